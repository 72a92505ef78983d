"""What to do about bytes that are no text in the encoding that was said."""

from __future__ import annotations

import codecs

__all__ = ["advice"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def advice(data: bytes, start: int, encoding: str) -> str:
    """What to do about bytes that are not *encoding*. An encoding is named only where the bytes themselves tell it."""
    told = codecs.lookup(encoding).name
    damaged = "so it is damaged there or cut off: get it anew or mend it"
    for mark, marked in _MARKS:
        if data.startswith(mark):
            if told == marked:
                return f"Its byte order mark says {marked} too, {damaged}"
            return f"Its byte order mark says {marked}: --encoding {marked} (in Python: encoding={marked!r})"
    if b"\0" in data:
        return "It has NUL bytes: probably it is no text at all, or UTF-16 without a byte order mark (utf-16-le or utf-16-be)"
    if told == "utf-8" and not data[:start].isascii():
        return f"Up to there it is UTF-8 with more than ASCII letters, {damaged}"
    say = "Say how it is written with --encoding (in Python: encoding=...)"
    guess = _guess(data[max(0, start - 32_768) : start + 32_768])
    if guess is None:
        return say
    return f"{say}; by its letters charset-normalizer takes it for {guess}: look whether it reads well so"


_USUAL = ("cp1252", "cp1251", "koi8_r", "cp1250", "cp866", "gb18030", "big5", "euc_kr", "shift_jis")


def _guess(data: bytes) -> str | None:
    """The encoding in which these bytes are words of a language, where charset-normalizer is installed and finds one."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data).best()
    if best is None or not best.coherence:
        return None
    alike = best.could_be_from_charset  # all of them give this text
    found = next((usual for usual in _USUAL if usual in alike), best.encoding)
    return found.replace("cp125", "windows-125").replace("_", "-")
