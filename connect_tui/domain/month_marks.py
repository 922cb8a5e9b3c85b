"""The marked days of a month, as bits: the first day is the lowest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from connect_tui.domain.practices import Practice
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota

_LONGEST_MONTH = 31
_WHOLE_MONTH = (1 << _LONGEST_MONTH) - 1
_EVERY_WEEK = sum(1 << number for number in range(0, _LONGEST_MONTH + DAYS_IN_WEEK, DAYS_IN_WEEK))


class MonthMarks(NamedTuple):
    """Which days of one month were done, and which were rest days."""

    done: int
    rest: int


def month_marks(marks: Mapping[date, Mark]) -> MonthMarks:
    """Return the marks of days that all lie in one month in short form."""
    done = rest = 0
    for day, mark in marks.items():
        if mark is Mark.DONE:
            done |= 1 << day.day - 1
        else:
            rest |= 1 << day.day - 1
    return MonthMarks(done, rest)


def marks_in(month: str, marks: MonthMarks) -> dict[date, Mark]:
    """Return the marks of a month such as ``2026-11`` by day."""
    before = date.fromisoformat(month + "-01").toordinal() - 1
    found = {date.fromordinal(before + number): Mark.DONE for number in _numbers(marks.done)}
    for number in _numbers(marks.rest):
        found[date.fromordinal(before + number)] = Mark.REST
    return found


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length()
        bits ^= lowest


class ScheduledDays:
    """The days of months that a practice is on the schedule, as bits, between two days."""

    def __init__(self, practice: Practice, start: date, end: date) -> None:
        """Look at the days from ``start`` to ``end``, both included."""
        last = end.toordinal()
        if practice.archived is not None:
            last = min(last, practice.archived.toordinal() - 1)
        self._first, self._last = start.toordinal(), last
        wanted = range(DAYS_IN_WEEK) if isinstance(practice.schedule, Quota) else practice.schedule.days
        self._from_monday = sum(_EVERY_WEEK << weekday for weekday in wanted)

    def in_month(self, first_of_month: date) -> int:
        """Return those in the month that begins on a day; bits past its end may be set too."""
        first = first_of_month.toordinal()
        bits = self._from_monday >> first_of_month.weekday() & _WHOLE_MONTH
        if first < self._first:
            bits &= _WHOLE_MONTH << self._first - first
        if first + _LONGEST_MONTH > self._last:
            bits &= (1 << max(0, self._last - first + 1)) - 1
        return bits
