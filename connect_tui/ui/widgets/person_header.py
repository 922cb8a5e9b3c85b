"""The top of the page of one person: their name, circle, rhythm, last contact, and the parts of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from connect_tui.services.person_views import PersonPage
from connect_tui.ui import person_texts as told
from connect_tui.ui.content import fit, literal, shown
from connect_tui.ui.person_rows import Part
from connect_tui.ui.widgets.clickable import Clickable, asked_at, cells_of
from connect_tui.ui.widgets.drawing import Drawing

_MARGIN = 2
_GAP = 3


class PartOnPage(NamedTuple):
    """A part, as the header names it."""

    part: Part
    amount: int | None
    """How much there is in it, where that is worth saying."""
    here: bool


_Piece = Clickable[str | Part]


class PersonHeader(Drawing):
    """As many of its four lines as it is high; names, neighbours and parts can be clicked."""

    DEFAULT_CSS = """
    PersonHeader { height: 4; }
    """

    class Asked(Message):
        """One of the actions was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    class PartAsked(Message):
        """One of the parts was clicked."""

        def __init__(self, part: Part) -> None:
            super().__init__()
            self.part = part

    def __init__(self) -> None:
        super().__init__()
        self._page: PersonPage | None = None
        self._parts: Sequence[PartOnPage] = ()
        self._alone = False

    def show(self, page: PersonPage, *, alone: bool) -> None:
        """Show a person; ``alone`` where nobody comes before or after."""
        self._page, self._alone = page, alone
        self.refresh()

    def show_parts(self, parts: Sequence[PartOnPage]) -> None:
        """Name the parts, or none."""
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def _line(self, number: int, width: int) -> list[_Piece]:
        page = self._page
        if page is None:
            return []
        lines = [self._title, self._standing, self._reason, self._strip]
        return lines[number](page, width) if number < len(lines) else []

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        pieces = self._line(y, width)
        return self.strip_of([(one.text, one.style) for one in pieces], self.styles_by_name(), width)

    def _title(self, page: PersonPage, width: int) -> list[_Piece]:
        view = page.view
        at_right = told.last(view, page.today)
        before, after = f"{told.BEFORE} ", f" {told.AFTER}"
        if self._alone:
            before = after = ""
        room = width - 2 * _MARGIN - cell_len(before + after)
        name = shown(view.profile.name)
        if cell_len(name) + cell_len(at_right) + 2 > room:
            at_right = ""
        title = fit(name, min(cell_len(name), room))
        room -= cell_len(title) + cell_len(at_right)
        also = ", ".join(shown(one) for one in view.profile.also)
        also = f"{' ' * _GAP}{also}" if also else ""
        also = fit(also, min(cell_len(also), max(0, room - 2))) if room > _GAP + 6 else ""
        fill = " " * max(0, room - cell_len(also))
        return [
            _Piece(" " * _MARGIN, "text"),
            _Piece(before, "key", "previous_person"),
            _Piece(title, "title", "edit_person"),
            _Piece(after, "key", "next_person"),
            _Piece(also, "quiet"),
            _Piece(fill + at_right, "text"),
        ]

    def _standing(self, page: PersonPage, width: int) -> list[_Piece]:
        circle, rhythm = told.circle_and_rhythm(page.view)
        pieces: list[_Piece] = [_Piece(" " * _MARGIN, "text"), _Piece(circle, "text", "edit_person")]
        room = width - 2 * _MARGIN - cell_len(circle) - _GAP
        if self._says_last_apart(page, width):
            last = told.last(page.view, page.today)
            pieces = [_Piece(" " * _MARGIN, "text"), _Piece(last, "text")]
            room = width - 2 * _MARGIN - cell_len(last) - _GAP
            rhythm = f"{circle}, {rhythm}"
        if room >= 8:
            rest = fit(rhythm, min(cell_len(rhythm), room))
            pieces.append(_Piece(" " * _GAP + rest, "quiet", "edit_person"))
        return pieces

    def _says_last_apart(self, page: PersonPage, width: int) -> bool:
        """Tell whether the name leaves no room for the last contact beside it."""
        around = 0 if self._alone else 4
        name = cell_len(shown(page.view.profile.name))
        return name + cell_len(told.last(page.view, page.today)) + 2 > width - 2 * _MARGIN - around

    def _reason(self, page: PersonPage, width: int) -> list[_Piece]:
        wordings, asks = told.stands(page.view, page.today)
        if not wordings:
            return []
        glyph = "♥ " if asks else ""
        room = width - 2 * _MARGIN - cell_len(glyph)
        texts = [shown(one) for one in wordings]
        text = next((one for one in texts if cell_len(one) <= room), texts[-1])
        return [
            _Piece(" " * _MARGIN + glyph, "heart"),
            _Piece(fit(text, min(cell_len(text), room)), "text" if asks else "quiet"),
        ]

    def _strip(self, page: PersonPage, width: int) -> list[_Piece]:  # noqa: ARG002 - as the other lines
        for short in (False, True):
            pieces: list[_Piece] = [_Piece(" " * _MARGIN, "text")]
            for number, one in enumerate(self._parts):
                name = told.SHORT_PARTS.get(one.part.value, one.part.value) if short else one.part.value
                name += f" {one.amount:,}" if one.amount is not None else ""
                pieces.append(_Piece(" " * _GAP if number else "", "text"))
                pieces.append(_Piece(name, "key" if one.here else "quiet", one.part))
            if cells_of(pieces) <= width - _MARGIN:
                break
        return pieces

    def _asked_at(self, event: events.MouseEvent) -> str | Part | None:
        return asked_at(self._line(event.y, self.size.width), event.x)

    def on_click(self, event: events.Click) -> None:
        """Go to another person or part, or change what is kept."""
        asks = self._asked_at(event)
        if isinstance(asks, Part):
            self.post_message(self.PartAsked(asks))
        elif asks:
            self.post_message(self.Asked(asks))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does, or all there is to say on the line."""
        asks = self._asked_at(event)
        self.tooltip = literal(told.HEADER_TIPS[asks]) if isinstance(asks, str) and asks else None
