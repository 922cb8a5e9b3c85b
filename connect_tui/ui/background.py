"""What goes on beside the screens: reminders, and making the past ready to be looked back on."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.ui.app import ConnectApp

FIRST_KEYS_SECONDS = 1.0
"""How long after the first frame a person has Connect to themselves."""

PAUSE_SECONDS = 0.005
"""How long keys and clicks have the processor to themselves between two steps of making ready."""

DAY_TURN_SECONDS = 60.0
"""How often it is looked whether a new day has begun, on which long removed people are to be forgotten."""

SHOWN_NEXT = (
    "connect_tui.ui.screens.review",
    "connect_tui.ui.screens.practice",
    "connect_tui.ui.widgets.people_list",
    "connect_tui.ui.screens.people",
    "connect_tui.ui.screens.person",
)
"""What a person is most likely to go to next, ready so that the first time is as quick as any."""


class Background:
    """Tasks that begin once the first frame is there, and end with the app."""

    def __init__(self, app: ConnectApp) -> None:
        self._app = app
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self) -> None:
        """Begin with all of it."""
        self._tasks.append(asyncio.create_task(self._make_ready()))
        self._tasks.append(asyncio.create_task(self._forget_removed()))
        if self._app.desk is not None:
            self._tasks.append(asyncio.create_task(self._app.desk.serve(self._app.show_reminder)))

    async def end(self) -> None:
        """Have it come to an end: popups are taken back, since nobody would hear their buttons."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _make_ready(self) -> None:
        """Keep what makes the next start quick, then read the past, in steps too small to be noticed.

        Trouble with the records is told once; what is missing then is read when it is asked for.
        """
        app = self._app
        book, today = app.workspace.book, app.workspace.today()
        app.attempt(lambda: book.save(today), tell_once=True)
        await asyncio.sleep(FIRST_KEYS_SECONDS)
        steps, last = book.prepare(today), object()
        step: list[object] = [None]
        while app.attempt(lambda: step.append(next(steps, last)), tell_once=True) and step.pop() is not last:
            await asyncio.sleep(PAUSE_SECONDS)
        for module in SHOWN_NEXT:
            await asyncio.sleep(PAUSE_SECONDS)
            import_module(module)

    async def _forget_removed(self) -> None:
        """Once a day, have the records forget whoever was removed too long ago to be brought back."""
        app, done_on = self._app, None
        await asyncio.sleep(FIRST_KEYS_SECONDS)
        while True:
            today = app.workspace.today()
            if today != done_on and app.attempt(app.workspace.store.forget_removed, tell_once=True):
                done_on = today
            await asyncio.sleep(DAY_TURN_SECONDS)
