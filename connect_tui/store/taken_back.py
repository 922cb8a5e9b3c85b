"""What is kept of journal entries whose words an undo takes away, as no undo is undone: drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.drafts import Draft, taken_back_draft_id
from connect_tui.domain.text import can_be_seen
from connect_tui.store.journal import entry_from, moved_to
from connect_tui.store.layout import year_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from connect_tui.domain.journal import JournalEntry
    from connect_tui.store.change import Change
    from connect_tui.store.undo import Before


class _Going(NamedTuple):
    """An entry whose text goes, and what of it comes back."""

    entry: JournalEntry
    back: JournalEntry | None


def drafts_of_gone(change: Change, before: Sequence[Before]) -> list[Draft]:
    """Return drafts of the texts that go, or shrink, once records are what they were ``before``.

    Where something else comes back of the entry, the draft is one of changing that. None of those there are
    is replaced by one that says less.
    """
    going = _going(change, [one for one in before if year_in(one.table)])
    if not going:
        return []
    names = {one: person.name for one, person in change.people().items()}
    return [_draft_of(change, one, names) for one in going]


def _going(change: Change, rows: Sequence[Before]) -> list[_Going]:
    coming: dict[str, JournalEntry] = {}
    going: list[JournalEntry] = []
    for table, key, document in rows:
        stored = change.journal_document(table, key)
        if stored is not None and document is not None and stored.get("text") == document.get("text"):
            continue
        if (back := _entry(key, document)) is not None:
            coming[(moved_to(stored) if stored is not None else "") or key] = back
        if (entry := _entry(key, stored)) is not None and can_be_seen(entry.text):
            going.append(entry)
    texts = [one.text for one in coming.values()]
    return [_Going(one, coming.get(one.id)) for one in going if not any(one.text in text for text in texts)]


def _entry(key: str, document: Mapping[str, object] | None) -> JournalEntry | None:
    try:
        return None if document is None else entry_from(key, document)
    except (ValueError, OverflowError):
        return None


def _draft_of(change: Change, going: _Going, names: Mapping[str, str]) -> Draft:
    entry, back = going
    draft = _said(entry, names)
    number = 1
    while (there := change.draft(taken_back_draft_id(entry.id, number))) is not None:
        if entry.text in there.text:
            draft = there._replace(at=None)
            break
        number += 1
    draft = draft._replace(id=taken_back_draft_id(entry.id, number))
    if back is None:
        return draft._replace(entry="", seen=None)
    return draft._replace(entry=back.id, seen=_said(back, names))


def _said(entry: JournalEntry, names: Mapping[str, str]) -> Draft:
    people = tuple(names[who] for who in entry.people if who in names)
    return Draft(
        taken_back_draft_id(entry.id),
        entry.day,
        entry.text,
        entry.practice,
        people,
        entry.feelings,
        entry.strengths,
    )
