"""Ideas for something to do together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from connect_tui.domain.people import Profile

EVERYDAY = (
    "A walk, phones at home",
    "Cooking together",
    "Coffee and nothing else to do",
    "A film night",
    "A long call in the evening",
    "Breakfast before the day begins",
    "Running errands together",
    "A board game",
    "A class you would both be new to",
    "Training for something together",
    "Fixing something at one of your homes",
    "An afternoon outdoors",
)
"""Something everyday, for which nobody has to share anything yet."""

_SHOWN_EVERYDAY = 6
_INTEREST = re.compile(
    r"\b(?:likes?|loves?|loving|enjoys?|adores?|fond of|keen on|fan of|is into|hobby:|hobbies:)\s+"
    r"(?!to\b|it\b|when\b|that\b|being\b)(.+)$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no longer|hardly)\b|n['’]t\b", re.IGNORECASE)
_WITH = "Something with: {interest}"


def ideas(people: Sequence[Profile], today: date) -> tuple[str, ...]:
    """Return what is in common with all of these people, then with some; what they are keen on; and more.

    Each once. What is everyday comes last, and differs from day to day. A detail is an idea only where it
    names something that one can do something with: not how somebody wants to be called.
    """
    shared: dict[str, list[str]] = {}
    for person in people:
        for text in {fold(one.text): one.text for one in person.in_common}.values():
            shared.setdefault(fold(text), []).append(text)
    common = [texts[0] for texts in sorted(shared.values(), key=len, reverse=True)]
    interests = [_interest(one.text) for person in people for one in person.details]
    shared_ideas = [_WITH.format(interest=one) for one in (*common, *interests) if one]
    turn = today.toordinal() % len(EVERYDAY)
    everyday = (EVERYDAY[turn:] + EVERYDAY[:turn])[:_SHOWN_EVERYDAY]
    return _once([*shared_ideas, *everyday])


def _interest(detail: str) -> str:
    """Return what a detail says that someone is keen on; empty where it says nothing of the kind."""
    found = _INTEREST.search(detail)
    return "" if found is None or _NOT.search(detail) else found[1].strip().rstrip(".;")


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text)
    return tuple(found.values())
