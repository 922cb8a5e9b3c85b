"""Reminders of people's dates and of those who are going through something: on a real bus."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from connect_tui.domain.people import Occasion, Remembered
from connect_tui.services import check_ins
from connect_tui.services.people_changes import save_person
from tests.reminders.desk import REACH, REACHING, SUNDAY, Desk, habits
from tests.reminders.people_popups import (
    ALL,
    BORN,
    CHECK_ON,
    DATES,
    HARD,
    labels,
    last,
    nothing_shown,
    shown,
)

# Dates


async def test_a_birthday_is_told_ahead_and_on_its_day(desk: Desk) -> None:
    maya = desk.person("Maya", birthday=Occasion("", 11, 29, 1986))
    desk.spoke(maya)
    title, body = await shown(desk, DATES, "09:00")
    assert (title, body) == ("Maya: Birthday on 29 November, 40", "A few words.")
    assert labels(desk) == ["Later", "Not today"]
    for day in range(23, 29):
        await desk.at(f"2026-11-{day} 09:00")
    assert len(desk.recorder.popups) == 1
    await desk.at("2026-11-29 09:00")
    assert desk.titles()[1:] == ["Maya: Birthday today, 40"]
    assert labels(desk) == ALL
    await desk.press("done")
    assert last(desk, maya) == date(2026, 11, 29)
    assert check_ins.undo(desk.other) is not None
    assert last(desk, maya) == SUNDAY


async def test_two_of_one_day_come_one_after_the_other(desk: Desk) -> None:
    maya = desk.person("Maya", dates=(Occasion("Wedding", 11, 22, 2016),))
    ann = desk.person("Ann", birthday=Occasion("", 11, 22))
    title, body = await shown(desk, DATES, "09:00")
    assert (title, body) == ("Ann: Birthday today", "Also: Maya: Wedding today, 10 years\nA few words.")
    await desk.press("done")
    assert (last(desk, ann), last(desk, maya)) == (SUNDAY, None)
    assert desk.titles()[1:] == ["Maya: Wedding today, 10 years"]
    await desk.press("done")
    assert last(desk, maya) == SUNDAY
    assert desk.recorder.open == ()


async def test_a_date_that_was_moved_is_taken_back(desk: Desk) -> None:
    maya = desk.person("Maya", birthday=BORN)
    await shown(desk, DATES, "09:00")
    profile = desk.other.store.profiles()[maya]
    save_person(desk.other, profile, profile._replace(birthday=Occasion("", 12, 24)))
    await desk.look()
    assert desk.recorder.open == ()


@pytest.mark.parametrize("key", ["later", "not-today"])
async def test_a_date_put_off(desk: Desk, key: str) -> None:
    desk.person("Maya", birthday=BORN)
    desk.person("Ann", dates=(Occasion("Wedding", 11, 22),))
    await shown(desk, DATES, "09:00")
    await desk.press(key)
    await desk.at("09:30")
    assert desk.titles() == ["Ann: Wedding today"] * (2 if key == "later" else 1)


async def test_no_date_is_near(desk: Desk) -> None:
    desk.person("Maya", birthday=Occasion("", 11, 23))
    await nothing_shown(desk, DATES, "09:00")


# Checking on someone


async def test_a_look_in_on_someone(desk: Desk) -> None:
    maya = desk.person("Maya", going_through=HARD, in_common=(Remembered("tea", SUNDAY),))
    title, body = await shown(desk, CHECK_ON, "12:30")
    assert title == "See how Maya is doing"
    assert body == "Going through: moving house.\nIn common: tea\nA kind word."
    assert labels(desk) == ALL
    await desk.press("done")
    assert last(desk, maya) == SUNDAY
    assert desk.mark("make-time") is None
    for day, count in ((23, 1), (24, 1), (25, 2)):
        await desk.at(f"2026-11-{day} 12:30")
        assert len(desk.recorder.popups) == count
    await desk.press("later")
    await desk.at("2026-11-25 13:00")
    assert desk.titles() == ["See how Maya is doing"] * 3
    await desk.press("not-today")
    assert desk.other.store.put_off()["check"].until is None


async def test_what_is_over_asks_for_nothing(desk: Desk) -> None:
    desk.person("Maya", going_through=HARD._replace(until=SUNDAY - timedelta(days=1)))
    await nothing_shown(desk, CHECK_ON, "12:30")


async def test_whom_one_popup_asks_for_the_next_does_not(desk: Desk) -> None:
    desk.person("Maya", going_through=HARD)
    tom = desk.person("Tom")
    desk.write(habits(CHECK_ON, REACHING))
    desk.start()
    await desk.at("12:30")
    await desk.at("17:30")
    assert desk.titles() == ["See how Maya is doing", "Reach out to Tom"]
    assert desk.showing(REACH).person == tom
    await desk.at("2026-11-23 12:30")
    await desk.at("2026-11-23 17:30")
    await desk.at("2026-11-24 12:30")
    assert desk.titles()[2:] == ["See how Maya is doing"] * 2
