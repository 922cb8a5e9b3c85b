"""The fields of a guide in which one chooses: among answers, and among words for feelings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connect_tui.exchange.guides.words import grouped
from connect_tui.ui import guide_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.guide_answers import GuideAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connect_tui.domain.feelings import Family
    from connect_tui.domain.guide_runs import Value

DIGITS = "1234567890"
"""The keys of the first ten lines, in their order."""


class DigitList(OptionList):
    """Lines to choose from, by digit, by arrows and enter, or by mouse; its owner is told which."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "owner('entered')", id="guide.enter", tooltip="Take it and go on", show=False),
        Binding("space", "owner('toggled')", id="guide.space", tooltip="Take it, or not", show=False),
        Binding("right,l", "owner('opened')", id="guide.open", tooltip="Open it", show=False),
        Binding("left,h,backspace", "owner('left')", id="guide.left", tooltip="Go back up", show=False),
        Binding("j", "cursor_down", id="guide.down", tooltip="Next one", show=False),
        Binding("k", "cursor_up", id="guide.up", tooltip="One before", show=False),
    ]
    DEFAULT_CSS = """
    DigitList, DigitList:focus {
        border: none; background: $surface; background-tint: transparent; height: 1fr; padding: 0;
        scrollbar-size-vertical: 1;
    }
    DigitList > .option-list--option-disabled { color: $connect-key; text-style: bold; }
    DigitList > .option-list--option-highlighted, DigitList:focus > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    def __init__(self, owner: ListAnswer) -> None:
        super().__init__()
        self._owner = owner

    async def on_key(self, event: events.Key) -> None:
        """Choose by the digit that was pressed."""
        if event.character is not None and event.character in DIGITS:
            event.stop()
            self._owner.chose(DIGITS.index(event.character))

    async def action_owner(self, what: str) -> None:
        """Have the owner act on what is under the cursor."""
        await self._owner.asked(what, self.index)

    @property
    def index(self) -> int | None:
        """Which of the choices is under the cursor, headings not counted."""
        option = self.highlighted_option
        return int(option.id) if option is not None and option.id else None


class ListAnswer(GuideAnswer):
    """An answer out of a list."""

    IS_HIGH = True
    DEFAULT_CSS = "ListAnswer { height: 1fr; }"

    def __init__(self, hue: str) -> None:
        super().__init__()
        self._hue = hue
        self.list = DigitList(self)

    def compose(self) -> Sequence[Widget]:
        """Lay out the list."""
        return [self.list]

    def begin(self) -> None:
        """Choose."""
        self.list.focus()

    def chose(self, index: int) -> None:
        """Take a choice by its number; nothing where there is none."""

    async def asked(self, what: str, index: int | None) -> None:
        """Do what a key asks for, with the cursor on a choice or nowhere."""

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.chose(int(event.option.id))

    def line(self, number: int, text: str, *, chosen: bool) -> Content:
        """Return one line of the list; numbers count from 0."""
        digit = DIGITS[number] if number < len(DIGITS) else " "
        mark, style = ("● ", f"bold $connect-{self._hue}") if chosen else ("○ ", "$connect-quiet")
        return Content.assemble(
            (f"{digit}  ", "$connect-key"), (mark, style), (shown(text), "bold" if chosen else "")
        )


class ChoiceAnswer(ListAnswer):
    """One of several answers; those that begin with the same word stand below it."""

    HINTS = "choice"
    CHANGES_PAGE = True

    def __init__(self, options: Sequence[str], chosen: str, hue: str) -> None:
        super().__init__(hue)
        self._options = tuple(options)
        self._groups = grouped(self._options)
        self._chosen = self._options.index(chosen) if chosen in self._options else None

    def on_mount(self) -> None:
        """Show the answers, with the cursor on the one that was chosen."""
        self._show(self._chosen)

    @property
    def value(self) -> Value | None:
        """The answer chosen."""
        return None if self._chosen is None else self._options[self._chosen]

    @property
    def looked_at(self) -> str:
        """The answer under the cursor, else the one chosen."""
        index = self.list.index
        return str(self._options[index]) if index is not None else str(self.value or "")

    def _show(self, cursor: int | None) -> None:
        options: list[Option] = []
        at: int | None = None
        for head, choices in self._groups:
            if head:
                options.append(Option(Content(shown(head)), disabled=True))
            for index, text in choices:
                at = len(options) if index == cursor else at
                prompt = self.line(index, text, chosen=index == self._chosen)
                options.append(Option(prompt, id=str(index)))
        self.list.set_options(options)
        self.list.highlighted = at

    def chose(self, index: int) -> None:
        """Take this answer."""
        if index < len(self._options):
            self._chosen = index
            self._show(index)
            self.tell()

    async def asked(self, what: str, index: int | None) -> None:
        """Take the answer under the cursor and go on, or take it back."""
        if what == "toggled" and index is not None:
            self._chosen = None if index == self._chosen else index
            self._show(index)
            self.tell()
        elif what == "entered":
            if index is not None and index != self._chosen:
                self.chose(index)
            await self.screen.run_action("go_on")

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.tell()


class FeelingAnswer(ListAnswer):
    """Words for feelings, several: first a family, then one of its words."""

    HINTS = "feeling"
    DEFAULT_CSS = """
    FeelingAnswer #felt { height: auto; max-height: 3; margin-bottom: 1; }
    FeelingAnswer DigitList { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, families: Sequence[Family], chosen: Iterable[str], hue: str) -> None:
        super().__init__(hue)
        self._families = tuple(families)
        self._chosen = list(chosen)
        self._family: int | None = None

    def compose(self) -> Sequence[Widget]:
        """Lay out what was chosen, and the list."""
        return [Static(id="felt"), self.list]

    def on_mount(self) -> None:
        """Begin with the families."""
        self._show()

    @property
    def value(self) -> Value | None:
        """The words chosen, in the order they were."""
        return tuple(self._chosen)

    @property
    def hints(self) -> tuple[str, ...]:
        """What the keys do on the families, or on the words of one."""
        return told.HINTS["feeling" if self._family is None else "words"]

    def _words(self) -> tuple[str, ...]:
        """Return the words of the family that is open."""
        if self._family is None:
            return ()
        family = self._families[self._family]
        return (family.name, *family.words)

    def _show(self) -> None:
        chosen = [Content.styled(f" {shown(word)} ", "$foreground on $panel") for word in self._chosen]
        nothing = Content.styled(told.FEELINGS_NONE, "$connect-quiet")
        self.query_one("#felt", Static).update(Content(" ").join(chosen) if chosen else nothing)
        if self._family is None:
            options = [
                Option(self._family_line(number, family), id=str(number))
                for number, family in enumerate(self._families)
            ]
        else:
            name = told.FAMILY_BACK.format(name=shown(self._families[self._family].name))
            options = [Option(Content(name), disabled=True)]
            options += [
                Option(self.line(number, word, chosen=word in self._chosen), id=str(number))
                for number, word in enumerate(self._words())
            ]
        self.list.set_options(options)
        self.list.highlighted = None

    def _family_line(self, number: int, family: Family) -> Content:
        finer = ", ".join(family.words[:4])
        apart = max(cell_len(shown(one.name)) for one in self._families) - cell_len(shown(family.name))
        return Content.assemble(
            self.line(number, family.name, chosen=any(one in self._chosen for one in _all(family))),
            (f"{' ' * apart}   {shown(finer)}" if finer else "", "$connect-quiet"),
        )

    def chose(self, index: int) -> None:
        """Open a family, or take one of its words and go back to the families."""
        if self._family is None:
            if index < len(self._families):
                self._family = index
                self._show()
        elif index < len(words := self._words()):
            word = words[index]
            if word in self._chosen:
                self._chosen.remove(word)
            else:
                self._chosen.append(word)
            self._family = None
            self._show()
        self.tell()

    async def asked(self, what: str, index: int | None) -> None:
        """Open what is under the cursor, go back to the families, or go on."""
        if what == "left" and self._family is not None:
            self._family = None
            self._show()
            self.tell()
        elif what != "left" and index is not None:
            self.chose(index)
        elif what == "entered":
            await self.screen.run_action("go_on")


def _all(family: Family) -> tuple[str, ...]:
    return (family.name, *family.words)
