"""The words that screens, texts and pictures share: what they say, and when they rather say nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.periods import Period, PeriodUnit, period_around
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Counts
from connect_tui.domain.retrospect import PillarInPeriod, Total
from connect_tui.exchange.review import words

MONDAY = date(2026, 11, 16)
WEEK = Period(PeriodUnit.WEEK, MONDAY, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (MONDAY, ""),
        (date(2026, 11, 19), ""),
        (date(2026, 11, 20), "25 points less than the week before"),
        (date(2026, 11, 22), "25 points less than the week before"),
        (date(2027, 3, 1), "25 points less than the week before"),
    ],
)
def test_a_running_period_is_compared_once_half_of_it_is_over(today: date, said: str) -> None:
    assert words.change(0.5, 0.75, WEEK, today) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (0.0, 0.0, ""),
        (0.0, 0.8, ""),
        (None, 0.8, ""),
        (0.8, None, ""),
        (0.5, 0.5, "as much as the week before"),
        (0.51, 0.5, "1 point more than the week before"),
    ],
)
def test_nothing_kept_is_not_compared(now: float | None, before: float | None, said: str) -> None:
    assert words.change(now, before, WEEK, date(2027, 1, 1)) == said


@pytest.mark.parametrize(
    ("share", "said"), [(None, ""), (0.0, ""), (0.004, ""), (0.006, "1%"), (1.0, "100%")]
)
def test_no_percentage_stands_for_nothing(share: float | None, said: str) -> None:
    assert words.percent_kept(share) == said


@given(st.lists(st.integers(0, 5000), min_size=3, max_size=3))
def test_parts_of_all_that_was_done_make_up_a_hundred(done: list[int]) -> None:
    every = sum(done)
    pillars = [
        PillarInPeriod(pillar, number, number / every if every else None, None)
        for pillar, number in zip(PillarId, done, strict=True)
    ]
    told = words.parts(pillars)
    if not every:
        assert set(told.values()) == {words.NONE}
        return
    whole = {pillar: int(part.removesuffix("%")) for pillar, part in told.items()}
    assert sum(whole.values()) == 100
    for one in pillars:
        assert abs(whole[one.pillar] - (one.share or 0.0) * 100) < 1


def test_thirds_with_a_remainder_are_told_as_parts_of_a_hundred() -> None:
    pillars = [
        PillarInPeriod(pillar, 0, share, None)
        for pillar, share in zip(PillarId, (0.356, 0.306, 0.338), strict=True)
    ]
    assert list(words.parts(pillars).values()) == ["36%", "30%", "34%"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(), ""),
        (Counts(269, 38, 0), "269 days kept of 307"),
        (Counts(1, 0, 0), "1 day kept"),
        (Counts(1200, 0, 3), "1,200 days kept, 3 at rest"),
        (Counts(0, 12, 0), "a quiet time, and that is fine"),
        (Counts(0, 12, 2), "a quiet time, and that is fine, 2 at rest"),
        (Counts(0, 0, 2), "2 days of rest"),
    ],
)
def test_what_was_kept_is_told_without_what_was_not(counts: Counts, said: str) -> None:
    assert words.counts(counts, "day") == said


@pytest.mark.parametrize(
    ("done", "rested", "missed", "said"),
    [
        (0, 0, 31, "quiet"),
        (0, 1, 30, "quiet, 1 at rest"),
        (4, 1, 1, "4 of 5 days done, 1 at rest"),
        (1, 0, 0, "1 day done"),
    ],
)
def test_what_a_month_held(done: int, rested: int, missed: int, said: str) -> None:
    assert words.held(Total(MONDAY, done, rested, missed)) == said


def test_what_was_laid_aside_has_no_living_streak() -> None:
    practice = Practice("care", 10, "Care", PillarId.HAND, archived=date(2026, 6, 1))
    assert words.laid_aside(practice, date(2026, 5, 31)) == ""
    assert words.laid_aside(practice, date(2026, 6, 1)) == "laid aside on 1 June 2026"
    assert words.laid_aside(practice._replace(archived=None), date.max) == ""


@given(st.sampled_from([PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR]), st.dates())
def test_a_period_is_half_over_from_one_day_on(unit: PeriodUnit, day: date) -> None:
    period = period_around(unit, min(day, date(9000, 1, 1)), 0)
    days = [date.fromordinal(period.start.toordinal() + at) for at in range(period.days)]
    over = [period.is_half_over(one) for one in days]
    assert over == sorted(over)
    assert over.count(True) == period.days // 2
