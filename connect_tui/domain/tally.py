"""What every kind of progress counts: what was kept, missed and rested, and the streak that is running."""

from __future__ import annotations

from datetime import date
from typing import Literal

from connect_tui.domain.progress import Counts, Run, Standing, Streak


class Tally:
    """Counts in the unit of a schedule, days or weeks."""

    __slots__ = (
        "_away",
        "_best",
        "_kept",
        "_missed",
        "_rested",
        "_run_end",
        "_run_length",
        "_run_start",
        "ended",
        "first",
        "strength",
    )

    def __init__(self) -> None:
        self.first: date | None = None
        self.strength = 0.0
        self.ended: list[Run] | None = None
        self._best = self._kept = self._missed = self._rested = self._run_length = self._away = 0
        self._run_start: date | None = None
        self._run_end: date | None = None

    def counts(self) -> Counts:
        """Return what is settled by the days taken in; a week still running is not."""
        return Counts(self._kept, self._missed, self._rested)

    def away(self) -> int:
        """Return how many units were missed before the living streak, or before one that would begin now.

        0 where nothing was kept before it.
        """
        return self._away

    def _keep_one(self, first_done: date | None, last_done: date | None) -> None:
        """Count one unit as kept, from its first to its last done day."""
        self._kept += 1
        if not self._run_length:
            self._run_start = first_done
        self._run_length += 1
        self._run_end = last_done
        self._best = max(self._best, self._run_length)

    def _miss_one(self) -> None:
        """Count one unit as missed, which ends the streak."""
        self._missed += 1
        streak = self._streak()
        if streak is not None and self.ended is not None:
            self.ended.append(Run(streak, self._away))
        if self._kept:
            self._away = 1 if self._run_length else self._away + 1
        self._run_length = 0

    def _streak(self) -> Streak | None:
        if not self._run_length or self._run_start is None or self._run_end is None:
            return None
        return Streak(self._run_start, self._run_end, self._run_length)

    def _standing(self, unit: Literal["day", "week"], days_left: int | None) -> Standing:
        return Standing(
            streak=self._streak(),
            best=self._best,
            unit=unit,
            days_left=days_left if self._run_length else None,
            strength=self.strength,
            kept=self._kept,
            missed=self._missed,
            rested=self._rested,
            first=self.first,
        )

    def dump(self) -> list[int | float | None]:
        """Return all that is known as plain numbers, dates as ordinals."""
        dates = (self.first, self._run_start, self._run_end)
        counts = (self._best, self._kept, self._missed, self._rested, self._run_length, self._away)
        return [self.strength, *counts, *(ordinal(one) for one in dates)]

    def load(self, numbers: list[int | float | None]) -> None:
        """Take up again what :meth:`dump` returned."""
        strength, *counts = numbers
        self.strength = float(strength or 0.0)
        self._best, self._kept, self._missed, self._rested, self._run_length, self._away = (
            int(number or 0) for number in counts[:6]
        )
        self.first, self._run_start, self._run_end = (from_ordinal(number) for number in counts[6:])


TALLY_NUMBERS = 10
"""How many numbers a tally is set down in."""


def ordinal(day: date | None) -> int | None:
    """Return a day as its proleptic Gregorian ordinal, or None."""
    return None if day is None else day.toordinal()


def from_ordinal(number: float | None) -> date | None:
    """Return the day of an ordinal, or None."""
    return date.fromordinal(int(number)) if number else None
