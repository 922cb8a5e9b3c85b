"""Streaks, days left, states and counts, in histories small enough to count on one's fingers.

2026-11-16 is a monday, 2026-11-22 a sunday.
"""

from __future__ import annotations

from datetime import date

import pytest

from connect_tui.domain.progress import Streak
from connect_tui.domain.schedules import Quota, Weekdays

from .asking import day, pictured, reviewed, shape, standing_on, states, tally

MON_FRI = Weekdays(frozenset(range(5)))
WEEKEND = Weekdays(frozenset({5, 6}))
THREE_A_WEEK = Quota(3)


class TestEveryDay:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (".", (0, 0, None)),
            ("D", (1, 1, 2)),
            ("DDD.", (3, 3, 1)),
            ("DDDD", (4, 4, 2)),
            ("DDD.D", (1, 3, 2)),
            ("DDD..", (0, 3, None)),
            ("DDD..D.", (1, 3, 1)),
            ("D.DD.DDD.D", (1, 3, 2)),
        ],
    )
    def test_counts_done_days_back_from_today(self, days: str, expected: tuple[int, int, int | None]) -> None:
        assert shape(pictured("2026-11-02", days)) == expected

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ("DDrrD", (3, 3, 2)),
            ("DDrr.", (2, 2, 1)),
            ("DDrr", (2, 2, 2)),
            ("DDr.r", (0, 2, None)),
            ("rrr", (0, 0, None)),
            ("rrD", (1, 1, 2)),
            ("r.D", (1, 1, 2)),
        ],
    )
    def test_rest_days_neither_break_nor_lengthen(
        self, days: str, expected: tuple[int, int, int | None]
    ) -> None:
        assert shape(pictured("2026-11-02", days)) == expected

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ("D.rD", (2, 1, 1)),
            ("D.rD.", (2, 1, 1)),
            ("D.rD.r", (2, 2, 2)),
            ("..rD", (1, 0, 1)),
            ("..r.D", (1, 1, 1)),
            (".....", (0, 0, 0)),
        ],
    )
    def test_counts_from_the_first_check_in_and_today_once_settled(
        self, days: str, expected: tuple[int, int, int]
    ) -> None:
        assert tally(pictured("2026-11-02", days)) == expected

    def test_a_streak_starts_and_ends_with_a_done_day(self) -> None:
        life = pictured("2026-11-02", "rDDrrDr")
        assert standing_on(life, life.today).streak == Streak(day("2026-11-03"), day("2026-11-07"), 3)

    def test_holidays_put_off_what_must_be_done_next(self) -> None:
        assert shape(pictured("2026-11-02", "DDDrrr", today="2026-11-04")) == (3, 3, 5)
        assert shape(pictured("2026-11-02", "DD.rrr", today="2026-11-04")) == (2, 2, 1)
        assert shape(pictured("2026-11-02", "DDrrrr", today="2026-11-04")) == (2, 2, 5)

    def test_as_of_a_past_day_nothing_later_is_known(self) -> None:
        life = pictured("2026-11-02", "DDDrrr.DD")
        assert standing_on(life, day("2026-11-04")).days_left == 2
        assert standing_on(life, day("2026-11-08")).current == 0
        assert standing_on(life, day("2026-11-03")).best == 2

    def test_records_ahead_of_today_wait(self) -> None:
        life = pictured("2026-11-02", "DD.DD", today="2026-11-04")
        assert shape(life) == (2, 2, 1)
        assert tally(life) == (2, 0, 0)
        assert states(life, "2026-11-02", "2026-11-06") == "DDooo"

    def test_states(self) -> None:
        life = pictured("2026-11-04", "D.rD..rD", today="2026-11-09")
        assert states(life, "2026-11-02", "2026-11-12") == "--DmrDmoroo"

    def test_over_the_turn_of_a_leap_february(self) -> None:
        assert shape(pictured("2024-02-27", "DDDDD")) == (5, 5, 2)
        assert shape(pictured("2023-02-27", "DDDDD")) == (5, 5, 2)
        assert standing_on(pictured("2024-02-28", "D.D"), day("2024-03-01")).missed == 1

    def test_years_of_nothing_are_missed_days(self) -> None:
        life = pictured("2020-01-01", "D", today="2024-01-01")
        assert tally(life) == (1, 3 * 365 + 366 - 1, 0)
        assert shape(life) == (0, 1, None)

    def test_archived_it_stands_as_it_stood(self) -> None:
        life = pictured("2026-11-02", "DDD....D", archived="2026-11-05")
        assert shape(life) == (3, 3, None)
        assert tally(life) == (3, 0, 0)
        assert states(life, "2026-11-02", "2026-11-09") == "DDD----D"


