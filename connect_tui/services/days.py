"""Looking at a day, and at one practice beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from connect_tui.domain.days import month_of, week_start
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import State, state_of
from connect_tui.domain.records import CheckIn
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.services.views import DayView, NoteOnDay, PracticeDetail, PracticeOnDay
from connect_tui.services.workspace import Workspace


def day_view(workspace: Workspace, day: date | None = None) -> DayView:
    """Return a day, today unless told, with all its practices."""
    today = workspace.today()
    day = day or today
    records = {one.practice: one for one in workspace.store.check_ins(day, day)}
    names = _names(workspace, records.values())
    with workspace.book.steady():
        rows = tuple(
            _practice_on_day(workspace, practice, day, today, records.get(practice.id), names)
            for practice in workspace.practices
        )
    return DayView(day, today, rows, _known_focus(workspace))


def with_practice_read_again(workspace: Workspace, view: DayView, practice: Practice) -> DayView:
    """Return the same day with one of its practices as it is now."""
    row = practice_on_day(workspace, practice, view.day)
    rows = tuple(row if one.practice.id == practice.id else one for one in view.practices)
    return view._replace(practices=rows)


def practice_on_day(workspace: Workspace, practice: Practice, day: date) -> PracticeOnDay:
    """Return one practice on one day."""
    record = workspace.store.check_in(day, practice.id)
    names = _names(workspace, [record] if record else [])
    return _practice_on_day(workspace, practice, day, workspace.today(), record, names)


def _practice_on_day(
    workspace: Workspace,
    practice: Practice,
    day: date,
    today: date,
    record: CheckIn | None,
    names: dict[str, str],
) -> PracticeOnDay:
    book = workspace.book
    standing = book.standing(practice, day, today)
    week_ago = day - timedelta(days=DAYS_IN_WEEK - 1)
    week = book.states(practice, week_ago, day, today=today, first=standing.first)
    return PracticeOnDay(
        practice=practice,
        state=week[-1],
        scheduled=practice.scheduled_on(day),
        archived=practice.archived_on(day),
        note=record.note if record else None,
        people=tuple(names[one] for one in record.people if one in names) if record else (),
        standing=standing,
        action=practice.action_on(day),
        week=week,
    )


def day_counts(workspace: Workspace) -> tuple[date, dict[str, State]]:
    """Return today and the state of each practice on its schedule, without reading any earlier day."""
    today = workspace.today()
    marks = workspace.store.marks(month_of(today))
    return today, {
        practice.id: state_of(
            today,
            marks.get(practice.id, {}).get(today),
            today=today,
            first=None,
            scheduled=True,
            by_quota=isinstance(practice.schedule, Quota),
        )
        for practice in workspace.practices
        if practice.scheduled_on(today)
    }


def practice_detail(
    workspace: Workspace, practice: Practice, day: date, *, weeks: int, notes: int
) -> PracticeDetail:
    """Return the whole weeks of a practice that end with the week of ``day``, and its last notes."""
    today = workspace.today()
    last_week = week_start(day, workspace.settings.week_starts_on)
    start = last_week - timedelta(days=DAYS_IN_WEEK * (weeks - 1))
    standing = workspace.book.standing(practice, day, today)
    states = workspace.book.states(practice, start, day, today=today, first=standing.first)
    scheduled = [
        state for number, state in enumerate(states) if practice.scheduled_on(start + timedelta(days=number))
    ]
    kept = scheduled.count(State.DONE)
    return PracticeDetail(
        start=start,
        states=states,
        kept=kept,
        met=kept + scheduled.count(State.MISSED),
        notes=_last_notes(workspace, practice, start, day, notes),
    )


def _last_notes(
    workspace: Workspace, practice: Practice, start: date, day: date, count: int
) -> tuple[NoteOnDay, ...]:
    noted = [one for one in workspace.store.check_ins(start, day, practice.id) if one.note or one.people][
        : -count - 1 : -1
    ]
    names = _names(workspace, noted)
    return tuple(
        NoteOnDay(
            one.day,
            State(one.mark.value) if one.mark else State.OFF,
            one.note,
            tuple(names[person] for person in one.people if person in names),
        )
        for one in noted
    )


def _names(workspace: Workspace, records: Iterable[CheckIn]) -> dict[str, str]:
    """Return people's names by id; the people are read only where a record names any."""
    if not any(one.people for one in records):
        return {}
    return {person.id: person.name for person in workspace.store.people().values()}


def _known_focus(workspace: Workspace) -> tuple[str, ...]:
    known = {practice.id for practice in workspace.practices}
    return tuple(one for one in workspace.store.focus().practices if one in known)
