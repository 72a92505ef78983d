"""A profile to start from: pages that the texts could have are tried, and the one that gets most out of them is taken.

What is guessed is what can be tried: which labels there are and under which keys they land, which lines are furniture, whether the
file holds many documents, what stands above the labels, whether a reference stands below. A page that gets no more out of the
texts than none at all is not taken.
"""

from __future__ import annotations

from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import regex
from attrs import evolve

from archivetext import citations, dates
from archivetext.books import documents
from archivetext.pages import signs
from archivetext.pages.looks import Habits
from archivetext.pages.pattern import compiled
from archivetext.profiles import BODY, PROFILES, Profile, ProfileError
from archivetext.sidecars.beside import key_of
from archivetext.survey.lines import most
from archivetext.survey.trial import credit
from archivetext.words.lists import lines, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archivetext.survey.lines import Label, Look, Repeated

__all__ = ["named_by", "start_from"]

_TRIED = 8
"""So many texts are tried, spread over those given."""
_LENGTH = 60_000
"""Of a long text so much is tried."""
_FURNITURE = 30
"""So many lines are listed as furniture, at most."""
_HEADS = (
    "", "title?", "title? date?", "date? title?", "title? dateline?", "title? date? place?", "title? reference? date?", "title? date? reference?",
    "reference? title? date?", "date? reference? title?", "classification? title? date?", "number? title? date?", "number? date? title?",
    "number? title? dateline?", "reference? date? title?", "title? number? date?", "title? number? dateline?", "date? number? title?",
)  # fmt: skip
_UNDER = ("dateline?", "date?", "title?", "title? date?", "date? title?", "title? dateline?", "classification?")
"""What can stand between labels and the document."""
_TAILS = ("", "reference?", "citation?", "signature? reference?")


def start_from(texts: Sequence[tuple[str, str]], look: Look, name: str = "mine") -> Profile:
    r"""A profile for texts, each with its name, that reads them at least as well as ``body`` does.

    >>> from archivetext.survey import look_at
    >>> said = "Royal Acts\n\nOn {0}\n\nShelf: Box {1}\nDay: {1} May 1962\n\nThe {0} is ready.\n"
    >>> texts = [(thing, said.format(thing, number)) for number, thing in enumerate(("Trade", "Grain", "Fleet"), 3)]
    >>> profile = start_from(texts, look_at(texts))
    >>> profile.furniture, dict(profile.labels)
    (('Royal Acts',), {'Shelf': 'shelf', 'Day': 'date'})
    """
    tried = _sample(texts)
    best, worth = Profile(name), sum(_worth(text, BODY) for text in tried)
    plan = _Plan(look, name)
    parts = _Parts("", "", "", "line")
    steps: tuple[Callable[[_Parts], list[_Parts]], ...] = (
        lambda parts: [parts._replace(head=one, unit=unit) for unit in ("line", "paragraph") for one in _HEADS],
        lambda parts: [parts._replace(under=one) for one in _UNDER],
        lambda parts: [parts._replace(tail=one) for one in _TAILS],
        lambda parts: [parts._replace(head=_wrapped(parts.head))],
    )
    for step in steps:
        found = parts
        for one in step(parts):
            profile = plan.profile(one)
            if profile is None or profile == best:
                continue
            gained = sum(_worth(text, profile) for text in tried) - 0.01 * len(profile.page)
            if gained > worth:
                best, worth, found = profile, gained, one
        parts = found
    return _signed(_tightened(best, worth, tried), look, texts)


def _tightened(profile: Profile, worth: float, tried: Sequence[str]) -> Profile:
    """The profile without parts that give nothing; a part that may be there must be there, where no text has less for it."""
    for word in profile.page.split():
        if not word.endswith("?"):
            continue
        for other in ("", word[:-1]):
            page = " ".join(one for one in (other if one == word else one for one in profile.page.split()) if one)
            try:
                candidate = evolve(profile, page=page)
            except ProfileError:
                continue
            gained = sum(_worth(text, candidate) for text in tried) - 0.01 * len(page)
            if gained >= worth:
                profile, worth = candidate, gained
                break
    return profile


def _wrapped(head: str) -> str:
    """The same head with a title of several lines."""
    return head.replace("title?", "title*")


