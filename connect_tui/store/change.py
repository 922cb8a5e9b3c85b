"""A change as a person makes it: records read and put, written together when it is complete."""

from __future__ import annotations

import os
from datetime import UTC, date
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of
from connect_tui.domain.records import CheckIn, Focus, Person
from connect_tui.domain.text import fold
from connect_tui.store import undo
from connect_tui.store.layout import PEOPLE, REMINDERS, STATE, checks_table, journal_table
from connect_tui.store.records import (
    FOCUS_ID,
    check_in_fields,
    check_in_id,
    focus_fields,
    says_the_same,
    tombstone,
)
from connect_tui.store.revisions import Revisions, revision_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.domain.records import ChangeInfo, JournalEntry
    from connect_tui.domain.showings import KnownRule, PutOff, Showing
    from connect_tui.store.codec import Document
    from connect_tui.store.local_change import LocalChange
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database


class Change:
    """One change in the making. Reading it sees what it has put; nothing is written before it is complete."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._local: LocalChange | None = None
        self._put: dict[tuple[str, str], Document] = {}
        self._changed = False
        self._complete = False

    @property
    def changed(self) -> bool:
        """Whether any record really changes; after the block, whether any has."""
        if self._complete:
            return self._changed
        return (self._local is not None and self._local.changed) or bool(self._real_changes())

    def check_in(self, day: date, practice: str) -> CheckIn | None:
        """Return what is said of a practice on a day, or None."""
        key = check_in_id(day, practice)
        document = self._document(checks_table(month_of(day)), key)
        return None if document is None else self._reader.check_in_of(key, document)

    def put_check_in(self, check_in: CheckIn) -> None:
        """Say this of a practice on a day, instead of what was said. An empty one takes the record away."""
        table, key = checks_table(month_of(check_in.day)), check_in_id(check_in.day, check_in.practice)
        before = self._document(table, key)
        if check_in.is_empty:
            self._take_away(table, key, before)
            return
        if check_in.at is None:
            check_in = check_in._replace(at=self._storage.clock.now().astimezone(UTC))
        self._set(table, key, before, check_in_fields(check_in))

    def people(self) -> dict[str, Person]:
        """Return everyone by id."""
        return self._reader.people_of(self._documents(PEOPLE))

    def add_person(self, name: str) -> Person:
        """Return the person of this name, adding them where nobody is called so (by NFC and casefold)."""
        wanted = fold(name)
        for person in self.people().values():
            if fold(person.name) == wanted:
                return person
        person = Person("p" + os.urandom(8).hex(), name)
        self._set(PEOPLE, person.id, None, {"name": name})
        return person

    def focus(self) -> Focus:
        """Return the focus."""
        return self._reader.focus_of(self._document(STATE, FOCUS_ID))

    def put_focus(self, focus: Focus) -> None:
        """Set the focus, or lift it where it names no practice."""
        self._set(STATE, FOCUS_ID, self._document(STATE, FOCUS_ID), focus_fields(focus))

    def put_journal(self, entry: JournalEntry) -> JournalEntry:
        """Write an entry down instead of what it said, and return it; one with an empty id is a new one.

        An entry that is there already keeps its day.
        """
        from connect_tui.store.journal import entry_fields, new_entry_id

        at = entry.at or self._storage.clock.now().astimezone(UTC)
        entry = entry._replace(id=entry.id or new_entry_id(), at=at)
        table = journal_table(entry.day)
        self._set(table, entry.id, self._document(table, entry.id), entry_fields(entry))
        return entry

    def drop_journal(self, entry: JournalEntry) -> None:
        """Take an entry away."""
        table = journal_table(entry.day)
        self._take_away(table, entry.id, self._document(table, entry.id))

    def put_off(self) -> dict[str, PutOff]:
        """Return what was put off, by reminder."""
        from connect_tui.store.reminder_reader import put_off_of

        return put_off_of(self._reader, self._documents(STATE))

    def put_put_off(self, put_off: PutOff) -> None:
        """Put a reminder off, or every one, instead of what was said of it."""
        from connect_tui.store.reminder_records import PUT_OFF_PREFIX, put_off_fields

        key = PUT_OFF_PREFIX + put_off.reminder
        self._set(STATE, key, self._document(STATE, key), put_off_fields(put_off))

    def lift_put_off(self, reminder: str) -> None:
        """Have a reminder come as if it had never been put off."""
        from connect_tui.store.reminder_records import PUT_OFF_PREFIX

        key = PUT_OFF_PREFIX + reminder
        self._take_away(STATE, key, self._document(STATE, key))

    def showings(self) -> dict[str, Showing]:
        """Return every showing by key."""
        return self._of_this_machine().showings()

    def put_showing(self, showing: Showing) -> None:
        """Say this of a showing, instead of what was said. No undo takes it back."""
        self._of_this_machine().put_showing(showing)

    def drop_showings(self, keys: Iterable[str]) -> None:
        """Forget showings, by key."""
        self._of_this_machine().drop_showings(keys)

    def known_rules(self) -> dict[str, KnownRule]:
        """Return every known rule by reminder."""
        return self._of_this_machine().known_rules()

    def put_known_rule(self, rule: KnownRule) -> None:
        """Say this of a rule, instead of what was said. No undo takes it back."""
        self._of_this_machine().put_known_rule(rule)

    def drop_known_rules(self, reminders: Iterable[str]) -> None:
        """Forget rules, by reminder."""
        self._of_this_machine().drop_known_rules(reminders)

    def put_back(self, before: Iterable[undo.Before]) -> None:
        """Make records what they were before an earlier change."""
        for table, key, document in before:
            if table == REMINDERS:
                continue
            if document is None:
                self._take_away(table, key, self._document(table, key))
            else:
                self._put[table, key] = document

    def finish(self, what: ChangeInfo | None) -> None:
        """Put the records that really change into the running transaction, and log the change unless None."""
        real = self._real_changes()
        self._changed = (self._local is not None and self._local.finish()) or bool(real)
        self._complete = True
        if not real:
            return
        revisions = Revisions(self._storage.clock.now(), self._storage.device())
        tables: dict[str, dict[str, Document]] = {}
        for (table, key), document, stored in real:
            revision = revisions.after(revision_of(stored))
            tables.setdefault(table, {})[key] = {**document, "rev": revision}
        for table, documents in tables.items():
            self._database.records(table).put(documents)
        if what is not None:
            self.log(what, [undo.Before(*where, stored) for where, _, stored in real])

    def log(self, what: ChangeInfo, before: list[undo.Before]) -> None:
        """Add what records were before to the undo log."""
        self._storage.discard(undo.append(self._database, what, before))

    def _of_this_machine(self) -> LocalChange:
        if self._local is None:
            from connect_tui.store.local_change import LocalChange

            self._local = LocalChange(self._database)
        return self._local

    def _documents(self, table: str) -> dict[str, Document]:
        put = {key: document for (where, key), document in self._put.items() if where == table}
        return {**self._database.records(table).documents(), **put}

    def _document(self, table: str, key: str) -> Document | None:
        put = self._put.get((table, key))
        return put if put is not None else self._database.records(table).document(key)

    def _set(self, table: str, key: str, before: Mapping[str, object] | None, fields: Document) -> None:
        """Set fields of a record; those that this version does not know stay as they are."""
        kept = {} if before is None or before.get("deleted") is True else before
        self._put[table, key] = {**kept, **fields}

    def _take_away(self, table: str, key: str, before: Document | None) -> None:
        if before is not None:
            self._put[table, key] = tombstone(before)

    def _real_changes(self) -> list[tuple[tuple[str, str], Document, Document | None]]:
        real = []
        for (table, key), document in self._put.items():
            stored = self._database.records(table).document(key)
            if not says_the_same(document, stored):
                real.append(((table, key), document, stored))
        return real
