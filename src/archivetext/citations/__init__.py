"""How an archive cites a document: the whole citation, its references level by level, the people, the archives."""

from __future__ import annotations

from archivetext.citations.citation import parse_citation, read_citation
from archivetext.citations.find import find_references, looks_archival
from archivetext.citations.write import write_citation

__all__ = ["find_references", "looks_archival", "parse_citation", "read_citation", "write_citation"]
