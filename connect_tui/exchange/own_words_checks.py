"""What the fields of journal entries and of notes about oneself may hold."""

from __future__ import annotations

from connect_tui.domain.feelings import STRONGEST
from connect_tui.domain.text import clean_line
from connect_tui.exchange.checks import Fields, day, instant, kind, or_null, text
from connect_tui.exchange.errors import UnusableFileError
from connect_tui.exchange.people_checks import several


def strengths(value: object, place: str) -> object:
    """Check how strong feelings were, by word."""
    if not isinstance(value, dict):
        raise UnusableFileError("this has to be an object", place=place)
    for number in value.values():
        if type(number) is not int or not 1 <= number <= STRONGEST:
            raise UnusableFileError(f"this is not a strength from 1 to {STRONGEST}", place=place)
    return {clean_line(word): number for word, number in value.items()}


ME: Fields = {
    "kind": (True, kind),
    "text": (True, text),
    "since": (True, day),
    "done": (False, or_null(day)),
    "dropped": (False, or_null(day)),
    "until": (False, or_null(day)),
    "steps": (False, or_null(several({"text": (True, text), "done": (False, or_null(day))}))),
    "at": (False, instant),
}