def _sample(texts: Sequence[tuple[str, str]]) -> list[str]:
    step = max(1, len(texts) // _TRIED)
    return [text if len(text) <= _LENGTH else f"{text[: _LENGTH - 8_000]}\n{text[-8_000:]}" for _, text in texts[::step][:_TRIED]]


def _worth(text: str, profile: Profile) -> float:
    return sum(credit(document) for document in documents(text, profile=profile))


class _Parts(NamedTuple):
    """Of what a page that is tried is made."""

    head: str
    """Parts above the labels."""
    under: str
    """Parts between labels and document."""
    tail: str
    """Parts below the document."""
    unit: str
    """What one part is made of."""


class _Plan:
    """What the profiles that are tried have in common."""

    def __init__(self, look: Look, name: str) -> None:
        furniture, pages = _furniture(look)
        self.base: dict[str, Any] = {"name": name, "furniture": furniture, "pages": pages}
        self.number = _number(look)
        self.labels = _labels(look.labels)
        self.weak = _weak(look, self.labels)
        often = {label.text for label in look.labels if label.texts >= most(len(look.sheets))}
        self.said = {key for label, key in self.labels.items() if label in often} & {"title", "date", "reference"}
        form = look.labels[0].form if look.labels else ""
        self.word = f"labels/{form}" if form else "labels"
        self.low = _below(look)

    def profile(self, parts: _Parts) -> Profile | None:
        """The profile with these parts above and below the document; None where there can be none."""
        head, under, tail, unit = parts
        if ("number" in head and self.number is None) or any(word.rstrip("?*+") in self.said for word in (*head.split(), *under.split())):
            return None
        if under and (not self.labels or self.low or {*head.split()} & {*under.split()}):
            return None
        if self.number is not None and not self.number.counts:
            head = head.replace("number?", "number")  # it is in most of the texts
        above, below = [head], [tail]
        fields: dict[str, Any] = self.base | {"unit": unit}
        if self.labels:
            fields |= {"labels": self.labels, "weak": self.weak}
            (below if self.low else above).append(f"{self.word}?")
        above.append(under)
        if "number" in head and self.number is not None:
            line = self.number.pattern.replace("{page:", "{number:")
            line = line if "{number:" in line else line.replace("{:", "{number:", 1)
            fields |= {"lines": {"number": line}, "signs": regex.sub(r"\{[a-z]+:", "{:", line)}
            if self.number.counts:
                fields |= {"split": line}
        try:
            return Profile(**fields, page=" ".join([*filter(None, above), "body", *filter(None, below)]))
        except ProfileError:
            return None


def _furniture(look: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines that come with the page, and those of them that count pages."""
    number = _number(look)
    lines = [line for line in look.repeated if line.sure and line is not number][:_FURNITURE]
    return tuple(line.pattern for line in lines if not line.counts), tuple(line.pattern for line in lines if line.counts)


def _number(look: Look) -> Repeated | None:
    """The line that numbers a document: once in the head of each text, or counting up, with a blank line before it."""
    for line in look.repeated:
        if not line.numbered or "{" not in line.pattern:
            continue
        opens = _Opens(line.pattern)
        places = [after for sheet in look.sheets for text, after in zip(sheet.lines, sheet.after, strict=True) if opens(text)]
        first = [sheet for sheet in look.sheets if any(opens(text) for text in sheet.lines[:12])]
        if not _numbers().match(line.pattern):
            continue
        of_each = line.times <= line.texts * 2 and len(first) >= most(len(look.sheets)) > 1
        of_many = line.counts and line.times >= line.texts * 2 and sum(places) * 10 >= len(places) * 9
        if of_each or of_many:
            return line
    return None


def named_by(profile: Profile, line: str) -> bool:
    """Whether a pattern of the profile meets a line."""
    habits = Habits(profile)
    patterns = (
        *profile.furniture,
        *profile.pages,
        *profile.rules,
        *profile.split,
        *(one for several in profile.lines.values() for one in several),
    )
    return any(compiled(one, profile.own_looks).match(line, 0, len(line), habits) is not None for one in patterns)


class _Opens:
    """Whether a line is as a pattern of figures says."""

    def __init__(self, pattern: str) -> None:
        self.regex = regex.compile(r"\d+".join(map(regex.escape, regex.split(r"\{[a-z]*:int\}", pattern))))

    def __call__(self, line: str) -> bool:
        return self.regex.fullmatch(line) is not None


def _numbers() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?:No|Nr|Doc|Document|Item|Letter|Dok|Dokument|Brief|Akte|Stück|Pièce|Lettre|Telegram|Despatch|Doc)\b\.?|№|§|N[°º]|#)\s*(?:No\.?\s*)?\{|\[[\p{L} ]+\{",
        regex.IGNORECASE,
    )


def _labels(found: Sequence[Label]) -> dict[str, str]:
    """Label to key: that of the library's profiles or of sidecars where they know the label, else the label itself as a name."""
    known = {label.casefold(): key for profile in PROFILES for label, key in profile.labels.items()} | _words()
    keys: dict[str, str] = {}
    free = [label for label in found if label.text.casefold() not in known and key_of(label.text) == slug_of(label.text)]
    for label in found:
        key = known.get(label.text.casefold()) or key_of(label.text) or slug_of(label.text)
        if not key.isidentifier():
            key = f"field_{len(keys) + 1}"
        keys[label.text] = key
    _by_value(free, keys, "date", _is_date)
    _by_value(free, keys, "reference", citations.looks_archival, ("citation", "source", "reference"))
    return keys


@cache
def _words() -> dict[str, str]:
    return {label.strip(): line.section for line in lines(read("archivetext.survey", "labels.txt")) for label in line.text.split(" / ")}


def slug_of(label: str) -> str:
    """The label as a name."""
    return regex.sub(r"\W+", "_", label).strip("_").lower()


def _is_date(value: str) -> bool:
    """Whether a date is all, or nearly all, that a value says."""
    found = dates.parse_date(value)
    return found.edtf is not None and len(found.text) * 3 >= len(value) * 2


def _by_value(found: Sequence[Label], keys: dict[str, str], key: str, fits: Callable[[str], bool], same: tuple[str, ...] = ()) -> None:
    """Gives the key to the first label whose values look so, where no label has it."""
    if key in keys.values() or any(one in keys.values() for one in same):
        return
    for label in found:
        if label.values and sum(map(fits, label.values)) * 3 >= len(label.values) * 2:
            keys[label.text] = key
            return


def _weak(look: Look, labels: dict[str, str]) -> tuple[str, ...]:
    """Labels that stand in sentences of the texts too."""
    words = {word for sheet in look.sheets for line in sheet.lines if len(line) > 60 for word in line.split()}
    return tuple(label for label in labels if label.isalpha() and label.lower() in words)


def _below(look: Look) -> bool:
    """Whether the labels stand below the document."""
    names = {label.text for label in look.labels}
    places: list[float] = []
    for sheet in look.sheets:
        total = sum(map(len, sheet.lines)) or 1
        at = 0
        here: list[int] = []
        for line in sheet.lines:
            if any(line.lstrip(" *_#>").startswith(name) for name in names):
                here.append(at)
            at += len(line)
        if here:
            places.append(median(here) / total)
    return bool(places) and median(places) > 0.5


def _signed(profile: Profile, look: Look, texts: Sequence[tuple[str, str]]) -> Profile:
    """The profile with signs: the first of several sets by which all, or most, of the texts are known."""
    texts_ = len(look.sheets)
    labels = [label for label in look.labels if label.text in profile.labels and label.texts >= most(texts_)]
    form = labels[0].form if labels else ""
    shaped = {"": "{}: {{}}", "line": "{}", "bare": "{} {{}}"}.get(form, "{} " + form + " {{}}")
    by_labels = [
        shaped.format(label.text.replace("{", "{{").replace("}", "}}")) for label in sorted(labels, key=lambda one: -one.texts)[:3]
    ]
    worded = [line for line in look.repeated if line.texts >= most(texts_) and sum(c.isalpha() for c in line.pattern) > 8]
    furniture = [line.pattern for line in worded if line.pattern in profile.pages or line.pattern in profile.furniture]
    numbered = [one for several in profile.lines.values() for one in several]
    best, known = profile, 0
    for one in (
        [*furniture[:1], *by_labels[:1]],
        by_labels[:2],
        furniture[:2],
        furniture[:1],
        [*by_labels[:1], *numbered[:1]],
        by_labels[:1],
    ):
        signed = regex.sub(r"\{[a-z]+:", "{:", "\0".join(one)).split("\0") if one else []
        if not signed:
            continue
        candidate = evolve(profile, signs=(tuple(signed),))
        count = sum(bool(signs.shown(text, (candidate,))) for _, text in texts)
        if count > known:
            best, known = candidate, count
    return best
