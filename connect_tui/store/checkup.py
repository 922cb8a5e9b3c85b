"""A look at the data folder that changes nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.store import commit, lock
from connect_tui.store.backup_names import backup_names
from connect_tui.store.codec import parse
from connect_tui.store.errors import BrokenTableError
from connect_tui.store.files import names_in, read_with_identity
from connect_tui.store.layout import DRAFTS, META, REMINDERS, file_name, table_of
from connect_tui.store.migrations import version_in

if TYPE_CHECKING:
    from pathlib import Path


class Finding(NamedTuple):
    """One thing that was looked at: what, whether all is well with it, and what there is to say."""

    subject: str
    ok: bool
    message: str
    hint: str = ""


def look_at(folder: Path, version: int) -> list[Finding]:
    """Return what there is to say of the folder; ``version`` is the newest format this program knows."""
    if not folder.exists():
        return [Finding("folder", True, f"{folder} is not there yet; it is made with the first change.")]
    findings = [_access(folder)]
    try:
        findings += [_file(folder, name) for name in names_in(folder) if table_of(name)]
        findings += [_version(folder, version), _lock(folder), _interrupted(folder), _backups(folder)]
    except OSError as error:
        findings.append(
            Finding("folder", False, f"{folder} cannot be read ({error.strerror}).", "Check its owner.")
        )
    return findings


def _access(folder: Path) -> Finding:
    if not folder.is_dir():
        return Finding(
            "folder", False, f"{folder} is not a folder.", "Move that file away, or use --data-dir."
        )
    if not os.access(folder, os.R_OK | os.X_OK):
        return Finding("folder", False, f"{folder} cannot be read.", "Check who owns it.")
    if not os.access(folder, os.W_OK):
        return Finding("folder", False, f"{folder} can be read but not written.", "Check who owns it.")
    return Finding("folder", True, f"{folder} can be read and written.")


def _file(folder: Path, name: str) -> Finding:
    try:
        found = read_with_identity(folder / name)
        count = len(parse(found[0]).documents) if found is not None else 0
    except OSError as error:
        return Finding(name, False, f"{name} cannot be read ({error.strerror}).", "Check who owns it.")
    except BrokenTableError:
        hint = "It is repaired from the newest copy when it is next used; the broken file is kept."
        if table_of(name) == REMINDERS:
            hint = "It starts empty when it is next used; nothing but the state of popups is lost."
        if table_of(name) == DRAFTS:
            hint = "What can be read of it stays when it is next used; it holds what was still being written."
        return Finding(name, False, f"{name} is broken.", hint)
    entries = "1 entry" if count == 1 else f"{count} entries"
    return Finding(name, True, f"{name} can be read ({entries}).")


def _version(folder: Path, version: int) -> Finding:
    try:
        found = read_with_identity(folder / file_name(META))
        there = version_in(parse(found[0]).documents) if found is not None else None
    except BrokenTableError:
        there = None
    if there is None:
        return Finding("format", True, f"The data names no format; format {version} will be written.")
    if there > version:
        return Finding(
            "format", False, f"The data is of format {there}, newer than {version}.", "Update Connect."
        )
    return Finding("format", True, f"The data is of format {there}.")


def _lock(folder: Path) -> Finding:
    if lock.is_free(folder):
        return Finding("lock", True, "Nobody is writing.")
    return Finding("lock", False, "Another Connect is writing.", "If that lasts, look for one that hangs.")


def _interrupted(folder: Path) -> Finding:
    if commit.pending(folder):
        return Finding(
            "changes", False, "A change was interrupted.", "It is finished when Connect is next used."
        )
    return Finding("changes", True, "No change was interrupted.")


def _backups(folder: Path) -> Finding:
    count = len(backup_names(folder))
    return Finding("backups", True, f"There are {count} backups." if count != 1 else "There is 1 backup.")
