"""``evening``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from connect_tui.cli import evening_texts as texts
from connect_tui.cli.output import is_full_terminal, plain
from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.text import clean_line, shortened
from connect_tui.exchange.feelings.evening_words import closed
from connect_tui.services import evening as service

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.journal_values import Feelings
    from connect_tui.cli.session import Session
    from connect_tui.domain.practices import Practice
    from connect_tui.services.evening import EveningView

Meant = TypeVar("Meant")


def evening(session: Session) -> int:
    """Close the day: on the screen, or line by line where there is none or it is asked for."""
    arguments = session.arguments
    if arguments.json:
        session.output.say_json(_shape(session, service.evening_view(session.workspace)))
        return 0
    if not arguments.plain and is_full_terminal():
        from connect_tui.ui import run

        return run(session.paths, session.clock, debug=arguments.debug, first="evening")
    service.keep_unfinished(session.workspace)
    return _ask(session, service.evening_view(session.workspace))


def _shape(session: Session, view: EveningView) -> dict[str, object]:
    from connect_tui.cli import journal_shapes

    kept = view.entry
    found = journal_shapes.entries(session.workspace, [kept], 1)["entries"] if kept is not None else None
    return {
        "date": view.day.isoformat(),
        "closed": view.is_closed,
        "done": view.done,
        "total": len(view.practices),
        "practices": [
            {
                "id": row.practice.id,
                "number": row.practice.number,
                "name": row.practice.name,
                "state": row.state.value,
            }
            for row in view.practices
        ],
        "entry": found[0] if isinstance(found, list) and found else None,
    }


def _ask(session: Session, view: EveningView) -> int:
    """Ask for everything, one after another, and keep it all at once."""
    from connect_tui.cli.texts import listed, spoken_day

    output, workspace = session.output, session.workspace
    title = texts.TITLE_AGAIN if view.is_closed else texts.TITLE
    output.say(title.format(day=spoken_day(view.day)))
    kept = [plain(row.practice.name) for row in view.practices if row not in view.open]
    if kept:
        output.say(texts.ALREADY.format(names=listed(kept)))
    checked: list[Practice] = []
    if view.open:
        output.say(texts.OPEN)
        for row in view.open:
            name, number = plain(row.practice.name), str(row.practice.number).rjust(2)
            output.say(texts.OPEN_LINE.format(number=number, name=name))
        checked = (
            _answer(session, texts.WHICH, lambda text: session.practices(_parts(text)), first=True) or []
        )
    else:
        output.say(texts.NOTHING_OPEN)
    line = _answer(session, texts.LINE, clean_line, first=not view.open) or ""
    for place, family in enumerate(workspace.loaded.catalogue.feelings, start=1):
        output.say(texts.FEELING_LINE.format(number=place, name=plain(family.name)))
    felt = _answer(session, texts.FEELINGS, lambda text: _feelings(session, text))
    people = _answer(session, texts.PEOPLE, _parts) or []
    before = view.entry or JournalEntry("", view.day, EntryKind.EVENING)
    words, strengths = (felt.words, felt.strengths) if felt is not None else ((), ())
    service.close_day(
        workspace,
        view.day,
        done=checked,
        text="\n".join(part for part in (before.text, line) if part),
        feelings=tuple(dict.fromkeys((*before.feelings, *words))),
        strengths=tuple({**dict(before.strengths), **dict(strengths)}.items()),
        people=[*view.people, *people],
        seen=view,
    )
    new = [plain(row.practice.name) for row in view.open if row.practice in checked]
    if new:
        output.say(texts.KEPT.format(names=listed(new)))
    output.say(closed(view.day, again=view.is_closed))
    return 0


def _answer(
    session: Session, question: str, read: Callable[[str], Meant], *, first: bool = False
) -> Meant | None:
    """Ask, and return what the answer means, None for none; at a terminal, again where it means nothing.

    Raises WrongUse where nobody is there to ask again, and ConnectError where the ``first`` question finds
    nobody at all.
    """
    output = session.output
    output.say(question)
    while True:
        if sys.stdout is not None:
            sys.stdout.write(texts.ASKS)
            sys.stdout.flush()
        given = sys.stdin.readline() if sys.stdin is not None else ""
        if not (sys.stdin is not None and sys.stdin.isatty()) or not given:
            output.say()
        if first and not given:
            raise ConnectError(texts.NOT_CLOSED, hint=texts.NOT_CLOSED_HINT)
        answer = given.strip()
        if not answer:
            return None
        try:
            return read(answer)
        except WrongUse as error:
            if not sys.stdin.isatty():
                raise
            output.tell(str(error), error.hint)


def _parts(text: str) -> list[str]:
    """Return what stands between commas, each cleaned, without empty ones; between numbers blanks do, too."""
    if not text.strip("0123456789:, "):
        text = ",".join(text.split())
    return [part for part in map(clean_line, text.split(",")) if part]


def _feelings(session: Session, text: str) -> Feelings:
    """Return the feelings that numbers and words name."""
    from connect_tui.cli.journal_values import feelings

    families = session.workspace.loaded.catalogue.feelings
    named = []
    numbers = {str(number) for number in range(1, len(families) + 1)}
    for part in _parts(text):
        number, colon, strong = part.partition(":")
        if not number.strip().isdecimal():
            named.append(part)
        elif number.strip() in numbers:
            named.append(f"{families[int(number) - 1].name}{colon}{strong}")
        else:
            hint = texts.NO_FAMILY_HINT.format(most=len(families))
            raise WrongUse(texts.NO_FAMILY.format(given=shortened(number)), hint=hint)
    return feelings(session, named)
