"""The engine: looks at the clock and the records, and has what is due shown, once.

It looks when APScheduler says that a moment has come, and every few seconds, which notices what a scheduler's
timers cannot: a machine that slept, a clock or a zone that was changed, and what others have changed in the
records and in habits.yaml.
"""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.showings import Stage, Way
from connect_tui.reminders import claims, texts
from connect_tui.reminders.board import Board
from connect_tui.reminders.composing import compose
from connect_tui.reminders.log import LOGGER_NAME, fault
from connect_tui.reminders.popup import Popup, Readiness
from connect_tui.reminders.situation import AT_ONCE, learn_rules, outlook_of
from connect_tui.reminders.wakeups import Wakeups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connect_tui.reminders.outlook import Entry, Outlook
    from connect_tui.reminders.popup import Events, Notifier, Opener
    from connect_tui.services.workspace import Workspace

HEARTBEAT = 3.0
"""Seconds from one look to the next, at most."""

READY_AGAIN = 60.0
"""After how many seconds it is asked again whether popups could be shown, while none is due."""

LEAVING_SECONDS = 1.0
"""How long taking back popups may hold up the end."""

RECENT = timedelta(minutes=2)
"""How old a popup that another process has shown may be to be told of here."""

_logger = logging.getLogger(LOGGER_NAME)


class Hooks(NamedTuple):
    """What an engine asks and tells whoever runs it."""

    patience: Callable[[], timedelta] = lambda: AT_ONCE
    """How long to leave what is due to another process, asked each time."""
    shown_elsewhere: Callable[[Popup], None] = lambda _: None
    """Another process has just shown this."""
    looked: Callable[[], None] = lambda: None
    """The engine has looked; how it fares may have changed."""
    wanted: Callable[[], bool] = lambda: True
    """Whether to go on, asked before each look. Once it is not wanted, the engine ends and writes nothing."""
    mended: Callable[[str, str], None] = lambda _message, _hint: None
    """Something was odd about the records, and what was done about it."""
    evening: Opener | None = None
    """Opens the evening from a popup; None where nothing can."""


