"""``people``: everyone, one of them, and whom it would be good to reach out to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import people_texts as texts
from connect_tui.services.people import find_person, people_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connect_tui.cli.session import Session
    from connect_tui.services.people_views import PeopleView, PersonView


def people(session: Session) -> int:
    """Carry out one of the commands about people."""
    action = session.arguments.action
    looks = {"list": _list, "show": _show, "due": _due}
    if action in looks:
        return looks[action](session)
    if action == "import":
        from connect_tui.cli.commands.people_import import import_people

        return import_people(session)
    if action == "join":
        from connect_tui.cli.commands.people_join import join

        return join(session)
    from connect_tui.cli.commands import people_changes

    return people_changes.ACTIONS[action](session)


def _list(session: Session) -> int:
    found, output = people_view(session.workspace), session.output
    chosen = list(_chosen(session, found))
    if session.arguments.json:
        output.say_json({"date": found.today.isoformat(), "people": _for_programs(chosen)})
    elif not found.everyone:
        output.tell(texts.NOBODY_YET, texts.NOBODY_YET_HINT)
    elif not chosen:
        output.tell(texts.NOBODY_FITS)
    else:
        from connect_tui.cli.people_lines import list_lines

        for line in list_lines(session, found.today, chosen):
            output.say(line)
    return 0


def _chosen(session: Session, found: PeopleView) -> Iterator[PersonView]:
    from connect_tui.domain.text import clean_line, fold

    arguments = session.arguments
    key = fold(clean_line(arguments.filter or ""))
    for view in found.everyone:
        profile = view.profile
        archived = profile.is_archived(found.today)
        if archived != arguments.archived and not arguments.everyone:
            continue
        if arguments.circle is not None and profile.circle.value != arguments.circle:
            continue
        remembered = (one.text for one in (*profile.in_common, *profile.details))
        if not key or any(key in fold(text) for text in (profile.name, *profile.also, *remembered)):
            yield view


def _show(session: Session) -> int:
    from connect_tui.services.people import person_page

    profile = find_person(session.workspace.store.profiles(), session.arguments.person)
    found = person_page(session.workspace, profile.id)
    if found is None:
        session.output.tell(texts.NOBODY_FITS)
        return 1
    if session.arguments.json:
        from connect_tui.cli import people_shapes

        session.output.say_json(people_shapes.page(found))
        return 0
    from connect_tui.cli.people_page import page_lines

    for line in page_lines(session, found):
        session.output.say(line)
    return 0


def _due(session: Session) -> int:
    found, output = people_view(session.workspace), session.output
    if session.arguments.json:
        todays = next((one.profile.name for one in found.reach_out if found.is_todays(one)), None)
        people = _for_programs(found.reach_out)
        output.say_json({"date": found.today.isoformat(), "today": todays, "people": people})
    elif found.reach_out:
        from connect_tui.cli.people_lines import due_lines

        for line in due_lines(session, found):
            output.say(line)
    elif any(not view.profile.is_archived(found.today) for view in found.everyone):
        output.tell(texts.NOBODY_DUE)
    else:
        output.tell(texts.NOBODY_YET, texts.NOBODY_YET_HINT)
    return 0


def _for_programs(views: Iterable[PersonView]) -> list[object]:
    from connect_tui.cli import people_shapes

    return [people_shapes.person(view) for view in views]
