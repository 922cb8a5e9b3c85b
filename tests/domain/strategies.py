"""Random lives of one practice: schedules, check-ins, gaps, holidays, records ahead of today."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays

from .oracle import Life

THOROUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLAIN = settings(THOROUGH, max_examples=30)

NEAR_LEAP_DAYS = (date(2000, 2, 24), date(2023, 2, 24), date(2024, 2, 24), date(2100, 2, 24))

MOODS: tuple[tuple[Mark | None, ...], ...] = (
    (Mark.DONE, Mark.DONE, Mark.DONE, Mark.REST, None),
    (Mark.DONE, Mark.REST, None),
    (Mark.DONE, None, None, None),
    (Mark.REST, Mark.REST, Mark.DONE),
    (Mark.DONE,),
)

weekdays = st.frozensets(st.integers(0, 6), min_size=1).map(Weekdays)
day_schedules: st.SearchStrategy[Schedule] = st.just(DAILY) | weekdays
quotas: st.SearchStrategy[Schedule] = st.integers(1, 6).map(Quota)
schedules = day_schedules | quotas


@st.composite
def stretches(draw: st.DrawFn) -> list[Mark | None]:
    """Some days in a row, lived in one mood."""
    mood = draw(st.sampled_from(MOODS))
    return draw(st.lists(st.sampled_from(mood), max_size=30))


@st.composite
def lives(
    draw: st.DrawFn,
    schedule: st.SearchStrategy[Schedule] = schedules,
    archived: st.SearchStrategy[bool] = st.integers(0, 3).map(lambda n: n == 0),  # noqa: B008
) -> Life:
    """A life of some stretches with gaps, of weeks or of years, and a today somewhere in it or after it."""
    start = draw(st.sampled_from(NEAR_LEAP_DAYS) | st.dates(date(1990, 1, 1), date(2040, 1, 1)))
    start += timedelta(days=draw(st.integers(0, 6)))
    days: list[Mark | None] = []
    for _ in range(draw(st.integers(0, 3))):
        days += [None] * draw(st.integers(0, 16) | st.sampled_from([0, 0, 400, 900])) + draw(stretches())
    marks = {start + timedelta(days=n): mark for n, mark in enumerate(days) if mark is not None}
    last = start + timedelta(days=len(days))
    is_archived = draw(archived)
    return Life(
        marks,
        today=draw(_days_around(start, last)),
        schedule=draw(schedule),
        archived=draw(_days_around(start, last)) if is_archived else None,
        week_starts_on=draw(st.sampled_from([0, 6, 0, 6, 1, 2, 3, 4, 5])),
    )


def _days_around(first: date, last: date) -> st.SearchStrategy[date]:
    """Days from shortly before the first to shortly after the last, mostly near the last."""
    near = st.integers(-21, 14).map(lambda n: last + timedelta(days=n))
    anywhere = st.dates(first - timedelta(days=3), last + timedelta(days=14))
    return near | anywhere


def days_of(life: Life, *, until: date | None = None, margin: int = 9) -> st.SearchStrategy[date]:
    """Days of a life to ask about, from shortly before its beginning to shortly after today or ``until``."""
    first = min([life.today, *life.marks]) - timedelta(days=margin)
    last = until if until is not None else life.today + timedelta(days=margin)
    near = st.dates(max(first, last - timedelta(days=30)), last)
    return near | st.dates(first, last)
