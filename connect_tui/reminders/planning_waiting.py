"""An occurrence that may still be shown, and what a plan works out about it."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from connect_tui.reminders.outlook import Entry, Occurrence, Reason, Status

ONCE_A_DAY = "sincere"
"""The practice that no more than one popup a day asks for."""


class Turn(IntEnum):
    """Which of those that could be shown goes first."""

    NATURAL = 0
    """On time, one by one."""
    PUT_OFF = 1
    """Put off by the person to this moment; those of one moment together."""
    PAUSED = 2
    """Held up while every reminder was put off; together."""
    LATE = 3
    """Missed; together."""


class Waiting:
    """An occurrence that may still be shown."""

    __slots__ = ("cause", "eligible", "followed", "moved", "occurrence", "order", "ready", "turn")

    def __init__(self, occurrence: Occurrence, order: int) -> None:
        self.occurrence = occurrence
        self.order = order
        """Which rule of the list it is of."""
        self.turn = Turn.PUT_OFF if occurrence.was_put_off else Turn.NATURAL
        self.eligible = occurrence.moment
        """When it was to be shown: its own moment, or moved by a pause, the distance or quiet hours."""
        self.moved: Reason | None = None
        """Why ``eligible`` is not its own moment."""
        self.ready = occurrence.moment
        """When it could be shown at the earliest, as far as it alone is concerned."""
        self.cause: Reason | None = None
        """Why it comes later than was expected of it."""
        self.followed: datetime | None = None
        """The moment of the rule's next occurrence of the day that can be shown, or was."""

    @property
    def moment(self) -> datetime:
        """Its own moment."""
        return self.occurrence.moment

    @property
    def keeps_distance(self) -> bool:
        """Whether it stays away from other popups: all but what the person asked for at this moment."""
        return self.turn is not Turn.PUT_OFF

    def entry(self, status: Status, reason: Reason | None = None, at: datetime | None = None) -> Entry:
        """Return it with its fate."""
        return Entry(self.occurrence, status, at or self.moment, reason, self.turn is Turn.LATE)


def asks_once(occurrence: Occurrence) -> bool:
    """Tell whether an occurrence asks for what is asked for once a day, unasked."""
    return occurrence.rule.practice == ONCE_A_DAY and not occurrence.was_put_off
