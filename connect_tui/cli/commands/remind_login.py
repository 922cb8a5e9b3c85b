"""``remind install`` and ``remind uninstall``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.login import installing, words
from connect_tui.reminders.login.command import run_command
from connect_tui.reminders.login.machine import LoginKind, this_machine
from connect_tui.reminders.runner import is_running, news

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.cli.session import Session
    from connect_tui.reminders.login.installing import LoginStatus


def install(session: Session) -> int:
    """Have reminders start at login."""
    machine = this_machine(os.environ)
    command = run_command(session.paths, os.environ)
    how = session.arguments.how
    kind = LoginKind(how) if how else None
    plan = installing.plan(machine, command, kind, runs_already=is_running(session.paths))
    if session.arguments.dry_run:
        return _say(session, words.would_install(plan))
    result = installing.install(machine, plan)
    return _say(session, words.installed(plan, result), failed=bool(result.by_hand))


def uninstall(session: Session) -> int:
    """Have reminders no longer start at login."""
    machine = this_machine(os.environ)
    removal = installing.uninstall_plan(machine)
    if session.arguments.dry_run:
        return _say(session, words.would_uninstall(removal) or [words.NOTHING_THERE])
    result = installing.uninstall(machine, removal)
    lines = words.uninstalled(result)
    if is_running(session.paths) and (told := news(session.paths)) is not None:
        lines.append(words.STILL_RUNS.format(pid=told.pid))
    return _say(session, lines, failed=bool(result.by_hand))


def at_login(session: Session) -> str | None:
    """Return by which file reminders start at login, with what is odd about it; None where they do not."""
    return words.at_login(file_at_login(session)) or None


def file_at_login(session: Session) -> LoginStatus | None:
    """Return how reminders start at login, None where they do not or nobody can tell."""
    try:
        return installing.status(this_machine(os.environ), run_command(session.paths, os.environ))
    except ConnectError:
        return None


def take_away(session: Session) -> list[Path]:
    """Have reminders of exactly these folders no longer start at login, and return the files removed."""
    found = file_at_login(session)
    if found is None or not found.is_current:
        return []
    machine = this_machine(os.environ)
    return list(installing.uninstall(machine, installing.uninstall_plan(machine)).removed)


def _say(session: Session, lines: list[str], *, failed: bool = False) -> int:
    for line in lines:
        session.output.say(line)
    return 1 if failed else 0
