"""Which file holds what: one table is one file, named after the slice of time it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

META = "meta"
DEVICE = "local-device"
UNDO = "local-undo"
REMINDERS = "local-reminders"
"""What has become of reminders on this machine: its showings, and since when it has known each rule."""
PEOPLE = "people"
STATE = "state"

LOCK = ".lock"
MANIFEST = ".commit"
PREVIOUS = ".prev"
BACKUPS = "backups"
BROKEN = "broken"

CHECK_INS_GROUP = "check_ins"
JOURNAL_GROUP = "journal"
GROUPS = (CHECK_INS_GROUP, PEOPLE, JOURNAL_GROUP, STATE)
"""The kinds of records that are exported and merged, in the order they are written out."""

_SUFFIX = ".json"
_MONTH = re.compile(r"checks-(\d{4}-(?:0[1-9]|1[0-2]))")
_YEAR = re.compile(r"journal-(\d{4})")
_TABLE = re.compile(
    r"checks-\d{4}-(?:0[1-9]|1[0-2])|journal-\d{4}|people|state|meta"
    r"|local-device|local-reminders|local-undo(?:-\d+)?"
)
_STAGED = rf"\.(?:(?:{_TABLE.pattern})\.json|\.commit)\.new"
_SET_ASIDE = rf"(?:{_TABLE.pattern})-\d{{4}}-\d{{2}}-\d{{2}}T\d{{6}}(?:-\d+)?\.json"


def file_name(table: str) -> str:
    """Return the name of the file that holds a table."""
    return table + _SUFFIX


def table_of(name: str) -> str | None:
    """Return the table that a file of this name holds, or None where the file is not one of the store's."""
    table = name.removesuffix(_SUFFIX)
    return table if table != name and _TABLE.fullmatch(table) else None


def staged_name(name: str) -> str:
    """Return the name under which the next version of a file is written before it takes its place."""
    return f".{name}.new"


def is_staged(name: str) -> bool:
    """Tell whether a file name is that of a next version that never took its place."""
    return re.fullmatch(_STAGED, name) is not None


def checks_table(month: str) -> str:
    """Return the table of a month such as "2026-11"."""
    return f"checks-{month}"


def month_in(table: str) -> str | None:
    """Return the month whose check-ins a table holds, or None for any other table."""
    match = _MONTH.fullmatch(table)
    return match[1] if match else None


def journal_table(day: date) -> str:
    """Return the table of the journal entries of a day's year."""
    return f"journal-{day.isoformat()[:4]}"


def year_in(table: str) -> str | None:
    """Return the year whose journal entries a table holds, as in "2026", or None for any other table."""
    match = _YEAR.fullmatch(table)
    return match[1] if match else None


def group_of(table: str) -> str | None:
    """Return the group a table's records are exported under, or None for tables that stay on this machine."""
    if table in (PEOPLE, STATE):
        return table
    if table.startswith("checks-"):
        return CHECK_INS_GROUP
    return JOURNAL_GROUP if table.startswith("journal-") else None


def is_overflow(table: str) -> bool:
    """Tell whether a table holds what one large change replaced, and may go with its undo entry."""
    return table.startswith(f"{UNDO}-")


def is_lasting(table: str) -> bool:
    """Tell whether a table, once there, stays: if it is gone, something outside took it away."""
    return table != DEVICE and not is_overflow(table) and not is_momentary(table)


def is_momentary(table: str) -> bool:
    """Tell whether a table speaks of the present alone, so that an older version would be worse than none.

    Of such a table no copies are kept, and nothing brings an earlier state of it back: what was shown stays
    shown.
    """
    return table == REMINDERS


def is_set_aside(name: str) -> bool:
    """Tell whether a file name is that of a broken file which was set aside."""
    return re.fullmatch(_SET_ASIDE, name) is not None
