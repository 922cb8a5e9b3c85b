"""What charts are drawn with: lines of styled text that know what lies where, and bars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len

from connect_tui.domain.periods import PeriodUnit

StyledText: TypeAlias = tuple[str, str]
"""A text and the name of its style: ``text``, ``quiet``, ``hue`` (the pillar's) or ``key``."""

_FULL, _HALF = "━", "╸"
_FEWEST_FOR_COLUMN = 26
_COLUMN_GAP = 3


class Spot(NamedTuple):
    """Some cells of a line that say something, and may lead somewhere when clicked."""

    left: int
    right: int
    """The first cell that no longer belongs to it."""
    words: str
    leads_to: date | PeriodUnit | None = None


class ChartLine(NamedTuple):
    """One line of a chart."""

    parts: tuple[StyledText, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def text(self) -> str:
        """What it says, without styles."""
        return "".join(text for text, _ in self.parts)

    def spot_at(self, x: int) -> Spot | None:
        """Return what lies at a cell."""
        return next((one for one in self.spots if one.left <= x < one.right), None)


def line_of(parts: list[StyledText], words: str = "", leads_to: date | PeriodUnit | None = None) -> ChartLine:
    """Return a line that is one spot from end to end."""
    width = sum(cell_len(text) for text, _ in parts)
    return ChartLine(tuple(parts), (Spot(0, width, words, leads_to),) if words else ())


def bar(share: float, width: int) -> str:
    """Return a bar of so many cells filled to a share of 0 to 1; anything above 0 can be seen."""
    halves = round(max(0.0, min(1.0, share)) * width * 2)
    if share > 0 and width > 0:
        halves = max(1, halves)
    return (_FULL * (halves // 2) + _HALF * (halves % 2)).ljust(width)[: max(0, width)]


def in_columns(draw: Callable[[int, int], ChartLine], count: int, width: int, height: int) -> list[ChartLine]:
    """Return ``count`` rows below each other, in several columns where they would not fit otherwise.

    ``draw`` returns the row of a number for a width, filled up to it.
    """
    most = max(1, (width + _COLUMN_GAP) // (_FEWEST_FOR_COLUMN + _COLUMN_GAP))
    columns = max(1, min(most, -(-count // max(1, height))))
    each = (width - _COLUMN_GAP * (columns - 1)) // columns
    lines = -(-count // columns)
    drawn = [draw(number, each) for number in range(count)]
    return [
        _beside([drawn[number] for number in range(line, count, lines)], each + _COLUMN_GAP)
        for line in range(lines)
    ]


def _beside(rows: list[ChartLine], step: int) -> ChartLine:
    parts: list[StyledText] = []
    spots: list[Spot] = []
    for number, row in enumerate(rows):
        parts += row.parts
        if number < len(rows) - 1:
            parts.append((" " * (step - sum(cell_len(text) for text, _ in row.parts)), "quiet"))
        spots += [
            one._replace(left=one.left + number * step, right=one.right + number * step) for one in row.spots
        ]
    return ChartLine(tuple(parts), tuple(spots))
