"""What is written in the journal, drawn line by line as one widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from connect_tui.ui import journal_texts as told
from connect_tui.ui.content import literal
from connect_tui.ui.widgets.journal_drawing import JournalDrawing
from connect_tui.ui.widgets.journal_laid_out import JournalLaidOut
from connect_tui.ui.widgets.journal_lines import JournalLine, JournalView, Near
from connect_tui.ui.widgets.searched_list import SearchedList

if TYPE_CHECKING:
    from textual import events

    from connect_tui.domain.drafts import Draft
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.services.journal_book import Hit
    from connect_tui.ui.widgets.drawn_list import Parts

_LINES_SAID = 2
"""Lines where nothing is listed but a sentence that says so."""


class JournalList(SearchedList, can_focus=True, inherit_bindings=False):
    """Entries and a cursor, and a search that letters go into. It changes nothing: it says what was asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", id="journal.page_down", tooltip="A page down", show=False),
        Binding("pageup", "page(-1)", id="journal.page_up", tooltip="A page up", show=False),
    ]

    class OpenAsked(Message):
        """What is under the cursor was asked for."""

    def __init__(self, moved: Callable[[], object], searched: Callable[[], object], near: Near) -> None:
        """Call ``moved`` and ``searched`` as a SearchedList does; ``near`` tells what is shown of a text."""
        super().__init__(moved, searched)
        self._near = near
        self._view: JournalView | None = None
        self._laid_out = JournalLaidOut()
        self._said = ""
        """What is said where nothing is listed."""
        self._drawing: JournalDrawing | None = None

    @property
    def cursor_line(self) -> int | None:
        """The number of the line under the cursor."""
        return self._laid_out.places.get(self.cursor)

    @property
    def _line(self) -> JournalLine | None:
        """The line under the cursor."""
        place = self.cursor_line
        return None if place is None else self._laid_out.lines[place]

    @property
    def entry(self) -> JournalEntry | None:
        """The entry under the cursor."""
        line = self._line
        return None if line is None or line.hit is None else line.hit.entry

    @property
    def draft(self) -> Draft | None:
        """The draft under the cursor."""
        return None if self._line is None else self._line.draft

    @property
    def targets(self) -> set[str]:
        """What the cursor can rest on: ids of entries, and of drafts after DRAFT."""
        return self._laid_out.every_target()

    @property
    def has_targets(self) -> bool:
        """Whether there is anything for the cursor."""
        return not self._laid_out.is_empty

    def entry_beside(self, entry_id: str, by: int) -> JournalEntry | None:
        """Return the entry that stands so many places below another one, or above it; None for none."""
        return self._laid_out.entry_beside(entry_id, by)

    def begin(self, view: JournalView, hits: Sequence[Hit], *, from_top: bool, said: str = "") -> None:
        """Show these entries instead of others; ``said`` stands there where there are none.

        The cursor stays where it was unless ``from_top``, or goes to what is now in that place.
        """
        before = self._laid_out
        place = before.targets.index(self.cursor) if self.cursor in before.places and not from_top else 0
        with self.changing():
            self._view, self._drawing, self._said = view, None, said
            laid_out = self._laid_out = JournalLaidOut(view, hits)
            laid_out.reach_line(self.size.height)
            if from_top or not laid_out.reach(self.cursor):
                laid_out.reach_place(place)
                self.cursor = (
                    laid_out.targets[min(place, len(laid_out.targets) - 1)] if laid_out.targets else ""
                )
            self._count_lines()
            self.show_cursor()
        self._moved()

    def add(self, hits: Sequence[Hit]) -> None:
        """Show more entries below those there are."""
        if not hits:
            return
        laid_out, last_seen = self._laid_out, self.scroll_offset.y + self.size.height
        laid_out.add(hits)
        if self.cursor and len(laid_out.lines) >= last_seen:
            self._count_lines()
            return
        with self.changing():
            laid_out.reach_line(last_seen)
            had_any, self.cursor = bool(self.cursor), self.cursor or laid_out.targets[0]
            self._count_lines()
        if not had_any:
            self._moved()

    def say(self, said: str) -> None:
        """Say this where nothing is listed."""
        with self.changing():
            self._said = said
            self._count_lines()

    def _count_lines(self) -> None:
        self.set_line_count(self._laid_out.line_count or _LINES_SAID)

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        line = self._line_numbered(number)
        if self._view is None or line is None:
            return None
        under = bool(line.target) and line.target == self.cursor
        if self._drawing is None or self._drawing.width != width:
            self._drawing = JournalDrawing(self._view, self.style_of, width, self._near)
        return self._drawing.line(line, under=under), under

    def _line_numbered(self, number: int) -> JournalLine | None:
        laid_out = self._laid_out
        if laid_out.is_empty:
            return JournalLine("said", said=self._said) if number == _LINES_SAID - 1 else None
        if number >= len(laid_out.lines):
            laid_out.reach_line(number + self.size.height)
            self.call_later(self._count_lines)
        return laid_out.lines[number] if 0 <= number < len(laid_out.lines) else None

    def first_with(self, number: int) -> int:
        """Return the line from which on is seen what belongs to another: its month; all above the first."""
        laid_out = self._laid_out
        if self.cursor == laid_out.targets[0]:
            return 0
        return number - 1 if number and laid_out.lines[number - 1].kind in ("month", "drafts") else number

    def move(self, by: int) -> None:
        """Move the cursor by so many lines that it can rest on, stopping at both ends."""
        laid_out = self._laid_out
        if self.cursor in laid_out.places:
            here = laid_out.targets.index(self.cursor)
            laid_out.reach_place(here + by)
            self.go_to(laid_out.targets[max(0, min(len(laid_out.targets) - 1, here + by))])

    def go_to(self, target: str) -> None:
        """Put the cursor on a line, and have it seen."""
        if target != self.cursor and self._laid_out.reach(target):
            before, self.cursor = self.cursor_line, target
            self._count_lines()
            self.draw_again(before)
            self.draw_again(self.cursor_line)
            self.show_cursor()
            self._moved()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; open what is clicked once more."""
        line = self._line_at(event.y)
        if line is None or not line.target:
            return
        if line.target == self.cursor:
            self.post_message(self.OpenAsked())
        else:
            self.go_to(line.target)

    def _line_at(self, y: int) -> JournalLine | None:
        return self._line_numbered(y + self.scroll_offset.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what is under the pointer."""
        line = self._line_at(event.y)
        if line is None or not line.target:
            self.tooltip = None
        else:
            self.tooltip = literal(told.TIP_DRAFT if line.draft is not None else told.TIP_OPEN)

    def notify_style_update(self) -> None:
        """Draw all anew: the theme has changed."""
        super().notify_style_update()
        self._drawing = None
