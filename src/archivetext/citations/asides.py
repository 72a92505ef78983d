"""What stands among the levels and is told by its whole form: shelfmarks of manuscripts, descriptions, brackets that explain.

A shelfmark opens with a word for manuscript and is one call number, though it has words and points in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.citations.archives import Shared
from archivetext.citations.described import described, unnumbered
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import Part, level_at
from archivetext.citations.reading import Archive
from archivetext.citations.wording import alternatives, numbered, title_like
from archivetext.records import Repository

if TYPE_CHECKING:
    from archivetext.citations.reading import Draft, Gap, Reading

__all__ = ["MANUSCRIPT", "bracketed", "description", "explained", "leaf_within", "shelfmark"]

MANUSCRIPT = Lazy(
    rf"{alternatives('manuscript')} (?:(?<!Ms )(?<!Mss )(?<!MSs )(?<!Hs )(?<!Hss )(?<!s\. )|(?=[^\d,]|\d+,\d{{3}}))"  # Ms. 14, with nothing else, is a level by its own label
    r"(?:[^\W\d]\w{0,15}\.? ){0,4}(?:\d[\w/:-]*+(?:,\d{3}(?!\d)(?:/\d[\w/-]*+)?)?|(?<= [A-Z]\. )[IVXLC]{1,8}|(?<= [A-Z] )[ivxlc]{1,8})"
    r"(?=[,;.)]|$| ff?\.? ?\d)"
)
"""The shelfmark of a manuscript."""
_LISTED = Lazy(r"[A-Z_]{2,16}(?:,[A-Z\d_.]{1,12}){2,6}(?<=\d)(?=[,;:.)]|$| )")
"""The signature of a catalogue, whose parts commas divide without blanks: EST,LEG,1381,143."""
_ROMAN_SHELF = Lazy(r"(?:[A-Z][a-z]{1,8}\. ?){1,3}(?:(?:lat|gr)\. )?\d[\w/-]*+(?: [IVX]{1,4}\b| [a-z]\b)?(?=[,;.)]|$)")
"""Shelfmarks of Rome: Jap. Sin. 12 II, Vat. lat. 1234."""


_LONGEST_BRACKET = 60


def shelfmark(draft: Draft, at: int, stop: int) -> int:
    """Where the shelfmark of a manuscript ends, which is one call number: ``MS. Eng. hist. c. 123``, ``Cod. 1234``; *at* where none stands."""
    pattern = _ROMAN_SHELF if draft.labels.named else MANUSCRIPT
    match = pattern.match(draft.text, at, stop)
    if match is None:
        match = _LISTED.match(draft.text, at, stop)
    if match is None:
        return at
    return draft.add(Part("call-number", None, match[0], at, match.end(), ""), match.end())


def description(reading: Reading, draft: Draft, here: int, stop: int, gap: Gap) -> int:
    """Where what describes the document ends, which is none of the levels, and the names before it; *here* where none stands there."""
    reached = unnumbered(reading.text, here, stop)
    if reached == here and not gap.sentence and not gap.semicolon:
        reached = described(reading, draft, here, stop)
    if reached > here:
        draft.pending.clear()
        draft.described = reached
    return reached


def leaf_within(draft: Draft, here: int, closed: int) -> None:
    """The leaves that stand in a bracket behind a title: ``("Foo, card. Bar", ff. 10-58, letters)``."""
    comma = draft.text.find(", ", here, closed)
    while comma >= 0:
        level = level_at(draft.text, comma + 2, closed, draft.labels)
        if level is not None and level[0].start == comma + 2 and level[0].kind in ("folio", "list", "page"):
            draft.add(*level)
            return
        comma = draft.text.find(", ", comma + 2, closed)


def explained(reading: Reading, draft: Draft, here: int, stop: int) -> int:
    """A bracket behind the levels that gives the archive's name in full: ``TNA, 967.82, vol. 1 (Tanzania National Archives)``."""
    archive = draft.archive
    found = reading.known_at(here, stop) if archive is not None and archive.written.isupper() else None
    if found is None or archive is None:
        return here
    entry, end = found
    if "".join(filter(str.isupper, reading.text[here:end])) != archive.written or isinstance(entry, Shared):
        return here
    draft.archive = Archive(Repository(archive.written, entry.name, entry.place, entry.country), entry, archive.written)
    closed = reading.text.find(")", end, stop)
    draft.described = closed if closed >= 0 else end
    return draft.described


def _name_goes_on(reading: Reading, draft: Draft, here: int, stop: int) -> int:
    """Behind the bracket that belongs to the name of a collection before a comma: ``Home (Political), File 12``; *here* where none does."""
    text = draft.text
    closed = text.find(")", here, min(stop, here + _LONGEST_BRACKET))
    inside = text[here:closed]
    if closed < 0 or draft.archive is None or text[closed + 1 : closed + 2] != "," or not inside[:1].isupper():
        return here
    if (
        numbered(inside)
        or "," in inside
        or "(" in inside
        or inside.split()[0].isupper()
        or not title_like(inside)
        or reading.known.is_place(inside)
    ):
        return here
    if draft.pending:
        first, last = draft.pending[-1]
        if last != here - 2:
            return here
        draft.pending[-1] = (first, closed + 1)
    else:
        last_part = draft.parts[-1] if draft.parts else None
        if last_part is None or last_part.kind != "collection" or last_part.label is not None or last_part.end != here - 2:
            return here
        value = text[last_part.start : closed + 1]
        draft.parts[-1] = last_part._replace(value=value, end=closed + 1)
        draft.last = closed + 1
    return closed + 1


def bracketed(reading: Reading, draft: Draft, here: int, stop: int) -> int:
    """Behind a bracket that goes on with the name of a collection, or gives the archive's name in full; *here* where none does."""
    reached = _name_goes_on(reading, draft, here, stop)
    return explained(reading, draft, here, stop) if reached == here and draft.parts else reached
