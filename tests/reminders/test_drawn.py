"""A popup on a real screen, drawn by a real notification server and answered there."""

from __future__ import annotations

import asyncio
import os
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import Mark
from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.engine import Engine
from connect_tui.reminders.notifiers import wire
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.popup import Button
from connect_tui.services.workspace import Workspace
from tests.living import ZONE, StandingClock, paths_in
from tests.reminders.desk import LISTENING, MORNING, habits
from tests.reminders.desktop import POPUP, Bus, Told, need, shown, until, until_ready

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

_DUNSTRC = """
[global]
    font = DejaVu Sans 11
    width = 420
    height = 160
    origin = top-right
    offset = 16x16
    padding = 14
    horizontal_padding = 16
    text_icon_padding = 14
    frame_width = 1
    corner_radius = 8
    markup = full
    format = "<b>%s</b>\\n%b"
    icon_position = left
    min_icon_size = 48
    max_icon_size = 48
    mouse_left_click = close_current
    dmenu = {menu}
[urgency_normal]
    background = "#2b2a33"
    foreground = "#f2ece4"
    frame_color = "#57525e"
    timeout = 0
"""
_MENU = """#!/bin/sh
# Stands for a person who picks a line of the menu: prints the one that says what the file asks for.
grep -F "$(cat "{asked}")"
"""


@dataclass
class Screen:
    """A screen without a monitor, with a bus and dunst on it."""

    env: dict[str, str]
    folder: Path

    def picture(self, name: str) -> bytes:
        """Take a picture of all that is on the screen."""
        path = self.folder / f"{name}.png"
        subprocess.run(["scrot", "--overwrite", path], env=self.env, check=True)
        return path.read_bytes()

    def pick(self, label: str) -> None:
        """Open the popup's menu and pick a line of it."""
        (self.folder / "asked").write_text(f"#{label} ")
        self.dunst("context")

    def dunst(self, command: str) -> None:
        subprocess.run(["dunstctl", command], env=self.env, check=True)


@pytest.fixture
def screen(bus: Bus, tmp_path: Path) -> Iterator[Screen]:
    need("Xvfb", "dunst", "dunstctl", "dbus-send", "scrot")
    reading, writing = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "560x200x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as display:
        number = display.readline().strip()
    assert number, "Xvfb did not start"
    env = bus.env | {"DISPLAY": f":{number}", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    menu = tmp_path / "menu"
    menu.write_text(_MENU.format(asked=tmp_path / "asked"))
    menu.chmod(0o700)
    (tmp_path / "dunstrc").write_text(_DUNSTRC.format(menu=menu))
    with (tmp_path / "dunst.log").open("wb") as log:
        dunst = subprocess.Popen(["dunst", "-conf", tmp_path / "dunstrc"], env=env, stdout=log, stderr=log)
    yield Screen(env, tmp_path)
    for process in (dunst, xvfb):
        process.terminate()
        process.wait()


@pytest.fixture
async def on_screen(screen: Screen, told: Told) -> AsyncIterator[DBusNotifier]:
    notifier = DBusNotifier(told.events, screen.env)
    await until_ready(notifier)
    yield notifier
    await notifier.close()


async def test_a_popup_is_drawn_and_taken_back(screen: Screen, on_screen: DBusNotifier, told: Told) -> None:
    assert (await on_screen.prepare()).detail.startswith("dunst 1.")
    empty = screen.picture("empty")
    assert screen.picture("empty-too") == empty
    words = POPUP._replace(body="Ask one more question & listen.\n<i>12 days</i> in a row so far.")
    delivery = await shown(on_screen, words)
    await until(lambda: screen.picture("popup") != empty)
    assert len((screen.folder / "popup.png").read_bytes()) > 2 * len(empty)
    await on_screen.withdraw(delivery.popup, delivery.server)
    await until(lambda: screen.picture("after") == empty)
    assert told == Told()
    log = (screen.folder / "dunst.log").read_text()
    assert "WARNING" not in log  # as it says where it cannot read the icon or the markup


async def test_without_its_icon_it_is_another_picture(
    screen: Screen, on_screen: DBusNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = screen.picture("empty")
    delivery = await shown(on_screen)
    await until(lambda: screen.picture("with-icon") != empty)
    with_icon = (screen.folder / "with-icon.png").read_bytes()
    await on_screen.withdraw(delivery.popup, delivery.server)
    await until(lambda: screen.picture("between") == empty)
    notify = wire.notify
    monkeypatch.setattr(
        wire, "notify", lambda server, popup, replaces, _: notify(server, popup, replaces, "")
    )
    await shown(on_screen)
    await until(lambda: screen.picture("without-icon") != empty)
    assert (screen.folder / "without-icon.png").read_bytes() != with_icon


@pytest.mark.parametrize(
    ("label", "button"), [("Done", Button.DONE), ("Later", Button.LATER), ("Not today", Button.NOT_TODAY)]
)
async def test_a_popup_is_answered_on_the_screen(
    screen: Screen, on_screen: DBusNotifier, told: Told, label: str, button: Button
) -> None:
    empty = screen.picture("empty")
    number = (await shown(on_screen)).popup
    await until(lambda: screen.picture("popup") != empty)
    screen.pick(label)
    await until(lambda: told.answered)
    await until(lambda: screen.picture("after") == empty)
    assert told == Told(answered=[(number, button)])


async def test_a_popup_is_closed_on_the_screen(screen: Screen, on_screen: DBusNotifier, told: Told) -> None:
    number = (await shown(on_screen)).popup
    screen.dunst("close")
    await until(lambda: told.closed)
    assert told == Told(closed=[(number, Answer.DISMISSED)])


async def test_a_popup_takes_the_place_of_another(screen: Screen, on_screen: DBusNotifier) -> None:
    empty = screen.picture("empty")
    first = await shown(on_screen)
    second = await shown(on_screen, POPUP._replace(title="Something else", replaces=first.popup))
    assert second.popup == first.popup
    await until(lambda: screen.picture("one") != empty)
    await on_screen.withdraw(second.popup, second.server)
    await until(lambda: screen.picture("after") == empty)


@pytest.mark.parametrize("label", ["Done", "Later", "Not today"])
async def test_what_is_answered_on_the_screen_is_recorded(screen: Screen, label: str) -> None:
    """The whole way: a rule, its moment, a popup that is drawn, a button, the record."""
    paths, clock = paths_in(screen.folder / "home"), StandingClock(MORNING)
    paths.config.mkdir(parents=True)
    paths.habits_file.write_text(habits(LISTENING))
    engine = Engine(Workspace(paths, clock), f"background:{os.getpid()}")
    empty = screen.picture("empty")
    running = asyncio.create_task(engine.run(DBusNotifier(engine.events, screen.env)))
    await until(lambda: engine.way is Way.DBUS)
    clock.move(seconds=(datetime(2026, 11, 22, 9, tzinfo=ZONE) - clock.now()).total_seconds())
    engine.soon()
    await until(lambda: screen.picture("popup") != empty)
    screen.pick(label)
    other = Workspace(paths, clock)
    await until(lambda: any(one.answer for one in other.store.showings().values()))
    (showing,) = other.store.showings().values()
    record = other.store.check_in(showing.day, "listen")
    assert showing.answer == {"Done": "done", "Later": "later", "Not today": "not-today"}[label]
    assert (record.mark if record else None) == {"Done": Mark.DONE, "Not today": Mark.REST}.get(label)
    assert list(other.store.put_off()) == (["listening"] if label == "Later" else [])
    running.cancel()
    await asyncio.wait([running])
    await until(lambda: screen.picture("after") == empty)
