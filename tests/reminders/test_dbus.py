"""Popups through D-Bus: what the server is asked for, and what is told of it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.notifiers import wire
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.popup import Button, Readiness
from tests.reminders.desktop import BUTTONS, LABELS, POPUP, Bus, Told, shown, until
from tests.reminders.recorder import CLOSED_BY_CALL, EVERYTHING, Recorder


async def test_a_popup_with_everything(notifier: DBusNotifier, recorder: Recorder) -> None:
    delivery = await shown(notifier)
    (popup,) = recorder.popups
    assert (delivery.way, delivery.popup, delivery.trouble) == (Way.DBUS, popup.id, "")
    assert recorder.unique_name in delivery.server
    assert (popup.app_name, popup.title, popup.body) == ("Connect", POPUP.title, POPUP.body)
    assert popup.actions == (("done", "Done"), ("later", "Later"), ("not-today", "Not today"))
    assert popup.hints == {"urgency": 1, "desktop-entry": "connect-tui"}
    assert popup.expires == -1
    assert popup.replaces == 0
    assert popup.icon.startswith("file:///")
    assert Path(popup.icon.removeprefix("file://")).is_file()


async def test_the_server_is_asked_about_itself_once(notifier: DBusNotifier, recorder: Recorder) -> None:
    assert await notifier.prepare() == Readiness(True, "recorder 1.0")
    for _ in range(3):
        assert await notifier.prepare() == Readiness(True, "recorder 1.0")
        await shown(notifier)
    assert sorted(recorder.asked) == ["GetCapabilities", "GetServerInformation", *["Notify"] * 3]


async def test_no_buttons_for_a_server_without(bus: Bus, notifier: DBusNotifier) -> None:
    recorder = Recorder(bus.address, capabilities=("body",))
    await shown(notifier, POPUP._replace(body="a < b & c"))
    recorder.vanish()
    assert recorder.popups[0].actions == ()
    assert recorder.popups[0].body == "a < b & c"


async def test_at_most_three_buttons(notifier: DBusNotifier, recorder: Recorder) -> None:
    await shown(notifier, POPUP._replace(buttons=(*BUTTONS, Button.DONE), labels=(*LABELS, "Again")))
    assert len(recorder.popups[0].actions) == 3


async def test_markup_is_only_escaped_where_it_is_read(notifier: DBusNotifier, recorder: Recorder) -> None:
    await shown(notifier, POPUP._replace(title="<b>Tom</b> & Ann", body='<b>1</b>\n2 & "3" &amp;'))
    (popup,) = recorder.popups
    assert popup.title == "<b>Tom</b> & Ann"
    assert popup.body == '&lt;b&gt;1&lt;/b&gt;\n2 &amp; "3" &amp;amp;'


async def test_text_that_no_server_could_take(notifier: DBusNotifier, recorder: Recorder) -> None:
    await shown(notifier, POPUP._replace(title="a\0b\x1b[1m\nc", body="x\0y\r\nz\x07\ud800"))
    await shown(notifier, POPUP._replace(title=" \0", body=""))
    await shown(notifier, POPUP._replace(title="t" * 5000, body="b" * 5000))
    first, empty, long = recorder.popups
    assert (first.title, first.body) == ("ab[1m c", "xy\nz\ufffd")
    assert (empty.title, empty.body) == ("Connect", "")
    assert (long.title, long.body) == ("t" * 119 + "…", "b" * 599 + "…")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(), body=st.text())
def test_any_text_arrives(bus_of_all: tuple[Bus, Recorder], title: str, body: str) -> None:
    bus, recorder = bus_of_all

    async def once() -> None:
        notifier = DBusNotifier(Told().events, bus.env)
        await shown(notifier, POPUP._replace(title=title, body=body))
        await notifier.close()

    asyncio.run(once())
    popup = recorder.popups[-1]
    assert 0 < len(popup.title) <= wire.LONGEST_TITLE
    assert len(unescape(popup.body)) <= wire.LONGEST_BODY
    assert not any(char < " " and char not in "\n\t" for char in popup.title + popup.body)


@pytest.mark.parametrize("broadcast", [False, True])
@pytest.mark.parametrize("button", BUTTONS)
async def test_a_button(
    notifier: DBusNotifier, recorder: Recorder, told: Told, button: Button, broadcast: bool
) -> None:
    number = (await shown(notifier)).popup
    recorder.press(number, button.value, broadcast=broadcast)
    await until(lambda: recorder.closed == [number])
    assert told.answered == [(number, button)]
    await notifier.prepare()
    assert told.closed == []


async def test_a_button_of_a_server_that_closes_by_itself(
    notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    number = (await shown(notifier)).popup
    recorder.press(number, "later", then_close=True)
    await until(lambda: recorder.closed == [number])
    assert told.answered == [(number, Button.LATER)]
    assert told.closed == []


@pytest.mark.parametrize("key", ["default", "", "anything", "DONE"])
async def test_a_click_on_the_popup_opens_nothing(
    notifier: DBusNotifier, recorder: Recorder, told: Told, key: str
) -> None:
    number = (await shown(notifier)).popup
    recorder.press(number, key)
    await until(lambda: recorder.closed == [number])
    assert told.answered == []
    assert told.closed == [(number, Answer.DISMISSED)]


async def test_a_button_that_the_popup_does_not_have(
    notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    number = (await shown(notifier, POPUP._replace(buttons=(Button.LATER,), labels=("Later",)))).popup
    recorder.press(number, "done")
    await until(lambda: recorder.closed == [number])
    assert told.answered == []


async def test_popups_that_are_closed(notifier: DBusNotifier, recorder: Recorder, told: Told) -> None:
    numbers = [(await shown(notifier)).popup for _ in range(4)]
    recorder.dismiss(numbers[0])
    recorder.expire(numbers[1])
    recorder.close(numbers[2], CLOSED_BY_CALL)
    recorder.close(numbers[3], 4)
    await until(lambda: len(told.closed) == 3)
    expected = [Answer.DISMISSED, Answer.EXPIRED, Answer.EXPIRED]
    assert told.closed == list(zip((numbers[0], numbers[1], numbers[3]), expected, strict=True))


async def test_what_is_pressed_at_once_is_told_after_the_delivery(
    notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    recorder.press_at_once = "done"
    delivery = await shown(notifier)
    assert told.answered == []
    await until(lambda: told.answered)
    assert told.answered == [(delivery.popup, Button.DONE)]


async def test_popups_of_others_are_none_of_its_business(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    others = Told()
    other = DBusNotifier(others.events, bus.env)
    await shown(notifier)
    theirs = (await shown(other)).popup
    recorder.press(theirs, "done", broadcast=True)
    await until(lambda: others.answered)
    recorder.press(1, "done", broadcast=True)
    await until(lambda: told.answered)
    await until(lambda: len(recorder.closed) >= 2)
    await other.close()
    assert told.answered == [(1, Button.DONE)]
    assert others.answered == [(theirs, Button.DONE)]
    assert recorder.closed == [theirs, 1]


async def test_a_signal_of_somebody_who_is_not_the_server(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    number = (await shown(notifier)).popup
    stranger = Recorder(bus.address, queued=True)
    stranger.popups.extend(recorder.popups)
    stranger.press(number, "done")
    stranger.dismiss(number)
    stranger.vanish()
    recorder.press(number, "later")
    await until(lambda: told.answered)
    assert told.answered == [(number, Button.LATER)]
    assert told.closed == []


async def test_a_popup_takes_the_place_of_another(notifier: DBusNotifier, recorder: Recorder) -> None:
    first = (await shown(notifier)).popup
    second = (await shown(notifier, POPUP._replace(title="Another", replaces=first))).popup
    assert [one.replaces for one in recorder.popups] == [0, first]
    assert second == first
    assert recorder.open == (first,)


async def test_only_a_popup_of_the_same_server_is_replaced(
    notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    first = (await shown(notifier)).popup
    recorder.come_back()
    await until(lambda: told.closed)
    await shown(notifier, POPUP._replace(replaces=first))
    await shown(notifier, POPUP._replace(replaces=4711))
    assert [one.replaces for one in recorder.popups] == [0, 0, 0]


async def test_withdrawing(bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told) -> None:
    delivery = await shown(notifier)
    await notifier.withdraw(delivery.popup, "")
    await notifier.withdraw(delivery.popup, delivery.server + "0")
    assert recorder.closed == []
    elsewhere = DBusNotifier(Told().events, bus.env)
    await elsewhere.withdraw(delivery.popup, delivery.server)
    await elsewhere.close()
    assert recorder.closed == [delivery.popup]
    assert told.closed == []
    assert recorder.capabilities == EVERYTHING


async def test_the_same_name_on_another_bus_is_another_server(
    bus: Bus, notifier: DBusNotifier, recorder: Recorder, told: Told
) -> None:
    delivery = await shown(notifier)
    name = recorder.unique_name
    bus.restart()
    recorder.come_back()
    assert recorder.unique_name == name
    await until(lambda: told.closed)
    await notifier.withdraw(delivery.popup, delivery.server)
    assert recorder.closed == []
    again = await shown(notifier)
    await notifier.withdraw(again.popup, again.server)
    assert recorder.closed == [again.popup]


async def test_nothing_is_sent_where_the_caller_objects(notifier: DBusNotifier, recorder: Recorder) -> None:
    def object_to_it() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        await notifier.show(POPUP, object_to_it)
    await shown(notifier)
    assert len(recorder.popups) == 1


async def test_the_caller_is_asked_last(notifier: DBusNotifier, recorder: Recorder) -> None:
    asked: list[list[str]] = []
    await notifier.show(POPUP, lambda: asked.append(list(recorder.asked)))
    assert asked == [["GetServerInformation", "GetCapabilities"]]
