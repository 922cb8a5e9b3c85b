"""Asking whether someone is to be removed, and for good or not."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connect_tui.services.person_views import PersonPage, SharedKind
from connect_tui.ui import person_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.ways import Ways

KEEP, REMOVE, FOR_GOOD = "keep", "remove", "for-good"


class RemoveDialog(Dialog[str]):
    """Answers with REMOVE or FOR_GOOD, or not at all."""

    DEFAULT_CSS = """
    RemoveDialog Ways, RemoveDialog Ways:focus { margin-top: 1; }
    RemoveDialog .words { height: auto; }
    RemoveDialog.-low > .box { padding: 0 1; max-height: 100%; max-width: 100%; }
    RemoveDialog.-low .title { margin-bottom: 0; }
    RemoveDialog.-low Ways, RemoveDialog.-low Ways:focus { margin-top: 0; }
    RemoveDialog.-low .hint { display: none; }
    """

    def __init__(self, page: PersonPage) -> None:
        super().__init__()
        self._person = shown(page.view.profile.name)
        kinds = [one.kind for one in page.shared]
        check_ins = kinds.count(SharedKind.CHECK_IN) + kinds.count(SharedKind.NOTED)
        contacts = kinds.count(SharedKind.CONTACT) + kinds.count(SharedKind.KEPT_PLAN)
        self._marks = told.marks(check_ins, contacts, len(page.plans))

    def compose(self) -> ComposeResult:
        """Lay out what goes, what stays, and the ways to go on."""
        with Vertical(classes="box"):
            yield Static(Content(told.REMOVE_TITLE.format(name=self._person)), classes="title")
            words = told.REMOVE_WORDS.format(name=self._person, marks=self._marks)
            yield Static(Content(words), classes="words")
            yield Ways(
                [(KEEP, told.REMOVE_KEEP), (REMOVE, told.REMOVE_UNDOABLE), (FOR_GOOD, told.REMOVE_FOR_GOOD)]
            )
            yield Static(told.REMOVE_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin on keeping them."""
        self.query_one(Ways).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(None if event.option_id == KEEP else event.option_id)
