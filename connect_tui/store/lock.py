"""One writer at a time: a lock that the kernel frees when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from _thread import allocate_lock, start_new_thread
from typing import TYPE_CHECKING

from connect_tui.store.errors import BusyError
from connect_tui.store.files import FILE_MODE, ensure_folder
from connect_tui.store.layout import LOCK

if TYPE_CHECKING:
    from pathlib import Path


class Lock:
    """The writing lock of a data folder. Works between processes, and between two stores of one process."""

    __slots__ = ("_descriptor", "_folder", "_given_up", "_path", "_timeout")

    def __init__(self, folder: Path, timeout: float) -> None:
        self._folder = folder
        self._path = folder / LOCK
        self._timeout = timeout
        self._descriptor: int | None = None
        self._given_up: _Wait | None = None

    def acquire(self) -> None:
        """Wait for the lock, making the folder first where it is missing.

        Raises BusyError after the timeout (seconds), OSError where the folder cannot be used.
        """
        deadline = time.monotonic() + self._timeout
        while self._descriptor is None:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
            except FileNotFoundError:
                ensure_folder(self._folder)
                continue
            if not self._lock_by(descriptor, deadline):
                raise BusyError(
                    f"Another Connect has been writing in {self._folder}"
                    f" for more than {self._timeout:g} seconds.",
                    hint="Look for one that hangs and end it, then try again. Nothing was changed.",
                )
            self._keep(descriptor)

    def release(self) -> None:
        """Let others write."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)

    def _lock_by(self, descriptor: int, deadline: float) -> bool:
        """Tell whether the lock was had in time. If not, the descriptor is closed, or will be."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return self._wait_for(descriptor, deadline)
        except BaseException:
            os.close(descriptor)
            raise
        return True

    def _wait_for(self, descriptor: int, deadline: float) -> bool:
        """Wait, behind an earlier wait of ours that was given up: more than one would fill the memory."""
        if self._given_up is not None:
            over = False
            try:
                over = self._given_up.is_over(deadline)
            finally:
                if not over:
                    os.close(descriptor)
            if not over:
                return False
        wait = _Wait(descriptor)
        self._given_up = wait
        if not wait.until(deadline):
            return False
        self._given_up = None
        return True

    def _keep(self, descriptor: int) -> None:
        """Keep what is locked if it still is what others would lock: erasing the data removes the file."""
        current = False
        try:
            ours = os.fstat(descriptor)
            if ours.st_mode & 0o777 != FILE_MODE:
                os.fchmod(descriptor, FILE_MODE)
            there = self._path.stat()
            current = (ours.st_dev, ours.st_ino) == (there.st_dev, there.st_ino)
        except FileNotFoundError:
            current = False
        finally:
            if current:
                self._descriptor = descriptor
            else:
                os.close(descriptor)


class _Wait:
    """A blocking wait for a lock in a thread of its own, which can be given up.

    The kernel serves those who wait in their order; asking again and again would let a busy writer starve
    the others.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._over = allocate_lock()
        self._deciding = allocate_lock()
        self._given_up = False
        self._error: OSError | None = None
        self._over.acquire()

    def until(self, deadline: float) -> bool:
        """Wait; tell whether the lock was had. If not, the descriptor is closed as soon as that can be."""
        start_new_thread(self._block, ())
        had = False
        try:
            had = self._over.acquire(timeout=max(0.0, deadline - time.monotonic()))
        finally:
            if not had:
                had = not self._give_up()
        if self._error is not None:
            os.close(self._descriptor)
            raise self._error
        return had

    def is_over(self, deadline: float) -> bool:
        """Tell, by a deadline, whether a wait that was given up has ended."""
        over = self._over.acquire(timeout=max(0.0, deadline - time.monotonic()))
        if over:
            self._over.release()
        return over

    def _block(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        except OSError as error:
            self._error = error
        with self._deciding:
            self._over.release()
            if self._given_up:
                os.close(self._descriptor)

    def _give_up(self) -> bool:
        """Tell whether it was given up; not if the wait has ended in the meantime."""
        with self._deciding:
            self._given_up = self._over.locked()
            return self._given_up


def is_free(folder: Path) -> bool:
    """Tell whether nobody holds the lock now. Writes nothing."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True
