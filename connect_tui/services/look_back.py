"""The weekly look back: what a week held, one moment of it to remember, and what to focus on next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.periods import Period, PeriodUnit, period_around
from connect_tui.domain.records import ChangeInfo, Focus
from connect_tui.domain.retrospect import WeekLookBack
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.domain.text import clean_text
from connect_tui.services.check_ins import Outcome, clean_names, people_ids, refuse_far_past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Store

_LOOK_BACKS = frozenset({EntryKind.WEEK})
_MOST_OF_A_WEEK = timedelta(days=DAYS_IN_WEEK // 2)


def week_to_look_back_on(workspace: Workspace) -> Period:
    """Return the week that lies mostly behind today."""
    return week_mostly_behind(workspace.today(), workspace.settings.week_starts_on)


def week_mostly_behind(day: date, week_starts_on: int) -> Period:
    """Return the week of the day three days before: the one before, until half of this one has passed."""
    return period_around(PeriodUnit.WEEK, day - _MOST_OF_A_WEEK, week_starts_on)


def is_looked_back_on(store: Store, week: Period) -> bool:
    """Tell whether a look back of the week is kept."""
    return _kept(store, week) is not None


def look_backs(store: Store, start: date, end: date) -> list[JournalEntry]:
    """Return the look backs of weeks that begin in these days, both included, oldest first."""
    return store.journal(start, end, _LOOK_BACKS)


def look_back(workspace: Workspace, week: Period) -> WeekLookBack:
    """Return a week as the weekly look back walks through it."""
    from connect_tui.services.remembering import (
        names_by_id,
        notes_in,
        people_in,
        practice_names,
        spoken_of,
    )
    from connect_tui.services.retrospect import overview

    store = workspace.store
    names = names_by_id(workspace)
    records = store.check_ins(week.start, min(week.end, workspace.today()))
    kept = _kept(store, week)
    known = [practice.id for practice in workspace.practices]
    people, notes = people_in(records, names), notes_in(records, names, known)
    return WeekLookBack(
        week=week,
        overview=overview(workspace, week, cells=DAYS_IN_WEEK),
        people=people,
        notes=notes,
        kept_before=kept is not None,
        moment=kept.text if kept is not None else "",
        people_kept=tuple(names[one] for one in kept.people if one in names) if kept is not None else (),
        focus=tuple(one for one in store.focus().practices if one in known),
        names=practice_names(workspace, spoken_of(people, notes)),
    )


def keep_look_back(
    workspace: Workspace,
    week: Period,
    *,
    moment: str,
    people: Sequence[str],
    focus: Sequence[Practice] | None,
    seen: WeekLookBack | None = None,
) -> Outcome:
    """Keep what a person remembers of a week, instead of what was kept of it before, as one change.

    With ``seen``, what they had before them, only what differs from it is changed, and what was kept
    elsewhere since then stays beside it.

    ``people`` are names, of which new ones become new people. ``focus`` are the practices to see first from
    now on, none to lift the focus; None leaves it as it is. With an empty moment and nobody named it is kept
    all the same that the week was looked back on. Raises WrongUse for a week that has not begun.
    """
    if week.start > workspace.today():
        raise WrongUse(
            "That week is still to come.", hint="There will be something to look back on once it has begun."
        )
    refuse_far_past(week.start)
    names = clean_names(people)
    chosen = None if focus is None else tuple(practice.id for practice in focus)
    what = ChangeInfo("look-back", week.start, practices=chosen or (), people=tuple(names))
    with workspace.store.change(what) as change:
        entry = _kept(workspace.store, week) or JournalEntry(_id_of(week), week.start, EntryKind.WEEK)
        text, ids = clean_text(moment), people_ids(change, names, workspace.today())
        if seen is not None:
            text = _text_beside(entry.text, seen.moment, text)
            before = people_ids(change, seen.people_kept, workspace.today())
            ids = _people_beside(entry.people, before, ids)
        change.put_journal(entry._replace(text=text, people=ids))
        if chosen is not None and change.focus().practices != chosen:
            change.put_focus(Focus(chosen, workspace.today() if chosen else None))
    return Outcome(what, change.changed)


def _id_of(week: Period) -> str:
    """Return the id of a week's entry, the same on every machine, so that of two the newer one holds."""
    return f"week-{week.start.isoformat()}"


def _text_beside(stored: str, seen: str, written: str) -> str:
    if written == seen:
        return stored
    if stored in (seen, written, ""):
        return written
    return f"{stored}\n{written}"


def _people_beside(stored: tuple[str, ...], seen: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    if named == seen:
        return stored
    return named if stored == seen else tuple(dict.fromkeys((*stored, *named)))


def _kept(store: Store, week: Period) -> JournalEntry | None:
    """Return what is kept of a week: what was written last, where two machines have each kept one.

    Where weeks have begun on another day before, the one that shares most days with this week counts.
    """
    near = look_backs(store, week.start - _MOST_OF_A_WEEK, week.start + _MOST_OF_A_WEEK)
    never = datetime.min.replace(tzinfo=UTC)
    return max(
        near,
        key=lambda entry: (-abs((entry.day - week.start).days), entry.at or never, entry.id),
        default=None,
    )
