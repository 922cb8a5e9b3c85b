"""What a person writes down beside the days."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class EntryKind(StrEnum):
    """What a journal entry is. Kinds that a later version knows are kept, and not shown."""

    WEEK = "week"
    """A weekly look back; its day is the first day of the week."""


class JournalEntry(NamedTuple):
    """Something a person has written down."""

    id: str
    day: date
    kind: EntryKind
    practice: str | None = None
    people: tuple[str, ...] = ()
    """Ids of people, in the order they were named."""
    feelings: tuple[str, ...] = ()
    text: str = ""
    at: datetime | None = None
    """When it was first written, in UTC."""
