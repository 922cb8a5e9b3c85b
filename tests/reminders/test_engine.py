"""The engine on a real bus: what is shown, when, and how long it stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from connect_tui.domain.showings import EVERY_REMINDER, Answer, Stage, Way
from connect_tui.reminders.outlook import Reason, Status
from connect_tui.reminders.situation import outlook_of
from connect_tui.services import check_ins
from connect_tui.services.look_back import keep_look_back, week_to_look_back_on
from connect_tui.services.reminders import put_off
from tests.reminders.desk import (
    CLOSING,
    EVENING,
    LISTENING,
    NINE,
    PRAISE,
    REACHING,
    SUNDAY,
    TEN,
    WEEK,
    WEEKS,
    Desk,
    habits,
)
from tests.reminders.desktop import until

TWICE = LISTENING.replace("'09:00'", "['09:00', '11:00']")
ELEVEN = "listening@2026-11-22T11:00"


async def test_it_is_shown_at_its_moment_and_not_before(desk: Desk) -> None:
    engine = desk.start()
    await desk.at("08:59:59")
    assert desk.recorder.popups == []
    assert desk.showings() == {}
    await desk.at("09:00")
    (popup,) = desk.recorder.popups
    assert (popup.title, popup.body) == ("Listen attentively", "Ask one more question.")
    assert popup.actions == (("done", "Done"), ("later", "Later"), ("not-today", "Not today"))
    shown = desk.showing(NINE)
    assert (shown.stage, shown.way, shown.popup, shown.by) == (Stage.SHOWN, Way.DBUS, popup.id, engine.name)
    assert shown.shown_at == datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert (shown.day, shown.late, shown.answer, shown.trouble) == (SUNDAY, False, None, "")
    assert (engine.engine.way, engine.engine.readiness.detail) == (Way.DBUS, "recorder 1.0")


async def test_nothing_that_is_switched_off_done_or_at_rest_is_shown(desk: Desk) -> None:
    later = LISTENING.replace("09:00", "09:01").replace("listening", "other")
    desk.write(habits(LISTENING.replace("}", ", enabled: false}"), later, PRAISE))
    desk.done("listen")
    desk.rest("sincere")
    desk.start()
    for time in ("09:00", "09:01", "10:00", "12:00"):
        await desk.at(time)
    assert desk.recorder.popups == []
    assert desk.showings() == {}


async def test_no_popups_where_none_are_wanted(desk: Desk) -> None:
    desk.write(habits(LISTENING, popups="off"))
    desk.start()
    await desk.at("09:00")
    assert (desk.recorder.popups, desk.showings()) == ([], {})


async def test_discreet_popups_can_be_answered_all_the_same(desk: Desk) -> None:
    desk.write(habits(LISTENING, popups="discreet"))
    desk.start()
    await desk.at("09:00")
    (popup,) = desk.recorder.popups
    assert (popup.title, popup.body) == ("Connect", "One small thing is waiting for you today.")
    await desk.press("done")
    assert desk.showing(NINE).answer is Answer.DONE


async def test_a_rule_that_asks_all_the_same(desk: Desk) -> None:
    desk.write(habits(LISTENING.replace("}", ", unless_done: false}")))
    desk.done()
    desk.start()
    await desk.at("09:00")
    desk.done("sincere")
    await desk.look()
    assert len(desk.recorder.popups) == 1
    assert desk.recorder.closed == []
    assert desk.showing(NINE).answer is None


async def withdrawn(desk: Desk) -> None:
    """The popup of nine o'clock goes, and does not come again."""
    (popup,) = desk.recorder.popups
    await desk.look()
    assert desk.recorder.closed == [popup.id]
    assert desk.showing(NINE).answer is Answer.WITHDRAWN
    await desk.look()
    assert desk.recorder.popups == [popup]
    assert desk.recorder.open == ()


async def shown_at_nine(desk: Desk, text: str = "") -> None:
    desk.write(text or habits(LISTENING))
    desk.start()
    await desk.at("09:00")
    assert len(desk.recorder.open) == 1


@pytest.mark.parametrize("what", ["done", "rest"])
async def test_withdrawn_when_settled_by_another_process(desk: Desk, what: str) -> None:
    await shown_at_nine(desk)
    getattr(desk, what)()
    await withdrawn(desk)


async def test_withdrawn_when_the_week_is_looked_back_on_elsewhere(desk: Desk) -> None:
    desk.write(habits(WEEKS))
    desk.start()
    await desk.at("18:00")
    (popup,) = desk.recorder.open
    keep_look_back(desk.other, week_to_look_back_on(desk.other), moment="", people=(), focus=None)
    await desk.look()
    assert desk.recorder.closed == [popup]
    assert desk.showing(WEEK).answer is Answer.WITHDRAWN


async def test_a_week_that_was_looked_back_on_is_not_asked_for(desk: Desk) -> None:
    asks_all_the_same = WEEKS.replace("weeks", "again").replace("}", ", unless_done: false}")
    desk.write(habits(WEEKS, asks_all_the_same))
    keep_look_back(desk.other, week_to_look_back_on(desk.other), moment="", people=(), focus=None)
    desk.start()
    await desk.at("18:00")
    assert [one.key for one in desk.showings().values()] == ["again@2026-11-22T18:00"]


