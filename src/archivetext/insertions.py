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

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from archivetext import lexicon
from archivetext.spans import Span, fold

if TYPE_CHECKING:
    from archivetext.records import Author, InsertionKind

__all__ = ["RULES", "Bracket", "Decision", "author_of", "classify"]

REACH = 120
"""How far a rule looks to either side of a bracket, in code points."""


class Decision(NamedTuple):
    """What a rule found."""

    kind: InsertionKind
    anchor: tuple[int, int] | None = None


class Bracket:
    """A bracket with what the rules look at. What only some rules need is worked out when it is first asked for."""

    __slots__ = (
        "_cues", "after", "before", "end", "first", "hits", "last", "lower", "next", "opens_with", "previous", "source", "start", "text",
        "told", "words",
    )  # fmt: skip

    after: str
    """What follows, at most :data:`REACH` code points."""
    before: str
    """What precedes, at most :data:`REACH` code points."""
    first: str
    """First word between the brackets."""
    last: str
    """Last word between the brackets."""
    next: str
    """First word behind the bracket."""
    previous: str
    """Last word before the bracket."""

    def __init__(self, source: str, start: int, end: int, text: str) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower = text.lower()
        self.words = text.split()
        spread = _spread(lower)
        self.hits = _telling().intersection(spread)
        self.opens_with = spread[0] if spread else ""
        self.told = bool(self.hits) or self.opens_with in _first_words()
        self._cues: dict[str, bool] = {}

    def __getattr__(self, name: str) -> str:
        value = _WORKED_OUT[name](self)
        setattr(self, name, value)
        return value

    def cue(self, name: str) -> bool:
        """Whether the words hold this cue."""
        found = self._cues.get(name)
        if found is None:
            words, first, hints = _cue_words()[name]
            hits = self.hits
            found = (
                not hits.isdisjoint(words)
                or (self.opens_with in first and _openers(name).match(self.lower) is not None)
                or (not hits.isdisjoint(hints) and _phrases(name).search(self.lower) is not None)
            )
            self._cues[name] = found
        return found

    def starts_with(self, name: str) -> bool:
        """Whether the cue is the first thing between the brackets."""
        return (
            self.opens_with in _cue_words()[name][0]
            or _openers(name).match(self.lower) is not None
            or _phrases(name).match(self.lower) is not None
        )

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


class _Cue(NamedTuple):
    """How editors say one thing."""

    words: str
    """Words that tell by themselves, anywhere."""
    openers: str
    """What tells at the start of the bracket (verbose, on lower case)."""
    phrases: str
    """What tells anywhere."""
    first: str
    """The words with which an opener can start: it is looked for behind no other."""
    hints: str
    """The words one of which each phrase holds: it is looked for beside no other."""


_WHO = r"(?:translators?|editors?|trans|transl|tr|eds?|authors?|compilers?|annotators?)"
_COLOURS = "red blue black green purple violet"
_SIDES = r"(?:top|bottom|foot|head|left|right|upper|lower|back|reverse|front|first\s+page|last\s+page|title\s+page|cover)"
_LANGUAGE = r"(?:english|french|german|russian|latin|chinese|spanish|polish|czech|korean|japanese|italian|hungarian|bulgarian|romanian|arabic|vietnamese|cyrillic)"
_PEOPLE = r"(?:he|she|they|everyone|all|both|\p{L}[\p{L}.'’-]*+(?:\s\p{L}[\p{L}.'’-]*+)?)"

