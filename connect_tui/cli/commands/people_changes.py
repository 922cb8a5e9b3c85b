"""The commands that change something about people: add, edit, log, rest, archive and remove."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.cli import people_shapes
from connect_tui.cli import people_texts as texts
from connect_tui.cli.output import can_ask, plain
from connect_tui.cli.session import read_text
from connect_tui.cli.texts import YES_HINT, listed
from connect_tui.domain.contacts import How
from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.people import Profile
from connect_tui.domain.text import clean_line, fold, shortened
from connect_tui.exchange.people import words
from connect_tui.services import people_changes
from connect_tui.services.people import find_person, people_view

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from connect_tui.cli.session import Session
    from connect_tui.services.people_views import PersonView

_LONGEST_REST = 3650


def _add(session: Session) -> int:
    from connect_tui.cli.people_fields import with_fields

    profile = with_fields(session, Profile("", session.arguments.new_name))
    added, outcome = people_changes.add_person(session.workspace, profile)
    if session.arguments.json:
        return _say_person(session, added.id, changed=outcome.changed)
    circle = words.CIRCLES[added.circle].lower()
    session.output.say(texts.ADDED.format(name=plain(added.name), circle=circle))
    return 0


def _edit(session: Session) -> int:
    from connect_tui.cli.people_fields import refuse_nothing, with_fields, without_forgotten

    refuse_nothing(session.arguments)
    before = _named(session)
    after = without_forgotten(session.arguments, before)
    if session.arguments.new_name is not None:
        after = after._replace(name=session.arguments.new_name)
    outcome = people_changes.save_person(session.workspace, before, with_fields(session, after))
    if session.arguments.json:
        return _say_person(session, before.id, changed=outcome.changed)
    now = session.workspace.store.profiles().get(before.id, before)
    name = plain(now.name)
    if not outcome.changed:
        session.output.say(texts.ALREADY_SO.format(name=name))
    elif now.name != before.name:
        session.output.say(texts.RENAMED.format(before=plain(before.name), name=name))
    else:
        session.output.say(texts.CHANGED.format(name=name))
    return 0


def _log(session: Session) -> int:
    arguments, workspace = session.arguments, session.workspace
    day = session.day_behind(arguments.date)
    note = read_text(arguments.note or "")
    known, new = _whom(session, arguments.people)
    if known is None:
        session.output.tell(texts.NOT_LOGGED)
        return 1
    how = How(arguments.how)
    outcome = people_changes.log_contact(
        workspace, new, day, how=how, text=note, person_ids=[one.id for one in known]
    )
    views = people_view(workspace).everyone
    by_id = {view.profile.id: view for view in views}
    by_name = {fold(view.profile.name): view for view in views}
    there = [by_id[one.id] for one in known if one.id in by_id]
    added = [by_name[name] for name in dict.fromkeys(fold(clean_line(one)) for one in new) if name in by_name]
    if arguments.json:
        session.output.say_json(
            {
                "date": day.isoformat(),
                "how": how.value,
                "note": note,
                "people": [people_shapes.person(view) for view in (*there, *added)],
                "changed": outcome.changed,
            }
        )
    elif not outcome.changed:
        session.output.say(texts.LOGGED_ALREADY)
    else:
        _say_contact(session, (*there, *added), [plain(view.profile.name) for view in added])
    return 0


def _say_contact(session: Session, views: Sequence[PersonView], new: Sequence[str]) -> None:
    arguments, today = session.arguments, session.workspace.today()
    how = "" if arguments.how == How.OTHER else words.HOWS[How(arguments.how)]
    names = [plain(view.profile.name) for view in views]
    session.output.say(texts.logged(names, how, session.day_behind(arguments.date), today))
    if new:
        session.output.say(texts.NEW_HERE.format(names=listed(new)))
    for view, name in zip(views, names, strict=True):
        stand = view.in_touch
        if stand.next is not None and stand.next > today:
            session.output.say(texts.AGAIN.format(name=name, when=texts.from_when(stand.next, today)))


def _whom(session: Session, names: Sequence[str]) -> tuple[list[Profile] | None, list[str]]:
    """Return whom names mean, and the names of people to add; None where the person says no to adding one.

    Raises WrongUse where a name could be several people, or is not known and nobody is there to ask.
    """
    profiles = session.workspace.store.profiles()
    exact = {fold(name): one for one in profiles.values() for name in (*one.also, one.name)}
    known: dict[str, Profile] = {}
    new: list[str] = []
    for name in names:
        if session.arguments.new and fold(clean_line(name)) not in exact and name not in profiles:
            new.append(name)
            continue
        try:
            found = find_person(profiles, name)
        except WrongUse as error:
            answer = _add_them(session, name, error, exact)
            if not answer:
                return None, []
            new.append(name)
        else:
            known[found.id] = found
    return list(known.values()), new


def _add_them(session: Session, name: str, error: WrongUse, exact: dict[str, Profile]) -> bool:
    key = fold(clean_line(name))
    if not key or any(key in one for one in exact):
        raise error
    if not can_ask():
        raise WrongUse(str(error), hint=f"{error.hint}\n  {texts.NOBODY_HINT}", nearest=error.nearest)
    nearest = f" {error.hint}" if error.nearest else ""
    answer = session.output.ask(texts.ADD_ASK.format(name=shortened(name), nearest=nearest))
    return answer.casefold() in ("y", "yes")


def _rest(session: Session) -> int:
    arguments, workspace, today = session.arguments, session.workspace, session.workspace.today()
    profile = _named(session)
    if arguments.off:
        until = None
    elif arguments.until is not None:
        until = session.day_ahead(arguments.until)
    else:
        days = workspace.settings.not_now_days
        if arguments.days is not None:
            days = _days_of(arguments.days)
        until = today + timedelta(days=days - 1)
    outcome = people_changes.rest_person(workspace, profile.id, until)
    if arguments.json:
        return _say_person(session, profile.id, changed=outcome.changed)
    name = plain(profile.name)
    if until is None:
        session.output.say((texts.REST_OVER if outcome.changed else texts.REST_NONE).format(name=name))
    else:
        sentence = texts.RESTED if outcome.changed else texts.RESTS_ALREADY
        session.output.say(sentence.format(name=name, until=texts.until(until, today)))
    return 0


def _days_of(text: str) -> int:
    """Return the days of a rest, 1 to _LONGEST_REST. Raises WrongUse."""
    wanted = text.strip()
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 6 and 1 <= int(wanted) <= _LONGEST_REST):
        raise WrongUse(
            texts.NO_REST.format(text=shortened(text)), hint=texts.REST_HINT.format(most=_LONGEST_REST)
        )
    return int(wanted)


def _archive(session: Session) -> int:
    archived = not session.arguments.back
    profile = _named(session)
    outcome = people_changes.archive_person(session.workspace, profile.id, archived=archived)
    if session.arguments.json:
        return _say_person(session, profile.id, changed=outcome.changed)
    sentences = {
        (True, True): texts.ARCHIVED,
        (True, False): texts.ARCHIVED_ALREADY,
        (False, True): texts.BROUGHT_BACK,
        (False, False): texts.NOT_ARCHIVED,
    }
    session.output.say(sentences[archived, outcome.changed].format(name=plain(profile.name)))
    return 0


def _remove(session: Session) -> int:
    arguments, output = session.arguments, session.output
    profile = _named(session)
    name = plain(profile.name)
    if arguments.now and not arguments.yes:
        if not can_ask():
            raise ConnectError(texts.REMOVE_NEEDS_YES, hint=YES_HINT)
        if output.ask(texts.REMOVE_ASK.format(name=name)).casefold() not in ("y", "yes"):
            output.tell(texts.KEPT_AS_IS.format(name=name))
            return 1
    removal = people_changes.remove_person(session.workspace, profile.id, now=arguments.now)
    if arguments.json:
        output.say_json(
            {
                "id": profile.id,
                "name": removal.name,
                "check_ins": removal.check_ins,
                "contacts": removal.contacts,
                "plans": removal.plans,
                "journal": removal.journal,
                "can_undo": not arguments.now,
                "changed": removal.outcome.changed,
            }
        )
        return 0
    output.say(texts.REMOVED.format(name=name))
    output.say(texts.marks(removal))
    output.say(texts.FREE_TEXT)
    output.say(texts.NO_UNDO if arguments.now else texts.UNDO_REMOVE)
    return 0


def _named(session: Session) -> Profile:
    return find_person(session.workspace.store.profiles(), session.arguments.person)


def _say_person(session: Session, person: str, *, changed: bool) -> int:
    views = people_view(session.workspace).everyone
    for view in views:
        if view.profile.id == person:
            session.output.say_json({**people_shapes.person(view), "changed": changed})
    return 0


ACTIONS: dict[str, Callable[[Session], int]] = {
    "add": _add,
    "edit": _edit,
    "log": _log,
    "rest": _rest,
    "archive": _archive,
    "remove": _remove,
}
"""What carries out each of them."""
