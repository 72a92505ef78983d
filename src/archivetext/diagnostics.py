"""The codes of everything odd that a parse can meet: one table, from which the docs are made.

AT1xx the page and its labels, AT2xx brackets, AT3xx notes, AT4xx dates and citations, AT5xx characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from archivetext.records import Diagnostic

if TYPE_CHECKING:
    from archivetext.records import Severity
    from archivetext.spans import Span

__all__ = ["CODES", "Code", "report"]


@frozen
class Code:
    """One line of the table."""

    severity: Severity
    """How bad it is."""
    message: str
    """The message, with ``{}`` for what was met."""
    meaning: str
    """What a reader should know and can do."""
    example: str
    """Text that gives this code."""


def report(code: str, span: Span, *what: object) -> Diagnostic:
    """The diagnostic *code* at *span*; *what* fills the braces of its message.

    Raises:
        KeyError: the table has no such code.
    """
    entry = CODES[code]
    return Diagnostic(code, entry.severity, entry.message.format(*what), span)


CODES: dict[str, Code] = {
    "AT101": Code("warning", "the text is empty", "Nothing but white space was given. Was the page saved before it had loaded?", "''"),
    "AT102": Code("info", "no known header; the whole text was taken as the body", "No label, title or date of a known family of dumps was found. If it has a header, name the profile.", "Dear Comrade, ..."),
    "AT103": Code("warning", "the label {!r} has no value", "The dump lost the value. The field is kept, empty.", "Record ID"),
    "AT104": Code("info", "this {} stands without a label", "The dump lost the label. The value was known by what it says.", "National Security Archive"),
    "AT105": Code("warning", "no title was found", "The header has no line that could be the title.", "Citation: ..."),
    "AT106": Code("warning", "no date was found in the header", "The header has no line that reads as a date.", "Skip to content"),
    "AT107": Code("info", "text before the header was set aside as page furniture", "Some pages carry the summary of another document above the date.", ""),
    "AT108": Code("info", "the label {!r} occurs again; both are kept", "Two fields have the same key. The first is the one that the header's accessors give.", "Citation: ... Citation: ..."),
    "AT109": Code("warning", "the header's date {} is not the citation's {}", "Both are kept; the page itself disagrees.", "May 21, 1962 / Citation: ..., May 24, 1962"),
    "AT110": Code("warning", "the header's title is not the citation's", "Both are kept; the page itself disagrees, or lost a line of the title.", ""),
    "AT111": Code("info", "this line of the header was not understood", "It is kept as furniture and is in no record.", ""),
    "AT201": Code("warning", "this '[' is never closed", "It is kept as text. Read the sentence: where should the insertion end?", "the [handwritten note"),
    "AT202": Code("warning", "this ']' closes nothing", "It is kept as text. Read the sentence: where should the insertion start?", "Wang Jiaxiang] came"),
    "AT204": Code("warning", "this bracket pair is too long or too deep for an insertion", "It would hold several paragraphs, or is nested deeper than editors write: two brackets that lost their partners. Kept as text.", "[a ... many paragraphs ... b]"),
    "AT203": Code("info", "the kind of this insertion is not known", "No rule decided. It is kept as unclassified.", "[]"),
    "AT301": Code("warning", "the mark {!r} has no note", "The dump lost the note, or the mark is no mark.", "kept in secret.[3]"),
    "AT302": Code("warning", "the note {!r} has no mark", "The dump lost the mark, or the note belongs to the whole text.", "[3] Translator's Note: ..."),
    "AT303": Code("info", "the label {!r} is on more than one note", "Marks were joined to the next note of that label behind them.", "[1] ... [1] ..."),
    "AT401": Code("warning", "{!r} looks like a date but is none", "A misprint in the source, or a month that is not known. It is kept as written.", "on Many 24"),
    "AT402": Code("info", "{!r} can be read as two dates", "The reading that the archive's habit suggests was taken; ambiguous is set.", "05/06/62"),
    "AT403": Code("warning", "{!r} is no day of the calendar", "The date is kept as written, with the value as far as it can be read.", "31 June 1962"),
    "AT404": Code("warning", "the weekday of {!r} does not fit its date", "One of the two is wrong in the source; the date is kept.", "Monday, 25 May 1962"),
    "AT405": Code("info", "the archive {!r} is not in the table of archives", "Its name is kept as written and its levels were read by their labels.", "Archive of X, box 3"),
    "AT406": Code("info", "no archival reference was found in the citation", "It names a printed source, or in a form that is not known.", ""),
    "AT501": Code("warning", "{} of the character {} in the text", "The dump was decoded with the wrong encoding, or damaged. The characters are kept.", "a NUL, a lone surrogate, U+FFFD"),
}  # fmt: skip