class TestWeekdays:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ("DDDDD", (5, 5, 4)),
            ("DDDDD.", (5, 5, 3)),
            ("DDDDD..", (5, 5, 2)),
            ("DDDDD...", (5, 5, 1)),
            ("DDDDD..D", (6, 6, 2)),
            ("DDDDD....", (0, 5, None)),
            ("DDDDDDD", (5, 5, 2)),
            ("DDDD.DD", (0, 4, None)),
        ],
        ids=[
            "friday-evening",
            "saturday",
            "sunday",
            "monday",
            "monday-done",
            "monday-missed",
            "weekend-counts-nowhere",
            "weekend-mends-nothing",
        ],
    )
    def test_the_weekend_is_stepped_over(self, days: str, expected: tuple[int, int, int | None]) -> None:
        assert shape(pictured("2026-11-16", days, schedule=MON_FRI)) == expected

    def test_a_weekend_practice_steps_over_the_week(self) -> None:
        life = pictured("2026-11-14", "DD.....DD", schedule=WEEKEND)
        assert shape(life) == (4, 4, 7)
        assert tally(life) == (4, 0, 0)

    def test_a_check_in_off_the_schedule_is_shown_and_counts_nowhere(self) -> None:
        life = pictured("2026-11-14", "D...D", schedule=MON_FRI)
        assert tally(life) == (1, 0, 0)
        assert standing_on(life, life.today).first == day("2026-11-18")
        assert states(life, "2026-11-14", "2026-11-18") == "D---D"

    def test_days_off_are_off_before_and_after_today(self) -> None:
        life = pictured("2026-11-20", "D", schedule=MON_FRI, today="2026-11-22")
        assert states(life, "2026-11-20", "2026-11-23") == "D--o"


class TestReview:
    def test_counts_the_period_and_stands_as_of_its_end(self) -> None:
        life = pictured("2026-11-02", "DDD.DrD..DDDD")
        told = reviewed(life, day("2026-11-05"), day("2026-11-09"))
        assert told.counts == (2, 2, 1)
        assert told.counts.rate == 0.5
        assert (told.standing.current, told.standing.best) == (0, 3)
        assert told.streaks == (Streak(day("2026-11-06"), day("2026-11-08"), 2),)

    def test_streaks_that_touch_the_period_are_whole(self) -> None:
        life = pictured("2026-11-02", "DDD.DDD.DDD.")
        told = reviewed(life, day("2026-11-04"), day("2026-11-10"))
        assert told.streaks == (
            Streak(day("2026-11-02"), day("2026-11-04"), 3),
            Streak(day("2026-11-06"), day("2026-11-08"), 3),
            Streak(day("2026-11-10"), day("2026-11-10"), 1),
        )

    def test_rate_is_none_where_nothing_was_kept_or_missed(self) -> None:
        life = pictured("2026-11-02", "Drr")
        assert reviewed(life, day("2026-11-03"), day("2026-11-04")).counts.rate is None
        assert reviewed(life, day("2025-01-01"), day("2025-01-31")).counts == (0, 0, 0)

    def test_weeks_that_touch_the_period_count(self) -> None:
        """One day of a week is enough; the last is judged by what it was on the last day."""
        life = pictured("2026-11-02", "DDD.... D...... .D.D..D", schedule=THREE_A_WEEK)
        assert reviewed(life, day("2026-11-08"), day("2026-11-16")).counts == (1, 1, 0)
        assert reviewed(life, day("2026-11-08"), day("2026-11-22")).counts == (2, 1, 0)
        assert reviewed(life, day("2026-11-11"), day("2026-11-12")).counts == (0, 0, 0)
        assert reviewed(life, day("2026-11-15"), day("2026-11-15")).counts == (0, 1, 0)

    def test_a_period_ahead_of_today_holds_nothing_yet(self) -> None:
        life = pictured("2026-11-02", "DDD")
        told = reviewed(life, day("2026-11-05"), day("2026-11-08"))
        assert (told.counts, told.streaks) == ((0, 0, 0), ())
        assert told.standing.current == 3
        assert states(life, "2026-11-04", "2026-11-06") == "Doo"

    def test_from_the_first_day_there_is(self) -> None:
        life = pictured("0001-01-01", "DD.D")
        assert reviewed(life, date.min, date(1, 1, 4)).counts == (3, 1, 0)
