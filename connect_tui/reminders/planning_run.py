"""One day run forward, as it would go with somebody there all the time and nothing done."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from connect_tui.reminders.outlook import Entry, Occurrence, Reason, Status
from connect_tui.reminders.planning_day import Day
from connect_tui.reminders.planning_records import ON_TIME, Records
from connect_tui.reminders.planning_waiting import ONCE_A_DAY, Turn, Waiting, asks_once


class Run:
    """Shows what waits, at the times at which it would be shown, and gives each its entry."""

    def __init__(self, records: Records, day: Day, last_popup: datetime | None) -> None:
        self.due: tuple[Occurrence, ...] = ()
        self.late = False
        self.last_popup = last_popup
        self.look_again = day.ends
        """When something may be due next, at the latest when the day ends."""
        self._records = records
        self._day = day
        self._patience = records.situation.patience
        self._full_at = day.full_at()
        """When there had been as many popups as there may be in a day."""
        self._pending: list[Waiting] = []
        self._asked_once_at = day.asked_once_at
        self._free = last_popup + records.distance if last_popup is not None else day.begins
        """From when on another popup is not too soon."""

    def run(self) -> list[Entry]:
        """Return the entries of all the day's occurrences, in no order."""
        day, records = self._day, self._records
        coming = sorted(day.waiting, key=attrgetter("ready"), reverse=True)
        now = max(records.now, records.starts(day.day))
        while (coming or self._pending) and now < day.ends:
            while coming and coming[-1].ready <= now:
                self._pending.append(coming.pop())
            self._sift(now)
            group = self._choose(now)
            if group:
                self._show(group, now)
            else:
                now = self._advance(now, coming[-1].ready if coming else day.ends)
        self._pending.extend(coming)
        self._end()
        return day.entries

    def _sift(self, now: datetime) -> None:
        """Give their fate to those that cannot come any more."""
        still: list[Waiting] = []
        for one in self._pending:
            entry = self._over(one, now)
            if entry is None:
                still.append(one)
            else:
                self._day.entries.append(entry)
        self._pending = still

    def _over(self, one: Waiting, now: datetime) -> Entry | None:
        if self._was_full(one):
            return one.entry(Status.HELD, Reason.LIMIT)
        if one.followed is not None and one.followed <= now:
            return _given_way(one, one.followed)
        if now - one.moment > self._records.missed:
            if one.turn is Turn.LATE:
                return one.entry(Status.MISSED, Reason.TOO_LATE)
            if one.cause is Reason.QUIET_HOURS and one.moved is not Reason.QUIET_HOURS:
                return one.entry(Status.HELD, Reason.QUIET_HOURS)
        if self._asked_once_at is not None and asks_once(one.occurrence):
            return one.entry(Status.HELD, Reason.ONCE_A_DAY)
        if self._full_at is not None and self._day.is_limited(one.occurrence):
            return one.entry(Status.HELD, Reason.LIMIT)
        return None

    def _was_full(self, one: Waiting) -> bool:
        """Tell whether the limit was reached before its time was over, and before another stood for it."""
        if self._full_at is None or not self._day.is_limited(one.occurrence):
            return False
        if asks_once(one.occurrence) and self._asked_once_at is not None:
            return False
        if one.followed is not None and one.followed <= self._full_at:
            return False
        return one.turn is not Turn.LATE or self._full_at <= one.eligible + ON_TIME

    def _choose(self, now: datetime) -> list[Waiting]:
        """Return what would be shown now, in one popup."""
        if not self._pending or self._records.quiet_until(now) is not None:
            return []
        able = [one for one in self._pending if self._free <= now or not one.keeps_distance]
        if not able:
            return []
        turn = min(one.turn for one in able)
        able = sorted((one for one in able if one.turn is turn), key=attrgetter("moment", "order"))
        if turn is Turn.NATURAL:
            return able[:1]
        if turn is Turn.PUT_OFF:
            first = min(one.eligible for one in able)
            return [one for one in able if one.eligible == first]
        once = [one for one in able if asks_once(one.occurrence)]
        return [one for one in able if one not in once[1:]]

    def _show(self, group: list[Waiting], now: datetime) -> None:
        status = Status.DUE if self._is_due(group, now) else Status.PLANNED
        if status is Status.DUE:
            self.due = tuple(one.occurrence for one in group)
            self.late = group[0].turn is Turn.LATE
        for one in group:
            self._day.entries.append(one.entry(status, one.cause, now))
            self._pending.remove(one)
            if one.occurrence.rule.practice == ONCE_A_DAY and self._asked_once_at is None:
                self._asked_once_at = now
        self._day.popups[group[0].occurrence.key] = now
        self._full_at = self._day.full_at()
        self.last_popup = now
        self._free = now + self._records.distance

    def _is_due(self, group: list[Waiting], now: datetime) -> bool:
        """Tell whether a group is to be shown by whoever asks; else note when it will be."""
        able_since = now
        if now == self._records.now:
            able_since = max(max(one.ready, self._free) if one.keeps_distance else one.ready for one in group)
        due_at = able_since + self._patience
        if due_at <= self._records.now:
            return not self.due
        self.look_again = min(self.look_again, due_at)
        return False

    def _advance(self, now: datetime, arrival: datetime) -> datetime:
        """Return when the next one may be shown, and note what keeps those that are there."""
        if not self._pending:
            return arrival
        end = self._records.quiet_until(now)
        for one in self._pending:
            if end is not None:
                one.cause = Reason.QUIET_HOURS
            elif one.keeps_distance:
                one.cause = Reason.DISTANCE
        return min(arrival, end or self._free)

    def _end(self) -> None:
        """Give their fate to those that the day was too short for, and to those in quiet hours."""
        for one in self._pending:
            late = one.turn is Turn.LATE
            reason = Reason.TOO_LATE if late else one.cause or one.moved or Reason.DISTANCE
            self._day.entries.append(one.entry(Status.MISSED if late else Status.HELD, reason))
        for one in self._day.in_quiet:
            once = (
                asks_once(one.occurrence)
                and self._asked_once_at is not None
                and self._asked_once_at < one.moment
            )
            self._day.entries.append(
                one.entry(Status.HELD, Reason.ONCE_A_DAY if once else Reason.QUIET_HOURS)
            )


def _given_way(one: Waiting, to: datetime) -> Entry:
    """Return the entry of one that a later one of its rule stands for.

    It was missed, unless it had been moved to a time at which the later one had come.
    """
    late = one.turn is Turn.LATE
    moved = one.moved if late else one.cause
    if moved is None or (late and to > one.eligible):
        return Entry(one.occurrence, Status.MISSED, one.moment, Reason.TOO_LATE, late=True)
    return Entry(one.occurrence, Status.HELD, one.moment, moved)
