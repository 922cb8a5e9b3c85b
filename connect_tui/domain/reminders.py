"""What a reminder rule says, and how its times are written; when one is due is worked out elsewhere."""

import re
from datetime import time
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.schedules import DAILY, Weekdays
from connect_tui.domain.text import shortened

MOST_TIMES = 24
"""The most times a day that one reminder may come."""

MOST_DAYS_AHEAD = 60
"""How many days before a plan or a date it can be reminded of at most."""

KINDS_AHEAD = ("plans", "dates")
"""The kinds of reminders that can come days before what they are about."""

_LONGEST_SPAN = 80
_TIME = r"([0-9]{1,2}):([0-9]{2})"
_SPAN = r"(?:between\s+(\S+?)\s+and|(?:between\s+|from\s+)?(\S+?)\s*(?:[-–—]|\bto\b|\buntil\b))\s*(\S+)"
_SEPARATOR = r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+"


class ReminderKind(StrEnum):
    """What a reminder is about."""

    PRACTICE = "practice"
    PEOPLE = "people"
    PLANS = "plans"
    DATES = "dates"
    CHECK_ON = "check-on"
    GOALS = "goals"
    DARES = "dares"
    EVENING = "evening"
    WEEKLY = "weekly"


class ReminderRule(NamedTuple):
    """A rule for when to show which popup. Exactly one of ``at`` and ``between`` is set."""

    id: str
    kind: ReminderKind
    practice: str | None = None
    """The practice id, for the kind ``practice`` only."""
    at: tuple[time, ...] = ()
    between: tuple[time, time] | None = None
    days: Weekdays = DAILY
    text: str = ""
    """What the popup says; empty for the practice's action of the day."""
    unless_done: bool = True
    enabled: bool = True
    ahead: tuple[int, ...] = ()
    """For the kinds ``plans`` and ``dates`` only: how many days before, 0 to MOST_DAYS_AHEAD, each once and
    the most first; 0 is the day itself. Empty for the day itself alone."""

    @property
    def days_before(self) -> tuple[int, ...]:
        """How many days before a plan or a date it is reminded of."""
        return self.ahead or (0,)


class Moments(NamedTuple):
    """When on a day a reminder comes. Exactly one of the two is set."""

    at: tuple[time, ...] = ()
    """In order, each once."""
    between: tuple[time, time] | None = None
    """Some moment from the first to the second, which may lie past midnight."""


def parse_moments(text: str) -> Moments:
    """Return the times meant by ``20:30``, ``08:00, 13:00``, ``11:00-16:00`` or ``between 11:00 and 16:00``.

    Raises WrongUse where no times can be told from the text.
    """
    wanted = " ".join(text.casefold().split())
    span = re.fullmatch(_SPAN, wanted) if len(wanted) < _LONGEST_SPAN else None
    if span is not None:
        start, end = _time(span[1] or span[2]), _time(span[3])
        if start == end:
            raise WrongUse(
                f"From {start:%H:%M} to {end:%H:%M} is no stretch of time.",
                hint="Give two different times, as in 11:00-16:00, or just one.",
            )
        return Moments(between=(start, end))
    found = {_time(part) for part in re.split(_SEPARATOR, wanted.removeprefix("at ")) if part}
    if not found:
        raise _no_time(text)
    if len(found) > MOST_TIMES:
        raise WrongUse(
            f"That is {len(found)} times a day.", hint=f"A reminder may come up to {MOST_TIMES} times a day."
        )
    return Moments(at=tuple(sorted(found)))


def moments_text(moments: Moments | ReminderRule) -> str:
    """Return times as :func:`parse_moments` reads them: ``20:30``, ``08:00, 13:00`` or ``11:00-16:00``."""
    if moments.between is not None:
        start, end = moments.between
        return f"{start:%H:%M}-{end:%H:%M}"
    return ", ".join(f"{moment:%H:%M}" for moment in moments.at)


def _time(text: str) -> time:
    match = re.fullmatch(_TIME, text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise _no_time(text)
    return time(int(match[1]), int(match[2]))


def _no_time(text: str) -> WrongUse:
    return WrongUse(
        f"“{shortened(text)}” is not a time of day." if text.strip() else "There is no time in this.",
        hint="Write hours and minutes, as in 20:30; several as 08:00, 13:00; "
        "or 11:00-16:00 for some moment between the two.",
    )
