"""How a practice has been kept up: streaks, strength, and what was kept, missed and rested.

A *progress* takes the days of one practice in order, one after another, and can be set down and taken up
again at any of them; what it says after a day depends on the days up to then alone. There is one kind for
schedules that name days and one for weekly quotas.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

from connect_tui.domain.records import Mark

HALVING_STEPS = 13
"""Missed steps that halve the strength of a daily practice (Loop Habit Tracker)."""

LOOK_AHEAD_DAYS = 3660
"""How far ahead, in days, a next day to be done is looked for behind planned rest days."""


class State(StrEnum):
    """What a day is for a practice."""

    DONE = "done"
    REST = "rest"
    OPEN = "open"
    MISSED = "missed"
    OFF = "off"


class Streak(NamedTuple):
    """A stretch for which a practice was kept up; ``length`` in the unit of its schedule."""

    start: date
    end: date
    length: int


class Run(NamedTuple):
    """A streak, and how many units were missed between it and the one before; 0 for the first ever."""

    streak: Streak
    away: int


class Standing(NamedTuple):
    """Where a practice stands at the end of a day, or during today."""

    streak: Streak | None
    """The streak that is alive, if any."""
    best: int
    """The length of the longest streak ever, the living one included."""
    unit: Literal["day", "week"]
    days_left: int | None
    """Days, the day itself counted as 1, to the last date on which it must next be done; 0 when too late."""
    strength: float
    """0 to 1."""
    kept: int
    missed: int
    rested: int
    first: date | None
    """The first check-in that counts."""

    @property
    def current(self) -> int:
        """The length of the living streak; 0 without one."""
        return self.streak.length if self.streak else 0


class Counts(NamedTuple):
    """Days, or weeks for a quota, that were kept, missed and rested."""

    kept: int = 0
    missed: int = 0
    rested: int = 0

    @property
    def rate(self) -> float | None:
        """The share kept of all that were not rested, 0 to 1; None where there were none."""
        met = self.kept + self.missed
        return self.kept / met if met else None


def smoothing(frequency: float) -> float:
    """Return the multiplier ``m`` of one step of strength, ``0.5 ** (sqrt(f) / 13)``.

    ``frequency`` is in repetitions a step. The formula is the one Loop Habit Tracker publishes.
    """
    return float(0.5 ** (frequency**0.5 / HALVING_STEPS))


class Progress(Protocol):
    """The running tally of one practice."""

    first: date | None
    """The first check-in that counts; None before it."""
    strength: float
    ended: list[Run] | None
    """Where streaks that have ended are put, in order; None where nobody asked for them."""

    def close(self, first: date, last: date, marks: Mapping[date, Mark]) -> None:
        """Take in the days from ``first`` to ``last``, which are over and follow those taken in before."""
        ...

    def counted_from(self, day: date) -> date:
        """Return the first day of what ``day`` is counted in: the day itself, or its week."""
        ...

    def counts(self) -> Counts:
        """Return what is settled by the days taken in; a week still running is not."""
        ...

    def away(self) -> int:
        """Return how many units were missed before the living streak, or before one that would begin now.

        0 where nothing was kept before it.
        """
        ...

    def standing(
        self, day: date, *, mark: Mark | None, is_open: bool, rests: Collection[date] = ()
    ) -> Standing:
        """Return where the practice stands on ``day``.

        With ``is_open`` the day still runs: the days before it were taken in, and ``mark`` is what it has so
        far. Without, it was itself the last day taken in. ``rests`` are planned rest days after it.
        """
        ...

    def dump(self) -> list[int | float | None]:
        """Return all that is known as plain numbers, dates as ordinals."""
        ...

    def load(self, numbers: list[int | float | None]) -> None:
        """Take up again what :meth:`dump` returned."""
        ...


def state_of(
    day: date, mark: Mark | None, *, today: date, first: date | None, scheduled: bool, by_quota: bool
) -> State:
    """Return the state of one day as seen from ``today``.

    ``first`` is the practice's first check-in that counts, ``scheduled`` whether the day is on its schedule.
    A day ahead may be a rest day, not done: a done record waits for its day.
    """
    if mark is Mark.REST:
        return State.REST
    if mark is Mark.DONE and day <= today:
        return State.DONE
    if not scheduled:
        return State.OFF
    if day >= today:
        return State.OPEN
    if by_quota or first is None or day < first:
        return State.OFF
    return State.MISSED
