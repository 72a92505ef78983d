r"""What each bracket is: kind, anchor and author, by ordered, named, general rules.

A rule looks at the words of the bracket and at what stands beside it, and gives a decision or passes. The rules
stand in :data:`RULES` in the order of precedence, so that the first that decides wins; its name is kept in the
record. Kinds follow TEI P5 (chapters 3.5, 11.3 and 12) and the practice of documentary editing.

    insertion  = "[" words "]"
    words      = cue ...             editors say what they do: "illegible", "sic", "handwritten:", "Translator's Note:"
               | rest of a word      a letter touches the bracket: F[idel]
               | name | phrase       told apart by what stands beside it

Where real documents break it: a cue word can be part of the sentence ("they [signed] the treaty"), so cues that
are also plain words count only where the bracket stands outside a sentence; and words that identify what stands
before them read on as part of the sentence as often as not (``Premier [Zhou Enlai] said``).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext import citations, cues, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from archivetext.records import Author, InsertionKind

    Rule: TypeAlias = Callable[["Bracket"], "Decision | None"]

__all__ = ["RULES", "Bracket", "Decision", "author_of", "classify"]

REACH = 120
"""How far a rule looks to either side of a bracket, in code points."""


class Decision(NamedTuple):
    """What a rule found."""

    kind: InsertionKind
    anchor: tuple[int, int] | None = None


class Bracket:
    """A bracket with what the rules look at: its words, and what stands around it, worked out when a rule first looks there."""

    __slots__ = (
        "_cues", "after", "bare", "before", "behind", "end", "first", "hits", "last", "lower", "maybe", "next", "opens_with", "previous",
        "source", "start", "text", "words",
    )  # fmt: skip

    before: str
    """What precedes, at most :data:`REACH` code points."""
    after: str
    """What follows, at most :data:`REACH` code points."""
    previous: str
    """Last word before the bracket."""
    bare: str
    """The same without signs."""
    behind: str
    """The same in small letters."""
    next: str
    """First word behind the bracket; empty at the end of a paragraph."""

    def __init__(self, source: str, start: int, end: int, text: str) -> None:
        self.source: str = source
        self.start: int = start
        self.end: int = end
        self.text: str = text
        self.lower: str = text.lower()
        self.words: list[str] = text.split()
        self.first: str
        """First word between the brackets."""
        self.last: str
        """Last word between the brackets."""
        self.first, self.last = (self.words[0], self.words[-1]) if self.words else ("", "")
        self.opens_with: str
        self.hits: frozenset[str]
        self.maybe: int
        """The cues that the words may hold, as a sum of :data:`archivetext.cues.BITS`."""
        self.opens_with, self.hits, self.maybe = cues.look_up(self.lower)
        self._cues: dict[str, bool] = {}

    def look_around(self) -> None:
        """Works out what stands before and behind the bracket."""
        source, start, end = self.source, self.start, self.end
        self.before = before = source[start - REACH if start > REACH else 0 : start]
        self.after = after = source[end : end + REACH]
        words = before.rsplit(None, 1)
        previous = words[-1] if words else ""
        if ":" in previous or "—" in previous:
            previous = _behind_sign(previous)
        self.previous = previous
        self.bare = previous.strip(_SIGNS)
        self.behind = self.bare.lower()
        if self.bare == "A" and len(words) > 1 and words[0][-1:].isalpha() and words[0].rsplit(None, 1)[-1][0].isupper():
            self.behind = "A"  # a letter that names: Service A
        words = after.split(None, 1)
        self.next = words[0] if words and after[: len(after) - len(after.lstrip())].count("\n") < 2 else ""

    def __getattr__(self, name: str) -> str:
        if name in ("before", "after", "previous", "bare", "behind", "next"):
            self.look_around()
            return str(object.__getattribute__(self, name))
        raise AttributeError(name)

    def cue(self, name: str) -> bool:
        """Whether the words hold this cue."""
        if not self.maybe & cues.BITS[name]:
            return False
        found = self._cues.get(name)
        if found is None:
            found = self._cues[name] = cues.holds(name, self.lower, self.opens_with, self.hits)
        return found

    def starts_with(self, name: str) -> bool:
        """Whether the cue is the first thing between the brackets."""
        return cues.opens(name, self.lower, self.opens_with)

    @property
    def glued_before(self) -> bool:
        """Whether a letter touches the bracket on its left."""
        return self.start > 0 and self.source[self.start - 1].isalpha()

    @property
    def glued_after(self) -> bool:
        """Whether a letter touches the bracket on its right."""
        return self.source[self.end : self.end + 1].isalpha()

    @property
    def opens(self) -> bool:
        """Whether it is the first thing of its line or sentence."""
        rest = self.before.rstrip(" \t\u00a0")
        return not rest or rest[-1] in '\n\r\f.!?:;]"”'

    @property
    def alone(self) -> bool:
        """Whether nothing else stands on its lines."""
        rest = self.before.rstrip(" \t\u00a0")
        ahead = self.after.lstrip(" \t\u00a0")
        return (not rest or rest[-1] in "\n\r\f]") and (not ahead or ahead[0] in "\n\r\f[")

    @property
    def inside_sentence(self) -> bool:
        """Whether small words stand on both sides: the bracket is read within a sentence."""
        return self.previous[-1:].isalpha() and self.previous.islower() and self.next[:1].islower()


# --- words that tell -------------------------------------------------------------------------------------------


def _behind_sign(word: str) -> str:
    """What stands behind a dash, or a colon that an extractor has glued to it: ``ORLOV:Welcomes``."""
    at = max(word.rfind(":", 0, len(word) - 1), word.rfind("—", 0, len(word) - 1))
    return word if at < 0 or word[at + 1].isdigit() else word[at + 1 :]


PRONOUNS = frozenset("i me you he him she her it we us they them this that these those who whom myself himself themselves".split())
MODALS = frozenset("is are was were be been being am has have had do does did will would shall should can could may might must not".split())
PREPOSITIONS = frozenset(
    "of to in on at by for from with without about against into upon among between during before after through under over via as like"
    " regarding concerning towards toward within along across behind until since than per".split()
)
FUNCTION = (
    PRONOUNS
    | MODALS
    | PREPOSITIONS
    | frozenset(
        "a an the and or but nor so if when while where why how which what whose because although though both either neither each every"
        " all any some no none more most much many few other another such same own only also then thus there here therefore however"
        " my your his its our their mine yours ours theirs let lest yet still just even too very again already ever never".split()
    )
)
TITLES = frozenset(
    "comrade comrades cde cdes com comr mr mrs ms dr sir lord general gen marshal colonel col major maj captain capt lieutenant lt admiral"
    " president premier chairman chairwoman minister ambassador secretary chancellor chief commander commissar prince king queen emperor"
    " professor prof director delegate representative leader senator governor mayor deputy ministers comrs generals marshals pope cardinal"
    " bishop father brother judge consul envoy attaché attache counselor counsellor sergeant generalissimo vice-premier vice-president".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_BEFORE_NAMES = TITLES | frozenset("first second third vice acting foreign prime member c".split())
DETERMINERS = frozenset("the a an this that these those his her its our their my your some any no each every another".split())


_SIGNS = "\"'“”‘’«».,;:!?()*_"


def _bare(word: str) -> str:
    return word.strip(_SIGNS)


def _is_name(word: str) -> bool:
    """A capitalised word that English has not as a common noun or adjective."""
    bare = _bare(word)
    return bare[:1].isupper() and not lexicon.is_english(bare)


def _capital(word: str) -> bool:
    return _bare(word)[:1].isupper()


def _abbreviation(word: str) -> bool:
    """``CC``, ``VKP/b/``, ``KChZhD``, ``M.S.``, ``USSR's``: more than one capital, no stretch of small letters."""
    if len(word) > 24 or word[1:].islower() or word.islower() or not word.strip("IVX"):
        return False  # an ordinary word, or a Roman numeral
    bare = word[:-2] if word.endswith(("'s", "’s")) else word[:-1] if word.endswith("s") and len(word) > 2 else word
    capitals = small = run = 0
    for c in bare:
        if c.isupper():
            capitals += 1
            run = 0
        elif c.islower():
            run += 1
            small = max(small, run)
        else:
            run = 0
    return capitals >= 2 and small <= 1


def _name_before(b: Bracket) -> tuple[int, int] | None:
    """The run of capitalised words that ends at the bracket, without leading small words, months and titles.

    Capitalised words in a row, joined by blanks or particles. A point behind a long word, a comma or a bracket ends the run.
    """
    before = b.before.rstrip()
    stop = len(before)
    if stop and before[stop - 1] in ")\"'”’*_":
        stop -= 1
    at = stop
    words: list[tuple[int, str]] = []
    pending = article = False  # particles only count before a further capital, "the" only behind "of" or a name
    floor = max(0, stop - 100)
    while at > floor:
        start = at
        while start > floor and not before[start - 1].isspace():
            start -= 1
        word = before[start:at]
        opened = len(word) - len(word.lstrip("(\"'“‘[*_"))
        c = word[opened : opened + 1]
        if words or pending:
            last = word[-1:]
            if not (last.isalnum() or last in "'’.-") or (last == "." and _long_word_point(word)) or (last.isdigit() and "." in word):
                break
        edge = max(word.rfind("—"), word.rfind("–"), word.rfind("("), word.rfind("["), word.rfind("“"), word.rfind('"'), word.rfind("/"))
        if opened <= edge < len(word) - 1:  # the name starts inside what blanks divide: "read—Orlov"
            start += edge + 1
            word = word[edge + 1 :]
            opened = 0
            c = word[0]
            if not c.isupper():
                break
        if words and words[0][1].lower().rstrip(".") in _ADDRESS and _is_name(word):
            break  # "Orlov Comrade Petrov": two men
        if c.isupper() or (c.isdigit() and words and word[-2:] in ("st", "nd", "rd", "th") and not _is_name(words[0][1])):
            if article and not _is_name(word):
                break  # "Tell the Old Man"
            words.insert(0, (start + opened, word[opened:]))
            pending = article = False
            if opened or edge >= 0:
                break
        elif words and word in _PARTICLES and (not pending or (article and word == "of")):
            pending = True
            article = word == "the"
        else:
            break
        at = start
        while at > floor and before[at - 1].isspace():
            at -= 1
        if before.count("\n", at, start) > 1:
            break  # another paragraph
    if not words:
        return None
    while len(words) > 1:
        lowered = words[0][1].lower().rstrip(".")
        if (
            (lowered in FUNCTION and words[0][1][-1] != ".")
            or (lowered in _BEFORE_NAMES and any(_is_name(w) for _, w in words[1:]))
            or (lowered in _MONTHS and before[: words[0][0]].rstrip()[-1:].isdigit())
        ):
            words.pop(0)
        else:
            break
    particle = before[: words[0][0]].split()[-1:]
    if particle and particle[0] in ("van", "von") and not before[: words[0][0]].rstrip(" ").endswith("\n"):
        words.insert(0, (before.rindex(particle[0], 0, words[0][0]), particle[0]))  # van Wall
    offset = b.start - len(b.before)
    return offset + words[0][0], offset + stop


