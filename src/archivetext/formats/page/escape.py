"""Text made safe for HTML. Whatever a source holds stays text: it is shown, and neither runs nor fetches.

A page is written in UTF-8, in which a lone surrogate cannot stand, and HTML has no NUL: both are shown as U+FFFD, so that the text keeps
its length. A carriage return is written by its number, since a browser reads a bare one as a line feed.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["attribute", "data_link", "escape", "link", "short", "shown"]


def shown(text: str) -> str:
    r"""The text as it can stand in a page, sign for sign.

    >>> shown("a\0b\ud800c") == "a\ufffdb\ufffdc"
    True
    """
    return _not_in_html().sub("\ufffd", text)


def escape(text: str) -> str:
    r"""A text that is :func:`shown` already, between tags.

    >>> escape("R&D <b>\r\n")
    'R&amp;D &lt;b&gt;&#13;\n'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def attribute(text: str) -> str:
    r"""A text as the value of an attribute, between double quotation marks.

    >>> attribute('an "old"\nship')
    'an &quot;old&quot;&#10;ship'
    """
    return escape(shown(text)).replace('"', "&quot;").replace("\n", "&#10;")


def short(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis, ready to stand between tags."""
    return escape(shown(text if len(text) <= most else text[: most - 1].rstrip() + "…"))


def link(address: str) -> str | None:
    """The address for ``href`` where it is one of the web; None for anything else, which stays text.

    >>> link("https://example.org/a?b=1&c"), link("javascript:alert(1)")
    ('https://example.org/a?b=1&amp;c', None)
    """
    return attribute(address) if _web().fullmatch(address) else None


def data_link(kind: str, text: str) -> str:
    """The text as an address that holds it, for a link by which one saves it."""
    from urllib.parse import quote

    return f"data:{kind};charset=utf-8,{quote(shown(text), safe=_PLAIN)}"


_PLAIN = "/:;,()*!@$=[]{}"


@cache
def _not_in_html() -> re.Pattern[str]:
    return re.compile("[\0\ud800-\udfff]")


@cache
def _web() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s\"'<>`\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+", re.IGNORECASE)
