"""Writing down something worth remembering about someone, in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.content import Content

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Profile, Remembered
from connect_tui.domain.text import clean_line
from connect_tui.ui import person_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, OneLine


class RememberDialog(FormDialog):
    """Keeps a line through ``save``, which is handed the profile with it and may refuse it."""

    ENTER_KEEPS: ClassVar[bool] = True
    HINT: ClassVar[str] = told.REMEMBER_HINT
    DEFAULT_CSS = """
    RememberDialog > .box { width: 64; }
    """

    def __init__(self, profile: Profile, today: date, save: Callable[[Profile], object]) -> None:
        self._profile, self._today, self._save = profile, today, save
        title = Content.assemble(told.REMEMBER_TITLE, (f"  {shown(profile.name)}", "$connect-quiet not bold"))
        super().__init__(title)

    def make_fields(self) -> dict[str, FormField]:
        """Return the line, and what it is."""
        return {
            "what": FormField(told.WHAT, OneLine("", placeholder=told.REMEMBER_PLACEHOLDER)),
            "as": FormField(told.AS, ChoiceField(told.AS_WHAT, told.AS_WHAT[0][0])),
        }

    def has_changes(self) -> bool:
        """Tell whether anything is written."""
        return self.is_changed("what")

    def keep(self) -> None:
        """Keep the line with what is kept about them."""
        text = clean_line(self.fields["what"].value)
        if not text:
            self.tell_at("what", WrongUse(told.NOTHING_WRITTEN))
            return
        one, new = self._profile, Remembered(text, self._today)
        if self.fields["as"].value == "in_common":
            self._save(one._replace(in_common=(*one.in_common, new)))
        else:
            self._save(one._replace(details=(*one.details, new)))
