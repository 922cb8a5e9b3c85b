"""Journal entries: how they are written down, and read out of the tables of their years.

Kept apart, as most commands have no need of them.
"""

from __future__ import annotations

import os
from datetime import UTC, date
from functools import partial
from typing import TYPE_CHECKING, Any

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.store.layout import journal_table, year_in
from connect_tui.store.records import are_texts, instant_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.store.codec import Document
    from connect_tui.store.files import Identity
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database

_KINDS = {kind.value: kind for kind in EntryKind}


class Journal:
    """Reads journal entries, each year again only once its file has changed."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._known: dict[str, tuple[Identity | None, tuple[JournalEntry, ...]]] = {}

    def entries(self, tables: Iterable[str], start: date, end: date) -> list[JournalEntry]:
        """Return the entries of a period, both ends included, out of these tables, by day and then id.

        Entries of a kind that this version does not know are left out.
        """
        first, last = start.isoformat()[:4], end.isoformat()[:4]
        wanted = (table for table in tables if first <= (year_in(table) or "") <= last)
        found = [one for table in wanted for one in self._of_year(table) if start <= one.day <= end]
        return sorted(found, key=lambda entry: (entry.day, entry.id))

    def _of_year(self, table: str) -> tuple[JournalEntry, ...]:
        now = self._storage.identity(table)
        known = self._known.get(table)
        if known is not None and now is not None and known[0] == now:
            return known[1]
        read = partial(_entry_of_year, table)
        documents = self._database.records(table).documents()
        found = [self._reader.understood(read, key, document, table) for key, document in documents.items()]
        entries = tuple(one for one in found if one is not None)
        self._known[table] = (self._storage.identity_read(table), entries)
        return entries


def new_entry_id() -> str:
    """Return an id that no other entry has."""
    return "j" + os.urandom(8).hex()


def entry_from(key: str, document: Mapping[str, Any]) -> JournalEntry | None:
    """Return the entry a document tells of, None of a tombstone or of a kind that is not known.

    Raises ValueError where there is none.
    """
    kind = document.get("kind")
    if document.get("deleted") is True or kind is None:
        return None
    day, practice, text = document.get("day"), document.get("practice"), document.get("text")
    people, feelings = document.get("people") or [], document.get("feelings") or []
    if not isinstance(kind, str) or not isinstance(day, str):
        raise ValueError(key)
    known = _KINDS.get(kind)
    if known is None:
        return None
    if not (practice is None or isinstance(practice, str)) or not (text is None or isinstance(text, str)):
        raise ValueError(key)
    if not are_texts(people) or not are_texts(feelings):
        raise ValueError(key)
    return JournalEntry(
        key,
        date.fromisoformat(day),
        known,
        practice,
        tuple(people),
        tuple(feelings),
        text or "",
        instant_from(document.get("at")),
    )


def entry_fields(entry: JournalEntry) -> Document:
    """Return the fields that an entry sets in its document."""
    return {
        "day": entry.day.isoformat(),
        "kind": entry.kind.value,
        "practice": entry.practice,
        "people": list(entry.people),
        "feelings": list(entry.feelings),
        "text": entry.text,
        "at": entry.at.astimezone(UTC).isoformat() if entry.at is not None else None,
    }


def _entry_of_year(table: str, key: str, document: Document) -> JournalEntry | None:
    """Return the entry; one that lies in another year's table would never be found by its day."""
    entry = entry_from(key, document)
    if entry is not None and journal_table(entry.day) != table:
        raise ValueError(key)
    return entry
