"""Journal entries: how they are written down, and read out of the tables of their years.

Kept apart, as most commands have no need of them.
"""

from __future__ import annotations

import os
from datetime import UTC, date
from functools import partial
from typing import TYPE_CHECKING, Any

from connect_tui.domain.feelings import STRONGEST
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.store.layout import journal_table, year_in
from connect_tui.store.prose import prose_in, prose_out
from connect_tui.store.records import are_texts, instant_from
from connect_tui.store.search import found_in, spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from connect_tui.store.codec import Document
    from connect_tui.store.files import Identity
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database

MOVED = "moved"
"""The field of what stays of an entry in the year it has left, with the id it has in the other one."""

_PREFIX = journal_table(date.min)[:-4]
_FELT = "felt"
_NAMES_A_FEELING = spelling("feelings") + b':["'
"""How a line begins to tell of feelings where there is one."""
_KINDS = {kind.value: kind for kind in EntryKind}


class Journal:
    """Reads journal entries, each year again only once its file has changed."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._last_day: tuple[date, Identity | None, list[JournalEntry]] | None = None
        self._known: dict[tuple[str, str], tuple[Identity | None, tuple[JournalEntry, ...]]] = {}

    def entries(
        self, tables: Iterable[str], start: date, end: date, kinds: Collection[EntryKind] = ()
    ) -> list[JournalEntry]:
        """Return the entries of a period, both ends included, out of these tables, by day and then id.

        With ``kinds`` only those. Entries of a kind that this version does not know are left out.
        """
        return _within(start, end, tables, lambda table: self._of_year(table, kinds))

    def felt(self, tables: Iterable[str], start: date, end: date) -> list[JournalEntry]:
        """Return those of a period that name a feeling, likewise, without reading the others."""
        return _within(start, end, tables, self._felt_in_year)

    def on(self, tables: Iterable[str], day: date) -> list[JournalEntry]:
        """Return the entries of a day out of these tables, by id."""
        table = journal_table(day)
        if table not in tables:
            return []
        version, known = self._storage.identity(table), self._last_day
        if known is None or version is None or known[:2] != (day, version):
            found = self._spelling(table, _field("day", day.isoformat()))
            on_day = sorted((one for one in found if one.day == day), key=lambda entry: entry.id)
            known = self._last_day = day, version, on_day
        return list(known[2])

    def entry(self, tables: Iterable[str], entry_id: str) -> JournalEntry | None:
        """Return the entry of this id out of these tables, or None; where it lies twice, the later one.

        Looked for first where an id that ends in a day says. One that has moved to another year, and has
        another id there, is found by the one it had.
        """
        years = sorted((table for table in tables if year_in(table)), reverse=True)
        asked: set[str] = set()
        while entry_id and entry_id not in asked:
            asked.add(entry_id)
            found, entry_id = self._entry_or_moved(years, entry_id)
            if found is not None:
                return found
        return None

    def _entry_or_moved(self, years: Sequence[str], entry_id: str) -> tuple[JournalEntry | None, str]:
        """Return the entry of this id, and of one that has moved the id it has got."""
        told, moved = table_of_year(entry_id[-10:-6]), ""
        for table in sorted(years, key=lambda one: one != told):
            document = found_in(self._storage, table, spelling(entry_id)).get(entry_id)
            if document is None:
                continue
            found = understood_entry(self._reader, table, entry_id, document)
            if found is not None:
                return found, ""
            moved = moved_to(document) or moved
        return None, moved

    def _of_year(self, table: str, kinds: Collection[EntryKind]) -> tuple[JournalEntry, ...]:
        """Return the entries of a year; of some kinds alone without reading the others."""
        whole = self._kept(table, "")
        if whole is not None:
            return tuple(one for one in whole if one.kind in kinds) if kinds else whole
        if not kinds:
            documents = self._database.records(table).documents()
            version = self._storage.identity_read(table)
            return self._keep(table, "", version, self._understood(table, documents))
        return tuple(one for kind in kinds for one in self._of_kind(table, kind))

    def _of_kind(self, table: str, kind: EntryKind) -> tuple[JournalEntry, ...]:
        kept = self._kept(table, kind.value)
        if kept is not None:
            return kept
        version = self._storage.identity(table)
        found = (one for one in self._spelling(table, _field("kind", kind.value)) if one.kind is kind)
        return self._keep(table, kind.value, version, tuple(found))

    def _felt_in_year(self, table: str) -> tuple[JournalEntry, ...]:
        known = self._kept(table, "")
        known = self._kept(table, _FELT) if known is None else known
        if known is None:
            version = self._storage.identity(table)
            known = self._keep(table, _FELT, version, self._spelling(table, _NAMES_A_FEELING))
        return tuple(one for one in known if one.feelings)

    def _spelling(self, table: str, field: bytes) -> tuple[JournalEntry, ...]:
        return self._understood(table, found_in(self._storage, table, field))

    def _understood(self, table: str, documents: Mapping[str, Document]) -> tuple[JournalEntry, ...]:
        found = [understood_entry(self._reader, table, key, document) for key, document in documents.items()]
        return tuple(one for one in found if one is not None)

    def _kept(self, table: str, kind: str) -> tuple[JournalEntry, ...] | None:
        now, known = self._storage.identity(table), self._known.get((table, kind))
        return known[1] if known is not None and now is not None and known[0] == now else None

    def _keep(
        self, table: str, kind: str, version: Identity | None, entries: tuple[JournalEntry, ...]
    ) -> tuple[JournalEntry, ...]:
        self._known[table, kind] = (version, entries)
        return entries


def _within(
    start: date, end: date, tables: Iterable[str], of_year: Callable[[str], Iterable[JournalEntry]]
) -> list[JournalEntry]:
    first, last = start.isoformat()[:4], end.isoformat()[:4]
    wanted = (table for table in tables if first <= (year_in(table) or "") <= last)
    found = [one for table in wanted for one in of_year(table) if start <= one.day <= end]
    return sorted(found, key=lambda entry: (entry.day, entry.id))


def table_of_year(year: str) -> str:
    """Return the table of the journal entries of a year such as "2026"."""
    return _PREFIX + year


def _field(name: str, value: str) -> bytes:
    """Return how a field stands in a line that the store has written."""
    return spelling(name) + b":" + spelling(value)


def moved_to(document: Mapping[str, Any]) -> str:
    """Return the id under which an entry lives on that has left its year; empty for any other record."""
    moved = document.get(MOVED) if document.get("deleted") is True else None
    return moved if isinstance(moved, str) else ""


def new_entry_id() -> str:
    """Return an id that no other entry has."""
    return "j" + os.urandom(8).hex()


def strengths_from(value: object, words: Iterable[str] = ()) -> tuple[tuple[tuple[str, int], ...], bool]:
    """Return how strong feelings were, by word, and whether anything of it had to be left out as odd.

    Those of ``words`` come first, in their order.
    """
    if value is None:
        return (), False
    if not isinstance(value, dict):
        return (), True
    found = {word: one for word, one in value.items() if type(one) is int and 1 <= one <= STRONGEST}
    order = dict.fromkeys((*(word for word in words if word in found), *found))
    return tuple((word, found[word]) for word in order), len(found) < len(value)


def entry_from(key: str, document: Mapping[str, Any]) -> JournalEntry | None:
    """Return the entry a document tells of, None of a tombstone or of a kind that is not known.

    Raises ValueError where there is none.
    """
    kind = document.get("kind")
    if document.get("deleted") is True or kind is None:
        return None
    day, practice = document.get("day"), document.get("practice")
    people, feelings = document.get("people") or [], document.get("feelings") or []
    if not isinstance(kind, str) or not isinstance(day, str):
        raise ValueError(key)
    known = _KINDS.get(kind)
    if known is None:
        return None
    if not (practice is None or isinstance(practice, str)):
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
        prose_out(document.get("text")),
        instant_from(document.get("at")),
        strengths_from(document.get("strengths"), feelings)[0],
    )


def entry_fields(entry: JournalEntry) -> Document:
    """Return the fields that an entry sets in its document."""
    return {
        "day": entry.day.isoformat(),
        "kind": entry.kind.value,
        "practice": entry.practice,
        "people": list(entry.people),
        "feelings": list(entry.feelings),
        "text": prose_in(entry.text),
        "at": entry.at.astimezone(UTC).isoformat() if entry.at is not None else None,
        "strengths": dict(entry.strengths),
    }


def understood_entry(reader: Reader, table: str, key: str, document: Document) -> JournalEntry | None:
    """Return the entry a document in a year's table tells of, or None; the person is told of an odd one."""
    return reader.understood(partial(_entry_of_year, table), key, document, table)


def _entry_of_year(table: str, key: str, document: Document) -> JournalEntry | None:
    """Return the entry; one that lies in another year's table would never be found by its day."""
    entry = entry_from(key, document)
    if entry is not None and journal_table(entry.day) != table:
        raise ValueError(key)
    return entry
