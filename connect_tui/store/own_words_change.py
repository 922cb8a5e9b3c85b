"""What a change does to what a person has written: the journal, notes about themselves, and drafts."""

from __future__ import annotations

import os
from datetime import UTC
from typing import TYPE_CHECKING

from connect_tui.store.layout import ME, PEOPLE, journal_table

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.drafts import Draft
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.domain.me import MeItem
    from connect_tui.store.codec import Document
    from connect_tui.store.local_change import DraftsChange
    from connect_tui.store.pending import Pending
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database


class OwnWordsChange:
    """The part of a change that is about a person's own words. Reading it sees what it has put."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader, pending: Pending) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._pending = pending
        self._drafts: DraftsChange | None = None

    def journal_entry(self, entry_id: str, day: date) -> JournalEntry | None:
        """Return the entry of this id, kept in the year of a day, or None."""
        return self.journal_entry_in(journal_table(day), entry_id)

    def journal_entry_in(self, table: str, entry_id: str) -> JournalEntry | None:
        """Return the entry of this id in the table of a year, or None."""
        from connect_tui.store.journal import understood_entry

        document = self.journal_document(table, entry_id)
        return None if document is None else understood_entry(self._reader, table, entry_id, document)

    def journal_document(self, table: str, entry_id: str) -> Document | None:
        """Return the record of this id in the table of a year as it is written down, or None."""
        return self._pending.document(table, entry_id)

    def put_journal(self, entry: JournalEntry) -> JournalEntry:
        """Write an entry down instead of what it said, and return it; one with an empty id is a new one.

        It replaces only what is kept in the year of its day.
        """
        from connect_tui.store.journal import entry_fields, new_entry_id

        at = entry.at or self._storage.clock.now().astimezone(UTC)
        entry = entry._replace(id=entry.id or new_entry_id(), at=at)
        table = journal_table(entry.day)
        fields = entry_fields(entry)
        given = {name: value for name, value in fields.items() if name != "strengths" or value}
        before = self._pending.document(table, entry.id)
        self._pending.set(table, entry.id, before, given, fields.keys() - given.keys())
        return entry

    def drop_journal(self, entry: JournalEntry, moved: str = "") -> None:
        """Take an entry away; ``moved`` is the id under which it lives on in another year."""
        from connect_tui.store.journal import MOVED

        table = journal_table(entry.day)
        self._pending.take_away(table, entry.id, self._pending.document(table, entry.id))
        left = self._pending.document(table, entry.id)
        if moved and left is not None:
            self._pending.put(table, entry.id, {**left, MOVED: moved})

    def me(self) -> dict[str, MeItem]:
        """Return what a person notes about themselves, by id."""
        from connect_tui.store.own_words import me_of

        return me_of(self._reader, self._pending.documents(ME))

    def put_me(self, item: MeItem) -> MeItem:
        """Keep this instead of what was kept, and return it; one with an empty id is new."""
        from connect_tui.store.me_records import me_fields

        at = item.at or self._storage.clock.now().astimezone(UTC)
        item = item._replace(id=item.id or "m" + os.urandom(8).hex(), at=at)
        fields = me_fields(item, self.me().get(item.id))
        given = {name: value for name, value in fields.items() if value}
        self._pending.set(
            ME, item.id, self._pending.document(ME, item.id), given, fields.keys() - given.keys()
        )
        return item

    def drop_me(self, item_id: str) -> None:
        """Take a note about oneself away."""
        self._pending.take_away(ME, item_id, self._pending.document(ME, item_id))

    def draft(self, draft_id: str) -> Draft | None:
        """Return what is being written under this id; None for nothing, or what cannot be understood."""
        from connect_tui.store.draft_records import draft_from
        from connect_tui.store.joining_records import joins_of
        from connect_tui.store.layout import STATE

        document = self._drafts_of_here().documents().get(draft_id)
        if document is None:
            return None
        people = self._reader.people_of(self._pending.documents(PEOPLE))
        joins = joins_of(self._pending.documents(STATE))
        known = {**{goes: people[stays] for goes, stays in joins.items() if stays in people}, **people}
        try:
            return draft_from(draft_id, document, known)
        except (ValueError, OverflowError):
            return None

    def put_draft(self, draft: Draft) -> None:
        """Keep what is still being written instead of what was kept of it. No undo takes it back."""
        from connect_tui.domain.names import by_name
        from connect_tui.domain.text import fold
        from connect_tui.store.draft_records import draft_fields

        draft = draft._replace(at=draft.at or self._storage.clock.now().astimezone(UTC))
        names = {*draft.people, *(draft.seen.people if draft.seen is not None else ())}
        known = by_name(self._reader.people_of(self._pending.documents(PEOPLE)).values()) if names else {}
        ids = {name: known[fold(name)].id for name in names if fold(name) in known}
        self._drafts_of_here().put(draft.id, draft_fields(draft, ids))

    def drop_draft(self, draft_id: str) -> None:
        """Forget what was being written. No undo brings it back."""
        self._drafts_of_here().drop([draft_id])

    def _drafts_of_here(self) -> DraftsChange:
        if self._drafts is None:
            from connect_tui.store.local_change import DraftsChange

            self._drafts = DraftsChange(self._database)
        return self._drafts
