"""What journal entries are called, in the words that every front end and every export shares.

Names and words come back as they are; a front end makes them safe to show, by handing in how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.journal import EntryKind
from connect_tui.exchange.feelings.words import strength_of_most
from connect_tui.exchange.people.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from connect_tui.domain.feelings import Felt
    from connect_tui.exchange.journal.told import Told

TITLE = "Journal"
KINDS = {
    EntryKind.NOTE: "Written",
    EntryKind.GUIDE: "Guide",
    EntryKind.FEELING: "How I felt",
    EntryKind.EVENING: "Evening",
    EntryKind.WEEK: "Look back",
}
"""What the kinds of entries are called."""


def spoken_day(day: date) -> str:
    """Return a day in words, as in ``Sunday, 22 November 2026``."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def spoken_month(day: date) -> str:
    """Return the month of a day in words, as in ``November 2026``."""
    return f"{day:%B} {day.year}"


def felt(feelings: Iterable[Felt], shown: Callable[[str], str] = str) -> str:
    """Return feelings with their strengths, as in ``calm 3/5, glad``."""
    return ", ".join(f"{shown(one.word)} {strength_of_most(one.strength)}".rstrip() for one in feelings)


def heading(told: Told, shown: Callable[[str], str] = str) -> str:
    """Return what an entry is, in one line: when, of which kind, about what, with whom and what was felt.

    As in ``14:05 · Guide · Listen attentively · with Maya · felt calm 3/5``. Of an entry with nothing
    of that, its kind is told.
    """
    kind, told_felt = told.entry.kind, felt((one for one, _ in told.felt), shown)
    name = "" if kind is EntryKind.NOTE else KINDS[kind]
    if kind is EntryKind.FEELING and told_felt:
        name, told_felt = f"{name}: {told_felt}", ""
    people = f"with {listed([shown(name) for name in told.people])}" if told.people else ""
    parts = [name, shown(told.practice), people, f"felt {told_felt}" if told_felt else ""]
    said = [part for part in parts if part] or [KINDS[kind]]
    return " · ".join([told.clock, *said] if told.clock else said)
