"""The gallery of the site: the texts of seeds/ and docs/gallery/, each as a page, as JSON, TEI and a table, and all examples in one archive.

`tools/pages.py` puts what is made here beside the pages. Each file is what the command of `WRITTEN` writes; the texts of docs/gallery/ are made up.
"""

from __future__ import annotations

import contextlib
import html
import io
import os
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import archivetext
from archivetext import cli

ROOT = Path(__file__).resolve().parent.parent
SEEDS, MADE_UP, HOW_TO = ROOT / "seeds", ROOT / "docs" / "gallery", ROOT / "docs" / "how-to"
SAMPLE = ROOT / "src" / "archivetext" / "data" / "sample.txt"  # what archivetext.sample() reads
WRITTEN = {
    "html": ("page", ["view"]),
    "json": ("JSON", ["parse", "-t", "json", "--source"]),
    "xml": ("TEI", ["parse", "-t", "tei"]),
    "csv": ("table", ["parse", "-t", "csv", "--table", "insertions"]),
}
"""By the ending of a file what it is called, and the command that writes it."""


def texts() -> list[Path]:
    """The texts of the gallery: the two that are real, those that are made up, and the sample of the package."""
    return [*sorted(SEEDS.glob("*.txt")), *sorted(MADE_UP.glob("*.txt")), SAMPLE]


@cache
def files() -> dict[str, bytes]:
    """What the site has beside its pages, by path: of each text what `WRITTEN` says and the text itself, and the archive of examples.

    Raises:
        RuntimeError: A command did not end well.
    """
    made = {f"gallery/{text.name}": text.read_bytes() for text in texts()}
    with tempfile.TemporaryDirectory() as work, contextlib.chdir(work):
        for text in texts():
            shutil.copy(text, text.name)
            for ending, (_, words) in WRITTEN.items():
                out = f"{text.stem}.{ending}"
                with contextlib.redirect_stderr(io.StringIO()) as said:
                    status = cli.main([*words, text.name, "-q", "--no-sidecars", "-o", out])
                if status:
                    raise RuntimeError(f"archivetext {' '.join(words)} {text}: {said.getvalue()}")
                made[f"gallery/{out}"] = Path(out).read_bytes()
    return {**made, "examples.zip": archive(examples())}


def examples() -> dict[str, bytes]:
    """What the examples of the docs read, by path: seeds/, transcripts/, the short example, and the files of the how-tos."""
    beside = (path for path in HOW_TO.rglob("*") if path.is_file() and path.suffix not in (".md", ".png"))
    found = {f"docs/how-to/{path.relative_to(HOW_TO).as_posix()}": path.read_bytes() for path in beside}
    found["example.txt"] = (HOW_TO.parent / "example.txt").read_bytes()
    found |= {f"{'seeds' if path.parent == SEEDS else 'transcripts'}/{path.name}": path.read_bytes() for path in texts() if path != SAMPLE}
    return dict(sorted(found.items()))


def archive(contents: dict[str, bytes]) -> bytes:
    """A zip archive, the same for the same contents."""
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in contents.items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, data)
        return out.getvalue()


def listed() -> str:
    """The gallery as Markdown: of each text its title, what was found in it, and its files."""
    parts = []
    for text in texts():
        document = archivetext.read(text, sidecars=False)
        title = document.header.title.text if document.header.title else f"{text.name}, without a title"
        counts = [line.strip() for line in document.summary().splitlines()[1:] if line.startswith("  ") and not line.startswith("    ")]
        links = [f"[{name}](gallery/{text.stem}.{ending})" for ending, (name, _) in WRITTEN.items()]
        links.append(f"[the text itself](gallery/{text.name})")
        said = "".join(f"<br>{html.escape(line)}" for line in counts if not line.startswith(("cited", "no notes", "nothing odd")))
        family = html.escape(archivetext.profiles.by_name(document.profile).title)
        parts.append(f"**[{html.escape(title)}](gallery/{text.stem}.html)**<br>*{family}*{said}<br>{' · '.join(links)}")
    return "\n\n".join(parts)


def notebook() -> str:
    """The sample as a notebook shows it."""
    return f'<div class="notebook" markdown="0">{archivetext.sample()._repr_html_()}</div>'


def unpack(folder: Path) -> None:
    """Write the examples into a directory, as who unpacks the archive has them."""
    for name, data in examples().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":  # the examples where you stand, for who works in the sources
    unpack(Path(os.curdir))
