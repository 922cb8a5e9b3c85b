"""The top of the page of one practice: its name, the period, and how it went."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.retrospect import PracticePage
from connect_tui.exchange.review.words import period_name
from connect_tui.ui import calendar_texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.chart_lines import StyledText
from connect_tui.ui.widgets.drawing import Drawing

_MARGIN = 2
_GAP = 3
_ROOM_FOR_LENGTHS = 64


class HeaderView(NamedTuple):
    """All that the header shows."""

    page: PracticePage
    pillar: str
    """What the pillar is called."""
    show_streaks: bool


class _Title(NamedTuple):
    """The first line."""

    parts: list[StyledText]
    spots: list[tuple[int, int, str]]
    """Cells from and to, and the action that a click on them asks for."""


class PracticeHeader(Drawing):
    """Three lines; the practice and the period can be clicked."""

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

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width, styles = self.size.width, self.styles_by_name()
        parts: list[StyledText] = []
        if self._view is not None:
            parts = title_line(self._view, width).parts if y == 0 else []
            lines = phrase_lines(self._view, width - 2 * _MARGIN)
            if 0 < y <= len(lines):
                parts = [(" " * _MARGIN, "text"), *lines[y - 1]]
        return self.strip_of(parts, styles, width)

    def _action_at(self, x: int, y: int) -> str | None:
        if y or self._view is None:
            return None
        spots = title_line(self._view, self.size.width).spots
        return next((action for left, right, action in spots if left <= x < right), None)

    def on_click(self, event: events.Click) -> None:
        """Go to another practice or period, or to a date."""
        if action := self._action_at(event.x, event.y):
            self.post_message(self.Asked(action))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what a click does."""
        action = self._action_at(event.x, event.y)
        self.tooltip = calendar_texts.TITLE_TIPS[action] if action else None


def title_line(view: HeaderView, width: int) -> _Title:
    """Return the practice at the left and the period at the right, each between what leads to others."""
    practice, period = view.page.practice, view.page.period
    at_right = _period_parts(period, with_lengths=width >= _ROOM_FOR_LENGTHS)
    taken = sum(cell_len(text) for text, _, _ in at_right)
    number, name, pillar = f"{practice.number}  ", shown(practice.name), shown(view.pillar)
    before, after = f"{calendar_texts.EARLIER} ", f" {calendar_texts.LATER}"
    room = width - 2 * _MARGIN - taken - 1 - len(number) - len(before) - len(after)
    title = fit(name, min(cell_len(name), max(0, room)))
    room -= cell_len(title) + 2 * _GAP - 1
    parts: list[tuple[str, str, str]] = [
        (" " * _MARGIN, "text", ""),
        (before, "key", "previous_practice"),
        (number, "quiet", ""),
        (title, "title", ""),
        (after, "key", "next_practice"),
        (f"{' ' * _GAP}{pillar}" if room >= cell_len(pillar) else "", "hue", ""),
    ]
    used = sum(cell_len(text) for text, _, _ in parts)
    parts += [(" " * max(1, width - _MARGIN - taken - used), "text", ""), *at_right]
    spots, left = [], 0
    for text, _, action in parts:
        right = left + cell_len(text)
        if action:
            spots.append((left, right, action))
        left = right
    return _Title([(text, style) for text, style, _ in parts], spots)


def _period_parts(period: Period, *, with_lengths: bool) -> list[tuple[str, str, str]]:
    """Return texts, styles and actions: the period between its neighbours, and a shorter and a longer one."""
    parts = [(period_name(period), "text", "jump")]
    if period.unit is not PeriodUnit.ALL:
        earlier, later = f"{calendar_texts.EARLIER} ", f" {calendar_texts.LATER}"
        parts = [(earlier, "key", "earlier"), *parts, (later, "key", "later_on")]
    if with_lengths:
        is_longest, is_shortest = period.unit is PeriodUnit.ALL, period.unit is PeriodUnit.WEEK
        shorter = [] if is_shortest else [(f"{calendar_texts.SHORTER}  ", "key", "shorter")]
        longer = [] if is_longest else [(f"  {calendar_texts.LONGER}", "key", "longer")]
        parts = [*shorter, *parts, *longer]
    return parts


def phrase_lines(view: HeaderView, width: int) -> list[list[StyledText]]:
    """Return what was kept, and where the practice stands now, as lines of phrases; the most useful first."""
    page = view.page
    kept = [calendar_texts.counts(page), *calendar_texts.rate(page)]
    stands = calendar_texts.standing(page, show_streaks=view.show_streaks)
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
