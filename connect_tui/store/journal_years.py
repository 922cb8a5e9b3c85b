"""A year of the journal as it lies on disk: in order at a glance, its entries read one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.store.codec import Document, canonical
from connect_tui.store.errors import typed_errors
from connect_tui.store.files import read_with_identity
from connect_tui.store.journal import table_of_year, understood_entry
from connect_tui.store.own_words_store import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.domain.journal import JournalEntry
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage

_START, _END = b"{\n", b"\n}\n"
_CLOSED = b"}\n"
_QUOTE = ord('"')
_DAY, _AT = b'"day":"', b'"at":"'
"""Keys as the store writes them. No such bytes stand inside a text, whose quotes are escaped."""
_FRONT = 160
"""Bytes at the front of a line in which these keys are looked for first."""


class Head(NamedTuple):
    """What can be told of a record without reading it; it may turn out to be no entry."""

    day: bytes
    at: bytes
    """When it was written, or empty where that is not known."""
    start: int
    end: int
    """Where its line stands in the file."""


class JournalYear:
    """The records of one year, as they lay on disk when it was asked for."""

    def __init__(self, storage: FolderStorage, reader: Reader, table: str, version: str, data: bytes) -> None:
        self._storage = storage
        self._reader = reader
        self._table = table
        self._data = data
        self.version = version
        """The fingerprint of the file that was read."""
        self.heads = sorted(_heads(data), reverse=True)
        """Newest first."""

    def mark(self, head: Head) -> int:
        """Return a number as good as different for records that differ; it holds in this process alone."""
        return hash(self._data[head.start : head.end])

    def entry(self, head: Head) -> JournalEntry | None:
        """Return the entry that a record is, None of what is deleted, not known, or not understood.

        Of what cannot be understood the person is told. A line that is broken has the file repaired.
        """
        found = _split(self._data[head.start : head.end])
        if found is None:
            self._storage.documents(self._table)
            return None
        return understood_entry(self._reader, self._table, *found)

    def let_go(self) -> None:
        """Forget the bytes of the file; nothing can be read of it any more."""
        self._data, self.heads = b"", []


def year_of(storage: FolderStorage, reader: Reader, year: str) -> JournalYear:
    """Return the records of a year such as "2026"; none where there is no such file."""
    table = table_of_year(year)
    with typed_errors(storage.folder):
        read = read_with_identity(storage.path(table))
    if read is not None and _is_our_own(read[0]):
        storage.known.setdefault(table, read[1])
        return JournalYear(storage, reader, table, fingerprint_of(read[1]), read[0])
    lines = [_line(key, document) for key, document in storage.documents(table).items()]
    version = fingerprint_of(storage.identity_read(table))
    return JournalYear(storage, reader, table, version, _START + b",\n".join(lines) + _END)


def _is_our_own(data: bytes) -> bool:
    """Tell whether a file is laid out as the store does it: one document a line, which begins with its id."""
    if not data.startswith(_START) or not data.endswith(_END):
        return False
    place = len(_START)
    while place < len(data) - len(_CLOSED):
        if data[place] != _QUOTE:
            return False
        place = data.find(b"\n", place) + 1
    return True


def _heads(data: bytes) -> Iterator[Head]:
    place, last = len(_START), len(data) - len(_CLOSED)
    while place < last:
        end = data.find(b"\n", place)
        yield Head(_value(data, _DAY, place, end), _value(data, _AT, place, end), place, end)
        place = end + 1


def _value(data: bytes, key: bytes, place: int, end: int) -> bytes:
    start = data.find(key, place, min(place + _FRONT, end))
    if start < 0:
        start = data.find(key, place, end)
    if start < 0:
        return b""
    start += len(key)
    return data[start : data.find(b'"', start)]


def _split(line: bytes) -> tuple[str, Document] | None:
    try:
        found = json.loads(b"{" + line.removesuffix(b",") + b"}")
    except (ValueError, RecursionError):
        return None
    if len(found) != 1:
        return None
    [(key, document)] = found.items()
    return (key, document) if isinstance(document, dict) else None


def _line(key: str, document: Document) -> bytes:
    return canonical({key: document}).encode(errors="surrogatepass")[1:-1]