_ADDRESS = frozenset("comrade comrades cde cdes comr mr mrs ms dr".split())
_PARTICLES = frozenset("de du van von der al el bin ibn la le of the i da di den ten".split())


def _long_word_point(word: str) -> bool:
    """Whether the point ends a sentence rather than an initial or an abbreviation."""
    bare = word.rstrip(".").rsplit(".", 1)[-1]
    return len(bare) > 4 or bare.isdigit()


@cache
def _word_back() -> regex.Pattern[str]:
    # A word that the editor completed is one word: extreme[ly].
    return regex.compile(r"(?:[^\s\[\](),;:“”\"]|(?<=\p{L})\[\p{L}{1,20}\])++")


def _words_before(b: Bracket, count: int) -> tuple[int, int] | None:
    """The last *count* words before the bracket."""
    before = b.before.rstrip()
    close = len(before)
    if close and before[close - 1] in ")\"'”’*_":
        close -= 1
    matches = list(_word_back().finditer(before, max(0, close - 90), close))
    if not matches:
        return None
    chosen = matches[-count:]
    offset = b.start - len(b.before)
    start, end = chosen[0].start(), chosen[-1].end()
    while before[start].isdigit() and start > 1 and before[start - 1] == "," and before[start - 2].isdigit():
        start -= 2  # 2,341 is one number
        while start and before[start - 1].isdigit():
            start -= 1
    while end > start and before[end - 1] in ".!?" and not (before[end - 1] == "." and before[start].isdigit()):
        end -= 1
    return offset + start, offset + end


def _letters_before(b: Bracket) -> tuple[int, int] | None:
    """The fragment of a word that touches the bracket on its left."""
    before = b.before
    at = len(before)
    while at and (before[at - 1].isalpha() or before[at - 1] in "'’"):
        at -= 1
    return (b.start - (len(before) - at), b.start) if at < len(before) else None


def _letters_after(b: Bracket) -> tuple[int, int] | None:
    at = 0
    after = b.after
    while at < len(after) and after[at].isalpha():
        at += 1
    return (b.end, b.end + at) if at else None


def _alike(one: str, two: str) -> bool:
    """Two spellings of one word: most letters in the same order, yet not the same."""
    one, two = one.lower(), two.lower()
    if one == two or not one or not two or abs(len(one) - len(two)) > 2 or max(len(one), len(two)) > 40:
        return False
    row = list(range(len(two) + 1))
    for i, c in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, d in enumerate(two, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (c != d))
    return row[-1] <= max(1, (min(len(one), len(two)) + 1) // 3)


# --- the rules, in the order of precedence -----------------------------------------------------------------------

# The shape of a bracket, as a sum of these bits: one look at it spares most of the questions.
_ONE, _SEVERAL, _CAPITAL, _DIGIT, _SIGN, _QUERY, _OR, _ARTICLE = (1 << n for n in range(8))
"""Its words: one, or several; how the first begins; a question mark; two words offered; an article."""
_SMALL, _TOUCHES, _APART, _BEFORE_CAPITAL, _BEHIND_NAME, _BEHIND_WORD, _BEHIND_PRONOUN = (1 << n for n in range(8, 15))
"""Its place: a small word opens it; a letter or figure touches it, or a blank parts it from the word before; what stands beside it."""

_NEEDS: dict[Rule, tuple[str, int]] = {}


def needs(cue: str = "", shape: int = 0) -> Callable[[Rule], Rule]:
    """What a bracket must show before the rule is asked: a word that may be this cue, and these bits of shape. The rule relies on it."""

    def note(rule: Rule) -> Rule:
        _NEEDS[rule] = (cue, shape)
        return rule

    return note


@needs(cue="note")
def signed_note(b: Bracket) -> Decision | None:
    """The bracket says that it is a note, or names its author: ``[Translator's Note: ...]``, ``[... - Ed.]``."""
    return Decision("note") if b.cue("note") and not b.cue("sic") else None


@needs(cue="sic")
def error_word(b: Bracket) -> Decision | None:
    """``sic`` and its kin mark or mend an error: ``[sic; perhaps Taiyuan]``, ``[should be 1949]``. Sic of lost text is a gap."""
    if not b.cue("sic"):
        return None
    if (
        b.lower.startswith(("should be ", "must be ", "ought to be "))
        and len(b.words) <= 4
        and (b.last.endswith(("ed", "en")) or b.last in ("put", "made", "done", "sent", "held", "kept", "told"))
        and not _alike(b.bare, b.last)
    ):
        return Decision("supplied")  # the verb of the sentence
    if b.cue("gap") and not any(w in b.lower for w in ("should", "perhaps", "probably", "possibly")):
        return Decision("gap")
    return Decision("correction", _wrong_words(b))


def _wrong_words(b: Bracket) -> tuple[int, int] | None:
    match = _mended().search(b.text)
    words = match.group(1).split() if match else []
    if len(words) > 1 and words[0].lower() in PREPOSITIONS:
        words.pop(0)
    count = min(len(words), 6) if match else 1
    if match and count > 1 and not any(_capital(word) or word.isdecimal() for word in match.group(1).split()):
        count = 1
    return _words_before(b, count)


@cache
def _mended() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:should\s+(?:probably\s+|perhaps\s+|surely\s+)?(?:be|read|have\s+been)|probably|possibly|perhaps|recte|read|correctly|in\s+fact|actually|i\.e\.|meaning)\s*:?\s+[\"“'‘]?([^\"”;?.,\]]{1,60})"
    )


@needs(cue="redacted")
def withheld(b: Bracket) -> Decision | None:
    """Text that an authority withholds: ``[less than 1 line not declassified]``. What tells of ink on the sheet describes."""
    return Decision("redaction") if b.cue("redacted") and (not b.cue("physical") or b.starts_with("redacted")) else None


@needs(shape=_SIGN)
def sentence_mark(b: Bracket) -> Decision | None:
    """A mark that the sentence lacks: ``Ningxia[.]``; ``[?]`` that touches the last word of a question is one, not doubt."""
    if not b.text or b.text not in _MARKS:
        return None
    if b.text == "!" and not b.glued_before:
        return Decision("correction", _words_before(b, 1))  # wonder at what stands there
    if b.text != "?":
        return Decision("supplied")
    if not (b.glued_before or b.before[-1:] in ")\"”'’"):
        return None
    ends = not b.after.strip() or b.after[0] in ".\n\r" or b.after.lstrip()[:1].isupper()
    return Decision("supplied") if ends and _asks().search(b.before) else None


_MARKS = frozenset("?!.,;:'\"()-–—“”‘’„") | {"--", "...”"}


@cache
def _asks() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:^|[.!?,;:\"“]\s+|\n)(?:and\s+|but\s+|so\s+)?(?:who|whom|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had"
        r"|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t|shouldn['’]t)\s[^.!?]*+$"
    )


@needs(shape=_QUERY)
def question_mark(b: Bracket) -> Decision | None:
    """A question mark outside quoted handwriting is doubt: ``[return?]``, ``[?]``, ``27 [26?] October``."""
    if b.cue("physical") and ('"' in b.text or "“" in b.text or ":" in b.text):
        return None
    bare = _quoted().sub("", _inner_brackets().sub("", b.text))
    return Decision("uncertain") if "?" in bare else None


@cache
def _quoted() -> regex.Pattern[str]:
    return regex.compile(r"[\"“”][^\"“”]*+[\"“”]")


@cache
def _inner_brackets() -> regex.Pattern[str]:
    return regex.compile(r"\[[^\[\]]*+\]")


@needs(cue="doubt")
def hard_to_read(b: Bracket) -> Decision | None:
    """A reading, and a remark that it is doubtful: ``[thousand; the zeros are hard to read]``."""
    if not b.cue("doubt") or b.cue("physical"):
        return None
    return Decision("uncertain") if _first_part(b.text) != b.text or b.starts_with("doubt") else None


@needs(shape=_OR)
def alternatives(b: Bracket) -> Decision | None:
    """Two readings are offered: ``[Castro, or Cuba]``, ``[Chen or Cheng]``, ``[or: "..."]``."""
    if (
        b.lower.startswith(("or:", 'or "', "or “", "or possibly ", "or perhaps "))
        or (b.lower[:3] == "or " and b.lower[3:4].isdigit())
        or '" or "' in b.text
        or "” or “" in b.text
    ):
        return Decision("uncertain")
    if " / " in b.text and b.text[0] != "/" and len(b.words) <= 12:
        return Decision("uncertain")  # vacillating / biding his time
    if len(b.words) == 1 and b.text.count("/") == 1 and {part.lower() for part in b.text.split("/")} <= _MONTHS:
        return Decision("uncertain")  # May/June
    if len(b.words) == 1 and b.text.count("/") == 1:
        one, _, two = b.text.partition("/")
        alike = one.isalpha() and two.isalpha() and len(one) > 2 and len(two) > 2 and lexicon.is_english(one) and lexicon.is_english(two)
        return Decision("uncertain") if alike and one.islower() == two.islower() else None
    if " or " not in b.lower or not 3 <= len(b.words) <= 14:
        return None
    match = _either().match(b.text)
    if match is None:
        return None
    one, comma, two = match.groups()
    offered = (_capital(one) and _capital(two)) or (one[:1].isdigit() and two[:1].isdigit() and not b.glued_before)
    rest = b.text[match.end() :]
    offered = offered or bool(comma and rest and " " not in one and " " not in two)
    return Decision("uncertain") if offered and (comma or rest or _alike(one, two) or "either" in b.lower or one[:1].isdigit()) else None


@cache
def _either() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?:[Ee]ither|[Pp]erhaps|[Pp]robably|[Pp]ossibly)\s+)?([\w'’.\- ]{1,40}?)(,?)\s+or\s+([\w'’.\- ]{1,40}+)(?=$|[;,])"
    )


