"""Putting new versions of files in place, all of them or none, whenever the process or the power dies."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.store.errors import EditedMeanwhileError
from connect_tui.store.files import (
    Identity,
    ensure_folder,
    identity,
    read_with_identity,
    remove,
    resolved,
    sync_and_close,
    sync_folder,
    write_durably,
    write_new,
)
from connect_tui.store.layout import (
    DEVICE,
    MANIFEST,
    META,
    PREVIOUS,
    UNDO,
    file_name,
    is_momentary,
    is_overflow,
    staged_name,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

ERASE = "erase"

_NO_LINKS = frozenset({errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS})


class Staged(NamedTuple):
    """A next version that is safe on disk under a name of its own."""

    table: str
    new: Path
    real: Path
    identity: Identity


class Replacement(NamedTuple):
    """What is to stand in a table's file, and the version of the file that it was made from."""

    data: bytes
    expected: Identity | None


def commit(
    folder: Path,
    changes: Mapping[str, Replacement],
    *,
    keep_previous: bool = True,
    forget: Collection[str] = (),
) -> dict[str, Identity]:
    """Replace the files of these tables in one step that survives a crash; return their new identities.

    The lock must be held. More than one file goes through a manifest: once that is in place the change
    has happened, and whoever opens the folder next finishes it. An error before that leaves all as it was.
    Syncs each file, the manifest and the folder once; and the folder once more before the first rename,
    where records of more than one table would otherwise rely on the order in which renames become durable.
    The versions replaced are kept as previous ones, unless they are broken and no version to keep; of the
    tables to ``forget``, changed or not, no previous version is left once the change has happened.
    """
    new = {table: _new_path(folder, table) for table in changes}
    manifest = folder / staged_name(MANIFEST) if len(changes) > 1 else None
    try:
        staged = _stage(
            changes, {table: (path, resolved(folder / file_name(table))) for table, path in new.items()}
        )
        if manifest is not None:
            files = {file_name(one.table): one.identity.inode for one in staged}
            write_durably(manifest, json.dumps({"files": files}).encode())
        for one in staged:
            expected = changes[one.table].expected
            _refuse_edited(one.real, expected)
            has_copies = not (is_overflow(one.table) or is_momentary(one.table) or one.table in forget)
            if keep_previous and expected is not None and has_copies:
                _link_previous(folder, one)
        forget_previous(folder, forget)
    except BaseException:
        _discard([*new.values(), *([manifest] if manifest is not None else [])])
        raise
    _publish(folder, staged, manifest)
    return {one.table: one.identity for one in staged}


def forget_previous(folder: Path, tables: Collection[str]) -> None:
    """Remove the previous versions of these tables. The lock must be held."""
    for table in tables:
        remove(folder / PREVIOUS / file_name(table))


def pending(folder: Path) -> bool:
    """Tell whether a transaction has been left unfinished, or is being finished right now."""
    return identity(folder / MANIFEST) is not None


def announce_erase(folder: Path) -> None:
    """Note durably that all of this is to go, so that an interrupted erasing is finished, not repaired."""
    new = folder / staged_name(MANIFEST)
    write_durably(new, json.dumps({ERASE: True}).encode())
    new.replace(folder / MANIFEST)
    sync_folder(folder)


def read_manifest(folder: Path) -> dict[str, int] | None:
    """Return the files of the unfinished transaction with the inodes of their next versions; None to erase.

    A manifest that cannot be read was damaged by something else and names nothing.
    """
    found = read_with_identity(folder / MANIFEST)
    try:
        manifest = json.loads(found[0]) if found is not None else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(manifest, dict):
        return {}
    if manifest.get(ERASE) is True:
        return None
    files = manifest.get("files")
    if not isinstance(files, dict):
        return {}
    return {name: inode for name, inode in files.items() if table_of(name) and isinstance(inode, int)}


def finish(folder: Path, files: Mapping[str, int]) -> None:
    """Put the next versions in place that an interrupted transaction has left. The lock must be held."""
    touched = {folder}
    for name, inode in files.items():
        real = resolved(folder / name)
        new = real.with_name(staged_name(real.name))
        found = identity(new)
        if found is not None and found.inode == inode:
            new.replace(real)
        touched.add(real.parent)
    for parent in touched:
        sync_folder(parent)
    remove(folder / MANIFEST)


def _new_path(folder: Path, table: str) -> Path:
    real = resolved(folder / file_name(table))
    return real.with_name(staged_name(real.name))


def _stage(changes: Mapping[str, Replacement], paths: Mapping[str, tuple[Path, Path]]) -> list[Staged]:
    """Write all before syncing the first, so that the file system can make them durable together."""
    open_files: dict[str, int] = {}
    try:
        for table, change in changes.items():
            later_than = change.expected.mtime_ns if change.expected is not None else 0
            open_files[table] = write_new(paths[table][0], change.data, later_than=later_than)
        return [Staged(table, *path, sync_and_close(open_files.pop(table))) for table, path in paths.items()]
    finally:
        for descriptor in open_files.values():
            os.close(descriptor)


def _refuse_edited(real: Path, expected: Identity | None) -> None:
    """Make sure that the version which is about to be replaced is the one we know."""
    if identity(real) != expected:
        raise EditedMeanwhileError(
            f"{real} was changed by another program just now, so nothing was saved.",
            hint="Try again; what the other program wrote is taken into account.",
        )


def _link_previous(folder: Path, staged: Staged) -> None:
    previous = folder / PREVIOUS
    kept = previous / file_name(staged.table)
    new = kept.with_name(staged_name(kept.name))
    try:
        try:
            os.link(staged.real, new)
        except FileNotFoundError:
            ensure_folder(previous)
            os.link(staged.real, new)
        except FileExistsError:
            remove(new)
            os.link(staged.real, new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        found = read_with_identity(staged.real)
        os.close(write_new(new, found[0] if found is not None else b""))
    new.replace(kept)


def _publish(folder: Path, staged: list[Staged], manifest: Path | None) -> None:
    replaced = 0
    try:
        if manifest is not None:
            manifest.replace(folder / MANIFEST)
            if sum(one.table not in (UNDO, META, DEVICE) for one in staged) > 1:
                sync_folder(folder)
        for one in staged:
            one.new.replace(one.real)
            replaced += 1
        for parent in {one.real.parent for one in staged} | {folder}:
            sync_folder(parent)
        if manifest is not None:
            remove(folder / MANIFEST)
    except OSError:
        if not replaced:
            _retract(folder, staged, manifest)
        raise


def _retract(folder: Path, staged: list[Staged], manifest: Path | None) -> None:
    """Take back a transaction of which nothing is in place. Where that fails, the next opener finishes it."""
    if manifest is not None:
        remove(folder / MANIFEST)
    _discard([one.new for one in staged] + ([manifest] if manifest is not None else []))


def _discard(paths: list[Path]) -> None:
    for path in paths:
        try:
            remove(path)
        except OSError:
            return
