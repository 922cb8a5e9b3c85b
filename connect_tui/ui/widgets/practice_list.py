"""The practices of a day, drawn line by line as one widget."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style
from textual import events
from textual.message import Message

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.practices import Pillar
from connect_tui.domain.progress import State
from connect_tui.services.views import DayView, PracticeOnDay
from connect_tui.ui import texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.day_lines import FOLD, DayLine, day_lines, targets
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.list_columns import (
    NAME_LEFT,
    STREAK_WIDTH,
    STRENGTH_WIDTH,
    WEEK_WIDTH,
    columns_for,
)

MARKS = {State.DONE: "✓", State.REST: "~", State.OPEN: "○", State.MISSED: "·", State.OFF: " "}
CELLS = {State.DONE: "●", State.REST: "~", State.OPEN: "○", State.MISSED: "·", State.OFF: " "}
BARS = "▁▂▃▄▅▆▇█"

_ROOM_FOR_ACTIONS = 29
_ROOM_FOR_GAPS = 17


class PracticeList(DrawnList, can_focus=True, inherit_bindings=False):
    """Twelve practices and a cursor. It knows nothing of what a check means: it only says what was asked."""

    class CursorMoved(Message):
        """The cursor rests on another line."""

    class CheckAsked(Message):
        """The mark of the practice under the cursor was clicked."""

    class DayAsked(Message):
        """A day of the last week was clicked: so many days before the day shown."""

        def __init__(self, days_back: int) -> None:
            super().__init__()
            self.days_back = days_back

    class FoldAsked(Message):
        """The line that stands for the folded practices was chosen."""

    def __init__(self, pillars: Iterable[Pillar]) -> None:
        super().__init__()
        self._pillars = {pillar.id: pillar for pillar in pillars}
        self._view: DayView | None = None
        self._lines: list[DayLine] = []
        self._show_streaks = True
        self._unfolded = False
        self.cursor = ""

    def name_pillars(self, pillars: Iterable[Pillar]) -> None:
        """Take over what the pillars are called."""
        self._pillars = {pillar.id: pillar for pillar in pillars}
        self.refresh()

    def show(self, view: DayView, *, show_streaks: bool, unfolded: bool) -> None:
        """Show a day. The cursor stays on its practice; at first it goes to the first open one."""
        same = self._view is not None and self._view.day == view.day and self._show_streaks == show_streaks
        before = self._lines if same else []
        self._view, self._show_streaks, self._unfolded = view, show_streaks, unfolded
        self._lay_out(before)
        if self.cursor not in targets(self._lines):
            self.cursor = self._first_open()
            self._refresh_target(self.cursor)
        self._show_cursor()

    def _lay_out(self, before: list[DayLine]) -> None:
        """Work out the lines, and have those drawn that differ from the ones before."""
        if self._view is None:
            return
        height = self.size.height or self.app.size.height - 7
        whole = day_lines(self._view, unfolded=self._unfolded, with_actions=True, with_gaps=True)
        gapped = day_lines(self._view, unfolded=self._unfolded, with_actions=False, with_gaps=True)
        if len(whole) <= height and height >= _ROOM_FOR_ACTIONS:
            self._lines = whole
        elif len(gapped) <= height and height >= _ROOM_FOR_GAPS:
            self._lines = gapped
        else:
            self._lines = day_lines(self._view, unfolded=self._unfolded, with_actions=False, with_gaps=False)
        if len(before) != len(self._lines):
            self.set_line_count(len(self._lines))
            return
        for number, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self.refresh_drawn_line(number)

    def on_resize(self) -> None:
        """Fill the new room."""
        self._lay_out([])
        self._show_cursor()

    @property
    def row(self) -> PracticeOnDay | None:
        """The practice under the cursor."""
        return next((line.row for line in self._lines if line.target == self.cursor and line.row), None)

    def move(self, by: int) -> None:
        """Move the cursor by so many practices, stopping at both ends."""
        reachable = targets(self._lines)
        if reachable:
            here = reachable.index(self.cursor) if self.cursor in reachable else 0
            self._go_to(reachable[max(0, min(len(reachable) - 1, here + by))])

    def go_to(self, target: str) -> None:
        """Put the cursor on a practice, where the list has it."""
        if target in targets(self._lines):
            self._go_to(target)

    def _go_to(self, target: str) -> None:
        if target == self.cursor:
            return
        self._refresh_target(self.cursor)
        self.cursor = target
        self._refresh_target(target)
        self._show_cursor()
        self.post_message(self.CursorMoved())

    def _first_open(self) -> str:
        for line in self._lines:
            if line.kind == "practice" and line.row is not None and line.row.state is State.OPEN:
                return line.target
        return next(iter(targets(self._lines)), "")

    def _refresh_target(self, target: str) -> None:
        for number, line in enumerate(self._lines):
            if line.target == target:
                self.refresh_drawn_line(number)

    def _show_cursor(self) -> None:
        lines = [number for number, line in enumerate(self._lines) if line.target == self.cursor]
        if lines and self.size.height:
            self.show_lines(0 if lines[0] == 1 else lines[0], lines[-1])

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        if number >= len(self._lines):
            return None
        line = self._lines[number]
        under = bool(line.target) and line.target == self.cursor
        return self._segments(line, number, width, under=under), under

    def _segments(self, line: DayLine, number: int, width: int, *, under: bool) -> Parts:
        if line.kind == "heading":
            return self._heading(line, width, first=number == 0)
        if line.kind == "practice" and line.row is not None:
            return self._practice(line.row, width, under=under)
        quiet, bar = self.style_of("quiet"), ("▌" if under else " ", self.style_of("focus"))
        if line.kind == "action" and line.row is not None:
            pillar = self.style_of(line.row.practice.pillar.value)
            text = fit(shown(line.row.action or ""), max(0, width - NAME_LEFT - 2))
            return [("▌" if under else " ", pillar), (" " * (NAME_LEFT - 1) + text, quiet)]
        if line.kind == "fold":
            arrow = "▾" if self._unfolded else "▸"
            return [bar, (f" {arrow} {texts.folded(line.folded, unfolded=self._unfolded)}", quiet)]
        return [("", quiet)]

    def _heading(self, line: DayLine, width: int, *, first: bool) -> Parts:
        pillar = line.pillar
        name = texts.FOCUS if pillar is None else self._pillars[pillar].name
        style = self.style_of("focus" if pillar is None else pillar.value) + Style(bold=True)
        columns = columns_for(width, show_streaks=self._show_streaks)
        text = f"  {fit(shown(name).upper(), columns.week - 3)} "
        quiet = self.style_of("quiet")
        if not first or self._view is None:
            return [(text, style)]
        days = (self._view.day - ONE_DAY * back for back in range(6, -1, -1))
        week = " ".join(texts.WEEKDAYS[day.weekday()][0] for day in days)
        parts = [(text, style), (fit(week, WEEK_WIDTH), quiet)]
        if columns.streak >= 0:
            parts.append((texts.STREAK.rjust(STREAK_WIDTH - 1) + " ", quiet))
        if columns.strength >= 0:
            parts.append((texts.STRENGTH.rjust(STRENGTH_WIDTH - 1), quiet))
        return parts

    def _practice(self, row: PracticeOnDay, width: int, *, under: bool) -> Parts:
        columns = columns_for(width, show_streaks=self._show_streaks)
        pillar, quiet = self.style_of(row.practice.pillar.value), self.style_of("quiet")
        text = self.style_of("cursor" if under else "text")
        settled = row.state in (State.DONE, State.REST, State.OFF)
        name = quiet if settled and not under else text + Style(bold=under)
        mark = pillar if row.state is State.DONE else (text if under else quiet)
        parts = [
            ("▌" if under else " ", pillar),
            (f"  {MARKS[row.state]}", mark),
            (f"{row.practice.number:>3}  "[-5:], quiet),
            (fit(shown(row.practice.name), columns.name_width) + " ", name),
        ]
        for state in row.week:
            lit = state is State.DONE or (state is State.OPEN and row.scheduled)
            parts.append((CELLS[state] + " ", pillar if lit else quiet))
        standing = row.standing
        if columns.streak >= 0:
            style = text if standing.current else quiet
            parts.append((texts.streak(standing).rjust(STREAK_WIDTH - 1) + " ", style))
        if columns.strength >= 0:
            bar, percent = ("  ", texts.NO_STREAK)
            if standing.strength > 0:
                bar, percent = BARS[min(7, int(standing.strength * 8))], f"{standing.strength:.0%}"
            parts += [(f"  {bar}".ljust(4)[:4], pillar), (percent.rjust(5), quiet)]
        return parts

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; on the mark also check, on a day of the week go there."""
        number = event.y + self.scroll_offset.y
        if not 0 <= number < len(self._lines) or not self._lines[number].target:
            return
        line = self._lines[number]
        self._go_to(line.target)
        columns = columns_for(self.size.width, show_streaks=self._show_streaks)
        back = columns.days_back(event.x)
        if line.kind == "fold":
            self.post_message(self.FoldAsked())
        elif line.kind == "practice" and event.x < NAME_LEFT:
            self.post_message(self.CheckAsked())
        elif line.kind == "practice" and back:
            self.post_message(self.DayAsked(back))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        number = event.y + self.scroll_offset.y
        line = self._lines[number] if 0 <= number < len(self._lines) else None
        self.tooltip = self._words(line, event.x) if line else None

    def _words(self, line: DayLine, x: int) -> str | None:
        if self._view is None or line.row is None or line.kind != "practice":
            return None
        columns = columns_for(self.size.width, show_streaks=self._show_streaks)
        back = columns.days_back(x)
        if back is not None:
            day = self._view.day - ONE_DAY * back
            return f"{texts.long_date(day)}: {texts.STATE_WORDS[line.row.week[6 - back]]}"
        if x < NAME_LEFT:
            return f"{texts.STATE_WORDS[line.row.state]}"
        if columns.streak >= 0 and x >= columns.streak:
            standing = line.row.standing
            words = texts.streak_words(standing) or texts.NO_STREAK
            return f"{words}, {texts.STRENGTH} {standing.strength:.0%}"
        return None


__all__ = ["FOLD", "PracticeList"]
