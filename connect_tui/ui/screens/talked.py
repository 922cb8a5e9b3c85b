"""Noting that one was in touch: with whom, when, how, and a line about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from connect_tui.domain.contacts import How
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people_rules import parse_day_behind
from connect_tui.domain.text import clean_text
from connect_tui.services.check_ins import known_people
from connect_tui.services.people_changes import log_contact
from connect_tui.ui import people_texts, texts
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.fields import LineField
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField
from connect_tui.ui.widgets.people_field import PeopleField

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.screens.place import PlaceScreen

_TURN_SECONDS = 5
"""How often a dialog that is left open looks whether another day has begun."""


def open_talked(screen: PlaceScreen, person_ids: Sequence[str] = ()) -> None:
    """Have it noted that one was in touch, beginning with these people; undo takes it back.

    What cannot be kept stays in the dialog, with a word on why. Those who are gone are left out.
    """
    from connect_tui.config.keys import keymap

    workspace = screen.workspace
    dialog = TalkedDialog(workspace, person_ids)

    def closed(kept: bool | None) -> None:  # noqa: FBT001 - Textual hands it over so
        screen.unfinished = None
        if not kept:
            return
        screen.app.attempt(screen.reload)
        keys = keymap(workspace.settings.keys)["undo"]
        back = texts.TAKES_BACK.format(key=shown_keys(keys[:1])) if keys else ""
        screen.notify(f"{dialog.said} {back}".rstrip(), markup=False)

    screen.unfinished = dialog.keep_unfinished
    screen.app.push_screen(dialog, closed)


class TalkedDialog(FormDialog):
    """Notes it; enter does so once someone is named."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", id="talked.keep", tooltip="Keep it", show=False)
    ]

    DEFAULT_CSS = """
    TalkedDialog PeopleField #chosen { margin-bottom: 0; padding: 0 1; }
    TalkedDialog PeopleField NameInput:focus { background: $connect-cursor; }
    TalkedDialog PeopleField OptionList { padding: 0 1; }
    TalkedDialog FormField { margin-bottom: 1; }
    TalkedDialog FormField .row > .label { width: 9; }
    TalkedDialog FormField .help, TalkedDialog FormField .mistake { padding: 0 1 0 10; }
    TalkedDialog.-low FormField { margin-bottom: 0; }
    """

    def __init__(self, workspace: Workspace, person_ids: Sequence[str]) -> None:
        self._workspace = workspace
        self._today = self._day = workspace.today()
        known = known_people(workspace)
        self._ids = {one.name: one.id for one in reversed(known)}
        chosen = [one for wanted in person_ids for one in known if one.id == wanted]
        self._ids.update({one.name: one.id for one in chosen})
        self._first = tuple(one.name for one in chosen)
        self._people = PeopleField(chosen=self._first, known=known, offers_at_once=False)
        self.said = ""
        """What became of it, once it is kept."""
        super().__init__(Content(people_texts.TALKED_TITLE))

    def make_fields(self) -> dict[str, FormField]:
        """Return the fields in their order, by name."""
        ways = [(one.value, people_texts.HOW_NAMES[one]) for one in How]
        when = LineField(texts.relative_day(self._today, self._today), select_on_focus=True)
        line = LineField(placeholder=people_texts.TALKED_LINE_EMPTY, select_on_focus=False)
        return {
            "people": FormField(people_texts.TALKED_WITH, self._people),
            "how": FormField(people_texts.TALKED_HOW, ChoiceField(ways, How.MET.value)),
            "line": FormField(people_texts.TALKED_LINE, line),
            "when": FormField(people_texts.TALKED_WHEN, when),
        }

    def on_mount(self) -> None:
        """Begin with the line where it is said with whom, else with the people."""
        self.query_one(".hint", Static).update(people_texts.TALKED_HINT)

    def begin(self) -> None:
        """Begin, and notice where the day turns meanwhile."""
        super().begin()
        self.set_interval(_TURN_SECONDS, self.follow_the_day)

    def follow_the_day(self) -> None:
        """Say yesterday of the day that was today when this was opened, once another day has begun."""
        today = self._workspace.today()
        if today == self._today:
            return
        self._today = today
        when = self.fields["when"].field
        if isinstance(when, LineField) and not self.is_changed("when"):
            self._before["when"] = texts.relative_day(self._day, today).removeprefix("on ")
            when.value = self._before["when"]

    def begin_at(self, name: str) -> None:
        """Have the keys work on a field."""
        if name == "people" and not self._people.names:
            self._people.begin()
        else:
            super().begin_at("line" if name == "people" else name)

    def has_changes(self) -> bool:
        """Tell whether anything was put in."""
        return super().has_changes() or self._people.names_with_typed != self._first

    def keep(self) -> None:
        """Note it; raises ConnectError where that cannot be."""
        self.follow_the_day()
        names = self._people.names_with_typed
        day = self.read("when", lambda text: past_day(text, self._today), self._day)
        if not names:
            self.tell_at("people", WrongUse(people_texts.TALKED_NOBODY))
        self._forget_who_is_gone(names)
        if self.has_mistakes:
            return
        log_contact(
            self._workspace,
            [name for name in names if name not in self._ids],
            day,
            how=How(self.fields["how"].value),
            text=clean_text(self.fields["line"].value),
            person_ids=[self._ids[name] for name in names if name in self._ids],
        )
        when = _told_day(day, self._today)
        self.said = people_texts.TALKED_KEPT.format(who=people_texts.who(names), when=when)

    def _forget_who_is_gone(self, names: Sequence[str]) -> None:
        """Say of whom is no longer there that they would be somebody new."""
        there = self._workspace.store.people()
        gone = [name for name in names if name in self._ids and self._ids[name] not in there]
        for name in gone:
            del self._ids[name]
            self._people.forget(name)
        if gone:
            said = people_texts.NO_LONGER_THERE.format(name=people_texts.who(gone))
            self.tell_at("people", WrongUse(said))

    @on(Input.Changed)
    def _say_which_day(self, event: Input.Changed) -> None:
        """Say which day is understood, where it is not just as it is written."""
        if event.control is not self.fields["when"].field:
            return
        try:
            day = past_day(event.value, self._today) if self.is_changed("when") else self._day
        except WrongUse:
            day = self._today
        said = "" if day == self._today else texts.long_date(day, year=day.year != self._today.year)
        self.fields["when"].help(said)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.prevent_default()
        self.action_keep()

    @on(PeopleField.Finished)
    def _people_named(self) -> None:
        self.begin_at("line")


def _told_day(day: date, today: date) -> str:
    """Return a day as a message says it, with its date where that is not seen elsewhere."""
    when = texts.relative_day(day, today)
    return f"{when}, {texts.long_date(day)}" if (today - day).days == 1 else when


def past_day(text: str, today: date) -> date:
    """Return the day up to today that is meant, as anywhere else or as ``14 November``, then the last one.

    Raises WrongUse where none can be told, or where it is still to come.
    """
    day = parse_day_behind(text, today)
    if day > today:
        tomorrow = (day - today).days == 1
        when = texts.TOMORROW if tomorrow else texts.long_date(day, year=day.year != today.year)
        raise WrongUse(people_texts.TALKED_AHEAD.format(When=when))
    return day
