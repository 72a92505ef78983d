"""What a user knows besides the library: cues, languages, archives and months, in the forms of the library's own files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    Paths: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

__all__ = ["Knowledge"]


def _texts(given: str | Iterable[str]) -> tuple[str, ...]:
    """The texts; one alone may be given as it is."""
    return (given,) if isinstance(given, str) else tuple(given)


@frozen
class Knowledge:
    r"""Cues, languages, archives and months of your own, beside those that the library knows. A profile carries them.

    They are texts in the forms of the library's own files, which say in their first lines what that form is: ``cues.txt`` in
    ``archivetext/insertions/data``, ``languages.tsv`` in ``archivetext/words/data``, ``archives.tsv`` in ``archivetext/citations/data``,
    ``months.txt`` in ``archivetext/dates/data``. They are checked when they are given.

    Raises:
        ValueError: a line is in another form, a pattern does not meet its examples, or a word names two months; the message names the
            text, the line and what is wrong.

    >>> import archivetext
    >>> from attrs import evolve
    >>> mine = Knowledge(cues="[gap]\nwords: olvashatatlan\n")
    >>> profile = evolve(archivetext.profiles.BODY, knowledge=mine)
    >>> archivetext.parse("He saw [olvashatatlan] at noon.", profile=profile).insertions[0].kind
    'gap'
    >>> Knowledge(cues="[gap]\nphrase: nem olvasható\nholds: olvasható\n")
    Traceback (most recent call last):
    ...
    ValueError: cues:2: the pattern has no example; write below it what it meets, as yes: ...
    """

    cues: tuple[str, ...] = field(default=(), converter=_texts)
    """Words by which editors say what a bracket does."""
    languages: tuple[str, ...] = field(default=(), converter=_texts)
    """Languages by their names, as in ``[in Ladino: ...]``."""
    archives: tuple[str, ...] = field(default=(), converter=_texts)
    """Archives by their names and acronyms, with what the labels of their levels mean."""
    months: tuple[str, ...] = field(default=(), converter=_texts)
    """The months of languages, as dates name them."""

    def __attrs_post_init__(self) -> None:
        """Checks the texts."""
        _check(
            _called("languages", self.languages),
            _called("cues", self.cues),
            _called("archives", self.archives),
            _called("months", self.months),
        )

    @classmethod
    def load(cls, *, cues: Paths = (), languages: Paths = (), archives: Paths = (), months: Paths = ()) -> Knowledge:
        """The knowledge of files.

        Args:
            cues: the path of a file, or paths of several, in UTF-8.
            languages: the same.
            archives: the same.
            months: the same.

        Raises:
            ValueError: as above; the message names the file. It is also raised where a file is not in UTF-8.
            OSError: a file cannot be read.
        """
        of_languages, of_cues, of_archives, of_months = _read(languages), _read(cues), _read(archives), _read(months)
        _check(of_languages, of_cues, of_archives, of_months)
        return cls(*(tuple(text for _, text in found) for found in (of_cues, of_languages, of_archives, of_months)))


def _called(kind: str, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """The texts, each with what messages call it."""
    return [(kind if len(texts) == 1 else f"{kind} {number}", text) for number, text in enumerate(texts, 1)]


def _read(given: Paths) -> list[tuple[str, str]]:
    """The texts of the files, each with its path."""
    from pathlib import Path

    paths = [given] if isinstance(given, str | os.PathLike) else list(given)
    found: list[tuple[str, str]] = []
    for path in paths:
        try:
            found.append((os.fspath(path), Path(path).read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError as error:
            raise ValueError(f"{os.fspath(path)}: the file is not in UTF-8: {error.reason} at byte {error.start}") from None
    return found


def _check(
    languages: list[tuple[str, str]], cues: list[tuple[str, str]], archives: list[tuple[str, str]], months: list[tuple[str, str]]
) -> None:
    """Reads every text, each with what messages call it, and holds the patterns against their examples."""
    if archives:
        from archivetext.citations.archives import read

        for where, text in archives:
            read(text, where)
    if languages or cues:
        from archivetext.insertions.cues import check
        from archivetext.words import languages as tongues

        known = (*tongues.known(), *(one for where, text in languages for one in tongues.read(text, where)))
        for where, text in cues:
            check(text, where, known)
    if months:
        from archivetext.dates.vocabulary import check_months

        check_months(months)
