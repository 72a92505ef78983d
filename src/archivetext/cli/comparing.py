"""``compare``: two dresses of one document, and what each has that the other lacks."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from archivetext.cli.reading import check_encoding, profile_of
from archivetext.cli.saying import FOUND, OK, StopError, UsageError, shown

if TYPE_CHECKING:
    import argparse

    from archivetext.formats.difference import Difference
    from archivetext.records import Document

__all__ = ["compare"]

_LONGEST = 200


def compare(options: argparse.Namespace) -> int:
    """Prints what one of two documents has and the other lacks; the status is 1 if there is anything."""
    from archivetext.formats.difference import differences

    if options.first == options.second == "-":
        raise UsageError("standard input is one text: name the other")
    check_encoding(options.encoding)
    found = list(differences(*(_document(path, options) for path in (options.first, options.second))))
    if options.to == "json":
        for one in found:
            sys.stdout.write(json.dumps({"only": (options.first, options.second)[one.side], **one._asdict()}) + "\n")
    else:
        for one in found:
            sys.stdout.write(_line(one))
    sys.stdout.flush()
    return FOUND if found else OK


def _document(path: str, options: argparse.Namespace) -> Document:
    from archivetext.corpus import ReadError, read

    try:
        return read(path, options.encoding, profile_of(options.profile), sidecars=options.sidecars)
    except ReadError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"{path}: {error.strerror or error}") from None


def _line(one: Difference) -> str:
    """``-`` for what only the first has, ``+`` for what only the second has."""
    said = ", ".join(f"{name} {_cut(value)}" for name, value in one.says.items())
    times = f" ({one.times} times)" if one.times > 1 else ""
    return f"{'-+'[one.side]} {one.table}: {said}{times}\n"


def _cut(value: str | int | bool) -> str:
    text = shown(repr(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
