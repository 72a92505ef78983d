"""The picture of a page that the start page shows, docs/page.png: `archivetext view --sample` as a browser draws it.

    python tools/picture.py        needs chromium; CHROME names the browser

It is kept in docs/, since not every machine that builds the site has a browser. Make it anew when the page looks otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "page.png"
MOST = 200_000  # bytes; a start page opens on a telephone too
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip

sys.path.insert(0, str(ROOT / "src"))


def main() -> int:
    """Draw the picture; 1 if there is no browser, or the picture is too large."""
    from archivetext import cli

    chrome = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chrome:
        print("chromium is not here; CHROME names a browser", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as work:
        page = Path(work, "sample.html")
        cli.main(["view", "--sample", "-q", "-o", str(page)])
        drawn = Path(work, "page.png")
        size = ("--window-size=1100,900", f"--screenshot={drawn}", f"--user-data-dir={work}/browser")
        subprocess.run([chrome, *QUIET, *size, page.as_uri()], check=True, capture_output=True, timeout=120)
        if drawn.stat().st_size > MOST:
            print(f"{drawn.stat().st_size:,} bytes are too many", file=sys.stderr)
            return 1
        shutil.copy(drawn, PICTURE)
    print(f"{PICTURE.stat().st_size:,} bytes in {PICTURE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
