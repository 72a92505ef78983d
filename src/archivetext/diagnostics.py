"""The codes of everything odd that a parse can meet: one table, from which the docs are made.

AT1xx the page and its labels, AT2xx brackets, AT3xx notes, AT4xx dates and citations, AT5xx characters, AT6xx files beside the text.
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
    """A text whose parse gives this code."""


def report(code: str, span: Span, *what: object) -> Diagnostic:
    """The diagnostic *code* at *span*; *what* fills the braces of its message.

    Raises:
        KeyError: the table has no such code.
    """
    entry = CODES[code]
    return Diagnostic(code, entry.severity, entry.message.format(*what) if what else entry.message, span)


_PRINT = 'May 21, 1962\n\nOn Trade\n\nCitation:\n"On Trade," May 21, 1962, Wilson Center Digital Archive, RGANI, F. 3, Op. 1.\n\n'

CODES: dict[str, Code] = {
    "AT101": Code("warning", "the text is empty", "Nothing but white space was given. Was the page saved before it had loaded?", " \n"),
    "AT102": Code("warning", "no known header; the whole text was taken as the body", "No label, title or date of a known family of dumps was found. If it has a header, name the profile.", "Dear Comrade, the ships are ready."),
    "AT103": Code("warning", "the label {!r} has no value", "The dump lost the value. The field is kept; its text is None.", _PRINT + "Summary:\n\nContents:\nEnglish Translation\n\nWords."),
    "AT104": Code("info", "this {} stands without a label", "The dump lost the label. The value was known by what it says.", "Skip to content\nMay 21, 1962\nOn Trade\nWords.\nDocument Information\nNational Security Archive"),
    "AT105": Code("warning", "no title was found", "The header has no line that could be the title.", "May 21, 1962\n\nSummary:\nThe council meets.\n\nContents:\nEnglish Translation\n\nWords."),
    "AT106": Code("warning", "no date was found in the header", "The header has no line that reads as a date. A date of the citation is taken in its place.", "Skip to content\nOn Trade\nWords.\nDocument Information"),
    "AT107": Code("info", "text before the header was set aside as page furniture", "Some pages carry the summary of another document above the date.", "The minister reports on another matter.\nMay 21, 1962\nOn Trade\nWords.\nDocument Information\nRecord ID\n123456"),
    "AT108": Code("info", "the label {!r} occurs again; both are kept", "Two fields have the same key, in the order of the text.", "Skip to content\nMay 21, 1962\nOn Trade\nWords.\nDocument Information\nType\nLetter\nType\nCable"),
    "AT109": Code("warning", "the header's date {} is not the citation's {}", "Both are kept; the page itself disagrees.", _PRINT.replace("May 21", "May 24", 1) + "Contents:\nEnglish Translation\n\nWords."),
    "AT110": Code("warning", "the header's title is not the citation's", "Both are kept; the page itself disagrees, or lost a line of the title.", _PRINT.replace("On Trade", "On Trade and Credit", 1) + "Contents:\nEnglish Translation\n\nWords."),
    "AT111": Code("info", "this line of the page was not understood", "It is kept as furniture and is in no record.", "Skip to content\nMay 21, 1962\nOn Trade\nWords.\nDocument Information\nsome words of the page"),
    "AT112": Code("warning", "the page has no part {!r}", "The profile says that it must be there. What stands in its place was read as the next part, or as the body.", "S/PV.8974\n\nWords."),
    "AT113": Code("info", "the text was read as of the family {!r}, and could be of: {}", "As many signs of each are met. Name the profile.", "HC Deb 4 May 1962 vol 12 cc3-4\n\nVolume 3 May 1 1776 --Ann Tamm to Silas Orde\n\nWords."),
    "AT114": Code("warning", "the page is a list of documents or the results of a search, and no document", "It was parsed as any text is. Leave it out, and look where the links of the list lead.", "SEARCH RESULTS\n1 - 10 of 76\nLetter, Orlov to Petrov\nMay 21, 1962"),
    "AT115": Code("info", "the text holds {} documents, which were read as one", "archivetext.split and read_many, and the command, give each of them by itself.", "No. 1\nOn Trade\n\nMay 4, 1962\n\nWords.\n\nRGANI. F. 3. Op. 1. D. 3. L. 1.\n\nNo. 2\nOn Grain\n\nMay 5, 1962\n\nWords.\n\nRGANI. F. 3. Op. 1. D. 3. L. 2."),
    "AT116": Code("warning", "a pattern of the profile cannot be waited for: {}", "A regular expression that took more than a second on one line. The text was read without what it looks for, as a bare body or without its signature. Write it with holes, or without repetition within repetition.", ""),
    "AT201": Code("warning", "this '[' is never closed", "It is kept as text. Read the sentence: where should the insertion end?", "the [handwritten note was lost."),
    "AT202": Code("warning", "this ']' closes nothing", "It is kept as text. Read the sentence: where should the insertion start?", "Orlovsky] came by train."),
    "AT203": Code("info", "the kind of this insertion is not known", "No rule decided. It is kept as unclassified.", "the fleet [#] sailed."),
    "AT204": Code("warning", "this bracket pair is too long or too deep for an insertion", "It would hold several paragraphs, or is nested deeper than editors write: two brackets that lost their partners. Kept as text.", "a [b" + "\n\nOne more paragraph of the document, long enough to be one." * 8 + " c] d"),
    "AT301": Code("warning", "the mark {!r} has no note", "The dump lost the note, or the mark is no mark.", "It was kept in secret.[3] Nobody knew."),
    "AT302": Code("warning", "the note {!r} has no mark", "The dump lost the mark, or the note belongs to the whole text.", "The ships are ready.\n\n[3] Translator's Note: Two ships."),
    "AT303": Code("info", "the label {!r} is on more than one note", "A mark is joined to the next note of its label behind it.", "One.[1]\n\n[1] The first.\n\nTwo.[1]\n\n[1] The second."),
    "AT401": Code("warning", "{!r} looks like a date but is none", "A misprint in the source, or a month that is not known. It is kept as written.", "They met on Many 24 in the harbour."),
    "AT402": Code("info", "{!r} can be read as two dates", "The reading that the archive's habit suggests was taken; ambiguous is set.", "Words.\n\n05/06/62\n\nMore words."),
    "AT403": Code("warning", "{!r} is no day of the calendar", "The date is kept as written, with the value as far as it can be read.", "Words.\n\n31 June 1962\n\nMore words."),
    "AT404": Code("warning", "the weekday of {!r} does not fit its date", "One of the two is wrong in the source; the date is kept.", "Words.\n\nMonday, 25 May 1962\n\nMore words."),
    "AT405": Code("info", "the archive {!r} is not in the table of archives", "Its name is kept as written and its levels were read by their labels.", _PRINT.replace("RGANI, F. 3, Op. 1", "Archive of the Harbour Board, Box 3, Folder 2") + "Contents:\nEnglish Translation\n\nWords."),
    "AT406": Code("info", "no archival reference was found in the citation", "It names a printed source, or is in a form that is not known.", _PRINT.replace(", RGANI, F. 3, Op. 1", "") + "Contents:\nEnglish Translation\n\nWords."),
    "AT407": Code("info", "{!r} is the name of more than one archive: in {}", "Neither a city beside it nor its levels tell which is meant. The name is kept as written, without a code and a place.", _PRINT.replace("RGANI, F. 3, Op. 1", "AMAE, Folder 784/1978") + "Contents:\nEnglish Translation\n\nWords."),
    "AT501": Code("warning", "{} of the character {} in the text", "The dump was decoded with the wrong encoding, or damaged. The characters are kept.", "the \0 ships \ufffd are ready."),
    "AT601": Code("warning", "the file beside the text cannot be read: {}", "Its name is that of a sidecar. Mend it, move it away, or read without sidecars; the record is that of the text alone.", ""),
}  # fmt: skip
