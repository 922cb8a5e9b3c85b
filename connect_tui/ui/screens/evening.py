"""Closing the day: what was kept, a line, a feeling, with whom; all of it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, TextArea

from connect_tui.config.keys import keymap
from connect_tui.domain.drafts import Draft
from connect_tui.domain.text import clean_line
from connect_tui.services import evening
from connect_tui.services.check_ins import known_people
from connect_tui.services.drafts import draft, keep_draft
from connect_tui.ui import evening_texts as told
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.widgets.evening_checks import EveningChecks
from connect_tui.ui.widgets.feeling_picker import FeelingPicker
from connect_tui.ui.widgets.fitting_text import FittingText
from connect_tui.ui.widgets.form_fields import FormField, LinesField, OneLine
from connect_tui.ui.widgets.people_field import NameInput, PeopleField
from connect_tui.ui.widgets.quiet_people_field import QuietPeopleField

if TYPE_CHECKING:
    from textual.timer import Timer

    from connect_tui.services.evening import EveningView
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.app import ConnectApp
    from connect_tui.ui.screens.place import PlaceScreen

_DRAFT_SECONDS = 1.0
"""How long what is written waits until it is kept as a draft."""


def open_evening(place: PlaceScreen) -> None:
    """Close the day that is lived now; undo takes back what comes of it."""
    place.app.attempt(lambda: _open(place))


def _open(place: PlaceScreen) -> None:
    workspace = place.workspace
    days = evening.keep_unfinished(workspace)
    view = evening.evening_view(workspace)
    dialog = EveningDialog(workspace, view)

    def closed(kept: bool | None) -> None:  # noqa: FBT001 - as Textual answers
        place.unfinished = None
        if kept or days:
            place.app.attempt(place.reload)
        if days:
            place.notify(told.unfinished(days), markup=False)
        if kept:
            keys = shown_keys(keymap(workspace.settings.keys)["undo"][:1])
            place.notify(told.closed(view.day, again=view.is_closed, undo_keys=keys), markup=False)

    place.unfinished = dialog.keep_unfinished
    place.app.push_screen(dialog, closed)


class EveningDialog(FormDialog):
    """One page; enter goes through it and closes the day at the end."""

    app: ConnectApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", id="evening.on", tooltip="Go on; at the end, close the day", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]  # noqa: RUF012 - Textual types it so
    DEFAULT_CSS = """
    EveningDialog .-checks { margin-bottom: 1; }
    EveningDialog .-checks > .row > .label { display: none; }
    EveningDialog.-low .-checks { margin-bottom: 0; }
    EveningDialog EveningChecks, EveningDialog FeelingPicker { background: $surface; }
    EveningDialog FormField .label { width: 10; }
    EveningDialog FormField .row > .label { width: 10; }
    EveningDialog .mistake, EveningDialog .help { padding: 0 1 0 11; }
    EveningDialog QuietPeopleField { padding: 0; }
    """

    def __init__(self, workspace: Workspace, view: EveningView) -> None:
        self._workspace = workspace
        self._draft = draft(workspace, evening.draft_id(view.day))
        self._seen = evening.as_begun(workspace, view, self._draft) if self._draft is not None else view
        self._own = self._draft
        """The draft as it was here when it was read or kept last."""
        self._timer: Timer | None = None
        self._is_begun = False
        """Whether something is put in here, or was."""
        said = self._draft or _as_draft(view)
        self._checks = EveningChecks(view.practices, said.done)
        self._line: OneLine | LinesField = (
            LinesField(said.text) if "\n" in said.text else OneLine(said.text, placeholder=told.LINE_EMPTY)
        )
        families = workspace.loaded.catalogue.feelings
        self._feelings = FeelingPicker(families, said.feelings, said.strengths)
        self._people = QuietPeopleField(
            chosen=said.people, known=known_people(workspace), offers_at_once=False
        )
        super().__init__(self._title_of(view))

    @staticmethod
    def _title_of(view: EveningView) -> Content:
        count = told.KEPT_OF.format(done=view.done, total=len(view.practices))
        return Content.assemble(
            told.title(view.day, again=view.is_closed), "   ", (count, "$connect-quiet not bold")
        )

    def on_mount(self) -> None:
        """Say what the keys do, in as many words as there is room for, and what naming someone means."""
        super().on_mount()
        self.query_one(".hint", FittingText).offer(*map(Content, told.HINTS))
        self.query_one(NameInput).placeholder = told.WITH_EMPTY
        if isinstance(self._line, LinesField):
            self._line.move_cursor(self._line.document.end)

    def make_fields(self) -> dict[str, FormField]:
        """Return the fields in their order, by name."""
        checks = FormField(told.CHECKS, self._checks, value=lambda: self._checks.value)
        checks.add_class("-checks")
        return {
            "checks": checks,
            "line": FormField(told.LINES if isinstance(self._line, LinesField) else told.LINE, self._line),
            "feelings": FormField(told.FEELING, self._feelings, value=lambda: self._feelings.value),
            "people": FormField(told.WITH, self._people, value=lambda: self._people.value),
        }

    def begin_at(self, name: str) -> None:
        """Have the keys work on a field."""
        if name == "people":
            self._people.begin()
        else:
            super().begin_at(name)

    def has_changes(self) -> bool:
        """Tell whether leaving would lose something; words begun before are lost, too."""
        return self._draft is not None or super().has_changes()

    def keep(self) -> None:
        """Close the day with all that is said; raises ConnectError where that cannot be."""
        self._stop()
        evening.close_day(
            self._workspace,
            self._seen.day,
            done=self._checks.checked,
            text=self._text,
            feelings=self._feelings.feelings,
            strengths=self._feelings.strengths,
            people=self._people.names_with_typed,
            seen=self._seen,
            draft=self._own,
        )

    @property
    def _text(self) -> str:
        """What is written; where it is as it was, just what was kept before."""
        before = self._seen.entry.text if self._seen.entry is not None else ""
        if isinstance(self._line, LinesField):
            return self._line.text
        return before if self._line.value == clean_line(before) else self._line.value

    def keep_unfinished(self) -> None:
        """Keep a draft, since the app is being ended from outside."""
        if self._is_begun or super().has_changes():
            self._keep_draft()

    def action_on(self) -> None:
        """Go on to the next field; from the last, close the day."""
        names = list(self.fields)
        here = next((n for n, one in enumerate(self.fields.values()) if one.field.has_focus_within), 0)
        if here + 1 < len(names):
            self.begin_at(names[here + 1])
        else:
            self.action_keep()

    def action_leave(self) -> None:
        """Leave; what was begun is given up with it."""
        if self.may_be_left():
            self._stop()
            self.app.attempt(self._give_up)
            self.dismiss(None)

    def _give_up(self) -> None:
        if self._own is not None:
            evening.give_up(self._workspace, self._own)
            self._own = None

    @on(PeopleField.Finished)
    def _people_named(self) -> None:
        self.action_keep()

    @on(EveningChecks.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(FeelingPicker.Changed)
    def _keep_soon(self) -> None:
        self._is_begun = self._is_begun or super().has_changes()
        if self._is_begun and self._timer is None:
            self._timer = self.set_timer(_DRAFT_SECONDS, self._keep_now)

    def _keep_now(self) -> None:
        self._timer = None
        self.app.attempt(self._keep_draft, tell_once=True)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _keep_draft(self) -> None:
        """Keep what is put in, so that it is there again whatever happens; nothing where all is as it was."""
        said = Draft(
            evening.draft_id(self._seen.day),
            self._seen.day,
            self._text,
            people=self._people.names_with_typed,
            feelings=self._feelings.feelings,
            strengths=self._feelings.strengths,
            done=tuple(one.id for one in self._checks.checked),
        )
        if said == _as_draft(self._seen):
            self._give_up()
        else:
            self._own = keep_draft(self._workspace, said._replace(seen=_as_draft(self._seen)))


def _as_draft(view: EveningView) -> Draft:
    """Return what was kept of the evening, as one begins with it."""
    entry, draft_id = view.entry, evening.draft_id(view.day)
    if entry is None:
        return Draft(draft_id, view.day)
    return Draft(draft_id, view.day, entry.text, None, view.people, entry.feelings, entry.strengths)
