"""What editors say in brackets: the file of cues, each pattern with its examples, and what a user adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import regex
from attrs import evolve

import archivetext
from archivetext import Knowledge
from archivetext.insertions.cues import CUES, Pattern, built_in, check, cues_of, first_of, read, texts, words_of
from archivetext.insertions.explain import explain
from archivetext.profiles import BODY
from archivetext.words import languages

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = [entry for name, text in texts() for entry in read(text, name, languages.known())]
PATTERNS = [entry for entry in ENTRIES if isinstance(entry, Pattern)]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.cue}-{pattern.line}")
def test_a_pattern_meets_its_examples(pattern: Pattern) -> None:
    assert pattern.yes
    assert [example for example in pattern.yes if not pattern.meets(example)] == []
    assert [example for example in pattern.no if pattern.meets(example)] == []
    for example in pattern.yes:  # and so does the table that brackets are looked up in
        first, hits, maybe = built_in().look_up(example)
        assert maybe
        assert built_in().holds(pattern.cue, example, first, hits)


def test_the_words_of_the_patterns_can_be_met() -> None:
    of = [(pattern, word) for pattern in PATTERNS for word in pattern.of if word[0] != "@"]
    never = [(pattern.line, word) for pattern, word in of if word not in words_of(word) and first_of(words_of(word), ()) != word]
    assert never == [], "no bracket has these words"
    idle = [(p.line, word) for p, word in of if p.kind == "opener" and not regex.match(p.text, word, partial=True)]
    assert idle == [], "the opener cannot start with these words"


def test_every_cue_has_words_or_patterns() -> None:
    assert {entry.cue for entry in ENTRIES} == set(CUES)
    words = [(entry.cue, word) for entry in ENTRIES if not isinstance(entry, Pattern) for word in entry.words]
    assert len(words) == len(set(words)), "a word twice in one list"
    assert all(words_of(word) == [word] for _, word in words)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[lost]\nwords: weg\n", "mine:2: no cue is named 'lost'; there are: note, sic, redacted,"),
        ("words: weg\n", "mine:1: no cue is named ''"),
        ("[gap]\nweg\n", "mine:2: a line opens with words:, opener:, starts:, phrase:, holds:, yes: or no:, not 'weg'"),
        ("[gap]\n# a remark\nyes: weg\n", "mine:3: yes: belongs below an opener or a phrase"),
        ("[gap]\nopener: weg\n", "mine:2: the pattern has no example"),
        ("[gap]\nphrase: weg\nyes: weg\n", "mine:2: the phrase lacks its words"),
        ("[gap]\nphrase: weg\nstarts: weg\nyes: weg\n", "mine:3: an opener has starts:, a phrase holds:"),
        ("[gap]\nopener: weg(\nyes: weg\n", "mine:2: 'weg(' is no regular expression: missing )"),
        ("[gap]\nopener: {speech}\nyes: weg\n", "mine:2: no list is named {speech}; there are: {language}, {translator}"),
        ("[gap]\nopener: weg\nstarts: {word}\nyes: weg\n", "mine:3: {word} stands for no words"),
        ("[gap]\nopener: weg\nyes: fort\n", "mine:2: the opener does not meet its example 'fort'"),
        ("[gap]\nopener: weg\nyes: Weg\n", "examples are in small letters"),
        ("[gap]\nphrase: weg\nholds: fort\nyes: ist weg\n", "does not meet its example 'ist weg'; its words are fort"),
        ("[gap]\nopener: weg\nyes: weg\nno: weg damit\n", "mine:2: the opener meets 'weg damit', which it must not"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=regex.escape(message)):
        check(text, "mine", languages.known())


# ------------------------------------------------------------------------------------------------- a user's own

MINE = """\
# Basque editors
[gap]
words: irakurtezina
[note]
opener: (?:itz|arg)\\. oh\\.
starts: itz arg
yes: itz. oh.: esaera zaharra
no: itzultzailea
"""


def kinds(text: str, knowledge: Knowledge | None = None) -> list[str]:
    profile = BODY if knowledge is None else evolve(BODY, knowledge=knowledge)
    return [insertion.kind for insertion in archivetext.parse(text, profile=profile).insertions]


def test_a_cue_of_another_language_is_a_line_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "magyar.txt"
    path.write_text(MINE, encoding="utf-8")
    text = "He met [irakurtezina] at noon. They went home. [Itz. oh.: esaera zaharra.] So it was."
    mine = Knowledge.load(cues=path)
    assert kinds(text, mine) == ["gap", "note"]
    assert kinds(text) != ["gap", "note"]
    assert Knowledge.load(cues=[path]) == mine == Knowledge(cues=MINE)
    assert hash(mine) == hash(Knowledge(cues=MINE))
    assert cues_of(mine.cues, ()) is cues_of((MINE,), ())
    assert kinds("[two words illegible]", mine) == ["gap"]  # what is built in stays known


def test_a_language_is_a_line_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "languages.tsv"
    path.write_text("ladino\t\tjudeo-spanish\tlad\n", encoding="utf-8")
    mine = Knowledge.load(languages=path)
    text = "They said [in Ladino] that the leader [Judeo-Spanish: kaporal] of the town [Lad. sivdad] came."
    assert kinds(text, mine) == ["description", "original", "original"]
    assert kinds(text) != ["description", "original", "original"]
    mixed = Knowledge(cues="[gap]\nopener: no word in {language}$\nyes: no word in ladino\n", languages="ladino\n")
    assert kinds("He met [no word in Ladino] there.", mixed) == ["gap"]


def test_an_explanation_knows_the_profile() -> None:
    profile = evolve(BODY, knowledge=Knowledge(cues=MINE))
    document = archivetext.parse("He met [irakurtezina] at noon.", profile=profile)
    assert explain(document, document.insertions[0], profile=profile).steps[-1].rule == document.insertions[0].rule == "lost_text"


def test_what_is_wrong_in_a_file_is_said_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("[gap]\nopener: weg\n", encoding="utf-8")
    with pytest.raises(ValueError, match=regex.escape(f"{path}:2: the pattern has no example")):
        Knowledge.load(cues=str(path))
    with pytest.raises(ValueError, match="cues 2:1: no cue is named"):
        Knowledge(cues=(MINE, "words: weg"))
    path.write_bytes(b"[gap]\nwords: l\xfccke\n")
    with pytest.raises(ValueError, match=regex.escape(f"{path}: the file is not in UTF-8")):
        Knowledge.load(cues=path)
    with pytest.raises(ValueError, match="languages:1: a code has two letters"):
        Knowledge(languages="ladino\tlad")
    with pytest.raises(FileNotFoundError):
        Knowledge.load(languages=tmp_path / "none.tsv")


# ------------------------------------------------------------------------------------------------- editors' languages


@pytest.mark.parametrize(
    ("bracket", "kind", "author"),
    [
        ("unleserlich", "gap", None),
        ("zwei Wörter nicht lesbar", "gap", None),
        ("illisible", "gap", None),
        ("deux mots manquants", "gap", None),
        ("ilegible", "gap", None),
        ("ilegível", "gap", None),
        ("illeggibile", "gap", None),
        ("неразборчиво", "gap", None),
        ("nieczytelne", "gap", None),
        ("字迹不清", "gap", None),
        ("Anm. d. Übers.: ein Sprichwort", "note", "translator"),
        ("Anm. d. Red.", "note", "editor"),
        ("N.D.T.: un proverbe", "note", "translator"),
        ("N. del T.: un refrán", "note", "translator"),
        ("Nota del traduttore: un proverbio", "note", "translator"),
        ("Nota do tradutor: um provérbio", "note", "translator"),
        ("прим. пер.: пословица", "note", "translator"),
        ("przyp. red.", "note", "editor"),
        ("译者注：谚语", "note", "translator"),
        ("编者注", "note", "editor"),
        ("so im Original", "correction", None),
        ("так в тексте", "correction", None),
        ("原文如此", "correction", None),
        ("Bl. 12", "page", None),
        ("Seite 4", "page", None),
        ("л. 7об", "page", None),
        ("第3页", "page", None),
        ("ausgelassen", "omission", None),
        ("deux paragraphes omis", "omission", None),
        ("handschriftlich: an das Archiv", "description", None),
        ("Unterschrift", "description", None),
        ("Stempel: eingegangen", "description", None),
        ("firmado: López", "description", None),
        ("подпись", "description", None),
        ("签名", "description", None),
        ("Beifall", "incident", None),
        ("аплодисменты", "incident", None),
        ("Quelle: Akten der Botschaft", "source", None),
    ],
)
def test_editors_of_other_languages(bracket: str, kind: str, author: str | None) -> None:
    found = archivetext.parse(f"The council met at noon.\n\n[{bracket}]\n\nThe members went home.", profile=BODY).insertions[0]
    assert (found.kind, found.author) == (kind, author)


def test_every_language_is_known_by_name() -> None:
    names = [name.title() for name in languages.spellings(languages.known())]
    assert {name: kinds(f"The word stands there [in {name}] twice.") for name in names} == {name: ["description"] for name in names}
    assert {name: kinds(f"They followed the leader [{name}: vadas] there.") for name in names} == {name: ["original"] for name in names}


@pytest.mark.parametrize(
    "bracket",
    ["Siegel", "Tampon", "Sello", "Rand", "der Hafen", "nicht einverstanden", "la marge", "heute"],
)
def test_words_of_other_languages_that_tell_nothing(bracket: str) -> None:
    assert kinds(f"He met the minister [{bracket}] there.")[0] not in ("gap", "note", "description", "omission", "source")
