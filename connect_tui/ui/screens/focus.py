"""Choosing a few practices to see first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from connect_tui.domain.practices import Practice
from connect_tui.ui import texts
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.focus_list import FocusList


class FocusDialog(Dialog[tuple[str, ...]]):
    """Answers with the ids chosen, in the order they were chosen; none lifts the focus."""

    DEFAULT_CSS = """
    FocusDialog FocusList, FocusDialog FocusList:focus { max-height: 50vh; margin-top: 1; }
    """

    def __init__(self, practices: Sequence[Practice], chosen: Sequence[str]) -> None:
        super().__init__()
        self._list = FocusList(practices, chosen)
        self._before = self._list.chosen

    def compose(self) -> ComposeResult:
        """Lay out the list of practices."""
        with Vertical(classes="box"):
            yield Static(texts.FOCUS_TITLE, classes="title", markup=False)
            yield Static(texts.FOCUS_INTRO, classes="quiet", markup=False)
            yield self._list
            yield Static(texts.FOCUS_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin on the first practice."""
        self._list.focus()

    def has_changes(self) -> bool:
        """Tell whether another focus is chosen than before."""
        return self._list.chosen != self._before

    def action_keep(self) -> None:
        """Answer with what was chosen."""
        self.dismiss(self._list.chosen)
