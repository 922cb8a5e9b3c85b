"""What a person writes down beside the days."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.feelings import Felt


class EntryKind(StrEnum):
    """What a journal entry is. Kinds that a later version knows are kept, and not shown."""

    NOTE = "note"
    """Something written freely."""
    GUIDE = "guide"
    """What the guide of a practice led to."""
    FEELING = "feeling"
    """A check-in with feelings."""
    EVENING = "evening"
    """How a day was closed; there is one for each day."""
    WEEK = "week"
    """A weekly look back; its day is the first day of the week."""


ONE_A_DAY = frozenset({EntryKind.EVENING, EntryKind.WEEK})
"""The kinds of which a day has one at most; its id says which day."""


class JournalEntry(NamedTuple):
    """Something a person has written down."""

    id: str
    day: date
    kind: EntryKind
    practice: str | None = None
    people: tuple[str, ...] = ()
    """Ids of people, in the order they were named."""
    feelings: tuple[str, ...] = ()
    """Words for feelings, in the order they were named."""
    text: str = ""
    """Markdown, as the person wrote it."""
    at: datetime | None = None
    """When it was first written, in UTC."""
    strengths: tuple[tuple[str, int], ...] = ()
    """How strong feelings were, 1 to ``feelings.STRONGEST``, by word; a word that is not here has none."""

    @property
    def felt(self) -> tuple[Felt, ...]:
        """The feelings, each with its strength."""
        strengths = dict(self.strengths)
        return tuple(Felt(word, strengths.get(word)) for word in self.feelings)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was written or felt."""
        return not self.text and not self.feelings and not self.people
