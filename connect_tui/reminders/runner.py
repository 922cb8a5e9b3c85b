"""The one background process: its lock, and what it lets others know of itself."""

from __future__ import annotations

import fcntl
import json
import os
import time
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.showings import Way
from connect_tui.services.reminders import BACKGROUND_LOCK

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.config.paths import Paths

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_LONGEST = 4096
"""In bytes. A page is read whole, never half old and half new."""
_LONGEST_WORDS = 300
_TRIES = 6
_BETWEEN_TRIES = 0.05
"""In seconds. Whoever asks whether one runs holds the lock for a blink, which must not look like one."""


class RunnerNews(NamedTuple):
    """What the background process says of itself; holds no word of the person's."""

    pid: int
    since: datetime
    """When it started, in UTC."""
    beat: datetime
    """When it last looked, in UTC."""
    way: Way | None = None
    """By which way popups come now; None where there is none yet."""
    detail: str = ""
    """What serves it, or why nothing does."""
    trouble: str = ""
    """What is wrong now; empty where nothing is."""


def lock_file(paths: Paths) -> Path:
    """Return the file that the background process holds locked."""
    return paths.data / BACKGROUND_LOCK


class RunnerLock:
    """Held by the one background process; the kernel frees it when that dies."""

    def __init__(self, paths: Paths) -> None:
        self._path = lock_file(paths)
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Become the one, and tell whether that was possible. Raises OSError where the file cannot be had."""
        self._path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _FILE_MODE)
        for _ in range(_TRIES):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(_BETWEEN_TRIES)
            else:
                self._descriptor = descriptor
                return True
        os.close(descriptor)
        return False

    def is_ours(self) -> bool:
        """Tell whether the file still is the one others would lock: erasing the data removes it.

        Where nobody can tell, it counts as ours.
        """
        if self._descriptor is None:
            return False
        try:
            there, ours = self._path.stat(), os.fstat(self._descriptor)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)

    def tell(self, news: RunnerNews) -> None:
        """Let others read this. On a full disk they may read what was told before."""
        if self._descriptor is None:
            return
        text = json.dumps({key: _plain(value) for key, value in news._asdict().items()}, ensure_ascii=False)
        with suppress(OSError):
            os.pwrite(self._descriptor, text.encode("utf-8", "backslashreplace").ljust(_LONGEST), 0)

    def release(self) -> None:
        """Let another be the one."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_running(paths: Paths) -> bool:
    """Tell whether a background process runs. Writes nothing."""
    try:
        descriptor = os.open(lock_file(paths), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system that knows no locks
        return False
    finally:
        os.close(descriptor)
    return False


def news(paths: Paths) -> RunnerNews | None:
    """Return what the background process last told, even if it has ended since; None where none has."""
    try:
        with lock_file(paths).open("rb") as file:
            told = json.loads(file.read(_LONGEST))
        return RunnerNews(
            int(told["pid"]),
            datetime.fromisoformat(told["since"]),
            datetime.fromisoformat(told["beat"]),
            Way(told["way"]) if told["way"] else None,
            str(told["detail"]),
            str(told["trouble"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, str):
        return str(value)[:_LONGEST_WORDS]
    return value.isoformat() if isinstance(value, datetime) else value
