"""The whole of a data folder: taking it out and in, backups, restoring, erasing and looking it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store.errors import typed_errors
from connect_tui.store.layout import group_of
from connect_tui.store.migrations import MIGRATIONS, Migration
from connect_tui.store.reader import Reader
from connect_tui.store.storage import FolderStorage
from connect_tui.store.tables import Database
from connect_tui.store.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from connect_tui.domain.clock import Clock
    from connect_tui.domain.records import ChangeInfo
    from connect_tui.store.backups import BackupInfo
    from connect_tui.store.checkup import Finding
    from connect_tui.store.codec import Document
    from connect_tui.store.merge import MergeReport
    from connect_tui.store.odd_entries import OddEntry

_UNLOCKED_TRIES = 3


class WholeStore:
    """What is done with all records of a data folder at once."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        lock_timeout: float = 10.0,
        migrations: tuple[Migration, ...] = MIGRATIONS,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._storage = FolderStorage(folder, clock, lock_timeout, migrations)
        self._database = Database(self._storage)
        self._reader = Reader(self._storage, self._database)
        self._watch = Watch(self._storage)

    def export_records(self) -> dict[str, list[Document]]:
        """Return every record but those of this machine alone, tombstones too, by group and sorted by id."""
        from connect_tui.store.exchange import exported

        for _ in range(_UNLOCKED_TRIES):
            self._storage.ready()
            before = self._versions()
            records = exported(self._database, before)
            if self._versions() == before:
                return records
        with self._storage.transaction():
            return exported(self._database, self._watch.tables())

    def merge(self, records: Mapping[str, Sequence[Mapping[str, object]]], what: ChangeInfo) -> MergeReport:
        """Take over records in the form of :meth:`export_records`: per id, the newer version holds.

        Makes a named backup first, and one entry to undo; where nothing is new, neither. Raises
        UnusableRecordError, and takes over nothing, where one of them is no record.
        """
        from connect_tui.store.changing import merge

        return merge(self._storage, self._database, self._reader, records, what)

    def backups(self) -> list[BackupInfo]:
        """Return the backups there are, newest first."""
        from connect_tui.store import backups

        with typed_errors(self._folder):
            return backups.list_backups(self._folder, self._clock.now())

    def restore(self, name: str) -> str:
        """Bring all records and the undo log back to a backup, in one step; return the backup made before it.

        Records keep the revisions they had then; what was shown on this machine stays shown. Raises
        UnknownBackupError, UnreadableBackupError or NewerVersionError, and changes nothing, where that backup
        cannot be used.
        """
        from connect_tui.store.changing import restore

        return restore(self._storage, name)

    def erase(self) -> list[Path]:
        """Remove every file of the store, backups too, and return what was removed; other files stay."""
        with typed_errors(self._folder):
            if not self._folder.is_dir():
                return []
        return self._storage.erase()

    def check(self) -> list[Finding]:
        """Look whether the folder, its files, their format and the lock are as they should be."""
        from connect_tui.store import checkup

        return checkup.look_at(self._folder, self._storage.version)

    def odd_entries(self) -> list[OddEntry]:
        """Return the entries that cannot be understood, by table and id, without counting any as told.

        Empty where the folder cannot be read or is of another format, which :meth:`check` tells of.
        """
        from connect_tui.store.odd_entries import odd_entries

        return odd_entries(self._folder, self._storage.version)

    def _versions(self) -> dict[str, object]:
        return {table: self._storage.identity(table) for table in self._watch.tables() if group_of(table)}
