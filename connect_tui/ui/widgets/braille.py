"""A line through values, drawn in braille, and the dates below it. Two dots a cell across, four down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.ui import texts

DOTS_ACROSS, DOTS_DOWN = 2, 4
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BLANK = 0x2800
_YEARS_APART = (1, 2, 5, 10, 20, 50)
_GAP = 2


def spread(values: Sequence[float | None], columns: int) -> list[float | None]:
    """Return the values drawn out, or thinned out, to so many columns.

    Of several values that share a column the last one counts; between two that are further apart the line is
    straight.
    """
    count = len(values)
    if not count or columns <= 0:
        return [None] * max(0, columns)
    if count >= columns:
        return [values[(column + 1) * count // columns - 1] for column in range(columns)]
    if count == 1:
        return [values[0]] * columns
    return [_between(values, column * (count - 1), columns - 1) for column in range(columns)]


def _between(values: Sequence[float | None], part: int, whole: int) -> float | None:
    number, rest = divmod(part, whole)
    left = values[number]
    if not rest:
        return left
    right = values[number + 1]
    if left is None or right is None:
        return None
    return left + (right - left) * rest / whole


def braille_rows(values: Sequence[float | None], height: int) -> list[str]:
    """Return so many rows of text with a line through values of 0 to 1, two values a cell; None is a gap."""
    width = -(-len(values) // DOTS_ACROSS)
    cells = [[_BLANK] * width for _ in range(height)]
    lowest = height * DOTS_DOWN - 1
    before: int | None = None
    for column, value in enumerate(values):
        if value is None:
            before = None
            continue
        here = round((1 - min(1.0, max(0.0, value))) * lowest)
        for dot in _strokes(before, here):
            row, bit = divmod(dot, DOTS_DOWN)
            cells[row][column // DOTS_ACROSS] |= _BITS[column % DOTS_ACROSS][bit]
        before = here
    return ["".join(map(chr, row)) for row in cells]


def _strokes(before: int | None, here: int) -> range:
    """Return the dots of one column: from beside the dot before it to its own, so that the line holds."""
    if before is None or abs(before - here) <= 1:
        return range(here, here + 1)
    return range(before + 1, here + 1) if here > before else range(here, before)


def date_marks(start: date, end: date, width: int) -> str:
    """Return a line of so many cells that names days, weeks, months or years, as many as have room."""
    days = (end - start).days + 1
    for marks in _scales(start, end):
        everywhere = [((day - start).days * width // days, name) for day, name in marks]
        placed = [(at, name) for at, name in everywhere if at + len(name) <= width]
        free = [at for at, _ in placed[1:]]
        if placed and all(at + len(name) + _GAP <= to for (at, name), to in zip(placed, free, strict=False)):
            return _line(placed, width)
    return " " * width


def _line(placed: Sequence[tuple[int, str]], width: int) -> str:
    line = ""
    for at, name in placed:
        line = line.ljust(at) + name
    return line.ljust(width)[:width]


def _scales(start: date, end: date) -> Iterator[list[tuple[date, str]]]:
    """Yield ever fewer marks."""
    days = (end - start).days + 1
    if days <= DAYS_IN_WEEK * 10:
        for step in (1, DAYS_IN_WEEK):
            yield [(day, _day(day)) for day in (start + ONE_DAY * number for number in range(0, days, step))]
    if days <= 366 * 12:
        yield from (_months(start, end, step) for step in (1, 3, 6))
    first = start.year if (start.month, start.day) == (1, 1) else start.year + 1
    for step in _YEARS_APART:
        yield [(date(year, 1, 1), str(year)) for year in range(first, end.year + 1) if year % step == 0]


def _months(start: date, end: date, step: int) -> list[tuple[date, str]]:
    several = start.year != end.year
    marks = []
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1)
        if day >= start and month % step == 0:
            name = str(year) if several and month == 0 else texts.MONTHS[month][:3]
            marks.append((day, name))
    return marks


def _day(day: date) -> str:
    return f"{day.day} {texts.MONTHS[day.month - 1][:3]}"
