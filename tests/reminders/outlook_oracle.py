"""A slow and obvious second telling of when what is shown: somebody who lives through every minute.

It keeps in mind what waits, minute by minute, and knows nothing of how the outlook works it out from the
records. All moments are whole minutes of a clock that is never set, and nothing fails.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from connect_tui.config.settings import Settings
from connect_tui.domain.reminders import ReminderRule
from connect_tui.reminders.occurrences import occurrences_on
from connect_tui.reminders.outlook import Reason

MINUTE = timedelta(minutes=1)
ON_TIME = 2 * MINUTE


class Waiter:
    """One that has come and was not shown yet."""

    def __init__(self, rule: ReminderRule, place: int, moment: datetime, key: str, asked_for: bool) -> None:
        self.rule, self.place, self.moment, self.key = rule, place, moment, key
        self.asked_for = asked_for
        self.paused = False
        self.wanted_at = moment
        self.late = False

    @property
    def is_free(self) -> bool:
        """Whether it may come however recent the last popup is."""
        return self.asked_for and not self.late and not self.paused


class Oracle:
    """Lives through minutes; ``shown`` is what it showed."""

    def __init__(
        self, rules: tuple[ReminderRule, ...], settings: Settings, settled: dict[tuple[str, date], Reason]
    ) -> None:
        self.rules, self.settings, self.settled = rules, settings, settled
        self.shown: list[tuple[tuple[str, ...], datetime, bool]] = []
        """The keys of one popup, when, and whether it was late."""
        self.waiters: list[Waiter] = []
        self.last: datetime | None = None
        self.count = 0
        self.asked_once = False
        self.until: dict[str, datetime | None] = {}
        """Until when a rule is put off today; None for the rest of the day."""
        self.asked: list[tuple[ReminderRule, int, datetime, str]] = []
        self.pause: datetime | None = None
        self.distance = timedelta(minutes=settings.popup_distance)
        self.missed = timedelta(minutes=settings.missed_popups)

    def put_off(self, rule: ReminderRule, until: datetime | None, key: str) -> None:
        """The person says later or not today of a rule; ``key`` names the one that comes then."""
        self.until[rule.id] = until
        self.waiters = [one for one in self.waiters if one.rule is not rule]
        self.asked = [one for one in self.asked if one[0] is not rule]
        if until is not None and self.has_come_by(rule, until):
            self.asked.append((rule, self.rules.index(rule), until, key))

    def has_come_by(self, rule: ReminderRule, until: datetime) -> bool:
        """Whether there is something to put off: the rule has a moment on this day up to then."""
        day = (until - timedelta(hours=self.settings.day_starts_at.hour)).date()
        found = occurrences_on(rule, day, self.settings.day_starts_at, self.settings.quiet_hours)
        return any(one.moment <= until.replace(tzinfo=None) for one in found)

    def pause_all(self, until: datetime) -> None:
        """The person says later of every reminder."""
        self.pause = until
        for one in self.waiters:
            one.wanted_at, one.paused, one.late = until, True, False
        self.waiters = [one for one in self.waiters if self.bears_waiting(one, until) and self.schedule(one)]

    def live(self, now: datetime, awake: bool) -> None:
        """Live through one minute."""
        day_start = timedelta(hours=self.settings.day_starts_at.hour)
        if (now - day_start).time().isoformat() == "00:00:00":
            self.waiters, self.asked, self.until, self.pause = [], [], {}, None
            self.count, self.asked_once = 0, False
        self.arrive((now - day_start).date(), now)
        for one in self.waiters:
            one.late = one.late or now - one.wanted_at > ON_TIME
        if awake and not self.is_quiet(now):
            while self.show_one(now):
                pass

    def is_quiet(self, now: datetime) -> bool:
        if self.settings.quiet_hours is None:
            return False
        start, end = self.settings.quiet_hours
        at = now.time()
        return start <= at < end if start <= end else at >= start or at < end

    def after_quiet(self, at: datetime) -> datetime:
        while self.is_quiet(at):
            at += MINUTE
        return at

    def bears_waiting(self, one: Waiter, until: datetime) -> bool:
        day_start = timedelta(hours=self.settings.day_starts_at.hour)
        same_day = (until - day_start).date() == (one.moment - day_start).date()
        return same_day and until - one.moment <= self.missed

    def arrive(self, day: date, now: datetime) -> None:
        """Take in what comes in this minute."""
        for place, rule in enumerate(self.rules):
            for one in occurrences_on(rule, day, self.settings.day_starts_at, self.settings.quiet_hours):
                if one.moment == now and not self.is_quiet(now):
                    self.take_in(Waiter(rule, place, now, one.key, False), day, now)
        for rule, place, until, key in self.asked:
            if until == now:
                self.take_in(Waiter(rule, place, now, key, True), day, now)

    def take_in(self, one: Waiter, day: date, now: datetime) -> None:
        settled = self.settled.get((one.rule.id, day))
        if not one.rule.enabled or (settled and (settled is not Reason.DONE or one.rule.unless_done)):
            return
        if one.rule.id in self.until and not one.asked_for:
            until = self.until[one.rule.id]
            if until is None or now <= until:
                return
        if one.rule.practice == "sincere" and self.asked_once and not one.asked_for:
            return
        if self.pause is not None and now < self.pause:
            one.wanted_at, one.paused = self.pause, True
            if not self.bears_waiting(one, self.pause):
                return
        if not self.schedule(one):
            return
        self.waiters = [other for other in self.waiters if other.rule is not one.rule] + [one]

    def schedule(self, one: Waiter) -> bool:
        """Move it out of quiet hours and away from the last popup; tell whether it may still come."""
        if not self.move_out_of_quiet(one):
            return False
        if one.is_free or self.last is None or one.wanted_at >= self.last + self.distance:
            return True
        one.wanted_at = self.last + self.distance
        return self.move_out_of_quiet(one)

    def move_out_of_quiet(self, one: Waiter) -> bool:
        after = self.after_quiet(one.wanted_at)
        if after == one.wanted_at:
            return True
        one.wanted_at = after
        return self.bears_waiting(one, after)

    def drop_hopeless(self, now: datetime) -> None:
        def hopeless(one: Waiter) -> bool:
            if one.late and now - one.moment > self.missed:
                return True
            if one.rule.practice == "sincere" and self.asked_once and not one.asked_for:
                return True
            most = self.settings.popups_per_day
            return self.count >= most and (not one.asked_for or most == 0)

        self.waiters = [one for one in self.waiters if one.wanted_at > now or not hopeless(one)]

    def show_one(self, now: datetime) -> bool:
        self.drop_hopeless(now)
        soon = self.last is not None and now < self.last + self.distance
        able = [one for one in self.waiters if one.wanted_at <= now and (one.is_free or not soon)]
        able.sort(key=lambda one: (one.moment, one.place))
        on_time = [one for one in able if not (one.late or one.paused or one.asked_for)]
        asked_for = [one for one in able if one.is_free]
        paused = [one for one in able if one.paused and not one.late]
        if on_time:
            group = on_time[:1]
        elif asked_for:
            group = [one for one in asked_for if one.wanted_at == min(one.wanted_at for one in asked_for)]
        else:
            group = paused or [one for one in able if one.late]
            once = [one for one in group if one.rule.practice == "sincere" and not one.asked_for]
            group = [one for one in group if one not in once[1:]]
        if not group:
            return False
        self.shown.append((tuple(one.key for one in group), now, group[0].late))
        self.asked_once |= any(one.rule.practice == "sincere" for one in group)
        self.last, self.count = now, self.count + 1
        self.waiters = [one for one in self.waiters if one not in group]
        self.keep_apart(now)
        return True

    def keep_apart(self, now: datetime) -> None:
        """Move those that are on time away from the popup just shown."""
        if not self.distance:
            return
        for one in list(self.waiters):
            if not one.is_free and not one.late and one.wanted_at < now + self.distance:
                one.wanted_at = now + self.distance
                if not self.move_out_of_quiet(one):
                    self.waiters.remove(one)
