"""Files outside Connect's own folders: written whole or not at all, read within bounds."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_line, visible
from connect_tui.exchange.errors import UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes that are read from a file at most; twenty years are about 15 MB."""


class FileFailedError(ConnectError):
    """A file could not be read or written."""


def read_bounded(path: Path) -> bytes:
    """Return what a file holds. Raises FileFailedError where it cannot be read, or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise FileFailedError(
            f"{_shown(path)} cannot be read ({_reason(error)}).", hint=f"Check its name. {UNCHANGED}"
        ) from error
    if len(data) > LARGEST_FILE:
        raise FileFailedError(f"{_shown(path)} is far too large.", hint=f"Choose another file. {UNCHANGED}")
    return data


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Write a file for its owner alone, in the place of one that may be there, durable before it appears.

    A symbolic link stays one, and something that is no ordinary file, such as a pipe, is written to as it
    is. Raises FileFailedError; what was there before then is untouched.
    """
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
            return
        target = resolved(path)
        if not target.parent.exists():
            raise FileFailedError(
                f"{_shown(path)} could not be written: there is no folder {_shown(path.parent)}.",
                hint="Make it first, or choose another place.",
            )
        _replace(target, lines)
    except (OSError, ValueError) as error:
        raise _not_written(path, _reason(error)) from error


def resolved(path: Path) -> Path:
    """Return where a path leads. Raises FileFailedError where it leads in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise _not_written(path, "its links lead in a circle") from error


def _not_written(path: Path, reason: str) -> FileFailedError:
    return FileFailedError(
        f"{_shown(path)} could not be written ({reason}).",
        hint="Check the folder and the room on the disk, or choose another place.",
    )


def _replace(target: Path, lines: Iterable[str]) -> None:
    temporary = target.with_name(f".connect-tui-{os.getpid()}-{os.urandom(4).hex()}")
    written = False
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            os.fchmod(handle, 0o600)
            file.writelines(lines)
            file.flush()
            os.fsync(handle)
        temporary.replace(target)
        written = True
    finally:
        if not written:
            temporary.unlink(missing_ok=True)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "not a name a file can have"


def _shown(path: Path) -> str:
    return visible(clean_line(str(path)))
