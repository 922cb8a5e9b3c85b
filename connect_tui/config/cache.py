"""The parsed catalogue kept in the data folder, so that YAML need not be read each time.

Two files that can be thrown away at any time: what the catalogue files said when they were last read, and
what the person's own file said when it was last right. Each has a line about itself and a line of content.
"""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
import json
import os
import time
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from connect_tui import __version__
from connect_tui.config.catalogue_json import (
    catalogue_from_json,
    catalogue_to_json,
    problems_from_json,
    problems_to_json,
)
from connect_tui.config.model import Catalogue, LoadedCatalogue
from connect_tui.config.paths import Paths

FORMAT = 4
"""To be raised when what the files hold changes its shape."""

_CURRENT = "catalogue.json"
_LAST_GOOD = "last-good.json"
_TOO_RECENT = 100_000_000
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    path: str
    inode: int
    mtime_ns: int
    size: int


class Stamps(NamedTuple):
    """The state of both catalogue files, and when they were looked at."""

    own: Stamp | None
    """None where there is no file."""
    shipped: Stamp | None
    taken_ns: int
    """Nanoseconds since the epoch, before either file was read."""


def take_stamps(own: Path, shipped: Path) -> Stamps:
    """Note the state of both files."""
    return Stamps(_stamp(own), _stamp(shipped), time.time_ns())


def _stamp(path: Path) -> Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - twice as quick, on a path that every command takes
    except (OSError, ValueError):
        return None
    return Stamp(str(path), status.st_ino, status.st_mtime_ns, status.st_size)


def cached_catalogue(paths: Paths, stamps: Stamps) -> LoadedCatalogue | None:
    """Return what was read from files in just this state, or None, also where the cache is damaged."""
    try:
        about, content = _read(paths.cache / _CURRENT)
        if about["files"] != _about_files(stamps) or _is_too_recent(about):
            return None
        return LoadedCatalogue(
            catalogue_from_json(_checked(about, content)["catalogue"]),
            about["source"],
            Path(about["file"]),
            problems_from_json(about["problems"]),
        )
    except (OSError, *_BROKEN):
        return None


def last_good_catalogue(paths: Paths) -> Catalogue | None:
    """Return what the person's own file said when it was last right, or None where that is not known."""
    try:
        about, content = _read(paths.cache / _LAST_GOOD)
        if about["file"] != str(paths.habits_file):
            return None
        return catalogue_from_json(_checked(about, content)["catalogue"])
    except (OSError, *_BROKEN):
        return None


def keep(paths: Paths, stamps: Stamps, loaded: LoadedCatalogue) -> None:
    """Keep what was read. Where that cannot be written, the next start reads the files again."""
    content = json.dumps({"catalogue": catalogue_to_json(loaded.catalogue)}, separators=(",", ":")).encode()
    about = {
        "format": FORMAT,
        "app": __version__,
        "sum": zlib.crc32(content),
        "source": loaded.source,
        "file": str(loaded.file),
        "files": _about_files(stamps),
        "taken": stamps.taken_ns,
        "problems": problems_to_json(loaded.problems),
    }
    try:
        _make_folder(paths)
        if loaded.source == "own":
            _write(paths.cache / _LAST_GOOD, about, content)
        _write(paths.cache / _CURRENT, about, content)
    except OSError as error:
        import logging

        logging.getLogger(__name__).debug("The parsed catalogue was not kept: %s", error)


def _about_files(stamps: Stamps) -> list[list[str | int] | None]:
    return [None if stamp is None else list(stamp) for stamp in (stamps.own, stamps.shipped)]


def _is_too_recent(about: Any) -> bool:
    """Tell whether a file was read so soon after a change that a later change may bear the same time."""
    return any(abs(stamp[2] - about["taken"]) < _TOO_RECENT for stamp in about["files"] if stamp is not None)


def _read(path: Path) -> tuple[Any, bytes]:
    with open(path, "rb") as file:  # noqa: PTH123 - twice as quick, on a path that every command takes
        about_line, _, content = file.read().partition(b"\n")
    about = json.loads(about_line)
    if about["format"] != FORMAT or about["app"] != __version__:
        raise ValueError
    return about, content


def _checked(about: Any, content: bytes) -> Any:
    if zlib.crc32(content) != about["sum"]:
        raise ValueError
    return json.loads(content)


def _make_folder(paths: Paths) -> None:
    paths.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    paths.cache.mkdir(mode=0o700, exist_ok=True)


def _write(path: Path, about: Any, content: bytes) -> None:
    """Put the file in place whole. It is not synced: after a crash, the sum tells whether it is complete."""
    from connect_tui.config.files import write_new

    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    write_new(temporary, json.dumps(about, separators=(",", ":")).encode() + b"\n" + content)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
