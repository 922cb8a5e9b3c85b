"""One reminder that comes or came, as commands show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import remind_texts as texts
from connect_tui.cli.output import plain

if TYPE_CHECKING:
    from connect_tui.cli.session import Session
    from connect_tui.reminders.composing import Naming
    from connect_tui.reminders.outlook import Entry


def entry_line(session: Session, naming: Naming, entry: Entry) -> str:
    """Return a reminder in a line: when, what, which, and what came of it."""
    what = plain(naming.headline(entry.occurrence, entry.showing))
    said = [texts.STATUS_WORDS[entry.status]]
    if entry.showing is not None and entry.showing.answer is not None:
        said.append(texts.ANSWERS[entry.showing.answer])
    if entry.reason is not None:
        said.append(texts.REASONS[entry.reason])
    told = ", ".join(one for one in said if one)
    name = f"{entry.at:%H:%M}  {what}  [{plain(entry.occurrence.rule.id)}]"
    return name if not told else f"{name}  {session.output.paint(told, 'faint')}"


def entry_for_programs(naming: Naming, entry: Entry) -> dict[str, object]:
    """Return a reminder as a program reads it."""
    occurrence, showing = entry.occurrence, entry.showing
    return {
        "key": occurrence.key,
        "reminder": occurrence.rule.id,
        "kind": occurrence.rule.kind.value,
        "practice": occurrence.rule.practice,
        "day": occurrence.day.isoformat(),
        "moment": occurrence.moment.isoformat(),
        "at": entry.at.isoformat(),
        "status": entry.status.value,
        "reason": entry.reason.value if entry.reason else None,
        "late": entry.late,
        "what": naming.headline(occurrence, showing),
        "answer": showing.answer.value if showing is not None and showing.answer else None,
        "way": showing.way.value if showing is not None and showing.way else None,
    }
