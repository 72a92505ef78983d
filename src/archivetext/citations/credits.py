"""Credits: who made the text available, and how.

    tail       = role *( "and" role ) [ "from" language ] [ "for" organization ] "by" names
               | "with assistance from" names | "Translator:" names
    names      = name *( "," name ) [ "and" name ]          name = initials and words [ "(" organization ")" ]

The words for what was done, and the role that each gives, are lines of ``data/roles.txt``.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple, cast

from archivetext.citations.hosts import INSTITUTION, institutions
from archivetext.citations.lazy import Lazy
from archivetext.citations.levels import ARCHIVAL_LEVELS, NO_LABELS, level_at
from archivetext.citations.points import ends_sentence, ends_statement
from archivetext.citations.wording import ANY_CASE, MONTH, POINT, PUBLICATION, alternatives, skip
from archivetext.records import Contributor
from archivetext.words import lists

if TYPE_CHECKING:
    import re

    from archivetext.citations.archives import Archives
    from archivetext.citations.folded import Folded
    from archivetext.records import Role

__all__ = ["Head", "heads_of", "people_of", "written_for"]

# ------------------------------------------------------------------------------------------------- words and patterns


class _Roles:
    """What ``data/roles.txt`` says."""

    __slots__ = ("bookish", "done", "label", "short", "whole")

    def __init__(self) -> None:
        self.done: dict[str, list[str]] = {}
        """The words before "by", by their role; under the empty one those that give none."""
        self.short: dict[str, list[str]] = {}
        """The same, cut short before a point."""
        self.label: dict[str, list[str]] = {}
        """The words before a colon."""
        self.whole: dict[str, list[str]] = {}
        """What stands before the name, whole, with a hyphen before its last word."""
        self.bookish: set[str] = set()
        """Roles that books have too."""


def _read(text: str) -> _Roles:
    found = _Roles()
    tables = {"done": found.done, "short": found.short, "label": found.label, "whole": found.whole}
    for number, role, line in lists.lines(text):
        key, _, said = line.partition(": ")
        if key in tables:
            tables[key].setdefault(role, []).extend(said.split())
        elif line == "is: book's":
            found.bookish.add(role)
        else:
            raise ValueError(f"roles.txt:{number}: a line opens with done:, short:, label:, whole: or is:, not {key!r}")
    return found


_SAID = _read(lists.read("archivetext.citations", "roles.txt"))
_ROLES: dict[str, Role] = {
    word: cast("Role", role) for table in (_SAID.done, _SAID.short, _SAID.label) for role, words in table.items() if role for word in words
}
"""A word -> its role. Introducing, annotating and selecting are not among the roles."""
_SHORT = frozenset(word for words in _SAID.short.values() for word in words)
_BOOKISH = _SAID.bookish
_BOOKISH_SHORT = frozenset(word for role in _BOOKISH for word in _SAID.short.get(role, ()))


def written_for(role: Role) -> str:
    """The word for what somebody of that role did.

    >>> written_for("obtainer")
    'obtained'
    """
    return _SAID.done[role][0]


@cache
def _plain() -> dict[str, tuple[Role, ...]]:
    """The commonest openings of a tail, to be known without a closer look: one role, or two with "and" between."""
    found: dict[str, tuple[Role, ...]] = {}
    for word, role in _ROLES.items():
        if role not in _BOOKISH and word not in _SHORT and word in _SAID.done[role]:
            found[word] = (role,)
    for one, other in permutations((role for role in _SAID.done if role), 2):
        if not _BOOKISH.issuperset((one, other)):
            found[f"{_SAID.done[one][0]} and {_SAID.done[other][0]}"] = (cast("Role", one), cast("Role", other))
    return found


_LONGEST_HEAD = 150
"""No opening of a tail is longer than this many code points."""
_LONGEST_TITLE = 300
"""The title of a book before its translator is not longer."""
_LONGEST_NAMES = 2000
"""No list of names is longer than this many code points."""

_DONE = rf"(?:{lists.either(word for table in (_SAID.done, _SAID.short) for words in table.values() for word in words)})\b\.?"
_ROLE = Lazy(rf"(?<![\w-]){_DONE}", ANY_CASE)
_ALL_DONE = Lazy(rf"{_DONE}(?:(?:,? (?:and|&|und|then) (?:then )?|, |/| / ){_DONE})*+", ANY_CASE)
_WORD = Lazy(r"[^\W\d_]+")
_MIDDLE = Lazy(
    r"(?:,? ?\([^()]*\))?(?:,?(?: and)? (?:from|for|into|to|in|on|out|with|at|via|under|through|jointly|together|exclusively|specially)"
    r"\b[^;]*)?,?",
    ANY_CASE,
)
"""What may stand between the roles and "by"."""
_WHOLE: dict[str, Role] = {said.replace("-", " "): cast("Role", role) for role, words in _SAID.whole.items() for said in words}
_LAST_WORDS = tuple({f"{said.rpartition('-')[0][-3:]} {said.rpartition('-')[2]} " for words in _SAID.whole.values() for said in words})
"""How what stands whole before a name ends, to be looked for before its pattern is."""
_BESIDE_BY = tuple(words for words in _LAST_WORDS if words.endswith(" of "))
"""Those of English alone, which stand beside "by"."""
_OPENED = Lazy(rf"(?<![\w-])({lists.either(_WHOLE)}) (?:the )?(?=[^\W\d_])", ANY_CASE)
_CUT = Lazy(rf"(?:^|(?<=[.;] ))({lists.either(_SHORT)})\. (?=(?:[A-Z]\. ?|[A-Z][\w'’-]+ )+[A-Z])", ANY_CASE)
"""A role cut short before a name, without "by", where a statement starts: ``Trans. Jane Person``."""
_PURPOSE = Lazy(r"\b(?:for|behalf of) (?:the )?")
_BEHIND = Lazy(r",? (?:and|from|into|to|by) |,? and |,$")
_WHOM = Lazy(r"\s(?:for|on behalf of) (?:the )?(?=[A-Z])")
_ASSISTANCE = Lazy(r"\bwith (?:the )?(?:[a-z]+ )?(?:assistance|help) (?:of|from) (?:the )?", ANY_CASE)
_LABELS = ("(s): ", *{f"{word[-2:]}: " for words in _SAID.label.values() for word in words})
"""How labels end, to be looked for before their pattern is."""
_LABELLED = Lazy(
    rf"(?<![\w-])({lists.either(word for words in _SAID.label.values() for word in words)})(?:\(s\))?(?: from(?: the)? [a-z]{{3,20}})?:\s*(?:by )?",
    ANY_CASE,
)
_NAMES = Lazy(r",\s+(?:and\s+|&\s+|und\s+)?|\s+(?:and|&|und)\s+")
_STARTER = Lazy(rf"\s(?={alternatives('behind names')}\b)", ANY_CASE)
"""What opens another statement."""
_NO_NAME = Lazy(rf"\s(?={alternatives('behind names')}\b)|{institutions()}", ANY_CASE)
_ONE_NAME = Lazy(r"((?:[A-ZÀ-Ž]\. ?|[A-ZÀ-Ž][\w'’-]{2,}+ ){1,4}[A-ZÀ-Ž][a-zà-ž'’-]{2,}+)(?=[.,;]? *(?:and )?$)")
"""A single name, whole, as nine tails of ten have it."""
_NAME_CUT = Lazy(rf"\s(?:from|in|at|of|with|as|to|via|through|using|under|during|is|was)(?=\s|$)|\s(?=\d)|\s(?={MONTH} \d)")
_PRINTED = Lazy(r"[^();\n]{3,80}\([^()]{2,120}(?:1[5-9]|20)\d\d\)")
"""A name, and a place and a year in brackets."""
_PARTICLE = Lazy(rf"(?:{lists.either(lists.PARTICLES)}|d)\b")
_INITIALS = Lazy(r"(?:[A-ZÀ-ŽА-Я]\. ?){1,3}[A-ZÀ-ŽА-Я]")
_BEHIND_SURNAME = Lazy(r"(?:(?:[A-ZÀ-ŽА-Я]|Yu|Ya|Zh|Kh|Ts|Ch|Sh)(?:\.-?|$) ?){1,3}")
"""Initials that stand behind the comma of a surname."""
_SURNAME = Lazy(r"(?:[a-z]{1,4} ){0,2}[A-ZÀ-ŽА-Я][\w'’-]+(?: [A-ZÀ-ŽА-Я][\w'’-]+)?")
_INVERTED = Lazy(r"; ?(?=[A-ZÀ-ŽА-Я][\w'’-]+, (?:[A-ZÀ-ŽА-Я]\.[ -]?)+(?:[;.]|$))")
"""Another surname with initials behind it, where names are divided by semicolons."""


# ---------------------------------------------------------------------------------------------------- openings


class Head(NamedTuple):
    """The opening of a tail: ``Translated and edited for CWIHP by``."""

    start: int
    names: int
    """Where the first name starts."""
    roles: tuple[Role, ...]
    organization: str | None


class _Done:
    """Where words for what was done start, up to *searched*: what was searched for one "by" is not searched again for the next."""

    __slots__ = ("places", "searched", "text")

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.places: list[int] = []
        self.searched = at

    def between(self, low: int, by: int) -> list[int]:
        """Where they start between *low* and *by*."""
        self.places += [match.start() for match in _ROLE.finditer(self.text, max(low, self.searched), by)]
        self.searched = by
        return self.places[bisect_left(self.places, low) :]


def heads_of(text: str, at: int, stop: int) -> list[Head]:
    """The openings of all tails."""
    heads: list[Head] = []
    if " BY " in text:
        text = text.replace(" BY ", " by ")
    low = at
    done = _Done(text, at)
    by = text.find(" by", at, stop)
    while by >= 0:
        names = by + 3
        if names < stop and text[names] in " :":
            head = _head(done, low, by, names + 1, stop, chained=bool(heads))
            if head is not None:
                heads.append(head)
                low = head.names
        by = text.find(" by", names, stop)
    if "ssistance" in text or " help " in text:
        heads += [Head(m.start(), m.end(), ("assistant",), None) for m in _ASSISTANCE.finditer(text, at, stop)]
        heads.sort()
    if (not heads or " of " in text) and any(words in text for words in (_BESIDE_BY if heads else _LAST_WORDS)):
        heads += [Head(m.start(), m.end(), (_WHOLE[m[1].lower()],), None) for m in _OPENED.finditer(text, at, stop)]
        heads.sort()
    if "r. " in text or "ns. " in text or "nsl. " in text:
        known = {head.start for head in heads}
        heads += [Head(m.start(), m.end(), (_ROLES[m[1].lower()],), None) for m in _CUT.finditer(text, at, stop) if _opens(text, m, known)]
        heads.sort()
    if ":" in text and ("lation from " in text or any(label in text for label in _LABELS)):
        known = {head.names for head in heads}
        for match in _LABELLED.finditer(text, at, stop):
            role = _ROLES.get(match[1].lower())
            if role and match.end() not in known:
                heads.append(Head(match.start(), match.end(), (role,), None))
        heads.sort()
    return heads


def _opens(text: str, match: re.Match[str], known: set[int]) -> bool:
    """Whether a role cut short opens a tail, and not the edition of a book, nor a tail that is known."""
    return match.start() not in known and match[1].lower() not in _BOOKISH_SHORT and text[match.start()].isupper()


def _head(done: _Done, low: int, by: int, names: int, stop: int, *, chained: bool) -> Head | None:
    """The opening that ends at *by*, not before *low*; *chained* where another tail stands before it.

    What stands between the roles and "by" must be a language, an organization or the like: ``Translated document
    signed by`` opens no tail.
    """
    text = done.text
    low = max(low, by - _LONGEST_HEAD)
    cut = max(text.rfind(". ", low, by), text.rfind("; ", low, by))
    if cut >= 0:
        word = text.rfind(" ", low, cut) + 1
        low = max(word, low) if text[word:cut].lower() in _SHORT else cut + 2  # Transl. and ed. by
        chained = False
    while names < stop and text[names] == " ":
        names += 1
    if text.startswith("the ", names):
        names += 4
    start = skip(text, low, by)
    plain = _plain().get(text[start:by].lower())
    if plain is not None and (start < 1 or (text[start - 1] == " " and text[start - 2] in ".;")):
        return Head(start, names, plain, None)
    start = end = behind = -1
    roles: list[Role] = []
    for place in done.between(low, by):
        match = _ALL_DONE.match(text, place, by) if place >= behind else None
        if match is None:
            continue
        behind = match.end()
        if start < 0:
            if _MIDDLE.fullmatch(text, match.end(), by) is None:
                continue
            start, end = match.span()
        for done_by in _WORD.findall(match[0].lower()):
            role = _ROLES.get(done_by)
            if role is not None and role not in roles:
                roles.append(role)
    if start < 0:
        return None
    # An editor named in the title of a book, or in a bracket that explains one, is the book's.
    bookish = not chained and _BOOKISH.issuperset(roles)
    opened = text.rfind("(", low, start)
    if opened >= 0 and (bookish or opened != start - 1) and text.find(")", opened, start) < 0:
        return None
    if text[start].islower() and text[max(0, start - 2) : start] == ", ":
        if _behind_level(text, start - 2):
            pass  # ll. 15-18, compiled by J. Person
        elif bookish or _of_a_book(text, start, names, stop):
            return None
    organization = None
    purpose = _PURPOSE.search(text, end, by)
    if purpose is not None:
        organization = _BEHIND.split(text[purpose.end() : by], maxsplit=1)[0].strip(" ,()") or None
    return Head(start, names, tuple(roles), organization)


def _behind_level(text: str, end: int) -> bool:
    """Whether the last part before *end* is a level that only archives have."""
    at = text.rfind(", ", max(0, end - _LONGEST_HEAD), end) + 2
    level = level_at(text, at, end, NO_LABELS) if at > 1 else None
    return level is not None and level[0].start == at and level[0].kind in ARCHIVAL_LEVELS


def _of_a_book(text: str, start: int, names: int, stop: int) -> bool:
    """Whether a translator is the printed book's: ``Reprinted in A. Person, Letters, translated by B. Other (Oxford: Press, 1990)``."""
    low = max(0, start - _LONGEST_TITLE)
    point = start
    while (point := max(text.rfind(". ", low, point), text.rfind("; ", low, point))) >= 0:
        if text[point] == ";" or ends_statement(text, max(low, point - 12), point, start):
            low = point + 1
            break
    opened = PUBLICATION.match(text, skip(text, low, stop), stop)
    return opened is not None and _PRINTED.match(text, names, min(stop, names + 200)) is not None


