r"""What a profile holds: how a family of dumps looks, as data.

    page = word *( " " word )
    word = part [ "=" look ] [ "?" | "*" | "+" ]

``page`` names the parts of a page in their order: ``title date? labels body signature? notes``. ``body`` is the document itself, all
before it is the head, all behind it the tail. ``?`` may be there, ``*`` any number of times, ``+`` at least once. A part is known by
the patterns that ``lines`` has for it, by the look that it names, or by the look that the library has for a part of that name
(``PARTS``); ``title`` and ``heading`` take what nothing else fits.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from attrs import field, fields, frozen

from archivetext.knowledge import Knowledge
from archivetext.pages import looks, pattern
from archivetext.pages.pattern import ProfileError

if TYPE_CHECKING:
    import os
    from collections.abc import ItemsView, Iterable, Iterator

__all__ = ["LABELS", "PARTS", "Part", "Profile", "ProfileError", "read_page"]

PARTS: Mapping[str, str] = {
    "date": "{date:date}",
    "time": "{time:time}",
    "dateline": "{place:place}, {date:date}",
    "place": "{place:place}",
    "citation": "{citation:citation}",
    "reference": "{reference:reference}",
    "credits": "{credits:credits}",
    "summary": "{summary:sentences}",
    "signature": "{:signature}",
    "classification": "{classification:classification}",
    "language": "{language:language}",
    "url": "{url:url}",
    "rule": "{:rule}",
    "mark": r"re:[\[(]?(?:\d{1,3}|\*{1,3}|[a-z])[\])]?|[¹²³⁰⁴-⁹]{1,3}",
}
"""Part to the pattern that it has where the profile has none."""
LABELS = ("labels", "labels/line", "labels/yaml", "labels/bare")
"""The forms of labels that have a name; any other is a separator of the profile's own, ``labels/|``."""
TAKES_ALL = frozenset(("title", "heading", "summary", "subject", "after", "before", "enclosure"))
"""Parts that need no look: they take what fits nothing else."""
NOTES = ("[1]", "(1)", "1.", "1", "*", "a", "line", "super")
"""Forms of footnote marks."""
TURNS = ("Name:", "NAME.", "line", "Q.", "§")
"""Forms of speakers."""
INSIDE = frozenset(("body", "signature", "notes", "after"))
"""Parts behind ``body`` that belong to the document itself."""


class Part(NamedTuple):
    """One word of ``page``."""

    name: str
    """The part: a key of ``lines`` or of the library's parts, ``body``, ``labels``."""
    form: str
    """For labels, their form: ``line``, ``bare``, ``yaml``, a separator, or nothing for a colon."""
    look: str
    """The look behind ``=``, or nothing."""
    needed: bool
    """Whether it must be there."""
    many: bool
    """Whether it may come more than once."""


@cache
def read_page(page: str) -> tuple[Part, ...]:
    """The words of ``page``.

    Raises:
        ProfileError: a word twice, no ``body`` or two, a sign that means nothing.

    >>> [part.name for part in read_page("date? title credits* body labels/line") if part.needed]
    ['title', 'body', 'labels']
    """
    found: list[Part] = []
    for word in page.split():
        bare = word.rstrip("?*+")
        sign = word[len(bare) :]
        name, _, look = bare.partition("=")
        name, _, form = name.partition("/")
        if name == "labels" and bare[6:7] == "/":
            form, look = bare[7:], ""  # an equals sign may be the separator
        if len(sign) > 1 or not name.replace("-", "_").isidentifier() or (form and name != "labels"):
            raise ProfileError(f"page: {word!r} is no part; a part is a name, with =look, and with ?, * or + behind it")
        found.append(Part(name, form, look, sign in ("", "+"), sign in ("*", "+")))
    bodies = sum(part.name == "body" for part in found)
    if bodies != 1:
        raise ProfileError(f"page: {page!r} has 'body' {bodies} times; once it says where the document itself stands")
    return tuple(found)


def _texts(given: str | Iterable[str]) -> tuple[str, ...]:
    """The texts; one alone may be given as it is."""
    return (given,) if isinstance(given, str) else tuple(given)


def _some(given: str | Iterable[str] | None) -> tuple[str, ...] | None:
    return None if given is None else _texts(given)


