"""What was felt over a period: on which days, with whom, and on days of which practices."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from connect_tui.domain.feelings import Family
from connect_tui.domain.periods import Period


class DaysOf(NamedTuple):
    """On how many days something was."""

    id: str
    """Of a practice, a person or a family."""
    name: str
    days: int


class FeltOnDay(NamedTuple):
    """What was felt of one family on one day."""

    words: tuple[str, ...]
    """As they were written, each once."""
    strength: int | None
    """The strongest that was said; None where none was."""
    people: tuple[str, ...]
    """Ids of the people that were named with it."""


class FeltFamily(NamedTuple):
    """What was felt of one family over a period."""

    family: Family
    """One of the catalogue; a word that stands there in none is a family of its own."""
    on: Mapping[date, FeltOnDay]
    """Ascending."""
    words: tuple[tuple[str, int], ...]
    """Each word with the number of its days, the most frequent first."""
    people: tuple[DaysOf, ...]
    """With whom, those of most days first."""
    practices: tuple[DaysOf, ...]
    """On days of which practices, those of most days first."""


class Beside(NamedTuple):
    """What was felt on the days of a practice, or with a person."""

    id: str
    name: str
    days: int
    """Days of it on which any feeling was noted."""
    families: tuple[DaysOf, ...]
    """Those of most days first."""


class FeelingsView(NamedTuple):
    """The feelings of a period."""

    period: Period
    today: date
    days: tuple[date, ...]
    """Those on which any feeling was noted, ascending."""
    feelings: tuple[FeltFamily, ...]
    """In the order of the catalogue; only what was felt."""
    practices: tuple[Beside, ...]
    """A practice has the days on which it was done, and those of entries that are about it."""
    people: tuple[Beside, ...]
    """A person has the days of entries that name them."""