async def test_withdrawn_when_the_day_turns(desk: Desk) -> None:
    await shown_at_nine(desk)
    await desk.at("2026-11-23 02:59:59")
    assert desk.recorder.closed == []
    desk.clock.move(seconds=1)
    await withdrawn(desk)


@pytest.mark.parametrize(
    "text",
    [
        habits(PRAISE),
        habits(),
        habits(LISTENING.replace("}", ", enabled: false}")),
        habits(LISTENING, popups="off"),
    ],
)
async def test_withdrawn_when_habits_no_longer_ask(desk: Desk, text: str) -> None:
    await shown_at_nine(desk)
    desk.write(text)
    await withdrawn(desk)


@pytest.mark.parametrize("reminder", ["listening", EVERY_REMINDER])
@pytest.mark.parametrize("minutes", [30, None])
async def test_withdrawn_when_put_off_elsewhere(desk: Desk, reminder: str, minutes: int | None) -> None:
    await shown_at_nine(desk)
    put_off(desk.other, [reminder], SUNDAY, minutes)
    await withdrawn(desk)


async def test_put_off_within_the_second_in_which_it_was_shown(desk: Desk) -> None:
    desk.start()
    desk.clock.move(hours=1, microseconds=300)
    await desk.look()
    assert len(desk.recorder.open) == 1
    put_off(desk.other, ["listening"], SUNDAY, 30)
    await withdrawn(desk)


async def test_a_popup_for_several_stays_until_none_is_left(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE))
    await desk.restart()
    await desk.close()
    await desk.at("10:30")
    desk.start()
    await desk.look()
    assert desk.titles() == ["While you were away"]
    desk.done("listen")
    await desk.look()
    assert desk.recorder.closed == []
    desk.done("sincere")
    await desk.look()
    assert desk.recorder.closed == [1]
    assert {one.answer for one in desk.showings().values()} == {Answer.WITHDRAWN}


async def test_a_later_time_of_a_rule_takes_the_place_of_the_earlier(desk: Desk) -> None:
    await shown_at_nine(desk, habits(TWICE, PRAISE))
    await desk.at("10:00")
    await desk.at("11:00")
    nine, ten, eleven = desk.recorder.popups
    assert (eleven.replaces, eleven.id, ten.replaces) == (nine.id, nine.id, 0)
    assert desk.recorder.open == (nine.id, ten.id)
    assert desk.showing(NINE).answer is Answer.WITHDRAWN
    assert (desk.showing(ELEVEN).answer, desk.showing(TEN).answer) == (None, None)
    await desk.press("done", eleven)
    assert desk.showing(ELEVEN).answer is Answer.DONE


async def test_a_popup_for_several_keeps_its_place(desk: Desk) -> None:
    await off_until(desk, "10:30", habits(TWICE, PRAISE))
    await desk.at("11:00")
    together, eleven = desk.recorder.popups
    assert (together.title, eleven.replaces) == ("While you were away", 0)
    assert desk.recorder.open == (together.id, eleven.id)
    assert {one.answer for one in desk.showings().values()} == {None}


async def test_put_off_before_the_clock_was_set_back(desk: Desk) -> None:
    await shown_at_nine(desk)
    desk.clock.move(minutes=5)
    put_off(desk.other, ["listening"], SUNDAY, None)
    desk.clock.move(minutes=-10)
    await withdrawn(desk)


@pytest.mark.parametrize(("how", "answer"), [("dismiss", Answer.DISMISSED), ("expire", Answer.EXPIRED)])
async def test_a_popup_that_goes_is_not_shown_again(desk: Desk, how: str, answer: Answer) -> None:
    await shown_at_nine(desk)
    getattr(desk.recorder, how)(1)
    await until(lambda: desk.showing(NINE).answer)
    shown = desk.showing(NINE)
    assert (shown.stage, shown.answer) == (Stage.SHOWN, answer)
    assert shown.answered_at == desk.clock.now()
    for time in ("09:10", "12:00", "2026-11-23 03:00"):
        await desk.at(time)
    assert len(desk.recorder.popups) == 1
    assert desk.recorder.closed == []


async def off_until(desk: Desk, time: str, text: str) -> None:
    """Know the rules since eight, be off until a time, and start then."""
    desk.write(text)
    await desk.restart()
    await desk.close()
    await desk.at(time)
    desk.start()
    await desk.look()


async def test_two_that_were_missed_come_together(desk: Desk) -> None:
    await off_until(desk, "10:30", habits(LISTENING, PRAISE))
    (popup,) = desk.recorder.popups
    assert popup.title == "While you were away"
    assert popup.body == "09:00  Listen attentively\n10:00  Be sincere"
    assert popup.actions == (("later", "Later"), ("not-today", "Not today"))
    for key in (NINE, TEN):
        shown = desk.showing(key)
        assert (shown.late, shown.together, shown.popup) == (True, NINE, popup.id)
    entries = outlook_of(desk.other).entries
    assert [(one.occurrence.key, one.status, one.late) for one in entries] == [
        (NINE, Status.SHOWN, True),
        (TEN, Status.SHOWN, True),
    ]


