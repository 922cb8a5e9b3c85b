"""What Review's list shows: which rows in which order, their days and their course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from connect_tui.domain.practices import PillarId
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import CoursePoint, Overview, PracticeInPeriod
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.review_texts import Sort
from connect_tui.ui.widgets.practice_list import BARS, CELLS
from connect_tui.ui.widgets.review_columns import ReviewColumns, Window, columns_for

_MARGIN = 1
_AWAY = 2
_BARS = BARS[:-1]
"""Without the full one, which would touch the row above."""


class ListView(NamedTuple):
    """All that the list shows."""

    overview: Overview
    pillars: Mapping[PillarId, str]
    """What they are called."""
    sort: Sort
    show_streaks: bool
    week_starts_on: int
    grouped: bool
    """Whether rows in the order of the catalogue stand under their pillars."""
    gaps: bool
    """Whether an empty line stands between pillars."""


class Line(NamedTuple):
    """A line of the list: a row, or the head of a group or of all columns, or an empty one."""

    row: PracticeInPeriod | None = None
    pillar: PillarId | None = None
    head: bool = False
    """Whether it names the columns."""


def columns_in(view: ListView, width: int) -> ReviewColumns:
    """Return where the columns of a list so many cells wide lie."""
    rows = view.overview.rows
    digits = max((len(str(row.practice.number)) for row in rows), default=1)
    left = 1 + max(2, digits) + 1 + (0 if is_grouped(view) else 1)
    longest = max((cell_len(shown(row.practice.name)) for row in rows), default=0)
    period = view.overview.period
    return columns_for(
        max(0, width - _MARGIN),
        period.days,
        left=left,
        longest=longest,
        show_streaks=view.show_streaks,
        with_today=period.start <= view.overview.today <= period.end,
    )


def is_grouped(view: ListView) -> bool:
    """Tell whether the rows stand under their pillars."""
    return view.grouped and view.sort == "catalogue"


def lines_of(view: ListView) -> list[Line]:
    """Return the lines from the top."""
    rows = sorted_rows(view.overview.rows, view.sort)
    if not is_grouped(view):
        return [Line(head=True), *(Line(row) for row in rows)] if rows else []
    lines: list[Line] = []
    for pillar in PillarId:
        group = [row for row in rows if row.practice.pillar is pillar]
        if group:
            lines += [Line()] if view.gaps and lines else []
            lines.append(Line(pillar=pillar, head=not lines))
            lines += (Line(row) for row in group)
    return lines


def sorted_rows(rows: Sequence[PracticeInPeriod], sort: Sort) -> list[PracticeInPeriod]:
    """Return the rows in an order; what has more comes first, and alike stay as the catalogue has them.

    Streaks in weeks are held against others by their days.
    """
    if sort == "streak":
        return sorted(rows, key=lambda row: (-_streak_days(row), -row.standing.best))
    if sort == "strength":
        return sorted(rows, key=lambda row: -row.standing.strength)
    if sort == "rate":
        return sorted(
            rows, key=lambda row: -1.0 if row.counts.rate is None else row.counts.rate, reverse=True
        )
    return list(rows)


def _streak_days(row: PracticeInPeriod) -> int:
    return row.standing.current * (DAYS_IN_WEEK if row.standing.unit == "week" else 1)


def spark(course: Sequence[CoursePoint], width: int) -> str:
    """Return the course of a strength in so many cells, each as high as the strength where it ends."""
    if not course:
        return " " * width
    count = len(course)
    if count < width:
        return "".join(height_of(point.strength) for point in course).rjust(width)
    return "".join(height_of(course[(cell + 1) * count // width - 1].strength) for cell in range(width))


def height_of(strength: float) -> str:
    """Return a strength, 0 to 1, as a bar in one cell."""
    return _BARS[min(len(_BARS) - 1, int(strength * len(_BARS)))] if strength > 0 else " "


def day_cell(state: State | None, day: date, today: date) -> str:
    """Return the glyph of a day; one to come is empty unless it is a rest day."""
    if state is None or (day > today and state is State.OPEN):
        return " "
    return CELLS[state]


def day_labels(window: Window, columns: ReviewColumns, week_starts_on: int) -> str:
    """Return what stands above the days: weekdays over a week, else dates where months and weeks begin."""
    width = columns.cells * columns.step
    if window.size == DAYS_IN_WEEK:
        days = (window.day(number) for number in range(window.size))
        return fit("".join(texts.WEEKDAYS[day.weekday()][0].ljust(columns.step) for day in days), width)
    labels = _Labels(width)
    first = window.first
    labels.put(0, f"{first.day} {_month(first)}" if first.day > 1 else str(first.day))
    starts = [number for number in range(1, window.size) if window.day(number).day == 1]
    named = {number for number in starts if labels.put(number * columns.step, _month(window.day(number)))}
    last_named = first.month
    for number in range(1, window.size):
        day = window.day(number)
        if number in named:
            last_named = day.month
        elif day.weekday() == week_starts_on:
            label = str(day.day) if day.month == last_named else f"{day.day} {_month(day)}"
            if labels.put(number * columns.step, label):
                last_named = day.month
    return labels.text


class _Labels:
    """A line with room for labels that keep away from each other."""

    def __init__(self, width: int) -> None:
        self.text = " " * width

    def put(self, at: int, label: str) -> bool:
        """Put a label at a cell, where it does not come too near to others; tell whether it does not.

        A number right before the name of a month would be read as its day.
        """
        end = at + len(label)
        if end >= len(self.text) or self.text[max(0, at - _AWAY) : end + _AWAY].strip():
            return False
        self.text = self.text[:at] + label + self.text[end:]
        return True


def _month(day: date) -> str:
    return texts.MONTHS[day.month - 1][:3]


def legend(*, marked: bool) -> tuple[str, ...]:
    """Return what the signs in the list mean; ``marked`` is whether any streak is to be carried on soon."""
    words = [f"{sign} {texts.STATE_WORDS[state]}" for state, sign in CELLS.items() if sign.strip()]
    if marked:
        words.append(f"{review_texts.MARK_CARRY_ON} {review_texts.TO_CARRY_ON}")
    return tuple(words)
