"""Telling examples of looking back on all practices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.progress import Counts, State
from connect_tui.domain.records import Mark
from connect_tui.domain.retrospect import Overview
from connect_tui.domain.schedules import DAILY, Quota, Weekdays
from connect_tui.services.retrospect import overview, period_of
from connect_tui.services.workspace import Workspace
from tests.domain.asking import pictured
from tests.domain.oracle import Life

from .looking_back import Home, member

MON_TO_FRI = Weekdays(frozenset(range(5)))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def every(tmp_path: Path) -> Callable[..., Overview]:
    """All practices over the period around a day."""

    def look(lives: list[Life], unit: PeriodUnit, around: str, cells: int = 7) -> Overview:
        members = [member(life, number) for number, life in enumerate(lives)]
        workspace = Home(members, tmp_path).workspace
        return overview(workspace, period_of(workspace, unit, day(around)), cells=cells)

    return look


LookAtAll = Callable[..., Overview]


class TestCourse:
    def test_of_a_month_goes_by_the_day_up_to_today(self, every: LookAtAll) -> None:
        course = every([pictured("2026-11-02", "DDD")], PeriodUnit.MONTH, "2026-11-02").rows[0].course
        assert [one.day.day for one in course] == [1, 2, 3, 4]
        assert course[0].strength == 0.0
        assert course[1].strength < course[2].strength < course[3].strength

    def test_of_a_quarter_goes_by_the_week(self, every: LookAtAll) -> None:
        life = pictured("2026-07-01", "D", today="2026-12-31")
        course = every([life], PeriodUnit.QUARTER, "2026-07-01").rows[0].course
        assert course[0].day == day("2026-07-05")
        assert [one.day for one in course[-2:]] == [day("2026-09-27"), day("2026-09-30")]

    def test_of_a_year_goes_by_the_month(self, every: LookAtAll) -> None:
        life = pictured("2026-01-31", "D", today="2026-03-10")
        course = every([life], PeriodUnit.YEAR, "2026-02-01").rows[0].course
        assert [one.day for one in course] == [day("2026-01-31"), day("2026-02-28"), day("2026-03-10")]
        assert course[0].strength > course[1].strength > course[2].strength > 0

    def test_of_days_to_come_is_empty(self, every: LookAtAll) -> None:
        found = every([pictured("2026-11-02", "D")], PeriodUnit.YEAR, "2027-02-01")
        assert found.rows[0].course == ()
        assert found.rows[0].counts == Counts()
        assert found.totals.days == 0


class TestOverview:
    def test_the_first_day_ever(self, every: LookAtAll) -> None:
        found = every([Life({}, day("2026-11-22"), DAILY)], PeriodUnit.ALL, "2026-11-22")
        assert found.period == Period(PeriodUnit.ALL, day("2026-11-22"), day("2026-11-22"))
        assert (found.first_day, found.before, found.strongest, found.quietest) == (None, None, None, None)
        assert found.rows[0].states == (State.OPEN,)
        assert (found.totals.done, found.totals.days, found.totals.rate) == (0, 0, None)
        assert [one.share for one in found.pillars] == [None, None, None]

    def test_one_check_in(self, every: LookAtAll) -> None:
        found = every([pictured("2026-11-22", "D")], PeriodUnit.MONTH, "2026-11-22")
        assert found.totals == (1, 1, 1, 1.0)
        assert (found.strongest, found.quietest, found.before) == (None, None, None)

    def test_practices_are_held_against_one_another(self, every: LookAtAll) -> None:
        lives = [pictured("2026-11-01", days) for days in ("DD.D", "DDDD", "..DD", "D.D.")]
        found = every(lives, PeriodUnit.MONTH, "2026-11-04", cells=30)
        rates = [row.counts.rate for row in found.rows]
        assert rates == [0.75, 1.0, 1.0, pytest.approx(2 / 3)]
        assert found.totals.done == 11
        assert found.totals.active_days == 4
        assert found.totals.rate == pytest.approx((0.75 + 1 + 1 + 2 / 3) / 4)
        assert [one.done for one in found.pillars] == [5, 4, 2]
        assert [one.share for one in found.pillars] == [5 / 11, 4 / 11, 2 / 11]

    @pytest.mark.parametrize(
        ("days", "counted"), [("DD.D", 4), ("DD..", 3), ("DDDr", 3), ("D", 1), ("r", 0), ("r.", 1)]
    )
    def test_today_counts_once_something_is_done(self, every: LookAtAll, days: str, counted: int) -> None:
        totals = every([pictured("2026-11-16", days)], PeriodUnit.MONTH, "2026-11-16").totals
        assert (totals.active_days, totals.days) == (days.count("D"), counted)

    @pytest.mark.parametrize(
        ("lives", "strongest", "quietest"),
        [
            (["DDD.", "D...", "DD.."], 0, 1),
            (["DDD.", "DD..", "DD.D"], 2, None),
            (["DDDD", "DDDD", "D..."], None, 2),
            (["DDDD", "D...", "D..."], 0, None),
            (["DDDD", "D.D.", "DDD."], 0, None),
            ([".DDD", "DDD.", ".D.."], 1, None),
            (["DDDD", "D...."], 0, 1),
            (["..DD.", ".D..."], None, None),
        ],
        ids=range(8),
    )
    def test_one_is_strongest_or_quietest_where_that_can_be_told(
        self, every: LookAtAll, lives: list[str], strongest: int | None, quietest: int | None
    ) -> None:
        """Over four days or more, none alike in all, the quietest below one half."""
        found = every(
            [pictured("2026-11-02", days, today="2026-11-06") for days in lives], PeriodUnit.ALL, "2026-11-02"
        )
        named = [None if which is None else f"practice-{which}" for which in (strongest, quietest)]
        assert [found.strongest, found.quietest] == named

    def test_of_a_quota_two_weeks_tell(self, every: LookAtAll) -> None:
        daily = pictured("2026-11-02", "DDDD.DD DDDD.DD", today="2026-11-16")
        lives = [daily, daily._replace(schedule=Quota(6), marks={day("2026-11-02"): Mark.DONE})]
        assert every(lives, PeriodUnit.ALL, "2026-11-16").quietest == "practice-1"
        assert every(lives, PeriodUnit.WEEK, "2026-11-09").quietest is None

    def test_one_that_was_laid_aside_is_neither(self, every: LookAtAll) -> None:
        kept = pictured("2026-11-02", "DDDDDDD DDDDDDD", today="2026-11-20")
        faded = pictured("2026-11-02", "D......", today="2026-11-20", archived="2026-11-12")
        lives = [kept, faded]
        assert every(lives, PeriodUnit.WEEK, "2026-11-02").quietest == "practice-1"
        assert every(lives, PeriodUnit.MONTH, "2026-11-02").quietest is None
        lives = [faded, kept._replace(archived=day("2026-11-16"))]
        assert every(lives, PeriodUnit.WEEK, "2026-11-09").strongest == "practice-1"
        assert every(lives, PeriodUnit.MONTH, "2026-11-09").strongest is None

    def test_where_nothing_was_kept_none_is_strongest(self, every: LookAtAll) -> None:
        life = pictured("2026-10-30", "D", today="2026-11-10")
        found = every([life], PeriodUnit.MONTH, "2026-11-10")
        assert (found.rows[0].counts.rate, found.strongest, found.quietest) == (0.0, None, None)

    def test_archived_practices_stay_while_they_touch_the_period(self, every: LookAtAll) -> None:
        lives = [
            pictured("2026-10-01", "DDD", today="2026-11-10", archived=archived)
            for archived in ("2026-11-01", "2026-11-02", "2026-12-01")
        ]
        found = every(lives, PeriodUnit.MONTH, "2026-11-10")
        assert [row.practice.id for row in found.rows] == ["practice-1", "practice-2"]
        assert found.before is not None
        assert found.before.done == 9
        assert found.rows[0].counts == Counts(0, 1, 0)

    def test_the_schedule_as_it_is_now_goes_for_all_history(self, every: LookAtAll) -> None:
        daily = pictured("2026-11-02", "DDDDD.. DDDDD.. .", today="2026-11-16")
        weekdays = daily._replace(schedule=MON_TO_FRI)
        quota = daily._replace(schedule=Quota(5))
        found = every([daily, weekdays, quota], PeriodUnit.MONTH, "2026-11-16")
        assert [row.counts for row in found.rows] == [Counts(10, 4, 0), Counts(10, 0, 0), Counts(2, 0, 0)]
        assert [row.standing.current for row in found.rows] == [0, 10, 2]

    def test_a_quota_counts_a_met_week_in_every_month_it_touches(self, every: LookAtAll) -> None:
        life = pictured("2026-09-28", "DD.", schedule=Quota(2))
        for month in ("2026-09-30", "2026-10-01"):
            assert every([life], PeriodUnit.MONTH, month).rows[0].counts == Counts(1, 0, 0)

    def test_records_ahead_of_today_wait(self, every: LookAtAll) -> None:
        life = pictured("2026-11-20", "DDD Dr", today="2026-11-22")
        found = every([life], PeriodUnit.WEEK, "2026-11-23", cells=7)
        assert found.rows[0].states[:3] == (State.OPEN, State.REST, State.OPEN)
        assert (found.totals.done, found.rows[0].done, found.rows[0].counts) == (0, 0, Counts())


def test_chosen_days_have_no_period_of_the_calendar(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="days"):
        period_of(workspace, PeriodUnit.DAYS, workspace.today())
