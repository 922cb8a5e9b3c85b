"""Naming people: those named so far, a field to name another, and those known to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.domain.records import Person
from connect_tui.domain.text import clean_line, fold
from connect_tui.ui import people_texts, texts
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.fields import LineField

_MOST_SUGGESTIONS = 6


class _Known(NamedTuple):
    """Someone who can be named, with all names folded."""

    name: str
    folded: tuple[str, ...]
    """The name first, then the other names."""
    also: tuple[str, ...]
    put_away: bool

    def fits(self, wanted: str) -> int | None:
        """Return how well what is typed names them, the least being the best; None where it does not."""
        if any(one.startswith(wanted) for one in self.folded):
            return 0
        words = (word for one in self.folded for word in one.split())
        if any(word.startswith(wanted) for word in words):
            return 1
        return 2 if any(wanted in one for one in self.folded) else None

    def called(self, wanted: str) -> str:
        """Return the other name that what is typed means; empty where it means the name itself."""
        if not wanted or wanted in self.folded[0]:
            return ""
        others = zip(self.also, self.folded[1:], strict=True)
        return next((name for name, folded in others if wanted in folded), "")

    @classmethod
    def of(cls, one: str | Person) -> _Known:
        """Return someone of whom a name or a record is known."""
        if isinstance(one, str):
            return cls(one, (fold(one),), (), False)
        names = (one.name, *one.also)
        return cls(one.name, tuple(fold(name) for name in names), one.also, one.archived is not None)


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

    def __init__(
        self, *, chosen: Sequence[str], known: Sequence[str | Person], offers_at_once: bool = True
    ) -> None:
        """Begin with these names; ``known`` are offered, in this order, those put away last.

        Without ``offers_at_once`` they are offered only once something is typed, or while nobody is named.
        """
        super().__init__()
        self._chosen = list(chosen)
        self._known = sorted((_Known.of(one) for one in known), key=lambda one: one.put_away)
        self._names = {name: one.name for one in reversed(self._known) for name in reversed(one.folded)}
        self._names.update({one.folded[0]: one.name for one in reversed(self._known)})
        self._offers_at_once = offers_at_once
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
        typed = self._meant(self.query_one(NameInput).value)
        return (*self._chosen, typed) if self._is_new(typed) else self.names

    def begin(self) -> None:
        """Have the keys work here."""
        self.query_one(NameInput).focus()

    def forget(self, name: str) -> None:
        """Know someone no more: who is still named is somebody new."""
        self._known = [one for one in self._known if one.name != name]
        self._names = {folded: known for folded, known in self._names.items() if known != name}
        self._show_chosen()

    def take_back_last(self) -> None:
        """Remove the name given last."""
        if self._chosen:
            self._chosen.pop()
            self._show_chosen()
            self._suggest("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._suggest(event.value)

    def _meant(self, typed: str) -> str:
        """Return the name of whom is known by what is typed, else just that."""
        name = clean_line(typed)
        return self._names.get(fold(name), name)

    def _suggest(self, typed: str) -> None:
        wanted = fold(clean_line(typed))
        taken = {fold(name) for name in self._chosen}
        free = [(one.fits(wanted), one) for one in self._known if one.folded[0] not in taken]
        ranked = sorted(
            ((place, one) for place, one in free if place is not None),
            key=lambda pair: (pair[1].put_away, pair[0]),
        )
        offered = [one for _, one in ranked][:_MOST_SUGGESTIONS]
        self._suggested = [one.name for one in offered]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._prompt(one, wanted)) for one in offered])
        if wanted and wanted not in self._names and wanted not in taken:
            options.add_option(Option(_new(typed)))
            self._suggested.append(clean_line(typed))
        at_once = self._offers_at_once or not self._chosen
        options.display = bool(self._suggested) and (bool(wanted) or at_once)
        options.highlighted = 0 if wanted and self._suggested else None

    @staticmethod
    def _prompt(one: _Known, wanted: str) -> Content:
        called = one.called(wanted)
        asides = [shown(called)] if called else []
        asides += [people_texts.PUT_AWAY_ASIDE] if one.put_away else []
        return Content.assemble(
            shown(one.name), (f"   {', '.join(asides)}" if asides else "", "$connect-quiet")
        )

    def _show_chosen(self) -> None:
        if not self._chosen:
            self.query_one("#chosen", Static).update(Content.styled(texts.PEOPLE_NOBODY, "$connect-quiet"))
            return
        parts = []
        for name in self._chosen:
            known = fold(name) in self._names
            said = shown(name) if known else people_texts.NEW_NAME.format(name=shown(name))
            parts.append(Content.styled(f" {said} ", "$foreground on $panel"))
        self.query_one("#chosen", Static).update(Content(" ").join(parts))

    def _is_new(self, name: str) -> bool:
        return bool(name) and fold(name) not in {fold(one) for one in self._chosen}

    def _add(self, name: str) -> None:
        meant = self._meant(name)
        if self._is_new(meant):
            self._chosen.append(meant)
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
            options.display = True
            here = options.highlighted
            options.highlighted = (0 if by > 0 else None) if here is None else max(0, here + by)
            if here == 0 and by < 0:
                options.highlighted = None

    def action_complete(self) -> None:
        """Take the name that is highlighted, or the first; with nothing typed, go on to the next field."""
        highlighted = self.query_one(OptionList).highlighted
        if self._suggested and (highlighted is not None or self._offers_at_once):
            self._add(self._suggested[min(highlighted or 0, len(self._suggested) - 1)])
        else:
            self.screen.focus_next()


def _new(typed: str) -> Content:
    """Return the offer to add someone."""
    return Content.assemble(
        ("+ ", "$connect-key"),
        shown(typed),
        (f"   {people_texts.NEW_NAME_MORE}", "$connect-quiet"),
    )
