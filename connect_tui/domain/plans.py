"""Plans: something to do together, once or week after week."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.days import week_start
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable


class Plan(NamedTuple):
    """What is planned with whom. Whether it was kept, contacts tell that name its id."""

    id: str
    what: str
    people: tuple[str, ...]
    """Ids of people; may be empty where nobody is chosen yet."""
    day: date
    """The day of it; of one that repeats, the first."""
    at: time | None = None
    """On the wall clock; None for any time of the day."""
    repeat: Schedule | None = None
    """Weekdays, or so many times a week; None for once."""
    until: date | None = None
    """The last day, of one that repeats and ends."""
    place: str = ""
    practices: tuple[str, ...] = ()
    """Ids of the practices it stands for, which keeping it checks off."""
    dropped: date | None = None
    """The day from which on it is not meant to happen any more."""
    made: datetime | None = None
    """When it was made, in UTC."""


class PlanState(StrEnum):
    """Where a plan stands on a day."""

    COMING = "coming"
    """Its next time is today or ahead."""
    PASSED = "passed"
    """Its one day is over, and nothing was said about it."""
    KEPT = "kept"
    """It was kept; of one that repeats: it is over, and was kept at least once."""
    DROPPED = "dropped"
    ENDED = "ended"
    """One that repeats is over, and was never kept."""


class PlanStanding(NamedTuple):
    """Where a plan stands as of a day."""

    state: PlanState
    next: date | None
    """The next day it is meant for, today included unless it was kept today. Of so many times a week: while
    this week has too few, today or, where it was kept today, tomorrow (never before its first day); else the
    first day of the next week. None where none is to come."""
    kept: tuple[date, ...]
    """The days on which it was kept, in order."""
    kept_this_week: int
    wanted_this_week: int | None
    """How many times a week, for a plan of so many times a week; else None."""


def plan_standing(plan: Plan, kept: Iterable[date], day: date, *, week_starts_on: int) -> PlanStanding:
    """Return where a plan stands as of ``day``, given the days on which it was kept.

    Days after ``day`` count for nothing. A plan for once is kept on whichever day that was.
    """
    days = tuple(sorted({one for one in kept if one <= day}))
    week = week_start(day, week_starts_on)
    this_week = sum(one >= week for one in days)
    wanted = plan.repeat.times if isinstance(plan.repeat, Quota) else None
    next_day = None if plan.dropped is not None and plan.dropped <= day else _next(plan, days, day, week)
    return PlanStanding(_state(plan, next_day, day, kept=bool(days)), next_day, days, this_week, wanted)


def _state(plan: Plan, next_day: date | None, day: date, *, kept: bool) -> PlanState:
    once = plan.repeat is None
    if once and kept:
        return PlanState.KEPT
    if plan.dropped is not None and plan.dropped <= day:
        return PlanState.DROPPED
    if next_day is not None:
        return PlanState.COMING
    if once:
        return PlanState.PASSED
    return PlanState.KEPT if kept else PlanState.ENDED


def _next(plan: Plan, kept: tuple[date, ...], day: date, week: date) -> date | None:
    if plan.repeat is None:
        return plan.day if not kept and plan.day >= day else None
    start = max(plan.day, day)
    if isinstance(plan.repeat, Quota) and start == day:
        open_again = _later(week, DAYS_IN_WEEK)
        enough = sum(one >= week for one in kept) >= plan.repeat.times
        start = open_again if enough else start
    ahead = (_later(start, number) for number in range(DAYS_IN_WEEK + 1))
    found = next((one for one in ahead if plan.repeat.includes(one) and one not in kept), None)
    return found if found is not None and (plan.until is None or found <= plan.until) else None


def _later(day: date, days: int) -> date:
    return date.max if (date.max - day).days < days else day + timedelta(days=days)
