"""Making a plan, or changing one: what, with whom, when, how often, where, and what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.plans import Plan
from connect_tui.domain.text import clean_line
from connect_tui.ui import plan_fields as fields
from connect_tui.ui import plan_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.person_fields import until_of
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, OneLine
from connect_tui.ui.widgets.people_field import PeopleField
from connect_tui.ui.widgets.plan_people import PlanPeople
from connect_tui.ui.widgets.tick_list import TickList
from connect_tui.ui.widgets.ways import Ways

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.practices import Practice

_WHEN_EMPTY = {True: told.WHEN_PLACEHOLDER, False: told.FROM_PLACEHOLDER}
"""What stands in the field for the day while it is empty, by whether the plan is for once."""


class PlanParts(NamedTuple):
    """What a plan can be made of."""

    names: tuple[str, ...]
    """Who it is with so far."""
    known: Sequence[str]
    practices: Sequence[Practice]
    chosen: Sequence[str]
    """Ids of the practices it stands for so far."""
    ideas: Sequence[str] = ()


class PlanForm(FormDialog):
    """Keeps a plan through ``save``, which is handed the plan and the names of its people, and may refuse."""

    DEFAULT_CSS = """
    PlanForm TickList, PlanForm TickList:focus { max-height: 4; }
    PlanForm Ways, PlanForm Ways:focus { background: $panel; }
    PlanForm.-low TickList, PlanForm.-low TickList:focus { max-height: 3; }
    PlanForm Ways:blur > .option-list--option-highlighted,
    PlanForm TickList:blur > .option-list--option-highlighted {
        color: $foreground; background: $panel; text-style: none;
    }
    PlanForm .-unused { display: none; }
    """

    def __init__(
        self,
        plan: Plan | None,
        parts: PlanParts,
        today: date,
        save: Callable[[Plan, tuple[str, ...]], object],
    ) -> None:
        """Begin with a plan, or make one where there is none yet."""
        self._plan, self._parts, self._today, self._save = plan, parts, today, save
        self._people = PlanPeople(chosen=parts.names, known=parts.known)
        self._practices = TickList(parts.practices, parts.chosen)
        self._ideas = Ways([(str(number), shown(idea)) for number, idea in enumerate(parts.ideas)])
        super().__init__(Content(told.MAKE_TITLE if plan is None else told.CHANGE_TITLE))

    def make_fields(self) -> dict[str, FormField]:
        """Return the fields; ideas to start from only where there are any."""
        plan, people = self._plan, self._people
        when = fields.when_text(plan.day, plan.at) if plan is not None else ""
        repeat = fields.repeat_of(plan)
        until = plan.until.isoformat() if plan is not None and plan.until is not None else ""
        made = {
            "what": FormField(
                told.WHAT, OneLine(plan.what if plan else "", placeholder=told.WHAT_PLACEHOLDER)
            ),
            "ideas": FormField(told.IDEAS, self._ideas, value=str),
            "whom": FormField(told.WHOM, people, apart=True, value=lambda: "\n".join(people.names)),
            "when": FormField(told.WHEN, OneLine(when, placeholder=told.WHEN_PLACEHOLDER), apart=True),
            "repeat": FormField(told.REPEAT, ChoiceField(told.REPEATS, repeat)),
            "often": FormField(
                told.ON_DAYS,
                OneLine(fields.often_text(plan.repeat if plan else None), placeholder=told.DAYS_PLACEHOLDER),
            ),
            "until": FormField(told.UNTIL, OneLine(until, placeholder=told.UNTIL_PLACEHOLDER)),
            "place": FormField(
                told.PLACE, OneLine(plan.place if plan else "", placeholder=told.PLACE_PLACEHOLDER)
            ),
            "stands_for": FormField(
                told.STANDS_FOR,
                self._practices,
                apart=True,
                value=lambda: "\n".join(sorted(self._practices.chosen)),
            ),
        }
        if not self._parts.ideas:
            del made["ideas"]
        return made

    def begin(self) -> None:
        """Begin with what is planned."""
        super().begin()
        self.fields["stands_for"].help(told.STANDS_FOR_HELP)
        if "ideas" in self.fields:
            self.query_one(".hint", Static).update(told.IDEAS_HINT)
        self._show_repeat()
        self._show_when()
        self._show_until()

    def on_choice_field_changed(self) -> None:
        """Ask for what the chosen way of repeating needs."""
        self._show_repeat()

    def _show_repeat(self) -> None:
        kind = self.fields["repeat"].value
        is_once = kind == told.ONCE
        for name in ("often", "until"):
            self.fields[name].set_class(is_once, "-unused")
        self._name_field("when", told.WHEN if is_once else told.FROM, _WHEN_EMPTY[is_once])
        if kind == told.SO_MANY:
            self._name_field("often", told.TIMES, told.TIMES_PLACEHOLDER)
        else:
            self._name_field("often", told.ON_DAYS, told.DAYS_PLACEHOLDER)
        self.fields["when"].forget_mistake()

    def _name_field(self, name: str, label: str, placeholder: str) -> None:
        self.fields[name].call(label)
        field = self.fields[name].field
        if isinstance(field, OneLine):
            field.placeholder = placeholder

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        if event.input is self.fields["when"].field:
            self._show_when()
        elif event.input is self.fields["until"].field:
            self._show_until()

    def _show_until(self) -> None:
        """Say how an end that is set is taken away; an empty field says so itself."""
        self.fields["until"].help(told.UNTIL_HELP if self.fields["until"].value else "")

    def _show_when(self) -> None:
        """Say below the field which day is understood."""
        try:
            when = fields.parse_when(self.fields["when"].value, self._today)
        except WrongUse:
            self.fields["when"].help("")
        else:
            self.fields["when"].help(told.understood(when.day, when.at, self._today))

    @on(OptionList.OptionSelected)
    def _idea_taken(self, event: OptionList.OptionSelected) -> None:
        what = self.fields["what"].field
        if event.option_list is self._ideas and isinstance(what, OneLine):
            what.value = self._parts.ideas[event.option_index]
            self.begin_at("what")

    @on(PeopleField.Finished)
    def _people_named(self) -> None:
        self.begin_at("when")

    def begin_at(self, name: str) -> None:
        """Have the keys work on a field."""
        if name == "whom":
            self._people.begin()
        else:
            super().begin_at(name)

    def has_changes(self) -> bool:
        """Tell whether anything was put in, a name half typed included."""
        return super().has_changes() or self._people.names_with_typed != self._people.names

    def keep(self) -> None:
        """Keep the plan as it is written now."""
        plan = self._written()
        if not self.has_mistakes:
            try:
                self._save(plan, self._people.names_with_typed)
            except WrongUse as error:
                self.tell_at("when", error)

    def _written(self) -> Plan:
        before, today = self._plan, self._today
        what = clean_line(self.fields["what"].value)
        if not what:
            self.tell_at("what", WrongUse(told.NO_WHAT))
        when = self._when()
        kind = self.fields["repeat"].value
        repeat = before.repeat if before is not None else None
        if self.is_changed("repeat") or self.is_changed("often"):
            try:
                repeat = fields.parse_often(kind, self.fields["often"].value)
            except ConnectError as error:
                self.tell_at("often", error)
        until = self.read(
            "until", lambda text: until_of(text, today), before.until if before is not None else None
        )
        plan = before or Plan("", what, (), today)
        chosen = self._practices.chosen
        same = before is not None and set(chosen) == set(self._parts.chosen)
        return plan._replace(
            what=what if self.is_changed("what") else plan.what,
            day=when.day,
            at=when.at,
            repeat=repeat,
            until=until if kind != told.ONCE else None,
            place=self.read("place", clean_line, plan.place),
            practices=plan.practices if same else chosen,
        )

    def _when(self) -> fields.When:
        """Return the day and time; one that is as it was needs not be read."""
        plan = self._plan
        if plan is not None and not self.is_changed("when"):
            return fields.When(plan.day, plan.at)
        written = self.fields["when"].value
        if not clean_line(written) and self.fields["repeat"].value != told.ONCE:
            return fields.When(self._today, None)
        try:
            return fields.parse_when(written, self._today)
        except WrongUse as error:
            self.tell_at("when", error)
            return fields.When(EARLIEST_DAY, None)
