"""The contract of a profile as one call: what is wrong with it, in words."""

from __future__ import annotations

import pickle
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

import archivetext
from archivetext.dates import parse_date
from archivetext.formats.valid import problems
from archivetext.pages.looks import Habits
from archivetext.pages.pattern import PatternError, compiled
from archivetext.profiles import BODY, PROFILES, SHAPED, Profile
from archivetext.spans import fold
from archivetext.testing.dumps import DUMPS, bracketed, pages
from archivetext.testing.written import Meant, SampleError, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from archivetext import Document

__all__ = ["ContractError", "check_contract"]

T = TypeVar("T")

PROSE = (
    "The council met in the morning and heard the report of the board on the ships.",
    "He said that the price of grain would rise before the winter, and that nobody could help it.",
    "On May 4, 1962 the delegation came to Orsha, where No. 3 yard had been closed.",
    "I have the honour to inform you of the following.",
    "It was resolved:",
    "Ann Tamm",
    "1. To send the letter to the ministry in Brannock.",
)
"""Lines as transcripts have them, which no page adds."""
ENOUGH = 0.8
"""So often, of the pages on which it was written, a part must be read as it was meant."""


class ContractError(AssertionError):
    """A profile does not keep the contract; each line of the message says of what, and where to look."""

    def __init__(self, profile: str, faults: Sequence[str]) -> None:
        super().__init__("\n".join([f"profile {profile!r}:", *(f"- {one}" for one in faults)]))
        self.faults: tuple[str, ...] = tuple(faults)
        """What is wrong, each in a sentence."""


def check_contract(
    profile: Profile,
    *,
    samples: Mapping[str, Sequence[str]] | None = None,
    texts: Iterable[str] = (),
    strangers: Iterable[str] = (),
    examples: int = 40,
) -> None:
    """Asks of a profile what the library's own tests ask of those that it has.

    Pages in its manner are written and must be read as they were meant, in any dress; pages of other families and plain prose must not
    be taken for its own, nor for furniture or the start of a document; any text must give a valid document that loses nothing, in time.

    Args:
        profile: the profile, a value or one that was loaded.
        samples: as for :func:`pages_of`.
        texts: real pages of the family: each must be found to be of it, and be valid.
        strangers: texts that are of no such family.
        examples: how many pages are written.

    Raises:
        ContractError: something is wrong; its message says what.
    """
    faults: list[str] = []
    if pickle.loads(pickle.dumps(profile)) != profile:  # noqa: S301  what was written a moment ago
        faults.append("it is another when it was pickled: knowledge or looks hold what does not compare")
    faults += _eaten(profile)
    faults += _slow(profile)
    faults += _strangers(profile, strangers)
    for number, text in enumerate(texts):
        faults += _real(profile, text, number)
    try:
        written = _drawn(pages_of(profile, samples), examples)
    except SampleError as error:
        faults.append(str(error))
        written = []
    faults += _read(profile, written)
    faults += _any_text(profile, examples)
    if faults:
        raise ContractError(profile.name, list(dict.fromkeys(faults)))


def _drawn(strategy: SearchStrategy[T], count: int) -> list[T]:
    found: list[T] = []

    @seeded(1)
    @settings(
        database=None,
        max_examples=count,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),  # pyright: ignore[reportArgumentType]
        deadline=None,
    )
    @given(strategy)
    def draw(one: T) -> None:
        found.append(one)

    draw()
    return found


def _patterns(profile: Profile) -> list[tuple[str, str]]:
    """Every pattern with the field that it stands in."""
    found = [(name, one) for name in ("furniture", "pages", "rules", "breaks", "split") for one in getattr(profile, name)]
    found += [("signs", one) for several in profile.signs for one in several]
    for name in ("lines", "within", "values"):
        found += [(f"{name}.{key}", one) for key, several in getattr(profile, name).items() for one in several]
    return found


def _eaten(profile: Profile) -> list[str]:
    """Prose that is taken for furniture or for the start of a document."""
    faults = []
    habits = Habits(profile)
    for name, source in _patterns(profile):
        if name not in ("furniture", "pages", "rules", "split"):
            continue
        pattern = compiled(source, profile.own_looks)
        try:
            met = next((line for line in PROSE if pattern.match(line, 0, len(line), habits) is not None), None)
        except PatternError:
            continue  # told by what is slow
        if met is not None and name == "split":
            faults.append(f"split: {source!r} opens a document at a line of text: {met!r}; it needs words that open nothing else")
        elif met is not None:
            faults.append(f"{name}: {source!r} takes a line of text away: {met!r}; it needs words that stand in no sentence")
    return faults


