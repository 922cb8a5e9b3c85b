"""The files that have reminders start at login: where they belong, and whose they are."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_line, visible
from connect_tui.reminders.login.files_written import GRAPHICAL_TARGET, LABEL, PLAIN_TARGET, is_ours
from connect_tui.reminders.login.machine import LoginKind

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.reminders.login.machine import Machine

UNIT_NAME = "connect-tui-reminders.service"
ENTRY_NAME = "connect-tui-reminders.desktop"

_LARGEST = 100_000


def file_of(machine: Machine, kind: LoginKind) -> Path:
    """Return where the file of a kind belongs. Raises ConnectError where the home folder is not known."""
    match kind:
        case LoginKind.SYSTEMD:
            return machine.config_home / "systemd/user" / UNIT_NAME
        case LoginKind.AUTOSTART:
            return machine.config_home / "autostart" / ENTRY_NAME
        case LoginKind.LAUNCHD:
            return machine.home / "Library/LaunchAgents" / f"{LABEL}.plist"


def kinds_of(machine: Machine) -> tuple[LoginKind, ...]:
    """Return the ways that can be in use on such a machine."""
    if machine.platform == "darwin":
        return (LoginKind.LAUNCHD,)
    return (LoginKind.SYSTEMD, LoginKind.AUTOSTART)


def links_of(unit: Path) -> tuple[Path, ...]:
    """Return where systemd keeps the links that have a unit started."""
    return tuple(unit.parent / f"{target}.wants" / unit.name for target in (GRAPHICAL_TARGET, PLAIN_TARGET))


def own_content(path: Path) -> bytes | None:
    """Return what a file of ours holds, or None where nothing of that name is there.

    Raises ConnectError where it is not ours: a link, a folder, or anything without our mark.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise _not_ours(path)
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConnectError(
            f"{_shown(path)} could not be read: {error.strerror}.", hint="Check who owns it."
        ) from error
    if not is_ours(content):
        raise _not_ours(path)
    return content


def write_file(path: Path, content: bytes) -> None:
    """Put a file in place whole, making its folder where that is needed. Raises ConnectError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ConnectError(
            f"{_shown(path)} could not be written: {error.strerror}.",
            hint="Check the folder's permissions and the space on the disk. Nothing was changed.",
        ) from error


def remove_file(path: Path) -> bool:
    """Remove a file; tell whether it was there. Raises ConnectError where it cannot be removed."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ConnectError(
            f"{_shown(path)} could not be removed: {error.strerror}.", hint="Remove it by hand."
        ) from error
    return True


def _not_ours(path: Path) -> ConnectError:
    return ConnectError(
        f"{_shown(path)} is not a file that Connect has written, so it was left alone.",
        hint="Look at what it is; move it away if you do not need it, then try again.",
    )


def _shown(path: Path) -> str:
    return visible(clean_line(str(path)))
