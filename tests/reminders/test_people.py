"""Reminders that name somebody or a plan: on a real bus, with each of their buttons."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from connect_tui.cli.app import main
from connect_tui.domain.people import GoingThrough, Occasion, Remembered
from connect_tui.domain.records import CheckIn, Mark
from connect_tui.domain.schedules import Quota, Weekdays
from connect_tui.domain.showings import Answer
from connect_tui.reminders.outlook import Reason, Status
from connect_tui.reminders.situation import outlook_of
from connect_tui.services import check_ins
from connect_tui.services.people import in_touch_with
from connect_tui.services.people_changes import archive_person, remove_person, rest_person, save_person
from connect_tui.services.plans import drop_plan, keep_plan, move_plan
from connect_tui.services.reaching_out import suggestion_today
from tests.living import ZONE
from tests.reminders.desk import REACH, REACHING, SUNDAY, Desk, habits

DATES = "{id: dates, kind: dates, at: '09:00', ahead: [7, 0], text: A few words.}"
CHECK_ON = "{id: check, kind: check-on, at: '12:30', text: A kind word.}"
PLANS = "{id: plans, kind: plans, at: '08:30', ahead: [1, 0], text: Enjoy it.}"
HARD = GoingThrough("moving house", SUNDAY - timedelta(days=4), every=3)
BORN = Occasion("", 11, 22, 1986)
ALL = ["Done", "Later", "Not today"]


async def shown(desk: Desk, rule: str, time: str) -> tuple[str, str]:
    """Have a reminder on show; return what it says."""
    desk.write(habits(rule))
    desk.start()
    await desk.at(time)
    (number,) = desk.recorder.open
    popup = next(one for one in desk.recorder.popups if one.id == number)
    return popup.title, popup.body


async def nothing_shown(desk: Desk, rule: str, time: str) -> None:
    """Have the moment of a reminder come that has nothing to ask for."""
    desk.write(habits(rule))
    desk.start()
    await desk.at(time)
    assert desk.recorder.popups == []
    fates = [(one.status, one.reason) for one in outlook_of(desk.other).entries]
    assert fates == [(Status.HELD, Reason.NOTHING)]


def labels(desk: Desk) -> list[str]:
    return [label for _, label in desk.recorder.popups[-1].actions]


def last(desk: Desk, person: str) -> date | None:
    return in_touch_with(desk.other)[person].last


# Reaching out


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


# Plans


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
