"""Checking practices off, resting, noting, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.days import EARLIEST_DAY, month_of
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.practices import Practice
from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark
from connect_tui.domain.text import can_be_seen, clean_line, clean_text, fold
from connect_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from connect_tui.domain.records import Person
    from connect_tui.store import Change

FURTHEST_REST_DAYS = 3653
"""How many days ahead of today anything can be planned."""

LONGEST_REST_DAYS = 1000
"""How many days one period of rest can last."""


class Outcome(NamedTuple):
    """What a change came to."""

    change: ChangeInfo
    changed: bool
    """False where all was already so; nothing was written then."""
    left_done: int = 0
    """Days that were left as they were because they are done already."""


def done(
    workspace: Workspace,
    practices: Sequence[Practice],
    day: date,
    *,
    note: str | None = None,
    people: Iterable[str] = (),
    person_ids: Iterable[str] = (),
) -> Outcome:
    """Mark practices done on a day, adding people and a note to what is there. Never takes anything away.

    ``people`` are names, of which new ones become new people; of ``person_ids`` those still known are added.
    """
    refuse_future(workspace, day)
    refuse_far_past(day)
    text = clean_text(note) if note else ""
    names = clean_names(people)
    known = _known_people(workspace, person_ids)
    named = [*names, *(name for name in known.values() if name not in names)]
    change_info = _info(_kind_of_done(workspace, practices, day, text, named), day, practices, people=named)
    with workspace.store.change(change_info) as change:
        put_done(change, practices, day, text, (*people_ids(change, names, workspace.today()), *known))
    return _outcome(workspace, change_info, change, day)


def put_done(change: Change, practices: Sequence[Practice], day: date, text: str, ids: Iterable[str]) -> None:
    """Mark practices done in a change, with people beside those that are there, and a note below another."""
    named = tuple(ids)
    for practice in practices:
        record = _record(change, day, practice)
        change.put_check_in(
            _marked(record, Mark.DONE)._replace(
                note=_added_note(record.note, text),
                people=tuple(dict.fromkeys((*record.people, *named))),
            )
        )


def rest(workspace: Workspace, practices: Sequence[Practice], day: date) -> Outcome:
    """Make a day a rest day for practices, done or not."""
    refuse_far_past(day)
    refuse_far_future(workspace, day)
    change_info = _info("rest", day, practices)
    with workspace.store.change(change_info) as change:
        for practice in practices:
            change.put_check_in(_marked(_record(change, day, practice), Mark.REST))
    return _outcome(workspace, change_info, change, day)


def rest_period(workspace: Workspace, practices: Sequence[Practice], start: date, end: date) -> Outcome:
    """Make every scheduled day from ``start`` to ``end`` a rest day, except days that are already done."""
    if end < start:
        raise WrongUse(
            "The last day comes before the first.", hint="Give --from the earlier day, --to the later."
        )
    if (end - start).days >= LONGEST_REST_DAYS:
        raise WrongUse(f"That is more than {LONGEST_REST_DAYS} days.", hint="Rest for a shorter while.")
    refuse_far_past(start)
    refuse_far_future(workspace, end)
    left_done = 0
    change_info = _info("rest", start, practices, until=end)
    with workspace.store.change(change_info) as change:
        for number in range((end - start).days + 1):
            day = start + timedelta(days=number)
            for practice in practices:
                record = _record(change, day, practice)
                if record.mark is Mark.DONE:
                    left_done += 1
                elif practice.scheduled_on(day):
                    change.put_check_in(_marked(record, Mark.REST))
    return _outcome(workspace, change_info, change, start)._replace(left_done=left_done)


def clear(workspace: Workspace, practices: Sequence[Practice], day: date) -> Outcome:
    """Take back done or rest on a day; notes and people stay."""
    change_info = _info("clear", day, practices)
    with workspace.store.change(change_info) as change:
        for practice in practices:
            change.put_check_in(_record(change, day, practice)._replace(mark=None))
    return _outcome(workspace, change_info, change, day)


def set_note(workspace: Workspace, practice: Practice, day: date, text: str) -> Outcome:
    """Replace the note of a practice on a day; an empty text removes it. The day's state stays."""
    refuse_far_past(day)
    refuse_far_future(workspace, day)
    change_info = _info("note", day, [practice])
    with workspace.store.change(change_info) as change:
        change.put_check_in(_record(change, day, practice)._replace(note=clean_text(text) or None))
    return _outcome(workspace, change_info, change, day)


