"""Shows one popup through plyer, as a process of its own; its exit status says what came of it.

It is run as a file and imports nothing of Connect's. What to show stands as JSON on its standard input.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

APPEARED, HANDED_OVER, NO_WAY, REFUSED, NO_PROGRAM = 0, 10, 11, 12, 13
"""The exit statuses: it appeared; nobody refused it; nothing can show it here; refused; not installed."""


class _Watched:
    """Stands in for plyer's ``subprocess``, which forgets what its programs said when they ended."""

    DEVNULL = subprocess.DEVNULL

    def __init__(self) -> None:
        self.ended: list[subprocess.CompletedProcess[bytes]] = []

    def call(self, arguments: list[str], **_: object) -> int:
        return self.run(arguments).returncode

    def run(self, arguments: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ended = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
        self.ended.append(ended)
        return ended


def main() -> int:
    """Show what stands on the standard input and return the exit status."""
    wanted = json.load(sys.stdin)
    watched = _watch() if sys.platform == "linux" else None
    try:
        from plyer import notification

        notification.notify(
            title=wanted["title"], message=wanted["message"], app_name=wanted["app"], timeout=10
        )
    except NotImplementedError:
        return NO_WAY
    except OSError:
        return NO_PROGRAM
    return HANDED_OVER if watched is None else _verdict(watched)


def _watch() -> _Watched:
    from plyer.platforms.linux import notification

    linux: Any = notification
    watched = _Watched()
    linux.subprocess = watched
    return watched


def _verdict(watched: _Watched) -> int:
    """Judge by what plyer ran; where it ran nothing, it had an answer from the server itself."""
    if any(ended.returncode for ended in watched.ended):
        return REFUSED
    return HANDED_OVER if any(ended.stderr for ended in watched.ended) else APPEARED


if __name__ == "__main__":
    sys.exit(main())
