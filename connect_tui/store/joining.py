"""Making two people one: whatever names the one who goes, names the one who stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.joining import joined
from connect_tui.domain.people import Profile
from connect_tui.store.joining_records import JOINED_PREFIX, joined_fields, joins_of
from connect_tui.store.layout import (
    CHECK_INS_GROUP,
    CONTACTS_GROUP,
    JOURNAL_GROUP,
    PEOPLE,
    PLANS,
    STATE,
    group_of,
)
from connect_tui.store.records import are_texts
from connect_tui.store.search import found_in, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from connect_tui.domain.joining import Joining
    from connect_tui.store.change import Pending
    from connect_tui.store.codec import Document
    from connect_tui.store.relations_change import RelationsChange
    from connect_tui.store.storage import FolderStorage

_WITH_PEOPLE = (CHECK_INS_GROUP, CONTACTS_GROUP, PLANS, JOURNAL_GROUP)
_OF_ITS_OWN = ("rev", "deleted", *Profile._fields)


class Naming(NamedTuple):
    """How many records name someone."""

    check_ins: int = 0
    """Those without a mark, too."""
    contacts: int = 0
    plans: int = 0
    journal: int = 0


def naming(storage: FolderStorage, tables: Iterable[str], person_id: str) -> Naming:
    """Return how many records of these tables, as they lie on disk, name someone."""
    tables_of_them = [group_of(table) for table, _, _ in _renamed_on_disk(storage, tables, person_id, "")]
    return Naming(*(tables_of_them.count(group) for group in _WITH_PEOPLE))


def join(
    relations: RelationsChange, pending: Pending, storage: FolderStorage, two: tuple[str, str], today: date
) -> Joining:
    """Have the second of two people go into the first, in a change that has put nothing else before."""
    stays, goes = two
    both = relations.profiles()
    found = joined(both[stays], both[goes], today)
    _absorb(relations, pending, found.profile, goes)
    pending.put(STATE, f"{JOINED_PREFIX}{goes}", joined_fields(stays))
    for table, key, document in list(_renamed_on_disk(storage, storage.table_names(), goes, stays)):
        pending.put(table, key, document)
    return found


def follow(relations: RelationsChange, pending: Pending, tables: Iterable[str], today: date) -> None:
    """Have who went into somebody be gone, and nothing name them, whatever a merge has brought.

    Someone who was changed elsewhere after they went into somebody goes into them again, so that what was
    written there is not lost. Where the other one was removed, nothing is followed.
    """
    joins = joins_of(pending.documents(STATE))
    people = relations.profiles() if joins else {}
    joins = {goes: stays for goes, stays in joins.items() if stays in people}
    for goes, stays in joins.items():
        if goes in people:
            people[stays] = joined(people[stays], people[goes], today).profile
            _absorb(relations, pending, people[stays], goes)
    for table in tables if joins else ():
        if group_of(table) in _WITH_PEOPLE:
            for key, document in pending.documents(table).items():
                changed = _renamed(document, joins)
                if changed is not None:
                    pending.put(table, key, changed)


def _absorb(relations: RelationsChange, pending: Pending, profile: Profile, goes: str) -> None:
    """Keep ``profile`` with the fields of the one who goes that this version does not know, and drop them."""
    before = pending.document(PEOPLE, goes) or {}
    relations.put_profile(profile)
    after = pending.document(PEOPLE, profile.id) or {}
    strange = {name: one for name, one in before.items() if name not in _OF_ITS_OWN and name not in after}
    pending.put(PEOPLE, profile.id, {**after, **strange})
    relations.drop_person(goes)


def _renamed_on_disk(
    storage: FolderStorage, tables: Iterable[str], goes: str, stays: str
) -> Iterator[tuple[str, str, Document]]:
    wanted = spelling(goes)
    for table in tables:
        if group_of(table) in _WITH_PEOPLE:
            for key, document in found_in(storage, table, wanted).items():
                changed = _renamed(document, {goes: stays})
                if changed is not None:
                    yield table, key, changed


def _renamed(document: Document, into: Mapping[str, str]) -> Document | None:
    """Return a record with others in the places of some people, each once; None where it names none."""
    people = document.get("people")
    if not people or not are_texts(people) or into.keys().isdisjoint(people):
        return None
    return {**document, "people": list(dict.fromkeys(into.get(one, one) for one in people))}
