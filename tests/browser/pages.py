"""Pages for tests/browser/look.mjs: each with its source beside it; a site's index and a notebook's cell have none.

python tests/browser/pages.py DIR
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import archivetext
from archivetext import cli
from archivetext.formats.page import page

SEEDS = Path(__file__).parents[2] / "seeds"
HOSTILE = (
    'Skip to content\r\nMay 24, 1962\r\nNotes <script>alert(1)</script> & "quotes" [sic]\r\n\r\nPresent: <b>Orlov</b>, Tamm.\r\n\r\n'
    "A </p></article><script>alert(2)</script> &amp; <!-- x --> ]]> [faded stamp: [TOP SECRET] and [illegible]] then CC [Central Committee].[1] "
    "More.[3] [[double]] \0 \ud800 \u2028 a\u0301.\r\rOld line. \u05e9\u05dc\u05d5\u05dd [greeting] \u0645\u0631\u062d\u0628\u0627 [hello?]\r\n\r\n"
    "[Contains a report that runs on\r\n\r\nover two paragraphs.]\r\n\r\n"
    + "x" * 600
    + " [" + "y" * 500 + "] https://example.org/" + "z" * 300
    + "\r\n\r\n[1] Editor's note: <img src=x onerror=alert(4)> a [nested] note.\r\n"
)  # fmt: skip
MEETING = "MEETING OF THE BOARD\n\n" + "".join(
    f"ORLOV: The ships lie [there] in F[idel]'s harbour, for the {number}. time. [Applause.]\n\n"
    f"TAMM: Read recieved [received], and Filippov [Stalin] said [two words illegible].[{number}]\n\n"
    for number in range(1, 60)
) + "".join(f"[{number}] Editor's note: {'A long note of the harbour board. ' * 12}\n\n" for number in range(1, 60))  # fmt: skip


def main(folder: Path) -> None:
    """Writes the pages."""
    texts = {seed.stem[:3]: seed.read_bytes().decode() for seed in sorted(SEEDS.glob("*.txt"))}
    texts |= {
        "hostile": HOSTILE,
        "meeting": MEETING,
        "deep": "Words. " + "[a " * 15 + "illegible" + "]" * 15 + " and [b [c] d] e.\n",
        "bare": "a\n",
    }
    for name, text in texts.items():
        document = archivetext.parse(text, name=f"{name}.txt")
        (folder / f"{name}.html").write_text(page(document), "utf-8", newline="\n")
        (folder / f"{name}.json").write_text(json.dumps(text), "utf-8")
    cli.main(["view", "-q", str(SEEDS), str(SEEDS.parent / "tests/data/pages"), "-o", str(folder / "site")])
    cell = archivetext.read(next(iter(sorted(SEEDS.glob("*.txt")))))._repr_html_()
    looks = "".join(
        f'<div style="background:{paper};color:{ink};padding:16px">{cell}</div>' for paper, ink in (("#fff", "#111"), ("#111", "#eee"))
    )
    start = (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>notebook</title><meta name="viewport" content="width=device-width">'
    )
    (folder / "notebook.html").write_text(f"{start}<main><h1>Two notebooks</h1>{looks}</main></html>", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
