"""``remind``: reminders in the background, what they do, and what comes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.cli import remind_texts as texts
from connect_tui.cli.output import plain
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.showings import EVERY_REMINDER

if TYPE_CHECKING:
    from connect_tui.cli.session import Session
    from connect_tui.reminders.popup import Delivery, Readiness

MOST_DAYS = 366


def remind(session: Session) -> int:
    """Carry out one of the commands about reminders."""
    action = session.arguments.action
    if action in ("install", "uninstall"):
        from connect_tui.cli.commands import remind_login

        return remind_login.install(session) if action == "install" else remind_login.uninstall(session)
    if action == "status":
        from connect_tui.cli.commands.remind_status import status

        return status(session)
    return {"run": _run, "next": _next, "test": _test, "snooze": _snooze}[action](session)


def _run(session: Session) -> int:
    from connect_tui.reminders.endings import hold_back

    hold_back()
    from connect_tui.reminders.background import ALREADY_RUNS, run

    status = run(
        session.paths,
        session.clock,
        os.environ,
        lambda: session.output.tell(texts.STARTED, texts.STARTED_HINT),
    )
    if status == ALREADY_RUNS:
        session.output.tell(texts.RUNS_ALREADY, texts.RUNS_ALREADY_HINT)
    return status


def _next(session: Session) -> int:
    from connect_tui.cli.commands.remind_entries import entry_for_programs, entry_line
    from connect_tui.reminders.composing import Naming
    from connect_tui.reminders.situation import outlook_of

    days = _number(session.arguments.days)
    if days is None or not 1 <= days <= MOST_DAYS:
        said = texts.DAYS_WRONG.format(days=session.arguments.days[:40], most=MOST_DAYS)
        raise WrongUse(said, hint=texts.DAYS_HINT)
    found, naming = outlook_of(session.workspace, days), Naming(session.workspace)
    if session.arguments.json:
        entries = [entry_for_programs(naming, one) for one in found.entries]
        session.output.say_json({"date": found.today.isoformat(), "days": days, "reminders": entries})
        return 0
    day = None
    for one in found.entries:
        if one.occurrence.day != day:
            day = one.occurrence.day
            session.output.say(session.output.paint(f"{day:%A}, {day.day} {day:%B} {day.year}", "strong"))
        session.output.say(f"  {entry_line(session, naming, one)}")
    if not session.workspace.loaded.catalogue.reminders:
        session.output.say(texts.NO_RULES)
    elif not found.entries:
        session.output.say(texts.NOTHING_COMES)
    return 0


def _test(session: Session) -> int:
    import asyncio

    from connect_tui.reminders.trial import show_trial

    readiness, delivery = asyncio.run(show_trial(os.environ))
    status = 0 if delivery is not None and _arrived(delivery) else 1
    if session.arguments.json:
        session.output.say_json(
            {
                "shown": delivery.shown if delivery else False,
                "way": delivery.way.value if delivery else None,
                "detail": readiness.detail,
                "trouble": (delivery.trouble if delivery else readiness.detail) or None,
            }
        )
    else:
        _tell_of_trial(session, readiness, delivery)
    return status


def _arrived(delivery: Delivery) -> bool:
    """Tell whether a popup came as far as its way can tell."""
    from connect_tui.domain.showings import Way

    return bool(delivery.shown) or (delivery.shown is None and delivery.way is Way.PLYER)


def _tell_of_trial(session: Session, readiness: Readiness, delivery: Delivery | None) -> None:
    trouble = readiness.detail if delivery is None else delivery.trouble
    if delivery is None or delivery.shown is False:
        session.output.tell(texts.TEST_FAILED.format(trouble=trouble), texts.TEST_FAILED_HINT)
        return
    sentence = texts.TEST_SHOWN
    if delivery.shown is None:
        sentence = texts.TEST_HANDED_OVER if _arrived(delivery) else texts.TEST_NO_ANSWER
    session.output.say(sentence.format(way=texts.WAYS[delivery.way], detail=plain(readiness.detail)))


def _snooze(session: Session) -> int:
    from connect_tui.services.reminders import put_off

    given, today = session.arguments.minutes, session.arguments.today
    if given is not None and today:
        raise WrongUse(texts.MINUTES_OR_TODAY, hint=texts.MINUTES_OR_TODAY_HINT)
    minutes = session.workspace.settings.snooze if given is None else _number(given)
    if minutes is None:
        raise WrongUse(texts.MINUTES_WRONG.format(minutes=given[:40]), hint=texts.MINUTES_HINT)
    reminder = session.arguments.reminder
    if reminder == EVERY_REMINDER:
        raise WrongUse(texts.NO_SUCH_REMINDER.format(reminder=reminder), hint=texts.ALL_WITHOUT_NAME)
    named = EVERY_REMINDER if reminder is None else reminder
    put_off(session.workspace, [named], session.workspace.today(), None if today else minutes)
    session.output.say(_put_off_words(session, named, until_tomorrow=today))
    return 0


def _put_off_words(session: Session, reminder: str, *, until_tomorrow: bool) -> str:
    """Return what comes of putting off, as the outlook has it: quiet hours or the day's end may be first."""
    from connect_tui.reminders.situation import DAYS_AHEAD, next_of, outlook_of

    found = outlook_of(session.workspace, DAYS_AHEAD)
    entry = next_of(found, reminder)
    when = texts.moment(entry.at, found.now.date()) if entry else texts.NOT_THIS_WEEK
    sentences = (
        (texts.SILENCED_ALL, texts.SILENCED_ONE) if until_tomorrow else (texts.PUT_OFF_ALL, texts.PUT_OFF_ONE)
    )
    return sentences[reminder != EVERY_REMINDER].format(reminder=plain(reminder), next=when)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
