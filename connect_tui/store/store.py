"""The store: what every front end reads and changes a person's history through."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of
from connect_tui.store import undo
from connect_tui.store.change import Change
from connect_tui.store.errors import StoreNotice, typed_errors
from connect_tui.store.layout import DEVICE, META, REMINDERS, UNDO, checks_table, group_of, is_overflow
from connect_tui.store.migrations import MIGRATIONS, Migration
from connect_tui.store.reader import Reader, months_in
from connect_tui.store.storage import FolderStorage
from connect_tui.store.tables import Database
from connect_tui.store.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from connect_tui.domain.clock import Clock
    from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, JournalEntry, Mark, Person
    from connect_tui.domain.showings import KnownRule, PutOff, Showing
    from connect_tui.store.backups import BackupInfo
    from connect_tui.store.checkup import Finding
    from connect_tui.store.codec import Document
    from connect_tui.store.contacts import Contacts
    from connect_tui.store.journal import Journal
    from connect_tui.store.merge import MergeReport
    from connect_tui.store.reminder_reader import ReminderReader

_UNLOCKED_TRIES = 3


class Store:
    """A person's history in a data folder, shared safely with other processes. Belongs to one thread.

    Making one touches nothing on disk; the folder is made with the first change. What a method returns is
    safe on disk where it changed something; where it raises a StoreError, everything saved before still is.
    """

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
        self._migrations = migrations
        self._database = Database(self._storage)
        self._reader = Reader(self._storage, self._database)
        self._watch = Watch(self._storage)

    @property
    def notices(self) -> list[StoreNotice]:
        """What the person should be told and has not been yet."""
        return self._storage.notices

    def take_notices(self) -> list[StoreNotice]:
        """Return what the person should be told, and count it as told."""
        notices, self._storage.notices = self._storage.notices, []
        return notices

    # Reading

    def is_there(self) -> bool:
        """Tell whether anything has been recorded in the folder, and not been erased since."""
        return self._storage.identity(META) is not None

    def check_in(self, day: date, practice: str) -> CheckIn | None:
        """Return what is said of a practice on a day, or None."""
        self._storage.ready()
        return self._reader.check_in(day, practice)

    def check_ins(self, start: date, end: date, practice: str | None = None) -> list[CheckIn]:
        """Return what is said of the days of a period, both ends included, by day and then practice.

        Days that have only a note or people are there too.
        """
        first, last = month_of(start), month_of(end)
        months = [first] if first == last else [month for month in self.months() if first <= month <= last]
        self._storage.ready()
        return self._reader.check_ins(months, start, end, practice)

    def months(self) -> list[str]:
        """Return the months, as in "2026-11", that have a file of check-ins, sorted."""
        self._storage.ready()
        return months_in(self._watch.tables())

    def marks(self, month: str) -> Mapping[str, Mapping[date, Mark]]:
        """Return the marked days of a month by practice id. Quick to ask again while nothing has changed."""
        self._storage.ready()
        return self._reader.marks(month)

    def fingerprint(self, month: str) -> str:
        """Return a text that changes whenever the month's file does, without reading it; "" where none is."""
        return self.fingerprints([month])[month]

    def fingerprints(self, months: Sequence[str]) -> dict[str, str]:
        """Return the fingerprint of each of these months, as :meth:`fingerprint` does."""
        found = self._storage.identities([checks_table(month) for month in months])
        texts = ("" if one is None else "-".join(f"{part:x}" for part in one) for one in found)
        return dict(zip(months, texts, strict=True))

    def people(self) -> dict[str, Person]:
        """Return everyone by id."""
        self._storage.ready()
        return self._reader.people()

    def focus(self) -> Focus:
        """Return the focus."""
        self._storage.ready()
        return self._reader.focus()

    def journal(self, start: date, end: date) -> list[JournalEntry]:
        """Return the journal entries of a period, both ends included, by day and then id.

        As quick to ask again as :meth:`marks`. Kinds that this version does not know are left out.
        """
        self._storage.ready()
        return self._journal.entries(self._watch.tables(), start, end)

    def put_off(self) -> dict[str, PutOff]:
        """Return what was put off, by reminder. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._reminders.put_off()

    def showings(self) -> dict[str, Showing]:
        """Return the showings on this machine, by key. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._reminders.showings()

    def known_rules(self) -> dict[str, KnownRule]:
        """Return since when this machine has known each rule, by reminder."""
        self._storage.ready()
        return self._reminders.known_rules()

    def last_seen(self, until: date) -> dict[str, date]:
        """Return, by person, the last day up to ``until`` on which a done check-in names them.

        Whoever was never seen is left out. Looks only as far back as it must, and again only at what has
        changed since it last looked.
        """
        people = self.people()
        return self._contacts.last_seen(self.months(), people, until) if people else {}

    def refresh(self) -> frozenset[str]:
        """Return the tables (such as ``checks-2026-11``) that others have changed since we last looked.

        Costs a look at the folder and at what is in memory, as long as nothing has changed.
        """
        return self._watch.refresh()

    def last_change(self) -> ChangeInfo | None:
        """Return the change that an undo would take back next, or None."""
        self._storage.ready()
        entry = undo.newest(self._database)
        return None if entry is None else entry.what

    # Changing

    @contextmanager
    def change(self, what: ChangeInfo | None) -> Iterator[Change]:
        """Make one change of several records: all of it is safe on disk when the block ends, or none of it.

        An exception in the block changes nothing. Where no record really changes, nothing is written and
        nothing can be undone. Without ``what`` it cannot be undone either: so showings are claimed. Inside
        the block every reading method tells what is on disk now. Raises a StoreError where the change cannot
        be made.
        """
        with self._storage.transaction():
            change = Change(self._storage, self._database, self._reader)
            yield change
            change.finish(what)

    def undo(self) -> ChangeInfo | None:
        """Take back the newest change, whoever made it, and say what it was; None when nothing is left.

        Its records become what they were before it, under new revisions, even if something has changed them
        since without leaving an entry, as a merge by other means could. An entry that would change nothing
        is passed over.
        """
        self._storage.ready()
        if not self._storage.documents(UNDO):
            return None
        with self._storage.transaction():
            while (entry := undo.newest(self._database)) is not None:
                change = Change(self._storage, self._database, self._reader)
                change.put_back(entry.before)
                change.finish(None)
                self._storage.discard(undo.take_out(self._database, entry))
                if change.changed:
                    return entry.what
        return None

    # The whole of it

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
        from connect_tui.store.exchange import usable_tables
        from connect_tui.store.merge import MergeReport, merged

        tables = usable_tables(records)
        with self._storage.transaction():
            results = {
                table: merged(self._database.records(table).documents(), tables[table]) for table in tables
            }
            total = MergeReport(
                *(sum(counts) for counts in zip(*(one for _, one in results.values()), strict=True))
            )
            if total.added + total.updated == 0:
                return total
            if self._storage.table_names():
                self._storage.backup("import")
            before: list[undo.Before] = []
            for table, (put, _) in results.items():
                here = self._database.records(table)
                before += [undo.Before(table, key, here.document(key)) for key in put]
                if put:
                    here.put(put)
            what = what if what.record_count else what._replace(record_count=total.added + total.updated)
            self._storage.discard(undo.append(self._database, what, before))
        return total

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
        from connect_tui.store.restoring import tables_of_backup

        with self._storage.transaction():
            tables = tables_of_backup(self._folder, name, self._migrations)
            made = self._storage.backup("restore")
            for table in self._storage.table_names():
                if table not in (META, DEVICE, REMINDERS) and table not in tables:
                    tables[table] = {}
                    self._storage.discard([table] if is_overflow(table) else [])
            self._storage.replace(tables)
        return made

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

    @cached_property
    def _reminders(self) -> ReminderReader:
        from connect_tui.store.reminder_reader import ReminderReader

        return ReminderReader(self._storage, self._database, self._reader)

    @cached_property
    def _journal(self) -> Journal:
        from connect_tui.store.journal import Journal

        return Journal(self._storage, self._database, self._reader)

    @cached_property
    def _contacts(self) -> Contacts:
        from connect_tui.store.contacts import Contacts

        return Contacts(self._storage)

    def _versions(self) -> dict[str, object]:
        return {table: self._storage.identity(table) for table in self._watch.tables() if group_of(table)}
