"""The app's engine beside a background process: one popup, and somebody who shows it."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.reminders.engine import Engine, Hooks
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.runner import is_running, news
from connect_tui.services.workspace import Workspace
from tests.reminders.desktop import until
from tests.reminders.processes import PATIENCE, Home

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from connect_tui.reminders.popup import Popup
    from tests.reminders.desktop import Bus
    from tests.reminders.recorder import Recorder

FOREVER = timedelta(hours=1)
AT_ONCE = timedelta(0)


class App:
    """An engine as the app has one."""

    def __init__(self, home: Home, bus: Bus) -> None:
        self.patience = FOREVER
        self.told: list[Popup] = []
        self.looks = 0
        self.name = f"app:{os.getpid()}"
        hooks = Hooks(patience=lambda: self.patience, shown_elsewhere=self.told.append, looked=self._looked)
        self._engine = Engine(Workspace(home.paths, home.clock, lock_timeout=0.3), self.name, hooks)
        self.task = asyncio.create_task(self._engine.run(DBusNotifier(self._engine.events, bus.env)))

    def _looked(self) -> None:
        self.looks += 1

    async def look(self) -> None:
        """Let it look."""
        for _ in range(2):
            looks = self.looks
            self._engine.soon()
            await until(lambda looks=looks: self.looks > looks, PATIENCE)  # type: ignore[misc]


@pytest.fixture
async def app(home: Home, bus: Bus, recorder: Recorder) -> AsyncIterator[App]:
    """The app beside a background process that has nothing to show yet."""
    home.write(home.rule("listen", text="Ask."), home.rule("care", text="See."), popups="off")
    home.known_since_yesterday()
    home.run("done", "care")
    home.start()
    await until(lambda: (told := news(home.paths)) is not None and told.way is not None, PATIENCE)
    app = App(home, bus)
    await app.look()
    yield app
    app.task.cancel()
    with suppress(asyncio.CancelledError):
        await app.task


def begin(home: Home) -> None:
    """Let what was missed be shown."""
    home.write(home.rule("listen", text="Ask."), home.rule("care", text="See."))
    home.known_since_yesterday()


async def test_the_background_shows_it_and_the_app_tells_of_it(
    home: Home, app: App, recorder: Recorder
) -> None:
    begin(home)
    await until(lambda: home.is_shown("listen"), PATIENCE)
    await app.look()
    (popup,), (told,) = recorder.popups, app.told
    assert (told.title, told.body) == (popup.title, popup.body)
    showing = home.showing("listen")
    assert showing is not None
    assert showing.by == f"background:{home.processes[0].pid}"
    recorder.press(popup.id, "done")
    await until(lambda: (one := home.showing("listen")) is not None and one.answer, PATIENCE)
    await app.look()
    assert len(app.told) == 1


async def test_the_app_stands_in_for_one_that_hangs(home: Home, app: App, recorder: Recorder) -> None:
    (background,) = home.processes
    background.popen.send_signal(signal.SIGSTOP)
    begin(home)
    await app.look()
    assert recorder.popups == []
    assert is_running(home.paths)
    app.patience = AT_ONCE
    begin(home)
    await app.look()
    assert len(recorder.popups) == 1
    showing = home.showing("listen")
    assert showing is not None
    assert showing.by == app.name
    app.patience = FOREVER
    background.popen.send_signal(signal.SIGCONT)
    home.run("clear", "care")
    await until(lambda: home.is_shown("care"), PATIENCE)
    assert len(recorder.popups) == 2
    assert [one.body.endswith("See.") for one in app.told] in ([], [True])


async def test_both_at_once(home: Home, app: App, recorder: Recorder) -> None:
    app.patience = AT_ONCE
    begin(home)
    home.run("clear", "care")
    await until(lambda: home.is_shown("listen") and home.is_shown("care"), PATIENCE)
    assert home.processes[0].end() == 0
    texts = [one for popup in recorder.popups for one in popup.body.splitlines()]
    assert len(texts) == 2
