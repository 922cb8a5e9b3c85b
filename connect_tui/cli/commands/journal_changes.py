"""``journal add``, ``journal edit`` and ``journal remove``."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from connect_tui.cli import journal_shapes as shapes
from connect_tui.cli import journal_texts as texts
from connect_tui.cli import journal_values as values
from connect_tui.cli.journal_drafts import find_draft
from connect_tui.cli.journal_lines import heading
from connect_tui.cli.journal_said import say_entry
from connect_tui.cli.output import is_full_terminal
from connect_tui.cli.session import STANDARD_STREAM, read_text
from connect_tui.domain.errors import WrongUse
from connect_tui.services.entry_drafts import BeingWritten
from connect_tui.services.journal import Writing, change_entry, remove_entry, write_entry
from connect_tui.services.journal_exchange import tell_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from connect_tui.cli.session import Session
    from connect_tui.domain.journal import JournalEntry


def _add(session: Session) -> int:
    arguments = session.arguments
    if arguments.words and arguments.text is not None:
        raise WrongUse(texts.WORDS_AND_TEXT)
    given = " ".join(arguments.words) if arguments.words else arguments.text
    if arguments.draft is not None:
        return _add_draft(session, given)
    writes = arguments.editor or (given is None and is_full_terminal())
    if given is None and not writes:
        given = STANDARD_STREAM
    written = _begun(session, None, goes_on=writes and given is None)
    felt = values.feelings(session, arguments.feelings)
    said = _with_options(session, written.begun, felt)
    if given is not None:
        said = said._replace(text=read_text(given))
    return _keep(session, written, said, felt, writes=writes)


def _add_draft(session: Session, given: str | None) -> int:
    """Keep what was not finished, or was taken back, as an entry."""
    arguments, workspace = session.arguments, session.workspace
    if given is not None:
        raise WrongUse(texts.DRAFT_AND_TEXT, hint=texts.DRAFT_AND_TEXT_HINT)
    chosen = find_draft(session, arguments.draft, to_keep=True)
    entry = workspace.store.journal_entry(chosen.entry) if chosen.entry else None
    written = BeingWritten(workspace, entry, chosen)
    felt = values.feelings(session, arguments.feelings)
    return _keep(session, written, _with_options(session, written.begun, felt), felt, writes=arguments.editor)


def _edit(session: Session) -> int:
    arguments = session.arguments
    before = values.find_entry(session, arguments.entry)
    writes = arguments.editor or (not _says_what(session) and is_full_terminal())
    if not writes and not _says_what(session):
        raise WrongUse(texts.NOTHING_TO_CHANGE, hint=texts.NOTHING_TO_CHANGE_HINT)
    written = _begun(session, before, goes_on=writes and arguments.text is None)
    felt = values.feelings(session, arguments.feelings)
    said = _without(session, _with_options(session, written.begun, felt))
    if arguments.text is not None:
        said = said._replace(text=read_text(arguments.text))
    return _keep(session, written, said, felt, writes=writes)


def _begun(session: Session, entry: JournalEntry | None, *, goes_on: bool) -> BeingWritten:
    """Begin with an entry that is new or to be changed, or go on from what was not finished of it."""
    written = BeingWritten(session.workspace, entry, goes_on=goes_on)
    if written.taken_up is not None:
        session.output.tell(texts.TAKEN_UP)
    return written


def _keep(
    session: Session, written: BeingWritten, said: Writing, felt: values.Feelings, *, writes: bool
) -> int:
    """Keep what is said as an entry, once it was written in an editor where it is to be, and tell of it."""
    workspace, before = session.workspace, written.entry
    known = set(workspace.store.people())
    if writes:
        after = _in_editor(session, written, said)
        if after is None:
            return 0
        said = after
    with _not_lost(session, written, said) if writes else nullcontext():
        if before is None:
            entry, outcome = write_entry(workspace, said, draft=written.own_draft)
        else:
            entry, outcome = change_entry(workspace, before, said, draft=written.own_draft)
    sentence = texts.KEPT
    if before is not None:
        sentence = texts.CHANGED if outcome.changed else texts.SAME
        if entry.id != before.id:
            sentence = texts.MOVED
    return say_entry(session, entry, sentence, felt, known, changed=outcome.changed)


def _remove(session: Session) -> int:
    entry = values.find_entry(session, session.arguments.entry)
    (told,) = tell_all(session.workspace, [entry])
    outcome = remove_entry(session.workspace, entry.id)
    if session.arguments.json:
        session.output.say_json({**shapes.entry_shape(told), "changed": outcome.changed})
    else:
        session.output.say(texts.REMOVED.format(heading=heading(told)))
    return 0


def _says_what(session: Session) -> bool:
    """Tell whether an option says what is to change."""
    given = vars(session.arguments)
    lists = ("people", "feelings", "no_people", "no_feelings", "no_practice")
    return any(given[one] is not None for one in ("text", "date", "practice")) or any(
        given[one] for one in lists
    )


def _with_options(session: Session, said: Writing, felt: values.Feelings) -> Writing:
    """Return what an entry says once the options have said theirs."""
    arguments = session.arguments
    if arguments.date is not None:
        said = said._replace(day=session.day(arguments.date))
    if values.says_none(arguments.practice):
        said = said._replace(practice=None)
    elif arguments.practice is not None:
        said = said._replace(practice=values.practice(session, arguments.practice))
    if arguments.people:
        said = said._replace(people=tuple(arguments.people))
    if felt.words:
        said = said._replace(feelings=felt.words, strengths=felt.strengths)
    return said


def _without(session: Session, said: Writing) -> Writing:
    """Return what an entry says without what the options take away."""
    arguments = session.arguments
    if arguments.no_practice:
        said = said._replace(practice=None)
    if arguments.no_people:
        said = said._replace(people=())
    if arguments.no_feelings:
        said = said._replace(feelings=(), strengths=())
    return said


def _in_editor(session: Session, written: BeingWritten, said: Writing) -> Writing | None:
    from connect_tui.cli.journal_editor import in_editor

    return in_editor(session, written, said)


def _not_lost(session: Session, written: BeingWritten, said: Writing) -> AbstractContextManager[None]:
    from connect_tui.cli.journal_editor import kept_if_refused

    return kept_if_refused(session, written, said)


ACTIONS: dict[str, Callable[[Session], int]] = {"add": _add, "edit": _edit, "remove": _remove}
"""What carries out each action."""
