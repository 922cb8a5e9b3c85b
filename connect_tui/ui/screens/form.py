"""A dialog that is a form: its fields are kept all at once, and what cannot be kept stays to be put right."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from connect_tui.domain.errors import ConnectError
from connect_tui.services.people_changes import PersonGone
from connect_tui.ui import form_texts
from connect_tui.ui.content import literal
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fields import LineField
from connect_tui.ui.widgets.fitting_text import FittingText
from connect_tui.ui.widgets.form_fields import ChoiceField, FormBody, FormField
from connect_tui.ui.widgets.step_link import StepLink

if TYPE_CHECKING:
    from connect_tui.ui.screens.place import PlaceScreen

Value = TypeVar("Value")

_LEAST_BODY = 3
"""How many rows of the fields are seen at the least."""


class FormDialog(Dialog[bool]):
    """Answers with True once everything is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", id="form.keep", tooltip="Keep it", show=False, priority=True),
        Binding("down", "app.focus_next", id="form.down", tooltip="Next field", show=False),
        Binding("up", "app.focus_previous", id="form.up", tooltip="Field before", show=False),
        Binding("pagedown", "scroll_body(1)", id="form.on", tooltip="Scroll on", show=False),
        Binding("pageup", "scroll_body(-1)", id="form.back", tooltip="Scroll back", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 - Textual types it so
    DEFAULT_CSS = """
    FormDialog > .box { width: 76; }
    FormDialog FormBody { max-height: 66vh; }
    FormDialog.-low FormBody { max-height: 90vh; }
    FormDialog.-narrow > .box { max-width: 100%; padding: 1 1 0 1; }
    FormDialog.-low > .box { max-height: 100%; padding: 0 1; }
    FormDialog.-low .title { margin-bottom: 0; }
    FormDialog #told { height: auto; color: $connect-hand; display: none; margin-top: 1; }
    FormDialog #told.-told { display: block; }
    FormDialog #foot { height: 1; margin-top: 1; }
    FormDialog.-low #foot { margin-top: 0; }
    FormDialog #foot .hint { width: 1fr; height: 1; margin: 0; }
    FormDialog StepLink { width: auto; color: $connect-key; margin-left: 3; }
    FormDialog StepLink:hover { text-style: underline; }
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    ENTER_KEEPS: ClassVar[bool] = False
    """Whether enter in a line keeps everything, instead of leading to the next field."""

    HINT: ClassVar[str] = form_texts.HINT

    KEEP: ClassVar[str] = form_texts.KEEP
    """What the link is called that keeps what is put in."""

    def __init__(self, title: Content) -> None:
        super().__init__()
        self._title = title
        self.fields: Mapping[str, FormField] = self.make_fields()
        self._before = {name: one.value for name, one in self.fields.items()}
        self._mistakes: list[str] = []
        self._hidden = ExitStack()
        """Holds back what would be painted while the fields are still being arranged."""
        self._most: int | None = None
        """How many rows the fields may take where that is not what their style says."""

    @abstractmethod
    def make_fields(self) -> dict[str, FormField]:
        """Return the fields in their order, by name, as they begin."""

    @abstractmethod
    def keep(self) -> object:
        """Read the fields and keep what stands in them; a refusal is told, and everything stays."""

    def compose(self) -> ComposeResult:
        """Lay out the title, the fields, and what can be done."""
        self._hidden.enter_context(self.app.batch_update())
        self._fit_breakpoints()
        with Vertical(classes="box"):
            yield Static(self._title, classes="title")
            with FormBody():
                yield from self.compose_body()
            yield Static(id="told", markup=False)
            with Horizontal(id="foot"):
                yield FittingText(self.HINT, classes="hint", markup=False)
                yield StepLink(self.KEEP, id="keep", markup=False)
                yield StepLink(form_texts.LEAVE, id="leave", markup=False)

    def _fit_breakpoints(self) -> None:
        """Have the style of this size from the first layout on: Textual gives it after that."""
        width, height = self.app.size
        for breakpoints, room in ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height)):
            fitting = [name for least, name in sorted(breakpoints or ()) if least <= room]
            self.add_class(*fitting[-1:])

    def compose_body(self) -> Iterator[FormField]:
        """Yield the fields."""
        yield from self.fields.values()

    def on_mount(self) -> None:
        """Begin, and be seen once everything has its place."""
        self.begin()
        self.call_after_refresh(self._hidden.close)

    def on_unmount(self) -> None:
        """Hold back nothing any more."""
        self._hidden.close()

    def begin(self) -> None:
        """Begin with the first field."""
        self.begin_at(next(iter(self.fields)))

    def begin_at(self, name: str) -> None:
        """Have the keys work on a field."""
        field = self.fields[name].field
        field.focus(scroll_visible=False)
        if isinstance(field, LineField):
            field.cursor_position = len(field.value)

    def before(self, name: str) -> str:
        """Return what stood in a field at first."""
        return self._before[name]

    def is_changed(self, name: str) -> bool:
        """Tell whether something else stands in a field than at first."""
        return self.fields[name].value != self._before[name]

    def has_changes(self) -> bool:
        """Tell whether anything was put in."""
        return any(self.is_changed(name) for name in self.fields)

    def read(self, name: str, parse: Callable[[str], Value], before: Value) -> Value:
        """Return what a field means; where it is as it was, ``before``. A mistake is told at the field."""
        if not self.is_changed(name):
            return before
        try:
            return parse(self.fields[name].value)
        except ConnectError as error:
            self.tell_at(name, error)
            return before

    def tell_at(self, name: str, error: ConnectError) -> None:
        """Say at a field what is wrong with it."""
        self.fields[name].tell(error)
        self._mistakes.append(name)

    def action_keep(self) -> None:
        """Keep everything, if it can be; else go to the first field that stands in the way."""
        self._mistakes = []
        for one in self.fields.values():
            one.forget_mistake()
        self._say("")
        try:
            self.keep()
        except PersonGone as error:
            self._say(f"{error}\n{form_texts.GONE_HINT}")
            return
        except ConnectError as error:
            self._say(f"{error}\n{error.hint}" if error.hint else str(error))
            return
        if self._mistakes:
            first = next(name for name in self.fields if name in self._mistakes)
            self.begin_at(first)
            self.call_after_refresh(self.fields[first].scroll_visible, animate=False)
        else:
            self.dismiss(True)

    @property
    def has_mistakes(self) -> bool:
        """Whether a field could not be read; nothing is to be kept then."""
        return bool(self._mistakes)

    def keep_unfinished(self) -> None:
        """Keep what can be kept just now, since the app is being ended from outside."""
        if self.has_changes():
            self._mistakes = []
            self.keep()

    def _say(self, told: str) -> None:
        line = self.query_one("#told", Static)
        line.update(literal(told))
        line.set_class(bool(told), "-told")
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        """Have the fields scroll in what a refusal below them leaves, so that the foot stays in sight."""
        if not self.is_current:
            return
        told, most = self.query_one("#told", Static), None
        if told.display:
            needed = told.outer_size.height + told.styles.margin.height
            most = max(_LEAST_BODY, self._most_rows() - needed)
        if most != self._most:
            self.query_one(FormBody).styles.max_height = self._most = most

    def _most_rows(self) -> int:
        """Return how many rows the fields may take where nothing is told below them."""
        share = 90 if self.has_class("-low") else 66
        return self.size.height * share // 100

    def on_resize(self) -> None:
        """Have the foot stay in sight."""
        self.call_after_refresh(self._make_room)

    def action_scroll_body(self, pages: int) -> None:
        """Scroll the fields by a page."""
        body = self.query_one(FormBody)
        body.scroll_relative(y=pages * max(1, body.size.height - 1), animate=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceField.Changed)
    def _forget_mistake(self, event: Input.Changed | TextArea.Changed | ChoiceField.Changed) -> None:
        sender = event.field if isinstance(event, ChoiceField.Changed) else event.control
        for one in self.fields.values():
            if one.field is sender:
                one.forget_mistake_if_changed()

    @on(Input.Submitted)
    def _line_entered(self) -> None:
        if self.ENTER_KEEPS:
            self.action_keep()
        else:
            self.focus_next()

    @on(StepLink.Pressed)
    def _link_pressed(self, event: StepLink.Pressed) -> None:
        if event.link.id == "keep":
            self.action_keep()
        else:
            self.action_leave()


def open_form(screen: PlaceScreen, dialog: FormDialog, said: str = "") -> None:
    """Have a form filled in, and read the screen again once it is kept.

    What it holds is kept even where the app is ended meanwhile.
    """

    def closed(kept: bool | None) -> None:  # noqa: FBT001 - as Textual answers
        screen.unfinished = None
        if kept:
            screen.app.attempt(screen.reload)
            if said:
                screen.notify(said, markup=False)

    screen.unfinished = dialog.keep_unfinished
    screen.app.push_screen(dialog, closed)
