"""What is said of starting at login, by whichever front end."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from connect_tui.domain.text import clean_line, visible

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.reminders.login.installing import LoginPlan, LoginResult, LoginStatus, Removal

WOULD_WRITE = "Would write {path}"
WOULD_REMOVE = "Would remove {path}."
WOULD_RUN = "Would run: {command}"
WRITTEN = "Written: {path}."
REMOVED = "Removed: {path}."
STARTS = "Reminders start at every login."
RUNS_NOW = "Reminders start at every login, and run from now on."
NO_LONGER = "Reminders no longer start at login."
STILL_RUNS = "They still run, as process {pid}, until you log out or end it: kill {pid}"
NOTHING_THERE = "Reminders do not start at login, so there is nothing to remove."
BY_HAND = "This could not be done ({why}). Run it by hand: {commands}"
UNDO = "connect-tui remind uninstall takes it away again."
OTHERS_FILE = "{path} is there, but Connect has not written it"
OLDER_FILE = "{path}, written for another place or version; remind install brings it up to date"
NOT_ENABLED = "{path}, which is switched off"
SYSTEM_SAYS_NOTHING = "the system gave no reason"


def would_install(plan: LoginPlan) -> list[str]:
    """Return what installing would write and run."""
    text = plan.content.rstrip("\n").split("\n")
    return [
        *would_uninstall(plan.removal),
        f"{WOULD_WRITE.format(path=shown(plan.path))}:",
        *text,
        *_runs(plan),
    ]


def would_install_in_short(plan: LoginPlan) -> list[str]:
    """Return what installing would write and run, without the text of the file."""
    return [*would_uninstall(plan.removal), f"{WOULD_WRITE.format(path=shown(plan.path))}.", *_runs(plan)]


def would_uninstall(removal: Removal) -> list[str]:
    """Return what uninstalling would remove and run."""
    commands = (*removal.before, *removal.after)
    lines = [WOULD_REMOVE.format(path=shown(path)) for path in removal.paths]
    return [*lines, *(WOULD_RUN.format(command=shlex.join(command)) for command in commands)]


def installed(plan: LoginPlan, result: LoginResult) -> list[str]:
    """Return what was written, whether it works, and how to undo it."""
    lines = [REMOVED.format(path=shown(path)) for path in result.removed]
    lines += [WRITTEN.format(path=shown(path)) for path in result.written]
    if result.by_hand:
        lines.append(_by_hand(result))
    else:
        lines.append(RUNS_NOW if plan.starts_now else STARTS)
    return [*lines, UNDO]


def uninstalled(result: LoginResult) -> list[str]:
    """Return what was removed."""
    if not result.removed:
        return [NOTHING_THERE]
    lines = [REMOVED.format(path=shown(path)) for path in result.removed]
    return [*lines, _by_hand(result) if result.by_hand else NO_LONGER]


def at_login(status: LoginStatus | None) -> str:
    """Return the file by which reminders start at login, with what is odd about it; empty where none does."""
    if status is None:
        return ""
    path = shown(status.path)
    if not status.is_ours:
        return OTHERS_FILE.format(path=path)
    if not status.is_enabled:
        return NOT_ENABLED.format(path=path)
    return path if status.is_current else OLDER_FILE.format(path=path)


def shown(path: Path) -> str:
    """Return a path that is safe to print."""
    return visible(clean_line(str(path)))


def _runs(plan: LoginPlan) -> list[str]:
    return [WOULD_RUN.format(command=shlex.join(command)) for command in plan.commands]


def _by_hand(result: LoginResult) -> str:
    failed = next((ran for ran in reversed(result.ran) if not ran.succeeded), None)
    why = visible(clean_line(failed.output)) if failed is not None else ""
    commands = "; ".join(shlex.join(command) for command in result.by_hand)
    return BY_HAND.format(why=why or SYSTEM_SAYS_NOTHING, commands=commands)
