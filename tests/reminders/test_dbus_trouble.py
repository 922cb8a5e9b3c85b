"""Popups through D-Bus where the server hangs, refuses, dies, comes late or comes back."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.notifiers import dbus, texts
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.popup import Button, Delivery, Readiness
from tests.reminders.desktop import (
    POPUP,
    Bus,
    Told,
    nothing,
    refused,
    shown,
    until,
    until_ready,
)
from tests.reminders.recorder import NAME, Recorder


async def test_no_server(notifier: DBusNotifier) -> None:
    assert await notifier.prepare() == Readiness(False, texts.NO_SERVER)
    assert await refused(notifier) == texts.NO_SERVER


async def test_a_server_that_comes_later(bus: Bus, notifier: DBusNotifier) -> None:
    assert not (await notifier.prepare()).ready
    recorder = Recorder(bus.address)
    await until_ready(notifier)
    await shown(notifier)
    recorder.vanish()


async def test_a_server_that_never_answers(
    notifier: DBusNotifier, recorder: Recorder, impatient: None
) -> None:
    recorder.hang()
    assert await notifier.prepare() == Readiness(False, texts.DOES_NOT_ANSWER)
    assert await refused(notifier) == texts.DOES_NOT_ANSWER
    recorder.go_on()
    assert (await notifier.prepare()).ready
    await shown(notifier)


async def test_a_server_that_hangs_and_then_shows_it(
    notifier: DBusNotifier, recorder: Recorder, told: Told, impatient: None
) -> None:
    await notifier.prepare()
    recorder.hang()
    delivery = await notifier.show(POPUP, nothing)
    assert (delivery.way, delivery.shown, delivery.popup) == (Way.DBUS, None, 0)
    assert (await notifier.prepare()).ready
    recorder.press_at_once = "done"
    recorder.go_on()
    await until(lambda: told.answered)
    assert told.confirmed == [(POPUP.key, Delivery(Way.DBUS, True, 1, delivery.server))]
    assert told.answered == [(1, Button.DONE)]


async def test_a_server_that_hangs_and_then_refuses(
    notifier: DBusNotifier, recorder: Recorder, told: Told, impatient: None
) -> None:
    await notifier.prepare()
    recorder.hang()
    await notifier.show(POPUP, nothing)
    recorder.refuses = "org.example.Error.Full"
    recorder.go_on()
    await until(lambda: told.confirmed)
    assert [(key, delivery.shown) for key, delivery in told.confirmed] == [(POPUP.key, False)]


async def test_a_server_that_hangs_and_dies(
    notifier: DBusNotifier, recorder: Recorder, told: Told, impatient: None
) -> None:
    await notifier.prepare()
    recorder.hang()
    await notifier.show(POPUP, nothing)
    recorder.vanish()
    await until(lambda: told.confirmed)
    assert [delivery.shown for _, delivery in told.confirmed] == [False]


async def test_a_show_that_is_cancelled_is_confirmed_all_the_same(
    notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    await notifier.prepare()
    recorder.hang()
    task = asyncio.create_task(notifier.show(POPUP, nothing))
    await until(lambda: recorder.popups)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    recorder.go_on()
    await until(lambda: told.confirmed)
    assert told.confirmed[0][1].shown is True


async def test_a_server_that_refuses(notifier: DBusNotifier, recorder: Recorder) -> None:
    recorder.refuses = "org.example.Error.Full"
    delivery = await notifier.show(POPUP, nothing)
    assert delivery == Delivery(Way.DBUS, False, trouble=texts.REFUSED.format(error="Full"))
    recorder.refuses = ""
    await shown(notifier)


async def test_a_server_that_goes_at_that_very_moment(notifier: DBusNotifier, recorder: Recorder) -> None:
    await notifier.prepare()
    delivery = await notifier.show(POPUP, recorder.vanish)
    assert delivery == Delivery(Way.DBUS, False, trouble=texts.NO_SERVER)


async def test_a_server_that_vanishes_takes_its_popups_along(
    notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    numbers = [(await shown(notifier)).popup for _ in range(2)]
    recorder.vanish()
    await until(lambda: len(told.closed) == 2)
    assert told.closed == [(number, Answer.WITHDRAWN) for number in numbers]
    assert await notifier.prepare() == Readiness(False, texts.NO_SERVER)
    recorder.name = "another"
    recorder.come_back()
    await until_ready(notifier)
    assert await notifier.prepare() == Readiness(True, "another 1.0")
    await shown(notifier)


async def test_a_server_that_the_bus_starts(bus: Bus, notifier: DBusNotifier, tmp_path: Path) -> None:
    marker = tmp_path / "asked-for"
    bus.offer(NAME, f"/usr/bin/env touch {marker}")
    bus.restart(services=True)
    assert await notifier.prepare() == Readiness(True, texts.STARTS_WHEN_NEEDED)
    assert not marker.exists()
    task = asyncio.create_task(notifier.show(POPUP, nothing))
    await until(marker.exists)
    recorder = Recorder(bus.address)
    assert (await task).shown is True
    assert recorder.popups[0].actions
    recorder.vanish()


async def test_a_server_that_cannot_be_started(bus: Bus, notifier: DBusNotifier) -> None:
    bus.offer(NAME, f"{sys.executable} -c raise(SystemExit(1))")
    bus.restart(services=True)
    assert (await notifier.prepare()).ready
    assert await refused(notifier) == texts.NOT_STARTED


async def test_popups_that_nobody_ever_closes_are_forgotten(
    notifier: DBusNotifier, recorder: Recorder, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbus, "_MOST_POPUPS", 3)
    numbers = [(await shown(notifier)).popup for _ in range(5)]
    recorder.vanish()
    await until(lambda: len(told.closed) == 3)
    assert [number for number, _ in told.closed] == numbers[2:]
