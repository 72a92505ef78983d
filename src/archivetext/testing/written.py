"""Pages in the manner of any profile, together with what they mean: its parts in their order, its labels, its body.

A line is written from a pattern: its holes take made-up values of their looks. What it means is what the first pattern of that part
that fits takes, so that patterns which fit the same line are no fault. What is asked is the page: whether each part is read as itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import regex
from attrs import frozen
from hypothesis import strategies as st

from archivetext.pages.captures import LEVELS, ROLES
from archivetext.pages.looks import Habits
from archivetext.pages.pattern import compiled, make
from archivetext.profiles.base import PARTS, TAKES_ALL, read_page
from archivetext.spans import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from archivetext.profiles import Profile
    from archivetext.profiles.base import Part

__all__ = ["Meant", "SampleError", "pages_of"]

VALUES: Mapping[str, tuple[str, ...]] = {
    "text": ("the river board", "seven barges", "grain and timber"),
    "int": ("3", "17", "204"),
    "date": ("May 4, 1962", "March 17, 1951", "October 28, 1948"),
    "time": ("9:30 p.m.", "4 p.m."),
    "place": ("Orsha", "Brannock", "Tolvik"),
    "name": ("Ann Tamm", "Paul Amory", "Silas Ardov"),
    "caps": ("RIVER BOARD", "ORSHA YARDS"),
    "word": ("k7", "b204"),
    "reference": ("RGANI, F. 3, Op. 16, D. 947", "RGANI, F. 5, Op. 30, D. 12"),
    "citation": ("RGANI, F. 3, Op. 16, D. 947",),
    "credits": ("Translated by Ann Tamm.",),
    "sentences": ("The council discusses the harvest of the year and sends a report to the board.",),
    "signature": ("Paul Amory", "S. Ardov"),
    "classification": ("SECRET", "CONFIDENTIAL"),
    "language": ("Russian", "Polish"),
    "url": ("https://papers.example.org/item/17",),
    "rule": ("----------",),
}
"""What a hole of each look is filled with."""
_TITLES = ("Report on the Harvest at Orsha", "Letter from the Board to the Harbour Master", "Protocol of the Meeting on Timber")
_SENTENCES = (
    "We came down to the yard before noon and found nobody there.",
    "I told him that the barges had not come.",
    "I was told to wait until the ice is gone.",
    "We had no bread for a week.",
    "We could not cross, and so we stayed.",
)
"""What a body says: told by those who were there, so that it is no summary."""
_CITED = ("reference", "citation", "source")


class SampleError(ValueError):
    """Nothing can be written for a look or a regular expression of a profile's own: it needs samples."""


@frozen
class Meant:
    """A page that was written, and the records that it means."""

    text: str
    """The page."""
    title: str | None
    """Its title."""
    date: str | None
    """The words of its date."""
    fields: tuple[tuple[str, str], ...]
    """Key and value of what else it says: fields, levels of a reference, people."""
    references: tuple[str, ...]
    """References in words."""
    paragraphs: tuple[str, ...]
    """The body."""
    doubtful: tuple[tuple[str, str, str], ...] = ()
    """Parts whose line fits one that may stand above it and was left out: the part, the other, the line."""
    parts: tuple[str, ...] = ()
    """Parts whose line fits no other."""


