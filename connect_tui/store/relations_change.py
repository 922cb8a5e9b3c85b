"""What a change does to people, contacts and plans."""

from __future__ import annotations

import os
from datetime import UTC, date
from typing import TYPE_CHECKING

from connect_tui.domain.people import Profile
from connect_tui.store.contact_records import contact_fields, contact_in, kept_id
from connect_tui.store.layout import PEOPLE, PLANS, contacts_table
from connect_tui.store.people_records import profile_fields
from connect_tui.store.plan_records import plan_fields, plan_from
from connect_tui.store.relations import profiles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.domain.contacts import Contact
    from connect_tui.domain.joining import Joining
    from connect_tui.domain.plans import Plan
    from connect_tui.store.codec import Document
    from connect_tui.store.pending import Pending
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database


class RelationsChange:
    """People, contacts and plans in the making. Reading them sees what was put."""

    def __init__(self, storage: FolderStorage, database: Database, pending: Pending, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._pending = pending
        self._reader = reader

    def profiles(self) -> dict[str, Profile]:
        """Return all that is kept of everyone, by id."""
        return profiles_of(self._reader, self._pending.documents(PEOPLE))

    def profile(self, person_id: str) -> Profile | None:
        """Return all that is kept of someone, or None."""
        document = self._pending.document(PEOPLE, person_id)
        found = profiles_of(self._reader, {person_id: document} if document is not None else {})
        return found.get(person_id)

    def put_profile(self, profile: Profile) -> Profile:
        """Keep this of someone instead of what was kept, and return it; one with an empty id is new.

        Only what differs is written: a field that this version cannot understand stays as it is.
        """
        profile = profile._replace(id=profile.id or "p" + os.urandom(8).hex())
        before = self._pending.document(PEOPLE, profile.id)
        there = self.profile(profile.id)
        known = before if before is not None and there is not None else {}
        fields, empty = profile_fields(profile, there or Profile(profile.id, ""), known)
        self._pending.set(PEOPLE, profile.id, before, fields, empty)
        return profile

    def drop_person(self, person_id: str) -> None:
        """Take someone away; nothing of them stays but that there was somebody."""
        self._pending.take_away(PEOPLE, person_id, self._pending.document(PEOPLE, person_id))

    def join(self, stays: str, goes: str, today: date) -> Joining:
        """Make two people who are there one: whatever names the second, names the first from now on.

        Nothing else may have been put before in the same change.
        """
        from connect_tui.store.joining import join

        return join(self, self._pending, self._storage, (stays, goes), today)

    def follow_joins(self, tables: Iterable[str], today: date, replaced: Mapping[str, Document]) -> None:
        """Have people be one who were made one on any machine, in all records of these tables.

        ``replaced`` is what, by id, was kept here of people, which a merge has just put others in place of.
        """
        from connect_tui.store.joining import follow

        follow(self, self._pending, tables, today, replaced)

    def forget(self, person_id: str) -> None:
        """Have the undo log, and copies, no longer say who someone was: nothing can bring them back."""
        from connect_tui.store.forgetting import WITH_NAMES, forget

        forget(self._storage, self._database, [person_id])
        self._storage.forget_previous(WITH_NAMES)

    def contact(self, contact_id: str, day: date) -> Contact | None:
        """Return the contact of this id on a day, or None."""
        table = contacts_table(day)
        document = self._pending.document(table, contact_id)
        if document is None:
            return None
        found = self._reader.understood(
            lambda key, one: contact_in(table, key, one), contact_id, document, table
        )
        return found if found is not None and found.day == day else None

    def contact_of_plan(self, plan_id: str, day: date) -> Contact | None:
        """Return the contact by which a plan was kept on a day, or None."""
        return self.contact(kept_id(plan_id, day), day)

    def contacts_on(self, day: date) -> list[Contact]:
        """Return the contacts of a day."""
        keys = [
            key
            for key, document in self._pending.documents(contacts_table(day)).items()
            if document.get("day") == day.isoformat()
        ]
        found = (self.contact(key, day) for key in keys)
        return [one for one in found if one is not None]

    def put_contact(self, contact: Contact) -> Contact:
        """Keep this contact instead of what was kept, and return it; one with an empty id is new.

        That of a plan has an id of its own, so that a plan is kept once a day.
        """
        new_id = kept_id(contact.plan, contact.day) if contact.plan else "c" + os.urandom(8).hex()
        at = contact.at or self._storage.clock.now().astimezone(UTC)
        contact = contact._replace(id=contact.id or new_id, at=at)
        self._set(contacts_table(contact.day), contact.id, contact_fields(contact))
        return contact

    def drop_contact(self, contact: Contact) -> None:
        """Take a contact away."""
        table = contacts_table(contact.day)
        self._pending.take_away(table, contact.id, self._pending.document(table, contact.id))

    def plan(self, plan_id: str) -> Plan | None:
        """Return the plan of this id, or None."""
        document = self._pending.document(PLANS, plan_id)
        return None if document is None else self._reader.understood(plan_from, plan_id, document, PLANS)

    def put_plan(self, plan: Plan) -> Plan:
        """Keep this plan instead of what was kept, and return it; one with an empty id is new."""
        made = plan.made or self._storage.clock.now().astimezone(UTC)
        plan = plan._replace(id=plan.id or "l" + os.urandom(8).hex(), made=made)
        self._set(PLANS, plan.id, plan_fields(plan))
        return plan

    def drop_plan(self, plan_id: str) -> None:
        """Take a plan away, as if it had never been made; what was kept of it stays."""
        self._pending.take_away(PLANS, plan_id, self._pending.document(PLANS, plan_id))

    def _set(self, table: str, key: str, fields: Document) -> None:
        given = {name: value for name, value in fields.items() if value}
        empty = fields.keys() - given.keys()
        self._pending.set(table, key, self._pending.document(table, key), given, empty)
