r"""Dates as archives write them, read into EDTF (ISO 8601-2:2019, levels 0 and 1).

The text is cut into tokens: numbers, words of the vocabulary below, single signs. The first word that no date
holds ends the tokens, so prose costs next to nothing. Then one method a rule reads them, without going back::

    date      = *prefix ( point *doubt [ link point *doubt ] | undated ) *( weekday | time )  |  time [ date ]
    prefix    = weekday | "ca." | "probably" | "early" | "from" | "between" | "before" | "no later than" ...
    point     = days month [ year ] | month [ days ] [ year ] | season year | numeric | year [ month day ] | decade
    days      = day *( link day )                 14-20; 14 to 20; 11/12; 23, 24 and 25
    day       = 15, 1st, 07, 4., "15", 27 [26?], 11 (24), "__"
    numeric   = 25.5.62, 16.XII.1947, 16/17/XI/62, 16.-17.5.1962, 1962-05-25, 05.1962
    year      = 1962, '62, 62, [1869], [1869?], 196[2], 196?, 1962 г.
    link      = "-" | "/" | to | through | until ...          "and" between the days of a list, and behind "between"
    time      = 11:00 AM, 10.30 a.m., 9.30 hours, 1800 hours, 7 p.m., noon

Blanks may hold a line end, not an empty line. What EDTF of levels 0 and 1 cannot say is given as the wider value
that it can say, never as a narrower one:

- *early, mid, late* May is May, and so with years and decades; the words stay in ``text``;
- days that are no range (``3, 7 and 9 May 1962``) are the month; a season with a doubt is its year;
- a date without a year (``24 May``, ``13 September of this year``) has no value;
- a day that the calendar lacks (``31 June 1962``) is the month, and :func:`problems` tells;
- winter is the winter of the year that names it, in ``winter 1962/63`` the first: ISO 8601-2 does not say which.

A year in square brackets is supplied and sure; with a question mark it is probable (AACR2 1.4F7, RDA 2.8.6.6). Two
days that differ as the calendars do, ``11 (24) December 1917``, are old and new style: the value is the new one,
since ISO 8601 counts by the Gregorian calendar alone.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date as _day
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from archivetext.edtf import MONTHS, is_edtf, lacks, runs_back
from archivetext.plain import is_plain, make_plain
from archivetext.records import HistoricalDate, moved
from archivetext.spans import Figures, Span, fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["date_at", "find_dates", "misprints", "parse_date", "problems"]

# Kinds of token.
_END, _NUMBER, _MONTH, _ROMAN, _SEASON, _WEEKDAY, _WORD, _SIGN = range(8)
# What is said of a point, as bits.
_ABOUT = 1  # ca. 1962
_MAYBE = 2  # 1962?
_TWO = 4  # a second reading: 05/06/62
_NO_DAY = 8  # 31 June
_BLANK = 16  # "__" November 1963
_DECADE = 32  # 1950s
_OLD = 64  # told by the calendar that Russia kept until February 1918
_PLAIN = 128  # written in figures alone
_BARE = 256  # 4.24. - a date only where a time or a second date follows

_Token = tuple[int, "int | str", int, int, int]
"""Kind, value (a number, a word in small letters, a sign), start, end, and the blanks before it: 0 none, 1 some, 2 a line end."""
_Point = tuple["str | None", int, int, int, int, int]
"""Year (four characters, digits or X), month (seasons 21-24, 0 none), first and last day (0 none), bits, index of the next token."""
_Days = tuple[tuple[int, ...], str, int, int, int]
"""Days (-1 for a blank left for one), how they are linked, a second day that doubts the first, index, bits."""
_Reading = tuple["str | None", "str | None", int, bool, int, bool, int]
"""Value, time, index of the token behind it, second reading?, weekday (Monday 0, none -1), impossible day?, and how much it says:
4 a day, 3 a month, 2 a year, 1 a day without a year, 0 a time alone or that there is no date."""

_ENGLISH = (
    "january jan/february feb febr/march mar/april apr/may/june jun/july jul/august aug"
    "/september sep sept/october oct/november nov/december dec"
)
_OTHERS = """
German: januar jänner jaenner/februar feber/märz maerz mrz/april/mai/juni/juli/august/september/oktober okt/november/dezember dez
French: janvier janv/février fevrier févr/mars/avril avr/mai/juin/juillet juil/août aout/septembre/octobre/novembre/décembre
    decembre déc
Spanish: enero ene/febrero/marzo/abril abr/mayo/junio/julio/agosto/septiembre setiembre/octubre/noviembre/diciembre dic
Portuguese: janeiro/fevereiro/março marco/abril/maio/junho/julho/agosto/setembro/outubro/novembro/dezembro
Italian: gennaio genn/febbraio febbr/marzo/aprile/maggio/giugno/luglio/agosto/settembre/ottobre/novembre/dicembre
Dutch: januari/februari/maart/april/mei/juni/juli/augustus/september/oktober/november/december
Polish: styczeń stycznia styczen/luty lutego/marzec marca/kwiecień kwietnia kwiecien/maj maja/czerwiec czerwca/lipiec
    lipca/sierpień sierpnia sierpien/wrzesień września wrzesnia/październik października pazdziernik pazdziernika/listopad
    listopada/grudzień grudnia grudzien
Czech: leden ledna/únor února/březen března/duben dubna/květen května/červen června/červenec července/srpen srpna/září/říjen
    října/listopad listopadu/prosinec prosince
Slovak: január januára/február februára/marec marca/apríl apríla/máj mája/jún júna/júl júla/august augusta/september
    septembra/október októbra/november novembra/december decembra
Hungarian: január/február/március márc/április ápr/május máj/június jún/július júl/augusztus/szeptember
    szept/október/november/december
Romanian: ianuarie ian/februarie/martie/aprilie/mai/iunie/iulie/august/septembrie/octombrie/noiembrie/decembrie
Albanian: janar/shkurt/mars/prill/maj/qershor/korrik/gusht/shtator/tetor/nëntor nentor/dhjetor
Serbian: januar januara/februar februara/mart marta/april aprila/maj maja/jun juna/jul jula/avgust avgusta/septembar
    septembra/oktobar oktobra/novembar novembra/decembar decembra
Russian: январь января янв/февраль февраля февр фев/март марта мар/апрель апреля апр/май мая/июнь июня/июль июля/август августа
    авг/сентябрь сентября сент сен/октябрь октября окт/ноябрь ноября нояб/декабрь декабря дек
Russian romanised: yanvar yanvarya ianvar ianvaria/fevral fevralya fevralia/mart marta/aprel aprelya aprelia/mai maya maia/iyun
    iyunya iiun iiunia iunia/iyul iyulya iiul iiulia iulia/avgust avgusta/sentyabr sentyabrya sentiabr sentiabria/oktyabr
    oktyabrya oktiabr oktiabria/noyabr noyabrya noiabr noiabria/dekabr dekabrya dekabria
Ukrainian: січень січня/лютий лютого/березень березня/квітень квітня/травень травня/червень червня/липень липня/серпень
    серпня/вересень вересня/жовтень жовтня/листопад листопада/грудень грудня
