"""Writing in the journal: a large field, and below it what else belongs to an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.journal import ONE_A_DAY, JournalEntry
from connect_tui.services.entry_drafts import BeingWritten
from connect_tui.ui import form_texts
from connect_tui.ui import journal_texts as told
from connect_tui.ui.content import literal
from connect_tui.ui.journal_writing import in_own_editor
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fitting_text import FittingText
from connect_tui.ui.widgets.form_fields import ChoiceField, FormBody
from connect_tui.ui.widgets.people_field import PeopleField
from connect_tui.ui.widgets.step_link import StepLink
from connect_tui.ui.writing_fields import WritingFields

if TYPE_CHECKING:
    from textual.timer import Timer

    from connect_tui.domain.drafts import Draft
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.app import ConnectApp
    from connect_tui.ui.screens.place import PlaceScreen

KEPT_AFTER = 0.6
"""Seconds after which what is being written is kept as a draft."""


def open_writing(
    place: PlaceScreen,
    entry: JournalEntry | None = None,
    *,
    practice: str | None = None,
    people: Sequence[str] = (),
    done: Callable[[JournalEntry], object] | None = None,
    draft: Draft | None = None,
) -> None:
    """Have something written, or an entry changed; undo takes it back.

    It begins with ``practice`` and ``people``, or with the draft that is kept of it. ``done`` is told of the
    entry once it is kept. What is written is kept as a draft meanwhile, and where the dialog is left.
    """
    workspace = place.workspace
    dialog = WritingDialog(workspace, BeingWritten(workspace, entry, draft, practice=practice, people=people))

    def closed(answer: JournalEntry | None) -> None:
        place.unfinished = None
        place.app.attempt(place.reload)
        if answer is not None and done is not None:
            done(answer)
        if dialog.said:
            place.notify(dialog.said, markup=False)

    place.unfinished = dialog.keep_draft
    place.app.push_screen(dialog, closed)


class WritingDialog(Dialog[JournalEntry]):
    """Answers with the entry, once it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", id="write.keep", tooltip="Keep it", show=False, priority=True),
        Binding("ctrl+g", "give_up", id="write.give-up", tooltip="Give it up", show=False, priority=True),
        Binding(
            "ctrl+o", "own_editor", id="write.editor", tooltip="Your own editor", show=False, priority=True
        ),
        Binding("down", "app.focus_next", id="write.down", tooltip="Next field", show=False),
        Binding("up", "app.focus_previous", id="write.up", tooltip="Field before", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 - Textual types it so
    DEFAULT_CSS = """
    WritingDialog { background: $background; }
    WritingDialog > .box { width: 100%; max-width: 104; height: 100%; max-height: 100%; }
    WritingDialog.-low > .box, WritingDialog.-narrow > .box { padding: 0 1; }
    WritingDialog .title { height: 1; }
    WritingDialog.-low .title { margin-bottom: 0; }
    WritingDialog #text, WritingDialog #text:focus {
        height: 1fr; min-height: 3; max-height: 100%; background: $panel; border: none; padding: 0 1;
        background-tint: transparent;
    }
    WritingDialog #fields { height: auto; margin-top: 1; }
    WritingDialog.-low #fields { height: 0; margin-top: 0; }
    WritingDialog.-low.-in-fields #fields { height: auto; max-height: 9; }
    WritingDialog #about {
        height: 1; display: none; color: $connect-quiet; padding: 0 1;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    WritingDialog.-low #about { display: block; }
    WritingDialog.-low.-in-fields #about { display: none; }
    WritingDialog FormField .row > .label { width: 10; }
    WritingDialog FormField .help, WritingDialog FormField .mistake { padding: 0 1 0 11; }
    WritingDialog #told { height: auto; color: $connect-hand; display: none; }
    WritingDialog #told.-told { display: block; }
    WritingDialog #foot { height: 1; margin-top: 1; }
    WritingDialog.-low #foot { margin-top: 0; }
    WritingDialog #foot .hint { width: 1fr; height: 1; margin: 0; }
    WritingDialog StepLink { width: auto; color: $connect-key; margin-left: 3; }
    WritingDialog StepLink:hover { text-style: underline; }
    """

    app: ConnectApp

    def __init__(self, workspace: Workspace, written: BeingWritten) -> None:
        """Begin with what an entry says, or with its draft."""
        super().__init__()
        self._written = written
        self._saving: Timer | None = None
        self._warned = False
        self.said = ""
        """What became of it."""
        has_fixed_day = written.entry is not None and written.entry.kind in ONE_A_DAY
        self._fields = WritingFields(workspace, written.begun, has_fixed_day=has_fixed_day)
        self._text = self._fields.text

    def compose(self) -> ComposeResult:
        """Lay out the text, what else belongs to it, and what can be done."""
        title = told.WRITE_TITLE if self._written.entry is None else told.CHANGE_TITLE
        with Vertical(classes="box"):
            yield Static(title, classes="title", markup=False)
            yield self._text
            yield Static(id="about", markup=False)
            with FormBody(id="fields"):
                yield from self._fields.beside_text
            yield Static(id="told", markup=False)
            with Horizontal(id="foot"):
                yield FittingText(classes="hint", markup=False)
                yield StepLink(form_texts.KEEP, id="keep", markup=False)
                yield StepLink(form_texts.LEAVE, id="leave", markup=False)

    def on_mount(self) -> None:
        """Begin behind the text."""
        self._text.move_cursor(self._text.document.end)
        self._text.focus()
        self._hint()
        self._show_about()
        if (taken_up := self._written.taken_up) is not None:
            self._say(told.TAKEN_BACK_IS_HERE if taken_up.is_taken_back else told.TAKEN_UP)

    def _hint(self) -> None:
        self.query_one(".hint", FittingText).offer(Content(told.WRITE_HINT_LONG), Content(told.WRITE_HINT))

    def _say(self, said: str) -> None:
        line = self.query_one("#told", Static)
        line.update(literal(said))
        line.set_class(bool(said), "-told")

    @property
    def _is_changed(self) -> bool:
        """Whether anything else is put in than there was at first."""
        return self._fields.written != self._written.before

    def keep_draft(self) -> None:
        """Keep as a draft what is put in so far; none where all is as it was."""
        self._written.keep(self._fields.written)

    def on_descendant_focus(self) -> None:
        """Unfold the fields while the keys work there."""
        self.set_class(self.focused is not self._text, "-in-fields")

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(ChoiceField.Changed)
    def _keep_soon(self) -> None:
        """Keep a draft within a moment, however fast one writes on."""
        self._show_about()
        if self._fields.written != self._written.begun:
            self._say("")
        if self._warned:
            self._warned = False
            self._hint()
        if self._saving is None:
            self._saving = self.set_timer(KEPT_AFTER, self._save)

    def _save(self) -> None:
        self._saving = None
        self.app.attempt(self.keep_draft, tell_once=True)

    def _show_about(self) -> None:
        """Say in one line what stands in the fields, for where they are folded."""
        self.query_one("#about", Static).update(Content(self._fields.in_words))

    def action_keep(self) -> None:
        """Keep it as an entry; what cannot be kept stays, with a word on why."""
        try:
            self._fields.day_meant()
        except WrongUse as error:
            self._fields.day.tell(error)
            self._fields.day.field.focus()
            return
        try:
            entry = self._written.finish(self._fields.written)
        except ConnectError as error:
            self._say(f"{error}\n{error.hint}" if error.hint else str(error))
            self.app.attempt(self.keep_draft, tell_once=True)
            return
        self._forget_timer()
        self.said = told.KEPT
        self.dismiss(entry)

    def may_be_left(self) -> bool:
        """Leave whenever one wishes: what is written is kept as a draft."""
        return self.app.attempt(self.keep_draft) or super().may_be_left()

    def has_changes(self) -> bool:
        """Tell whether something is put in that is not kept, not even as a draft."""
        return self._is_changed and not self._written.is_kept(self._fields.written)

    def action_leave(self) -> None:
        """Leave it for later."""
        if self.may_be_left():
            self._forget_timer()
            self.said = told.KEPT_AS_DRAFT if self._written.draft is not None else ""
            self.dismiss(None)

    def action_give_up(self) -> None:
        """Give up what is written here; where there is anything, only when asked again."""
        if self._is_changed and not self._warned:
            self._warned = True
            self.query_one(".hint", FittingText).offer(Content(told.NOT_KEPT_YET))
            return
        self._forget_timer()
        if self.app.attempt(lambda: self._written.give_up(is_over=True)):
            self.dismiss(None)

    def _forget_timer(self) -> None:
        if self._saving is not None:
            self._saving.stop()

    def action_own_editor(self) -> None:
        """Write on in one's own editor, and come back with what it holds."""
        self.app.attempt(self.keep_draft)
        edited = in_own_editor(self.app, self._written, self._fields.written)
        if edited is not None and edited.is_changed:
            self._text.text = edited.text
            self._text.move_cursor(self._text.document.end)
            self.app.attempt(self.keep_draft)
        self._text.focus()

    @on(PeopleField.Finished)
    def _people_named(self) -> None:
        self.focus_next()

    @on(Input.Submitted)
    def _line_entered(self) -> None:
        self.focus_next()

    @on(StepLink.Pressed)
    def _link_pressed(self, event: StepLink.Pressed) -> None:
        if event.link.id == "keep":
            self.action_keep()
        else:
            self.action_leave()
