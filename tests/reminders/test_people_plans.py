"""Reminders of plans: on a real bus, with each of their buttons."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from connect_tui.domain.people import Remembered
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Quota, Weekdays
from connect_tui.domain.showings import Answer
from connect_tui.services import check_ins
from connect_tui.services.people_changes import archive_person, rest_person
from connect_tui.services.plans import drop_plan, keep_plan, move_plan
from tests.reminders.desk import SUNDAY, Desk, habits
from tests.reminders.people_popups import (
    ALL,
    PLANS,
    labels,
    last,
    nothing_shown,
    shown,
)


async def test_a_plan_is_told_ahead_and_kept_on_its_day(desk: Desk) -> None:
    maya = desk.person("Maya", in_common=(Remembered("climbing", SUNDAY),))
    tom = desk.person("Tom", details=(Remembered("no nuts", SUNDAY),))
    desk.plan("Tea", maya, tom, day=SUNDAY + timedelta(days=1), at=time(19), place="at the harbour")
    title, body = await shown(desk, PLANS, "08:30")
    assert title == "Tea with Maya and Tom"
    assert body.splitlines() == [
        "Tomorrow at 19:00, at the harbour",
        "Maya. In common: climbing",
        "Tom. Worth remembering: no nuts",
        "Enjoy it.",
    ]
    assert labels(desk) == ["Later", "Not today"]
    await desk.at("2026-11-23 08:30")
    assert desk.recorder.popups[-1].body.startswith("Today at 19:00")
    assert labels(desk) == ALL
    await desk.press("done")
    assert (last(desk, maya), last(desk, tom)) == (date(2026, 11, 23),) * 2
    assert check_ins.undo(desk.other) is not None
    assert (last(desk, maya), last(desk, tom)) == (None, None)


async def test_a_kept_plan_checks_what_it_stands_for(desk: Desk) -> None:
    maya = desk.person("Maya")
    desk.plan("Walk", maya, practices=("listen",))
    await shown(desk, PLANS, "08:30")
    await desk.press("done")
    record = desk.other.store.check_in(SUNDAY, "listen")
    assert record is not None
    assert (record.mark, record.people) == (Mark.DONE, (maya,))


@pytest.mark.parametrize("how", ["keep", "move", "drop"])
async def test_a_plan_that_is_settled_is_taken_back(desk: Desk, how: str) -> None:
    plan = desk.plan("Walk")
    assert await shown(desk, PLANS, "08:30") == ("Walk", "Today\nEnjoy it.")
    if how == "keep":
        keep_plan(desk.other, plan, SUNDAY)
    elif how == "move":
        move_plan(desk.other, plan, SUNDAY + timedelta(days=5))
    else:
        drop_plan(desk.other, plan)
    await desk.look()
    assert desk.recorder.open == ()
    (showing,) = desk.showings().values()
    assert showing.answer is Answer.WITHDRAWN


async def test_a_plan_put_off_comes_again(desk: Desk) -> None:
    desk.plan("Walk", at=time(18))
    desk.plan("Breakfast", at=time(9))
    title, body = await shown(desk, PLANS, "08:30")
    assert (title, "Also: Walk" in body) == ("Breakfast", True)
    await desk.press("later")
    await desk.at("09:00")
    assert desk.titles() == ["Breakfast"] * 2
    desk.clock.move(seconds=5)
    await desk.press("done")
    assert desk.titles()[2:] == ["Walk"]


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        (Weekdays(frozenset((1, 3))), [23, 24, 25, 26]),
        (Quota(1), [28, 29]),
        (Quota(3), [24, 25, 26, 27, 28, 29]),
    ],
)
async def test_a_plan_that_repeats(desk: Desk, repeat: Weekdays | Quota, days: list[int]) -> None:
    desk.plan("Run", repeat=repeat, day=date(2026, 11, 23))
    desk.write(habits(PLANS))
    desk.start()
    for day in range(23, 30):
        await desk.at(f"2026-11-{day} 08:30")
    assert [one.day.day for one in desk.showings().values() if one.plan] == days


async def test_no_plan_is_near(desk: Desk) -> None:
    archived = desk.person("Tom")
    desk.plan("Tea", archived)
    archive_person(desk.other, archived)
    desk.plan("Walk", day=SUNDAY + timedelta(days=2))
    await nothing_shown(desk, PLANS, "08:30")


async def test_a_plan_with_someone_who_rests_still_stands(desk: Desk) -> None:
    maya = desk.person("Maya")
    desk.plan("Tea", maya)
    rest_person(desk.other, maya, SUNDAY)
    assert (await shown(desk, PLANS, "08:30"))[0] == "Tea with Maya"