class Engine:
    """Shows reminders while it runs, on one event loop, over a workspace that nothing else uses.

    ``name`` is who claims, as in ``app:4711``, with the number of the process.
    """

    def __init__(self, workspace: Workspace, name: str, hooks: Hooks | None = None) -> None:
        self.workspace = workspace
        self.readiness = Readiness(ready=False, detail="")
        """Whether popups could be shown, and by what, when it was last asked."""
        self.way: Way | None = None
        """The way they would be shown; None where there is none."""
        self.trouble = ""
        """What is wrong now, in a sentence; empty where nothing is."""
        self._name = name
        self._hooks = hooks or Hooks()
        self._wakeups = Wakeups(workspace.clock)
        self._board = Board(workspace, name, self._heard, self._hooks.wanted, self._hooks.evening)
        self._asked_at: float | None = None
        self._look_again: datetime | None = None
        self._told: set[str] | None = None
        self._answers_heard = False
        self._has_just_woken = False
        self._learned: Mapping[str, str] = {}

    @property
    def events(self) -> Events:
        """What the notifier must be given."""
        return self._board.events

    def soon(self) -> None:
        """Look at once."""
        self._wakeups.soon()

    async def run(self, notifier: Notifier) -> None:
        """Look, again and again, until cancelled; then take back the popups that nobody would hear."""
        self._wakeups.start()
        try:
            while self._hooks.wanted():
                await self._look_and_tell(notifier)
                await self._wakeups.wait(HEARTBEAT)
        finally:
            self._wakeups.stop()
            try:
                async with asyncio.timeout(LEAVING_SECONDS):
                    await self._board.take_down(notifier)
            except TimeoutError:
                _logger.warning("left without taking every popup back")
            await notifier.close()

    async def _look_and_tell(self, notifier: Notifier) -> None:
        try:
            await self._look(notifier)
        except ConnectError as error:
            self._note_trouble(str(error), fault(error))
            self._look_again = None
        except Exception as error:  # noqa: BLE001 - one fault must not end all reminders to come
            self._note_trouble(texts.FAULT.format(fault=fault(error)), fault(error))
            self._look_again = None
        for notice in self.workspace.store.take_notices():
            _logger.warning("the records needed mending")
            self._hooks.mended(notice.message, notice.hint)
        self._hooks.looked()

    async def _look(self, notifier: Notifier) -> None:
        """Take in what has changed, and show, withdraw and plan what that asks for."""
        changed = bool(self.workspace.follow()) | self.workspace.follow_catalogue() | self._answers_heard
        moved = self._wakeups.clock_moved()
        self._has_just_woken = moved
        self._answers_heard = False
        self._board.save_unsaved()
        if self._asked_at is None or moved or time.monotonic() >= self._asked_at + READY_AGAIN:
            await self._is_ready(notifier)
        if not self._hooks.wanted():
            return
        wall = self.workspace.clock.now().replace(tzinfo=None)
        if not (changed or moved or self._look_again is None or wall >= self._look_again):
            return
        self._learned = learn_rules(self.workspace, self._learned)
        await self._board.take_back_stale(notifier)
        found = await self._show_all_due(notifier)
        self._tell_of_others(found)
        self._look_again = None if found.due else found.look_again
        if found.look_again is not None:
            self._wakeups.plan(found.look_again - found.now.replace(tzinfo=None))
        self._note_trouble(texts.CATALOGUE_BROKEN if self.workspace.loaded.problems else "", "habits.yaml")

    async def _show_all_due(self, notifier: Notifier) -> Outlook:
        found = self._outlook()
        if found.late and self._has_just_woken and self._hooks.patience():
            return found  # the process that has the first claim wakes within one heartbeat, too
        while found.due and await self._is_ready(notifier) and self._hooks.wanted():
            claim = claims.take(self.workspace, self._name, self._hooks.patience())
            if claim is None or not await self._board.put_up(notifier, claim):
                return self._outlook()
            found = self._outlook()
        return found

    def _outlook(self) -> Outlook:
        return outlook_of(self.workspace, patience=self._hooks.patience())

    async def _is_ready(self, notifier: Notifier) -> bool:
        readiness = await notifier.prepare()
        way = notifier.way if readiness.ready else None
        self._asked_at = time.monotonic() if readiness.ready else None
        if (readiness, way) != (self.readiness, self.way):
            self.readiness, self.way = readiness, way
            _logger.info("popups by %s: %s", way or "no way yet", readiness.detail)
        return readiness.ready

    def _tell_of_others(self, found: Outlook) -> None:
        """Tell once of each popup that another process has just shown."""
        theirs = [
            one
            for one in found.entries
            if one.showing is not None
            and one.showing.by != self._name
            and one.showing.stage is Stage.SHOWN
            and one.showing.answer is None
        ]
        told, self._told = self._told, {one.occurrence.key for one in theirs}
        if told is None:
            return
        popups: dict[str, list[Entry]] = {}
        for one in theirs:
            shown_at = one.showing.shown_at if one.showing else None
            if one.occurrence.key not in told and shown_at and abs(found.now - shown_at) < RECENT:
                first = (one.showing.together if one.showing else "") or one.occurrence.key
                popups.setdefault(first, []).append(one)
        for entries in popups.values():
            occurrences = [one.occurrence for one in entries]
            showings = {one.occurrence.key: one.showing for one in entries if one.showing is not None}
            evening = self._hooks.evening
            composed = compose(
                self.workspace,
                occurrences,
                late=entries[0].late,
                showings=showings,
                opens_evening=evening is not None and evening.is_there(),
            )
            self._hooks.shown_elsewhere(composed.popup)

    def _heard(self) -> None:
        self._answers_heard = True
        self._wakeups.soon()

    def _note_trouble(self, trouble: str, kind: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            if trouble:
                _logger.warning("trouble: %s", kind)
            else:
                _logger.info("all is well again")
