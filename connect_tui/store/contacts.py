"""When people were last in touch with, out of tables of check-ins and contacts, which it keeps nothing of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.records import Mark
from connect_tui.store.codec import Document, parse
from connect_tui.store.contact_records import contact_in
from connect_tui.store.errors import BrokenTableError, typed_errors
from connect_tui.store.files import read_with_identity
from connect_tui.store.layout import month_in
from connect_tui.store.records import check_in_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from connect_tui.domain.contacts import Contact
    from connect_tui.domain.records import CheckIn
    from connect_tui.store.storage import FolderStorage


def last_days(storage: FolderStorage, table: str, until: date | None) -> dict[str, date]:
    """Return, by person, the last day in a table on which a done check-in, or a contact, names them.

    With ``until``, days after it count for nothing. What cannot be understood counts nowhere.
    """
    latest: dict[str, date] = {}
    for day, people in _days(table, _documents(storage, table)):
        if until is None or day <= until:
            for person in people:
                if day > latest.get(person, day.min):
                    latest[person] = day
    return latest


def _documents(storage: FolderStorage, table: str) -> Mapping[str, Document]:
    """Return a table's documents; of a broken or missing file, after it is repaired."""
    with typed_errors(storage.folder):
        found = read_with_identity(storage.path(table))
    if found is not None:
        storage.known.setdefault(table, found[1])
        try:
            return parse(found[0]).documents
        except BrokenTableError:
            pass  # the storage repairs it and says so
    return storage.documents(table)


def _days(table: str, documents: Mapping[str, Document]) -> Iterator[tuple[date, tuple[str, ...]]]:
    """Return day and people of each record that makes its day one in touch."""
    month = month_in(table)
    for key, document in documents.items():
        if document.get("people"):
            try:
                found: Contact | CheckIn | None = (
                    contact_in(table, key, document) if month is None else _check_in(month, key, document)
                )
            except (ValueError, OverflowError):
                continue
            if found is not None:
                yield found.day, found.people


def _check_in(month: str, key: str, document: Document) -> CheckIn | None:
    found = check_in_from(key, document) if key.startswith(month) else None
    return found if found is not None and found.mark is Mark.DONE else None