_CUES: dict[str, _Cue] = {
    "note": _Cue(
        "",
        rf"(?:notes?|n\.b\.?|nb|comments?)\s*[:.–—-] | {_WHO}\.?\s*[:–—-]",
        rf"\b{_WHO}['’]?s?['’]?\.?\s+(?:note|comment|remark|insertion|addition|explanation)s?\b | \bnotes?\s+(?:by|of|from)\s+(?:the\s+)?(?:translator|editor)"
        r" | [-–—(]\s*(?:the\s+)?(?:eds?|trans|transl|tr|translators?|editors?)\.?\)?$ | [,;.]\s*(?:eds?|trans|transl|tr)\.\)?$",
        first="note notes n nb comment comments translator translators editor editors ed eds trans transl tr author authors compiler "
        "annotator",
        hints="note notes comment comments remark remarks insertion insertions addition additions explanation translator translators editor "
        "editors ed eds trans transl tr",
    ),
    "sic": _Cue(
        "sic recte misspelled mispelled misspelt mispelt misspelling mispelling misprint misprinted mistyped misdated typo erroneously",
        r"(?:should|must|ought\s+to)\s+(?:be|read|say|have\s+been)\b | (?:correctly|corrected|correct|in\s+fact|actually|rather)\s*[:,] | read\s*: | i\.e\.,?\s+not\b | error\b | (?:apparent\s+|obvious\s+)?mistake\b",
        r"\b(?:an?\s+)?error\s+(?:for|in)\b | \bas\s+in\s+(?:the\s+)?original\b | \bmistake\s+(?:for|in)\b",
        first="should must ought correctly corrected correct in actually rather read i error mistake apparent obvious",
        hints="error as mistake",
    ),
    "redacted": _Cue(
        "redacted redaction redactions excised sanitized sanitised withheld undeclassified censored",
        r"(?:text|names?|lines?|words?|paragraphs?|sections?|passages?|sources?)?\s*(?:deleted|exempted)\s+(?:by|for|from|under)\b",
        r"\bnot\s+(?:yet\s+)?declassified\b | \bstill\s+classified\b | \bsecurity\s+deletion\b | \bdenied\s+in\s+full\b | \bdeleted\s+(?:for|by|from)\b.{0,40}\b(?:declassif|security|release)",
        first="text name names line lines word words paragraph paragraphs section sections passage passages source sources deleted exempted",
        hints="declassified classified deletion denied deleted",
    ),
    "gap": _Cue(
        "illegible unreadable unreadably indecipherable indiscipherable undecipherable undeciphered unintelligible inaudible missing truncated unclear obscured obliterated smudged blurred torn lost damaged faded lacuna incomplete",
        r"blank\b | gap\b(?!\s+between)",
        r"\bnot\s+(?:legible|readable|decipherable|clear)\b | \bcannot\s+be\s+(?:read|deciphered|made\s+out)\b | \b(?:cut|breaks?|broken|broke|trails?)\s+off\b | \b(?:gap|hole)\s+in\s+(?:the\s+)?(?:text|original|document|paper|source|copy|page)\b | \bleft\s+blank\b | \b(?:text|document|page|line|copy)\s+(?:is\s+)?blank\b",
        first="blank gap",
        hints="legible readable decipherable clear read deciphered made off gap hole blank",
    ),
    "omit": _Cue(
        "omitted ommitted omission omissions snip",
        r"here\s+(?:then\s+)?follows?\b | (?:there\s+)?follows?\s+(?:a|an|the)\b | not\s+(?:printed|translated|reproduced|included|published)\b | contains?\s+\p{L} | abridged\b | excerpts?\b | excerpted\b"
        r" | (?:a\s+)?(?:discussion|description|summary|list|account|passage|section|paragraph|enumeration)s?\s+(?:of|on|about|containing)\b | summary\b | (?:translation|text|document)\s+(?:continues|resumes)\b"
        r" | (?:in\s+)?(?:the\s+)?(?:next|following|preceding|remaining|rest|first|second|third|fourth|last|two|three|four|five|six|several|some|a\s+few)\s+(?:\p{L}++\s+){0,3}?(?:sections?|paragraphs?|pages?|points?|items?|parts?|passages?|lines?|document)\b.{0,80}?\b(?:deals?|dealing|discuss|concern|describ|contain|lists?|listing|covers?|covering|omit|not\s+translated|devoted|about|on\s+(?:the|economic|trade|internal))",
        r"\bhas\s+been\s+(?:cut|left\s+out|shortened|abridged)\b | \bhave\s+been\s+(?:cut|left\s+out)\b | \bleft\s+out\b | \bnot\s+(?:printed|reproduced|translated)(?:\s+here)?\.?$",
        first="here there follow follows not contain contains abridged excerpt excerpts excerpted a discussion discussions description "
        "descriptions summary list lists account accounts passage passages section sections paragraph paragraphs enumeration "
        "translation text document in the next following preceding remaining rest first second third fourth last two three four five "
        "six several some",
        hints="cut left shortened abridged printed reproduced translated",
    ),
    "page": _Cue(
        "",
        r"(?:(?:end|beginning|start|top)\s+of\s+)?(?:pages?|pp?|pg|lea(?:f|ves)|folios?|ff?|fols?|sheets?|list(?:y|ov)?|ll?|s|col|column)\.?\s*(?:no\.?\s*)?\d++(?:\s?(?:ob|v|r|verso|recto|back|reverse|a|b))?\.?(?:\s*[-–—,]\s*\d++(?:ob|v|r)?)*+(?:\s+of\s+\d++|\s+(?:begins|ends|verso|recto|back))?\s*:?$"
        r" | (?:page|section)\s*break$ | (?:new|next|end\s+of)\s+page$ | \d++\s?(?:ob|verso|recto)\.?$ | end\s+of\s+(?:page|p\.|folio)\b | (?:reverse|back|verso|other)\s+(?:side\s+)?(?:of\s+)?(?:the\s+)?(?:page|sheet|leaf)$ | verso$ | recto$ | (?:page|p\.)\s*(?:\d++|[ivxlc]++)$",
        r"(?!)",
        first="page pages p pp pg leaf leaves folio folios f ff fol fols sheet sheets list listy listov l ll s col column reverse back verso "
        "other recto section end beginning start top new next @digit",
        hints="",
    ),
    "source": _Cue(
        "ibid",
        r"sources?\s*: | source\s+(?:is|was|cited|for)\b | (?:see|cf\.?|see\s+also|compare|ref(?:erence)?\.?)\s*:?\s+\S | \d++(?:st|nd|rd|th)\s+(?:\p{L}++\s+)?(?:meeting|session|plenary|sitting|conference)$ | (?:document|doc\.?|telegram|no\.|item|enclosure|annex|attachment)\s*(?:no\.?\s*)?\d++[a-z]?$"
        r" | (?:published|printed|reprinted|quoted|cited|taken)\s+(?:in|from)\b | from\s.{0,60}\d | archives?\s*: | (?:located|document)\s+(?:in|from)\s+the\s+archives? | https?://",
        r"\bop\.\s*cit\b | \bf(?:ond|\.)?\s*\d[\w-]*+[,.]?\s*op(?:is|\.)?\s*\d | \b(?:fond|box|folder|record\s+group|delo)\s+\d++\w*+,\s",
        first="source sources see cf compare ref reference document doc telegram no item enclosure annex attachment published printed "
        "reprinted quoted cited taken from archive archives located http https @digit",
        hints="cit op opis fond box folder group delo",
    ),
    "incident": _Cue(
        "laughter laughs laughing laughed applause applauds applauding interrupts interrupted interrupting interruption commotion hubbub ovation ovations chuckles",
        rf"(?:a\s+)?(?:(?:long|short|brief|general|loud|prolonged|stormy)\s+)*+(?:pause|silence|break|recess|intermission|adjournment|laugh|toast|ovation|applause|laughter|agreement|approval)s?\b"
        r" | (?:smil(?:es|ing)|nods?|nodding|sighs?|smirks?|gestur(?:es|ing)|whispers?|pointing|points\s+(?:to|at)|turns\s+to|turning\s+to|addressing|speaking\s+(?:to|in)|reading|reads|showing|hands\s+over|jokingly|ironically|interjects?|interjecting|crying|shak(?:es|ing)\s+(?:hands|his|her)|enters|leaves|exits|all\s+(?:stand|rise|laugh|applaud)|everyone\s+\p{L})\b"
        r" | (?:voices?|shouts?|noise|uproar|cries|exclamations?|commotion|animation|disorder|stir|movement)\b(?!\s+of\s+(?:the|national)) | cheers?\b | addressing\b | telephone\s+rings\b",
        rf"^{_PEOPLE}\s+(?:enters?|leaves?|exits?|rises?|stands?\s+up|sits?\s+down|nods?|smiles?|sighs?|coughs?|gestures?|arrives?|departs?|joins?\s+(?:the|in)|points?\s+(?:to|at)|turns?\s+to|hands?\s+(?:over\s+)?(?:him|her|them|the|a|\p{{L}}++\s(?:the|a))|shows?\s+(?:him|her|them|the|a)|reads?\s+(?:aloud|out|from)|begins?\s+to\s+(?:read|speak)|speaks?\s+in|whispers?|shakes?)\b"
        r" | \b(?:animation|stir|noise|uproar|exclamations?|shouts?|voices?|movement|disorder)\s+(?:in|from|among)\s+(?:the\s+)?(?:hall|room|audience|floor|seats?|presidium|place) | \btelephone\s+rings\b",
        first="a long short brief general loud prolonged stormy pause pauses silence break recess intermission adjournment laugh toast "
        "toasts ovation applause laughter agreement approval smiles smiling nods nod nodding sighs sigh smirks smirk gestures "
        "gesturing whispers whisper pointing points turns turning addressing speaking reading reads showing hands jokingly ironically "
        "interject interjects interjecting crying shakes shaking enters leaves exits all everyone voice voices shout shouts noise "
        "uproar cries exclamation exclamations commotion animation disorder stir movement cheer cheers telephone",
        hints="enters enter leaves leave exits exit rises rise stands stand sits sit nods nod smiles smile sighs sigh coughs cough gestures "
        "gesture arrives arrive departs joins points point turns turn hands hand shows show reads read begins begin speaks speak "
        "whispers shakes shake animation stir noise uproar exclamation exclamations shout shouts voice voices movement disorder "
        "telephone",
    ),
    "physical": _Cue(
        "handwritten handwriting hand-written signature signatures stamp stamps stamped seal seals typewritten typescript pencil pencils pencilled penciled marginal marginalia underline underlined underlines underlining emphasis emphases emphasized"
        " emphasised italic italics italicized italicised crossed-out strikethrough blacked-out letterhead facsimile initialed initialled inscription boldface checkmark photocopy postscript",
        rf"(?:in\s+(?:the\s+)?(?:{_LANGUAGE}|original)(?:\s+(?:script|letters|alphabet))?(?:\s+in\s+(?:the\s+)?(?:original|text|source))?|(?:\p{{L}}++\s+)?in\s+(?:the\s+)?original|as\s+in\s+text)\.?$ | original\s+(?:in|text|document|language)\b | signed\b(?!\s+(?:a|an|the|with|and|between)\b)"
        r" | (?:distribution|cover\s+page|title\s+page|form|logo|emblem|coat\s+of\s+arms|table|chart|map|image|illustration|heading|header|footer|enclosures?|attachments?|annex|appendix|addressees?|resolution|seal|typed|copy|copies)\b\s*(?:[:.]?\s*$|:|\s+(?:on|of|with|in|to|attached|enclosed|above|below|by)\b)"
        r" | (?:top\s+secret|secret|strictly\s+secret|confidential|urgent|personal)\b.{0,80}\b(?:stamp|written|typed) | (?:end|beginning|start)\s+of\s+(?:the\s+)?(?:document|telegram|text|attachment|letter|report|transcript|recording|tape|cable|message|translation|excerpt)\b"
        r" | (?:dictated|recorded|prepared|drafted|printed|copied|received)\s+(?:by|in|on|from|to|at)\b | initials\b | (?:note|text|notation|remark|comment|words?|line|paragraph|sentence|passage)\s+(?:written|added|inserted|in\s+(?:the\s+)?(?:left|right|margin)|on\s+(?:the|top)|at\s+(?:the|top)|by\s+hand)\b | checked\b | (?:a\s+)?(?:faded|damaged|torn|blurred|smudged|round|square|rectangular|illegible)\s+\p{L}++\s*:",
        rf"\bin\s+ink\b | \b(?:{_COLOURS.replace(' ', '|')})\s+(?:ink|pencil|pen)\b | \bmargins?\b | \bcrossed\s+out\b | \bstruck\s+(?:out|through)\b | \bblacked?\s+out\b | \bwritten\s+(?:by\s+hand|by|in|on|across|above|below|over|vertically|at|under)\b | \b(?:in|by)\s+(?:the\s+)?hand\b"
        rf" | \b(?:at|on|in|from|across|along)\s+(?:the\s+)?(?:very\s+)?{_SIDES}\b(?!\s+(?:of\s+(?:the\s+)?(?:country|party|government|army|state|list|agenda)|bank|wing|hand\s+side\s+of\s+the\s+country)) | \b(?:left|right|upper|lower|top|bottom)[\s-]*+(?:hand\s+)?(?:corner|margin|edge)\b | \bthis\s+(?:page|sheet|copy|document|text)\s+(?:is|was|has|bears|contains|ends|begins)\b | \bsame\s+page\b"
        r" | \b(?:sheet|page|document|copy|original|text|notation)\s+(?:at\s+this\s+point\s+)?bears?\b | \bin\s+(?:\p{L}++\s+)?in\s+(?:the\s+)?original\b | \bin\s+the\s+(?:original|document|source)\.?$ | \bclassification\b | \bregistration\s+(?:number|stamp)\b | \bit\s+reads\b | \breads:$ | \bresolution\s*: | \bthere\s+(?:then\s+)?follows\b | \b(?:hand\s+)?(?:diagram|drawing|sketch|notation)\b"
        r" | \bcarbon\s+copy\b | \bpaper\s?clip | \battached\s+(?:note|sheet|slip|document|to)\b | \bcopy\s+(?:no|number)\b | \bin\s+(?:bold|capitals|capital\s+letters|block\s+letters)\b | \bsigned\s*(?::|by\b|$) | \binitials\s+(?:of|in)\b | \b(?:type|photo)(?:d|graph)\s+(?:copy|on|in|text|attached)\b | \bhand-?\s?writ",
        first="in as original signed distribution cover title form logo emblem coat table chart map image illustration heading header footer "
        "enclosure enclosures attachment attachments annex appendix addressee addressees resolution seal typed copy copies top secret "
        "strictly confidential urgent personal end beginning start dictated recorded prepared drafted printed copied received initials "
        "note text notation remark comment word words line paragraph sentence passage checked a faded damaged torn blurred smudged "
        "round square rectangular illegible",
        hints="ink pencil pen margin margins crossed struck blacked written hand top bottom foot head left right upper lower back reverse "
        "front cover corner edge page bears bear original classification registration reads resolution follows diagram drawing sketch "
        "notation carbon paper paperclip attached bold capitals capital block signed initials typed photographed hand-written",
    ),
    "equate": _Cue(
        "",
        r"(?:literally|lit\.|i\.?\s?e\.?,?\s|that\s+is|namely|viz\.?|meaning|known\s+as|also\s+known|a\.?k\.?a\.?\s|or\s+rather|referring|reference|a\s+reference|refers|presumably|apparently|evidently|probably|possibly|perhaps|most\s+likely|alias|pseudonym|code[\s-]?name|cover\s+name|real\s+name|nickname|nee\b|née|born|today['’]?s?|present-day|modern|now|current|currently|then|later|future|formerly|former|recently|the\s+future|the\s+former|the\s+then|spelled|also\s+spelled"
        r"|an?\s+(?:\p{L}++\s+)?(?:type|kind|form|unit|reference|person|member|city|town|village|region|river|island|newspaper|party|province|term|play|pun|nickname|pseudonym|district|street|weapon|missile|tribe)\b) | =",
        r"\b(?:abbreviation|acronym|pseudonym|code\s?name|nickname|initials)\s+(?:for|of)\b | \b(?:refers|referring|reference|alluding|allusion)\s+to\b",
        first="literally lit i that namely viz meaning known also a an aka or referring reference refers presumably apparently evidently "
        "probably possibly perhaps most alias pseudonym code codename cover real nickname nee née born today present-day modern now "
        "current currently then later future formerly former recently the spelled =",
        hints="abbreviation acronym pseudonym codename code name nickname initials refers referring reference alluding allusion",
    ),
}


