"""The command ``archivetext``. Records go to standard output, everything else to standard error.

Exit status: 0 all well; 1 some text could not be read, a check found something, the output could not be written, or its reader
went away; 2 wrong usage; 128 and its number if a signal ended it (130 for an interrupt, 143 for SIGTERM).
"""

from __future__ import annotations

import io
import signal
import sys
from typing import TYPE_CHECKING

from archivetext.cli.arguments import parser
from archivetext.cli.saying import (
    FOUND,
    USAGE,
    Ended,
    StopError,
    UsageError,
    close_quietly,
    signals_raise,
    stand_in_for_closed_streams,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: the words behind the command's name; those of the process if None.

    Returns:
        The exit status.
    """
    stand_in_for_closed_streams()
    for stream in (sys.stdout, sys.stderr):  # whatever the locale; a pipe on Windows gets no \r\n either
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        with signals_raise():
            options = parser().parse_args(arguments)
            status: int = options.run(options)
            sys.stdout.flush()
    except UsageError as error:
        tell(str(error))
        return USAGE
    except StopError as error:
        close_quietly()
        tell(str(error))
        return FOUND
    except BrokenPipeError:  # `| head` has seen enough
        close_quietly()
        return FOUND
    except OSError as error:  # a full disk
        close_quietly()
        tell(f"the output cannot be written: {error.strerror or error}")
        return FOUND
    except MemoryError:
        close_quietly()
        tell("the memory did not suffice; split the text, or work where there is more")
        return FOUND
    except KeyboardInterrupt:
        close_quietly()
        return 128 + signal.SIGINT
    except Ended as ended:
        close_quietly()
        return 128 + ended.number
    return status
