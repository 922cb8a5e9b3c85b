"""What a header can tell of the reminder that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.practices import MAKE_TIME, SELF
from connect_tui.reminders.outlook import Status
from connect_tui.services.reminder_subjects import ITEM_KINDS
from connect_tui.services.reminders import NAMING
from connect_tui.ui.content import shown

if TYPE_CHECKING:
    from datetime import datetime

    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.reminders.outlook import Entry, Outlook
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.reminder_desk import ReminderDesk

_KEPT_BY = dict.fromkeys(NAMING, MAKE_TIME) | dict.fromkeys(ITEM_KINDS, SELF)
"""The practice that a kind of reminder which names none is about."""


class NextReminder(NamedTuple):
    """The reminder that comes next."""

    at: datetime
    """Local wall-clock time."""
    words: str
    """What it says, safe to show."""
    hue: str
    """As :func:`rule_hue` tells."""


def next_reminder(desk: ReminderDesk, workspace: Workspace) -> NextReminder | None:
    """Return what comes next today, or None where nothing more does."""
    outlook = desk.outlook(1)
    entry = next((one for one in coming(outlook) if one.occurrence.day == outlook.today), None)
    if entry is None:
        return None
    hue = rule_hue(entry.occurrence.rule, workspace)
    return NextReminder(entry.at, shown(desk.words(entry)), hue)


def coming(outlook: Outlook) -> list[Entry]:
    """Return what is still to be shown, soonest first."""
    return [entry for entry in outlook.entries if entry.status in (Status.PLANNED, Status.DUE)]


def rule_hue(rule: ReminderRule, workspace: Workspace) -> str:
    """Return the pillar whose colour a rule has, or ``focus`` where it belongs to none."""
    practice = workspace.loaded.catalogue.practice(rule.practice or _KEPT_BY.get(rule.kind, ""))
    return "focus" if practice is None else practice.pillar.value
