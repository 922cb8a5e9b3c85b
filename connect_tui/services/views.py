"""What the services answer with: plain values that every front end phrases in its own words."""

from datetime import date
from typing import NamedTuple

from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Standing, State


class PracticeOnDay(NamedTuple):
    """A practice on one day."""

    practice: Practice
    state: State
    scheduled: bool
    """Whether the practice is on that day's schedule; where not, what is recorded counts nowhere."""
    archived: bool
    """Whether the practice is off the schedule for good by that day."""
    note: str | None
    people: tuple[str, ...]
    """Names, in the order they were given."""
    standing: Standing
    action: str | None
    week: tuple[State, ...]
    """The states of the last seven days, this day last."""


class DayView(NamedTuple):
    """A day with its practices, in the order of the catalogue."""

    day: date
    today: date
    practices: tuple[PracticeOnDay, ...]
    focus: tuple[str, ...]
    """Ids of the practices in focus, in their order; empty without one."""

    @property
    def done(self) -> int:
        """How many practices on the day's schedule are done."""
        return self._count(State.DONE)

    @property
    def rest(self) -> int:
        """How many practices on the day's schedule rest."""
        return self._count(State.REST)

    @property
    def total(self) -> int:
        """How many practices are on the day's schedule."""
        return sum(row.scheduled for row in self.practices)

    def _count(self, state: State) -> int:
        return sum(row.scheduled and row.state is state for row in self.practices)


class NoteOnDay(NamedTuple):
    """A note or people recorded with a practice on one day."""

    day: date
    state: State
    note: str | None
    people: tuple[str, ...]


class PracticeDetail(NamedTuple):
    """The last weeks of a practice, and what was noted last."""

    start: date
    states: tuple[State, ...]
    """From ``start`` on, one a day."""
    kept: int
    """Scheduled days kept among the states."""
    met: int
    """Scheduled days kept or missed among the states."""
    notes: tuple[NoteOnDay, ...]
    """Newest first."""
