"""What each button of each popup does to the records, pressed on a real bus."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from connect_tui.domain.records import Mark
from connect_tui.domain.showings import Answer, PutOff
from connect_tui.reminders.outlook import Reason, Status
from connect_tui.reminders.situation import outlook_of
from connect_tui.services import check_ins
from tests.reminders.desk import (
    CLOSING,
    EVENING,
    LISTENING,
    NINE,
    PRAISE,
    REACH,
    REACHING,
    SUNDAY,
    TEN,
    WEEK,
    WEEKS,
    Desk,
    habits,
)
from tests.reminders.desktop import until

NINE_THIRTY = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
AGAIN = "listening@2026-11-22T08:30Z"


async def shown(desk: Desk, rule: str, time: str) -> None:
    """Have a reminder on show."""
    desk.write(habits(rule))
    desk.start()
    await desk.at(time)
    assert len(desk.recorder.open) == 1


async def test_done(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    desk.clock.move(minutes=5)
    await desk.press("done")
    assert desk.mark() is Mark.DONE
    answered = desk.showing(NINE)
    assert (answered.answer, answered.answered_at) == (Answer.DONE, desk.clock.now())
    assert (desk.recorder.closed, desk.recorder.open) == ([1], ())
    assert desk.other.store.put_off() == {}
    await desk.at("12:00")
    assert len(desk.recorder.popups) == 1
    undone = check_ins.undo(desk.other)
    assert undone is not None
    assert (undone.kind, undone.practices, desk.mark()) == ("done", ("listen",), None)


async def test_later(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    await desk.press("later")
    assert (desk.mark(), desk.showing(NINE).answer) == (None, Answer.LATER)
    put_off = desk.other.store.put_off()["listening"]
    assert put_off == PutOff("listening", SUNDAY, NINE_THIRTY, desk.clock.now())
    await desk.at("09:29:59")
    assert len(desk.recorder.popups) == 1
    await desk.at("09:30")
    assert desk.titles() == ["Listen attentively"] * 2
    assert desk.recorder.popups[1].body == "Ask one more question."
    await desk.press("done")
    assert (desk.mark(), desk.showing(AGAIN).answer) == (Mark.DONE, Answer.DONE)


async def test_later_and_later_again(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    for number in range(1, 6):
        await desk.press("later")
        desk.clock.move(minutes=30)
        await desk.look()
        assert len(desk.recorder.popups) == number + 1
    assert len(desk.recorder.open) == 1


async def test_later_than_the_day_lasts(desk: Desk) -> None:
    await shown(desk, CLOSING.replace("20:30", "02:40"), "2026-11-23 02:40")
    await desk.press("later")
    await desk.at("2026-11-23 03:10")
    assert len(desk.recorder.popups) == 1


async def test_a_snooze_that_waits_ends_with_the_day(desk: Desk) -> None:
    desk.write(habits(CLOSING, snooze=600))
    desk.start()
    await desk.at("20:30")
    await desk.press("later")
    for time in ("2026-11-23 03:00", "2026-11-23 06:30", "2026-11-23 12:00"):
        await desk.at(time)
    assert desk.titles() == ["This evening"]


async def test_not_today(desk: Desk) -> None:
    await shown(desk, LISTENING.replace("'09:00'", "['09:00', '11:00']"), "09:00")
    await desk.press("not-today")
    assert (desk.mark(), desk.showing(NINE).answer) == (Mark.REST, Answer.NOT_TODAY)
    assert desk.other.store.put_off() == {}
    await desk.at("11:00")
    assert len(desk.recorder.popups) == 1


async def test_people_where_nobody_is_known(desk: Desk) -> None:
    await shown(desk, REACHING, "17:30")
    (popup,) = desk.recorder.popups
    assert (popup.title, popup.body) == ("Reach out to someone", "Write a line.")
    await desk.press("done")
    record = desk.other.store.check_in(SUNDAY, "make-time")
    assert record is not None
    assert (record.mark, record.people) == (Mark.DONE, ())


async def test_people_not_today(desk: Desk) -> None:
    await shown(desk, REACHING, "17:30")
    await desk.press("not-today")
    assert (desk.mark("make-time"), desk.showing(REACH).answer) == (Mark.REST, Answer.NOT_TODAY)


@pytest.mark.parametrize(("rule", "time", "key"), [(CLOSING, "20:30", EVENING), (WEEKS, "18:00", WEEK)])
async def test_evening_and_week_can_be_silenced_alone(desk: Desk, rule: str, time: str, key: str) -> None:
    reminder = key.partition("@")[0]
    other = LISTENING.replace("09:00", "21:30")
    desk.write(habits(rule.replace(f"'{time}'", f"['{time}', '21:00']"), other))
    desk.start()
    await desk.at(time)
    assert desk.recorder.popups[0].actions == (("later", "Later"), ("not-today", "Not today"))
    await desk.press("not-today")
    assert desk.other.store.check_ins(SUNDAY, SUNDAY) == []
    put_off = desk.other.store.put_off()
    assert put_off == {reminder: PutOff(reminder, SUNDAY, None, desk.clock.now())}
    assert desk.showing(key).answer is Answer.NOT_TODAY
    await desk.at("21:00")
    await desk.at("21:30")
    assert desk.titles()[1:] == ["Listen attentively"]
    silenced = [one for one in outlook_of(desk.other).entries if one.reason is Reason.SILENCED]
    assert [one.occurrence.rule.id for one in silenced] == [reminder]


async def test_evening_later(desk: Desk) -> None:
    await shown(desk, CLOSING, "20:30")
    await desk.press("later")
    await desk.at("21:00")
    assert desk.titles() == ["This evening"] * 2


async def missed_together(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE))
    await desk.restart()
    await desk.close()
    await desk.at("10:30")
    desk.start()
    await desk.look()
    assert len(desk.recorder.open) == 1


async def test_several_together_later(desk: Desk) -> None:
    await missed_together(desk)
    await desk.press("later")
    assert [desk.showing(key).answer for key in (NINE, TEN)] == [Answer.LATER] * 2
    await desk.at("10:59:59")
    assert len(desk.recorder.popups) == 1
    await desk.at("11:00")
    _, again = desk.recorder.popups
    assert again.title == "A little later, as you asked"
    assert again.body == "Listen attentively\nBe sincere"
    assert again.actions == (("later", "Later"), ("not-today", "Not today"))
    put_off = {one.key: one.together for one in desk.showings().values() if one.key.endswith("Z")}
    assert set(put_off) == {"listening@2026-11-22T10:00Z", "praise@2026-11-22T10:00Z"}
    assert set(put_off.values()) == {"listening@2026-11-22T10:00Z"}


async def test_several_together_not_today(desk: Desk) -> None:
    await missed_together(desk)
    await desk.press("not-today")
    assert [desk.showing(key).answer for key in (NINE, TEN)] == [Answer.NOT_TODAY] * 2
    assert desk.other.store.check_ins(SUNDAY, SUNDAY) == []
    assert {one.until for one in desk.other.store.put_off().values()} == {None}
    undone = check_ins.undo(desk.other)
    assert undone is not None
    assert (undone.kind, undone.reminders) == ("put-off", ("listening", "praise"))
    await desk.at("12:00")
    assert len(desk.recorder.popups) == 1


async def test_done_after_midnight_is_done_on_the_day_of_the_popup(desk: Desk) -> None:
    await shown(desk, LISTENING.replace("09:00", "23:30"), "23:30")
    await desk.at("2026-11-23 00:40")
    await desk.press("done")
    assert (desk.mark(), desk.mark(day=date(2026, 11, 23))) == (Mark.DONE, None)


@pytest.mark.parametrize(("key", "mark"), [("done", Mark.DONE), ("not-today", Mark.REST)])
async def test_an_answer_after_the_turn_belongs_to_the_day_before(desk: Desk, key: str, mark: Mark) -> None:
    await shown(desk, LISTENING, "09:00")
    desk.clock.move(hours=20)
    desk.recorder.press(1, key)
    await until(lambda: desk.showing(NINE).answer)
    await desk.look()
    assert (desk.mark(), desk.mark(day=date(2026, 11, 23))) == (mark, None)


async def test_later_after_the_turn_asks_for_nothing(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    desk.clock.move(hours=20)
    desk.recorder.press(1, "later")
    await until(lambda: desk.showing(NINE).answer)
    assert {one.day for one in desk.other.store.put_off().values()} == {SUNDAY}
    await desk.at("2026-11-23 05:30")
    assert len(desk.recorder.popups) == 1


async def test_done_takes_nothing_away_that_was_done_elsewhere(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    check_ins.done(desk.other, desk.practice("listen"), SUNDAY, note="we talked", people=["Maya"])
    before = desk.other.store.check_in(SUNDAY, "listen")
    await desk.press("done")
    assert before is not None
    assert desk.other.store.check_in(SUNDAY, "listen") == before
    assert desk.showing(NINE).answer is Answer.DONE


async def test_not_today_takes_nothing_away_that_was_done_elsewhere(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    desk.done()
    await desk.press("not-today")
    assert (desk.mark(), desk.showing(NINE).answer) == (Mark.DONE, Answer.NOT_TODAY)


async def test_an_answer_to_a_reminder_that_has_left_habits(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    with desk.locked():
        desk.recorder.press(1, "later")
        desk.write(habits(PRAISE))
        await desk.look()
    await desk.look()
    assert desk.other.store.put_off() == {}
    assert desk.showing(NINE).answer is Answer.LATER


async def test_an_answer_while_the_popup_is_being_taken_back(desk: Desk) -> None:
    await shown(desk, LISTENING, "09:00")
    desk.recorder.deaf_to = frozenset({"CloseNotification"})
    desk.done()
    desk.engines[0].engine.soon()
    await until(lambda: "CloseNotification" in desk.recorder.asked)
    desk.recorder.press(1, "later")
    await until(lambda: desk.showing(NINE).answer)
    desk.recorder.go_on()
    await desk.look()
    assert desk.showing(NINE).answer is Answer.LATER
    assert "listening" in desk.other.store.put_off()


async def test_two_reminders_of_one_practice_are_answered_by_one(desk: Desk) -> None:
    desk.write(habits(LISTENING, LISTENING.replace("listening", "again").replace("09:00", "09:30")))
    desk.start()
    await desk.at("09:00")
    await desk.at("09:30")
    assert len(desk.recorder.open) == 2
    await desk.press("done")
    assert not desk.recorder.open
    assert sorted(str(one.answer) for one in desk.showings().values()) == ["done", "withdrawn"]


async def test_an_answer_counts_in_the_outlook_at_once(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE.replace("sincere", "listen")))
    desk.start()
    await desk.at("09:00")
    await desk.press("done")
    entries = outlook_of(desk.other).entries
    assert [(one.status, one.reason) for one in entries] == [
        (Status.SHOWN, None),
        (Status.HELD, Reason.DONE),
    ]