_EDGES = '.,;:!?()"“”…–—-*[]/<>'


@cache
def _cue_words() -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    return {name: (frozenset(cue.words.split()), frozenset(cue.first.split()), frozenset(cue.hints.split())) for name, cue in _CUES.items()}


@cache
def _telling() -> frozenset[str]:
    """Every word that tells or hints anywhere."""
    return frozenset(word for cue in _CUES.values() for word in (cue.words + " " + cue.hints).split())


@cache
def _first_words() -> frozenset[str]:
    """Every word that an opener can start with."""
    return frozenset(word for cue in _CUES.values() for word in cue.first.split())


@cache
def _openers(name: str) -> regex.Pattern[str]:
    return regex.compile(_CUES[name].openers, regex.VERBOSE)


@cache
def _phrases(name: str) -> regex.Pattern[str]:
    return regex.compile(_CUES[name].phrases, regex.VERBOSE)


def _spread(lower: str) -> list[str]:
    """The words, without the signs that touch them; ``@digit`` stands before a figure that opens them."""
    spread = lower
    for sign in ".,;:":
        if sign in spread:
            spread = spread.replace(sign, " ")
    if not spread.isalnum():
        for sign in '()"“”…–—?!/':
            if sign in spread:
                spread = spread.replace(sign, " ")
        if "’" in spread:
            spread = spread.replace("’", "'")
        if "'" in spread:
            spread = spread.replace("'", " ' ")
    words = spread.split()
    if lower[:1].isdigit():
        words.insert(0, "@digit")
    return words


