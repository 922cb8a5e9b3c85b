"""The year in review as one page, to scroll through."""

from __future__ import annotations

from rich.style import Style
from textual import events

from connect_tui.ui.content import literal
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.year_lines import YearLine, YearView, year_lines


class YearPage(DrawnList, can_focus=True, inherit_bindings=False):
    """Scrolls; nothing on it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._view: YearView | None = None
        self._lines: list[YearLine] = []

    def show(self, view: YearView, width: int) -> None:
        """Show a year for a terminal so many columns wide, staying where one is."""
        if self._view is not None and self._view.review.year != view.review.year:
            self.scroll_home(animate=False, force=True, immediate=True)
        self._view = view
        self._lines = year_lines(view, width - 1)
        self.set_line_count(len(self._lines))

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        self.scroll_relative(y=by, animate=False, force=True, immediate=True)

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:  # noqa: ARG002 - laid out before
        """Return one line."""
        if number >= len(self._lines):
            return None
        return [(text, self._style(name)) for text, name in self._lines[number].parts], False

    def _style(self, name: str) -> Style:
        return self.style_of(name.removesuffix("!")) + Style(bold=name.endswith("!"))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        number = event.y + self.scroll_offset.y
        tip = self._lines[number].tip if 0 <= number < len(self._lines) else ""
        self.tooltip = literal(tip) if tip else None
