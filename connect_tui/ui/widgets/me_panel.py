"""What is under the cursor about oneself, whole: its words, its steps, its days."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style as Look
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.me import AboutMe, MeItem, MeKind
from connect_tui.domain.me_rules import parts_of_me
from connect_tui.domain.people import Style
from connect_tui.exchange.me import words
from connect_tui.ui import me_texts as told
from connect_tui.ui.content import ELLIPSIS, fit, shown, shown_lines
from connect_tui.ui.me_rows import wrapped
from connect_tui.ui.widgets.phrases import MARGIN, Phrase, drawn

if TYPE_CHECKING:
    from datetime import date


class MePanel(Widget):
    """As much of it as there is room for."""

    def __init__(self, style_of: Callable[[str], Look]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self._style_of = style_of
        self._kind = MeKind.WANT
        self._item: MeItem | None = None
        self._about = AboutMe()
        self._today: date | None = None
        self._hints: list[str] = []

    def show(self, about: AboutMe, kind: MeKind, item: MeItem | None, today: date, hints: list[str]) -> None:
        """Show an item, or without any what is over of a part; ``hints`` are said at the end."""
        self._about, self._kind, self._item, self._today, self._hints = about, kind, item, today, hints
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width, height = self.size
        lines = self._fitted(max(1, width - 2 * MARGIN), height)
        phrases = [(" " * MARGIN, "quiet"), *lines[y]] if y < len(lines) else []
        return drawn(phrases, self._style_of, self.rich_style, width)

    def _fitted(self, width: int, height: int) -> list[list[Phrase]]:
        lines = self.lines(width)
        air: list[list[Phrase]] = [[]] if height > 3 else []
        if len(lines) + len(air) > height:
            lines = [line for line in lines if line]
        room = max(1, height - len(air))
        if len(lines) > room:
            text, kind = lines[room - 1][-1]
            cut = fit(text + ELLIPSIS, min(width, cell_len(text) + 1))
            lines = [*lines[: room - 1], [*lines[room - 1][:-1], (cut, kind)]]
        return [*air, *lines]

    def lines(self, width: int) -> list[list[Phrase]]:
        """Return all there is to tell, in lines of at most so many cells."""
        item, today = self._item, self._today
        if today is None:
            return []
        if item is None:
            lines = self._part(width, today)
        elif item.kind is MeKind.STYLE:
            lines = self._style(item, width, today)
        else:
            lines = self._whole(item, width, today)
        for hint in self._hints:
            lines += [[], *_told(hint, width, "focus")]
        return lines

    def _part(self, width: int, today: date) -> list[list[Phrase]]:
        lines: list[list[Phrase]] = [[(fit(words.PARTS[self._kind], width).rstrip(), "text bold")]]
        part = next(one for one in parts_of_me(self._about) if one.kind is self._kind)
        for item in part.over:
            lines += _told(shown(told.over_words(item, today)), width)
        if self._about == AboutMe():
            lines += _told(told.NOTHING_NOTED, width)
        return lines

    @staticmethod
    def _whole(item: MeItem, width: int, today: date) -> list[list[Phrase]]:
        lines = _told(shown_lines(item.text), width, "text")
        lines += [[], *_told(words.days_of(item, today), width)]
        if item.steps:
            lines += [[], [(words.progress(item), "text bold")]]
        for step in item.steps:
            done = step.done is not None
            sign = told.DONE_GLYPH if done else told.OPEN_GLYPH
            for number, line in enumerate(wrapped(shown(told.step_words(step, today)), width - 2)):
                head = f"{sign} " if not number else "  "
                lines.append([(head, "focus" if done else "quiet"), (line, "quiet" if done else "text")])
        return lines

    def _style(self, item: MeItem, width: int, today: date) -> list[list[Phrase]]:
        style = Style(item.text)
        lines = [*_told(words.style_words(style), width, "text"), *_told(words.days_of(item, today), width)]
        if style in words.STYLE_MAY_HELP:
            lines += [[], [(told.MAY_HELP, "text bold")]]
            lines += _told(words.STYLE_MAY_HELP[style], width, "text")
        lines += [[], *_told(words.STYLE_CAUTION, width)]
        earlier = [
            one for one in reversed(self._about.styles) if one.id != item.id and one.since <= item.since
        ]
        if earlier:
            lines += [[], [(told.EARLIER, "text bold")]]
            for one in earlier:
                name = words.STYLES[Style(one.text)]
                lines += _told(f"{name}, {words.since(one, today)}", width)
        return lines


def _told(text: str, width: int, kind: str = "quiet") -> list[list[Phrase]]:
    return [[(line, kind)] for part in text.split("\n") for line in wrapped(part, width)]
