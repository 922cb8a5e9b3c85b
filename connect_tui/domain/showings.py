"""What becomes of reminders: which were shown, what was answered, and what was put off."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

EVERY_REMINDER = "*"
"""Stands for all reminders at once, where a person puts off every one of them."""


class Stage(StrEnum):
    """How far one showing has come."""

    CLAIMED = "claimed"
    """Somebody has taken it upon themselves, and may still fail; another may take it over later."""
    SENDING = "sending"
    """It is being handed over at this moment; nobody else may take it over any more."""
    SHOWN = "shown"
    UNCONFIRMED = "unconfirmed"
    """It was handed over, but nobody has said that it appeared."""
    FAILED = "failed"
    """It could not be shown; it may be tried again."""


class Way(StrEnum):
    """By which way something was shown."""

    DBUS = "dbus"
    PLYER = "plyer"
    TOAST = "toast"


class Answer(StrEnum):
    """What became of a popup once it was there."""

    DONE = "done"
    LATER = "later"
    NOT_TODAY = "not-today"
    SOMEONE_ELSE = "someone-else"
    """Whom it named rests for the day, and somebody else is asked for."""
    OPENED = "opened"
    """What it is about was opened from it."""
    DISMISSED = "dismissed"
    """The person closed it."""
    EXPIRED = "expired"
    """It went by itself."""
    WITHDRAWN = "withdrawn"
    """Connect took it back: it was done elsewhere, its day was over, or another took its place."""


class Showing(NamedTuple):
    """One showing of a reminder, claimed or more. Local to this machine, never exported."""

    key: str
    """``reminder@2026-11-22T20:30``: the scheduled local time, or ``…@2026-11-22T20:00Z`` after a snooze."""
    reminder: str
    """The rule's id."""
    day: date
    """The day, as the person lives it, that it belongs to."""
    stage: Stage
    changed_at: datetime
    """When it came to this stage, in UTC."""
    by: str = ""
    """Who claimed it: ``background`` or ``app``, and a process, as in ``app:4711``."""
    shown_at: datetime | None = None
    """When it was shown, in UTC."""
    way: Way | None = None
    popup: int = 0
    """The number that the notification server gave it; 0 where there is none."""
    server: str = ""
    """Which run of which notification server shows it; a mark to compare, nothing more."""
    together: str = ""
    """Where several were shown in one popup: the key of the first of them; else empty."""
    late: bool = False
    """Whether its moment was missed and it was shown afterwards."""
    answer: Answer | None = None
    answered_at: datetime | None = None
    """When that was, in UTC."""
    person: str = ""
    """The id of the person it names, if any."""
    plan: str = ""
    """The id of the plan it names, if any."""
    item: str = ""
    """The id of the goal or dare it names, if any."""
    trouble: str = ""
    """Why it failed last, without any word of the person's."""
    tries: int = 0
    """How often it was claimed; what fails again and again is tried ever more rarely."""
    failed_at: datetime | None = None
    """When it last could not be shown, in UTC; also where it was shown afterwards."""


class PutOff(NamedTuple):
    """What a person has put off or silenced, for one reminder or for every one. Exported like any record."""

    reminder: str
    """The rule's id, or EVERY_REMINDER."""
    day: date
    """The day it was said on; it holds for nothing on a later day."""
    until: datetime | None = None
    """Until when it waits, in UTC; None where it does not come again on ``day``."""
    asked_at: datetime | None = None
    """When the person said so, in UTC. None where a popup is to come again at once: it takes none back."""

    def is_since(self, showing: Showing) -> bool:
        """Tell whether a person has put this off since it was shown, or at least claimed.

        When they did is known to the second.
        """
        if self.day != showing.day or self.asked_at is None:
            return False
        return (showing.shown_at or showing.changed_at).replace(microsecond=0) <= self.asked_at


class KnownRule(NamedTuple):
    """Since when a reminder has had its present times. Local to this machine."""

    reminder: str
    says: str
    """A text that differs whenever its times, days or whether it is on differ."""
    since: datetime
    """With the offset it had then. What was to be shown before it, and was not, was not missed."""
