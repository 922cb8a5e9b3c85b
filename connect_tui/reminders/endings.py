"""The signals that end the background process, which must find somebody to hear them at any moment."""

from __future__ import annotations

import signal
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def hold_back() -> None:
    """Have every ending wait until somebody hears it; once nobody will any more, it waits for good."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)


def hear(loop: asyncio.AbstractEventLoop, end: Callable[[str], None]) -> None:
    """Have ``end`` called on the loop with the name of each that comes or has waited.

    What this process was started to ignore, as by nohup, it goes on ignoring.
    """
    for ending in ENDINGS:
        if signal.getsignal(ending) is not signal.SIG_IGN:
            loop.add_signal_handler(ending, partial(end, ending.name))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
