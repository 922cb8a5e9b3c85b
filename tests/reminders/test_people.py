"""Reminders to reach out to somebody: on a real bus, with each of their buttons."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from connect_tui.cli.app import main
from connect_tui.domain.people import Remembered
from connect_tui.domain.records import CheckIn, Mark
from connect_tui.domain.showings import Answer
from connect_tui.services import check_ins
from connect_tui.services.people import in_touch_with
from connect_tui.services.people_changes import archive_person, remove_person, rest_person
from connect_tui.services.reaching_out import suggestion_today
from tests.living import ZONE
from tests.reminders.desk import REACH, REACHING, SUNDAY, Desk, habits
from tests.reminders.people_popups import (
    BORN,
    CHECK_ON,
    DATES,
    HARD,
    PLANS,
    labels,
    last,
    nothing_shown,
    shown,
)


async def test_it_names_the_person_and_the_reason(desk: Desk) -> None:
    remembered = (Remembered("climbing", SUNDAY - timedelta(days=90)), Remembered("old maps", SUNDAY))
    maya = desk.person(
        "Maya", in_common=remembered, details=(Remembered("is learning Farsi", SUNDAY),), added=SUNDAY
    )
    desk.spoke(maya, days_ago=21)
    title, body = await shown(desk, REACHING, "17:30")
    assert title == "Reach out to Maya"
    assert body.splitlines() == [
        "3 weeks since you were last in touch; it would be good to reconnect.",
        "In common: old maps; climbing",
        "Worth remembering: is learning Farsi",
        "Write a line.",
    ]
    assert labels(desk) == ["Done", "Someone else", "Later"]
    assert desk.showing(REACH).person == maya


async def test_done_makes_time_with_them_and_one_undo_takes_it_back(desk: Desk) -> None:
    maya = desk.person("Maya")
    desk.spoke(maya, days_ago=9)
    await shown(desk, REACHING, "17:30")
    await desk.press("done")
    record = desk.other.store.check_in(SUNDAY, "make-time")
    assert record is not None
    assert (record.mark, record.people) == (Mark.DONE, (maya,))
    assert desk.showing(REACH).answer is Answer.DONE
    standing = in_touch_with(desk.other)[maya]
    assert (standing.last, standing.due) == (SUNDAY, False)
    undone = check_ins.undo(desk.other)
    assert undone is not None
    assert (undone.kind, undone.people) == ("done", ("Maya",))
    standing = in_touch_with(desk.other)[maya]
    assert (standing.last, standing.due) == (SUNDAY - timedelta(days=9), True)


async def test_someone_else_comes_at_once_and_the_first_rests_for_the_day(desk: Desk) -> None:
    maya, tom = desk.person("Maya"), desk.person("Tom")
    desk.spoke(maya, days_ago=12)
    desk.spoke(tom, days_ago=9)
    await shown(desk, REACHING, "17:30")
    await desk.press("someone-else")
    assert desk.showing(REACH).answer is Answer.SOMEONE_ELSE
    assert desk.titles() == ["Reach out to Maya", "Reach out to Tom"]
    assert len(desk.recorder.open) == 1
    assert desk.other.store.profiles()[maya].rests_on(SUNDAY)
    assert not desk.other.store.profiles()[maya].rests_on(SUNDAY + timedelta(days=1))
    found = suggestion_today(desk.other)
    assert found is not None
    assert found.person == tom
    desk.clock.move(seconds=30)
    await desk.press("someone-else")
    assert len(desk.recorder.popups) == 2
    assert len(desk.recorder.open) == 0
    assert suggestion_today(desk.other) is None
    assert (desk.mark("make-time"), last(desk, maya)) == (None, SUNDAY - timedelta(days=12))
    for name in ("Tom", "Maya"):
        undone = check_ins.undo(desk.other)
        assert undone is not None
        assert (undone.kind, undone.people) == ("person-rest", (name,))


async def test_later_names_them_again(desk: Desk) -> None:
    maya = desk.person("Maya")
    desk.person("Tom")
    desk.spoke(maya, days_ago=12)
    await shown(desk, REACHING, "17:30")
    await desk.press("later")
    await desk.at("18:00")
    assert desk.titles() == ["Reach out to Maya"] * 2
    desk.clock.move(seconds=5)
    await desk.press("someone-else")
    assert desk.titles()[2:] == ["Reach out to Tom"]


async def test_the_answer_is_of_whom_it_named_though_somebody_else_would_be_now(desk: Desk) -> None:
    maya, tom = desk.person("Maya"), desk.person("Tom")
    desk.spoke(maya, days_ago=12)
    desk.spoke(tom, days_ago=9)
    await shown(desk, REACHING, "17:30")
    with desk.locked():
        desk.recorder.press(1, "done")
        await desk.look()
    desk.spoke(maya)
    await desk.look()
    record = desk.other.store.check_in(SUNDAY, "make-time")
    assert record is not None
    assert record.people == (maya,)


async def test_where_everybody_is_well_looked_after_nobody_is_named(desk: Desk) -> None:
    desk.spoke(desk.person("Maya"), days_ago=2)
    await nothing_shown(desk, REACHING, "17:30")


async def test_without_the_practice_done_notes_a_contact(desk: Desk) -> None:
    maya = desk.person("Maya")
    desk.write(habits(REACHING).replace("  - id: make-time\n", ""))
    desk.start()
    await desk.at("17:30")
    assert labels(desk) == ["Done", "Someone else", "Later"]
    await desk.press("done")
    assert last(desk, maya) == SUNDAY
    assert desk.other.store.check_ins(SUNDAY, SUNDAY) == []


@pytest.mark.parametrize("how", ["contact", "rest", "archive", "remove", "check-in"])
@pytest.mark.parametrize(("rule", "at"), [(REACHING, "17:30"), (DATES, "09:00"), (CHECK_ON, "12:30")])
async def test_it_is_taken_back_once_there_is_nothing_to_ask(
    desk: Desk, how: str, rule: str, at: str
) -> None:
    maya = desk.person("Maya", birthday=BORN, going_through=HARD)
    await shown(desk, rule, at)
    if how == "contact":
        desk.spoke(maya)
    elif how == "check-in":
        desk.done("listen", people=["Maya"])
    elif how == "rest":
        rest_person(desk.other, maya, SUNDAY)
    elif how == "archive":
        archive_person(desk.other, maya)
    else:
        remove_person(desk.other, maya)
    await desk.look()
    assert desk.recorder.open == ()
    (showing,) = desk.showings().values()
    assert showing.answer is Answer.WITHDRAWN
    assert len(desk.recorder.popups) == 1


# Several in one popup


async def test_one_popup_for_several_names_each_once_and_remembers_whom(desk: Desk) -> None:
    maya = desk.person("Maya", birthday=BORN, going_through=HARD)
    plan = desk.plan("Tea", maya)
    desk.write(habits(PLANS, DATES, CHECK_ON, REACHING))
    await desk.restart()
    await desk.close()
    desk.clock.move(seconds=(datetime(2026, 11, 22, 18, tzinfo=ZONE) - desk.clock.now()).total_seconds())
    desk.write(habits(PLANS, DATES, CHECK_ON, REACHING, missed_popups=1440))
    desk.start()
    await desk.look()
    (popup,) = desk.recorder.popups
    assert popup.title == "While you were away"
    assert popup.body == "08:30  Tea with Maya\n09:00  Maya: Birthday today, 40"
    named = {one.reminder: (one.person, one.plan) for one in desk.showings().values()}
    assert named["plans"] == ("", plan)
    assert {named[one] for one in ("dates", "check", "reaching")} == {(maya, "")}
    await desk.at("2026-11-23 08:00")
    await desk.at("2026-11-23 17:30")
    assert desk.titles()[1:] == ["See how Maya is doing"]


# The same by every way


@pytest.mark.parametrize("way", ["popup", "command", "screen"])
async def test_one_check_in_with_two_people(desk: Desk, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    maya, tom = desk.person("Maya"), desk.person("Tom")
    desk.spoke(maya, tom, days_ago=30)
    before = in_touch_with(desk.other)
    assert (before[maya].due, before[tom].past_longest) == (True, True)
    if way == "popup":
        desk.plan("Walk", maya, tom, practices=("listen",))
        await shown(desk, PLANS, "08:30")
        await desk.press("done")
    elif way == "command":
        paths = ("--data-dir", str(desk.paths.data), "--config-dir", str(desk.paths.config))
        assert main((*paths, "done", "listen", "--with", "Maya", "--with", "tom"), clock=desk.clock) == 0
        assert capsys.readouterr().out.startswith("✓ Listen attentively: done.")
    else:
        desk.done(people=["Maya", "Tom"])
    record = desk.other.store.check_in(SUNDAY, "listen")
    assert record is not None
    assert record == CheckIn(SUNDAY, "listen", Mark.DONE, None, (maya, tom), record.at)
    now = in_touch_with(desk.other)
    assert [(now[one].last, now[one].due) for one in (maya, tom)] == [(SUNDAY, False)] * 2
    assert check_ins.undo(desk.other) is not None
    assert desk.other.store.check_in(SUNDAY, "listen") is None
    assert in_touch_with(desk.other) == before
