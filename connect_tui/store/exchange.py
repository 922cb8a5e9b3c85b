"""Every record that may leave this machine, and records that come from elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from connect_tui.domain.days import month_of
from connect_tui.store.codec import Document, canonical
from connect_tui.store.contact_records import contact_in
from connect_tui.store.errors import UnusableRecordError
from connect_tui.store.joining_records import JOINED_PREFIX, joined_from
from connect_tui.store.journal import entry_from
from connect_tui.store.layout import (
    CHECK_INS_GROUP,
    CONTACTS_GROUP,
    GROUPS,
    JOURNAL_GROUP,
    ME,
    PEOPLE,
    PLANS,
    STATE,
    checks_table,
    contacts_table,
    group_of,
    journal_table,
)
from connect_tui.store.me_records import me_from
from connect_tui.store.plan_records import plan_from
from connect_tui.store.records import FOCUS_ID, check_in_from, focus_from, person_from, split_id
from connect_tui.store.reminder_records import PUT_OFF_PREFIX, put_off_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from connect_tui.store.tables import Database


def exported(database: Database, tables: Iterable[str]) -> dict[str, list[Document]]:
    """Return every record of these tables that may leave the machine, by group, sorted by id."""
    groups: dict[str, list[Document]] = {group: [] for group in GROUPS}
    for table in tables:
        group = group_of(table)
        if group is not None:
            found = database.records(table).documents()
            groups[group].extend({"id": key, **document} for key, document in found.items())
    for documents in groups.values():
        documents.sort(key=lambda document: str(document["id"]))
    return groups


def usable_tables(records: Mapping[str, Sequence[Mapping[str, object]]]) -> dict[str, dict[str, Document]]:
    """Return the records that came from elsewhere by the table and the id they belong under.

    Raises UnusableRecordError for the first that is no record.
    """
    tables: dict[str, dict[str, Document]] = {}
    for group, documents in records.items():
        if group not in GROUPS:
            raise _unusable(f"There is no kind of records called {group}.")
        for number, found in enumerate(documents, start=1):
            try:
                key, document = _split(found)
                tables.setdefault(_table(group, key, document), {})[key] = document
            except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
                raise _unusable(f"Number {number} of {group} is no record that Connect knows.") from error
    return tables


def _unusable(message: str) -> UnusableRecordError:
    return UnusableRecordError(
        message, hint="Nothing was taken over. Check that this is an export of Connect's own."
    )


def _split(found: Mapping[str, object]) -> tuple[str, Document]:
    document: Document = dict(found)
    key = document.pop("id")
    if not isinstance(key, str) or not key:
        raise ValueError(key)
    canonical(document).encode(errors="surrogatepass")
    return key, document


def _table(group: str, key: str, document: Mapping[str, Any]) -> str:
    if group == CHECK_INS_GROUP:
        day, _ = split_id(key)
        check_in_from(key, document)
        return checks_table(month_of(day))
    if group == JOURNAL_GROUP:
        entry_from(key, document)
        return journal_table(date.fromisoformat(document["day"]))
    if group == CONTACTS_GROUP:
        return _contacts_table(key, document)
    if group == PLANS:
        plan_from(key, document)
        return PLANS
    if group == ME:
        me_from(key, document)
        return ME
    if group == PEOPLE:
        person_from(key, document)
        return PEOPLE
    if key == FOCUS_ID:
        focus_from(document)
    elif key.startswith(PUT_OFF_PREFIX):
        put_off_from(key, document)
    elif key.startswith(JOINED_PREFIX):
        joined_from(key, document)
    return STATE


def _contacts_table(key: str, document: Mapping[str, Any]) -> str:
    table = contacts_table(date.fromisoformat(document["day"]))
    contact_in(table, key, document)
    return table