def _needed(b: Bracket) -> bool:
    """Whether the sentence around needs these one or two words: it breaks off without them.

    That is so behind a form of *to be*, behind an article or possessive with a noun's place to fill, and for a past tense
    between its subject and what follows: ``they [signed] the treaty``, ``put his [signature] under it``.
    """
    if len(b.words) > 2 or b.text[-1:] in ":.;!" or not (b.text[:1].islower() and b.text.replace(" ", "").isalpha()):
        return False
    if not b.next[:1].islower() or not b.after[:1].isspace() or not b.before[-1:].isspace():
        return False
    previous = b.previous.lower()
    if not previous[-1:].isalpha():
        return False
    if b.lower in ("illegible", "unreadable", "indecipherable", "undecipherable", "unintelligible", "inaudible"):
        return False  # words of editors, hardly of a sentence
    gap = b.cue("gap") and b.lower not in ("missing", "lost", "damaged", "incomplete", "blank")
    if gap and len(b.words) > 1:
        return False
    if previous == "to" and not b.cue("gap") and len(b.words) == 1 and not b.next[:1].isupper():
        return True
    if previous in ("is", "are", "was", "were", "be", "been", "being"):
        return True
    if previous in DETERMINERS or previous in ("of", "by", "with", "without", "for", "under"):
        return not gap and previous not in ("that", "this", "no", "any")
    return (
        b.text.endswith("ed")
        and not gap
        and (b.next.lower() in DETERMINERS or b.next.lower() in PRONOUNS or b.next.lower() in ("all", "at", "to", "against", "how"))
    )


@needs(cue="gap")
def lost_text(b: Bracket) -> Decision | None:
    """What cannot be read or is lost: ``[illegible]``, ``[one word missing]``, ``[Remainder of the notation is truncated]``.

    The cue must be what the bracket says, not a detail of something that it describes.
    """
    if not b.cue("gap"):
        return None
    if _needed(b):
        return Decision("supplied")
    if len(b.words) <= 6 or b.starts_with("gap") or _predicate().search(b.lower) or _gap_noun().match(b.lower):
        if _faded_thing().match(b.lower):
            return None
        return Decision("gap")
    return None


@cache
def _predicate() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:is|are|was|were|been|partly|partially|totally|completely|largely)\s+(?:\w+\s+(?:and\s+)?){0,3}?(?:illegible|unreadable|missing|truncated|lost|torn|cut\s+off|unclear|damaged|obscured|faded|garbled|not\s+(?:readable|legible))|\b(?:cannot\s+be\s+read|ends\s+here|not\s+been\s+found)"
    )


@cache
def _gap_noun() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:about\s+)?(?:half\s+)?(?:the\s+|an?\s+)?(?:last\s+|first\s+|next\s+|following\s+)?(?:remainder|rest|end|part|portion|lines?|words?|pages?|passage|text|several|one|two|three|four|some|a\s+few|\d+)\b"
    )


@cache
def _faded_thing() -> regex.Pattern[str]:
    # "faded stamp: ..." describes the stamp; "illegible stamp" stands for what cannot be read.
    return regex.compile(r"(?:a\s+)?(?:faded|damaged|torn|blurred|smudged)\s+\w+\s*:")


@needs(shape=_SIGN)
def points(b: Bracket) -> Decision | None:
    """Points of omission and nothing else: ``[...]``, ``[…]``, ``[. . .]``."""
    return Decision("omission") if b.text and not b.text.strip(".… ·*–—-") and ("." in b.text or "…" in b.text or "*" in b.text) else None


@needs(cue="omit")
def left_out(b: Bracket) -> Decision | None:
    """Says what the editor left out, or sums it up: ``[Here follow details.]``, ``[Contains a report on ties.]``."""
    if not b.cue("omit") or (b.opens_with in ("see", "cf") and b.cue("source")):
        return None
    if _needed(b):
        return Decision("supplied")
    if b.inside_sentence and not b.hits and b.text[:1].islower():
        return None
    return Decision("omission")


@needs(cue="page")
def page_of_source(b: Bracket) -> Decision | None:
    """A page or leaf: ``[page 2]``, ``[p. 16ob]``, ``[page break]``."""
    return Decision("page") if b.cue("page") else None


@needs(shape=_SIGN)
def page_number(b: Bracket) -> Decision | None:
    """The number of a page as it stands at its head or foot: ``[– 5 –]``."""
    bare = b.text.strip("-–—")
    return Decision("page") if len(b.text) - len(bare) > 1 and bare.strip().isdecimal() and len(b.text) < 12 else None


@needs(cue="source")
def where_found(b: Bracket) -> Decision | None:
    """Where something is to be found: ``[Source: ...]``, an archival reference, ``[733rd meeting]``, ``[See above]``."""
    if b.cue("source"):
        if b.lower.startswith(("see ", "from ")) and b.inside_sentence and not any(c.isdigit() for c in b.text):
            return None
        return Decision("source")
    if b.alone and b.lower.startswith("from the ") and len(b.words) > 4:
        return Decision("source")
    return None


@needs(shape=_CAPITAL | _SEVERAL)
def archival_reference(b: Bracket) -> Decision | None:
    """A reference to an archive by its code and numbers: ``[BArch, DC 20/4411, 17-22]``."""
    if "," not in b.text or len(b.text) > 200 or not any(map(str.isdigit, b.text)):
        return None
    return Decision("source") if _class_and_piece().match(b.text) or citations.looks_archival(b.text) else None


@cache
def _class_and_piece() -> regex.Pattern[str]:
    # Record classes of the British National Archives (FO 371/122787) and record groups of the American (RG 59, Box 12).
    return regex.compile(r"(?:ADM|AIR|CAB|CO|COAL|DEFE|DO|FCO|FO|HW|KV|PREM|T|WO)\s\d{1,4}/\d|RG\s?\d{1,3},")


@needs(cue="incident")
def in_the_room(b: Bracket) -> Decision | None:
    """What happened while people spoke: ``[Laughter.]``, ``[interrupts]``, ``[Turns to the interpreter.]``."""
    if not b.cue("incident") or len(b.words) > 15:
        return None
    if _needed(b):
        return Decision("supplied")
    if b.cue("physical") and not b.starts_with("incident"):
        return None
    if b.inside_sentence and b.text[:1].islower() and b.lower in _ALSO_PLAIN:
        return None
    return Decision("incident")


_ALSO_PLAIN = frozenset("break silence recess shows points leaves all everyone reading speaking showing agreement approval".split())


@needs(shape=_CAPITAL)
def acts(b: Bracket) -> Decision | None:
    """A sentence without subject between sentences of speech tells what the speaker does: ``[Sits down.]``."""
    if len(b.words) == 1 and b.opens and b.text in _ACTS and not b.next[:1].islower():
        return Decision("incident")
    if ":" in b.text and _says().match(b.text) and b.opens and len(b.text) < 300:
        return Decision("incident")  # somebody throws in a word
    if not 1 < len(b.words) <= 9 or not b.opens:
        return None
    at = 1 if b.first in ("He", "She") else 2 if b.first == "The" and b.words[1].lower() in TITLES else 0
    if at and len(b.words) > at and b.text[-1] == "." and b.words[at].endswith("s") and b.words[at] not in _STATES:
        return Decision("incident")  # "He offers cigarettes.", "The Chairman rings his bell."
    if not b.first.endswith("s") or not b.first.isalpha():
        return None
    if not lexicon.is_english(b.first) or not _acting().match(b.text):
        return None
    if b.after[:1].isspace() and b.next[:1].islower():
        return None
    return Decision("incident")


@needs(shape=_CAPITAL | _SEVERAL)
def whole_sentence(b: Bracket) -> Decision | None:
    """A whole sentence between sentences is the editor's own, and a note: ``[The author had not yet learned of the order.]``."""
    if len(b.words) < 6 or b.text[-1] != "." or not b.opens or b.next[:1].islower():
        return None
    if b.first in ("I", "We", "You") and _SEARCHED.isdisjoint(b.words):
        return None  # somebody of the text speaks
    return None if MODALS.isdisjoint(b.lower.split()) else Decision("note")


_SEARCHED = frozenset("establish identify identified trace verify unable translation translated transcript".split())
"""What an editor says of his own work."""

_STATES = frozenset("is was has does means refers seems appears alludes speaks remains knows believes concerns belongs".split())
"""Verbs by which an editor says something of somebody, not what he does in the room."""

_ACTS = frozenset(
    f"{word}{point}"
    for word in "Rises Stands Sits Leaves Nods Laughs Smiles Exits Enters Pauses Coughs Sighs Applauds Bows Shrugs Whispers Departs".split()
    for point in (".", "")
)


@cache
def _says() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}[\p{L}.'’\- ]{1,40}+:\s+[\"“]")


@cache
def _acting() -> regex.Pattern[str]:
    return regex.compile(
        r"\p{Lu}\p{Ll}+s\s+(?:a|an|the|his|her|their|to|at|up|down|out|off|with|from|through|into|on|in|over|away|around|again|both)\b"
    )


@needs(cue="physical")
def on_the_sheet(b: Bracket) -> Decision | None:
    """Describes the document or its making: ``[signed:]``, ``[handwritten: ...]``, ``[emphasis in the original]``."""
    if not b.cue("physical") or (len(b.words) == 1 and (b.glued_before or b.glued_after) and len(b.text) < 3):
        return None
    if len(b.words) == 2 and b.first.lower() == "in" and b.before.rstrip()[-1:] == ":" and b.before.rstrip()[-2:-1].isalpha():
        return Decision("incident")  # how somebody speaks: "Orlov: [in French]"
    if _needed(b):
        return Decision("supplied")
    if len(b.words) <= 3 and b.inside_sentence and not b.text.endswith(":") and not _never_prose().search(b.lower):
        return None
    head = _first_part(b.text)
    if head != b.text and "original" in b.lower and lexicon.looks_transliterated(head):
        return None  # the original's words, with a remark on them
    return Decision("description")


def _first_part(text: str) -> str:
    """The words up to the first comma, semicolon, dash or quotation mark."""
    match = _parted().search(text)
    return text[: match.start()].rstrip() if match else text


@cache
def _parted() -> regex.Pattern[str]:
    return regex.compile(r"\s*[,;(“\"]|\s[-–—]\s")


@cache
def _never_prose() -> regex.Pattern[str]:
    return regex.compile(
        r"handwrit|signature|emphas|underlin|italic|in original|in the original|crossed|in (?:english|russian|french|german|latin|chinese)"
    )


@needs(shape=_TOUCHES)
def completes_word(b: Bracket) -> Decision | None:
    """A letter touches the bracket and the bracket finishes the word: ``F[idel]``, ``comr[ade]``, ``[com]rade``.

    A bracket that only changes a capital (``[W]ith``) is supplied; an extractor that lost a blank is told by a second
    word in the bracket, or by a capital behind a word that is whole.
    """
    text = b.text
    if (
        text.isdecimal()
        and len(text) < 4
        and b.before[len(text) - 4 :].isdecimal()
        and not b.before[len(text) - 5 : len(text) - 4].isdecimal()
    ):
        return Decision("completion", (b.start - 4 + len(text), b.start))  # the rest of a year: 19[63]
    if not text or not (b.glued_before or b.glued_after or b.before[-1:] in "'’") or len(b.words) > 1:
        return None
    if b.glued_before:
        if not all(c.isalpha() or c in "'’.-" for c in text):
            return None
        fragment = _letters_before(b)
        if text[0].islower() or (text[0] in "'’-." and text[1:2].islower()):
            return Decision("completion", fragment)
        if text[0].isupper() and fragment:
            word = b.source[fragment[0] : fragment[1]]
            if lexicon.is_english(word) and len(word) > 3:
                return None  # the blank was lost
            return Decision("completion", fragment)
        return None
    if b.glued_after and all(c.isalpha() or c in "'’" for c in text):
        following = _letters_after(b)
        if len(text) == 1 and b.after[:1].islower() and following is not None and lexicon.is_english(text + b.source[slice(*following)]):
            return Decision("supplied")  # a capital or a first letter changed: [W]ith
        return Decision("completion", _letters_after(b))
    return None


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words if w[:1].isalpha() and w.lower() not in ("of", "the", "and", "for", "in", "on", "to", "de", "a"))


