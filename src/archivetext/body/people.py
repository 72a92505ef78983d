r"""People: attendance lists and the turns of a conversation.

    attendance = ("Present" | "Participants" | "Also taking part" ...) ":" entry { ("," | ";" | line end) entry }
    turn       = speaker ":" words | SPEAKER "." words | speaker line end words
    speaker    = [title] name ["(" remark ")"]

Where real documents break it: a label looks like a speaker (``Subject:``), so does an addressee at the head of a letter
(``Comrade N:``) and a reporting clause in prose (``N said:``). So a form counts where it comes back, where the speaker is on
the attendance list, or where a title stands before a name and words follow on the line.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext import citations
from archivetext.citations import archives
from archivetext.records import Participant, Text, Turn
from archivetext.spans import Span, fold, trim
from archivetext.words import english
from archivetext.words.lists import COMRADE, COUNTRIES, FUNCTION, INSIDE_NAMES, SPEAKERS, TITLES, either

if TYPE_CHECKING:
    from archivetext.body.paragraphs import Paragraph

__all__ = ["participants", "turns"]


# --- attendance ----------------------------------------------------------------------------------------------------


@cache
def _attendance() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:also\s+|were\s+|those\s+|persons\s+|people\s+)?(?:present|participants?|participating|in\s+attendance|attend(?:ed|ees|ance|ing)|taking\s+part|took\s+part|invited|presiding|presided)"
        r"(?:\s+(?:by|on|at|from|for|in|were|are|also|the|of|our|their|his|both|side|sides|part|parts|meeting|conversation|session|talks|talk|discussion|dinner|reception|persons|people|comrades|(?-i:\p{Lu}[\p{L}\-]{1,14}))){0,7}\s*:"
    )


def participants(source: str, paragraphs: list[Paragraph]) -> tuple[list[Participant], set[int]]:
    """The people of every attendance list, and the indexes of the paragraphs that hold one."""
    found: list[Participant] = []
    used: set[int] = set()
    sides = _sides(source, paragraphs)
    for index, paragraph in enumerate(paragraphs):
        start = -1 if index in used else _list_opened(source, paragraph, index in sides)
        if start < 0:
            continue
        used.add(index)
        if source[start : paragraph.end].strip():
            _entries(source, start, paragraph.end, found)
            continue
        below = index + 1  # the list stands below: short lines, each a person
        close = below < len(paragraphs) and not _blank_between(source, paragraph.end, paragraphs[below].start)
        while below < len(paragraphs):
            entry = paragraphs[below]
            text = source[entry.start : entry.end]
            if len(text) > 200 or not _lists_person(text) or _list_opened(source, entry, below in sides) >= 0:
                break
            if close and below > index + 1 and _blank_between(source, paragraphs[below - 1].end, entry.start):
                break
            _entries(source, entry.start, entry.end, found, lines=True)
            used.add(below)
            below += 1
    return found, used


def _list_opened(source: str, paragraph: Paragraph, side: bool) -> int:
    """Where the entries of the attendance list start that this paragraph opens; -1 where it opens none."""
    start, end = paragraph.start, paragraph.end
    if source[start] not in "PpAaTtWwIiFO" or source.find(":", start, start + 90) < 0:
        return -1
    match = (_for_side() if side else _attendance()).match(source, start, min(end, start + 120))
    return match.end() if match else -1


@cache
def _for_side() -> regex.Pattern[str]:
    # For the Workers' Party: | On the Hungarian side: -- and nothing else on the line.
    return regex.compile(r"(?:For|From|On\s+the\s+part\s+of|On\s+behalf\s+of|On)\s+(?:the\s+)?[^:\n\r.]{2,60}:[^\S\r\n]*(?=[\r\n]|$)")


def _sides(source: str, paragraphs: list[Paragraph]) -> set[int]:
    """The lines that name a side, where at least two do: those present stand below, each on a line."""
    found = {
        index
        for index, (start, end, first_end, _) in enumerate(paragraphs)
        if source[start] in "FO" and first_end - start < 90 and source[first_end - 1] == ":" and _for_side().match(source, start, end)
    }
    return found if len(found) > 1 else set()


@cache
def _numbered() -> regex.Pattern[str]:
    return regex.compile(r"\d{1,2}[.)]\s+\p{Lu}")


def _blank_between(source: str, start: int, end: int) -> bool:
    return source.count("\n", start, end) > 1


def _lists_person(text: str) -> bool:
    if text[0].isdigit() and not _numbered().match(text):
        return False  # a date or a time
    bare = text.lstrip("-–—•*· \t0123456789.)")
    words = bare.rstrip(".").split()
    if (
        bare.endswith(".")
        and len(words) > 3
        and sum(w[0].islower() for w in words) * 2 > len(words)
        and " - " not in bare
        and "," not in bare
    ):
        return False  # a sentence
    return (
        bare[:1].isupper()
        and bare.rstrip()[-1:] not in (":", "?", "!")
        and len(bare.split()) <= 16
        and not bare.isupper() | (bare.count(". ") > 2)
    )


def _entries(source: str, start: int, end: int, found: list[Participant], lines: bool = False) -> None:
    """Entries divided by semicolons if there are any, else by commas and "and", outside brackets.

    A service or side may stand before them with a colon. In a list of lines a comma can part a name from its office.
    """
    side = _side().match(source, start, end) if source.find(":", start, end) >= 0 else None
    if side:
        start = side.end()
    stretch = source[start:end]
    if not lines and "and" not in stretch and not any(map(stretch.__contains__, ";()[]")):  # names and commas, as most are
        at = start
        pieces = stretch.split(",")
        for piece in pieces:
            _entry(source, at, at + len(piece), found, len(pieces) == 1)
            at += len(piece) + 1
        return
    cuts: dict[str, list[tuple[int, int]]] = {";": [], ",": [], "and": []}
    depth = 0
    for match in _divider().finditer(source, start, end):
        sign = match.group()
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            cuts["and" if sign.strip() == "and" else sign].append(match.span())
    chosen = cuts[";"] or sorted(cuts[","] + cuts["and"])
    if lines and not cuts[";"] and cuts[","] and all(_office(source[b : b + 40]) for _, b in cuts[","]):
        chosen = []
    roles = bool(cuts[";"]) or not chosen
    at = start
    for a, b in [*chosen, (end, end)]:
        _entry(source, at, a, found, roles)
        at = b


@cache
def _side() -> regex.Pattern[str]:
    return regex.compile(
        r"\s*+(?:[-–—•*·]\s*+)?+(?:(?:From|For|On)\s++(?:the\s++)?[\p{L}\- ]{1,40}+|\p{Lu}[\p{L}\-]*+(?:\s++\p{Lu}?[\p{L}\-]*+){0,3}+)\s*+:\s*+"
    )


def _office(text: str) -> bool:
    """Whether the words behind a comma say what somebody is, and are no name."""
    words = [w.strip(".,;()") for w in text.split()[:3]]
    return bool(words) and bool(words[0]) and (words[0][0].islower() or words[0].lower() in TITLES or english.is_english(words[0]))


@cache
def _divider() -> regex.Pattern[str]:
    return regex.compile(r"[;,()\[\]]|(?<!\s)\s++and\s++")


@cache
def _bracketed_title() -> regex.Pattern[str]:
    return regex.compile(r"\[([^\[\]]{2,60})\]\s+(?=\p{Lu})")


@cache
def _role() -> regex.Pattern[str]:
    return regex.compile(r"^(.+?)(?:\s+[-–—]\s+(.+)|\s*\(([^()]+)\)|,\s+(.+)|\s+as\s+(.+))$", regex.DOTALL)


def _entry(source: str, start: int, end: int, found: list[Participant], roles: bool) -> None:
    if source[start : start + 1] == " ":
        start += 1
    name = source[start:end]
    if 2 <= end - start <= 200 and name.isalpha() and name[0].isupper():  # a surname and nothing else
        found.append(Participant(name, None, Span(start, end)))
        return
    while start < end and (source[start].isspace() or source[start] in "-–—•*·,;"):
        start += 1
    while end > start and (source[end - 1].isspace() or (source[end - 1] in ".,;" and not _initial(source, end))):
        end -= 1
    if end - start < 2 or end - start > 200:
        return
    if source[start:end].isalpha() and source[start].isupper():
        found.append(Participant(source[start:end], None, Span(start, end)))
        return
    text = fold(source[start:end])
    if text.lower().startswith("and "):
        start, end = trim(source, start + 4, end)  # of a name, which is short
        text = text[4:]
    name, role = text, None
    titled = _bracketed_title().match(text)
    if titled and any(w.lower() in TITLES for w in titled.group(1).split()):
        text, role = text[titled.end() :], titled.group(1)
        name = text
    match = _role().match(text)
    if match:
        said = match.group(2) or match.group(3) or match.group(5) or (match.group(4) if roles else None)
        if said:
            name, role = match.group(1).strip(" ,"), said.strip(" .,")
    if not any(c.isupper() for c in name):
        return
    found.append(Participant(name, role, Span(start, end)))


def _initial(source: str, end: int) -> bool:
    """Whether the point at the end belongs to an initial, as in ``N. N.``."""
    return end >= 2 and source[end - 1] == "." and source[end - 2].isupper() and (end < 3 or not source[end - 3].isalpha())


# --- turns ---------------------------------------------------------------------------------------------------------


_LABELS = frozenset(
    "n.b nb p.s ps subject to from date place copy copies cc re ref reference references source note notes summary title topic agenda present participants attention via through time location origin"
    " classification distribution document number no annex appendix enclosure enclosures attachment attachments resolution decision approve approved instructions report reports conclusion conclusions"
    " remark remarks comment comments proposal proposals translation translated translator language original author citation credits contents description signed attested addressee recipient"
    " stenographer stenographers typist recorder for on drafted compiled information warning example first second third finally secret confidential urgent received dispatched sent page protocol record records memorandum telegram cable letter message regarding concerning".split()
)


@cache
def _colon() -> regex.Pattern[str]:
    # [title] name, at most seven words, capitals or particles; a remark in round or square brackets; the colon.
    word = (
        r"(?:\[\p{Lu}[^\[\]\n:]{0,39}\]|[\"“]\p{Lu}[\p{L}\p{M}'’\-]{1,30}[\"”]|[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-/]*+|(?:"
        + either(COMRADE)
        + r"|c)\.?|"
        + either(INSIDE_NAMES)
        + ")"
    )
    unnamed = r"(?:A\s+)?[Vv]oices?(?:\s+from\s+(?:the\s+)?\p{L}+)?|[Ee]veryone|ALL"
    return regex.compile(
        rf"\**({unnamed}|{word}(?:[^\S\r\n]+{word}){{0,6}}+)(?:[^\S\r\n]*(?:\([^()\n]{{1,60}}\)|\[[^\[\]\n]{{1,60}}\]))?\**\s{{0,3}}:\**(?=\s|$|\p{{L}}|[\"“\[(])"
    )


@cache
def _point() -> regex.Pattern[str]:
    # SURNAME. words  |  N. SURNAME. words  |  [First] Surname. words
    return regex.compile(
        r"\**((?:\[[^\[\]\n:]{1,40}\]\s+)?(?:\p{Lu}\.\s?){0,3}[\p{Lu}\p{Lt}][\p{L}\p{M}'’\-]{1,30}+(?:\s+[\p{Lu}][\p{L}\p{M}'’\-]{1,30}+){0,2})\**\.\**[^\S\r\n]+(?=[\p{Lu}\"“\[(…])"
    )


def _key(speaker: str) -> str:
    """The speaker without brackets, titles and case: two forms of address of one person have one key."""
    if speaker.isalpha():
        return speaker.lower()
    bare = _in_brackets().sub(" ", speaker)
    words = [w.strip(".,") for w in bare.lower().split()]
    kept = [w for w in words if w not in TITLES and w not in ("the", "c")]
    return " ".join(kept or words)


@cache
def _in_brackets() -> regex.Pattern[str]:
    return regex.compile(r"[\[\]()]")


def _speaks(speaker: str) -> bool:
    """Whether the words can name a speaker: a title, or a name that English has not as an ordinary word."""
    words = [w.strip(".,[]()*'’").lower() for w in speaker.split()]
    if not words or (words[0] in _LABELS and (len(words) == 1 or words[0] in ("for", "from", "on"))):
        return False
    if speaker == "ALL" or words[0] in ("voice", "voices", "everyone"):
        return True
    if any(w in TITLES or w in SPEAKERS for w in words):
        return True
    return any(not english.is_english(w) for w in words if w and w not in FUNCTION)


def turns(source: str, paragraphs: list[Paragraph], listed: list[Participant], lists: set[int], stops: set[int]) -> list[Turn]:
    """The turns. *lists* are the paragraphs of attendance lists, *stops* those where speech ends (signatures, notes)."""
    found: list[tuple[int, int, int, str, str]] = []  # paragraph, span of the speaker, form, key
    for index, (start, end, first_end, _) in enumerate(paragraphs):
        c = source[start]
        if not (c.isupper() or c in "[*c") or index in lists or index in stops:
            continue
        limit = end if end - start < 130 else start + 130
        at = source.find(":", start, limit)
        if at > 0:
            match = _colon().match(source, start, limit)
            if match and _speaks(match.group(1)):
                said = source[match.end() : end].strip()
                if said[:1] == "[" and said[-1:] == "]" and said.count("[") == 1:
                    continue  # "Chairman: [signature]": a place to sign
                if match.group(1).lower() in SPEAKERS and _only_names(said):
                    continue  # "Interpreter: Guo": who was there
                below = not source[match.end() : first_end].strip()
                found.append((index, match.start(1), match.end(1), "below" if below else "colon", _key(match.group(1))))
                continue
        at = source.find(".", start, limit)
        if at > 0 and (c in "[*" or _few_capitals(source[start:at])):
            match = _point().match(source, start, limit)
            if match and _speaks(match.group(1)) and match.group(1).lower() not in TITLES:
                name = match.group(1)
                if name.isupper() and archives.find(name) is not None:
                    continue  # a reference, opened by its archive
                capitals = name.replace("[", "").split()[-1].isupper() and len(name) > 3
                form = "capitals" if capitals else "bracketed" if name[0] == "[" else "point"
                found.append((index, match.start(1), match.end(1), form, _key(name)))
                continue
        if end - start <= 90 and end == first_end and c.isupper():
            text = source[start:end]
            if index + 1 < len(paragraphs) and source[paragraphs[index + 1].start] == ":":  # the extractor broke the line before the colon
                match = _colon().match(text + ":")
                if match and _speaks(match.group(1)):
                    found.append((index, start + match.start(1), start + match.end(1), "colon", _key(match.group(1))))
                    continue
            if text[-1].isalpha() and text.count(" ") < 12 and ":" not in text:
                words = text.split()
                if len(words) <= 4 and all(w[0].isupper() for w in words) and _speaks(text):
                    found.append((index, start, end, "line", _key(text)))
    if len(paragraphs) <= 3:
        heads = {index: end for index, _, end, _, _ in found}  # who opens the paragraph is found already
        for index, paragraph in enumerate(paragraphs):
            if paragraph.end - paragraph.start > 600 and index not in stops:
                found += _in_line(source, index, heads.get(index, paragraph.start + 1), paragraph.end)
        found.sort()
    if not found:
        return []
    names = {_key(p.name).rsplit(" ", 1)[-1] for p in listed}
    return _settle(source, paragraphs, found, names, lists | stops)


def _only_names(text: str) -> bool:
    """Whether a few words with capitals, brackets apart, are all that stands there: no sentence."""
    words = _bracketed().sub(" ", text).split()
    return 0 < len(words) <= 4 and text[-1] not in ".!?" and all(word[0].isupper() for word in words)


@cache
def _bracketed() -> regex.Pattern[str]:
    return regex.compile(r"\[[^\[\]\n]{0,80}+\]|\([^()\n]{0,80}+\)")


def _few_capitals(text: str) -> bool:
    """Whether one to three words, each with a capital, are all that stands before the first point: initials or a surname."""
    words = text.split(None, 3)
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def _stands_alone(source: str, paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a name line opens a speech: it is no piece of a sentence that was broken into lines, nor a signature over a reference."""
    following = paragraphs[index + 1]
    c = source[following.start]
    if not (c.isupper() or c.isdigit() or c in '"“‘«([-–—…*'):
        return False
    if index:
        before = source[max(0, paragraphs[index - 1].end - 24) : paragraphs[index - 1].end]
        if before[-1] in "(,[" or before.split()[-1].lower() in FUNCTION:
            return False
    text = source[following.start : min(following.end, following.start + 160)]
    return not (any(map(str.isdigit, text)) or "rchiv" in text) or not citations.looks_archival(text)


