"""Which charts there is room for, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from connect_tui.ui.widgets.charts import ChartId

MARGIN = 2
_GAP = 3
_NARROWEST = 36
_LOWEST = 8
_ROOM_FOR_ALL = 20
_STACKS: dict[int, tuple[tuple[ChartId, ...], ...]] = {
    3: (
        (ChartId.STRENGTH, ChartId.COMEBACKS, ChartId.NOTES),
        (ChartId.STREAKS, ChartId.TOTALS),
        (ChartId.WEEKDAYS, ChartId.MONTHS),
    ),
    4: (
        (ChartId.STRENGTH, ChartId.COMEBACKS),
        (ChartId.STREAKS, ChartId.TOTALS),
        (ChartId.WEEKDAYS, ChartId.MONTHS),
        (ChartId.NOTES,),
    ),
}


class Tile(NamedTuple):
    """Where a chart stands: its title at the top, its lines below."""

    chart: ChartId
    left: int
    top: int
    width: int
    height: int
    """With the title, where it has one."""
    has_title: bool = True

    @property
    def lines_top(self) -> int:
        """Where its lines begin."""
        return self.top + self.has_title

    @property
    def lines_height(self) -> int:
        """How many lines it can show."""
        return max(0, self.height - self.has_title)

    def holds(self, x: int, y: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


class Places(NamedTuple):
    """The charts that are shown, and whether a row with the names of all stands above them."""

    tiles: tuple[Tile, ...]
    with_names: bool


def places(
    charts: Sequence[ChartId], chosen: ChartId, wanted: Mapping[ChartId, int], width: int, height: int
) -> Places:
    """Return where charts stand: all of them where they fit, else the chosen one and those beside it.

    ``wanted`` is how many lines each could use.
    """
    if height <= 0 or not charts:
        return Places((), with_names=False)
    columns = max(1, min(4, (width - MARGIN + _GAP) // (_NARROWEST + _GAP)))
    if columns in _STACKS and height >= _ROOM_FOR_ALL:
        return Places(_all(charts, columns, wanted, width, height), with_names=False)
    if columns < min(_STACKS):
        columns = 1
    rows = max(1, (height - 1) // _LOWEST)
    slots = columns * rows
    begin = charts.index(chosen) // slots * slots
    begin = max(0, min(begin, len(charts) - slots))
    window = charts[begin : begin + slots]
    each, tall = _width(width, columns), (height - 1) // max(1, -(-len(window) // columns))
    tiles = tuple(
        Tile(
            chart,
            MARGIN + number % columns * (each + _GAP),
            1 + number // columns * tall,
            each,
            tall - (number + columns < len(window)),
            has_title=len(window) > 1,
        )
        for number, chart in enumerate(window)
    )
    return Places(tiles, with_names=True)


def _width(width: int, columns: int) -> int:
    return (width - 2 * MARGIN - _GAP * (columns - 1)) // columns


def _all(
    charts: Sequence[ChartId], columns: int, wanted: Mapping[ChartId, int], width: int, height: int
) -> tuple[Tile, ...]:
    each, tiles = _width(width, columns), []
    stacks = [[one for one in stack if one in charts] for stack in _STACKS[columns]]
    for number, stack in enumerate(one for one in stacks if one):
        left, top = MARGIN + number * (each + _GAP), 0
        wants = [1 + wanted.get(chart, height) for chart in stack]
        for chart, tall in zip(stack, _heights(wants, height), strict=True):
            tiles.append(Tile(chart, left, top, each, tall))
            top += tall + 1
    return tuple(tiles)


def _heights(wants: Sequence[int], height: int) -> list[int]:
    """Share the lines of a stack out among its charts, evenly, but to none more than it wants."""
    heights = [0] * len(wants)
    for _ in range(height - len(wants) + 1):
        hungry = [number for number, want in enumerate(wants) if heights[number] < want]
        if hungry:
            heights[min(hungry, key=lambda number: heights[number])] += 1
    return heights
