"""A clock, a few shorthands, and a way to make any system call of the store fail or be the last."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

DAY = date(2026, 11, 22)
NEXT_MONTH = date(2026, 12, 3)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

SYSTEM_CALLS = (
    "open", "write", "fsync", "close", "rename", "replace", "link", "unlink", "mkdir", "rmdir", "chmod",
    "fchmod", "stat", "lstat", "fstat", "read", "utime", "scandir",
)  # fmt: skip


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self, now: datetime = NOW) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def forward(self, **span: float) -> None:
        self.time += timedelta(**span)


class PowerCutError(BaseException):
    """The process is gone; no handler of it does anything any more."""


def folder_in_memory() -> Path | None:
    """Return a folder whose files never reach a disk, or None where the system offers none."""
    shared_memory = Path("/dev/shm")
    return shared_memory if os.access(shared_memory, os.W_OK) else None


def open_store(folder: Path, clock: SetClock | None = None, **options: Any) -> Store:
    return Store(folder, clock or SetClock(), **options)


def done(
    store: Store, practice: str = "listen", day: date = DAY, note: str | None = None, kind: str = "done"
) -> bool:
    with store.change(ChangeInfo(kind, day, practices=(practice,))) as change:
        change.put_check_in(CheckIn(day, practice, Mark.DONE, note))
    return change.changed


def clear(store: Store, practice: str = "listen", day: date = DAY) -> None:
    with store.change(ChangeInfo("clear", day, practices=(practice,))) as change:
        change.put_check_in(CheckIn(day, practice))


def note_of(store: Store, practice: str = "listen", day: date = DAY) -> str | None:
    found = store.check_in(day, practice)
    return None if found is None else found.note


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


class Calls:
    """Counts system calls, and lets the one of a given number (from 1) fail or be the last that happens."""

    def __init__(
        self, fail_at: int = 0, *, only: str | None = None, cut: bool = False, number: int = errno.EIO
    ) -> None:
        self.count = 0
        self.names: list[str] = []
        self._fail_at = fail_at
        self._cut = cut
        self._errno = number
        self._only = only

    def before(self, name: str) -> None:
        if self._only not in (None, name):
            return
        self.count += 1
        self.names.append(name)
        if self._cut and self._fail_at and self.count >= self._fail_at:
            raise PowerCutError
        if self.count == self._fail_at:
            raise OSError(self._errno, os.strerror(self._errno))


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch, calls: Calls) -> Iterator[Calls]:
    """Send every system call of this process past ``calls`` first."""

    def passing(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def passed(*args: Any, **options: Any) -> Any:
            if name == "close":
                call(*args, **options)
                if not calls._cut:
                    calls.before(name)
                return None
            calls.before(name)
            return call(*args, **options)

        return passed

    with monkeypatch.context() as patch:
        for name in SYSTEM_CALLS:
            patch.setattr(os, name, passing(name, getattr(os, name)))
        yield calls
