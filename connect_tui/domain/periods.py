"""Stretches of days that one looks back on: a week, a month, a quarter, a year, or all there is."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY, week_start
from connect_tui.domain.schedules import DAYS_IN_WEEK

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_LATEST_YEAR = date.max.year - 1


class PeriodUnit(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"
    """From the first check-in to today."""
    DAYS = "days"
    """From one day to another, as a person chose them."""


CALENDAR_UNITS = (PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR)
"""Those that the calendar gives, the shortest first."""


class Period(NamedTuple):
    """The days from ``start`` to ``end``, both included."""

    unit: PeriodUnit
    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def is_half_over(self, today: date) -> bool:
        """Tell whether at least half of its days are over; today still runs."""
        return 2 * (today - self.start).days >= self.days


def period_around(unit: PeriodUnit, day: date, week_starts_on: int) -> Period:
    """Return the calendar week, month, quarter or year that ``day`` lies in.

    Raises ValueError for a unit that the calendar does not give.
    """
    if unit is PeriodUnit.WEEK:
        start = week_start(day, week_starts_on)
        return Period(unit, start, start + timedelta(days=DAYS_IN_WEEK - 1))
    if unit not in CALENDAR_UNITS:
        raise ValueError(unit)
    months = _MONTHS_IN[unit.value]
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(unit, start, _months_on(start, months) - ONE_DAY)


def neighbour(period: Period, by: int, week_starts_on: int) -> Period | None:
    """Return the period of the same length so many before (negative) or after; None where there is none.

    There is none of all there is, and none outside the days that can be recorded.
    """
    if period.unit is PeriodUnit.ALL:
        return None
    if period.unit in (PeriodUnit.WEEK, PeriodUnit.DAYS):
        number = period.start.toordinal() + period.days * by
        if not EARLIEST_DAY.toordinal() <= number + period.days - 1 <= date(_LATEST_YEAR, 1, 1).toordinal():
            return None
        start = date.fromordinal(number)
        return Period(period.unit, start, start + timedelta(days=period.days - 1))
    months = period.start.year * 12 + period.start.month - 1 + _MONTHS_IN[period.unit.value] * by
    if not EARLIEST_DAY.year * 12 <= months < _LATEST_YEAR * 12:
        return None
    return period_around(period.unit, date(months // 12, months % 12 + 1, 1), week_starts_on)


def _months_on(first_of_month: date, months: int) -> date:
    number = first_of_month.year * 12 + first_of_month.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
