"""Where a text lies while one's own editor has it: in a folder that nobody else can look into.

In memory, where the system has a place for that. Whoever uses a folder holds a lock on it, the editor as
well, so that one left behind by a process that was killed is told from one in use.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE_NAME = "entry.md"
"""What the file is called: nothing of what is written, and Markdown to every editor."""

NO_FILE = "No file could be made for the editor: {reason}."
NO_FILE_HINT = "Check that there is room in your folder for temporary files."

_PREFIX = "connect-"
_ABOUT = ".about"
"""The file that is locked; it tells whose journal the text belongs to, and what it was at first."""
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own, which others cannot look into, is made in it


class EditorFolder(NamedTuple):
    """A folder that is in use here, and locked."""

    path: Path
    lock: int
    """The descriptor that holds the lock, for the editor to have as well."""

    @property
    def file(self) -> Path:
        """The file that the editor opens."""
        return self.path / FILE_NAME

    def note(self, owner: str, content: bytes) -> None:
        """Write down whose it is, and what the file holds that is kept elsewhere already."""
        about = json.dumps({"owner": owner, "was": _mark(content)}).encode()
        os.ftruncate(self.lock, 0)
        os.pwrite(self.lock, about, 0)

    def holds_only(self, content: bytes) -> bool:
        """Tell whether the file held just this when it was noted last."""
        return _about(self.lock).get("was") == _mark(content)

    def remove(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.let_go()

    def let_go(self) -> None:
        """Leave it as it is, for whoever comes next."""
        os.close(self.lock)


def new_folder(env: Mapping[str, str], owner: str, content: bytes) -> EditorFolder:
    """Make a folder with a file that holds this; ``owner`` is the journal it belongs to.

    Raises ConnectError where none can be made.
    """
    from connect_tui.config.files import write_new

    path: Path | None = None
    try:
        path = _new_path(env)
        lock = os.open(path / _ABOUT, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = EditorFolder(path, lock)
        folder.note(owner, content)
        write_new(folder.file, content)
    except OSError as error:
        if path is not None:
            shutil.rmtree(path, ignore_errors=True)
        raise ConnectError(NO_FILE.format(reason=error.strerror), hint=NO_FILE_HINT) from error
    return folder


def left_behind(env: Mapping[str, str], owner: str) -> Iterator[EditorFolder]:
    """Return the folders that nobody uses any more, of this user and of this journal; each is locked."""
    for place in dict.fromkeys(_places(env)):
        for path in sorted(place.glob(f"{_PREFIX}*")):
            if _is_private(path) and (folder := _taken_over(path, owner)) is not None:
                yield folder


def _new_path(env: Mapping[str, str]) -> Path:
    import tempfile

    *places, last = _places(env)
    for place in places:
        try:
            return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        except OSError:
            continue  # not there, full or not to be written into: the next one will do
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=last))


def _places(env: Mapping[str, str]) -> tuple[Path, ...]:
    import tempfile

    own = env.get("XDG_RUNTIME_DIR")
    return (*([Path(own)] if own else []), _IN_MEMORY, Path(tempfile.gettempdir()))


def _is_private(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _taken_over(path: Path, owner: str) -> EditorFolder | None:
    """Lock a folder; None where somebody uses it, or it is of another journal or none at all."""
    try:
        lock = os.open(path / _ABOUT, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = _about(lock).get("owner") == owner
    except OSError:
        is_ours = False
    if not is_ours:
        os.close(lock)
        return None
    return EditorFolder(path, lock)


def _about(lock: int) -> dict[str, object]:
    try:
        found = json.loads(os.pread(lock, 100_000, 0))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _mark(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()
