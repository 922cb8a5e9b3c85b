"""Saying whom a practice was with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.domain.text import clean_line, fold
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.screens.dialog import Dialog, dialog_title
from connect_tui.ui.widgets.fields import LineField

_MOST_SUGGESTIONS = 6


class NameInput(LineField):
    """An input that leaves the arrows to the list below it, and takes back the last name when empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.suggestion(1)", id="people.down", tooltip="Next known name", show=False),
        Binding("up", "screen.suggestion(-1)", id="people.up", tooltip="Known name before", show=False),
        Binding("tab", "screen.complete", id="people.complete", tooltip="Complete the name", show=False),
    ]

    def action_delete_left(self) -> None:
        """Delete a character; where there is none, the name given last."""
        if not self.value and isinstance(self.screen, PeopleDialog):
            self.screen.take_back_last()
        else:
            super().action_delete_left()


class PeopleDialog(Dialog[tuple[str, ...]]):
    """Answers with names, known or new, in the order they were given."""

    DEFAULT_CSS = """
    PeopleDialog #chosen { height: auto; max-height: 4; margin-bottom: 1; }
    PeopleDialog NameInput, PeopleDialog NameInput:focus {
        border: none; background: $panel; height: 1; padding: 0 1;
    }
    PeopleDialog OptionList {
        border: none; background: $surface; height: auto; max-height: 6; padding: 0;
        scrollbar-size-vertical: 1;
    }
    PeopleDialog OptionList > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    def __init__(
        self,
        practice: str,
        day: date,
        today: date,
        *,
        kept: Sequence[str],
        chosen: Sequence[str],
        known: Sequence[str],
    ) -> None:
        """Begin with the names chosen so far; ``kept`` are those on record already."""
        super().__init__()
        self._title = dialog_title(texts.PEOPLE_TITLE, practice, day, today)
        self._before = tuple(kept)
        self._chosen = list(chosen)
        self._known = list(known)
        self._suggested: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the names so far, the input and what is known."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title")
            yield Static(id="chosen")
            yield NameInput(placeholder=texts.PEOPLE_PLACEHOLDER)
            yield OptionList()
            yield Static(texts.PEOPLE_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with everyone known."""
        self.query_one(OptionList).can_focus = False
        self._show_chosen()
        self._suggest("")
        self.query_one(NameInput).focus()

    def has_changes(self) -> bool:
        """Tell whether other names are given than before."""
        return tuple(self._chosen) != self._before

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._suggest(event.value)

    def _suggest(self, typed: str) -> None:
        wanted = fold(clean_line(typed))
        taken = {fold(name) for name in self._chosen}
        free = [name for name in self._known if fold(name) not in taken]
        begins = [name for name in free if fold(name).startswith(wanted)]
        holds = [name for name in free if wanted in fold(name) and name not in begins]
        self._suggested = (begins + holds)[:_MOST_SUGGESTIONS]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(shown(name))) for name in self._suggested])
        is_known = any(fold(name) == wanted for name in self._suggested)
        if wanted and not is_known and wanted not in taken:
            new = Content.assemble(("+ ", "$connect-key"), shown(typed))
            options.add_option(Option(new))
            self._suggested.append(clean_line(typed))
        options.display = bool(self._suggested)
        options.highlighted = 0 if wanted and self._suggested else None

    def _show_chosen(self) -> None:
        if self._chosen:
            parts = [Content.styled(f" {shown(name)} ", "$foreground on $panel") for name in self._chosen]
            self.query_one("#chosen", Static).update(Content(" ").join(parts))
        else:
            self.query_one("#chosen", Static).update(Content.styled(texts.PEOPLE_NOBODY, "$connect-quiet"))

    def _add(self, name: str) -> None:
        if name and fold(name) not in {fold(one) for one in self._chosen}:
            self._chosen.append(name)
        self._show_chosen()
        self.query_one(NameInput).value = ""
        self._suggest("")

    def take_back_last(self) -> None:
        """Remove the name given last."""
        if self._chosen:
            self._chosen.pop()
            self._show_chosen()
            self._suggest("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None and highlighted < len(self._suggested):
            self._add(self._suggested[highlighted])
        elif clean_line(event.value):
            self._add(clean_line(event.value))
        else:
            self.dismiss(tuple(self._chosen))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._add(self._suggested[event.option_index])

    def action_suggestion(self, by: int) -> None:
        """Move among the known names."""
        options = self.query_one(OptionList)
        if self._suggested:
            here = options.highlighted
            options.highlighted = (0 if by > 0 else None) if here is None else max(0, here + by)
            if here == 0 and by < 0:
                options.highlighted = None

    def action_complete(self) -> None:
        """Take the name that is highlighted, or the first."""
        if self._suggested:
            highlighted = self.query_one(OptionList).highlighted or 0
            self._add(self._suggested[min(highlighted, len(self._suggested) - 1)])
