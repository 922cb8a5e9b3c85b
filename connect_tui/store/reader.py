"""Records out of tables: what cannot be understood is left where it is, left out, and told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from connect_tui.domain.days import month_of
from connect_tui.domain.records import CheckIn, Focus, Mark, Person
from connect_tui.store.errors import StoreNotice
from connect_tui.store.layout import PEOPLE, STATE, checks_table, file_name, month_in
from connect_tui.store.records import (
    FOCUS_ID,
    check_in_from,
    check_in_id,
    focus_from,
    mark_of,
    person_from,
    split_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from connect_tui.store.codec import Document
    from connect_tui.store.files import Identity
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database

    Marks = Mapping[str, Mapping[date, Mark]]

_Record = TypeVar("_Record")


class Reader:
    """Reads records. Needs no lock unless an interrupted change has to be finished first."""

    def __init__(self, storage: FolderStorage, database: Database) -> None:
        self._storage = storage
        self._database = database
        self._marks: dict[str, tuple[Identity | None, Marks]] = {}

    def check_in(self, day: date, practice: str) -> CheckIn | None:
        """Return what is said of a practice on a day, or None."""
        key = check_in_id(day, practice)
        document = self._database.records(checks_table(month_of(day))).document(key)
        return None if document is None else self.check_in_of(key, document)

    def check_ins(
        self,
        months: Iterable[str],
        start: date,
        end: date,
        practice: str | None = None,
        *,
        with_people: bool = False,
    ) -> list[CheckIn]:
        """Return what is said of the days of a period in these months, by day and then practice.

        ``with_people`` leaves out what names nobody.
        """
        first, last = start.isoformat(), end.isoformat()
        found = []
        for month in months:
            for key, document in self._database.records(checks_table(month)).documents().items():
                named = not with_people or document.get("people")
                if named and first <= key[:10] <= last and (practice is None or key[11:] == practice):
                    found.append(self.check_in_of(key, document))
        return sorted((one for one in found if one is not None), key=lambda one: (one.day, one.practice))

    def marks(self, month: str) -> Marks:
        """Return the marked days of a month by practice id."""
        table = checks_table(month)
        now = self._storage.identity(table)
        known = self._marks.get(month)
        if known is not None and now is not None and known[0] == now:
            return known[1]
        marks: dict[str, dict[date, Mark]] = {}
        for key, document in self._database.records(table).documents().items():
            marked = self.understood(_marked, key, document, table)
            if marked is not None:
                marks.setdefault(marked[1], {})[marked[0]] = marked[2]
        self._marks[month] = (self._storage.identity_read(table), marks)
        return marks

    def people(self) -> dict[str, Person]:
        """Return everyone by id."""
        return self.people_of(self._database.records(PEOPLE).documents())

    def focus(self) -> Focus:
        """Return the focus."""
        return self.focus_of(self._database.records(STATE).document(FOCUS_ID))

    def check_in_of(self, key: str, document: Document) -> CheckIn | None:
        """Return the check-in a document tells of, or None."""
        return self.understood(check_in_from, key, document, checks_table(key[:7]))

    def people_of(self, documents: Mapping[str, Document]) -> dict[str, Person]:
        """Return the people whom documents tell of, by id."""
        found = [self.understood(person_from, key, document, PEOPLE) for key, document in documents.items()]
        return {person.id: person for person in found if person is not None}

    def focus_of(self, document: Document | None) -> Focus:
        """Return the focus a document tells of."""
        return self.understood(lambda _, found: focus_from(found), FOCUS_ID, document or {}, STATE) or Focus()

    def understood(
        self,
        read: Callable[[str, Document], _Record | None],
        key: str,
        document: Document,
        table: str,
    ) -> _Record | None:
        """Return what is read from a document, or None where that cannot be; the person is then told."""
        try:
            return read(key, document)
        except (ValueError, OverflowError):
            self.tell_of(table, key)
            return None

    def tell_of(self, table: str, key: str, fields: Sequence[str] = ()) -> None:
        """Have the person told that an entry, or these fields of it, cannot be understood."""
        path = self._storage.folder / file_name(table)
        of_it = f" ({', '.join(fields)})" if fields else ""
        wholly, rest = (" wholly", "The rest of it counts.") if fields else ("", "It is not counted.")
        self._storage.tell(
            StoreNotice(
                f"{path} has an entry that cannot be{wholly} understood: {key[:60]}{of_it}."
                f" It is left as it is. {rest}",
                hint="Open the file and put the entry right, or restore a backup.",
                file=str(path),
                entry=f"{key[:60]}{of_it}",
            )
        )


def _marked(key: str, document: Document) -> tuple[date, str, Mark] | None:
    mark = mark_of(document)
    if mark is None:
        return None
    day, practice = split_id(key)
    return day, practice, mark


def months_in(tables: Iterable[str]) -> list[str]:
    """Return the months that tables hold, sorted."""
    return sorted(month for table in tables if (month := month_in(table)))
