"""The top of the place about oneself: what is still to be done, and the parts."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from connect_tui.domain.me import MeKind
from connect_tui.ui import me_texts as told
from connect_tui.ui import texts
from connect_tui.ui.widgets.clickable import Clickable, asked_at, cells_of
from connect_tui.ui.widgets.drawing import Drawing

_MARGIN = 2
_GAP = 3
_ROOM_FOR_NAME = 60


_Piece = Clickable[MeKind]


class MeHeader(Drawing):
    """As many of its two lines as it is high; the parts can be clicked."""

    class PartAsked(Message):
        """One of the parts was clicked."""

        def __init__(self, part: MeKind) -> None:
            super().__init__()
            self.part = part

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[MeKind, int] = {}
        self._summary = ""
        self._here: MeKind | None = None

    def show(self, counts: Mapping[MeKind, int], summary: str) -> None:
        """Show how much holds of each part, and how much is to be done."""
        if (counts, summary) != (self._counts, self._summary):
            self._counts, self._summary = counts, summary
            self.refresh()

    def show_here(self, part: MeKind | None) -> None:
        """Show which part the cursor is in."""
        if part is not self._here:
            self._here = part
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        pieces = self._line(y, width)
        return self.strip_of([(one.text, one.style) for one in pieces], self.styles_by_name(), width)

    def _line(self, y: int, width: int) -> list[_Piece]:
        if y == 0:
            return self._title(width)
        return self._parts(width) if y == 1 else []

    def _title(self, width: int) -> list[_Piece]:
        pieces = [_Piece(" " * _MARGIN, "text")]
        if width >= _ROOM_FOR_NAME:
            pieces += [_Piece(texts.APP, "key"), _Piece(" " * _GAP, "text")]
        pieces.append(_Piece(told.TITLE, "title"))
        room = width - cells_of(pieces) - _MARGIN
        return [*pieces, _Piece(self._summary.rjust(room) if cell_len(self._summary) < room else "", "quiet")]

    def _parts(self, width: int) -> list[_Piece]:
        for gap, with_counts in ((_GAP, True), (2, True), (2, False)):
            pieces: list[_Piece] = [_Piece(" " * _MARGIN, "text")]
            for number, (kind, name) in enumerate(told.SHORT_PARTS.items()):
                count = self._counts.get(kind, 0) if with_counts and kind is not MeKind.STYLE else 0
                pieces.append(_Piece(" " * gap if number else "", "text"))
                style = "key" if kind is self._here else "quiet"
                pieces.append(_Piece(f"{name} {count:,}" if count else name, style, kind))
            if cells_of(pieces) <= width - _MARGIN:
                break
        return pieces

    def _asked_at(self, event: events.MouseEvent) -> MeKind | None:
        return asked_at(self._line(event.y, self.size.width), event.x)

    def on_click(self, event: events.Click) -> None:
        """Go to a part."""
        part = self._asked_at(event)
        if part is not None:
            self.post_message(self.PartAsked(part))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does."""
        self.tooltip = told.PART_TIP if self._asked_at(event) is not None else None