def _slow(profile: Profile) -> list[str]:
    """Patterns that take too long on a line made for it."""
    faults = []
    habits = Habits(profile)
    for name, source in _patterns(profile):
        pattern = compiled(source, profile.own_looks)
        rows = (
            [unit * (398 // len(unit)) + "\u0001!" for unit in ("a", "A", "1", "a ", "Ab ", "- ", "a, ", "1 ", ". ")]
            if pattern.patience
            else []
        )
        try:
            for row in rows:
                pattern.match(row, 0, len(row), habits)
        except PatternError as error:
            faults.append(f"{name}: {error}")
    return faults


def _strangers(profile: Profile, given_: Iterable[str]) -> list[str]:
    """Texts of others that are taken for the profile's own."""
    if not profile.signs:
        return []
    faults = []
    own = {one.name for one in (profile, *((BODY,) if profile.page == "body" else ()))}
    others = [("the strangers", text) for text in given_]
    page = _drawn(pages(), 1)[0]
    others += [("a web site's", page.render(dump)) for dump in DUMPS] + [("plain prose", "\n\n".join(PROSE))]
    for other in PROFILES:
        if other in SHAPED or other.name in own or other.signs == profile.signs or other.page == "body":
            continue
        try:
            others += [(f"the family {other.name!r}", one.text) for one in _drawn(pages_of(other), 3)]
        except SampleError:
            continue
    for whose, text in others:
        if archivetext.parse_header(text, profiles=[profile]).profile == profile.name:
            faults.append(
                f"signs: a page of {whose} is taken for this family: {text[:60]!r}; a sign needs words that no other family prints"
            )
            break
    return faults


def _real(profile: Profile, text: str, number: int) -> list[str]:
    document = archivetext.parse(text, profile=profile)
    faults = [f"text {number}: {what}" for what in problems(document)]
    if profile.signs and archivetext.parse_header(text, profiles=[profile]).profile != profile.name:
        faults.append(f"signs: text {number} is not known by them: {text[:60]!r}")
    return faults


def _read(profile: Profile, written: list[Meant]) -> list[str]:
    """What pages that were written say when they are read, beside what they mean."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    shown: dict[str, str] = {}
    faults: dict[str, str] = {}
    for page in written:
        document = archivetext.parse(page.text, profile=profile)
        for what, expected, got in _told(page, document):
            asked[what] += 1
            if expected == got:
                right[what] += 1
            else:
                shown.setdefault(what, f"{expected!r} was written, {got!r} was read, in {page.text[:300]!r}")
        for kind, told in _dressed(page.text, document, profile):
            faults.setdefault(kind, told)
        if profile.split and not faults.get("split") and len(archivetext.split(page.text, profile=profile)) > 1:
            faults["split"] = f"split: one page is cut into several documents: {page.text[:200]!r}"
    doubts = Counter(name for page in written for name, _, _ in page.doubtful)
    sure = Counter(name for page in written for name in page.parts)
    for name, other, line in (one for page in written for one in page.doubtful):
        if doubts[name] > max(2, sure[name]):
            faults[name] = f"page: {name!r} cannot be told from {other!r}, which may stand above it: both fit {line!r}"
    for what, count in asked.items():
        if right[what] == 0:
            faults[what] = f"{what} is never read: {shown[what]}"
        elif right[what] < ENOUGH * count:
            faults[what] = f"{what} is read in {right[what]} of {count} pages only: {shown[what]}"
    return list(faults.values())


def _told(page: Meant, document: Document) -> list[tuple[str, object, object]]:
    """What is asked of a page: what it is, what was written, what was read."""
    header, source = document.header, document.source
    found: list[tuple[str, object, object]] = []
    if page.title is not None:
        found.append(("the title", page.title, header.title and header.title.text))
    if page.date is not None:
        found.append(("the date", parse_date(page.date).edtf, header.date and header.date.edtf))
    told = defaultdict(set)
    for one in header.fields:
        told[one.key].add(one.text)
    cited = [*(document.citation.references if document.citation is not None else ()), *document.references]
    for reference in cited:
        for level in reference.levels:
            told[level.kind.replace("-", "_")].add(level.value)
    for person in document.citation.contributors if document.citation is not None else ():
        told[person.role].add(person.name)
    for key, value in page.fields:
        got = told.get(key, set())
        found.append((f"the key {key!r}", value, value if value in got else next(iter(sorted(map(str, got))), None)))
    said = [fold(one.text) for one in cited]
    found += [("the reference", words, words if any(one in words or words in one for one in said) else None) for words in page.references]
    if any(name == "body" for name, *_ in page.doubtful):
        return found
    body = source[slice(*document.body)]
    found.append(
        ("the body", page.paragraphs[0], page.paragraphs[0] if body.startswith(page.paragraphs[0]) else body[: len(page.paragraphs[0])])
    )
    found.append(("the end of the body", page.paragraphs[-1], page.paragraphs[-1] if page.paragraphs[-1] in body else body[-80:]))
    return found


def _dressed(text: str, document: Document, profile: Profile) -> list[tuple[str, str]]:
    """What another dress of a text changes."""

    def says(one: Document) -> object:
        header = one.header
        return header.title and header.title.text, header.date and header.date.edtf, [(entry.key, entry.text) for entry in header.fields]

    faults = [("valid", f"the record is not valid: {what}") for what in problems(document)]
    for dress, other in (("Windows line ends", text.replace("\n", "\r\n")), ("a byte order mark", "\ufeff" + text)):
        if says(archivetext.parse(other, profile=profile)) != says(document):
            faults.append((dress, f"with {dress} the page says something else: {text[:200]!r}"))
    return faults


def _any_text(profile: Profile, count: int) -> list[str]:
    """Any text gives a valid document, and is cut without loss."""
    faults = []
    for text in _drawn(bracketed(), count):
        try:
            document = archivetext.parse(text, profile=profile)
            parts = archivetext.split(text, profile=profile)
        except PatternError as error:
            return [f"while {text[:80]!r} was read: {error}"]
        faults += [f"the record of {text[:80]!r} is not valid: {what}" for what in problems(document)]
        if "".join(part.source for part in parts) != text:
            faults.append(f"split: the documents of {text[:80]!r}, joined, are another text")
    return faults[:3]
