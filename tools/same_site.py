"""Whether two builds of the site say the same: the same pages, and in each the same words and the same anchors.

    python tools/same_site.py ONE OTHER

What stands around a page's article (menus, search, footer) is each generator's own. Ends with 1 and says what differs.
"""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
OWN = {"__skip"}  # anchors of the generators' own


class Article(HTMLParser):
    """The words and the anchors of a page's article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.anchors: set[str] = set()
        self._depth = 0
        self.feed(page)
        self.anchors -= OWN

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count how deep we are in the article, and take its anchors."""
        if self._depth or tag == "article":
            self._depth += tag not in VOID
            self.anchors.update(value for name, value in attrs if name == "id" and value)

    def handle_endtag(self, tag: str) -> None:
        """Count how deep we are in the article."""
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Take the words of the article; a block's end is a blank in one generator, and none in the other."""
        if self._depth:
            self.words += data.split()


def pages(site: Path) -> dict[str, Article]:
    """The articles of a site, by the page's path."""
    return {path.relative_to(site).as_posix(): Article(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def differences(one: dict[str, Article], other: dict[str, Article]) -> list[str]:
    """What differs, one line each."""
    found = [f"{name}: only one of the two has this page" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        here, there = one[name], other[name]
        pairs = zip_longest(here.words, there.words, fillvalue="")
        if at := next((at for at, (a, b) in enumerate(pairs, start=1) if a != b), None):
            near = slice(max(at - 5, 0), at + 5)
            found.append(f"{name}: word {at}: {' '.join(here.words[near])!r} and {' '.join(there.words[near])!r}")
        found += [f"{name}: only one of the two has the anchor {anchor!r}" for anchor in sorted(here.anchors ^ there.anchors)]
    return found


def main() -> int:
    """Compare the two sites that are named."""
    one, other = (pages(Path(site)) for site in sys.argv[1:3])
    found = differences(one, other)
    print("\n".join(found) if found else f"{len(one)} pages are the same in both")
    return int(bool(found) or not any(article.words for article in one.values()))


if __name__ == "__main__":
    sys.exit(main())