class Writer:
    """Draws the parts of one page."""

    habits: Habits

    def __init__(self, draw: st.DrawFn, profile: Profile, samples: Mapping[str, Sequence[str]]) -> None:
        self.draw = draw
        self.profile = profile
        self.samples = samples
        self.habits = Habits(profile)
        self.title: str | None = None
        self.titled: list[str] = []
        """The part that gave the title; a heading right below it is its second line."""
        self.date: str | None = None
        self.fields: list[tuple[str, str]] = []
        self.references: list[str] = []
        self.lines: dict[str, str] = {}
        self.left: list[tuple[str, Sequence[str]]] = []
        self.doubtful: list[tuple[str, str, str]] = []
        self.parts: list[str] = []

    def one(self, choice: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(choice))

    def value(self, look: str) -> str:
        """A made-up value of a look."""
        if look in self.samples:
            return str(self.one(self.samples[look]))
        if look in self.profile.looks:
            return str(self.one(examples(self.profile.looks[look], f"looks.{look}")))
        return str(self.one(VALUES[look]))

    def filled(self, source: str) -> str:
        """A line that the pattern meets."""
        if source in self.samples:
            return str(self.one(self.samples[source]))
        if source.startswith("re:"):
            return str(self.one(examples(source[3:], repr(source))))
        line = regex.sub(
            r"\{([^{}]*)\}",
            lambda hole: self.value(hole[1].partition(":")[2].strip() or "text"),
            source.replace("{{", "\1").replace("}}", "\2"),
        )
        return line.replace("\1", "{").replace("\2", "}")

    def fits(self, line: str, sources: Sequence[str]) -> bool:
        """Whether one of the patterns meets the line."""
        patterns = (compiled(source, self.profile.own_looks) for source in sources)
        return any(one.match(line, 0, len(line), self.habits) is not None for one in patterns)

    def means(self, name: str, line: str, sources: Sequence[str], *, asked: bool) -> None:
        """Keeps what the first of the patterns that fits the line takes."""
        for source in sources:
            found = compiled(source, self.profile.own_looks).match(line, 0, len(line), self.habits)
            if found is None:
                continue
            self.lines[name] = line
            for one in found:
                if asked and one.key and one.end > one.start:
                    self.says(one.key, line[one.start : one.end])
            return

    def says(self, key: str, value: str) -> None:
        value = fold(value)
        if key in ("title", "heading"):
            goes_on = self.title and key == "heading" and self.parts[-2:-1] == self.titled
            self.title = f"{self.title} {value}" if goes_on else self.title or value
            self.titled = self.parts[-1:]
        elif key == "date":
            self.date = self.date or value
        elif key in _CITED:
            self.references.append(value)
        elif key not in ("time", "repository", "page"):
            self.fields.append((key, value))

    def part(self, part: Part) -> list[str]:
        """The lines of a part; none for one that is left out."""
        name = part.name
        sources = _patterns(part, self.profile)
        if name in self.lines or (not part.needed and (name in _LEFT_OUT or not self.draw(st.booleans()))):
            self.left.append((name, sources))
            return []
        if name == "labels":
            return self.labels(part.form)
        if sources:
            line = self.filled(self.one(sources))
            other = next((left for left, patterns in self.left if left != name and self.fits(line, patterns)), None)
            if other is not None:
                self.doubtful.append((name, other, line))
            if part.many:
                self.left.append((name, sources))
            if other is None:
                self.parts.append(name)
            if part.needed and other is None:
                self.left.clear()  # what may stand above it cannot stand below it
            if other is None or part.needed:
                self.means(name, line, sources, asked=other is None)
            return [line] if other is None or part.needed else []
        if name in ("title", "heading"):
            if self.title is not None:
                return []
            line = self.one(_TITLES)
            self.says(name, line)
        elif name in TAKES_ALL:
            line = str(self.one(VALUES["sentences"]))
            self.says(name, line)
        else:
            return []
        self.lines[name] = line
        return [line]

    def labels(self, form: str) -> list[str]:
        """Some of the labels, in the form in which they stand."""
        profile = self.profile
        strong = [label for label in profile.labels if label not in profile.weak]
        chosen = self.draw(
            st.lists(st.sampled_from(sorted(profile.labels)), min_size=1, max_size=4, unique_by=lambda one: profile.labels[one])
        )
        if strong and not set(chosen) & set(strong):
            chosen = [self.one(strong)]
        rows: list[str] = []
        for label in chosen:
            key = profile.labels[label]
            if key == "title" and self.title is not None:
                continue
            patterns = profile.values.get(key)
            value = self.filled(patterns[0]) if patterns else str(self.one(self.samples.get(key) or self.of_key(key)))
            found = compiled(patterns[0], profile.own_looks).match(value, 0, len(value), self.habits) if patterns else None
            says = next((value[one.start : one.end] for one in found if one.key == key), value) if found else value
            self.says(key, says)
            self.lines[label] = value
            rows.append(_labelled(label, value, form))
        return ["---\n" + "\n".join(rows) + "\n---"] if form == "yaml" else rows

    @staticmethod
    def of_key(key: str) -> Sequence[str]:
        """Values of a key."""
        if key == "title":
            return _TITLES
        look = "date" if key == "date" else "reference" if key in _CITED else "name" if key in ROLES else "int" if key in LEVELS else "text"
        return VALUES[look]


