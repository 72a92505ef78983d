"""Patterns of paths, for a shell that has not written them out: ``'papers/**/*.html'``."""

from __future__ import annotations

import os

__all__ = ["is_pattern", "matching"]


def is_pattern(name: str) -> bool:
    """Whether a path is a pattern, and no file of that name is there."""
    try:
        return any(sign in name for sign in "*?[") and not os.path.lexists(name)
    except ValueError:  # a NUL
        return False


def matching(pattern: str) -> list[str]:
    """The files and directories that it means, sorted by name; of ``**`` the files alone, since directories hold them again."""
    import glob

    found = sorted(glob.glob(pattern, recursive=True), key=lambda path: path.replace(os.sep, "\0"))  # noqa: PTH207
    if "**" in pattern:
        return [path for path in found if not os.path.isdir(path)]  # noqa: PTH112
    return found
