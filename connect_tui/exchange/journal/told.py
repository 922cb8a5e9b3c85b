"""A journal entry with what it stands for in words, as every form of an export tells it."""

from __future__ import annotations

from datetime import UTC, datetime, timezone
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.feelings import Felt, family_of
from connect_tui.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.domain.feelings import Family
    from connect_tui.domain.journal import JournalEntry


class Told(NamedTuple):
    """An entry, and the names in it."""

    entry: JournalEntry
    practice: str = ""
    """The name of its practice; empty without one."""
    people: tuple[str, ...] = ()
    """The names of its people who are known."""
    felt: tuple[tuple[Felt, str | None], ...] = ()
    """Its feelings, each with the id of its family, or None."""
    written: datetime | None = None
    """When it was first written, on the clock on the wall."""

    @property
    def text(self) -> str:
        """What was written."""
        return clean_text(self.entry.text)

    @property
    def clock(self) -> str:
        """The time of day it was written at, as in ``14:05``; empty where that was on another date."""
        on_its_day = self.written is not None and self.written.date() == self.entry.day
        return f"{self.written:%H:%M}" if on_its_day else ""


def tell(
    entry: JournalEntry,
    *,
    practices: Mapping[str, str],
    people: Mapping[str, str],
    families: Iterable[Family],
    now: datetime,
) -> Told:
    """Return an entry with the names of its practice and people, by id, in the zone of ``now``."""
    known = tuple(families)
    found = [(felt, family_of(known, felt.word)) for felt in entry.felt]
    return Told(
        entry,
        clean_line(practices.get(entry.practice, entry.practice)) if entry.practice else "",
        tuple(clean_line(people[one]) for one in entry.people if one in people),
        tuple((felt, family.id if family is not None else None) for felt, family in found),
        on_the_wall(entry.at, now) if entry.at is not None else None,
    )


def on_the_wall(moment: datetime, now: datetime) -> datetime:
    """Return a moment as clocks showed it then, in the zone of ``now``.

    A machine's clock tells no more of its zone than the offset of today; the system knows that of then.
    """
    zone = now.tzinfo
    return moment.astimezone(None if isinstance(zone, timezone) else zone)


def from_the_wall(shown: datetime, now: datetime) -> datetime:
    """Return the moment, in UTC, at which clocks showed a date and a time, in the zone of ``now``."""
    zone = now.tzinfo
    local = shown.replace(tzinfo=None if isinstance(zone, timezone) else zone)
    return local.astimezone(UTC)
