"""Every sentence about the suggestion of the day that the screens show."""

from __future__ import annotations

REACH_OUT = "Reach out to {name}"
WHY = " · {reason}"
TALKED = "we talked"
NOT_NOW = "not now"
TALKED_WORDS = "We talked: note that you were in touch. {key}"
NOT_NOW_WORDS = "Not now: {name} rests for {days}, and somebody else is suggested. {key}"
NOBODY = "Nobody is suggested just now."


def days(number: int) -> str:
    """Return so many days."""
    return "a day" if number == 1 else f"{number} days"
