r"""Turns: who takes the floor in a conversation, and how far he speaks.

    turn       = speaker ":" words | SPEAKER "." words | speaker line end words
    speaker    = [title] name ["(" remark ")"]

Two steps. First each paragraph is asked for the forms in :data:`FORMS`, in their order; the first that fits names who may speak there.
Then each form says which of its openings are turns (:data:`STANDS`), when all are known.

Where real documents break it: a label looks like a speaker (``Subject:``), so does an addressee at the head of a letter
(``Comrade N:``) and a reporting clause in prose (``N said:``). So a form counts where it comes back, where the speaker is on
the attendance list, or where a title stands before a name and words follow on the line.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from archivetext import citations
from archivetext.body.words import LABELS
from archivetext.citations import archives
from archivetext.records import Text, Turn
from archivetext.spans import Span, fold
from archivetext.words import english
from archivetext.words.lists import COMRADE, COUNTRIES, FUNCTION, INSIDE_NAMES, SPEAKERS, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from archivetext.body.paragraphs import Paragraph
    from archivetext.records import Participant

__all__ = ["turns"]

Form = Literal["colon", "below", "flat", "capitals", "bracketed", "point", "line"]
"""How a turn is opened: by a colon with words behind it, with nothing behind it on its line, or within a line; by a point behind a name
in capitals, in brackets, or plain; by a name on a line of its own."""


class Opening(NamedTuple):
    """A place where somebody may take the floor."""

    paragraph: int
    """The index of the paragraph."""
    start: int
    """Where the speaker's name starts."""
    end: int
    """Where it ends."""
    form: Form
    key: str
    """The speaker without brackets, titles and case: two forms of address of one person have one key."""

    @property
    def name(self) -> str:
        """The last word of the key: the surname."""
        return self.key.rsplit(" ", 1)[-1]


def turns(source: str, paragraphs: list[Paragraph], listed: list[Participant], lists: set[int], stops: set[int]) -> list[Turn]:
    """The turns of a conversation.

    Args:
        source: the text.
        paragraphs: those of the body.
        listed: the people of the attendance lists.
        lists: the indexes of the paragraphs that hold such a list.
        stops: the indexes of those where speech ends (signatures, notes).
    """
    silent = lists | stops
    found: list[Opening] = []
    for index, paragraph in enumerate(paragraphs):
        c = source[paragraph.start]
        if not (c.isupper() or c in "[*c") or index in silent:
            continue
        for form in FORMS if paragraph.end - paragraph.start > _LONGEST_LINE else LINE_FORMS:
            opening = form(source, paragraphs, index)
            if opening is not None:
                if opening is not NOBODY:
                    found.append(opening)
                break
    if len(paragraphs) <= 3:
        _add_within_lines(source, paragraphs, found, stops)
    if not found:
        return []
    names = {key_of(participant.name).rsplit(" ", 1)[-1] for participant in listed}
    scene = _Scene(source, paragraphs, found, names, silent)
    kept = [opening for opening in found if not (scene.surveyed and opening.key in COUNTRIES) and STANDS[opening.form](opening, scene)]
    return _speeches(source, paragraphs, kept, silent)


# --- who may speak ---------------------------------------------------------------------------------------------------


NOBODY = Opening(-1, 0, 0, "line", "")
"""What a form gives where it fits and nobody speaks all the same: no other form is asked."""
_REACH = 130
"""So far from the start of a paragraph the sign behind a speaker is looked for, in code points."""


