"""Patterns that are compiled when they are first met: a text that never needs one does not wait for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Found = Callable[..., re.Match[str] | None]

__all__ = ["Lazy"]


class Lazy:
    """A pattern; the first call of one of its methods compiles it, and from then on they are the compiled pattern's own.

    >>> Lazy("a+").match("aab")[0]
    'aa'
    """

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "search", "split", "sub", "text")

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text: str = text
        """The regular expression."""
        self.flags: int = flags
        """Those of :mod:`re`."""
        self.match: Found = self._match
        self.search: Found = self._search
        self.fullmatch: Found = self._fullmatch
        self.finditer: Callable[..., Iterator[re.Match[str]]] = self._finditer
        self.findall: Callable[..., list[str]] = self._findall
        self.split: Callable[..., list[str]] = self._split
        self.sub: Callable[..., str] = self._sub

    def compiled(self) -> re.Pattern[str]:
        """The pattern, whose methods take the place of these here."""
        pattern = re.compile(self.text, self.flags)
        self.match, self.search, self.fullmatch = pattern.match, pattern.search, pattern.fullmatch
        self.finditer, self.findall, self.split = pattern.finditer, pattern.findall, pattern.split
        self.sub = pattern.sub
        return pattern

    def _match(self, *given: str | int) -> re.Match[str] | None:
        return self.compiled().match(*given)  # type: ignore[arg-type]

    def _search(self, *given: str | int) -> re.Match[str] | None:
        return self.compiled().search(*given)  # type: ignore[arg-type]

    def _fullmatch(self, *given: str | int) -> re.Match[str] | None:
        return self.compiled().fullmatch(*given)  # type: ignore[arg-type]

    def _finditer(self, *given: str | int) -> Iterator[re.Match[str]]:
        return self.compiled().finditer(*given)  # type: ignore[arg-type]

    def _findall(self, *given: str | int) -> list[str]:
        return self.compiled().findall(*given)  # type: ignore[arg-type]

    def _sub(self, put: str, text: str) -> str:
        return self.compiled().sub(put, text)

    def _split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self.compiled().split(text, maxsplit)
