"""An entry of what was shared with someone, in full."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from connect_tui.exchange.people import words
from connect_tui.services.person_views import Shared
from connect_tui.ui import person_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import literal, shown
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.step_link import StepLink

GO, TAKE_BACK = "go", "take-back"


class SharedDialog(Dialog[str]):
    """Answers with GO to go to the day of it, or TAKE_BACK to have it no more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", id="shared.go", tooltip="Go to that day", show=False),
        Binding("delete", "take_back", id="shared.take-back", tooltip="Take it back", show=False),
    ]
    DEFAULT_CSS = """
    SharedDialog .box { height: auto; }
    SharedDialog VerticalScroll { height: auto; max-height: 14; scrollbar-size-vertical: 1; }
    SharedDialog.-low VerticalScroll { max-height: 6; }
    SharedDialog VerticalScroll Static { height: auto; }
    SharedDialog .-without-words { height: 0; }
    SharedDialog .who.-alone { margin-top: 0; }
    SharedDialog .who { color: $connect-quiet; height: auto; margin-top: 1; }
    SharedDialog #foot { height: 1; margin-top: 1; }
    SharedDialog #foot .hint { width: 1fr; height: 1; margin: 0; }
    SharedDialog StepLink { width: auto; color: $connect-key; margin-left: 3; }
    SharedDialog StepLink:hover { text-style: underline; }
    """

    def __init__(self, shared: Shared, name: str, practice: str, today: date) -> None:
        """Show an entry with someone of this name; ``practice`` is the name of its practice."""
        super().__init__()
        self._shared, self._person, self._practice, self._today = shared, name, practice, today

    @property
    def _has_day(self) -> bool:
        return self._shared.practice is not None

    def compose(self) -> ComposeResult:
        """Lay out what it was, when and with whom, and its words."""
        shared = self._shared
        when = texts.day_title(shared.day, self._today)
        head = shown(told.shared_head(shared, self._practice))
        people = words.listed([shown(name) for name in (self._person, *shared.people)])
        kind = told.SHARED_KINDS[shared.kind]
        text = told.shared_words(shared)[1]
        with Vertical(classes="box"):
            yield Static(
                Content.assemble(head[:1].upper() + head[1:], ("  ", ""), (when, "$connect-quiet not bold")),
                classes="title",
            )
            with VerticalScroll(classes="" if text else "-without-words"):
                yield Static(literal(text), classes="text")
            with_whom = Content(f"{kind}, {told.WITH.format(names=people)}")
            yield Static(with_whom, classes="who" if text else "who -alone")
            with Horizontal(id="foot"):
                yield Static(self._hint(), classes="hint", markup=False)
                if self._has_day:
                    yield StepLink(told.GO_TO_DAY, id="go", markup=False)
                if shared.id:
                    yield StepLink(told.TAKE_BACK, id="take-back", markup=False)

    def _hint(self) -> str:
        if self._has_day:
            return told.SHARED_HINT
        return told.SHARED_HINT_CONTACT if self._shared.id else told.SHARED_HINT_PLAIN

    def on_mount(self) -> None:
        """Have long words scroll by the arrows."""
        self.query_one(VerticalScroll).focus()

    def action_go(self) -> None:
        """Answer that one would go there, where there is somewhere to go."""
        self.dismiss(GO if self._has_day else None)

    def action_take_back(self) -> None:
        """Answer that it is to be taken back, where it can be."""
        if self._shared.id:
            self.dismiss(TAKE_BACK)

    @on(StepLink.Pressed)
    def _link_pressed(self, event: StepLink.Pressed) -> None:
        if event.link.id == "go":
            self.action_go()
        else:
            self.action_take_back()
