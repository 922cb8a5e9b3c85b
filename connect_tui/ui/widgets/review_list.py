"""The practices over a period, a row each, drawn line by line as one widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.style import Style
from textual import events
from textual.message import Message

from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import PracticeInPeriod
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import fit, literal, shown
from connect_tui.ui.review_texts import Sort
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.practice_list import CELLS
from connect_tui.ui.widgets.review_columns import (
    BEST_WIDTH,
    CARRY_WIDTH,
    RATE_WIDTH,
    STREAK_WIDTH,
    ReviewColumns,
    Window,
    window_of,
)
from connect_tui.ui.widgets.review_rows import (
    Line,
    ListView,
    columns_in,
    day_cell,
    day_labels,
    height_of,
    is_grouped,
    lines_of,
    spark,
)

_ROOM_FOR_STRENGTH = 9
_MORE = "…"
_SORTED_BY: Mapping[str, Sort] = {
    "left": "catalogue",
    "name": "catalogue",
    "streak": "streak",
    "best": "streak",
    "strength": "strength",
    "rate": "rate",
}


class ReviewList(DrawnList, can_focus=True):
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

    def __init__(self) -> None:
        super().__init__()
        self._view: ListView | None = None
        self._lines: list[Line] = []
        self._columns: tuple[int, ReviewColumns, Window] | None = None
        self.cursor = ""

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

    def state_on(self, row: PracticeInPeriod, day: date) -> State | None:
        """Return the state of a day that the row holds."""
        if self._view is None:
            return None
        number = len(row.states) - 1 - (self._view.overview.period.end - day).days
        return row.states[number] if 0 <= number < len(row.states) else None

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

    def _layout(self, view: ListView, width: int) -> tuple[ReviewColumns, Window]:
        width -= self.show_vertical_scrollbar
        if self._columns is None or self._columns[0] != width:
            columns = columns_in(view, width)
            overview = view.overview
            self._columns = (width, columns, window_of(overview.period, overview.today, columns.cells))
        return self._columns[1], self._columns[2]

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        view = self._view
        if view is None or number >= len(self._lines):
            return None
        line = self._lines[number]
        columns, window = self._layout(view, width)
        if line.row is None:
            return self._head(view, line, columns, window), False
        under = line.row.practice.id == self.cursor
        return self._row(view, line.row, columns, window, under=under), under

    def _head(self, view: ListView, line: Line, columns: ReviewColumns, window: Window) -> Parts:
        quiet = self.style_of("quiet")
        room, period = columns.cells_left - 2, view.overview.period
        before = _MORE if line.head and window.leaves_out_earlier(period) else " "
        parts: Parts = [("", quiet)]
        if line.pillar is not None:
            mark = review_texts.PILLAR_MARKS[line.pillar]
            name = shown(view.pillars.get(line.pillar, line.pillar.value)).upper()
            style = self.style_of(line.pillar.value) + Style(bold=True)
            parts = [(f" {fit(f'{mark} {name}', room)}", style), (before, quiet)]
        elif line.head:
            parts = [(f" {fit(review_texts.SORTED[view.sort], room)}{before}", quiet)]
        if line.head:
            labels = day_labels(window, columns, view.week_starts_on)
            after = window.leaves_out_later(period, view.overview.today)
            parts.append((labels[:-1] + _MORE if after else labels, quiet))
            parts += self._column_names(view, columns)
        return parts

    def _column_names(self, view: ListView, columns: ReviewColumns) -> Parts:
        full = columns.strength >= _ROOM_FOR_STRENGTH
        heads = (
            ("streak", texts.STREAK + " ", columns.streak),
            ("best", review_texts.BEST, columns.best),
            ("", review_texts.CARRY_ON, columns.carry),
            ("strength", texts.STRENGTH if full else review_texts.STRENGTH_SHORT, columns.strength),
            ("rate", review_texts.RATE, columns.rate),
        )
        quiet, text = self.style_of("quiet"), self.style_of("text")
        return [
            (f"{'▾' if sort == view.sort else ''}{name}".rjust(width), text if sort == view.sort else quiet)
            for sort, name, width in heads
            if width
        ]

    def _row(
        self, view: ListView, row: PracticeInPeriod, columns: ReviewColumns, window: Window, *, under: bool
    ) -> Parts:
        practice = row.practice
        hue, quiet = self.style_of(practice.pillar.value), self.style_of("quiet")
        text = self.style_of("cursor" if under else "text")
        mark = "" if is_grouped(view) else review_texts.PILLAR_MARKS[practice.pillar]
        number = f"{practice.number} ".rjust(columns.left - 1 - len(mark))
        parts: Parts = [
            ("▌" if under else " ", hue),
            (mark, hue),
            (number, quiet),
            (fit(shown(practice.name), columns.name) + " ", text + Style(bold=under)),
            *self._days(view, row, columns, window),
        ]
        if columns.streak:
            aside = review_texts.aside(row, view.overview)
            current = row.standing.current and not aside
            carry = review_texts.carry_on(row, self.state_on(row, view.overview.today))
            streak = review_texts.ASIDE if aside else texts.streak(row.standing)
            parts += [
                (streak.rjust(STREAK_WIDTH - 1), text if current else quiet),
                (_carry_mark(carry), quiet),
            ]
        if columns.best:
            parts.append((str(row.standing.best or texts.NO_STREAK).rjust(BEST_WIDTH), quiet))
        if columns.carry:
            carry = review_texts.carry_on(row, self.state_on(row, view.overview.today))
            parts.append((carry.rjust(CARRY_WIDTH), quiet))
        if columns.strength:
            strong = row.standing.strength
            course = spark(row.course, columns.course - 1) if columns.course > 2 else height_of(strong)
            percent = review_texts.percent(strong) if strong else texts.NO_STREAK
            parts += [(" " + course, hue), (percent.rjust(columns.strength - 1 - len(course)), quiet)]
        rate = review_texts.percent(row.counts.rate)
        parts.append((rate.rjust(RATE_WIDTH), quiet if row.counts.rate is None else text))
        return parts

    def _days(self, view: ListView, row: PracticeInPeriod, columns: ReviewColumns, window: Window) -> Parts:
        hue, quiet = self.style_of(row.practice.pillar.value), self.style_of("quiet")
        parts: Parts = []
        for number in range(columns.cells):
            day = window.day(number)
            state = self.state_on(row, day) if number < window.size else None
            cell = day_cell(state, day, view.overview.today)
            lit = state is State.DONE or cell == CELLS[State.OPEN]
            parts.append((cell.ljust(columns.step), hue if lit else quiet))
        return parts

    def _spot(self, event: events.MouseEvent) -> tuple[Line | None, str, int]:
        """Return the line, the column and how far into it the pointer is."""
        number = event.y + self.scroll_offset.y
        if self._view is None or not 0 <= number < len(self._lines):
            return None, "", 0
        columns, _ = self._layout(self._view, self.size.width)
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
        _, window = self._layout(self._view, self.size.width)
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
        _, window = self._layout(view, self.size.width)
        if window.size == view.overview.period.days:
            return ""
        return review_texts.days_shown(window.first, window.day(window.size - 1))


def _carry_mark(carry: str) -> str:
    return review_texts.MARK_CARRY_ON if carry else " "
