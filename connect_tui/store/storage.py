"""The TinyDB storage that a folder is: tables are read when asked for, and changed in transactions."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from tinydb.storages import Storage

from connect_tui.store import backups, commit
from connect_tui.store.codec import Content, Document, parse
from connect_tui.store.errors import BrokenTableError, StoreNotice, newer_version, typed_errors
from connect_tui.store.files import Identity, identity, names_in, read_with_identity, remove
from connect_tui.store.layout import DEVICE, META, file_name, is_lasting, is_momentary, table_of
from connect_tui.store.lazy_tables import LazyTables
from connect_tui.store.lock import Lock
from connect_tui.store.migrations import Migration, meta_documents, migrated, version_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from connect_tui.domain.clock import Clock

_CACHED_TABLES = 48
_SECOND_LOOK_AFTER = 0.02
_DEVICE_KEY = "device"


class _Cached(NamedTuple):
    identity: Identity | None
    content: Content


class FolderStorage(Storage):
    """Keeps each table in a file of its own. Belongs to one thread.

    ``notices`` collects what the person should be told. ``known`` holds the version of each table that the
    callers have seen or made; ``foreign`` the tables in which a change of somebody else was overtaken by
    one of ours before it was noticed; ``own`` the tables that we have written.
    """

    def __init__(
        self, folder: Path, clock: Clock, lock_timeout: float, migrations: tuple[Migration, ...]
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.notices: list[StoreNotice] = []
        self.known: dict[str, Identity | None] = {}
        self.foreign: set[str] = set()
        self.own: set[str] = set()
        self._migrations = migrations
        self._lock = Lock(folder, lock_timeout)
        self._depth = 0
        self._pending: dict[str, dict[str, Document]] = {}
        self._obsolete: set[str] = set()
        self._cache: dict[str, _Cached] = {}
        self._held: dict[str, _Cached] = {}
        self._paths: dict[str, Path] = {}
        self._told: set[StoreNotice] = set()

    # What TinyDB calls

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables, none of them loaded yet."""
        return LazyTables(self.documents)

    def write(self, data: Mapping[str, dict[str, Any]]) -> None:
        """Take the tables that TinyDB has changed into the running transaction."""
        with self.transaction():
            self._pending.update(data)

    # Reading

    @property
    def version(self) -> int:
        """The format this program writes."""
        return len(self._migrations) + 1

    def path(self, table: str) -> Path:
        """Return where the table's file lies."""
        path = self._paths.get(table)
        if path is None:
            path = self._paths[table] = self.folder / file_name(table)
        return path

    def documents(self, table: str) -> dict[str, Document]:
        """Return a table's documents by id, as the running transaction sees them."""
        changed = self._pending.get(table)
        return changed if changed is not None else self.content(table).documents

    def content(self, table: str) -> Content:
        """Return what the table's file says now; empty where there is none. Repairs it where it is broken."""
        held = self._held.get(table)
        if held is not None:
            return held.content
        with typed_errors(self.folder):
            now = identity(self.path(table))
            cached = self._cache.pop(table, None)
            if cached is None or now is None or cached.identity != now:
                cached = self._read(table)
                self.known.setdefault(table, cached.identity)
            self._cache[table] = cached
            if self._depth:
                self._held[table] = cached
            if len(self._cache) > _CACHED_TABLES:
                del self._cache[next(iter(self._cache))]
            return cached.content

    def identity(self, table: str) -> Identity | None:
        """Return what tells the table's present version from others, without reading it."""
        with typed_errors(self.folder):
            return identity(self.path(table))

    def identities(self, tables: Sequence[str]) -> list[Identity | None]:
        """Return what :meth:`identity` does of many tables, quickly."""
        folder = str(self.folder)
        with typed_errors(self.folder):
            return [identity(f"{folder}/{file_name(table)}") for table in tables]

    def identity_read(self, table: str) -> Identity | None:
        """Return the version of the table that is in memory."""
        cached = self._cache.get(table)
        return cached.identity if cached is not None else None

    def cached_tables(self) -> list[str]:
        """Return the tables whose documents are in memory."""
        return list(self._cache)

    def table_names(self) -> list[str]:
        """Return the tables that have a file, sorted."""
        with typed_errors(self.folder):
            return sorted(table for name in names_in(self.folder) if (table := table_of(name)))

    def ready(self) -> None:
        """Before reading: finish an interrupted transaction, and see to the format of the data."""
        if self._depth:
            return
        with typed_errors(self.folder):
            needs_lock = commit.pending(self.folder)
        if needs_lock or self._found_version() < self.version:
            with self._locked():
                pass

    def tell(self, notice: StoreNotice) -> None:
        """Have the person told something, once."""
        if notice not in self._told:
            self._told.add(notice)
            self.notices.append(notice)

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
            except BaseException:
                self.forget()
                raise
            finally:
                self._pending = {}
                self._obsolete = set()

    def discard(self, tables: Iterable[str]) -> None:
        """Have tables that nothing refers to any more removed once the running transaction is complete."""
        self._obsolete.update(tables)

    def backup(self, reason: str) -> str:
        """Make a named backup inside a running transaction and return its name."""
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
        if not commit.pending(self.folder):
            return
        self.forget()
        files = commit.read_manifest(self.folder)
        if files is not None:
            commit.finish(self.folder, files)
            return
        from connect_tui.store import erasing

        erasing.erase(self.folder)
        self._lock.release()
        self._lock.acquire()

    def _found_version(self) -> int:
        version = version_in(self.content(META).documents)
        if version is None:
            return self.version
        if version > self.version:
            raise newer_version(version, self.version, f"The data in {self.folder}")
        return version

    def _migrate(self) -> None:
        version = self._found_version()
        if version >= self.version:
            return
        self.backup("upgrade")
        found = {table: self.documents(table) for table in self.table_names() if table != META}
        tables = migrated(found, version, self._migrations)
        gone: dict[str, dict[str, Document]] = {table: {} for table in found if table not in tables}
        self.replace({**gone, **tables, META: meta_documents(self.version)})

    def _complete(self) -> None:
        """Add what a fresh folder needs, and make the day's backup before the first change of a day."""
        lasting = [table for table in self._pending if not is_momentary(table)]
        if self.identity(META) is None:
            self._pending[META] = meta_documents(self.version)
        if lasting:
            with typed_errors(self.folder):
                backups.make_daily(self.folder, self.clock.now())

    def _write(self, tables: Mapping[str, dict[str, Document]]) -> None:
        contents: dict[str, Content] = {}
        changes: dict[str, commit.Replacement] = {}
        for table, documents in tables.items():
            contents[table], data = self.content(table).replaced_by(documents)
            changes[table] = commit.Replacement(data, self._held[table].identity)
        with typed_errors(self.folder):
            identities = commit.commit(self.folder, changes)
        for table, content in contents.items():
            base = self._held[table].identity
            if self.known.get(table, base) != base:
                self.foreign.add(table)
            self._held[table] = self._cache[table] = _Cached(identities[table], content)
            self.known[table] = identities[table]
            self.own.add(table)

    def _remove_obsolete(self) -> None:
        with typed_errors(self.folder):
            for table in self._obsolete:
                remove(self.path(table))
                self._cache.pop(table, None)
                self.known.pop(table, None)

    def _read(self, table: str) -> _Cached:
        try:
            return self._parse(table)
        except BrokenTableError:
            from connect_tui.store import recovery

            with self._locked():
                time.sleep(_SECOND_LOOK_AFTER)
                try:
                    return self._parse(table)
                except BrokenTableError:
                    notice = recovery.repair(self.folder, table, self.clock.now())
                    if notice is not None:
                        self.tell(notice)
                return self._parse(table)

    def _parse(self, table: str) -> _Cached:
        found = read_with_identity(self.path(table))
        if found is not None:
            return _Cached(found[1], parse(found[0]))
        if is_lasting(table) and backups.copies(self.folder, table):
            raise BrokenTableError("missing")
        return _Cached(None, Content({}))