def _patterns(part: Part, profile: Profile) -> Sequence[str]:
    """The patterns that a part is known by."""
    if part.look:
        return (f"{{{part.name.replace('-', '_')}:{part.look}}}",)
    return profile.lines.get(part.name) or ((PARTS[part.name],) if part.name in PARTS else ())


_LEFT_OUT = ("notes", "after", "before", "enclosure", "attributes")
"""Parts that are not written where they may be missing."""


def _labelled(label: str, value: str, form: str) -> str:
    if form == "line":
        return f"{label}\n{value}"
    if form == "bare":
        return f"{label} {value}"
    return f"{label}{form if form not in ('', 'yaml') else ':'} {value}"


@cache
def examples(text: str, what: str) -> tuple[str, ...]:
    """Some texts that a regular expression meets.

    Raises:
        SampleError: none was found.
    """
    plain = text
    for sign, letters in (
        ("\\p{Lu}", "A-Z"),
        ("\\p{Ll}", "a-z"),
        ("\\p{Lo}", "A-Z"),
        ("\\p{L}", "A-Za-z"),
        ("\\p{M}", ""),
        ("\\p{N}", "0-9"),
    ):
        plain = _inside(plain, sign, letters).replace(sign, f"[{letters}]")
    meets = make(text)
    found: list[str] = []
    try:
        drawn = st.from_regex(plain, fullmatch=True, alphabet=st.characters(min_codepoint=32, max_codepoint=122))
        from hypothesis import HealthCheck, Phase, given, settings

        @settings(
            database=None,
            derandomize=True,
            max_examples=40,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),  # pyright: ignore[reportArgumentType]
            deadline=None,
        )
        @given(drawn)
        def draw(value: str) -> None:
            tidy = value == fold(value) and 0 < len(value) < 60 and not set(value) & set('\\*_#"[]{}<>`')
            if tidy and value[0].isalnum() and value[-1].isalnum() and meets.fullmatch(value):
                found.append(value)

        draw()
    except Exception as error:  # noqa: BLE001  whatever the writer of texts does not know
        raise SampleError(f"{what}: no text could be made for {text!r} ({error}); give some: samples={{...}}") from None
    if not found:
        raise SampleError(f"{what}: no text could be made for {text!r}; give some: samples={{...}}")
    return tuple(dict.fromkeys(found))


def _inside(text: str, sign: str, letters: str) -> str:
    """The expression with other letters in place of a sign within its sets."""
    return str(regex.sub(r"\[[^\[\]]*\]", lambda group: group[0].replace(sign, letters), text))


@st.composite
def _page(draw: st.DrawFn, profile: Profile, samples: Mapping[str, Sequence[str]]) -> Meant:
    writer = Writer(draw, profile, samples)
    rows: list[str] = []
    paragraphs: list[str] = []
    parts = read_page(profile.page)
    for part in parts:
        if part.name == "body":
            told = st.lists(st.sampled_from(_SENTENCES), min_size=2, max_size=3, unique=True)
            paragraphs = [" ".join(draw(told)) for _ in range(draw(st.integers(1, 3)))]
            other = next((left for left, patterns in writer.left if writer.fits(paragraphs[0], patterns)), None)
            writer.doubtful += [] if other is None else [("body", other, paragraphs[0])]
            writer.parts += ["body"] if other is None else []
            writer.left = []
            rows += paragraphs
        else:
            rows += writer.part(part)
    text = "\n\n".join(rows) + "\n"
    return Meant(
        text,
        writer.title,
        writer.date,
        tuple(writer.fields),
        tuple(writer.references),
        tuple(paragraphs),
        tuple(writer.doubtful),
        tuple(writer.parts),
    )


def pages_of(profile: Profile, samples: Mapping[str, Sequence[str]] | None = None) -> SearchStrategy[Meant]:
    """Pages as a profile describes them, with what they mean.

    Args:
        profile: whose pages.
        samples: values for looks of the profile's own, for keys of labels, or lines for a whole pattern; what is not named is made up.

    >>> from archivetext import Profile
    >>> mine = Profile("mine", page="title date body", labels={})
    >>> strategy = pages_of(mine)
    """
    return _page(profile, samples or {})
