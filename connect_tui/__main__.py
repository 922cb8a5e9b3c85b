# PYTHON_ARGCOMPLETE_OK
"""Connect as a program: the command ``connect-tui`` and ``python -m connect_tui``."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    gc.disable()  # a command is over before a collection pays; the app turns it on again
    from connect_tui.cli.app import main as run

    status = run()
    gc.freeze()  # Python looks through all that is left for cycles before it ends, which all goes anyway
    return status


if __name__ == "__main__":
    sys.exit(main())
