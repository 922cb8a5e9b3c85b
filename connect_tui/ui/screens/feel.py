"""Saying how one feels: a digit notes it at once, and more may be added after that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from connect_tui.config.keys import keymap
from connect_tui.services.check_ins import known_people
from connect_tui.services.entry_drafts import BeingWritten
from connect_tui.services.feelings import feel
from connect_tui.ui import feeling_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.feeling_picker import FeelingPicker
from connect_tui.ui.widgets.fitting_text import FittingText
from connect_tui.ui.widgets.form_fields import ChoiceField, FormField, OneLine
from connect_tui.ui.widgets.people_field import NameInput, PeopleField
from connect_tui.ui.widgets.quiet_people_field import QuietPeopleField

if TYPE_CHECKING:
    from textual.timer import Timer

    from connect_tui.domain.journal import JournalEntry
    from connect_tui.domain.records import Person
    from connect_tui.services.journal import Writing
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.app import ConnectApp
    from connect_tui.ui.screens.place import PlaceScreen

_DRAFT_SECONDS = 1.0
"""How long what is added waits until it is kept as a draft."""
_LONGEST_CHOICE = 30
_NO_PRACTICE = ""


def open_feel(place: PlaceScreen, *, people: Sequence[str] = (), practice: str | None = None) -> None:
    """Note how one feels; undo takes it back.

    ``people`` and ``practice`` are ids that are offered first, where they are given; else those are that the
    place is about.
    """
    near = place.in_view
    place.app.attempt(lambda: _open(place, people or near.people, practice or near.practice))


def _open(place: PlaceScreen, people: Sequence[str], practice: str | None) -> None:
    workspace = place.workspace
    dialog = FeelDialog(workspace, people, practice)

    def closed(_: bool | None) -> None:  # noqa: FBT001 - as Textual answers
        place.unfinished = None
        if dialog.noted:
            place.app.attempt(place.reload)
            keys = shown_keys(keymap(workspace.settings.keys)["undo"][:1])
            place.notify(told.kept(dialog.noted, keys, more=dialog.has_added), markup=False)

    place.unfinished = dialog.keep_unfinished
    place.app.push_screen(dialog, closed)


class FeelDialog(FormDialog):
    """The first feeling is kept as soon as it is chosen; what is added to it, once one closes."""

    app: ConnectApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", id="feel.keep", tooltip="Keep it and close", show=False),
    ]
    ENTER_KEEPS = True
    DEFAULT_CSS = """
    FeelDialog .-feelings > .row > .label { display: none; }
    FeelDialog .-feelings { margin-bottom: 1; }
    FeelDialog.-low .-feelings { margin-bottom: 0; }
    FeelDialog FeelingPicker { background: $surface; padding: 0; }
    FeelDialog .-more { display: none; }
    FeelDialog.-noted .-more { display: block; }
    FeelDialog #keep, FeelDialog.-noted #leave { display: none; }
    FeelDialog.-noted #keep { display: block; }
    FeelDialog FormField .label { width: 10; }
    FeelDialog FormField .row > .label { width: 10; }
    FeelDialog .mistake, FeelDialog .help { padding: 0 1 0 11; }
    FeelDialog QuietPeopleField { padding: 0; }
    """

    def __init__(self, workspace: Workspace, people: Sequence[str], practice: str | None) -> None:
        """Offer these people and this practice first."""
        self._workspace = workspace
        self._entry: JournalEntry | None = None
        self._more: BeingWritten | None = None
        """What is added to the entry, with the draft that is kept of it meanwhile."""
        self._timer: Timer | None = None
        self._refused = False
        self.has_added = False
        """Whether something was kept after the first feeling, as a change of its own."""
        self._picker = FeelingPicker(workspace.loaded.catalogue.feelings, keeps_one=True)
        self._line = OneLine("", placeholder=told.LINE_EMPTY)
        known = _first_those(known_people(workspace), people)
        self._people = QuietPeopleField(chosen=(), known=known, offers_at_once=False)
        self._near = next((one.name for one in known if one.id in people), "")
        self._practice = ChoiceField(_choices(workspace, practice), _NO_PRACTICE)
        super().__init__(Content(told.ASK))

    def make_fields(self) -> dict[str, FormField]:
        """Return the fields in their order, by name."""
        fields = {
            "feelings": FormField(told.FEELINGS, self._picker, value=lambda: self._picker.value),
            "line": FormField(told.LINE, self._line),
            "people": FormField(told.WITH, self._people, value=lambda: self._people.value),
            "practice": FormField(told.PRACTICE, self._practice),
        }
        for name, one in fields.items():
            one.add_class("-feelings" if name == "feelings" else "-more")
        return fields

    def on_mount(self) -> None:
        """Begin, with who is in view as an example of whom it may be with."""
        super().on_mount()
        self._offer_hints()
        if self._near:
            self.query_one(NameInput).placeholder = told.WITH_LIKE.format(name=shown(self._near))

    @property
    def noted(self) -> tuple[str, ...]:
        """The feelings that are kept; empty as long as there is none."""
        return self._entry.feelings if self._entry is not None else ()

    def has_changes(self) -> bool:
        """Tell that leaving loses nothing: whatever was added is kept then, too."""
        return False

    def action_leave(self) -> None:
        """Close; what was added is kept. Where that is refused, close when asked again."""
        if self._refused or (self._entry is None and not self._picker.feelings):
            self.dismiss(None)
            return
        self._refused = True
        self.query_one(".hint", Static).update(texts.UNSAVED)
        self.action_keep()

    def keep(self) -> None:
        """Keep what was added; raises ConnectError where that cannot be."""
        if self._entry is None and self._picker.feelings:
            self._note()
        if self._more is None:
            return
        after = self._written(self._more.before)
        if after != self._more.before:
            self._entry = self._more.finish(after)
            self.has_added = True
        else:
            self._more.give_up()
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def keep_unfinished(self) -> None:
        """Keep what was added, since the app is being ended from outside."""
        self.keep()

    def _written(self, before: Writing) -> Writing:
        return before._replace(
            text=self._line.value,
            practice=self._practice.value or None,
            people=self._people.names_with_typed,
            feelings=self._picker.feelings,
            strengths=self._picker.strengths,
        )

    @on(FeelingPicker.Changed)
    @on(Input.Changed)
    @on(ChoiceField.Changed)
    def _more_said(self) -> None:
        """Keep a draft of it within a moment, and try to keep it again before the next time one leaves."""
        if self._refused:
            self._refused = False
            self._offer_hints()
        if self._more is not None and self._timer is None:
            self._timer = self.set_timer(_DRAFT_SECONDS, self._keep_now)

    def _keep_now(self) -> None:
        self._timer = None
        self.app.attempt(self._keep_draft, tell_once=True)

    def _keep_draft(self) -> None:
        if self._more is not None:
            self._more.keep(self._written(self._more.before))

    @on(FeelingPicker.Changed)
    def _chosen(self) -> None:
        if self._entry is None:
            self.app.attempt(self._note)

    def _note(self) -> None:
        self._entry, _ = feel(self._workspace, self._picker.feelings, strengths=self._picker.strengths)
        self._more = BeingWritten(self._workspace, self._entry)
        self.add_class("-noted")
        feelings = shown(", ".join(self._entry.feelings))
        self.query_one(".title", Static).update(Content(told.FELT.format(feelings=feelings)))
        self._offer_hints()

    def _offer_hints(self) -> None:
        hints = told.HINTS if self._entry is None else told.HINTS_MORE
        self.query_one(".hint", FittingText).offer(*map(Content, hints))

    @on(PeopleField.Finished)
    def _people_named(self) -> None:
        self.action_keep()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.prevent_default()
        self.action_keep()


def _first_those(known: list[Person], ids: Sequence[str]) -> list[Person]:
    """Return everyone, these first."""
    return sorted(known, key=lambda one: (one.archived is not None, one.id not in ids))


def _choices(workspace: Workspace, first: str | None) -> list[tuple[str, str]]:
    """Return the practices to choose from, by id and name: none, then the one that is in view."""
    today = workspace.today()
    practices = [one for one in workspace.practices if not one.archived_on(today)]
    practices.sort(key=lambda one: one.id != first)
    names = [(one.id, fit(shown(one.name), _LONGEST_CHOICE).rstrip()) for one in practices]
    return [(_NO_PRACTICE, told.NO_PRACTICE), *names]
