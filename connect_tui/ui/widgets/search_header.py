"""The line at the top of a place with a search: how much there is, and what is looked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar, Generic, TypeAlias, TypeVar

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.ui import texts
from connect_tui.ui.content import with_turns_marked
from connect_tui.ui.widgets.clickable import Clickable, asked_at, cells_of
from connect_tui.ui.widgets.phrases import CARET, MARGIN, drawn

_GAP = 3
_ROOM_FOR_NAME = 60

Words: TypeAlias = list[Clickable[str]]
"""Texts of the line, each with the action that a click on it stands for."""
Counts = TypeVar("Counts")


class SearchHeader(Widget, Generic[Counts]):
    """Says what was asked by a click; what it shows, others know."""

    TITLE: ClassVar[str]
    """What the place is called."""
    SEARCH: ClassVar[str]
    """The action that opens the search, as does a click beside what stands at the right end."""
    TIPS: ClassVar[Mapping[str, str]]
    """What a click does, by action."""

    class Asked(Message):
        """Something was clicked; ``action`` is what it stands for."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self.styles.height = 1
        self._style_of = style_of
        self._counts: Counts | None = None

    @abstractmethod
    def words(self, counts: Counts, room: int) -> tuple[Words, Words]:
        """Return what stands behind the title in so many cells, and what at the right end."""

    def show(self, counts: Counts) -> None:
        """Show this."""
        if counts != self._counts:
            self._counts = counts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is room, an empty one follows."""
        width = self.size.width
        phrases = [(one.text, one.style) for one in (self._line(width) if y == 0 else [])]
        return drawn(phrases, self._style_of, self.rich_style, width)

    def _line(self, width: int) -> Words:
        if self._counts is None:
            return []
        name = Clickable[str](texts.APP, "focus bold"), Clickable[str](" " * _GAP, "quiet")
        title: Words = [
            Clickable(" " * MARGIN, "quiet"),
            *(name if width >= _ROOM_FOR_NAME else ()),
            Clickable(self.TITLE, "text bold"),
            Clickable(" " * _GAP, "quiet"),
        ]
        left, right = self.words(self._counts, width - cells_of(title) - MARGIN - 1)
        line = title + left
        return [*line, Clickable(" " * max(1, width - cells_of(line + right) - MARGIN), "quiet"), *right]

    def _asked_at(self, x: int, y: int) -> str:
        """Return what a click on a cell stands for."""
        line = self._line(self.size.width) if y == 0 and x >= self.size.width // 2 else []
        if not line or not line[-1].text.strip():
            return ""
        return asked_at(line, x) or self.SEARCH

    def on_click(self, event: events.Click) -> None:
        """Ask for what was clicked."""
        action = self._asked_at(event.x, event.y)
        if action:
            self.post_message(self.Asked(action))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does."""
        self.tooltip = self.TIPS.get(self._asked_at(event.x, event.y))


def typed_words(typed: str, room: int, *, is_writing: bool) -> Words:
    """Return what was typed, its end where there is no room for all, with the caret while letters go in."""
    typed = with_turns_marked(typed)
    while cell_len(typed) > max(1, room):
        typed = typed[1:]
    words: Words = [Clickable("/ ", "focus bold"), Clickable(typed, "text bold")]
    return [*words, Clickable(" ", CARET)] if is_writing else words


def keyed(key: str, label: str, action: str) -> Words:
    """Return a key and what it does, to be clicked; nothing where no key does it."""
    if not key:
        return []
    return [Clickable(f"   {key}", "focus bold", action), Clickable(f" {label}", "quiet", action)]
