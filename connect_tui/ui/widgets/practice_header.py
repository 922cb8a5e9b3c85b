"""The top of the page of one practice: its name, the period, and how it went."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from connect_tui.domain.retrospect import PracticePage
from connect_tui.exchange.review.words import period_name
from connect_tui.ui import calendar_texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.chart_lines import StyledText
from connect_tui.ui.widgets.drawing import Drawing

_MARGIN = 2
_GAP = 3


class HeaderView(NamedTuple):
    """All that the header shows."""

    page: PracticePage
    pillar: str
    """What the pillar is called."""
    show_streaks: bool


class PracticeHeader(Drawing):
    """Three lines; the period can be clicked."""

    DEFAULT_CSS = """
    PracticeHeader { height: 3; }
    """

    class Asked(Message):
        """One of the actions was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__()
        self._view: HeaderView | None = None

    def show(self, view: HeaderView) -> None:
        """Show a practice over a period."""
        self.hue = view.page.practice.pillar.value
        self._view = view
        self.refresh()

    @property
    def _period(self) -> str:
        words = period_name(self._view.page.period) if self._view else ""
        return f"{calendar_texts.EARLIER} {words} {calendar_texts.LATER}"

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width, styles = self.size.width, self.styles_by_name()
        parts: list[StyledText] = []
        if self._view is not None:
            parts = title_line(self._view, self._period, width) if y == 0 else []
            lines = phrase_lines(self._view, width - 2 * _MARGIN)
            if 0 < y <= len(lines):
                parts = [(" " * _MARGIN, "text"), *lines[y - 1]]
        return self.strip_of(parts, styles, width)

    def _action_at(self, x: int, y: int) -> str | None:
        left = self.size.width - _MARGIN - cell_len(self._period)
        right = self.size.width - _MARGIN
        if y or not left <= x < right:
            return None
        return "earlier" if x < left + 2 else "later_on" if x >= right - 2 else "jump"

    def on_click(self, event: events.Click) -> None:
        """Go to another period, or to a date."""
        if action := self._action_at(event.x, event.y):
            self.post_message(self.Asked(action))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does."""
        tips = {
            "earlier": calendar_texts.EARLIER_TIP,
            "later_on": calendar_texts.LATER_TIP,
            "jump": calendar_texts.PERIOD_TIP,
        }
        action = self._action_at(event.x, event.y)
        self.tooltip = tips[action] if action else None


def title_line(view: HeaderView, period: str, width: int) -> list[StyledText]:
    """Return the practice at the left and the period at the right."""
    practice = view.page.practice
    number, name, pillar = f"{practice.number}  ", shown(practice.name), shown(view.pillar)
    room = width - 2 * _MARGIN - cell_len(period) - _GAP - len(number)
    title = fit(name, min(cell_len(name), max(0, room)))
    room -= cell_len(title) + _GAP
    beside = f"{' ' * _GAP}{pillar}" if room >= cell_len(pillar) else ""
    used = _MARGIN + len(number) + cell_len(title) + cell_len(beside)
    gap = max(1, width - _MARGIN - cell_len(period) - used)
    return [
        (" " * _MARGIN + number, "quiet"),
        (title, "title"),
        (beside, "hue"),
        (" " * gap, "text"),
        (period[:2], "key"),
        (period[2:-2], "text"),
        (period[-2:], "key"),
    ]


def phrase_lines(view: HeaderView, width: int) -> list[list[StyledText]]:
    """Return what was kept, and where the practice stands now, as lines of phrases; the most useful first."""
    page = view.page
    kept = [calendar_texts.counts(page), *calendar_texts.rate(page)]
    stands = calendar_texts.standing(page.standing, show_streaks=view.show_streaks)
    lines = [
        _phrases(kept, "text", width),
        _phrases([*stands, calendar_texts.schedule(page.practice)], "quiet", width),
    ]
    return [line for line in lines if line]


def _phrases(phrases: list[str], first: str, width: int) -> list[StyledText]:
    """Return those phrases that fit one after another, the first of them cut if need be."""
    parts: list[StyledText] = []
    used = 0
    for phrase in phrases:
        gap = _GAP if parts else 0
        if not phrase or (parts and used + gap + cell_len(phrase) > width):
            continue
        parts.append((" " * gap + fit(phrase, min(cell_len(phrase), width)), "quiet" if parts else first))
        used += gap + cell_len(phrase)
    return parts