_WORKED_OUT: dict[str, Callable[[Bracket], str]] = {
    "before": lambda b: b.source[b.start - REACH if b.start > REACH else 0 : b.start],
    "after": lambda b: b.source[b.end : b.end + REACH],
    "first": lambda b: b.words[0] if b.words else "",
    "last": lambda b: b.words[-1] if b.words else "",
    "next": lambda b: (b.after.split(None, 1) or ("",))[0],
    "previous": lambda b: (b.before.rsplit(None, 1) or ("",))[-1],
}


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
DETERMINERS = frozenset("the a an this that these those his her its our their my your some any no each every another".split())


def _bare(word: str) -> str:
    return word.strip("\"'“”‘’«».,;:!?()*_")


def _is_name(word: str) -> bool:
    """A capitalised word that English has not as a common noun or adjective."""
    bare = _bare(word)
    return bare[:1].isupper() and not lexicon.is_english(bare)


def _capital(word: str) -> bool:
    return _bare(word)[:1].isupper()


def _abbreviation(word: str) -> bool:
    """``CC``, ``VKP/b/``, ``KChZhD``, ``M.S.``, ``USSR's``: more than one capital, no stretch of small letters."""
    bare = word[:-2] if word.endswith(("'s", "’s")) else word
    capitals = small = run = 0
    for c in bare:
        if c.isupper():
            capitals += 1
            run = 0
        elif c.islower():
            run += 1
            if run > small:
                small = run
        else:
            run = 0
    return capitals >= 2 and small <= 1


def _name_before(b: Bracket) -> tuple[int, int] | None:
    """The run of capitalised words that ends at the bracket, without leading small words and titles."""
    before = b.before.rstrip()
    end = len(before)
    if end and before[end - 1] in ")\"'”’*_":
        end -= 1
    start = end
    for match in _word_back().finditer(before, max(0, end - 80), end):
        start = min(start, match.start()) if match.end() == end else start
    run = _capital_run().search(before, max(0, end - 80), end)
    if run is None:
        return None
    begin, stop = run.span()
    words = before[begin:stop].split()
    while len(words) > 1 and (words[0].lower().rstrip(".") in FUNCTION):
        begin = before.index(words[1], begin + len(words[0]))
        words.pop(0)
    if len(words) > 1 and words[0].lower().rstrip(".") in ("comrade", "comrades", "cde", "cdes", "com", "comr", "mr", "mrs", "ms", "dr"):
        begin = before.index(words[1], begin + len(words[0]))
    offset = b.start - len(b.before)
    return offset + begin, offset + stop


@cache
def _capital_run() -> regex.Pattern[str]:
    # Capitalised words in a row, joined by blanks or particles, up to the very end of the stretch.
    word = r"(?:[\p{Lu}\p{Lt}][\p{L}\p{M}\d.'’\-/]*+)"
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\d.'’\-/]){word}(?:\s+(?:(?:de|du|van|von|der|al|el|bin|ibn|la|le|of|the|i)\s+)?{word})*+$")


@cache
def _word_back() -> regex.Pattern[str]:
    return regex.compile(r"[^\s\[\](),;:“”\"]++")


def _words_before(b: Bracket, count: int) -> tuple[int, int] | None:
    """The last *count* words before the bracket."""
    before = b.before.rstrip()
    close = len(before)
    if close and before[close - 1] in ")\"'”’*_":
        close -= 1
    matches = [m for m in _word_back().finditer(before, max(0, close - 90), close)]
    if not matches:
        return None
    chosen = matches[-count:]
    offset = b.start - len(b.before)
    start, end = chosen[0].start(), chosen[-1].end()
    while end > start and before[end - 1] in ".!?":
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


