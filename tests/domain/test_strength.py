"""Strength, in histories where it can be worked out by hand.

A daily practice keeps ``m = 0.5 ** (1 / 13)`` of its strength a step: thirteen steps make a half.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from connect_tui.domain.progress import smoothing
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays

from .asking import pictured, reviewed, standing_on

MONDAYS = Weekdays(frozenset({0}))


def strength(days: str, schedule: Schedule = DAILY, *, closed: bool = False) -> float:
    """The strength on the last day drawn, which is today unless ``closed``."""
    life = pictured("2026-01-05", days, schedule=schedule)
    asked = life.today
    if closed:
        life = life._replace(today=asked + timedelta(days=1))
    return standing_on(life, asked).strength


class TestEveryDay:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ("D" * 13, 1 / 2),
            ("D" * 26, 3 / 4),
            ("D" * 39, 7 / 8),
            ("D" * 13 + "." * 13 + "D" * 13, 1 / 8 + 1 / 2),
            ("D" * 26 + "." * 13 + ".", 3 / 8),
            ("D" * 26 + "." * 26 + ".", 3 / 16),
            ("D", 0.0519),
            ("D.", 0.0519),
            ("D..", 0.0492),
        ],
    )
    def test_thirteen_steps_go_half_the_way(self, days: str, expected: float) -> None:
        assert strength(days) == pytest.approx(expected, abs=5e-5)

    def test_is_nothing_before_the_first_check_in(self) -> None:
        assert strength(".....") == 0.0
        assert strength("....D") == strength("D")

    def test_a_rest_day_copies_the_day_before(self) -> None:
        assert strength("D" * 13 + "r" * 40) == strength("D" * 13)
        assert strength("DrDr.rD", closed=True) == strength("DD.D", closed=True)
        assert strength("rrD") == strength("D")

    def test_today_counts_only_once_it_is_done(self) -> None:
        assert strength("DDD.") == strength("DDD")
        assert strength("DDD.", closed=True) < strength("DDD")
        assert strength("DDDD") == strength("DDDD", closed=True) > strength("DDD")

    def test_in_a_review_each_day_has_its_own(self) -> None:
        life = pictured("2026-01-05", "D" * 13 + "r..")
        told = {one.day: one.strength for one in reviewed(life, date(2026, 1, 4), date(2026, 1, 22)).days}
        assert told[date(2026, 1, 4)] == 0.0
        assert told[date(2026, 1, 17)] == told[date(2026, 1, 18)] == pytest.approx(0.5)
        assert told[date(2026, 1, 19)] == pytest.approx(0.474, abs=5e-4)
        assert told[date(2026, 1, 20)] == told[date(2026, 1, 19)]
        assert told[date(2026, 1, 22)] == told[date(2026, 1, 20)]


class TestWeekdays:
    def test_only_scheduled_days_make_a_step(self) -> None:
        assert strength("D......" * 13, MONDAYS) == pytest.approx(0.5)
        assert strength("D......" * 13 + "......." * 13, MONDAYS) == pytest.approx(0.25)

    def test_a_check_in_off_the_schedule_moves_nothing(self) -> None:
        assert strength("D......" * 12 + "DDDDDDD", MONDAYS) == pytest.approx(0.5)

    def test_archived_it_stays(self) -> None:
        life = pictured("2026-01-05", "D" * 13 + "." * 60 + "D", archived="2026-01-18")
        assert standing_on(life, life.today).strength == pytest.approx(0.5)


class TestTimesAWeek:
    def test_smoothing_is_slower_the_rarer_it_is(self) -> None:
        """A quota of n a week halves in ``13 / sqrt(n / 7)`` days."""
        assert smoothing(1.0) ** 13 == pytest.approx(0.5)
        assert smoothing(1 / 4) ** 26 == pytest.approx(0.5)
        assert smoothing(1 / 7) ** (13 * 7**0.5) == pytest.approx(0.5)

    def test_each_day_is_weighed_by_two_weeks(self) -> None:
        """Twice a week is four in two weeks: after one doing a day is worth a quarter, after two a half."""
        a_day = 1 - 0.9719022
        assert strength("D", Quota(2)) == pytest.approx(a_day / 4, rel=1e-4)
        assert strength("DD", Quota(2)) == pytest.approx(a_day / 4 * 0.9719022 + a_day / 2, rel=1e-4)
        assert strength("D.", Quota(2), closed=True) == pytest.approx(a_day / 4 * 1.9719022, rel=1e-4)

    def test_on_which_days_of_the_week_does_not_matter_once_it_is_steady(self) -> None:
        spread, bunched = strength("D.D.D.." * 52, Quota(3)), strength("DDD...." * 52, Quota(3))
        assert spread == pytest.approx(1.0, abs=1e-4)
        assert bunched == pytest.approx(1.0, abs=1e-4)

    def test_more_than_enough_counts_as_enough(self) -> None:
        assert strength("DDDDDDDD", Quota(1)) == strength("DD.....D", Quota(1))
        assert strength("D" * 700, Quota(1)) <= 1.0

    def test_half_of_the_quota_settles_at_a_half(self) -> None:
        assert strength("D......" * 104, Quota(2)) == pytest.approx(0.5, abs=1e-4)

    def test_after_two_weeks_of_nothing_it_only_fades(self) -> None:
        """Four a week halves in ``13 / sqrt(4 / 7)`` = 17.2 days; 69 days are four times that."""
        faded = strength("DDDD..." * 52 + "." * 17, Quota(4), closed=True)
        long_faded = strength("DDDD..." * 52 + "." * (17 + 69), Quota(4), closed=True)
        assert long_faded / faded == pytest.approx(1 / 16, rel=0.01)

    def test_rest_days_reach_the_window_further_back(self) -> None:
        assert strength("DDD....DDD...." + "r" * 30 + ".", Quota(3), closed=True) == strength(
            "DDD....DDD.....", Quota(3), closed=True
        )

    def test_doing_it_today_never_lowers_it(self) -> None:
        """Once a week for a year, then two weeks of nothing: a doing is worth a half, below the strength."""
        slack = "D......" * 52 + "." * 14
        before = strength(slack, Quota(1), closed=True)
        assert before > 0.6
        assert strength(slack + "D", Quota(1)) == before
        assert strength(slack + "D", Quota(1), closed=True) < before
