"""Reminders about people: whose turn it is, and what becomes of a popup whose reason is gone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from connect_tui.domain.people import GoingThrough
from connect_tui.domain.rhythms import Rhythm
from connect_tui.domain.schedules import Quota
from connect_tui.domain.showings import Answer
from connect_tui.services.people_changes import save_person
from tests.living import ZONE
from tests.reminders.desk import REACH, REACHING, SUNDAY, Desk, habits
from tests.reminders.people_popups import BORN, CHECK_ON, DATES, HARD, PLANS

DAILY = GoingThrough("a hard week", SUNDAY - timedelta(days=3), every=1)


@pytest.mark.parametrize("how", ["contact of yesterday", "rhythm", "birthday"])
async def test_it_is_taken_back_once_its_reason_is_gone(desk: Desk, how: str) -> None:
    maya = desk.person("Maya", birthday=BORN if how == "birthday" else None)
    desk.spoke(maya, days_ago=5 if how == "birthday" else 8)
    desk.write(habits(REACHING))
    desk.start()
    await desk.at("17:30")
    assert len(desk.recorder.open) == 1
    if how == "contact of yesterday":
        desk.spoke(maya, days_ago=1)
    else:
        profile = desk.other.store.profiles()[maya]
        own = None if how == "birthday" else Rhythm(60, 90)
        save_person(desk.other, profile, profile._replace(birthday=None, rhythm=own))
    await desk.look()
    assert not desk.recorder.open
    assert desk.showing(REACH).answer is Answer.WITHDRAWN


async def test_a_look_in_takes_nobody_elses_turn(desk: Desk) -> None:
    desk.person("Ann", going_through=DAILY)
    desk.spoke(desk.person("Ben"), days_ago=9)
    desk.write(habits(CHECK_ON, REACHING))
    desk.start()
    for day in (22, 23, 24):
        await desk.at(f"2026-11-{day} 12:30")
        await desk.at(f"2026-11-{day} 17:30")
    told = [(one.day.day, one.reminder) for one in desk.showings().values()]
    assert [day for day, reminder in told if reminder == "check"] == [22, 23, 24]
    assert [day for day, reminder in told if reminder == "reaching"] == [22, 24]
    assert set(desk.titles()) == {"See how Ann is doing", "Reach out to Ben"}


async def test_of_several_to_look_in_on_each_has_their_turn(desk: Desk) -> None:
    desk.person("Ann", going_through=DAILY)
    desk.person("Cleo", going_through=DAILY)
    desk.write(habits(CHECK_ON))
    desk.start()
    for day in (22, 23, 24):
        await desk.at(f"2026-11-{day} 12:30")
    assert desk.titles() == [f"See how {name} is doing" for name in ("Ann", "Cleo", "Ann")]


async def test_whom_one_reached_for_today_is_not_looked_in_on_as_well(desk: Desk) -> None:
    desk.person("Ann", going_through=DAILY)
    desk.write(habits(CHECK_ON, REACHING.replace("17:30", "09:30")))
    desk.start()
    await desk.at("09:30")
    await desk.at("12:30")
    assert desk.titles() == ["Reach out to Ann"]


@pytest.mark.parametrize(("until", "days"), [(26, [25, 26]), (28, [27, 28]), (None, [28, 29])])
async def test_so_many_times_a_week_up_to_a_day_within_the_week(
    desk: Desk, until: int | None, days: list[int]
) -> None:
    last = None if until is None else date(2026, 11, until)
    desk.plan("Run", repeat=Quota(1), day=date(2026, 11, 23), until=last)
    desk.write(habits(PLANS))
    desk.start()
    for day in range(23, 30):
        await desk.at(f"2026-11-{day} 08:30")
    assert [one.day.day for one in desk.showings().values() if one.plan] == days


async def test_a_birthday_is_told_beside_whom_to_reach_out_to(desk: Desk) -> None:
    desk.person("Maya", birthday=BORN, going_through=HARD)
    late = DATES.replace("09:00", "18:00")
    desk.write(habits(CHECK_ON, REACHING, late))
    await desk.restart()
    await desk.close()
    desk.clock.move(seconds=(datetime(2026, 11, 22, 19, tzinfo=ZONE) - desk.clock.now()).total_seconds())
    desk.write(habits(CHECK_ON, REACHING, late, missed_popups=1440))
    desk.start()
    await desk.look()
    (popup,) = desk.recorder.popups
    assert popup.body == "12:30  See how Maya is doing\n18:00  Maya: Birthday today, 40"
