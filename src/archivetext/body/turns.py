r"""Turns: who takes the floor in a conversation, and how far he speaks.

    turn = opening { paragraph }

Two steps. First each paragraph is asked in which form it opens a turn, if it does (:mod:`archivetext.body.speakers`). Then each form says
which of its openings are turns (:data:`STANDS`), when all are known.

What looks like a speaker need not be one. So a form counts where it comes back, where the speaker is on the attendance list, where a
title stands before a name and words follow on the line, or where a profile says that people speak so (:data:`LOOKS`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archivetext import citations
from archivetext.body.asked import add_asked
from archivetext.body.speakers import NOBODY, Form, Opening, behind_prefix, forms_of, holds_office, titled, within_line
from archivetext.body.words import SESSIONS
from archivetext.records import Text, Turn
from archivetext.spans import Span, fold
from archivetext.words import english
from archivetext.words.lists import COUNTRIES, FUNCTION, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from archivetext.body.paragraphs import Paragraph
    from archivetext.records import Participant

__all__ = ["LOOKS", "STANDS", "turns"]

LOOKS: dict[str, tuple[Form, ...]] = {
    "Name:": ("colon", "below", "flat", "plain", "characters"),
    "NAME.": ("capitals", "bracketed", "point"),
    "line": ("line",),
    "Q.": ("asked",),
    "§": ("section",),
}
"""How speakers can look, as a profile names them, and the forms that these are."""


def turns(
    source: str,
    paragraphs: list[Paragraph],
    listed: list[Participant],
    lists: set[int],
    stops: set[int],
    looks: Collection[str] | None = None,
) -> list[Turn]:
    """The turns of a conversation.

    Args:
        source: the text.
        paragraphs: those of the body.
        listed: the people of the attendance lists.
        lists: the indexes of the paragraphs that hold such a list.
        stops: the indexes of those where speech ends (signatures, notes).
        looks: how speakers look (:data:`LOOKS`), as a profile says; None leaves it to the text.
    """
    if looks is not None and not looks:
        return []
    silent = lists | stops
    found: list[Opening] = []
    whole = paragraphs
    lines = looks is not None and "line" in looks
    paragraphs = [one if source[one[0]].isalpha() else behind_prefix(source, one, lines=lines) for one in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        c = source[paragraph[0]]
        if not (c.isupper() or c in "[*c§" or c > "\u2e7f") or index in silent:
            continue
        for form in forms_of(source, paragraphs, index):
            opening = form(source, paragraphs, index)
            if opening is not None:
                if opening is not NOBODY:
                    found.append(opening)
                break
    add_asked(source, paragraphs, silent, found)
    if _flattened(paragraphs):
        _add_within_lines(source, paragraphs, found, stops)
    if looks is not None:
        forms = {form for look in looks for form in LOOKS.get(look.strip(), ())}
        found = [opening for opening in found if opening.form in forms]
    if not found:
        return []
    scene = _Scene(source, paragraphs, found, listed, silent, named=looks is not None)
    kept = [opening for opening in found if not (scene.surveyed and opening.key in COUNTRIES) and STANDS[opening.form](opening, scene)]
    return _speeches(source, whole, kept, silent)


def _flattened(paragraphs: list[Paragraph]) -> bool:
    """Whether a page was run into few lines, or nearly all of it into one."""
    if len(paragraphs) <= 3:
        return True
    sizes = [paragraph.end - paragraph.start for paragraph in paragraphs[:12]]
    return len(paragraphs) <= 12 and max(sizes) > 1500 and max(sizes) * 10 > sum(sizes) * 8


def _surnames(name: str) -> list[str]:
    """What may be the surname of somebody who was there: the last word, or the first where initials follow it: ``Orlov, A.N.``."""
    if name.isalpha():
        return [] if name.lower() in TITLES else [name.lower()]
    words = [word.strip(".,()[]").lower() for word in name.split()]
    words = [word for word in words if word and word not in TITLES]
    if len(words) > 1 and all(len(word.replace(".", "")) < 3 for word in words[1:]):
        return [words[0]]
    return (
        words[-1:]
        if words[:1] == words[-1:]
        else [words[-1], *([words[0]] if name.split(maxsplit=1)[0].isupper() and not name.isupper() else [])]
    )


def _add_within_lines(source: str, paragraphs: list[Paragraph], found: list[Opening], stops: set[int]) -> None:
    """Adds who takes the floor within the long lines of a page that was flattened."""
    heads = {opening.paragraph: opening.end for opening in found}  # who opens the paragraph is found already
    for index, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start > 600 and index not in stops:
            found += within_line(source, index, heads.get(index, paragraph.start + 1), paragraph.end)
    found.sort()


# --- who speaks ------------------------------------------------------------------------------------------------------


class _Scene:
    """All openings together, as each is judged by the others."""

    __slots__ = (
        "_counts",
        "_letters",
        "_listed",
        "_names",
        "capitals",
        "colons",
        "dense_colons",
        "dense_plain",
        "dense_points",
        "dialogue",
        "few",
        "lines_named",
        "lines_titled",
        "named",
        "paragraphs",
        "repeated",
        "silent",
        "source",
        "surveyed",
        "titled_colon",
        "titled_flat",
    )  # fmt: skip

    def __init__(
        self,
        source: str,
        paragraphs: list[Paragraph],
        found: list[Opening],
        listed: list[Participant],
        silent: set[int],
        *,
        named: bool,
    ) -> None:
        self.named = named
        """Whether a profile says how speakers look."""
        self.source = source
        self.paragraphs = paragraphs
        self._listed = listed
        self._letters = "\n".join([one.name for one in listed]).lower()
        self._names: set[str] | None = None
        self.silent = silent
        """The paragraphs in which nobody speaks."""
        by_form: dict[Form, list[Opening]] = {}
        self._counts: dict[tuple[Form, str], int] = {}
        counts = self._counts
        for opening in found:
            by_form.setdefault(opening.form, []).append(opening)
            who = _GROUPS.get(opening.form, opening.form), opening.key
            counts[who] = counts.get(who, 0) + 1
        several = [who for who, count in counts.items() if count > 1]
        self.repeated = Counter([form for form, _ in several])
        """How many speakers come again, in each group of forms."""
        capitals, flat, colons = by_form.get("capitals", []), by_form.get("flat", []), by_form.get("colon", [])
        self.colons = len(colons) + len(flat) + len(by_form.get("below", []))
        self.capitals = len(capitals)
        self.dialogue = self.repeated["capitals"] > 0 or self.repeated["bracketed"] > 0 or self.repeated["point"] > 1
        """Whether speakers with a point come again, as in a conversation."""
        self.few = len({opening.key for opening in capitals}) > 1 and (bool(self.names()) or _is_session(source, paragraphs))
        """Whether two or more speak, with capitals and a point, where people meet: there a speech may be long, and each speaks once."""
        self.titled_flat = sum(map(self.titled, flat))
        """How many within a line have a title."""
        self.titled_colon = any(self.known(opening) or self.titled(opening) for opening in colons)
        """Whether one with a colon is on the list, or has a title."""
        self.lines_named = any(form == "line" and len(key) > 2 and not english.is_english(key.rsplit(" ", 1)[-1]) for form, key in several)
        """Whether a name on a line of its own comes again."""
        self.lines_titled = sum(map(self.titled, by_form.get("line", [])))
        """How many on a line of their own have a title."""
        room = max(1, len(paragraphs) - len(silent))
        self.dense_colons = _dense(by_form, ("colon", "below"), room)
        """Whether half of the paragraphs open with a colon: people speak in turn."""
        self.dense_plain = _dense(by_form, ("colon", "below", "plain"), room)
        """The same, with those whose name is a word of English."""
        self.dense_points = _dense(by_form, ("capitals", "point", "bracketed"), room)
        """Whether half of them open with a point."""
        self.surveyed = not any(key in COUNTRIES for _, key in several)
        """Whether no state speaks twice: it stands before a colon in a survey by countries then, and does not speak."""

    def names(self) -> set[str]:
        """The surnames of the attendance lists."""
        if self._names is None:
            self._names = {surname for participant in self._listed for surname in _surnames(participant.name)}
        return self._names

    def again(self, opening: Opening) -> bool:
        """Whether the speaker comes again in this form."""
        return self._counts[_GROUPS.get(opening.form, opening.form), opening.key] > 1

    def known(self, opening: Opening) -> bool:
        """Whether the speaker is on an attendance list."""
        return opening.name in self._letters and opening.name in self.names()

    def titled(self, opening: Opening) -> bool:
        """Whether a title opens the speaker's name, or that of the one who holds the office."""
        return titled(self.source[opening.start : opening.end]) or holds_office(self.source, opening)


