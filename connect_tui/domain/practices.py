"""The practices, their pillars, and what to do for one on a given day."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.schedules import DAILY, Schedule

MAKE_TIME = "make-time"
"""The practice that a meeting with someone is checked off as."""

SELF = "self"
"""The practice that goals and dares belong to."""


class PillarId(StrEnum):
    """The three ways of being open that the practices are grouped by, in their order on screens."""

    MIND = "mind"
    HEART = "heart"
    HAND = "hand"


class Pillar(NamedTuple):
    """One of the three pillars, with the texts the catalogue gives it."""

    id: PillarId
    name: str
    meaning: str


class Practice(NamedTuple):
    """One thing a person practises, as the catalogue describes it."""

    id: str
    number: int
    name: str
    pillar: PillarId
    meaning: str = ""
    caution: str = ""
    actions: tuple[str, ...] = ()
    schedule: Schedule = DAILY
    archived: date | None = None
    """The first day on which the practice is no longer on the schedule."""

    def scheduled_on(self, day: date) -> bool:
        """Tell whether the practice is on the schedule that day: not archived, and a day that it names."""
        return not self.archived_on(day) and self.schedule.includes(day)

    def archived_on(self, day: date) -> bool:
        """Tell whether the practice is off the schedule for good by that day."""
        return self.archived is not None and day >= self.archived

    def action_on(self, day: date) -> str | None:
        """Return the one small thing to do that day, or None where the catalogue names none.

        The actions take turns by date, so the same day always brings the same one, and ``len(actions)``
        days in a row bring each of them once.
        """
        if not self.actions:
            return None
        return self.actions[(day.toordinal() + self.number) % len(self.actions)]
