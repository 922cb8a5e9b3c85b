"""Naming people in a form with little room."""

from __future__ import annotations

from textual.widgets import OptionList, Static

from connect_tui.ui.widgets.people_field import NameInput, PeopleField


class QuietPeopleField(PeopleField):
    """Offers those known only once something is typed, or they are asked for with the arrows."""

    DEFAULT_CSS = """
    QuietPeopleField { padding: 0 1; }
    QuietPeopleField #chosen { margin-bottom: 0; display: none; }
    QuietPeopleField #chosen.-some { display: block; }
    """

    def _suggest(self, typed: str) -> None:
        super()._suggest(typed)
        if not typed:
            self.query_one(OptionList).display = False

    def _show_chosen(self) -> None:
        super()._show_chosen()
        self.query_one("#chosen", Static).set_class(bool(self.names), "-some")

    def action_suggestion(self, by: int) -> None:
        """Move among the known names; above the first, to the field before."""
        options = self.query_one(OptionList)
        if by < 0 and (options.highlighted is None or not options.display):
            self.screen.focus_previous()
        else:
            super().action_suggestion(by)

    @property
    def value(self) -> str:
        """Everyone named as one text, to see whether anything changed."""
        is_there = self.is_mounted and bool(self.query(NameInput))
        return "\n".join(self.names_with_typed if is_there else self.names)
