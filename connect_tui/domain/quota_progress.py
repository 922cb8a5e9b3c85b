"""Progress of a practice that is done so many times a week, on whichever days suit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from connect_tui.domain.days import ONE_DAY, week_start
from connect_tui.domain.progress import LOOK_AHEAD_DAYS, Standing, smoothing
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.domain.tally import TALLY_NUMBERS, Tally, from_ordinal, ordinal

WINDOW_DAYS = 14
"""Days that are not rest days over which doing is weighed against the quota."""

_WINDOW_MASK = (1 << WINDOW_DAYS) - 1


class _Week:
    """The week that is running: what its days so far have brought."""

    __slots__ = ("done", "first_done", "last_done", "rests")

    def __init__(self) -> None:
        self.done = 0
        self.rests = 0
        self.first_done: date | None = None
        self.last_done: date | None = None

    def take(self, day: date, mark: Mark | None) -> None:
        if mark is Mark.DONE:
            self.done += 1
            self.first_done = self.first_done or day
            self.last_done = day
        elif mark is Mark.REST:
            self.rests += 1


class QuotaProgress(Tally):
    """Counts whole weeks; strength moves by the day.

    A week that met its quota is kept. One in which rest days leave too few days is stepped over. A partial
    week counts only if met: that of the first check-in where that was not its first day, and the one that
    the archiving of the practice cut short.
    """

    __slots__ = ("_archived", "_keep", "_times", "_week", "_week_starts_on", "_window")

    def __init__(self, schedule: Quota, week_starts_on: int, archived: date | None = None) -> None:
        super().__init__()
        self._times = schedule.times
        self._week_starts_on = week_starts_on
        self._archived = archived
        self._keep = smoothing(schedule.times / DAYS_IN_WEEK)
        self._window = 0
        self._week = _Week()

    def close(self, first: date, last: date, marks: Mapping[date, Mark]) -> None:
        """Take in the days from ``first`` to ``last``, which are over and follow those taken in before."""
        if self.first is None and not marks:
            return
        last_weekday = (self._week_starts_on - 1) % DAYS_IN_WEEK
        day = first
        while day <= last:
            mark = marks.get(day)
            if self._take(day, mark):
                self.strength = self._stepped()
            if day.weekday() == last_weekday and self.first is not None:
                self._settle_week(day)
            day += ONE_DAY

    def _take(self, day: date, mark: Mark | None) -> bool:
        """Count one day into its week and the window; tell whether it moves strength."""
        if self._archived is not None and day >= self._archived:
            return False
        if self.first is None:
            if mark is None:
                return False
            self.first = day
        self._week.take(day, mark)
        if mark is Mark.REST:
            return False
        self._window = (self._window << 1 | (mark is Mark.DONE)) & _WINDOW_MASK
        return True

    def _stepped(self) -> float:
        share = min(1.0, self._window.bit_count() / (2 * self._times))
        return self.strength * self._keep + share * (1 - self._keep)

    def _is_partial(self, day: date) -> bool:
        """Whether the week of ``day`` began before the first check-in, or is not over when archived."""
        start = week_start(day, self._week_starts_on)
        return (self.first is not None and self.first > start) or self._is_cut_short(start)

    def _is_cut_short(self, start: date) -> bool:
        return self._archived is not None and self._archived < start + timedelta(days=DAYS_IN_WEEK)

    def _is_stepped_over(self, rests: int) -> bool:
        return DAYS_IN_WEEK - rests < self._times

    def _settle_week(self, last_day: date) -> None:
        week = self._week
        self._week = _Week()
        if week.done >= self._times:
            self._keep_one(week.first_done, week.last_done)
        elif self._is_partial(last_day):
            return
        elif self._is_stepped_over(week.rests):
            self._rested += 1
        else:
            self._miss_one()

    def counted_from(self, day: date) -> date:
        """Return the first day of the week that ``day`` lies in."""
        return week_start(day, self._week_starts_on)

    def standing(
        self, day: date, *, mark: Mark | None, is_open: bool, rests: Collection[date] = ()
    ) -> Standing:
        """Return where the practice stands on ``day``; see :class:`~connect_tui.domain.progress.Progress`.

        The running week counts as kept once its quota is met, as rested once its rest days leave too few.
        """
        here = self._copy()
        if is_open and mark is not None and here._take(day, mark):
            here.strength = max(self.strength, here._stepped())
        week = here._week
        if week.done >= here._times:
            here._keep_one(week.first_done, week.last_done)
        elif here._is_stepped_over(week.rests) and not here._is_partial(day):
            here._rested += 1
        next_day = day if is_open and mark is None else day + ONE_DAY
        running_week = week_start(day if is_open else day + ONE_DAY, self._week_starts_on)
        return here._standing("week", here._days_left(day, next_day, running_week, rests))

    def _days_left(self, day: date, next_day: date, start: date, rests: Collection[date]) -> int | None:
        """Return the days to the deadline, looking from ``next_day`` on; ``start`` begins its week."""
        week = self._week
        for _ in range(LOOK_AHEAD_DAYS // DAYS_IN_WEEK):
            if self._is_cut_short(start):
                return None
            end = start + timedelta(days=DAYS_IN_WEEK)
            ahead = [next_day + timedelta(days=number) for number in range((end - next_day).days)]
            free = [one for one in ahead if one not in rests]
            needed = self._times - week.done
            if 0 < needed <= len(free):
                return (free[-needed] - day).days + 1
            if needed > 0 and not self._is_stepped_over(week.rests + len(ahead) - len(free)):
                return 0
            start, next_day, week = end, end, _Week()
        return None

    def _copy(self) -> QuotaProgress:
        copy = QuotaProgress(Quota(self._times), self._week_starts_on, self._archived)
        copy.load(self.dump())
        return copy

    def dump(self) -> list[int | float | None]:
        """Return all that is known as plain numbers, dates as ordinals."""
        week = self._week
        dates = (ordinal(week.first_done), ordinal(week.last_done))
        return [*super().dump(), self._window, week.done, week.rests, *dates]

    def load(self, numbers: list[int | float | None]) -> None:
        """Take up again what :meth:`dump` returned."""
        super().load(numbers[:TALLY_NUMBERS])
        window, done, rests, first_done, last_done = numbers[TALLY_NUMBERS:]
        self._window = int(window or 0)
        self._week = _Week()
        self._week.done, self._week.rests = int(done or 0), int(rests or 0)
        self._week.first_done, self._week.last_done = from_ordinal(first_done), from_ordinal(last_done)
