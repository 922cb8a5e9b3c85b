"""What can go wrong with the files a person's history lies in."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from connect_tui.domain.errors import ConnectError


class StoreNotice(NamedTuple):
    """Something that happened to the files and that the person should be told."""

    message: str
    hint: str = ""
    file: str = ""
    """Where it is told of one entry alone: the file that holds it."""
    entry: str = ""
    """Which entry, and which of its fields."""


class StoreError(ConnectError):
    """The data folder could not be read or written."""


class DiskFullError(StoreError):
    """There is no room for the change: a full disk, a quota, or a limit on the size of files."""


class ReadOnlyError(StoreError):
    """The data folder may not be written, or not even looked into."""


class BusyError(StoreError):
    """Another process has held the lock for longer than this one was willing to wait."""


class NewerVersionError(StoreError):
    """The data was written by a newer version of Connect; it has been left as it is."""


class EditedMeanwhileError(StoreError):
    """A program that knows nothing of the lock changed a file while it was about to be replaced."""


class UnknownBackupError(StoreError):
    """There is no backup of that name. ``names`` lists those there are."""

    def __init__(self, message: str, *, hint: str = "", names: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.names = names


class UnreadableBackupError(StoreError):
    """A backup holds a file that cannot be read."""


class UnusableRecordError(StoreError):
    """A record that was handed in to be merged is none; nothing of the lot has been taken over."""


class BrokenTableError(Exception):
    """The text of a table file is no table. Never reaches a person: the store repairs the file instead."""


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The numbers of operating system errors that mean there is no room."""

_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NO_PLACE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})


def typed(error: OSError, folder: Path) -> StoreError:
    """Return the error a person can understand for one of the operating system about this data folder."""
    reason = error.strerror or "input/output error"
    if error.errno in FULL:
        return DiskFullError(
            f"There is no room left to write in {folder} ({reason}).",
            hint="Free some space there and try again. What was saved before is untouched.",
        )
    if error.errno in _FORBIDDEN:
        return ReadOnlyError(
            f"The data folder {folder} cannot be used ({reason}).",
            hint="Check who owns the folder and whether its disk is mounted read-only,"
            " or name another with --data-dir. Nothing was changed.",
        )
    if error.errno in _NO_PLACE:
        return StoreError(
            f"The data folder {folder} cannot be used ({reason}).",
            hint="Check its name, or name another with --data-dir. What was saved before is untouched.",
        )
    return StoreError(
        f"Reading or writing in {folder} failed ({reason}).",
        hint="Check the disk, then try again and look whether the last change is there."
        " What was saved before is untouched.",
    )


@contextmanager
def typed_errors(folder: Path) -> Iterator[None]:
    """Turn errors of the operating system inside the block into StoreErrors."""
    try:
        yield
    except OSError as error:
        raise typed(error, folder) from error


def newer_version(found: int, known: int, where: str) -> NewerVersionError:
    """Return the refusal to touch data of a later format than this program knows."""
    return NewerVersionError(
        f"{where} was written by a newer Connect (format {found}; this one knows {known})."
        " It was left as it is.",
        hint="Update Connect, or name another folder with --data-dir.",
    )


def spoken_day(day: date) -> str:
    """Return the day as a sentence says it, such as "21 November 2026"."""
    return f"{day.day} {day:%B %Y}"
