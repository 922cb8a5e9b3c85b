"""The reminders as they truly are: shown while the app is open, and served to its screens.

Nothing here loads the planning, the engine or what they need before it is asked for: the first frame comes
before them.
"""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.days import lived_day
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.showings import Way
from connect_tui.reminders.popup import Button, Delivery, Popup, Readiness
from connect_tui.ui.at_login import AtLogin
from connect_tui.ui.reminder_desk import Health

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connect_tui.reminders.composing import Naming
    from connect_tui.reminders.engine import Engine
    from connect_tui.reminders.outlook import Entry, Outlook
    from connect_tui.reminders.popup import Notifier
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Store

PATIENCE = timedelta(seconds=45)
"""How long what is due is left to the background process, which hears the buttons longer than the app."""

ENGINE_LOCK_TIMEOUT = 0.3
"""Seconds the engine waits for a process that is writing: the screen stands still meanwhile."""


class ToastNotifier:
    """Shows reminders in the app itself, where they cannot appear on the desktop."""

    way = Way.TOAST
    discreet_only = False

    def __init__(self, show: Callable[[Popup], None]) -> None:
        self._show = show

    async def prepare(self) -> Readiness:
        """Tell that it is ready, as it always is."""
        return Readiness(ready=True, detail="")

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        """Show it."""
        before_sending()
        self._show(popup)
        return Delivery(Way.TOAST, shown=True)

    async def withdraw(self, popup: int, server: str) -> None:
        """Do nothing: it goes by itself."""

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


