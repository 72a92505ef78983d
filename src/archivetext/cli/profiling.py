"""What ``profile`` and ``profile try`` print: a first look at the dumps of an unknown archive, and what a profile gets out of them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from archivetext import saving
from archivetext.cli.reading import before_next, check_encoding, profile_of
from archivetext.cli.saying import FOUND, OK, StopError, UsageError, shown, tell
from archivetext.formats import Failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from archivetext.profiles import Profile
    from archivetext.records import Document
    from archivetext.survey import Look, Row, Tried

__all__ = ["profile"]

_COLOURS = {
    "title": "1", "date": "36", "dateline": "36", "label": "33", "field": "32", "furniture": "2", "footnote": "35", "signature": "34", "participants": "34",
}  # fmt: skip
_ENDS = 3
"""Of lines of the document itself so many are shown at its start, and at its end."""


def profile(options: argparse.Namespace) -> int:
    """Looks at texts, or tries a profile on them."""
    if options.paths[0] == "try":
        if len(options.paths) < 3:
            raise UsageError("archivetext profile try PROFILE PATH...: name a profile (a .toml file, say) and the texts to try it on")
        return _try(options, options.paths[1], options.paths[2:])
    check_encoding(options.encoding)
    given = profile_of(options.profile)
    texts, failed = _texts(options.paths, options.encoding)
    if not texts:
        raise StopError("no text could be read")
    report = sys.stdout if options.output not in (None, "-") or given is not None else sys.stderr
    _look(texts, given, options, report)
    return FOUND if failed else OK


def _texts(paths: Sequence[str], encoding: str) -> tuple[list[tuple[str, str]], int]:
    from archivetext.corpus import ReadError, find, texts_of

    texts: list[tuple[str, str]] = []
    failed = 0
    for path in find(paths, tell=tell):
        if isinstance(path, Failure):
            tell(path.message)
            failed += 1
            continue
        try:
            texts += texts_of(path, encoding)
        except ReadError as error:
            tell(str(error))
            failed += 1
        except OSError as error:
            tell(f"{path}: {error.strerror or error}")
            failed += 1
    return texts, failed


# --- the first look


def _look(texts: list[tuple[str, str]], given: Profile | None, options: argparse.Namespace, out: TextIO) -> None:
    from archivetext.survey import look_at, start_from, toml_of

    look = look_at(texts)
    start = start_from(texts, look, options.name) if given is None else None
    read_with = given or start
    if not options.quiet:
        paint = out.isatty() and "NO_COLOR" not in os.environ
        for name, text in texts if options.all else texts[: options.texts]:
            out.writelines(_of_text(name, text, given, start, whole=options.all, paint=paint))
        if len(texts) > options.texts and not options.all:
            more = len(texts) - options.texts
            out.write(f"... {more} more text{'' if more == 1 else 's'}: --all shows every line of each\n\n")
        out.writelines(_of_all(look, read_with))
        out.flush()
    if start is None:
        return
    remark = f"A start, guessed from {len(texts)} text{'' if len(texts) == 1 else 's'}: look at each line of it. {_PAGE}\n" + (
        "Nothing was found that gives more than the bare text."
        if start.page == "body"
        else f"Then: archivetext profile try {options.name}.toml PATH..."
    )
    _write(toml_of(start, {"": remark, **_REMARKS}), options.output)


_PAGE = "Its fields: docs/reference/profiles.md"
_REMARKS = {
    "signs": "by these lines a text is known to be of this family; more than one set may be given",
    "page": "the parts in their order; ? may be there, * any number of times, + at least once",
    "furniture": "lines that come again and are no text; {} is anything",
    "split": "the line that opens each document of a file",
    "labels": "as printed = the key of its field",
}


def _write(text: str, output: str | None) -> None:
    if output is None or output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        with saving.whole(output) as out:
            out.write(text)
    except OSError as error:
        raise UsageError(f"cannot write to {output}: {error.strerror}") from None


def _of_text(name: str, text: str, given: Profile | None, start: Profile | None, *, whole: bool, paint: bool) -> Iterator[str]:
    """The lines of a text, each with what it was taken for."""
    from archivetext.books import split
    from archivetext.profiles import BODY
    from archivetext.survey import rows_of

    documents = split(text, profile=given, name=name)
    how = "as it was told" if given is not None else "as its signs tell"
    if given is None and start is not None and documents[0].profile == BODY.name:
        documents = split(text, profile=start, name=name)
        how = "of no known family: as the profile below has it"
    yield f"{shown(name)}: {documents[0].profile}, {how}" + (f"; {len(documents)} documents\n" if len(documents) > 1 else "\n")
    before = (0, 0)
    for number, document in enumerate(documents):
        before = before if document.offset else (0, 0)
        if number == _ENDS and not whole:
            yield f"  ... {len(documents) - _ENDS} more documents\n"
            break
        yield from _table(list(rows_of(document)), before[0], whole=whole, paint=paint)
        yield from _odd(document, before[0])
        before = before_next(document, before)
        yield "\n"


def _table(rows: list[Row], before: int, *, whole: bool, paint: bool) -> Iterator[str]:
    from archivetext.survey.rows import OF_BODY

    width = max((len(row.key) for row in rows), default=0)
    width = min(width, 24)
    body = [at for at, row in enumerate(rows) if row.kind in OF_BODY and not row.key]
    left = set() if whole or len(body) <= 2 * _ENDS + 1 else set(body[_ENDS:-_ENDS])
    told = False
    for at, row in enumerate(rows):
        if at in left:
            if not told:
                yield f"  {'...':>6}  {len(left)} lines of the document\n"
            told = True
            continue
        kind = f"{row.kind:12}"
        if paint and row.kind in _COLOURS:
            kind = f"\033[{_COLOURS[row.kind]}m{kind}\033[0m"
        yield f"  {row.line + before:6}  {kind}  {_short(row.key, 24):{width}}  {_short(row.value, 90)}".rstrip() + "\n"


def _odd(document: Document, before: int) -> Iterator[str]:
    """What was missed of the page."""
    for odd in document.diagnostics:
        if odd.code.startswith("AT1"):
            yield f"  {document.position(odd.span.start)[0] + before:6}  {odd.code}         {shown(odd.message)}\n"


def _of_all(look: Look, read_with: Profile | None) -> Iterator[str]:
    """What the texts have in common, and what of it the profile does not name."""
    from archivetext.survey import named_by

    if look.labels:
        yield "What looks like a label:\n"
        forms = {"": "label: value", "line": "label above its value", "bare": "label value", "yaml": "front matter"}
        named = {label.casefold(): key for label, key in read_with.labels.items()} if read_with is not None else {}
        width = min(30, max(len(label.text) for label in look.labels))
        for label in look.labels:
            form = forms.get(label.form, f"label {label.form} value")
            key = named.get(label.text.casefold(), "left over")
            yield (
                f"  {label.texts:4} {_texts_of(label.texts)}  {form:21}  {_short(label.text, 30):{width}}  {_short(key, 16):16}  {_short(label.example, 50)}".rstrip()
                + "\n"
            )
        yield "\n"
    if look.repeated:
        yield "Lines that come again:\n"
        for line in look.repeated[:40]:
            known = read_with is not None and named_by(read_with, line.example)
            yield f"  {line.texts:4} {_texts_of(line.texts)} {line.times:5} times  {'in the profile' if known else 'left over':14}  {_short(line.pattern, 90)}\n"
        yield "\n"


def _texts_of(number: int) -> str:
    return "text " if number == 1 else "texts"


def _short(text: str, most: int) -> str:
    text = shown(text)
    return text if len(text) <= most else f"{text[: most - 3]}..."


# --- trying a profile


def _try(options: argparse.Namespace, name: str, paths: Sequence[str]) -> int:
    from archivetext.survey import tried

    profile = profile_of(name, "profile try")
    check_encoding(options.encoding)
    if profile is None:
        raise UsageError("profile try: name a profile")
    texts, failed = _texts(paths, options.encoding)
    found = [one for path, text in texts for one in tried(text, profile, path)]
    if not found:
        raise StopError("no text could be read")
    sys.stdout.writelines(_trial(found))
    sys.stdout.flush()
    with_title = sum(one.document.header.title is not None for one in found)
    with_date = sum(_dated(one) for one in found)
    referred = sum(one.references > 0 for one in found)
    known = "it has no signs" if not profile.signs else f"{sum(bool(one.known) for one in found)} known by their signs"
    documents = f", {len(found)} documents" if len(found) > len(texts) else ""
    tell_count = (
        f"{len(texts)} text{'' if len(texts) == 1 else 's'}{documents}: {known}, {with_title} with a title, {with_date} with a date, "
    )
    sys.stderr.write(f"{tell_count}{referred} with a reference\n")
    return FOUND if failed else OK


def _dated(one: Tried) -> bool:
    date = one.document.header.date
    return date is not None and date.edtf is not None


def _trial(found: Iterable[Tried]) -> Iterator[str]:
    """The table: a line a document."""
    heads = ("text", "known", "title", "date", "references", "fields", "missed")
    rows: list[tuple[str, ...]] = [heads]
    for one in found:
        header = one.document.header
        known = "no signs" if one.known is None else "yes" if one.known else "no"
        date = "-" if header.date is None else header.date.edtf or f"? {header.date.text}"
        rows.append(
            (
                one.name if len(one.name) <= 40 else f"...{shown(one.name)[-37:]}",
                known + (f", or {one.other}" if one.other is not None else ""),
                _short(header.title.text, 40) if header.title is not None else "-",
                _short(date, 21),
                str(one.references or "-"),
                str(one.filled or "-"),
                " ".join(code if times == 1 else f"{code}*{times}" for code, times in one.missed.items()) or "-",
            )
        )
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    for row in rows:
        yield "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
