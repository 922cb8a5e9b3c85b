"""Someone in a person's life, and all that is kept about them."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.rhythms import LONGEST_RHYTHM as LONGEST_RHYTHM
from connect_tui.domain.rhythms import Rhythm as Rhythm
from connect_tui.domain.rhythms import Rhythms as Rhythms

MOST_RESTS = 100
"""Earlier rests that are kept of someone."""


class Circle(StrEnum):
    """How close someone is, and so how often one wishes to be in touch unless told otherwise."""

    INNER = "inner"
    CLOSE = "close"
    WIDER = "wider"


class Style(StrEnum):
    """An attachment style, as a person guesses at it; never a diagnosis."""

    SECURE = "secure"
    ANXIOUS = "anxious"
    AVOIDANT = "avoidant"
    FEARFUL = "fearful"
    UNKNOWN = "unknown"


class Remembered(NamedTuple):
    """Something worth remembering of someone."""

    text: str
    day: date | None = None
    """When it was written down."""


class Occasion(NamedTuple):
    """A date that comes every year. The 29th of February is kept on the 28th in common years."""

    name: str
    """Such as ``Wedding``; empty for the birthday."""
    month: int
    day: int
    year: int | None = None
    """When it was first, where that is known."""

    def next_on(self, day: date) -> date:
        """Return its next coming, ``day`` included."""
        this_year = self.in_year(day.year)
        return this_year if this_year >= day else self.in_year(day.year + 1)

    def in_year(self, year: int) -> date:
        """Return its coming in a year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)


class GoingThrough(NamedTuple):
    """That someone is going through something, and is to be checked on gently."""

    what: str
    """In the person's own words; may be empty."""
    since: date
    until: date | None = None
    """The last day of it, where one is set."""
    every: int = 3
    """Days between looks in on them, 1 to LONGEST_RHYTHM."""

    def lasts_on(self, day: date) -> bool:
        """Tell whether it lasts on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Profile(NamedTuple):
    """All that is kept about someone. What follows from contacts is not here; it is computed."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    """Other names they are known by; each names them wherever a name is asked for."""
    circle: Circle = Circle.WIDER
    rhythm: Rhythm | None = None
    """Their own; None for that of the circle."""
    style: Style = Style.UNKNOWN
    in_common: tuple[Remembered, ...] = ()
    details: tuple[Remembered, ...] = ()
    birthday: Occasion | None = None
    dates: tuple[Occasion, ...] = ()
    reach: str = ""
    """How to reach them, in free text."""
    going_through: GoingThrough | None = None
    notes: str = ""
    added: date | None = None
    """The day they were added; None where that was not noted."""
    rests_from: date | None = None
    rests_until: date | None = None
    """The last day on which nothing is asked about them."""
    archived: date | None = None
    """From this day on they are kept, and no longer spoken of."""
    from_cards: tuple[str, ...] = ()
    """Short marks of what address cards have brought: by them a card that comes again brings nothing anew."""
    rested: tuple[tuple[date, date], ...] = ()
    """Earlier rests, each with its first and its last day."""

    def rests_on(self, day: date) -> bool:
        """Tell whether nothing is to be asked about them on this day."""
        started = self.rests_from is None or self.rests_from <= day
        if self.rests_until is not None and started and day <= self.rests_until:
            return True
        return bool(self.rested) and any(first <= day <= last for first, last in self.rested)

    @property
    def rests(self) -> tuple[tuple[date, date], ...]:
        """Every rest of which it is known when it began, in order, each with its first and its last day."""
        known = self.rested
        if self.rests_from is not None and self.rests_until is not None:
            known = (*known, (self.rests_from, self.rests_until))
        return tuple(sorted(known))

    def is_archived(self, day: date) -> bool:
        """Tell whether they are put away by this day."""
        return self.archived is not None and self.archived <= day

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """The birthday, where it is known, and then the other dates."""
        return (self.birthday, *self.dates) if self.birthday is not None else self.dates
