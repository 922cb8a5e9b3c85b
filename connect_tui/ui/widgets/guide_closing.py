"""The last page of a guide: what was answered, whether to check the practice off, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from connect_tui.ui import guide_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.guide_answers import GuideAnswer
from connect_tui.ui.widgets.step_link import StepLink

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.widget import Widget


class Closing(GuideAnswer, can_focus=True):
    """What was answered above, and below it what comes of it."""

    HINTS = "closing"
    IS_HIGH = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", id="guide.check", tooltip="Check it off, or not", show=False),
        Binding("w", "people", id="guide.with", tooltip="Say with whom", show=False),
        Binding("down,j", "scroll_body(1)", id="guide.on-down", tooltip="Scroll down", show=False),
        Binding("up,k", "scroll_body(-1)", id="guide.on-up", tooltip="Scroll up", show=False),
    ]
    DEFAULT_CSS = """
    Closing { height: 1fr; }
    Closing VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    Closing VerticalScroll Static { height: auto; }
    Closing StepLink { height: auto; width: 1fr; color: $foreground; }
    Closing #check { margin-top: 1; }
    """

    class PeopleAsked(Message):
        """It is to be said with whom it was."""

    def __init__(self, answers: Content, practice: str, when: tuple[date, date], *, is_done: bool) -> None:
        """Show the answers; ``when`` are the day of the walk and today."""
        super().__init__()
        self._answers, self._practice, self._is_done = answers, shown(practice), is_done
        self._day = texts.relative_day(*when)
        self.done = not is_done
        """Whether the practice is to be checked off with it."""
        self.people: tuple[str, ...] = ()
        self.body = VerticalScroll(can_focus=False)

    def compose(self) -> Sequence[Widget]:
        """Lay out the answers, and what can be said yet."""
        return [self.body, StepLink(id="check", markup=False), StepLink(id="with", markup=False)]

    async def on_mount(self) -> None:
        """Show everything."""
        await self.body.mount(Static(self._answers, markup=False))
        self._show()

    def name_people(self, people: Sequence[str]) -> None:
        """Have it be with these people."""
        self.people = tuple(people)
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        names = ", ".join(map(shown, self.people))
        sentence = told.CHECK.format(practice=self._practice, day=self._day)
        if self._is_done:
            sentence = told.CHECKED_ALREADY.format(practice=self._practice, day=self._day)
            if names:
                sentence = told.ADD_TO_CHECK.format(names=names, day=self._day)
        mark = (told.TICKED, "bold $connect-key") if self.done else (told.UNTICKED, "$connect-quiet")
        self.query_one("#check", StepLink).update(Content.assemble(mark, " ", sentence))
        said = told.WITH.format(names=names) if names else told.WITH_NOBODY
        self.query_one("#with", StepLink).update(Content.styled(f"  {said}", "$connect-quiet"))

    def action_turn(self) -> None:
        """Have it checked off, or not."""
        self.done = not self.done and (not self._is_done or bool(self.people))
        self._show()

    def action_people(self) -> None:
        """Have it said with whom it was."""
        self.post_message(self.PeopleAsked())

    def action_scroll_body(self, lines: int) -> None:
        """Scroll the answers."""
        self.body.scroll_relative(y=lines, animate=False)

    @on(StepLink.Pressed)
    def _clicked(self, event: StepLink.Pressed) -> None:
        event.stop()
        if event.link.id == "check":
            self.action_turn()
        else:
            self.action_people()
