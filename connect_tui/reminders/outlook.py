"""What the reminders amount to at a moment: what is due, what was shown or missed, and what comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from connect_tui.config.settings import Settings
from connect_tui.domain.reminders import ReminderRule
from connect_tui.domain.showings import KnownRule, PutOff, Showing


class Reason(StrEnum):
    """Why something is not shown, or not at its own moment."""

    DISABLED = "disabled"
    """The rule is switched off."""
    POPUPS_OFF = "popups-off"
    """The person wants no popups at all."""
    DONE = "done"
    REST = "rest"
    NOT_SCHEDULED = "not-scheduled"
    """Its practice is not on that day's schedule, or archived."""
    NOTHING = "nothing"
    """There is nobody to name, no plan, date, goal or dare, or they were named that day already."""
    SILENCED = "silenced"
    """The person said: not today."""
    SNOOZED = "snoozed"
    """The person said: later."""
    QUIET_HOURS = "quiet-hours"
    LIMIT = "limit"
    """There were enough popups that day."""
    DISTANCE = "distance"
    """Too soon after another popup; it comes a little later."""
    ONCE_A_DAY = "once-a-day"
    """The compliment is asked for once a day at most."""
    TOO_LATE = "too-late"
    """Nobody was there to show it in time, and by now it would come too late."""


class Status(StrEnum):
    """Where one occurrence stands."""

    SHOWN = "shown"
    """It was shown, or at least handed over; ``showing`` tells."""
    DUE = "due"
    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"


class Occurrence(NamedTuple):
    """One moment at which a rule asks for a popup."""

    key: str
    """``reminder@2026-11-22T20:30``, or ``reminder@2026-11-22T20:00Z`` of one that was put off."""
    rule: ReminderRule
    day: date
    """The day, as the person lives it, that it belongs to."""
    moment: datetime
    """Local wall-clock time, without a zone."""
    was_put_off: bool = False


class Entry(NamedTuple):
    """An occurrence and where it stands."""

    occurrence: Occurrence
    status: Status
    at: datetime
    """Local wall-clock time when it was shown or is expected; else its own moment."""
    reason: Reason | None = None
    """Why it is held or was missed; of a planned one, why it comes later than its own moment."""
    late: bool = False
    """Whether its moment passed without anybody there to show it."""
    showing: Showing | None = None


class Outlook(NamedTuple):
    """What the reminders amount to at a moment."""

    now: datetime
    """Aware, in the zone of the machine."""
    today: date
    due: tuple[Occurrence, ...]
    """What to show now, in one popup; mostly none or one, several where they were missed together."""
    late: bool
    """Whether what is due is shown after its moment was missed."""
    look_again: datetime | None
    """Local wall-clock time at which, if nothing changes before, something may be due or a day is over."""
    entries: tuple[Entry, ...]
    """Today's, past ones too, and those of the days ahead that were asked for, by ``at``."""


class Situation(NamedTuple):
    """All that the outlook depends on."""

    now: datetime
    """Aware, in the zone of the machine."""
    settings: Settings
    rules: tuple[ReminderRule, ...]
    settled: Callable[[ReminderRule, date], Reason | None]
    """Tells why a rule has nothing to ask for on a day; None where it has.

    That is DONE, REST, NOT_SCHEDULED or NOTHING.
    """
    showings: Mapping[str, Showing] = {}
    """By key."""
    put_off: Mapping[str, PutOff] = {}
    """By reminder id, and EVERY_REMINDER."""
    known: Mapping[str, KnownRule] = {}
    """By reminder id."""
    patience: timedelta = timedelta(0)
    """How long to leave a due showing to another process that has the first claim."""
