"""Where the documents of a file of many start: the lines that open one, by the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archivetext.pages.looks import Habits
from archivetext.pages.pattern import LONGEST, compiled
from archivetext.pages.rising import rising

if TYPE_CHECKING:
    from archivetext.profiles.base import Profile
    from archivetext.spans import Lines

__all__ = ["openings"]


def openings(source: str, lines: Lines, profile: Profile) -> list[int]:
    """Where the documents of a text start, by the lines that open one."""
    if not profile.split:
        return []
    habits = Habits(profile)
    patterns = [compiled(one, profile.own_looks) for one in profile.split]
    plain: list[int] = []
    numbered: list[tuple[int, int]] = []
    for start, end in zip(lines.starts, lines.ends, strict=True):
        if not 0 < end - start <= LONGEST:
            continue
        for pattern in patterns:
            found = pattern.match(source, start, end, habits)
            if found is None:
                continue
            number = next(
                (int(source[one.start : one.end].replace(",", "")) for one in found if one.key == "number" and one.look == "int"), None
            )
            if number is None:
                plain.append(start)
            else:
                numbered.append((number, start))
            break
    return sorted([*plain, *(numbered[at][1] for at in rising(number for number, _ in numbered))])
