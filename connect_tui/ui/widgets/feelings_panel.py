"""What stands around the picture of feelings: words above it, and the row under the cursor in words."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.felt import FeelingsView
from connect_tui.domain.periods import Period
from connect_tui.ui import feeling_texts as told
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.feelings_list import FeelingRow
from connect_tui.ui.widgets.period_title import MARGIN, Phrase, TitledHeader, styled


class FeelingsHeader(TitledHeader):
    """The period, and its feelings in a few words."""

    NAME = told.TITLE

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        super().__init__(style_of)
        self.styles.height = 2
        self._view: FeelingsView | None = None

    def show(self, view: FeelingsView) -> None:
        """Show a period."""
        if view != self._view:
            self._view = view
            self.refresh()

    @property
    def period(self) -> Period | None:
        """The period shown."""
        return self._view.period if self._view is not None else None

    def line_below(self, y: int, width: int) -> list[Phrase]:
        """Return the line of words."""
        if y != 1 or self._view is None:
            return []
        return [(" " * MARGIN, "quiet"), (fit(told.summary(self._view), width - 2 * MARGIN), "text")]

    def words_below(self, x: int, y: int) -> str:  # noqa: ARG002 - the line tells of all of it
        """Return all there is to tell."""
        return told.summary(self._view) if self._view is not None else ""


class FeelingsPanel(Widget):
    """The row under the cursor in words, or a message where there is none."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self._style_of = style_of
        self._row: FeelingRow | None = None
        self._message = ""

    def show(self, row: FeelingRow | None, message: str = "") -> None:
        """Show a row in words, and a message below it."""
        self._row, self._message = row, message
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, size = self.rich_style, self.size
        lines = self._lines(max(1, size.width - 2 * MARGIN), size.height)
        parts = [
            Segment(text, styled(self._style_of, kind)) for text, kind in (lines[y] if y < len(lines) else [])
        ]
        return (
            Strip([Segment(" " * MARGIN), *parts]).adjust_cell_length(size.width, ground).apply_style(ground)
        )

    def _lines(self, width: int, height: int) -> list[list[Phrase]]:
        lines: list[list[Phrase]] = [[]]
        row = self._row
        if row is not None and row.beside is not None:
            lines += self._wrapped(told.beside(row.beside, is_person=row.is_person), width, "text")
        elif row is not None and row.felt is not None:
            first, *others = told.family(row.felt)
            lines += self._wrapped(first, width, "text")
            for one in others:
                lines += self._wrapped(one, width, "quiet")
        elif row is not None and row.family is not None:
            lines += self._wrapped(told.not_felt(shown(row.family.name)), width, "quiet")
        legend = self._wrapped(self._message, width, "quiet")
        if len(lines) + len(legend) < height:
            lines += [[], *legend]
        return lines if len(lines) <= height else lines[1 : height + 1]

    @staticmethod
    def _wrapped(text: str, width: int, kind: str) -> list[list[Phrase]]:
        return [[(fit(line, width), kind)] for line in wrap(text, width)] if text else []
