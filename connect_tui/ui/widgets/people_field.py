"""Naming people: those named so far, a field to name another, and those known to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.domain.text import clean_line, fold
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.fields import LineField

_MOST_SUGGESTIONS = 6


class NameInput(LineField):
    """An input that takes back the last name when empty."""

    def action_delete_left(self) -> None:
        """Delete a character; where there is none, the name given last."""
        if not self.value and isinstance(self.parent, PeopleField):
            self.parent.take_back_last()
        else:
            super().action_delete_left()


class PeopleField(Vertical):
    """Holds names, known or new, in the order they were given. The arrows go to the list below the input."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "suggestion(1)", id="people.down", tooltip="Next known name", show=False),
        Binding("up", "suggestion(-1)", id="people.up", tooltip="Known name before", show=False),
        Binding("tab", "complete", id="people.complete", tooltip="Complete the name", show=False),
    ]
    DEFAULT_CSS = """
    PeopleField { height: auto; }
    PeopleField #chosen { height: auto; max-height: 4; margin-bottom: 1; }
    PeopleField NameInput, PeopleField NameInput:focus {
        border: none; background: $panel; height: 1; padding: 0 1;
    }
    PeopleField OptionList {
        border: none; background: $surface; height: auto; max-height: 6; padding: 0;
        scrollbar-size-vertical: 1;
    }
    PeopleField OptionList > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    class Finished(Message):
        """Enter was pressed with nothing more to add."""

    def __init__(self, *, chosen: Sequence[str], known: Sequence[str]) -> None:
        """Begin with these names; ``known`` are offered, in this order."""
        super().__init__()
        self._chosen = list(chosen)
        self._known = list(known)
        self._suggested: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the names so far, the input and what is known."""
        yield Static(id="chosen")
        yield NameInput(placeholder=texts.PEOPLE_PLACEHOLDER)
        yield OptionList()

    def on_mount(self) -> None:
        """Begin with everyone known."""
        self.query_one(OptionList).can_focus = False
        self._show_chosen()
        self._suggest("")

    @property
    def names(self) -> tuple[str, ...]:
        """The names given so far."""
        return tuple(self._chosen)

    @property
    def names_with_typed(self) -> tuple[str, ...]:
        """The names given so far, and what still stands in the input."""
        typed = clean_line(self.query_one(NameInput).value)
        return (*self._chosen, typed) if self._is_new(typed) else self.names

    def begin(self) -> None:
        """Have the keys work here."""
        self.query_one(NameInput).focus()

    def take_back_last(self) -> None:
        """Remove the name given last."""
        if self._chosen:
            self._chosen.pop()
            self._show_chosen()
            self._suggest("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
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

    def _is_new(self, name: str) -> bool:
        return bool(name) and fold(name) not in {fold(one) for one in self._chosen}

    def _add(self, name: str) -> None:
        if self._is_new(name):
            self._chosen.append(name)
        self._show_chosen()
        self.query_one(NameInput).value = ""
        self._suggest("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None and highlighted < len(self._suggested):
            self._add(self._suggested[highlighted])
        elif clean_line(event.value):
            self._add(clean_line(event.value))
        else:
            self.post_message(self.Finished())

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
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
