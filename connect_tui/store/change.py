"""A change as a person makes it: records read and put, written together when it is complete."""

from __future__ import annotations

import os
from datetime import UTC, date
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of
from connect_tui.domain.records import CheckIn, Focus, Person
from connect_tui.domain.text import fold
from connect_tui.store import undo
from connect_tui.store.layout import PEOPLE, STATE, checks_table, is_momentary
from connect_tui.store.own_words_change import OwnWordsChange
from connect_tui.store.pending import Pending
from connect_tui.store.records import (
    FOCUS_ID,
    check_in_fields,
    check_in_id,
    focus_fields,
)
from connect_tui.store.revisions import Revisions, revision_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connect_tui.domain.records import ChangeInfo
    from connect_tui.domain.showings import KnownRule, PutOff, Showing
    from connect_tui.store.codec import Document
    from connect_tui.store.local_change import LocalChange, LocalTable
    from connect_tui.store.reader import Reader
    from connect_tui.store.relations_change import RelationsChange
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database


class Change(OwnWordsChange):
    """One change in the making. Reading it sees what it has put; nothing is written before it is complete."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        super().__init__(storage, database, reader, Pending(database))
        self._local: LocalChange | None = None
        self._relations: RelationsChange | None = None
        self._changed = False
        self._complete = False
        self._what: ChangeInfo | None = None

    @property
    def changed(self) -> bool:
        """Whether any record really changes; after the block, whether any has."""
        if self._complete:
            return self._changed
        here = any(one.changed for one in self._of_here())
        return here or bool(self._pending.real_changes())

    def check_in(self, day: date, practice: str) -> CheckIn | None:
        """Return what is said of a practice on a day, or None."""
        key = check_in_id(day, practice)
        document = self._pending.document(checks_table(month_of(day)), key)
        return None if document is None else self._reader.check_in_of(key, document)

    def put_check_in(self, check_in: CheckIn) -> None:
        """Say this of a practice on a day, instead of what was said. An empty one takes the record away."""
        table, key = checks_table(month_of(check_in.day)), check_in_id(check_in.day, check_in.practice)
        before = self._pending.document(table, key)
        if check_in.is_empty:
            self._pending.take_away(table, key, before)
            return
        if check_in.at is None:
            check_in = check_in._replace(at=self._storage.clock.now().astimezone(UTC))
        self._pending.set(table, key, before, check_in_fields(check_in))

    def people(self) -> dict[str, Person]:
        """Return everyone by id."""
        return self._reader.people_of(self._pending.documents(PEOPLE))

    def add_person(self, name: str, added: date | None = None) -> Person:
        """Return the person of this name, adding them where nobody is called so (by NFC and casefold).

        ``added`` is the day that is noted as the one they were added on.
        """
        from connect_tui.domain.names import by_name

        known = by_name(self.people().values()).get(fold(name))
        if known is not None:
            return known
        person = Person("p" + os.urandom(8).hex(), name)
        fields = {"name": name, **({"added": added.isoformat()} if added is not None else {})}
        self._pending.set(PEOPLE, person.id, None, fields)
        return person

    @property
    def relations(self) -> RelationsChange:
        """What is changed of people, contacts and plans."""
        if self._relations is None:
            from connect_tui.store.relations_change import RelationsChange

            self._relations = RelationsChange(self._storage, self._database, self._pending, self._reader)
        return self._relations

    def focus(self) -> Focus:
        """Return the focus."""
        return self._reader.focus_of(self._pending.document(STATE, FOCUS_ID))

    def put_focus(self, focus: Focus) -> None:
        """Set the focus, or lift it where it names no practice."""
        self._pending.set(STATE, FOCUS_ID, self._pending.document(STATE, FOCUS_ID), focus_fields(focus))

    def put_off(self) -> dict[str, PutOff]:
        """Return what was put off, by reminder."""
        from connect_tui.store.reminder_reader import put_off_of

        return put_off_of(self._reader, self._pending.documents(STATE))

    def put_put_off(self, put_off: PutOff) -> None:
        """Put a reminder off, or every one, instead of what was said of it."""
        from connect_tui.store.reminder_records import PUT_OFF_PREFIX, put_off_fields

        key = PUT_OFF_PREFIX + put_off.reminder
        self._pending.set(STATE, key, self._pending.document(STATE, key), put_off_fields(put_off))

    def lift_put_off(self, reminder: str) -> None:
        """Have a reminder come as if it had never been put off."""
        from connect_tui.store.reminder_records import PUT_OFF_PREFIX

        key = PUT_OFF_PREFIX + reminder
        self._pending.take_away(STATE, key, self._pending.document(STATE, key))

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

    @property
    def replaced(self) -> list[undo.Before]:
        """What is stored now of the records that really change."""
        return [undo.Before(*where, stored) for where, _, stored in self._pending.real_changes()]

    def put_back(self, before: Iterable[undo.Before]) -> None:
        """Make records what they were before an earlier change."""
        for table, key, document in before:
            if is_momentary(table):
                continue
            if document is None:
                self._pending.take_away(table, key, self._pending.document(table, key))
            else:
                self._pending.put(table, key, document)

    def describe(self, what: ChangeInfo) -> ChangeInfo:
        """Log the change as this instead, for what only the change itself can tell; return it."""
        self._what = what
        return what

    def back_up(self, before: str) -> None:
        """Make a backup of what is there, called after what is about to happen, such as ``import``."""
        if self._storage.table_names():
            self._storage.backup(before)

    def finish(self, what: ChangeInfo | None) -> None:
        """Put the records that really change into the running transaction, and log the change unless None."""
        what = self._what or what
        real = self._pending.real_changes()
        here = [one.finish() for one in self._of_here()]
        self._changed = any(here) or bool(real)
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
        self.forget_old_removals()

    def forget_old_removals(self) -> None:
        """Have the undo log no longer say who was removed too long ago to be brought back."""
        now = self._storage.clock.now()
        if undo.has_old_removals(self._database, now.date()):
            from connect_tui.store.forgetting import WITH_NAMES, forget, removed_before

            gone = removed_before(self._database, now, undo.REMOVED_FOR_DAYS)
            forget(self._storage, self._database, gone)
            self._storage.forget_previous(WITH_NAMES)

    def _of_here(self) -> list[LocalTable]:
        """Return what is changed of the tables that are this machine's alone."""
        return [one for one in (self._local, self._drafts) if one is not None]

    def _of_this_machine(self) -> LocalChange:
        if self._local is None:
            from connect_tui.store.local_change import LocalChange

            self._local = LocalChange(self._database)
        return self._local
