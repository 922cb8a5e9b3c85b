"""A list of parts one below the other, with a cursor that may span several lines, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from textual import events
from textual.message import Message

from connect_tui.ui.widgets.drawn_list import DrawnList, Parts

PartT_co = TypeVar("PartT_co", covariant=True)
TargetT_co = TypeVar("TargetT_co", covariant=True)


class PartedRow(Protocol[PartT_co, TargetT_co]):
    """One line."""

    @property
    def part(self) -> PartT_co:
        """The part it is in."""

    @property
    def kind(self) -> str:
        """What it is; a ``heading`` is the first line of its part."""

    @property
    def target(self) -> TargetT_co | None:
        """What is there; None for a line that the cursor passes over."""

    @property
    def goes_on(self) -> bool:
        """Whether it belongs to the line above it."""


Row = TypeVar("Row", bound=PartedRow[Any, Any])
Part = TypeVar("Part")
Target = TypeVar("Target")


class PartedList(DrawnList, Generic[Row, Part, Target], can_focus=True, inherit_bindings=False):
    """Shows rows; those with a target have the cursor. How they look, a list that derives from it knows."""

    class CursorMoved(Message):
        """The cursor is on another line, or in another part."""

    class Opened(Message):
        """What is under the cursor was clicked once more."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._stops: list[int] = []
        """The rows that the cursor can be on."""
        self._place = 0
        """The stop that the cursor is on."""

    def draw_row(self, row: Row, width: int, *, under: bool) -> Parts:
        """Return the texts of a row, ``under`` the cursor or not."""
        raise NotImplementedError

    def key_of(self, target: Target | None) -> object:
        """Return what tells a target from others, also after everything was read anew."""
        return target

    def show(self, rows: Sequence[Row], *, afresh: bool = False) -> None:
        """Show these rows, the cursor where it was unless they are to be seen afresh."""
        key, place = self.key_of(self.target), self._place
        part = self.part
        self._rows = list(rows)
        self._stops = [
            number for number, row in enumerate(rows) if row.target is not None and not row.goes_on
        ]
        self._place = 0 if afresh else self._found(key, part, place)
        self.set_line_count(len(self._rows))
        if afresh:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def _found(self, key: object, part: Part | None, place: int) -> int:
        """Return the stop with this key, else the one that is as far in the same part."""
        same = (n for n, row in enumerate(self._stops) if self.key_of(self._rows[row].target) == key)
        found = next(same, None) if key is not None else None
        if found is not None:
            return found
        in_part = [n for n, row in enumerate(self._stops) if self._rows[row].part is part]
        last = in_part[-1] if in_part else len(self._stops) - 1
        return max(0, min(place, last))

    @property
    def parts(self) -> list[Part]:
        """The parts that are here, in their order."""
        return list(dict.fromkeys(row.part for row in self._rows))

    @property
    def part(self) -> Part | None:
        """The part that the cursor is in."""
        return self._rows[self._stops[self._place]].part if self._place < len(self._stops) else None

    @property
    def target(self) -> Target | None:
        """What is under the cursor."""
        return self._rows[self._stops[self._place]].target if self._place < len(self._stops) else None

    def move(self, by: int) -> None:
        """Move the cursor by so many stops; at the ends, show what lies beyond them."""
        self._go_to(max(0, min(len(self._stops) - 1, self._place + by)))

    def go_to_part(self, part: Part) -> None:
        """Put the cursor on the first line of a part, its heading at the top."""
        stop = next((n for n, row in enumerate(self._stops) if self._rows[row].part is part), None)
        if stop is not None:
            self._go_to(stop)
            heading = next(n for n, row in enumerate(self._rows) if row.part is part)
            self.scroll_to(y=heading, animate=False, force=True, immediate=True)

    def go_to(self, target: Target) -> None:
        """Put the cursor on a target, if it is here."""
        key = self.key_of(target)
        for stop, row in enumerate(self._stops):
            if self.key_of(self._rows[row].target) == key:
                self._go_to(stop)

    def _go_to(self, stop: int) -> None:
        if not 0 <= stop < len(self._stops):
            return
        self._place = stop
        first, last = self._span(stop)
        if stop == 0:
            first = 0
        elif self._rows[self._stops[stop - 1]].part is not self._rows[first].part:
            first = next(n for n, row in enumerate(self._rows) if row.part is self._rows[first].part)
        if stop == len(self._stops) - 1:
            last = len(self._rows) - 1
        height = max(1, self.size.height)
        if last - first >= height:
            first, last = self._span(stop)
            last = min(last, first + height - 1)
        self.show_lines(first, last)
        self.refresh()
        self.post_message(self.CursorMoved())

    def _span(self, stop: int) -> tuple[int, int]:
        """Return the first and the last row of what a stop is on."""
        first = last = self._stops[stop]
        while last + 1 < len(self._rows) and self._rows[last + 1].goes_on:
            last += 1
        return first, last

    def on_focus(self) -> None:
        """Show where the keys work."""
        self.refresh()
        self.post_message(self.CursorMoved())

    def on_blur(self) -> None:
        """Show that the keys work elsewhere."""
        self.refresh()

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one row."""
        if number >= len(self._rows):
            return None
        under = self._is_under(number) and self.has_focus
        return self.draw_row(self._rows[number], width, under=under), under

    def _is_under(self, number: int) -> bool:
        if self._place >= len(self._stops):
            return False
        first, last = self._span(self._place)
        return first <= number <= last

    def row_at(self, y: int) -> Row | None:
        """Return the row at a line of the window."""
        number = y + self.scroll_offset.y
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _stop_at(self, y: int) -> int | None:
        number = y + self.scroll_offset.y
        stop = bisect_right(self._stops, number) - 1
        return stop if stop >= 0 and number <= self._span(stop)[1] else None

    def on_click(self, event: events.Click) -> None:
        """Move the cursor, and do what such a click does there."""
        self.focus()
        stop = self._stop_at(event.y)
        if stop is not None:
            self._go_to(stop)
            self.clicked(event)

    def clicked(self, event: events.Click) -> None:
        """Open what is under the cursor with a second click."""
        if event.chain == 2:
            self.post_message(self.Opened())
