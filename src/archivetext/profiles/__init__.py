"""Profiles: what a family of dumps looks like, as data. Another archive's dumps are one more value.

from archivetext.profiles import Profile
MINE = Profile("mine", "our reading room's pages", page="title date labels body", labels={"Shelfmark": "reference"})
archivetext.parse(text, profile=MINE)
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archivetext.profiles.base import Profile, ProfileError
from archivetext.profiles.wilson import RELABELLED, WILSON_OLDWEB, WILSON_PRINT, WILSON_WEB

if TYPE_CHECKING:
    PROFILES: tuple[Profile, ...]
    """Every profile that is looked for in a text; the last fits all."""

__all__ = [
    "BODY", "PROFILES", "RELABELLED", "SHAPED", "WILSON_OLDWEB", "WILSON_PRINT", "WILSON_WEB", "Profile", "ProfileError", "built_in", "by_name",
]  # fmt: skip

BODY = Profile("body", "a bare body without any header")
"""A text without header: all of it is the document."""
SHAPED = (WILSON_PRINT, WILSON_OLDWEB, WILSON_WEB, RELABELLED)
"""The dumps of the Wilson Center Digital Archive, which are looked for first, in this order."""


@cache
def built_in() -> tuple[Profile, ...]:
    """The profiles of other archives that come with the library, read when they are first asked for."""
    from archivetext.profiles.files import comes_with

    return comes_with()


if not TYPE_CHECKING:  # a type checker would believe that every name is there

    def __getattr__(name: str) -> object:
        if name == "PROFILES":
            return (*SHAPED, *built_in(), BODY)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def by_name(name: str) -> Profile:
    """The profile of that name, or of the file of that path where it ends in ``.toml``.

    Raises:
        LookupError: there is none; the message lists those there are.
        ProfileError: the file says something that cannot be read.
        OSError: the file cannot be read.

    >>> by_name("wilson-web").title
    'Wilson Center Digital Archive, page of the web site'
    """
    if name.endswith(".toml"):
        return Profile.load(name)
    for profile in (*SHAPED, BODY, *built_in()):
        if profile.name == name:
            return profile
    known = ", ".join(one.name for one in (*SHAPED, *built_in(), BODY))
    raise LookupError(f"no profile is named {name!r}; there are: {known}; a profile of your own is a path that ends in .toml")