_GROUPS: dict[str, Form] = {"below": "colon", "flat": "colon"}
"""Forms whose speakers are counted with those of another."""


def _is_session(source: str, paragraphs: list[Paragraph]) -> bool:
    """Whether the head of the text says that people met: ``Stenographic record``, ``Session of``."""
    start = paragraphs[0].start
    return not SESSIONS.isdisjoint(source[start : start + 1500].lower().translate(_NO_SIGNS).split())


_NO_SIGNS = str.maketrans('.,:;()[]"“”*#', " " * 13)


def _dense(by_form: dict[Form, list[Opening]], forms: tuple[Form, ...], room: int) -> bool:
    """Whether two speakers or more open half of the paragraphs in these forms."""
    count = sum(len(by_form.get(form, ())) for form in forms)
    return count > 1 and 2 * count >= room and len({opening.key for form in forms for opening in by_form.get(form, ())}) > 1


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
    if scene.dense_points or scene.again(opening) or scene.known(opening) or (scene.dialogue and scene.capitals >= 2):
        return True
    return scene.few and not english.is_english(opening.name)


def _point_stands(opening: Opening, scene: _Scene) -> bool:
    """A name and its point: where points are many, or in a conversation that has points, where this speaker comes again or is known."""
    return scene.dense_points or (scene.dialogue and (opening.form == "bracketed" or scene.again(opening) or scene.known(opening)))


