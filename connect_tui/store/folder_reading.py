"""Reading the tables of a folder: each again only once its file has changed, and repaired where broken."""

from __future__ import annotations

import time
from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from tinydb.storages import Storage

from connect_tui.store.backup_names import places_of_copies
from connect_tui.store.codec import Content, Document, parse
from connect_tui.store.errors import BrokenTableError, StoreNotice, newer_version, typed_errors
from connect_tui.store.files import Identity, identity, names_in, read_with_identity
from connect_tui.store.layout import META, file_name, is_lasting, table_of
from connect_tui.store.migrations import Migration, version_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from connect_tui.domain.clock import Clock

_CACHED_TABLES = 48
_SECOND_LOOK_AFTER = 0.02


class Cached(NamedTuple):
    """A table in memory, and the version of its file that it was read from."""

    identity: Identity | None
    content: Content


class FolderReading(Storage):
    """Reads tables, each of which is a file of its own, as the running transaction sees them.

    ``notices`` collects what the person should be told. ``known`` holds the version of each table that the
    callers have seen or made; ``foreign`` the tables in which a change of somebody else was overtaken by
    one of ours before it was noticed; ``own`` the tables that we have written.
    """

    def __init__(self, folder: Path, clock: Clock, migrations: tuple[Migration, ...]) -> None:
        self.folder = folder
        self.clock = clock
        self.notices: list[StoreNotice] = []
        self.known: dict[str, Identity | None] = {}
        self.foreign: set[str] = set()
        self.own: set[str] = set()
        self.migrations = migrations
        self._depth = 0
        self._pending: dict[str, dict[str, Document]] = {}
        self._cache: dict[str, Cached] = {}
        self._held: dict[str, Cached] = {}
        self._paths: dict[str, Path] = {}
        self._told: set[StoreNotice] = set()

    @property
    def version(self) -> int:
        """The format this program writes."""
        return len(self.migrations) + 1

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

    def tell(self, notice: StoreNotice) -> None:
        """Have the person told something, once."""
        if notice not in self._told:
            self._told.add(notice)
            self.notices.append(notice)

    @abstractmethod
    def _locked(self) -> AbstractContextManager[None]:
        """Hold the lock, with nothing interrupted left and the data in the present format."""

    def _found_version(self) -> int:
        version = version_in(self.content(META).documents)
        if version is None:
            return self.version
        if version > self.version:
            raise newer_version(version, self.version, f"The data in {self.folder}")
        return version

    def _read(self, table: str) -> Cached:
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

    def _parse(self, table: str) -> Cached:
        found = read_with_identity(self.path(table))
        if found is not None:
            return Cached(found[1], parse(found[0]))
        if is_lasting(table):
            copies = places_of_copies(self.folder, table)
            if any(identity(copy) is not None for copy in copies):
                raise BrokenTableError("missing")
        return Cached(None, Content({}))