async def test_one_that_was_missed_says_from_when_it_is(desk: Desk) -> None:
    await off_until(desk, "10:30", habits(LISTENING))
    (popup,) = desk.recorder.popups
    assert (popup.title, popup.body) == ("Listen attentively", "From 09:00: Ask one more question.")
    assert len(popup.actions) == 3
    assert desk.showing(NINE).late


async def test_one_that_was_missed_for_too_long_is_only_listed(desk: Desk) -> None:
    await off_until(desk, "12:01", habits(LISTENING))
    assert (desk.recorder.popups, desk.showings()) == ([], {})
    (entry,) = outlook_of(desk.other).entries
    assert (entry.status, entry.reason) == (Status.MISSED, Reason.TOO_LATE)


async def test_what_was_never_to_come_was_not_missed(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE, CLOSING))
    desk.clock.move(hours=13, minutes=30)
    desk.start()
    await desk.look()
    assert desk.recorder.popups == []
    assert outlook_of(desk.other).entries == ()


async def test_a_time_that_is_moved_behind_the_clock_is_not_missed(desk: Desk) -> None:
    desk.write(habits(LISTENING.replace("09:00", "15:00")))
    desk.start()
    await desk.at("12:00")
    desk.write(habits(LISTENING.replace("09:00", "11:50"), PRAISE.replace("10:00", "11:55")))
    await desk.at("12:01")
    assert desk.recorder.popups == []
    assert outlook_of(desk.other).entries == ()


async def test_a_change_of_habits_counts_at_once(desk: Desk) -> None:
    desk.write(habits())
    desk.start()
    await desk.at("08:30")
    desk.write(habits(LISTENING.replace("09:00", "08:31")))
    await desk.at("08:31")
    assert desk.titles() == ["Listen attentively"]


async def test_several_due_at_once_come_one_after_another(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE.replace("10:00", "09:00"), CLOSING.replace("20:30", "09:01")))
    desk.start()
    await desk.at("09:01")
    assert desk.titles() == ["Listen attentively", "Be sincere", "This evening"]


async def test_the_second_keeps_its_distance(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE.replace("10:00", "09:00"), popup_distance=20))
    desk.start()
    await desk.at("09:00")
    await desk.at("09:19:59")
    assert desk.titles() == ["Listen attentively"]
    await desk.at("09:20")
    assert desk.titles() == ["Listen attentively", "Be sincere"]


async def test_never_twice(desk: Desk) -> None:
    await shown_at_nine(desk, habits(LISTENING, PRAISE))
    await desk.restart()
    assert desk.showing(NINE).answer is Answer.WITHDRAWN
    await desk.at("10:00")
    desk.clock.move(hours=-1, minutes=-30)
    await desk.look()
    await desk.restart()
    for _ in range(200):
        desk.clock.move(minutes=2)
        await desk.look()
    assert desk.titles() == ["Listen attentively", "Be sincere"]
    assert set(desk.showings()) == {NINE, TEN}


async def test_it_is_asked_for_again_what_was_taken_back_only_tomorrow(desk: Desk) -> None:
    await shown_at_nine(desk)
    desk.done()
    await withdrawn(desk)
    check_ins.clear(desk.other, desk.practice("listen"), SUNDAY)
    await desk.at("09:30")
    assert len(desk.recorder.popups) == 1
    await desk.at("2026-11-23 09:00")
    assert len(desk.recorder.popups) == 2


async def test_what_was_shown_is_remembered_for_two_weeks(desk: Desk) -> None:
    await shown_at_nine(desk)
    for day in range(1, 16):
        await desk.go_to(datetime(2026, 11, 22, 9, tzinfo=desk.clock.now().tzinfo) + timedelta(days=day))
    assert len(desk.recorder.popups) == 16
    days = [one.day for one in desk.showings().values()]
    assert (min(days), max(days)) == (SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=15))


async def test_on_leaving_what_nobody_would_hear_is_taken_back(desk: Desk) -> None:
    await shown_at_nine(desk, habits(LISTENING, REACHING.replace("17:30", "10:00")))
    await desk.at("10:00")
    first, second = desk.recorder.open
    await desk.close()
    assert desk.recorder.open == ()
    assert sorted(desk.recorder.closed) == [first, second]
    assert {one.answer for one in desk.showings().values()} == {Answer.WITHDRAWN}


async def test_it_ends_and_writes_nothing_once_it_is_not_wanted(desk: Desk) -> None:
    await shown_at_nine(desk)
    (engine,) = desk.engines
    before = desk.showings()
    engine.wanted = False
    engine.engine.soon()
    await until(engine.task.done)
    assert engine.task.result() is None
    assert desk.recorder.open == ()
    assert desk.showings() == before
    assert EVENING not in before
