"""Removing everything the store has ever written into its folder, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store.backup_names import is_backup_name
from connect_tui.store.commit import announce_erase
from connect_tui.store.errors import FULL
from connect_tui.store.files import names_in, remove, resolved, sync_folder
from connect_tui.store.layout import (
    BACKUPS,
    BROKEN,
    LOCK,
    MANIFEST,
    PREVIOUS,
    is_set_aside,
    is_staged,
    table_of,
)

if TYPE_CHECKING:
    from pathlib import Path


def erase(folder: Path) -> list[Path]:
    """Remove the store's own files and return them, in the order removed; folders that are then empty go too.

    The lock must be held; its file goes last, so that whoever waits for it starts afresh. A full disk is no
    obstacle: then only an interruption would leave the rest in place.
    """
    try:
        announce_erase(folder)
    except OSError as error:
        if error.errno not in FULL:
            raise
    removed: list[Path] = []
    for name in names_in(folder / BACKUPS):
        if is_backup_name(name):
            _remove_all(folder / BACKUPS / name, removed)
    _remove_empty(folder / BACKUPS)
    _remove_all(folder / PREVIOUS, removed)
    _remove_all(folder / BROKEN, removed)
    for name in names_in(folder):
        if table_of(name) or is_staged(name):
            _remove_one(folder / name, removed)
    sync_folder(folder)
    remove(folder / MANIFEST)
    if remove(folder / LOCK):
        removed.append(folder / LOCK)
    if _remove_empty(folder):
        sync_folder(folder.parent)
    return removed


def _remove_all(place: Path, removed: list[Path]) -> None:
    for name in names_in(place):
        if table_of(name) or is_staged(name) or is_set_aside(name):
            _remove_one(place / name, removed)
    _remove_empty(place)


def _remove_one(path: Path, removed: list[Path]) -> None:
    """Remove a file; of a symbolic link, what it leads to as well, which is where the records lie."""
    real = resolved(path)
    removed.extend(one for one in dict.fromkeys((real, path)) if remove(one))


def _remove_empty(folder: Path) -> bool:
    if names_in(folder) or folder.is_symlink() or not folder.is_dir():
        return False
    folder.rmdir()
    return True
