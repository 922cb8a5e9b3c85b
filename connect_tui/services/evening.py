"""Closing a day: what was kept, a line, how one feels, and with whom it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.days import month_of
from connect_tui.domain.drafts import Draft
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.progress import State
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.text import can_be_seen, clean_text
from connect_tui.services.check_ins import (
    Outcome,
    clean_names,
    names_of,
    people_ids,
    put_done,
    refuse_far_past,
    refuse_future,
)
from connect_tui.services.evening_contacts import evening_id, settle_contact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.practices import Practice
    from connect_tui.services.views import PracticeOnDay
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change, Store

_DRAFT = "evening."
NOT_YET = "it cannot be closed yet"
NOT_YET_HINT = "An evening closes the day that is lived now, or one before."


class EveningView(NamedTuple):
    """A day as it is before it is closed, or as it was kept."""

    day: date
    today: date
    practices: tuple[PracticeOnDay, ...]
    """What is on the day's schedule or done: those in focus first, then in the order of the catalogue."""
    entry: JournalEntry | None = None
    """What was kept of the evening before; None for a day that is not closed yet."""
    people: tuple[str, ...] = ()
    """The names of whom that names."""

    @property
    def is_closed(self) -> bool:
        """Whether the day was closed before."""
        return self.entry is not None

    @property
    def open(self) -> tuple[PracticeOnDay, ...]:
        """The practices that can still be checked off."""
        return tuple(row for row in self.practices if row.state is not State.DONE)

    @property
    def done(self) -> int:
        """How many practices are done."""
        return len(self.practices) - len(self.open)


def evening_view(workspace: Workspace, day: date | None = None) -> EveningView:
    """Return a day, today unless told, as the evening shows it."""
    from connect_tui.services.days import day_view
    from connect_tui.services.remembering import names_by_id

    view = day_view(workspace, day)
    place = {practice: number for number, practice in enumerate(view.focus)}
    rows = [row for row in view.practices if row.scheduled or row.state is State.DONE]
    rows.sort(key=lambda row: place.get(row.practice.id, len(place)))
    entry = _kept(workspace.store, view.day)
    names = names_by_id(workspace) if entry is not None and entry.people else {}
    people = tuple(names[one] for one in entry.people if one in names) if entry is not None else ()
    return EveningView(view.day, view.today, tuple(rows), entry, people)


def is_closed(store: Store, day: date) -> bool:
    """Tell whether a day was closed."""
    return _kept(store, day) is not None


def close_day(
    workspace: Workspace,
    day: date,
    *,
    done: Sequence[Practice] = (),
    text: str = "",
    feelings: Sequence[str] = (),
    strengths: Sequence[tuple[str, int]] = (),
    people: Sequence[str] = (),
    seen: EveningView | None = None,
    draft: Draft | None = None,
) -> Outcome:
    """Keep how a day was and check practices off, as one change; ``people`` are names, also of new people.

    With ``seen``, what the person had before them, only what differs from it is changed, and what was kept
    elsewhere since then stays beside it. Nothing needs to be said: it is kept all the same that the day was
    closed. Whoever is named counts as someone one was in touch with that day. ``draft`` is the one that is
    finished so; it is forgotten unless another window has written into it since. Raises WrongUse for a day
    to come.
    """
    from connect_tui.services.journal import checked_feelings

    refuse_future(workspace, day, NOT_YET, NOT_YET_HINT)
    refuse_far_past(day)
    names = clean_names(people)
    felt, strong = checked_feelings(tuple(feelings), tuple(strengths))
    practices = tuple(dict.fromkeys(one.id for one in done))
    what = ChangeInfo("evening", day, practices=practices, people=names_of(workspace, (), names))
    with workspace.store.change(what) as change:
        put_done(change, [one for one in done if not _is_done(change, day, one)], day, "", ())
        before = _kept(workspace.store, day) or JournalEntry(evening_id(day), day, EntryKind.EVENING)
        ids = people_ids(change, names, workspace.today())
        written = before._replace(text=clean_text(text), people=ids, feelings=felt, strengths=strong)
        if seen is not None:
            kept = seen.entry or JournalEntry(evening_id(day), day, EntryKind.EVENING)
            written = _beside(before, kept, written)
        entry = change.put_journal(written)
        settle_contact(workspace, change, entry)
        if draft is not None:
            _forget(change, draft)
    if change.changed:
        workspace.book.forget_since(month_of(day))
    return Outcome(what, change.changed)


