"""Popups through D-Bus where the bus is missing, hangs, dies or comes back, and what is left behind."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.notifiers import dbus, texts
from connect_tui.reminders.notifiers.bus_address import session_bus_socket
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.popup import Button, Delivery, Readiness
from tests.reminders.desktop import (
    PATIENCE,
    POPUP,
    Bus,
    Told,
    nothing,
    open_sockets,
    refused,
    shown,
    until,
    until_ready,
)
from tests.reminders.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable


async def test_no_bus_at_all(told: Told, tmp_path: Path) -> None:
    (tmp_path / "bus").write_text("no socket")
    for env in (
        {},
        {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": str(tmp_path)},
        {"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"},
        {"DBUS_SESSION_BUS_ADDRESS": "nonsense"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:"},
        {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody"},
        {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/{'x' * 200}"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=%00%ff"},
    ):
        notifier = DBusNotifier(told.events, env)
        assert await notifier.prepare() == Readiness(False, texts.NO_BUS), env
        assert await refused(notifier) == texts.NO_BUS
        await notifier.withdraw(1, "anything")
        await notifier.close()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("unix:path=/run/user/0/bus", "/run/user/0/bus"),
        ("unix:path=/run/user/0/bus,guid=12", "/run/user/0/bus"),
        ("unix:guid=12,abstract=/tmp/x", "\0/tmp/x"),
        ("tcp:host=localhost,port=1;unix:path=/a%20%c3%b6", "/a ö"),
        ("tcp:host=localhost,port=1", None),
    ],
)
def test_addresses(address: str, expected: str | None) -> None:
    assert session_bus_socket({"DBUS_SESSION_BUS_ADDRESS": address}) == expected


async def test_the_bus_of_the_login(bus: Bus, recorder: Recorder, told: Told) -> None:
    folder = Path(bus.address.removeprefix("unix:path=")).parent
    notifier = DBusNotifier(told.events, {"XDG_RUNTIME_DIR": str(folder)})
    await shown(notifier)
    await notifier.close()


async def test_a_bus_that_dies_and_comes_back(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    number = (await shown(notifier)).popup
    before = open_sockets()
    bus.kill()
    await until(lambda: told.closed)
    assert told.closed == [(number, Answer.WITHDRAWN)]
    assert await notifier.prepare() == Readiness(False, texts.NO_BUS)
    assert await refused(notifier) == texts.NO_BUS
    bus.start()
    assert await notifier.prepare() == Readiness(False, texts.NO_SERVER)
    recorder.come_back()
    await until_ready(notifier)
    number = (await shown(notifier)).popup
    recorder.press(number, "done")
    await until(lambda: told.answered)
    assert told.answered == [(number, Button.DONE)]
    assert open_sockets() == before


async def test_a_bus_that_dies_at_that_very_moment(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    number = (await shown(notifier)).popup
    delivery = await notifier.show(POPUP, bus.kill)
    assert delivery == Delivery(Way.DBUS, False, trouble=texts.CONNECTION_LOST)
    bus.start()
    assert await notifier.prepare() == Readiness(False, texts.NO_SERVER)
    assert told.closed == [(number, Answer.WITHDRAWN)]


async def test_a_bus_that_dies_before_a_late_answer(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told, impatient: None
) -> None:
    await shown(notifier)
    recorder.hang()
    assert (await notifier.show(POPUP, nothing)).shown is None
    bus.kill()
    await until(lambda: told.closed)
    assert not notifier.reaches_bus()
    assert told.confirmed == []


async def test_a_bus_that_dies_while_it_is_asked(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder
) -> None:
    await notifier.prepare()
    recorder.hang()
    task = asyncio.create_task(notifier.show(POPUP, nothing))
    await until(lambda: recorder.popups)
    bus.kill()
    delivery = await task
    assert (delivery.shown, delivery.trouble) == (None, texts.CONNECTION_LOST)


async def test_a_bus_that_hangs(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told, impatient: None
) -> None:
    bus.stall()
    assert await notifier.prepare() == Readiness(False, texts.BUS_SILENT)
    assert await refused(notifier) == texts.BUS_SILENT
    await notifier.withdraw(1, "anything")
    bus.go_on()
    first = await shown(notifier)
    bus.stall()
    assert (await notifier.show(POPUP, nothing)).shown is None
    await notifier.withdraw(first.popup, first.server)
    bus.go_on()
    await until(lambda: told.confirmed)
    assert told.confirmed[0][1].shown is True
    await until(lambda: recorder.closed == [first.popup])


async def test_a_bus_that_takes_nothing_any_more(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbus, "REPLY_PATIENCE", 0.001)
    long = POPUP._replace(body="<" * 600)
    await notifier.prepare()
    bus.stall()
    for _ in range(1000):
        delivery = await notifier.show(long, nothing)
        if delivery.shown is False:
            break
    assert delivery == Delivery(Way.DBUS, False, trouble=texts.BUS_SILENT)


@pytest.mark.parametrize("moment", range(12))
async def test_preparing_may_be_cancelled_at_any_moment(
    bus: Bus, recorder: Recorder, told: Told, moment: int
) -> None:
    before = open_sockets()
    notifier = DBusNotifier(told.events, bus.env)
    task = asyncio.create_task(notifier.prepare())
    for _ in range(moment):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await notifier.prepare()).ready
    await notifier.close()
    assert open_sockets() == before


async def garbage(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    writer.write(b"OK 1234\r\n")
    await reader.readline()
    writer.write(bytes(range(256)) * 16)
    await reader.read()
    writer.close()


async def no_entry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    writer.write(b"REJECTED EXTERNAL\r\n")
    await reader.read()
    writer.close()


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


@pytest.mark.parametrize("speaks", [garbage, no_entry, hangs_up])
async def test_a_bus_that_is_none(speaks: Callable[..., None], told: Told, tmp_path: Path) -> None:
    socket = tmp_path / "b"
    server = await asyncio.start_unix_server(speaks, socket)
    notifier = DBusNotifier(told.events, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={socket}"})
    assert await notifier.prepare() == Readiness(False, texts.NO_BUS)
    await notifier.close()
    server.close()
    await server.wait_closed()


def test_closing_leaves_nothing_behind(
    bus: Bus, recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    told = Told()

    async def closed_in_the_middle() -> None:
        notifier = DBusNotifier(told.events, bus.env)
        await shown(notifier)
        recorder.hang()
        task = asyncio.create_task(notifier.show(POPUP, nothing))
        await until(lambda: len(recorder.popups) == 2)
        await notifier.close()
        assert (await task).shown is None
        assert not (await notifier.prepare()).ready
        assert asyncio.all_tasks() == {asyncio.current_task()}

    before = open_sockets()
    asyncio.run(closed_in_the_middle(), debug=True)
    gc.collect()
    assert open_sockets() == before
    assert caplog.records == []
    assert told == Told()


async def test_it_never_grows(notifier: DBusNotifier, recorder: Recorder, told: Told) -> None:
    async def cycle() -> None:
        number = (await shown(notifier)).popup
        recorder.press(number, "done")
        await until(lambda: told.answered and recorder.closed)
        for memory in (told.answered, recorder.popups, recorder.closed, recorder.asked):
            memory.clear()

    for _ in range(50):
        await cycle()
    gc.collect()
    things, sockets = len(gc.get_objects()), open_sockets()
    for _ in range(1000):
        await cycle()
    gc.collect()
    assert len(gc.get_objects()) - things < 200
    assert open_sockets() == sockets
    assert len(asyncio.all_tasks()) == 1


async def test_reconnecting_never_grows(bus: Bus, notifier: DBusNotifier, told: Told) -> None:
    async def cycle() -> None:
        bus.restart()
        await until_silent(notifier)

    async def until_silent(notifier: DBusNotifier) -> None:
        async with asyncio.timeout(PATIENCE):
            while (await notifier.prepare()).detail != texts.NO_SERVER:
                await asyncio.sleep(0.002)

    for _ in range(3):
        await cycle()
    gc.collect()
    things, sockets = len(gc.get_objects()), open_sockets()
    for _ in range(20):
        await cycle()
    gc.collect()
    assert len(gc.get_objects()) - things < 60
    assert open_sockets() == sockets
