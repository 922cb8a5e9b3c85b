"""Reading the records of reminders. Kept apart, as most commands have no need of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from connect_tui.store.joining_records import joins_of
from connect_tui.store.layout import REMINDERS, STATE
from connect_tui.store.reminder_records import (
    KNOWN_PREFIX,
    PUT_OFF_PREFIX,
    SHOWING_PREFIX,
    known_rule_from,
    put_off_from,
    showing_from,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connect_tui.domain.showings import KnownRule, PutOff, Showing
    from connect_tui.store.codec import Document
    from connect_tui.store.files import Identity
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database

_Record = TypeVar("_Record")
_Records = TypeVar("_Records")


class ReminderReader:
    """Reads showings, known rules and what was put off, each again only once its file has changed."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._known: dict[str, tuple[Identity | None, object]] = {}

    def showings(self) -> dict[str, Showing]:
        """Return every showing by key.

        One that named somebody who was made one with somebody else since, names that one.
        """
        found = self._remembered("showings", REMINDERS, showings_of)
        joins = self.joins()
        if not joins:
            return dict(found)
        return {key: one._replace(person=joins.get(one.person, one.person)) for key, one in found.items()}

    def joins(self) -> dict[str, str]:
        """Return into whom people went who were made one with somebody, by id."""
        return self._remembered("joins", STATE, joins_of)

    def known_rules(self) -> dict[str, KnownRule]:
        """Return every known rule by reminder."""
        return dict(self._remembered("known rules", REMINDERS, known_rules_of))

    def put_off(self) -> dict[str, PutOff]:
        """Return what was put off, by reminder."""
        return dict(self._remembered("put off", STATE, lambda documents: put_off_of(self._reader, documents)))

    def _remembered(
        self, what: str, table: str, read: Callable[[Mapping[str, Document]], _Records]
    ) -> _Records:
        now = self._storage.identity(table)
        known = self._known.get(what)
        if known is None or now is None or known[0] != now:
            found = read(self._database.records(table).documents())
            known = self._known[what] = (self._storage.identity_read(table), found)
        return cast("_Records", known[1])


def showings_of(documents: Mapping[str, Document]) -> dict[str, Showing]:
    """Return the showings that documents tell of, by key."""
    return _local(SHOWING_PREFIX, showing_from, documents)


def known_rules_of(documents: Mapping[str, Document]) -> dict[str, KnownRule]:
    """Return the known rules that documents tell of, by reminder."""
    return _local(KNOWN_PREFIX, known_rule_from, documents)


def put_off_of(reader: Reader, documents: Mapping[str, Document]) -> dict[str, PutOff]:
    """Return what documents tell of as put off, by reminder."""
    found = [
        reader.understood(put_off_from, key, document, STATE)
        for key, document in documents.items()
        if key.startswith(PUT_OFF_PREFIX)
    ]
    return {one.reminder: one for one in found if one is not None}


def _local(
    prefix: str, read: Callable[[str, Document], _Record], documents: Mapping[str, Document]
) -> dict[str, _Record]:
    """Return the records of this machine whose ids begin so; any that cannot be understood is left out."""
    found: dict[str, _Record] = {}
    for key, document in documents.items():
        if key.startswith(prefix):
            name = key.removeprefix(prefix)
            try:
                found[name] = read(name, document)
            except (ValueError, OverflowError):
                continue
    return found
