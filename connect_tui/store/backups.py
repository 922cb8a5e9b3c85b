"""Copies of the whole folder: one a day, and named ones before anything sweeping.

A backup shares the files that have not changed since the one before by hard link, and never with the
files in use, so that a program which writes into those cannot harm it.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from connect_tui.store.backup_names import LEAVING, PARTIAL, backup_names, is_daily, named, places_of_copies
from connect_tui.store.codec import Content, parse
from connect_tui.store.errors import BrokenTableError, UnknownBackupError, UnreadableBackupError
from connect_tui.store.files import (
    FOLDER_MODE,
    ensure_folder,
    identity,
    names_in,
    read_with_identity,
    remove,
    sync_and_close,
    sync_folder,
    write_new,
)
from connect_tui.store.layout import BACKUPS, is_momentary, is_staged, table_of

KEEP_DAYS = 14
KEEP_MONTHS = 12
KEEP_NAMED = 10


class BackupInfo(NamedTuple):
    """A backup there is: its name, when it was made, how many files it holds and their size in bytes."""

    name: str
    when: datetime
    files: int
    size: int


class _Copy(NamedTuple):
    mtime_ns: int
    path: Path


def copies(folder: Path, table: str) -> list[Path]:
    """Return where copies of the table's file lie, newest first."""
    found = []
    for place in places_of_copies(folder, table):
        there = identity(place)
        if there is not None:
            found.append(_Copy(there.mtime_ns, Path(place)))
    return [copy.path for copy in sorted(found, reverse=True)]


def list_backups(folder: Path, now: datetime) -> list[BackupInfo]:
    """Return every backup, newest first."""
    found = []
    for name in backup_names(folder):
        place = folder / BACKUPS / name
        sizes = [(place / file).stat().st_size for file in names_in(place) if table_of(file)]
        when = datetime.fromtimestamp(place.stat().st_mtime, now.tzinfo)
        found.append(BackupInfo(name, when, len(sizes), sum(sizes)))
    return sorted(found, key=lambda backup: (backup.when, backup.name), reverse=True)


def make_daily(folder: Path, now: datetime) -> None:
    """Make the backup of the day unless it is there. The lock must be held."""
    name = now.date().isoformat()
    if identity(folder / BACKUPS / name) is None and any(table_of(file) for file in names_in(folder)):
        _make(folder, name, now)


def make_named(folder: Path, reason: str, now: datetime) -> str:
    """Make a backup called after what is about to happen, and return its name. The lock must be held."""
    stem = f"before-{reason}-{now:%Y-%m-%dT%H%M%S}"
    name, number = stem, 1
    while identity(folder / BACKUPS / name) is not None:
        number += 1
        name = f"{stem}-{number}"
    _make(folder, name, now)
    return name


def read_backup(folder: Path, name: str) -> dict[str, Content]:
    """Return every table of a backup. Raises UnknownBackupError or UnreadableBackupError."""
    names = backup_names(folder)
    if name not in names:
        raise UnknownBackupError(
            f"There is no backup called {name}.",
            hint="`connect-tui backup list` shows those there are.",
            names=tuple(names),
        )
    tables: dict[str, Content] = {}
    for file in names_in(folder / BACKUPS / name):
        table = table_of(file)
        found = read_with_identity(folder / BACKUPS / name / file) if table is not None else None
        if table is None or found is None:
            continue
        try:
            tables[table] = parse(found[0])
        except BrokenTableError as error:
            raise UnreadableBackupError(
                f"The backup {name} cannot be used: its {file} is broken. Nothing was changed.",
                hint="Choose another backup.",
            ) from error
    return tables


def _make(folder: Path, name: str, now: datetime) -> None:
    place = folder / BACKUPS
    ensure_folder(place)
    _clear_leftovers(folder, place)
    base = place / newest if (newest := _newest(folder)) else None
    partial = place / PARTIAL
    partial.mkdir(FOLDER_MODE)
    partial.chmod(FOLDER_MODE)
    for file in names_in(folder):
        table = table_of(file)
        if table is not None and not is_momentary(table):
            _copy(folder / file, partial / file, base / file if base is not None else None)
    os.utime(partial, (now.timestamp(), now.timestamp()))
    sync_folder(partial)
    partial.rename(place / name)
    sync_folder(place)
    _prune(folder)


def _copy(source: Path, target: Path, earlier: Path | None) -> None:
    """Copy a file, or link the earlier copy where that has the same time and size."""
    there = identity(source)
    if there is None:
        return
    before = identity(earlier) if earlier is not None else None
    if earlier is not None and before is not None and before[2:] == there[2:]:
        try:
            os.link(earlier, target)
        except OSError:
            remove(target)
        else:
            return
    found = read_with_identity(source)
    if found is None:
        return
    descriptor = write_new(target, found[0])
    os.utime(descriptor, ns=(found[1].mtime_ns, found[1].mtime_ns))
    sync_and_close(descriptor)


def _clear_leftovers(folder: Path, place: Path) -> None:
    """Remove what interrupted changes and backups have left behind."""
    for name in names_in(folder):
        if is_staged(name):
            remove(folder / name)
    for name in (PARTIAL, LEAVING):
        if identity(place / name) is not None:
            _remove_backup(place / name)


def _newest(folder: Path) -> str | None:
    place = folder / BACKUPS
    return max(backup_names(folder), key=lambda name: ((place / name).stat().st_mtime_ns, name), default=None)


def _prune(folder: Path) -> None:
    names = backup_names(folder)
    daily = [name for name in names if is_daily(name)]
    old = daily[:-KEEP_DAYS]
    first_of_month = {name[:7]: name for name in reversed(old)}
    kept = set(sorted(first_of_month.values())[-KEEP_MONTHS:])
    leaving = [name for name in old if name not in kept] + named(names)[:-KEEP_NAMED]
    place = folder / BACKUPS
    for name in leaving:
        if not all(table_of(file) for file in names_in(place / name)):
            continue
        (place / name).rename(place / LEAVING)
        _remove_backup(place / LEAVING)


def _remove_backup(place: Path) -> None:
    for file in names_in(place):
        remove(place / file)
    place.rmdir()
