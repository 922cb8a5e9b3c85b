"""Days drawn as cells: rows, months and years of them. Each state has its own shape, beside its colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from connect_tui.domain.days import ONE_DAY, week_start
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.exchange.review import texts
from connect_tui.exchange.review.svg import Piece, label, moved, number, tag, titled

_GAP = 0.16
_ROUND_FROM = 11
_NUMBERS_FROM = 26
_WEEKS_IN_YEAR = 54


class Cell(NamedTuple):
    """A day, and where its cell begins."""

    x: float
    y: float
    state: State
    day: date | None = None


def cells(places: Iterable[Cell], pitch: float, pillar: str) -> str:
    """Draw days as cells, one path for each state; ``pitch`` is how far the next one is."""
    size = pitch * (1 - _GAP)
    by_state: dict[State, list[Cell]] = {state: [] for state in State}
    for place in places:
        by_state[place.state].append(place)
    ground = [one for found in by_state.values() for one in found if one.state is not State.DONE]
    parts = [_path(_squares(ground, size), class_="ground")] if ground else []
    for state, found in by_state.items():
        if found:
            parts.append(
                tag(
                    "g",
                    _shape(state, found, size, pillar),
                    data_state=state.value,
                    data_days=len(found),
                )
            )
    if pitch >= _NUMBERS_FROM:
        parts += [_day_number(one, size) for found in by_state.values() for one in found if one.day]
    return "".join(parts)


def _shape(state: State, found: Sequence[Cell], size: float, pillar: str) -> str:
    """Draw the mark of a state: a full square, a ring bar, a circle, a dot, or nothing but the ground."""
    line = min(max(size * 0.1, 0.8), 2.2)
    if state is State.DONE:
        return _path(_squares(found, size), class_=pillar)
    if state is State.REST:
        inner = [Cell(one.x + line / 2, one.y + line / 2, state) for one in found]
        frame = _path(_squares(inner, size - line), class_=f"line {pillar}-line", stroke_width=round(line, 2))
        low = 0.82 if size >= _NUMBERS_FROM * (1 - _GAP) else 0.5
        bars = "".join(
            f"M{number(one.x + size * 0.28)} {number(one.y + size * low)}h{number(size * 0.44)}"
            for one in found
        )
        return frame + _path(bars, class_=f"line {pillar}-line", stroke_width=round(line * 1.3, 2))
    if state is State.OPEN:
        radius = size * 0.34 if size < _NUMBERS_FROM * (1 - _GAP) else size * 0.42
        return _path(
            _circles(found, size, radius, 0.5),
            class_="line open",
            stroke_width=round(min(max(size * 0.07, 0.8), 1.4), 2),
        )
    if state is State.MISSED:
        low, part = (0.5, 0.17) if size < _NUMBERS_FROM * (1 - _GAP) else (0.84, 0.07)
        return _path(_circles(found, size, max(size * part, 0.7), low), class_="missed")
    return ""


def _day_number(one: Cell, size: float) -> str:
    colour = "paper" if one.state is State.DONE else "quiet" if one.state is State.OFF else "ink"
    day = one.day.day if one.day else ""
    return label(str(day), one.x + size / 2, one.y + size / 2 + 5, class_=f"mid {colour}")


def _squares(found: Sequence[Cell], size: float) -> str:
    if size < _ROUND_FROM:
        side = number(size)
        return "".join(f"M{number(one.x)} {number(one.y)}h{side}v{side}h-{side}z" for one in found)
    radius = size * 0.2
    side, arc = number(size - 2 * radius), f"a{number(radius)} {number(radius)} 0 0 1 "
    turn = number(radius)
    return "".join(
        f"M{number(one.x + radius)} {number(one.y)}h{side}{arc}{turn} {turn}v{side}{arc}-{turn} {turn}"
        f"h-{side}{arc}-{turn} -{turn}v-{side}{arc}{turn} -{turn}z"
        for one in found
    )


def _circles(found: Sequence[Cell], size: float, radius: float, low: float) -> str:
    across, arc = number(radius * 2), f"a{number(radius)} {number(radius)} 0 1 1 "
    return "".join(
        f"M{number(one.x + size / 2 - radius)} {number(one.y + size * low)}{arc}{across} 0{arc}-{across} 0z"
        for one in found
    )


def _path(shape: str, **attributes: str | float | None) -> str:
    return tag("path", d=shape, **attributes)


def day_row(days: Mapping[date, State], pitch: float, pillar: str) -> Piece:
    """Draw days beside each other."""
    places = [Cell(at * pitch, 0, state, day) for at, (day, state) in enumerate(days.items())]
    return Piece(cells(places, pitch, pillar), pitch)


def month_rows(days: Mapping[date, State], pitch: float, pillar: str) -> Piece:
    """Draw a row for each month, every day under the same one of the month before."""
    first = min(days)
    places = [
        Cell((day.day - 1) * pitch, _months_between(first, day) * pitch, state) for day, state in days.items()
    ]
    return Piece(cells(places, pitch, pillar), (_months_between(first, max(days)) + 1) * pitch)


def week_columns(days: Mapping[date, State], pitch: float, pillar: str, week_starts_on: int) -> Piece:
    """Draw a column for each week."""
    origin = week_start(min(days), week_starts_on)
    places = []
    for day, state in days.items():
        column, row = divmod((day - origin).days, DAYS_IN_WEEK)
        places.append(Cell(column * pitch, row * pitch, state))
    return Piece(cells(places, pitch, pillar), DAYS_IN_WEEK * pitch)


def month_grids(
    days: Mapping[date, State], pitch: float, pillar: str, week_starts_on: int, *, apart: float
) -> Piece:
    """Draw a leaf of a calendar for each month, side by side, each with its name and the weekdays."""
    parts, height = [], 0.0
    for at, (month, found) in enumerate(_by_month(days).items()):
        piece = _month_grid(month, found, pitch, pillar, week_starts_on)
        parts.append(moved(piece.markup, at * (DAYS_IN_WEEK * pitch + apart), 0))
        height = max(height, piece.height)
    return Piece("".join(parts), height)


def _month_grid(
    month: date, days: Mapping[date, State], pitch: float, pillar: str, week_starts_on: int
) -> Piece:
    origin = week_start(min(days), week_starts_on)
    top = 52.0
    size = pitch * (1 - _GAP)
    parts = [label(texts.month_name(month), 0, 18, class_="head ink")]
    for at in range(DAYS_IN_WEEK):
        name = texts.WEEKDAYS_SHORT[(week_starts_on + at) % DAYS_IN_WEEK]
        parts.append(label(name, at * pitch + size / 2, top - 10, class_="small mid quiet"))
    places = []
    for day, state in days.items():
        row, column = divmod((day - origin).days, DAYS_IN_WEEK)
        places.append(Cell(column * pitch, top + row * pitch, state, day))
    parts.append(cells(places, pitch, pillar))
    rows = (max(days) - origin).days // DAYS_IN_WEEK + 1
    return Piece(
        tag("g", titled(texts.days_told(texts.month_name(month), days.values())) + "".join(parts)),
        top + rows * pitch,
    )


def year_grid(year: int, days: Mapping[date, State], pitch: float, pillar: str, week_starts_on: int) -> Piece:
    """Draw the days of one year as weeks, with its number, the months above and the weekdays beside them."""
    origin = week_start(date(year, 1, 1), week_starts_on)
    large = pitch >= _ROUND_FROM
    left, top = (44.0, 54.0) if large else (0.0, 50.0)
    parts = [label(str(year), 0, 20, class_="head ink")]
    if large:
        parts += [
            label(
                texts.WEEKDAYS_SHORT[(week_starts_on + row) % DAYS_IN_WEEK],
                0,
                top + row * pitch + pitch * 0.68,
                class_="tiny quiet",
            )
            for row in range(DAYS_IN_WEEK)
        ]
    for month, found in _by_month(days).items():
        first = max(date(year, month.month, 1), min(found))
        x = left + (first - origin).days // DAYS_IN_WEEK * pitch
        name = texts.MONTHS_SHORT[month.month - 1]
        named = "" if _too_late(first) else label(name, x, top - 9, class_="tiny quiet")
        places = [_in_year(day, state, origin, left, top, pitch) for day, state in found.items()]
        told = titled(texts.days_told(texts.month_name(month), found.values()))
        parts.append(tag("g", told + named + cells(places, pitch, pillar)))
    return Piece("".join(parts), top + DAYS_IN_WEEK * pitch)


def year_width(pitch: float) -> float:
    """Return how wide the cells of a year are."""
    return _WEEKS_IN_YEAR * pitch


def _in_year(day: date, state: State, origin: date, left: float, top: float, pitch: float) -> Cell:
    column, row = divmod((day - origin).days, DAYS_IN_WEEK)
    return Cell(left + column * pitch, top + row * pitch, state)


def _too_late(first: date) -> bool:
    """Tell whether a month's days begin so late that its name would run into the next one's."""
    return (first + timedelta(days=18)).month != first.month


def _by_month(days: Mapping[date, State]) -> dict[date, dict[date, State]]:
    found: dict[date, dict[date, State]] = {}
    for day, state in days.items():
        found.setdefault(day.replace(day=1), {})[day] = state
    return found


def _months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def dated(end: date, states: Sequence[State]) -> dict[date, State]:
    """Return states that end with a day by their days."""
    first = end - ONE_DAY * (len(states) - 1)
    return {first + ONE_DAY * at: state for at, state in enumerate(states)}
