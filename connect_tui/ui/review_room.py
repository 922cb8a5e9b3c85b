"""What of Review a terminal has room for."""

from __future__ import annotations

from typing import NamedTuple

from textual.geometry import Size

_FOR_WORDS, _FOR_GROUPS, _FOR_AIR = 17, 22, 30
"""Lines from which there are several lines of words, rows under their pillars, and empty lines between."""
_NARROW, _WIDE = 74, 110
"""Columns below which the words need a line more, and from which they need one less."""
_FOR_PANEL = 14
"""Lines under the header from which one is left to the panel."""


class ReviewRoom(NamedTuple):
    """How Review is laid out."""

    sentences: int
    """Lines of words in the header."""
    bars: bool
    """Whether the header has a line for the pillars."""
    airy: bool
    """Whether empty lines part the header and the pillars."""
    grouped: bool
    """Whether rows may stand under their pillars."""


def room_in(terminal: Size) -> ReviewRoom:
    """Return how Review is laid out on a terminal of this size."""
    width, height = terminal
    sentences = 2 if width >= _WIDE else 3
    if width < _NARROW and height >= _FOR_GROUPS:
        sentences = 4
    roomy = height >= _FOR_WORDS
    return ReviewRoom(
        sentences=sentences if roomy else 1,
        bars=roomy,
        airy=height >= _FOR_AIR,
        grouped=height >= _FOR_GROUPS,
    )


def list_lines(wanted: int, room: int) -> int:
    """Return how many of so many lines under the header the list gets: all it wants but for the panel's."""
    return min(wanted, max(1, room - (room >= _FOR_PANEL)))
