"""``journal``: reading what was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import journal_shapes as shapes
from connect_tui.cli import journal_texts as texts
from connect_tui.cli import journal_values as values
from connect_tui.cli.texts import spoken_day
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.text import shortened

if TYPE_CHECKING:
    from connect_tui.cli.session import Session
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.services.journal_book import Hit, Query

_EXCERPT = 150
"""Characters of a text that a list tells at most."""


def journal(session: Session) -> int:
    """Carry out one of the commands about the journal."""
    action = session.arguments.action
    looks = {"list": _list, "show": _show, "search": _search}
    if action in looks:
        return looks[action](session)
    if action == "drafts":
        from connect_tui.cli.journal_drafts import drafts

        return drafts(session)
    if action in ("export", "import"):
        from connect_tui.cli.commands import journal_files

        return journal_files.ACTIONS[action](session)
    from connect_tui.cli.commands import journal_changes

    return journal_changes.ACTIONS[action](session)


def _list(session: Session) -> int:
    arguments = session.arguments
    if not arguments.on_this_day:
        return _tell_hits(session, values.query(session))
    if arguments.start is not None or arguments.end is not None:
        raise WrongUse(texts.ONE_LOOK)
    today = session.workspace.today()
    found = _only(session, session.workspace.journal_book.on_this_day(today))
    nothing = texts.NOTHING_IN_OTHER_YEARS.format(day=f"{today.day} {today:%B}")
    most = values.limit(session)
    return _tell(session, [(one, _beginning(one)) for one in found[:most]], len(found), nothing)


def _only(session: Session, entries: list[JournalEntry]) -> list[JournalEntry]:
    """Return those of the entries that the filters leave."""
    if not entries:
        return []
    asked = values.query(session)._replace(start=min(one.day for one in entries))
    wanted = {hit.entry.id for step in session.workspace.journal_book.entries(asked) for hit in step}
    return [one for one in entries if one.id in wanted]


def _search(session: Session) -> int:
    return _tell_hits(session, values.query(session, session.arguments.words))


def _tell_hits(session: Session, asked: Query) -> int:
    most = values.limit(session)
    total = 0
    found: list[tuple[JournalEntry, str]] = []
    for step in session.workspace.journal_book.entries(asked):
        room = len(step) if most is None else max(most - len(found), 0)
        found += [(hit.entry, _excerpt(hit)) for hit in step[:room]]
        total += len(step)
    return _tell(session, found, total, texts.NOTHING_FOUND)


def _excerpt(hit: Hit) -> str:
    from connect_tui.services.journal_book import excerpt

    return excerpt(hit.entry, spans, _EXCERPT).text if (spans := hit.spans) else _beginning(hit.entry)


def _beginning(entry: JournalEntry) -> str:
    return shortened(entry.text, _EXCERPT)


def _tell(session: Session, found: list[tuple[JournalEntry, str]], total: int, nothing: str) -> int:
    output, workspace = session.output, session.workspace
    if session.arguments.json:
        output.say_json(shapes.entries(workspace, [entry for entry, _ in found], total))
    elif found:
        from connect_tui.cli.journal_lines import list_lines

        for line in list_lines(session, found, total):
            output.say(line)
    elif workspace.journal_book.years():
        output.tell(nothing)
    else:
        output.tell(texts.NOTHING_YET, texts.NOTHING_YET_HINT)
    return 0


def _show(session: Session) -> int:
    output, workspace = session.output, session.workspace
    found, day = values.entries_of(session, session.arguments.entry_or_day)
    if session.arguments.json:
        output.say_json(shapes.entries(workspace, found, len(found)))
        return 0
    if day is not None and not found:
        output.tell(texts.NOTHING_THAT_DAY.format(day=spoken_day(day)))
    from connect_tui.cli.journal_lines import whole_lines
    from connect_tui.services.journal_exchange import tell_all

    for number, told in enumerate(tell_all(workspace, found)):
        if number:
            output.say()
        for line in whole_lines(session, told):
            output.say(line)
    return 0
