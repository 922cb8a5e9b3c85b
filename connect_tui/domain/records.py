"""What a person's history is made of."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What a check-in says of its practice on its day."""

    DONE = "done"
    REST = "rest"


class CheckIn(NamedTuple):
    """One practice on one day. Without a ``mark`` it holds a note or people only, and is no check-in."""

    day: date
    practice: str
    mark: Mark | None = None
    note: str | None = None
    people: tuple[str, ...] = ()
    """Ids of people, in the order they were named."""
    at: datetime | None = None
    """When it was recorded, in UTC."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is said of the day."""
        return self.mark is None and self.note is None and not self.people


class Person(NamedTuple):
    """Someone in the person's life."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    """Other names they are known by; each names them wherever a name is asked for."""
    archived: date | None = None
    """From this day on they are kept, and no longer spoken of."""


class Focus(NamedTuple):
    """The few practices a person has chosen to see first, in their order."""

    practices: tuple[str, ...] = ()
    since: date | None = None


class ChangeInfo(NamedTuple):
    """What a change was, as plain data for the front ends to put into words."""

    kind: str
    """Such as ``done``, ``rest``, ``clear``, ``note``, ``people``, ``focus``, ``look-back``, ``put-off``,
    ``contact``, ``person-added``, ``plan-kept`` or ``import``."""
    day: date | None = None
    until: date | None = None
    """The last day, where the change covers several."""
    practices: tuple[str, ...] = ()
    record_count: int = 0
    """How many records, or people of address cards, an import brought; 0 for other kinds."""
    people: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    """Ids of the reminders that were put off."""
    what: str = ""
    """What was planned, of a change of a plan; what was noted, of one about oneself."""
    keeps_draft: bool = False
    """Of what an undo took back: whether words that went with it are kept as a draft. The log has none."""
