"""Progress of a practice whose schedule names its days: every day, or some weekdays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.progress import LOOK_AHEAD_DAYS, Standing, smoothing
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Weekdays
from connect_tui.domain.tally import Tally

_KEEP = smoothing(1.0)


class DayProgress(Tally):
    """Counts scheduled days; days off the schedule are stepped over, whatever is recorded on them."""

    __slots__ = ("_archived", "_days")

    def __init__(self, schedule: Weekdays, archived: date | None = None) -> None:
        super().__init__()
        self._days = schedule.days
        self._archived = archived

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
        self._keep_one(day, day)
        self.strength = self.strength * _KEEP + (1 - _KEEP)

    def _miss(self) -> None:
        if self.first is not None:
            self._miss_one()
            self.strength *= _KEEP

    def counted_from(self, day: date) -> date:
        """Return the day itself: days are counted one by one."""
        return day

    def standing(
        self, day: date, *, mark: Mark | None, is_open: bool, rests: Collection[date] = ()
    ) -> Standing:
        """Return where the practice stands on ``day``; see :class:`~connect_tui.domain.progress.Progress`."""
        here = self
        if is_open and mark is not None:
            here = DayProgress(Weekdays(self._days), self._archived)
            here.load(self.dump())
            here.close(day, day, {day: mark})
        next_day = day if is_open and mark is None else day + ONE_DAY
        return here._standing("day", self._days_left(day, next_day, rests))

    def _days_left(self, day: date, next_day: date, rests: Collection[date]) -> int | None:
        for ahead in range(LOOK_AHEAD_DAYS):
            candidate = next_day + timedelta(days=ahead)
            if self._archived is not None and candidate >= self._archived:
                return None
            if candidate.weekday() in self._days and candidate not in rests:
                return (candidate - day).days + 1
        return None
