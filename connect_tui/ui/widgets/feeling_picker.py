"""Saying how one feels: families by their digits, finer words by letters, and how strongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from connect_tui.domain.feelings import STRONGEST, Family, family_of
from connect_tui.domain.text import fold
from connect_tui.exchange.feelings.words import strength
from connect_tui.ui import feeling_texts as told
from connect_tui.ui.content import literal, shown
from connect_tui.ui.widgets.pieces import Piece, PieceLines, flowing, in_columns, under_cursor

_QUIET, _CHOSEN = "$connect-quiet", "$connect-key bold"
_STEP = "\0"
"""Stands before what is a step; no word holds it."""


class FeelingPicker(Widget, can_focus=True):
    """Holds the words chosen, in their order, each with its strength. It only says that they changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", id="feeling.left", tooltip="The word before", show=False),
        Binding("right", "move(1)", id="feeling.right", tooltip="The next word", show=False),
        Binding("up", "line(-1)", id="feeling.up", tooltip="The line before", show=False),
        Binding("down", "line(1)", id="feeling.down", tooltip="The next line", show=False),
        Binding("space", "choose", id="feeling.choose", tooltip="Choose, or leave out", show=False),
        Binding("plus,equals_sign", "stronger(1)", id="feeling.more", tooltip="More strongly", show=False),
        Binding("minus", "stronger(-1)", id="feeling.less", tooltip="Less strongly", show=False),
    ]
    DEFAULT_CSS = """
    FeelingPicker { height: auto; padding: 0 1; }
    """

    class Changed(Message):
        """Other words are chosen, or one is felt more or less strongly."""

    def __init__(
        self,
        families: Sequence[Family],
        chosen: Iterable[str] = (),
        strengths: Iterable[tuple[str, int]] = (),
        *,
        keeps_one: bool = False,
    ) -> None:
        """Begin with these words; with ``keeps_one`` the last word that is chosen cannot be left out."""
        super().__init__()
        self._families = list(families)
        self._chosen = {fold(word): word for word in chosen}
        self._strengths = {fold(word): number for word, number in strengths}
        self._keeps_one = keeps_one
        self._here: Family | None = None
        """The family whose finer words are offered."""
        self._current = ""
        """The word, folded, that keys make stronger."""
        self._cursor = 0
        for word in self._chosen:
            self._here, self._current = family_of(self._families, word), word

    @property
    def feelings(self) -> tuple[str, ...]:
        """The words chosen, in the order they were chosen."""
        return tuple(self._chosen.values())

    @property
    def strengths(self) -> tuple[tuple[str, int], ...]:
        """How strong they are, where that was said."""
        return tuple(
            (word, self._strengths[folded])
            for folded, word in self._chosen.items()
            if folded in self._strengths
        )

    @property
    def value(self) -> str:
        """All that is chosen as one text, to see whether anything changed."""
        return repr((self.feelings, self.strengths))

    def toggle(self, word: str) -> None:
        """Choose a word, or leave it out."""
        folded = fold(word)
        if folded not in self._chosen:
            self._chosen[folded], self._current = word, folded
            self._here = family_of(self._families, word) or self._here
        elif len(self._chosen) > 1 or not self._keeps_one:
            del self._chosen[folded]
            self._strengths.pop(folded, None)
            self._current = next(reversed(self._chosen), "")
            if not self._chosen:
                self._here = None
        else:
            return
        self._tell()

    def use_strength(self, folded: str, number: int) -> None:
        """Say how strong a chosen word is; once more the same takes it back."""
        if folded not in self._chosen:
            return
        self._current = folded
        if not 1 <= number <= STRONGEST or self._strengths.get(folded) == number:
            self._strengths.pop(folded, None)
        else:
            self._strengths[folded] = number
        self._tell()

    def _tell(self) -> None:
        self._cursor = min(self._cursor, len(self._words) - 1)
        self.refresh(layout=True)
        self.post_message(self.Changed())

    @property
    def _words(self) -> list[str]:
        """The words that can be chosen: that of each family, then the finer ones of one."""
        others = [] if self._here is None else list(self._here.words)
        known = {fold(word) for word in others} | {fold(one.name) for one in self._families}
        own = [word for folded, word in self._chosen.items() if not self._is_known(folded, known)]
        return [*(one.name for one in self._families), *others, *own]

    def _is_known(self, folded: str, known: set[str]) -> bool:
        return folded in known or family_of(self._families, folded) is not None

    def on_key(self, event: events.Key) -> None:
        """Take a digit for a family, and a letter for a finer word."""
        key = event.character or ""
        families = len(self._families)
        words = self._words
        if key.isascii() and key.isdigit() and 1 <= int(key) <= families:
            place = int(key) - 1
        elif key and key in ascii_lowercase and families + ascii_lowercase.index(key) < len(words):
            place = families + ascii_lowercase.index(key)
        else:
            return
        event.stop()
        event.prevent_default()
        self._cursor = place
        self.toggle(words[place])

    def action_choose(self) -> None:
        """Choose the word under the cursor, or leave it out."""
        if self._words:
            self.toggle(self._words[self._cursor])

    def action_move(self, by: int) -> None:
        """Move the cursor by words."""
        self._cursor = max(0, min(len(self._words) - 1, self._cursor + by))
        self.refresh()

    def action_line(self, by: int) -> None:
        """Move the cursor by lines; beyond the last one, to the next field."""
        lines = [
            [piece.means for piece in line if piece.means and not piece.means.startswith(_STEP)]
            for line in self.laid_out(self.content_size.width).lines
        ]
        lines = [line for line in lines if line]
        words = self._words
        here = next((n for n, line in enumerate(lines) if words and words[self._cursor] in line), 0)
        if 0 <= here + by < len(lines):
            column = lines[here].index(words[self._cursor]) if words else 0
            line = lines[here + by]
            self._cursor = words.index(line[min(column, len(line) - 1)])
            self.refresh()
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_stronger(self, by: int) -> None:
        """Make the word chosen last stronger, or less so."""
        number = self._strengths.get(self._current, 0) + by
        if number <= STRONGEST:
            self.use_strength(self._current, number)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines it takes."""
        return max(1, len(self.laid_out(width).lines))

    def render(self) -> Content:
        """Show the families, the finer words of one, and how strong each word is that was chosen."""
        return self.laid_out(self.content_size.width).content(self.content_size.width)

    def laid_out(self, width: int) -> PieceLines:
        """Return everything in lines of this width."""
        words = self._words
        families = len(self._families)
        pieces = [self._piece(number, word) for number, word in enumerate(words)]
        lines = in_columns(pieces[:families], width)
        if finer := pieces[families:]:
            name = told.FINER_OF.format(family=shown(self._here.name)) if self._here else told.FINER
            lines += [(Piece(name, _QUIET),), *in_columns(finer, width, indent=2)]
        if self._chosen:
            head = (Piece(f"{told.STRENGTH}  ", _QUIET),)
            lines += flowing([head, *(self._steps(one) for one in self._chosen)], width)
        return PieceLines(tuple(lines))

    def _piece(self, number: int, word: str) -> Piece:
        families = len(self._families)
        letter = number - families
        key = str(number + 1) if letter < 0 else ascii_lowercase[letter : letter + 1] or " "
        chosen = fold(word) in self._chosen
        text = f"{key} {told.CHOSEN if chosen else told.OPEN} {shown(word)}"
        style = _CHOSEN if chosen else "$connect-text"
        if number == self._cursor and self.has_focus:
            style = under_cursor(style, self.app.theme_variables)
        return Piece(text, style, word)

    def _steps(self, folded: str) -> tuple[Piece, ...]:
        number = self._strengths.get(folded, 0)
        current = folded == self._current
        name = Piece(f"{shown(self._chosen[folded])} ", "$connect-text bold" if current else _QUIET)
        steps = (
            Piece(
                told.STEP if step <= number else told.NO_STEP,
                _CHOSEN if step <= number else _QUIET,
                f"{_STEP}{step} {folded}",
            )
            for step in range(1, STRONGEST + 1)
        )
        return (name, *steps, Piece("   ", ""))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def _means(self, event: events.MouseEvent) -> str:
        at = event.get_content_offset(self)
        return "" if at is None else self.laid_out(self.content_size.width).at(at.x, at.y)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        means = self._means(event)
        if means.startswith(_STEP):
            step, _, folded = means.removeprefix(_STEP).partition(" ")
            self.use_strength(folded, int(step))
        elif means:
            self._cursor = self._words.index(means)
            self.toggle(means)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say how strong the step under the pointer is."""
        means = self._means(event)
        step, _, folded = means.removeprefix(_STEP).partition(" ")
        if not means.startswith(_STEP) or folded not in self._chosen:
            self.tooltip = None
            return
        said = told.TIP_STRENGTH.format(word=self._chosen[folded], strength=strength(int(step)))
        self.tooltip = literal(said)
