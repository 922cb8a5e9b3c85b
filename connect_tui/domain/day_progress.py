"""Progress of a practice whose schedule names its days: every day, or some weekdays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.progress import LOOK_AHEAD_DAYS, Counts, Standing, Streak, smoothing
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Weekdays

_KEEP = smoothing(1.0)


class DayProgress:
    """Counts scheduled days; days off the schedule are stepped over, whatever is recorded on them."""

    __slots__ = (
        "_archived",
        "_best",
        "_days",
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

    def __init__(self, schedule: Weekdays, archived: date | None = None) -> None:
        self._days = schedule.days
        self._archived = archived
        self.first: date | None = None
        self.strength = 0.0
        self.ended: list[Streak] | None = None
        self._best = self._kept = self._missed = self._rested = self._run_length = 0
        self._run_start: date | None = None
        self._run_end: date | None = None

    def close(self, first: date, last: date, marks: Mapping[date, Mark]) -> None:
        """Take in the days from ``first`` to ``last``, which are over and follow those taken in before."""
        if self.first is None and not marks:
            return
        scheduled, archived, day = self._days, self._archived or date.max, first
        while day <= last:
            if day.weekday() in scheduled and day < archived:
                mark = marks.get(day)
                if mark is None:
                    self._miss()
                elif mark is Mark.DONE:
                    self._do(day)
                else:
                    self._rested += 1
                    self.first = self.first or day
            day += ONE_DAY

    def _do(self, day: date) -> None:
        self.first = self.first or day
        self._kept += 1
        if not self._run_length:
            self._run_start = day
        self._run_length += 1
        self._run_end = day
        self._best = max(self._best, self._run_length)
        self.strength = self.strength * _KEEP + (1 - _KEEP)

    def _miss(self) -> None:
        if self.first is None:
            return
        self._missed += 1
        self.strength *= _KEEP
        if self._run_length:
            if self.ended is not None:
                self.ended.append(self._run())
            self._run_length = 0

    def _run(self) -> Streak:
        assert self._run_start is not None  # noqa: S101 - a run has both ends
        assert self._run_end is not None  # noqa: S101
        return Streak(self._run_start, self._run_end, self._run_length)

    def counted_from(self, day: date) -> date:
        """Return the day itself: days are counted one by one."""
        return day

    def counts(self) -> Counts:
        """Return the scheduled days taken in since the first check-in."""
        return Counts(self._kept, self._missed, self._rested)

    def standing(
        self, day: date, *, mark: Mark | None, is_open: bool, rests: Collection[date] = ()
    ) -> Standing:
        """Return where the practice stands on ``day``; see :class:`~connect_tui.domain.progress.Progress`."""
        here = self
        if is_open and mark is not None:
            here = DayProgress(Weekdays(self._days), self._archived)
            here.load(self.dump())
            here.close(day, day, {day: mark})
        streak = here._run() if here._run_length else None
        next_day = day if is_open and mark is None else day + ONE_DAY
        return Standing(
            streak=streak,
            best=here._best,
            unit="day",
            days_left=self._days_left(day, next_day, rests) if streak else None,
            strength=here.strength,
            kept=here._kept,
            missed=here._missed,
            rested=here._rested,
            first=here.first,
        )

    def _days_left(self, day: date, next_day: date, rests: Collection[date]) -> int | None:
        for ahead in range(LOOK_AHEAD_DAYS):
            candidate = next_day + timedelta(days=ahead)
            if self._archived is not None and candidate >= self._archived:
                return None
            if candidate.weekday() in self._days and candidate not in rests:
                return (candidate - day).days + 1
        return None

    def dump(self) -> list[int | float | None]:
        """Return all that is known as plain numbers, dates as ordinals."""
        dates = (self.first, self._run_start, self._run_end)
        numbers = (self._best, self._kept, self._missed, self._rested, self._run_length)
        return [self.strength, *numbers, *(one.toordinal() if one else None for one in dates)]

    def load(self, numbers: list[int | float | None]) -> None:
        """Take up again what :meth:`dump` returned."""
        strength, *counts = numbers
        self.strength = float(strength or 0.0)
        self._best, self._kept, self._missed, self._rested, self._run_length = (
            int(n or 0) for n in counts[:5]
        )
        self.first, self._run_start, self._run_end = (
            date.fromordinal(int(number)) if number else None for number in counts[5:]
        )
