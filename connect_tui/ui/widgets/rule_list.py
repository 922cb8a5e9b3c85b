"""The rules by which reminders come: a line for each, or two where they stand beside the time line."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message

from connect_tui.ui import reminder_texts
from connect_tui.ui.content import fit, literal
from connect_tui.ui.rules import RuleView
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts

SWITCHES = {True: "─●", False: "○─"}

_LEFT = 6
"""Where a rule's first words begin, right of its switch."""
_TIMES = 14
_DAYS = 13
_NEXT = 16
_NARROW_NEXT = 11
_ROOM_FOR_DAYS = 66
_ROOM_FOR_NEXT = 52
_MARGIN = 2


class _Columns(NamedTuple):
    """Widths in cells, from left to right; 0 for a column there is no room for."""

    times: int
    about: int
    days: int
    next: int


class RuleList(DrawnList, can_focus=True, inherit_bindings=False):
    """Rules and a cursor. It changes nothing: it only says what was asked."""

    class CursorMoved(Message):
        """The cursor rests on another rule."""

    class Asked(Message):
        """Something is to be done with the rule under the cursor."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__()
        self._views: list[RuleView] = []
        self._cards = False
        self.cursor = ""

    def show(self, views: list[RuleView], *, cards: bool) -> None:
        """Show these rules, two lines each as ``cards``. The cursor stays on its rule."""
        if (views, cards) == (self._views, self._cards):
            return
        place = self._place
        self._views, self._cards = views, cards
        if self.view is None:
            self.cursor = views[min(place, len(views) - 1)].id if views else ""
            self.post_message(self.CursorMoved())
        self.set_line_count(self.line_count)
        self._show_cursor()

    @property
    def line_count(self) -> int:
        """How many lines there are, the heading included."""
        return 1 + len(self._views) * self._lines_each

    @property
    def _lines_each(self) -> int:
        return 3 if self._cards else 1

    @property
    def view(self) -> RuleView | None:
        """The rule under the cursor."""
        return next((one for one in self._views if one.id == self.cursor), None)

    @property
    def _place(self) -> int:
        return next((place for place, one in enumerate(self._views) if one.id == self.cursor), 0)

    def move(self, by: int) -> None:
        """Move the cursor by so many rules, stopping at both ends."""
        if self._views:
            self.go_to(self._views[max(0, min(len(self._views) - 1, self._place + by))].id)

    def go_to(self, rule: str) -> None:
        """Put the cursor on a rule, where there is such a one."""
        if rule != self.cursor and any(one.id == rule for one in self._views):
            self.cursor = rule
            self.refresh()
            self._show_cursor()
            self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Fill the new room."""
        self.set_line_count(self.line_count)
        self._show_cursor()

    def on_focus(self) -> None:
        """Show where the keys work."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys work elsewhere."""
        self.refresh()

    def _first_line(self, place: int) -> int:
        return 1 + place * self._lines_each

    def _show_cursor(self) -> None:
        if self._views and self.size.height:
            first = self._first_line(self._place)
            self.show_lines(0 if first == 1 else first, first + self._lines_each - 1)

    def times_region(self) -> Region:
        """Return where on the terminal the times of the rule under the cursor stand."""
        line = self._first_line(self._place) + (1 if self._cards else 0)
        x, y = self.region.offset
        width = self.size.width - _LEFT if self._cards else self._columns(self.size.width).times
        return Region(x + _LEFT, y + line - self.scroll_offset.y, width, 1)

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        if number >= self.line_count:
            return None
        key, quiet = self.style_of("focus"), self.style_of("quiet")
        if number == 0:
            title = (key if self.has_focus else quiet) + Style(bold=True)
            return [("  ", quiet), (reminder_texts.RULES.upper(), title)], False
        place, line = divmod(number - 1, self._lines_each)
        view = self._views[place]
        under = view.id == self.cursor and line < 2
        bar = ("▌" if under and self.has_focus else " ", self.style_of(view.hue))
        if not self._cards:
            return [bar, *self._row(view, width, under=under)], under
        if line == 2:
            return [("", quiet)], False
        return [bar, *(self._second(view, width) if line else self._first(view, width, under=under))], under

    def _switch(self, view: RuleView) -> tuple[str, Style]:
        on = view.rule.enabled
        return f" {SWITCHES[on]}  ", self.style_of(view.hue if on else "quiet")

    def _name_style(self, view: RuleView, *, under: bool) -> Style:
        if under:
            return self.style_of("cursor") + Style(bold=True)
        return self.style_of("text" if view.rule.enabled else "quiet")

    @staticmethod
    def _columns(width: int) -> _Columns:
        room = width - _LEFT - _TIMES - _MARGIN
        days = _DAYS if width >= _ROOM_FOR_DAYS else 0
        coming = _NEXT if days else _NARROW_NEXT if width >= _ROOM_FOR_NEXT else 0
        return _Columns(_TIMES, max(0, room - days - coming), days, coming)

    def _row(self, view: RuleView, width: int, *, under: bool) -> Parts:
        columns, quiet = self._columns(width), self.style_of("quiet")
        name = self._name_style(view, under=under)
        return [
            (self._switch(view)[0], self._switch(view)[1]),
            (fit(fit(view.times, columns.times - 2).rstrip(), columns.times), name + Style(bold=False)),
            (fit(fit(view.about, columns.about - 2).rstrip(), columns.about), name),
            (fit(view.days, columns.days), quiet),
            (_to_the_right(view.next, columns.next), quiet),
        ]

    def _first(self, view: RuleView, width: int, *, under: bool) -> Parts:
        coming = min(max(cell_len(view.next[0]), 1), width // 2)
        room = max(0, width - _LEFT - coming - 3)
        text, style = self._switch(view)
        return [
            (text, style),
            (fit(view.about, room), self._name_style(view, under=under)),
            (" " + _to_the_right(view.next, coming), self.style_of("quiet")),
        ]

    def _second(self, view: RuleView, width: int) -> Parts:
        told = f"{view.times}   {view.days}"
        return [(" " * (_LEFT - 1) + fit(told, max(0, width - _LEFT - 2)), self.style_of("quiet"))]

    def _at(self, y: int) -> tuple[RuleView, int] | None:
        """Return the rule at a line of the window, and which of its lines that is."""
        place, line = divmod(y + self.scroll_offset.y - 1, self._lines_each)
        return (self._views[place], line) if 0 <= place < len(self._views) and line < 2 else None

    def _is_on_times(self, view: RuleView, line: int, x: int) -> bool:
        if self._cards:
            return line == 1 and _LEFT <= x < _LEFT + cell_len(view.times)
        return _LEFT <= x < _LEFT + self._columns(self.size.width).times - 2

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; on the switch also turn it, on the times or with a second click change them."""
        found = self._at(event.y)
        if found is None:
            return
        view, line = found
        self.go_to(view.id)
        if event.x < _LEFT:
            if line == 0:
                self.post_message(self.Asked("switch"))
        elif self._is_on_times(view, line, event.x) or event.chain == 2:
            self.post_message(self.Asked("times"))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        found = self._at(event.y)
        if found is None:
            self.tooltip = None
            return
        view, line = found
        if event.x < _LEFT and line == 0:
            on = view.rule.enabled
            self.tooltip = reminder_texts.ON_WORD if on else reminder_texts.OFF_WORD
        elif self._is_on_times(view, line, event.x):
            self.tooltip = reminder_texts.CHANGE_TIMES
        else:
            self.tooltip = literal(view.words)


def _to_the_right(told: tuple[str, str], width: int) -> str:
    """Return what fits, at the right end."""
    text = told[0] if cell_len(told[0]) <= width else fit(told[1], width).rstrip()
    return " " * max(0, width - cell_len(text)) + text
