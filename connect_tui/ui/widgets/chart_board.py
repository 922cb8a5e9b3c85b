"""The charts of one practice beside and below each other, drawn line by line as one widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from connect_tui.domain.periods import PeriodUnit
from connect_tui.ui import calendar_texts
from connect_tui.ui.content import literal
from connect_tui.ui.widgets.chart_lines import ChartLine, Spot, StyledText
from connect_tui.ui.widgets.chart_places import MARGIN, Places, Tile, places
from connect_tui.ui.widgets.charts import ChartData, ChartId, chart_lines, fixed_lines, most_lines
from connect_tui.ui.widgets.drawing import Drawing

_TRACK, _THUMB = "│", "┃"
_WHEEL = 2
_WIDEST_GAP = 3


class ChartBoard(Drawing):
    """Shows as many charts as have room. They are drawn anew where data, size or choice change."""

    DEFAULT_CSS = "ChartBoard { height: 1fr; }"

    class ChartAsked(Message):
        """The name of a chart was clicked."""

        def __init__(self, chart: ChartId) -> None:
            super().__init__()
            self.chart = chart

    class DayAsked(Message):
        """Something that lies on a day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class TotalsAsked(Message):
        """Totals of another length were asked for."""

        def __init__(self, unit: PeriodUnit) -> None:
            super().__init__()
            self.unit = unit

    class NotesAsked(Message):
        """Notes are in sight that have not been read yet."""

    def __init__(self) -> None:
        super().__init__()
        self._data: ChartData | None = None
        self._charts: Sequence[ChartId] = tuple(ChartId)
        self.chosen = ChartId.STRENGTH
        self._offsets: dict[ChartId, int] = {}
        self._places = Places((), with_names=False)
        self._lines: dict[ChartId, list[ChartLine]] = {}

    def show(self, data: ChartData, charts: Sequence[ChartId], hue: str) -> None:
        """Show the charts of a practice. Each stays scrolled as it is unless there is another page."""
        before = self._data
        if (
            before is None
            or before.page.practice.id != data.page.practice.id
            or before.page.period != data.page.period
        ):
            self._offsets.clear()
        elif before.totals_by != data.totals_by:
            self._offsets.pop(ChartId.TOTALS, None)
        self._data, self._charts, self.hue = data, charts, hue
        if self.chosen not in charts:
            self.chosen = charts[0]
        self._lay_out()

    @property
    def has_room(self) -> bool:
        """Whether any line of a chart can be seen."""
        return any(tile.lines_height for tile in self._places.tiles)

    def choose(self, chart: ChartId) -> None:
        """Make one of the charts the one that is looked at."""
        if chart != self.chosen and chart in self._charts:
            self.chosen = chart
            self._lay_out()

    def choose_next(self, by: int) -> None:
        """Go on to the next chart, or back; after the last one comes the first."""
        charts = list(self._charts)
        self.choose(charts[(charts.index(self.chosen) + by) % len(charts)])

    def on_resize(self) -> None:
        """Fill the new room."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Place the charts, and draw them all anew."""
        self._places = places(self._charts, self.chosen, self._wanted(), self.size.width, self.size.height)
        self._lines.clear()
        for tile in self._places.tiles:
            self._offsets[tile.chart] = min(self._offsets.get(tile.chart, 0), self._furthest(tile))
        self._ask_for_notes()
        self.refresh()

    def _wanted(self) -> dict[ChartId, int]:
        return {one: most_lines(one, self._data) for one in self._charts} if self._data else {}

    def _ask_for_notes(self) -> None:
        """Have notes read where the end of those that were read is in sight."""
        tile = self._tile_of(ChartId.NOTES)
        if tile is None or self._data is None or self._data.all_notes:
            return
        seen = self._offsets.get(ChartId.NOTES, 0) + tile.lines_height
        if self._data.notes is None or seen >= len(self._data.notes):
            self.post_message(self.NotesAsked())

    def _tile_of(self, chart: ChartId) -> Tile | None:
        return next((tile for tile in self._places.tiles if tile.chart is chart), None)

    def _lines_of(self, tile: Tile) -> list[ChartLine]:
        if tile.chart not in self._lines:
            data = self._data
            lines = chart_lines(tile.chart, data, tile.width, tile.lines_height) if data else []
            self._lines[tile.chart] = lines
        return self._lines[tile.chart]

    def _furthest(self, tile: Tile) -> int:
        return max(0, len(self._lines_of(tile)) - tile.lines_height)

    def scroll_chart(self, by: int, chart: ChartId | None = None) -> None:
        """Scroll a chart, the chosen one unless told."""
        tile = self._tile_of(chart or self.chosen)
        if tile is None:
            return
        before = self._offsets.get(tile.chart, 0)
        after = max(0, min(self._furthest(tile), before + by))
        if after != before:
            self._offsets[tile.chart] = after
            self.refresh()
            self._ask_for_notes()

    def _line_at(self, tile: Tile, y: int) -> ChartLine | None:
        """Return the line of a chart that stands at a line of the widget."""
        number, lines = y - tile.lines_top, self._lines_of(tile)
        if number >= fixed_lines(tile.chart):
            number += self._offsets.get(tile.chart, 0)
        return lines[number] if 0 <= number < len(lines) else None

    def render_line(self, y: int) -> Strip:
        """Draw one line across all charts."""
        styles, width = self.styles_by_name(), self.size.width
        if self._places.with_names and y == 0:
            parts = [part for _, some in self._names() for part in some]
            return self.strip_of(parts, styles, width)
        parts, column = [], 0
        for tile in self._places.tiles:
            if tile.top <= y < tile.top + tile.height:
                drawn = self._drawn(tile, y)
                parts += [(" " * (tile.left - column), "text"), *drawn]
                column = tile.left + sum(cell_len(text) for text, _ in drawn)
        return self.strip_of(parts, styles, width)

    def _drawn(self, tile: Tile, y: int) -> list[StyledText]:
        if tile.has_title and y == tile.top:
            chosen = tile.chart is self.chosen
            name = calendar_texts.CHART_NAMES[tile.chart]
            return [("▸ " if chosen else "", "key"), (name, "key" if chosen else "title")]
        line = self._line_at(tile, y)
        parts = list(line.parts) if line else []
        if bar := self._scrollbar(tile, y):
            used = sum(cell_len(text) for text, _ in parts)
            parts += [(" " * (tile.width + 1 - used), "quiet"), bar]
        return parts

    def _scrollbar(self, tile: Tile, y: int) -> StyledText | None:
        """Return what stands at the right of a line of a chart that has more lines than room."""
        fixed = fixed_lines(tile.chart)
        room, whole = tile.lines_height - fixed, len(self._lines_of(tile)) - fixed
        at = y - tile.lines_top - fixed
        if whole <= room or room < 2 or at < 0:
            return None
        length = max(1, room * room // whole)
        furthest = self._furthest(tile)
        begin = (room - length) * self._offsets.get(tile.chart, 0) // furthest if furthest else 0
        return (_THUMB, "hue") if begin <= at < begin + length else (_TRACK, "quiet")

    def _names(self) -> list[tuple[ChartId | None, list[StyledText]]]:
        """Return the names of all charts, as many as fit and always the chosen one."""
        names = {chart: calendar_texts.CHART_NAMES[chart] for chart in self._charts}
        room = self.size.width - MARGIN
        shown = list(self._charts)
        gap = _WIDEST_GAP
        while gap > 1 and sum(len(names[one]) + gap for one in shown) > room:
            gap -= 1
        while len(shown) > 1 and sum(len(names[one]) + gap for one in shown) > room:
            shown.remove(shown[0] if shown[-1] is self.chosen else shown[-1])
        found: list[tuple[ChartId | None, list[StyledText]]] = [(None, [(" " * (MARGIN - 1), "text")])]
        for one in shown:
            style, mark = ("key", "▸") if one is self.chosen else ("quiet", " ")
            found.append((one, [(mark, "key"), (names[one], style), (" " * (gap - 1), "text")]))
        return found

    def _name_at(self, x: int) -> ChartId | None:
        column = 0
        for chart, parts in self._names():
            column += sum(len(text) for text, _ in parts)
            if x < column:
                return chart
        return None

    def _tile_at(self, x: int, y: int) -> Tile | None:
        return next((tile for tile in self._places.tiles if tile.holds(x, y)), None)

    def _spot_at(self, x: int, y: int) -> Spot | None:
        tile = self._tile_at(x, y)
        line = self._line_at(tile, y) if tile and y >= tile.lines_top else None
        return line.spot_at(x - tile.left) if line and tile else None

    def on_click(self, event: events.Click) -> None:
        """Go to the chart, the day or the length that was clicked."""
        tile = self._tile_at(event.x, event.y)
        chart = self._name_at(event.x) if self._places.with_names and event.y == 0 else None
        if tile is not None:
            chart = tile.chart
        if chart is not None:
            self.post_message(self.ChartAsked(chart))
        spot = self._spot_at(event.x, event.y)
        if spot is not None and isinstance(spot.leads_to, PeriodUnit):
            self.post_message(self.TotalsAsked(spot.leads_to))
        elif spot is not None and isinstance(spot.leads_to, date):
            self.post_message(self.DayAsked(spot.leads_to))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        spot = self._spot_at(event.x, event.y)
        self.tooltip = literal(spot.words) if spot is not None and spot.words else None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the chart under the pointer."""
        self._wheel(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the chart under the pointer back."""
        self._wheel(event, -_WHEEL)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        tile = self._tile_at(event.x, event.y)
        if tile is not None:
            event.stop()
            self.scroll_chart(by, tile.chart)
