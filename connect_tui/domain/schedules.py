"""When a practice is meant to be done: every day, on some weekdays, or a number of times a week."""

from datetime import date
from typing import NamedTuple, TypeAlias

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Short weekday names as habits.yaml writes them; the position is ``date.weekday()``."""

DAYS_IN_WEEK = 7


class Weekdays(NamedTuple):
    """Done on the named weekdays; all seven is daily."""

    days: frozenset[int]
    """``date.weekday()`` numbers, monday 0."""

    def includes(self, day: date) -> bool:
        """Tell whether the practice is scheduled on this day."""
        return day.weekday() in self.days

    def __str__(self) -> str:
        if len(self.days) == DAYS_IN_WEEK:
            return "daily"
        numbers = sorted(self.days)
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{WEEKDAYS[numbers[0]]}-{WEEKDAYS[numbers[-1]]}"
        return ", ".join(WEEKDAYS[number] for number in numbers)


class Quota(NamedTuple):
    """Done so many times a week (1 to 6), on whichever days suit."""

    times: int

    def includes(self, day: date) -> bool:  # noqa: ARG002 - any day of the week may serve
        """Tell whether the practice may be done on this day towards its quota: on every day."""
        return True

    def __str__(self) -> str:
        return f"{self.times} a week"


Schedule: TypeAlias = Weekdays | Quota

DAILY = Weekdays(frozenset(range(DAYS_IN_WEEK)))


def weekly_quota(times: int) -> Schedule:
    """Return the schedule for so many times a week; seven is the same as daily.

    Raises ValueError outside 1 to 7.
    """
    if not 1 <= times <= DAYS_IN_WEEK:
        raise ValueError(times)
    return DAILY if times == DAYS_IN_WEEK else Quota(times)
