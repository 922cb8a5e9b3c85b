"""What a reminder rule says; when one is due is worked out elsewhere."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.schedules import DAILY, Weekdays


class ReminderKind(StrEnum):
    """What a reminder is about."""

    PRACTICE = "practice"
    PEOPLE = "people"
    EVENING = "evening"
    WEEKLY = "weekly"


class ReminderRule(NamedTuple):
    """A rule for when to show which popup. Exactly one of ``at`` and ``between`` is set."""

    id: str
    kind: ReminderKind
    practice: str | None = None
    """The practice id, for the kind ``practice`` only."""
    at: tuple[time, ...] = ()
    between: tuple[time, time] | None = None
    days: Weekdays = DAILY
    text: str = ""
    """What the popup says; empty for the practice's action of the day."""
    unless_done: bool = True
    enabled: bool = True
