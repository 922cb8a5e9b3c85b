"""People and the practices done with them: a row each, drawn line by line as one widget."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual import events
from textual.message import Message

from connect_tui.domain.company import Companion, Company
from connect_tui.domain.people import Circle
from connect_tui.domain.practices import Practice
from connect_tui.ui import company_texts, review_texts
from connect_tui.ui.content import fit, literal, shown
from connect_tui.ui.widgets.company_columns import LEFT, CompanyColumns, bar_of, columns_for
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts

_CUT = "…"


class _Line(NamedTuple):
    """One line: someone, the head of a circle, or nothing."""

    circle: Circle | None = None
    row: Companion | None = None


class CompanyList(DrawnList, can_focus=True, inherit_bindings=False):
    """Rows and a cursor. It only says what was asked."""

    class CursorMoved(Message):
        """The cursor rests on another row."""

    class OpenAsked(Message):
        """The person under the cursor was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._view: Company | None = None
        self._lines: list[_Line] = []
        self._places: dict[str, int] = {}
        self._most = 0
        self._airy = False
        self.cursor = ""

    def show(self, view: Company, *, airy: bool) -> None:
        """Show a period, ``airy`` with lines left empty. The cursor stays on its person, or on the first."""
        if (view, airy) == (self._view, self._airy):
            return
        self._view, self._airy, self._lines = view, airy, _lines_of(view, airy=airy)
        rows = [(line.row, number) for number, line in enumerate(self._lines)]
        self._places = {row.profile.id: number for row, number in rows if row is not None}
        self._most = max((one.days for row in view.people for one in row.practices), default=0)
        if self.cursor not in self._places:
            self.cursor = next(iter(self._places), "")
        self.set_line_count(len(self._lines))
        self._show_cursor()

    @property
    def row(self) -> Companion | None:
        """The row under the cursor."""
        place = self._places.get(self.cursor)
        return None if place is None else self._lines[place].row

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, stopping at both ends."""
        ids = list(self._places)
        if ids:
            self.go_to(ids[max(0, min(len(ids) - 1, ids.index(self.cursor) + by))])

    def go_to(self, person: str) -> None:
        """Put the cursor on someone, where the list has them."""
        if person == self.cursor or person not in self._places:
            return
        before, self.cursor = self.cursor, person
        for one in (before, person):
            self.refresh_drawn_line(self._places[one])
        self._show_cursor()
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = self.virtual_size.with_width(self.size.width)
        self._show_cursor()

    def _show_cursor(self) -> None:
        at = self._places.get(self.cursor)
        if at is not None and self.size.height:
            first = at == next(iter(self._places.values()))
            self.show_lines(0 if first else at - (self._lines[at - 1].row is None), at)

    def _columns(self, view: Company, width: int) -> CompanyColumns:
        numbers = [one.number for one in view.practices]
        return columns_for(width - self.show_vertical_scrollbar, numbers, self._most)

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        view = self._view
        if view is None or number >= len(self._lines):
            return None
        line, columns = self._lines[number], self._columns(view, width)
        if line.row is None:
            return self._head(view, line.circle, columns, first=number == self._top), False
        under = line.row.profile.id == self.cursor
        return self._row(view, line.row, columns, under=under), under

    @property
    def _top(self) -> int:
        """The line of the first head, which names the columns."""
        return next(iter(self._places.values()), 1) - 1

    def _head(self, view: Company, circle: Circle | None, columns: CompanyColumns, *, first: bool) -> Parts:
        quiet = self.style_of("quiet")
        if circle is None:
            return []
        name = fit(company_texts.circle(circle).upper(), columns.name)
        parts: Parts = [(" " * LEFT, quiet), (name, quiet + Style(bold=True))]
        if first and view.practices:
            days = company_texts.DAYS if columns.days else ""
            parts.append((days.rjust(columns.days), quiet))
            for practice, cell in zip(view.practices, columns.cells, strict=False):
                parts.append((str(practice.number).rjust(cell), self.style_of(practice.pillar.value)))
            parts.append((_CUT if len(view.practices) > len(columns.cells) else "", quiet))
        return parts

    def _row(self, view: Company, row: Companion, columns: CompanyColumns, *, under: bool) -> Parts:
        quiet, text = self.style_of("quiet"), self.style_of("cursor" if under else "text")
        name = fit(shown(row.profile.name), columns.name)
        days = str(row.days) if row.days else company_texts.NONE
        sign = company_texts.MARK_INVITES if row.invites else " "
        parts: Parts = [
            (("▌" if under else " ") + f"{sign} ", self.style_of("focus")),
            (name, text + Style(bold=under)),
            (days.rjust(columns.days) if columns.days else "", text if row.days else quiet),
        ]
        for practice, cell in zip(view.practices, columns.cells, strict=False):
            done = row.days_of(practice.id)
            told = bar_of(done, self._most) if columns.bars else str(done or "")
            style = self.style_of(practice.pillar.value) if done else quiet
            parts.append(((told or company_texts.NONE).rjust(cell), style))
        return parts

    def _spot(self, event: events.MouseEvent) -> tuple[int, _Line | None, Practice | None]:
        """Return the line, and the practice of the column, that the pointer is on."""
        number = event.y + self.scroll_offset.y
        view = self._view
        if view is None or not 0 <= number < len(self._lines):
            return number, None, None
        at = self._columns(view, self.size.width).practice_at(event.x)
        return number, self._lines[number], None if at is None else view.practices[at]

    def on_click(self, event: events.Click) -> None:
        """Open on a name, or twice anywhere; else move the cursor."""
        _, line, practice = self._spot(event)
        if line is None or line.row is None:
            return
        self.go_to(line.row.profile.id)
        if event.chain == 2 or (practice is None and event.x < self._name_ends()):
            self.post_message(self.OpenAsked())

    def _name_ends(self) -> int:
        columns = self._columns(self._view, self.size.width) if self._view is not None else None
        return columns.first - columns.days if columns is not None else 0

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        number, line, practice = self._spot(event)
        words = ""
        if line is not None and practice is not None:
            name = f"{review_texts.PILLAR_MARKS[practice.pillar]} {shown(practice.name)}"
            if line.row is not None:
                words = company_texts.cell(line.row, practice.id, practice.name)
            elif number == self._top:
                words = name
        elif line is not None and line.row is not None:
            words = self._words_beside_practices(line.row, event.x)
        self.tooltip = literal(words) if words else None

    def _words_beside_practices(self, row: Companion, x: int) -> str:
        if row.invites and x < LEFT:
            return company_texts.INVITES_TIP
        return company_texts.DAYS_TIP if x >= self._name_ends() else review_texts.TIP_OPEN


def _lines_of(view: Company, *, airy: bool) -> list[_Line]:
    lines: list[_Line] = []
    circle = None
    for row in view.people:
        if row.profile.circle is not circle:
            circle = row.profile.circle
            lines += [*([_Line()] if airy else []), _Line(circle)]
        lines.append(_Line(circle, row))
    return lines
