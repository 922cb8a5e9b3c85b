"""Drawing the list of people quickly: a line is drawn anew only where it says something else."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from connect_tui.ui.content import shown
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.people_list_columns import LONGEST_NAME, PeopleColumns, columns_for
from connect_tui.ui.widgets.people_list_drawing import Drawing
from connect_tui.ui.widgets.people_list_lines import PeopleLine, PeopleListView


class _Window(NamedTuple):
    """What part of the list is seen, and how."""

    top: int
    size: Size
    scrolls: bool


class Drawn(NamedTuple):
    """What a window showed, by the line of the window."""

    window: _Window
    strips: dict[int, Strip]


class DrawnPeople(DrawnList):
    """Lines of people with a cursor; which lines there are, the list that derives from it knows."""

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, Style] = {}
        self._view: PeopleListView | None = None
        self._lines: list[PeopleLine] = []
        self._places: dict[str, int] = {}
        self._drawn = Drawn(_Window(0, Size(0, 0), scrolls=False), {})
        self._longest_name = 0
        self.cursor = ""

    @property
    def columns(self) -> PeopleColumns:
        """Where the columns are."""
        return columns_for(self.size.width - self.show_vertical_scrollbar, self._longest_name)

    @property
    def _window(self) -> _Window:
        return _Window(self.scroll_offset.y, self.size, self.show_vertical_scrollbar)

    def measure_names(self) -> None:
        """Find out how much room the names take."""
        people = self._view.people.everyone if self._view is not None else ()
        names = (shown(one.profile.name[:LONGEST_NAME]) for one in people)
        self._longest_name = max((cell_len(name) for name in names), default=0)

    def begin_change(self) -> Drawn:
        """Forget what was drawn, and return it for :meth:`draw_what_changed`."""
        before = self._drawn
        self._drawn = Drawn(self._window, {})
        return before

    def draw_what_changed(self, before: Drawn) -> None:
        """Have the lines painted that are others than before; all, where the window is another one."""
        if self._window != before.window or not before.strips:
            self.refresh()
            return
        width = self.size.width
        for y in range(self.size.height):
            if self.render_line(y) != before.strips.get(y):
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window, once for as long as nothing changes."""
        window = self._window
        if window != self._drawn.window:
            self._drawn = Drawn(window, {})
        strip = self._drawn.strips.get(y)
        if strip is None:
            strip = self._drawn.strips[y] = super().render_line(y)
        return strip

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        if self._view is None or number >= len(self._lines):
            return None
        line = self._lines[number]
        under = bool(line.target) and line.target == self.cursor
        first = next((one for one in self._lines if one.circle is not None), None)
        drawing = Drawing(self._view, self.columns, self.style_of, width - self.show_vertical_scrollbar)
        return drawing.line(line, first=line is first, under=under), under

    def put_cursor(self, target: str) -> None:
        """Put the cursor on a line, and have it seen."""
        before, self.cursor = self._places.get(self.cursor), target
        for number in (before, self._places[target]):
            if number is not None:
                self._drawn.strips.pop(number - self.scroll_offset.y, None)
                self.refresh_drawn_line(number)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll until the line under the cursor is seen; with the first one, all above it."""
        at = self._places.get(self.cursor)
        if at is not None and self.size.height:
            self.show_lines(0 if self.cursor == next(iter(self._places)) else at, at)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = self.virtual_size.with_width(self.size.width)
        self.show_cursor()

    def set_line_count(self, lines: int) -> None:
        """Have so many lines; where the scrollbar stays, nothing is arranged anew, or painted yet."""
        scrolls = lines > self.size.height
        if not self.size.height or scrolls != self.show_vertical_scrollbar:
            super().set_line_count(lines)
            return
        self.set_reactive(DrawnPeople.virtual_size, Size(self.size.width, lines))
        if scrolls:
            self.vertical_scrollbar.window_virtual_size = lines
        self.scroll_to(y=min(self.scroll_offset.y, self.max_scroll_y), animate=False, immediate=True)

    def notify_style_update(self) -> None:
        """Look the styles up anew: the theme has changed."""
        super().notify_style_update()
        self._styles.clear()
        self._drawn = Drawn(self._window, {})

    def style_of(self, name: str) -> Style:
        """Return the style of one of the kinds of text."""
        if name not in self._styles:
            self._styles[name] = super().style_of(name)
        return self._styles[name]
