"""What reminders find settled, what is put off, and what an answer does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.config.settings import Settings
from connect_tui.domain.days import week_start
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.schedules import Quota
from connect_tui.domain.showings import EVERY_REMINDER, PutOff, Showing, Stage
from connect_tui.services import check_ins
from connect_tui.services.erase import erase_everything
from connect_tui.services.look_back import keep_look_back, week_to_look_back_on
from connect_tui.services.reminders import (
    BACKGROUND_LOCK,
    Settlements,
    answer_done,
    put_off,
    settlement,
)
from connect_tui.services.settled import Settlement
from connect_tui.services.workspace import Workspace
from connect_tui.store import REMINDERS
from tests.living import StandingClock, bytes_in

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
NOON_UTC = datetime(2026, 11, 22, 11, tzinfo=UTC)

HABITS = """
practices:
  - id: listen
  - id: make-time
  - id: care
    schedule: mon-fri
  - id: give
    schedule: {times: 2, per: week}
  - id: self
    archived: 2026-11-22
"""

MAYA = ["Maya"]


def rule(practice: str, *, unless_done: bool = True) -> ReminderRule:
    return ReminderRule("r", ReminderKind.PRACTICE, practice, (time(9),), unless_done=unless_done)


PEOPLE = ReminderRule("people", ReminderKind.PEOPLE, at=(time(17),))
EVENING = ReminderRule("evening", ReminderKind.EVENING, at=(time(20),))
WEEKLY = ReminderRule("week", ReminderKind.WEEKLY, at=(time(18),))


@pytest.fixture
def few(workspace: Workspace) -> Workspace:
    """A workspace with a daily practice, one for workdays, one by quota, and one archived."""
    workspace.paths.config.mkdir(parents=True)
    workspace.paths.habits_file.write_text(HABITS)
    assert workspace.follow_catalogue()
    assert workspace.loaded.problems == ()
    return workspace


def named(workspace: Workspace, *ids: str) -> list[Practice]:
    return [one for one in workspace.practices if one.id in ids]


def test_a_practice_is_settled_by_its_mark(few: Workspace) -> None:
    assert settlement(few, rule("listen"), TODAY) is None
    check_ins.set_note(few, named(few, "listen")[0], TODAY, "a note is no check-in")
    assert settlement(few, rule("listen"), TODAY) is None
    check_ins.done(few, named(few, "listen"), TODAY)
    assert settlement(few, rule("listen"), TODAY) is Settlement.DONE
    assert settlement(few, rule("listen", unless_done=False), TODAY) is Settlement.DONE
    assert settlement(few, rule("listen"), YESTERDAY) is None
    check_ins.rest(few, named(few, "listen"), TODAY)
    assert settlement(few, rule("listen", unless_done=False), TODAY) is Settlement.REST
    assert settlement(few, rule("listen"), TODAY + timedelta(days=40)) is None


def test_what_is_not_on_the_schedule_asks_for_nothing(few: Workspace) -> None:
    friday = TODAY - timedelta(days=2)
    assert settlement(few, rule("care"), friday) is None
    assert settlement(few, rule("care"), TODAY) is Settlement.NOT_SCHEDULED
    assert settlement(few, rule("self"), YESTERDAY) is None
    assert settlement(few, rule("self"), TODAY) is Settlement.NOT_SCHEDULED
    assert settlement(few, rule("no-longer-there"), TODAY) is Settlement.NOT_SCHEDULED
    check_ins.done(few, named(few, "care"), TODAY)
    assert settlement(few, rule("care"), TODAY) is Settlement.DONE
    assert settlement(few, rule("care", unless_done=False), TODAY) is Settlement.NOT_SCHEDULED
    check_ins.rest(few, named(few, "care"), TODAY)
    assert settlement(few, rule("care", unless_done=False), TODAY) is Settlement.REST


def test_a_week_that_has_its_times_needs_no_more(few: Workspace) -> None:
    monday = TODAY - timedelta(days=6)
    give = named(few, "give")
    check_ins.done(few, give, monday - timedelta(days=1))
    check_ins.done(few, give, monday)
    assert settlement(few, rule("give"), TODAY) is None
    check_ins.done(few, give, TODAY - timedelta(days=3))
    assert [settlement(few, rule("give"), monday + timedelta(days=back)) for back in range(-1, 8)] == [
        Settlement.DONE,
        *[Settlement.DONE] * 7,
        None,
    ]
    check_ins.clear(few, give, monday)
    check_ins.rest(few, give, TODAY)
    assert settlement(few, rule("give"), YESTERDAY) is None
    assert settlement(few, rule("give"), TODAY) is Settlement.REST


def test_weeks_begin_where_the_person_says_and_run_over_months(few: Workspace, clock: StandingClock) -> None:
    with few.paths.habits_file.open("a") as habits:
        habits.write("settings: {week_starts_on: sunday}\n")
    few.follow_catalogue()
    give, sunday = named(few, "give"), date(2026, 11, 29)
    clock.move(days=11)
    check_ins.done(few, give, sunday)
    check_ins.done(few, give, date(2026, 12, 1))
    assert settlement(few, rule("give"), sunday - timedelta(days=1)) is None
    for number in range(1, 7):
        assert settlement(few, rule("give"), sunday + timedelta(days=number)) is Settlement.DONE
    assert settlement(few, rule("give"), sunday + timedelta(days=7)) is None


def test_reaching_out_is_settled_by_making_time(few: Workspace) -> None:
    assert settlement(few, PEOPLE, TODAY) is None
    check_ins.done(few, named(few, "make-time"), TODAY)
    assert settlement(few, PEOPLE, TODAY) is Settlement.DONE
    check_ins.rest(few, named(few, "make-time"), TODAY)
    assert settlement(few, PEOPLE, TODAY) is Settlement.REST
    few.paths.habits_file.write_text("practices:\n  - id: listen\nreminders: []\n")
    few.follow_catalogue()
    assert settlement(few, PEOPLE, TODAY) is None


def test_reaching_out_asks_also_where_making_time_is_off_the_schedule(few: Workspace) -> None:
    check_ins.done(few, named(few, "make-time"), TODAY)
    few.paths.habits_file.write_text(
        "practices:\n  - id: listen\n  - {id: make-time, schedule: mon-fri}\nreminders: []\n"
    )
    few.follow_catalogue()
    assert settlement(few, PEOPLE, TODAY) is None


def test_the_evening_asks_while_anything_is_open(few: Workspace) -> None:
    assert settlement(few, EVENING, TODAY) is None
    check_ins.done(few, named(few, "listen", "make-time"), TODAY)
    assert settlement(few, EVENING, TODAY) is None
    check_ins.done(few, named(few, "give"), TODAY)
    assert settlement(few, EVENING, TODAY) is Settlement.DONE
    check_ins.rest(few, named(few, "listen", "make-time"), TODAY)
    assert settlement(few, EVENING, TODAY) is Settlement.DONE
    check_ins.rest(few, named(few, "give"), TODAY)
    assert settlement(few, EVENING, TODAY) is Settlement.REST


def test_an_evening_without_any_practice_asks(few: Workspace) -> None:
    few.paths.habits_file.write_text("practices:\n  - {id: care, schedule: mon-fri}\nreminders: []\n")
    few.follow_catalogue()
    assert settlement(few, EVENING, TODAY) is None


def test_the_week_asks_until_it_is_looked_back_on(few: Workspace, clock: StandingClock) -> None:
    check_ins.done(few, few.practices, TODAY)
    assert settlement(few, WEEKLY, TODAY) is None
    keep_look_back(few, week_to_look_back_on(few), moment="", people=(), focus=None)
    days = [TODAY + timedelta(days=number) for number in range(-4, 6)]
    asked = {day for day in days if settlement(few, WEEKLY, day) is None}
    assert asked == {days[0], days[-2], days[-1]}
    clock.move(days=7)
    assert settlement(few, WEEKLY, few.today()) is None
    check_ins.undo(few)
    assert settlement(few, WEEKLY, TODAY) is None


def test_one_look_sees_the_same_week_throughout(few: Workspace, opened: Callable[[], Workspace]) -> None:
    settled = Settlements(few)
    assert settled(WEEKLY, TODAY) is None
    keep_look_back(opened(), week_to_look_back_on(few), moment="", people=(), focus=None)
    assert settled(WEEKLY, TODAY) is None
    assert Settlements(few)(WEEKLY, TODAY) is Settlement.DONE


def test_one_look_sees_the_same_records_throughout(few: Workspace, opened: Callable[[], Workspace]) -> None:
    settled = Settlements(few)
    assert settled(rule("listen"), TODAY) is None
    check_ins.done(opened(), named(few, "listen"), TODAY)
    assert settled(rule("listen"), TODAY) is None
    assert Settlements(few)(rule("listen"), TODAY) is Settlement.DONE


@given(st.sets(st.integers(0, 20)), st.integers(0, 20), st.integers(0, 6), st.integers(1, 6))
@settings(max_examples=30, deadline=None)
def test_a_quota_is_met_exactly_where_a_plain_count_says_so(
    done_on: set[int], asked: int, starts: int, times: int
) -> None:
    first = date(2026, 11, 23)
    days = {first + timedelta(days=number) for number in done_on}
    day = first + timedelta(days=asked)
    settled = Settlements(cast("Workspace", OfMarks(days, starts, times)))
    in_week = [one for one in days if week_start(one, starts) == week_start(day, starts)]
    assert (settled(rule("give"), day) is Settlement.DONE) == (day in days or len(in_week) >= times)


class OfMarks:
    """As much of a workspace as knows one practice by quota and the days it was done on."""

    def __init__(self, days: set[date], starts: int, times: int) -> None:
        self._days = days
        self.settings = Settings(week_starts_on=starts)
        self.practices = (Practice("give", 1, "Give", PillarId.HEART, schedule=Quota(times)),)
        self.store = self

    def marks(self, month: str) -> dict[str, dict[date, Mark]]:
        return {"give": {day: Mark.DONE for day in self._days if day.isoformat().startswith(month)}}


def test_later_waits_from_now_and_is_one_change(workspace: Workspace, clock: StandingClock) -> None:
    clock.move(microseconds=5)
    outcome = put_off(workspace, ["evening", "week", "evening"], TODAY, 30)
    assert outcome.changed
    assert outcome.change == ChangeInfo("put-off", TODAY, reminders=("evening", "week"))
    until = NOON_UTC + timedelta(minutes=30)
    assert workspace.store.put_off() == {
        one: PutOff(one, TODAY, until, NOON_UTC) for one in ("evening", "week")
    }
    clock.move(minutes=40)
    put_off(workspace, ["evening"], TODAY, 1440)
    assert workspace.store.put_off()["evening"].until == NOON_UTC + timedelta(minutes=1480)
    assert check_ins.undo(workspace) == ChangeInfo("put-off", TODAY, reminders=("evening",))
    assert workspace.store.put_off()["evening"].until == until
    assert check_ins.undo(workspace) == outcome.change
    assert workspace.store.put_off() == {}


def test_not_today_holds_for_the_day_it_was_said_of(workspace: Workspace, clock: StandingClock) -> None:
    assert put_off(workspace, [EVERY_REMINDER], YESTERDAY, None).changed
    clock.move(minutes=5)
    assert not put_off(workspace, [EVERY_REMINDER], YESTERDAY, None).changed
    assert workspace.store.put_off() == {EVERY_REMINDER: PutOff(EVERY_REMINDER, YESTERDAY, None, NOON_UTC)}
    assert put_off(workspace, [EVERY_REMINDER], TODAY, None).changed
    assert put_off(workspace, [EVERY_REMINDER], TODAY, 5).changed
    assert put_off(workspace, [EVERY_REMINDER], TODAY, None).changed
    assert workspace.store.put_off()[EVERY_REMINDER].until is None


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_wait_of_other_lengths_is_refused(workspace: Workspace, minutes: int) -> None:
    with pytest.raises(WrongUse) as caught:
        put_off(workspace, ["evening"], TODAY, minutes)
    assert "1440" in caught.value.hint
    assert not workspace.paths.data.joinpath("state.json").exists()


@pytest.mark.parametrize(
    ("reminders", "nearest"),
    [(["evenin"], ("evening",)), (["evening", "[b]x"], ()), ([], ()), (["w" * 5000], ())],
)
def test_an_unknown_reminder_is_told_with_the_nearest(
    workspace: Workspace, reminders: list[str], nearest: tuple[str, ...]
) -> None:
    with pytest.raises(WrongUse) as caught:
        put_off(workspace, reminders, TODAY, 30)
    assert caught.value.nearest == nearest
    assert caught.value.hint
    assert len(str(caught.value)) < 200
    assert workspace.store.put_off() == {}


def test_done_after_midnight_belongs_to_the_day_of_the_popup(
    workspace: Workspace, clock: StandingClock
) -> None:
    clock.move(hours=20)
    assert workspace.today() > TODAY
    outcome = answer_done(workspace, "listen", TODAY)
    assert (outcome.changed, outcome.change) == (True, ChangeInfo("done", TODAY, practices=("listen",)))
    assert not answer_done(workspace, "listen", TODAY).changed
    found = workspace.store.check_ins(TODAY, workspace.today())
    assert [(one.day, one.practice, one.mark) for one in found] == [(TODAY, "listen", Mark.DONE)]
    assert workspace.book.standing(named(workspace, "listen")[0], TODAY, workspace.today()).current == 1


def test_done_adds_the_person_by_id_and_takes_nothing_away(workspace: Workspace) -> None:
    make_time = named(workspace, "make-time")
    check_ins.done(workspace, make_time, YESTERDAY, people=["Maya", "Sam"])
    ids = {person.name: person.id for person in workspace.store.people().values()}
    check_ins.rest(workspace, make_time, TODAY)
    check_ins.set_note(workspace, make_time[0], TODAY, "tea")
    check_ins.set_people(workspace, make_time[0], TODAY, ["Sam"])
    outcome = answer_done(workspace, "make-time", TODAY, ids["Maya"])
    assert outcome.change == ChangeInfo("done", TODAY, practices=("make-time",), people=("Maya",))
    record = workspace.store.check_in(TODAY, "make-time")
    assert record is not None
    assert (record.mark, record.note, record.people) == (Mark.DONE, "tea", (ids["Sam"], ids["Maya"]))
    assert not answer_done(workspace, "make-time", TODAY, ids["Maya"]).changed
    assert answer_done(workspace, "listen", TODAY, "p-nobody-any-more").changed
    assert [one.people for one in workspace.store.check_ins(TODAY, TODAY, "listen")] == [()]
    assert len(workspace.store.people()) == 2


def test_done_for_one_of_two_of_the_same_name_is_of_that_one(workspace: Workspace) -> None:
    people = [{"id": one, "name": "Maya"} for one in ("pa", "pb")]
    workspace.store.merge({"people": people}, ChangeInfo("import"))
    for person in ("pa", "pb"):
        answer_done(workspace, "make-time", TODAY, person)
        record = workspace.store.check_in(TODAY, "make-time")
        assert record is not None
        assert record.people[-1] == person


def test_done_of_a_practice_that_is_gone_is_told(few: Workspace) -> None:
    with pytest.raises(WrongUse, match="sincere"):
        answer_done(few, "sincere", TODAY)
    assert few.store.check_ins(TODAY, TODAY) == []


def test_following_tells_claims_from_check_ins(workspace: Workspace, opened: Callable[[], Workspace]) -> None:
    other = opened()
    check_ins.done(other, workspace.practices[:1], TODAY)
    workspace.follow()
    with other.store.change(None) as change:
        change.put_showing(Showing("evening@1", "evening", TODAY, Stage.CLAIMED, NOON_UTC))
    assert workspace.follow() == {REMINDERS}
    put_off(other, ["evening"], TODAY, None)
    assert workspace.follow() - {REMINDERS} >= {"state"}
    assert not workspace.follow()


def test_erasing_takes_what_reminders_leave(workspace: Workspace) -> None:
    check_ins.done(workspace, workspace.practices[:1], TODAY)
    with workspace.store.change(None) as change:
        change.put_showing(Showing("evening@1", "evening", TODAY, Stage.CLAIMED, NOON_UTC))
    paths = workspace.paths
    paths.state.mkdir(parents=True)
    logs = [paths.log_file.with_name(f"{paths.log_file.name}{end}") for end in ("", ".1", ".2")]
    left = [paths.data / BACKGROUND_LOCK, paths.data / "local-reminders.json", *logs]
    for path in (left[0], *logs):
        path.write_text("x")
    assert set(left) <= set(erase_everything(paths, workspace.clock))
    assert bytes_in(paths.data) == {}
    assert not paths.data.exists()
