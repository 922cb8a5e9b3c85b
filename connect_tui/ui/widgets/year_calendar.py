"""The weeks of a year side by side, a cell a day, drawn as one widget."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY, week_start
from connect_tui.domain.periods import Period
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.ui import calendar_texts, texts
from connect_tui.ui.widgets.chart_lines import StyledText
from connect_tui.ui.widgets.drawing import Drawing

WEEKS = 53
GLYPHS = {State.DONE: "■", State.REST: "~", State.OPEN: "□", State.MISSED: "·", State.OFF: " "}
TODAY_DONE = "▣"
DONE_OUTSIDE = "▪"
"""A day that was done, but not in the period."""
_MONTHS_LINE = 0
_FOOT_LINE = 1 + DAYS_IN_WEEK
_ROOM_FOR_TWO = 110
_ROOM_FOR_LEGEND = 76
_LEGEND_GAP = 2
_SEASON = 13


class CalendarView(NamedTuple):
    """All that the calendar shows."""

    practice: Practice
    start: date
    """The first day of its first week."""
    states: tuple[State, ...]
    """Of every day of its weeks."""
    today: date
    period: Period
    """The days outside of it are drawn more quietly."""
    cursor: date

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start + timedelta(days=len(self.states) - 1)

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in its weeks."""
        return self.start <= day <= self.end

    def place_of(self, day: date) -> tuple[int, int]:
        """Return the week and the line of a day, both from 0."""
        return divmod((day - self.start).days, DAYS_IN_WEEK)


class Plan(NamedTuple):
    """Where weeks stand, in cells."""

    left: int
    step: int
    first: int
    """The first week that has room, from 0."""
    weeks: int

    def column(self, week: int) -> int:
        """Return the cell of a week."""
        return self.left + (week - self.first) * self.step


