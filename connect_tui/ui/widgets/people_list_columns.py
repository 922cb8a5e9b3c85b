"""Where the columns of the list of people are, and how a rhythm is drawn in a few cells."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from connect_tui.domain.contacts import InTouch

LEFT = 3
"""The bar of the cursor, a sign, and a blank."""
SIGNS = 4
_LAST = 15
_NARROW_LAST = 10
NARROW = 12
"""Cells of the last contact, below which it says no more than how long."""
LONGEST_NAME = 34
_ROOM_FOR_LAST = 72
_ROOM_FOR_BAR = ((100, (11, 6)), (72, (9, 5)), (56, (5, 3)), (40, (4, 2)))
_LEAST_ABOUT = 18
_ROOM_FOR_HEADING = 18
"""Cells that the heading of a circle takes of names and signs."""
_MARGIN = 2

GONE, TO_GO = "━", "╌"
WISH_AHEAD, WISH_PASSED = "┊", "┿"
BEYOND = "›"


class PeopleColumns(NamedTuple):
    """Widths in cells, from left to right; 0 for a column there is no room for."""

    name: int
    last: int
    wished: int
    """Cells of the bar up to the wished gap."""
    beyond: int
    """Cells of it from there to the longest."""
    about: int

    @property
    def bar(self) -> int:
        """The whole bar, with the mark in it."""
        return self.wished + 1 + self.beyond if self.wished else 0

    @property
    def last_left(self) -> int:
        """Where the last contact begins."""
        return LEFT + self.name + SIGNS

    @property
    def bar_left(self) -> int:
        """Where the bar begins."""
        return self.last_left + self.last

    @property
    def about_left(self) -> int:
        """Where the words at the end begin."""
        return self.bar_left + self.bar + 2

    def column_at(self, x: int) -> str:
        """Return the name of the column at a cell, empty for none."""
        edges = (
            (LEFT, "sign"),
            (LEFT + self.name, "name"),
            (self.last_left, "signs"),
            (self.bar_left, "last"),
            (self.bar_left + self.bar, "bar"),
            (self.about_left + self.about, "about"),
        )
        return next((name for edge, name in edges if x < edge), "")


def columns_for(width: int, longest_name: int = LONGEST_NAME) -> PeopleColumns:
    """Return the columns for a list so many cells wide, whose longest name takes so many of them."""
    last = _LAST if width >= _ROOM_FOR_LAST else _NARROW_LAST
    wished, beyond = next((cells for least, cells in _ROOM_FOR_BAR if width >= least), (0, 0))
    bar = wished + 1 + beyond if wished else 0
    room = width - LEFT - SIGNS - last - bar - _MARGIN
    name = max(0, min(max(_ROOM_FOR_HEADING, min(LONGEST_NAME, longest_name + 1)), room))
    about = room - name - 2
    if width < _ROOM_FOR_LAST or about < _LEAST_ABOUT:
        return PeopleColumns(max(0, room), last, wished, beyond, 0)
    return PeopleColumns(name, last, wished, beyond, about)


def rhythm_bar(touch: InTouch, today: date, wished: int, beyond: int) -> str:
    """Return how far a rhythm has gone: ``wished`` cells to the wished gap, ``beyond`` to the longest.

    Between them stands a mark, another one once the wish has passed. An empty line means that there was no
    contact yet.
    """
    if touch.last is None or touch.next is None:
        return TO_GO * wished + WISH_AHEAD + TO_GO * beyond
    rhythm = touch.rhythm
    if not touch.due:
        to_go = (touch.next - today).days
        gone = max(0, rhythm.wished - to_go)
        cells = min(wished - (to_go > 0), round(wished * gone / rhythm.wished))
        return GONE * cells + TO_GO * (wished - cells) + WISH_AHEAD + TO_GO * beyond
    if touch.past_longest:
        return GONE * wished + WISH_PASSED + GONE * (beyond - 1) + BEYOND
    over, whole = (today - touch.next).days, rhythm.longest - rhythm.wished
    cells = min(beyond - 1, round(beyond * over / whole)) if whole else 0
    return GONE * wished + WISH_PASSED + GONE * cells + TO_GO * (beyond - cells)
