"""How people, rhythms and plans are spoken of."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from connect_tui.domain.contacts import InTouch
from connect_tui.domain.people import Occasion, Rhythm, Rhythms, Style
from connect_tui.domain.plans import Plan, PlanStanding, PlanState
from connect_tui.domain.reaching_out import Suggestion, Why
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays
from connect_tui.exchange.people import words

TODAY = date(2026, 11, 22)
"""A Sunday."""


def _days(number: int) -> date:
    return TODAY + timedelta(days=number)


def _in_touch(days: int | None) -> InTouch:
    last = None if days is None else _days(-days)
    return InTouch(Rhythm(7, 14), last, days, None, False, False, None)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (None, "not yet"),
        (0, "today"),
        (1, "yesterday"),
        (6, "6 days ago"),
        (7, "a week ago"),
        (9, "9 days ago"),
        (20, "3 weeks ago"),
        (63, "2 months ago"),
        (365, "a year ago"),
        (500, "16 months ago"),
        (730, "2 years ago"),
        (7305, "20 years ago"),
    ],
)
def test_the_last_time_in_touch_is_told_about_as_closely_as_one_remembers_it(
    days: int | None, told: str
) -> None:
    assert words.last_in_touch(_in_touch(days), TODAY) == told


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Rhythms().inner, "every week, 2 weeks at most"),
        (Rhythms().close, "every 3 weeks, 45 days at most"),
        (Rhythms().wider, "every 3 months, 6 at most"),
        (Rhythm(14, 35), "every 2 weeks, 5 at most"),
        (Rhythm(1, 1), "every day"),
        (Rhythm(10, 365), "every 10 days, 1 year at most"),
    ],
)
def test_a_rhythm_is_told_exactly(one: Rhythm, told: str) -> None:
    assert words.rhythm(one) == told


@pytest.mark.parametrize(
    ("suggestion", "told"),
    [
        (
            Suggestion("ben", Why.GOING_THROUGH, 2),
            "Going through something just now; a few kind words may do good",
        ),
        (Suggestion("ben", Why.BIRTHDAY, 0, TODAY), "Birthday today"),
        (Suggestion("ben", Why.BIRTHDAY, 4, _days(4)), "Birthday on Thursday"),
        (Suggestion("ben", Why.DATE, 8, _days(8), "Wedding"), "Wedding on 30 November"),
        (
            Suggestion("ben", Why.LONGEST, 35, _days(-35)),
            "5 weeks since you were last in touch; it would be good to reconnect",
        ),
        (Suggestion("ben", Why.WISHED, 7, _days(-7)), "A week since you were last in touch"),
        (Suggestion("ben", Why.NEW), "Nothing shared here yet; a first hello would be nice"),
    ],
)
def test_a_reason_says_what_makes_it_a_good_moment(suggestion: Suggestion, told: str) -> None:
    assert words.reason(suggestion, TODAY) == told


@pytest.mark.parametrize(
    ("one", "on", "told"),
    [
        (Occasion("", 11, 26, 1986), _days(4), "Birthday on Thursday, 40"),
        (Occasion("", 11, 23), _days(1), "Birthday tomorrow"),
        (Occasion("", 2, 29, 2024), date(2027, 2, 28), "Birthday on 28 February, 3"),
        (Occasion("Wedding", 1, 3, 2026), date(2027, 1, 3), "Wedding on 3 January, 1 year"),
        (Occasion("Moving in", 12, 1, 2026), date(2026, 12, 1), "Moving in on 1 December"),
    ],
)
def test_a_date_that_comes_says_when_and_how_many(one: Occasion, on: date, told: str) -> None:
    assert words.occasion(one, on, TODAY) == told


def _told(
    state: PlanState,
    *,
    day: date = TODAY,
    at: time | None = None,
    repeat: Schedule | None = None,
    kept: int = 0,
    coming: date | None = None,
    until: date | None = None,
) -> str:
    plan = Plan("p", "A walk", (), day, at, repeat, until, dropped=_days(-2))
    times = tuple(_days(-1 - number) for number in range(kept))
    standing = PlanStanding(state, coming, times, kept, repeat.times if isinstance(repeat, Quota) else None)
    return words.plan_when(plan, standing, TODAY)


def test_a_plan_for_once_says_its_day_and_what_became_of_it() -> None:
    assert _told(PlanState.COMING, day=_days(1), at=time(19), coming=_days(1)) == "tomorrow at 19:00"
    assert _told(PlanState.COMING, day=_days(60), coming=_days(60)) == "on 21 January"
    assert _told(PlanState.PASSED, day=_days(-9), at=time(8, 5)) == "was meant for 13 November at 08:05"
    assert _told(PlanState.KEPT, day=_days(-1), kept=1) == "kept yesterday"
    assert _told(PlanState.DROPPED, day=_days(9)) == "let go on 20 November"


def test_a_plan_that_repeats_says_how_often_and_when_next() -> None:
    tuesdays = Weekdays(frozenset({1}))
    assert _told(PlanState.COMING, repeat=Quota(2), kept=1) == "twice a week, 1 this week so far"
    assert _told(PlanState.COMING, repeat=Quota(1), kept=1) == "once a week, 1 this week"
    assert _told(PlanState.COMING, repeat=DAILY, at=time(7), coming=TODAY) == "every day at 07:00, next today"
    assert (
        _told(PlanState.COMING, repeat=tuesdays, coming=_days(2), until=_days(30))
        == "every Tuesday, next on Tuesday, until 22 December"
    )
    both = Weekdays(frozenset({1, 4}))
    assert _told(PlanState.COMING, day=_days(10), repeat=both) == "every Tuesday and Friday, from 2 December"
    assert (
        _told(PlanState.KEPT, repeat=both, kept=3, until=_days(-9))
        == "every Tuesday and Friday, over on 13 November, kept 3 times"
    )
    assert (
        _told(PlanState.ENDED, repeat=both, until=_days(-9))
        == "every Tuesday and Friday, over on 13 November"
    )


def test_a_tip_is_a_short_sentence_for_every_style_that_is_known() -> None:
    assert set(words.STYLE_TIPS) == set(Style) - {Style.UNKNOWN}
    for tip in (*words.STYLE_TIPS.values(), words.STYLE_CAUTION):
        assert len(tip) <= 92
        assert tip.endswith(".")


def test_names_are_listed_as_one_says_them() -> None:
    assert words.listed([]) == ""
    assert words.listed(["Ben"]) == "Ben"
    assert words.listed(["Ben", "Maya", "Tom"]) == "Ben, Maya and Tom"
