"""Guides: short sequences of steps that lead through a practice."""

from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Keep(StrEnum):
    """Where the answer to a step is kept, besides the journal entry that the guide leads to."""

    JOURNAL = "journal"
    DETAILS = "details"
    IN_COMMON = "in-common"
    STYLE = "style"
    MY_STYLE = "my-style"
    BOUNDARIES = "boundaries"
    GOALS = "goals"
    DARES = "dares"
    WANTS = "wants"


class Question(NamedTuple):
    """A question with room to write."""

    id: str
    text: str
    keep: Keep = Keep.JOURNAL


class Choice(NamedTuple):
    """A question with ready answers, of which one is chosen."""

    id: str
    text: str
    options: tuple[str, ...]
    keep: Keep = Keep.JOURNAL


class WhichPerson(NamedTuple):
    """Asks for one person, who the later steps and the check-in are about."""

    id: str
    text: str


class WhichFeeling(NamedTuple):
    """Asks for a word for a feeling."""

    id: str
    text: str


class Scale(NamedTuple):
    """A number from 1 to ``steps``, with words for both ends."""

    id: str
    text: str
    low: str
    high: str
    steps: int = 5


class Breathe(NamedTuple):
    """A timed breathing pause."""

    id: str
    text: str
    seconds: int
    """How long the pause lasts, 10 to 600."""
    pattern: tuple[int, ...]
    """Seconds to breathe in, hold, breathe out, and optionally hold again."""


Step: TypeAlias = Question | Choice | WhichPerson | WhichFeeling | Scale | Breathe

KINDS: dict[type[Step], str] = {
    Question: "question",
    Choice: "choice",
    WhichPerson: "person",
    WhichFeeling: "feeling",
    Scale: "scale",
    Breathe: "breathe",
}
"""The word that habits.yaml has for each kind of step."""


class Guide(NamedTuple):
    """The steps of one guide, in order."""

    steps: tuple[Step, ...]
    minutes: int = 3
    intro: str = ""
