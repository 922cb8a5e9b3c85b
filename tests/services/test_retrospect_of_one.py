"""Telling examples of looking back on one practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from connect_tui.domain.looking_back import is_without_pause
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.progress import Counts, State, Streak
from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.domain.retrospect import Comeback, NoteLine, PracticePage, Share, Total
from connect_tui.domain.schedules import Quota, Weekdays
from connect_tui.services import check_ins
from connect_tui.services.retrospect import notes_of, period_of, practice_page
from connect_tui.services.workspace import Workspace
from tests.domain.asking import pictured
from tests.domain.oracle import Life

from .looking_back import Home, member

MON_TO_FRI = Weekdays(frozenset(range(5)))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def page(tmp_path: Path) -> Callable[[Life, PeriodUnit, str], PracticePage]:
    """The page of a life's practice over the period around a day."""

    def look(life: Life, unit: PeriodUnit, around: str) -> PracticePage:
        one = member(life)
        workspace = Home([one], tmp_path).workspace
        return practice_page(workspace, one.practice, period_of(workspace, unit, day(around)))

    return look


Look = Callable[[Life, PeriodUnit, str], PracticePage]


class TestComebacks:
    @pytest.mark.parametrize(
        ("days", "away"),
        [
            ("D..D", []),
            ("D...D", [3]),
            ("D.r.r.D", [3]),
            ("D.rrr.D", []),
            ("D...D...D", [3, 3]),
            ("D....", []),
            ("r...D", []),
        ],
    )
    def test_of_a_daily_practice_follow_three_missed_days(
        self, page: Look, days: str, away: list[int]
    ) -> None:
        found = page(pictured("2026-11-02", days), PeriodUnit.MONTH, "2026-11-02")
        assert [one.away for one in found.comebacks] == away

    def test_lie_on_the_day_it_was_done_again(self, page: Look) -> None:
        life = pictured("2026-11-02", "D.... .D.")
        assert page(life, PeriodUnit.ALL, "2026-11-02").comebacks == (Comeback(day("2026-11-08"), 5),)

    def test_step_over_days_off_the_schedule(self, page: Look) -> None:
        life = pictured("2026-11-05", "D..... D", schedule=MON_TO_FRI)
        assert page(life, PeriodUnit.ALL, "2026-11-05").comebacks == (Comeback(day("2026-11-11"), 3),)

    def test_are_told_today_too(self, page: Look) -> None:
        life = pictured("2026-11-02", "D...D")
        assert page(life, PeriodUnit.WEEK, "2026-11-06").comebacks == (Comeback(day("2026-11-06"), 3),)

    def test_of_a_pause_that_began_before_the_period(self, page: Look) -> None:
        life = pictured("2024-02-28", "D", today="2026-11-20")
        life = life._replace(marks=life.marks | {day("2026-11-10"): Mark.DONE})
        found = page(life, PeriodUnit.MONTH, "2026-11-20")
        assert found.comebacks == (Comeback(day("2026-11-10"), 985),)
        assert page(life, PeriodUnit.MONTH, "2026-10-20").comebacks == ()

    def test_belong_to_the_period_they_lie_in(self, page: Look) -> None:
        life = pictured("2026-10-26", "D...DDD", today="2026-11-03")
        assert page(life, PeriodUnit.MONTH, "2026-11-01").streaks[0].start == day("2026-10-30")
        assert page(life, PeriodUnit.MONTH, "2026-11-01").comebacks == ()

    def test_of_a_quota_follow_two_missed_weeks(self, page: Look) -> None:
        week, nothing = "D.D....", "......."
        life = pictured("2026-11-02", week + nothing + "..D...." + "...D.D.", schedule=Quota(2))
        found = page(life, PeriodUnit.ALL, "2026-11-02")
        assert found.comebacks == (Comeback(day("2026-11-26"), 2),)
        one_week_away = pictured("2026-11-02", week + nothing + week, schedule=Quota(2))
        assert page(one_week_away, PeriodUnit.ALL, "2026-11-02").comebacks == ()


