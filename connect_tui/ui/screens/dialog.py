"""What the dialogs share: a box over the screen, a title, a hint, and escape."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import VisualType
from textual.widgets import Input, Static, TextArea

from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.toasts import make_way_for_dialog

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """A box that answers with a value, or with None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="dialog.leave", tooltip="Leave without a change", show=False)
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012 - Textual types it so
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > .box {
        width: 64; max-width: 94%; height: auto; max-height: 92%;
        padding: 1 2; background: $surface; border: none;
    }
    Dialog .title { color: $connect-key; text-style: bold; height: auto; margin-bottom: 1; }
    Dialog .quiet { color: $connect-quiet; height: auto; }
    Dialog.-low .quiet { display: none; }
    Dialog .hint { color: $connect-quiet; height: auto; margin-top: 1; }
    Dialog:ansi { background: ansi_default; }
    Dialog ToastRack { dock: top; margin: 0; }
    """

    _hint_before: VisualType | None = None
    """What the hint said before it warned that leaving would lose something."""

    def on_screen_resume(self) -> None:
        """Have no message lie over it that was seen before."""
        make_way_for_dialog(self.app)

    def has_changes(self) -> bool:
        """Tell whether leaving now would lose something the person has put in."""
        return False

    def may_be_left(self) -> bool:
        """Tell whether leaving now is meant: where something would be lost, a second press says so."""
        if self.has_changes() and self._hint_before is None:
            hint = self.query_one(".hint", Static)
            self._hint_before = hint.content
            hint.update(texts.UNSAVED)
            return False
        return True

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _stay(self) -> None:
        """Warn anew before the next time one leaves: whoever writes on has not meant to."""
        if self._hint_before is not None:
            self.query_one(".hint", Static).update(self._hint_before)
            self._hint_before = None

    def action_leave(self) -> None:
        """Close without an answer."""
        if self.may_be_left():
            self.dismiss(None)


def dialog_title(title: str, practice: str, day: date, today: date) -> Content:
    """Return the title of a dialog about a practice on a day."""
    when = texts.relative_day(day, today)
    return Content.assemble(title, ("  ", ""), (f"{shown(practice)}, {when}", "$connect-quiet not bold"))
