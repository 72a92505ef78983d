"""The dumps of the Wilson Center Digital Archive: its web pages, old and new, its print pages, and copies with other labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.hosts import publishers
from archivetext.profiles.shaped import Shaped

if TYPE_CHECKING:
    from archivetext.profiles.base import Profile

__all__ = ["RELABELLED", "WILSON_OLDWEB", "WILSON_PRINT", "WILSON_WEB"]

_PUBLISHER = publishers()["wilson"]
_MASTHEAD = (
    "digitalarchive.wilsoncenter.org",
    "digital archive international history declassified",
    "international history declassified",
    "wilson center digital archive",
    "digital archive",
    "skip to content",
)

WILSON_PRINT: Profile = Shaped(
    "wilson-print",
    "Wilson Center Digital Archive, print page (PDF to text, Markdown, or on one line)",
    page="date? title labels body",
    shape="labelled",
    labels={
        "Citation": "citation",
        "Summary": "summary",
        "Credits": "credits",
        "Original Language": "original_language",
        "Contents": "contents",
    },
    phrases=_MASTHEAD,
    hosts=_PUBLISHER.hosts,
    addresses=_PUBLISHER.addresses,
    last_label="contents",
)

WILSON_OLDWEB: Profile = Shaped(
    "wilson-oldweb",
    "Wilson Center Digital Archive, page of the former web site",
    page="date? title credits* summary? citation? body",
    shape="record",
    phrases=(
        "search in", "add search filter", "cancel search filter", "add search filter cancel search filter", *_MASTHEAD,
        "citation share download", "citation share", "citation", "share", "download", "get citation", "share document",
        "view document in", "print", "close",
    ),
    shown=("view document in", "get citation", "add search filter"),
    buttons=("citation", "get citation", "share"),
    before_body=("view document in", "share document", "get citation"),
    hosts=_PUBLISHER.hosts,
    addresses=_PUBLISHER.addresses,
)  # fmt: skip

WILSON_WEB: Profile = Shaped(
    "wilson-web",
    "Wilson Center Digital Archive, page of the web site",
    page="date? title credits* body summary=sentences? labels/line",
    shape="page",
    labels={
        "Author(s)": "author",
        "Author": "author",
        "Associated People & Organizations": "people",
        "Associated People and Organizations": "people",
        "Associated Places": "places",
        "Associated Topics": "topics",
        "Subjects Discussed": "subjects",
        "Related Documents": "related",
        "Source": "source",
        "Original Archive": "archive",
        "Rights": "rights",
        "Original Uploaded Date": "uploaded",
        "Type": "type",
        "Language": "language",
        "Record ID": "record_id",
        "Donors": "credits",
        "Original Classification": "classification",
    },
    headings=("Document Information", "Document Summary"),
    opens=("skip to content",),
    phrases=_MASTHEAD,
    buttons=("original scan", "share", "cite", "download"),
    rights=("welcomes reuse of Digital Archive materials", "To enquire about this document's rights status"),
    hosts=_PUBLISHER.hosts,
    addresses=_PUBLISHER.addresses,
)

RELABELLED: Profile = Shaped(
    "relabelled",
    "a copy of a transcript under Title, Author, Date, Source and Description",
    page="labels body",
    shape="columns",
    labels={
        "Title": "title",
        "Author": "author",
        "Date": "date",
        "Source": "source",
        "Description": "summary",
        "Subject": "subjects",
        "Language": "language",
        "Translator": "translator",
    },
    hosts=_PUBLISHER.hosts,
    addresses=_PUBLISHER.addresses,
    last_label="summary",
)