class TestPauses:
    @pytest.mark.parametrize(
        ("days", "without"),
        [
            ("DDDD", True),
            ("D..D", True),
            ("D.r.D.", True),
            ("D..D..D", True),
            ("D...", False),
            ("D.r.r.", False),
            ("D...D", False),
            ("r", False),
        ],
    )
    def test_a_time_without_one_is_known(self, page: Look, days: str, *, without: bool) -> None:
        life = pictured("2026-11-02", days + ".")
        assert is_without_pause(page(life, PeriodUnit.MONTH, "2026-11-02")) is without

    def test_of_a_quota_a_missed_week_is_none(self, page: Look) -> None:
        week, nothing = "D.D....", "......."
        for weeks, without in ((week + nothing + week, True), (week + nothing + nothing + ".", False)):
            life = pictured("2026-11-02", weeks, schedule=Quota(2))
            assert is_without_pause(page(life, PeriodUnit.ALL, "2026-11-02")) is without


class TestTotals:
    def test_are_cut_to_the_period_and_to_today(self, page: Look) -> None:
        life = pictured("2026-10-28", "DDDDD DDrD. D", today="2026-11-09")
        totals = page(life, PeriodUnit.MONTH, "2026-11-05").totals
        assert totals[PeriodUnit.WEEK] == (
            Total(day("2026-10-26"), 1, 0, 0),
            Total(day("2026-11-02"), 4, 1, 2),
            Total(day("2026-11-09"), 0, 0, 0),
        )
        assert totals[PeriodUnit.MONTH] == (Total(day("2026-11-01"), 5, 1, 2),)
        assert totals[PeriodUnit.QUARTER] == (Total(day("2026-10-01"), 5, 1, 2),)
        assert totals[PeriodUnit.YEAR] == (Total(day("2026-01-01"), 5, 1, 2),)

    def test_of_weeks_that_start_on_sunday(self, page: Look) -> None:
        life = pictured("2026-11-01", "DDDDDDD DDDDDDD", week_starts_on=6)
        weeks = page(life, PeriodUnit.ALL, "2026-11-01").totals[PeriodUnit.WEEK]
        assert [(one.start, one.done) for one in weeks] == [(day("2026-11-01"), 7), (day("2026-11-08"), 7)]

    def test_have_a_place_for_what_held_nothing(self, page: Look) -> None:
        life = pictured("2022-06-10", "D", today="2026-11-20")
        life = life._replace(marks=life.marks | {day("2026-11-10"): Mark.DONE})
        years = page(life, PeriodUnit.ALL, "2026-11-20").totals[PeriodUnit.YEAR]
        assert [(one.start.year, one.done, one.missed) for one in years] == [
            (2022, 1, 204),
            (2023, 0, 365),
            (2024, 0, 366),
            (2025, 0, 365),
            (2026, 1, 322),
        ]

    def test_end_where_the_practice_was_laid_aside(self, page: Look) -> None:
        life = pictured("2026-08-30", "DDDD", today="2026-11-20", archived="2026-09-02")
        found = page(life, PeriodUnit.YEAR, "2026-11-20")
        assert [(one.start.month, one.done) for one in found.totals[PeriodUnit.MONTH]][-2:] == [
            (8, 2),
            (9, 1),
        ]
        assert page(life, PeriodUnit.MONTH, "2026-10-20").totals[PeriodUnit.WEEK] == ()

    def test_a_quarter_ends_where_the_next_begins(self, page: Look) -> None:
        life = pictured("2026-03-31", "DD", today="2026-12-31")
        first = page(life, PeriodUnit.QUARTER, "2026-03-31")
        second = page(life, PeriodUnit.QUARTER, "2026-04-01")
        assert [first.done, second.done] == [1, 1]
        assert [first.counts, second.before] == [Counts(1, 0, 0), Counts(1, 0, 0)]
        assert second.counts == Counts(1, 90, 0)


