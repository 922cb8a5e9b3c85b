"""People, contacts and plans, read out of their tables.

Kept apart, as most commands have no need of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from connect_tui.domain.days import month_of
from connect_tui.store.contact_records import contact_in
from connect_tui.store.layout import PEOPLE, PLANS, contacts_year_in, month_in
from connect_tui.store.people_records import profile_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from connect_tui.domain.contacts import Contact
    from connect_tui.domain.people import Profile
    from connect_tui.domain.plans import Plan
    from connect_tui.domain.records import CheckIn
    from connect_tui.store.codec import Document
    from connect_tui.store.files import Identity
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database

_Record = TypeVar("_Record")

_NAMES_A_PLAN = b'"plan"'
_ALL, _KEPT = "\0all", "\0kept"
"""What is read of a table, beside what names a person, whose id no such text is."""


class About(NamedTuple):
    """What names someone, by day."""

    check_ins: tuple[CheckIn, ...]
    """Those without a mark, too."""
    contacts: tuple[Contact, ...]


class Relations:
    """Reads people, contacts and plans, each table again only once its file has changed."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._about = ""
        self._known: dict[tuple[str, str], tuple[Identity | None, Any]] = {}

    def profiles(self) -> dict[str, Profile]:
        """Return all that is kept of everyone, by id."""
        return self._of(PEOPLE, _ALL, lambda: profiles_of(self._reader, self._documents(PEOPLE)))

    def plans(self) -> dict[str, Plan]:
        """Return every plan by id."""
        return self._of(PLANS, _ALL, self._plans)

    def contacts(self, tables: Iterable[str], start: date, end: date) -> list[Contact]:
        """Return the contacts of a period, both ends included, out of these tables, by day and then id."""
        first, last = start.isoformat()[:4], end.isoformat()[:4]
        found: list[Contact] = []
        for table in tables:
            if first <= (contacts_year_in(table) or "") <= last:
                of_year = self._of(table, _ALL, partial(self._of_year, table))
                found += [one for one in of_year if start <= one.day <= end]
        return sorted(found, key=lambda contact: (contact.day, contact.id))

    def kept_days(self, tables: Iterable[str]) -> dict[str, list[date]]:
        """Return the days on which plans were kept, by plan, out of these tables."""
        days: dict[str, list[date]] = {}
        for table in tables:
            if contacts_year_in(table) is not None:
                for plan, day in self._of(table, _KEPT, partial(self._kept_of, table)):
                    days.setdefault(plan, []).append(day)
        return days

    def about(self, tables: Iterable[str], person_id: str, until: date) -> About:
        """Return what names someone, of days up to ``until``, out of these tables, by day and then id.

        Of whoever was asked about last it is as quick to ask again.
        """
        if person_id != self._about:
            self._known = {key: found for key, found in self._known.items() if key[1] != self._about}
            self._about = person_id
        check_ins: list[CheckIn] = []
        contacts: list[Contact] = []
        for table in tables:
            month, year = month_in(table), contacts_year_in(table)
            if month is not None and month <= month_of(until):
                check_ins += self._of(table, person_id, partial(self._check_ins_naming, table, person_id))
            elif year is not None and year <= until.isoformat()[:4]:
                contacts += self._of(table, person_id, partial(self._contacts_naming, table, person_id))
        return About(
            tuple(sorted((one for one in check_ins if one.day <= until), key=lambda one: one[:2])),
            tuple(sorted((one for one in contacts if one.day <= until), key=lambda one: (one.day, one.id))),
        )

    def _check_ins_naming(self, table: str, person_id: str) -> list[CheckIn]:
        from connect_tui.store.search import found_in, spelling

        month = month_in(table)
        documents = found_in(self._storage, table, spelling(person_id))
        found = (self._reader.check_in_of(key, one) for key, one in documents.items() if key[:7] == month)
        return [one for one in found if one is not None and person_id in one.people]

    def _contacts_naming(self, table: str, person_id: str) -> list[Contact]:
        from connect_tui.store.search import found_in, spelling

        documents = found_in(self._storage, table, spelling(person_id))
        return [one for one in self._understood(table, documents) if person_id in one.people]

    def _plans(self) -> dict[str, Plan]:
        from connect_tui.store.plan_records import plan_from

        documents = self._documents(PLANS).items()
        found = (self._reader.understood(plan_from, key, document, PLANS) for key, document in documents)
        return {plan.id: plan for plan in found if plan is not None}

    def _of_year(self, table: str) -> list[Contact]:
        return self._understood(table, self._documents(table))

    def _kept_of(self, table: str) -> list[tuple[str, date]]:
        from connect_tui.store.search import found_in

        documents = found_in(self._storage, table, _NAMES_A_PLAN)
        return [(one.plan, one.day) for one in self._understood(table, documents) if one.plan]

    def _understood(self, table: str, documents: Mapping[str, Document]) -> list[Contact]:
        read = partial(contact_in, table)
        found = (self._reader.understood(read, key, document, table) for key, document in documents.items())
        return [one for one in found if one is not None]

    def _documents(self, table: str) -> Mapping[str, Document]:
        return self._database.records(table).documents()

    def _of(self, table: str, what: str, read: Callable[[], _Record]) -> _Record:
        """Return what is read of a table, again only where its file has changed.

        The version is looked at before it is read, so that a change in between is noticed the next time.
        """
        now = self._storage.identity(table)
        known = self._known.get((table, what))
        if known is not None and now is not None and known[0] == now:
            kept: _Record = known[1]
            return kept
        records = read()
        self._known[table, what] = (now, records)
        return records


def profiles_of(reader: Reader, documents: Mapping[str, Document]) -> dict[str, Profile]:
    """Return whom documents tell of, by id; what cannot be understood of someone is left out, and told."""
    people: dict[str, Profile] = {}
    for key, document in documents.items():
        found = reader.understood(profile_from, key, document, PEOPLE)
        if found is not None:
            people[key], odd = found
            if odd:
                reader.tell_of(PEOPLE, key, odd)
    return people