def signed_note(b: Bracket) -> Decision | None:
    """The bracket says that it is a note, or names its author: ``[Translator's Note: ...]``, ``[... - Ed.]``."""
    return Decision("note") if b.cue("note") and not b.cue("sic") else None


def error_word(b: Bracket) -> Decision | None:
    """``sic`` and its kin mark or mend an error: ``[sic; perhaps Taiyuan]``, ``[should be 1949]``. Sic of lost text is a gap."""
    if not b.cue("sic"):
        return None
    if b.cue("gap") and len(b.words) <= 6 and not any(w in b.lower for w in ("should", "perhaps", "probably", "possibly")):
        return Decision("gap")
    return Decision("correction", _wrong_words(b))


def _wrong_words(b: Bracket) -> tuple[int, int] | None:
    match = _mended().search(b.text)
    count = min(len(match.group(1).split()), 6) if match else 1
    if match and count > 1 and not any(map(_capital, match.group(1).split())):
        count = 1
    return _words_before(b, count)


@cache
def _mended() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:should\s+(?:be|read|have\s+been)|probably|possibly|perhaps|recte|read|correctly|i\.e\.|meaning)\s*:?\s+[\"“'‘]?([^\"”;?.\]]{1,60})"
    )


def withheld(b: Bracket) -> Decision | None:
    """Text that an authority withholds: ``[less than 1 line not declassified]``. What tells of ink on the sheet describes."""
    return Decision("redaction") if b.cue("redacted") and not b.cue("physical") else None


def question_closes_sentence(b: Bracket) -> Decision | None:
    """``[?]`` that touches the last word of a question is the mark the sentence lacks, not doubt."""
    if b.text not in ("?", "!", ".", ",", ";", ":") or not (b.glued_before or b.before[-1:] in ")\"”'’"):
        return None
    if b.text != "?":
        return Decision("supplied")
    ends = not b.after.strip() or b.after[0] in ".\n\r" or b.after.lstrip()[:1].isupper()
    return Decision("supplied") if ends and _asks().search(b.before) else None


@cache
def _asks() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)(?:^|[.!?,;:\"“]\s+|\n)(?:and\s+|but\s+|so\s+)?(?:who|whom|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had"
        r"|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t|shouldn['’]t)\s[^.!?]*+$"
    )


def question_mark(b: Bracket) -> Decision | None:
    """A question mark outside quoted handwriting is doubt: ``[return?]``, ``[?]``, ``27 [26?] October``."""
    if "?" not in b.text:
        return None
    if b.cue("physical") and ('"' in b.text or "“" in b.text or ":" in b.text):
        return None
    bare = _quoted().sub("", b.text)
    return Decision("uncertain") if "?" in bare else None


@cache
def _quoted() -> regex.Pattern[str]:
    return regex.compile(r"[\"“”][^\"“”]*+[\"“”]")


def alternatives(b: Bracket) -> Decision | None:
    """Two readings are offered: ``[Castro, or Cuba]``, ``[Chen or Cheng]``."""
    if " or " not in b.lower or not 3 <= len(b.words) <= 14:
        return None
    match = _either().match(b.text)
    if match is None:
        return None
    one, comma, two = match.groups()
    return Decision("uncertain") if _capital(one) and _capital(two) and (comma or _alike(one, two) or "either" in b.lower) else None


@cache
def _either() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?:[Ee]ither|[Pp]erhaps|[Pp]robably|[Pp]ossibly)\s+)?([\w'’.\- ]{1,40}?)(,?)\s+or\s+([\w'’.\- ]{1,40}+)(?:$|[;,])"
    )


def lost_text(b: Bracket) -> Decision | None:
    """What cannot be read or is lost: ``[illegible]``, ``[one word missing]``, ``[Remainder of the notation is truncated]``.

    The cue must be what the bracket says, not a detail of something that it describes.
    """
    if not b.cue("gap"):
        return None
    if len(b.words) <= 4 and b.inside_sentence and b.lower in ("missing", "lost", "unclear", "incomplete", "damaged", "blank", "faded"):
        return Decision("supplied")
    if len(b.words) <= 6 or b.starts_with("gap") or _predicate().search(b.lower) or _gap_noun().match(b.lower):
        if _faded_thing().match(b.lower):
            return None
        return Decision("gap")
    return None


@cache
def _predicate() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:is|are|was|were|been|partly|partially|totally|completely|largely)\s+(?:\w+\s+(?:and\s+)?){0,3}?(?:illegible|unreadable|missing|truncated|lost|torn|cut\s+off|unclear|damaged|obscured|not\s+(?:readable|legible))"
    )


@cache
def _gap_noun() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:the\s+)?(?:remainder|rest|end|part|portion|lines?|words?|pages?|passage|text|several|one|two|three|four|some|a\s+few|\d+)\b"
    )


@cache
def _faded_thing() -> regex.Pattern[str]:
    # "faded stamp: ..." describes the stamp; "illegible stamp" stands for what cannot be read.
    return regex.compile(r"(?:a\s+)?(?:faded|damaged|torn|blurred|smudged)\s+\w+\s*:")


def points(b: Bracket) -> Decision | None:
    """Points of omission and nothing else: ``[...]``, ``[…]``, ``[. . .]``."""
    return Decision("omission") if b.text and not b.text.strip(".… ·*–—-") and ("." in b.text or "…" in b.text or "*" in b.text) else None


def left_out(b: Bracket) -> Decision | None:
    """Says what the editor left out, or sums it up: ``[Here follow details.]``, ``[Contains a report on ties.]``."""
    if not b.cue("omit"):
        return None
    if b.inside_sentence and b.lower[:8] in ("contains", "contain "):
        return None
    return Decision("omission")


def page_of_source(b: Bracket) -> Decision | None:
    """A page or leaf: ``[page 2]``, ``[p. 16ob]``, ``[page break]``."""
    return Decision("page") if b.cue("page") else None


def where_found(b: Bracket) -> Decision | None:
    """Where something is to be found: ``[Source: ...]``, an archival reference, ``[733rd meeting]``, ``[See above]``."""
    if not b.cue("source"):
        return None
    if b.lower.startswith(("see ", "from ")) and b.inside_sentence and not any(c.isdigit() for c in b.text):
        return None
    return Decision("source")


