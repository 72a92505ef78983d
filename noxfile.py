"""The tasks of the project.

    pip install nox
    nox                            what a change has to pass before it is handed in: format, lint, test, docs
    nox -s test -- tests/test_dates.py
    nox -s ci                      everything, as .ci/run does

Each task makes a virtual environment of its own in .nox/ and installs what pyproject.toml lists for it; nothing else
has to be there but Python and git. The second time it is quick. What stands behind `--` is given on.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["format", "lint", "test", "docs"]
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent
OF_RECORDS = [
    "tests/unit", "tests/property", "tests/fuzz", "tests/test_cases.py", "tests/test_citations.py", "tests/test_dates.py",
    "tests/test_families.py", "tests/test_json.py", "tests/test_pages.py", "tests/test_plain.py", "tests/test_seeds.py",
]  # fmt: skip
"""Tests of what compiled modules make; those of the command, of files and of docs say the same of both."""


@nox.session
def test(session: nox.Session) -> None:
    """The tests, or those that are named: `nox -s test -- tests/test_dates.py -k roman`."""
    session.install("-e", ".[test]")
    session.run("pytest", *(session.posargs or ("-n", "auto", "--dist", "worksteal")))


@nox.session
def growth(session: nox.Session) -> None:
    """How time and memory grow with the text, on texts made to be slow: `nox -s growth -- -k brackets`."""
    session.install("-e", ".[test]")
    session.run("pytest", "-m", "growth", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """The tests but for those that measure growth, with branch coverage, which has a limit."""
    session.install("-e", ".[test]")
    session.run("pytest", "-q", "-n", "auto", "--dist", "loadfile", "-m", "not growth", "--cov", "--cov-report=term")


@nox.session(reuse_venv=False)
def compiled(session: nox.Session) -> None:
    """The wheel with compiled modules, as it is installed for others, and the tests on it, but for those that measure growth."""
    session.install("build>=1.2")
    with tempfile.TemporaryDirectory() as work:  # by way of the source distribution: what the compiler makes stays out of src
        session.run("python", "-m", "build", "--outdir", work, env={"HATCH_BUILD_HOOKS_ENABLE": "1"}, silent=True)
        (wheel,) = Path(work).glob("*.whl")
        session.install(f"{wheel}[test]")
    session.run("python", "tools/compiled.py")
    session.run("pytest", "-q", "-n", "auto", "--dist", "loadfile", "-m", "not growth", *(session.posargs or OF_RECORDS))


@nox.session
def mutation(session: nox.Session) -> None:
    """Faults put into the code, one at a time, and which of them no test sees: `nox -s mutation -- 'archivetext.spans.*'`."""
    session.install("-e", ".[mutation]")
    session.run("mutmut", "run", *session.posargs)
    session.run("mutmut", "results")


@nox.session
def format(session: nox.Session) -> None:  # noqa: A001, the task's name
    """Put the code into the form that lint asks for."""
    session.install("ruff>=0.15")
    session.run("ruff", "check", "--fix", "--exit-zero", "--quiet", ".")
    session.run("ruff", "format", ".")


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types, and the files that other machines read. Changes nothing."""
    session.install(".[lint]")  # as it is installed for others: --verifytypes looks at that
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy", "src", "tests/typing")
    session.run("pyright", "--pythonpath", f"{session.bin}/python")
    with session.chdir(session.create_tmp()):  # outside the sources, so that the installed package is meant
        session.run("pyright", "--verifytypes", "archivetext", "--ignoreexternal")
    for schema, paths in {
        "github-workflows": sorted(ROOT.glob(".github/workflows/*.yml")),
        "github-issue-forms": [path for path in sorted(ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")) if path.stem != "config"],
        "github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
        "dependabot": [ROOT / ".github/dependabot.yml"],
        "citation-file-format": [ROOT / "CITATION.cff"],
    }.items():
        session.run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *(str(path.relative_to(ROOT)) for path in paths))
    session.run("zizmor", "--offline", "--quiet", ".github")
    session.run("towncrier", "build", "--draft", "--version", "next", silent=True)


@nox.session
def docs(session: nox.Session) -> None:
    """The site, by both generators, which must agree; `nox -s docs -- serve` shows it while you write."""
    session.install("-e", ".[docs]")
    session.env["NO_MKDOCS_2_WARNING"] = "1"
    session.run("python", "tools/pages.py")
    if session.posargs == ["serve"]:
        session.run("mkdocs", "serve")
        return
    session.run("mkdocs", "build", "--strict", "--site-dir", "build/site-mkdocs")  # with --quiet it would pass over broken anchors
    session.run("zensical", "build", "--strict", "--clean")
    session.run("python", "tools/same_site.py", "build/site-mkdocs", "build/site")
    for site in ("build/site-mkdocs", "build/site"):
        session.run("python", "tools/links.py", site)


@nox.session
def browser(session: nox.Session) -> None:
    """Pages and the site in a real browser: text, keyboard, views, widths, search, axe's rules. Needs node, npm, chromium (CHROME), else skipped.

    `nox -s browser -- site` looks at the site alone, `-- pages` at pages of documents.
    """
    chrome = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    if not (chrome and shutil.which("node") and shutil.which("npm")):
        session.skip("node, npm and chromium are not here")
    session.install("-e", ".[docs,html]")
    parts = session.posargs or ["pages", "site"]
    work = Path(session.create_tmp())
    (work / "pages").mkdir(exist_ok=True)
    for name in ("package.json", "look.mjs", "site.mjs"):
        shutil.copy(ROOT / "tests" / "browser" / name, work)
    if "pages" in parts:
        session.run("python", "tests/browser/pages.py", str(work / "pages"))
    if "site" in parts:
        # a site under a path, as site.mjs serves it
        session.env.update(NO_MKDOCS_2_WARNING="1", SITE_URL="http://127.0.0.1/docs/latest/")
        session.run("python", "tools/pages.py")
        session.run("mkdocs", "build", "--quiet", "--site-dir", str(work / "site"))
    with session.chdir(work):
        session.run("npm", "install", "--silent", "--no-audit", "--no-fund", external=True)
        for part in parts:
            script = {"pages": "look.mjs", "site": "site.mjs"}[part]
            session.run("node", script, part, external=True, env={"CHROME": chrome})


@nox.session
def cluster(session: nox.Session) -> None:
    """Shards by the workers of a real cluster of Dask on this machine, one of which is killed in mid-run."""
    session.install("-e", ".[test,dask]")
    session.run("pytest", *(session.posargs or ("tests/test_machines.py",)))


@nox.session
def bench(session: nox.Session) -> None:
    """Speed beside that of peers, held to limits; `nox -s bench -- --json` and other options are given on."""
    session.install(".[bench]")
    session.run("python", "benchmarks/run.py", *(session.posargs or ["--quick", "--check"]))


@nox.session
def compare(session: nox.Session) -> None:
    """Speed beside that of another commit: `nox -s compare -- main`, then options of benchmarks/compare.py."""
    base, *options = session.posargs or ["main"]
    session.install(".")  # what both import; each side's own code is looked for first
    with tempfile.TemporaryDirectory() as work:
        session.run("git", "archive", "--output", f"{work}/base.zip", base, "src", external=True)
        shutil.unpack_archive(f"{work}/base.zip", work)
        session.run("python", "benchmarks/compare.py", work, str(ROOT), *options)


@nox.session
def readme(session: nox.Session) -> None:
    """The README's commands, taken literally, each in a fresh clone of what is committed; every record against the schema."""
    session.install("jsonschema>=4.21")
    with tempfile.TemporaryDirectory() as work:
        session.run("python", "tools/readme.py", work)


@nox.session
def release(session: nox.Session) -> None:
    """The files of a release, in dist/; `nox -s release -- v0.2.0` also checks that all is ready for that version."""
    session.install(".[release]")
    if session.posargs:
        session.run("python", "tools/ready.py", *session.posargs)
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    session.run("python", "-m", "build")
    session.run("twine", "check", "--strict", *map(str, sorted((ROOT / "dist").iterdir())))
    session.run("check-wheel-contents", "dist")
    with tempfile.TemporaryDirectory() as work:  # the wheel alone, as it is installed by those who have nothing else
        (wheel,) = (ROOT / "dist").glob("*.whl")
        session.run("python", "tools/installed.py", str(wheel), work)


@nox.session
def ci(session: nox.Session) -> None:
    """Everything that must pass, one after the other; the tests are run by the README's second command."""
    for task in ("readme", "lint", "coverage", "compiled", "docs", "bench", "release"):
        session.notify(task)
