"""What a change does to the records that are this machine's alone: of reminders, and drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store.layout import DRAFTS, REMINDERS
from connect_tui.store.reminder_reader import known_rules_of, showings_of
from connect_tui.store.reminder_records import KNOWN_PREFIX, SHOWING_PREFIX, known_rule_fields, showing_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connect_tui.domain.showings import KnownRule, Showing
    from connect_tui.store.codec import Document
    from connect_tui.store.tables import Database


class LocalTable:
    """Records of one table in the making: without revisions or tombstones, and never undone."""

    def __init__(self, database: Database, table: str) -> None:
        self._table = database.records(table)
        self._put: dict[str, Document | None] = {}

    @property
    def changed(self) -> bool:
        """Whether anything really changes."""
        there = self._table.documents() if self._put else {}
        return any(there.get(key) != document for key, document in self._put.items())

    def put(self, key: str, document: Document) -> None:
        """Put a document instead of the one there is."""
        self._put[key] = document

    def drop(self, keys: Iterable[str]) -> None:
        """Forget documents."""
        self._put.update((key, None) for key in keys)

    def finish(self) -> bool:
        """Put what really changes into the running transaction; tell whether anything did."""
        if not self.changed:
            return False
        gone = [key for key, document in self._put.items() if document is None]
        if gone:
            self._table.take_out(gone)
        put = {key: document for key, document in self._put.items() if document is not None}
        if put:
            self._table.put(put)
        return True

    def documents(self) -> dict[str, Document]:
        """Return the documents by id, with those that were put."""
        changed = {**self._table.documents(), **self._put}
        return {key: document for key, document in changed.items() if document is not None}


class DraftsChange(LocalTable):
    """Drafts in the making."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, DRAFTS)


class LocalChange(LocalTable):
    """Showings and known rules in the making."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, REMINDERS)

    def showings(self) -> dict[str, Showing]:
        """Return every showing by key."""
        return showings_of(self.documents())

    def known_rules(self) -> dict[str, KnownRule]:
        """Return every known rule by reminder."""
        return known_rules_of(self.documents())

    def put_showing(self, showing: Showing) -> None:
        """Say this of a showing, instead of what was said."""
        self.put(SHOWING_PREFIX + showing.key, showing_fields(showing))

    def put_known_rule(self, rule: KnownRule) -> None:
        """Say this of a rule, instead of what was said."""
        self.put(KNOWN_PREFIX + rule.reminder, known_rule_fields(rule))

    def drop_showings(self, keys: Iterable[str]) -> None:
        """Forget showings."""
        self.drop(SHOWING_PREFIX + key for key in keys)

    def drop_known_rules(self, reminders: Iterable[str]) -> None:
        """Forget rules."""
        self.drop(KNOWN_PREFIX + reminder for reminder in reminders)
