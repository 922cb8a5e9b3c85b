"""``remind status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import remind_texts as texts
from connect_tui.cli.commands.remind_entries import entry_for_programs, entry_line
from connect_tui.cli.commands.remind_login import at_login
from connect_tui.cli.output import plain
from connect_tui.reminders.composing import Naming
from connect_tui.reminders.status import status_of

if TYPE_CHECKING:
    from datetime import datetime

    from connect_tui.cli.session import Session
    from connect_tui.domain.showings import Showing
    from connect_tui.reminders.outlook import Entry
    from connect_tui.reminders.status import ReminderStatus


def status(session: Session) -> int:
    """Tell how the reminders fare."""
    found, login = status_of(session.workspace), at_login(session)
    naming = Naming(session.workspace)
    if session.arguments.json:
        session.output.say_json(_status_for_programs(session, naming, found, login))
    else:
        _say_status(session, naming, found, login)
    return 0


def _status_for_programs(
    session: Session, naming: Naming, found: ReminderStatus, login: str | None
) -> dict[str, object]:
    now, told = session.clock.now(), found.news if found.running else None
    return {
        "running": found.running,
        "hangs": found.hangs,
        "since": told.since.astimezone(now.tzinfo).isoformat() if told else None,
        "pid": told.pid if told else None,
        "notifier": told.way.value if told and told.way else None,
        "detail": (told.detail or None) if told else None,
        "trouble": (told.trouble or None) if told else None,
        "last_shown": _showing_for_programs(found.last_shown, now),
        "last_failed": _showing_for_programs(found.last_failed, now),
        "missed": [entry_for_programs(naming, one) for one in found.missed],
        "next": entry_for_programs(naming, found.next) if found.next else None,
        "at_login": login,
    }


def _showing_for_programs(showing: Showing | None, now: datetime) -> dict[str, object] | None:
    if showing is None:
        return None
    return {
        "key": showing.key,
        "reminder": showing.reminder,
        "day": showing.day.isoformat(),
        "stage": showing.stage.value,
        "at": (showing.shown_at or showing.changed_at).astimezone(now.tzinfo).isoformat(),
        "failed_at": showing.failed_at.astimezone(now.tzinfo).isoformat() if showing.failed_at else None,
        "by": showing.by.partition(":")[0],
        "way": showing.way.value if showing.way else None,
        "late": showing.late,
        "answer": showing.answer.value if showing.answer else None,
        "trouble": showing.trouble or None,
    }


def _say_status(session: Session, naming: Naming, found: ReminderStatus, login: str | None) -> None:
    say, now = session.output.say, session.clock.now()
    told = found.news
    if not found.running:
        say(texts.NOT_RUNNING)
    elif told is None:
        say(texts.RUNNING_UNTOLD)
    else:
        since = texts.moment(told.since.astimezone(now.tzinfo), now.date())
        say(texts.RUNNING.format(since=since, pid=told.pid))
        if found.hangs:
            beat = texts.moment(told.beat.astimezone(now.tzinfo), now.date())
            say(texts.HANGING.format(beat=beat))
            say(texts.HANGING_HINT.format(pid=told.pid))
        if told.way is not None:
            say(texts.BY_WAY.format(way=texts.WAYS[told.way], detail=plain(told.detail)))
        if told.trouble:
            say(texts.TROUBLE.format(trouble=plain(told.trouble)))
    say(texts.LAST_SHOWN.format(what=_showing_words(found.last_shown, now)))
    if found.last_failed is not None:
        failed = found.last_failed
        say(texts.LAST_FAILED.format(what=_failure_words(failed, now), trouble=plain(failed.trouble)))
    for one in found.missed:
        say(texts.MISSED.format(what=entry_line(session, naming, one)))
    say(texts.NEXT.format(what=_next_words(naming, found.next, now)))
    say(texts.LOGIN.format(what=texts.AT_LOGIN_YES.format(path=plain(login)) if login else texts.AT_LOGIN_NO))


def _next_words(naming: Naming, entry: Entry | None, now: datetime) -> str:
    if entry is None:
        return texts.NEVER
    what = plain(naming.headline(entry.occurrence, entry.showing))
    return f"{texts.moment(entry.at, now.date())}, {what}"


def _showing_words(showing: Showing | None, now: datetime) -> str:
    if showing is None:
        return texts.NEVER
    at = (showing.shown_at or showing.changed_at).astimezone(now.tzinfo)
    said = texts.ANSWERS[showing.answer] if showing.answer else texts.STAGES[showing.stage]
    return f"{plain(showing.reminder)}, {texts.moment(at, now.date())}, {said}"


def _failure_words(showing: Showing, now: datetime) -> str:
    at = (showing.failed_at or showing.changed_at).astimezone(now.tzinfo)
    return f"{plain(showing.reminder)}, {texts.moment(at, now.date())}"
