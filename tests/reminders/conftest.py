"""A session bus and a recording notification server for every test that asks for them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.reminders.notifiers import dbus, session
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from tests.reminders.desk import Desk
from tests.reminders.desktop import Bus, Told
from tests.reminders.processes import TEXT, Home
from tests.reminders.recorder import Recorder
from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


@pytest.fixture(scope="session")
def bus_of_all() -> Iterator[tuple[Bus, Recorder]]:
    """A bus and a server that many examples share."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:
        bus = Bus(Path(folder))
        recorder = Recorder(bus.address)
        yield bus, recorder
        recorder.vanish()
        bus.kill()


@pytest.fixture
def bus() -> Iterator[Bus]:
    """A session bus on which nobody is yet."""
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:
        bus = Bus(Path(folder))
        yield bus
        bus.kill()


@pytest.fixture
def recorder(bus: Bus) -> Iterator[Recorder]:
    """A notification server on it that can do everything."""
    recorder = Recorder(bus.address)
    yield recorder
    recorder.vanish()


@pytest.fixture
def told() -> Told:
    """What the notifier has told."""
    return Told()


@pytest.fixture
async def notifier(bus: Bus, told: Told) -> AsyncIterator[DBusNotifier]:
    """A notifier on the bus."""
    notifier = DBusNotifier(told.events, bus.env)
    yield notifier
    await notifier.close()


@pytest.fixture
async def desk(bus: Bus, recorder: Recorder) -> AsyncIterator[Desk]:
    """Somebody's folders and desktop, on a sunday at eight in the morning; no engine runs yet."""
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        desk = Desk(Path(folder), bus, recorder)
        yield desk
        await desk.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notifier that waits for nobody for long."""
    for module, name in (
        (session, "PATIENCE"),
        (session, "START_PATIENCE"),
        (dbus, "REPLY_PATIENCE"),
        (dbus, "WITHDRAWAL_PATIENCE"),
    ):
        monkeypatch.setattr(module, name, 0.2)


@pytest.fixture
def home(bus: Bus) -> Iterator[Home]:
    """A home with nothing in it, for real processes."""
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        home = Home(Path(folder), bus.env)
        yield home
        home.close()


@pytest.fixture
def missed(home: Home) -> Home:
    """A home where one reminder was missed some minutes ago."""
    home.write(home.rule("listen", text=TEXT))
    home.known_since_yesterday()
    return home
