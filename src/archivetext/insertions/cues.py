"""The words by which editors say what a bracket does: cues, looked up before any grammar is tried.

A cue is told by single words ("illegible"), by how a bracket opens ("Translator's Note:"), or by a phrase anywhere in it
("in red ink"). Words are looked up in a table first; an opener is tried only behind a word with which one can start, a
phrase only where a word stands that it holds. So a bracket without any such word, as most are, costs two look-ups.

Where real documents break it: "signed", "original" or "page" are also plain words of a sentence. Whether a cue counts is
for the rules of :mod:`archivetext.insertions` to say.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

__all__ = ["BITS", "CUES", "Cue", "holds", "look_up", "opens", "words_of"]


class Cue(NamedTuple):
    """How editors say one thing. Patterns are verbose and meet lower case."""

    words: str
    """Words that tell by themselves, anywhere."""
    first: str
    """The words with which an opener can start."""
    openers: str
    """What tells at the start of the bracket."""
    phrases: tuple[tuple[str, str], ...]
    """What tells anywhere: words of which it holds one, and the phrase."""


CUES: dict[str, Cue] = {
    "note": Cue(
        words="",
        first=(
            "note notes n nb tn t trn the comment comments translator translators editor editors ed eds trans transl tr author "
            "authors compiler annotator"
        ),
        openers=r"""
            (?:notes?|n\.b\.?|nb|comments?)\s*[:.–—-]
            | (?:t\.?n\.?|n\.\s?t\.?r?\.?|tr\.?n\.?)\s*[:–—]
            | (?:translators?|editors?|trans|transl|tr|eds?|authors?|compilers?|annotators?)\.?\s*[:–—-]
            | the\s+(?:translators?|editors?)\s+(?:was|were|is|are|has|have|could|can|did|does)\b
        """,
        phrases=(
            (
                ("translator translators editor editors ed eds trans transl tr author authors compiler compilers annotator annotators"),
                r"""
                \b(?:translators?|editors?|trans|transl|tr|eds?|authors?|compilers?|annotators?)['’]?s?['’]?\.?\s+(?:\p{L}++\s+)?(?:note|comment|remark|insertion|addition|explanation)s?\b
                | \b(?:notes?|remarks?|comments?)\s+(?:by|of|from)\s+(?:the\s+)?(?:translator|editor)
                | [-–—(]\s*(?:the\s+)?(?:eds?|trans|transl|tr|translators?|editors?)\.?\)?$
                | [,;.]\s*(?:eds?|trans|transl|tr)\.\)?$
            """,
            ),
        ),
    ),
    "sic": Cue(
        words=(
            "sic recte misspelled mispelled misspelt mispelt misspelling mispelling misprint misprinted mistyped misdated typo erroneously"
        ),
        first="should must ought correctly corrected corr correct in actually rather read i error mistake apparent obvious thus so",
        openers=r"""
            (?:should|must|ought\s+to)\s+(?:probably\s+|perhaps\s+|surely\s+)?(?:be|read|say|have\s+been)\b
            | (?:correctly|corrected|correct|actually|rather)\s*[:,]
            | correctly\s
            | (?:actually|rather)\s+\d
            | in\s+fact\b
            | read\s*:
            | i\.e\.,?\s+not\b
            | error\b
            | (?:apparent\s+|obvious\s+)?mistake\b
            | corr\.?\s*[:,]
            | thus\s*(?:[,;:!.]|$)
            | (?:thus|so)\s+in\s+(?:the\s+)?(?:text|original|document|source|manuscript|typescript|copy|record|minutes|protocol|transcript|telegram|letter)\b
            | (?:thus|so)\s+(?:written|spelled|spelt|typed|dated)\b
        """,
        phrases=(
            ("error", r"\berror\s+(?:for|in)\b"),
            ("mistake", r"\bmistake\s+(?:for|in)\b"),
            ("original", r"\bas\s+in\s+(?:the\s+)?original\b"),
        ),
    ),
    "redacted": Cue(
        words=(
            "redacted redaction redactions excised sanitized sanitised withheld undeclassified censored anonymized anonymised "
            "exempted blackened"
        ),
        first=(
            "text name names line lines word words paragraph paragraphs section sections passage passages source sources deleted exempted "
            "identity identities identification information surname location locations place places date dates number numbers figure figures address signature"
        ),
        openers=r"""
            (?:text|names?|lines?|words?|paragraphs?|sections?|passages?|sources?)?\s*(?:deleted|exempted)\s+(?:by|for|from|under)\b
            | (?:text|names?|lines?|words?|paragraphs?|passages?|surname|first\s+name|locations?|places?|dates?|numbers?|figures?|address|signature)\s+(?:blacked|blanked|inked)\s+out\b
            | (?:names?|surname|identit(?:y|ies)|identification|information)\s+(?:is\s+|was\s+|has\s+been\s+|have\s+been\s+)?(?:suppressed|retained|removed|concealed|protected)\b
        """,
        phrases=(
            (
                "declassified released classified deletion denied deleted excised exemption suppressed retained closed anonymous",
                r"""
                \bnot\s+(?:yet\s+)?(?:declassified|released)\b
                | \b(?:lines?|words?|paragraphs?|names?|sentences?|passages?)\s+(?:deleted|excised)\.?$
                | \bdenied\s+under\b
                | \bunder\s+exemption\b
                | \b(?:text|document|page|portion|paragraph)s?\s+denied\b
                | \bstill\s+classified\b
                | \bsecurity\s+deletion\b
                | \bdenied\s+in\s+full\b
                | \b(?:suppressed|retained|closed)\s+(?:by\s+the|under|pursuant|in\s+accordance|until|for\s+\d)
                | \b(?:made|rendered)\s+anonymous\b
                | \bdeleted\s+(?:for|by|from)\b.{0,40}\b(?:declassif|security|release)
            """,
            ),
        ),
    ),
    "doubt": Cue(
        words="overtyped overwritten",
        first="",
        openers=r"(?!)",
        phrases=(
            (
                "hard difficult legible uncertain doubtful unclear unsure conjectural",
                r"""
                \b(?:hard|difficult)\s+to\s+(?:read|make\s+out|decipher)\b
                | \b(?:barely|poorly|hardly|not\s+clearly)\s+legible\b
                | \b(?:reading|spelling|wording|transcription|digit|figure|word|letter)s?\s+(?:(?:is|are)\s+)?(?:uncertain|doubtful|unclear|unsure|conjectural)\b
            """,
            ),
        ),
    ),
    "gap": Cue(
        words=(
            "illegible unreadable unreadably indecipherable indiscipherable undecipherable undeciphered unintelligible inaudible "
            "unrecovered unrecoverable indistinct missing truncated unclear obscured obliterated smudged blotted blurred torn lost damaged faded garbled erased unfinished untranscribed lacuna incomplete"
        ),
        first="blank gap ink blot stain hole tear smudge",
        openers=r"""
            blank\b
            | (?:ink\s+)?(?:blot|stain|hole|tear|smudge)$
            | gap\b(?!\s+between)
        """,
        phrases=(
            (
                "legible readable decipherable deciphered clear audible",
                r"\bnot\s+(?:been\s+)?(?:legible|readable|decipherable|deciphered|clear|audible)\b",
            ),
            (
                "dropped skipped cut",
                r"\b(?:words?|lines?|letters?|sentences?|pages?|paragraphs?|groups?)\s+(?:(?:is|are|was|were|has|have|been)\s+)*+(?:dropped|skipped|cut)\b",
            ),
            ("ends", r"\b(?:document|text|page|copy|telegram)\s+ends\s+here\b"),
            ("found", r"\b(?:not|never)\s+been\s+found\b"),
            ("finished complete", r"\b(?:sentence|text|document|letter|word|page)\s+is\s+not\s+(?:finished|complete)\b"),
            ("transcribed", r"\bnot\s+transcribed\b"),
            ("out", r"\b(?:washed|rubbed)\s+out\b"),
            ("away off", r"\b(?:cut|punched|eaten|burnt|burned|worn|ripped|trimmed|broken)\s+(?:away|off)\b"),
            ("recognition", r"\bbeyond\s+recognition\b"),
            ("covered hidden", r"\b(?:words?|lines?|letters?|groups?|figures?)\s+(?:is\s+|are\s+)?(?:covered|hidden)\s+by\b"),
            (
                "destroyed",
                r"\b(?:text|entry|line|word|page|passage|part|portion|corner|edge)s?\s+(?:(?:is|are|was|were|has|have|been)\s+)*+destroyed\b",
            ),
            ("read deciphered made", r"\bcannot\s+be\s+(?:read|deciphered|made\s+out)\b"),
            ("off", r"\b(?:cut|breaks?|broken|broke|trails?)\s+off\b"),
            ("gap hole", r"\b(?:gap|hole)\s+in\s+(?:the\s+)?(?:text|original|document|paper|source|copy|page)\b"),
            (
                "blank",
                r"""
                \bleft\s+blank\b
                | \b(?:text|document|page|line|copy)\s+(?:is\s+)?blank\b
            """,
            ),
        ),
    ),
    "omit": Cue(
        words="omitted ommitted omission omissions snip",
        first=(
            "page pages cut gives describes summarizes summarises discusses recounts repeats explains talks speaks mentions lists "
            "presents outlines enumerates dwells elaborates reports here there follow follows not contain contains abridged excerpt "
            "excerpts excerpted a discussion discussions description descriptions summary list account accounts passage passages "
            "section sections paragraph paragraphs enumeration translation text document in the next following preceding remaining "
            "rest first second third fourth last two three four five six several some"
        ),
        openers=r"""
            here\s+(?:then\s+)?follows?\b
            | (?:there\s+)?(?:then\s+)?follows?\b(?!.{0,60}?\b(?:notation|note|stamp|signature|inscription|handwrit))
            | not\s+(?:printed|translated|reproduced|included|published)\b
            | contains?\s+\p{L}
            | abridged\b
            | excerpts?\b
            | excerpted\b
            | (?:a\s+)?(?:discussion|description|summary|list|account|passage|section|paragraph|enumeration)s?\s+(?:of|on|about|containing)\b
            | summary\b
            | cut$
            | pages?\s+\S+\s+(?:(?:and|to)\s+\S+\s+)?(?:deals?|contains?|discuss|concerns?|describes?|lists?|covers?)\b
            | (?:gives|describes|summari[sz]es|discusses|recounts|repeats|explains|talks\s+about|speaks\s+(?:about|of|on)|mentions|lists|presents|outlines|enumerates|dwells|elaborates|reports\s+on)\s+(?:a|an|the|his|her|their|how|that|on|about|at|in|several|some|various|other|again|of)\b
            | (?:translation|text|document)\s+(?:continues|resumes)\b
            | (?:in\s+)?(?:the\s+)?(?:next|following|preceding|remaining|rest|first|second|third|fourth|last|two|three|four|five|six|several|some|a\s+few)\s+(?:\p{L}++\s+){0,3}?(?:sections?|paragraphs?|pages?|points?|items?|parts?|passages?|lines?|document)\b.{0,80}?\b(?:deals?|dealing|discuss|concern|describ|contain|lists?|listing|covers?|covering|omit|not\s+translated|devoted|about|on\s+(?:the|economic|trade|internal))
        """,
        phrases=(
            (
                "page pages line lines paragraph paragraphs",
                r",\s+(?:about\s+|some\s+)?[\d½¼¾\s]{1,6}\s?(?:pages?|lines?|paragraphs?)\)?\.$",
            ),
            (
                "summarizes summarises recounts describes outlines enumerates recapitulates",
                r"^\p{L}++\s+(?:\p{L}++\s+)?(?:then\s+)?(?:summari[sz]es|recounts|describes|outlines|enumerates|recapitulates)\b",
            ),
            (
                "follow follows",
                r"\b(?:paragraphs?|lines?|pages?|sentences?|passages?)\s+follows?\b",
            ),
            (
                "cut left shortened abridged dropped removed",
                r"""
                \b(?:has|have|is|are)\s+(?:been\s+)?(?:cut|left\s+out|shortened|abridged|dropped|removed)\b(?!\s+(?:off|away))
                | \bleft\s+out\b
            """,
            ),
            (
                "printed reproduced published translated transcribed copied included",
                r"""
                \bnot\s+(?:been\s+)?(?:printed|reproduced|translated|copied|included)(?:\s+here)?\.?$
                | \b(?:has|have)\s+not\s+been\s+(?:translated|transcribed|copied|included)\b
                | \b(?:is|are)\s+(?:printed|reproduced|published)\s+(?:here\s+)?(?:as|separately|elsewhere|below|above)\b
            """,
            ),
        ),
    ),
    "page": Cue(
        words="",
        first=(
            "str k karta karty bl blatt page pages p pp pg leaf leaves folio folios f ff fl fls fs fol fols foja fojas foglio strana strona oldal sivu faqe sida pagina khuudas sheet sheets list listy listov l ll "
            "s col column reverse back verso other recto section end beginning start top new next @digit"
        ),
        openers=r"""
            (?:(?:end|beginning|start|top)\s+of\s+)?(?:pages?|pp?|pg|lea(?:f|ves)|folios?|ff?|fls?|fs|fols?|fojas?|foglio|strana|strona|oldal|sivu|faqe|sida|pagina|khuudas|sheets?|list(?:y|ov)?|ll?|s|str|k|kart[ay]|bl|blatt|col|column)\.?\s*(?:no\.?\s*)?\d++(?:\s?(?:ob|v|r|verso|recto|back|reverse|a|b))?\.?(?:\s*[-–—,]\s*\d++(?:ob|v|r)?)*+(?:,?\s+of\s+(?:\d++|(?:the\s+)?(?:original|document|text|source|file|typescript|manuscript))|,?\s*(?:reverse|verso|recto)|\s+(?:begins|ends|verso|recto|back))?\s*:?$
            | (?:page|section)\s*break$
            | page\s+(?:number|no\.?)\s*:?\s*\d++$
            | (?:new|next|end\s+of)\s+page$
            | \d++\s?(?:ob|verso|recto)\.?$
            | end\s+of\s+(?:page|p\.|folio)\b
            | (?:reverse|back|verso|other)\s+(?:side\s+)?(?:of\s+)?(?:the\s+)?(?:page|sheet|leaf)$
            | verso$
            | recto$
            | (?:page|p\.)\s*(?:\d++|[ivxlc]++)$
        """,
        phrases=(),
    ),
    "source": Cue(
        words="ibid",
        first=(
            "p pp pg page pages text full original copy source sources see cf compare ref reference document doc telegram no item enclosure annex "
            "attachment published printed reprinted quoted cited taken from archive archives located http https now kept held preserved filed @digit"
        ),
        openers=r"""
            sources?\s*:
            | source\s+(?:is|was|cited|for)\b
            | (?:see|cf\.?|see\s+also|compare)\s*:?\s+\S
            | ref(?:erence)?\s*(?:[.:]\s*\S|\s.{0,40}\d)
            | (?:pages?|pp?|pg)\.?\s*\d+\s+(?:includes?|contains?|(?:is|are)\s+part\s+of)\b
            | \d++(?:st|nd|rd|th)\s+(?:\p{L}++\s+)?(?:meeting|session|plenary|sitting|conference)$
            | (?:document|doc\.?|telegram|no\.|item|enclosure|annex|attachment)\s*(?:no\.?\s*)?\d++[a-z]?$
            | (?:published|printed|reprinted|quoted|cited|taken)\s+(?:in|from)\b
            | (?:(?:full\s+)?text|original|copy)\s*(?::|\s(?:is\s+)?in\s)\s*\p{L}
            | from\s.{0,60}\d
            | archives?\s*:
            | (?:located|document)\s+(?:in|from)\s+the\s+archives?
            | https?://
            | (?:now\s+)?(?:kept|held|preserved|filed|now)\s+(?:in|at|with|among)\s.{0,80}\b(?:archives?|collections?|library|museum|papers|box|folder|binder|file)\b
        """,
        phrases=(
            (
                "published reprinted reproduced printed cit op opis fond box folder group delo found",
                r"""
                \bop\.\s*cit\b
                | \b(?:is|are|will\s+be|can\s+be|to\s+be)\s+(?:found\s+)?in\s+(?:the\s+same|another|this)\s+(?:box|folder|file|delo|volume|collection|fond)\b
                | \b(?:published|reprinted|reproduced|printed)\s+in\s.{0,80}?\d
                | \bf(?:ond|\.)?\s*\d[\w-]*+[,.]?\s*op(?:is|\.)?\s*\d
                | \b(?:fond|box|folder|record\s+group|delo)\s+\d++\w*+,\s
            """,
            ),
        ),
    ),
    "incident": Cue(
        words=(
            "amusement merriment mirth hilarity guffaws giggles murmurs murmuring whistling booing laughter laughs laughing laughed applause applauds applauding interrupts interrupted "
            "interrupting interruption commotion hubbub ovation ovations chuckles weeps sobs sobbing weeping"
        ),
        first=(
            "after strikes bangs pounds slams hits taps consults confers looks leafs glances picks takes pulls lights drinks pours unfolds opens closes waves throws a long short brief general loud prolonged stormy pause pauses silence break recess intermission adjournment laugh toast "
            "toasts ovation applause laughter agreement approval smiles smiling nods nod nodding sighs sigh smirks smirk gestures "
            "gesturing whispers whisper pointing points turns turning addressing speaking reading reads showing hands jokingly "
            "ironically interject interjects interjecting crying shakes shaking enters leaves exits all everyone voice voices shout "
            "shouts noise uproar cries exclamation exclamations commotion animation disorder stir movement cheer cheers telephone"
        ),
        openers=r"""
            (?:after\s+)?(?:a\s+)?(?:(?:long|short|brief|general|loud|prolonged|stormy)\s+)*+(?:pause|silence|break|recess|intermission|adjournment|laugh|toast|ovation|applause|laughter|agreement|approval)s?\b
            | (?:smil(?:es|ing)|nods?|nodding|sighs?|smirks?|gestur(?:es|ing)|whispers?|pointing\s+(?:to|at)|points\s+(?:to|at)|turns\s+to|turning\s+to|addressing|speaking\s+(?:to|in)|reading(?!\s+(?:is\s+)?(?:uncertain|doubtful|unclear|unsure))|reads|showing|hands\s+over|jokingly|ironically|interjects?|interjecting|crying|shak(?:es|ing)\s+(?:hands|his|her)|enters|leaves|exits|all\s+(?:stand|rise|laugh|applaud)|everyone\s+\p{L})\b
            | (?:voices?|shouts?|noise|uproar|cries|exclamations?|commotion|animation|disorder|stir|movement)\b(?!\s+of\s+(?:the|national))
            | cheers?\b
            | addressing\b
            | telephone\s+rings\b
            | (?:strikes|bangs|pounds|slams|hits|taps)\s+(?:the|his|her|on|with)\b
            | (?:consults|confers)\s+with\b
            | (?:looks|leafs|glances)\s+(?:at|through|around|over|up|down|into)\b
            | (?:picks|takes|pulls|lights|drinks|pours|unfolds|opens|closes|waves|throws|hands)\s+(?:up|out|off|over|a|an|the|his|her)\b
        """,
        phrases=(
            (
                (
                    "enters enter leaves leave exits exit rises rise stands stand sits sit nods nod smiles smile sighs sigh coughs cough "
                    "gestures gesture arrives arrive departs depart joins join points point turns turn hands hand shows show reads read "
                    "begins begin speaks speak whispers whisper shakes shake laugh"
                ),
                r"^(?!(?:on|in|of|to|by|at|for|with|from|under|without|the|an?|sick|annual|home)\b)(?:he|she|they|everyone|all|both|\p{L}[\p{L}.'’-]*+(?:\s\p{L}[\p{L}.'’-]*+)?)\s+(?:enters?|leaves?|exits?|rises?|stands?\s+up|sits?\s+down|nods?|smiles?|sighs?|coughs?|gestures?|arrives?|departs?|joins?\s+(?:the|in)|points?\s+(?:to|at)|turns?\s+to|hands\s+(?:over\s+)?(?:him|her|them|the|a|\p{L}++\s(?:the|a))|shows?\s+(?:him|her|them|the|a)|reads?\s+(?:the\s+\p{L}++\s+)?(?:aloud|out|from)|begins?\s+to\s+(?:read|speak)|speaks?\s+in|whispers?|shakes?|laugh)\b",
            ),
            (
                "animation stir noise uproar exclamation exclamations shout shouts voice voices movement disorder",
                r"\b(?:animation|stir|noise|uproar|exclamations?|shouts?|voices?|movement|disorder)\s+(?:in|from|among)\s+(?:the\s+)?(?:hall|room|audience|floor|seats?|presidium|place)",
            ),
            ("telephone", r"\btelephone\s+rings\b"),
            ("switched turned", r"\b(?:recorder|recording|tape|machine|microphone)\s+(?:is\s+|was\s+)?(?:switched|turned)\s+(?:off|on)\b"),
        ),
    ),
    "physical": Cue(
        words=(
            "underscored underscore underscores sd hand-signed sgd handwritten handwriting hand-written signature signatures stamp stamps stamped seal seals typewritten "
            "typescript pencil pencils pencilled penciled marginal marginalia underline underlined underlines underlining emphasis "
            "emphases emphasized emphasised italic italics italicized italicised crossed-out strikethrough blacked-out letterhead "
            "facsimile initialed initialled inscription boldface checkmark photocopy postscript paraph"
        ),
        first=(
            "l ss s not cover transmittal marginal margin bottom left right upper lower red blue black printed official round in as "
            "original signed distribution title form logo emblem coat table chart map image illustration heading header footer "
            "enclosure enclosures attachment attachments annex appendix appendices footnote footnotes addressee addressees resolution seal typed copy copies top "
            "inserted added interlined working draft rough extract extracts downgraded upgraded reclassified secret strictly confidential urgent personal end beginning start dictated recorded prepared drafted copied received "
            "deciphered dispatched transmitted registered initials note text notation remark comment word words line paragraph "
            "sentence passage checked a faded damaged torn blurred smudged square rectangular illegible"
        ),
        openers=r"""
            (?:in\s+(?:the\s+)?(?:(?:english|french|german|russian|latin|chinese|spanish|polish|czech|korean|japanese|italian|hungarian|bulgarian|romanian|arabic|vietnamese|cyrillic)|original)(?:\s+(?:script|letters|alphabet))?(?:\s+in\s+(?:the\s+)?(?:original|text|source))?|(?:\p{L}++\s+)?in\s+(?:the\s+)?original|as\s+in\s+text)\.?$
            | original\s+(?:in|text|document|language)\b
            | not\s+(?:found|attached|preserved|available)\b
            | l\.\s?s\.?$
            | ss\.?$
            | /?s/?$
            | (?:cover|transmittal|marginal|margin)\s+(?:note|letter|sheet)
            | (?:top|bottom|left|right|upper|lower)\s+(?:right|left|cent(?:er|re)|middle|hand)\b[^.]{0,20}:?$
            | (?:\p{L}++\s+){1,2}(?:header|heading|emblem|logo|seal)\s*:?$
            | signed\b(?!\s+(?:a|an|the|with|and|between)\b)
            | (?:distribution|cover\s+page|title\s+page|form|logo|emblem|coat\s+of\s+arms|table|chart|map|image|illustration|heading|header|footer|enclosures?|attachments?|annex|appendix|appendices|footnotes?|addressees?|resolution|seal|typed|copy|copies)\b\s*(?:[:.]?\s*$|:|\s+(?:on|of|with|in|to|attached|enclosed|above|below|by)\b)
            | (?:top\s+secret|secret|strictly\s+secret|confidential|urgent|personal)\b.{0,80}\b(?:stamp|written|typed)
            | (?:end|beginning|start)\s+of\s+(?:the\s+)?(?:document|telegram|text|attachment|letter|report|transcript|recording|tape|cable|message|translation|excerpt)\b
            | (?:dictated|recorded|prepared|drafted|printed|copied|received|deciphered|dispatched|transmitted|registered)\s+(?:by\b|in\b|on\b|from\b|to\b|at\b|\d|\p{L}{3,9}\s+\d)
            | initials\b
            | (?:note|text|notation|remark|comment|words?|line|paragraph|sentence|passage)\s+(?:written|added|inserted|in\s+(?:the\s+)?(?:left|right|margin)|on\s+(?:the|top)|at\s+(?:the|top)|by\s+hand)\b
            | checked\b
            | (?:downgraded|upgraded|reclassified)\b
            | (?:(?:rough|first)\s+)?draft(?:\s+(?:minutes|letter|telegram|note|report|resolution|text|version))?\.?$
            | working\s+(?:notes?|minutes|record|copy|text)\.?$
            | (?:inserted|added|interlined)\s+(?:above|below|between|over|by\s+hand|in\s+the\s+margin|at\s+the\s+(?:top|foot|end|bottom))\b
            | extracts?\.?$
            | (?:a\s+)?(?:faded|damaged|torn|blurred|smudged|round|square|rectangular|illegible)\s+\p{L}++\s*:
        """,
        phrases=(
            (
                "ink",
                r"""
                \bin\s+ink\b
                | \b(?:red|blue|black|green|purple|violet)\s+ink\b
            """,
            ),
            ("pen", r"\b(?:red|blue|black|green|purple|violet|ballpoint)\s+pen\b"),
            ("margin margins", r"\bmargins?\b"),
            ("crossed", r"\bcrossed\s+out\b"),
            ("struck", r"\bstruck\s+(?:out|through)\b"),
            ("blacked", r"\bblacked\s+out\b"),
            ("written", r"\bwritten\s+(?:by\s+hand|by|in|on|across|above|below|over|vertically|at|under)\b"),
            (
                "hand",
                r"""
                \b(?:in|by)\s+(?:(?:the|an?|another|different|other|second|same|his|her|their|own|unknown|unidentified|unfamiliar)\s+){0,3}hand\b
                | \b(?:same|another|different|second|third|unknown)\s+hand\b
                | \bhand-?\s?writ
            """,
            ),
            (
                "top bottom foot head left right upper lower back reverse front cover",
                r"""
                \b(?!on\s+foot\b)(?:at|on|in|from|across|along)\s+(?:the\s+)?(?:very\s+)?(?:top|bottom|foot|head|left|right|upper|lower|back|reverse|front|cover)\b(?!\s+(?:of\s+(?:the\s+)?(?:country|party|government|army|state|list|agenda)|bank|wing))
            """,
            ),
            ("copies", r"\b(?:one|two|three|four|five|\d+)\s+copies\b"),
            ("corner edge", r"\b(?:left|right|upper|lower|top|bottom)[\s-]*+(?:hand\s+)?(?:corner|edge)\b"),
            (
                "page",
                r"""
                \b(?:first|last|title|same|this)\s+page\b(?!\s+in\s+history)
                | \bpage\s+bears?\b
            """,
            ),
            ("sheet", r"\b(?:this|the)\s+sheet\s+(?:is|was|has|bears|contains|ends|begins|at)\b"),
            (
                "copy",
                r"""
                \bthis\s+copy\s+(?:is|was|has|bears|contains|ends|begins)\b
                | \bcarbon\s+copy\b
                | ^\p{L}++\s+copy\.?$
                | \bcopy\s+(?:no|number|bears?)\b
            """,
            ),
            (
                "document",
                r"""
                \bthis\s+document\s+(?:is|was|has|bears|contains|ends|begins)\b
                | \bdocument\s+bears?\b
                | \bin\s+the\s+document\.?$
            """,
            ),
            (
                "original",
                r"""
                \bin\s+(?:\p{L}++\s+)?in\s+(?:the\s+)?original\b
                | \bin\s+the\s+original\.?$
                | \boriginal\s+bears?\b
            """,
            ),
            ("source", r"\bin\s+the\s+source\.?$"),
            ("classification", r"\bclassification\b"),
            ("registration", r"\bregistration\s+(?:number|stamp)\b"),
            (
                "reads",
                r"""
                \bit\s+reads\b
                | \breads:$
            """,
            ),
            ("resolution", r"\bresolution\s*:"),
            ("follows", r"\bthere\s+(?:then\s+)?follows\b"),
            ("diagram drawing sketch doodle notation", r"\b(?:diagram|drawing|sketch|doodle|notation)\b"),
            ("drawn sketched doodled", r"\b(?:has|have|is|are|was|were)\s+(?:drawn|sketched|doodled)\b"),
            ("red blue green violet purple", r"\bin\s+(?:red|blue|green|violet|purple)\.?$"),
            (
                "letters script characters",
                r"\bin\s+(?:latin|cyrillic|arabic|greek|hebrew|gothic|roman|chinese)\s+(?:letters|script|characters)\b",
            ),
            ("paper paperclip", r"\bpaper\s?clip"),
            ("attached", r"\battached\s+(?:note|sheet|slip|document)\b|^attached\s+to\b"),
            ("bold capitals capital block", r"\bin\s+(?:bold|capitals|capital\s+letters|block\s+letters)\b"),
            ("signed", r"^(?:\S+\s+){0,3}signed\s*(?::|by\b|$)|\bsigned\s*(?::|$)"),
            ("initials", r"\binitials\s+(?:of|in)\b"),
            ("typed", r"\btyped\s+(?:copy|on|in|text)\b"),
            ("photographed", r"\bphotographed\s+(?:copy|on|in|text)\b"),
        ),
    ),
    "equate": Cue(
        words="",
        first=(
            "one not unidentified further first full original given those this in literally lit i that namely viz meaning known also a an "
            "aka or referring reference refers presumably apparently evidently probably possibly perhaps most alias pseudonym code "
            "codename cover real nickname nee née born today present-day modern now current currently then later future formerly "
            "former recently the spelled ="
        ),
        openers=r"""
            (?:literally|lit\.|i\.?\s?e\.?,?\s|that\s+is\s*+(?:[,:]|\S)|one\s+of\s+(?:the|his|her|their|its|our|a)\b|namely|viz\.?|meaning|known\s+as|also\s+known|a\.?k\.?a\.?\s|or\s+rather|referring|reference|a\s+reference|refers|presumably|apparently|evidently|probably|possibly|perhaps|most\s+likely|alias|pseudonym|code[\s-]?name|cover\s+name|real\s+name|nickname|nee\b|née|born|today['’]?s?|present-day|modern|now|current|currently|then|later|future|formerly|former|recently|the\s+future|the\s+former|the\s+then|spelled|also\s+spelled|not\s+(?:further\s+)?identified|unidentified|further\s+unidentified|(?:first|full|real|original|given)\s+name|that\s+of|those\s+of|(?:the\s+)?reference\s+is|this\s+(?:is|refers)|in\s+the\s+(?:\p{L}++\s+)?(?:version|minutes|draft|translation)|an?\s+(?:\p{L}++\s+)?(?:type|kind|form|unit|reference|person|member|city|town|village|region|river|island|newspaper|party|province|term|play|pun|nickname|pseudonym|district|street|weapon|missile|tribe|proverb|saying|idiom|expression|word|phrase|allusion|dish|drink|measure|coin|currency|holiday|festival)\b)
            | =
        """,
        phrases=(
            (
                "abbreviation acronym pseudonym codename code name nickname initials refers referring reference alluding allusion",
                r"""
                \b(?:abbreviation|acronym|pseudonym|code\s?name|nickname|initials)\s+(?:for|of)\b
                | \b(?:refers|referring|reference|alluding|allusion)\s+to\b
            """,
            ),
        ),
    ),
}


BITS: dict[str, int] = {name: 1 << number for number, name in enumerate(CUES)}
"""A bit for each cue, so that a sum of them says which a bracket may hold."""


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of each cue that tell by themselves."""
    return {name: frozenset(cue.words.split()) for name, cue in CUES.items()}


@cache
def _tables() -> tuple[frozenset[str], dict[str, int], dict[str, int]]:
    """The words that tell or hint anywhere; each of them, and each that can open a bracket, with the cues that it may belong to."""
    anywhere: dict[str, int] = {}
    opening: dict[str, int] = {}
    for name, cue in CUES.items():
        bit = BITS[name]
        for words in (cue.words, *(hints for hints, _ in cue.phrases)):
            for word in words.split():
                anywhere[word] = anywhere.get(word, 0) | bit
        for word in cue.first.split():
            opening[word] = opening.get(word, 0) | bit
    return frozenset(anywhere), anywhere, opening


@cache
def _openers(name: str, first: str) -> regex.Pattern[str]:
    """What tells at the start of a bracket whose first word is *first*: of the openers, those that can begin with it."""
    lines = [line.strip().removeprefix("|") for line in CUES[name].openers.splitlines() if line.strip()]
    if first != "@digit":
        lines = [line for line in lines if regex.match(line, first, regex.VERBOSE, partial=True)]
    return regex.compile("|".join(lines) or "(?!)", regex.VERBOSE)


@cache
def _phrases(name: str) -> dict[str, tuple[regex.Pattern[str], ...]]:
    """The phrases of a cue, by the words of which each holds one."""
    found: dict[str, tuple[regex.Pattern[str], ...]] = {}
    for hints, phrase in CUES[name].phrases:
        pattern = regex.compile(phrase, regex.VERBOSE)
        for hint in hints.split():
            found[hint] = (*found.get(hint, ()), pattern)
    return found


_NONE: frozenset[str] = frozenset()


def words_of(lower: str) -> list[str]:
    """The words, without the signs that touch them; ``@digit`` stands before a figure that opens them.

    >>> words_of("illegible; 2 words")
    ['illegible', '2', 'words']
    >>> words_of("733rd meeting")
    ['@digit', '733rd', 'meeting']
    """
    if lower.isalpha():
        return [lower]
    spread = lower
    if not lower.replace(" ", "").isalpha():
        for sign in '.,;:()"“”…–—?!/':
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


def look_up(lower: str) -> tuple[str, frozenset[str], int]:
    """The word that opens a bracket, those of its words that tell or hint, and the cues that they may belong to (:data:`BITS`)."""
    words = words_of(lower)
    if not words:
        return "", _NONE, 0
    telling, anywhere, opening = _tables()
    first = words[0]
    maybe = opening.get(first, 0)
    hits = telling.intersection(words)
    for word in hits:
        maybe |= anywhere[word]
    return first, hits, maybe


def holds(name: str, lower: str, first: str, hits: frozenset[str]) -> bool:
    """Whether a bracket holds the cue *name*: its words, its *first* word, and those of its words that tell or hint."""
    if hits:
        words, phrases = _words()[name], _phrases(name)
        for word in hits:
            if word in words or any(phrase.search(lower) for phrase in phrases.get(word, ())):
                return True
    return bool(BITS[name] & _tables()[2].get(first, 0)) and _openers(name, first).match(lower) is not None


def opens(name: str, lower: str, first: str) -> bool:
    """Whether the cue *name* is the first thing between the brackets."""
    return (
        first in _words()[name]
        or (bool(BITS[name] & _tables()[2].get(first, 0)) and _openers(name, first).match(lower) is not None)
        or any(phrase.match(lower) for phrases in _phrases(name).values() for phrase in phrases)
    )