def draft_id(day: date) -> str:
    """Return the id of the draft of an evening."""
    return f"{_DRAFT}{day.isoformat()}"


def is_of_evening(draft: Draft) -> bool:
    """Tell whether a draft is one of an evening."""
    return draft.id.startswith(_DRAFT)


def left_unfinished(workspace: Workspace) -> list[Draft]:
    """Return the drafts of evenings before today that say something and were never kept."""
    return [one for one in _drafts_before_today(workspace) if _says_something(one)]


def keep_unfinished(workspace: Workspace) -> list[date]:
    """Keep what was said of evenings that were cut short, and return their days.

    Drafts of evenings in which nothing was said are forgotten, and close no day.
    """
    silent = [one for one in _drafts_before_today(workspace) if not _says_something(one)]
    if silent:
        with workspace.store.change(None) as change:
            for one in silent:
                change.drop_draft(one.id)
    days = []
    for draft in left_unfinished(workspace):
        seen = as_begun(workspace, evening_view(workspace, draft.day), draft)
        close_day(
            workspace,
            draft.day,
            done=[one for one in workspace.practices if one.id in draft.done],
            text=draft.text,
            feelings=draft.feelings,
            strengths=draft.strengths,
            people=draft.people,
            seen=seen,
            draft=draft,
        )
        days.append(draft.day)
    return days


def give_up(workspace: Workspace, own: Draft) -> None:
    """Forget the draft of an evening as it was here last, unless another window has written into it since."""
    with workspace.store.change(None) as change:
        _forget(change, own)


def as_begun(workspace: Workspace, view: EveningView, draft: Draft) -> EveningView:
    """Return an evening as it was when a draft of it was begun, where the draft tells."""
    from connect_tui.services.remembering import names_by_id

    seen = draft.seen
    if seen is None:
        return view
    ids = {name: one for one, name in names_by_id(workspace).items()}
    people = tuple(ids[name] for name in seen.people if name in ids)
    entry = JournalEntry(evening_id(view.day), view.day, EntryKind.EVENING, None, people)
    entry = entry._replace(text=seen.text, feelings=seen.feelings, strengths=seen.strengths)
    return view._replace(entry=entry, people=seen.people)


def _forget(change: Change, own: Draft) -> None:
    there = change.draft(own.id)
    if there is not None and (there.at, there.text) == (own.at, own.text):
        change.drop_draft(own.id)


def _drafts_before_today(workspace: Workspace) -> list[Draft]:
    today = workspace.today()
    return [one for one in workspace.store.drafts().values() if is_of_evening(one) and one.day < today]


def _says_something(draft: Draft) -> bool:
    return can_be_seen(draft.text) or bool(draft.feelings or draft.people or draft.done)


def _kept(store: Store, day: date) -> JournalEntry | None:
    return next((one for one in store.journal_on(day) if one.kind is EntryKind.EVENING), None)


def _is_done(change: Change, day: date, practice: Practice) -> bool:
    record = change.check_in(day, practice.id)
    return record is not None and record.mark is Mark.DONE


def _beside(stored: JournalEntry, seen: JournalEntry, written: JournalEntry) -> JournalEntry:
    """Return what is to be kept: what was changed since it was seen, beside what was changed elsewhere."""
    from connect_tui.services.journal import merged, text_beside

    feelings = merged(stored.feelings, seen.feelings, written.feelings)
    strengths = dict(stored.strengths)
    if written.strengths != seen.strengths:
        strengths |= dict(written.strengths)
        for word in dict(seen.strengths).keys() - dict(written.strengths).keys():
            strengths.pop(word, None)
    return written._replace(
        text=text_beside(stored.text, seen.text, written.text),
        people=merged(stored.people, seen.people, written.people),
        feelings=feelings,
        strengths=tuple((word, strengths[word]) for word in feelings if word in strengths),
    )
