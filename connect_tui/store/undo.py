"""The log of what records were before each change, by which changes are taken back, newest first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from connect_tui.store.layout import UNDO, is_overflow
from connect_tui.store.records import change_fields, change_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from connect_tui.domain.records import ChangeInfo
    from connect_tui.store.codec import Document
    from connect_tui.store.tables import Database

KEPT_CHANGES = 200
REMOVED_FOR_DAYS = 30
"""For how many days the removal of a person can be taken back."""

MOST_RECORDS_IN_LOG = 64
"""A larger change keeps what it replaced in a table of its own, so that the log stays quick to write."""

WHERE = "in"
"""The field that names the table which holds what a large change replaced."""

_REMOVAL = "person-removed"
JOINING = "person-joined"
"""The kind of the change that makes two people one."""


class Before(NamedTuple):
    """What a record was before a change; ``document`` None where it was not there."""

    table: str
    key: str
    document: Document | None


class Entry(NamedTuple):
    """One change in the log, with the records it replaced."""

    key: str
    what: ChangeInfo
    before: Sequence[Before]


def append(database: Database, what: ChangeInfo, before: Sequence[Before]) -> list[str]:
    """Add a change to the log, inside a running transaction; the oldest entries make room.

    Returns the tables that held what those had replaced.
    """
    log = database.records(UNDO)
    keys = sorted(log.documents())
    number = _number(keys[-1]) + 1 if keys else 1
    entry: Document = {"change": change_fields(what)}
    if len(before) > MOST_RECORDS_IN_LOG:
        entry[WHERE] = f"{UNDO}-{number}"
        rows = {f"{index:06d}": _row(one) for index, one in enumerate(before)}
        overflow = database.records(entry[WHERE])
        overflow.take_out(list(overflow.documents()))
        overflow.put(rows)
    else:
        entry["before"] = [_row(one) for one in before]
    log.put({f"{number:08d}": entry})
    return take_out_keys(database, keys[: max(0, len(keys) + 1 - KEPT_CHANGES)])


def newest(database: Database) -> Entry | None:
    """Return the newest entry that can be read, or None."""
    documents = database.records(UNDO).documents()
    for key in sorted(documents, reverse=True):
        entry = _entry(database, key, documents[key])
        if entry is not None:
            return entry
    return None


def has_old_removals(database: Database, day: date) -> bool:
    """Tell whether the log has the removal of a person, so long before ``day`` that it may not stay."""
    limit = (day - timedelta(days=REMOVED_FOR_DAYS)).isoformat()
    for entry in database.records(UNDO).documents().values():
        change = entry.get("change")
        if isinstance(change, dict) and change.get("kind") == _REMOVAL and _may_go(entry):
            removed = change.get("day")
            if isinstance(removed, str) and removed <= limit:
                return True
    return False


def _may_go(entry: Document) -> bool:
    """Tell whether an entry of a removal still says who it was."""
    rows = entry.get("before")
    return isinstance(rows, list) and any(isinstance(row, dict) and row.get("was") for row in rows)


def take_out(database: Database, entry: Entry) -> list[str]:
    """Take an entry out of the log, with any newer that cannot be read, inside a running transaction.

    Returns the tables that held what they had replaced.
    """
    return take_out_keys(database, [key for key in database.records(UNDO).documents() if key >= entry.key])


def take_out_keys(database: Database, keys: Sequence[str]) -> list[str]:
    """Take these entries out of the log, inside a running transaction; return as :func:`take_out` does."""
    if not keys:
        return []
    log = database.records(UNDO)
    held = [log.documents()[key].get(WHERE) for key in keys]
    log.take_out(keys)
    return [table for table in held if isinstance(table, str) and is_overflow(table)]


def _number(key: str) -> int:
    return int(key) if key.isascii() and key.isdigit() else 0


def _row(one: Before) -> Document:
    return {"table": one.table, "id": one.key, "was": one.document}


def _entry(database: Database, key: str, document: Document) -> Entry | None:
    where = document.get(WHERE)
    rows: Any = document.get("before")
    try:
        if isinstance(where, str) and is_overflow(where):
            held = database.records(where).documents()
            rows = [held[index] for index in sorted(held)]
        before = [Before(str(row["table"]), str(row["id"]), _was(row["was"])) for row in rows]
        return Entry(key, change_from(document["change"]), before)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _was(value: object) -> Document | None:
    if value is None or isinstance(value, dict):
        return value
    raise ValueError(value)
