"""Schedules and days of the week as a person writes them."""

from __future__ import annotations

from connect_tui.config.spots import Spot, fields_of, items_of, missing, scalar_of
from connect_tui.config.values import read_integer
from connect_tui.config.yaml_tree import Mapping, Sequence
from connect_tui.domain.days import weekday_number
from connect_tui.domain.schedules import DAILY, DAYS_IN_WEEK, Schedule, Weekdays, weekly_quota

_DAYS_WANTED = "write daily, mon-fri, sat or [sat, sun]"
_SCHEDULE_WANTED = "write daily, mon-fri, [sat, sun] or {times: 3, per: week}"


def read_schedule(spot: Spot | None, default: Schedule) -> Schedule:
    """Read a schedule: days of the week, or a number of times a week."""
    if spot is None:
        return default
    if isinstance(spot.node, Mapping):
        return _quota(spot) or default
    return _days(spot, "schedule", _SCHEDULE_WANTED) or default


def read_days(spot: Spot | None, default: Weekdays) -> Weekdays:
    """Read days of the week: ``daily``, a range, a day, or a list of these."""
    if spot is None:
        return default
    return _days(spot, "list of days", _DAYS_WANTED) or default


def read_weekday(spot: Spot | None, default: int) -> int:
    """Read one weekday's name, full or short, as ``date.weekday()`` counts."""
    if spot is None:
        return default
    wanted = "write the name of a day, as in monday"
    text = scalar_of(spot, wanted)
    found = None if text is None else weekday_number(text)
    if found is None and text is not None:
        spot.wrong(f"{spot.found()} is not a day of the week", wanted)
    return default if found is None else found


def _quota(spot: Spot) -> Schedule | None:
    fields = fields_of(spot, ("times", "per"))
    if fields is None:
        return None
    times, per = fields.get("times"), fields.get("per")
    if times is None:
        missing(spot, "times", "how often, 1 to 7")
    if per is None:
        missing(spot, "per", "week")
    elif scalar_of(per, "write week") not in ("week", None):
        per.wrong(f"{per.found()} is not known here", "write week")
    count = read_integer(times, 0, low=1, high=DAYS_IN_WEEK)
    return weekly_quota(count) if count else None


def _days(spot: Spot, kind: str, wanted: str) -> Weekdays | None:
    if isinstance(spot.node, Sequence):
        items = items_of(spot, least=1, most=DAYS_IN_WEEK)
        texts = [(item, scalar_of(item, wanted)) for item in items or []]
    else:
        text = scalar_of(spot, wanted)
        texts = [] if text is None else [(spot, part) for part in text.split(",")]
    days: set[int] = set()
    for item, text in texts:
        found = None if text is None else _range(text)
        if found is None and text is not None:
            item.wrong(f"{item.found()} is not a {kind if item is spot else 'day'}", wanted)
        days.update(found or ())
    return Weekdays(frozenset(days)) if days else None


def _range(text: str) -> frozenset[int] | None:
    """Return the days of ``daily``, ``sat`` or ``fri-mon``, which runs over the end of the week."""
    if text.strip().casefold() == "daily":
        return DAILY.days
    first, dash, last = text.partition("-")
    start, end = weekday_number(first), weekday_number(last if dash else first)
    if start is None or end is None:
        return None
    return frozenset((start + step) % DAYS_IN_WEEK for step in range((end - start) % DAYS_IN_WEEK + 1))