def _sets(given: str | Iterable[str | Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Sets of patterns; a pattern alone is a set of one."""
    return tuple(_texts(one) for one in _texts(given)) if isinstance(given, str) else tuple(map(_texts, given))


class Frozen(Mapping[str, Any]):
    """A mapping that does not change, and has a hash."""

    __slots__ = ("_held", "pairs")

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._held: dict[str, Any] = dict(given)
        self.pairs: tuple[tuple[str, Any], ...] = tuple(self._held.items())
        """Its keys and values, in their order."""

    def __getitem__(self, key: str) -> Any:
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def items(self) -> ItemsView[str, Any]:
        """Its keys and values."""
        return self._held.items()

    def __setitem__(self, key: str, value: object) -> None:
        raise TypeError("a profile does not change; attrs.evolve(profile, labels={**profile.labels, ...}) makes another")

    def __hash__(self) -> int:
        return hash(self.pairs)

    def __repr__(self) -> str:
        return repr(self._held)

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return Frozen, (self._held,)


def _mapping(given: Mapping[str, Any]) -> Frozen:
    """A mapping of names to texts."""
    return Frozen(given)


def _patterns(given: Mapping[str, str | Iterable[str]]) -> Frozen:
    """A mapping of names to patterns; one alone may be given as it is."""
    return Frozen({name: _texts(one) for name, one in given.items()})


@frozen
class Profile:
    r"""A family of dumps, as data. It is checked when it is made, has a hash, and does not change; ``attrs.evolve`` makes another from it.

    Raises:
        ProfileError: a part, look, key or pattern says nothing that can be read; the message names the field and the string.
        TypeError: a field of another type.

    >>> mine = Profile("mine", "our reading room", page="title date labels body", labels={"Shelfmark": "reference"})
    >>> import archivetext
    >>> text = "On Trade\n\n4 May 1962\n\nShelfmark: RGANI, F. 3, Op. 16\n\nThe ships are ready."
    >>> archivetext.parse(text, profile=mine).header.title.text
    'On Trade'
    """

    name: str
    """Short name in one word, as the command line takes it."""
    title: str = ""
    """One line that says what it is."""
    signs: tuple[tuple[str, ...], ...] = field(default=(), converter=_sets)
    """Sets of patterns of whole lines: where every pattern of one set is met, in the head or at the foot of a text, it is of this family."""
    page: str = "body"
    """The parts in their order."""
    unit: Literal["line", "paragraph"] = "line"
    """What one part is made of."""
    lines: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_patterns)
    """Part to the patterns of it; the first that fits counts."""
    within: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_patterns)
    """Key to patterns that are tried on its value, which stays as it is: ``title = "{from} to {to}"``. Those of ``body`` are tried on the
    first lines of the document, those of ``signature`` on two lines together near its end: ``signature = "Sincerely, {from:name}"``."""
    looks: Mapping[str, str] = field(factory=dict, converter=_mapping)
    """Looks of the profile's own: name to regular expression."""
    labels: Mapping[str, str] = field(factory=dict, converter=_mapping)
    """Label as printed, without its colon, to the key of its field."""
    weak: tuple[str, ...] = field(default=(), converter=_texts)
    """Labels that are ordinary words too: alone they start nothing."""
    values: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_patterns)
    """Key to the patterns of its value: of ``country = "{country} 25X1"`` the value of that label is what the hole of that name took."""
    furniture: tuple[str, ...] = field(default=(), converter=_texts)
    """Whole lines that come with the page and not with the document, anywhere in the text. What their holes keep is kept once."""
    pages: tuple[str, ...] = field(default=(), converter=_texts)
    """The same for page feet and page marks."""
    rules: tuple[str, ...] = field(default=(), converter=_texts)
    """The same for ruled lines."""
    breaks: tuple[str, ...] = field(default=(), converter=_texts)
    """Where a line begins though the dump ran it into the one before."""
    split: tuple[str, ...] = field(default=(), converter=_texts)
    """The line that opens a document in a file of many; with ``{number:int}`` the numbers go up."""
    notes: tuple[str, ...] | None = field(default=None, converter=_some)
    """Forms of footnote marks: ``[1]`` ``(1)`` ``1.`` ``1`` ``*`` ``a`` ``line`` ``super``; none for ``()``; found by the library for None."""
    turns: tuple[str, ...] | None = field(default=None, converter=_some)
    """Forms of speakers: ``Name:`` ``NAME.`` ``line`` ``Q.`` ``§``; none for ``()``; found by the library for None."""
    attendance: tuple[str, ...] = field(default=(), converter=_texts)
    """Words that open a list of those present, besides those that the library knows."""
    day_first: bool = True
    """Whether ``5.6.62`` is the fifth of June."""
    century: int = 1900
    """First year of the century of two-digit years."""
    repository: str | None = None
    """The archive of references that name none."""
    hosts: tuple[str, ...] = field(default=(), converter=_texts)
    """Names under which the publisher cites itself, as written. They stand in citations for who publishes, not for who keeps."""
    addresses: tuple[str, ...] = field(default=(), converter=_texts)
    """What stands before the number of a document in the publisher's addresses: ``papers.example.org/item/``, or ``/item/`` on any site."""
    knowledge: Knowledge = field(factory=Knowledge)
    """Cues, languages, archives and months of your own."""

    def __attrs_post_init__(self) -> None:
        """Checks that it can be read."""
        if getattr(_TRUSTED, "now", False):
            return
        try:
            _check(self)
        except ProfileError as error:
            raise ProfileError(f"profile {self.name!r}: {error}") from None

    @property
    def own_looks(self) -> tuple[tuple[str, str], ...]:
        """The looks of the profile's own, as pairs."""
        return self.looks.pairs if isinstance(self.looks, Frozen) else tuple(self.looks.items())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Profile:
        """The profile of a TOML file.

        Args:
            path: the file, in UTF-8. Its keys are the fields of this class; ``knowledge`` is a table of paths beside the file.

        Raises:
            ProfileError: it is no TOML, or a field says nothing that can be read; the message names file, field and string.
            OSError: the file cannot be read.
        """
        from archivetext.profiles.files import load

        return load(cls, path)


_TRUSTED = threading.local()


@contextmanager
def trusted() -> Iterator[None]:
    """In this thread, profiles are made without being checked: those that come with the library, which its tests check."""
    _TRUSTED.now = True
    try:
        yield
    finally:
        _TRUSTED.now = False


def check(profile: Profile) -> None:
    """Checks a profile that was made without it.

    Raises:
        ProfileError: as when it is made.
    """
    _check(profile)


def _check(profile: Profile) -> None:
    """Every field is of its type, every part, look, key and pattern means something."""
    name: object = profile.name
    if not isinstance(name, str) or not name or any(c.isspace() for c in name):
        raise ProfileError(f"name: {name!r} is no name; it is one word")
    if profile.unit not in ("line", "paragraph"):
        raise ProfileError(f"unit: {profile.unit!r} is neither 'line' nor 'paragraph'")
    for place, given, forms in (("notes", profile.notes, NOTES), ("turns", profile.turns, TURNS)):
        for form in given or ():
            if str(form).strip() not in forms:
                raise ProfileError(f"{place}: {form!r} is no form of {place}; there are: {', '.join(forms)}")
    own = profile.own_looks
    for name, text in own:
        _pattern("looks", f"re:{text}", ())
        if name in looks.LOOKS:
            raise ProfileError(f"looks: {name!r} is a look of the library; give yours another name")
    parts = read_page(profile.page)
    for part in parts:
        _check_part(profile, part)
    names = {part.name for part in parts}
    for name, patterns in profile.lines.items():
        if name not in names:
            raise ProfileError(f"lines: {name!r} is no part of the page {profile.page!r}")
        for one in patterns:
            _pattern(f"lines.{name}", one, own)
            if name == "signature" and any(hole.key for hole in pattern.compiled(one, own).holes):
                raise ProfileError(
                    f"lines.signature: {one!r} keeps a value: a signature is a block of the document and no field; write {{:look}}"
                )
    for name, patterns in profile.within.items():
        for one in patterns:
            _pattern(f"within.{name}", one, own)
    for place in ("furniture", "pages", "rules", "breaks", "split"):
        for one in getattr(profile, place):
            _pattern(place, one, own)
    for one in profile.breaks:
        found = pattern.compiled(one, own)
        if found.open or found.regex.fullmatch("", timeout=found.patience):
            raise ProfileError(f"breaks: {one!r} is met anywhere; it starts with what opens a line")
    for one in (one for several in profile.signs for one in several):
        _pattern("signs", one, own)
    if profile.labels and "labels" not in names:
        raise ProfileError(f"labels: the page {profile.page!r} has no part 'labels' that they could stand in")
    for label, key in profile.labels.items():
        if not label.strip() or not str(key).isidentifier():
            raise ProfileError(f"labels: {label!r} = {key!r} is no label with its key; a key has letters, figures and _")
    for one in profile.weak:
        if one not in profile.labels:
            raise ProfileError(f"weak: {one!r} is no label of this profile")
    for key, patterns in profile.values.items():
        if key not in profile.labels.values():
            raise ProfileError(f"values: no label has the key {key!r}")
        for one in patterns:
            _pattern(f"values.{key}", one, own)


def _check_part(profile: Profile, part: Part) -> None:
    if part.look:
        if part.look not in looks.LOOKS and part.look not in profile.looks:
            raise ProfileError(f"page: {part.name!r} names the look {part.look!r}, which there is not")
    elif part.name == "labels":
        if not profile.labels:
            raise ProfileError("page: it has labels, and the profile names none; say which under labels")
    elif part.name not in (*profile.lines, *PARTS, *TAKES_ALL, *INSIDE):
        raise ProfileError(f"page: {part.name!r} is unknown; say under lines how its line looks, or name a look: {part.name}=text")


def _pattern(place: str, source: object, own: tuple[tuple[str, str], ...]) -> None:
    if not isinstance(source, str):
        raise ProfileError(f"{place}: {source!r} is no text")
    try:
        pattern.checked(source, own)
    except pattern.PatternError as error:
        raise ProfileError(f"{place}: {error}") from None


FIELDS = frozenset(one.name for one in fields(Profile))
"""The names of a profile's fields."""
