"""It is TinyDB: its own operations work, in transactions, and none of them can spoil what is in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from tinydb import where
from tinydb.table import Document, Table

from connect_tui.store.migrations import MIGRATIONS
from connect_tui.store.storage import FolderStorage
from connect_tui.store.tables import Database
from tests.store.helpers import SetClock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def database(folder: Path) -> Database:
    return Database(FolderStorage(folder, SetClock(), 10.0, MIGRATIONS))


def with_id(fields: Mapping[str, object], key: str) -> Document:
    return Document(fields, cast("int", key))


def test_tinydbs_own_operations_are_seen_by_another_database(tmp_path: Path) -> None:
    table: Table = database(tmp_path).table("people")
    table.insert_multiple([with_id({"name": "Maya", "x": 1}, "a"), with_id({"name": "Jo"}, "b")])
    table.update({"x": 2}, where("name") == "Jo")
    table.upsert(with_id({"name": "Zoë"}, "c"))
    table.remove(where("x") == 1)
    other = database(tmp_path).table("people")
    assert {str(document.doc_id): dict(document) for document in other} == {
        "b": {"name": "Jo", "x": 2},
        "c": {"name": "Zoë"},
    }
    assert other.search(where("x") == 2) == [{"name": "Jo", "x": 2}]
    table.update({"x": 3}, where("x") == 2)
    assert other.search(where("x") == 2) == []


def test_an_update_that_fails_halfway_leaves_nothing_of_it_in_memory_or_on_disk(tmp_path: Path) -> None:
    table: Table = database(tmp_path).table("people")
    table.insert_multiple([with_id({"n": number}, str(number)) for number in range(4)])

    def halfway(document: dict[str, int]) -> None:
        if document["n"] == 2:
            raise ZeroDivisionError
        document["n"] += 100

    with pytest.raises(ZeroDivisionError):
        table.update(cast("Mapping[str, object]", halfway))
    assert [document["n"] for document in table] == [0, 1, 2, 3]
    table.insert(with_id({"n": 4}, "4"))
    assert [document["n"] for document in database(tmp_path).table("people")] == [0, 1, 2, 3, 4]


def test_a_document_without_an_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="id"):
        database(tmp_path).table("people").insert({"name": "nobody"})
