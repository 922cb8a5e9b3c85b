"""Into which columns the days of a period are put, and how high a mark stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.feelings import STRONGEST
from connect_tui.domain.felt import FeltOnDay
from connect_tui.domain.periods import Period, PeriodUnit, period_around

LEFT = 3
"""Cells before a name: the cursor and a margin."""
_LONGEST_NAME = 14
COUNT = 5
"""Cells for the number of days."""
_MOST_CELLS = 4
_STEPS = "▂▃▅▆█"
"""One for each strength."""
_UNSAID = "▄"
_HEIGHTS = "▁▂▃▄▅▆▇█"
NOTHING = "·"


class Column(NamedTuple):
    """The days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def felt_in(self, on: Mapping[date, FeltOnDay]) -> list[tuple[date, FeltOnDay]]:
        """Return the days of it on which something was felt."""
        if self.start == self.end:
            return [(self.start, on[self.start])] if self.start in on else []
        return [(day, felt) for day, felt in on.items() if self.start <= day <= self.end]


class FeelingsColumns(NamedTuple):
    """The columns of a picture, and the room there is for each."""

    columns: tuple[Column, ...]
    cell: int
    name: int = _LONGEST_NAME

    @property
    def by_day(self) -> bool:
        """Whether each column is a day."""
        return all(one.start == one.end for one in self.columns)

    @property
    def first(self) -> int:
        """The cell in which the first column begins."""
        return LEFT + self.name

    def column_at(self, x: int) -> Column | None:
        """Return the column of a cell, or None where there is none."""
        at, inside = divmod(x - self.first, self.cell)
        return self.columns[at] if inside >= 0 and 0 <= at < len(self.columns) else None


def columns_for(period: Period, width: int, week_starts_on: int, longest_name: int) -> FeelingsColumns:
    """Return days for a short period, else weeks, months, quarters or years: the shortest that all fit.

    Where not even years do, the last ones are shown.
    """
    name = min(_LONGEST_NAME, longest_name + 2, max(8, width // 5))
    room = max(1, width - LEFT - name - COUNT)
    found: list[Column] = []
    for unit in (PeriodUnit.DAYS, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR):
        if unit is PeriodUnit.DAYS and period.days > max(room, 31):
            continue
        if unit is PeriodUnit.WEEK and period.days > 7 * room + 7:
            continue
        found = _split(period, unit, week_starts_on)
        if len(found) <= room:
            break
    found = found[-room:]
    return FeelingsColumns(tuple(found), max(1, min(_MOST_CELLS, room // max(1, len(found)))), name)


def _split(period: Period, unit: PeriodUnit, week_starts_on: int) -> list[Column]:
    """Return a period in parts of a unit, the first and the last of them cut at its ends."""
    if unit is PeriodUnit.DAYS:
        return [Column(day, day) for day in (period.start + timedelta(days=n) for n in range(period.days))]
    found, day = [], period.start
    while day <= period.end:
        end = min(period.end, period_around(unit, day, week_starts_on).end)
        found.append(Column(day, end))
        day = end + ONE_DAY
    return found


def mark(found: list[tuple[date, FeltOnDay]], *, by_day: bool, most: int) -> str:
    """Return the mark of a column: by strength for a day, else by days, of which ``most`` is the highest."""
    if not found:
        return NOTHING
    if by_day:
        strength = found[0][1].strength
        return _UNSAID if strength is None else _STEPS[min(strength, STRONGEST) - 1]
    return _HEIGHTS[max(0, min(len(_HEIGHTS), -(-len(found) * len(_HEIGHTS) // max(1, most))) - 1)]
