"""``python -m archivetext`` is the command ``archivetext``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

if __name__ == "__main__":
    # Python puts the current directory first here, where a file beside the texts would take the place of a module of the same name.
    with suppress(OSError):  # it can have been deleted
        if sys.path[:1] == [os.getcwd()]:  # noqa: PTH109
            del sys.path[0]
    from archivetext.cli import main

    sys.exit(main())