@needs(shape=_APART)
def expands_before(b: Bracket) -> Decision | None:
    """Spells out the abbreviation or bare initials before it: ``CC [Central Committee]``, ``M.S. [Mikhail Sergeyevich]``."""
    previous = b.previous.lstrip("(\"“'‘").rstrip(",")
    if previous[1:].islower() and (previous[-1] != "." or previous[0].islower()):  # an ordinary word
        if previous[0].isupper():
            if len(previous) < 5 or b.text.islower():
                return None
        elif previous.islower() and previous[-1] != "." and (len(previous) > 3 or lexicon.is_english(previous)) and _measured(b) is None:
            return None
    if len(previous) > 5 and (previous.islower() or not previous[0].isupper() or (len(b.words) < 2 and previous[1:].islower())):
        return None
    if not previous or _abbreviation(b.text):
        return None
    words = b.text.split(",")[0].replace("-", " ").replace("/", " ").split()
    significant = [w for p in words if (w := p.strip("()\"'“”’.")) and w[0].isalpha()]
    if len(significant) > 1 and significant[0].lower() in ("the", "a"):
        significant.pop(0)
    if not significant:
        return None
    end = b.start - (len(b.before) - len(b.before.rstrip()))
    while end and b.source[end - 1] == ",":
        end -= 1
    start = end - len(previous)
    spelled = "".join(c for c in previous if c.isalpha()).lower()
    if len(spelled) > 1 and not previous.isalpha():
        if spelled == "".join(w[0] for w in significant).lower():
            return Decision("expansion", (start, end))  # a letter for each word: m/s [motor ship]
        if "/" in previous and len(significant) == 1 and _subsequence(spelled, significant[0]):
            return Decision("expansion", (start, end))  # or for each part of one: s/s [steamship]
    pointed = _with_points(b, previous, significant, start)
    if pointed >= 0:
        return Decision("expansion", (pointed, end))
    if len(spelled) < 3 and previous[-1] == "." and previous[0].isupper() and (len(previous) == 2 or previous.count(".") > 1):
        return Decision("expansion", (start, end)) if significant[0][0] == previous[0] else None  # bare initials: K. [Kadar]
    if (b.text.isupper() and len(b.text) > 5) or '"' in b.text or "“" in b.text:
        return None  # a line in capitals; a title
    if len(previous) == 1 and previous not in "AI" and len(significant) <= 3 and all(w[0].isupper() for w in significant):
        return Decision("expansion", (start, end)) if significant[0][0] == previous else None  # M [Minister]
    if not _abbreviation(previous):
        return _section(b, previous, significant, start, end) or _spells_out(
            previous, significant, start, end, counted=_measured(b) is not None
        )
    if len(b.words) < 2 and not (len(b.text) > 4 and b.first[:1].isupper()):
        return None
    if previous.endswith(("'s", "’s")):
        end -= 2
        previous = previous[:-2]
    short = "".join(c for c in (previous.removesuffix("s")) if c.isalpha())
    first = _initials(significant).lower()
    # Words that say something of the thing, not the thing: "NATO [also]", "the USSR [and China]".
    if significant[0] in FUNCTION:
        return None
    if len(b.words) < 2 and not (significant[0][0].lower() == short[0].lower() and len(significant[0]) > len(short)):
        return None
    if len(short) > 4 and first[:1] != short[0].lower() and b.first.lower() in ("the", "a", "an"):
        return None  # a name in capitals: ARTUR [the resident]
    line = b.before[: len(b.before) - (b.start - start)].split()[-3:]
    if (
        len(short) > 4
        and first[: len(short)] != short.lower()
        and any(len(word) > 3 and word.isupper() and word.isalpha() for word in line)
    ):
        return None  # a line in capitals
    capitals = sum(1 for w in significant if w[0].isupper())
    if capitals < 2 and first[: len(short)] != short.lower()[: len(first)] and not significant[0].islower():
        return None
    if significant[0].islower() and first != short.lower():
        return None
    # An expansion with more words than the last token has letters belongs to several: "CC CPC [Central Committee of the ...]".
    back = b.before[: len(b.before) - (b.start - start)].rstrip()
    letters = len(short)
    while back and letters < len(first):
        word = back.rsplit(None, 1)[-1]
        if not _abbreviation(word) or (not word[-1].isalpha() and word[-1] not in ".)/"):
            break
        letters += sum(c.isalpha() for c in word)
        if letters > len(first):
            break
        start = b.start - len(b.before) + len(back) - len(word)
        back = back[: -len(word)].rstrip()
    return Decision("expansion", (start, end))


def _with_points(b: Bracket, previous: str, significant: list[str], start: int) -> int:
    """Where words cut short with points start that the bracket writes out, one for one: ``Gen. Sec. [General Secretary]``; else -1."""
    if not 2 < len(previous) < 9 or previous[-1] != "." or len(significant) > 4:
        return -1
    token = previous
    for number, word in enumerate(reversed(significant)):
        if number:
            tokens = b.source[max(0, start - 12) : start].split()
            token = tokens[-1] if tokens else ""
            start = b.source.rindex(token, 0, start) if token else start
        if token[-1:] != "." or not token[:-1].isalpha() or len(token) > len(word) or not word.lower().startswith(token[:-1].lower()):
            return -1
    return start


def _section(b: Bracket, previous: str, significant: list[str], start: int, end: int) -> Decision | None:
    """The letter or Roman numeral of a section belongs to the abbreviation before it: ``HA II [Main Department II]``."""
    if not previous.isupper() or len(previous) > 4 or (len(previous) > 1 and previous.strip("IVX")):
        return None
    words = b.source[max(0, start - 12) : start].split()
    if not words or not 2 <= len(words[-1]) <= 5 or not words[-1].isupper() or not words[-1].isalpha():
        return None
    if len(significant) < 2 or not (significant[0][0].isupper() and significant[1][0].isupper()):
        return None
    return Decision("expansion", (b.source.rindex(words[-1], 0, start), end))


def _spells_out(previous: str, significant: list[str], start: int, end: int, *, counted: bool) -> Decision | None:
    """Small abbreviations and telescoped words: ``24 t [tons]``, ``bns. [battalions]``, ``Cominform [Communist Information Bureau]``."""
    bare = previous.rstrip(".")
    if "-" in bare:
        if not {part.lower() for part in bare.split("-")}.isdisjoint(w.lower() for w in significant):
            return None  # a name, repeated
        bare = bare.replace("-", "")
    if not bare.isalpha():
        return None
    if bare.islower() and len(bare) <= 5 and significant[0].islower() and len(significant) <= 4 and significant[0] not in FUNCTION:
        if (previous[-1] == "." and not lexicon.is_english(bare)) or (previous[-1] == "." and len(bare) == 1):
            return Decision("expansion", (start, end))
        if len(bare) <= 3 and (counted or not lexicon.is_english(bare)) and _subsequence(bare, significant[0]):
            return Decision("expansion", (start, end))
        return None
    if bare[0].isupper() and len(bare) >= 5 and _telescoped(bare.lower(), [w.lower() for w in significant if w[0].isupper()]):
        return Decision("expansion", (start, end))
    return None


def _telescoped(short: str, words: list[str]) -> bool:
    """Whether *short* is made of the beginnings, two letters or more, of at least two of the words, in their order."""
    short = short.replace("k", "c")  # Polit-kom is of the committee
    reached = {0: 0}  # how far in the short form, with how many words at most
    for word in [word.replace("k", "c") for word in words[:12]]:
        for at, parts in list(reached.items()):
            here = at + 1 if parts and short[at : at + 1] == "o" and word[0] != "o" else at  # the vowel that links them: Agr-o-prom
            size = 0
            while here + size < len(short) and size < len(word) and short[here + size] == word[size]:
                size += 1
                if size >= 2:
                    reached[here + size] = max(parts + 1, reached.get(here + size, 0))
    return reached.get(len(short), 0) > 1


_LINKING = frozenset("of the and for in on to de del di da do dos das der des du la le für und y e i".split())
"""Small words inside the names of bodies."""


def _in_order(letters: list[str], words: str) -> bool:
    """Whether the letters stand in the words in this order."""
    rest = iter(words.upper())
    return all(letter in rest for letter in letters)


def _subsequence(short: str, word: str) -> bool:
    """Whether the letters of *short* stand in *word* in this order, from its first letter."""
    if short[0] != word[0].lower() or len(short) >= len(word):
        return False
    rest = iter(word.lower())
    return all(c in rest for c in short)


