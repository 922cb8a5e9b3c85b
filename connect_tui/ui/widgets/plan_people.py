"""Naming people in a form, where tab leads on once nothing is typed."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from connect_tui.ui.widgets.people_field import PeopleField


class PlanPeople(PeopleField):
    """Offers the known names only while something is typed."""

    DEFAULT_CSS = """
    PlanPeople #chosen { margin-bottom: 0; padding: 0 1; }
    PlanPeople OptionList { max-height: 4; }
    PlanPeople.-still OptionList { height: 0; }
    """

    def on_mount(self) -> None:
        """Offer nothing yet."""
        self.add_class("-still")

    @on(Input.Changed)
    def _offer_while_typed(self, event: Input.Changed) -> None:
        self.set_class(not event.value, "-still")

    @property
    def is_typed_in(self) -> bool:
        """Whether a name is being typed."""
        return not self.has_class("-still")

    def action_complete(self) -> None:
        """Complete the name that is typed, or go on to the next field."""
        if self.is_typed_in:
            super().action_complete()
        else:
            self.screen.focus_next()

    def action_suggestion(self, by: int) -> None:
        """Move among the names that are offered, or the fields."""
        if self.is_typed_in:
            super().action_suggestion(by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()
