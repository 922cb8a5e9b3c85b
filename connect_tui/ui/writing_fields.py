"""What an entry is written in: a large field for its text, and one for each thing that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.suggester import Suggester

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import all_words
from connect_tui.domain.people_rules import parse_day_behind
from connect_tui.domain.text import clean_text, fold
from connect_tui.services.check_ins import known_people
from connect_tui.services.journal import Writing
from connect_tui.ui import journal_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.journal_writing import feelings_in, feelings_line
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, LinesField, OneLine
from connect_tui.ui.widgets.plan_people import PlanPeople

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.services.workspace import Workspace


class WritingFields:
    """The fields, and what stands in them."""

    def __init__(self, workspace: Workspace, begun: Writing, *, has_fixed_day: bool) -> None:
        """Begin with what is written so far; the day cannot be changed where it is fixed."""
        self._begun, self._today = begun, workspace.today()
        self._day_text = texts.relative_day(begun.day, self._today).removeprefix("on ")
        self._names = {one.id: shown(one.name) for one in workspace.practices}
        if begun.practice:
            self._names.setdefault(begun.practice, shown(begun.practice))
        self.text = LinesField(begun.text, placeholder=told.TEXT_EMPTY)
        self.text.id = "text"
        self._people = PlanPeople(chosen=begun.people, known=known_people(workspace))
        day = OneLine(self._day_text)
        day.disabled = has_fixed_day
        feelings = OneLine(feelings_line(begun), placeholder=told.FEELINGS_EMPTY)
        feelings.suggester = FeelingSuggester(all_words(workspace.loaded.catalogue.feelings))
        practices = [("", told.NO_PRACTICE), *self._names.items()]
        self.day = FormField(told.DAY, day)
        self._practice = FormField(told.PRACTICE, ChoiceField(practices, begun.practice or ""))
        self._feelings = FormField(told.FEELINGS, feelings)

    @property
    def beside_text(self) -> Iterable[FormField]:
        """The fields for what belongs to a text, in their order."""
        return self.day, self._practice, FormField(told.WITH, self._people), self._feelings

    def day_meant(self) -> date:
        """Return the day that is meant; raises WrongUse where none can be told."""
        typed = self.day.value
        return self._begun.day if typed == self._day_text else parse_day_behind(typed, self._today)

    @property
    def written(self) -> Writing:
        """What is put in so far; a day that cannot be told is as it was."""
        try:
            day = self.day_meant()
        except WrongUse:
            day = self._begun.day
        feelings, strengths = feelings_in(self._feelings.value)
        practice = self._practice.value or None
        people = self._people.names_with_typed
        return Writing(day, clean_text(self.text.text), practice, people, feelings, strengths)

    @property
    def in_words(self) -> str:
        """What stands beside the text, on one line."""
        written = self.written
        said = [texts.relative_day(written.day, self._today).removeprefix("on ")]
        said += [self._names[written.practice]] if written.practice else []
        said += [f"{texts.WITH} {shown(', '.join(written.people))}"] if written.people else []
        said += [shown(self._feelings.value)] if written.feelings else []
        return " · ".join(said)


class FeelingSuggester(Suggester):
    """Completes the last of several words for feelings."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = tuple(words)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with its last word completed."""
        before, comma, last = value.rpartition(",")
        typed = last.strip()
        blanks = last[: len(last) - len(last.lstrip())]
        found = next((word for word in self._words if typed and fold(word).startswith(fold(typed))), "")
        return f"{before}{comma}{blanks}{typed}{found[len(typed) :]}" if len(found) > len(typed) else None
