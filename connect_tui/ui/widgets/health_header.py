"""The lines at the top of Reminders: its name, and whether popups truly come."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.ui import reminder_texts, texts
from connect_tui.ui.content import fit, literal

_JOIN = " · "
_ROOM_FOR_NAME = 70
_MARGIN = 2


class HealthPart(NamedTuple):
    """One thing to tell: in full, and where there is little room."""

    full: str
    short: str
    warns: bool = False


class HealthHeader(Widget):
    """What stands well in quiet words, what does not in a warmer colour."""

    DEFAULT_CSS = """
    HealthHeader {
        height: 1;
        background: $background;
        & > .health--name { color: $connect-key; text-style: bold; }
        & > .health--title { color: $foreground; text-style: bold; }
        & > .health--quiet { color: $connect-quiet; }
        & > .health--warning { color: $connect-hand; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "health--name",
        "health--title",
        "health--quiet",
        "health--warning",
    }

    class Asked(Message):
        """A part was clicked that stands for an action."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[HealthPart, ...] = ()

    def show(self, parts: tuple[HealthPart, ...]) -> None:
        """Show how things stand."""
        self._parts = parts
        self.refresh()

    def lines_for(self, width: int, most: int) -> int:
        """Return how many lines are needed, at most ``most``."""
        return min(most, max(1, len(self._lines(width))))

    def _left(self, width: int) -> str:
        return f"{'  ' + texts.APP if width >= _ROOM_FOR_NAME else ''}"

    def _lines(self, width: int) -> list[list[HealthPart]]:
        """Return the parts by line: all in the first if they fit, else one in each."""
        taken = len(self._left(width)) + 3 + len(reminder_texts.TITLE) + 3
        room = width - taken - _MARGIN
        if sum(cell_len(one.full) + len(_JOIN) for one in self._parts) - len(_JOIN) <= room:
            return [list(self._parts)]
        lines = [[one] for one in self._parts]
        return lines if lines and cell_len(lines[0][0].full) <= room else [[], *lines]

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        ground = Style(bgcolor=self.rich_style.bgcolor)
        lines = self._lines(width)
        parts = lines[y] if y < len(lines) else []
        left = [("", "title")]
        if y == 0:
            name = self._left(width)
            left = [(name, "name"), ("   " if name else "  ", "name"), (reminder_texts.TITLE, "title")]
        used = sum(cell_len(text) for text, _ in left)
        right = self._told(parts, width - used - 2 * _MARGIN)
        gap = max(1, width - used - sum(cell_len(text) for text, _ in right) - _MARGIN)
        segments = [
            Segment(text, self.get_component_rich_style(f"health--{style}"))
            for text, style in [*left, (" " * gap, "quiet"), *right]
        ]
        return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)

    @staticmethod
    def _told(parts: list[HealthPart], room: int) -> list[tuple[str, str]]:
        told: list[tuple[str, str]] = []
        for one in parts:
            text = one.full if len(parts) > 1 or cell_len(one.full) <= room else one.short
            told += [(_JOIN, "quiet")] if told else []
            told.append((fit(text, min(cell_len(text), max(0, room))), "warning" if one.warns else "quiet"))
        return told

    def _is_on_title(self, event: events.MouseEvent) -> bool:
        return event.y == 0 and event.x < len(self._left(self.size.width)) + 3 + len(reminder_texts.TITLE)

    def on_click(self, event: events.Click) -> None:
        """Go back on the title; on the state of things, see to it that reminders come."""
        self.post_message(self.Asked("back" if self._is_on_title(event) else "at_login"))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say everything in full, and what a click does."""
        if self._is_on_title(event):
            self.tooltip = reminder_texts.GO_BACK
        elif self._parts:
            told = [one.full for one in self._parts]
            self.tooltip = literal("\n".join([*told, reminder_texts.CLICK_FOR_LOGIN]))
