"""What a field of a record may hold: each check returns the value with its texts cleaned.

Each takes the value and the place it stands at, and raises UnusableFileError, which names the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import NoReturn, TypeAlias

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.text import clean_line, clean_text
from connect_tui.exchange.errors import UnusableFileError

Check: TypeAlias = Callable[[object, str], object]

Fields: TypeAlias = dict[str, tuple[bool, Check]]
"""What is known of a record's fields: whether one must be there, and its check."""

WORD = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(value: object, place: str) -> object:
    """Check a day that something can be recorded on."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return value if date.fromisoformat(value) >= EARLIEST_DAY else _no_day(place)
    except ValueError:
        pass  # falls through to the one refusal below
    return _no_day(place)


def _no_day(place: str) -> NoReturn:
    raise UnusableFileError(
        f"this is not a date such as 2026-11-22, from {EARLIEST_DAY.isoformat()} on", place=place
    )


def practice(value: object, place: str) -> object:
    """Check the id of a practice."""
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise UnusableFileError("this is not the id of a practice", place=place)
    return value


def kind(value: object, place: str) -> object:
    """Check a word such as the kind of an entry."""
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise UnusableFileError('this is not a kind of entry such as "week"', place=place)
    return value


def state(value: object, place: str) -> object:
    """Check what a day is marked as."""
    if value not in (None, "done", "rest"):
        raise UnusableFileError('this is neither "done" nor "rest" nor null', place=place)
    return value


def text(value: object, place: str) -> object:
    """Check a text of any number of lines."""
    if not isinstance(value, str):
        raise UnusableFileError("this has to be text", place=place)
    return clean_text(value)


def note(value: object, place: str) -> object:
    """Check a text that may be missing; an empty one is none."""
    return None if value is None else text(value, place) or None


def name(value: object, place: str) -> object:
    """Check a line that says something."""
    line = clean_line(value) if isinstance(value, str) else ""
    if not line:
        raise UnusableFileError("this has to be a name", place=place)
    return line


def texts(value: object, place: str) -> object:
    """Check a list of lines."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnusableFileError("this has to be a list of texts", place=place)
    return [clean_line(one) for one in value]


def instant(value: object, place: str) -> object:
    """Check a moment that may be missing."""
    try:
        if value is None:
            return None
        if isinstance(value, str):
            datetime.fromisoformat(value)
            return value
    except ValueError:
        pass  # falls through to the one refusal below
    raise UnusableFileError("this is not a moment such as 2026-11-22T08:30:00+00:00", place=place)


def or_null(check: Check) -> Check:
    """Return a check that lets null pass."""
    return lambda value, place: None if value is None else check(value, place)
