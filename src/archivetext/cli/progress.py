"""How far a run is: a line that moves on a terminal, where rich is installed (extra ``cli``), a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["telling"]

EVERY = 10.0
"""Seconds between two plain lines; a run that is shorter gives none."""


@contextmanager
def telling(quiet: bool, *, beside: bool) -> Iterator[Callable[[int], None]]:
    """What is told how many texts are done.

    Args:
        quiet: whether nothing is said.
        beside: whether records go to the same terminal, where a line that moves would stand among them.
    """
    if quiet:
        yield _nothing
        return
    bar = None if beside or not sys.stderr.isatty() else _bar()
    if bar is None:
        yield _Plain().tell
        return
    with bar:
        task = bar.add_task("", total=None)
        yield lambda done: bar.update(task, completed=done)


def _nothing(_: int) -> None:
    """For ``--quiet``."""


class _Plain:
    def __init__(self) -> None:
        self.began = self.last = time.monotonic()

    def tell(self, done: int) -> None:
        """A line, if the last is long enough ago."""
        now = time.monotonic()
        if now - self.last < EVERY:
            return
        self.last = now
        with suppress(OSError):
            sys.stderr.write(f"archivetext: {done} texts in {now - self.began:.0f} s\n")


def _bar() -> Any:
    """The moving line of rich, if it is there: how many, how fast, since when."""
    try:
        console, progress = import_module("rich.console"), import_module("rich.progress")
    except ImportError:
        return None
    columns = (progress.SpinnerColumn(), progress.TextColumn("{task.completed:.0f} texts"), _speed(progress), progress.TimeElapsedColumn())
    return progress.Progress(*columns, console=console.Console(stderr=True), transient=True, refresh_per_second=4)


def _speed(progress: Any) -> Any:
    """Texts a second, once there is one."""

    def render(task: Any) -> str:
        return f"{task.speed:.0f}/s" if task.speed else ""

    return type("Speed", (progress.ProgressColumn,), {"render": lambda _, task: import_module("rich.text").Text(render(task))})()
