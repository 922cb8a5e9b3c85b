"""``me``: what a person notes about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import me_shapes
from connect_tui.cli import me_texts as texts
from connect_tui.cli.output import plain
from connect_tui.cli.session import read_text
from connect_tui.cli.texts import when
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.me import GoalStep, MeItem, MeKind
from connect_tui.domain.me_rules import TO_DO, in_order
from connect_tui.domain.people import Style
from connect_tui.domain.text import clean_line, fold, shortened
from connect_tui.exchange.me import words
from connect_tui.services import me as service

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from connect_tui.cli.session import Session

_NO_DAY = ("none", "never")


def me(session: Session) -> int:
    """Carry out one of the commands about oneself."""
    actions = {
        "list": _list,
        "add": _add,
        "done": _done,
        "step": _step,
        "drop": _drop,
        "edit": _edit,
        "remove": _remove,
        "style": _style,
    }
    return actions[session.arguments.action](session)


def _list(session: Session) -> int:
    arguments, workspace, output = session.arguments, session.workspace, session.output
    about = service.me(workspace)
    kind = MeKind(arguments.kind) if arguments.kind else None
    row = in_order(about)
    over_from = 1 + sum(_holds(one, about.styles) for one in row)
    numbered = [
        (number, one)
        for number, one in enumerate(row, 1)
        if kind in (None, one.kind) and (arguments.everything or number < over_from)
    ]
    if arguments.json:
        items = [me_shapes.item(one) for _, one in numbered]
        output.say_json({"date": workspace.today().isoformat(), "style": about.style.value, "items": items})
    elif numbered:
        from connect_tui.cli.me_lines import me_lines

        for line in me_lines(output, numbered, over_from, workspace.today()):
            output.say(line)
    elif not row:
        output.tell(texts.NOTHING_YET, texts.NOTHING_YET_HINT)
    elif kind is not None and not about.of(kind):
        output.tell(texts.NOTHING_OF_KIND, texts.NOTHING_OF_KIND_HINT.format(kind=kind.value))
    else:
        output.tell(texts.NOTHING_OPEN, texts.NOTHING_OPEN_HINT)
    return 0


def _holds(item: MeItem, styles: tuple[MeItem, ...]) -> bool:
    return item is styles[-1] if item.kind is MeKind.STYLE else item.is_open


def _add(session: Session) -> int:
    arguments = session.arguments
    item, outcome = service.add(
        session.workspace,
        MeKind(arguments.kind),
        read_text(arguments.text),
        until=session.day_ahead(arguments.until) if arguments.until is not None else None,
        steps=arguments.steps,
    )
    return _say(session, item, texts.ADDED if outcome.changed else texts.ADDED_ALREADY, outcome.changed)


def _done(session: Session) -> int:
    arguments, workspace = session.arguments, session.workspace
    item = _named(session, TO_DO, over_first=arguments.undone)
    day = session.day_behind(arguments.date) if arguments.date is not None else None
    outcome = service.mark_done(workspace, item.id, done=not arguments.undone, day=day)
    on = when(day or workspace.today(), workspace.today())
    if arguments.undone:
        sentence = texts.UNDONE if outcome.changed else texts.UNDONE_ALREADY
    else:
        sentence = texts.DONE if outcome.changed else texts.DONE_ALREADY
    return _say(session, item, sentence, outcome.changed, when=on)


def _step(session: Session) -> int:
    arguments, workspace = session.arguments, session.workspace
    item = _named(session, {MeKind.GOAL})
    meant = service.step_numbered(item, _number(arguments.number))
    outcome = service.mark_step(workspace, item.id, meant, done=not arguments.undone)
    now = workspace.store.me().get(item.id, item)
    sentence = texts.STEP_UNDONE if arguments.undone else texts.STEP_DONE
    sentence = sentence if outcome.changed else texts.STEP_ALREADY
    step, progress = plain(meant.text), words.progress(now)
    return _say(session, item, sentence, outcome.changed, step=step, progress=progress)


def _drop(session: Session) -> int:
    arguments = session.arguments
    item = _named(session, over_first=arguments.back)
    outcome = service.let_go(session.workspace, item.id, dropped=not arguments.back)
    sentences = {
        (False, True): texts.DROPPED,
        (False, False): texts.DROPPED_ALREADY,
        (True, True): texts.TAKEN_UP,
        (True, False): texts.TAKEN_UP_ALREADY,
    }
    row = [one.id for one in in_order(service.me(session.workspace))]
    number = str(row.index(item.id) + 1) if item.id in row else item.id
    return _say(session, item, sentences[arguments.back, outcome.changed], outcome.changed, number=number)


def _edit(session: Session) -> int:
    arguments = session.arguments
    if arguments.text is None and arguments.until is None and not arguments.steps and not arguments.forget:
        raise WrongUse(texts.NOTHING_TO_CHANGE, hint=texts.NOTHING_TO_CHANGE_HINT)
    before = _named(session)
    if before.kind is MeKind.STYLE:
        raise WrongUse(texts.STYLE_BY_STYLE, hint=texts.STYLE_BY_STYLE_HINT)
    after = before
    if arguments.text is not None:
        after = after._replace(text=read_text(arguments.text))
    if arguments.until is not None:
        after = after._replace(until=_until(session, arguments.until))
    for text in arguments.forget:
        after = _without_step(before, after, text)
    after = after._replace(steps=(*after.steps, *(GoalStep(text) for text in arguments.steps)))
    outcome = service.change_item(session.workspace, before, after)
    sentence = texts.CHANGED if outcome.changed else texts.CHANGED_ALREADY
    return _say(session, before, sentence, outcome.changed)


def _until(session: Session, text: str) -> date | None:
    return None if clean_line(text).casefold() in _NO_DAY else session.day_ahead(text)


def _without_step(before: MeItem, item: MeItem, text: str) -> MeItem:
    """Return an item without the one step that the text means: a number as it was, or a part of it."""
    wanted = clean_line(text)
    found = [step for step in before.steps if wanted and fold(wanted) in fold(step.text)]
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:9]) <= len(before.steps):
        found = [before.steps[int(wanted[:9]) - 1]]
    if not found:
        said = texts.NO_STEP_LIKE.format(text=shortened(before.text), step=shortened(text))
        raise WrongUse(said, hint=texts.NO_STEP_LIKE_HINT, nearest=tuple(one.text for one in before.steps))
    if len(found) > 1:
        said = texts.SEVERAL_STEPS.format(text=shortened(before.text), step=shortened(text))
        raise WrongUse(said, hint=texts.SEVERAL_STEPS_HINT, nearest=tuple(one.text for one in found))
    return item._replace(steps=tuple(one for one in item.steps if one is not found[0]))


def _remove(session: Session) -> int:
    item = _named(session)
    outcome = service.remove_item(session.workspace, item.id)
    if session.arguments.json:
        session.output.say_json({**me_shapes.item(item), "changed": outcome.changed})
        return 0
    session.output.say(texts.REMOVED.format(text=_short(item)))
    return 0


def _style(session: Session) -> int:
    arguments, workspace, output = session.arguments, session.workspace, session.output
    changed = False
    if arguments.style is not None:
        changed = service.set_style(workspace, Style(arguments.style)).changed
    about = service.me(workspace)
    if arguments.json:
        said = {"changed": changed} if arguments.style is not None else {}
        output.say_json({**me_shapes.styles(about), **said})
        return 0
    if not about.styles:
        output.tell(texts.STYLE_NONE, texts.STYLE_NONE_HINT)
        return 0
    told = words.style_words(about.style)
    if arguments.style is None:
        since = words.since(about.styles[-1], workspace.today())
        output.say(texts.STYLE_SINCE.format(since=since, style=told))
    else:
        output.say((texts.STYLE_NOTED if changed else texts.STYLE_ALREADY).format(style=told))
    if about.style in words.STYLE_MAY_HELP:
        output.say(texts.MAY_HELP.format(tip=words.STYLE_MAY_HELP[about.style]))
    output.say(words.STYLE_CAUTION)
    earlier = [
        f"{words.STYLES[Style(one.text)]} {words.since(one, workspace.today())}"
        for one in reversed(about.styles[:-1])
    ]
    if earlier and arguments.style is None:
        output.say(texts.STYLE_EARLIER.format(styles=", ".join(earlier)))
    return 0


def _named(session: Session, kinds: Collection[MeKind] | None = None, *, over_first: bool = False) -> MeItem:
    """Return what is meant, where none of these kinds is, one of another, which is then refused by name."""
    what = session.arguments.what
    try:
        return service.find_item(session.workspace, kinds, what, over_first=over_first)
    except WrongUse as error:
        if error.nearest or kinds is None:
            raise
    return service.find_item(session.workspace, None, what, over_first=over_first)


def _number(text: str) -> int:
    wanted = text.strip()
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 9):
        raise WrongUse(texts.NO_SUCH_NUMBER.format(text=shortened(text)), hint=texts.NUMBER_HINT)
    return int(wanted)


def _say(session: Session, item: MeItem, sentence: str, changed: bool, **more: str) -> int:  # noqa: FBT001
    """Tell what was done with an item, as it is now."""
    now = session.workspace.store.me().get(item.id, item)
    if session.arguments.json:
        session.output.say_json({**me_shapes.item(now), "changed": changed})
    else:
        session.output.say(sentence.format(text=_short(now), **more))
    return 0


def _short(item: MeItem) -> str:
    text = words.style_words(Style(item.text)) if item.kind is MeKind.STYLE else item.text
    return shortened(text, 100)
