"""Days as a person lives them: when they turn, which week they lie in, and the words people use for them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.schedules import DAYS_IN_WEEK, WEEKDAYS

ONE_DAY = timedelta(days=1)

EARLIEST_DAY = date(1900, 1, 1)
"""The first day that anything can be recorded on."""

DAY_WORDS = ("today", "yesterday", "tomorrow")

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAYS_AWAY = r"[+-][0-9]{1,6}"


def lived_day(now: datetime, day_starts_at: time) -> date:
    """Return the day that ``now`` belongs to when days turn at ``day_starts_at`` instead of midnight.

    Wall-clock arithmetic: on the night of a clock change the day still turns when the clock on the wall
    shows ``day_starts_at``.
    """
    start = timedelta(hours=day_starts_at.hour, minutes=day_starts_at.minute, seconds=day_starts_at.second)
    return (now.replace(tzinfo=None) - start).date()


def month_of(day: date) -> str:
    """Return the month a day lies in, as in ``2026-11``."""
    return day.isoformat()[:7]


def first_of(month: str) -> date:
    """Return the first day of a month such as ``2026-11``."""
    return date.fromisoformat(month + "-01")


def next_month(month: str) -> str:
    """Return the month after one such as ``2026-11``."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def months_between(first: str, last: str) -> int:
    """Return how many months lie from the start of one to the start of the other."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])


def week_start(day: date, week_starts_on: int) -> date:
    """Return the first day of the week that ``day`` lies in; ``week_starts_on`` is a ``date.weekday()``."""
    return day - timedelta(days=(day.weekday() - week_starts_on) % DAYS_IN_WEEK)


def weekday_number(text: str) -> int | None:
    """Return the ``date.weekday()`` of an English weekday name, full or of three letters, else None."""
    name = text.strip().casefold()
    if name in WEEKDAYS:
        return WEEKDAYS.index(name)
    return WEEKDAY_NAMES.index(name) if name in WEEKDAY_NAMES else None


def parse_day(text: str, today: date) -> date:
    """Return the day meant by ``text``: an ISO date, today, yesterday, tomorrow, a weekday, or ``-3``.

    A weekday is the last one before today.

    Raises WrongUse where no day can be told from the text.
    """
    wanted = text.strip().casefold()
    try:
        if wanted in DAY_WORDS:
            return today + timedelta(days=(0, -1, 1)[DAY_WORDS.index(wanted)])
        if (number := weekday_number(wanted)) is not None:
            return today - timedelta(days=(today.weekday() - number - 1) % DAYS_IN_WEEK + 1)
        if re.fullmatch(_DAYS_AWAY, wanted):
            return today + timedelta(days=int(wanted))
        if re.fullmatch(_ISO_DAY, wanted):
            return date.fromisoformat(wanted)
    except (ValueError, OverflowError):
        pass  # falls through to the one refusal below
    raise WrongUse(
        f"“{text}” is not a day I can place.",
        hint="Write a date like 2026-11-22, today, yesterday, a weekday, or -3 for three days ago.",
        nearest=_nearest_day_words(wanted),
    )


def _nearest_day_words(wanted: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(get_close_matches(wanted, DAY_WORDS + WEEKDAY_NAMES, n=3, cutoff=0.6))
