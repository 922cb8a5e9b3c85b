"""What is kept about someone as it is written into fields, and read from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from connect_tui.domain.people import Occasion, Remembered
from connect_tui.domain.people_rules import parse_birthday, parse_day_ahead, parse_named_occasion, parse_span
from connect_tui.domain.text import clean_line, clean_text, fold
from connect_tui.ui.texts import MONTHS

_UNITS = ((365, "year"), (30, "month"), (7, "week"))
_ALIKE = 0.6
"""From what likeness on a changed line is taken for the same one."""


def occasion_text(one: Occasion | None) -> str:
    """Return a date as it is written, as in ``17 May 1990``."""
    if one is None:
        return ""
    return f"{one.day} {MONTHS[one.month - 1]}" + (f" {one.year}" if one.year is not None else "")


def birthday_of(text: str, today: date) -> Occasion | None:
    """Return the birthday that is written, or None where nothing is. Raises WrongUse."""
    return parse_birthday(text, today) if clean_line(text) else None


def dates_text(dates: Sequence[Occasion]) -> str:
    """Return dates as they are written, one a line."""
    return "\n".join(f"{one.name}: {occasion_text(one)}" for one in dates)


def parse_dates(text: str) -> tuple[Occasion, ...]:
    """Return the dates that are written one a line, as in ``Wedding: 12 June 2004``; raises WrongUse."""
    lines = clean_text(text).split("\n")
    return tuple(parse_named_occasion(line) for line in lines if line.strip())


def span_text(days: int) -> str:
    """Return days as they are written, as in ``2 weeks`` or ``10 days``."""
    for length, unit in _UNITS:
        if days % length == 0:
            return f"{days // length} {unit}{'s' * (days != length)}"
    return f"{days} day{'s' * (days != 1)}"


def span_of(text: str) -> int | None:
    """Return how many days are written, as in ``2 weeks``; None where nothing is. Raises WrongUse."""
    return parse_span(text) if clean_line(text) else None


def until_of(text: str, today: date) -> date | None:
    """Return the day ahead that is written; None where nothing is. Raises WrongUse."""
    return parse_day_ahead(text, today) if clean_line(text) else None


def lines_text(remembered: Sequence[Remembered]) -> str:
    """Return what is remembered, one a line."""
    return "\n".join(one.text for one in remembered)


def remembered_lines(text: str, before: Sequence[Remembered], today: date) -> tuple[Remembered, ...]:
    """Return what is written, one a line; lines that were there keep their dates, even changed a little."""
    lines = [clean_line(line) for line in clean_text(text).split("\n")]
    lines = [line for line in lines if line]
    left = list(before)
    found: list[Remembered | None] = []
    for line in lines:
        same = next((one for one in left if clean_line(one.text) == line), None)
        if same is not None:
            left.remove(same)
        found.append(same)
    for number, line in enumerate(lines):
        if found[number] is None:
            like = max(left, key=lambda one: _likeness(one.text, line), default=None)
            if like is not None and _likeness(like.text, line) >= _ALIKE:
                left.remove(like)
                found[number] = Remembered(line, like.day)
            else:
                found[number] = Remembered(line, today)
    return tuple(one for one in found if one is not None)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def also_text(names: Sequence[str]) -> str:
    """Return other names as they are written."""
    return ", ".join(names)


def parse_also(text: str) -> tuple[str, ...]:
    """Return names that are written with commas between them, each once."""
    names = {fold(name): name for part in clean_line(text).split(",") if (name := clean_line(part))}
    return tuple(names.values())