@needs(shape=_ONE | _CAPITAL)
def abbreviates(b: Bracket) -> Decision | None:
    """Gives the established abbreviation of the words before it: ``People's Liberation Army [PLA]``."""
    text = b.text.strip("\"“”'")
    if not 2 <= len(text) <= 8 or not _abbreviation(text):
        return None
    if b.previous.isupper() and b.next.isupper() and len(text) > 3 and (lexicon.is_english(text) or text[1] == "."):
        return None  # a line in capitals
    letters = [c for c in text if c.isupper()]
    before = b.before.rstrip()
    matches = list(_word_back().finditer(before, max(0, len(before) - 110)))
    if not matches or matches[-1].end() < len(before):
        return None
    want = len(letters)
    chosen = -1
    count = 0
    for index in range(len(matches) - 1, -1, -1):
        word = matches[index].group()
        for part in reversed(word.replace("/", "-").split("-")):
            if part[:1].isupper():
                count += 1
        if word[:1].isupper():
            chosen = index
        elif word.lower() not in _LINKING or (word.lower() == "the" and count >= want):
            break
        if word[:1].upper() == letters[0]:
            if count >= want:
                break
            # A compound gives more than one letter: the Hauptverwaltung Aufklärung [HVA]
            if (
                index
                and matches[index - 1].group().lower() in DETERMINERS
                and _in_order(letters, "".join(m.group() for m in matches[index:]))
            ):
                break
    if chosen < 0:
        for index in range(len(matches) - 2, max(-1, len(matches) - 6), -1):  # intercontinental ballistic missiles [ICBMs]
            words = [m.group() for m in matches[index:]]
            if (
                words[0][0].upper() == letters[0]
                and _in_order([w[0].upper() for w in words], "".join(letters))
                and _in_order(letters, "".join(words))
            ):
                return Decision(
                    "expansion", (b.start - len(b.before) + matches[index].start(), b.start - len(b.before) + matches[-1].end())
                )
        return None
    while chosen < len(matches) - 1 and (
        matches[chosen].group().lower() in FUNCTION
        or (matches[chosen].group()[0].upper() != letters[0] and matches[chosen].group().lower() in TITLES)
    ):
        chosen += 1
    name = [m.group() for m in matches[chosen:]]
    if _initials([w.replace("-", " ").split()[0] for w in name])[:1].upper() != letters[0] and count < 2:
        return None
    if len(name) == 1 and not _is_name(name[0]) and name[0][:1] != letters[0]:
        return None
    offset = b.start - len(b.before)
    return Decision("expansion", (offset + matches[chosen].start(), offset + matches[-1].end()))


@needs(shape=_SEVERAL | _BEFORE_CAPITAL)
def expands_after(b: Bracket) -> Decision | None:
    """Spells out the abbreviation behind it: ``[Polish United Workers' Party] PUWP``."""
    following = b.next.rstrip(".,;:!?)")
    if not _abbreviation(following) or not b.after[:1].isspace():
        return None
    short = "".join(c for c in following if c.isupper())
    body = following.isupper() and b.behind in DETERMINERS and b.first[0].isupper() and "of" in b.words and len(b.words) > 2
    if not body and _initials(list(b.text.replace("-", " ").split())).upper()[: len(short)] != short:
        return None  # of a body whose name is in English, its letters in another language: the [Communist Party of Greece] KKE
    start = b.end + len(b.after) - len(b.after.lstrip())
    return Decision("expansion", (start, start + len(following)))


def other_language(b: Bracket) -> Decision | None:
    """Gives the wording of the original language: ``interesting [soderzhatel'nyi]``, ``[in Russian: po linii]``."""
    text = b.text
    if not text:
        return None
    if text.isascii() and all(map(lexicon.is_english, b.words)) and LOANWORDS.isdisjoint(b.lower.split()):
        return None  # English, as most are
    named = _language_named().match(text) if ":" in text or "." in b.first else None
    if named:
        words = len((named.group(1) or named.group(2)).split())
        return Decision("original", _rendered(b, words))
    head = _first_part(text.strip('"“”*_'))
    count = len(head.split())
    if not head or count > 8:
        return None
    if (
        head.islower()
        and b.before.rstrip()[-1:] in ("”", '"')
        and 2 * sum(w.isalpha() and not lexicon.is_english(w) and not lexicon.is_misspelt(w) for w in head.split()) >= count
    ):
        return Decision("original", _rendered(b, count, head))  # behind the words that are quoted from it
    if count == 1 and head.lower() in LOANWORDS and not _capital(b.next):
        return Decision("original", _rendered(b, 1))
    if count == 1 and len(head) > _LONGEST_NAME and head.isalpha():
        return Decision("original", _rendered(b, 1))  # a compound: Menschenrechtsoffensive
    if head == text and _strange(b, head):
        return Decision("original", _rendered(b, count, head))
    if not lexicon.looks_transliterated(head) or (
        count > 1 and head == text and all(map(_capital, b.words)) and any(map(_abbreviation, b.words))
    ):
        return None
    if _capital(b.first) and _capital(b.next) and b.after[:1].isspace() and (count == 1 or b.last in _PARTICLES):
        return None  # a first name before its surname
    return Decision("original", _rendered(b, count, head))


def _strange(b: Bracket, head: str) -> bool:
    """Whether words in small letters, half of which are no English and no slip of it, stand behind an ordinary word that renders them."""
    if not head.islower() or not b.previous.islower() or not b.previous.isalpha() or b.previous in FUNCTION or not b.before[-1:].isspace():
        return False
    words = head.replace("-", " ").split()
    odd = sum(len(w) > 3 and w.isalpha() and not lexicon.is_english(w) and not lexicon.is_misspelt(w) for w in words)
    return 0 < len(words) <= 2 * odd and len(words) <= 3 and lexicon.is_english(b.previous)


@cache
def _language_named() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:[Ii]n\s+)?(?:the\s+)?(?:[Oo]riginal\s+)?(?:Russian|German|French|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Chinese|Korean|Japanese|Spanish|English|Latin|Italian|Albanian|Serbo-?Croatian|Serbian|Croatian"
        r"|Ukrainian|Vietnamese|Mongolian|Portuguese|Turkish|Arabic|Persian|Finnish|[Oo]riginal)(?:\s+(?:original|text))?\s*:\s*[\"“']?(.{1,80})"
        r"|(?:[Rr]us|[Gg]er|[Ff]r|[Pp]ol|[Hh]ung|[Cc]z|[Oo]rig)\.\s*:?\s*[\"“']?(.{1,80})"
    )


_LONGEST_NAME = 14
"""Names of one word are not longer, in code points; compounds of German, Hungarian or Finnish are."""

LOANWORDS = frozenset(
    "kolkhoz kolkhozy kolkhozes sovkhoz sovkhozy glasnost perestroika samizdat apparatchik apparatchiks nomenklatura intelligentsia"
    " rezident rezidentura verst versts pood poods rayon raion oblast oblasts krai kray okrug dacha muzhik kulak kulaks subbotnik troika"
    " agitprop obkom gorkom raikom partkom aktiv ukaz duma putsch diktat bundesrat blitzkrieg volksarmee autobahn weltanschauung"
    " ganbu hukou danwei yuan juche chollima ondol".split()
)
"""Words of other languages that English dictionaries have, yet readers need to be told."""


def _rendered(b: Bracket, words: int, original: str = "") -> tuple[int, int] | None:
    """The English words that render *words* words of the original.

    As many words as it has; for a single word the whole noun phrase, where its article stands in reach (one word is often
    two in English); with the preposition, where the original opens with one.
    """
    quoted = _quoted_before(b)
    if quoted is not None:
        return quoted
    if words == 1:
        return _noun_phrase(b)
    first = original.split(None, 1)[0].lower() if original else ""
    if len(first) <= 2 and first.isalpha():  # v verkhakh: at the top
        before = b.before.split()
        for count in range(words, min(words + 2, len(before)) + 1):
            if before[-count].lower() in PREPOSITIONS:
                return _words_before(b, count)
    count = max(1, min(words, 6) - b.previous.count("-"))  # self-reliance is two words of most languages
    before = b.before.rsplit(None, count + 1)
    if len(before) > count and before[-count].lower() == "of":
        count += 1  # state of siege
    while 1 < count < len(before) and before[-count].lower() in (
        "that",
        "which",
        "who",
        "and",
        "but",
        "is",
        "are",
        "was",
        "were",
        "a",
        "an",
    ):
        count -= 1
    return _words_before(b, count)


def _quoted_before(b: Bracket) -> tuple[int, int] | None:
    """The phrase in quotation marks right before the bracket, with its marks; none longer than 90 characters."""
    before = b.before.rstrip()
    if before[-1:] not in ("”", '"'):
        return None
    opening = before.rfind('"' if before[-1] == '"' else "“", 0, len(before) - 1)
    if opening < 0 or len(before) - opening > 90:
        return None
    return b.start - len(b.before) + opening, b.start - len(b.before) + len(before)


def _noun_phrase(b: Bracket) -> tuple[int, int] | None:
    """The last word before the bracket, with the adjectives between it and its article, at most three words."""
    before = b.before.split()
    for count in range(2, 5):
        if len(before) < count:
            break
        word = before[-count]
        if word.lower() in DETERMINERS:
            return _words_before(b, count - 1)
        if word.lower() in _NUMERALS:
            return _words_before(b, count)
        if not word[-1].isalpha() or (word.lower() in FUNCTION and word.lower() != "own"):
            break
    return _words_before(b, 1)


@needs(shape=_ONE | _APART)
def misprint(b: Bracket) -> Decision | None:
    """The word before with its letters in order, or, where that is no word, the word meant: ``recieved [received]``."""
    previous = b.behind
    word = _bare(b.text.lstrip("=")).lower()
    if len(word) < 3 or not word.isalpha() or previous == word:
        return None
    if len(word) == 3:  # a short word only for one that is none, and only by one letter: tne [the]
        if word not in FUNCTION or len(previous) != 3 or not previous.isalpha() or lexicon.is_english(previous):
            return None
        return Decision("correction", _words_before(b, 1)) if sum(c != d for c, d in zip(previous, word, strict=True)) == 1 else None
    if word in _ORDINALS and previous in _ORDINALS:
        return Decision("correction", _words_before(b, 1))  # the tenth [ninth]
    if sorted(previous) == sorted(word):
        return Decision("correction", _words_before(b, 1))
    if (
        b.text.islower()
        and len(word) > 4
        and previous[:1] == word[:1]
        and _alike(previous, word)
        and lexicon.is_english(word)
        and not lexicon.is_english(previous)
    ):
        return Decision("correction", _words_before(b, 1))
    return None


@needs(shape=_SEVERAL | _BEHIND_NAME)
def repeats_name(b: Bracket) -> Decision | None:
    """Repeats the name before it, with what was left out of it: ``Muccio [US representative John J. Muccio]``."""
    previous = b.bare
    if len(previous) < 3 or not previous[0].isupper():
        return None
    if previous.endswith(("'s", "’s")):
        previous = previous[:-2]
    if previous not in b.text:
        return None
    short = b.before.split()[-2:-1]
    if (
        b.last == previous
        and len(b.words) == 2
        and short
        and short[0][-1] == "."
        and b.first.startswith(short[0][:-1])
        and lexicon.is_english(previous)
    ):
        return Decision("expansion", _words_before(b, 2))  # W. Pact [Warsaw Pact]
    return Decision("gloss", _noun_before(b)) if any(_bare(w) == previous for w in b.words) else None


