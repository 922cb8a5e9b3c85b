"""Where the columns of the table of people and practices are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from connect_tui.ui.widgets.practice_list import BARS

LEFT = 3
"""The bar of the cursor, a sign, and a blank."""
_DAYS = 6
_LEAST_NAME, _LEAST_NAME_ALONE = 14, 12
"""Of a name beside the days in touch, and without them."""
_LONGEST_NAME = 30
_MARGIN = 1
_BAR = 2
"""Cells of a practice where there is room for a small bar only."""


class CompanyColumns(NamedTuple):
    """Widths in cells, from left to right."""

    name: int
    days: int
    """Of the days in touch; 0 where there is no room for them."""
    cells: tuple[int, ...]
    """Of each practice there is room for: never so few that numbers above them run together."""
    bars: bool
    """Whether a practice is a small bar instead of a number."""

    @property
    def first(self) -> int:
        """Where the first practice begins."""
        return LEFT + self.name + self.days

    def practice_at(self, x: int) -> int | None:
        """Return which practice is at a cell, counted from 0; None for none."""
        number = bisect_right(list(accumulate(self.cells)), x - self.first)
        return number if x >= self.first and number < len(self.cells) else None


def columns_for(width: int, numbers: Sequence[int], most: int) -> CompanyColumns:
    """Return the columns for the practices of these numbers, the most frequent done on ``most`` days."""
    room = width - LEFT - _MARGIN
    wide = max(3, len(str(most)) + 1)
    for cell, days, least in (
        (wide + 1, _DAYS, _LEAST_NAME),
        (wide, _DAYS, _LEAST_NAME),
        (_BAR, _DAYS, _LEAST_NAME),
        (_BAR, 0, _LEAST_NAME_ALONE),
    ):
        cells = _cells(numbers, cell)
        name = room - days - sum(cells)
        if name >= least:
            return CompanyColumns(min(_LONGEST_NAME, name), days, cells, cell == _BAR)
    cells = _cells(numbers, _BAR)
    fitting = bisect_right(list(accumulate(cells)), max(0, room - _LEAST_NAME_ALONE))
    return CompanyColumns(room - sum(cells[:fitting]), 0, cells[:fitting], bars=True)


def _cells(numbers: Sequence[int], least: int) -> tuple[int, ...]:
    return tuple(max(least, len(str(number)) + 1) for number in numbers)


def bar_of(days: int, most: int) -> str:
    """Return a bar as high as so many days are of the most."""
    return BARS[min(len(BARS) - 1, days * len(BARS) // most)] if days and most else ""
