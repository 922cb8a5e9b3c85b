"""Saying that a plan was kept, and moving one to another day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.plans import Plan
from connect_tui.domain.text import clean_line
from connect_tui.ui import plan_fields as fields
from connect_tui.ui import plan_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.form_fields import FormField, OneLine
from connect_tui.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from datetime import date, time

    from connect_tui.domain.practices import Practice


def plan_title(title: str, plan: Plan) -> Content:
    """Return the title of a dialog about a plan."""
    return Content.assemble(title, (f"  {shown(plan.what)}", "$connect-quiet not bold"))


class KeepDialog(FormDialog):
    """Keeps it through ``save``, which is handed the day, the practices and a line, and may refuse."""

    ENTER_KEEPS = True
    HINT = told.KEEP_HINT
    DEFAULT_CSS = """
    KeepDialog TickList, KeepDialog TickList:focus { max-height: 5; }
    KeepDialog.-low TickList, KeepDialog.-low TickList:focus { max-height: 3; }
    """

    def __init__(
        self,
        plan: Plan,
        day: date,
        today: date,
        practices: Sequence[Practice],
        save: Callable[[date, tuple[str, ...], str], object],
    ) -> None:
        """Begin with a day; ``practices`` are those there are, of which the plan's own are chosen."""
        self._day, self._today, self._save = day, today, save
        self._practices = TickList(practices, plan.practices)
        super().__init__(plan_title(told.KEEP_TITLE, plan))

    def make_fields(self) -> dict[str, FormField]:
        """Return the day, the line and the practices."""
        return {
            "day": FormField(told.DAY, OneLine(self._day_text())),
            "line": FormField(told.LINE, OneLine("", placeholder=told.LINE_PLACEHOLDER)),
            "practices": FormField(
                told.KEPT_PRACTICES,
                self._practices,
                apart=True,
                value=lambda: "\n".join(sorted(self._practices.chosen)),
            ),
        }

    def _day_text(self) -> str:
        return "today" if self._day == self._today else self._day.isoformat()

    def begin(self) -> None:
        """Begin with the day."""
        super().begin()
        self._show_day()
        self.fields["practices"].help(told.KEEP_HELP)

    @on(Input.Changed)
    def _show_day(self) -> None:
        try:
            day = fields.parse_past_day(self.fields["day"].value, self._today)
        except WrongUse:
            self.fields["day"].help("")
        else:
            self.fields["day"].help(texts.long_date(day, year=day.year != self._today.year))

    def keep(self) -> None:
        """Keep that it happened."""
        day = self.read("day", lambda text: fields.parse_past_day(text, self._today), self._day)
        if not self.has_mistakes:
            self._save(day, self._practices.chosen, clean_line(self.fields["line"].value))


class MoveDialog(FormDialog):
    """Keeps another day through ``save``, which is handed it with a time, and may refuse."""

    ENTER_KEEPS = True
    HINT = told.MOVE_HINT

    def __init__(self, plan: Plan, today: date, save: Callable[[date, time | None], object]) -> None:
        self._plan, self._today, self._save = plan, today, save
        super().__init__(plan_title(told.MOVE_TITLE, plan))

    def make_fields(self) -> dict[str, FormField]:
        """Return the day and time."""
        return {"when": FormField(told.WHEN, OneLine("", placeholder=told.WHEN_PLACEHOLDER))}

    @on(Input.Changed)
    def _show_when(self) -> None:
        try:
            when = fields.parse_when(self.fields["when"].value, self._today)
        except WrongUse:
            self.fields["when"].help("")
        else:
            self.fields["when"].help(told.understood(when.day, when.at or self._plan.at, self._today))

    def keep(self) -> None:
        """Keep the other day."""
        try:
            when = fields.parse_when(self.fields["when"].value, self._today)
            self._save(when.day, when.at)
        except WrongUse as error:
            self.tell_at("when", error)
