"""Saying which entries are to be shown alone."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.suggester import SuggestFromList

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import all_words, family_of
from connect_tui.domain.journal import EntryKind
from connect_tui.domain.people_rules import parse_day_behind
from connect_tui.domain.text import clean_line, fold
from connect_tui.services.check_ins import known_people
from connect_tui.services.feelings import own_words
from connect_tui.services.journal_book import Query
from connect_tui.ui import journal_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, OneLine

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.app import ConnectApp


class Narrowed(NamedTuple):
    """Which entries are shown alone."""

    query: Query
    words: str
    """The same for a person, on one line; empty where all are shown."""
    typed: tuple[tuple[str, str], ...] = ()
    """What stood in the fields, by name."""


class NarrowDialog(FormDialog):
    """Leaves what was chosen in ``narrowed``, and answers with True then."""

    app: ConnectApp
    ENTER_KEEPS: ClassVar[bool] = True
    HINT: ClassVar[str] = told.NARROW_HINT
    KEEP: ClassVar[str] = told.NARROW_SHOW
    DEFAULT_CSS = """
    NarrowDialog FormField .row > .label { width: 10; }
    NarrowDialog FormField .help, NarrowDialog FormField .mistake { padding: 0 1 0 11; }
    """

    def __init__(self, workspace: Workspace, before: Narrowed | None) -> None:
        self._workspace = workspace
        self._today = workspace.today()
        self._typed = dict(before.typed) if before is not None else {}
        self._people = {fold(name): one for one in known_people(workspace) for name in (*one.also, one.name)}
        self.narrowed: Narrowed | None = None
        """What was chosen, once it is."""
        super().__init__(Content(told.NARROW_TITLE))

    def make_fields(self) -> dict[str, FormField]:
        """Return the fields, as they were left last."""
        typed = self._typed
        practices = [("", told.NARROW_ANY), *((one.id, shown(one.name)) for one in self._workspace.practices)]
        kinds = [("", told.NARROW_ANY), *((one.value, told.KINDS[one]) for one in EntryKind)]
        person = OneLine(typed.get("person", ""), placeholder=told.NARROW_PERSON_EMPTY)
        names = [one.name for one in known_people(self._workspace)]
        person.suggester = SuggestFromList(names, case_sensitive=False)
        feeling = OneLine(typed.get("feeling", ""), placeholder=told.NARROW_ANY)
        words = all_words(self._workspace.loaded.catalogue.feelings)
        feeling.suggester = SuggestFromList(words, case_sensitive=False)
        return {
            "practice": FormField(told.PRACTICE, ChoiceField(practices, typed.get("practice", ""))),
            "person": FormField(told.NARROW_PERSON, person),
            "feeling": FormField(told.NARROW_FEELING, feeling),
            "kind": FormField(told.NARROW_KIND, ChoiceField(kinds, typed.get("kind", ""))),
            "from": FormField(
                told.NARROW_FROM, OneLine(typed.get("from", ""), placeholder=told.NARROW_TIME_EMPTY)
            ),
            "to": FormField(told.NARROW_TO, OneLine(typed.get("to", ""), placeholder=told.NARROW_TIME_EMPTY)),
        }

    def on_mount(self) -> None:
        """Offer the words of the journal as well, once the fields are there: finding them takes a moment."""

        def offer_own() -> None:
            field = self.fields["feeling"].field
            if isinstance(field, OneLine):
                field.suggester = SuggestFromList(self._words, case_sensitive=False)

        self.call_after_refresh(lambda: self.app.attempt(offer_own))

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The words for feelings that habits.yaml or the journal has."""
        listed = all_words(self._workspace.loaded.catalogue.feelings)
        return (*listed, *own_words(self._workspace))

    def keep(self) -> None:
        """Read what was chosen."""
        typed = {name: field.value for name, field in self.fields.items()}
        start = self._day("from", last=False)
        end = self._day("to", last=True)
        person, feeling = self._person(typed["person"]), self._feeling(typed["feeling"])
        if self.has_mistakes:
            return
        kind = typed["kind"]
        query = Query(
            practice=typed["practice"] or None,
            person=person[0],
            feeling=feeling,
            kinds=frozenset({EntryKind(kind)}) if kind else frozenset(),
            start=start,
            end=end,
        )
        names = {one.id: one.name for one in self._workspace.practices}
        said = [shown(names.get(typed["practice"], ""))]
        said += [f"{texts.WITH} {shown(person[1])}" if person[1] else "", shown(feeling or "")]
        said += [told.KINDS[EntryKind(kind)].lower() if kind else ""]
        said += [told.time_span(typed["from"], typed["to"])]
        words = ", ".join(one for one in said if one)
        self.narrowed = Narrowed(query, words, tuple(typed.items()))

    def _person(self, typed: str) -> tuple[str | None, str]:
        """Return the id and the name of whom is meant; None for anyone."""
        name = clean_line(typed)
        if not name:
            return None, ""
        folded = fold(name)
        exact = self._people.get(folded)
        near = {one.id: one for known, one in self._people.items() if known.startswith(folded)}
        found = exact or (next(iter(near.values())) if len(near) == 1 else None)
        if found is None:
            self.tell_at("person", WrongUse(told.NOBODY_CALLED.format(name=shown(name))))
            return None, ""
        return found.id, found.name

    def _feeling(self, typed: str) -> str | None:
        """Return the word that is meant, as habits.yaml or the journal has it; None for any."""
        word = clean_line(typed)
        if not word:
            return None
        families = self._workspace.loaded.catalogue.feelings
        known = next((one for one in self._words if fold(one) == fold(word)), None)
        if known is None and family_of(families, word) is None:
            near = tuple(one for one in self._words if fold(one).startswith(fold(word)[:3]))[:3]
            hint = told.FEELING_NEAR.format(near=", ".join(map(shown, near))) if near else ""
            self.tell_at("feeling", WrongUse(told.NO_SUCH_FEELING.format(word=shown(word)), hint=hint))
        return known or word

    def _day(self, name: str, *, last: bool) -> date | None:
        """Return the day that stands in a field: of a year or a month its first, or its last."""
        typed = clean_line(self.fields[name].value)
        if not typed:
            return None
        try:
            return _edge_of(typed, last=last) or parse_day_behind(typed, self._today)
        except WrongUse as error:
            self.tell_at(name, error)
            return None


def _edge_of(text: str, *, last: bool) -> date | None:
    """Return the first or the last day of a year or month, as in ``2025`` or ``2025-03``, else None."""
    found = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?", text)
    if found is None or not int(found[1]):
        return None
    year, month = int(found[1]), int(found[2]) if found[2] else (12 if last else 1)
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
