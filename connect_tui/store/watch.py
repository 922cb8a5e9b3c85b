"""Noticing what other processes, and other programs, do to the folder."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from connect_tui.store.backup_names import backup_names
from connect_tui.store.errors import typed_errors
from connect_tui.store.files import Identity, identity, names_in
from connect_tui.store.layout import BACKUPS, PREVIOUS, file_name, is_lasting, table_of

if TYPE_CHECKING:
    from connect_tui.store.storage import FolderStorage

_SETTLED_AFTER_NS = 2_000_000_000
"""A folder that changed a shorter while ago may change again without a change of its time."""


class Watch:
    """Looks at the folder, in detail only where its time has changed."""

    def __init__(self, storage: FolderStorage) -> None:
        self._storage = storage
        self._names: list[str] | None = None
        self._listed_at: Identity | None = None
        self._refreshed_at: Identity | None = None
        self._seen: frozenset[str] | None = None

    def tables(self) -> list[str]:
        """Return the tables there are, sorted, after bringing back any that something took away."""
        stamp = self._stamp()
        if self._names is None or stamp is None or stamp != self._listed_at:
            names = self._storage.table_names()
            gone = self._gone(names)
            for table in gone:
                self._storage.content(table)
            self._names = self._storage.table_names() if gone else names
            self._listed_at = stamp
            self._seen = frozenset(self._names) if self._seen is None else self._seen
        return self._names

    def refresh(self) -> frozenset[str]:
        """Return the tables that somebody else has changed since the last look."""
        stamp = self._stamp()
        known = self._storage.known
        changed, self._storage.foreign = self._storage.foreign, set()
        if stamp is not None and stamp == self._refreshed_at:
            looked_at = set(self._storage.cached_tables())
        else:
            there = frozenset(self._storage.table_names())
            looked_at = {*there, *known}
            if self._seen is not None:
                changed |= there - self._seen - self._storage.own
            self._seen = there
            self._refreshed_at = stamp
        for table in looked_at:
            now = self._storage.identity(table)
            if known.get(table, now) != now:
                changed.add(table)
            known[table] = now
        return frozenset(changed)

    def _stamp(self) -> Identity | None:
        """Return the folder's identity, or None where it says nothing yet about changes to come."""
        with typed_errors(self._storage.folder):
            found = identity(self._storage.folder)
        if found is None or time.time_ns() - found.mtime_ns < _SETTLED_AFTER_NS:
            return None
        return found

    def _gone(self, there: list[str]) -> list[str]:
        folder = self._storage.folder
        with typed_errors(folder):
            names = {*names_in(folder / PREVIOUS)}
            newest = backup_names(folder)[-1:]
            for backup in newest:
                names.update(names_in(folder / BACKUPS / backup))
        missing = names.difference(map(file_name, there))
        return sorted(table for name in missing if (table := table_of(name)) and is_lasting(table))