def _dense(found: list[tuple[int, int, int, str, str]], forms: tuple[str, ...], room: int) -> bool:
    of_form = [(index, key) for index, _, _, form, key in found if form in forms]
    return len(of_form) >= 2 and len({key for _, key in of_form}) >= 2 and 2 * len(of_form) >= room


@cache
def _mid_line() -> regex.Pattern[str]:
    # Behind the end of a sentence, on a page that was flattened to one line.
    return regex.compile(r"(?<=[.!?…:\])\"”][^\S\r\n]{1,3})(?=[\p{Lu}\[])")


def _in_line(source: str, index: int, start: int, end: int) -> list[tuple[int, int, int, str, str]]:
    """Those who take the floor within a line: behind the point of an initial (``M.S. Ivanov:``) no second name starts."""
    found = []
    colon = _colon()
    behind = start
    for place in _mid_line().finditer(source, start, end):
        at = place.start()
        if at < behind:
            continue
        match = _point().match(source, at, min(end, at + 60))
        if match and match.group(1).isupper() and len(match.group(1)) > 2 and _speaks(match.group(1)):
            found.append((index, match.start(1), match.end(1), "capitals", _key(match.group(1))))
            behind = match.end(1)
            continue
        if source.find(":", at, at + 60) < 0:
            continue
        match = colon.match(source, at, min(end, at + 90))
        if match and _speaks(match.group(1)) and source[match.end() : match.end() + 1].isspace():
            found.append((index, match.start(1), match.end(1), "flat", _key(match.group(1))))
            behind = match.end(1)
    return found


