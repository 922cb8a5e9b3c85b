"""Removing everything that Connect has put on a machine, and nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.config.files import abandoned_beside
from connect_tui.domain.errors import ConnectError
from connect_tui.services.reminders import BACKGROUND_LOCK
from connect_tui.services.writing_elsewhere import forget_what_was_left
from connect_tui.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from connect_tui.config.paths import Paths
    from connect_tui.domain.clock import Clock

_CACHE_FILES = ("progress.json", "ledger.json", "contacts.json", "catalogue.json", "last-good.json")


def erase_everything(paths: Paths, clock: Clock) -> list[Path]:
    """Remove the records, their backups, the caches, the log and the person's own habits.yaml.

    Returns what was removed. Folders go where they are empty then; files of others stay. Raises ConnectError
    where something could not be removed; what was removed until then is gone.
    """
    # Without its lock the background process writes nothing any more.
    lock = paths.data / BACKGROUND_LOCK
    removed = [lock] if _remove(lock) else []
    removed += Store(paths.data, clock).erase() if paths.data.exists() else []
    removed += [path for path in _besides_records(paths) if _remove(path)]
    removed += forget_what_was_left(paths, os.environ)
    for folder in (paths.cache, paths.state, paths.config, paths.data):
        _remove_if_empty(folder)
    return removed


def _besides_records(paths: Paths) -> Iterator[Path]:
    for name in _CACHE_FILES:
        yield paths.cache / name
        yield from sorted(paths.cache.glob(f".{name}.*"))
    yield paths.log_file
    yield from sorted(paths.state.glob(f"{paths.log_file.name}.*"))
    if paths.config.is_dir():
        yield from abandoned_beside(paths.habits_file)
    yield paths.habits_file


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ConnectError(
            f"{path} could not be removed ({error.strerror}).",
            hint="Check who owns it, then run erase again.",
        ) from error
    return True


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
        folder.rmdir()
