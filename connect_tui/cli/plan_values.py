"""What a person writes for the time and the repeating of a plan, read."""

from __future__ import annotations

import re
from datetime import time

from connect_tui.cli import plan_texts as texts
from connect_tui.domain.days import weekday_number
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.schedules import DAILY, DAYS_IN_WEEK, Schedule, Weekdays, weekly_quota
from connect_tui.domain.text import clean_line, shortened

_TIME = r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
_QUOTA = r"(?:(?P<times>[1-7]) ?(?:x|times)?|(?P<word>once|twice)) ?(?:a|per|/) ?week"
_WORDS = {"once": 1, "twice": 2}
_DAILY = ("daily", "every day")


def parse_time(text: str) -> time:
    """Return a time of day written as ``18:30``. Raises WrongUse where it is none."""
    found = re.fullmatch(_TIME, text.strip())
    try:
        if found is not None:
            return time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        pass  # falls through to the one refusal below
    raise WrongUse(texts.NO_TIME.format(text=shortened(text)), hint=texts.TIME_HINT)


def parse_repeat(text: str) -> Schedule:
    """Return when a plan repeats: ``sat``, ``tue, thu``, ``mon-fri``, ``daily`` or ``2 a week``.

    Raises WrongUse where that cannot be told.
    """
    wanted = clean_line(text).casefold()
    if wanted in _DAILY:
        return DAILY
    if quota := re.fullmatch(_QUOTA, wanted):
        return weekly_quota(_WORDS.get(quota["word"]) or int(quota["times"]))
    days: set[int] = set()
    for part in re.split(r",| and ", wanted):
        found = _range(part)
        if not found:
            raise WrongUse(texts.NO_REPEAT.format(text=shortened(text)), hint=texts.REPEAT_HINT)
        days |= found
    return Weekdays(frozenset(days))


def _range(text: str) -> set[int]:
    """Return the days of ``sat`` or ``fri-mon``, which runs over the end of the week; none for others."""
    first, dash, last = text.partition("-")
    start, end = weekday_number(first), weekday_number(last if dash else first)
    if start is None or end is None:
        return set()
    return {(start + step) % DAYS_IN_WEEK for step in range((end - start) % DAYS_IN_WEEK + 1)}