def _titled(name: str) -> bool:
    """Whether a title opens the name: ``Mr. Smith``, not ``Chairman`` alone."""
    words = name.split()
    return len(words) > 1 and words[0].strip("[].,").lower() in TITLES


def _settle(
    source: str, paragraphs: list[Paragraph], found: list[tuple[int, int, int, str, str]], names: set[str], stops: set[int]
) -> list[Turn]:
    counts: dict[tuple[str, str], int] = {}
    for _, _, _, form, key in found:
        group = "colon" if form in ("below", "flat") else form
        counts[group, key] = counts.get((group, key), 0) + 1
    repeated = {
        form: sum(1 for (f, _), n in counts.items() if f == form and n > 1) for form in ("colon", "capitals", "point", "bracketed", "line")
    }
    colons = sum(n for (f, _), n in counts.items() if f == "colon")
    capitals = sum(n for (f, _), n in counts.items() if f == "capitals")
    flat_titled = sum(form == "flat" and _titled(source[start:end]) for _, start, end, form, _ in found)
    titled_colons = sum(
        form == "colon" and (key.rsplit(" ", 1)[-1] in names or _titled(source[start:end])) for _, start, end, form, key in found
    )
    lines_named = any(
        f == "line" and n > 1 and len(key) > 2 and not english.is_english(key.rsplit(" ", 1)[-1]) for (f, key), n in counts.items()
    )
    lines_titled = sum(form == "line" and _titled(source[start:end]) for _, start, end, form, _ in found)
    dialogue_points = repeated["capitals"] >= 1 or repeated["bracketed"] >= 1 or repeated["point"] >= 2
    # Where half of the paragraphs open so, people speak in turn, if there are two of them.
    room = max(1, len(paragraphs) - len(stops))
    dense = {
        group: _dense(found, forms, room) for group, forms in (("colon", ("colon", "below")), ("point", ("capitals", "point", "bracketed")))
    }
    kept: list[tuple[int, int, int]] = []
    for index, start, end, form, key in found:
        last = key.rsplit(" ", 1)[-1]
        known = last in names
        again = counts.get(("colon" if form in ("below", "flat") else form, key), 0) > 1
        if key in COUNTRIES and not again:
            continue  # a survey by countries
        titled = _titled(source[start:end])
        if form in ("colon", "below"):
            ok = (
                dense["colon"]
                or again
                or known
                or (repeated["colon"] >= 1 and colons >= 3)
                or (titled and form == "colon" and index > 0)
                or (form == "colon" and titled_colons > 0)
            )
        elif form == "flat":
            ok = again or known or (titled and flat_titled > 1)
        elif form == "capitals":
            ok = dense["point"] or again or known or (dialogue_points and capitals >= 2)
        elif form in ("point", "bracketed"):
            ok = dense["point"] or (dialogue_points and (again or known or form == "bracketed"))
        else:
            name = len(last) > 2 and not english.is_english(last)
            ok = (
                (known or (name and (again or (lines_named and paragraphs[index].lonely))) or (titled and lines_titled > 1))
                and index + 1 < len(paragraphs)
                and index + 1 not in stops
                and _stands_alone(source, paragraphs, index)
            )
        if ok:
            kept.append((index, start, end))
    result = []
    for number, (index, start, end) in enumerate(kept):
        until = kept[number + 1][0] if number + 1 < len(kept) else len(paragraphs)
        if until == index:  # on one line with the next
            stop = kept[number + 1][1]
            result.append(Turn(Text(fold(source[start:end]), Span(start, end)), Span(start, start + len(source[start:stop].rstrip()))))
            continue
        last_index = index
        for at in range(index + 1, until):
            if at in stops:
                break
            last_index = at
        result.append(Turn(Text(fold(source[start:end]), Span(start, end)), Span(start, paragraphs[last_index].end)))
    return result
