"""Streaks, days left, states and counts of a weekly quota, counted by hand.

2026-11-02 is a monday.
"""

from __future__ import annotations

import pytest

from connect_tui.domain.progress import Streak
from connect_tui.domain.schedules import Quota

from .asking import day, pictured, shape, standing_on, states, tally

THREE_A_WEEK = Quota(3)


class TestTimesAWeek:
    """Three times a week, from monday 2026-11-02 unless said otherwise."""

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ("DDD.... D.D.D.. DD.....", (2, 2, 1)),
            ("DDD.... D.D.D.. DD.D", (3, 3, 9)),
            ("DDD.... D.D.D.. DD....D", (3, 3, 6)),
            ("DDD.... D.D.D.. DD..", (2, 2, 4)),
            ("DDD.... D.D.D.. D.....", (2, 2, 1)),
            ("DDD.... D.D.D.. .....", (2, 2, 1)),
            ("DDD.... D.D.D.. ......", (2, 2, 0)),
            ("DDD.... D.D.D.. D......", (2, 2, 0)),
            ("DDD.... D.D.D.. D...... .", (0, 2, None)),
            ("DDD.... DD..... DDDDDDD", (1, 1, 6)),
        ],
        ids=[
            "one-to-go-on-sunday",
            "met-on-thursday",
            "met-on-sunday",
            "one-to-go-on-thursday",
            "two-to-go-on-saturday",
            "three-to-go-on-friday",
            "three-to-go-on-saturday",
            "two-to-go-on-sunday",
            "week-missed",
            "more-than-enough",
        ],
    )
    def test_counts_weeks_that_met_the_quota(self, days: str, expected: tuple[int, int, int | None]) -> None:
        assert shape(pictured("2026-11-02", days, schedule=THREE_A_WEEK)) == expected

    @pytest.mark.parametrize(
        ("days", "expected_shape", "expected_tally"),
        [
            ("DDD.... rrrrr.. DDD....", (2, 2, 6), (2, 0, 1)),
            ("DDD.... rrrr... DDD....", (1, 1, 6), (2, 1, 0)),
            ("DDD.... Drrrrrr DDD....", (2, 2, 6), (2, 0, 1)),
            ("DDD.... DDDrrrr DDD....", (3, 3, 6), (3, 0, 0)),
            ("DDD.... rrrrr", (1, 1, 8), (1, 0, 1)),
            ("DDD.... rrrr.", (1, 1, 1), (1, 0, 0)),
            ("DDD.... .rrrr", (1, 1, 0), (1, 0, 0)),
            ("DDD.... DD....r", (1, 1, 0), (1, 0, 0)),
        ],
        ids=[
            "five-rests-leave-two-days",
            "four-rests-leave-three",
            "one-done-is-too-few-to-matter",
            "met-in-spite-of-rests",
            "running-week-rested",
            "running-week-still-possible",
            "running-week-lost",
            "running-week-lost-by-one",
        ],
    )
    def test_a_week_in_which_rest_days_leave_too_few_is_stepped_over(
        self, days: str, expected_shape: tuple[int, int, int | None], expected_tally: tuple[int, int, int]
    ) -> None:
        life = pictured("2026-11-02", days, schedule=THREE_A_WEEK)
        assert shape(life) == expected_shape
        assert tally(life) == expected_tally

    def test_planned_rest_days_put_off_the_next_doing(self) -> None:
        """Friday to sunday are planned as rest: of this week only today, thursday, is free."""
        one_to_go = pictured("2026-11-02", "DDD.... DD..rrr", today="2026-11-12", schedule=THREE_A_WEEK)
        assert shape(one_to_go) == (1, 1, 1)
        two_to_go = pictured("2026-11-02", "DDD.... D...rrr", today="2026-11-12", schedule=THREE_A_WEEK)
        assert shape(two_to_go) == (1, 1, 0)
        away = pictured("2026-11-02", "DDD.... rr..rrr", today="2026-11-12", schedule=THREE_A_WEEK)
        assert shape(away) == (1, 1, 9)

    def test_the_first_partial_week_counts_only_if_met(self) -> None:
        """From thursday 2026-11-05."""
        unmet = pictured("2026-11-05", "D..D DDD....", schedule=THREE_A_WEEK)
        assert (shape(unmet), tally(unmet)) == ((1, 1, 6), (1, 0, 0))
        met = pictured("2026-11-05", "DD.D DDD....", schedule=THREE_A_WEEK)
        assert (shape(met), tally(met)) == ((2, 2, 6), (2, 0, 0))
        rested = pictured("2026-11-05", "Drrr DDD....", schedule=Quota(6))
        assert tally(rested) == (0, 0, 0)

    def test_a_first_week_from_its_first_day_is_whole(self) -> None:
        life = pictured("2026-11-02", "D...... DDD....", schedule=THREE_A_WEEK)
        assert tally(life) == (1, 1, 0)

    def test_the_same_days_are_other_weeks_from_sunday(self) -> None:
        """Mondays 2 and 9 November; three on the last days of one week and the first of the next."""
        days = ".....DD D......"
        by_monday = pictured("2026-11-01", days, schedule=THREE_A_WEEK, week_starts_on=0)
        by_sunday = pictured("2026-11-01", days, schedule=THREE_A_WEEK, week_starts_on=6)
        by_friday = pictured("2026-11-01", days, schedule=THREE_A_WEEK, week_starts_on=4)
        assert [shape(life)[1] for life in (by_monday, by_sunday, by_friday)] == [1, 0, 1]

    def test_a_streak_runs_from_its_first_to_its_last_done_day(self) -> None:
        life = pictured("2026-11-02", ".D.DD.. ..DDD.. D......", schedule=THREE_A_WEEK)
        assert standing_on(life, life.today).streak == Streak(day("2026-11-03"), day("2026-11-13"), 2)

    def test_a_week_that_archiving_cuts_short_counts_only_if_met(self) -> None:
        unmet = pictured(
            "2026-11-02", "DDD.... DDD.... D......", schedule=THREE_A_WEEK, archived="2026-11-21"
        )
        assert (shape(unmet), tally(unmet)) == ((2, 2, None), (2, 0, 0))
        met = pictured("2026-11-02", "DDD.... DDD.... DDD....", schedule=THREE_A_WEEK, archived="2026-11-19")
        assert (shape(met), tally(met)) == ((3, 3, None), (3, 0, 0))
        done_too_late = pictured(
            "2026-11-02", "DDD.... DDD.... D...DDD", schedule=THREE_A_WEEK, archived="2026-11-19"
        )
        assert (shape(done_too_late), tally(done_too_late)) == ((2, 2, None), (2, 0, 0))

    def test_a_week_before_archiving_on_a_first_day_is_whole(self) -> None:
        missed = pictured("2026-11-02", "DDD.... D......", schedule=THREE_A_WEEK, archived="2026-11-16")
        missed = missed._replace(today=day("2026-11-30"))
        assert (shape(missed), tally(missed)) == ((0, 1, None), (1, 1, 0))
        running = pictured("2026-11-02", "DDD.... D.", schedule=THREE_A_WEEK, archived="2026-11-16")
        assert shape(running) == (1, 1, 5)

    def test_as_of_a_past_day_the_next_doing_is_looked_for_from_the_day_after(self) -> None:
        life = pictured("2026-11-02", "DDD.... ....... .", schedule=THREE_A_WEEK)
        left = {one: standing_on(life, day(f"2026-11-{one:02}")).days_left for one in (4, 8, 9, 13, 15)}
        assert left == {4: 10, 8: 6, 9: 5, 13: 0, 15: None}

    def test_past_days_not_done_are_off_and_today_is_open(self) -> None:
        life = pictured("2026-11-02", "D.r..D..", schedule=THREE_A_WEEK)
        assert states(life, "2026-11-01", "2026-11-10") == "-D-r--D-oo"