class TestShares:
    def test_by_weekday_count_days_kept_or_missed(self, page: Look) -> None:
        life = pictured("2026-11-02", "D.rDDDD .", today="2026-11-09")
        found = page(life, PeriodUnit.MONTH, "2026-11-02")
        assert found.by_weekday == (
            Share(1, 1),
            Share(0, 1),
            Share(0, 0),
            Share(1, 1),
            Share(1, 1),
            Share(1, 1),
            Share(1, 1),
        )
        assert found.by_month[10] == Share(5, 6)

    def test_of_a_quota_count_every_day_that_is_no_rest_day(self, page: Look) -> None:
        life = pictured("2026-11-04", "D.r. D.", today="2026-11-09", schedule=Quota(3))
        assert page(life, PeriodUnit.MONTH, "2026-11-02").by_month[10] == Share(2, 4)

    def test_leave_out_a_check_in_off_the_schedule(self, page: Look) -> None:
        life = pictured("2026-11-06", "DDD", today="2026-11-09", schedule=MON_TO_FRI)
        found = page(life, PeriodUnit.MONTH, "2026-11-06")
        assert (found.done, found.counts) == (1, Counts(1, 0, 0))
        assert found.by_weekday[5] == Share(0, 0)
        assert found.days[6].state is State.DONE

    def test_leap_day_is_a_day_of_february(self, page: Look) -> None:
        life = pictured("2024-02-28", "DDD", today="2024-03-05")
        found = page(life, PeriodUnit.MONTH, "2024-02-29")
        assert (found.period.end, found.by_month[1]) == (day("2024-02-29"), Share(2, 2))
        assert found.streaks == (Streak(day("2024-02-28"), day("2024-02-29"), 2),)


class TestNotes:
    @pytest.fixture
    def noted(self, workspace: Workspace) -> Workspace:
        """A note on every tenth day of two years up to today, and a plan for a day ahead."""
        listen = workspace.practices[7]
        today = workspace.today()
        with workspace.store.change(ChangeInfo("import")) as change:
            for back in range(0, 730, 10):
                noted_on = today - timedelta(days=back)
                change.put_check_in(CheckIn(noted_on, listen.id, Mark.DONE, f"note {back}"))
            change.put_check_in(CheckIn(today + timedelta(days=3), listen.id, Mark.REST, "by the sea"))
            change.put_check_in(CheckIn(today - timedelta(days=1), listen.id, Mark.DONE))
            change.put_check_in(
                CheckIn(today - timedelta(days=2), listen.id, None, "not done, but thought of")
            )
            change.put_check_in(
                CheckIn(today - timedelta(days=3), workspace.practices[0].id, Mark.DONE, "another")
            )
        return workspace

    def test_come_newest_first_up_to_today(self, noted: Workspace) -> None:
        today, listen = noted.today(), noted.practices[7]
        period = Period(PeriodUnit.DAYS, today - timedelta(days=10), today + timedelta(days=10))
        assert notes_of(noted, listen, period, most=9) == (
            NoteLine(today, State.DONE, "note 0", ()),
            NoteLine(today - timedelta(days=2), State.MISSED, "not done, but thought of", ()),
            NoteLine(today - timedelta(days=10), State.DONE, "note 10", ()),
        )

    def test_are_no_more_than_asked_for_and_lie_in_the_period(self, noted: Workspace) -> None:
        listen = noted.practices[7]
        everything = period_of(noted, PeriodUnit.ALL, noted.today())
        assert len(notes_of(noted, listen, everything, most=1000)) == 74
        assert [one.note for one in notes_of(noted, listen, everything, most=3)] == [
            "note 0",
            "not done, but thought of",
            "note 10",
        ]
        october = period_of(noted, PeriodUnit.MONTH, day("2026-10-05"))
        assert [one.day.month for one in notes_of(noted, listen, october, most=1000)] == [10, 10, 10]

    def test_name_people_without_a_note(self, workspace: Workspace) -> None:
        listen = workspace.practices[7]
        check_ins.done(workspace, [listen], workspace.today(), people=["Maya", "Sam"])
        week = period_of(workspace, PeriodUnit.WEEK, workspace.today())
        (line,) = notes_of(workspace, listen, week, most=5)
        assert (line.note, line.people) == (None, ("Maya", "Sam"))
