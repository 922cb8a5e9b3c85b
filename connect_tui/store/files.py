"""Files that are replaced whole or not at all, readable by their owner alone."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
import os
import stat
from pathlib import Path
from typing import NamedTuple

FILE_MODE = 0o600
FOLDER_MODE = 0o700


class Identity(NamedTuple):
    """What tells one version of a file from another without reading it.

    Backups link and copy files, which moves a file's ctime without a change, so that is left out.
    """

    device: int
    inode: int
    mtime_ns: int
    size: int


def identity(path: Path | str) -> Identity | None:
    """Return the identity of the file, following links, or None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - many are looked at in a row, and a Path costs more than the look
    except FileNotFoundError:
        return None
    return Identity(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def read_with_identity(path: Path) -> tuple[bytes, Identity] | None:
    """Return a file's bytes and the identity they belong to, or None where there is no such file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        found = os.fstat(descriptor)
        parts = []
        while part := os.read(descriptor, max(found.st_size + 1, 1 << 16)):
            parts.append(part)
    finally:
        os.close(descriptor)
    return b"".join(parts), Identity(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def resolved(path: Path) -> Path:
    """Return where a file really lies, so that replacing it leaves a symbolic link to it a link."""
    try:
        linked = stat.S_ISLNK(os.lstat(path).st_mode)
    except FileNotFoundError:
        return path
    return Path(os.path.realpath(path)) if linked else path


def ensure_folder(folder: Path) -> None:
    """Make a folder, and those above it, for its owner alone, whatever the umask; leave one that is there."""
    try:
        folder.mkdir(FOLDER_MODE)
    except FileExistsError:
        return
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        ensure_folder(folder.parent)
        folder.mkdir(FOLDER_MODE, exist_ok=True)
    folder.chmod(FOLDER_MODE)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_new(path: Path, data: bytes, *, later_than: int = 0) -> int:
    """Write a file that nobody reads yet and return its open descriptor, to be synced and closed.

    Its mtime is made greater than ``later_than`` (nanoseconds): two versions of one file within a tick of
    the kernel's clock could otherwise share inode, time and size.
    """
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE
    )
    complete = False
    try:
        os.fchmod(descriptor, FILE_MODE)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if later_than and os.fstat(descriptor).st_mtime_ns <= later_than:
            os.utime(descriptor, ns=(later_than + 1, later_than + 1))
        complete = True
    finally:
        if not complete:
            os.close(descriptor)
    return descriptor


def sync_and_close(descriptor: int) -> Identity:
    """Make a written file durable, close it and return its identity."""
    try:
        os.fsync(descriptor)
        found = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return Identity(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file that nobody reads yet and make its bytes durable; its name is the caller's to sync."""
    sync_and_close(write_new(path, data))


def remove(path: Path) -> bool:
    """Remove a file; tell whether it was there."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted; none where it is missing."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries)
    except FileNotFoundError:
        return []