def set_people(workspace: Workspace, practice: Practice, day: date, people: Iterable[str]) -> Outcome:
    """Replace whom a practice was with on a day. New names become new people. The day's state stays."""
    refuse_far_past(day)
    refuse_far_future(workspace, day)
    names = clean_names(people)
    change_info = _info("people", day, [practice], people=names)
    with workspace.store.change(change_info) as change:
        ids = people_ids(change, names, workspace.today())
        change.put_check_in(_record(change, day, practice)._replace(people=ids))
    return _outcome(workspace, change_info, change, day)


def set_focus(workspace: Workspace, practices: Sequence[Practice]) -> Outcome:
    """Choose the practices to see first, in this order; none lifts the focus."""
    change_info = _info("focus", None, practices)
    ids = tuple(practice.id for practice in practices)
    with workspace.store.change(change_info) as change:
        if workspace.store.focus().practices != ids:
            change.put_focus(Focus(ids, workspace.today() if ids else None))
    return Outcome(change_info, change.changed)


def undo(workspace: Workspace) -> ChangeInfo | None:
    """Take back the last change, whoever made it, and say what it was; None where nothing is left."""
    change_info = workspace.store.undo()
    if change_info is not None and not _is_of_people_alone(change_info):
        workspace.book.forget_since(month_of(change_info.day) if change_info.day else "")
    return change_info


def _is_of_people_alone(change_info: ChangeInfo) -> bool:
    """Tell whether a change was of people or of words alone, so that no practice stands otherwise for it."""
    if change_info.kind.startswith(("journal", "feeling", "me")):
        return True
    return change_info.kind.startswith(("person", "contact", "plan")) and not change_info.practices


def known_names(workspace: Workspace) -> list[str]:
    """Return the names of everyone known, in alphabetical order; archived people come last."""
    return [person.name for person in known_people(workspace)]


def known_people(workspace: Workspace) -> list[Person]:
    """Return everyone known, by name; archived people come last."""
    today = workspace.today()
    return sorted(
        workspace.store.people().values(),
        key=lambda person: (
            person.archived is not None and person.archived <= today,
            fold(person.name),
            person.id,
        ),
    )


def _info(
    kind: str,
    day: date | None,
    practices: Sequence[Practice],
    *,
    until: date | None = None,
    people: Sequence[str] = (),
) -> ChangeInfo:
    return ChangeInfo(
        kind=kind, day=day, until=until, practices=tuple(one.id for one in practices), people=tuple(people)
    )


def _outcome(workspace: Workspace, change_info: ChangeInfo, change: Change, since: date) -> Outcome:
    if change.changed:
        workspace.book.forget_since(month_of(since))
    return Outcome(change_info, change.changed)


def _kind_of_done(
    workspace: Workspace, practices: Sequence[Practice], day: date, text: str, names: Sequence[str]
) -> str:
    """Return what an undo would say is taken back: where all was done before, only what is added to it."""
    if not text and not names:
        return "done"
    records = [workspace.store.check_in(day, practice.id) for practice in practices]
    if any(record is None or record.mark is not Mark.DONE for record in records):
        return "done"
    adds_note = any(record and _added_note(record.note, text) != record.note for record in records)
    return "note" if adds_note else "people"


