"""``done``, ``rest``, ``clear`` and ``undo``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.output import plain
from connect_tui.cli.session import read_standard_input
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.progress import State
from connect_tui.services import check_ins
from connect_tui.services.days import practice_on_day

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date

    from connect_tui.cli.session import Session
    from connect_tui.domain.practices import Practice
    from connect_tui.services.check_ins import Outcome

_ALL = "all"


def done(session: Session) -> int:
    """Check practices off."""
    arguments = session.arguments
    practices, day = session.practices(arguments.practices), session.day(arguments.date)
    note = read_standard_input() if arguments.note == "-" else arguments.note
    known = session.workspace.store.people() if arguments.people else {}
    outcome = check_ins.done(session.workspace, practices, day, note=note, people=arguments.people)
    _say_each(session, practices, day, outcome, texts.DONE)
    if arguments.people and outcome.changed:
        _say_who_is_new(session, known)
    return 0


def rest(session: Session) -> int:
    """Make a day, or every day of a period, a rest day."""
    arguments = session.arguments
    everything = _ALL in (name.strip().casefold() for name in arguments.practices)
    if everything and len(arguments.practices) > 1:
        raise WrongUse(texts.ALL_ALONE, hint=texts.ALL_ALONE_HINT)
    is_period = arguments.start is not None or arguments.end is not None
    if is_period and arguments.date is not None:
        raise WrongUse(texts.PERIOD_OR_DAY)
    if is_period and (arguments.start is None or arguments.end is None):
        raise WrongUse(texts.BOTH_ENDS, hint=texts.BOTH_ENDS_HINT)
    practices = list(session.workspace.practices) if everything else session.practices(arguments.practices)
    start = session.day(arguments.start if is_period else arguments.date)
    end = session.day(arguments.end) if is_period else start
    if not everything and not is_period:
        _say_each(session, practices, start, check_ins.rest(session.workspace, practices, start), texts.RESTS)
        return 0
    if everything:
        practices = [one for one in practices if not one.archived_on(start)]
    outcome = check_ins.rest_period(session.workspace, practices, start, end)
    who = texts.ALL_PRACTICES if everything else texts.listed([plain(one.name) for one in practices])
    _say_period(session, who, start, end, outcome)
    return 0


def clear(session: Session) -> int:
    """Take back done or rest on a day."""
    arguments = session.arguments
    practices, day = session.practices(arguments.practices), session.day(arguments.date)
    outcome = check_ins.clear(session.workspace, practices, day)
    _say_each(session, practices, day, outcome, texts.CLEARED)
    return 0


def undo(session: Session) -> int:
    """Take back the last change."""
    workspace = session.workspace
    taken_back = check_ins.undo(workspace)
    if taken_back is None:
        session.output.tell(texts.NOTHING_TO_UNDO)
        return 1
    names = {practice.id: plain(practice.name) for practice in workspace.practices}
    what = texts.change(
        taken_back,
        [names.get(one, plain(one)) for one in taken_back.practices],
        [plain(name) for name in taken_back.people],
        plain(taken_back.what),
    )
    session.output.say(texts.UNDONE.format(what=what))
    if taken_back.keeps_draft:
        session.output.say(texts.WORDS_KEPT)
    return 0


def _say_who_is_new(session: Session, known: Container[str]) -> None:
    """Tell who has come to the people by being named, so that a name misspelt is seen."""
    people = session.workspace.store.people()
    new = [plain(person.name) for id_, person in people.items() if id_ not in known]
    if new:
        session.output.say(texts.NEW_HERE.format(names=texts.listed(new)))


def _say_each(
    session: Session, practices: Sequence[Practice], day: date, outcome: Outcome, sentence: str
) -> None:
    workspace, output = session.workspace, session.output
    today = workspace.today()
    for practice in practices:
        row = practice_on_day(workspace, practice, day)
        said = (sentence if outcome.changed else texts.ALREADY).format(
            name=plain(practice.name), state=texts.STATE_WORDS[row.state], when=texts.when(day, today)
        )
        parts = [f"{texts.STATE_GLYPHS[row.state]} {said}".strip()]
        streak = texts.streak(workspace.book.standing(practice, today, today))
        if not row.scheduled:
            parts.append(texts.COUNTS_NOWHERE)
        elif streak and workspace.settings.show_streaks and outcome.changed:
            waits = row.state is State.REST and sentence is texts.RESTS
            parts.append(texts.STREAK_WAITS.format(streak=streak) if waits else f"{streak}.")
        output.say(" ".join(parts))


def _say_period(session: Session, who: str, start: date, end: date, outcome: Outcome) -> None:
    sentence = texts.RESTED_PERIOD if outcome.changed else texts.RESTED_NOTHING
    said = sentence.format(who=who, when=texts.spoken_period(start, end, session.workspace.today()))
    if outcome.left_done:
        said += " " + texts.LEFT_DONE.format(count=outcome.left_done)
    session.output.say(f"{texts.STATE_GLYPHS[State.REST]} {said}")