def _line_stands(opening: Opening, scene: _Scene) -> bool:
    """A name on a line of its own, over words that open a speech: where the speaker is known, comes again, or has a title like others."""
    index = opening.paragraph
    name = opening.name
    if scene.named and scene.titled(opening) and index + 1 < len(scene.paragraphs):
        return _stands_alone(scene.source, scene.paragraphs, index)
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
    if not (c.isupper() or c.isdigit() or c in '"“‘«([-–—…*' or source.startswith(_ASKS, following.start)):
        return False
    if index:
        before = source[max(0, paragraphs[index - 1].end - 24) : paragraphs[index - 1].end]
        if before[-1] in "(,[" or before.split()[-1].lower() in FUNCTION:
            return False
    text = source[following.start : min(following.end, following.start + 160)]
    return not (any(map(str.isdigit, text)) or "rchiv" in text) or not citations.looks_archival(text)


_ASKS = ("asked ", "moved ", "rose ", "said ", "presented ", "begged ", "brought ", "gave ", "inquired ", "desired ", "wished ")
"""How the report of what somebody says goes on below his name: ``Captain Hill`` / ``asked the Secretary of State whether ...``."""


def _stands(opening: Opening, scene: _Scene) -> bool:  # noqa: ARG001 - one of several
    """A letter of questions and answers: they take turns, as was seen before. Or a section of a debate."""
    return True


def _plain_stands(opening: Opening, scene: _Scene) -> bool:
    """A word of English with a colon: where it comes again, and others speak so, or a profile says that they do.

    One that is not in capitals could be a label, ``Question:``: so it and the others have to take the floor in half of the paragraphs.
    """
    if not scene.source[opening.start : opening.end].isupper():
        return scene.dense_plain and (scene.known(opening) or scene.again(opening)) and scene.repeated["colon"] > 0
    return scene.known(opening) or (scene.again(opening) and (scene.repeated["colon"] > 0 or (scene.named and scene.colons > 0)))


def _characters_stand(opening: Opening, scene: _Scene) -> bool:
    """Characters with a colon: where some come again, as those of a label do not."""
    return scene.again(opening) or scene.repeated["characters"] > 0


STANDS: dict[Form, Callable[[Opening, _Scene], bool]] = {
    "colon": _colon_stands,
    "below": _colon_stands,
    "flat": _flat_stands,
    "capitals": _capitals_stand,
    "bracketed": _point_stands,
    "point": _point_stands,
    "line": _line_stands,
    "asked": _stands,
    "section": _stands,
    "plain": _plain_stands,
    "characters": _characters_stand,
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
