"""The fields of a guide in which one writes: for a question, and for whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from connect_tui.ui import guide_texts as told
from connect_tui.ui.widgets.fields import TextField
from connect_tui.ui.widgets.people_field import NameInput, PeopleField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.guide_runs import Value
    from connect_tui.domain.records import Person


class AnswerChanged(Message):
    """The answer to the step that is shown is another one."""


class GuideAnswer(Widget):
    """What a step is answered with."""

    HINTS: ClassVar[str] = "question"
    """Which of the hints of ``guide_texts`` tells its keys."""
    IS_HIGH: ClassVar[bool] = False
    """Whether it wants all the room there is."""
    CHANGES_PAGE: ClassVar[bool] = False
    """Whether another answer has something else stand beside it."""
    DEFAULT_CSS = "GuideAnswer { height: auto; }"

    @property
    def value(self) -> Value | None:
        """What is answered; None or empty for nothing."""
        return None

    @property
    def hints(self) -> tuple[str, ...]:
        """What its keys do, each time in fewer words."""
        return told.HINTS[self.HINTS]

    def begin(self) -> None:
        """Have the keys work here."""
        self.focus()

    def tell(self) -> None:
        """Say that the answer is another one."""
        self.post_message(AnswerChanged())


class GuideArea(TextField):
    """A text area in which enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.go_on", id="guide.on", tooltip="Go on", show=False, priority=True),
        Binding("ctrl+j", "new_line", id="guide.line", tooltip="Begin a new line", show=False, priority=True),
    ]

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class WriteAnswer(GuideAnswer):
    """Room to write; words with commas between them where ``as_words``."""

    DEFAULT_CSS = """
    WriteAnswer { height: 6; min-height: 3; }
    WriteAnswer GuideArea, WriteAnswer GuideArea:focus {
        height: 100%; background: $panel; border: none; padding: 0 1;
    }
    """

    def __init__(self, text: str, *, as_words: bool = False) -> None:
        super().__init__()
        self._as_words = as_words
        self._area = GuideArea(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=told.FEELINGS_FIELD if as_words else told.PLACEHOLDER,
        )

    def compose(self) -> Sequence[Widget]:
        """Lay out the area."""
        return [self._area]

    @property
    def value(self) -> Value | None:
        """The text as it stands."""
        if self._as_words:
            return tuple(word.strip() for word in self._area.text.split(",") if word.strip())
        return self._area.text

    def begin(self) -> None:
        """Write on behind what is there."""
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.tell()


class OnePerson(PeopleField):
    """Holds one name: another takes its place."""

    DEFAULT_CSS = """
    OnePerson OptionList { background: $surface; }
    """

    class Chosen(Message):
        """Another name stands there."""

    def _add(self, name: str) -> None:
        self._chosen = []
        super()._add(name)
        self.post_message(self.Chosen())

    def take_back_last(self) -> None:
        """Name nobody."""
        super().take_back_last()
        self.post_message(self.Chosen())

    async def action_complete(self) -> None:  # type: ignore[override] # a dialog goes on in its own time
        """Take the name that is meant; with nothing typed, go on."""
        if self.query_one(NameInput).value:
            super().action_complete()
        else:
            await self.screen.run_action("go_on")


class PersonAnswer(GuideAnswer):
    """Someone known, or somebody new."""

    HINTS = "person"
    CHANGES_PAGE = True
    DEFAULT_CSS = "PersonAnswer { height: auto; }"

    def __init__(self, name: str, known: Sequence[Person]) -> None:
        super().__init__()
        self._field = OnePerson(chosen=(name,) if name else (), known=known, offers_at_once=False)

    def compose(self) -> Sequence[Widget]:
        """Lay out the field."""
        return [self._field]

    @property
    def value(self) -> Value | None:
        """The name; what is typed counts before what was chosen."""
        return "".join(self._field.names_with_typed[-1:])

    def begin(self) -> None:
        """Name someone."""
        self._field.begin()

    @on(OnePerson.Chosen)
    @on(Input.Changed)
    def _named(self) -> None:
        self.tell()

    @on(PeopleField.Finished)
    async def _go_on(self, event: PeopleField.Finished) -> None:
        event.stop()
        await self.screen.run_action("go_on")
