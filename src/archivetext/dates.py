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

from datetime import date as _day
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

import regex

from archivetext.records import HistoricalDate
from archivetext.spans import Span, fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["date_at", "find_dates", "misprints", "parse_date", "problems", "write_date"]

# Kinds of token.
_END, _NUMBER, _MONTH, _ROMAN, _SEASON, _WEEKDAY, _WORD, _SIGN = range(8)
# What is said of a point, as bits.
_ABOUT = 1  # ca. 1962
_MAYBE = 2  # 1962?
_TWO = 4  # a second reading: 05/06/62
_NO_DAY = 8  # 31 June
_BLANK = 16  # "__" November 1963
_DECADE = 32  # 1950s

_Token = tuple[int, "int | str", int, int, int]
"""Kind, value (a number, a word in small letters, a sign), start, end, and the blanks before it: 0 none, 1 some, 2 a line end."""
_Point = tuple["str | None", int, int, int, int, int]
"""Year (four characters, digits or X), month (seasons 21-24, 0 none), first and last day (0 none), bits, index of the next token."""
_Reading = tuple["str | None", "str | None", int, bool, int, bool, int]
"""Value, time, offset behind it, second reading?, weekday (Monday 0, none -1), impossible day?, and how much it says:
4 a day, 3 a month, 2 a year, 1 a day without a year, 0 a time alone or that there is no date."""

