"""The practice under Review's cursor in words, and its year in small."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.periods import Period
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import PracticeInPeriod
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import fit, literal, shown_lines
from connect_tui.ui.widgets.period_header import MARGIN, Phrase, flowed, styled

WEEKS = 53
_WEEKDAY_WIDTH = 4
_CELLS = {State.DONE: "■", State.REST: "~", State.OPEN: "□", State.MISSED: "·", State.OFF: " "}
_LATE_IN_MONTH = 21
"""The last day of the month on which the first week still has its name above."""
_BETWEEN = "   "
_CALENDAR_LINES = DAYS_IN_WEEK + 3
_ROOM_FOR_CALENDAR = 13
"""Lines from which the year is shown."""


class YearOfDays(NamedTuple):
    """Whole weeks of days, for the small calendar."""

    start: date
    end: date
    states: tuple[State, ...]


class PanelView(NamedTuple):
    """All that the panel shows."""

    row: PracticeInPeriod
    today: date
    today_state: State | None
    """Where the period holds today."""
    change: str
    show_streaks: bool
    year: YearOfDays | None
    """Only where there is room."""
    aside: str = ""
    """Since when it is laid aside, if it is."""
    legend: tuple[str, ...] = ()
    """What the signs of the list mean; shown where there is room."""


class ReviewPanel(Widget):
    """Below the list: a line or two, or more where there is room."""

    class DayAsked(Message):
        """A day of the small calendar was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self.styles.height = "1fr"
        self._style_of = style_of
        self._view: PanelView | None = None
        self._message = ""
        self._drawn: tuple[Size, list[list[Phrase]]] | None = None
        self._calendar_top = -1

    def show(self, view: PanelView | None, message: str = "") -> None:
        """Show a practice, or a message where there is none."""
        if (view, message) != (self._view, self._message):
            self._view, self._message, self._drawn = view, message, None
            self.refresh()

    @staticmethod
    def has_room_for_year(lines: int) -> bool:
        """Tell whether a panel so many lines high shows the year."""
        return lines >= _ROOM_FOR_CALENDAR

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, size = self.rich_style, self.size
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self._lines(size.width - 2 * MARGIN, size.height))
        lines = self._drawn[1]
        phrases = lines[y] if y < len(lines) else []
        segments = [
            Segment(" " * MARGIN),
            *(Segment(text, styled(self._style_of, kind)) for text, kind in phrases),
        ]
        return Strip(segments).adjust_cell_length(size.width, ground).apply_style(ground)

    def _lines(self, width: int, height: int) -> list[list[Phrase]]:
        """Return what stands in the room there is."""
        self._calendar_top = -1
        if self._view is None:
            return [[], *([(line, "text")] for line in _wrapped(self._message, width))]
        tall, year = self.has_room_for_year(height), self._view.year
        lines = self._words(self._view, width, height, tall=tall)
        if tall and year is not None:
            caption = review_texts.calendar_words(year.start, year.end, year.states)
            if height - len(lines) < _CALENDAR_LINES + 2:
                caption = _with_carry_on(caption, self._view.legend, width)
            lines += [[], [(fit(caption, width), "quiet")]]
            self._calendar_top = len(lines) + 1
            lines += _calendar(year, self._view, width)
        if tall and height - len(lines) > 1:
            lines += [[], [(fit(_BETWEEN.join(self._view.legend), width), "quiet")]]
        return lines

    @staticmethod
    def _words(view: PanelView, width: int, height: int, *, tall: bool) -> list[list[Phrase]]:
        """Return what is said of the practice: in a line or two without its meaning, else with it."""
        practice = view.row.practice
        name, style = review_texts.practice_name(practice), f"{practice.pillar.value} bold"
        if not tall:
            name = fit(name, min(cell_len(name), width))
            return flowed(_told(view, name if height > 1 else "", style), width)
        told = flowed(_told(view, "", style), width)
        lines = [[], [(fit(f"{practice.number}  {name}", width), style)]]
        meaning = _wrapped(practice.meaning, width)
        if meaning and height - len(lines) - len(told) - len(meaning) > _CALENDAR_LINES:
            lines += [*([(line, "quiet")] for line in meaning), []]
        return lines + told

    def _day_at(self, x: int, y: int) -> tuple[date, State] | None:
        view = self._view
        if view is None or view.year is None or self._calendar_top < 0:
            return None
        weeks, step = _shape(view.year, self.size.width - 2 * MARGIN)
        weekday, week = y - self._calendar_top, (x - MARGIN - _WEEKDAY_WIDTH) // step
        if not (0 <= weekday < DAYS_IN_WEEK and 0 <= week < weeks):
            return None
        number = (len(view.year.states) // DAYS_IN_WEEK - weeks + week) * DAYS_IN_WEEK + weekday
        return view.year.start + ONE_DAY * number, view.year.states[number]

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        spot = self._day_at(event.x, event.y)
        self.tooltip = (
            literal(review_texts.day_words(*spot, self._view.today)) if spot and self._view else None
        )

    def on_click(self, event: events.Click) -> None:
        """Ask for the day that was clicked."""
        if spot := self._day_at(event.x, event.y):
            self.post_message(self.DayAsked(spot[0]))


def _with_carry_on(text: str, legend: tuple[str, ...], width: int) -> str:
    """Return a text with the one sign beside it that is found nowhere else, where the list has it."""
    line = _BETWEEN.join((text, *(one for one in legend if one.startswith(review_texts.MARK_CARRY_ON))))
    return line if cell_len(line) <= width else text


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines that fit."""
    return [line.plain for line in Content(shown_lines(text)).wrap(max(1, width))] if text else []


def _told(view: PanelView, name: str, style: str) -> list[Phrase]:
    """Return what there is to tell, the most telling first; without a name where that is empty."""
    row = view.row
    phrases: list[Phrase] = [
        (name, style),
        (review_texts.kept(row) or review_texts.NOTHING_HERE, "text"),
        (view.change, "quiet"),
    ]
    if view.show_streaks or view.aside:
        phrases.append((review_texts.standing(row, view.aside), "text"))
    if view.show_streaks:
        phrases += [
            (review_texts.strength(row), "quiet"),
            (review_texts.carry_on_words(row, view.today_state), "focus"),
        ]
    return [one for one in phrases if one[0]]


def _shape(year: YearOfDays, width: int) -> tuple[int, int]:
    """Return how many weeks there is room for, and how many cells each takes."""
    whole = len(year.states) // DAYS_IN_WEEK
    room = width - _WEEKDAY_WIDTH
    step = 3 if room >= whole * 3 else 2
    return max(0, min(whole, room // step)), step


def _calendar(year: YearOfDays, view: PanelView, width: int) -> list[list[Phrase]]:
    """Return the weeks as columns, with months above and weekdays at the left."""
    weeks, step = _shape(year, width)
    skipped = len(year.states) // DAYS_IN_WEEK - weeks
    first_day = year.start + ONE_DAY * (skipped * DAYS_IN_WEEK)
    hue, ahead = view.row.practice.pillar.value, (view.today - first_day).days + 1
    lines: list[list[Phrase]] = [[(" " * _WEEKDAY_WIDTH + _months(first_day, weeks, step), "quiet")]]
    for weekday in range(DAYS_IN_WEEK):
        name = texts.WEEKDAYS[(first_day + ONE_DAY * weekday).weekday()][:3] if weekday % 2 == 0 else ""
        cells = [(name.ljust(_WEEKDAY_WIDTH), "quiet")]
        states = year.states[skipped * DAYS_IN_WEEK + weekday :: DAYS_IN_WEEK]
        for week, state in enumerate(states):
            to_come = week * DAYS_IN_WEEK + weekday >= ahead and state is State.OPEN
            cell = " " if to_come else _CELLS[state]
            cells.append((cell.ljust(step), hue if cell in "■□" else "quiet"))
        runs = groupby(cells, key=itemgetter(1))
        lines.append([("".join(text for text, _ in run), style) for style, run in runs])
    return lines


def _months(first_day: date, weeks: int, step: int) -> str:
    names, free = [" "] * (weeks * step + 3), 0
    for week in range(weeks):
        day = first_day + ONE_DAY * (week * DAYS_IN_WEEK)
        at = week * step
        if (day.day <= DAYS_IN_WEEK or (week == 0 and day.day <= _LATE_IN_MONTH)) and at >= free:
            names[at : at + 3] = texts.MONTHS[day.month - 1][:3]
            free = at + 4
    return "".join(names)[: weeks * step]


def change_of(row: PracticeInPeriod, period: Period, today: date) -> str:
    """Return how the share kept of a practice has changed since the period before."""
    return review_words.change(row.counts.rate, row.before.rate, period, today)


__all__ = ["PanelView", "ReviewPanel", "YearOfDays", "change_of"]
