"""A column of the page of one person: its parts one below the other, with a cursor, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message

from connect_tui.ui.content import fit, literal
from connect_tui.ui.person_rows import DAY, LABEL, MARGIN, PageRow, Part, Target, target_key
from connect_tui.ui.widgets.drawn_list import DrawnList, Parts

_LEAST_TEXT = 14
"""How many cells of its words a line keeps at least, before what stands at its right goes."""
_LABELS = {Part.REMEMBER: LABEL, Part.SHARED: DAY}


class PersonList(DrawnList, can_focus=True):
    """Shows rows; those that open something have the cursor, which may span several lines."""

    class CursorMoved(Message):
        """The cursor is on another line, or in another part."""

    class Opened(Message):
        """What is under the cursor was clicked once more."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._rows: list[PageRow] = []
        self._stops: list[int] = []
        """The rows that the cursor can be on."""
        self._place = 0
        """The stop that the cursor is on."""

    def show(self, rows: Sequence[PageRow], *, afresh: bool = False) -> None:
        """Show these rows, the cursor where it was unless they are to be seen afresh."""
        key, place = target_key(self.target), self._place
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
        same = (n for n, row in enumerate(self._stops) if target_key(self._rows[row].target) == key)
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
        key = target_key(target)
        for stop, row in enumerate(self._stops):
            if target_key(self._rows[row].target) == key:
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
        row = self._rows[number]
        if row.kind == "heading":
            return self._heading(row, width), False
        if row.kind == "month":
            return [
                ("  ", self.style_of("quiet")),
                (row.text, self.style_of("quiet") + Style(bold=True)),
            ], False
        under = self._is_under(number) and self.has_focus
        bar = ("▌ " if under else "  ", self.style_of("focus"))
        if row.kind == "picture" or row.parts:
            return [bar, *((text, self.style_of(name)) for text, name in row.parts)], under
        return [bar, *self._entry(row, width - MARGIN, under=under)], under

    def _is_under(self, number: int) -> bool:
        if self._place >= len(self._stops):
            return False
        first, last = self._span(self._place)
        return first <= number <= last

    def _heading(self, row: PageRow, width: int) -> Parts:
        here = self.has_focus and row.part is self.part
        style = self.style_of("focus" if here else "quiet") + Style(bold=True)
        text = row.text.upper()
        room = width - MARGIN - cell_len(text) - 2
        aside = row.aside if cell_len(row.aside) + 2 <= room else ""
        return [("  ", style), (text, style), (aside.rjust(room), self.style_of("quiet"))]

    def _entry(self, row: PageRow, width: int, *, under: bool) -> Parts:
        quiet = self.style_of("quiet")
        words = self.style_of("cursor") if under else self.style_of("text")
        label_width = _LABELS.get(row.part, 0)
        label = fit(row.label, label_width)
        glyph = f"{row.glyph} " if row.glyph else ""
        room = width - 2 - label_width - cell_len(glyph)
        aside = row.aside
        if aside and room - cell_len(aside) - 2 < min(_LEAST_TEXT, cell_len(row.text)):
            aside = ""
        if aside:
            room -= cell_len(aside) + 2
        text = fit(row.text, min(room, cell_len(row.text)))
        gap = "  " if row.text and row.more else ""
        more = fit(gap + row.more, max(0, room - cell_len(text)))
        return [
            (label, quiet),
            (glyph, self.style_of(row.hue) + Style(bold=True)),
            (text, words),
            (more, quiet),
            ("  " + aside if aside else "", quiet),
        ]

    def _stop_at(self, y: int) -> int | None:
        number = y + self.scroll_offset.y
        stop = bisect_right(self._stops, number) - 1
        return stop if stop >= 0 and number <= self._span(stop)[1] else None

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; a second click opens what is there."""
        self.focus()
        stop = self._stop_at(event.y)
        if stop is None:
            return
        self._go_to(stop)
        if event.chain == 2:
            self.post_message(self.Opened())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in full what is under the pointer."""
        number = event.y + self.scroll_offset.y
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        self.tooltip = None
        if row is None:
            return
        if row.tips:
            tip = row.tips[event.x] if event.x < len(row.tips) else ""
            self.tooltip = literal(tip) if tip else None
        elif row.kind == "entry" and row.target is not None and not row.parts:
            told = "  ".join(part for part in (row.text, row.more, row.aside) if part)
            self.tooltip = literal(told)
