"""What changes records of the whole store, each in one transaction.

Kept apart, as reading has no need of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store import undo
from connect_tui.store.change import Change
from connect_tui.store.layout import DEVICE, META, PEOPLE, STATE, is_momentary, is_overflow, year_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from connect_tui.domain.drafts import Draft
    from connect_tui.domain.records import ChangeInfo
    from connect_tui.store.codec import Document
    from connect_tui.store.merge import MergeReport
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database


def undo_newest(storage: FolderStorage, database: Database, reader: Reader) -> ChangeInfo | None:
    """Take back the newest change that still changes something, and say what it was, or None."""
    with storage.transaction():
        Change(storage, database, reader).forget_old_removals()
        while (entry := undo.newest(database)) is not None:
            change = Change(storage, database, reader)
            kept = _words_that_go(change, entry)
            change.put_back(entry.before)
            for draft in kept:
                change.put_draft(draft)
            change.finish(None)
            storage.discard(undo.take_out(database, entry))
            if change.changed:
                return entry.what._replace(keeps_draft=bool(kept))
    return None


def _words_that_go(change: Change, entry: undo.Entry) -> list[Draft]:
    """Return drafts of what a person wrote and taking a change back takes away, before that is done.

    Not of what came from a file, which still has it.
    """
    if entry.what.record_count or not any(year_in(one.table) for one in entry.before):
        return []
    from connect_tui.store.taken_back import drafts_of_gone

    return drafts_of_gone(change, entry.before)


def forget_removed(storage: FolderStorage, database: Database) -> int:
    """Have the undo log, and copies, forget who was removed too long ago to be brought back; return how many.

    Counted are those of whom the undo log still spoke.
    """
    from connect_tui.store.forgetting import WITH_NAMES, copies_tell_of, forget, removed_before

    with storage.transaction():
        gone = removed_before(database, storage.clock.now(), undo.REMOVED_FOR_DAYS)
        forgotten = forget(storage, database, gone) if gone else set()
        if forgotten or (gone and copies_tell_of(storage.folder, gone)):
            storage.forget_previous(WITH_NAMES)
    return len(forgotten)


def merge(
    storage: FolderStorage,
    database: Database,
    reader: Reader,
    records: Mapping[str, Sequence[Mapping[str, object]]],
    what: ChangeInfo,
) -> MergeReport:
    """Take over records from elsewhere, after a backup. Raises UnusableRecordError, and changes nothing.

    Whoever was made one with somebody, here or there, is so in what both machines have.
    """
    from connect_tui.store.exchange import usable_tables
    from connect_tui.store.merge import MergeReport, merged

    tables = usable_tables(records)
    with storage.transaction():
        results = {table: merged(database.records(table).documents(), tables[table]) for table in tables}
        total = MergeReport(
            *(sum(counts) for counts in zip(*(one for _, one in results.values()), strict=True))
        )
        if total.added + total.updated == 0:
            return total
        if storage.table_names():
            storage.backup("import")
        before: list[undo.Before] = []
        for table, (put, _) in results.items():
            here = database.records(table)
            before += [undo.Before(table, key, here.document(key)) for key in put]
            if put:
                here.put(put)
        following = Change(storage, database, reader)
        every = {*storage.table_names(), *tables}
        replaced = _people_replaced(before)
        following.relations.follow_joins(sorted(every), storage.clock.now().date(), replaced)
        known = {one[:2] for one in before}
        before += [one for one in following.replaced if one[:2] not in known]
        following.finish(None)
        what = what if what.record_count else what._replace(record_count=total.added + total.updated)
        storage.discard(undo.append(database, what, before))
    return total


def _people_replaced(before: Sequence[undo.Before]) -> dict[str, Document]:
    """Return what a merge has put something else in place of, of people and of who went into somebody."""
    from connect_tui.store.joining_records import kept_of

    there = {one.key: one.document for one in before if one.table == PEOPLE and one.document is not None}
    state = {one.key: one.document for one in before if one.table == STATE and one.document is not None}
    alive = {key: document for key, document in there.items() if not document.get("deleted")}
    return {**kept_of(state), **alive}


def restore(storage: FolderStorage, name: str) -> str:
    """Bring the tables back to those of a backup, and return the name of the backup made before it."""
    from connect_tui.store.restoring import tables_of_backup

    with storage.transaction():
        tables = tables_of_backup(storage.folder, name, storage.migrations)
        made = storage.backup("restore")
        for table in storage.table_names():
            if table not in (META, DEVICE, *tables) and not is_momentary(table):
                tables[table] = {}
                storage.discard([table] if is_overflow(table) else [])
        storage.replace(tables)
    return made
