"""Writing files that only their owner can read, whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_PATIENCE = 3.0
"""For how many seconds another process may hold a folder before :func:`alone_in` gives up."""


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when it was read. It never leaves this layer."""


def write_new(path: Path, content: bytes) -> None:
    """Write a file with mode 0600 that must not exist yet; after an error, none of it is left.

    Raises FileExistsError where something of that name exists, and OSError where it cannot be written.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def replace_file(path: Path, old: bytes | None, new: bytes) -> None:
    """Put a file in place whole and durably, if it is still ``old``; None where there was none.

    It keeps its mode and its owner; a new one has mode 0600. Raises ChangedMeanwhileError, or OSError; in
    either case what is there is left as it is. To be called by one process at a time (see :func:`alone_in`).
    """
    _remove_abandoned(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    write_new(temporary, new)
    try:
        if old is not None:
            _take_after(path, temporary)
        _sync(temporary)
        if not _is_still(path, old):
            raise ChangedMeanwhileError
        os.replace(temporary, path)  # noqa: PTH105 - one call, for a fault to be tried at
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # the file is in place already, and some file systems sync no folders
        _sync(path.parent)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other Connect processes from changing files in a folder, while the block runs.

    Where the file system knows no locks, nothing is kept from anyone. Raises TimeoutError where another
    process holds the folder for LOCK_PATIENCE, and OSError where the folder cannot be opened.
    """
    import fcntl
    import time

    handle = os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + LOCK_PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError from None
                time.sleep(0.002)
            except OSError:
                break
        yield
    finally:
        os.close(handle)


def _remove_abandoned(path: Path) -> None:
    """Remove what a process has left that was killed while it was writing."""
    for abandoned in abandoned_beside(path):
        abandoned.unlink(missing_ok=True)


def abandoned_beside(path: Path) -> list[Path]:
    """Return what processes have left beside a file that were killed while they were writing it."""
    import re

    with os.scandir(path.parent) as found:
        names = sorted(entry.name for entry in found)
    pattern = rf"\.{re.escape(path.name)}\.[0-9]+\.[0-9a-f]{{8}}"
    return [path.with_name(name) for name in names if re.fullmatch(pattern, name)]


def _take_after(path: Path, temporary: Path) -> None:
    status = path.stat()
    mine = temporary.stat()
    if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
        with suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.chmod(status.st_mode & 0o777)


def _is_still(path: Path, old: bytes | None) -> bool:
    if old is None:
        return not os.path.lexists(path)
    try:
        return path.read_bytes() == old
    except OSError:
        return False


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
