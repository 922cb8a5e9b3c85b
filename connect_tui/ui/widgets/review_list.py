"""The practices over a period, a row each, drawn line by line as one widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual import events
from textual.message import Message

from connect_tui.domain.retrospect import PracticeInPeriod
from connect_tui.ui import review_texts
from connect_tui.ui.content import literal
from connect_tui.ui.review_texts import Sort
from connect_tui.ui.widgets.review_list_drawn import DrawnReview
from connect_tui.ui.widgets.review_rows import Line, ListView, lines_of

_SORTED_BY: Mapping[str, Sort] = {
    "left": "catalogue",
    "name": "catalogue",
    "streak": "streak",
    "best": "streak",
    "strength": "strength",
    "rate": "rate",
}


class ReviewList(DrawnReview, can_focus=True, inherit_bindings=False):
    """Rows and a cursor. It only says what was asked."""

    class CursorMoved(Message):
        """The cursor rests on another row."""

    class OpenAsked(Message):
        """The practice under the cursor was asked for, on a day if one was clicked."""

        def __init__(self, day: date | None) -> None:
            super().__init__()
            self.day = day

    class SortAsked(Message):
        """The head of a column was clicked."""

        def __init__(self, sort: Sort) -> None:
            super().__init__()
            self.sort = sort

    def show(self, view: ListView) -> None:
        """Show a period. The cursor stays on its practice, and begins on the first."""
        if view == self._view:
            return
        self._view, self._lines, self._columns = view, lines_of(view), None
        rows = self.rows
        if self.cursor not in [row.practice.id for row in rows]:
            self.cursor = rows[0].practice.id if rows else ""
        self.set_line_count(len(self._lines))
        self._show_cursor()

    @property
    def rows(self) -> list[PracticeInPeriod]:
        """The rows from the top."""
        return [line.row for line in self._lines if line.row is not None]

    @property
    def row(self) -> PracticeInPeriod | None:
        """The row under the cursor."""
        return next((row for row in self.rows if row.practice.id == self.cursor), None)

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, stopping at both ends."""
        ids = [row.practice.id for row in self.rows]
        if ids:
            self.go_to(ids[max(0, min(len(ids) - 1, ids.index(self.cursor) + by))])

    def go_to(self, practice: str) -> None:
        """Put the cursor on a practice, where the list has it."""
        if practice == self.cursor or practice not in [row.practice.id for row in self.rows]:
            return
        before, self.cursor = self.cursor, practice
        for number, line in enumerate(self._lines):
            if line.row is not None and line.row.practice.id in (before, practice):
                self.refresh_drawn_line(number)
        self._show_cursor()
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        rows = [number for number, line in enumerate(self._lines) if line.row is not None]
        at = next((number for number in rows if self._line_id(number) == self.cursor), None)
        if at is not None and self.size.height:
            self.show_lines(0 if at == rows[0] else at, at)

    def _line_id(self, number: int) -> str:
        row = self._lines[number].row
        return row.practice.id if row is not None else ""

    def _spot(self, event: events.MouseEvent) -> tuple[Line | None, str, int]:
        """Return the line, the column and how far into it the pointer is."""
        number = event.y + self.scroll_offset.y
        if self._view is None or not 0 <= number < len(self._lines):
            return None, "", 0
        columns, _ = self.layout_of(self._view, self.size.width)
        return (self._lines[number], *columns.column_at(event.x))

    def on_click(self, event: events.Click) -> None:
        """Sort on a head, open on a name or a day or twice anywhere; else move the cursor."""
        line, column, at = self._spot(event)
        if line is None:
            return
        if line.row is None:
            if line.head and column in _SORTED_BY:
                self.post_message(self.SortAsked(_SORTED_BY[column]))
            return
        self.go_to(line.row.practice.id)
        day = self._day_at(at) if column == "day" else None
        if day is not None or column in ("left", "name") or event.chain == 2:
            self.post_message(self.OpenAsked(day))

    def _day_at(self, number: int) -> date | None:
        if self._view is None:
            return None
        _, window = self.layout_of(self._view, self.size.width)
        return window.day(number) if number < window.size else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        line, column, at = self._spot(event)
        words = self._words(line, column, at) if line is not None and self._view is not None else ""
        self.tooltip = literal(words) if words else None

    def _words(self, line: Line, column: str, at: int) -> str:
        if line.row is None:
            sort = _SORTED_BY.get(column) if line.head else None
            return review_texts.sort_tip(sort) if sort else self._words_on_days(line, column)
        if self._view is None:
            return ""
        row, today = line.row, self._view.overview.today
        if column == "day":
            day = self._day_at(at)
            state = self.state_on(row, day) if day is not None else None
            return review_texts.day_words(day, state, today) if day is not None and state else ""
        carry = review_texts.carry_on_words(row, self.state_on(row, today))
        streaks = review_texts.standing(row, review_texts.aside(row, self._view.overview))
        words = {
            "left": review_texts.name_tip(row),
            "name": review_texts.name_tip(row),
            "streak": "\n".join(one for one in (streaks, carry) if one),
            "best": streaks,
            "carry": carry,
            "strength": review_texts.course_words(row),
            "rate": review_texts.kept(row),
        }
        return words.get(column, "") or (review_texts.NOTHING_HERE if column else "")

    def _words_on_days(self, line: Line, column: str) -> str:
        """Return which days are shown, where they are not all of the period."""
        view = self._view
        if view is None or not line.head or column != "day":
            return ""
        _, window = self.layout_of(view, self.size.width)
        if window.size == view.overview.period.days:
            return ""
        return review_texts.days_shown(window.first, window.day(window.size - 1))
