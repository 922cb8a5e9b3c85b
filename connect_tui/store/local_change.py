"""What a change does to the records of reminders that are this machine's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store.layout import REMINDERS
from connect_tui.store.reminder_reader import known_rules_of, showings_of
from connect_tui.store.reminder_records import KNOWN_PREFIX, SHOWING_PREFIX, known_rule_fields, showing_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connect_tui.domain.showings import KnownRule, Showing
    from connect_tui.store.codec import Document
    from connect_tui.store.tables import Database


class LocalChange:
    """Showings and known rules in the making: without revisions or tombstones, and never undone."""

    def __init__(self, database: Database) -> None:
        self._table = database.records(REMINDERS)
        self._put: dict[str, Document | None] = {}

    def showings(self) -> dict[str, Showing]:
        """Return every showing by key."""
        return showings_of(self._documents())

    def known_rules(self) -> dict[str, KnownRule]:
        """Return every known rule by reminder."""
        return known_rules_of(self._documents())

    def put_showing(self, showing: Showing) -> None:
        """Say this of a showing, instead of what was said."""
        self._put[SHOWING_PREFIX + showing.key] = showing_fields(showing)

    def put_known_rule(self, rule: KnownRule) -> None:
        """Say this of a rule, instead of what was said."""
        self._put[KNOWN_PREFIX + rule.reminder] = known_rule_fields(rule)

    def drop_showings(self, keys: Iterable[str]) -> None:
        """Forget showings."""
        self._put.update((SHOWING_PREFIX + key, None) for key in keys)

    def drop_known_rules(self, reminders: Iterable[str]) -> None:
        """Forget rules."""
        self._put.update((KNOWN_PREFIX + reminder, None) for reminder in reminders)

    @property
    def changed(self) -> bool:
        """Whether anything really changes."""
        there = self._table.documents() if self._put else {}
        return any(there.get(key) != document for key, document in self._put.items())

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

    def _documents(self) -> dict[str, Document]:
        changed = {**self._table.documents(), **self._put}
        return {key: document for key, document in changed.items() if document is not None}
