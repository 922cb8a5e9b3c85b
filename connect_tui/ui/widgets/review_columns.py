"""Where the columns of Review's list lie, and which days its cells stand for, for any width and period."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.periods import Period

STREAK_WIDTH, BEST_WIDTH, CARRY_WIDTH, RATE_WIDTH = 8, 5, 10, 5
_PERCENT_WIDTH = 5
_LEAST_NAME, _FAIR_NAME, _GOOD_NAME = 16, 20, 24
_LEAST_CELLS, _FAIR_CELLS, _MONTH = 14, 24, 31
_FAIR_COURSE, _GOOD_COURSE, _WIDEST_COURSE = 4, 12, 24


class ReviewColumns(NamedTuple):
    """Widths in cells from left to right; 0 for a column that has no room."""

    left: int
    """Cursor, pillar mark and number."""
    name: int
    cells: int
    """How many days."""
    step: int
    """Cells of the terminal that each day takes, 1 or 2."""
    streak: int = 0
    best: int = 0
    carry: int = 0
    strength: int = 0
    """With its course, which takes what the number leaves."""
    rate: int = RATE_WIDTH

    @property
    def cells_left(self) -> int:
        """Where the first day begins."""
        return self.left + self.name + 1

    @property
    def right(self) -> int:
        """Where the columns right of the days begin."""
        return self.cells_left + self.cells * self.step

    @property
    def course(self) -> int:
        """How many cells the course of the strength takes."""
        return max(0, self.strength - _PERCENT_WIDTH)

    def column_at(self, x: int) -> tuple[str, int]:
        """Return the name of the column at ``x``, and how far into it that is; ``""`` right of all."""
        if x < self.left:
            return "left", x
        if x < self.cells_left:
            return "name", x - self.left
        if x < self.right:
            return "day", (x - self.cells_left) // self.step
        at = self.right
        for name in ("streak", "best", "carry", "strength", "rate"):
            width: int = getattr(self, name)
            if at <= x < at + width:
                return name, x - at
            at += width
        return "", 0


def columns_for(
    width: int, days: int, *, left: int, longest: int, show_streaks: bool, with_today: bool = False
) -> ReviewColumns:
    """Return the columns of a list so many cells wide over a period of so many days.

    ``left`` is the room that cursor, mark and number take, ``longest`` the width of the longest name,
    ``with_today`` whether streaks can still be carried on. Room goes first to names, days and rate, then to
    what says most, one after another.
    """
    whole = days <= _MONTH and width >= left + _LEAST_NAME + 1 + days + RATE_WIDTH
    cells_beside_name = width - left - _LEAST_NAME - 1 - RATE_WIDTH
    least = days if whole else min(days, max(_LEAST_CELLS, min(_FAIR_CELLS, cells_beside_name)))
    name = max(0, min(_LEAST_NAME, width - left - 1 - least - RATE_WIDTH))
    room = width - left - name - 1 - least - RATE_WIDTH
    cells, step, taken = least, 1, dict.fromkeys(("streak", "best", "carry", "strength"), 0)

    def take(column: str, most: int, *, at_least: int = 1) -> int:
        nonlocal room
        wanted = min(most, room)
        if wanted < at_least:
            return 0
        room -= wanted
        if column in taken:
            taken[column] += wanted
        return wanted

    if show_streaks:
        take("streak", STREAK_WIDTH, at_least=STREAK_WIDTH)
        take("strength", _PERCENT_WIDTH + 1, at_least=_PERCENT_WIDTH + 1)
        take("best", BEST_WIDTH, at_least=BEST_WIDTH)
    name += take("name", min(longest, _FAIR_NAME) - name)
    if days == cells and take("days", cells, at_least=cells):
        step = 2
    if taken["strength"]:
        take("strength", _FAIR_COURSE - 1, at_least=_FAIR_COURSE - 1)
    cells += take("days", min(days, _MONTH) - cells)
    if taken["strength"]:
        take("carry", CARRY_WIDTH if with_today else 0, at_least=CARRY_WIDTH)
    name += take("name", min(longest, _GOOD_NAME) - name)
    if taken["strength"]:
        take("strength", _GOOD_COURSE - taken["strength"] + _PERCENT_WIDTH)
    name += take("name", longest - name)
    cells += take("days", days - cells)
    if taken["strength"]:
        take("strength", _WIDEST_COURSE - _GOOD_COURSE)
    return ReviewColumns(left, name, cells, step, **taken)


class Window(NamedTuple):
    """The days that the cells stand for."""

    first: date
    size: int

    def leaves_out_earlier(self, period: Period) -> bool:
        """Tell whether the period has days before its first."""
        return self.first > period.start

    def leaves_out_later(self, period: Period, today: date) -> bool:
        """Tell whether it shows only the first days of a period that is still to come."""
        return period.start > today and self.size < period.days

    def day(self, number: int) -> date:
        """Return the day of a cell."""
        return self.first + ONE_DAY * number

    def reach(self, period: Period) -> int:
        """Return how many days there are from its first to the end of the period."""
        return (period.end - self.first).days + 1


def window_of(period: Period, today: date, cells: int) -> Window:
    """Return the days shown of a period: all of them, else the last that have come."""
    size = min(cells, period.days)
    last = min(period.end, today) if period.start <= today else period.start
    first = max(period.start, last - ONE_DAY * (size - 1))
    return Window(first, size)
