"""Changing what is kept about someone: every field of it in one form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Circle, GoingThrough, Profile, Rhythm, Style
from connect_tui.domain.people_rules import going_through_of, lasting, rhythm_of
from connect_tui.domain.text import clean_line, clean_text, fold
from connect_tui.exchange.people import words
from connect_tui.services.people_changes import PersonGone
from connect_tui.ui import edit_texts as told
from connect_tui.ui import person_fields as fields
from connect_tui.ui.content import shown
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, LinesField, OneLine

if TYPE_CHECKING:
    from connect_tui.domain.people import Rhythms

_PARTS_APART = ("circle", "style", "birthday", "going_through", "notes")


class EditPersonDialog(FormDialog):
    """Keeps a profile through ``save``, which is handed the profile as it is to be and may refuse it."""

    def __init__(
        self,
        profile: Profile,
        rhythms: Rhythms,
        today: date,
        save: Callable[[Profile], object],
        *,
        begin_at: str = "name",
    ) -> None:
        """Begin at a field; of what is remembered and of dates, a number may follow, as in ``details.2``."""
        self._profile, self._rhythms, self._today, self._save = profile, rhythms, today, save
        self._lasting = lasting(profile.going_through, today)
        self._begin, _, line = begin_at.partition(".")
        self._line = int(line) if line.isdigit() else 0
        super().__init__(Content(told.TITLE.format(name=shown(profile.name))))

    def make_fields(self) -> dict[str, FormField]:
        """Return a field for everything that one would change."""
        one = self._profile
        rhythm, going = one.rhythm, self._lasting
        made = {
            "name": (told.NAME, OneLine(one.name)),
            "also": (told.ALSO, OneLine(fields.also_text(one.also), placeholder=told.ALSO_PLACEHOLDER)),
            "circle": (told.CIRCLE, ChoiceField([(c.value, c.value) for c in Circle], one.circle.value)),
            "wished": (told.WISHED, OneLine(fields.span_text(rhythm.wished) if rhythm else "")),
            "longest": (told.LONGEST, OneLine(fields.span_text(rhythm.longest) if rhythm else "")),
            "style": (told.STYLE, ChoiceField([(s.value, words.STYLES[s]) for s in Style], one.style.value)),
            "in_common": (
                told.IN_COMMON,
                LinesField(fields.lines_text(one.in_common), placeholder=told.IN_COMMON_PLACEHOLDER),
            ),
            "details": (
                told.DETAILS,
                LinesField(fields.lines_text(one.details), placeholder=told.DETAILS_PLACEHOLDER),
            ),
            "birthday": (
                told.BIRTHDAY,
                OneLine(fields.occasion_text(one.birthday), placeholder=told.BIRTHDAY_PLACEHOLDER),
            ),
            "dates": (
                told.DATES,
                LinesField(fields.dates_text(one.dates), placeholder=told.DATES_PLACEHOLDER),
            ),
            "reach": (told.REACH, LinesField(one.reach, placeholder=told.REACH_PLACEHOLDER)),
            "going_through": (
                told.GOING,
                OneLine(going.what if going else "", placeholder=told.GOING_PLACEHOLDER),
            ),
            "until": (
                told.UNTIL,
                OneLine(
                    going.until.isoformat() if going and going.until else "",
                    placeholder=told.UNTIL_PLACEHOLDER,
                ),
            ),
            "every": (
                told.EVERY,
                OneLine(fields.span_text(going.every) if going else "", placeholder=told.EVERY_PLACEHOLDER),
            ),
            "notes": (told.NOTES, LinesField(one.notes)),
        }
        return {
            name: FormField(label, field, apart=name in _PARTS_APART) for name, (label, field) in made.items()
        }

    def begin(self) -> None:
        """Begin where it was asked for."""
        self._show_rhythm()
        self._show_until()
        self.fields["style"].help(told.STYLE_HELP)
        begin = self._begin if self._begin in self.fields else "name"
        self.begin_at(begin)
        field = self.fields[begin].field
        if isinstance(field, LinesField):
            line = min(self._line, field.document.line_count - 1)
            field.move_cursor((line, len(field.document.get_line(line))))
        self.call_after_refresh(self.fields[begin].scroll_visible, animate=False)

    def on_choice_field_changed(self) -> None:
        """Say what rhythm the chosen circle has."""
        self._show_rhythm()

    def _show_rhythm(self) -> None:
        of_circle = self._rhythms.of(Circle(self.fields["circle"].value))
        try:
            own = rhythm_of(fields.span_of(self.fields["wished"].value), None, of_circle)
        except WrongUse:
            own = None
        follows = told.LONGEST_PLACEHOLDER if own else told.SPAN_PLACEHOLDER
        shown_as = {
            "wished": told.SPAN_PLACEHOLDER.format(span=fields.span_text(of_circle.wished)),
            "longest": follows.format(span=fields.span_text((own or of_circle).longest)),
        }
        for name, placeholder in shown_as.items():
            field = self.fields[name].field
            if isinstance(field, OneLine):
                field.placeholder = placeholder

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        if event.control is self.fields["wished"].field:
            self._show_rhythm()
        elif event.control is self.fields["until"].field:
            self._show_until()

    def _show_until(self) -> None:
        """Say how an end that is set is taken away; an empty field says so itself."""
        self.fields["until"].help(told.UNTIL_HELP if self.fields["until"].value else "")

    def keep(self) -> None:
        """Keep the profile as it is written now."""
        after = self._written()
        if not self.has_mistakes:
            self._keep_or_tell(after)

    def _keep_or_tell(self, after: Profile) -> None:
        try:
            self._save(after)
        except PersonGone:
            raise
        except WrongUse as error:
            taken = [fold(name) for name in after.also if fold(name) in fold(str(error))]
            self.tell_at("also" if taken and after.name == self._profile.name else "name", error)

    def _written(self) -> Profile:
        """Return the profile as it is written; what is as it was stays so to the letter."""
        one = self._profile
        return one._replace(
            name=self.read("name", _named, one.name),
            also=self.read("also", fields.parse_also, one.also),
            circle=self.read("circle", Circle, one.circle),
            rhythm=self._rhythm(),
            style=self.read("style", Style, one.style),
            in_common=self.read(
                "in_common",
                lambda text: fields.remembered_lines(text, one.in_common, self._today),
                one.in_common,
            ),
            details=self.read(
                "details", lambda text: fields.remembered_lines(text, one.details, self._today), one.details
            ),
            birthday=self.read("birthday", lambda text: fields.birthday_of(text, self._today), one.birthday),
            dates=self.read("dates", fields.parse_dates, one.dates),
            reach=self.read("reach", clean_text, one.reach),
            going_through=self._going_through(),
            notes=self.read("notes", clean_text, one.notes),
        )

    def _rhythm(self) -> Rhythm | None:
        """Return the person's own rhythm; where only one of its two lengths is given, the other follows."""
        own = self._profile.rhythm
        if not self.is_changed("wished") and not self.is_changed("longest"):
            return own
        wished = self.read("wished", fields.span_of, own.wished if own else None)
        longest = self.read("longest", fields.span_of, own.longest if own else None)
        try:
            return rhythm_of(wished, longest, self._rhythms.of(Circle(self.fields["circle"].value)))
        except WrongUse as error:
            self.tell_at("longest", error)
            return own

    def _going_through(self) -> GoingThrough | None:
        """Return what they are going through; None where all of it is empty."""
        names = ("going_through", "until", "every")
        if not any(self.is_changed(name) for name in names):
            return self._profile.going_through
        before, today = self._lasting, self._today
        what = self.read("going_through", clean_line, before.what if before else "")
        until = self.read(
            "until", lambda text: fields.until_of(text, today), before.until if before else None
        )
        every = self.read("every", fields.span_of, before.every if before else None)
        if not any(self.fields[name].value.strip() for name in names):
            return None
        try:
            return going_through_of(what, until, every, before, today)
        except WrongUse as error:
            self.tell_at("until", error)
            return before


def _named(text: str) -> str:
    name = clean_line(text)
    if not name:
        raise WrongUse(told.NO_NAME, hint=told.NO_NAME_HINT)
    return name
