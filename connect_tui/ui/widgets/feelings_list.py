"""Feelings over a period: a row of marks for each family, then practices and people with what was felt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message

from connect_tui.domain.feelings import Family
from connect_tui.domain.felt import Beside, FeelingsView, FeltFamily
from connect_tui.ui import feeling_texts as told
from connect_tui.ui.content import fit, literal, shown
from connect_tui.ui.widgets.braille import date_marks
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts
from connect_tui.ui.widgets.feelings_columns import COUNT, LEFT, Column, FeelingsColumns, columns_for, mark

_LONGEST_NAME = 26


class FeelingRow(NamedTuple):
    """A line of the list: a family, a practice, a person; or the head of some, which no cursor rests on."""

    key: str = ""
    """Of a row that the cursor can rest on; empty for any other."""
    head: str = ""
    family: Family | None = None
    felt: FeltFamily | None = None
    beside: Beside | None = None
    is_person: bool = False
    is_axis: bool = False


class FeelingsList(DrawnList, can_focus=True, inherit_bindings=False):
    """Rows and a cursor. It only says what was asked."""

    class CursorMoved(Message):
        """The cursor rests on another row."""

    class OpenAsked(Message):
        """The row under the cursor was asked for, or one column of it."""

        def __init__(self, column: Column | None = None) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__()
        self._view: FeelingsView | None = None
        self._names: Mapping[str, str] = {}
        self._week_starts_on = 0
        self._rows: list[FeelingRow] = []
        self._places: dict[str, int] = {}
        self._columns = FeelingsColumns((), 1)
        self.cursor = ""

    def show(
        self,
        view: FeelingsView,
        families: Sequence[Family],
        names: Mapping[str, str],
        *,
        week_starts_on: int,
    ) -> None:
        """Show a period; ``names`` are those of people by id. The cursor stays on its row."""
        self._view, self._names, self._week_starts_on = view, names, week_starts_on
        self._rows = _rows_of(view, families)
        self._places = {row.key: number for number, row in enumerate(self._rows) if row.key}
        if self.cursor not in self._places:
            often = max(view.feelings, key=lambda one: len(one.on), default=None)
            first = next(iter(self._places), "")
            self.cursor = f"family {often.family.id}" if often is not None else first
        self._fit()
        self.set_line_count(len(self._rows))
        self._show_cursor()

    @property
    def row(self) -> FeelingRow | None:
        """The row under the cursor."""
        place = self._places.get(self.cursor)
        return None if place is None else self._rows[place]

    @property
    def by_day(self) -> bool:
        """Whether each column is a day."""
        return self._columns.by_day

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, stopping at both ends."""
        keys = list(self._places)
        if keys:
            self.go_to(keys[max(0, min(len(keys) - 1, keys.index(self.cursor) + by))])

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        if key == self.cursor or key not in self._places:
            return
        before, self.cursor = self.cursor, key
        for one in (before, key):
            self.refresh_drawn_line(self._places[one])
        self._show_cursor()
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Draw as many columns as there is room for, and keep the cursor in sight."""
        self.virtual_size = self.virtual_size.with_width(self.size.width)
        self._fit()
        self.refresh()
        self._show_cursor()

    def _fit(self) -> None:
        if self._view is not None and self.size.width:
            longest = max((cell_len(shown(row.family.name)) for row in self._rows if row.family), default=0)
            width = self.size.width - 1
            self._columns = columns_for(self._view.period, width, self._week_starts_on, longest)

    def _show_cursor(self) -> None:
        at = self._places.get(self.cursor)
        if at is not None and self.size.height:
            first = at == next(iter(self._places.values()))
            self.show_lines(0 if first else at - (not self._rows[at - 1].key), at)

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        if self._view is None or number >= len(self._rows):
            return None
        row = self._rows[number]
        quiet = self.style_of("quiet")
        if row.is_axis:
            return self._axis(), False
        if not row.key:
            return [(" " * LEFT, quiet), (fit(row.head, width - LEFT), quiet + Style(bold=True))], False
        under = row.key == self.cursor
        name_style = self.style_of("cursor" if under else "text") + Style(bold=under)
        lead: Parts = [(("▌" if under else " ").ljust(LEFT), self.style_of("focus"))]
        if row.beside is not None:
            return lead + self._beside(row.beside, width, name_style), under
        return lead + self._family(row, self._view, name_style), under

    def _axis(self) -> Parts:
        columns, quiet = self._columns, self.style_of("quiet")
        if not columns.columns:
            return []
        width = len(columns.columns) * columns.cell
        marks = date_marks(columns.columns[0].start, columns.columns[-1].end, width)
        return [(" " * columns.first, quiet), (fit(marks, width), quiet)]

    def _family(self, row: FeelingRow, view: FeelingsView, name_style: Style) -> Parts:
        columns, quiet, hue = self._columns, self.style_of("quiet"), self.style_of("heart")
        name = shown(row.family.name) if row.family is not None else ""
        parts: Parts = [(fit(name, columns.name), name_style if row.felt is not None else quiet)]
        most = self._most()
        for column in columns.columns:
            found = column.felt_in(row.felt.on) if row.felt is not None else []
            if column.start > view.today:
                parts.append((" " * columns.cell, quiet))
                continue
            glyph = mark(found, by_day=columns.by_day, most=most)
            parts.append((glyph, hue if found else quiet))
            parts.append((" " * (columns.cell - 1), quiet))
        days = f"{len(row.felt.on):,}" if row.felt is not None else ""
        parts.append((days.rjust(COUNT), name_style))
        return parts

    def _most(self) -> int:
        """Return on how many days of one column one family was felt at the most."""
        if self._view is None or self._columns.by_day:
            return 1
        return max(
            (len(column.felt_in(one.on)) for one in self._view.feelings for column in self._columns.columns),
            default=1,
        )

    def _beside(self, one: Beside, width: int, name_style: Style) -> Parts:
        longest = min(
            _LONGEST_NAME, max(cell_len(shown(row.beside.name)) for row in self._rows if row.beside)
        )
        name = min(longest, max(8, (width - LEFT) // 3))
        room = max(0, width - LEFT - name - 3)
        felt = told.families(one)
        return [
            (fit(shown(one.name), name), name_style),
            ("  ", name_style),
            (fit(felt, room), self.style_of("quiet")),
        ]

    def _spot(self, event: events.MouseEvent) -> tuple[FeelingRow | None, Column | None]:
        number = event.y + self.scroll_offset.y
        if not 0 <= number < len(self._rows) or not self._rows[number].key:
            return None, None
        row = self._rows[number]
        column = self._columns.column_at(event.x) if row.family is not None else None
        return row, column

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row; on a mark, or clicked twice, open what is there."""
        row, column = self._spot(event)
        if row is None:
            return
        self.go_to(row.key)
        marked = column is not None and row.felt is not None and bool(column.felt_in(row.felt.on))
        if marked or event.chain == 2:
            self.post_message(self.OpenAsked(column if marked else None))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        row, column = self._spot(event)
        words = ""
        if row is not None and row.beside is not None:
            words = told.beside(row.beside, is_person=row.is_person)
        elif row is not None and row.family is not None and column is not None:
            felt = column.felt_in(row.felt.on) if row.felt is not None else []
            days = [
                (day, one, [self._names[who] for who in one.people if who in self._names])
                for day, one in felt
            ]
            words = told.cell(row.family.name, column.start, column.end, days)
        self.tooltip = literal(words) if words else None


def _rows_of(view: FeelingsView, families: Sequence[Family]) -> list[FeelingRow]:
    """Return every family of the catalogue and whatever else was felt, then what stands beside it."""
    felt = {one.family.id: one for one in view.feelings}
    known = [*families, *(one.family for one in view.feelings if one.family not in families)]
    rows = [FeelingRow(f"family {one.id}", family=one, felt=felt.get(one.id)) for one in known]
    rows.append(FeelingRow(is_axis=True))
    for head, found, is_person in (
        (told.BY_PERSON, view.people, True),
        (told.BY_PRACTICE, view.practices, False),
    ):
        if found:
            rows += [FeelingRow(), FeelingRow(head=head)]
        kind = "person" if is_person else "practice"
        rows += [FeelingRow(f"{kind} {one.id}", beside=one, is_person=is_person) for one in found]
    return rows
