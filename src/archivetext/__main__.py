"""``python -m archivetext`` is the command ``archivetext``."""

from __future__ import annotations

import sys

from archivetext.cli import main

if __name__ == "__main__":
    sys.exit(main())
