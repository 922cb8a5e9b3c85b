"""Which practices were with whom over a period."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from connect_tui.domain.people import Circle, Profile
from connect_tui.domain.periods import Period
from connect_tui.domain.practices import Practice

LISTENING = "listen"
"""The id of the practice of lending someone an ear."""

NEAR = (Circle.INNER, Circle.CLOSE)
"""The circles whose people are named even where nothing was shared."""


class Together(NamedTuple):
    """On how many days a practice was done with someone."""

    practice: str
    days: int


class Companion(NamedTuple):
    """Someone over a period."""

    profile: Profile
    days: int
    """Days in touch: done check-ins that name them, contacts and kept plans; several on a day count once."""
    practices: tuple[Together, ...]
    """The practices done with them, in the order of the catalogue."""
    last: date | None
    """The last of these days."""
    invites: bool = False
    """Whether they are near, can be met now, and had none of one's listening in a period that is running."""

    def days_of(self, practice: str) -> int:
        """Return on how many days a practice was done with them."""
        return next((one.days for one in self.practices if one.practice == practice), 0)


class Company(NamedTuple):
    """Everyone over a period."""

    period: Period
    today: date
    people: tuple[Companion, ...]
    """By circle from the inner one, then by name: whoever one was in touch with, and everyone else of the
    inner and the close circle who is not put away."""
    practices: tuple[Practice, ...]
    """Those that were done with anyone, in the order of the catalogue."""
    days: int
    """Days on which one was in touch with anyone."""
    listens: bool
    """Whether listening is among the practices at all."""

    @property
    def met(self) -> tuple[Companion, ...]:
        """Whoever one was in touch with."""
        return tuple(one for one in self.people if one.days)

    @property
    def invitations(self) -> tuple[Companion, ...]:
        """Who had none of one's listening: first whoever one was not in touch with at all, then by circle."""
        found = [one for one in self.people if one.invites]
        return tuple(sorted(found, key=lambda one: one.days > 0))
