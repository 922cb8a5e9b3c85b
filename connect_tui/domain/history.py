"""The history of one practice, looked at over a period or as of a day."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from connect_tui.domain.day_progress import DayProgress
from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Counts, Progress, Run, Standing, State, Streak, state_of
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
    away: tuple[int, ...] = ()
    """For each of the streaks, what was missed between it and the one before; 0 for the first ever."""


class Passage(NamedTuple):
    """What a progress tells on its way through a period."""

    standing: Standing
    """As of the last day of the period, or of today where that comes first."""
    counts: Counts
    """Of the period; for a quota, of the weeks that touch it."""
    strengths: dict[date, float]
    """At the end of the days asked for, up to today."""
    runs: tuple[Run, ...]
    """Those that touch the period."""


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


def passage(
    progress: Progress,
    since: date,
    *,
    start: date,
    end: date,
    today: date,
    marks: Mapping[date, Mark],
    rests: Collection[date] = (),
    stops: Iterable[date] = (),
) -> Passage:
    """Take a progress, which is up to the day before ``since``, through the days ``start`` to ``end``.

    ``since`` lies on or before ``start``, ``marks`` hold the days from ``since`` on, and ``stops`` are days
    of the period, in order, whose strength is wanted. Afterwards the progress is up to the last day of the
    period that is over.
    """
    progress.ended = []
    last_closed = min(end, today - ONE_DAY)
    if since < start:
        progress.close(since, min(start - ONE_DAY, last_closed), marks)
    before, since = progress.counts(), max(since, start)
    strengths: dict[date, float] = {}
    for stop in stops:
        if since <= stop <= last_closed:
            progress.close(since, stop, marks)
            since = stop + ONE_DAY
        strengths[stop] = progress.strength
    progress.close(since, last_closed, marks)
    standing = (
        progress.standing(end, mark=None, is_open=False)
        if end < today
        else progress.standing(today, mark=marks.get(today), is_open=True, rests=rests)
    )
    for stop in strengths:
        if stop > last_closed:
            strengths[stop] = standing.strength
    counts = Counts()
    if progress.counted_from(start) <= today:
        counts = Counts(
            standing.kept - before.kept, standing.missed - before.missed, standing.rested - before.rested
        )
    runs = [*progress.ended, Run(standing.streak, progress.away())] if standing.streak else progress.ended
    touching = tuple(run for run in runs if run.streak.start <= end and run.streak.end >= start)
    return Passage(standing, counts, strengths, touching)


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

    ``since`` lies on or before ``start``. ``marks`` hold the days from ``since`` on. ``progress`` is used up.
    """
    every = list(days_between(start, end))
    found = passage(progress, since, start=start, end=end, today=today, marks=marks, rests=rests, stops=every)
    states = states_of(practice, every, marks, today=today, first=found.standing.first)
    days = tuple(
        DayInReview(day, state, strength)
        for (day, strength), state in zip(found.strengths.items(), states, strict=True)
    )
    return PracticeReview(
        start,
        end,
        days,
        tuple(run.streak for run in found.runs),
        found.standing,
        found.counts,
        tuple(run.away for run in found.runs),
    )


def states_of(
    practice: Practice, days: Iterable[date], marks: Mapping[date, Mark], *, today: date, first: date | None
) -> tuple[State, ...]:
    """Return the state of each of these days; ``first`` is the first check-in that counts."""
    by_quota = isinstance(practice.schedule, Quota)
    return tuple(
        state_of(
            day,
            marks.get(day),
            today=today,
            first=first,
            scheduled=practice.scheduled_on(day),
            by_quota=by_quota,
        )
        for day in days
    )


def days_between(start: date, end: date) -> Iterable[date]:
    """Return the days from ``start`` to ``end``, both included."""
    return (date.fromordinal(number) for number in range(start.toordinal(), end.toordinal() + 1))
