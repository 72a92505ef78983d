"""Profiles: what a family of dumps looks like, as data. Another archive's dumps are one more value.

from archivetext.profiles import Profile
MINE = Profile("mine", "our reading room's pages", shape="labelled", labels={"Shelfmark": "source", "Text": "contents"})
archivetext.parse(text, profile=MINE)
"""

from __future__ import annotations

from archivetext.profiles.base import Profile, Shape
from archivetext.profiles.wilson import RELABELLED, WILSON_OLDWEB, WILSON_PRINT, WILSON_WEB

__all__ = ["BODY", "PROFILES", "RELABELLED", "WILSON_OLDWEB", "WILSON_PRINT", "WILSON_WEB", "Profile", "Shape", "by_name"]

BODY = Profile("body", "a bare body without any header", shape="body", labels={})

PROFILES: tuple[Profile, ...] = (WILSON_PRINT, WILSON_OLDWEB, WILSON_WEB, RELABELLED, BODY)
"""Every profile that is looked for in a text, in this order; the last fits all."""


def by_name(name: str) -> Profile:
    """The profile of that name.

    Raises:
        LookupError: there is none; the message lists those there are.

    >>> by_name("wilson-web").title
    'Wilson Center Digital Archive, page of the web site'
    """
    for profile in PROFILES:
        if profile.name == name:
            return profile
    raise LookupError(f"no profile is named {name!r}; there are: {', '.join(p.name for p in PROFILES)}")
