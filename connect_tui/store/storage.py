"""The TinyDB storage that a folder is: tables are read when asked for, and changed in transactions."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from connect_tui.store.codec import Content, Document
from connect_tui.store.errors import typed_errors
from connect_tui.store.files import identity, remove
from connect_tui.store.folder_reading import Cached, FolderReading
from connect_tui.store.layout import DEVICE, MANIFEST, META, is_momentary
from connect_tui.store.lazy_tables import LazyTables
from connect_tui.store.migrations import Migration, meta_documents, migrated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from connect_tui.domain.clock import Clock
    from connect_tui.store.lock import Lock

_DEVICE_KEY = "device"


class FolderStorage(FolderReading):
    """Keeps each table in a file of its own, and changes them in transactions. Belongs to one thread."""

    def __init__(
        self, folder: Path, clock: Clock, lock_timeout: float, migrations: tuple[Migration, ...]
    ) -> None:
        super().__init__(folder, clock, migrations)
        self._lock_timeout = lock_timeout
        self._obsolete: set[str] = set()
        self._forgotten: set[str] = set()

    # What TinyDB calls

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables, none of them loaded yet."""
        return LazyTables(self.documents)

    def write(self, data: Mapping[str, dict[str, Any]]) -> None:
        """Take the tables that TinyDB has changed into the running transaction."""
        with self.transaction():
            self._pending.update(data)

    def ready(self) -> None:
        """Before reading: finish an interrupted transaction, and see to the format of the data."""
        if self._depth:
            return
        with typed_errors(self.folder):
            needs_lock = identity(self.folder / MANIFEST) is not None
        if needs_lock or self._found_version() < self.version:
            with self._locked():
                pass

    # Changing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock; write at the end what has changed, all or nothing; joins one that is running."""
        if self._depth:
            yield
            return
        with self._locked():
            try:
                yield
                if self._pending:
                    self._complete()
                    self._write(self._pending)
                    self._remove_obsolete()
                elif self._forgotten:
                    self._forget_previous()
            except BaseException:
                self.forget()
                raise
            finally:
                self._pending = {}
                self._obsolete = set()
                self._forgotten = set()

    def discard(self, tables: Iterable[str]) -> None:
        """Have tables that nothing refers to any more removed once the running transaction is complete."""
        self._obsolete.update(tables)

    def forget_previous(self, tables: Iterable[str]) -> None:
        """Have the running transaction leave no previous version of these tables, as far as one is there."""
        self._forgotten.update(tables)

    def backup(self, reason: str) -> str:
        """Make a named backup inside a running transaction and return its name."""
        from connect_tui.store import backups

        with typed_errors(self.folder):
            return backups.make_named(self.folder, reason, self.clock.now())

    def device(self) -> str:
        """Return the random id of this machine's data folder, making it up inside a running transaction."""
        device = self.documents(DEVICE).get(_DEVICE_KEY, {}).get("id")
        if isinstance(device, str) and device.isalnum() and device.isascii() and device.islower():
            return device
        device = "d" + os.urandom(6).hex()
        self._pending[DEVICE] = {_DEVICE_KEY: {"id": device}}
        return device

    def replace(self, tables: Mapping[str, dict[str, Document]]) -> None:
        """Write these tables as they are, in one step, as the only change of a running transaction."""
        changed = {table: documents for table, documents in tables.items() if self._differs(table, documents)}
        if changed:
            self._write(changed)
        self._remove_obsolete()

    def forget(self) -> None:
        """Drop every table in memory."""
        self._cache.clear()
        self._held.clear()

    def erase(self) -> list[Path]:
        """Remove every file that is the store's own, and say which."""
        from connect_tui.store import erasing

        with typed_errors(self.folder):
            self._lock.acquire()
            try:
                return erasing.erase(self.folder)
            finally:
                self.forget()
                self._lock.release()

    def _differs(self, table: str, documents: dict[str, Document]) -> bool:
        return self.identity(table) is None or self.content(table).documents != documents

    @cached_property
    def _lock(self) -> Lock:
        from connect_tui.store.lock import Lock

        return Lock(self.folder, self._lock_timeout)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock, with nothing interrupted left and the data in the present format."""
        if self._depth:
            yield
            return
        with typed_errors(self.folder):
            self._lock.acquire()
        self._depth = 1
        try:
            with typed_errors(self.folder):
                self._finish_interrupted()
            self._migrate()
            yield
        finally:
            self._depth = 0
            self._held.clear()
            with typed_errors(self.folder):
                self._lock.release()

    def _finish_interrupted(self) -> None:
        if identity(self.folder / MANIFEST) is None:
            return
        from connect_tui.store import commit

        self.forget()
        files = commit.read_manifest(self.folder)
        if files is not None:
            commit.finish(self.folder, files)
            return
        from connect_tui.store import erasing

        erasing.erase(self.folder)
        self._lock.release()
        self._lock.acquire()

    def _migrate(self) -> None:
        version = self._found_version()
        if version >= self.version:
            return
        self.backup("upgrade")
        found = {table: self.documents(table) for table in self.table_names() if table != META}
        tables = migrated(found, version, self.migrations)
        gone: dict[str, dict[str, Document]] = {table: {} for table in found if table not in tables}
        self.replace({**gone, **tables, META: meta_documents(self.version)})

    def _complete(self) -> None:
        """Add what a fresh folder needs, and make the day's backup before the first change of a day."""
        lasting = [table for table in self._pending if not is_momentary(table)]
        if self.identity(META) is None:
            self._pending[META] = meta_documents(self.version)
        if lasting:
            from connect_tui.store import backups

            with typed_errors(self.folder):
                backups.make_daily(self.folder, self.clock.now())

    def _write(self, tables: Mapping[str, dict[str, Document]]) -> None:
        from connect_tui.store import commit

        contents: dict[str, Content] = {}
        changes: dict[str, commit.Replacement] = {}
        for table, documents in tables.items():
            contents[table], data = self.content(table).replaced_by(documents)
            changes[table] = commit.Replacement(data, self._held[table].identity)
        with typed_errors(self.folder):
            identities = commit.commit(self.folder, changes, forget=self._forgotten)
        for table, content in contents.items():
            base = self._held[table].identity
            if self.known.get(table, base) != base:
                self.foreign.add(table)
            self._held[table] = self._cache[table] = Cached(identities[table], content)
            self.known[table] = identities[table]
            self.own.add(table)

    def _forget_previous(self) -> None:
        from connect_tui.store import commit

        with typed_errors(self.folder):
            commit.forget_previous(self.folder, self._forgotten)

    def _remove_obsolete(self) -> None:
        with typed_errors(self.folder):
            for table in self._obsolete:
                remove(self.path(table))
                self._cache.pop(table, None)
                self.known.pop(table, None)
