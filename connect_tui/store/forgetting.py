"""Taking out of the undo log, and out of copies of it, what it still says of people who were removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from connect_tui.domain.text import fold
from connect_tui.store import undo
from connect_tui.store.codec import parse
from connect_tui.store.errors import BrokenTableError
from connect_tui.store.files import read_with_identity
from connect_tui.store.joining_records import JOINED_PREFIX, WAS, all_of, joins_of, kept_of
from connect_tui.store.layout import DRAFTS, PEOPLE, PREVIOUS, STATE, UNDO, file_name, is_overflow
from connect_tui.store.revisions import revision_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from pathlib import Path

    from connect_tui.store.codec import Document
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database

_MILLISECONDS = 1000
_STAMP_LENGTH = 13
_GONE = {"deleted": True}

WITH_NAMES = (PEOPLE, STATE, UNDO)
"""The tables of which copies can still say who somebody was."""


def forget(storage: FolderStorage, database: Database, people: Collection[str]) -> set[str]:
    """Have the undo log no longer say who these people (ids) were, inside a running transaction.

    Nor who those were who went into them, who were they themselves; nor do the joinings say so any longer,
    and there is nothing left to undo of those. What the log says of check-ins, contacts and plans stays.
    What is still being written names them no longer.
    Returns of whom anything was said.
    """
    people = all_of(database.records(STATE).documents(), people)
    there = database.records(PEOPLE).documents()
    names = {fold(name) for one in people for name in _names(there.get(one))}
    kept = _take_out_kept(database, people)
    names |= {fold(name) for was in kept.values() for name in _names(was)}
    storage.discard(undo.take_out_keys(database, _joinings_in_log(database, people)))
    found = set(kept)
    for table, key, document in list(_replaced(database)):
        rows = _rows(document)
        told = [row for row in rows if _tells_of(row, people)]
        if told:
            found.update(str(row["id"]).removeprefix(JOINED_PREFIX) for row in told)
            names |= {fold(name) for row in told for name in _names(row["was"].get(WAS, row["was"]))}
            clean = [_silenced(row) if _tells_of(row, people) else row for row in rows]
            database.records(table).put({key: {**document, "before": clean} if table == UNDO else clean[0]})
    _forget_names(database, names)
    _forget_in_drafts(database, people, names)
    return found


def removed_before(database: Database, now: datetime, days: int) -> set[str]:
    """Return everyone (by id) removed so many days ago or more, with all who went into them.

    Whoever went into somebody who is still there is not removed.
    """
    before = int(now.timestamp() - days * 86400) * _MILLISECONDS
    joins = database.records(STATE).documents()
    gone = {
        key
        for key, document in database.records(PEOPLE).documents().items()
        if document.get("deleted") is True and _stamp(document) <= before
    }
    return all_of(joins, gone.difference(joins_of(joins)))


def copies_tell_of(folder: Path, people: Collection[str]) -> bool:
    """Tell whether the previous versions of the people and of the undo log may still say who these were."""
    for table in WITH_NAMES:
        found = read_with_identity(folder / PREVIOUS / file_name(table))
        if found is None:
            continue
        try:
            documents = parse(found[0]).documents
        except BrokenTableError:
            return True
        if table == STATE and not kept_of(documents).keys().isdisjoint(people):
            return True
        if table == PEOPLE and any(documents.get(one, _GONE).get("deleted") is not True for one in people):
            return True
        rows = (row for document in documents.values() for row in _rows(document))
        if table == UNDO and any(_tells_of(row, people) for row in rows):
            return True
    return False


def _stamp(document: Document) -> int:
    """Return when a record was written, in milliseconds since 1970; of an unknown time the latest."""
    revision = revision_of(document)
    return int(revision[:_STAMP_LENGTH]) if revision else 10**_STAMP_LENGTH


def _replaced(database: Database) -> Iterator[tuple[str, str, Document]]:
    """Return each document that holds what a change replaced, with its table and id."""
    for key, entry in database.records(UNDO).documents().items():
        where = entry.get(undo.WHERE)
        if isinstance(where, str) and is_overflow(where):
            for number, row in database.records(where).documents().items():
                yield where, number, row
        else:
            yield UNDO, key, entry


def _rows(document: Document) -> list[Document]:
    rows: Any = document.get("before", [document])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _tells_of(row: Document, people: Collection[str]) -> bool:
    was = row.get("was")
    if not isinstance(was, dict):
        return False
    if row.get("table") == PEOPLE:
        return row.get("id") in people
    return _joins_one_of(row, people) and WAS in was


def _joins_one_of(row: Document, people: Collection[str]) -> bool:
    """Tell whether a row of the log is about a joining by which one of these went into somebody."""
    key = row.get("id")
    is_joining = row.get("table") == STATE and isinstance(key, str) and key.startswith(JOINED_PREFIX)
    return is_joining and str(key).removeprefix(JOINED_PREFIX) in people


def _silenced(row: Document) -> Document:
    if row.get("table") == PEOPLE:
        return {**row, "was": None}
    return {**row, "was": {name: one for name, one in row["was"].items() if name != WAS}}


def _take_out_kept(database: Database, people: Collection[str]) -> dict[str, Document]:
    """Take out of the joinings what was kept of these people, and return it by their ids.

    They keep their revisions: where a merge finds two of one revision, the one without it holds, as its text
    sorts last.
    """
    state = database.records(STATE)
    documents = state.documents()
    kept = {goes: was for goes, was in kept_of(documents).items() if goes in people}
    changed = {}
    for goes in kept:
        key = f"{JOINED_PREFIX}{goes}"
        changed[key] = {name: one for name, one in documents[key].items() if name != WAS}
    if changed:
        state.put(changed)
    return kept


def _joinings_in_log(database: Database, people: Collection[str]) -> list[str]:
    """Return the ids of the changes in the log by which one of these people went into somebody."""
    found = []
    for key, entry in database.records(UNDO).documents().items():
        change, where = entry.get("change"), entry.get(undo.WHERE)
        if isinstance(change, dict) and change.get("kind") == undo.JOINING:
            held = isinstance(where, str) and is_overflow(where)
            documents = database.records(str(where)).documents().values() if held else (entry,)
            if any(_joins_one_of(row, people) for one in documents for row in _rows(one)):
                found.append(key)
    return found


def _forget_in_drafts(database: Database, people: Collection[str], names: Collection[str]) -> None:
    drafts = database.records(DRAFTS)
    documents = drafts.documents()
    if documents:
        from connect_tui.store.draft_records import without_people

        living = {fold(name) for one in _still_there(database, people) for name in _names(one)}
        folded = frozenset(names).difference(living)
        cleaned = {key: without_people(document, people, folded) for key, document in documents.items()}
        changed = {key: document for key, document in cleaned.items() if document is not None}
        if changed:
            drafts.put(changed)


def _still_there(database: Database, people: Collection[str]) -> list[Document]:
    there = database.records(PEOPLE).documents()
    return [one for key, one in there.items() if key not in people and one.get("deleted") is not True]


def _names(document: object) -> list[str]:
    if not isinstance(document, dict):
        return []
    also = document.get("also")
    every = [document.get("name"), *(also if isinstance(also, list) else ())]
    return [name for name in every if isinstance(name, str)]


def _forget_names(database: Database, names: Collection[str]) -> None:
    log = database.records(UNDO)
    changed: dict[str, Document] = {}
    for key, entry in log.documents().items():
        change = entry.get("change")
        named = change.get("people") if isinstance(change, dict) else None
        if isinstance(change, dict) and isinstance(named, list):
            left = [name for name in named if not isinstance(name, str) or fold(name) not in names]
            if len(left) < len(named):
                changed[key] = {**entry, "change": {**change, "people": left}}
    if changed:
        log.put(changed)
