"""Plain text: one view of a document, by itself.

Of several documents each begins with a line that names it, ``==> letter.txt <==``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.formats import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archivetext.formats import Failure
    from archivetext.records import Document
    from archivetext.views import ViewName

__all__ = ["write"]


def write(
    records: Iterable[Document | Failure],
    *,
    many: bool = False,
    source: bool = False,  # noqa: ARG001  one shape
    view: ViewName = "reading",
) -> Iterator[str]:
    r"""The text of each document, as *view* shows it.

    >>> import archivetext
    >>> "".join(write([archivetext.parse("Then F[idel] spoke [illegible].")], view="original"))
    'Then F spoke ⟨…⟩.\n'
    """
    for number, document in enumerate(documents(records)):
        if many:
            name = " ".join((document.name or str(number + 1)).split())
            yield f"\n==> {name} <==\n" if number else f"==> {name} <==\n"
        text = document.view(view).text
        yield text if text.endswith("\n") or not text else text + "\n"
