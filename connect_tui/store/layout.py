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
PLANS = "plans"
ME = "me"
"""What a person notes about themselves."""
DRAFTS = "local-drafts"
"""What is still being written on this machine."""
STATE = "state"

LOCK = ".lock"
MANIFEST = ".commit"
PREVIOUS = ".prev"
BACKUPS = "backups"
BROKEN = "broken"

CHECK_INS_GROUP = "check_ins"
CONTACTS_GROUP = "contacts"
JOURNAL_GROUP = "journal"
GROUPS = (CHECK_INS_GROUP, PEOPLE, CONTACTS_GROUP, PLANS, JOURNAL_GROUP, ME, STATE)
"""The kinds of records that are exported and merged, in the order they are written out."""

_SUFFIX = ".json"
_SINGLE = frozenset((META, DEVICE, UNDO, REMINDERS, DRAFTS, PEOPLE, PLANS, ME, STATE))
_CHECKS, _JOURNAL, _CONTACTS = "checks-", "journal-", "contacts-"
_STAGED = ".new"
_SET_ASIDE = r"(.+)-\d{4}-\d{2}-\d{2}T\d{6}(?:-\d+)?\.json"


def file_name(table: str) -> str:
    """Return the name of the file that holds a table."""
    return table + _SUFFIX


def table_of(name: str) -> str | None:
    """Return the table that a file of this name holds, or None where the file is not one of the store's."""
    table = name.removesuffix(_SUFFIX)
    return table if table != name and _is_table(table) else None


def staged_name(name: str) -> str:
    """Return the name under which the next version of a file is written before it takes its place."""
    return f".{name}{_STAGED}"


def is_staged(name: str) -> bool:
    """Tell whether a file name is that of a next version that never took its place."""
    held = name.removeprefix(".").removesuffix(_STAGED)
    return name == staged_name(held) and (held == MANIFEST or table_of(held) is not None)


def checks_table(month: str) -> str:
    """Return the table of a month such as "2026-11"."""
    return _CHECKS + month


def month_in(table: str) -> str | None:
    """Return the month whose check-ins a table holds, or None for any other table."""
    month = table.removeprefix(_CHECKS)
    return month if month != table and _is_month(month) else None


def journal_table(day: date) -> str:
    """Return the table of the journal entries of a day's year."""
    return _JOURNAL + day.isoformat()[:4]


def year_in(table: str) -> str | None:
    """Return the year whose journal entries a table holds, as in "2026", or None for any other table."""
    year = table.removeprefix(_JOURNAL)
    return year if year != table and _is_year(year) else None


def contacts_table(day: date) -> str:
    """Return the table of the contacts of a day's year."""
    return _CONTACTS + day.isoformat()[:4]


def contacts_year_in(table: str) -> str | None:
    """Return the year whose contacts a table holds, as in "2026", or None for any other table."""
    year = table.removeprefix(_CONTACTS)
    return year if year != table and _is_year(year) else None


def group_of(table: str) -> str | None:
    """Return the group a table's records are exported under, or None for tables that stay on this machine."""
    if table in (PEOPLE, PLANS, ME, STATE):
        return table
    if table.startswith(_CHECKS):
        return CHECK_INS_GROUP
    if table.startswith(_CONTACTS):
        return CONTACTS_GROUP
    return JOURNAL_GROUP if table.startswith(_JOURNAL) else None


def is_overflow(table: str) -> bool:
    """Tell whether a table holds what one large change replaced, and may go with its undo entry."""
    return table.startswith(f"{UNDO}-")


def is_lasting(table: str) -> bool:
    """Tell whether a table, once there, stays: if it is gone, something outside took it away."""
    return table != DEVICE and not is_overflow(table) and not is_momentary(table)


def is_momentary(table: str) -> bool:
    """Tell whether a table speaks of the present alone, so that an older version would be worse than none.

    Of such a table no copies are kept, and nothing brings an earlier state of it back: what was shown stays
    shown, and what has been written to its end is no draft again.
    """
    return table in (REMINDERS, DRAFTS)


def is_set_aside(name: str) -> bool:
    """Tell whether a file name is that of a broken file which was set aside."""
    match = re.fullmatch(_SET_ASIDE, name)
    return match is not None and _is_table(match[1])


# Without patterns, as compiling them would cost every command more than all the names it looks at.


def _is_table(name: str) -> bool:
    if name in _SINGLE or month_in(name) or year_in(name) or contacts_year_in(name):
        return True
    return is_overflow(name) and _is_number(name.removeprefix(f"{UNDO}-"))


def _is_month(text: str) -> bool:
    year, _, month = text.partition("-")
    return _is_year(year) and len(month) == 2 and _is_number(month) and "01" <= month <= "12"


def _is_year(text: str) -> bool:
    return len(text) == 4 and _is_number(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
