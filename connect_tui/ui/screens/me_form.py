"""Adding something about oneself, and changing it; and choosing one's attachment style."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import on
from textual.content import Content

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.me import MeItem, MeKind
from connect_tui.domain.me_rules import TO_DO
from connect_tui.domain.people import Style
from connect_tui.domain.text import can_be_seen, clean_text
from connect_tui.exchange.me import words
from connect_tui.ui import me_fields as fields
from connect_tui.ui import me_texts as told
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, LinesField, OneLine


class MeDialog(FormDialog):
    """Keeps what is written through ``save``, which is handed the item and may refuse it."""

    def __init__(
        self, item: MeItem, today: date, save: Callable[[MeItem], object], *, begin_at: str = "text"
    ) -> None:
        """Begin with an item; one with an empty id is to be added, and its kind can be chosen."""
        self._item, self._today, self._save, self._begin_at = item, today, save, begin_at
        what = words.ONE[item.kind]
        super().__init__(Content(told.CHANGE_TITLE.format(what=what) if item.id else told.ADD_TITLE))

    def make_fields(self) -> dict[str, FormField]:
        """Return the kind where it can be chosen, the words, and for what is to be done more."""
        item = self._item
        chosen = {} if item.id else {"kind": FormField(told.KIND, ChoiceField(told.KIND_CHOICES, item.kind))}
        until = OneLine(fields.until_text(item.until), placeholder=told.UNTIL_PLACEHOLDER)
        steps = LinesField(fields.steps_text(item.steps), placeholder=told.STEPS_PLACEHOLDER)
        return {
            **chosen,
            "text": FormField(told.TEXT, LinesField(item.text, placeholder=told.TEXT_PLACEHOLDER)),
            "until": FormField(told.UNTIL, until, apart=True),
            "steps": FormField(told.STEPS, steps),
        }

    def begin(self) -> None:
        """Begin with the words."""
        self._show_for_kind()
        self.begin_at(self._begin_at)

    def has_changes(self) -> bool:
        """Tell whether anything is written; a kind that is chosen is no loss."""
        return any(self.is_changed(name) for name in ("text", "until", "steps"))

    @property
    def _kind(self) -> MeKind:
        return MeKind(self.fields["kind"].value) if "kind" in self.fields else self._item.kind

    @on(ChoiceField.Changed)
    def _show_for_kind(self) -> None:
        """Ask for a day and for steps only where there can be such."""
        kind = self._kind
        self.fields["until"].display = kind in TO_DO
        self.fields["steps"].display = kind is MeKind.GOAL
        if "kind" in self.fields:
            self.fields["kind"].help(words.BELONGS[kind])

    def keep(self) -> None:
        """Keep what is written."""
        item, kind = self._item, self._kind
        text = clean_text(self.fields["text"].value) if self.is_changed("text") else item.text
        if not can_be_seen(text):
            self.tell_at("text", WrongUse(told.NOTHING_WRITTEN))
        until, steps = item.until, item.steps
        if kind in TO_DO:
            until = self.read("until", lambda line: fields.until_of(line, self._today), until)
        if kind is MeKind.GOAL and self.is_changed("steps"):
            steps = fields.steps_of(self.fields["steps"].value, steps)
        if not self.has_mistakes:
            self._save(item._replace(kind=kind, text=text, until=until, steps=steps))


class StyleDialog(FormDialog):
    """Keeps the style that is chosen."""

    def __init__(self, style: Style, save: Callable[[Style], object]) -> None:
        self._style, self._save = style, save
        super().__init__(Content(told.STYLE_TITLE))

    def make_fields(self) -> dict[str, FormField]:
        """Return the styles to choose from."""
        choices = [(style.value, words.STYLES[style]) for style in Style]
        return {"style": FormField(told.STYLE, ChoiceField(choices, self._style.value))}

    def begin(self) -> None:
        """Say what the style means that is chosen."""
        super().begin()
        self._explain()

    @on(ChoiceField.Changed)
    def _explain(self) -> None:
        style = Style(self.fields["style"].value)
        lines = [words.style_words(style), words.STYLE_MAY_HELP.get(style, ""), words.STYLE_CAUTION]
        self.fields["style"].help("\n".join(line for line in lines if line))

    def keep(self) -> None:
        """Keep the choice."""
        self._save(Style(self.fields["style"].value))
