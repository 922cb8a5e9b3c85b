"""What a form is made of: fields with a label, and room below each to say what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_line, clean_text
from connect_tui.ui.content import literal
from connect_tui.ui.widgets.fields import LineField, TextField


class FormBody(VerticalScroll, inherit_bindings=False, can_focus=False):
    """Holds the fields, and scrolls where they are more than fit."""

    DEFAULT_CSS = """
    FormBody { height: auto; scrollbar-size-vertical: 1; background: $surface; }
    FormBody LineField, FormBody LineField:focus, FormBody TextField, FormBody TextField:focus {
        border: none; padding: 0 1; background: $panel; background-tint: transparent;
    }
    FormBody LineField, FormBody LineField:focus { height: 1; }
    FormBody LineField:focus, FormBody TextField:focus { background: $connect-cursor; }
    FormBody TextField, FormBody TextField:focus { height: auto; min-height: 2; max-height: 6; }
    """


class OneLine(LineField):
    """A field for a line, in which one writes on where one comes to it."""

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(clean_line(text), placeholder=placeholder, select_on_focus=False)


class LinesField(TextField):
    """A field for several lines, from which tab leads on."""

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(
            clean_text(text),
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            placeholder=Content(placeholder),
        )


class ChoiceField(Widget, can_focus=True):
    """One of a few: left, right, space and a click choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", id="choice.before", tooltip="Choose the one before", show=False),
        Binding("right,l,space", "choose(1)", id="choice.next", tooltip="Choose the next one", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceField { height: 1; padding: 0 1; color: $connect-quiet; background: $panel; }
    ChoiceField:focus { background: $connect-cursor; }
    """
    _GAP = 3

    class Changed(Message):
        """Another one is chosen."""

        def __init__(self, field: ChoiceField) -> None:
            super().__init__()
            self.field = field

    def __init__(self, choices: Sequence[tuple[str, str]], value: str, *, id: str = "") -> None:  # noqa: A002
        """Begin with a value; each choice is a value and its name."""
        super().__init__(id=id or None)
        self._choices = list(choices)
        self.value = value

    @property
    def _place(self) -> int:
        return next((n for n, (value, _) in enumerate(self._choices) if value == self.value), 0)

    def action_choose(self, by: int) -> None:
        """Choose the next one, or the one before."""
        self.choose(self._choices[(self._place + by) % len(self._choices)][0])

    def choose(self, value: str) -> None:
        """Choose this one."""
        if value != self.value:
            self.value = value
            self.refresh()
            self.post_message(self.Changed(self))

    def _pieces(self) -> list[tuple[str, str]]:
        """Return texts, and the value that a click on each chooses."""
        all_of_them = [
            (f"{'●' if value == self.value else '○'} {name}", value) for value, name in self._choices
        ]
        if sum(cell_len(text) + self._GAP for text, _ in all_of_them) - self._GAP <= self.content_size.width:
            return all_of_them
        count, here = len(self._choices), self._place
        before, after = self._choices[(here - 1) % count][0], self._choices[(here + 1) % count][0]
        value, name = self._choices[here]
        return [("‹", before), (f"● {name}", value), ("›", after)]

    def render(self) -> Content:
        """Show every choice, or as many as there is room for the one that is chosen."""
        pieces = self._pieces()
        few = len(pieces) != len(self._choices) or pieces[0][0] == "‹"
        parts = [
            Content.styled(text, "$connect-key bold" if value == self.value else "$connect-quiet")
            for text, value in pieces
        ]
        return Content(" " if few else " " * self._GAP).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        pieces = self._pieces()
        gap = 1 if pieces[0][0] == "‹" else self._GAP
        left = 1
        for text, value in pieces:
            right = left + cell_len(text)
            if left <= event.x < right:
                self.choose(value)
            left = right + gap


class FormField(Vertical):
    """A label, a field, and what is wrong with what stands in it."""

    DEFAULT_CSS = """
    FormField { height: auto; margin-bottom: 0; }
    FormField > .row { height: auto; }
    FormField .label { width: 15; height: 1; color: $connect-quiet; }
    FormField .row > Widget { width: 1fr; }
    FormField .row > .label { width: 15; }
    FormField .mistake { height: auto; color: $connect-hand; padding: 0 1 0 16; display: none; }
    FormField .help { height: auto; color: $connect-quiet; padding: 0 1 0 16; display: none; }
    FormField.-mistaken .mistake { display: block; }
    FormField.-helped .help { display: block; }
    FormField.-apart { margin-top: 1; }
    """

    def __init__(
        self, label: str, field: Widget, *, apart: bool = False, value: Callable[[], str] | None = None
    ) -> None:
        """Hold a field; one that stands ``apart`` has an empty line above.

        ``value`` returns what stands in a field that holds neither a text nor a choice.
        """
        super().__init__(classes="-apart" if apart else "")
        self.field = field
        self._value = value
        self._mistaken = ""
        self._label = Static(label, classes="label", markup=False)
        self._mistake = Static(classes="mistake", markup=False)
        self._help = Static(classes="help", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the field beside its label."""
        with Horizontal(classes="row"):
            yield self._label
            yield self.field
        yield self._help
        yield self._mistake

    def call(self, label: str) -> None:
        """Give the field another label."""
        self._label.update(label)

    def help(self, text: str) -> None:
        """Say something below the field, or nothing."""
        self._help.update(literal(text))
        self.set_class(bool(text), "-helped")

    def tell(self, error: ConnectError) -> None:
        """Say what is wrong, below the field."""
        self._mistaken = self.value
        self._mistake.update(literal(f"{error}\n{error.hint}" if error.hint else str(error)))
        self.add_class("-mistaken")

    def forget_mistake_if_changed(self) -> None:
        """Say no more that anything is wrong once something else stands in the field."""
        if self.value != self._mistaken:
            self.forget_mistake()

    def forget_mistake(self) -> None:
        """Say no more that anything is wrong."""
        self.remove_class("-mistaken")

    @property
    def is_mistaken(self) -> bool:
        """Whether it says that something is wrong."""
        return self.has_class("-mistaken")

    @property
    def value(self) -> str:
        """What stands in the field."""
        if self._value is not None:
            return self._value()
        if isinstance(self.field, TextField):
            return self.field.text
        if isinstance(self.field, LineField | ChoiceField):
            return self.field.value
        return ""