def with_colon(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name and its colon: ``Comrade Orlov: I agree.``; not a place to sign, nor somebody who was there."""
    start, end, first_end, _ = paragraphs[index]
    limit = min(end, start + _REACH)
    if source.find(":", start, limit) <= 0:
        return None
    match = _before_colon(source, start, limit)
    if match is None or not _speaks(match.group(1)):
        return None
    said = source[match.end() : end].strip()
    if said[:1] == "[" and said[-1:] == "]" and said.count("[") == 1:
        return NOBODY  # "Chairman: [signature]": a place to sign
    if match.group(1).lower() in SPEAKERS and _only_names(said):
        return NOBODY  # "Interpreter: Guo": who was there
    below = not source[match.end() : first_end].strip()
    return Opening(index, *match.span(1), "below" if below else "colon", key_of(match.group(1)))


def with_point(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name and its point: ``ORLOV. I agree.``; not the archive that opens a reference."""
    start, end, _, _ = paragraphs[index]
    limit = min(end, start + _REACH)
    at = source.find(".", start, limit)
    if at <= 0 or not (source[start] in "[*" or _few_capitals(source[start:at])):
        return None
    match = _point().match(source, start, limit)
    if match is None or not _speaks(match.group(1)) or match.group(1).lower() in TITLES:
        return None
    name = match.group(1)
    if name.isupper() and archives.find(name) is not None:
        return NOBODY  # a reference, opened by its archive
    capitals = name.replace("[", "").split()[-1].isupper() and len(name) > 3
    return Opening(index, *match.span(1), "capitals" if capitals else "bracketed" if name[0] == "[" else "point", key_of(name))


def before_broken_colon(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name whose colon an extractor has put on the next line."""
    start, end, first_end, _ = paragraphs[index]
    if end != first_end or index + 1 == len(paragraphs) or source[paragraphs[index + 1].start] != ":" or not source[start].isupper():
        return None
    match = _before_colon(source[start:end] + ":", 0, end - start + 1)
    if match is None or not _speaks(match.group(1)):
        return None
    return Opening(index, start + match.start(1), start + match.end(1), "colon", key_of(match.group(1)))


def on_own_line(source: str, paragraphs: list[Paragraph], index: int) -> Opening | None:
    """A name on a line of its own, with capitals and without a sign behind it."""
    start, end, first_end, _ = paragraphs[index]
    if end != first_end or not source[end - 1].isalpha() or not source[start].isupper():
        return None
    text = source[start:end]
    if text.count(" ") >= 12 or ":" in text:
        return None
    words = text.split()
    if len(words) <= 4 and all(word[0].isupper() for word in words) and _speaks(text):
        return Opening(index, start, end, "line", key_of(text))
    return None


_LONGEST_LINE = 90
"""The longest line of which a name is all, in code points."""
FORMS: tuple[Callable[[str, list[Paragraph], int], Opening | None], ...] = (with_colon, with_point)
"""The forms that open a turn at the start of a paragraph, in the order in which they are asked."""
LINE_FORMS = (*FORMS, before_broken_colon, on_own_line)
"""The same for a short paragraph, which may be a line with a name and nothing else."""


def _add_within_lines(source: str, paragraphs: list[Paragraph], found: list[Opening], stops: set[int]) -> None:
    """Adds who takes the floor within the long lines of a page that was flattened."""
    heads = {opening.paragraph: opening.end for opening in found}  # who opens the paragraph is found already
    for index, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start > 600 and index not in stops:
            found += within_line(source, index, heads.get(index, paragraph.start + 1), paragraph.end)
    found.sort()


def within_line(source: str, index: int, start: int, end: int) -> list[Opening]:
    """Those who take the floor within a line: behind the point of an initial (``M.S. Ivanov:``) no second name starts."""
    found: list[Opening] = []
    behind = start
    for place in _mid_line().finditer(source, start, end):
        at = place.start()
        if at < behind:
            continue
        form: Form = "capitals"
        match = _point().match(source, at, min(end, at + 60))
        if match is None or not match.group(1).isupper() or len(match.group(1)) < 3 or not _speaks(match.group(1)):
            if source.find(":", at, at + 60) < 0:
                continue
            form = "flat"
            match = _before_colon(source, at, min(end, at + 90))
            if match is None or not _speaks(match.group(1)) or not source[match.end() : match.end() + 1].isspace():
                continue
        found.append(Opening(index, *match.span(1), form, key_of(match.group(1))))
        behind = match.end(1)
    return found


# --- names -----------------------------------------------------------------------------------------------------------


def _before_colon(text: str, start: int, end: int) -> regex.Match[str] | None:
    """A speaker at *start* with his colon, the speaker as the first group; the small words between his names are those of names."""
    match = _colon().match(text, start, end)
    return match if match is not None and _INSIDE_NAMES.issuperset(match.captures("small")) else None


_INSIDE_NAMES = INSIDE_NAMES | COMRADE | {"c"}


@cache
def _colon() -> regex.Pattern[str]:
    # [title] name, at most seven words, capitals or small; a remark in round or square brackets; the colon.
    # To list the small words in the pattern would double the time in which it is compiled.
    word = (
        r"(?:\[\p{Lu}[^\[\]\n:]{0,39}\]|[\"“]\p{Lu}[\p{L}\p{M}'’\-]{1,30}[\"”]"
        r"|[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-/]*+|(?P<small>\p{Ll}++)\.?)"
    )
    remark = r"(?:[^\S\r\n]*(?:\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]))?"
    unnamed = r"(?:A\s+)?[Vv]oices?(?:\s+from\s+(?:the\s+)?\p{L}+)?|[Ee]veryone|ALL"
    return regex.compile(rf"\**({unnamed}|{word}(?:[^\S\r\n]+{word}){{0,6}}+){remark}\**\s{{0,3}}:\**(?=\s|$|\p{{L}}|[\"“\[(])")


@cache
def _point() -> regex.Pattern[str]:
    # SURNAME. words  |  N. SURNAME. words  |  [First] Surname. words
    return regex.compile(
        r"\**((?:\[[^\[\]\n:]{1,40}\]\s+)?(?:\p{Lu}\.\s?){0,3}[\p{Lu}\p{Lt}][\p{L}\p{M}'’\-]{1,30}+"
        r"(?:\s+[\p{Lu}][\p{L}\p{M}'’\-]{1,30}+){0,2})\**\.\**[^\S\r\n]+(?=[\p{Lu}\"“\[(…])"
    )


@cache
def _mid_line() -> regex.Pattern[str]:
    # Behind the end of a sentence, on a page that was flattened to one line.
    return regex.compile(r"(?<=[.!?…:\])\"”][^\S\r\n]{1,3})(?=[\p{Lu}\[])")


def key_of(speaker: str) -> str:
    """The speaker without brackets, titles and case: two forms of address of one person have one key.

    >>> key_of("Comrade [N.] Orlov"), key_of("ORLOV"), key_of("The Chairman")
    ('n orlov', 'orlov', 'the chairman')
    """
    if speaker.isalpha():
        return speaker.lower()
    words = [word.strip(".,") for word in speaker.lower().translate(_NO_BRACKETS).split()]
    kept = [word for word in words if word not in TITLES and word not in ("the", "c")]
    return " ".join(kept or words)


_NO_BRACKETS = str.maketrans("[]()", "    ")


def _speaks(speaker: str) -> bool:
    """Whether the words can name a speaker: a title, or a name that English has not as an ordinary word."""
    words = [w.strip(".,[]()*'’").lower() for w in speaker.split()]
    if not words or (words[0] in LABELS and (len(words) == 1 or words[0] in ("for", "from", "on"))):
        return False
    if speaker == "ALL" or words[0] in ("voice", "voices", "everyone"):
        return True
    if any(w in TITLES or w in SPEAKERS for w in words):
        return True
    return any(not english.is_english(w) for w in words if w and w not in FUNCTION)


def _titled(name: str) -> bool:
    """Whether a title opens the name: ``Mr. Smith``, not ``Chairman`` alone."""
    words = name.split()
    return len(words) > 1 and words[0].strip("[].,").lower() in TITLES


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


# --- who speaks ------------------------------------------------------------------------------------------------------


class _Scene:
    """All openings together, as each is judged by the others."""

    __slots__ = (
        "_counts", "capitals", "colons", "dense_colons", "dense_points", "dialogue", "lines_named", "lines_titled", "names", "paragraphs",
        "repeated", "silent", "source", "surveyed", "titled_colon", "titled_flat",
    )  # fmt: skip

    def __init__(self, source: str, paragraphs: list[Paragraph], found: list[Opening], names: set[str], silent: set[int]) -> None:
        self.source = source
        self.paragraphs = paragraphs
        self.names = names
        """The surnames of the attendance lists."""
        self.silent = silent
        """The paragraphs in which nobody speaks."""
        forms = Counter(_GROUPS.get(opening.form, opening.form) for opening in found)
        self._counts = counts = Counter((_GROUPS.get(opening.form, opening.form), opening.key) for opening in found)
        self.repeated = Counter(form for (form, _), count in counts.items() if count > 1)
        """How many speakers come again, in each group of forms."""
        self.colons = forms["colon"]
        self.capitals = forms["capitals"]
        self.dialogue = self.repeated["capitals"] > 0 or self.repeated["bracketed"] > 0 or self.repeated["point"] > 1
        """Whether speakers with a point come again, as in a conversation."""
        self.titled_flat = sum(opening.form == "flat" and self.titled(opening) for opening in found)
        """How many within a line have a title."""
        self.titled_colon = any(opening.form == "colon" and (self.known(opening) or self.titled(opening)) for opening in found)
        """Whether one with a colon is on the list, or has a title."""
        self.lines_named = any(
            form == "line" and count > 1 and len(key) > 2 and not english.is_english(key.rsplit(" ", 1)[-1])
            for (form, key), count in counts.items()
        )
        """Whether a name on a line of its own comes again."""
        self.lines_titled = sum(opening.form == "line" and self.titled(opening) for opening in found)
        """How many on a line of their own have a title."""
        room = max(1, len(paragraphs) - len(silent))
        self.dense_colons = _dense(found, ("colon", "below"), room)
        """Whether half of the paragraphs open with a colon: people speak in turn."""
        self.dense_points = _dense(found, ("capitals", "point", "bracketed"), room)
        """Whether half of them open with a point."""
        self.surveyed = not any(count > 1 and key in COUNTRIES for (_, key), count in counts.items())
        """Whether no state speaks twice: it stands before a colon in a survey by countries then, and does not speak."""

    def again(self, opening: Opening) -> bool:
        """Whether the speaker comes again in this form."""
        return self._counts[_GROUPS.get(opening.form, opening.form), opening.key] > 1

    def known(self, opening: Opening) -> bool:
        """Whether the speaker is on an attendance list."""
        return opening.name in self.names

    def titled(self, opening: Opening) -> bool:
        """Whether a title opens the speaker's name."""
        return _titled(self.source[opening.start : opening.end])


_GROUPS: dict[str, Form] = {"below": "colon", "flat": "colon"}
"""Forms whose speakers are counted with those of another."""


def _dense(found: list[Opening], forms: tuple[Form, ...], room: int) -> bool:
    """Whether two speakers or more open half of the paragraphs in these forms."""
    keys = [opening.key for opening in found if opening.form in forms]
    return len(set(keys)) >= 2 and 2 * len(keys) >= room


def _colon_stands(opening: Opening, scene: _Scene) -> bool:
    """A colon: where colons are many, where this speaker or some other comes again, where one is known or has a title."""
    if scene.dense_colons or scene.again(opening) or scene.known(opening) or (scene.repeated["colon"] and scene.colons >= 3):
        return True
    return opening.form == "colon" and (scene.titled_colon or (opening.paragraph > 0 and scene.titled(opening)))


def _flat_stands(opening: Opening, scene: _Scene) -> bool:
    """A colon within a line: where this speaker comes again, is known, or has a title as others have."""
    return scene.again(opening) or scene.known(opening) or (scene.titled_flat > 1 and scene.titled(opening))


def _capitals_stand(opening: Opening, scene: _Scene) -> bool:
    """A name in capitals and its point: where points are many, where this speaker comes again or is known, or some other comes again."""
    return scene.dense_points or scene.again(opening) or scene.known(opening) or (scene.dialogue and scene.capitals >= 2)


def _point_stands(opening: Opening, scene: _Scene) -> bool:
    """A name and its point: where points are many, or in a conversation that has points, where this speaker comes again or is known."""
    return scene.dense_points or (scene.dialogue and (opening.form == "bracketed" or scene.again(opening) or scene.known(opening)))


def _line_stands(opening: Opening, scene: _Scene) -> bool:
    """A name on a line of its own, over words that open a speech: where the speaker is known, comes again, or has a title like others."""
    index = opening.paragraph
    name = opening.name
    named = len(name) > 2 and not english.is_english(name)
    return (
        (
            scene.known(opening)
            or (named and (scene.again(opening) or (scene.lines_named and scene.paragraphs[index].lonely)))
            or (scene.lines_titled > 1 and scene.titled(opening))
        )
        and index + 1 < len(scene.paragraphs)
        and index + 1 not in scene.silent
        and _stands_alone(scene.source, scene.paragraphs, index)
    )


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


STANDS: dict[Form, Callable[[Opening, _Scene], bool]] = {
    "colon": _colon_stands,
    "below": _colon_stands,
    "flat": _flat_stands,
    "capitals": _capitals_stand,
    "bracketed": _point_stands,
    "point": _point_stands,
    "line": _line_stands,
}
"""Which openings of each form are turns."""


# --- how far ---------------------------------------------------------------------------------------------------------


def _speeches(source: str, paragraphs: list[Paragraph], kept: list[Opening], silent: set[int]) -> list[Turn]:
    """The turns: each goes on to the next one, or to a paragraph in which nobody speaks."""
    found: list[Turn] = []
    for number, (index, start, end, _, _) in enumerate(kept):
        following = kept[number + 1] if number + 1 < len(kept) else None
        if following is not None and following.paragraph == index:  # on one line with the next
            stop = start + len(source[start : following.start].rstrip())
        else:
            last = index
            for at in range(index + 1, following.paragraph if following is not None else len(paragraphs)):
                if at in silent:
                    break
                last = at
            stop = paragraphs[last].end
        found.append(Turn(Text(fold(source[start:end]), Span(start, end)), Span(start, stop)))
    return found
