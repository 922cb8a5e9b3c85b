"""The list of the place about oneself."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message

from connect_tui.domain.me import MeKind
from connect_tui.ui import me_texts as told
from connect_tui.ui.content import literal
from connect_tui.ui.me_rows import MARGIN, MeRow, MeTarget
from connect_tui.ui.widgets.drawn_list import Parts
from connect_tui.ui.widgets.parted_list import PartedList

_TO_MARK = (MeKind.GOAL, MeKind.DARE)


class MeList(PartedList[MeRow, MeKind, MeTarget]):
    """Parts one below the other; a click on the sign of a goal, a dare or a step marks it."""

    class Asked(Message):
        """Something is to be done with what is under the cursor."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def draw_row(self, row: MeRow, width: int, *, under: bool) -> Parts:
        """Return one row."""
        quiet = self.style_of("quiet")
        if row.kind == "heading":
            here = self.has_focus and row.part is self.part
            style = self.style_of("focus" if here else "quiet") + Style(bold=True)
            return [("  ", style), (row.text.upper(), style)]
        bar = ("▌ " if under else "  ", self.style_of("focus"))
        glyph = f"{row.glyph} " if row.glyph else ""
        plain = self.style_of("cursor") if under else self.style_of("text")
        used = MARGIN + row.indent + cell_len(glyph) + cell_len(row.text)
        room = max(0, width - used - cell_len(row.aside) - 1)
        return [
            bar,
            (" " * row.indent, quiet),
            (glyph, self.style_of(row.hue) + Style(bold=True)),
            (row.text, quiet if row.quiet else plain),
            (" " * room + row.aside if row.aside else "", quiet),
        ]

    def clicked(self, event: events.Click) -> None:
        """Mark what is to be done by its sign, unfold with one click, and open with a second."""
        row, target = self.row_at(event.y), self.target
        if row is None or target is None:
            return
        if target.what == "over":
            self.post_message(self.Asked("edit_me"))
        elif self._is_sign(row, event.x):
            self.post_message(self.Asked("done_me"))
        elif event.chain == 2:
            self.post_message(self.Opened())

    @staticmethod
    def _is_sign(row: MeRow, x: int) -> bool:
        if row.target is None or row.target.what not in ("item", "step") or row.goes_on:
            return False
        sign = MARGIN + row.indent
        return row.part in _TO_MARK and sign - 1 <= x <= sign + 1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does, or in full what is under the pointer."""
        row = self.row_at(event.y)
        self.tooltip = None
        if row is not None and row.target is not None and row.kind == "entry":
            tip = told.MARK_TIP if self._is_sign(row, event.x) else row.text
            self.tooltip = literal(tip)
