"""What the command says where, and what ends it: messages, streams, signals."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from contextlib import contextmanager, suppress
from threading import Timer, get_ident
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

__all__ = [
    "FOUND", "OK", "USAGE", "Ended", "StopError", "UsageError", "close_quietly", "shown", "shown_lines", "signals_raise",
    "stand_in_for_closed_streams", "tell",
]  # fmt: skip

OK, FOUND, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command was called wrongly; the message says how to call it."""


class StopError(Exception):
    """The command cannot go on; the message says why."""


class Ended(BaseException):
    """A signal asks the command to end. Not an Exception, so that nothing takes it for the fault of one text."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def tell(message: str) -> None:
    """Says it on standard error, in one line."""
    with suppress(OSError):  # nobody listens
        sys.stderr.write(f"archivetext: {shown(message)}\n")


def shown(text: str) -> str:
    """The text on one line: what could end the line or command the terminal is written as Python writes it, by its number."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


def shown_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(map(shown, text.split("\n")))


# --- streams and signals


class _Closed(io.TextIOBase):
    """In the place of a standard output that is closed."""

    def write(self, _: str) -> NoReturn:
        raise OSError(errno.EBADF, "standard output is closed")


def stand_in_for_closed_streams() -> None:
    """Python has None for a stream that is closed at the start, and the next file that is opened gets its number."""
    if sys.stdin is not None and sys.stdout is not None and sys.stderr is not None:
        return
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # so that nothing else gets it
        pass
    os.close(number)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def close_quietly() -> None:
    """Standard output goes nowhere from here on."""
    # Python flushes standard output once more at its end; that would complain, or wait for a reader.
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


_SOON = 0.02
"""Seconds after which a signal is given again that came where it would be lost."""


def _is_lost(frame: FrameType | None) -> bool:
    """Whether what is raised here is lost: Python passes over what a ``__del__`` raises, and goes on."""
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False


@contextmanager
def signals_raise() -> Iterator[None]:
    """The signals that ask for the end raise :class:`Ended`, so that what was begun can be tidied up."""
    before = {}

    def end(number: int, frame: FrameType | None) -> None:
        if not _is_lost(frame):
            raise Ended(number)
        if sys.platform == "win32":
            again = Timer(_SOON, signal.raise_signal, (number,))
        else:  # it may wait for something that only a signal for this thread ends
            again = Timer(_SOON, signal.pthread_kill, (get_ident(), number))
        again.daemon = True
        again.start()

    try:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # nohup
                with suppress(ValueError):  # only the main thread may
                    before[number] = signal.signal(number, end)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
