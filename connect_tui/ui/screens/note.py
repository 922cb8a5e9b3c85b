"""Writing a note."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from connect_tui.domain.text import clean_text
from connect_tui.ui import texts
from connect_tui.ui.screens.dialog import Dialog, dialog_title
from connect_tui.ui.widgets.fields import TextField


class NoteArea(TextField):
    """A text area in which enter finishes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "screen.keep", "keep", id="note.keep", tooltip="Keep the note", show=False, priority=True
        ),
        Binding(
            "ctrl+s",
            "screen.keep",
            "keep",
            id="note.save",
            tooltip="Keep the note",
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+j",
            "new_line",
            "new line",
            id="note.line",
            tooltip="Begin a new line",
            show=False,
            priority=True,
        ),
    ]

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class NoteDialog(Dialog[str]):
    """Answers with the note as written; empty to have none."""

    DEFAULT_CSS = """
    NoteDialog NoteArea, NoteDialog NoteArea:focus {
        height: 7; background: $panel; border: none; padding: 0 1;
    }
    """

    def __init__(self, practice: str, day: date, today: date, note: str, written: str) -> None:
        """Begin with what is written so far; ``note`` is what is kept already."""
        super().__init__()
        self._title = dialog_title(texts.NOTE_TITLE, practice, day, today)
        self._before = clean_text(note)
        self._written = clean_text(written)

    def compose(self) -> ComposeResult:
        """Lay out title, text and hint."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title")
            yield NoteArea(
                self._written, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False
            )
            yield Static(texts.NOTE_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Put the cursor behind the text."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        area.focus()

    @property
    def written(self) -> str:
        """The note as it is now."""
        return self.query_one(NoteArea).text

    def action_keep(self) -> None:
        """Answer with the text."""
        self.dismiss(self.written)

    def has_changes(self) -> bool:
        """Tell whether the text is another than before."""
        return self.written != self._before
