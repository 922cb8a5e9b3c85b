"""All practices over one period, gathered from the progress book month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from connect_tui.domain.days import ONE_DAY, first_of, month_of, next_month
from connect_tui.domain.history import passage
from connect_tui.domain.looking_back import course_days, course_unit, mean
from connect_tui.domain.month_marks import ScheduledDays
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Counts, Standing, State
from connect_tui.domain.retrospect import CoursePoint, Totals
from connect_tui.services.progress_book import ProgressBook


class Stretch:
    """Answers for one period as of one day; made anew for each look."""

    def __init__(
        self,
        book: ProgressBook,
        practices: Sequence[Practice],
        period: Period,
        today: date,
        week_starts_on: int,
    ) -> None:
        self.period = period
        self.practices = tuple(one for one in practices if not one.archived_on(period.start))
        """Those that are not archived by the first day of the period."""
        book.look_back_to(period.start, today)
        self._book = book
        self._today = today
        self._week_starts_on = week_starts_on
        self._standings: dict[str, Standing] = {}
        self._counts: dict[str, Counts] = {}

    def standing(self, practice: Practice) -> Standing:
        """Return where the practice stands on the last day of the period, or today where that is first."""
        known = self._standings.get(practice.id)
        if known is None:
            known = self._book.standing(practice, self.period.end, self._today)
            self._standings[practice.id] = known
        return known

    def counts(self, practice: Practice) -> Counts:
        """Return what the practice kept, missed and rested in the period; a quota in weeks that touch it."""
        known = self._counts.get(practice.id)
        if known is None:
            known = self._counts[practice.id] = self._count(practice)
        return known

    def _count(self, practice: Practice) -> Counts:
        start, today = self.period.start, self._today
        if start > today and start.toordinal() - today.toordinal() > 7:
            return Counts()
        month = month_of(min(start, today))
        progress = self._book.progress_at(practice, month, today)
        if progress.counted_from(start) > today:
            return Counts()
        last_closed = min(start, today) - ONE_DAY
        progress.close(first_of(month), last_closed, self._book.marks(practice.id, month, month))
        before, after = progress.counts(), self.standing(practice)
        return Counts(after.kept - before.kept, after.missed - before.missed, after.rested - before.rested)

    def states(self, practice: Practice, cells: int) -> tuple[State, ...]:
        """Return the states of the last so many days of the period."""
        end = self.period.end
        start = max(self.period.start, end - timedelta(days=cells - 1))
        first = self.standing(practice).first
        return self._book.states(practice, start, end, today=self._today, first=first)

    def course(self, practice: Practice) -> tuple[CoursePoint, ...]:
        """Return the practice's strength over the period up to today."""
        days, months = self._course
        if not days:
            return ()
        if months:
            strengths = self._book.strengths(practice, months, self._today)
            return tuple(map(CoursePoint, days, [*strengths, self.standing(practice).strength]))
        month = month_of(self.period.start)
        found = passage(
            self._book.progress_at(practice, month, self._today),
            first_of(month),
            start=self.period.start,
            end=days[-1],
            today=self._today,
            marks=self._book.marks(practice.id, month, month_of(days[-1])),
            stops=days,
        )
        return tuple(CoursePoint(*one) for one in found.strengths.items())

    @cached_property
    def _course(self) -> tuple[list[date], list[str]]:
        """The days of the course, and where it goes by months, those that begin after each but the last."""
        days = course_days(self.period, self._today, self._week_starts_on)
        by_months = course_unit(self.period) is PeriodUnit.MONTH
        return days, [next_month(month_of(day)) for day in days[:-1]] if by_months else []

    def done(self, practice: Practice) -> int:
        """Return on how many days of its schedule the practice was done."""
        return self._done[0].get(practice.id, 0)

    def totals(self, first_day: date | None) -> Totals:
        """Return all practices taken together; ``first_day`` is the first check-in of any."""
        counts, active, last = self._done
        days = 0 if first_day is None else max(0, (last - max(first_day, self.period.start)).days + 1)
        rates = (self.counts(practice).rate for practice in self.practices)
        return Totals(sum(counts.values()), active, days, mean(rates))

    @cached_property
    def _done(self) -> tuple[dict[str, int], int, date]:
        """Days done by practice id, on how many days at least one was, and the last day that counts.

        That is the last of the period, or the day before today where today has nothing done yet.
        """
        start, last = self.period.start, min(self.period.end, self._today)
        scheduled = [(one.id, ScheduledDays(one, start, last)) for one in self.practices]
        counts: dict[str, int] = {}
        active, is_over = 0, last < self._today
        for month in self._book.months(month_of(start), month_of(last)):
            marks, any_done, first = self._book.short_marks(month), 0, first_of(month)
            for practice, days in scheduled:
                found = marks.get(practice)
                if found is not None:
                    done = found.done & days.in_month(first)
                    counts[practice] = counts.get(practice, 0) + done.bit_count()
                    any_done |= done
            active += any_done.bit_count()
            if month == month_of(last):
                is_over = is_over or bool(any_done >> last.day - 1 & 1)
        return counts, active, last if is_over else last - ONE_DAY
