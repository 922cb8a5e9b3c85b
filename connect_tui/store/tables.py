"""TinyDB over a folder: its tables have text ids and change inside transactions only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from connect_tui.store.codec import Document
    from connect_tui.store.storage import FolderStorage


class RecordTable(Table):
    """One table file. Ids are text; the query cache is off, as another process may write at any time."""

    document_id_class = cast("type[int]", str)

    def __init__(self, storage: FolderStorage, name: str) -> None:
        self._folder_storage = storage
        super().__init__(storage, name, cache_size=0)

    def document(self, key: str) -> Document | None:
        """Return a copy of the document of this id, or None."""
        found = self._documents().get(key)
        return None if found is None else dict(found)

    def documents(self) -> Mapping[str, Document]:
        """Return all documents by id, to be looked at and not changed."""
        return self._documents()

    def put(self, documents: Mapping[str, Document]) -> None:
        """Set these documents, each replacing the one of its id, if any, whole."""
        self._replace_documents(lambda table: cast("dict[str, Document]", table).update(documents))

    def take_out(self, keys: Iterable[str]) -> None:
        """Remove the documents of these ids, without a trace."""
        leaving = set(keys)

        def without_them(table: dict[int, Mapping[Any, Any]]) -> None:
            for key in [key for key in table if str(key) in leaving]:
                del table[key]

        self._replace_documents(without_them)

    def _documents(self) -> dict[str, Document]:
        return cast("dict[str, Document]", self._read_table())

    def _get_next_id(self) -> int:
        raise ValueError("documents of this store bring their own id")

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        """Run an update of TinyDB's own in a transaction and on copies, as it changes documents in place."""

        def on_copies(table: dict[int, Mapping[Any, Any]]) -> None:
            for key, document in table.items():
                table[key] = dict(document)
            updater(table)

        self._replace_documents(on_copies)

    def _replace_documents(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        """Run an update in a transaction that changes which documents there are, but none of them itself."""
        with self._folder_storage.transaction():
            super()._update_table(updater)


class Database(TinyDB):
    """The TinyDB database that a folder is."""

    table_class = cast("type[Table]", RecordTable)

    def __init__(self, storage: FolderStorage) -> None:
        super().__init__(storage=lambda: storage)

    def records(self, name: str) -> RecordTable:
        """Return the table of this name, whether or not its file is there yet."""
        return cast("RecordTable", self.table(name))
