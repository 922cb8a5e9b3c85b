"""The reminders as the app truly serves them: on a session bus, without one, and at its screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from connect_tui.config.changing import change_setting
from connect_tui.domain.showings import Answer, Stage, Way
from connect_tui.reminders.engine import Engine
from connect_tui.reminders.runner import RunnerLock
from connect_tui.services.erase import erase_everything
from connect_tui.ui import texts
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.live_desk import LiveDesk
from connect_tui.ui.screens.evening import EveningDialog
from tests.ui.home import NOW, Home, Sitting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from tests.reminders.desktop import Bus
    from tests.reminders.recorder import Recorder

RULES = """# my own
reminders:
  - id: noon        # when I eat
    practice: listen
    at: "12:30"
    text: Put the phone away at lunch.
settings:
  quiet_hours: off
"""
KEY = "noon@2026-11-22T12:30"
CLOSING = RULES.replace("practice: listen", "kind: evening").replace(
    "Put the phone away at lunch.", "Enough?"
)


@asynccontextmanager
async def living(home: Home, env: Mapping[str, str]) -> AsyncIterator[Sitting]:
    """Open Connect with everything it has, and leave it as a person does."""
    workspace = home.workspace()
    desk = LiveDesk(workspace, {"HOME": str(home.paths.config.parent), "PATH": "/nowhere"} | dict(env))
    app = ConnectApp(
        workspace, desk=desk, keep_theme=lambda name: _drop(change_setting(home.paths, "theme", name))
    )
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Sitting(app, pilot)


def _drop(_: object) -> None:
    """Take a value that is not wanted."""


async def engine_of(sitting: Sitting) -> Engine:
    desk = sitting.app.desk
    assert isinstance(desk, LiveDesk)
    await sitting.until(lambda: desk._engine is not None and desk._engine._look_again is not None)
    assert desk._engine is not None
    return desk._engine


async def at_half_past(sitting: Sitting, home: Home) -> None:
    """Let it become the moment of the reminder."""
    engine = await engine_of(sitting)
    home.clock.moment = NOW + timedelta(minutes=30)
    engine.soon()


@pytest.fixture
def lunch(home: Home) -> Home:
    home.write_habits(RULES)
    return home


class TestOnABus:
    async def test_a_popup_comes_and_done_is_seen_on_today(
        self, lunch: Home, bus: Bus, recorder: Recorder
    ) -> None:
        async with living(lunch, {"DBUS_SESSION_BUS_ADDRESS": bus.address}) as sitting:
            await at_half_past(sitting, lunch)
            await sitting.until(lambda: bool(recorder.popups))
            popup = recorder.popups[0]
            assert (popup.title, popup.body) == ("Listen attentively", "Put the phone away at lunch.")
            assert sitting.toasts() == []
            recorder.press(popup.id, "done")
            await sitting.until_shown("1 of 12")
        assert lunch.row("listen").state.value == "done"

    async def test_the_evening_is_opened_here(self, home: Home, bus: Bus, recorder: Recorder) -> None:
        home.write_habits(CLOSING)
        async with living(home, {"DBUS_SESSION_BUS_ADDRESS": bus.address}) as sitting:
            await at_half_past(sitting, home)
            await sitting.until(lambda: bool(recorder.popups))
            assert recorder.popups[0].actions[0] == ("open", "Open")
            await sitting.until(lambda: home.workspace().store.showings()[KEY].stage is Stage.SHOWN)
            recorder.press(recorder.popups[0].id, "open")
            await sitting.until(lambda: isinstance(sitting.app.screen, EveningDialog))
            assert home.workspace().store.showings()[KEY].answer is Answer.OPENED

    async def test_leaving_takes_back_a_popup_that_nobody_would_hear(
        self, lunch: Home, bus: Bus, recorder: Recorder
    ) -> None:
        async with living(lunch, {"DBUS_SESSION_BUS_ADDRESS": bus.address}) as sitting:
            await at_half_past(sitting, lunch)
            await sitting.until(lambda: bool(recorder.popups))
            await sitting.until(lambda: lunch.workspace().store.showings()[KEY].stage is Stage.SHOWN)
        assert recorder.closed == [recorder.popups[0].id]
        assert lunch.workspace().store.showings()[KEY].answer is Answer.WITHDRAWN

    async def test_the_screen_tells_by_which_way_and_tries_a_popup(
        self, lunch: Home, bus: Bus, recorder: Recorder
    ) -> None:
        async with living(lunch, {"DBUS_SESSION_BUS_ADDRESS": bus.address}) as sitting:
            await engine_of(sitting)
            await sitting.press("m")
            await sitting.until_shown("popups work through D-Bus (recorder 1.0)")
            await sitting.press("y")
            await sitting.until(lambda: bool(recorder.popups))
            await sitting.until(lambda: "A popup was shown through D-Bus" in "".join(sitting.toasts()))

    async def test_what_is_due_is_left_to_the_background_process_for_a_while(
        self, lunch: Home, bus: Bus, recorder: Recorder
    ) -> None:
        background = RunnerLock(lunch.paths)
        assert background.acquire()
        async with living(lunch, {"DBUS_SESSION_BUS_ADDRESS": bus.address}) as sitting:
            await at_half_past(sitting, lunch)
            engine = await engine_of(sitting)
            await sitting.until(lambda: engine._look_again is not None and engine._look_again.second == 45)
            assert recorder.popups == []
            lunch.clock.moment += timedelta(seconds=45)
            engine.soon()
            await sitting.until(lambda: bool(recorder.popups))
        background.release()


class TestWithoutABus:
    async def test_a_reminder_appears_in_the_app_with_a_bell(self, lunch: Home) -> None:
        with patch.object(ConnectApp, "bell") as bell:
            async with living(lunch, {}) as sitting:
                await at_half_past(sitting, lunch)
                await sitting.until_shown("Put the phone away at lunch.")
        assert bell.called
        showing = lunch.workspace().store.showings()[KEY]
        assert (showing.way, showing.stage) == (Way.TOAST, Stage.SHOWN)

    async def test_a_reminder_of_the_evening_tells_its_key(self, home: Home) -> None:
        home.write_habits(CLOSING)
        async with living(home, {}) as sitting:
            await at_half_past(sitting, home)
            await sitting.until(lambda: "Enough?\nE closes the day here." in sitting.toasts())

    async def test_the_trial_says_that_nothing_can_appear_on_the_desktop(self, lunch: Home) -> None:
        async with living(lunch, {}) as sitting:
            await engine_of(sitting)
            await sitting.press("m", "y")
            await sitting.until(lambda: any("can appear on the desktop" in one for one in sitting.toasts()))


class TestAtItsScreen:
    async def test_switching_writes_habits_yaml_and_keeps_its_comments(self, lunch: Home) -> None:
        async with living(lunch, {}) as sitting:
            await sitting.press("m", "space")
            await sitting.until_shown("switched off")
        text = lunch.paths.habits_file.read_text(encoding="utf-8")
        assert "# my own" in text
        assert "- id: noon        # when I eat\n    enabled: false\n" in text

    async def test_another_time_is_written_and_followed(self, lunch: Home) -> None:
        async with living(lunch, {}) as sitting:
            await sitting.press("m", "e")
            await sitting.press(*["backspace"] * 5, *"13:15", "enter")
            await sitting.until_shown("today 13:15")
        assert 'at: "13:15"' in lunch.paths.habits_file.read_text(encoding="utf-8")

    async def test_later_waits_and_can_be_taken_back(self, lunch: Home) -> None:
        async with living(lunch, {}) as sitting:
            await sitting.press("m", "z")
            await sitting.until(lambda: "noon" in lunch.workspace().store.put_off())
            await sitting.press("u")
            await sitting.until(lambda: lunch.workspace().store.put_off() == {})
            assert "The reminder comes as it would have." in sitting.toasts()

    async def test_reminders_start_at_login_when_asked_to_and_no_longer(self, lunch: Home) -> None:
        entry = lunch.paths.config.parent / ".config" / "autostart" / "connect-tui-reminders.desktop"
        async with living(lunch, {}) as sitting:
            await engine_of(sitting)
            await sitting.press("m", "i")
            await sitting.until_shown("Would write")
            await sitting.press("enter")
            await sitting.until(entry.exists)
            await sitting.until_shown("from your next login on")
            await sitting.press("i", "up", "enter")
            await sitting.until(lambda: not entry.exists())

    async def test_a_theme_from_the_palette_is_kept(self, lunch: Home) -> None:
        async with living(lunch, {}) as sitting:
            await sitting.press("ctrl+p", *"theme")
            await sitting.until_shown(texts.PALETTE_THEME)
            await sitting.press("enter")
            await sitting.until_shown("Search for themes")
            await sitting.press(*"connect-light")
            await sitting.until_shown("connect-light")
            await sitting.press("enter")
            await sitting.until(
                lambda: "theme: connect-light" in lunch.paths.habits_file.read_text(encoding="utf-8")
            )


async def test_a_fault_of_the_engine_ends_the_reminders_and_not_the_app(lunch: Home) -> None:
    with patch.object(Engine, "run", side_effect=RuntimeError("Maya")):
        async with living(lunch, {}) as sitting:
            await sitting.until(lambda: any("fault" in one for one in sitting.toasts()))
            assert "Maya" not in "".join(sitting.toasts())
            await sitting.press("m")
            await sitting.until_shown("RuntimeError")
            await sitting.press("t", "space")
            await sitting.until_shown("1 of 12")


async def test_data_erased_beside_the_app_stays_erased(lunch: Home) -> None:
    lunch.done("care")
    async with living(lunch, {}) as sitting:
        engine = await engine_of(sitting)
        desk = sitting.app.desk
        assert isinstance(desk, LiveDesk)
        erase_everything(lunch.paths, lunch.clock)
        engine.soon()
        await sitting.until(lambda: desk._engine is None)
    assert not (lunch.paths.data / "local-reminders.json").exists()
