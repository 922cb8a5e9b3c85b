"""A column of the page of one person: its parts one below the other, with a cursor, drawn line by line."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual import events

from connect_tui.ui.content import fit, literal
from connect_tui.ui.person_rows import DAY, LABEL, MARGIN, PageRow, Part, Target, target_key
from connect_tui.ui.widgets.drawn_list import Parts
from connect_tui.ui.widgets.parted_list import PartedList

_LEAST_TEXT = 14
"""How many cells of its words a line keeps at least, before what stands at its right goes."""
_LABELS = {Part.REMEMBER: LABEL, Part.SHARED: DAY}


class PersonList(PartedList[PageRow, Part, Target]):
    """Shows rows; those that open something have the cursor, which may span several lines."""

    def key_of(self, target: Target | None) -> object:
        """Return what tells a target from others, also after everything was read anew."""
        return target_key(target)

    def draw_row(self, row: PageRow, width: int, *, under: bool) -> Parts:
        """Return one row."""
        if row.kind == "heading":
            return self._heading(row, width)
        if row.kind == "month":
            return [("  ", self.style_of("quiet")), (row.text, self.style_of("quiet") + Style(bold=True))]
        bar = ("▌ " if under else "  ", self.style_of("focus"))
        if row.kind == "picture" or row.parts:
            return [bar, *((text, self.style_of(name)) for text, name in row.parts)]
        return [bar, *self._entry(row, width - MARGIN, under=under)]

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

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in full what is under the pointer."""
        row = self.row_at(event.y)
        self.tooltip = None
        if row is None:
            return
        if row.tips:
            tip = row.tips[event.x] if event.x < len(row.tips) else ""
            self.tooltip = literal(tip) if tip else None
        elif row.kind == "entry" and row.target is not None and not row.parts:
            told = "  ".join(part for part in (row.text, row.more, row.aside) if part)
            self.tooltip = literal(told)
