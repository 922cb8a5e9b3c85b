"""What is said at the end of a day: the words that every front end shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

CLOSED = (
    "The day is closed. Sleep well.",
    "That was today. Rest well.",
    "All of it may rest now. Good night.",
)
CLOSED_AGAIN = "Kept. Good night."


def closed(day: date, *, again: bool) -> str:
    """Return a warm word at the end, another one each evening; ``again`` where it was closed before."""
    return CLOSED_AGAIN if again else CLOSED[day.toordinal() % len(CLOSED)]
