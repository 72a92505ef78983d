"""Whether every link of a built site leads somewhere: each page, file and anchor that its pages, and llms.txt, name within the site.

    python tools/links.py SITE [ADDRESS]

ADDRESS is where the site says that it is (`site_url`); links that begin with it are looked for too, as are those of the page
for an address that is not there. Nothing is fetched: links to elsewhere are counted and passed over. Ends with 1 and says which lead nowhere.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HERE = "http://127.0.0.1:8000/"
"""Where a site says that it is, if nobody says another."""


CLOSES = "#-"
"""By this link a card on the page of a document closes: nothing may have that name."""


class Links(HTMLParser):
    """What a page links to, and the anchors that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address and the anchor of an element."""
        given = dict(attrs)
        if tag == "link" and given.get("rel") in ("preconnect", "canonical"):
            return
        self.links += [value for name in ("href", "src") if (value := given.get(name)) is not None]
        if given.get("property") == "og:image" and given.get("content"):
            self.links.append(given["content"] or "")
        self.anchors |= {value for name in ("id", "name") if (value := given.get(name))}


def broken(site: Path, address: str) -> tuple[list[str], int, int]:
    """The links that lead nowhere, one line each; how many were looked at, and how many lead elsewhere."""
    pages = {path: Links(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    targets: list[tuple[Path, str]] = [(path, link) for path, page in pages.items() for link in page.links]
    for path in sorted(site.rglob("*.md")) + sorted(site.glob("*.txt")):
        targets += [(path, link) for link in re.findall(r"\]\(<?(http[^)\s>]*)>?\)", path.read_text("utf-8"))]
    found, looked, elsewhere = [], 0, 0
    for path, link in targets:
        if link == CLOSES:
            continue
        parts = path.relative_to(site).as_posix()
        full = urljoin(urljoin(address, parts.removesuffix("index.html")), link)
        if not full.startswith(address):
            elsewhere += 1
            continue
        looked += 1
        split = urlsplit(full)
        target = site / unquote(split.path[len(urlsplit(address).path) :])
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file():
            found.append(f"{parts}: {link}: no such page")
        elif split.fragment and target in pages and unquote(split.fragment) not in pages[target].anchors:
            found.append(f"{parts}: {link}: no such anchor")
    return list(dict.fromkeys(found)), looked, elsewhere


def main() -> int:
    """Look at the site that is named."""
    address = sys.argv[2] if len(sys.argv) > 2 else HERE
    found, looked, elsewhere = broken(Path(sys.argv[1]), address.rstrip("/") + "/")
    print("\n".join(found) if found else f"{looked} links lead somewhere; {elsewhere} to elsewhere were not followed")
    return int(bool(found) or not looked)


if __name__ == "__main__":
    sys.exit(main())
