"""The line at the top of People: how many there are, and the filter."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.ui import people_texts, texts
from connect_tui.ui.content import with_turns_marked
from connect_tui.ui.widgets.phrases import CARET, MARGIN, Phrase, drawn

_GAP = 3
_ROOM_FOR_NAME = 60
_LEAST_FILTER = 12


class PeopleCounts(NamedTuple):
    """All that the header shows."""

    everyone: int
    """Without those put away."""
    typed: str
    is_writing: bool
    found: int
    """How many of them the filter finds."""
    found_away: int
    """How many it finds among those put away."""
    filter_key: str
    leave_key: str


class PeopleHeader(Widget):
    """Says what was asked by a click; what it shows, others know."""

    class Asked(Message):
        """The filter was clicked."""

        def __init__(self, *, leave: bool) -> None:
            super().__init__()
            self.leave = leave

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self.styles.height = 1
        self._style_of = style_of
        self._counts: PeopleCounts | None = None

    def show(self, counts: PeopleCounts) -> None:
        """Show this."""
        if counts != self._counts:
            self._counts = counts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is room, an empty one follows."""
        ground, width = self.rich_style, self.size.width
        counts = self._counts if y == 0 else None
        left, right = ([], []) if counts is None else self._line(counts, width)
        used = sum(cell_len(text) for text, _ in (*left, *right))
        phrases = [*left, (" " * max(1, width - used - MARGIN), "quiet"), *right]
        return drawn(phrases, self._style_of, ground, width)

    def _line(self, counts: PeopleCounts, width: int) -> tuple[list[Phrase], list[Phrase]]:
        name = (texts.APP, "focus bold"), (" " * _GAP, "quiet")
        left: list[Phrase] = [
            (" " * MARGIN, "quiet"),
            *(name if width >= _ROOM_FOR_NAME else ()),
            (people_texts.TITLE, "text bold"),
            (" " * _GAP, "quiet"),
        ]
        room = width - sum(cell_len(text) for text, _ in left) - 3
        if counts.typed or counts.is_writing:
            right = self._found(counts) if room > _LEAST_FILTER + 10 else []
            room -= sum(cell_len(text) for text, _ in right)
            return left + self._filter(counts, room), right
        return left, self._how_many(counts, room)

    @staticmethod
    def _filter(counts: PeopleCounts, room: int) -> list[Phrase]:
        typed = with_turns_marked(counts.typed)
        while cell_len(typed) > max(1, room - 5):
            typed = typed[1:]
        phrases: list[Phrase] = [("/ ", "focus bold"), (typed, "text bold")]
        return [*phrases, (" ", CARET)] if counts.is_writing else phrases

    @staticmethod
    def _found(counts: PeopleCounts) -> list[Phrase]:
        found = people_texts.found_count(counts.found, counts.everyone, counts.found_away)
        number = found if counts.typed else ""
        leave = f"   {counts.leave_key}" if counts.leave_key else ""
        return [(number, "quiet"), (leave, "focus bold"), (" all" if leave else "", "quiet")]

    @staticmethod
    def _how_many(counts: PeopleCounts, room: int) -> list[Phrase]:
        phrases: list[Phrase] = []
        if counts.everyone:
            phrases = [(people_texts.people_count(counts.everyone), "quiet")]
            if counts.filter_key:
                phrases += [(f"   {counts.filter_key}", "focus bold"), (f" {people_texts.FILTER}", "quiet")]
        while sum(cell_len(text) for text, _ in phrases) > room:
            phrases.pop(0)
            phrases[:1] = [(text.lstrip(), kind) for text, kind in phrases[:1]]
        return phrases

    def on_click(self, event: events.Click) -> None:
        """Open the filter, or leave it at the right end."""
        counts = self._counts
        if counts is None or event.y != 0:
            return
        filters = bool(counts.typed or counts.is_writing)
        if event.x >= self.size.width // 2:
            leave = filters and event.x >= self.size.width - 2 - cell_len(f"{counts.leave_key} all")
            self.post_message(self.Asked(leave=leave))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does."""
        counts = self._counts
        if counts is None or event.x < self.size.width // 2:
            self.tooltip = None
        elif counts.typed or counts.is_writing:
            self.tooltip = people_texts.FILTER_LEAVE_TIP
        else:
            self.tooltip = people_texts.FILTER_TIP
