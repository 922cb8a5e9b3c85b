"""How contact with someone went over time, ready to be drawn: how far apart one was, against the rhythm."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.rhythms import Rhythm

DAYS_SHOWN = 365
FEWEST_DAYS = 28
FEWEST_CONTACTS, CONTACTS_SHOWN = 4, 12
"""Where the last year has fewer contacts than the first, the second are shown, however long ago."""
PAUSE = "░"
"""What stands for a gap longer than the longest: a pause, of whatever length."""
LEVELS_TO_WISH = LEVELS_TO_LONGEST = 16
"""Eighths of a cell from nothing to the wished gap, and from there to the longest."""
ROWS = (LEVELS_TO_WISH + LEVELS_TO_LONGEST) // 8
_BLOCKS = " ▁▂▃▄▅▆▇█"


class Course(NamedTuple):
    """The last year, or less where the first contact is later, in columns of days."""

    starts: tuple[date, ...]
    """The first day of each column."""
    end: date
    gaps: tuple[int | None, ...]
    """For each column the most days one was apart in it; None before the first contact."""
    rhythm: Rhythm

    def days_of(self, column: int) -> tuple[date, date]:
        """Return the first and the last day of a column."""
        last = self.starts[column + 1] - ONE_DAY if column + 1 < len(self.starts) else self.end
        return self.starts[column], last


def course(contact_days: Sequence[date], today: date, rhythm: Rhythm, columns: int) -> Course | None:
    """Return the course up to today in at most so many columns; None where there was no contact.

    How far apart one is on a day counts from the last contact before that day; of the days that share a
    column, the most counts.
    """
    days = [day for day in contact_days if day <= today]
    if not days or columns <= 0:
        return None
    span = max(FEWEST_DAYS, min(_days_shown(days, today), (today - days[0]).days + 1))
    columns = min(columns, span)
    first = today - ONE_DAY * (span - 1)
    starts = tuple(first + ONE_DAY * (number * span // columns) for number in range(columns))
    ends = (*(day - ONE_DAY for day in starts[1:]), today)
    gaps = tuple(_most_apart(days, start, end) for start, end in zip(starts, ends, strict=True))
    return Course(starts, today, gaps, rhythm)


def _days_shown(days: Sequence[date], today: date) -> int:
    """Return how many days there are to show: a year, or where that is nearly empty, more."""
    lately = len(days) - bisect_left(days, today - ONE_DAY * (DAYS_SHOWN - 1))
    if lately >= FEWEST_CONTACTS:
        return DAYS_SHOWN
    return max(DAYS_SHOWN, (today - days[max(0, len(days) - CONTACTS_SHOWN)]).days + 1)


def _most_apart(days: Sequence[date], start: date, end: date) -> int | None:
    """Return the most days one was apart from ``start`` to ``end``: on the last one or at a contact."""
    places = [end, *days[bisect_left(days, start) : bisect_left(days, end)]]
    apart = [(day - days[before - 1]).days for day in places if (before := bisect_left(days, day)) > 0]
    return max(apart, default=None)


def level(gap: int, rhythm: Rhythm) -> int:
    """Return how high a gap stands, in eighths of a cell; full from the longest gap on."""
    if gap <= rhythm.wished:
        return max(1, gap * LEVELS_TO_WISH // rhythm.wished)
    if gap >= rhythm.longest:
        return LEVELS_TO_WISH + LEVELS_TO_LONGEST
    beyond = (gap - rhythm.wished) * LEVELS_TO_LONGEST // (rhythm.longest - rhythm.wished)
    return LEVELS_TO_WISH + max(1, beyond)


def picture_rows(one: Course) -> list[str]:
    """Return the columns as rows of blocks from the top, blank where nothing stands.

    A gap that passes the longest is drawn as a pause, lightly.
    """
    levels = [0 if gap is None else level(gap, one.rhythm) for gap in one.gaps]
    pauses = [gap is not None and gap > one.rhythm.longest for gap in one.gaps]
    return [
        "".join(
            PAUSE if pause else _BLOCKS[max(0, min(8, here - 8 * row))]
            for here, pause in zip(levels, pauses, strict=True)
        )
        for row in reversed(range(ROWS))
    ]


def gaps_between(contact_days: Sequence[date]) -> list[int]:
    """Return the days from each contact to the next."""
    return [(after - before).days for before, after in pairwise(contact_days)]


def by_year(contact_days: Sequence[date]) -> dict[int, int]:
    """Return on how many days one was in touch in each year, from the first to the last."""
    if not contact_days:
        return {}
    counted = Counter(day.year for day in contact_days)
    return {year: counted[year] for year in range(contact_days[0].year, contact_days[-1].year + 1)}


def small_bars(values: Sequence[int]) -> str:
    """Return values as one row of blocks, the most full; something is never drawn as nothing."""
    most = max(values, default=0)
    return "".join(_BLOCKS[-(-value * 8 // most) if most else 0] for value in values)


def bar(value: int, most: int, width: int) -> str:
    """Return a thin bar of at most so many cells, in halves of one; something is never drawn as nothing."""
    halves = max(1, value * width * 2 // most) if value and most else 0
    return "━" * (halves // 2) + "╸" * (halves % 2)
