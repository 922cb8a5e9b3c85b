"""Going into a guide from a place: of the practice there, or of one that is chosen for someone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.domain.guides import WhichPerson
from connect_tui.services import guides
from connect_tui.ui import guide_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.screens.guide import open_guide

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.screens.place import PlaceScreen


def lead_through(place: PlaceScreen) -> None:
    """Lead through the guide of the practice that is looked at; from a person's page, ask which one."""
    view = place.in_view
    if view.practice is not None:
        practice = view.practice
        place.app.attempt(lambda: open_guide(place, practice))
    elif view.people:
        person = view.people[0]
        place.app.attempt(lambda: _ask_which(place, person))


def _ask_which(place: PlaceScreen, person: str) -> None:
    workspace = place.workspace
    profile = workspace.store.profiles().get(person)
    if profile is None:
        return

    def chosen(practice: str | None) -> None:
        if practice is not None:
            place.app.attempt(lambda: open_guide(place, practice, person))

    begun = guides.begun_guides(workspace)
    place.app.push_screen(WhichGuideDialog(profile.name, about_someone(workspace), begun), chosen)


def about_someone(workspace: Workspace) -> list[Practice]:
    """Return the practices whose guides ask whom they are about, those put away left out."""
    today = workspace.today()
    return [
        one
        for one in workspace.practices
        if not one.archived_on(today)
        and any(isinstance(step, WhichPerson) for step in guides.guide_of(workspace, one.id).steps)
    ]


class WhichGuideDialog(Dialog[str]):
    """Answers with the id of a practice."""

    DEFAULT_CSS = """
    WhichGuideDialog OptionList, WhichGuideDialog OptionList:focus {
        border: none; background: $surface; background-tint: transparent; height: auto; max-height: 1fr;
        padding: 0; scrollbar-size-vertical: 1;
    }
    WhichGuideDialog OptionList > .option-list--option-highlighted,
    WhichGuideDialog OptionList:focus > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    def __init__(self, name: str, practices: Sequence[Practice], begun: Iterable[str]) -> None:
        super().__init__()
        self._name, self._practices, self._begun = shown(name), list(practices), set(begun)

    def compose(self) -> ComposeResult:
        """Lay out the practices."""
        with Vertical(classes="box"):
            yield Static(told.WHICH_TITLE.format(name=self._name), classes="title", markup=False)
            yield OptionList(*[Option(self._line(one)) for one in self._practices])
            yield Static(told.WHICH_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).focus()

    def _line(self, practice: Practice) -> Content:
        begun = f"   {told.WHICH_BEGUN}" if practice.id in self._begun else ""
        return Content.assemble(
            ("● ", f"$connect-{practice.pillar.value}"), shown(practice.name), (begun, "$connect-quiet")
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._practices[event.option_index].id)
