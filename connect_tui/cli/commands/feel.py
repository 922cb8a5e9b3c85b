"""``feel``: noting how one feels, and looking at what was felt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import journal_shapes as shapes
from connect_tui.cli import journal_texts as texts
from connect_tui.cli import journal_values as values
from connect_tui.cli.output import can_ask, plain, wrapped
from connect_tui.cli.session import read_text
from connect_tui.domain.errors import WrongUse
from connect_tui.services import feelings as service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.cli.session import Session
    from connect_tui.domain.felt import Beside, FeelingsView
    from connect_tui.domain.periods import Period

_DEFAULT_PERIOD = "month"


def feel(session: Session) -> int:
    """Note how a person feels, list the words there are, or show feelings over time."""
    arguments = session.arguments
    if arguments.felt and (arguments.list_words or arguments.over):
        option = "--list" if arguments.list_words else "--over"
        raise WrongUse(texts.LOOK_ALONE.format(option=option))
    if arguments.period is not None and not arguments.over:
        raise WrongUse(texts.PERIOD_ALONE)
    if arguments.over:
        return _over(session)
    if arguments.list_words or (not arguments.felt and _asks_nothing(session)):
        return _list(session)
    if not arguments.felt:
        raise WrongUse(texts.FEEL_NO_WORDS, hint=texts.FEEL_NO_WORDS_HINT)
    return _note(session)


def _asks_nothing(session: Session) -> bool:
    """Tell whether someone at a terminal has written ``feel`` alone."""
    arguments = session.arguments
    given = (arguments.line, arguments.strength, arguments.practice, arguments.date)
    return can_ask() and not arguments.people and all(one is None for one in given)


def _note(session: Session) -> int:
    from connect_tui.cli.journal_said import say_entry

    arguments, workspace = session.arguments, session.workspace
    felt = values.feelings(session, arguments.felt, arguments.strength)
    known = set(workspace.store.people())
    line = read_text(arguments.line or "")
    entry, outcome = service.feel(
        workspace,
        felt.words,
        strengths=felt.strengths,
        line=line,
        people=arguments.people,
        practice=values.practice(session, arguments.practice),
        day=session.day(arguments.date),
    )
    return say_entry(session, entry, texts.KEPT, felt, known, changed=outcome.changed)


def _list(session: Session) -> int:
    output, families = session.output, session.workspace.loaded.catalogue.feelings
    if session.arguments.json:
        output.say_json(shapes.families(families))
        return 0
    if not families:
        output.tell(texts.NO_FAMILIES)
    for family in families:
        output.say(output.paint(plain(family.name), "strong"))
        words = ", ".join(plain(word) for word in family.words)
        for line in _indented(session, words) if words else ():
            output.say(line)
    return 0


def _over(session: Session) -> int:
    output, workspace = session.output, session.workspace
    view = service.feelings_over(workspace, _period(session))
    if session.arguments.json:
        from connect_tui.cli.feel_shapes import over

        names = {one.id: one.name for one in workspace.store.people().values()}
        output.say_json(over(view, names))
        return 0
    for line in _over_lines(session, view):
        output.say(line)
    return 0


def _period(session: Session) -> Period:
    from connect_tui.domain.periods import PeriodUnit
    from connect_tui.services.retrospect import period_of

    unit = PeriodUnit(session.arguments.period or _DEFAULT_PERIOD)
    if unit is PeriodUnit.ALL:
        return service.all_there_is(session.workspace)
    return period_of(session.workspace, unit, session.day(session.arguments.date))


def _over_lines(session: Session, view: FeelingsView) -> Iterator[str]:
    from connect_tui.cli.texts import period
    from connect_tui.exchange.feelings import words

    output = session.output
    yield output.paint(period(view.period.start, view.period.end), "strong")
    yield from wrapped(words.summary(view, plain), output.width)
    for one in view.feelings:
        yield ""
        yield from wrapped(words.family(one, plain), output.width)
        if finer := words.finer(one, plain):
            yield from _indented(session, finer)
    yield from _beside(session, texts.BESIDE_PRACTICES, view.practices)
    yield from _beside(session, texts.BESIDE_PEOPLE, view.people)


def _beside(session: Session, title: str, found: tuple[Beside, ...]) -> Iterator[str]:
    from connect_tui.exchange.feelings import words

    if not found:
        return
    yield ""
    yield session.output.paint(title, "strong")
    for one in found:
        told = texts.BESIDE.format(name=plain(one.name), felt=words.felt(one.families, plain))
        yield from _indented(session, told)


def _indented(session: Session, text: str) -> Iterator[str]:
    width = session.output.width
    for line in wrapped(text, None if width is None else width - 2):
        yield f"  {line}"