def in_the_room(b: Bracket) -> Decision | None:
    """What happened while people spoke: ``[Laughter.]``, ``[interrupts]``, ``[turns to the interpreter]``."""
    if not b.cue("incident") or len(b.words) > 15:
        return None
    if b.cue("physical") and not b.starts_with("incident"):
        return None
    if b.inside_sentence and b.lower in (
        "break",
        "silence",
        "recess",
        "shows",
        "points",
        "leaves",
        "all",
        "everyone",
        "reading",
        "speaking",
        "showing",
    ):
        return None
    return Decision("incident")


def on_the_sheet(b: Bracket) -> Decision | None:
    """Describes the document or its making: ``[signed:]``, ``[handwritten: ...]``, ``[emphasis in the original]``."""
    if not b.cue("physical"):
        return None
    if len(b.words) <= 3 and b.inside_sentence and not b.text.endswith(":") and not _never_prose().search(b.lower):
        return None
    return Decision("description")


@cache
def _never_prose() -> regex.Pattern[str]:
    return regex.compile(
        r"handwrit|signature|emphas|underlin|italic|in original|in the original|crossed|in (?:english|russian|french|german|latin|chinese)"
    )


def completes_word(b: Bracket) -> Decision | None:
    """A letter touches the bracket and the bracket finishes the word: ``F[idel]``, ``comr[ade]``, ``[com]rade``.

    A bracket that only changes a capital (``[W]ith``) is supplied; an extractor that lost a blank is told by a second
    word in the bracket, or by a capital behind a word that is whole.
    """
    text = b.text
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
        if len(text) == 1 and b.after[:1].islower():
            return Decision("supplied")  # a capital or a first letter changed: [W]ith
        return Decision("completion", _letters_after(b))
    return None


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words if w[:1].isalpha() and w.lower() not in ("of", "the", "and", "for", "in", "on", "to", "de", "a"))


