"""The history of one practice, looked at over a period or as of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from connect_tui.domain.day_progress import DayProgress
from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Counts, Progress, Standing, State, Streak, state_of
from connect_tui.domain.quota_progress import QuotaProgress
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Quota


class DayInReview(NamedTuple):
    """One day of a practice: its state, and the strength at its end."""

    day: date
    state: State
    strength: float


class PracticeReview(NamedTuple):
    """A practice over the days ``start`` to ``end``, both included."""

    start: date
    end: date
    days: tuple[DayInReview, ...]
    streaks: tuple[Streak, ...]
    """Those that touch the period, whole, oldest first."""
    standing: Standing
    """As of the last day of the period, or of today where that comes first."""
    counts: Counts
    """Of the period; for a quota, of the weeks that touch it."""


def new_progress(practice: Practice, week_starts_on: int) -> Progress:
    """Return the progress of a practice before its first day, by its schedule as it is now."""
    if isinstance(practice.schedule, Quota):
        return QuotaProgress(practice.schedule, week_starts_on, practice.archived)
    return DayProgress(practice.schedule, practice.archived)


def stand(
    progress: Progress,
    since: date,
    day: date,
    *,
    today: date,
    marks: Mapping[date, Mark],
    rests: Collection[date] = (),
) -> Standing:
    """Return where a practice stands on ``day``, given its progress up to the day before ``since``.

    A day before today is closed. Today is open, and records ahead of it wait: a later ``day`` is answered
    as of today, except that ``rests``, planned rest days, put off what must be done next. ``progress`` is
    used up.
    """
    if day < today:
        progress.close(since, day, marks)
        return progress.standing(day, mark=None, is_open=False)
    progress.close(since, today - ONE_DAY, marks)
    return progress.standing(today, mark=marks.get(today), is_open=True, rests=rests)


def review(
    practice: Practice,
    progress: Progress,
    since: date,
    *,
    start: date,
    end: date,
    today: date,
    marks: Mapping[date, Mark],
    rests: Collection[date] = (),
) -> PracticeReview:
    """Return the practice from ``start`` to ``end``, given its progress up to the day before ``since``.

    ``since`` lies on or before ``start``; for the streaks to be complete it lies on or before the first
    check-in. ``marks`` hold the days from ``since`` on. ``progress`` is used up.
    """
    progress.ended = []
    last_closed = min(end, today - ONE_DAY)
    strengths: dict[date, float] = {}
    before = Counts()
    if start <= last_closed:
        if since < start:
            progress.close(since, start - ONE_DAY, marks)
        before = progress.counts()
        for day in _days(start, last_closed):
            progress.close(day, day, marks)
            strengths[day] = progress.strength
    else:
        progress.close(since, last_closed, marks)
        before = progress.counts()
    ended = progress.ended
    standing = (
        progress.standing(end, mark=None, is_open=False)
        if end < today
        else progress.standing(today, mark=marks.get(today), is_open=True, rests=rests)
    )
    by_quota = isinstance(practice.schedule, Quota)
    days = tuple(
        DayInReview(
            day,
            state_of(
                day,
                marks.get(day),
                today=today,
                first=standing.first,
                scheduled=practice.scheduled_on(day),
                by_quota=by_quota,
            ),
            strengths.get(day, standing.strength),
        )
        for day in _days(start, end)
    )
    streaks = [*ended, standing.streak] if standing.streak else ended
    touching = tuple(streak for streak in streaks if streak.start <= end and streak.end >= start)
    counts = Counts()
    if progress.counted_from(start) <= today:
        counts = Counts(
            standing.kept - before.kept, standing.missed - before.missed, standing.rested - before.rested
        )
    return PracticeReview(start, end, days, touching, standing, counts)


def _days(start: date, end: date) -> Iterable[date]:
    return (date.fromordinal(number) for number in range(start.toordinal(), end.toordinal() + 1))
