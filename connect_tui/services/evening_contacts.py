"""Whom an evening names as being in touch, kept as a contact of the day that goes with its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.contacts import Contact
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.records import Mark

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change


def evening_id(day: date) -> str:
    """Return the id of a day's entry, and of the contact it stands for.

    It is the same on every machine, so that of two the newer one holds.
    """
    return f"evening-{day.isoformat()}"


def settle_contact(
    workspace: Workspace, change: Change, entry: JournalEntry, *, is_removed: bool = False
) -> None:
    """Have whom an evening names count as being in touch, where nothing else of that day says so.

    Whoever it names no more, or named where it is removed, does not count by it. Entries of other kinds are
    let be.
    """
    if entry.kind is not EntryKind.EVENING:
        return
    day = entry.day
    mine = change.relations.contact(evening_id(day), day)
    named = {person for one in change.relations.contacts_on(day) if one != mine for person in one.people} | {
        person
        for one in workspace.store.check_ins(day, day, with_people=True)
        if one.mark is Mark.DONE
        for person in one.people
    }
    people = () if is_removed else tuple(one for one in entry.people if one not in named)
    if people and (mine is None or mine.people != people):
        change.relations.put_contact((mine or Contact(evening_id(day), day, ()))._replace(people=people))
    elif mine is not None and not people:
        change.relations.drop_contact(mine)