@needs(shape=_APART | _BEHIND_WORD)
def explains_unfamiliar(b: Bracket) -> Decision | None:
    """Explains a word that English does not have: ``ondol [underfloor heating]``, ``Renmin ribao [People's Daily]``."""
    previous = b.previous
    if not previous[-1:].isalpha() or not previous[0].islower():
        return None
    if LOANWORDS.isdisjoint((previous, previous[:-1], previous[:-2])) and (len(previous) < 3 or lexicon.is_english(previous)):
        return None
    if not previous.isalpha() and "-" not in previous and "'" not in previous and "’" not in previous:
        return None
    if _capital(b.next) and b.after[:1].isspace() and _capital(b.first):
        return None
    name = _foreign_name().search(b.before.rstrip())
    if name and not lexicon.is_english(name.group().split()[0]):
        return Decision("gloss", (b.start - len(b.before) + name.start(), b.start - len(b.before) + name.end()))
    return Decision("gloss", _words_before(b, 1))


@cache
def _foreign_name() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}'’\-])[\p{Lu}][\p{L}\p{M}'’\-]*+\s+\p{Ll}[\p{L}\p{M}'’\-]*+$")


@needs(shape=_ARTICLE | _SEVERAL | _APART)
def second_noun_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article behind a noun phrase with its own cannot be read on: ``the neighbors [the GRU]``."""
    if not b.previous[-1:].isalpha() and b.previous[-1:] not in ("”", '"', "’"):
        return None
    if b.behind in FUNCTION or b.previous.endswith(("ed", "ing")):
        return None
    if (_capital(b.next) and b.after[:1].isspace()) or not _TIMES.isdisjoint(b.lower.split()):
        return None
    before = b.before.split()[-4:-1]
    if not any(word.lower() in DETERMINERS for word in before) and not _after_name(b) and b.previous[-1] not in '"”’':
        return None
    return Decision("gloss", _noun_before(b))


@needs(cue="equate")
def equates(b: Bracket) -> Decision | None:
    """Opens as editors do who explain: ``[literally, ...]``, ``[i.e. ...]``, ``[now ...]``, ``[future ambassador]``."""
    if not b.cue("equate"):
        return None
    first = b.opens_with
    if first == "i" and len(b.last) == 4 and b.last.isdecimal() and len(b.bare) == 4 and b.bare.isdecimal():
        return Decision("correction", _words_before(b, 1))  # 1965 [i.e. 1956]
    if (len(b.words) == 1 and first in _TIMES_AND_HEDGES) or (len(b.words) <= 2 and b.text.endswith(",")):
        return None
    next_name = _capital(b.next) and b.after[:1].isspace() and b.next.lower() not in FUNCTION
    behind_name = _capital(b.previous) and b.previous[-1:] not in ",;:" and not b.opens
    if first in ("a", "an", "the") and (
        not b.before[-1:].isspace() or b.previous.lower() in FUNCTION or b.previous.endswith(("ed", "ing"))
    ):
        return None
    if first in _TIMES_AND_HEDGES and not next_name and not behind_name and not _capital(b.words[1]):
        return None
    if next_name and not (behind_name and _is_name(b.previous)):
        if first in ("former", "formerly", "the", "current", "a", "an", "deputy", "first", "full"):
            return None
        return Decision("gloss", _name_after(b))
    return Decision("gloss", _noun_before(b))


_TIMES_AND_HEDGES = frozenset(
    "now then later perhaps probably possibly presumably apparently evidently currently recently current former future today present-day modern also".split()
)


def _name_after(b: Bracket) -> tuple[int, int] | None:
    match = _capital_run_ahead().match(b.after)
    if match is None:
        return None
    end = match.end(1)
    while end and b.after[end - 1] in ".,'’-":
        end -= 1
    if b.after[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return b.end + match.start(1), b.end + end


@cache
def _capital_run_ahead() -> regex.Pattern[str]:
    return regex.compile(r"\s*((?:[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+)(?:\s+[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+)*+)")


def _noun_before(b: Bracket) -> tuple[int, int] | None:
    """The name, quoted phrase or noun phrase before the bracket; as many names of a list as the bracket says that it means."""
    quoted = _quoted_before(b)
    if quoted is not None:
        return quoted
    name = _name_before(b)
    if name is None:
        return _noun_phrase(b)
    several = _several().match(b.lower)
    if several:
        count = 3 if "three" in several.group() else 2
        listed = _list_back(count).search(b.before.rstrip())
        if listed:
            return b.start - len(b.before) + listed.start(), name[1]
    return name


@cache
def _several() -> regex.Pattern[str]:
    return regex.compile(r"(?:both|(?:the\s+)?(?:last\s+|latter\s+)?(?:two|three))\b")


@cache
def _list_back(count: int) -> regex.Pattern[str]:
    word = r"(?:\[?[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+\]?(?:\s+[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\-]*+){0,3}+)"
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}.'’\-]){word}(?:(?:,\s+|,?\s+and\s+){word}){{{count - 1}}}$")


@needs(shape=_DIGIT)
def number_beside(b: Bracket) -> Decision | None:
    """Figures beside a figure give it in another style (``8 [11] p.m.``, ``25.X. [25 October]``), else they read on (``in [1967]``)."""
    text = b.text
    if len(b.words) > 14:
        return None
    figures = not any(c.isalpha() for c in text)
    beside = b.previous.rstrip(",.")
    if figures:
        words = b.before.rsplit(None, 2)
        if (
            len(text) == 4
            and b.previous in _SPANS
            and len(words) > 1
            and words[-2].lower() in ("last", "this", "next", "that", "same", "past")
        ):
            return Decision("gloss", _words_before(b, 2))  # last year [1964]
        if beside[-1:].isdigit() and not (len(text) == 4 and len(beside) < 3):
            return Decision("gloss", _words_before(b, 1))
        return Decision("supplied")
    if b.glued_before or b.glued_after or b.previous[-1:] in ":;!?":
        return None
    measured = _measured(b)
    if measured is not None:
        return Decision("gloss", measured)
    near = b.before[-30:].split()[-4:]
    whole = len(b.words) > 1 and b.words[1].lower().rstrip(",") in _MONTHS
    if whole and b.previous.islower() and b.behind not in FUNCTION and any(word.lower() in DETERMINERS for word in near[:-1]):
        return Decision("gloss", _noun_phrase(b))  # the holiday [1 May]
    if (
        b.previous.lower() in _DAYS
        or any(any(c.isdigit() for c in word) for word in near)
        or (len(near) > 1 and near[-2].lower() in _NUMERALS)
        or (_after_name(b) and len(b.words) > 2)
    ):
        return Decision("gloss", _noun_before(b))
    return None


_SPANS = frozenset("year spring summer autumn fall winter season".split())


def _day_before(b: Bracket) -> tuple[int, int] | None:
    """The whole day before the bracket: ``October 25``, ``23 Tir``."""
    words = b.before.rsplit(None, 2)
    if len(words) < 2 or not b.before[-1:].isspace():
        return None
    before = b.before.split()[-3:]
    if (
        len(before) == 3
        and len(b.previous) == 4
        and b.previous.isdecimal()
        and before[0].isdecimal()
        and before[1].isalpha()
        and before[1][0].isupper()
    ):
        return _words_before(b, 3)  # 29 Maart 1977
    number, word = (b.previous, words[-2]) if b.previous[:1].isdigit() else (words[-2], b.previous)
    return _words_before(b, 2) if number.isdecimal() and len(number) < 3 and word.isalpha() and word[0].isupper() else None


def _measured(b: Bracket) -> tuple[int, int] | None:
    """The measure or day before the bracket, with its number: ``40 jin``, ``25 October``, ``next Sunday``."""
    if not b.previous.isalpha() or not b.before[-1:].isspace():
        return None
    words = b.before.rsplit(None, 2)
    number = words[-2] if len(words) > 1 else ""
    if number.isdecimal() or number.lower() in _NUMERALS or (number in ("next", "last", "this") and b.behind in _DAYS):
        return _words_before(b, 2)
    return None


@needs(shape=_SEVERAL | _APART | _BEHIND_WORD)
def other_measure(b: Bracket) -> Decision | None:
    """A number and its measure behind a number and its measure give the same in another: ``twelve versts [about thirteen kilometers]``."""
    words = b.lower.replace("-", " ").split()
    if words[0] in ("about", "approximately", "roughly", "nearly", "almost", "some", "circa", "ca.", "c.", "or", "equals"):
        words.pop(0)
    if len(words) < 2 or not (words[0][:1].isdigit() or words[0] in _NUMERALS):
        return None
    measured = _measured(b)
    if measured is None:
        before = b.before.rsplit(None, 2)
        single = len(before) > 1 and before[-2].lower() in ("a", "an", "per", "each", "every", "one")
        return Decision("gloss", _words_before(b, 1)) if single and words[-1].isalpha() and len(words) <= 6 else None
    if words[1].removesuffix("s") == b.behind.removesuffix("s"):
        return Decision("gloss", _words_before(b, 1))  # one picul is 60 kilograms
    return Decision("gloss", measured) if len(words) <= 6 and words[-1].isalpha() else None


@needs(shape=_SEVERAL | _APART | _BEHIND_WORD)
def names_members(b: Bracket) -> Decision | None:
    """Names those who are counted before it: ``both capitals [Amman and Riyadh]``, ``the three principles [...]``."""
    if " and " not in b.text or not b.previous.isalpha() or b.previous[-1] != "s" or b.first.lower() in FUNCTION or b.text[-1] in ".:!?":
        return None
    before = b.before.split()[-4:-1]
    for count, word in enumerate(reversed(before), 2):
        if word.lower() in _NUMERALS or word.lower() == "both" or (word.isdecimal() and len(word) < 3):
            return Decision("gloss", _words_before(b, count))
        if not word.isalpha():
            break
    return None


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight noon midnight dawn".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth".split()
)
_NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred thousand million billion dozen several few".split()
)


@needs(shape=_SMALL)
def reads_on_by_first_word(b: Bracket) -> Decision | None:
    """Begins with a small word that joins sentences or clauses: ``[and]``, ``[to be]``, ``[on their mission]``, ``[I]``."""
    first = b.first.lower().strip("\"“,.;:'’")
    if first in ("the", "a", "an") and len(b.words) > 1:
        return None
    if first in ("both", "all") and len(b.words) > 1 and b.behind in _NUMERALS:
        return Decision("gloss", _words_before(b, 1))  # the other two [both Romanian]
    if first in FUNCTION or (("'" in first or "’" in first) and first.replace("’", "'").split("'")[0] in FUNCTION):
        if (
            first in ("all", "both", "some", "most", "which", "who", "this", "that", "these", "those")
            and len(b.words) > 2
            and _after_name(b)
        ):
            return None
        if first in ("which", "who", "where", "when") and len(b.words) > 3 and (_after_name(b) or _noun_with_article(b)):
            return Decision("gloss", _noun_before(b))  # a clause that explains
        if first in ("also", "then", "now", "later", "once", "since") and len(b.words) > 1 and _capital(b.words[1]) and _after_name(b):
            return Decision("gloss", _noun_before(b))
        return Decision("supplied")
    return None


def _noun_with_article(b: Bracket) -> bool:
    return b.previous[-1:].isalpha() and any(word.lower() in DETERMINERS for word in b.before.split()[-4:-1])


@needs(shape=_SEVERAL)
def ends_open(b: Bracket) -> Decision | None:
    """Ends with a small word that waits for more: ``[met with]``, ``[the text of]``: the sentence goes on behind it."""
    return Decision("supplied") if b.last.lower().strip(",.;:") in _OPEN_ENDS else None


_OPEN_ENDS = frozenset(
    "of the a an to that and or with for by from is are was were be not has have had in on at who which as than into".split()
)


def _after_name(b: Bracket) -> bool:
    """Whether a name, not a title or the first word of a sentence, stands before the bracket with a blank between."""
    previous = b.previous
    bare = b.bare
    if not bare or (previous[-1] in ',.;:!?"”' and not previous.endswith((".)", "”)")) and not _initial_or_short(previous)):
        return False
    if not bare[0].isupper():
        return False
    if b.behind in FUNCTION or b.behind in TITLES:
        return False
    # The first word of a sentence has its capital from there.
    return not lexicon.is_english(bare) or b.before.rstrip()[: -len(previous)].rstrip()[-1:] not in ("", ".", "!", "?", ":", "\n")


def _initial_or_short(word: str) -> bool:
    return (word.endswith(".") and len(word) <= 3) or "." in word[:-1]


@needs(shape=_ONE | _CAPITAL | _BEHIND_NAME)
def other_spelling(b: Bracket) -> Decision | None:
    """One name that differs by few letters from the word before, inside a longer name, mends it: ``Liu Wenkui [Wenhui]``."""
    if not _after_name(b):
        return None
    previous = b.bare
    if not _alike(previous, b.text) or (
        abs(len(previous) - len(b.text)) > 1 and (previous.lower() in b.lower or b.lower in previous.lower())
    ):
        return None  # a part of the name is no slip of the pen: Karno [Sukarno]
    run = _name_before(b)
    longer = run is not None and " " in b.source[run[0] : run[1]].strip()
    if longer or (_capital(b.next) and b.after[:1].isspace() and _is_name(b.next)):
        return Decision("correction", _words_before(b, 1))
    return None


@needs(shape=_BEHIND_PRONOUN)
def pronoun_named(b: Bracket) -> Decision | None:
    """Says whom a pronoun means: ``they [the Soviets]``, ``I [Stalin] answered``."""
    pronoun = b.behind
    if b.previous[-1:] in ",.;:!?":
        return None
    first = b.first.lower()
    if (
        pronoun in ("him", "her", "them", "me", "us")
        and len(b.words) == 1
        and _is_name(b.first)
        and _is_name(b.next)
        and b.after[:1].isspace()
    ):
        return None  # "according to him [Salah] Jadid"
    if pronoun in ("here", "there") and first in ("in", "at", "on", "near") and any(map(_capital, b.words)):
        return Decision("gloss", _words_before(b, 1))  # here [in Havana]
    named = _capital(b.first) and (first not in FUNCTION or first in ("the", "a", "an"))
    if pronoun in _POINTING:
        if not (named or first in ("the", "a", "an")) or _capital(b.next):
            return None
        if pronoun in ("that", "who") and first != "the" and not _is_name(b.first):
            return None
        if pronoun == "that" and not b.next[:1].isalpha():
            return Decision("gloss", _words_before(b, 1))
        if pronoun == "that":
            return None  # "said that [Stalin] would": a conjunction
        whole = pronoun in ("former", "latter") and b.before.lower().split()[-2:-1] == ["the"]
        return Decision("gloss", _words_before(b, 2 if whole else 1))
    if (
        named
        or first in ("the", "a", "an")
        or (len(b.words) > 1 and first not in FUNCTION and not first.endswith(("ed", "ing", "ly")) and b.last.lower().endswith("s"))
    ):
        return Decision("gloss", _words_before(b, 1))
    return None


_POINTING = frozenset("that this these those who former latter here there my our his her their its your".split())
_PRONOMINAL = PRONOUNS | _POINTING


@needs(shape=_CAPITAL | _SEVERAL)
def cites(b: Bracket) -> Decision | None:
    """Says where a quotation stands, or names a newspaper with its day: ``[Granma, 27 July 1975, p. 3]``."""
    if "," not in b.text or b.text[-1] in ".:!?" or len(b.words) > 14:
        return None
    if _newspaper().match(b.text):
        return Decision("source")
    if not b.opens:
        return None
    before = b.before.rstrip()
    quoted = before[-1:] in ('"', "”") and before[-2:-1] in ".!?…"
    return (
        Decision("source") if quoted and all(_capital(part.lstrip()) or part.lstrip()[:1].isdigit() for part in b.text.split(",")) else None
    )


@cache
def _newspaper() -> regex.Pattern[str]:
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    return regex.compile(rf"\p{{Lu}}[^,\d]{{2,40}}+,\s+(?:\d{{1,2}}\s+{month}|{month}\s+\d{{1,2}},?)\s+\d{{4}}(?:,\s+pp?\.\s*\d.*)?$")


@needs(shape=_BEFORE_CAPITAL)
def title_before_name(b: Bracket) -> Decision | None:
    """A first name, title or description before the name it belongs to: ``[Anastas] Mikoyan``, ``[GMD General] Bai``."""
    if (
        not b.after[:1].isspace()
        or not (_capital(b.next) or _particle_follows(b))
        or _bare(b.next).lower() in FUNCTION
        or (b.text[-1:] in ".:;!" and not _initial_or_short(b.last))
    ):
        return None
    if _after_name(b) and b.previous[-1:] not in ",;:" and b.before[-1:] != "]":
        names = [w for w in b.words if _is_name(w)]
        if len(names) == len(b.words) and not _title_like(b.previous):
            return None  # another form of the name before it
        if _is_name(b.previous) and len(names) > 0 and not _title_like(b.last):
            return None
    return Decision("supplied")


def _particle_follows(b: Bracket) -> bool:
    """Whether a surname with its particle follows: ``[Sergio] del Valle``."""
    if b.next not in _PARTICLES_AHEAD:
        return False
    words = b.after.split(None, 2)
    return len(words) > 1 and words[1][0].isupper()


_PARTICLES_AHEAD = frozenset("de del della di da dos van von der al el bin ibn du".split())


def _title_like(word: str) -> bool:
    bare = _bare(word).lower()
    return bare in TITLES or (bare[:1].isalpha() and _capital(word) and lexicon.is_english(bare) and not _abbreviation(word))


@needs(shape=_CAPITAL | _BEHIND_NAME)
def completes_name(b: Bracket) -> Decision | None:
    """The rest of a proper name, in ordinary words: ``the Central [Committee]``, ``the Warsaw [Treaty]``."""
    if len(b.words) > 2 or not b.text.isascii() or not all(lexicon.is_english(_bare(w)) for w in b.words) or _abbreviation(b.text):
        return None
    bare = b.bare
    if bare[:1].isdigit() and bare[-2:] in ("st", "nd", "rd", "th") and len(b.words) == 1:
        return Decision("supplied")  # the 22nd [Regiment]
    if not bare[0].isupper() or b.previous[-1:] in ",.;:!?" or b.behind in TITLES:
        return None
    if not _is_name(b.previous):
        return Decision("supplied")
    run = _name_before(b)
    if run is None:
        return None
    before = b.source[max(0, run[0] - 12) : run[0]].split()
    return Decision("supplied") if before and before[-1].lower() in ("the", "this", "our", "their") else None


@needs(shape=_BEHIND_NAME)
def names_name(b: Bracket) -> Decision | None:
    """A name or phrase behind a name or title says who or what it is: ``Filippov [Stalin]``, ``Premier [Zhou Enlai] said``."""
    previous = b.previous
    if (previous[-1] in ",.;:!?" and not _initial_or_short(previous)) or b.before[-1:].isdigit():
        return None
    first = b.first
    if previous[-1].isdigit() and len(b.words) == 1 and first.isalpha() and b.next[:1].islower():
        return None  # 90,000 [Swiss] francs
    strange = sum(not (lexicon.is_english(_bare(w)) or _abbreviation(w)) for w in b.words)
    if len(b.words) > 1 and 2 * strange > len(b.words) and _institution(b):
        return Decision("original", _noun_before(b))  # the People's Committee [...]
    if _capital(first) or first[:1] in "\"“‘'":
        return Decision("gloss", (_day_before(b) if first.lower() in _MONTHS else None) or _noun_before(b))
    if b.behind in TITLES and not _is_name(previous):
        return None
    if len(b.words) < 2 or not first[:1].islower() or _verb_like(b):
        return None
    if _is_name(previous) or _abbreviation(previous):
        return Decision("gloss", _noun_before(b))
    words = b.before.split()
    if len(words) > 1 and words[-2].lower() in DETERMINERS:
        return Decision("gloss", _noun_before(b))
    # A name of ordinary words: Said Barre. Two capitals in a row, within the sentence.
    named = len(words) > 2 and words[-2].isalpha() and words[-2][0].isupper() and words[-3][-1].isalpha() and b.behind not in TITLES
    return Decision("gloss", _noun_before(b)) if named and words[-2].lower() not in FUNCTION else None


def _institution(b: Bracket) -> bool:
    """Whether the name before the bracket is that of a body, in English words."""
    run = _name_before(b)
    if run is None:
        return False
    words = [_bare(w) for w in b.source[slice(*run)].split()]
    return len(words) > 1 and all(map(lexicon.is_english, words)) and not _BODIES.isdisjoint(w.lower() for w in words)


_BODIES = frozenset(
    "chamber senate parliament academy institute society committee party council front union ministry army bureau republic congress guard guards association commission office administration"
    " court bank board league federation assembly department directorate".split()
)


def _verb_like(b: Bracket) -> bool:
    first = b.first.lower()
    if first in FUNCTION and first not in ("the", "a", "an", "all", "both", "who", "which", "one"):
        return True
    return first.endswith(("ed", "ing", "ly")) or first in _PAST or first in _ADVERBS


_ADVERBS = frozenset("ahead alone together along apart aside away back right early late twice once elsewhere".split())
_PAST = frozenset("comes goes says said met went came took gave made maybe left thought spoke sent saw got knew".split())


def _cognate(english: str, word: str) -> bool:
    """Whether a word that is no English opens as the noun before the bracket does: ``committees [Komitês]``."""
    if len(word) < 5 or len(english) < 5 or lexicon.is_english(word):
        return False
    if len(english) > 6 and word.lower().endswith(english):
        return True  # trainings [Stabstrainings]
    one, two = (
        unicodedata.normalize("NFD", w.lower().replace("k", "c").replace("mm", "m").replace("ss", "s"))[:4] for w in (english, word)
    )
    return one == two


@needs(shape=_APART | _BEHIND_WORD)
def names_noun(b: Bracket) -> Decision | None:
    """A name behind a whole noun phrase says who or what it is: ``the foreign minister [Gromyko] replied``."""
    if b.previous.lower() in FUNCTION or (_capital(b.next) and b.after[:1].isspace()):
        return None
    if b.text[:1] in '"“' and len(b.words) > 1:
        return Decision("gloss", _noun_before(b))  # gives it in the words of another text
    if not b.previous[-1:].isalpha() or not b.previous.islower():
        return None
    if b.behind not in TITLES and any(_cognate(b.behind, w) for w in b.words):
        return Decision("original", _rendered(b, len(b.words), b.text))
    nouns = b.before.split()[-4:-1]
    for count, noun in enumerate(reversed(nouns), 2):  # the coalition of reason [Koalition der Vernunft]
        if len(b.words) > 1 and noun.islower() and noun not in TITLES and _cognate(noun, b.first):
            return Decision("original", _words_before(b, count))
    hedged = b.opens_with in _TIMES_AND_HEDGES and len(b.words) > 1
    if not _capital(b.words[1] if hedged else b.first) or not any(_is_name(w) or _abbreviation(w) for w in b.words):
        return None
    return Decision("gloss", _noun_phrase(b)) if hedged or _determined(b) else None


def _determined(b: Bracket) -> bool:
    """Whether the noun before the bracket has its article, or a possessive, within three words: no verb of a clause, no pronoun between."""
    words = [word.lstrip("\"“‘'(") for word in b.before.lower().split()[-4:-1]]
    for number, word in enumerate(reversed(words)):
        if word.endswith(("'s", "’s")) or (word in DETERMINERS and (word != "that" or not number)):
            return True
        if word in PRONOUNS or word in MODALS:
            return False
    return False


def explains_quoted(b: Bracket) -> Decision | None:
    """A name or noun phrase behind a few words in quotation marks says what they mean: ``"the four" [former ministers of the king]``."""
    if b.previous[-1:] not in ("”", '"') or b.previous[-2:-1] in ".,;:!?" or (_capital(b.next) and b.after[:1].isspace()):
        return None
    if _capital(b.first):
        if not any(_is_name(w) or _abbreviation(w) for w in b.words):
            return None
    elif len(b.words) < 2 or not b.first[:1].islower() or b.opens_with in FUNCTION or _verb_like(b):
        return None
    quoted = _quoted_before(b)
    return Decision("gloss", quoted) if quoted and len(b.source[slice(*quoted)].split()) <= 5 else None


@needs(shape=_SEVERAL)
def heads_text(b: Bracket) -> Decision | None:
    """Ordinary words with a colon that open a line say what stands below on the sheet: ``[Red jacket label:]``."""
    if b.text[-1] != ":" or len(b.words) > 8 or not b.opens:
        return None
    words = [_bare(word) for word in b.words]
    return Decision("description") if all(map(lexicon.is_english, words)) and TITLES.isdisjoint(map(str.lower, words)) else None


@needs(shape=_CAPITAL | _SEVERAL)
def stands_alone(b: Bracket) -> Decision | None:
    """A sentence of the editor's own between paragraphs or sentences is a note: ``[The list has not been found.]``."""
    if len(b.words) < 5 or not b.opens:
        return None
    return Decision("note") if b.alone or b.text[-1:] in '.!"”' else None


_TIMES = frozenset("day days week weeks month months year years night evening morning afternoon yesterday tomorrow time moment".split())


@needs(shape=_ARTICLE | _SEVERAL)
def article_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article: a gloss behind a name or a day, else part of the sentence: ``when [the army] crosses``."""
    if _after_name(b) and not _capital(b.next) and b.previous[-1:] not in ",;:" and _TIMES.isdisjoint(b.lower.split()):
        return Decision("gloss", _noun_before(b))
    if any(c.isdigit() for c in b.previous) and len(b.words) > 3 and b.before[-1:].isspace():
        return Decision("gloss", _noun_before(b))  # says what day or number it was
    return Decision("supplied")


def reads_on(b: Bracket) -> Decision | None:
    """Words that the sentence can take in, what is left once nothing else fits: ``the war [effort]``."""
    if not any(c.isalnum() for c in b.text):
        return None
    if b.alone and len(b.words) > 4:
        return None
    return Decision("supplied") if len(b.words) <= 12 else None


def nothing_told(_bracket: Bracket) -> Decision | None:
    """No rule fits, as with ``[#]``: the text does not tell."""
    return Decision("unclassified")


BY_WORDS: tuple[Rule, ...] = (
    signed_note, error_word, withheld, sentence_mark, question_mark, hard_to_read, alternatives, lost_text, points, left_out, page_of_source, page_number, where_found,
    archival_reference, in_the_room, on_the_sheet,
)  # fmt: skip
"""Rules by what the words between the brackets say, in the order in which they are asked."""
BY_PLACE: tuple[Rule, ...] = (
    completes_word, misprint, expands_before, abbreviates, expands_after, number_beside,
    other_language, acts, whole_sentence, other_spelling, repeats_name, equates, ends_open, other_measure, names_members, pronoun_named, reads_on_by_first_word, explains_unfamiliar,
    cites, title_before_name, second_noun_phrase, article_phrase, completes_name, names_name, names_noun, explains_quoted, heads_text, stands_alone, reads_on, nothing_told,
)  # fmt: skip
"""Rules by what stands beside the bracket, asked where the words do not decide."""
RULES = BY_WORDS + BY_PLACE
"""Every rule, in the order in which they are asked."""


def _shape(b: Bracket) -> int:
    """The shape of the words."""
    text = b.text
    if not b.words:
        return _SIGN
    shape = _ONE if len(b.words) == 1 else _SEVERAL
    c = text[0]
    first = b.first
    if c.isalpha():
        if c.isupper():
            shape |= _CAPITAL
        if first in _ARTICLES:
            shape |= _ARTICLE
    elif c.isdigit():
        shape |= _DIGIT
    else:
        shape |= _SIGN
    if "?" in text:
        shape |= _QUERY
    if " or " in text or "/" in text or first[:2].lower() == "or":
        shape |= _OR
    return shape


def _shape_around(b: Bracket) -> int:
    """The shape of what stands around, and whether a small word opens."""
    shape = 0
    first = b.first
    if b.opens_with in FUNCTION or first.strip("\"“,.;:'’").lower() in FUNCTION or "'" in first or "’" in first:
        shape |= _SMALL
    before = b.before[-1:]
    if before.isspace():
        shape |= _APART
    elif before.isalnum() or before in "'’":
        shape |= _TOUCHES
    if b.after[:1].isalpha():
        shape |= _TOUCHES
    following = b.next[:1]
    if not following.isalpha():
        following = b.next.lstrip("\"“'‘«(*_[")[:1]
    if following.isupper() or following.istitle() or (following.islower() and _particle_follows(b)):
        shape |= _BEFORE_CAPITAL
    behind = b.behind
    if behind in _PRONOMINAL:
        shape |= _BEHIND_PRONOUN
    if behind and behind not in FUNCTION:
        c = b.bare[0]
        if c.isupper() or c.isdigit():
            shape |= _BEHIND_NAME
    if b.text[:1] in '"“' or (b.previous not in FUNCTION and (b.previous.islower() or b.previous[:1].islower())):
        shape |= _BEHIND_WORD
    return shape


_ARTICLES = frozenset(("the", "a", "an", "The", "A", "An"))


@lru_cache(2048)
def _asked(maybe: int, shape: int, by_place: bool) -> list[Rule]:
    """The rules that a bracket with these cues and this shape must be asked, by its words or by its place."""
    asked = []
    for rule in BY_PLACE if by_place else BY_WORDS:
        cue, needed = _NEEDS.get(rule, ("", 0))
        if not (cue and not maybe & cues.BITS[cue]) and not needed & ~shape:
            asked.append(rule)
    return asked


def classify(bracket: Bracket) -> tuple[Decision, str]:
    """The decision on *bracket* and the name of the rule that took it."""
    maybe = bracket.maybe
    shape = _shape(bracket)
    for rule in _asked(maybe, shape, False):
        decision = rule(bracket)
        if decision is not None:
            return decision, rule.__name__
    bracket.look_around()
    for rule in _asked(maybe, shape | _shape_around(bracket), True):
        decision = rule(bracket)
        if decision is not None:
            return decision, rule.__name__
    raise AssertionError("the last rule always decides")  # pragma: no cover - nothing_told decides


def author_of(text: str) -> Author | None:
    """Who speaks, only where the words say so: ``Translator's Note``, ``Ed.``, ``editor's insertion``. They open or close the note."""
    match = _author().search(text[:80]) or (_author().search(text[-40:]) if len(text) > 80 else None)
    if match is None:
        return None
    return "translator" if match.lastgroup in ("t", "u") else "editor"


@cache
def _author() -> regex.Pattern[str]:
    what = r"(?:['’]?s?['’]?|ial)\.?\s+(?:note|comment|remark|insertion|addition|explanation)"
    return regex.compile(
        rf"(?i)\b(?:(?P<t>(?:translators?|trans|transl|tr)\.?{what})|(?P<e>(?:editors?|eds?)\.?{what}))"
        r"|(?:note|insertion|addition|comment|remark|n\.b\.)s?\s+(?:by|of|from)\s+(?:the\s+)?(?:(?P<u>translator)|(?P<f>editor))"
        r"|^(?:the\s+)?(?:(?P<t>translators?)|(?P<e>editors?))\s+(?:was|were|is|are|has|have|could|can|did|does)\b|^(?P<t>t\.?n)\.?\s*:"
        r"|\b(?:omitted|added|emphasi[sz]ed|inserted|supplied|deleted|emphasis\s+added)\s+by\s+(?:the\s+)?(?:(?P<u>translator)|(?P<f>editor))"
        r"|(?:[-–—(,;.]\s*|^)(?:the\s+)?(?:(?P<t>translator|transl|trans|tr)|(?P<e>editors?|eds?))\.?(?:\)?$|\s*[:–—])"
    )
