"""Being ended from outside: by a request, or with the terminal."""

from __future__ import annotations

import asyncio
import os
import signal
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.ui.app import ConnectApp


def be_ready_to_be_ended(app: ConnectApp) -> None:
    """Have the app keep what is being written when the system asks it to end."""
    loop = asyncio.get_running_loop()
    for ending in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(ending, partial(end, app, ending))


def end(app: ConnectApp, ending: int) -> None:
    """Keep what is being written and end: giving the terminal back, unless it is gone."""
    app.place.keep_unfinished()
    if ending == signal.SIGHUP:
        signal.signal(ending, signal.SIG_DFL)
        os.kill(os.getpid(), ending)
    else:
        app.exit(return_code=128 + ending)
