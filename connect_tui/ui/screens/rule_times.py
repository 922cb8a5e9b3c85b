"""Changing when a reminder comes, at the place where its times stand."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input, Static

from connect_tui.domain.errors import ConnectError
from connect_tui.ui import reminder_texts
from connect_tui.ui.content import literal
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fields import LineField

_WIDTH = 42
_HEIGHT = 3


class TimesDialog(Dialog[bool]):
    """Answers with True once the times are kept. What cannot be kept stays, with the reason below it."""

    DEFAULT_CSS = """
    TimesDialog { align: left top; background: $background 30%; }
    TimesDialog > .box { width: 42; max-width: 100%; max-height: 100%; padding: 0 1; background: $panel; }
    TimesDialog LineField, TimesDialog LineField:focus {
        border: none; background: $connect-cursor; height: 1; padding: 0 1;
    }
    TimesDialog #mistake { color: $connect-hand; height: auto; display: none; }
    TimesDialog #mistake.-told { display: block; }
    TimesDialog .hint { margin-top: 0; }
    """

    def __init__(self, written: str, place: Callable[[], Region], keep: Callable[[str], object]) -> None:
        """Begin with what is written now; ``place`` tells where that stands, ``keep`` may refuse a text."""
        super().__init__()
        self._before = written
        self._place = place
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Lay out the field, what is wrong with it, and how to write it."""
        with Vertical(classes="box"):
            yield LineField(self._before)
            yield Static(id="mistake", markup=False)
            yield Static(
                f"{reminder_texts.TIMES_HINT}\n{reminder_texts.TIMES_LEAVE}", classes="hint", markup=False
            )

    def on_mount(self) -> None:
        """Begin with everything chosen, so that typing writes anew."""
        self._go_to_place()
        field = self.query_one(LineField)
        field.focus()
        field.select_all()

    def on_resize(self) -> None:
        """Stay where the times are."""
        self.call_after_refresh(self._go_to_place)

    def _go_to_place(self) -> None:
        """Lay the field over the times, as far as the terminal has room there."""
        place, (width, height) = self._place(), self.app.size
        x = max(0, min(place.x - 2, width - _WIDTH))
        tall = max(self.query_one(".box").outer_size.height, _HEIGHT)
        y = max(0, min(place.y, height - tall))
        self.query_one(".box").styles.offset = (x, y)

    def has_changes(self) -> bool:
        """Tell whether other times are written than before."""
        return self.query_one(LineField).value.strip() != self._before

    @on(Input.Changed)
    def _forget_mistake(self) -> None:
        self.query_one("#mistake", Static).set_class(False, "-told")
        self.call_after_refresh(self._go_to_place)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if text == self._before:
            self.dismiss(None)
            return
        try:
            self._keep(text)
        except ConnectError as error:
            self._tell(f"{error}\n{error.hint}" if error.hint else str(error))
        else:
            self.dismiss(True)

    def _tell(self, mistake: str) -> None:
        told = self.query_one("#mistake", Static)
        told.update(Content(literal(mistake[:300]).plain))
        told.add_class("-told")
        self.call_after_refresh(self._go_to_place)
