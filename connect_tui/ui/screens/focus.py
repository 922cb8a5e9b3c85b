"""Choosing a few practices to see first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.domain.practices import Practice
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.screens.dialog import Dialog


class FocusList(OptionList):
    """The practices to choose from: space or a click chooses, enter finishes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", id="focus.choose", tooltip="Choose, or leave out", show=False),
        Binding("x", "select", id="focus.choose-too", tooltip="Choose, or leave out", show=False),
        Binding("enter", "screen.keep", id="focus.keep", tooltip="Keep the focus", show=False),
        Binding("j", "cursor_down", id="focus.down", tooltip="Next practice", show=False),
        Binding("k", "cursor_up", id="focus.up", tooltip="Practice before", show=False),
    ]


class FocusDialog(Dialog[tuple[str, ...]]):
    """Answers with the ids chosen, in the order they were chosen; none lifts the focus."""

    DEFAULT_CSS = """
    FocusDialog FocusList, FocusDialog FocusList:focus {
        border: none; background: $surface; height: auto; max-height: 50vh; padding: 0; margin-top: 1;
        scrollbar-size-vertical: 1;
    }
    FocusList > .option-list--option-highlighted, FocusList:focus > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    def __init__(self, practices: Sequence[Practice], chosen: Sequence[str]) -> None:
        super().__init__()
        self._practices = list(practices)
        known = {practice.id for practice in practices}
        self._chosen = [one for one in chosen if one in known]
        self._before = list(self._chosen)

    def compose(self) -> ComposeResult:
        """Lay out the list of practices."""
        with Vertical(classes="box"):
            yield Static(texts.FOCUS_TITLE, classes="title", markup=False)
            yield Static(texts.FOCUS_INTRO, classes="quiet", markup=False)
            yield FocusList(*[Option(self._prompt(practice)) for practice in self._practices])
            yield Static(texts.FOCUS_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin on the first practice."""
        self.query_one(FocusList).highlighted = 0
        self.query_one(FocusList).focus()

    def _prompt(self, practice: Practice) -> Content:
        chosen = practice.id in self._chosen
        place = f"{self._chosen.index(practice.id) + 1:>2} " if chosen else " ○ "
        return Content.assemble(
            (place, f"bold $connect-{practice.pillar.value}" if chosen else "$connect-quiet"),
            (f" {shown(practice.name)}", "bold" if chosen else ""),
        )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        practice = self._practices[event.option_index].id
        if practice in self._chosen:
            self._chosen.remove(practice)
        else:
            self._chosen.append(practice)
        for number, one in enumerate(self._practices):
            event.option_list.replace_option_prompt_at_index(number, self._prompt(one))

    def has_changes(self) -> bool:
        """Tell whether another focus is chosen than before."""
        return self._chosen != self._before

    def action_keep(self) -> None:
        """Answer with what was chosen."""
        self.dismiss(tuple(self._chosen))
