"""The dumps of the Wilson Center Digital Archive: its web pages, old and new, its print pages, and copies with other labels."""

from __future__ import annotations

from archivetext.profiles.base import Profile

__all__ = ["RELABELLED", "WILSON_OLDWEB", "WILSON_PRINT", "WILSON_WEB"]

_HOSTS = (
    "History and Public Policy Program Digital Archive",
    "Wilson Center Digital Archive",
    "CWIHP Digital Archive",
    "Cold War International History Project Digital Archive",
)
_MASTHEAD = (
    "digitalarchive.wilsoncenter.org",
    "digital archive international history declassified",
    "international history declassified",
    "wilson center digital archive",
    "digital archive",
    "skip to content",
)

WILSON_PRINT = Profile(
    "wilson-print",
    "Wilson Center Digital Archive, print page (PDF to text, Markdown, or on one line)",
    shape="labelled",
    labels={
        "Citation": "citation",
        "Summary": "summary",
        "Credits": "credits",
        "Original Language": "original_language",
        "Contents": "contents",
    },
    furniture=_MASTHEAD,
    hosts=_HOSTS,
    last_label="contents",
)

WILSON_OLDWEB = Profile(
    "wilson-oldweb",
    "Wilson Center Digital Archive, page of the former web site",
    shape="record",
    furniture=(
        "search in", "add search filter", "cancel search filter", "add search filter cancel search filter", *_MASTHEAD,
        "citation share download", "citation share", "citation", "share", "download", "get citation", "share document",
        "view document in", "print", "close",
    ),
    hosts=_HOSTS,
)  # fmt: skip

WILSON_WEB = Profile(
    "wilson-web",
    "Wilson Center Digital Archive, page of the web site",
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
    headings=frozenset(("document information", "document summary", "original scan", "share", "cite", "download")),
    furniture=_MASTHEAD,
    hosts=_HOSTS,
)

RELABELLED = Profile(
    "relabelled",
    "a copy of a transcript under Title, Author, Date, Source and Description",
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
    hosts=_HOSTS,
    last_label="summary",
)
