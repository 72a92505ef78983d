"""Install a wheel into an empty environment and use it as its first reader would: the first example and the first command of the README.

    python tools/installed.py WHEEL DIRECTORY

DIRECTORY is where the environment is made. The example of Python is run as a doctest, beside `seeds/`; the command reads them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Install and try."""
    wheel, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    venv.create(work / "venv", with_pip=True, clear=True)
    bin_ = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(bin_ / "python"), "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    readme = (ROOT / "README.md").read_text("utf-8")
    (first,) = re.findall(r"(?ms)^```python\n(>>> import archivetext\n.*?)^```$", readme)[:1]
    (work / "first.txt").write_text(first, "utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [str(bin_ / "python"), "-m", "doctest", "-o", "NORMALIZE_WHITESPACE", str(work / "first.txt")], cwd=ROOT, env=clean, check=True
    )
    command = re.search(r"<!-- run: parse -->\n```sh\n.*&& \.venv/bin/(archivetext .*)\n", readme)
    if not command:
        raise SystemExit("README.md has no command behind <!-- run: parse --> that ends with archivetext")
    words = [str(bin_ / "archivetext"), *command[1].split()[1:]]
    done = subprocess.run(words, cwd=ROOT, env=clean, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    if len(records) != len(list((ROOT / "seeds").glob("*.txt"))) or any("error" in record for record in records):
        raise SystemExit(f"{' '.join(words)}: {done.stdout[:300]}")
    print(f"{wheel.name}: installed alone, the README's example prints what it says, {command[1]} gives {len(records)} records")


if __name__ == "__main__":
    main()