# ---------------------------------------------------------------------------------------------------- names


class _Name(NamedTuple):
    """One person or body of a list of names."""

    start: int
    end: int
    organization: str | None = None


def people_of(folded: Folded, head: Head, stop: int, known: Archives, contributors: list[Contributor]) -> int:
    """Names = name *( "," name ) [ "and" name ]; gives where they end.

    They are added to the *contributors*. They end at a semicolon, a bracket that tells no organization, the end of the
    sentence (a point behind an initial is none), or a word that opens another statement.
    """
    text = folded.text
    start = at = head.names
    stop = min(stop, start + _LONGEST_NAMES)
    match = _ONE_NAME.match(text, start, stop)
    if match is not None and _is_name(match[1]):
        contributors += _told(folded, match[1], head, head.organization, start)
        return match.end(1)
    cut = _STARTER.search(text, start, stop)
    if cut is not None:
        stop = cut.start()
    end = stop
    found: list[_Name] = []
    behind = 0  # the signs that divide
    for match in POINT.finditer(text, start, stop):
        here = match.start()
        if here < at:
            continue
        if match[0] == ".":
            if here >= behind:
                behind = skip(text, here + 1, stop)
            if not ends_sentence(text, start, here, behind, stop):
                continue
        if match[0] == ";" and _inverted(text, at, here, stop):
            _pieces(text, known, at, here, found)
            at = here + 1
            continue
        end = here
        closed = text.find(")", here, stop) if match[0] == "(" else -1
        if closed < 0:
            break
        if not _pieces(text, known, at, here, found):
            at = end
            break
        inside = text[here + 1 : closed].strip()
        if found and inside[:1].isupper() and " by " not in inside and not known.is_place(inside):
            found[-1] = found[-1]._replace(organization=inside)
        at = closed + 1
        end = stop
    if at < end:
        _pieces(text, known, at, end, found)
    organization = head.organization
    names: list[str] = []
    for one in found:
        name = text[one.start : one.end]
        split = _WHOM.search(name)
        if split is not None:
            body = name[split.end() :]
            cut = _NAME_CUT.search(body)
            organization = organization or (body[: cut.start()] if cut is not None else body)
            name = name[: split.start()]
        names.append(name)
    for one, name in zip(found, names, strict=True):
        contributors += _told(folded, name, head, one.organization or organization, one.start)
    return end


