"""A list that may be long and change with every letter: only lines that say something else are drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from textual.geometry import Region, Size
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from connect_tui.ui.widgets.drawn_list import DrawnList
from connect_tui.ui.widgets.quick_scrollbar import QuickScrollBar


class _Window(NamedTuple):
    """What part of the list is seen, and how."""

    top: int
    size: Size
    scrolls: bool


class _Drawn(NamedTuple):
    """What a window showed, by the line of the window."""

    window: _Window
    strips: dict[int, Strip]


class QuickList(DrawnList):
    """Lines with a cursor on one of them; what lines there are, a list that derives from it knows."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = _Drawn(_Window(0, Size(0, 0), scrolls=False), {})
        self._is_changing = False

    @property
    def cursor_line(self) -> int | None:
        """The number of the line under the cursor."""
        raise NotImplementedError

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
    def _window(self) -> _Window:
        return _Window(self.scroll_offset.y, self.size, self.show_vertical_scrollbar)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Have the lines painted that are others after the block than before; all, in another window."""
        before, self._is_changing = self._drawn, True
        self._forget_drawn()
        try:
            yield
        finally:
            self._is_changing = False
        window = self._window
        if window != before.window or not before.strips:
            self.refresh()
            return
        changed = [y for y in range(window.size.height) if self._strip(y, window) != before.strips.get(y)]
        if changed:
            self.refresh(*(Region(0, y, window.size.width, 1) for y in changed))

    def _forget_drawn(self) -> None:
        self._drawn = _Drawn(self._window, {})

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

    def draw_again(self, number: int | None) -> None:
        """Draw a line anew, if there is one of that number."""
        if number is not None:
            self._drawn.strips.pop(number - self.scroll_offset.y, None)
            if not self._is_changing:
                self.refresh_drawn_line(number)

    def show_cursor(self) -> None:
        """Scroll until the line under the cursor is seen; with the first one, all above it."""
        at = self.cursor_line
        if at is not None and self.size.height:
            self.show_lines(self.first_with(at), at)

    def first_with(self, number: int) -> int:
        """Return the line from which on is seen what belongs to the one under the cursor."""
        return number

    def on_resize(self) -> None:
        """Keep the cursor in sight; that another width is arranged anew has just happened."""
        self.set_reactive(QuickList.virtual_size, self.virtual_size.with_width(self.size.width))
        self.show_cursor()

    def set_line_count(self, lines: int) -> None:
        """Have so many lines; where the scrollbar stays, nothing is arranged anew, or painted yet."""
        scrolls = lines > self.size.height
        if not self.size.height or scrolls != self.show_vertical_scrollbar:
            super().set_line_count(lines)
            return
        self.set_reactive(QuickList.virtual_size, Size(self.size.width, lines))
        if scrolls:
            self.vertical_scrollbar.window_virtual_size = lines
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def notify_style_update(self) -> None:
        """Draw all anew: the theme has changed."""
        super().notify_style_update()
        self._forget_drawn()
