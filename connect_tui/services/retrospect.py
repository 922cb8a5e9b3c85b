"""Looking back on a period: all practices, or one of them."""

from __future__ import annotations

from datetime import date, timedelta

from connect_tui.domain.days import first_of, month_of
from connect_tui.domain.history import PracticeReview, review, states_of
from connect_tui.domain.looking_back import (
    comebacks,
    extremes,
    pillars,
    shares,
    states_that_count,
    totals_by_unit,
)
from connect_tui.domain.periods import Period, PeriodUnit, neighbour, period_around
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Counts, State
from connect_tui.domain.records import CheckIn
from connect_tui.domain.retrospect import NoteLine, Overview, PracticeInPeriod, PracticePage
from connect_tui.services.stretch import Stretch
from connect_tui.services.workspace import Workspace


def period_of(workspace: Workspace, unit: PeriodUnit, day: date) -> Period:
    """Return the period of a unit that ``day`` lies in; all there is runs from the first check-in to today.

    Where nothing was checked in yet, all there is is today. Raises ValueError for the unit ``days``.
    """
    if unit is PeriodUnit.ALL:
        today = workspace.today()
        return Period(unit, _first_day(workspace, today) or today, today)
    return period_around(unit, day, workspace.settings.week_starts_on)


def _first_day(workspace: Workspace, today: date) -> date | None:
    book, month = workspace.book, month_of(today)
    with book.steady():
        firsts = [
            book.progress_at(one, month, today).first or book.standing(one, today, today).first
            for one in workspace.practices
        ]
    return min((first for first in firsts if first is not None), default=None)


def overview(workspace: Workspace, period: Period, *, cells: int) -> Overview:
    """Return all practices over a period, with their states on its last ``cells`` days."""
    with workspace.book.steady():
        return _overview(workspace, period, cells)


def _overview(workspace: Workspace, period: Period, cells: int) -> Overview:
    today = workspace.today()
    first = _first_day(workspace, today)
    stretch = _stretch(workspace, period, today)
    previous = neighbour(period, -1, workspace.settings.week_starts_on)
    before = _stretch(workspace, previous, today) if previous else None
    rows = tuple(
        PracticeInPeriod(
            practice=practice,
            states=stretch.states(practice, cells),
            standing=stretch.standing(practice),
            counts=stretch.counts(practice),
            before=before.counts(practice) if before else Counts(),
            done=stretch.done(practice),
            course=stretch.course(practice),
        )
        for practice in stretch.practices
    )
    strongest, quietest = extremes(rows, min(period.end, today))
    return Overview(
        period=period,
        today=today,
        rows=rows,
        totals=stretch.totals(first),
        before=before.totals(first) if before and first and first <= before.period.end else None,
        pillars=pillars(rows),
        strongest=strongest,
        quietest=quietest,
        first_day=first,
    )


def _stretch(workspace: Workspace, period: Period, today: date) -> Stretch:
    return Stretch(workspace.book, workspace.practices, period, today, workspace.settings.week_starts_on)


def practice_review(workspace: Workspace, practice: Practice, start: date, end: date) -> PracticeReview:
    """Return a practice from ``start`` to ``end``, with every streak that touches these days whole."""
    book, today = workspace.book, workspace.today()
    book.look_back_to(start, today)
    month = month_of(min(start, today))
    return review(
        practice,
        book.progress_at(practice, month, today),
        first_of(month),
        start=start,
        end=end,
        today=today,
        marks=book.marks(practice.id, month, month_of(end)),
        rests=book.planned_rests(practice.id, today),
    )


def practice_page(workspace: Workspace, practice: Practice, period: Period) -> PracticePage:
    """Return one practice over a period."""
    today, week_starts_on = workspace.today(), workspace.settings.week_starts_on
    previous = neighbour(period, -1, week_starts_on)
    before = _stretch(workspace, previous, today).counts(practice) if previous else Counts()
    found = practice_review(workspace, practice, period.start, period.end)
    states = states_that_count(practice, found, today)
    by_weekday, by_month = shares(practice, found, states)
    units = totals_by_unit(period.start, states, week_starts_on)
    return PracticePage(
        practice=practice,
        period=period,
        today=today,
        days=found.days,
        standing=found.standing,
        counts=found.counts,
        before=before,
        done=states.count(State.DONE),
        streaks=found.streaks,
        by_weekday=by_weekday,
        by_month=by_month,
        totals=units,
        comebacks=comebacks(practice, found),
    )


def notes_of(workspace: Workspace, practice: Practice, period: Period, *, most: int) -> tuple[NoteLine, ...]:
    """Return what was noted with a practice in a period up to today, newest first, at most so many.

    Looks no further back than it must.
    """
    today, store = workspace.today(), workspace.store
    end = min(period.end, today)
    noted: list[CheckIn] = []
    for month in reversed(workspace.book.months(month_of(period.start), month_of(end))):
        if len(noted) >= most:
            break
        first, last = max(period.start, first_of(month)), min(end, _last_of(month))
        if first <= last:
            found = store.check_ins(first, last, practice.id)
            noted += [one for one in reversed(found) if one.note or one.people]
    del noted[most:]
    return _lines(workspace, practice, noted, today)


def _last_of(month: str) -> date:
    return (first_of(month) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _lines(
    workspace: Workspace, practice: Practice, noted: list[CheckIn], today: date
) -> tuple[NoteLine, ...]:
    names = {one.id: one.name for one in workspace.store.people().values()} if noted else {}
    marks = {one.day: one.mark for one in noted if one.mark is not None}
    first = workspace.book.standing(practice, today, today).first
    states = states_of(practice, [one.day for one in noted], marks, today=today, first=first)
    return tuple(
        NoteLine(one.day, state, one.note, tuple(names[person] for person in one.people if person in names))
        for one, state in zip(noted, states, strict=True)
    )
