"""The practices of a day, to check off what was kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import State
from connect_tui.services.views import PracticeOnDay
from connect_tui.ui import evening_texts as told
from connect_tui.ui.content import fit, literal, shown
from connect_tui.ui.widgets.pieces import under_cursor

_GAP = 2
_LEAST_COLUMN = 24
_MARK = 2


class EveningChecks(Widget, can_focus=True):
    """What is done already stays so; of the others each can be checked. Two columns where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", id="checks.up", tooltip="The practice before", show=False),
        Binding("down,j", "move(1)", id="checks.down", tooltip="The next practice", show=False),
        Binding("left,h", "across(-1)", id="checks.left", tooltip="The column before", show=False),
        Binding("right,l", "across(1)", id="checks.right", tooltip="The next column", show=False),
        Binding("space", "check", id="checks.check", tooltip="Check it, or take the check back", show=False),
    ]
    DEFAULT_CSS = """
    EveningChecks { height: auto; padding: 0 1; }
    """

    class Changed(Message):
        """Others are checked."""

    def __init__(self, rows: Sequence[PracticeOnDay], checked: Iterable[str] = ()) -> None:
        """Begin on the first practice that is open, with these (ids) checked."""
        super().__init__()
        self._rows = list(rows)
        self._open = {row.practice.id for row in rows if row.state is not State.DONE}
        self._checked = [one for one in checked if one in self._open]
        self._cursor = next((n for n, row in enumerate(rows) if row.practice.id in self._open), 0)

    @property
    def checked(self) -> list[Practice]:
        """What was checked here, in the order shown."""
        return [row.practice for row in self._rows if row.practice.id in self._checked]

    @property
    def value(self) -> str:
        """All that is checked as one text, to see whether anything changed."""
        return " ".join(one.id for one in self.checked)

    def toggle(self, number: int) -> None:
        """Check a practice, or take the check back."""
        practice = self._rows[number].practice.id
        if practice in self._checked:
            self._checked.remove(practice)
        elif practice in self._open:
            self._checked.append(practice)
        else:
            return
        self.refresh()
        self.post_message(self.Changed())

    def action_check(self) -> None:
        """Check the practice under the cursor, or take the check back."""
        if self._rows:
            self.toggle(self._cursor)

    def action_move(self, by: int) -> None:
        """Move the cursor; beyond the last one, to the next field."""
        if 0 <= self._cursor + by < len(self._rows):
            self._cursor += by
            self.refresh()
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_across(self, by: int) -> None:
        """Move the cursor to the column beside."""
        beside = self._cursor + by * self._lines(self.content_size.width)
        if 0 <= beside < len(self._rows):
            self._cursor = beside
            self.refresh()

    def _lines(self, width: int) -> int:
        columns = 2 if width >= 2 * _LEAST_COLUMN + _GAP and len(self._rows) > 1 else 1
        return max(1, -(-len(self._rows) // columns))

    def _column_width(self, width: int) -> int:
        lines = self._lines(width)
        return width if lines >= len(self._rows) else (width - _GAP) // 2

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines it takes."""
        return self._lines(width)

    def render(self) -> Content:
        """Show each practice with its mark."""
        width = self.content_size.width
        lines, column = self._lines(width), self._column_width(width)
        told_lines = []
        for line in range(lines):
            numbers = range(line, len(self._rows), lines)
            told_lines.append(Content(" " * _GAP).join(self._cell(number, column) for number in numbers))
        return Content("\n").join(told_lines)

    def _cell(self, number: int, width: int) -> Content:
        row = self._rows[number]
        practice, new = row.practice, row.practice.id in self._checked
        kept = practice.id not in self._open
        mark = told.DONE if kept or new else told.REST if row.state is State.REST else told.OPEN
        name = fit(f" {shown(practice.name)}", width - 1)
        hue = f"$connect-{practice.pillar.value} bold" if new or kept else "$connect-text"
        words = "$connect-quiet" if kept else "$connect-text bold" if new else "$connect-text"
        if number == self._cursor and self.has_focus:
            variables = self.app.theme_variables
            hue, words = under_cursor(hue, variables), under_cursor(words, variables)
        return Content.assemble((mark, hue), (name, words))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def _number_at(self, event: events.MouseEvent) -> int | None:
        at = event.get_content_offset(self)
        if at is None:
            return None
        width = self.content_size.width
        column = at.x // (self._column_width(width) + _GAP)
        number = at.y + column * self._lines(width)
        return number if number < len(self._rows) else None

    def on_click(self, event: events.Click) -> None:
        """Check what was clicked."""
        number = self._number_at(event)
        if number is not None:
            self._cursor = number
            self.toggle(number)
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what is under the pointer."""
        number = self._number_at(event)
        if number is None:
            self.tooltip = None
            return
        practice = self._rows[number].practice
        kept, new = practice.id not in self._open, practice.id in self._checked
        says = told.TIP_KEPT if kept else told.TIP_CHOSEN if new else told.TIP_OPEN
        self.tooltip = literal(says.format(name=shown(practice.name)))
