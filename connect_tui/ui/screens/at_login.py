"""Asking before anything is written that starts with the computer."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.ui import reminder_texts
from connect_tui.ui.content import literal
from connect_tui.ui.screens.dialog import Dialog


class AtLoginDialog(Dialog[bool]):
    """Answers with True where the person wants it so."""

    DEFAULT_CSS = """
    AtLoginDialog VerticalScroll { height: auto; max-height: 40vh; scrollbar-size-vertical: 1; }
    AtLoginDialog #plan { height: auto; }
    AtLoginDialog OptionList, AtLoginDialog OptionList:focus {
        border: none; background: $surface; height: auto; padding: 0; margin-top: 1;
    }
    AtLoginDialog OptionList > .option-list--option-highlighted,
    AtLoginDialog OptionList:focus > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: bold;
    }
    """

    def __init__(self, plan: str, *, at_login: bool) -> None:
        """Ask about the plan; ``at_login`` tells whether reminders start at login already."""
        super().__init__()
        self._plan = literal(plan)
        self._at_login = at_login

    def compose(self) -> ComposeResult:
        """Lay out the question, what it means, and the two answers."""
        with Vertical(classes="box"):
            yield Static(
                reminder_texts.UNINSTALL_TITLE if self._at_login else reminder_texts.INSTALL_TITLE,
                classes="title",
                markup=False,
            )
            with VerticalScroll(can_focus=False):
                yield Static(self._plan, id="plan")
            yield OptionList(
                Option(Content(reminder_texts.UNINSTALL if self._at_login else reminder_texts.INSTALL)),
                Option(Content(reminder_texts.LEAVE)),
            )
            yield Static(reminder_texts.LOGIN_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin on the answer that takes nothing away."""
        options = self.query_one(OptionList)
        options.highlighted = 1 if self._at_login else 0
        options.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index == 0)
