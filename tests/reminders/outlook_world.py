"""A small world for the outlook: rules, records, and somebody who looks and shows what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from connect_tui.config.settings import Settings
from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.schedules import DAILY, Weekdays
from connect_tui.domain.showings import EVERY_REMINDER, KnownRule, PutOff, Showing, Stage
from connect_tui.reminders.occurrences import rule_says
from connect_tui.reminders.outlook import Entry, Outlook, Reason, Situation, Status
from connect_tui.reminders.planning import outlook

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = date(2026, 11, 22)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

OPEN = Settings(quiet_hours=None, popups_per_day=50, popup_distance=0, missed_popups=180)
"""Settings that hold nothing back."""


def clock(text: str) -> time:
    return time.fromisoformat(text)


def rule(
    rule_id: str,
    *at: str,
    between: tuple[str, str] | None = None,
    practice: str | None = None,
    days: Weekdays = DAILY,
    unless_done: bool = True,
    enabled: bool = True,
) -> ReminderRule:
    return ReminderRule(
        rule_id,
        ReminderKind.EVENING if practice is None else ReminderKind.PRACTICE,
        practice,
        tuple(clock(one) for one in at),
        None if between is None else (clock(between[0]), clock(between[1])),
        days,
        unless_done=unless_done,
        enabled=enabled,
    )


def moment(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment of the sunday these tests live on (``15:00``), or of any day (``2026-11-23 15:00``)."""
    day, _, at = text.rpartition(" ")
    return datetime.fromisoformat(f"{day or SUNDAY} {at}").replace(tzinfo=zone)


class World:
    """Rules and records, and whoever looks at them."""

    def __init__(self, *rules: ReminderRule, settings: Settings = OPEN, known: bool = True) -> None:
        self.rules = rules
        self.settings = settings
        self.settled: dict[tuple[str, date], Reason] = {}
        self.showings: dict[str, Showing] = {}
        self.put_offs: dict[str, PutOff] = {}
        self.known: dict[str, KnownRule] = {}
        self.log: list[tuple[str, str]] = []
        """What was shown: the keys of one popup, joined by ``+``, and the local time."""
        if known:
            self.learn(LONG_AGO)

    def learn(self, now: datetime) -> None:
        """Note since when the rules say what they say, as whoever looks does first."""
        for one in self.rules:
            says = rule_says(one, self.settings.day_starts_at, self.settings.quiet_hours)
            if one.id not in self.known or self.known[one.id].says != says:
                self.known[one.id] = KnownRule(one.id, says, now)

    def situation(self, now: datetime, patience: float = 0) -> Situation:
        return Situation(
            now,
            self.settings,
            self.rules,
            lambda one, day: self.settled.get((one.id, day)),
            self.showings,
            self.put_offs,
            self.known,
            timedelta(seconds=patience),
        )

    def outlook(self, now: datetime | str, days: int = 1, patience: float = 0) -> Outlook:
        return outlook(self.situation(moment(now) if isinstance(now, str) else now, patience), days)

    def entry(self, key: str, now: datetime | str, days: int = 1) -> Entry:
        """The one entry whose key begins so."""
        (found,) = (one for one in self.outlook(now, days).entries if one.occurrence.key.startswith(key))
        return found

    def stands(self, key: str, now: datetime | str, days: int = 1) -> tuple[Status, Reason | None, str]:
        """Where the entry stands, why, and when."""
        found = self.entry(key, now, days)
        return found.status, found.reason, f"{found.at:%H:%M}"

    def show(self, key: str, at: datetime | str, stage: Stage = Stage.SHOWN, together: str = "") -> None:
        """Note a showing, whether it was due or not."""
        instant = (moment(at) if isinstance(at, str) else at).astimezone(UTC)
        day = date.fromisoformat(key.partition("@")[2][:10])
        shown_at = instant if stage in (Stage.SHOWN, Stage.UNCONFIRMED) else None
        self.showings[key] = Showing(
            key, key.partition("@")[0], day, stage, instant, shown_at=shown_at, together=together
        )

    def look(self, now: datetime) -> list[str]:
        """Show what is due until nothing is any more; return the popups."""
        self.learn(now)
        before = len(self.log)
        while (found := self.outlook(now)).due:
            keys = [one.key for one in found.due]
            for one in found.due:
                assert one.key not in self.showings or self.showings[one.key].stage is Stage.FAILED
                self.showings[one.key] = Showing(
                    one.key,
                    one.rule.id,
                    one.day,
                    Stage.SHOWN,
                    now.astimezone(UTC),
                    shown_at=now.astimezone(UTC),
                    together=keys[0] if len(keys) > 1 else "",
                    late=found.late,
                )
            self.log.append(("+".join(keys), f"{now:%d %H:%M}" + (" late" if found.late else "")))
        return [popup for popup, _ in self.log[before:]]

    def look_at_each(self, instants: Iterable[datetime]) -> list[tuple[str, str]]:
        for now in instants:
            self.look(now)
        return self.log

    def put_off(self, reminder: str, now: datetime | str, minutes: float | None = None) -> None:
        now = moment(now) if isinstance(now, str) else now
        asked = now.astimezone(UTC)
        until = None if minutes is None else asked + timedelta(minutes=minutes)
        day = (now.replace(tzinfo=None) - timedelta(hours=self.settings.day_starts_at.hour)).date()
        self.put_offs[reminder] = PutOff(reminder, day, until, asked)

    def put_off_all(self, now: datetime | str, minutes: float | None = None) -> None:
        self.put_off(EVERY_REMINDER, now, minutes)


def awake(start: datetime, end: datetime, every: float = 15) -> Iterable[datetime]:
    """The instants at which somebody awake looks: each so many seconds of real time, told in the zone."""
    zone, now = start.tzinfo, start.astimezone(UTC)
    while now <= end.astimezone(UTC):
        yield now.astimezone(zone)
        now += timedelta(seconds=every)
