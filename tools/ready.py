"""Whether all is ready for the release of a version; ends with 1 and says what is missing.

python tools/ready.py v0.2.0
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def missing(version: str) -> list[str]:
    """What still has to be done, one line each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    fragments = [path.name for path in sorted((ROOT / "changelog.d").glob("*.md")) if path.name != "README.md"]
    found = []
    if project["version"] != version:
        found.append(f"pyproject.toml: the version is {project['version']}, not {version}")
    if not re.search(rf"^version: {re.escape(version)}$", citation, re.MULTILINE):
        found.append(f"CITATION.cff: the version is not {version}")
    if not re.search(rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$", changelog, re.MULTILINE):
        found.append(f"CHANGELOG.md: no section of {version} with its date: run towncrier build --version {version}")
    if "(unreleased)" in changelog:
        found.append("CHANGELOG.md: a section is still called unreleased")
    if fragments:
        found.append(f"changelog.d: {', '.join(fragments)} not in CHANGELOG.md yet: run towncrier build --version {version}")
    return found


def main() -> int:
    """Check the version that is named, with or without a v before it."""
    found = missing(sys.argv[1].removeprefix("v"))
    print("\n".join(found) if found else f"ready for {sys.argv[1]}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
