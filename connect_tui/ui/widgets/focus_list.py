"""The practices, to choose a few from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from connect_tui.domain.practices import Practice
from connect_tui.ui.content import shown


class FocusList(OptionList):
    """Space or a click chooses a practice or leaves it out; enter has the screen keep what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", id="focus.choose", tooltip="Choose, or leave out", show=False),
        Binding("x", "select", id="focus.choose-too", tooltip="Choose, or leave out", show=False),
        Binding("enter", "screen.keep", id="focus.keep", tooltip="Keep the focus", show=False),
        Binding("j", "cursor_down", id="focus.down", tooltip="Next practice", show=False),
        Binding("k", "cursor_up", id="focus.up", tooltip="Practice before", show=False),
    ]
    DEFAULT_CSS = """
    FocusList, FocusList:focus {
        border: none; background: $surface; background-tint: transparent; height: auto; padding: 0;
        scrollbar-size-vertical: 1;
    }
    FocusList > .option-list--option-highlighted, FocusList:focus > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    def __init__(self, practices: Sequence[Practice], chosen: Sequence[str]) -> None:
        """Begin with those chosen that are among the practices."""
        self._practices = list(practices)
        known = {practice.id for practice in practices}
        self._chosen = [one for one in chosen if one in known]
        super().__init__(*[Option(self._prompt(practice)) for practice in self._practices])

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order they were chosen."""
        return tuple(self._chosen)

    def on_mount(self) -> None:
        """Begin on the first practice."""
        self.highlighted = 0 if self._practices else None

    def _prompt(self, practice: Practice) -> Content:
        chosen = practice.id in self._chosen
        place = f"{self._chosen.index(practice.id) + 1:>2} " if chosen else " ○ "
        return Content.assemble(
            (place, f"bold $connect-{practice.pillar.value}" if chosen else "$connect-quiet"),
            (f" {shown(practice.name)}", "bold" if chosen else ""),
        )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        practice = self._practices[event.option_index].id
        if practice in self._chosen:
            self._chosen.remove(practice)
        else:
            self._chosen.append(practice)
        for number, one in enumerate(self._practices):
            self.replace_option_prompt_at_index(number, self._prompt(one))
