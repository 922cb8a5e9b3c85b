"""Going to a date."""

from __future__ import annotations

import re
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY, parse_day
from connect_tui.domain.errors import WrongUse
from connect_tui.services.check_ins import FURTHEST_REST_DAYS
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import literal
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fields import LineField


class JumpDialog(Dialog[date]):
    """Answers with the day meant by what was written.

    It lies between the first day that anything can be recorded on and the last that rest can be planned for.
    """

    DEFAULT_CSS = """
    JumpDialog LineField, JumpDialog LineField:focus {
        border: none; height: 1; padding: 0 1; background: $panel;
    }
    JumpDialog #told { height: auto; min-height: 2; margin-top: 1; }
    """

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def compose(self) -> ComposeResult:
        """Lay out the field, and what is understood below it."""
        with Vertical(classes="box"):
            yield Static(review_texts.JUMP_TITLE, classes="title", markup=False)
            yield LineField(placeholder=review_texts.JUMP_PLACEHOLDER, select_on_focus=False)
            yield Static(review_texts.JUMP_INTRO, id="told", markup=False)
            yield Static(review_texts.JUMP_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Be ready to write."""
        self.query_one(LineField).focus()

    @on(Input.Changed)
    def _say_what_is_understood(self, event: Input.Changed) -> None:
        try:
            told = texts.long_date(self._day_meant(event.value), year=True)
        except WrongUse:
            told = review_texts.JUMP_INTRO
        self.query_one("#told", Static).update(literal(told))

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(self._day_meant(event.value))
        except WrongUse as error:
            near = review_texts.meant_perhaps(error.nearest)
            told = "\n".join(one for one in (str(error), near, error.hint) if one)
            self.query_one("#told", Static).update(literal(told))

    def _day_meant(self, text: str) -> date:
        """Return the day; raises WrongUse where none can be told, or where it is out of reach."""
        day = _first_of(text) or parse_day(text, self._today)
        latest = self._today + ONE_DAY * FURTHEST_REST_DAYS
        if not EARLIEST_DAY <= day <= latest:
            raise WrongUse(
                review_texts.JUMP_OUT_OF_REACH.format(day=day),
                hint=review_texts.JUMP_REACH.format(first=EARLIEST_DAY, last=latest),
            )
        return day


def _first_of(text: str) -> date | None:
    """Return the first day of a year or month, as in ``2025`` or ``2025-03``; None for anything else."""
    found = re.fullmatch(r"\s*([0-9]{4})(?:-(0[1-9]|1[0-2]))?\s*", text)
    return date(int(found[1]), int(found[2] or 1), 1) if found and int(found[1]) else None
