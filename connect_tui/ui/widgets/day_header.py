"""The line at the top: which day, and how far it is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.progress import State
from connect_tui.services.views import DayView
from connect_tui.ui import texts
from connect_tui.ui.content import fit

_WIDEST_BAR = 24
_NARROWEST_BAR = 4


class DayHeader(Widget):
    """The app's name, the day, and its progress in a number and a line."""

    DEFAULT_CSS = """
    DayHeader {
        height: 1;
        background: $background;
        & > .header--name { color: $connect-key; text-style: bold; }
        & > .header--day { color: $foreground; text-style: bold; }
        & > .header--quiet { color: $connect-quiet; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"header--name", "header--day", "header--quiet"}

    def __init__(self) -> None:
        super().__init__()
        self._view: DayView | None = None

    def show(self, view: DayView) -> None:
        """Show a day."""
        self._view = view
        done, total, _ = self._progress(view)
        self.tooltip = (
            f"{texts.day_title(view.day, view.today)}: {done} of {total} {texts.STATE_WORDS[State.DONE]}"
        )
        self.refresh()

    @staticmethod
    def _progress(view: DayView) -> tuple[int, int, bool]:
        rows = [row for row in view.practices if row.practice.id in view.focus and row.scheduled]
        if rows:
            return sum(row.state is State.DONE for row in rows), len(rows), True
        return view.done, view.total, False

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is room, an empty one follows."""
        width, view = self.size.width, self._view
        ground = Style(bgcolor=self.rich_style.bgcolor)
        if view is None or y > 0:
            return Strip.blank(width, ground)
        name, day, quiet = (
            self.get_component_rich_style(f"header--{one}") for one in ("name", "day", "quiet")
        )
        done, total, focus = self._progress(view)
        counted = texts.progress(done, total, focus=focus)
        left = f"  {texts.APP}   " if width >= 70 else "  "
        title = texts.day_title(view.day, view.today)
        room = width - len(left) - len(title) - len(counted) - 5
        bar = max(0, min(_WIDEST_BAR, room))
        bar = bar if bar >= _NARROWEST_BAR else 0
        filled = round(bar * done / total) if total else 0
        if done and not filled and bar:
            filled = 1
        gap = max(1, width - len(left) - len(title) - len(counted) - bar - 3)
        segments = [
            Segment(left, name),
            Segment(fit(title, min(len(title), max(0, width - len(left) - len(counted) - 3))), day),
            Segment(" " * gap),
            Segment(counted + " ", day if done == total and total else quiet),
            Segment("━" * filled, name),
            Segment("─" * (bar - filled), quiet),
        ]
        return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)
