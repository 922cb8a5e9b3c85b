"""``backup list`` and ``backup restore``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.output import can_ask
from connect_tui.services import backups

if TYPE_CHECKING:
    from connect_tui.cli.session import Session


def backup(session: Session) -> int:
    """List the backups, or go back to one."""
    return _list(session) if session.arguments.action == "list" else _restore(session)


def _list(session: Session) -> int:
    found = backups.list_backups(session.workspace)
    if session.arguments.json:
        session.output.say_json(
            {
                "backups": [
                    {"name": one.name, "when": one.when.isoformat(), "files": one.files, "size": one.size}
                    for one in found
                ]
            }
        )
        return 0
    if not found:
        session.output.tell(texts.NO_BACKUPS)
    for one in found:
        when = f"{one.when.astimezone(session.clock.now().tzinfo):%Y-%m-%d %H:%M}"
        files = texts.counted(one.files, "file")
        session.output.say(
            texts.BACKUP_LINE.format(name=one.name, when=when, files=files, size=texts.size(one.size))
        )
    return 0


def _restore(session: Session) -> int:
    name = backups.find_backup(session.workspace, session.arguments.name).name
    asks = can_ask() and not session.arguments.yes
    if asks and session.output.ask(texts.RESTORE_ASK.format(name=name)).casefold() not in ("y", "yes"):
        session.output.tell(texts.LEFT_AS_IT_WAS)
        return 1
    kept = backups.restore(session.workspace, name)
    session.output.say(texts.RESTORED.format(name=name))
    session.output.say(texts.RESTORED_FROM.format(kept=kept))
    return 0
