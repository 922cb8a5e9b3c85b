"""Several ways in order: the first that is ready, and the next where one fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.showings import Way
from connect_tui.reminders.notifiers import texts
from connect_tui.reminders.notifiers.chosen import NotifierChain
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.notifiers.desktop import desktop_notifier
from connect_tui.reminders.notifiers.plyer_way import PlyerNotifier
from connect_tui.reminders.popup import Delivery, Readiness
from tests.reminders.desktop import POPUP, Bus, Told, need, nothing, until_ready
from tests.reminders.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.reminders.popup import Popup


@dataclass
class Actor:
    """A notifier that does as it is told."""

    way: Way
    ready: bool = True
    shown: bool | None = True
    discreet_only: bool = False
    calls: list[str] = field(default_factory=list)

    async def prepare(self) -> Readiness:
        return Readiness(self.ready, f"{self.way} is it")

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        before_sending()
        self.calls.append(f"show {popup.key}")
        return Delivery(self.way, self.shown, trouble=f"{self.way} had trouble")

    async def withdraw(self, popup: int, server: str) -> None:
        self.calls.append(f"withdraw {popup} of {server}")

    async def close(self) -> None:
        self.calls.append("close")


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        (Actor(Way.DBUS), Actor(Way.PLYER), Way.DBUS),
        (Actor(Way.DBUS, ready=False), Actor(Way.PLYER), Way.PLYER),
        (Actor(Way.DBUS, shown=False), Actor(Way.PLYER), Way.PLYER),
        (Actor(Way.DBUS, shown=None), Actor(Way.PLYER), Way.DBUS),
        (Actor(Way.DBUS, shown=False), Actor(Way.PLYER, ready=False), Way.DBUS),
        (Actor(Way.DBUS, ready=False), Actor(Way.PLYER, ready=False), Way.DBUS),
        (Actor(Way.DBUS, shown=False), Actor(Way.PLYER, shown=False), Way.PLYER),
    ],
)
async def test_by_which_it_is_shown(first: Actor, second: Actor, by: Way) -> None:
    asked: list[None] = []
    delivery = await NotifierChain((first, second)).show(POPUP, lambda: asked.append(None))
    assert delivery.way is by
    assert delivery.shown is next(
        (one.shown for one in (first, second) if one.way is by and one.ready), False
    )
    assert len(asked) == (1 if first.ready or second.ready else 0)


async def test_it_tells_which_one_is_in_use() -> None:
    first, second = Actor(Way.DBUS, ready=False), Actor(Way.PLYER, discreet_only=True)
    chain = NotifierChain((first, second))
    assert chain.current is None
    assert chain.way is Way.DBUS
    assert await chain.prepare() == Readiness(True, "plyer is it")
    assert chain.current is second
    assert (chain.way, chain.discreet_only) == (Way.PLYER, True)
    second.ready = False
    assert await chain.prepare() == Readiness(False, "dbus is it")
    first.ready = True
    assert (await chain.prepare()).detail == "dbus is it"
    assert chain.current is first
    assert (chain.way, chain.discreet_only) == (Way.DBUS, False)


async def test_what_the_caller_objects_to_goes_no_further() -> None:
    def object_to_it() -> None:
        raise KeyError

    first, second = Actor(Way.DBUS), Actor(Way.PLYER)
    with pytest.raises(KeyError):
        await NotifierChain((first, second)).show(POPUP, object_to_it)
    assert first.calls + second.calls == []


async def test_all_of_them_withdraw_and_close() -> None:
    actors = Actor(Way.DBUS, ready=False), Actor(Way.PLYER)
    chain = NotifierChain(actors)
    await chain.withdraw(3, "somebody")
    await chain.close()
    assert [one.calls for one in actors] == [["withdraw 3 of somebody", "close"]] * 2


async def test_plyer_where_the_bus_cannot_be_spoken_to(bus: Bus, recorder: Recorder, told: Told) -> None:
    need("notify-send")
    through_another_transport = bus.env | {"DBUS_SESSION_BUS_ADDRESS": f"unixexec:path=false;{bus.address}"}
    chain = NotifierChain((DBusNotifier(told.events, {}), PlyerNotifier(through_another_transport)))
    assert await chain.prepare() == Readiness(True, texts.PLYER_NOTIFY_SEND)
    assert (await chain.show(POPUP, nothing)).way is Way.PLYER
    assert recorder.popups[0].title == "Connect"
    await chain.close()


async def test_no_server_is_no_server_by_any_way(bus: Bus, told: Told) -> None:
    chain = desktop_notifier(told.events, bus.env)
    assert await chain.prepare() == Readiness(False, texts.NO_SERVER)
    assert (await chain.show(POPUP, nothing)).trouble == texts.NO_SERVER
    recorder = Recorder(bus.address)
    await until_ready(chain)
    assert (await chain.show(POPUP, nothing)).way is Way.DBUS
    recorder.refuses = "org.example.Error.Full"
    assert (await chain.show(POPUP, nothing)).shown is False
    assert len(recorder.popups) == 2
    await chain.close()
    recorder.vanish()


async def test_another_way_after_those_of_the_desktop(bus: Bus, told: Told) -> None:
    last = Actor(Way.TOAST)
    chain = desktop_notifier(told.events, bus.env, last)
    assert (await chain.show(POPUP, nothing)).way is Way.TOAST
    await chain.close()
