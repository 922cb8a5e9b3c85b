"""Making two people one: whatever names the one who goes, names the one who stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.joining import joined
from connect_tui.domain.people import Profile
from connect_tui.store.joining_records import (
    JOINED_PREFIX,
    MARKS,
    joined_fields,
    joins_of,
    kept_of,
    marks_of,
)
from connect_tui.store.layout import (
    CHECK_INS_GROUP,
    CONTACTS_GROUP,
    JOURNAL_GROUP,
    PEOPLE,
    PLANS,
    STATE,
    group_of,
)
from connect_tui.store.people_records import profile_from
from connect_tui.store.records import are_texts
from connect_tui.store.revisions import revision_of
from connect_tui.store.search import found_in, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from connect_tui.domain.joining import Joining
    from connect_tui.store.codec import Document
    from connect_tui.store.pending import Pending
    from connect_tui.store.relations_change import RelationsChange
    from connect_tui.store.storage import FolderStorage

_WITH_PEOPLE = (CHECK_INS_GROUP, CONTACTS_GROUP, PLANS, JOURNAL_GROUP)
_OF_ITS_OWN = ("rev", "deleted", MARKS, *Profile._fields)


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
    was = pending.document(PEOPLE, goes) or {}
    _absorb(relations, pending, found.profile, {goes: [was]})
    relations.drop_person(goes)
    pending.put(STATE, f"{JOINED_PREFIX}{goes}", joined_fields(stays, was))
    for table, key, document in list(_renamed_on_disk(storage, storage.table_names(), goes, stays)):
        pending.put(table, key, document)
    return found


def follow(
    relations: RelationsChange,
    pending: Pending,
    tables: Iterable[str],
    today: date,
    replaced: Mapping[str, Document],
) -> None:
    """Have who went into somebody be gone, and nothing name them, whatever a merge has brought.

    Someone who was changed elsewhere after they went into somebody goes into them again, so that what was
    written there is not lost. So does what was kept of them where a version of the other one has won that
    lacks it, and what was written here of them and has just been ``replaced`` (by id) by their having gone.
    Where the other one was removed, nothing is followed.
    """
    state = pending.documents(STATE)
    joins, kept = joins_of(state), kept_of(state)
    people = relations.profiles() if joins or kept else {}
    joins = {goes: stays for goes, stays in joins.items() if stays in people}
    for goes in sorted({*joins, *(one for one in kept if one in people)}):
        stays = joins.get(goes, goes)
        there = pending.document(PEOPLE, goes) if stays != goes and goes in people else None
        earlier = replaced.get(goes) if stays != goes and goes not in people else None
        marked = marks_of(pending.document(PEOPLE, stays)).get(goes)
        lacking = list(_lacking(marked, kept.get(goes), earlier))
        bring = lacking if there is None else [*lacking, there]
        for document in bring:
            found = _profile(goes, document)
            people[stays] = people[stays] if found is None else joined(people[stays], found, today).profile
        if bring:
            _absorb(relations, pending, people[stays], {goes: bring})
        if there is not None:
            relations.drop_person(goes)
    for table in tables if joins else ():
        if group_of(table) in _WITH_PEOPLE:
            for key, document in pending.documents(table).items():
                changed = _renamed(document, joins)
                if changed is not None:
                    pending.put(table, key, changed)


def _lacking(marked: str | None, was: Document | None, earlier: Document | None) -> Iterator[Document]:
    """Return what was kept of somebody that the one they went into lacks, who is ``marked`` so.

    Of what was replaced only what is newer than what the joining kept: anything older had given way to that
    where they were made one.
    """
    if was is None:
        return
    known = revision_of(was)
    if marked is None or marked < known:
        yield was
    if earlier is not None and revision_of(earlier) > max(known, marked or ""):
        yield earlier


def _profile(person_id: str, document: Document) -> Profile | None:
    try:
        found = profile_from(person_id, document)
    except ValueError:
        return None
    return None if found is None else found[0]


def _absorb(
    relations: RelationsChange, pending: Pending, profile: Profile, gone: Mapping[str, Sequence[Document]]
) -> None:
    """Keep ``profile`` with the marks, and the fields that this version does not know, of those who go."""
    relations.put_profile(profile)
    after = dict(pending.document(PEOPLE, profile.id) or {})
    marks = marks_of(after)
    for goes, documents in gone.items():
        for document in documents:
            after = {**{one: document[one] for one in document if one not in _OF_ITS_OWN}, **after}
            for who, revision in (*marks_of(document).items(), (goes, revision_of(document))):
                marks[who] = max(revision, marks.get(who, ""))
    pending.put(PEOPLE, profile.id, {**after, MARKS: marks})


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
