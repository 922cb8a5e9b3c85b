"""When a plan is, as it is written into fields and read from them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.days import weekday_number
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people_rules import parse_day_ahead, parse_day_behind
from connect_tui.domain.schedules import WEEKDAYS, Quota, Schedule, Weekdays, weekly_quota
from connect_tui.domain.text import clean_line
from connect_tui.ui import plan_texts as told

if TYPE_CHECKING:
    from connect_tui.domain.plans import Plan

_TIME = re.compile(r"(?:^|\s)(?:at\s+)?([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(am|pm)?$", re.IGNORECASE)


class When(NamedTuple):
    """A day, and a time where one is set."""

    day: date
    at: time | None


def when_text(day: date, at: time | None) -> str:
    """Return a day and time as they are written."""
    return f"{day.isoformat()} {at:%H:%M}" if at is not None else day.isoformat()


def parse_when(text: str, today: date) -> When:
    """Return what is meant by ``friday 19:00``, ``tomorrow at 7pm`` or ``2026-12-04``; raises WrongUse.

    A weekday is the next one.
    """
    wanted = clean_line(text)
    if not wanted:
        raise WrongUse(told.NO_WHEN, hint=told.NO_WHEN_HINT)
    found = _TIME.search(wanted)
    at: time | None = None
    if found is not None and (found[2] or found[3]):
        at = _time(found)
        wanted = wanted[: found.start()].strip().removesuffix(" at").rstrip(" ,")
        if not wanted:
            return When(today, at)
    try:
        return When(parse_day_ahead(wanted, today), at)
    except WrongUse:
        raise WrongUse(told.NO_DAY.format(text=wanted), hint=told.NO_DAY_HINT) from None


def _time(found: re.Match[str]) -> time:
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    is_half = 1 <= hour <= 12
    if half and is_half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or (half and not is_half):
        raise WrongUse(told.NO_TIME.format(text=found[0].strip()), hint=told.NO_DAY_HINT)
    return time(hour, minute)


def parse_past_day(text: str, today: date) -> date:
    """Return the day up to today that is meant; a weekday is the last one. Raises WrongUse."""
    day = parse_day_behind(text, today)
    if day > today:
        raise WrongUse(told.NOT_YET, hint=told.NOT_YET_HINT)
    return day


def repeat_of(plan: Plan | None) -> str:
    """Return which kind of repeating a plan has."""
    if plan is None or plan.repeat is None:
        return told.ONCE
    return told.SO_MANY if isinstance(plan.repeat, Quota) else told.WEEKDAYS


def often_text(schedule: Schedule | None) -> str:
    """Return on which days, or how many times a week, as it is written."""
    if schedule is None:
        return ""
    if isinstance(schedule, Quota):
        return str(schedule.times)
    return ", ".join(WEEKDAYS[number] for number in sorted(schedule.days))


def parse_often(kind: str, text: str) -> Schedule | None:
    """Return how a plan repeats; raises WrongUse where it cannot be told."""
    wanted = clean_line(text).casefold()
    if kind == told.ONCE:
        return None
    if kind == told.SO_MANY:
        if not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(WEEKDAYS)):
            raise WrongUse(told.NO_TIMES, hint=told.NO_TIMES_HINT)
        return weekly_quota(int(wanted))
    numbers = [weekday_number(part) for part in re.split(r"[,\s]+", wanted) if part and part != "and"]
    days = frozenset(number for number in numbers if number is not None)
    if not numbers or None in numbers:
        raise WrongUse(told.NO_WEEKDAYS, hint=told.NO_WEEKDAYS_HINT)
    return Weekdays(days)
