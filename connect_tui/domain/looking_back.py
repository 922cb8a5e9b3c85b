"""Computing what looking back on a period finds, from the progress of practices and their marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.history import PracticeReview, days_between
from connect_tui.domain.periods import CALENDAR_UNITS, Period, PeriodUnit, period_around
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import (
    Comeback,
    PillarInPeriod,
    PracticeInPeriod,
    PracticePage,
    Share,
    Total,
)
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota

DAILY_COURSE_DAYS = 31
"""Up to how many days of a period strength is told by the day."""

WEEKLY_COURSE_DAYS = 100
"""Up to how many it is told by the week."""

PAUSE_DAYS = 3
"""Missed days that make a pause."""

PAUSE_WEEKS = 2
"""Missed weeks that make a pause of a quota."""

TELLING_DAYS = 4
"""Days kept or missed from which it is said how a practice did beside the others: fewer may be chance."""

TELLING_WEEKS = 2
"""Weeks kept or missed from which it is said of a quota."""

QUIET_BELOW = 0.5
"""The rate below which a practice may be called quiet."""

_MONTHS_IN_YEAR = 12
_ALIKE_DIGITS = 9


class Place(NamedTuple):
    """What sets practices apart when they are held against one another."""

    rate: float
    done: int
    strength: float


def course_days(period: Period, today: date, week_starts_on: int) -> list[date]:
    """Return the days of a period, up to today, whose strength its course is made of."""
    last = min(period.end, today)
    unit = course_unit(period)
    if unit is PeriodUnit.DAYS:
        return list(days_between(period.start, last))
    return [min(one.end, last) for one in units_between(unit, period.start, last, week_starts_on)]


def course_unit(period: Period) -> PeriodUnit:
    """Return whether a period's course goes by days, weeks or months."""
    if period.days <= DAILY_COURSE_DAYS:
        return PeriodUnit.DAYS
    return PeriodUnit.WEEK if period.days <= WEEKLY_COURSE_DAYS else PeriodUnit.MONTH


def units_between(unit: PeriodUnit, first: date, last: date, week_starts_on: int) -> Iterable[Period]:
    """Yield the calendar weeks, months, quarters or years that touch the days, oldest first, whole."""
    while first <= last:
        found = period_around(unit, first, week_starts_on)
        yield found
        first = found.end + ONE_DAY


def mean(rates: Iterable[float | None]) -> float | None:
    """Return the mean of those that are known; None where none is."""
    known = [rate for rate in rates if rate is not None]
    return fsum(known) / len(known) if known else None


def pillars(rows: Sequence[PracticeInPeriod]) -> tuple[PillarInPeriod, ...]:
    """Return what each pillar has of the practices."""
    done = sum(row.done for row in rows)
    found = []
    for pillar in PillarId:
        own = [row for row in rows if row.practice.pillar is pillar]
        own_done = sum(row.done for row in own)
        share = own_done / done if done else None
        found.append(PillarInPeriod(pillar, own_done, share, mean(row.counts.rate for row in own)))
    return tuple(found)


def extremes(rows: Sequence[PracticeInPeriod], last: date) -> tuple[str | None, str | None]:
    """Return the ids of the strongest and the quietest of the practices, where there are such.

    ``last`` is the last day of the period, or today where that comes first.
    """
    places = {
        row.practice.id: Place(row.counts.rate or 0.0, row.done, round(row.standing.strength, _ALIKE_DIGITS))
        for row in rows
        if not row.practice.archived_on(last) and _is_telling(row)
    }
    if not places:
        return None, None
    best, least = max(places.values()), min(places.values())
    is_quiet = least.rate < min(best.rate, QUIET_BELOW)
    return _only_one(places, best) if best.rate else None, _only_one(places, least) if is_quiet else None


def _is_telling(row: PracticeInPeriod) -> bool:
    counted = row.counts.kept + row.counts.missed
    return counted >= (TELLING_WEEKS if isinstance(row.practice.schedule, Quota) else TELLING_DAYS)


def _only_one(places: Mapping[str, Place], wanted: Place) -> str | None:
    found = [practice for practice, place in places.items() if place == wanted]
    return found[0] if len(found) == 1 else None


def is_without_pause(page: PracticePage) -> bool:
    """Tell whether a practice was kept in a period, and nothing in it was long enough for a pause.

    Of a quota, as far as its missed weeks tell: two of them may lie apart.
    """
    if not page.counts.kept or page.comebacks:
        return False
    if isinstance(page.practice.schedule, Quota):
        return page.counts.missed < PAUSE_WEEKS
    missed = 0
    for one in page.days:
        if page.practice.scheduled_on(one.day):
            missed = 0 if one.state is State.DONE else missed + (one.state is State.MISSED)
        if missed >= PAUSE_DAYS:
            return False
    return True


def comebacks(practice: Practice, found: PracticeReview) -> tuple[Comeback, ...]:
    """Return the comebacks among the streaks of a review: a comeback is where a streak begins."""
    pause = PAUSE_WEEKS if isinstance(practice.schedule, Quota) else PAUSE_DAYS
    return tuple(
        Comeback(streak.start, away)
        for streak, away in zip(found.streaks, found.away, strict=True)
        if away >= pause and streak.start >= found.start
    )


def states_that_count(practice: Practice, found: PracticeReview, today: date) -> list[State | None]:
    """Return the states of a review's days up to today; None for those off the schedule.

    From the day on which the practice was archived there are none.
    """
    schedule = practice.schedule
    weekdays = range(DAYS_IN_WEEK) if isinstance(schedule, Quota) else schedule.days
    after = min(found.end, today).toordinal() + 1
    if practice.archived is not None:
        after = min(after, practice.archived.toordinal())
    length = after - found.start.toordinal()
    return [state if day.weekday() in weekdays else None for day, state, _ in found.days[: max(0, length)]]


def shares(
    practice: Practice, found: PracticeReview, states: Sequence[State | None]
) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    """Return the shares kept by weekday, monday first, and by month, january first.

    ``states`` are those that count.
    """
    by_weekday = [[0, 0] for _ in range(DAYS_IN_WEEK)]
    by_month = [[0, 0] for _ in range(_MONTHS_IN_YEAR)]
    met = {State.DONE, State.OFF if isinstance(practice.schedule, Quota) else State.MISSED}
    first = found.standing.first or date.max
    for (day, _, _), state in zip(found.days, states, strict=False):
        if state in met and day >= first:
            kept = state is State.DONE
            for share in (by_weekday[day.weekday()], by_month[day.month - 1]):
                share[0] += kept
                share[1] += 1
    return tuple(Share(*one) for one in by_weekday), tuple(Share(*one) for one in by_month)


def totals_by_unit(
    start: date, states: Sequence[State | None], week_starts_on: int
) -> dict[PeriodUnit, tuple[Total, ...]]:
    """Return what each week, month, quarter and year held.

    ``states`` are those that count, of the days from ``start`` on, none where there are no more to count.
    """
    done, rested, missed = (
        [0, *accumulate(state is wanted for state in states)]
        for wanted in (State.DONE, State.REST, State.MISSED)
    )
    last = start + timedelta(days=len(states) - 1)
    result = {}
    for unit in CALENDAR_UNITS:
        lines = []
        for one in units_between(unit, start, last, week_starts_on):
            first = max(0, (one.start - start).days)
            after = min(len(states), (one.end - start).days + 1)
            held = (counted[after] - counted[first] for counted in (done, rested, missed))
            lines.append(Total(one.start, *held))
        result[unit] = tuple(lines)
    return result
