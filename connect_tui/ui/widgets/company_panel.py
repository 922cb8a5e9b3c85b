"""What stands around the table of people and practices: words above it, and the person under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.company import Companion, Company
from connect_tui.domain.periods import Period
from connect_tui.domain.practices import Practice
from connect_tui.ui import company_texts
from connect_tui.ui.content import ELLIPSIS, fit, shown
from connect_tui.ui.widgets.period_title import MARGIN, Phrase, TitledHeader, flowed, styled

_LEAST_BAR, _LONGEST_BAR = 6, 32
_LONGEST_LABEL = 24
_NUMBER = 5


class CompanyHeader(TitledHeader):
    """The period, and how it went with people in a few words."""

    NAME = company_texts.TITLE

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        super().__init__(style_of)
        self._view: Company | None = None
        self._low = False

    def show(self, view: Company, *, low: bool) -> None:
        """Show a period; ``low`` tells that there are few lines for it."""
        if (view, low) != (self._view, self._low):
            self._view, self._low = view, low
            self.refresh()

    @property
    def period(self) -> Period | None:
        """The period shown."""
        return self._view.period if self._view is not None else None

    def lines(self, width: int) -> list[list[Phrase]]:
        """Return the lines of words on a terminal so many cells wide."""
        if self._view is None:
            return []
        summary, *more = company_texts.sentences(self._view, low=self._low)
        invitations: list[Phrase] = [
            (line, "focus") for one in more for line in _wrapped(one, width - 2 * MARGIN)
        ]
        return flowed([(summary, "text"), *invitations], width - 2 * MARGIN)

    def line_below(self, y: int, width: int) -> list[Phrase]:
        """Return a line of words."""
        lines = self.lines(width)
        return [(" " * MARGIN, "quiet"), *lines[y - 1]] if 0 < y <= len(lines) else []

    def words_below(self, x: int, y: int) -> str:  # noqa: ARG002 - all lines tell of everyone
        """Return all there is to tell."""
        if self._view is None:
            return ""
        invited = company_texts.invited(self._view)
        return "\n".join([*company_texts.sentences(self._view), *([invited] if invited else [])])


class CompanyPanel(Widget):
    """The person under the cursor, or a message where there is none."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self._style_of = style_of
        self._row: Companion | None = None
        self._view: Company | None = None
        self._practices: Sequence[Practice] = ()
        self._message = ""

    def show(
        self, view: Company, row: Companion | None, practices: Sequence[Practice], message: str = ""
    ) -> None:
        """Show someone over a period, or a message; ``practices`` are all there are."""
        self._view, self._row, self._practices, self._message = view, row, practices, message
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, size = self.rich_style, self.size
        lines = self._lines(max(1, size.width - 2 * MARGIN), size.height)
        phrases = lines[y] if y < len(lines) else []
        parts = [Segment(text, styled(self._style_of, kind)) for text, kind in phrases]
        return (
            Strip([Segment(" " * MARGIN), *parts]).adjust_cell_length(size.width, ground).apply_style(ground)
        )

    def _lines(self, width: int, height: int) -> list[list[Phrase]]:
        view, row = self._view, self._row
        if view is None or row is None:
            return [[], *([(line, "quiet")] for line in _wrapped(self._message, width))]
        circle = company_texts.circle(row.profile.circle)
        room = max(1, width - cell_len(circle) - 2)
        name = shown(row.profile.name)
        lines: list[list[Phrase]] = [
            [(fit(name, min(cell_len(name), room)), "text bold"), (f"  {circle}", "quiet")]
        ]
        summary, *invitation = company_texts.person(row, view.period, view.today)
        lines += [[(line, "text")] for line in _wrapped(summary, width)]
        lines += [[(line, "focus")] for one in invitation for line in _wrapped(one, width)]
        bars = self._bars(row, width)
        if height >= len(lines) + len(bars) + 2:
            return [*_with_air(lines, bars), *self._numbers(view, width, height - len(lines) - len(bars) - 2)]
        names = {one.id: one.name for one in self._practices}
        practised = _wrapped(company_texts.practices(row, names), width)
        told: list[list[Phrase]] = [[(line, "quiet")] for line in _cut(practised, height - len(lines), width)]
        return [[], *lines, *told] if len(lines) + len(told) < height else [*lines, *told]

    @staticmethod
    def _numbers(view: Company, width: int, room: int) -> list[list[Phrase]]:
        """Return which number stands for which practice, where there is room for all."""
        if room < len(view.practices) + 1:
            return []
        lines: list[list[Phrase]] = [[]]
        for one in view.practices:
            number = str(one.number).rjust(2)
            name = fit(shown(one.name), width - cell_len(number) - 1).rstrip()
            lines.append([(f"{number} ", one.pillar.value), (name, "quiet")])
        return lines

    def _bars(self, row: Companion, width: int) -> list[list[Phrase]]:
        """Return a line for each practice done with them, the most frequent first."""
        by_id = {one.id: one for one in self._practices}
        label = min(_LONGEST_LABEL, max(0, width - _LEAST_BAR - _NUMBER))
        most = max((one.days for one in row.practices), default=1)
        lines: list[list[Phrase]] = []
        for one in sorted(row.practices, key=lambda one: -one.days):
            practice = by_id[one.practice]
            room = min(_LONGEST_BAR, max(0, width - label - 1 - _NUMBER))
            bar = "━" * max(1, round(one.days / most * room))
            hue = practice.pillar.value
            lines.append(
                [(fit(shown(practice.name), label) + " ", "text"), (bar, hue), (f" {one.days}", "quiet")]
            )
        return lines


def _with_air(lines: list[list[Phrase]], bars: list[list[Phrase]]) -> list[list[Phrase]]:
    return [[], *lines, [], *bars] if bars else [[], *lines]


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines; one with wide signs is cut by cells."""
    lines = wrap(text, width) if text else []
    if all(cell_len(line) <= width for line in lines):
        return lines
    return [fit(line, min(width, cell_len(line))) for line in wrap(text, max(1, width // 2))]


def _cut(lines: list[str], room: int, width: int) -> list[str]:
    """Return the lines there is room for, with a sign at their end where that is not all."""
    if len(lines) <= room or room < 1:
        return lines[: max(0, room)]
    last = lines[room - 1]
    return [*lines[: room - 1], fit(last + ELLIPSIS, min(width, cell_len(last) + 1))]
