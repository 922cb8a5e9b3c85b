"""Adding people, keeping what is known of them, letting them rest, and taking them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.contacts import Contact, How
from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import clean_text
from connect_tui.services.check_ins import (
    Outcome,
    clean_names,
    known_ids,
    names_of,
    people_ids,
    refuse_far_future,
    refuse_far_past,
    refuse_future,
)
from connect_tui.services.profile_edits import cleaned, merged, refuse_taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from connect_tui.domain.people import Profile
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change


class PersonGone(WrongUse):
    """Someone who was to be changed is no longer among the people."""

    def __init__(self) -> None:
        super().__init__("They were removed meanwhile.", hint="Undo brings them back.")


class Removal(NamedTuple):
    """What removing someone came to."""

    outcome: Outcome
    name: str
    check_ins: int
    """How many check-ins keep a mark without a name."""
    contacts: int
    plans: int
    journal: int = 0
    """How many entries of the journal named them; their text stays as it is."""


def add_person(workspace: Workspace, profile: Profile) -> tuple[Profile, Outcome]:
    """Add someone; the id of ``profile`` is given here, and ``added`` is today where it is None.

    Texts are cleaned. Raises WrongUse where the name is empty or someone is called so already.
    """
    today = workspace.today()
    profile = cleaned(profile._replace(id="", added=profile.added or today), today)
    what = ChangeInfo("person-added", people=(profile.name,))
    with workspace.store.change(what) as change:
        refuse_taken(profile, change.relations.profiles())
        added = change.relations.put_profile(profile)
    return added, Outcome(what, change.changed)


def save_person(workspace: Workspace, before: Profile, after: Profile) -> Outcome:
    """Make what differs between ``before`` and ``after`` so, leaving what others changed meanwhile alone.

    Raises WrongUse where they are gone, the name is empty, or another person is called so.
    """
    after = cleaned(after, workspace.today(), before)
    what = ChangeInfo("person", people=(after.name,))
    with workspace.store.change(what) as change:
        there = _there(change, before.id)
        profile = merged(there, before, after)
        if (profile.name, profile.also) != (there.name, there.also):
            refuse_taken(profile, change.relations.profiles())
        change.relations.put_profile(profile)
    return Outcome(what, change.changed)


def rest_person(workspace: Workspace, person_id: str, until: date | None) -> Outcome:
    """Let someone rest from today up to ``until``, or with None no longer. Raises WrongUse for a past day."""
    today = workspace.today()
    if until is not None and until < today:
        raise WrongUse("That day has passed.", hint="Choose today or a later day.")
    if until is not None:
        refuse_far_future(workspace, until)
    what = ChangeInfo("person-rest", today, until, people=names_of(workspace, [person_id], ()))
    with workspace.store.change(what) as change:
        profile = _there(change, person_id)
        if until is not None:
            change.relations.put_profile(_resting(profile, today, until))
        elif profile.rests_on(today):
            change.relations.put_profile(_awake(profile, today))
    return Outcome(what, change.changed)


def archive_person(workspace: Workspace, person_id: str, *, archived: bool = True) -> Outcome:
    """Put someone away from today on, or bring them back."""
    today = workspace.today()
    what = ChangeInfo("person-archived", people=names_of(workspace, [person_id], ()))
    with workspace.store.change(what) as change:
        profile = _there(change, person_id)
        if archived != profile.is_archived(today):
            change.relations.put_profile(profile._replace(archived=today if archived else None))
    return Outcome(what, change.changed)


def remove_person(workspace: Workspace, person_id: str, *, now: bool = False) -> Removal:
    """Take away someone's record and name; check-ins, contacts and plans keep a mark without a name.

    It can be undone for 30 days, or with ``now`` not at all: then neither the undo log nor the previous
    versions of the records name them any more. Backups, and files set aside as broken, stay as they are.
    """
    store, today = workspace.store, workspace.today()
    what = ChangeInfo("person-removed", today, people=names_of(workspace, [person_id], ()))
    with store.change(None if now else what) as change:
        profile = _there(change, person_id)
        naming = store.naming(person_id)
        change.relations.drop_person(person_id)
        if now:
            change.relations.forget(person_id)
    outcome = Outcome(what, change.changed)
    return Removal(outcome, profile.name, *naming)


def forget_removed(workspace: Workspace) -> int:
    """Take out of the undo log whoever was removed 30 days ago or more; return how many."""
    return workspace.store.forget_removed()


def log_contact(
    workspace: Workspace,
    names: Iterable[str],
    day: date,
    *,
    how: How = How.OTHER,
    text: str = "",
    person_ids: Sequence[str] = (),
) -> Outcome:
    """Note that one was in touch with people; new names become new people. Never a future day.

    Where just this is noted of that day already, nothing changes. Raises WrongUse where nobody is named.
    """
    hint = "Note it once that day has come; what lies ahead can be a plan."
    refuse_future(workspace, day, "you cannot have been in touch yet", hint)
    refuse_far_past(day)
    given, known = clean_names(names), known_ids(workspace, person_ids)
    if not given and not known:
        raise WrongUse("Nobody was named.", hint="Say whom you were in touch with.")
    what = ChangeInfo("contact", day, people=names_of(workspace, known, given))
    line = clean_text(text)
    with workspace.store.change(what) as change:
        ids = tuple(dict.fromkeys((*known, *people_ids(change, given, workspace.today()))))
        contact = Contact("", day, ids, how, line)
        if not any(_is_same(contact, one) for one in change.relations.contacts_on(day)):
            change.relations.put_contact(contact)
    return Outcome(what, change.changed)


def drop_contact(workspace: Workspace, contact_id: str, day: date) -> Outcome:
    """Take back that one was in touch."""
    found = [one for one in workspace.store.contacts(day, day) if one.id == contact_id]
    ids = [one for contact in found for one in contact.people]
    what = ChangeInfo("contact-dropped", day, people=names_of(workspace, ids, ()))
    with workspace.store.change(what) as change:
        contact = change.relations.contact(contact_id, day)
        if contact is not None:
            change.relations.drop_contact(contact)
    return Outcome(what, change.changed)


def _resting(profile: Profile, today: date, until: date) -> Profile:
    """Return someone who rests from today; a rest that goes on today or ended yesterday becomes longer."""
    from connect_tui.domain.people import MOST_RESTS

    first, last = profile.rests_from, profile.rests_until
    if last is None or (first is not None and first > today):
        return profile._replace(rests_from=today, rests_until=until)
    if last >= today - ONE_DAY:
        return profile._replace(rests_from=first or today, rests_until=until)
    earlier = profile.rested if first is None else (*profile.rested, (first, last))
    return profile._replace(rests_from=today, rests_until=until, rested=earlier[-MOST_RESTS:])


def _awake(profile: Profile, today: date) -> Profile:
    """Return someone whose rest ended yesterday; one that began today has not been."""
    first = profile.rests_from
    if first is not None and first < today:
        return profile._replace(rests_until=today - ONE_DAY)
    return profile._replace(rests_from=None, rests_until=None)


def _is_same(one: Contact, other: Contact) -> bool:
    same_people = sorted(one.people) == sorted(other.people)
    return same_people and (one.how, one.text, one.plan) == (other.how, other.text, other.plan)


def _there(change: Change, person_id: str) -> Profile:
    profile = change.relations.profile(person_id)
    if profile is None:
        raise PersonGone()
    return profile
