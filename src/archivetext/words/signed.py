"""Who signs a note: the words by which translators and editors say that they speak (``data/signers.txt``)."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from archivetext.words import lists
from archivetext.words.lists import ARTICLES

if TYPE_CHECKING:
    from archivetext.records import Author

__all__ = ["Signers", "author_of", "note_openers", "note_openings", "note_pattern", "noted_pattern", "noted_within", "signers"]


class Signers(NamedTuple):
    """The lists of ``data/signers.txt``; all is in small letters."""

    translator: tuple[str, ...]
    """What a translator is called: ``translator``, ``transl``."""
    editor: tuple[str, ...]
    """What an editor is called."""
    others: tuple[str, ...]
    """Who also signs."""
    notes: tuple[str, ...]
    """What they sign: ``note``, ``remark``."""
    noted: dict[str, Author]
    """How a note is signed in other languages, and by whom: ``anm. d. übers.``."""


@cache
def signers() -> Signers:
    """The lists."""
    found: dict[str, list[str]] = {}
    noted: dict[str, Author] = {}
    for _, section, text in lists.lines(lists.read("archivetext.words", "signers.txt")):
        if section.startswith("noted by "):
            noted[text] = "translator" if section.endswith("translator") else "editor"
        else:
            found.setdefault(section, []).extend(text.split())
    return Signers(tuple(found["translator"]), tuple(found["editor"]), tuple(found["others"]), tuple(found["notes"]), noted)


def author_of(text: str) -> Author | None:
    """Who speaks, only where the words say so: ``Translator's Note``, ``Ed.``, ``editor's insertion``. They open or close the note.

    >>> author_of("Ed. note: the list is lost."), author_of("ein Sprichwort. – Anm. d. Übers."), author_of("Note: it is lost.")
    ('editor', 'translator', None)
    """
    match = None
    if not _signing().isdisjoint(_word().findall(text[:80].lower())):
        match = _author().search(text[:80])
    if match is None and len(text) > 80 and not _signing().isdisjoint(_word().findall(text[-40:].lower())):
        match = _author().search(text[-40:])
    if match is not None:
        return "translator" if match.lastgroup and match.lastgroup[0] == "t" else "editor"
    return _author_elsewhere(text)


def _author_elsewhere(text: str) -> Author | None:
    """Who speaks where another language says so: its phrase opens the text before a dividing sign, or closes it behind one."""
    phrases = _phrases()
    head = text[:80].lower()
    joined = ""
    for word in islice(_word().finditer(head), _MOST_WORDS):
        joined += word.group()
        if joined in phrases and head[word.end() :].lstrip(" ")[:1] in _DIVIDING:
            return phrases[joined]
    tail = text[-60:].lower()
    joined = ""
    for word in reversed([*_word().finditer(tail)][-_MOST_WORDS:]):
        joined = word.group() + joined
        before = tail[: word.start()].rstrip()[-1:]
        if joined in phrases and before in _DIVIDING:
            return phrases[joined]
    return None


_MOST_WORDS = 6
"""No phrase of the list has more words, an initial being one."""
_DIVIDING = frozenset(("", *":.,;–—-()：，。（）"))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _phrases() -> dict[str, Author]:
    """The phrases of other languages, their letters alone."""
    return {"".join(_word().findall(phrase)): author for phrase, author in signers().noted.items()}


def _what() -> str:
    """What stands behind the name of the signer: ``'s note``."""
    return rf"(?:['’]?s?['’]?|ial)\.?\s+(?:{lists.either(signers().notes)})"


def note_pattern() -> str:
    """A pattern for what says that a note is a translator's or an editor's, in any language of the list; for any case of letters."""
    found = signers()
    return rf"(?:{lists.either((*found.translator, *found.editor))})\.?{_what()}\b|{noted_pattern()[0]}"


@cache
def note_openers() -> tuple[str, ...]:
    """The words with which a note can open that says whose it is, or that it is one; each may go on."""
    found = signers()
    return (*found.translator, *found.editor, *noted_pattern()[1], "note", "n.b.", "ibid", "see", "cf.")


@cache
def note_openings() -> frozenset[str]:
    """The first two letters of those words, and of the phrases of other languages, whatever stands between them."""
    found = signers()
    words = (*found.translator, *found.editor, *_phrases(), "note", "nb", "ibid", "see", "cf")
    return frozenset(word[:2] for word in words)


def noted_pattern() -> tuple[str, tuple[str, ...]]:
    """A pattern for the phrases of other languages, and the words with which one can start: an abbreviation may be one word."""
    patterns: list[str] = []
    first: dict[str, None] = {}
    for phrase in signers().noted:
        patterns.append(re.escape(phrase).replace(r"\.", r"\.?").replace(r"\.?\ ", r"\.? ?").replace(r"\ ", " "))
        first[phrase.split()[0].rstrip(".")] = None
        if all(part.endswith(".") for part in phrase.split()):
            first["".join(_word().findall(phrase))] = None  # ndt
    return f"(?:{'|'.join(patterns)})", tuple(first)


def noted_within() -> tuple[str, ...]:
    """Words of which one stands wherever that pattern is met: those with which it starts, but for an article what stands behind it."""
    found = dict.fromkeys(noted_pattern()[1])
    for phrase in signers().noted:
        article, _, rest = phrase.partition(" ")
        if article in ARTICLES:
            found.pop(article, None)
            found.update(dict.fromkeys((rest.split()[0].rstrip("."), "".join(_word().findall(rest)))))
    return tuple(found)


@cache
def _signing() -> frozenset[str]:
    """The words of which one stands wherever :func:`_author` meets something: who signs, ``editorial``, ``T.N.``."""
    found = signers()
    names = {*found.translator, *found.editor}
    return frozenset((*names, *(name + "s" for name in names), *(name + "ial" for name in names), "t", "tn"))


@cache
def _author() -> re.Pattern[str]:
    found = signers()
    what = _what()
    groups = iter(range(100))

    def either(least: int = 0) -> str:
        """The translators or the editors, each in a group whose name tells; words of *least* letters at least."""
        pair = (("t", found.translator), ("e", found.editor))
        return "|".join(f"(?P<{who}{next(groups)}>(?:{lists.either(w for w in names if len(w) >= least)}))" for who, names in pair)

    return re.compile(
        rf"\b(?:{either()})\.?{what}"
        rf"|(?:{lists.either(found.notes)}|n\.b\.)s?\s+(?:by|of|from)\s+(?:the\s+)?(?:{either()})\b"
        rf"|^(?:the\s+)?(?:{either(6)})\s+(?:was|were|is|are|has|have|could|can|did|does)\b|^(?P<tn>t\.?n)\.?\s*:"
        rf"|\b(?:omitted|added|emphasi[sz]ed|inserted|supplied|deleted|emphasis\s+added)\s+by\s+(?:the\s+)?(?:{either(6)})"
        rf"|(?:[-–—(,;.]\s*|^)(?:the\s+)?(?:{either()})\.?(?:\)?$|\s*[:–—])",
        re.IGNORECASE,
    )