Bulgarian: януари/февруари/март/април/май/юни/юли/август/септември/октомври/ноември/декември
"""
"""Months in other languages, January to December: nominative, genitive and usual abbreviations, with and without accents. They
write the day first. Croatian is left out: its listopad is October, elsewhere it is November."""
_ROMANS = "i/ii/iii/iv/v/vi/vii/viii/ix/x/xi/xii"  # East European archives number the month so
_SEASONS = (
    "spring frühling frühjahr printemps primavera весна весной весны wiosna"
    "/summer sommer été verano лето летом лета lato"
    "/autumn fall herbst automne otoño осень осенью осени jesień"
    "/winter hiver invierno зима зимой зимы zima"
)
_WEEKDAYS = (
    "monday mon montag lundi lunes понедельник poniedziałek/tuesday tue tues dienstag mardi martes вторник wtorek"
    "/wednesday wed mittwoch mercredi miércoles среда środa/thursday thu thur thurs donnerstag jeudi jueves четверг czwartek"
    "/friday fri freitag vendredi viernes пятница piątek/saturday sat samstag sonnabend samedi sábado суббота sobota"
    "/sunday sun sonntag dimanche domingo воскресенье niedziela"
)
# What can stand before a date, and what it does. The longest phrase wins; a point may follow each word.
_PREFIXES = {
    "about": "circa/ca/c/about/around/approximately/approx/roughly/on or about/on or around/in or about/in or around/um/etwa/vers/около/ок",
    "maybe": "probably/possibly/perhaps/presumably/wahrscheinlich",
    "part": "early/mid/middle/late/beginning/start/end/first half/second half/latter half/latter part/anfang/mitte/ende/начало/начале/середина/середине/конец/конце",
    "between": "between/zwischen",
    "from": "from/von/vom",
    "before": "before/prior to/by/until/till/up to/no later than/not later than/not after/не позднее",
    "after": "after/since/no earlier than/not earlier than/not before/не ранее",
    "undated": "undated/undatiert/no date/no date given/not dated/without date/date unknown/date not given"
    "/unknown date/n d/s d/b d/o d/б д/без даты",
}  # fmt: skip
# Other words that a date may hold. A word that is missing here ends the date.
_OTHER_WORDS = (
    "of de del der den d des dem le el à in to through thru till until bis по до do au al and и i y et und or oder st nd rd th er го s"
    " x xx t е а a p m am pm hours hrs hour h uhr gmt z часов час noon midnight at в godz o clock г гг год года году y r g roku rok ad"
    " the on this same current last that next year month day с c т n century jahre jahren годы годов годах 年 月 日 号 號 년 월 일 local time sic approximate approx"
    " uncertain presumed style old new án én ja jén"
)
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_QUOTES = frozenset("\"“”„«»‘’'`´")
_APOSTROPHES = frozenset("'’‘`´")
_LINKS = frozenset(("to", "through", "thru", "till", "until", "bis", "по", "до", "do", "au", "al"))
_LISTS = frozenset(("and", "и", "i", "y", "et", "und", "&"))
_EITHER = frozenset(("or", "oder"))
_OF = frozenset(("of", "de", "del", "d", "des", ","))
_HOURS = frozenset(("hours", "hrs", "hour", "h", "uhr", "gmt", "z", "часов", "час"))
_ORDINALS = frozenset(("st", "nd", "rd", "th", "d", "er", "го"))
_HALVES = frozenset(("am", "pm"))
_AT = frozenset(("at", "um", "в", "à", "t", "from", "godz"))
_THIS = frozenset(("this", "same", "current", "last", "that", "next"))
_OF_MONTH = frozenset(("of", "de", "den", "d"))
_FILLERS = frozenset((".", ",", "of", "the", "in", "den", "dem", "le", "el"))
_BEFORE_DATE = frozenset((",", ";", "on", "of", "am"))
_DOUBTS = {
    "?": _MAYBE,
    "sic": 0,
    "approx": _ABOUT,
    "approximate": _ABOUT,
    "approximately": _ABOUT,
    "uncertain": _MAYBE,
    "presumed": _MAYBE,
    "probably": _MAYBE,
}
_OPENERS = frozenset("\"“„«'’[(_~")
_AFTER_FIGURES = frozenset("/.,&[(_'’`´:0123456789")
_UNDATED = frozenset(("undated", "undatiert", "no", "not", "without", "date", "unknown", "n", "s", "b", "o", "б", "без"))
_BLANKS = frozenset(" \n\r\t\u00a0")
_YEARS = frozenset(("jahre", "jahren", "годы", "годов", "годах"))
_YEAR_WORDS = frozenset(("г", "гг", "год", "года", "году", "y", "r", "g", "roku", "rok", "ad"))
_MONTH_NUMBERS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_FEW_TOKENS = 10  # enough for most dates, and to tell of most places that they are none
_AHEAD = 60  # code points within which a date shows what it is
_MOST_TOKENS = 48  # from "between" to the last "p.m." of the longest form are about 40


class _Vocabulary:
    """The tables and the two patterns, made when the first date is read."""

    __slots__ = (
        "abbreviations",
        "after_figures",
        "before",
        "behind_day",
        "day_before",
        "digits",
        "english",
        "figure",
        "look",
        "named",
        "phrases",
        "plain",
        "seeds",
        "starts",
        "telling",
        "token",
        "words",
    )

    def __init__(self) -> None:
        words: dict[str, tuple[int, int | str]] = {}
        abbreviations: set[str] = set()
        for word in _OTHER_WORDS.split():
            words[word] = (_WORD, word)
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for what, table in _PREFIXES.items():
            for phrase in table.split("/"):
                first, *rest = phrase.split()
                phrases.setdefault(first, []).append((tuple(rest), what))
                for word in (first, *rest):
                    words.setdefault(word, (_WORD, word))
        for known in phrases.values():
            known.sort(key=lambda entry: -len(entry[0]))
        others = [line.partition(": ")[2] for line in _OTHERS.replace("\n    ", " ").split("\n") if line]
        for kind, tables in ((_ROMAN, (_ROMANS,)), (_MONTH, (*others, _ENGLISH)), (_WEEKDAY, (_WEEKDAYS,)), (_SEASON, (_SEASONS,))):
            base = {_WEEKDAY: 0, _SEASON: 21}.get(kind, 1)
            for table in tables:
                for number, group in enumerate(table.split("/"), base):
                    names = group.split()
                    for word in names:
                        words[word] = (kind, number)
                        if any(name != word and name.startswith(word) for name in names):
                            abbreviations.add(word)
        for latin, cyrillic in (("x", "х"), ("xi", "хі"), ("xii", "хіі"), ("ix", "іх")):  # letters that look alike
            words[cyrillic] = words[latin]
        self.words = words
        self.abbreviations = abbreviations
        self.phrases = phrases
        self.starts = frozenset(word for word, (kind, _) in words.items() if kind not in (_WORD, _END)) | frozenset(phrases)
        self.english = frozenset(word for group in _ENGLISH.split("/") for word in group.split())
        # The standard library's re takes a third of the time of regex for one match at one place; regex is quicker where a text is
        # searched, and reads backwards.
        # Blanks, then a number, a word (a letter of the Chinese date alone), or a sign. An empty line ends a date.
        self.token = re.compile(
            r"[^\S\r\n]*+(?:(?:\r\n?+|\n)[^\S\r\n]*+)?+(?:(\d{1,9}+)|([年月日号號년월일]|[^\W\d_]{1,16}+)|(_{1,20}+|[^\w\s]))"
        )
        # Where a date can start in running text.
        self.seeds = re.compile(r"[^\W\d_]++|\d++|[\"“„«'’\[(_~]|\.\.(?=/)")
        # The cheap look at a place: figures, with the word behind them, or a word.
        self.look = re.compile(r"(?:(\d{1,7}+)[\s.\]\"”?»º]{0,8}+)?+([^\W\d_]*+)")
        self.after_figures = frozenset(words) - frozenset(
            ["the", "in", "on", "from", "by", "at", "no", "not", "s", "first", "second", "beginning", "start", "end", "local"]
        )
        self.figure = re.compile(r"\d")
        # What every date has within a few words of its start: a word, a sign between figures, a year or what was made of one.
        self.telling = re.compile(r"[^\d\s,;()\[\]\"“”„«»_?&'’‘`´]|\d{3}|['’‘`´]\d\d|\d\d[\[?]")
        self.digits = regex.compile(r"\d++")
        self.plain = re.compile(
            rf"({'|'.join(_MONTH_NUMBERS)}) ([1-9]|1[0-9]|2[0-8]), ((?:1[89]|20)\d\d)(?=\**(?:[^\S\r\n]*+\r?\n[^\S\r\n]*+\r?\n|$))"
        )
        self.named = re.compile(r"[^\W\d_]{3}")
        # The word before a place, read backwards; blanks, a point, a comma or an opening quotation mark may part them.
        self.before = regex.compile(r"(?r)(?<![\w.])([^\W\d_]{2,13})[\].,]{0,2}[\s\-“\"\[(]{1,12}")
        self.day_before = regex.compile(r"(?r)(?<!\w)\d{1,2}(?:st|nd|rd|th)?\.?\s{1,4}")
        self.behind_day = re.compile(r"(?:st|nd|rd|th)?(?![\w%:]|-[^\W\d]|[.,]\d)(,?\s{1,4}[12]\d{3}(?!\d))?")


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


class _Reader:
    """The tokens of one place, and a method for each rule of the grammar. A method is given an index and gives one back.

    A look behind the last of *most* tokens is an ``IndexError``: there the text goes on, and more of it must be cut (:func:`_reading`).
    """

    __slots__ = ("between", "century", "clock", "day_first", "prose", "source", "tokens", "vocabulary")

    def __init__(self, source: str, start: int, end: int, century: int | None, *, day_first: bool, prose: bool, most: int) -> None:
        self.vocabulary = vocabulary = _vocabulary()
        self.prose = prose
        self.between = False
        self.clock: str | None = None  # a time of day that was read within the date
        self.source = source
        self.century = century
        self.day_first = day_first
        words = vocabulary.words
        match_at = vocabulary.token.match
        tokens: list[_Token] = []
        append = tokens.append
        at = start
        for _ in range(most):
            match = match_at(source, at, end)
            if match is None:
                append((_END, "", at, at, 1))
                break
            group = match.lastindex or 0
            before, (start, at) = at, match.span(group)
            gap = 0
            if start > before:
                blanks = source[before:start]
                gap = 2 if "\n" in blanks or "\r" in blanks else 1
            text = source[start:at]
            if group == 1:
                append((_NUMBER, int(text), start, at, gap))
            elif group == 2:
                known = words.get(text) or words.get(text.lower())
                if known is None:
                    append((_END, text, start, at, gap))
                    break
                append((known[0], known[1], start, at, gap))
                if known[0] == _MONTH and source[at : at + 1] in _APOSTROPHES and at + 1 < end and source[at + 1].isspace():
                    at += 1  # the soft sign of a romanised month: yanvar' 1952
            else:
                append((_SIGN, text, start, at, gap))
        self.tokens = tokens
        if tokens[-1][0] == _END or most == _MOST_TOKENS:
            end_token: _Token = (_END, "", at, at, 1)
            tokens += (end_token, end_token, end_token)  # so that a look one ahead never falls off

    def date(self, i: int = 0, depth: int = 0) -> _Reading | None:
        """Reads date = *prefix ( point *doubt [ link point *doubt ] | undated ) *( weekday | time )  |  time [ date ]."""
        tokens = self.tokens
        kind, value, _, _, _ = tokens[i]
        if kind == _SIGN and (value in ("[", "(")) and depth == 0:
            inner = self.date(i + 1, 1)
            if inner is not None and tokens[inner[2]][1] == ("]" if value == "[" else ")"):
                edtf, time, j, two, weekday, impossible, rank = inner
                return edtf, time, j + 1, two, weekday, impossible, rank
        bits = 0
        weekday = -1
        between = ranged = False  # said to be a range: "from" and "between" alone make no date
        side = ""  # "before" or "after"
        while kind in (_WORD, _WEEKDAY) or value == "~":  # prefixes
            if kind == _WEEKDAY:
                weekday = int(value)
                i = self._gap(i + 1)
            elif kind == _SIGN:
                bits |= _ABOUT
                i += 1
            else:
                what, j = self._phrase(i)
                if self.prose and what in ("from", "before", "after", "undated"):
                    return None
                if what == "undated":
                    return None, None, j, False, -1, False, 0
                if what == "about":
                    bits |= _ABOUT
                elif what == "maybe":
                    bits |= _MAYBE
                elif what == "between":
                    between = ranged = True
                elif what in ("before", "after"):
                    if side:
                        return None
                    side = what
                elif what == "from":
                    ranged = True
                elif not what:
                    break
                i = self._gap(j)
            kind, value, _, _, _ = tokens[i]
            if i > 16:
                return None
        if value == "." and tokens[i + 1][1] == "." and tokens[i + 2][1] == "/":  # EDTF: ../1962
            side = "before"
            i += 3
        self.between = between
        first = self.point(i)
        if first is None:
            clock = None if bits or side or ranged else self.time(i, introduced=False)
            return self._time_first(clock, weekday, depth) if clock is not None else None
        if first[2] and tokens[first[5]][1] in ("(", "["):
            first = self._both_styles(first) or first
        year, month, day, last, said, i = first
        if depth < 2 and (tokens[i][0] != _END or tokens[i][4] == 0):
            doubt, i = self.doubt(i)
            said |= doubt
        said |= bits
        second: _Point | None = None
        also = 0
        kind, value, _, _, _ = tokens[i]
        if kind in (_SIGN, _WORD):
            j = self.link(i, listed=between or (year is None and day == 0))
            if j:
                if tokens[j][0] == _WORD:
                    j, also = self._second_prefix(j)
                second = self.point(j) or self._short_end(first, j)
                if second is not None:
                    second = _joined((year, month, day, last, said, i), second)
                if second is None and value == "/" and tokens[j][1] == "." and tokens[j + 1][1] == "." and not side:  # EDTF: 1962/..
                    side = "after"
                    i = j + 2
        if second is None and ranged and not last:
            return None
        if second is not None:
            if side == "after":  # since 1948 to 1949
                side = ""
            if value in _EITHER:
                said |= _TWO
            doubt, i = self.doubt(second[5])
            edtf = _interval((year, month, day, last, said, i), second, bits | doubt | also, slash=value == "/")
            impossible = lacks(year or second[0], month, day, last) or lacks(*second[:4])
            if edtf is not None and value == "/" and "/" not in edtf and day:  # one day by two calendars
                said |= _TWO
            said = (said | second[4]) & ~_BARE
            day = day and second[2]
            month = month and second[1]
        elif month and year is None and not day:
            return None
        else:
            edtf = _value(year, month, day, last, said, edge=2 if side == "before" else 1 if side else 0)
            impossible = lacks(year, month, day, last)
        if edtf is not None and side:
            edtf = f"../{edtf.rpartition('/')[2]}" if side == "before" else f"{edtf.partition('/')[0]}/.."
        if tokens[i][4] == 0 and self._cut(i, said):
            return None
        time = self.clock
        if tokens[i][0] != _END:
            told, weekday, j = self.tail(i, weekday, timed=day > 0 or said & (_BLANK | _NO_DAY) > 0)
            if time is None or told is None:
                time, i = time or told, j
        if said & _BARE and time is None:
            return None
        rank = (4 if edtf else 1) if day else 1 if edtf is None else 3 if month else 2
        return edtf, time, i, bool(said & _TWO), weekday, impossible, rank

    def _gap(self, i: int) -> int:
        """Behind what may stand between a prefix and its date: ``ca.``, ``mid-``, ``Monday, the``, ``end of the``."""
        tokens = self.tokens
        for _ in range(4):
            value = tokens[i][1]
            if value in _FILLERS or (value in _DASHES and tokens[i][4] == 0):
                i += 1
            else:
                break
        return i

    def _second_prefix(self, i: int) -> tuple[int, int]:
        """Behind the words before the second end of a range, and what they say of it: late May - early June, 1950 - ca. 1955."""
        what, j = self._phrase(i)
        if what == "part":
            return self._gap(j), 0
        return (self._gap(j), _ABOUT) if what == "about" else (i, 0)

    def _phrase(self, i: int) -> tuple[str, int]:
        """What the words at *i* do before a date, and the index behind them; nothing where they do nothing."""
        tokens = self.tokens
        first = tokens[i][1]
        for rest, what in self.vocabulary.phrases.get(str(first), ()):
            j = i + 1
            pointed = False
            if len(str(first)) == 1 and tokens[j][1] in (".", "/") and tokens[j][4] == 0:
                pointed = True
                j += 1
            for word in rest:
                if tokens[j][1] != word:
                    break
                j += 1
                if tokens[j][1] == "." and len(word) == 1:
                    j += 1
            else:
                if len(str(first)) == 1 and not pointed and (rest or tokens[j][4]):  # "c 1962" is no "c. 1962"
                    continue
                return what, j
        return "", i

    def point(self, i: int) -> _Point | None:
        """Reads point = days month [ year ] | month [ days ] [ year ] | season year | numeric | year [ month day ] | decade."""
        tokens = self.tokens
        kind, value, start, end, _ = tokens[i]
        if kind == _NUMBER:
            width = end - start
            if width == 4:
                return self.year_first(i)
            if width <= 2:
                return self.day_first_named(i) or self.figures(i) or self._short_year(i)
            if width == 3:
                return self._short_year(i)
            return self._zulu(i) if width == 6 else None
        if kind in (_MONTH, _ROMAN):
            return self.month_first(i)
        if kind == _SEASON:
            return self.season(i)
        if kind == _SIGN:
            if value in _APOSTROPHES and tokens[i + 1][0] == _NUMBER and tokens[i + 1][4] == 0:
                return self._short_year(i) or self.day_first_named(i)
            if value == "[":
                return self.month_first(i) if tokens[i + 1][0] == _MONTH else self.day_first_named(i) or self._short_year(i)
            if value in _QUOTES or value == "?" or str(value).startswith("_"):
                return self.day_first_named(i)
        return None

    def day_first_named(self, i: int) -> _Point | None:
        """Reads days [ "of" | "." | "-" | "/" ] month [ year ]."""
        tokens = self.tokens
        # The common case first: a figure and a month, 4 February ...
        kind = tokens[i + 1][0]
        if tokens[i][0] == _NUMBER and (kind in (_MONTH, _ROMAN)):
            days: _Days = ((int(tokens[i][1]),), "", 0, i + 1, 0)
            if not 0 < days[0][0] < 40:
                return None
        else:
            found = self.days(i, pointed=True)
            if found is None:
                return None
            days = found
        numbers, how, other, j, bits = days
        value = tokens[j][1]
        glued = False
        if value in (".", "/") or value in _DASHES:
            glued = tokens[j][4] == 0 and tokens[j + 1][4] == 0
            j += 1
        elif value in _OF_MONTH or (value == "day" and tokens[j + 1][1] == "of"):  # the 4th day of May
            j += 2 if value == "day" else 1
            if value == "d" and tokens[j][1] in _APOSTROPHES:
                j += 1
        if tokens[j - 1][1] == "." and tokens[j][4] == 0:
            glued = True
        month = self.month(j, roman=glued or tokens[j][4] > 0)
        if not month:
            return None
        number, j = month
        year = self.year(j, day=True)
        text: str | None = None
        if year is not None:
            text, said, j = year
            bits |= said
        elif tokens[j - 1][1] == "." and not self._abbreviated(j - 2):
            j -= 1
        if text is None and (numbers[0] > 31 or (tokens[month[1] - 1][0] == _ROMAN and year is None and not glued)):
            return None
        return self._settle(text, number, numbers, how, other, bits, j)

    def month_first(self, i: int) -> _Point | None:
        """Reads month [ days ] [ year ]."""
        tokens = self.tokens
        start = tokens[i]
        if start[0] == _ROMAN:  # XII.1947, but not "I 1947"
            sign, figures = tokens[i + 1], tokens[i + 2]
            if not (sign[1] in (".", "/") or sign[1] in _DASHES) or sign[4] or figures[4] or figures[0] != _NUMBER:
                return None
            if figures[3] - figures[2] != 4 or not _is_year(int(figures[1])):
                return None
            return f"{figures[1]:04}", int(start[1]), 0, 0, _PLAIN, i + 3
        month = self.month(i, roman=False)
        if not month:
            return None
        number, j = month
        if start[0] == _SIGN:
            start = tokens[i + 1]
        numbers: tuple[int, ...] = (0,)
        how = ""
        other = bits = 0
        if tokens[j][1] == "the" and tokens[j + 1][0] == _NUMBER:
            j += 1
        kind, value, begin, end, _ = tokens[j]
        if value in _DASHES and tokens[j][4] == 0 and tokens[j + 1][0] == _NUMBER and tokens[j + 1][4] == 0:  # May-21-1962
            kind, value, begin, end, _ = tokens[j + 1]
            if end - begin <= 2:
                j += 1
        if (kind == _NUMBER and end - begin <= 2) or (kind == _SIGN and (value in _QUOTES or value in ("[", "?") or str(value)[0] == "_")):
            if kind == _NUMBER and tokens[j + 1][1] == "," and 0 < int(value) < 40:  # the common case: May 21, 1962
                near = self.year(j + 1, day=True, month_first=True)
                if near is not None and near[0] is not None:
                    return self._settle(near[0], number, (int(value),), "", 0, near[1], near[2])
            found = self.days(j, pointed=False)
            if found is not None:
                numbers, how, other, j, bits = found
        text: str | None = None
        year = self.year(j, day=bool(numbers[0]), month_first=True)
        if year is None and not numbers[0] and kind == _NUMBER and int(value) > 31 and end - begin == 2 and self._closes(j + 1):  # May 62
            year = self._two_digits(int(value), j + 1)
        if year is not None:
            text, said, j = year
            bits |= said
        elif how == "l":  # "on May 3 and 5 people": without a year the list is not sure
            alone = self.day(month[1], pointed=False)
            if alone is not None:
                numbers, j = (alone[0],), alone[2]
        if text is None and numbers[0]:
            word = self.source[start[2] : start[3]]
            if numbers[0] > 31 or word.islower() or word.lower() not in self.vocabulary.english:
                return None
        if text is None and not numbers[0] and year is None and tokens[j - 1][1] == "." and tokens[j][0] == _END:
            return None
        return self._settle(text, number, numbers, how, other, bits, j)

    def _settle(self, year: str | None, month: int, numbers: tuple[int, ...], how: str, other: int, bits: int, j: int) -> _Point | None:
        """What the days mean, now that month and year are known."""
        day, last = numbers[0], 0
        if day < 0:
            return year, month, 0, 0, bits | _BLANK, j
        if other:
            if _styles(year, month, day, other):
                day = other
            else:
                bits |= _MAYBE
        elif len(numbers) > 1:
            last = numbers[-1]
            if -1 in numbers:
                return year, month, 0, 0, bits, j
            if how == "/" and len(numbers) == 2 and _styles(year, month, day, last):
                day, last, bits = last, 0, bits | _TWO
            elif how == "-":
                if day > last:  # 24-16 May
                    day, last, bits = 0, 0, bits | _TWO
            elif any(b - a != 1 for a, b in pairwise(numbers)):
                if how == "o":
                    bits |= _TWO
                if year is not None:
                    day = last = 0
                else:
                    last = 0
            elif how == "o":
                bits |= _TWO
            if last == day:
                last = 0
        return year, month, day, last, bits, j

    def days(self, i: int, *, pointed: bool) -> _Days | None:
        """Reads days = day *( link day ); commas only before a last "and": in "No. 1, 2 May 1962" is one day."""
        tokens = self.tokens
        found = self.day(i, pointed=pointed)
        if found is None:
            return None
        number, other, j, bits = found
        numbers = [number]
        how = ""
        stop, count = j, 1
        links = 0
        while len(numbers) < 10 and links < 3:
            k = j
            value = tokens[k][1]
            comma = value == ","
            if comma:
                k += 1
                value = tokens[k][1]
            link = ""
            if value in _DASHES or value in _LINKS:
                link = "-"
            elif value == "/":
                link = "/"
            elif value in _LISTS:
                link = "-" if self.between else "l"
            elif value in _EITHER:
                link = "o"
            if link:
                k += 1
                if tokens[k][1] == "the":
                    k += 1
            elif not comma:
                break
            found = self.day(k, pointed=pointed)
            if found is None or self._is_clock(found[2]):
                break
            numbers.append(found[0])
            other = other or found[1]
            bits |= found[3]
            j = found[2]
            if link:
                how = link if len(numbers) == 2 else "l"
                stop, count = j, len(numbers)
                links += 1
        return tuple(numbers[:count]), how, other if count == 1 else 0, stop, bits

    def day(self, i: int, *, pointed: bool) -> tuple[int, int, int, int] | None:
        """Reads day = 15, 1st, 07, 4., "15", 27 [26?], 11 (24), "__" ."""
        tokens = self.tokens
        opened = tokens[i][1] in _QUOTES or tokens[i][1] == "["
        if opened:
            i += 1
        kind, value, start, end, _ = tokens[i]
        if kind == _NUMBER:
            if end - start > 2 or not 0 < int(value) < 40:
                return None
            number = int(value)
        elif kind == _SIGN and (str(value)[0] == "_" or (value == "?" and opened)):
            number = -1
        else:
            return None
        i += 1
        other = bits = 0
        kind, value, _, _, gap = tokens[i]
        if kind == _WORD and gap == 0 and value in _ORDINALS:
            i += 1
        elif value in _DASHES and gap == 0 and tokens[i + 1][1] == "го":
            i += 2
        elif ((value == "." and pointed) or value == "º") and gap == 0 and not (tokens[i + 1][0] == _NUMBER and tokens[i + 1][4] == 0):
            i += 1
        if opened and (tokens[i][1] in _QUOTES or tokens[i][1] == "]"):
            i += 1
        elif opened and tokens[i][1] == "?" and tokens[i + 1][1] == "]":  # [15?] May
            bits |= _MAYBE
            i += 2
        value = tokens[i][1]
        if value == "?":
            return number, 0, i + 1, bits | _MAYBE
        if value in ("[", "("):
            j = i + 1
            if tokens[j][0] == _NUMBER and tokens[j][3] - tokens[j][2] <= 2:
                other = int(tokens[j][1])
                j += 1
            if tokens[j][1] == "?":
                bits |= _MAYBE
                other = 0
                j += 1
            # Behind the month, June 13 [6], figures in brackets are a footnote's mark, unless the calendars agree on them.
            if tokens[j][1] == ("]" if value == "[" else ")") and j > i + 1 and (pointed or bits & _MAYBE or 9 < other - number < 14):
                return number, other, j + 1, bits
            bits &= ~_MAYBE
            other = 0
        return number, 0, i, bits

    def _abbreviated(self, i: int) -> bool:
        _, _, start, end, _ = self.tokens[i]
        return self.source[start:end].lower() in self.vocabulary.abbreviations

    def _is_clock(self, i: int) -> bool:
        """Whether what stands behind a figure makes it an hour: May 1-11:14 a.m."""
        value = self.tokens[i][1]
        if value == ":" or value in _HALVES or value in _HOURS:
            return True
        behind = self.tokens[i + 1]
        if value == ".":
            return (
                behind[0] == _NUMBER
                and behind[4] == 0
                and behind[3] - behind[2] == 2
                and self.tokens[i + 2][1] in ("a", "p", "am", "pm", "hours")
            )
        return value in ("a", "p") and behind[1] in (".", "m")

    def month(self, i: int, *, roman: bool) -> tuple[int, int] | None:
        """Reads month = [ "[" ] name [ "." ] [ "]" ]."""
        tokens = self.tokens
        kind, value, _, _, _ = tokens[i]
        if value == "[" and kind == _SIGN:
            if tokens[i + 1][0] != _MONTH:
                return None
            j = i + 2 if tokens[i + 2][1] != "." else i + 3
            if tokens[j][1] == "?" and tokens[j + 1][1] == "]":
                return None
            return (int(tokens[i + 1][1]), j + 1) if tokens[j][1] == "]" else None
        if kind != _MONTH and not (roman and kind == _ROMAN):
            return None
        i += 1
        if tokens[i][1] == "." and tokens[i][4] == 0 and tokens[i + 1][4] < 2:
            i += 1
        return int(value), i

    def year(self, i: int, *, day: bool, month_first: bool = False) -> tuple[str | None, int, int] | None:
        """Reads the year: year = [ "," | "of" | "." | "-" | "/" ] ( 1962 | '62 | 62 | [1869] | 196[2] | this year )."""
        tokens = self.tokens
        kind, value, start, end, gap = tokens[i]
        if (
            value == "["
            and gap == 0
            and day
            and tokens[i + 2][1] == "]"
            and tokens[i + 1][0] == _NUMBER
            and tokens[i + 1][3] - tokens[i + 1][2] < 3
        ):
            return self.year(i + 3, day=False)  # a footnote's mark: May 4[1], 1962
        glued = tokens[i - 1][1] == "." and gap == 0
        stopped = value == "."
        if value in _OF or stopped:
            i += 1
            if value == "," and tokens[i][1] in _OF:
                i += 1
        elif gap == 0 and (value == "/" or value in _DASHES) and tokens[i + 1][4] == 0:
            glued = True
            i += 1
        kind, value, start, end, gap = tokens[i]
        if kind == _NUMBER:
            width = end - start
            number = int(value)
            if width == 4:
                if not _is_year(number) or tokens[i + 1][1] in _HOURS:
                    return None
                return f"{number:04}", 0, i + 1
            if width == 2 and day and not (tokens[i + 1][4] == 0 and tokens[i + 1][1] in ("[", "?")):
                if self._is_clock(i + 1) or (stopped and gap):
                    return None
                behind, word, _, _, _ = tokens[i + 1]
                if not glued and ((month_first and number < 32) or (behind == _END and str(word)[:1].islower())):
                    return None
                return self._two_digits(number, i + 1)
            return self._supplied(i)
        if kind == _SIGN:
            if value in _APOSTROPHES and tokens[i + 1][0] == _NUMBER and tokens[i + 1][3] - tokens[i + 1][2] == 2 and tokens[i + 1][4] == 0:
                return self._two_digits(int(tokens[i + 1][1]), i + 2)
            if value in ("[", "("):
                j = i + 1
                bits = 0
                if tokens[j][0] == _WORD:
                    what, k = self._phrase(j)
                    if what in ("about", "maybe"):
                        bits = _ABOUT if what == "about" else _MAYBE
                        j = self._gap(k)
                found = self.year(j, day=False) if tokens[j][0] == _NUMBER else None
                if found is None or found[0] is None:
                    return None
                j = found[2]
                if tokens[j][1] == "?":
                    bits |= _MAYBE
                    j += 1
                return (found[0], found[1] | bits, j + 1) if tokens[j][1] == ("]" if value == "[" else ")") else None
            return None
        if kind == _WORD:
            if value == "the":
                i += 1
                value = tokens[i][1]
            if value in _THIS and tokens[i + 1][1] in ("year", "month"):
                return None, 0, i + 2
            if value in ("с", "c", "т") and tokens[i + 1][1] == "." and tokens[i + 2][1] == "г":
                return None, 0, i + 4 if tokens[i + 3][1] == "." else i + 3
        return None

    def _both_styles(self, first: _Point) -> _Point | None:
        """Reads 25 October (7 November) 1917, 19 December 1917 (1 January 1918): one day by two calendars."""
        tokens = self.tokens
        year, month, day, last, bits, j = first
        closing = ")" if tokens[j][1] == "(" else "]"
        second = self.point(j + 1)
        if second is None or last or second[3] or not second[2] or tokens[second[5]][1] != closing:
            return None
        j = second[5] + 1
        new_year = second[0]
        if new_year is None and year is None:
            found = self.year(j, day=True)
            if found is None or found[0] is None:
                return None
            new_year, said, j = found
            bits |= said
        new_year = new_year or year
        if new_year is None or not new_year.isdigit() or not _one_day(year or new_year, month, day, new_year, second[1], second[2]):
            return None
        return new_year, second[1], second[2], 0, bits, j

    def _supplied(self, i: int) -> tuple[str, int, int] | None:
        """Reads 196[2], 19[62], 196?, 19??, 196X: digits that an editor supplied, or nobody can."""
        tokens = self.tokens
        kind, _, start, end, _ = tokens[i]
        width = end - start
        if kind != _NUMBER or not 2 <= width <= 3 or tokens[i + 1][4]:
            return None
        digits = self.source[start:end]
        if digits[0] not in "12":
            return None
        sign = tokens[i + 1][1]
        if sign == "[":
            _, _, begin, stop, gap = tokens[i + 2]
            if tokens[i + 2][0] == _NUMBER and gap == 0 and stop - begin == 4 - width:
                bits, j = (_MAYBE, i + 4) if tokens[i + 3][1] == "?" else (0, i + 3)
                if tokens[j][1] == "]":
                    year = f"{int(digits)}{int(tokens[i + 2][1]):0{4 - width}}"
                    return year, bits, j + 1
            return None
        if sign == "?" and (width == 3 or (tokens[i + 2][1] == "?" and tokens[i + 2][4] == 0)):
            return f"{int(digits)}" + "X" * (4 - width), _DECADE, i + 5 - width
        if sign == ("x" if width == 3 else "xx") or (sign == 10 and width == 3) or (sign == 20 and width == 2):
            return f"{int(digits)}" + "X" * (4 - width), _DECADE, i + 2
        return None

    def _two_digits(self, number: int, i: int) -> tuple[str, int, int]:
        if self.century is None:
            return f"19{number:02}", _TWO, i
        return f"{self.century // 100 * 100 + number:04}", 0, i

    def _short_year(self, i: int) -> _Point | None:
        """Reads '62, 196[2], 196X, [1962], '50s, 19th century."""
        tokens = self.tokens
        found = self._supplied(i)
        if found is not None:
            year, bits, j = found
            return year, 0, 0, 0, bits | _PLAIN, j
        kind, value, start, end, _ = tokens[i]
        if value in _APOSTROPHES and kind == _SIGN:
            kind, value, start, end, _ = tokens[i + 1]
            if end - start != 2:
                return None
            year, bits, j = self._two_digits(int(value), i + 2)
            if tokens[j][1] == "s" and tokens[j][4] == 0:
                return f"{year[:3]}X", 0, 0, 0, bits | _DECADE, j + 1
            return year, 0, 0, 0, bits | _PLAIN, j
        if kind == _NUMBER and tokens[i + 1][1] in _ORDINALS and tokens[i + 1][4] == 0:
            j = i + 2
            if tokens[j][1] in _DASHES:
                j += 1
            if tokens[j][1] == "century" and 10 <= int(value) <= 30:
                return f"{int(value) - 1}XX", 0, 0, 0, _DECADE, j + 1
        return None

    def _short_end(self, first: _Point, j: int) -> _Point | None:
        """Reads the end of a range of years: 1939-45, 1956/57 of a range of years."""
        kind, value, start, end, gap = self.tokens[j]
        year = first[0]
        if kind != _NUMBER or end - start != 2 or gap or first[1] or year is None or not year.isdigit() or int(value) <= int(year[2:]):
            return None
        return f"{year[:2]}{value:02}", 0, 0, 0, _PLAIN, j + 1

    def _zulu(self, i: int) -> _Point | None:
        """Reads 041800Z MAY 62: day, hour and minute of a military message."""
        tokens = self.tokens
        number = int(tokens[i][1])
        if tokens[i + 1][1] != "z" or tokens[i + 1][4]:
            return None
        month = self.month(i + 2, roman=False)
        year = self.year(month[1], day=True) if month else None
        day, hour, minute = number // 10000, number // 100 % 100, number % 100
        if not month or year is None or year[0] is None or not 0 < day < 32 or hour > 23 or minute > 59:
            return None
        self.clock = f"{hour:02}:{minute:02}"
        return year[0], month[0], day, 0, year[1], year[2]

    def year_first(self, i: int) -> _Point | None:
        """Reads year first: 1962, 1962-05-25, 1962.5.25, 1962年5月25日, 1963. November 25., 1939-45, 1950s."""
        tokens = self.tokens
        number = int(tokens[i][1])
        if not _is_year(number):
            return None
        year = f"{number:04}"
        kind, sign, _, _, gap = tokens[i + 1]
        if kind == _END:
            return year, 0, 0, 0, _PLAIN, i + 1
        if sign in _HOURS:
            return None
        following = tokens[i + 2]
        if gap == 0 and following[0] == _NUMBER and (sign in ("-", "/", ".") or sign in _DASHES):
            found = self.figures(i)
            if found is not None:
                return found
        elif gap == 0 and (sign == "s" or (sign in _APOSTROPHES and following[1] == "s" and following[4] == 0)):
            if number % 10:
                return None
            return f"{year[:3]}X", 0, 0, 0, _DECADE | _PLAIN, i + (2 if sign == "s" else 3)
        elif number % 10 == 0 and ((sign == "er" and gap == 0) or (sign in _DASHES and following[1] in ("е", 10) and following[4] == 0)):
            j = i + (2 if sign == "er" else 3)  # 1950er Jahre, 1950-е годы, 1950-х (a letter that looks like the numeral)
            return f"{year[:3]}X", 0, 0, 0, _DECADE | _PLAIN, j + 1 if tokens[j][1] in _YEARS else j
        elif sign in ("年", "년"):
            if following[0] == _NUMBER and tokens[i + 3][1] in ("月", "월") and 0 < int(following[1]) < 13:
                month, day = int(following[1]), tokens[i + 4]
                if day[0] == _NUMBER and tokens[i + 5][1] in ("日", "号", "號", "일") and 0 < int(day[1]) < 32:
                    return year, month, int(day[1]), 0, 0, i + 6
                return year, month, 0, 0, 0, i + 4
            return year, 0, 0, 0, 0, i + 2
        if not self.prose:  # there are "No. 1458, May 4" and "in 1956. May 4 was"
            found = self._year_month_day(year, i + 2 if sign in (".", ",") else i + 1)
            if found is not None:
                return found
        return year, 0, 0, 0, _PLAIN, i + 1

    def _year_month_day(self, year: str, i: int) -> _Point | None:
        """Reads ... month days: 1963. November 25, 1956. október 23-án; not "1949 May Day", nor "1949 4 May" ."""
        tokens = self.tokens
        kind, _, start, end, gap = tokens[i]
        if gap == 2 or (kind != _MONTH and not (kind == _ROMAN and tokens[i - 1][1] == "." and tokens[i + 1][1] == ".")):
            return None
        month = self.month(i, roman=True)
        if month is None:
            return None
        if tokens[month[1]][0] != _NUMBER:
            if kind == _MONTH and self.source[start:end].lower() not in self.vocabulary.english:  # 1962. május
                return year, month[0], 0, 0, 0, i + 1
            return None
        days = self.days(month[1], pointed=False)
        if days is None or days[0][0] > 31:
            return None
        numbers, how, other, j, bits = days
        if tokens[j][0] == _MONTH:
            return None
        if tokens[j][1] in _DASHES and tokens[j][4] == 0:
            if tokens[j + 1][1] in ("án", "én", "ja", "jén"):
                j += 2
            elif tokens[j + 1][0] == _NUMBER:
                return None
        return self._settle(year, month[0], numbers, how, other, bits, j)

    def season(self, i: int) -> _Point | None:
        """Reads season [ "of" ] year; winter 1962/63."""
        tokens = self.tokens
        number = int(tokens[i][1])
        year, bits, j = self.year(i + 1, day=False) or (None, 0, 0)
        if year is None:
            return None, number, 0, 0, 0, i + 1
        if number == 24 and (tokens[j][1] == "/" or tokens[j][1] in _DASHES) and tokens[j + 1][0] == _NUMBER and year.isdigit():
            behind = int(tokens[j + 1][1])
            if behind in (int(year) + 1, (int(year) + 1) % 100):
                j += 2
        return year, number, 0, 0, bits, j

    def figures(self, i: int) -> _Point | None:
        """Reads figures = 25.5.62, 25. 5. 1962, 16.-17.5.1962, 16/17/5/62, 05.1962, 1962-05-25, 1962-05; never five figures or more."""
        tokens = self.tokens
        numbers: list[int] = []
        widths: list[int] = []
        signs: list[str] = []
        j = i
        while True:
            kind, value, start, end, _ = tokens[j]
            numbers.append(int(value))
            widths.append(end - start)
            j += 1
            count = len(numbers)
            if count == 4 or (count > 1 and widths[-1] == 4):
                break
            kind, sign, _, _, gap = tokens[j]
            k = j + 1
            if sign in _DASHES:
                sign = "-"
            elif sign == "." and tokens[k][1] in _DASHES and tokens[k][4] == 0:  # 16.-17.5.1962
                sign = "-"
                k += 1
            elif sign not in (".", "/"):
                break
            kind, value, start, end, apart = tokens[k]
            if kind != _NUMBER or end - start not in (1, 2, 4):
                break
            if (gap or apart) and not (sign == "." and gap == 0 and apart < 2) and not (sign == "-" and count == 1 and apart < 2):
                break
            if count > 1 and sign != signs[-1] and not (count == 2 and signs[0] in "-/" and sign != "-"):
                break
            signs.append(str(sign))
            j = k
        count = len(numbers)
        if count == 1:
            return None
        if widths[0] == 4:
            return self._year_first_figures(i, numbers, widths, signs, j)
        if count == 2:
            if widths[1] == 4 and _is_year(numbers[1]) and 0 < numbers[0] < 13 and signs[0] != "-":
                return f"{numbers[1]:04}", numbers[0], 0, 0, _PLAIN, j
            if widths[1] < 3 and signs[0] == "." and tokens[j][1] == "." and tokens[j][4] == 0:
                found = self._day_month(numbers[0], numbers[1])
                return (None, found[1], found[0], 0, found[2] | _PLAIN | _BARE, j + 1) if found else None
            return None
        if widths[-1] == 1 or (widths[-1] == 4 and not _is_year(numbers[-1])) or max(widths[:-1]) > 2:
            return None
        last = 0
        if count == 4:
            if signs[0] == "." or signs[0] == signs[1] == "-":
                return None
            first, last, month, year = numbers
            if month > 12 or not 0 < first <= last < 32:
                return None
            found = (first, month, 0)
        else:
            first, month, year = numbers
            if signs[0] != signs[1]:
                return None
            if first > 31 and widths[0] == 2 and widths[2] == 2 and 0 < month < 13 and 0 < year < 32:  # 62-05-25
                text, bits, j = self._two_digits(first, j)
                return text, month, year, 0, bits | _PLAIN, j
            found = self._day_month(first, month)
            if found is None:
                return None
        bits = _PLAIN | found[2]
        text = f"{year:04}"
        if widths[-1] == 2:
            text, said, j = self._two_digits(year, j)
            bits |= said
        return text, found[1], found[0], last if last != found[0] else 0, bits, j

    def _day_month(self, first: int, second: int) -> tuple[int, int, int] | None:
        """Day, month and bits of two figures, by the habit that was told and by what the calendar allows."""
        if not (0 < first < 32 and 0 < second < 32):
            return None
        day, month = (first, second) if self.day_first else (second, first)
        if month > 12:
            day, month = month, day
            return (day, month, 0) if month < 13 else None
        return day, month, _TWO if day < 13 and day != month else 0

    def _year_first_figures(self, i: int, numbers: list[int], widths: list[int], signs: list[str], j: int) -> _Point | None:
        tokens = self.tokens
        year, second = numbers[0], numbers[1]
        text = f"{year:04}"
        if len(numbers) >= 3:
            if len(numbers) > 3 or signs[0] != signs[1] or not 0 < second < 13 or not 0 < numbers[2] < 32 or widths[2] > 2:
                return None
            return text, second, numbers[2], 0, _PLAIN, j
        if widths[1] != 2:
            return None
        short = year % 100
        if signs[0] != "." and second > 12 and second > short:  # 1939-45
            return text, 0, 0, 0, _PLAIN, i + 1
        if 0 < second < 13:
            if tokens[j][1] in _DASHES and tokens[j + 1][1] == "xx" and tokens[j + 1][4] == 0:  # EDTF: 1962-05-XX
                return text, second, 0, 0, _BLANK | _PLAIN, j + 2
            return text, second, 0, 0, (_TWO if second > short and signs[0] != "." else 0) | _PLAIN, j
        if 20 < second < 25 and signs[0] == "-":  # EDTF: 1962-21
            return text, second, 0, 0, _PLAIN, j
        return None

    def doubt(self, i: int) -> tuple[int, int]:
        """Reads doubt = "?" | "(?)" | "~" | "(approx.)" | "г." | "O.S." ."""
        tokens = self.tokens
        bits = 0
        for _ in range(4):
            _, value, _, _, gap = tokens[i]
            if value == "?":
                if self.prose or gap > 1:
                    break
                bits |= _MAYBE
                i += 1
            elif value == "~" and gap == 0:
                bits |= _ABOUT
                i += 1
            elif value == "%" and gap == 0:
                bits |= _ABOUT | _MAYBE
                i += 1
            elif value in _YEAR_WORDS:
                if tokens[i + 1][1] == ".":
                    i += 2
                elif value in ("y", "r", "g"):
                    break
                else:
                    i += 1
            elif value == "a" and tokens[i + 1][1] == "." and tokens[i + 2][1] == "d" and tokens[i + 3][1] == ".":
                i += 4
            elif value in ("(", "[", ",") or value == "o":
                j = i if value == "o" else i + 1
                word = tokens[j][1]
                if word == "date":
                    j += 1
                    word = tokens[j][1]
                said = _DOUBTS.get(str(word), 0)
                if word in ("o", "old") and tokens[j + 1][1] in (".", "style"):  # O.S., Old Style
                    j += 1
                    if tokens[j][1] == "." and tokens[j + 1][1] == "s":
                        j += 1
                        said = _OLD
                    elif tokens[j][1] == "style":
                        said = _OLD
                if not said or (value == "," and said != _OLD):
                    break
                j += 1
                if tokens[j][1] == ".":
                    j += 1
                if value in ("(", "["):
                    if tokens[j][1] != (")" if value == "(" else "]"):
                        break
                    j += 1
                bits |= said
                i = j
            else:
                break
        return bits, i

    def link(self, i: int, *, listed: bool) -> int:
        """Reads link = "-" | "/" | to | through ... | and."""
        tokens = self.tokens
        value = tokens[i][1]
        if value == ",":
            i += 1
            value = tokens[i][1]
            if value not in _LINKS:
                return 0
        if value in _DASHES:
            i += 2 if tokens[i + 1][1] in _DASHES else 1
        elif value == "/" or value in _LINKS or value in _EITHER or (listed and value in _LISTS):
            i += 1
        elif value == "up" and tokens[i + 1][1] == "to":
            i += 2
        else:
            return 0
        return i + 1 if tokens[i][1] in ("the", "to", "den") else i

    def _cut(self, i: int, bits: int) -> bool:
        """Whether what is glued to the date shows that it is no date: a letter, more figures."""
        kind, value, _, _, _ = self.tokens[i]
        if kind != _SIGN:
            sign = str(value)[:1]  # a superscript is a footnote's mark
            return (sign.isalpha() or sign.isdecimal()) and value != "t" and (bits & _PLAIN > 0 or kind == _NUMBER)
        behind = self.tokens[i + 1]
        return bits & _PLAIN > 0 and behind[0] == _NUMBER and behind[4] == 0 and (value in ("/", ".") or value in _DASHES)

    def tail(self, i: int, weekday: int, *, timed: bool) -> tuple[str | None, int, int]:
        """Reads *( weekday | time )."""
        tokens = self.tokens
        time: str | None = None
        for _ in range(2):
            kind, value, _, _, _gap = tokens[i]
            j = i
            opening = ""
            if kind == _SIGN:
                if value in ("(", "["):
                    opening = ")" if value == "(" else "]"
                elif value not in (",", ";") and value not in _DASHES:
                    break
                j += 2 if tokens[j + 1][1] in _DASHES else 1
            if tokens[j][0] == _WEEKDAY and weekday < 0:
                k = j + 1 if tokens[j + 1][1] != "." or tokens[j + 2][0] == _END else j + 2
                if opening and tokens[k][1] != opening:
                    break
                if not opening and not self._ends(k):
                    break
                weekday = int(tokens[j][1])
                i = k + 1 if opening else k
                continue
            if not timed or time is not None:
                break
            introduced = False
            if tokens[j][1] in _AT:
                introduced = True
                j += 2 if tokens[j][1] == "godz" and tokens[j + 1][1] == "." else 1
                if tokens[j][1] in ("about", "around", "approximately", "ca"):
                    j += 1
                    if tokens[j][1] == ".":
                        j += 1
            if tokens[i][4] == 2 and tokens[j][0] != _NUMBER:
                break
            if (
                value in _DASHES and tokens[j][0] == _NUMBER and tokens[j][3] - tokens[j][2] == 4 and tokens[j + 1][1] not in _HOURS
            ):  # 1946-1950
                break
            found = self.time(j, introduced=introduced or bool(opening))
            if found is None:
                break
            j = found[1]
            if opening:
                if tokens[j][1] != opening:
                    break
                j += 1
            time, i = found[0], j
        return time, weekday, i

    def _closes(self, i: int) -> bool:
        """Whether the text, the line or the sentence's part ends here."""
        kind, value, _, _, gap = self.tokens[i]
        return gap == 2 or (value == "" and kind == _END) or value in (",", ";", ")", "]")

    def _ends(self, i: int) -> bool:
        """Whether a bare weekday may end the date here: not in "on 3 May Friday's paper"."""
        kind, value, _, _, gap = self.tokens[i]
        return kind in (_END, _SIGN, _WORD) and not (gap == 0 and value in _APOSTROPHES)

    def time(self, i: int, *, introduced: bool) -> tuple[str, int] | None:
        """Reads time = 11:00 AM, 10.30 a.m., 9.30 hours, 1800 hours, 7 p.m., noon."""
        found = self._clock(i, introduced=introduced)
        if found is None:
            found = self._clock(i, introduced=True)  # 4-7 p.m.: the second tells the half of the day
            if found is None or found[2] or not (self.tokens[found[1]][1] in _DASHES or self.tokens[found[1]][1] in _LINKS):
                return None
            later = self._clock(found[1] + 1, introduced=True)
            if later is None or not later[2]:
                return None
            hour, minute = found[0]
            if later[2] == "p" and hour < 12 and (hour + 12, minute) <= later[0]:
                hour += 12
            return f"{hour:02}:{minute:02}", later[1]
        (hour, minute), j, half = found
        tokens = self.tokens
        if tokens[j][1] in _DASHES or tokens[j][1] in _LINKS:
            later = self._clock(j + 1, introduced=False) or (self._clock(j + 1, introduced=True) if tokens[j][1] in _DASHES else None)
            if later is not None and not (later[2] == "" and tokens[later[1]][0] == _MONTH):
                if later[2] == "p" and half == "" and hour < 12 and (hour + 12, minute) <= later[0]:
                    hour += 12
                j = later[1]
        if tokens[j][1] == "local" and tokens[j + 1][1] == "time":
            j += 2
        return f"{hour:02}:{minute:02}", j

    def _clock(self, i: int, *, introduced: bool) -> tuple[tuple[int, int], int, str] | None:
        """Hour and minute, the index behind them, and what told the half of the day: a, p, or nothing."""
        tokens = self.tokens
        kind, value, start, end, _ = tokens[i]
        if kind != _NUMBER:
            if value in ("noon", "midnight"):
                return (12 if value == "noon" else 0, 0), i + 1, "n"
            return None
        width = end - start
        hour, minute = int(value), 0
        i += 1
        sure = introduced
        if width == 4:
            hour, minute = divmod(hour, 100)
            if tokens[i][1] not in _HOURS and not (tokens[i][0] == _END and (tokens[i][1] == "" or tokens[i][4] == 2)):
                return None
            sure = True
        elif width > 2:
            return None
        else:
            sign, after = tokens[i], tokens[i + 1]
            if sign[4] == 0 and after[0] == _NUMBER and after[4] == 0 and after[3] - after[2] == 2 and sign[1] in (":", ".", "h"):
                minute = int(after[1])
                i += 2
                sure = sure or sign[1] != "."
                if sign[1] == ":" and tokens[i][1] == ":" and tokens[i + 1][0] == _NUMBER and tokens[i + 1][3] - tokens[i + 1][2] == 2:
                    i += 2
                    if tokens[i][1] == "." and tokens[i + 1][0] == _NUMBER and tokens[i + 1][4] == 0:
                        i += 2
                if sign[1] == "." and tokens[i][1] in (".", "/") and tokens[i + 1][0] == _NUMBER and tokens[i][4] == 0:
                    return None  # 10.30.1962
            elif not (introduced and (sign[1] in _DASHES or sign[1] in _LINKS)):
                sure = False
        half = ""
        value = tokens[i][1]
        if value in _HALVES:
            half = str(value)[0]
            i += 2 if tokens[i + 1][1] == "." and tokens[i + 1][4] == 0 else 1
        elif value in ("a", "p", "а"):
            j = i + 2 if tokens[i + 1][1] == "." else i + 1
            if tokens[j][1] == "m":
                half = "p" if value == "p" else "a"
                i = j + 2 if tokens[j + 1][1] == "." and tokens[j + 1][4] == 0 else j + 1
        elif value in ("noon", "midnight") and hour == 12 and not minute:
            sure = True
            hour = 12 if value == "noon" else 0
            i += 1
        elif value in _HOURS:
            sure = True
            i += 2 if tokens[i + 1][1] == "." and tokens[i + 1][4] == 0 and value == "hrs" else 1
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if not (sure or half) or hour > 24 or minute > 59 or (hour == 24 and minute):
            return None
        return (hour, minute), i, half

    def _time_first(self, found: tuple[str, int], weekday: int, depth: int) -> _Reading | None:
        time, i = found
        tokens = self.tokens
        if tokens[i][4] == 0 and tokens[i][0] not in (_SIGN, _END):
            return None
        j = i
        for _ in range(3):
            if tokens[j][1] in _BEFORE_DATE or tokens[j][1] in _DASHES:
                j += 1
        if depth < 2:
            date = self.date(j, 2) if tokens[j][0] != _END else None
            if date is not None and date[6] and date[1] is None:
                edtf, _, j, two, day, impossible, rank = date
                return edtf, time, j, two, max(day, weekday), impossible, rank
        return None, time, i, False, -1, False, 0


def _is_year(number: int) -> bool:
    return 1000 <= number < 2100


def _styles(year: str | None, month: int, old: int, new: int) -> bool:
    """Whether two days of a month are one day by the two calendars."""
    return year is not None and 0 < month < 13 and _one_day(year, month, old, year, month, new)


def _one_day(year: str, month: int, day: int, new_year: str, new_month: int, new_day: int) -> bool:
    """Whether a day by the Julian calendar is the other day by the Gregorian. They were used side by side until 1930."""
    return year.isdigit() and 1582 < int(year) < 1930 and _gregorian(year, month, day) == (new_year, new_month, new_day)


def _gregorian(year: str, month: int, day: int) -> tuple[str, int, int]:
    """A day of the Julian calendar by the Gregorian, by way of the Julian day number (Richards, Calendars, 25.3)."""
    winter = (14 - month) // 12  # years are counted from March
    number, count = int(year) - winter, month + 12 * winter - 3
    moved = _day.fromordinal(day + (153 * count + 2) // 5 + 365 * number + number // 4 - 308)
    return f"{moved.year:04}", moved.month, moved.day


def _joined(first: _Point, second: _Point) -> _Point | None:
    """The second end of a range, with the year that the first gives it; None where the two are no range."""
    year, month, day, _, _, _ = first
    other, month2, day2, last2, bits, j = second
    if year is None:
        if (day and not day2) or (not day and (day2 or not month2 or other is None or (month > 20) != (month2 > 20))):
            return None
        if other is not None and month == month2 and day2 and day > (last2 or day2):
            return None
        return second if not (day and other is None and (month, day) > (month2, day2)) else None
    if other is None:
        if not (day and day2) or (month, day) >= (month2, day2):
            return None
        return year, month2, day2, last2, bits, j
    if (month == 0) != (month2 == 0) and (day or day2 or month > 20 or month2 > 20):  # but 1946 - February 1950
        return None
    return None if runs_back((year, month, day), (other, month2, last2 or day2)) else second


def _interval(first: _Point, second: _Point, bits: int, *, slash: bool) -> str | None:
    """The value of a range; *bits* are said of its end, or of both. The first end may take its year from the second."""
    year, month, day, _, said, _ = first
    other, month2, day2, last2, said2, _ = second
    if other is None:
        return None
    if year is None:
        year = other
        if slash and _one_day(year, month, day, other, month2, day2):  # 25 October/7 November 1917
            return _value(other, month2, day2, 0, said2 | bits)
        if month > month2 and year.isdigit():  # 28 December - 3 January 1963
            year = f"{int(year) - 1:04}"
    one = _value(year, month, day, 0, said, edge=1)
    two = _value(other, month2, last2 or day2, 0, said2 | bits, edge=2)
    if one == two:
        return one
    value = f"{one}/{two}"
    if (said | said2 | bits) & _OLD and not is_edtf(value):
        return None  # by two calendars it runs backwards: 5 January (old style) - 12 January 1918
    return value


def _value(year: str | None, month: int, day: int, last: int, bits: int, edge: int = 0) -> str | None:
    """The value in EDTF; *edge* is 1 for the first end of an interval, 2 for its last."""
    if year is None:
        return None
    sign = "%" if bits & _ABOUT and bits & _MAYBE else "~" if bits & _ABOUT else "?" if bits & _MAYBE else ""
    if "X" in year:
        low, high = year.replace("X", "0"), year.replace("X", "9")
        if edge:
            return (low if edge == 1 else high) + sign
        return f"{low}{sign}/{high}{sign}" if sign else year
    if month == 0:
        return year + sign
    if month > 20:
        return year + sign if sign else f"{year}-{month}"
    if day and bits & _OLD and not last:
        year, month, day = _gregorian(year, month, day)
    if bits & _BLANK and not sign and not edge:
        return f"{year}-{month:02}-XX"
    if day == 0 or lacks(year, month, day, last):
        return f"{year}-{month:02}{sign}"
    if last:
        return f"{year}-{month:02}-{day:02}{sign}/{year}-{month:02}-{last:02}{sign}"
    return f"{year}-{month:02}-{day:02}{sign}"


# ---------------------------------------------------------------------------------------------------- the face


def parse_date(text: str, *, century: int | None = None, day_first: bool = True) -> HistoricalDate:
    r"""The date in *text*: the one that says most, and of these the first.

    A weekday is part of the date; a place before it, a full stop behind it and other words around it are not. Nothing
    is filled in from today: a date that does not name its year has no value.

    Args:
        text: a date, perhaps with other words around it. Line ends may stand inside the date.
        century: a year of the century of two-digit years, e.g. 1900. Without it they are read as 19xx, and the date is
            ambiguous.
        day_first: whether ``5.6.62`` is the fifth of June, as in most of the world, or the sixth of May. Either way
            the date is ambiguous, unless the figures allow one reading only.

    Returns:
        The date, with its span in code points of *text*. Where nothing is read, and where the text says that there is
        no date (``undated``), its ``edtf`` is None, and the span is that of the words.

    Raises:
        TypeError: *text* is no ``str``.

    The value is EDTF of level 0 or 1, <https://www.loc.gov/standards/datetime/>.

    >>> parse_date("Moscow, 4 May 1962.")
    HistoricalDate(edtf='1962-05-04', time=None, text='4 May 1962', span=Span(start=8, end=18), ambiguous=False)
    >>> parse_date("16 February through 24 March 1960").edtf
    '1960-02-16/1960-03-24'
    >>> date = parse_date("10.6.62 11:00 AM", century=1900)
    >>> date.edtf, date.time, date.ambiguous
    ('1962-06-10', '11:00', True)
    >>> parse_date("ca. 1962").edtf, parse_date("(undated)").edtf, parse_date("24 May").edtf
    ('1962~', None, None)
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_date reads a str, and was given {type(text).__name__}; for bytes, decode them first")
    if not is_plain(text):
        plain = make_plain(text)
        return moved(_best(plain.text, century, day_first), plain.span)
    return _best(text, century, day_first)


def _best(text: str, century: int | None, day_first: bool) -> HistoricalDate:
    """The date of a plain text that says most, and of these the first."""
    start, end = trim(text, 0, len(text))
    best: HistoricalDate | None = None
    best_rank = -1
    behind = start
    if start < end:
        for match in _vocabulary().seeds.finditer(text, start, end):
            at = match.start()
            if at < behind or not _may_start(text, at, start) or not _can_start(text, at, end):
                continue
            found = _read(text, at, end, century, day_first)
            if found is None:
                continue
            date, rank = found
            if rank > best_rank:
                best, best_rank = date, rank
                if rank == 4:
                    break
            behind = date.span[1]
    return best or HistoricalDate(None, None, fold(text[start:end]), Span(start, end))


def date_at(
    source: str, start: int, end: int, *, century: int | None = None, day_first: bool = True, prose: bool = False
) -> HistoricalDate | None:
    """The longest date that starts exactly at *start*, or None; spans are offsets into *source*.

    ``1949`` and ``24 May`` are dates too: look at ``edtf``. With *prose*, a question mark is the sentence's.

    >>> date_at("January 31, 1949 Memorandum of Conversation", 0, 43).span
    Span(start=0, end=16)
    """
    if start >= end:
        return None
    plain = _vocabulary().plain.match(source, start, end)
    if plain is not None:  # "May 21, 1962" and no more on its line: the commonest date of a header, and of one reading
        month, day, year = plain.groups()
        return HistoricalDate(f"{year}-{_MONTH_NUMBERS[month]}-{day:0>2}", None, plain[0], Span(start, plain.end()))
    if not _can_start(source, start, end):
        return None
    found = _read(source, start, end, century, day_first, prose)
    return found[0] if found else None


def find_dates(
    source: str, start: int = 0, end: int | None = None, *, century: int | None = None, day_first: bool = True
) -> Iterator[HistoricalDate]:
    """The dates in running text, in order: those that name a day and a month, or a month and a year, or are ``25.5.62``.

    Years alone are left out, since most figures of four digits in a text are none.

    >>> [date.text for date in find_dates("On 4 February 1949, and again in mid-May 1962; 1800 men. See 25.5.62.")]
    ['4 February 1949', 'mid-May 1962', '25.5.62']
    """
    stop = len(source) if end is None else end
    vocabulary = _vocabulary()
    behind = start
    for match in vocabulary.digits.finditer(source, start, stop):
        at = match.start()
        if at < behind or match.end() - at > 6:
            continue
        for begin in _starts(source, behind, at):
            if not _can_start(source, begin, stop):
                continue
            found = _read(source, begin, stop, century, day_first, prose=True)
            if found is None or found[0].span[1] <= at:
                continue
            date, rank = found
            if rank > 2 or (rank == 1 and date.time is None) or (rank == 1 and vocabulary.named.search(date.text)):
                yield date
                behind = date.span[1]
                break


def _starts(source: str, low: int, at: int) -> list[int]:
    """Where a date that holds the figures at *at* may start: at a month before them, at a prefix before that, or here."""
    vocabulary = _vocabulary()
    found: list[int] = []
    begin = at
    for _ in range(3):
        match = vocabulary.before.match(source, max(low, begin - 40), begin)
        if match is None or match.group(1).lower() not in vocabulary.starts:
            break
        begin = match.start(1)
        found.append(begin)
    found.reverse()
    if _may_start(source, at, low):
        found.append(at)
    return found


def _may_start(source: str, at: int, low: int) -> bool:
    """Whether what stands before *at* leaves it free to start a date: not ``D-25.5.62``, not ``1.2.3.1962``."""
    if not source[at].isdigit() or at <= low:
        return True
    before = source[at - 1]
    if before.isalnum() or before == "_":
        return False
    return not ((before in "./,:#№$£" or before in _DASHES) and at - 1 > low and source[at - 2].isalnum())


def _can_start(source: str, start: int, end: int) -> bool:
    """Whether a date can start with what stands at *start*: the cheap look, which may say yes too often."""
    vocabulary = _vocabulary()
    apostrophe = source[start] in _APOSTROPHES
    if source[start] in _OPENERS:
        start += 1
        if start < end and source[start] in _BLANKS:
            start += 1
        if start >= end:
            return False
        if source[start] in "[_?":
            return vocabulary.telling.search(source, start, min(end, start + _AHEAD)) is not None
    elif source[start] == ".":
        return source.startswith("../", start)
    match = vocabulary.look.match(source, start, end)
    if match is None:
        return False
    figures, word = match.groups()
    if figures is None:
        word = word.lower()
        if word not in vocabulary.starts:
            return False
        if word in _UNDATED and (len(word) > 1 or source[match.end() : match.end() + 1] in ("/", ".")):  # n.d.
            return True
        return vocabulary.figure.search(source, match.end(), min(end, start + 80)) is not None
    width = len(figures)
    if width == 4:
        return figures < "25"  # a year, or the 2400 hours of a clock
    if apostrophe and width == 2:
        return True
    if word:
        return word.lower() in vocabulary.after_figures
    at = match.end()
    return (
        width < 4
        and ((at < end and (source[at] in _AFTER_FIGURES or source[at] in _DASHES)) or source[match.end(1) : at].startswith("?"))
        and vocabulary.telling.search(source, start, min(end, start + _AHEAD)) is not None
    )


def _read(
    source: str, start: int, end: int, century: int | None, day_first: bool, prose: bool = False
) -> tuple[HistoricalDate, int] | None:
    reader, found = _reading(source, start, end, century, day_first=day_first, prose=prose)
    if found is None:
        return None
    edtf, time, i, two, _, _, rank = found
    stop = reader.tokens[i - 1][3]
    return HistoricalDate(edtf, time, fold(source[start:stop]), Span(start, stop), two), rank


def _reading(source: str, start: int, end: int, century: int | None, *, day_first: bool, prose: bool) -> tuple[_Reader, _Reading | None]:
    """What is read at *start*, from few tokens, or from all where the grammar looks further ahead."""
    for most in (_FEW_TOKENS, 2 * _FEW_TOKENS):
        reader = _Reader(source, start, end, century, day_first=day_first, prose=prose, most=most)
        with suppress(IndexError):
            return reader, reader.date()
    reader = _Reader(source, start, end, century, day_first=day_first, prose=prose, most=_MOST_TOKENS)
    return reader, reader.date()


def problems(date: HistoricalDate) -> list[tuple[str, ...]]:
    """What is odd about a date, as codes of :mod:`archivetext.diagnostics` with what fills the message.

    AT402: the words allow a second reading. AT403: the calendar lacks the day. AT404: the weekday is another day's.

    >>> problems(parse_date("Monday, 25 May 1962"))
    [('AT404', 'Monday, 25 May 1962')]
    >>> problems(parse_date("31 June 1962"))
    [('AT403', '31 June 1962')]
    """
    odd: list[tuple[str, ...]] = []
    if date.ambiguous:
        odd.append(("AT402", date.text))
    edtf = date.edtf
    if len(date.text) < 4 or (edtf is not None and len(edtf) == 10 and "day" not in date.text and date.text.isascii()):
        return odd  # a whole day without a weekday; one that the calendar lacks has no value
    century = int(edtf[:2]) * 100 if edtf is not None and edtf[:2].isdigit() else None
    _, found = _reading(date.text, 0, len(date.text), century, day_first=True, prose=False)
    if found is None:
        return odd
    _, _, _, _, weekday, impossible, _ = found
    if impossible:
        odd.append(("AT403", date.text))
    elif weekday >= 0 and edtf is not None and _is_day(edtf) and _day(int(edtf[:4]), int(edtf[5:7]), int(edtf[8:10])).weekday() != weekday:
        odd.append(("AT404", date.text))
    return odd


def _is_day(edtf: str) -> bool:
    return len(edtf.rstrip("?~%")) == 10 and edtf[8:10].isdigit()


_FRIENDS = frozenset(
    [
        "mary",
        "maya",
        "mayo",
        "mays",
        "jane",
        "juno",
        "jude",
        "dune",
        "tune",
        "rune",
        "jury",
        "judy",
        "duly",
        "marsh",
        "match",
        "larch",
        "marc",
        "parch",
        "augusta",
        "augusto",
        "auguste",
    ]
)
"""Names and words one letter away from the name of a month that stand before figures on their own account."""
_BEFORE_DAY = frozenset(["on", "since", "until", "till", "dated", "by", "from", "after", "before", "of"])
_BEFORE_MONTH = frozenset(["in", "since", "until", "till", "by", "from", "of", "late", "early", "mid", "during"])


def misprints(source: str, start: int = 0, end: int | None = None, *, figures: Figures | None = None) -> Iterator[Span]:
    """Words that stand where the name of a month stands, and are one letter away from one: ``Many 24``, ``Febuary 3``.

    The evidence that is asked for grows with the chance: a day and a year beside the word are enough (``3 Mey 1962``), a
    day alone only with a long name (``Febuary 3``) or with a preposition (``on Many 24``), a year alone with both.
    Abbreviations and other languages' months are months; common names and words (``Mary 24``) are left alone.

    >>> text = "notes made on Many 24; see Mary 24 and March 24"
    >>> [text[slice(*span)] for span in misprints(text)]
    ['Many']
    """
    stop = len(source) if end is None else end
    vocabulary = _vocabulary()
    last = -1
    for at, behind in (figures or Figures(source)).inside(start, stop):
        width = behind - at
        if not (width <= 2 or width == 4) or at == start or source[at - 1] not in _BLANKS:
            continue
        near = source[at - 20 if at > start + 20 else start : at].split()
        if not near or near[-1].islower() or near[-1] in _MONTH_NUMBERS:
            continue  # as most are
        found = vocabulary.before.match(source, max(start, at - 40), at)
        if found is None:
            continue
        word = found.group(1)
        size = len(word)
        if size > 10 or not word[0].isupper() or not word[1:].islower() or found.start(1) == last:
            continue
        small = word.lower()
        if small in vocabulary.words or small in _FRIENDS:
            continue
        month = _near(small)
        if not month:
            continue
        number = int(source[at:behind])
        begin = found.start(1)
        lead = vocabulary.before.match(source, max(start, begin - 40), begin)
        preposition = lead.group(1).lower() if lead else ""
        if width == 4:
            day = vocabulary.day_before.match(source, max(start, begin - 12), begin)
            sure = _is_year(number) and (day is not None or (len(month) > 5 and preposition in _BEFORE_MONTH))
        else:
            follows = vocabulary.behind_day.match(source, behind, stop)
            if not 0 < number < 32 or follows is None:
                continue
            sure = follows.group(1) is not None or len(month) > 5 or preposition in _BEFORE_DAY
        if sure:
            last = begin
            yield Span(begin, begin + size)


@lru_cache(1024)
def _near(word: str) -> str:
    """The English month that is one letter away: one too many, missing, wrong, or two that changed places."""
    size = len(word)
    for name in MONTHS:
        month = name.lower()
        length = len(month)
        if not -1 <= size - length <= 1 or (length == 3 and (size < 4 and sorted(word) != sorted(month))):
            continue  # for May a letter too many, or two that changed places: Man, Mao, Day and Ma are words
        head = 0
        while head < size and head < length and word[head] == month[head]:
            head += 1
        if size == length:
            if word[head + 1 :] == month[head + 1 :] or (
                word[head + 2 :] == month[head + 2 :] and word[head : head + 2] == month[head : head + 2][::-1]
            ):
                return month
        elif (word[head + 1 :] == month[head:]) if size > length else (word[head:] == month[head + 1 :]):
            return month
    return ""