def plan(view: CalendarView, width: int) -> Plan:
    """Return where the weeks stand: all of them, or the latest that have room and hold the cursor."""
    step = 2 if width >= _ROOM_FOR_TWO else 1
    left = 4 if _ROOM_FOR_TWO <= width < _ROOM_FOR_TWO + 2 else 5
    whole = len(view.states) // DAYS_IN_WEEK
    weeks = max(1, min(whole, (width - left + step - 1) // step))
    return Plan(left, step, min(whole - weeks, view.place_of(view.cursor)[0]), weeks)


def last_day(
    known: CalendarView | None, cursor: date, period_end: date, latest: date, week_starts_on: int
) -> date:
    """Return the last day of the 53 weeks that hold the cursor.

    They stay as they are ``known`` while they hold it, and end with the period's last week at first. Where
    the cursor lies outside they move on until it is a season away from their edge, so that they move seldom.
    ``latest`` is the last day there is.
    """
    season, whole = timedelta(weeks=_SEASON), timedelta(weeks=WEEKS)
    stays = known is not None and known.start.weekday() == week_starts_on
    last = known.end if known is not None and stays else _week_end(period_end, week_starts_on)
    if cursor > last:
        return _week_end(min(cursor + season, latest), week_starts_on)
    if cursor > last - whole:
        return last
    return _week_end(max(cursor - season, EARLIEST_DAY), week_starts_on) + whole - timedelta(weeks=1)


def _week_end(day: date, week_starts_on: int) -> date:
    return week_start(day, week_starts_on) + timedelta(days=DAYS_IN_WEEK - 1)


def months_line(view: CalendarView, where: Plan) -> str:
    """Return the names of the months, each above the week that holds its first day."""
    line = ""
    for week in range(where.first, where.first + where.weeks):
        last = view.start + timedelta(days=week * DAYS_IN_WEEK + DAYS_IN_WEEK - 1)
        column = where.column(week)
        begins = last.day <= DAYS_IN_WEEK
        name = texts.MONTHS[last.month - 1][:3]
        has_room = week + 3 // where.step < where.first + where.weeks
        if begins and has_room and (not line or len(line) < column):
            line = line.ljust(column) + name
    return line


def glyph_of(state: State, day: date, today: date) -> str:
    """Return what stands for a day. One ahead is blank unless it is a rest day."""
    if day == today and state is State.DONE:
        return TODAY_DONE
    return " " if state is State.OPEN and day > today else GLYPHS[state]


def weekday_line(view: CalendarView, where: Plan, weekday: int) -> list[StyledText]:
    """Return one weekday of all weeks; ``weekday`` counts from the first day of the week."""
    week_of_cursor, line_of_cursor = view.place_of(view.cursor)
    here = weekday == line_of_cursor
    name = texts.WEEKDAYS[(view.start.weekday() + weekday) % DAYS_IN_WEEK][:2]
    label = name.rjust(where.left - 1) if where.step > 1 else f" {'▸' if here else ' '}{name} "
    parts: list[StyledText] = [(label, "key" if here else "quiet")]
    before = False
    for week in range(where.first, where.first + where.weeks):
        number = week * DAYS_IN_WEEK + weekday
        day, state = view.start + timedelta(days=number), view.states[number]
        under = here and week == week_of_cursor
        if where.step > 1:
            parts.append(("[" if under else "]" if before else " ", "key"))
        inside = view.period.start <= day <= view.period.end
        lit = state in (State.DONE, State.OPEN) and inside
        style = "cursor" if under else "hue" if lit else "quiet"
        glyph = glyph_of(state, day, view.today)
        parts.append((glyph if inside or state is not State.DONE else DONE_OUTSIDE, style))
        before = under
    return [*parts, ("]", "key")] if before and where.step > 1 else parts


def foot_line(view: CalendarView, where: Plan) -> list[StyledText]:
    """Return the line below the weeks: what the glyphs mean, or a pointer to the cursor's week."""
    if where.step > 1:
        parts: list[StyledText] = [(" " * where.left, "text")]
        for text, words in _legend(view):
            parts += [(text, "quiet" if text == DONE_OUTSIDE else "hue"), (f" {words}   ", "quiet")]
        return parts
    column = where.column(view.place_of(view.cursor)[0])
    return [(" " * column + "▴", "key")]


def _legend(view: CalendarView) -> list[tuple[str, str]]:
    legend = [
        *((GLYPHS[state], words) for state, words in calendar_texts.LEGEND),
        (TODAY_DONE, calendar_texts.LEGEND_TODAY),
    ]
    before = max(0, (view.period.start - view.start).days)
    after = max(0, (view.period.end - view.start).days + 1)
    if State.DONE in view.states[:before] or State.DONE in view.states[after:]:
        legend.append((DONE_OUTSIDE, calendar_texts.elsewhere(view.period.unit)))
    return legend


def _legend_beside(view: CalendarView, y: int) -> list[StyledText]:
    legend = _legend(view)
    number = y - 2
    if not 0 <= number < len(legend):
        return []
    text, words = legend[number]
    style = "quiet" if text == DONE_OUTSIDE else "hue"
    return [(" " * _LEGEND_GAP, "text"), (text, style), (f" {words}", "quiet")]


class YearCalendar(Drawing):
    """Fifty-three weeks and a cursor."""

    DEFAULT_CSS = """
    YearCalendar { height: 9; }
    """

    class DayAsked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self.view: CalendarView | None = None

    def show(self, view: CalendarView) -> None:
        """Show these weeks."""
        self.hue = view.practice.pillar.value
        if view != self.view:
            self.view = view
            self.refresh()

    def move_cursor(self, day: date) -> bool:
        """Put the cursor on a day of these weeks and draw what that touches; tell whether they hold it."""
        view = self.view
        if view is None or not view.holds(day):
            return False
        after = view._replace(cursor=day)
        self.view = after
        width = self.size.width
        if plan(view, width) != plan(after, width):
            self.refresh()
            return True
        lines = {1 + view.place_of(view.cursor)[1], 1 + view.place_of(day)[1]}
        if view.place_of(view.cursor)[0] != view.place_of(day)[0] and width < _ROOM_FOR_TWO:
            lines.add(_FOOT_LINE)
        self.refresh(*(Region(0, line, width, 1) for line in lines if line < self.size.height))
        return True

    def render_line(self, y: int) -> Strip:
        """Draw the months, one weekday, or what the glyphs mean."""
        width = self.size.width
        if self.view is None:
            return Strip.blank(width, Style(bgcolor=self.rich_style.bgcolor))
        where, styles = plan(self.view, width), self.styles_by_name()
        if y == _MONTHS_LINE:
            parts: list[StyledText] = [(months_line(self.view, where), "quiet")]
        elif y < _FOOT_LINE:
            parts = weekday_line(self.view, where, y - 1)
            if where.step == 1 and width >= _ROOM_FOR_LEGEND:
                parts += _legend_beside(self.view, y)
        else:
            parts = foot_line(self.view, where) if y == _FOOT_LINE else []
        return self.strip_of(parts, styles, width)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at a cell."""
        if self.view is None or not _MONTHS_LINE < y < _FOOT_LINE:
            return None
        where = plan(self.view, self.size.width)
        week = (x - where.left) // where.step
        if x < where.left or week >= where.weeks:
            return None
        return self.view.start + ONE_DAY * ((where.first + week) * DAYS_IN_WEEK + y - 1)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor."""
        if (day := self.day_at(event.x, event.y)) is not None:
            self.post_message(self.DayAsked(day))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        day, view = self.day_at(event.x, event.y), self.view
        self.tooltip = None
        if day is not None and view is not None:
            state = view.states[(day - view.start).days]
            self.tooltip = calendar_texts.on_day(
                day, calendar_texts.state(view.practice, day, state, view.today)
            )
