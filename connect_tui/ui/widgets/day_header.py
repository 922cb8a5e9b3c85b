"""The line at the top: which day, how far it is, and which reminder comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.progress import State
from connect_tui.services.views import DayView
from connect_tui.ui import texts
from connect_tui.ui.content import fit, literal

if TYPE_CHECKING:
    from connect_tui.ui.next_reminder import NextReminder

_WIDEST_BAR = 24
_BAR_BESIDE_NEXT = 12
_NARROWEST_BAR = 4
_FEWEST_WORDS = 8
_MOST_WORDS = 30
_GAP = 3
_ROOM_FOR_NAME = 70


class _Placed(NamedTuple):
    left: str
    title: str
    counted: str
    bar: int
    coming: list[tuple[str, str]]
    """The next reminder: texts, each with its style."""


class DayHeader(Widget):
    """The app's name, the day, its progress in a number and a line, and the next reminder."""

    DEFAULT_CSS = """
    DayHeader {
        height: 1;
        background: $background;
        & > .header--name { color: $connect-key; text-style: bold; }
        & > .header--day { color: $foreground; text-style: bold; }
        & > .header--quiet { color: $connect-quiet; }
        & > .header--mind { color: $connect-mind; }
        & > .header--heart { color: $connect-heart; }
        & > .header--hand { color: $connect-hand; }
        & > .header--focus { color: $connect-key; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("header--name", "header--day", "header--quiet"),
        *("header--mind", "header--heart", "header--hand", "header--focus"),
    }

    class RemindersAsked(Message):
        """The next reminder was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._view: DayView | None = None
        self._next: NextReminder | None = None

    def show(self, view: DayView) -> None:
        """Show a day."""
        self._view = view
        self.refresh()

    def show_next(self, reminder: NextReminder | None) -> None:
        """Show which reminder comes next, if any does."""
        if reminder != self._next:
            self._next = reminder
            self.refresh()

    @staticmethod
    def _progress(view: DayView) -> tuple[int, int, bool]:
        rows = [row for row in view.practices if row.practice.id in view.focus and row.scheduled]
        if rows:
            return sum(row.state is State.DONE for row in rows), len(rows), True
        return view.done, view.total, False

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is room, an empty one follows."""
        width, view = self.size.width, self._view
        ground = Style(bgcolor=self.rich_style.bgcolor)
        if view is None or y > 0:
            return Strip.blank(width, ground)
        name, day, quiet = (
            self.get_component_rich_style(f"header--{one}") for one in ("name", "day", "quiet")
        )
        done, total, _ = self._progress(view)
        left, title, counted, bar, coming = self._placed(view)
        filled = round(bar * done / total) if total else 0
        if done and not filled and bar:
            filled = 1
        coming_width = sum(cell_len(text) for text, _ in coming)
        gap = max(1, width - len(left) - len(title) - len(counted) - bar - coming_width - 3)
        segments = [
            Segment(left, name),
            Segment(fit(title, min(len(title), max(0, width - len(left) - len(counted) - 3))), day),
            Segment(" " * gap),
            Segment(counted + " ", day if done == total and total else quiet),
            Segment("━" * filled, name),
            Segment("─" * (bar - filled), quiet),
            *(Segment(text, self.get_component_rich_style(f"header--{style}")) for text, style in coming),
        ]
        return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)

    def _placed(self, view: DayView) -> _Placed:
        """Return what there is room for, from left to right."""
        done, total, focus = self._progress(view)
        left = f"  {texts.APP}   " if self.size.width >= _ROOM_FOR_NAME else "  "
        title = texts.day_title(view.day, view.today)
        counted = texts.progress(done, total, focus=focus)
        room = self.size.width - len(left) - len(title) - len(counted) - 5
        coming = self._coming(room) if view.day == view.today else []
        room -= sum(cell_len(text) for text, _ in coming)
        bar = min(_BAR_BESIDE_NEXT if coming else _WIDEST_BAR, room)
        return _Placed(left, title, counted, bar if bar >= _NARROWEST_BAR else 0, coming)

    def _coming(self, room: int) -> list[tuple[str, str]]:
        """Return texts and styles for the next reminder, with its words where the bar leaves room."""
        if self._next is None:
            return []
        when = f"{' ' * _GAP}{texts.NEXT} {self._next.at:%H:%M}"
        words = min(cell_len(self._next.words), _MOST_WORDS)
        spare = room - len(when) - 1
        if spare - _NARROWEST_BAR >= min(words, _FEWEST_WORDS):
            bar = min(_BAR_BESIDE_NEXT, max(_NARROWEST_BAR, spare - words))
            return [(when, "quiet"), (" " + fit(self._next.words, min(words, spare - bar)), self._next.hue)]
        return [(when, "quiet")] if room >= len(when) else []

    def _is_on_next(self, x: int) -> bool:
        """Tell whether a column belongs to the next reminder, which stands at the right end."""
        coming = self._placed(self._view).coming if self._view is not None else []
        width = sum(cell_len(text) for text, _ in coming) - _GAP
        return width > 0 and self.size.width - 2 - width <= x < self.size.width - 2

    def on_click(self, event: events.Click) -> None:
        """Lead to the reminders."""
        if self._is_on_next(event.x):
            self.post_message(self.RemindersAsked())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        if self._view is None:
            return
        if self._next is not None and self._is_on_next(event.x):
            time = f"{self._next.at:%H:%M}"
            self.tooltip = literal(texts.NEXT_REMINDER.format(time=time, words=self._next.words))
            return
        done, total, _ = self._progress(self._view)
        title = texts.day_title(self._view.day, self._view.today)
        self.tooltip = f"{title}: {done} of {total} {texts.STATE_WORDS[State.DONE]}"