def _record(change: Change, day: date, practice: Practice) -> CheckIn:
    return change.check_in(day, practice.id) or CheckIn(day, practice.id)


def _marked(record: CheckIn, mark: Mark) -> CheckIn:
    """Return the record with a mark; a new mark gets a new moment when it is put."""
    return record if record.mark is mark else record._replace(mark=mark, at=None)


def _added_note(existing: str | None, text: str) -> str | None:
    if not text or not existing:
        return text or existing
    if f"\n{text}\n" in f"\n{existing}\n":
        return existing
    return f"{existing}\n{text}"


def clean_names(people: Iterable[str]) -> list[str]:
    """Return names as they are kept: cleaned, each once. Raises WrongUse for an empty one."""
    names: dict[str, str] = {}
    for given in people:
        name = clean_line(given)
        if not can_be_seen(name):
            raise WrongUse("A person needs a name.", hint="Name someone, as in --with Maya.")
        names.setdefault(fold(name), name)
    return list(names.values())


def names_of(workspace: Workspace, ids: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return how people are called whom ids or cleaned names name, each once; a new name is one's own."""
    from connect_tui.domain.names import by_name

    people = workspace.store.people()
    known = by_name(people.values())
    given = ((known[fold(name)].name if fold(name) in known else name) for name in names)
    return tuple(dict.fromkeys((*(people[one].name for one in ids if one in people), *given)))


def _known_people(workspace: Workspace, ids: Iterable[str]) -> dict[str, str]:
    """Return the names, by id, of those of the people who are known."""
    known = known_ids(workspace, ids)
    people = workspace.store.people() if known else {}
    return {one: people[one].name for one in known}


def known_ids(workspace: Workspace, ids: Iterable[str]) -> list[str]:
    """Return those of these people (ids) who are known, as :func:`who_they_are` names them."""
    found = who_they_are(workspace, list(ids))
    people = workspace.store.people() if found else {}
    return [one for one in found if one in people]


def who_they_are(workspace: Workspace, ids: Sequence[str]) -> list[str]:
    """Return these ids, and instead of whoever was made one with somebody that one's; each once.

    A popup, or a dialog that is open, may still name who has gone into somebody else meanwhile.
    """
    people = workspace.store.people() if ids else {}
    if all(one in people for one in ids):
        return list(dict.fromkeys(ids))
    joins = workspace.store.joins()
    return list(dict.fromkeys(one if one in people else joins.get(one, one) for one in ids))


def people_ids(change: Change, names: Iterable[str], today: date) -> tuple[str, ...]:
    """Return the ids of people of these names, each once; names that nobody bears become new people."""
    given = list(names)
    if not given:
        return ()
    from connect_tui.domain.names import by_name

    known = by_name(change.people().values())
    found = (known.get(fold(name)) or change.add_person(name, today) for name in given)
    return tuple(dict.fromkeys(person.id for person in found))


def refuse_future(
    workspace: Workspace,
    day: date,
    what: str = "nothing can be checked off yet",
    hint: str = "A day ahead can be a rest day: use rest instead.",
) -> None:
    """Raise WrongUse for a day that is still to come; ``hint`` says what can be done instead of ``what``."""
    if day > workspace.today():
        raise WrongUse(f"{day.isoformat()} is still to come, so {what}.", hint=hint)


def refuse_far_past(day: date) -> None:
    """Raise WrongUse for a day before anything can be recorded."""
    if day < EARLIEST_DAY:
        raise WrongUse(
            f"{day.isoformat()} is too long ago.", hint=f"The earliest day is {EARLIEST_DAY.isoformat()}."
        )


def refuse_far_future(workspace: Workspace, day: date) -> None:
    """Raise WrongUse for a day too far ahead to plan anything on."""
    if (day - workspace.today()).days > FURTHEST_REST_DAYS:
        raise WrongUse(f"{day.isoformat()} is too far ahead.", hint="Plan at most ten years ahead.")
