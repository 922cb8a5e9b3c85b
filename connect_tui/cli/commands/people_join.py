"""``people join``: two people who are the same human being become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import people_texts as texts
from connect_tui.cli.output import can_ask, plain
from connect_tui.cli.texts import YES_HINT
from connect_tui.domain.errors import ConnectError
from connect_tui.exchange.people.joining_words import sentences
from connect_tui.services.people import find_person, people_view
from connect_tui.services.people_joining import join_people, look_at_joining

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.cli.session import Session
    from connect_tui.services.people_joining import Joined


def join(session: Session) -> int:
    """Say what would become of the two, ask, and make them one."""
    arguments, output, workspace = session.arguments, session.output, session.workspace
    profiles = workspace.store.profiles()
    stays, goes = (find_person(profiles, text) for text in (arguments.person, arguments.other_person))
    ahead = look_at_joining(workspace, stays.id, goes.id)
    if not arguments.yes:
        if not can_ask():
            raise ConnectError(texts.JOIN_NEEDS_YES, hint=YES_HINT)
        for line in _lines(ahead, done=False):
            output.tell(line)
        if output.ask(texts.JOIN_ASK).casefold() not in ("y", "yes"):
            output.tell(texts.JOIN_APART)
            return 1
    found, outcome = join_people(workspace, stays.id, goes.id)
    if arguments.json:
        from connect_tui.cli import people_shapes

        view = next(one for one in people_view(workspace).everyone if one.profile.id == stays.id)
        output.say_json(people_shapes.joined(view, found) | {"changed": outcome.changed})
        return 0
    for line in _lines(found, done=True):
        output.say(line)
    output.say(texts.UNDO_JOIN)
    return 0


def _lines(found: Joined, *, done: bool) -> Iterator[str]:
    return sentences(found.joining, found.goes.name, found.moved, plain, done=done)