def _inverted(text: str, at: int, here: int, stop: int) -> bool:
    """Whether names stand surname first on both sides of a semicolon: ``Person, A. B.; Other, C.``."""
    return _INVERTED.match(text, here, stop) is not None and text[here - 1] == "." and "," in text[at:here]


@lru_cache(1024)
def _is_name(name: str) -> bool:
    """Whether no word of it says that it is none. The same few people translate many documents."""
    return _NO_NAME.search(name) is None


def _told(folded: Folded, name: str, head: Head, organization: str | None, start: int) -> list[Contributor]:
    """One person as a record for each role."""
    span = folded.span(start, start + len(name))
    return [Contributor(name, role, organization, span) for role in head.roles]


def _pieces(text: str, known: Archives, at: int, stop: int, found: list[_Name]) -> bool:
    """The names between two signs; False where something that is no name ends the list."""
    for match in _NAMES.finditer(text, at, stop):
        if not _piece(text, known, at, match.start(), found):
            return False
        at = match.end()
    return _piece(text, known, at, stop, found)


def _piece(text: str, known: Archives, first: int, last: int, found: list[_Name]) -> bool:
    """One name, or what belongs to the name before it: ``Jr.``, ``The National Security Archive``."""
    while first < last and text[first] in " ,":
        first += 1
    while first < last and text[last - 1] in " ,-–—/":
        last -= 1
    if text.startswith(("and ", "the "), first, last):
        first += 4
    if text.endswith(" and", first, last):
        last -= 4
    if first >= last or text[first:last] in ("and", "&"):
        return True
    if found and text[first:last].replace(".", "").lower() in lists.SUFFIXES:
        last += text.startswith(".", last) and text[last - 1] == "r"
        found[-1] = found[-1]._replace(end=last)
        return True
    if (
        found
        and found[-1].end == first - 2
        and text[first - 2] == ","
        and _BEHIND_SURNAME.fullmatch(text, first, last)
        and _SURNAME.fullmatch(text, found[-1].start, found[-1].end)
    ):  # Ivanov, I.V.
        found[-1] = found[-1]._replace(end=last + text.startswith(".", last))
        return True
    cut = _NAME_CUT.search(text, first + 1, last)
    if cut is not None:
        last = cut.start()
    if text.startswith(".", last) and (text[last - 2 : last] in ("Jr", "Sr") or (text[last - 1].isupper() and text[last - 2] in ". ")):
        last += 1
    name = text[first:last]
    if not any(map(str.isalpha, name)) or len(name) > 120:
        return False
    whom = _WHOM.search(name)
    if found and INSTITUTION.search(name, 0, whom.start() if whom is not None else len(name)):
        if found[-1].organization is None:
            found[-1] = found[-1]._replace(organization=name)
        return cut is None
    if name[0].islower() and not _PARTICLE.match(name):
        return False
    if not (found and known.is_place(name)):
        found.append(_Name(first, last))
    return cut is None