class _Presence:
    """Notices that a history which was there has been erased; one that is yet to begin has not."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._was_there = False

    def lasts(self) -> bool:
        """Tell whether reminders are still wanted."""
        try:
            is_there = self._store.is_there()
        except ConnectError:  # nobody can tell just now
            return True
        self._was_there = self._was_there or is_there
        return is_there or not self._was_there


class _EveningHere:
    """Opens the evening in the app itself."""

    def __init__(self, opened: Callable[[], None]) -> None:
        self._opened = opened

    def is_there(self) -> bool:
        """Tell that it can be opened, as it always can."""
        return True

    def open(self) -> bool:
        """Open it, and tell that it is open."""
        self._opened()
        return True


class LiveDesk:
    """Serves the screens, and shows what is due while :meth:`serve` runs.

    ``show`` shows a reminder in the app, with its title and its text. The engine looks at the records through
    a workspace of its own, as another process would, so that neither waits for what the other has not seen.
    """

    def __init__(self, workspace: Workspace, env: Mapping[str, str]) -> None:
        self._workspace = workspace
        self._env = env
        self._engine: Engine | None = None
        self._notifier: Notifier | None = None
        self._login = AtLogin(workspace.paths, env)
        self._fault = ""
        self._naming: Naming | None = None

    async def serve(self, show: Callable[[str, str], None], open_evening: Callable[[], None]) -> None:
        """Show what is due, until cancelled."""
        from connect_tui.reminders.log import fault, start_log, stop_log
        from connect_tui.ui import reminder_texts

        log = start_log(self._workspace.paths)
        try:
            self._login.look()
            self._engine, self._notifier = await self._made(show, open_evening)
            await self._engine.run(self._notifier)
            self._engine = None
        except Exception as error:  # noqa: BLE001 - the app goes on without reminders, and says so
            self._engine = None
            self._fault = reminder_texts.STOPPED.format(fault=fault(error))
            show(reminder_texts.TITLE, self._fault)
        finally:
            stop_log(log)

    async def _made(
        self, show: Callable[[str, str], None], open_evening: Callable[[], None]
    ) -> tuple[Engine, Notifier]:
        """Return an engine and what it shows popups by, without holding up the screen by importing them."""

        def imported() -> None:
            import connect_tui.reminders.engine
            import connect_tui.reminders.notifiers.desktop  # noqa: F401 - only to have them loaded

        await asyncio.to_thread(imported)
        from connect_tui.reminders.engine import Engine, Hooks
        from connect_tui.reminders.notifiers.desktop import desktop_notifier
        from connect_tui.services.workspace import Workspace

        paths, clock = self._workspace.paths, self._workspace.clock
        own = Workspace(paths, clock, lock_timeout=ENGINE_LOCK_TIMEOUT)
        hooks = Hooks(
            patience=self._patience,
            shown_elsewhere=lambda popup: show(popup.title, self._said_here(popup)),
            mended=show,
            wanted=_Presence(own.store).lasts,
            evening=_EveningHere(open_evening),
        )
        engine = Engine(own, f"app:{os.getpid()}", hooks)
        toasts = ToastNotifier(lambda popup: show(popup.title, self._said_here(popup)))
        return engine, desktop_notifier(engine.events, self._env, toasts)

    def _said_here(self, popup: Popup) -> str:
        """Return what a popup says, and the key that does here what its button opens on the desktop."""
        from connect_tui.config.keys import keymap
        from connect_tui.ui import reminder_texts
        from connect_tui.ui.keys import shown_keys

        keys = keymap(self._workspace.settings.keys)["evening"]
        if Button.OPEN not in popup.buttons or not keys:
            return popup.body
        return f"{popup.body}\n{reminder_texts.OPEN_HERE.format(key=shown_keys(keys[:1]))}"

    def _patience(self) -> timedelta:
        from connect_tui.reminders import runner
        from connect_tui.reminders.situation import AT_ONCE

        return PATIENCE if runner.is_running(self._workspace.paths) else AT_ONCE

    # What the screens ask

    def outlook(self, days: int) -> Outlook:
        """Return how the reminders stand, and what comes in so many days ahead."""
        from connect_tui.reminders.situation import outlook_of

        self._naming = None
        return outlook_of(self._workspace, days)

    def words(self, entry: Entry) -> str:
        """Return what its popup says, in a line, by the records as they were for the last outlook."""
        if self._naming is None:
            from connect_tui.reminders.composing import Naming

            self._naming = Naming(self._workspace)
        return self._naming.headline(entry.occurrence, entry.showing)

    def health(self) -> Health:
        """Return whether reminders arrive."""
        from connect_tui.reminders import runner

        told = runner.news(self._workspace.paths) if runner.is_running(self._workspace.paths) else None
        engine = self._engine
        way, detail = (engine.way, engine.readiness.detail) if engine is not None else (None, "")
        if told is not None and told.way is not None:
            way, detail = told.way, told.detail
        zone = self._workspace.clock.now().tzinfo
        trouble = self._fault or (engine.trouble if engine is not None else "")
        return Health(
            way=way,
            detail=detail,
            background=told.since.astimezone(zone) if told is not None else None,
            trouble=trouble or (told.trouble if told is not None else ""),
            at_login=self._login.is_on,
        )

    # What the screens have done

    def switch(self, rule_id: str, on: bool) -> None:  # noqa: FBT001 - as one says it
        """Switch a rule on or off in habits.yaml."""
        from connect_tui.config.changing import change_reminder

        change_reminder(self._workspace.paths, rule_id, enabled=on)
        self._look_at_once()

    def set_times(self, rule_id: str, text: str) -> None:
        """Give a rule other times in habits.yaml. Raises WrongUse where the text is none."""
        from connect_tui.config.changing import change_reminder
        from connect_tui.domain.reminders import parse_moments

        change_reminder(self._workspace.paths, rule_id, moments=parse_moments(text))
        self._look_at_once()

    def put_off(self, reminder: str, minutes: int | None) -> None:
        """Have a reminder come so many minutes from now, or not again today where that is None."""
        from connect_tui.services.reminders import put_off

        day = lived_day(self._workspace.clock.now(), self._workspace.settings.day_starts_at)
        put_off(self._workspace, [reminder], day, minutes)
        self._look_at_once()

    def _look_at_once(self) -> None:
        if self._engine is not None:
            self._engine.soon()

    async def test(self) -> str:
        """Show a popup now, and return a sentence that tells whether it came."""
        from connect_tui.reminders.trial import TRIAL
        from connect_tui.ui import reminder_texts

        if self._notifier is None:
            return reminder_texts.NOT_READY_YET
        readiness = await self._notifier.prepare()
        delivery = await self._notifier.show(TRIAL, lambda: None)
        return reminder_texts.trial(delivery, readiness.detail)

    # At login

    async def login_plan(self) -> str:
        """Return what installing would write, or uninstalling remove."""
        return await asyncio.to_thread(self._login.plan)

    async def install(self) -> str:
        """Have reminders start at login, and return what was written."""
        return await asyncio.to_thread(self._login.install)

    async def uninstall(self) -> str:
        """Have reminders no longer start at login, and return what was removed."""
        return await asyncio.to_thread(self._login.uninstall)