def expands_before(b: Bracket) -> Decision | None:
    """Spells out the abbreviation or bare initials before it: ``CC [Central Committee]``, ``M.S. [Mikhail Sergeyevich]``."""
    previous = b.previous.lstrip("(\"“'‘").rstrip(",")
    if len(b.words) < 2 and not (len(b.text) > 4 and b.first[:1].isupper() and not _abbreviation(b.text)):
        return None
    if not previous or b.before[-1:] == "]" or not _abbreviation(previous) or _abbreviation(b.text):
        return None
    significant = [
        w for p in b.text.split(",")[0].replace("-", " ").replace("/", " ").split() if (w := p.strip("()\"'“”’.")) and w[0].isalpha()
    ]
    if not significant:
        return None
    short = "".join(c for c in previous if c.isalpha())
    first = _initials(significant).lower()
    # Words that say something of the thing, not the thing: "NATO [also]", "the USSR [and China]".
    if significant[0] in FUNCTION and significant[0] != "the":
        return None
    if len(b.words) < 2 and not (significant[0][0].lower() == short[0].lower() and len(significant[0]) > len(short)):
        return None
    capitals = sum(1 for w in significant if w[0].isupper())
    if capitals < 2 and first[: len(short)] != short.lower()[: len(first)] and not significant[0].islower():
        return None
    if significant[0].islower() and first != short.lower():
        return None
    end = b.start - (len(b.before) - len(b.before.rstrip()))
    while end and b.source[end - 1] in ",":
        end -= 1
    start = end - len(previous)
    # An expansion that is longer than the last token can belong to several: "CC CPC [Central Committee of the ...]".
    back = b.before[: len(b.before) - (b.start - start)].rstrip()
    letters = short
    while len(letters) < len(first) and back:
        word = back.rsplit(None, 1)[-1] if back.split() else ""
        if (
            not word
            or not _abbreviation(word)
            or not first.startswith(("".join(c for c in word if c.isalpha()) + letters).lower()[: len(first)])
        ):
            break
        if not word[-1].isalpha() and word[-1] not in ".)/":
            break
        letters = "".join(c for c in word if c.isalpha()) + letters
        start = b.start - len(b.before) + len(back) - len(word)
        back = back[: -len(word)].rstrip()
    if b.source[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return Decision("expansion", (start, end))


def abbreviates(b: Bracket) -> Decision | None:
    """Gives the established abbreviation of the words before it: ``People's Liberation Army [PLA]``."""
    text = b.text.strip("\"“”'")
    if len(b.words) != 1 or len(text) < 2 or not _abbreviation(text) or not text[0].isupper():
        return None
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
        elif word.lower() not in ("of", "the", "and", "for", "in", "on", "to", "de"):
            break
        if count >= want and word[:1].upper() == letters[0]:
            break
    if chosen < 0:
        return None
    while (
        chosen < len(matches) - 1
        and matches[chosen].group()[0].upper() != letters[0]
        and matches[chosen].group().lower() in FUNCTION | TITLES
    ):
        chosen += 1
    name = [m.group() for m in matches[chosen:]]
    if _initials([w.replace("-", " ").split()[0] for w in name])[:1].upper() != letters[0] and count < 2:
        return None
    if len(name) == 1 and not _is_name(name[0]) and not name[0][:1] == letters[0]:
        return None
    offset = b.start - len(b.before)
    return Decision("expansion", (offset + matches[chosen].start(), offset + matches[-1].end()))


def expands_after(b: Bracket) -> Decision | None:
    """Spells out the abbreviation behind it: ``[Polish United Workers' Party] PUWP``."""
    following = b.next.rstrip(".,;:!?)")
    if len(b.words) < 2 or not _abbreviation(following) or not b.after[:1].isspace():
        return None
    short = "".join(c for c in following if c.isupper())
    if _initials([w for w in b.text.replace("-", " ").split()]).upper()[: len(short)] != short:
        return None
    start = b.end + len(b.after) - len(b.after.lstrip())
    return Decision("expansion", (start, start + len(following)))


def other_language(b: Bracket) -> Decision | None:
    """Gives the wording of the original language: ``interesting [soderzhatel'nyi]``."""
    if len(b.words) > 8 or not b.text or not lexicon.looks_transliterated(b.text):
        return None
    if _capital(b.first) and _capital(b.next) and len(b.words) == 1:
        return None  # a first name before its surname
    return Decision("original", _words_before(b, _rendering(b)))


def _rendering(b: Bracket) -> int:
    """How many English words render the original: as many as it has, articles not counted."""
    return min(len(b.words), 6)


def equates(b: Bracket) -> Decision | None:
    """Opens as editors do who explain: ``[literally, ...]``, ``[i.e. ...]``, ``[now ...]``, ``[future ambassador]``."""
    if not b.cue("equate"):
        return None
    first = b.first.lower().strip(",.:")
    if len(b.words) == 1 and first in (
        "now",
        "then",
        "later",
        "perhaps",
        "probably",
        "possibly",
        "presumably",
        "apparently",
        "evidently",
        "currently",
        "recently",
        "current",
        "former",
        "future",
    ):
        return None
    next_name = _capital(b.next) and b.after[:1].isspace()
    if (
        first in ("then", "now", "later", "current", "currently", "recently", "perhaps", "probably", "possibly")
        and not next_name
        and not _capital(b.previous)
    ):
        return None
    if next_name and not (_capital(b.previous) and _is_name(b.previous) and b.before[-1:] != ","):
        if first in ("former", "the", "current", "a", "an"):
            return None
        return Decision("gloss", _name_after(b))
    return Decision("gloss", _noun_before(b))


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
    """The name, or the last word, before the bracket; as many names of a list as the bracket says that it means."""
    name = _name_before(b)
    if name is None:
        return _words_before(b, 1)
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


def number_beside(b: Bracket) -> Decision | None:
    """Figures: beside another figure they give it in another style (``8 [11] p.m.``), else they read on (``in [1967]``)."""
    text = b.text
    if (
        not text[:1].isdigit()
        or len(b.words) > 3
        or not text.replace(" ", "")
        .replace(".", "")
        .replace(",", "")
        .replace(":", "")
        .replace("-", "")
        .replace("–", "")
        .replace("/", "")
        .isdigit()
    ):
        return None
    if b.previous.rstrip(",")[-1:].isdigit() and not (len(text) == 4 and len(b.previous) < 3):
        return Decision("gloss", _words_before(b, 1))
    return Decision("supplied")


def reads_on_by_first_word(b: Bracket) -> Decision | None:
    """Begins with a small word that joins sentences or clauses: ``[and]``, ``[to be]``, ``[on their mission]``, ``[I]``."""
    first = b.first.lower().strip("\"“,.;:'’")
    if first in ("the", "a", "an") and len(b.words) > 1:
        return None
    if first in FUNCTION or ("'" in first or "’" in first) and first.replace("’", "'").split("'")[0] in FUNCTION:
        if (
            first in ("all", "both", "some", "most", "which", "who", "this", "that", "these", "those")
            and len(b.words) > 2
            and _after_name(b)
        ):
            return None
        return Decision("supplied")
    last = b.last.lower().strip(",.;:")
    if (
        last
        in (
            "of",
            "the",
            "a",
            "an",
            "to",
            "that",
            "and",
            "or",
            "with",
            "for",
            "by",
            "from",
            "is",
            "are",
            "was",
            "were",
            "be",
            "not",
            "has",
            "have",
            "had",
            "in",
            "on",
            "who",
            "which",
        )
        and len(b.words) > 1
    ):
        return Decision("supplied")
    return None


def _after_name(b: Bracket) -> bool:
    """Whether a name, not a title or the first word of a sentence, stands before the bracket with a blank between."""
    previous = b.previous
    bare = _bare(previous)
    if not bare or previous[-1] in ',.;:!?"”' and not previous.endswith((".)", "”)")) and not _initial_or_short(previous):
        return False
    if not bare[0].isupper():
        return False
    lowered = bare.lower()
    return not (lowered in FUNCTION or lowered in TITLES)


def _initial_or_short(word: str) -> bool:
    return word.endswith(".") and len(word) <= 3 or "." in word[:-1]


def other_spelling(b: Bracket) -> Decision | None:
    """One name that differs by few letters from the word before, inside a longer name, mends it: ``Liu Wenkui [Wenhui]``."""
    if len(b.words) != 1 or not b.first[:1].isupper() or not _after_name(b):
        return None
    previous = _bare(b.previous)
    if not _alike(previous, b.text):
        return None
    run = _name_before(b)
    longer = run is not None and " " in b.source[run[0] : run[1]].strip()
    if longer or (_capital(b.next) and b.after[:1].isspace() and _is_name(b.next)):
        return Decision("correction", _words_before(b, 1))
    return None


def pronoun_named(b: Bracket) -> Decision | None:
    """Says whom a pronoun means: ``they [the Soviets]``, ``I [Stalin] answered``."""
    pronoun = _bare(b.previous).lower()
    if pronoun not in PRONOUNS and pronoun not in ("his", "their", "its", "our", "my", "your", "here", "there", "former", "latter"):
        return None
    if b.previous[-1:] in ",.;:!?":
        return None
    first = b.first.lower()
    if pronoun in (
        "that",
        "this",
        "these",
        "those",
        "who",
        "former",
        "latter",
        "here",
        "there",
        "my",
        "our",
        "his",
        "her",
        "their",
        "its",
        "your",
    ):
        if not (_capital(b.first) or first in ("the", "a", "an")) or _capital(b.next):
            return None
        if pronoun in ("that", "who") and first not in ("the",) and not _is_name(b.first):
            return None
        if pronoun == "that" and not b.next[:1].isalpha():
            return Decision("gloss", _words_before(b, 1))
        if pronoun == "that":
            return None  # "said that [Stalin] would": a conjunction
        return Decision("gloss", _words_before(b, 1))
    if (
        _capital(b.first)
        or first in ("the", "a", "an")
        or (len(b.words) > 1 and first not in FUNCTION and not first.endswith(("ed", "ing", "ly")) and b.last.lower().endswith("s"))
    ):
        return Decision("gloss", _words_before(b, 1))
    return None


def title_before_name(b: Bracket) -> Decision | None:
    """A first name, title or description before the name it belongs to: ``[Anastas] Mikoyan``, ``[GMD General] Bai``."""
    if not b.after[:1].isspace() or not _capital(b.next) or _bare(b.next).lower() in FUNCTION:
        return None
    if b.opens and not b.before.strip(" \t\u00a0\n\r\f"):
        return Decision("supplied")
    if _after_name(b) and b.previous[-1:] not in ",;:" and b.before[-1:] != "]":
        names = [w for w in b.words if _is_name(w)]
        if len(names) == len(b.words) and not _title_like(b.previous):
            return None  # another form of the name before it
        if _is_name(b.previous) and len(names) > 0 and not _title_like(b.last):
            return None
    return Decision("supplied")


def _title_like(word: str) -> bool:
    bare = _bare(word).lower()
    return bare in TITLES or (bare[:1].isalpha() and _capital(word) and lexicon.is_english(bare) and not _abbreviation(word))


def names_name(b: Bracket) -> Decision | None:
    """A name or phrase behind a name or title says who or what it is: ``Filippov [Stalin]``, ``Premier [Zhou Enlai] said``."""
    previous = b.previous
    bare = _bare(previous)
    if not bare or previous[-1] in ",.;:!?" and not _initial_or_short(previous):
        return None
    if not bare[0].isupper() and not bare[0].isdigit():
        return None
    lowered = bare.lower()
    if lowered in FUNCTION:
        return None
    first = b.first
    if _capital(first):
        if (
            len(b.words) <= 2
            and all(lexicon.is_english(_bare(w)) for w in b.words)
            and not _is_name(previous)
            and lowered not in TITLES
            and not _abbreviation(b.text)
        ):
            return Decision("supplied")  # the rest of a proper name: "Central [Committee]"
        return Decision("gloss", _noun_before(b))
    if first[:1] in "\"“‘'":
        return Decision("gloss", _noun_before(b))
    if lowered in TITLES and not _is_name(previous):
        return None
    if len(b.words) >= 2 and first[:1].islower() and not _verb_like(b) and (_is_name(previous) or _abbreviation(previous)):
        return Decision("gloss", _noun_before(b))
    return None


def _verb_like(b: Bracket) -> bool:
    first = b.first.lower()
    if first in FUNCTION and first not in ("the", "a", "an", "all", "both", "who", "which", "one"):
        return True
    return first.endswith(("ed", "ing", "ly")) or first in (
        "said",
        "met",
        "went",
        "came",
        "took",
        "gave",
        "made",
        "told",
        "left",
        "thought",
        "spoke",
        "sent",
        "saw",
        "got",
        "knew",
    )


def names_noun(b: Bracket) -> Decision | None:
    """A name behind a whole noun phrase says who or what it is: ``the foreign minister [Gromyko] replied``."""
    if not _capital(b.first) or not b.previous[-1:].isalpha() or not b.previous.islower() or _capital(b.next):
        return None
    if b.previous.lower() in FUNCTION:
        return None
    if not any(_is_name(w) or _abbreviation(w) for w in b.words):
        return None
    tail = b.before.lower().split()[-4:-1]
    return Decision("gloss", _words_before(b, 1)) if any(w in DETERMINERS for w in tail) else None


def stands_alone(b: Bracket) -> Decision | None:
    """A sentence of the editor's own between paragraphs or sentences is a note."""
    if len(b.words) < 5 or not _capital(b.first) or not b.opens:
        return None
    return Decision("note") if b.alone or b.text[-1:] in '.!"”' else None


def article_phrase(b: Bracket) -> Decision | None:
    """A noun phrase with its article: a gloss behind a name or noun phrase, else part of the sentence."""
    if b.first.lower() not in ("the", "a", "an") or len(b.words) < 2:
        return None
    if _after_name(b) and not _capital(b.next) and b.previous[-1:] not in ",;:":
        return Decision("gloss", _noun_before(b))
    return Decision("supplied")


def reads_on(b: Bracket) -> Decision | None:
    """Words that the sentence can take in: what is left once nothing else fits."""
    if not b.text or not any(c.isalnum() for c in b.text):
        return Decision("supplied") if b.text and b.text in ".,;:!'\"()-–—" else None
    if b.alone and len(b.words) > 4:
        return None
    return Decision("supplied") if len(b.words) <= 12 else None


def nothing_told(b: Bracket) -> Decision | None:
    """No rule fits: the text does not tell."""
    return Decision("unclassified")


RULES: tuple[Callable[[Bracket], Decision | None], ...] = (
    signed_note, error_word, withheld, question_closes_sentence, question_mark, alternatives, lost_text, points, left_out, page_of_source,
    where_found, in_the_room, on_the_sheet, completes_word, expands_before, abbreviates, expands_after, number_beside, other_language,
    equates, other_spelling, pronoun_named, reads_on_by_first_word, title_before_name, article_phrase, names_name, names_noun, stands_alone,
    reads_on, nothing_told,
)  # fmt: skip
"""Every rule, in the order in which they are asked."""

_CUE_RULES = frozenset(
    (signed_note, error_word, withheld, lost_text, left_out, page_of_source, where_found, in_the_room, on_the_sheet, equates)
)


def classify(bracket: Bracket) -> tuple[Decision, str]:
    """The decision on *bracket* and the name of the rule that took it."""
    for rule in RULES if bracket.told else _plain_rules():
        decision = rule(bracket)
        if decision is not None:
            return decision, rule.__name__
    raise AssertionError("the last rule always decides")  # pragma: no cover - nothing_told decides


@cache
def _plain_rules() -> tuple[Callable[[Bracket], Decision | None], ...]:
    """The rules that can decide where the bracket holds no cue."""
    return tuple(rule for rule in RULES if rule not in _CUE_RULES)


def author_of(text: str) -> Author | None:
    """Who speaks, only where the words say so: ``Translator's Note``, ``Ed.``, ``editor's insertion``."""
    match = _author().search(text)
    if match is None:
        return None
    return "translator" if match.lastgroup in ("t", "u") else "editor"


@cache
def _author() -> regex.Pattern[str]:
    what = r"['’]?s?['’]?\.?\s+(?:note|comment|remark|insertion|addition|explanation)"
    return regex.compile(
        rf"(?i)\b(?:(?P<t>(?:translators?|trans|transl|tr)\.?{what})|(?P<e>(?:editors?|eds?)\.?{what}))"
        r"|(?:note|insertion|addition|comment)s?\s+(?:by|of|from)\s+(?:the\s+)?(?:(?P<u>translator)|(?P<f>editor))"
        r"|(?:[-–—(,;.]\s*|^)(?:the\s+)?(?:(?P<t>translator|transl|trans|tr)|(?P<e>editors?|eds?))\.?(?:\)?$|\s*[:–—])"
    )
