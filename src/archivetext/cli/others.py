"""``cite``, ``profiles`` and ``schema``: what the command does without texts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from archivetext.cli.reading import check_encoding
from archivetext.cli.saying import FOUND, OK, StopError, UsageError

if TYPE_CHECKING:
    import argparse

__all__ = ["cite", "profiles", "schema"]


def cite(options: argparse.Namespace) -> int:
    """Reads one citation, and shows what it says."""
    from archivetext.citations import parse_citation

    text = " ".join(options.citation)
    if text == "-":
        text = _standard_input_text(options.encoding)
    if not text.strip():
        raise UsageError('give the citation as text, e.g. archivetext cite "RGANI, F. 3, Op. 16, D. 947, Ll. 15-16"')
    citation = parse_citation(text)
    if options.to == "json":
        from archivetext.formats.json import dump_citation

        sys.stdout.write(dump_citation(citation, indent=2) + "\n")
    else:
        from importlib import import_module

        written: str = import_module(f"archivetext.formats.{options.to}").write_citation(citation)
        sys.stdout.write(written if written.endswith("\n") else written + "\n")
    return OK if citation.references or citation.contributors or citation.title else FOUND


def _standard_input_text(encoding: str) -> str:
    from archivetext.corpus import ReadError, read_source

    check_encoding(encoding)
    try:
        return read_source("-", encoding)
    except ReadError as error:
        raise StopError(str(error)) from None


def profiles(_: argparse.Namespace) -> int:
    """Lists the profiles that are known by name."""
    from archivetext.profiles import PROFILES

    width = max(len(profile.name) for profile in PROFILES)
    for profile in PROFILES:
        sys.stdout.write(f"{profile.name:{width}}  {profile.title}\n")
    return OK


def formats(_: argparse.Namespace) -> int:
    """Lists the formats, each with the first words of its module."""
    from archivetext.formats import FORMATS, about

    width = max(map(len, FORMATS))
    for name in FORMATS:
        sys.stdout.write(f"{name:{width}}  {about(name)}\n")
    sys.stdout.write(f"{'parquet':{width}}  Rows of a table as Apache Parquet.\n")
    return OK


def schema(_: argparse.Namespace) -> int:
    """Prints the JSON Schema."""
    import json

    from archivetext.formats.json import json_schema

    sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
    return OK
