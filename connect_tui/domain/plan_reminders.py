"""On which days a plan is worth a reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.days import ONE_DAY, week_start
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from connect_tui.domain.plans import Plan


def is_meant_for(plan: Plan, kept: Collection[date], day: date, *, week_starts_on: int) -> bool:
    """Tell whether a plan is meant to happen on a day and was not kept on it, given the days it was kept on.

    One of so many times a week is meant for every day on which at most twice as many days of the week, up to
    the plan's last, are left as times are wanted: it is not spoken of daily while there is much room.
    """
    if day in kept or day < plan.day or (plan.dropped is not None and plan.dropped <= day):
        return False
    if plan.repeat is None:
        return day == plan.day and not kept
    if plan.until is not None and day > plan.until:
        return False
    if not isinstance(plan.repeat, Quota):
        return plan.repeat.includes(day)
    first = week_start(day, week_starts_on)
    last = first + ONE_DAY * (DAYS_IN_WEEK - 1)
    wanted = plan.repeat.times - sum(first <= one <= last for one in kept)
    left = (last if plan.until is None else min(last, plan.until)) - day + ONE_DAY
    return wanted > 0 and left.days <= 2 * wanted
