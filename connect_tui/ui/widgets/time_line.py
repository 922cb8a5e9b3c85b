"""The time line: what was, the present moment, and what comes."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual import events

from connect_tui.ui.content import fit, literal
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.time_rows import TimeRow

_LEFT = 12
"""Where the words of an entry begin."""
_FEWEST_WORDS = 16
_BEFORE_NOW = 4
"""How many lines of the past are shown when there are more than fit."""


class TimeLine(DrawnList, can_focus=True):
    """Scrolls; nothing on it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TimeRow] = []
        self._day = ""

    def show(self, rows: list[TimeRow]) -> None:
        """Show these rows, from a little before the present; later changes move nothing."""
        if rows == self._rows:
            return
        turned = bool(rows) and rows[0].aside[0] != self._day
        self._rows = rows
        self.set_line_count(len(rows))
        if turned:
            self._day = rows[0].aside[0]
            self.call_after_refresh(self.show_present)

    def show_present(self) -> None:
        """Scroll to the present moment."""
        now = next((number for number, row in enumerate(self._rows) if row.kind == "now"), 0)
        fits = now < self.size.height // 2
        self.scroll_to(y=0 if fits else now - _BEFORE_NOW, animate=False, force=True, immediate=True)

    def on_focus(self) -> None:
        """Show where the keys work."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys work elsewhere."""
        self.refresh()

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self.scroll_relative(y=by, animate=False, force=True, immediate=True)

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one row."""
        if number >= len(self._rows):
            return None
        row = self._rows[number]
        if row.kind == "entry":
            return self._entry(row, width), False
        quiet, key = self.style_of("quiet"), self.style_of("focus")
        bar = "▌ " if self.has_focus else "  "
        if row.kind == "day":
            title = key if self.has_focus else quiet
            return [
                (bar, key),
                (row.words.upper(), title + Style(bold=True)),
                (f"  {row.aside[0]}", quiet),
            ], False
        if row.kind == "now":
            rule = max(0, width - 7 - cell_len(row.words))
            return [("  ─ ", key), (row.words, key + Style(bold=True)), (f" {'─' * rule}", key)], False
        return [(f"    {fit(row.words, width - 6)}" if row.kind == "words" else "", quiet)], False

    def _entry(self, row: TimeRow, width: int) -> Parts:
        quiet = self.style_of("quiet")
        hue = self.style_of(row.hue) if row.hue else quiet
        words = self.style_of("text") if row.hue else quiet
        room = width - _LEFT - 2
        aside = next((one for one in row.aside if room - cell_len(one) - 3 >= self._least(row)), "")
        gap = 3 if aside else 0
        return [
            (f"    {row.glyph} ", hue + Style(bold=True)),
            (f"{row.time:<6}"[: _LEFT - 6], quiet),
            (fit(row.words, max(0, room - cell_len(aside) - gap)), words),
            (" " * gap + aside, quiet),
        ]

    @staticmethod
    def _least(row: TimeRow) -> int:
        """Return how many cells of its words an entry keeps at least."""
        return min(cell_len(row.words), _FEWEST_WORDS)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in full what is under the pointer."""
        number = event.y + self.scroll_offset.y
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        self.tooltip = literal(_in_full(row)) if row is not None and row.kind == "entry" else None


def _in_full(row: TimeRow) -> str:
    return f"{row.time} {row.words}" + (f": {row.aside[0]}" if row.aside[0] else "")
