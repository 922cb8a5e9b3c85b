"""How backups are called, and which there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connect_tui.store.files import names_in
from connect_tui.store.layout import BACKUPS, PREVIOUS, file_name

if TYPE_CHECKING:
    from pathlib import Path

_BEFORE = "before-"
_NAMED = rf"{_BEFORE}[a-z]+-(\d{{4}}-\d{{2}}-\d{{2}}T\d{{6}}(?:-\d+)?)"
PARTIAL = ".new"
LEAVING = ".old"


def is_daily(name: str) -> bool:
    """Tell whether a name is that of the backup of a day."""
    digits = name[:4] + name[5:7] + name[8:]
    return len(name) == 10 and name[4] == name[7] == "-" and digits.isascii() and digits.isdigit()


def is_backup_name(name: str) -> bool:
    """Tell whether a name in the backups folder is that of a backup, or of one being made or removed."""
    return name in (PARTIAL, LEAVING) or bool(is_daily(name) or re.fullmatch(_NAMED, name))


def backup_names(folder: Path) -> list[str]:
    """Return the names of all backups, daily ones first, each kind oldest first."""
    names = [name for name in names_in(folder / BACKUPS) if not name.startswith(".")]
    return [name for name in names if is_daily(name)] + named(names)


def places_of_copies(folder: Path, table: str) -> list[str]:
    """Return where a copy of a table's file lies, if there is one: beside the folder's files, and backups."""
    name = file_name(table)
    return [
        f"{folder}/{PREVIOUS}/{name}",
        *(f"{folder}/{BACKUPS}/{one}/{name}" for one in backup_names(folder)),
    ]


def named(names: list[str]) -> list[str]:
    """Return those of the names that are of named backups, oldest first."""
    likely = (name for name in names if name.startswith(_BEFORE))
    stamped = [(match[1], name) for name in likely if (match := re.fullmatch(_NAMED, name))]
    return [name for _, name in sorted(stamped)]
