"""What goes on beside the screens: reminders, and making the past ready to be looked back on."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connect_tui.ui.app import ConnectApp

FIRST_KEYS_SECONDS = 1.0
"""How long after the first frame a person has Connect to themselves."""

PAUSE_SECONDS = 0.005
"""How long keys and clicks have the processor to themselves between two steps of making ready."""

DAY_TURN_SECONDS = 60.0
"""How often it is looked whether a new day has begun, on which long removed people are to be forgotten."""

REST_SECONDS = 0.25
"""How long no key was pressed before anything is made ready that may never be needed."""

SHOWN_NEXT = (
    "services.retrospect",
    "ui.review_texts",
    "ui.screens.review",
    "services.feelings",
    "ui.calendar_texts",
    "ui.widgets.charts",
    "ui.screens.practice",
    "services.people_views",
    "ui.widgets.people_list",
    "ui.screens.people",
    "ui.person_course_rows",
    "ui.screens.person_deeds",
    "ui.screens.person",
    "services.journal_book",
    "services.entry_drafts",
    "ui.widgets.journal_list",
    "ui.widgets.journal_panel",
    "ui.screens.journal",
)
"""What a person is most likely to go to next, ready so that the first time is as quick as any."""

SHOWN_LATER = (
    "ui.screens.dialog",
    "ui.widgets.form_fields",
    "ui.writing_fields",
    "ui.screens.write_entry",
    "ui.screens.entry",
    "services.guides",
    "ui.guide_pages",
    "ui.screens.guide",
    "ui.widgets.feeling_picker",
    "ui.screens.feel",
    "ui.screens.evening",
    "ui.screens.feelings",
    "ui.widgets.me_list",
    "ui.screens.me",
    "ui.markdown_lines",
)
"""What may come after that. Much of what one needs comes before it, so that each step is short."""


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
            serve = self._app.desk.serve(self._app.show_reminder, self._open_evening)
            self._tasks.append(asyncio.create_task(serve))

    async def end(self) -> None:
        """Have it come to an end: popups are taken back, since nobody would hear their buttons."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _open_evening(self) -> None:
        """Open the evening, as a popup asks for; while a dialog is open, tell that it waits."""
        self._app.call_later(self._show_evening)

    def _show_evening(self) -> None:
        from connect_tui.ui import reminder_texts
        from connect_tui.ui.everywhere import do_everywhere

        if self._app.screen is self._app.place:
            do_everywhere(self._app, "evening")
        else:
            self._app.show_reminder(reminder_texts.EVENING, reminder_texts.EVENING_WAITS)

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
        await self._import(SHOWN_NEXT)
        app.attempt(self._read_journal, tell_once=True)
        await self._import(SHOWN_LATER)

    async def _import(self, modules: Iterable[str]) -> None:
        """Import what follows the package's name, one after another, whenever no key is being pressed."""
        for module in modules:
            await asyncio.sleep(PAUSE_SECONDS)
            while not self._app.keys_in_order.are_at_rest(REST_SECONDS):
                await asyncio.sleep(REST_SECONDS)
            import_module(f"connect_tui.{module}")

    def _read_journal(self) -> None:
        """Have at hand what the journal shows first."""
        from connect_tui.ui.journal_reading import FIRST_FEW

        self._app.workspace.journal_book.newest(FIRST_FEW)

    async def _forget_removed(self) -> None:
        """Once a day, have the records forget whoever was removed too long ago to be brought back."""
        app, done_on = self._app, None
        await asyncio.sleep(FIRST_KEYS_SECONDS)
        while True:
            today = app.workspace.today()
            if today != done_on and app.attempt(app.workspace.store.forget_removed, tell_once=True):
                done_on = today
            await asyncio.sleep(DAY_TURN_SECONDS)
