"""Documents that one change is about to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store.records import says_the_same, tombstone

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from connect_tui.store.codec import Document
    from connect_tui.store.tables import Database


class Pending:
    """Documents of one change in the making, none of them written yet."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._put: dict[tuple[str, str], Document] = {}

    def documents(self, table: str) -> dict[str, Document]:
        """Return a table's documents by id, with those that were put."""
        put = {key: document for (where, key), document in self._put.items() if where == table}
        return {**self._database.records(table).documents(), **put}

    def document(self, table: str, key: str) -> Document | None:
        """Return a document, or None."""
        put = self._put.get((table, key))
        return put if put is not None else self._database.records(table).document(key)

    def put(self, table: str, key: str, document: Document) -> None:
        """Put a document instead of the one there is."""
        self._put[table, key] = document

    def set(
        self,
        table: str,
        key: str,
        before: Mapping[str, object] | None,
        fields: Document,
        without: Container[str] = (),
    ) -> None:
        """Set fields of a record, and leave some out; those that this version does not know stay."""
        kept = {} if before is None or before.get("deleted") is True else before
        self._put[table, key] = {**{one: kept[one] for one in kept if one not in without}, **fields}

    def take_away(self, table: str, key: str, before: Document | None) -> None:
        """Leave a tombstone in place of a record, if there is one."""
        if before is not None:
            self._put[table, key] = tombstone(before)

    def real_changes(self) -> list[tuple[tuple[str, str], Document, Document | None]]:
        """Return where something really changes, to what, and what is stored there."""
        real = []
        for (table, key), document in self._put.items():
            stored = self._database.records(table).document(key)
            if not says_the_same(document, stored):
                real.append(((table, key), document, stored))
        return real
