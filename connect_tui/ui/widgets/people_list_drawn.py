"""Drawing the list of people quickly: a line is drawn anew only where it says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.geometry import Region, Size
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from connect_tui.ui.content import shown
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.people_list_columns import LONGEST_NAME, PeopleColumns, columns_for
from connect_tui.ui.widgets.people_list_drawing import Drawing, Told
from connect_tui.ui.widgets.people_list_lines import PeopleLine, PeopleListView
from connect_tui.ui.widgets.quick_scrollbar import QuickScrollBar

if TYPE_CHECKING:
    from connect_tui.services.people_views import PeopleView


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
        self._view: PeopleListView | None = None
        self._lines: list[PeopleLine] = []
        self._places: dict[str, int] = {}
        self._drawn = Drawn(_Window(0, Size(0, 0), scrolls=False), {})
        self._drawing: Drawing | None = None
        self._told: dict[str, Told] = {}
        self._told_of: tuple[PeopleView, PeopleColumns, int] | None = None
        self._longest_name = 0
        self.cursor = ""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = QuickScrollBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    @property
    def drawn_width(self) -> int:
        """How many cells of each line are drawn: none under the scrollbar, which would have to be cut off."""
        return self.size.width - self.show_vertical_scrollbar

    @property
    def columns(self) -> PeopleColumns:
        """Where the columns are."""
        return columns_for(self.drawn_width, self._longest_name)

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
        self._forget_drawn()
        return before

    def _forget_drawn(self) -> None:
        self._drawn = Drawn(self._window, {})
        self._drawing = None

    def draw_what_changed(self, before: Drawn) -> None:
        """Have the lines painted that are others than before; all, where the window is another one."""
        window = self._window
        if window != before.window or not before.strips:
            self.refresh()
            return
        changed = [y for y in range(window.size.height) if self._strip(y, window) != before.strips.get(y)]
        if changed:
            self.refresh(*(Region(0, y, window.size.width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the window.

        It has no border, padding or tint, which Textual would look for on every line.
        """
        window, background = self._window, self.background_colors[1]
        strips = [self._strip(y, window) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            strips = [one.apply_filter(line_filter, background) for one in strips]
        if crop.column_span == (0, window.size.width):
            return strips
        return [one.crop(*crop.column_span) for one in strips]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        return self._strip(y, self._window)

    def _strip(self, y: int, window: _Window) -> Strip:
        """Return a line of the window, drawn once for as long as nothing changes."""
        if window != self._drawn.window:
            self._forget_drawn()
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
        if self._drawing is None:
            self._drawing = self._drawing_of(self._view, width)
        first = next((one for one in self._lines if one.circle is not None), None)
        return self._drawing.line(line, first=line is first, under=under), under

    def _drawing_of(self, view: PeopleListView, width: int) -> Drawing:
        told_of = view.people, self.columns, view.dates_ahead
        if told_of != self._told_of:
            self._told_of, self._told = told_of, {}
        return Drawing(view, self.columns, self.style_of, width, self._told)

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
        """Keep the cursor in sight; that another width is arranged anew has just happened."""
        self.set_reactive(DrawnPeople.virtual_size, self.virtual_size.with_width(self.size.width))
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
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def notify_style_update(self) -> None:
        """Draw all anew: the theme has changed."""
        super().notify_style_update()
        self._told_of = None
        self._forget_drawn()
