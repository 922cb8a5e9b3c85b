"""One day's occurrences, told apart: those whose fate is known, and those that wait for their moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from connect_tui.config.settings import Popups
from connect_tui.domain.days import lived_day
from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.showings import EVERY_REMINDER, PutOff
from connect_tui.reminders.occurrences import occurrences_on, put_off_occurrence, rule_says
from connect_tui.reminders.outlook import Entry, Occurrence, Reason, Status
from connect_tui.reminders.planning_records import ON_TIME, Records, Taken
from connect_tui.reminders.planning_waiting import ONCE_A_DAY, Turn, Waiting, asks_once


class Day:
    """One day's occurrences: ``entries`` of those whose fate is known, the others in ``waiting``."""

    def __init__(self, records: Records, day: date) -> None:
        self.day = day
        self.entries: list[Entry] = []
        self.waiting: list[Waiting] = []
        self.in_quiet: list[Waiting] = []
        """Those whose own moment lies in quiet hours: they do not come."""
        self.begins = records.starts(day)
        self.ends = records.starts(day) + timedelta(days=1)
        """When the next day begins."""
        self.popups: dict[str, datetime] = {}
        """When each popup of the day was shown."""
        self.asked_once_at: datetime | None = None
        """When the practice that is asked for once a day was asked for, if it was."""
        self._records = records
        self._situation = records.situation
        self._limit = self._situation.settings.popups_per_day
        self._every = self._holding(EVERY_REMINDER)
        self._taken: dict[str, list[Taken]] = {}
        self._sort()

    def full_at(self) -> datetime | None:
        """Return when there had been as many popups as there may be, or None where there may be more."""
        popups = sorted(self.popups.values())
        if len(popups) < self._limit:
            return None
        return popups[self._limit - 1] if self._limit else self.begins

    def is_limited(self, occurrence: Occurrence) -> bool:
        """Tell whether the limit concerns an occurrence; what was put off is shown in spite of it."""
        return not occurrence.was_put_off or not self._limit

    def _holding(self, reminder: str) -> PutOff | None:
        put_off = self._situation.put_off.get(reminder)
        return put_off if put_off is not None and put_off.day == self.day else None

    def _sort(self) -> None:
        practices = {rule.id: rule.practice for rule in self._situation.rules}
        for one in self._records.taken_on(self.day):
            group = one.showing.together or one.showing.key
            self.popups[group] = min(one.at, self.popups.get(group, one.at))
            self._taken.setdefault(one.showing.reminder, []).append(one)
            if practices.get(one.showing.reminder) == ONCE_A_DAY:
                self.asked_once_at = min(one.at, self.asked_once_at or one.at)
        for order, rule in enumerate(self._situation.rules):
            occurrences = self._occurrences(rule)
            if occurrences:
                self._sort_rule(rule, order, occurrences)
        self._list_strays()

    def _occurrences(self, rule: ReminderRule) -> list[Occurrence]:
        settings = self._situation.settings
        starts = settings.day_starts_at
        found = list(occurrences_on(rule, self.day, starts, settings.quiet_hours))
        put_off = self._holding(rule.id)
        if put_off is not None and put_off.until is not None:
            local = self._records.local(put_off.until)
            # Putting off delays what has come by then; it never brings anything that would come later.
            come = [*(one.at for one in self._taken.get(rule.id, ())), *(one.moment for one in found)]
            if any(at <= local for at in come) and lived_day(local, starts) == self.day:
                found.append(put_off_occurrence(rule, self.day, put_off.until, local))
                found.sort(key=lambda one: one.moment)
        return found

    def _sort_rule(self, rule: ReminderRule, order: int, occurrences: list[Occurrence]) -> None:
        open_ones: list[Occurrence] = []
        for one in occurrences:
            taken = self._records.taken(one.key)
            if taken is None:
                open_ones.append(one)
            else:
                self.entries.append(_shown(one, taken))
        since = self._since(rule, open_ones)
        open_ones = [one for one in open_ones if one.was_put_off or one.moment + ON_TIME >= since]
        if not open_ones:
            return
        held = self._rule_is_held(rule)
        waiting: list[Waiting] = []
        for one in open_ones:
            fate = Entry(one, Status.HELD, one.moment, held) if held else self._fate(one, order, since)
            if isinstance(fate, Waiting):
                waiting.append(fate)
            elif fate is not None:
                self.entries.append(fate)
        self._follow(waiting)

    def _since(self, rule: ReminderRule, open_ones: list[Occurrence]) -> datetime:
        """Return from when on the rule's moments count; asked only where one of them is past."""
        if not open_ones or open_ones[0].moment + ON_TIME >= self._records.now:
            return self.begins
        settings = self._situation.settings
        says = rule_says(rule, settings.day_starts_at, settings.quiet_hours)
        return self._records.known_since(rule.id, says)

    def _rule_is_held(self, rule: ReminderRule) -> Reason | None:
        if not rule.enabled:
            return Reason.DISABLED
        if self._situation.settings.popups is Popups.OFF:
            return Reason.POPUPS_OFF
        settled = self._situation.settled(rule, self.day)
        return None if settled is Reason.DONE and not rule.unless_done else settled

    def _fate(self, one: Occurrence, order: int, since: datetime) -> Entry | Waiting | None:
        """Return where an open occurrence stands, or None where it was never to be shown."""
        waiting = Waiting(one, order)
        later = [moment for moment in self._moments_taken(one.rule.id) if moment > one.moment]
        waiting.followed = min(later, default=None)
        if held := self._put_off(one):
            return waiting.entry(Status.HELD, held)
        if not one.was_put_off and self._records.quiet_until(one.moment) is not None:
            self.in_quiet.append(waiting)
            return None
        if self._was_asked_before(waiting):
            return waiting.entry(Status.HELD, Reason.ONCE_A_DAY)
        if held := self._move(waiting):
            return waiting.entry(Status.HELD, held)
        if waiting.turn is Turn.LATE and one.was_put_off and one.moment < since:
            return None
        return waiting

    def _was_asked_before(self, waiting: Waiting) -> bool:
        """Tell whether the compliment was asked for before this, and not by a later moment of its rule."""
        one, asked_at = waiting.occurrence, self.asked_once_at
        if asked_at is None or waiting.followed is not None:
            return False
        return asks_once(one) and not self._is_over(one, asked_at)

    def _put_off(self, one: Occurrence) -> Reason | None:
        """Tell whether the person silenced or put off this occurrence for good."""
        own, every = self._holding(one.rule.id), self._every
        own = own if own is not None and self._concerns(own, one) else None
        every = every if every is not None and self._concerns(every, one) else None
        if (own is not None and own.until is None) or (every is not None and every.until is None):
            return Reason.SILENCED
        snoozed = False
        if own is not None and own.until is not None and not one.was_put_off:
            snoozed = one.moment <= self._records.local(own.until)
        if every is not None and every.until is not None:
            until = self._records.local(every.until)
            snoozed |= one.moment < until and self._is_too_long(one.moment, until)
        return Reason.SNOOZED if snoozed else None

    def _concerns(self, put_off: PutOff, one: Occurrence) -> bool:
        """Tell whether an occurrence was not over already when the person put it off.

        Where the clock has been set back since then, it holds for all.
        """
        if put_off.asked_at is None or put_off.asked_at > self._situation.now:
            return True
        asked = self._records.local(put_off.asked_at)
        if any(one.moment < moment <= asked for moment in self._moments_taken(one.rule.id)):
            return False
        if not self._is_over(one, asked):
            return True
        before = Waiting(one, 0)
        return self._apart(before, asked) and asked <= before.eligible + ON_TIME

    def _is_over(self, one: Occurrence, at: datetime) -> bool:
        """Tell whether it was too late at a time for an occurrence that nothing had moved."""
        return at - one.moment > max(self._records.missed, ON_TIME)

    def _is_too_long(self, moment: datetime, until: datetime) -> bool:
        return until - moment > self._records.missed or until >= self.ends

    def _moments_taken(self, reminder: str) -> list[datetime]:
        return [one.moment for one in self._taken.get(reminder, ()) if one.moment is not None]

    def _move(self, waiting: Waiting) -> Reason | None:
        """Work out when it was and is to be shown, or return why it cannot be."""
        records = self._records
        moment = waiting.moment
        every = self._every
        if every is not None and every.until is not None and self._concerns(every, waiting.occurrence):
            until = records.local(every.until)
            if moment < until:
                waiting.eligible, waiting.moved, waiting.turn = until, Reason.SNOOZED, Turn.PAUSED
        if not self._out_of_quiet(waiting) or not self._apart(waiting):
            return Reason.QUIET_HOURS
        again = records.again_at(waiting.occurrence.key) or waiting.eligible
        next_try = max(records.quiet_until(records.now) or records.now, again)
        waiting.ready = max(waiting.eligible, again)
        if next_try > waiting.eligible + ON_TIME:
            waiting.turn = Turn.LATE
        else:
            waiting.cause = waiting.moved
        return None

    def _out_of_quiet(self, waiting: Waiting) -> bool:
        """Move it behind the quiet hours that it would come in; tell whether that is not too long."""
        end = self._records.quiet_until(waiting.eligible)
        if end is None:
            return True
        waiting.eligible, waiting.moved = end, Reason.QUIET_HOURS
        return not self._is_too_long(waiting.moment, end)

    def _apart(self, waiting: Waiting, before: datetime | None = None) -> bool:
        """Move it away from the popups that came when it was to be shown; tell whether it is not too long.

        Those after ``before`` count for nothing.
        """
        distance = self._records.distance
        if not waiting.keeps_distance or not distance:
            return True
        for popup in self._records.popups:
            if waiting.followed is not None and waiting.followed <= popup:
                break
            if before is not None and before < popup:
                break
            if waiting.eligible - distance < popup <= waiting.eligible + ON_TIME:
                waiting.eligible, waiting.moved = popup + distance, Reason.DISTANCE
                if not self._out_of_quiet(waiting):
                    return False
        return True

    def _follow(self, waiting: list[Waiting]) -> None:
        """Tell each what comes after it: of one rule, only the last of several is shown."""
        for one, after in pairwise(waiting):
            one.followed = min(after.moment, one.followed or after.moment)
        self.waiting.extend(waiting)

    def _list_strays(self) -> None:
        """List what was shown today though no rule asks for it any more."""
        if self.day != self._records.today:
            return
        listed = {entry.occurrence.key for entry in self.entries}
        rules = {rule.id: rule for rule in self._situation.rules}
        for reminder, showings in self._taken.items():
            rule = rules.get(reminder) or ReminderRule(reminder, ReminderKind.EVENING)
            for one in showings:
                if one.moment is not None and one.showing.key not in listed:
                    key = one.showing.key
                    stray = Occurrence(key, rule, self.day, one.moment, key.endswith("Z"))
                    self.entries.append(_shown(stray, one))


def _shown(occurrence: Occurrence, taken: Taken) -> Entry:
    late = taken.showing.late
    return Entry(occurrence, Status.SHOWN, taken.at, late=late, showing=taken.showing)
