"""Saying whom a practice was with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from connect_tui.domain.records import Person
from connect_tui.ui import texts
from connect_tui.ui.screens.dialog import Dialog, dialog_title
from connect_tui.ui.widgets.people_field import PeopleField


class PeopleDialog(Dialog[tuple[str, ...]]):
    """Answers with names, known or new, in the order they were given."""

    def __init__(
        self,
        practice: str,
        day: date,
        today: date,
        *,
        kept: Sequence[str],
        chosen: Sequence[str],
        known: Sequence[Person],
    ) -> None:
        """Begin with the names chosen so far; ``kept`` are those on record already."""
        super().__init__()
        self._title = dialog_title(texts.PEOPLE_TITLE, practice, day, today)
        self._before = tuple(kept)
        self._field = PeopleField(chosen=chosen, known=known)

    def compose(self) -> ComposeResult:
        """Lay out the names and the hint."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title")
            yield self._field
            yield Static(texts.PEOPLE_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the names."""
        self._field.begin()

    def has_changes(self) -> bool:
        """Tell whether other names are given than before."""
        return self._field.names != self._before

    @on(PeopleField.Finished)
    def _finished(self) -> None:
        self.dismiss(self._field.names)
