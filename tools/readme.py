"""Do what the README says, as its reader would: in fresh clones of what is committed, with the commands as they stand.

    python tools/readme.py DIRECTORY

The commands are those between `<!-- run: NAME -->` and the end of the next fence. Each runs in a clone of its own in
DIRECTORY. The records that `parse` prints are held against the schema that the installed command prints.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parent.parent


def command(name: str) -> str:
    """The command of the README under a name."""
    found = re.search(rf"^<!-- run: {name} -->\n```sh\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    if not found:
        raise SystemExit(f"README.md has no command behind <!-- run: {name} -->")
    return found[1]


def run(name: str, work: Path, *, keep: bool = False) -> str:
    """Run a command of the README in a fresh clone; what it printed, if that is to be kept."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(work / name)], check=True)
    print(command(name), end="", flush=True)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command(name)],
        cwd=work / name,
        check=True,
        stdout=subprocess.PIPE if keep else None,
        encoding="utf-8",
    )
    return done.stdout or ""


def check(records: list[str], schema: str) -> None:
    """Hold each record against the schema."""
    validator = jsonschema.Draft202012Validator(json.loads(schema))
    for line in records:
        record = json.loads(line)
        validator.validate(record)
        if "error" in record:
            raise SystemExit(f"a seed was not parsed: {line}")
    print(f"{len(records)} records are valid")


def main() -> None:
    """Run both commands."""
    work = Path(sys.argv[1]).resolve()
    records = run("parse", work, keep=True).splitlines()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    if len(records) != len(seeds):
        raise SystemExit(f"{len(records)} records for {len(seeds)} seeds")
    print(*(line[:120] for line in records), sep="\n", flush=True)
    run("test", work)
    done = subprocess.run([str(work / "parse" / ".venv/bin/archivetext"), "schema"], check=True, capture_output=True, encoding="utf-8")
    check(records, done.stdout)


if __name__ == "__main__":
    main()
