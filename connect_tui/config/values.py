"""Reading single values: each is what it should be, or a problem that says where and why not.

A reader takes the value's spot, None where it was left out, and what to use then. A wrong value is
reported and counts as left out, so that reading goes on and finds the other mistakes too.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, TypeVar

from connect_tui.config.problems import listed, nearest
from connect_tui.config.spots import Spot, items_of, missing, scalar_of
from connect_tui.config.yaml_tree import Sequence
from connect_tui.domain.reminders import MOST_TIMES
from connect_tui.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from enum import StrEnum

Word = TypeVar("Word", bound="StrEnum")

_TRUE = frozenset(("true", "yes", "on"))
_FALSE = frozenset(("false", "no", "off"))
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def read_line(spot: Spot | None, default: str, *, longest: int | None = None, empty: bool = False) -> str:
    """Read a text, made one line, of at most ``longest`` characters; it may be empty only if ``empty``."""
    if spot is None:
        return default
    line = clean_line(read_text(spot, default, empty=empty))
    if longest is not None and len(line) > longest:
        spot.wrong(f"{spot.found()} is too long ({len(line)} characters)", f"{longest} are the most")
        return default
    return line


def read_text(spot: Spot | None, default: str, *, empty: bool = True) -> str:
    """Read a text of any number of lines, which may be empty unless told otherwise."""
    if spot is None:
        return default
    text = scalar_of(spot, "write a text; put it in quotes if it has a colon, a # or a bracket")
    if text is None:
        return default
    text = clean_text(text)
    if not text and not empty:
        spot.wrong("the text is empty", "write something, or leave the field out")
        return default
    return text


def read_integer(spot: Spot | None, default: int, *, low: int, high: int) -> int:
    """Read a whole number from ``low`` to ``high``."""
    if spot is None:
        return default
    wanted = f"write a whole number from {low} to {high}"
    text = scalar_of(spot, wanted)
    if text is None:
        return default
    if not _INTEGER.fullmatch(text):
        spot.wrong(f"{spot.found()} is not a whole number", wanted)
    elif not low <= int(text) <= high:
        spot.wrong(f"{text} is too {'small' if int(text) < low else 'large'}", wanted)
    else:
        return int(text)
    return default


def read_boolean(spot: Spot | None, *, default: bool) -> bool:
    """Read a yes or no."""
    if spot is None:
        return default
    wanted = "write true or false"
    text = scalar_of(spot, wanted)
    if text is None or text.casefold() in _TRUE | _FALSE:
        return default if text is None else text.casefold() in _TRUE
    spot.wrong(f"{spot.found()} is neither true nor false", wanted)
    return default


def read_word(spot: Spot | None, default: Word, words: type[Word]) -> Word:
    """Read one of a few fixed words."""
    return _word(spot, words) or default


def required_word(
    spot: Spot | None, parent: Spot, key: str, words: type[Word], base: Word | None
) -> Word | None:
    """Read one of a few fixed words, which must be given where ``base`` knows none."""
    if spot is None:
        if base is None:
            missing(parent, key, f"one of {listed(words)}")
        return base
    return _word(spot, words)


def _word(spot: Spot | None, words: type[Word]) -> Word | None:
    if spot is None:
        return None
    wanted = f"write {listed(words)}"
    text = scalar_of(spot, wanted)
    if text is None:
        return None
    for word in words:
        if word == text.casefold():
            return word
    close = "" if spot.report.is_full else nearest(text, words)
    spot.wrong(f"{spot.found()} is not known here", f"did you mean {close}?" if close else wanted)
    return None


def read_id(spot: Spot) -> str | None:
    """Read an id: small letters, digits and hyphens."""
    wanted = "use 1 to 40 small letters, digits and hyphens, as in make-time"
    text = scalar_of(spot, wanted)
    if text is None:
        return None
    if not _ID.fullmatch(text):
        spot.wrong(f"{spot.found()} cannot be an id", wanted)
        return None
    return text


def read_time(spot: Spot, *, latest: time | None = None) -> time | None:
    """Read a time of day, as in ``15:00``, at most ``latest``."""
    wanted = 'write hours and minutes, as in "15:00"'
    text = scalar_of(spot, wanted)
    if text is None:
        return None
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        spot.wrong(f"{spot.found()} is not a time of day", wanted)
        return None
    found = time(int(match[1]), int(match[2]))
    if latest is not None and found > latest:
        spot.wrong(f"{spot.found()} is too late", f'write a time from "00:00" to "{latest:%H:%M}"')
        return None
    return found


def read_times(spot: Spot) -> tuple[time, ...]:
    """Read one time of day or a list of them; returned in order, each once."""
    items = items_of(spot, least=1, most=MOST_TIMES) if isinstance(spot.node, Sequence) else [spot]
    found = [read_time(item) for item in items or []]
    return tuple(sorted({moment for moment in found if moment is not None}))


def read_span(spot: Spot) -> tuple[time, time] | None:
    """Read a start and an end, which may lie on the next day."""
    items = items_of(spot, least=2, most=2)
    if items is None:
        return None
    start, end = read_time(items[0]), read_time(items[1])
    if start is None or end is None:
        return None
    if start == end:
        spot.wrong("start and end are the same", "write two different times")
        return None
    return start, end


def read_date(spot: Spot | None, default: date | None) -> date | None:
    """Read a calendar date, as in ``2026-11-01``."""
    if spot is None:
        return default
    wanted = "write a date as in 2026-11-01"
    text = scalar_of(spot, wanted)
    if text is None:
        return default
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            spot.wrong(f"{spot.found()} is not in the calendar", wanted)
            return default
    spot.wrong(f"{spot.found()} is not a date", wanted)
    return default