_ENGLISH = (
    "january jan/february feb febr/march mar/april apr/may/june jun/july jul/august aug"
    "/september sep sept/october oct/november nov/december dec"
)
_OTHERS = (  # they write the day first; nominative, genitive and usual abbreviations, with and without accents
    # German
    "januar jänner jaenner/februar feber/märz maerz mrz/april/mai/juni/juli/august/september/oktober okt/november/dezember dez",
    # French
    "janvier janv/février fevrier févr/mars/avril avr/mai/juin/juillet juil/août aout/septembre/octobre/novembre/décembre decembre déc",
    # Spanish
    "enero ene/febrero/marzo/abril abr/mayo/junio/julio/agosto/septiembre setiembre/octubre/noviembre/diciembre dic",
    # Portuguese
    "janeiro/fevereiro/março marco/abril/maio/junho/julho/agosto/setembro/outubro/novembro/dezembro",
    # Italian
    "gennaio genn/febbraio febbr/marzo/aprile/maggio/giugno/luglio/agosto/settembre/ottobre/novembre/dicembre",
    # Dutch
    "januari/februari/maart/april/mei/juni/juli/augustus/september/oktober/november/december",
    # Polish
    "styczeń stycznia styczen/luty lutego/marzec marca/kwiecień kwietnia kwiecien/maj maja/czerwiec czerwca/lipiec lipca"
    "/sierpień sierpnia sierpien/wrzesień września wrzesnia/październik października pazdziernik pazdziernika"
    "/listopad listopada/grudzień grudnia grudzien",
    # Czech
    "leden ledna/únor února/březen března/duben dubna/květen května/červen června/červenec července/srpen srpna"
    "/září/říjen října/listopad listopadu/prosinec prosince",
    # Slovak
    "január januára/február februára/marec marca/apríl apríla/máj mája/jún júna/júl júla/august augusta/september septembra"
    "/október októbra/november novembra/december decembra",
    # Hungarian
    "január/február/március márc/április ápr/május máj/június jún/július júl/augusztus/szeptember szept/október/november/december",
    # Romanian
    "ianuarie ian/februarie/martie/aprilie/mai/iunie/iulie/august/septembrie/octombrie/noiembrie/decembrie",
    # Albanian
    "janar/shkurt/mars/prill/maj/qershor/korrik/gusht/shtator/tetor/nëntor nentor/dhjetor",
    # Serbian in Latin letters; Croatian is left out, its listopad is October
    "januar januara/februar februara/mart marta/april aprila/maj maja/jun juna/jul jula/avgust avgusta/septembar septembra"
    "/oktobar oktobra/novembar novembra/decembar decembra",
    # Russian, in Cyrillic and as it is romanised
    "январь января янв/февраль февраля февр фев/март марта мар/апрель апреля апр/май мая/июнь июня/июль июля/август августа авг"
    "/сентябрь сентября сент сен/октябрь октября окт/ноябрь ноября нояб/декабрь декабря дек",
    "yanvar yanvarya ianvar ianvaria/fevral fevralya fevralia/mart marta/aprel aprelya aprelia/mai maya maia"
    "/iyun iyunya iiun iiunia iunia/iyul iyulya iiul iiulia iulia/avgust avgusta/sentyabr sentyabrya sentiabr sentiabria"
    "/oktyabr oktyabrya oktiabr oktiabria/noyabr noyabrya noiabr noiabria/dekabr dekabrya dekabria",
    # Ukrainian, Bulgarian
    "січень січня/лютий лютого/березень березня/квітень квітня/травень травня/червень червня/липень липня/серпень серпня"
    "/вересень вересня/жовтень жовтня/листопад листопада/грудень грудня",
    "януари/февруари/март/април/май/юни/юли/август/септември/октомври/ноември/декември",
)
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
    "part": "early/mid/middle/late/beginning/start/end/first half/second half/latter half/latter part/anfang/mitte/ende",
    "between": "between/zwischen",
    "from": "from/von/vom",
    "before": "before/prior to/by/until/till/up to/no later than/not later than/не позднее",
    "after": "after/since/no earlier than/not earlier than/not before/не ранее",
    "undated": "undated/undatiert/no date/no date given/not dated/without date/date unknown/date not given/unknown date/n d/s d/b d/o d/б д/без даты",
    "the": "the",
}  # fmt: skip
# Other words that a date may hold. A word that is missing here ends the date.
_OTHER_WORDS = (
    "of de del der den d des dem le el à in to through thru till until bis по до do au al and и i y et und or oder st nd rd th er го s"
    " x xx xxx e а a p m am pm hours hrs hour h uhr gmt z часов час noon midnight at в o clock г гг год года году y yr roku rok ad"
    " this same current last that next year month с c т n century jahre 年 月 日 号 號 년 월 일 local time sic approximate approx"
    " uncertain presumed style old new án én ja jén"
)
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_QUOTES = frozenset("\"“”„«»‘’'`´")  # noqa: RUF001 - quotation marks of several languages
_APOSTROPHES = frozenset("'’‘`´")  # noqa: RUF001
_LINKS = frozenset(("to", "through", "thru", "till", "until", "bis", "по", "до", "do", "au", "al"))
_LISTS = frozenset(("and", "и", "i", "y", "et", "und", "&"))
_EITHER = frozenset(("or", "oder"))
_OF = frozenset(("of", "de", "del", "d", "des", ","))
_HOURS = frozenset(("hours", "hrs", "hour", "h", "uhr", "gmt", "z", "часов", "час"))
_YEAR_WORDS = frozenset(("г", "гг", "год", "года", "году", "y", "roku", "rok"))
_NAMES = ("", *(group.split()[0].capitalize() for group in _ENGLISH.split("/")))
_SEASON_NAMES = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_LENGTHS = (31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_TOKENS = 48  # from "between" to the last "p.m." of the longest form are about 40


class _Vocabulary:
    """The tables and the two patterns, made when the first date is read."""

    __slots__ = ("english", "phrases", "seeds", "starts", "token", "words")

    def __init__(self) -> None:
        words: dict[str, tuple[int, int | str]] = {}
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
        for kind, tables in ((_ROMAN, (_ROMANS,)), (_MONTH, (*_OTHERS, _ENGLISH)), (_WEEKDAY, (_WEEKDAYS,)), (_SEASON, (_SEASONS,))):
            base = {_WEEKDAY: 0, _SEASON: 21}.get(kind, 1)
            for table in tables:
                for number, group in enumerate(table.split("/"), base):
                    for word in group.split():
                        words[word] = (kind, number)
        for latin, cyrillic in (("x", "х"), ("xi", "хі"), ("xii", "хіі"), ("ix", "іх")):  # noqa: RUF001 - letters that look alike
            words[cyrillic] = words[latin]
        self.words = words
        self.phrases = phrases
        self.starts = frozenset(word for word, (kind, _) in words.items() if kind not in (_WORD, _END)) | frozenset(phrases)
        self.english = frozenset(word for group in _ENGLISH.split("/") for word in group.split())
        # Blanks, then a number, a word (a letter of the Chinese date alone), or a sign. An empty line ends a date.
        self.token = regex.compile(
            r"([^\S\r\n]*+)((?:\r\n?+|\n)[^\S\r\n]*+)?+(?:(\d{1,9}+)|([年月日号號년월일]|[^\W\d_]{1,16}+)|(_{1,20}+|[^\w\s]))", regex.V1
        )
        # Where a date can start in running text.
        self.seeds = regex.compile(r"[^\W\d_]++|\d++|[\"“„«\[(_~]", regex.V1)


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


class _Reader:
    """The tokens of one place, and a method for each rule of the grammar. A method is given an index and gives one back."""

    __slots__ = ("century", "day_first", "source", "tokens", "vocabulary")

    def __init__(self, source: str, start: int, end: int, century: int | None, day_first: bool) -> None:
        self.vocabulary = vocabulary = _vocabulary()
        self.source = source
        self.century = century
        self.day_first = day_first
        words = vocabulary.words
        match_at = vocabulary.token.match
        tokens: list[_Token] = []
        append = tokens.append
        at = start
        while len(tokens) < _MOST_TOKENS:
            match = match_at(source, at, end)
            if match is None:
                append((_END, "", at, at, 1))
                break
            blanks, line_end, number, word, sign = match.groups()
            at = match.end()
            gap = 2 if line_end is not None else 1 if blanks else 0
            if number is not None:
                append((_NUMBER, int(number), at - len(number), at, gap))
            elif word is not None:
                known = words.get(word) or words.get(word.lower())
                if known is None:
                    append((_END, word, at - len(word), at, gap))
                    break
                append((known[0], known[1], at - len(word), at, gap))
            else:
                append((_SIGN, sign, at - len(sign), at, gap))
        else:
            append((_END, "", at, at, 1))
        append((_END, "", at, at, 1))  # so that a look one ahead never falls off
        append((_END, "", at, at, 1))
        self.tokens = tokens

    # date = *prefix ( point *doubt [ link point *doubt ] | undated ) *( weekday | time )  |  time [ date ]
    def date(self, i: int = 0) -> _Reading | None:
        tokens = self.tokens
        kind, value, start, _, _ = tokens[i]
        if kind == _SIGN and (value == "[" or value == "("):
            inner = self.date(i + 1) if i < 2 else None
            if inner is not None:
                j = self._index(inner[2])
                if tokens[j][1] == ("]" if value == "[" else ")"):
                    return (*inner[:2], tokens[j][3], *inner[3:])
        bits = 0
        weekday = -1
        between = False
        side = ""
        while True:  # prefixes
            kind, value, start, _, _ = tokens[i]
            if kind == _WEEKDAY:
                weekday = int(value)
                i = self._skip(i + 1)
            elif kind == _WORD and value in self.vocabulary.phrases:
                what, j = self._phrase(i)
                if what == "about":
                    bits |= _ABOUT
                elif what == "maybe":
                    bits |= _MAYBE
                elif what == "between":
                    between = True
                elif what == "undated":
                    return None, None, self._behind(j), False, -1, False, 0
                elif what == "before" or what == "after":
                    if side:
                        return None
                    side = what
                elif not what:
                    break
                i = self._skip(j)
            elif value == "~" and kind == _SIGN:
                bits |= _ABOUT
                i += 1
            else:
                break
            if i > 12:
                return None
        if tokens[i][1] == "." and tokens[i + 1][1] == "." and tokens[i + 2][1] == "/":  # EDTF: ../1962
            side = "before"
            i += 3
        first = self.point(i)
        if first is None:
            found = self.time(i, alone=True) if not (bits or side or between) else None
            if found is None:
                return None
            time, i = found
            return self._time_first(time, i)
        doubt, i = self.doubt(first[5])
        year, month, day, last, said, _ = first
        said |= bits | doubt
        second: _Point | None = None
        link = tokens[i]
        if link[0] == _SIGN or link[0] == _WORD:
            j = self.link(i, between or (year is None and day == 0))
            if j:
                second = self.point(j)
                if second is not None:
                    second = self._second((year, month, day, last, said, i), second)
                elif link[1] == "/" and tokens[j][1] == "." and tokens[j + 1][1] == "." and not side:  # EDTF: 1962/..
                    side = "after"
                    i = j + 2
        if second is not None:
            if year is None and second[0] is not None:
                year = second[0]
                if month > second[1] or month > 20 and second[1] == 0:
                    year = f"{int(year) - 1:04}" if year.isdigit() else None
            if link[1] in _EITHER:
                said |= _TWO
            doubt, i = self.doubt(second[5])
            other = second[4] | bits | doubt
            if last and last != day:  # 14-15 May - 3 June
                last = 0
            one = _value(year, month, day, 0, said, interval=True)
            two = _value(second[0], second[1], second[3] or second[2], 0, other, interval=True)
            edtf = one if one == two else f"{one}/{two}" if one and two else None
            said |= other
            day = day and second[2]
            month = month and second[1]
        elif month and year is None and not day:
            return None
        else:
            edtf = _value(year, month, day, last, said)
        if edtf is not None and side:
            edge = edtf.split("/")
            edtf = f"../{edge[-1]}" if side == "before" else f"{edge[0]}/.."
        if self._cut(i):
            return None
        rank = 1 if edtf is None else 4 if day else 3 if month else 2
        impossible = bool(said & _NO_DAY) or _impossible(year, month, day, last) or (second is not None and _impossible(*second[:4]))
        time, weekday, i = self.tail(i, weekday, rank)
        return edtf, time, self._behind(i), bool(said & _TWO), weekday, impossible, rank
