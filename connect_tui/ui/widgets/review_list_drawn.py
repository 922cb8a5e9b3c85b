"""Drawing the practices over a period: a row each, under heads that name the columns."""

from __future__ import annotations

from datetime import date

from rich.style import Style

from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import PracticeInPeriod
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import fit, shown
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
    spark,
)

_ROOM_FOR_STRENGTH = 9
_MORE = "…"


class DrawnReview(DrawnList):
    """Rows of practices with a cursor; what is asked of them, the list that derives from it knows."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ListView | None = None
        self._lines: list[Line] = []
        self._columns: tuple[int, ReviewColumns, Window] | None = None
        self.cursor = ""

    def state_on(self, row: PracticeInPeriod, day: date) -> State | None:
        """Return the state of a day that the row holds."""
        if self._view is None:
            return None
        number = len(row.states) - 1 - (self._view.overview.period.end - day).days
        return row.states[number] if 0 <= number < len(row.states) else None

    def layout_of(self, view: ListView, width: int) -> tuple[ReviewColumns, Window]:
        """Return where the columns are in so many cells, and which days they show."""
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
        columns, window = self.layout_of(view, width)
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


def _carry_mark(carry: str) -> str:
    return review_texts.MARK_CARRY_ON if carry else " "
