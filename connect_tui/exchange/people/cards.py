"""People as address cards tell of them, and what is to be said of the cards."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.people import Occasion


class Left(StrEnum):
    """Why a card was left."""

    NO_NAME = "no-name"
    LONG_NAME = "long-name"
    GROUP = "group"
    """It stands for several people."""
    ORGANISATION = "organisation"
    """It stands for a company or a place."""
    NAME_TAKEN = "name-taken"
    """Somebody else bears its name, and two people cannot share one."""


class Trouble(StrEnum):
    """What is not as it should be with a card."""

    NO_END = "no-end"
    """It has no end; what was there is taken, a line that may be cut off is not."""
    DAY = "day"
    """A date that is not a whole day of a year."""
    AHEAD = "ahead"
    """A birthday that is still to come."""
    LINE = "line"
    """A line that is no line of a vCard."""
    LONG = "long"
    """A text that is too long to be taken."""
    ENCODING = "encoding"
    """A text that is no UTF-8 was read as Latin-1."""
    MANY = "many"
    """More than can be taken."""


class Remark(NamedTuple):
    """Something about a line of a card that a person should know."""

    trouble: Trouble
    line: int
    """The line of the file, from 1."""
    field: str = ""
    """The name of the line, in upper case, as in ``BDAY``."""


class Card(NamedTuple):
    """Someone, as a card tells of them. All texts are clean."""

    line: int
    """The line of the file on which it begins, from 1."""
    name: str
    uid: str = ""
    also: tuple[str, ...] = ()
    birthday: Occasion | None = None
    dates: tuple[Occasion, ...] = ()
    work: str = ""
    """What they do, and where."""
    reach: tuple[str, ...] = ()
    """Ways to reach them, each a line."""
    notes: str = ""
    left: Left | None = None
    """Why nothing of it can be taken, where that is so."""
    ignored: tuple[tuple[str, int], ...] = ()
    """What Connect has no place for: names of lines, each with how often it comes, in order of the names."""
    remarks: tuple[Remark, ...] = ()


class CardFile(NamedTuple):
    """What a file holds."""

    cards: tuple[Card, ...]
    stray_lines: int
    """Lines that belong to no card."""
