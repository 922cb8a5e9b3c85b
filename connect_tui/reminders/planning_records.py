"""What the records say at a moment, told in the time that the clock on the wall shows.

Instants are told with the offset of this moment, so that the time between them and now is what has really
passed, also where a clock change lies between.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from connect_tui.domain.days import ONE_DAY, lived_day
from connect_tui.domain.showings import Showing, Stage
from connect_tui.reminders.occurrences import moment_of
from connect_tui.reminders.outlook import Situation

ON_TIME = timedelta(minutes=2)
"""How long after its moment a popup is still on time; later it was missed, and is late."""

LEASE = timedelta(seconds=20)
"""How long a claim holds; whoever has not begun to show by then is taken to have failed."""

RETRY = timedelta(seconds=30)
"""How long to wait after a popup could not be shown before it is tried again; each time twice as long."""

LONGEST_RETRY = timedelta(minutes=15)
"""How long that wait becomes at most. A server that a popup brings down must not be brought down for ever."""

_FARTHEST_DAY = 3 * ONE_DAY
"""How many days ago the day may be of a popup that still matters, wherever on earth it was shown."""

_TAKEN = frozenset((Stage.SENDING, Stage.SHOWN, Stage.UNCONFIRMED))


class Taken(NamedTuple):
    """A showing that nobody else may take any more, in local time."""

    showing: Showing
    moment: datetime | None
    """The moment its key names; None where that cannot be read."""
    at: datetime
    """When it was shown, or came as far as it has come."""


class Records:
    """The showings of a situation, as far as they matter from its today on."""

    def __init__(self, situation: Situation) -> None:
        settings = situation.settings
        self.situation = situation
        self.zone = timezone(situation.now.utcoffset() or timedelta(0))
        self.now = situation.now.replace(tzinfo=None, fold=0)
        self.today = lived_day(situation.now, settings.day_starts_at)
        self.distance = timedelta(minutes=settings.popup_distance)
        self.missed = timedelta(minutes=settings.missed_popups)
        self.popups: list[datetime] = []
        """When there were popups, in order, as long ago as matters; none that lie far ahead of the clock."""
        self.leases: list[datetime] = []
        """When the claims end that hold now."""
        self._taken: dict[date, list[Taken]] = {}
        self._read()

    def _read(self) -> None:
        oldest_day = self.today - _FARTHEST_DAY
        oldest = self.starts(self.today) - self.distance
        farthest = self.now + self.distance
        for showing in self.situation.showings.values():
            if showing.day < oldest_day or not self.is_taken(showing):
                continue
            at = self.local(showing.shown_at or showing.changed_at)
            if oldest <= at <= farthest:
                self.popups.append(at)
            if showing.stage is Stage.CLAIMED:
                self.leases.append(self.local(showing.changed_at) + LEASE)
            moment = moment_of(showing.key)
            if moment is not None and moment.tzinfo is not None:
                moment = self.local(moment)
            self._taken.setdefault(showing.day, []).append(Taken(showing, moment, at))
        self.popups.sort()

    def local(self, instant: datetime) -> datetime:
        """Return what a clock on the wall here and now would show at an instant."""
        return instant.astimezone(self.zone).replace(tzinfo=None)

    def starts(self, day: date) -> datetime:
        """Return when a day begins."""
        return datetime.combine(day, self.situation.settings.day_starts_at)

    def quiet_until(self, moment: datetime) -> datetime | None:
        """Return the end of the quiet hours that a moment lies in, or None where it lies in none."""
        span = self.situation.settings.quiet_hours
        if span is None:
            return None
        start, end = span
        at = moment.time()
        if start <= end:
            return datetime.combine(moment, end) if start <= at < end else None
        if at >= start:
            return datetime.combine(moment, end) + ONE_DAY
        return datetime.combine(moment, end) if at < end else None

    def is_taken(self, showing: Showing) -> bool:
        """Tell whether nobody else may show this any more, or for now."""
        if showing.stage in _TAKEN:
            return True
        return showing.stage is Stage.CLAIMED and abs(self.situation.now - showing.changed_at) < LEASE

    def taken(self, key: str) -> Taken | None:
        """Return the showing of a key, if it is taken, on whichever day it was."""
        showing = self.situation.showings.get(key)
        if showing is None or not self.is_taken(showing):
            return None
        return Taken(showing, None, self.local(showing.shown_at or showing.changed_at))

    def taken_on(self, day: date) -> list[Taken]:
        """Return what was taken of a day."""
        return self._taken.get(day, [])

    def again_at(self, key: str) -> datetime | None:
        """Return when a showing that failed a moment ago may be tried again, else None."""
        showing = self.situation.showings.get(key)
        if showing is None or showing.stage is not Stage.FAILED:
            return None
        doublings = min(max(showing.tries - 1, 0), 10)
        wait = min(RETRY * (1 << doublings), LONGEST_RETRY)
        if abs(self.situation.now - showing.changed_at) >= wait:
            return None
        return self.local(showing.changed_at) + wait

    def known_since(self, reminder: str, says: str) -> datetime:
        """Return since when a reminder has had its present times; now, where nothing says so.

        Where the clock has changed since, or the zone, the earlier of what the wall showed then and what it
        would show now: what was not there yet is left out by both.
        """
        known = self.situation.known.get(reminder)
        if known is None or known.says != says:
            return self.now
        return min(self.local(known.since), known.since.replace(tzinfo=None))
