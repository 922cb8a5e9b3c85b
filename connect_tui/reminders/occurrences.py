"""The moments at which a rule asks for a popup, on one day as the person lives it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zlib import crc32

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.reminders import ReminderRule
from connect_tui.reminders.outlook import Occurrence

Span: TypeAlias = tuple[time, time]
"""From when until when, on the wall; may run over midnight."""

_MINUTES_IN_DAY = 24 * 60
_SPREADING = 0x9E3779B1
"""2**32 divided by the golden ratio, made odd: multiplying by it spreads neighbouring numbers evenly."""


def occurrences_on(
    rule: ReminderRule, day: date, day_starts_at: time, quiet_hours: Span | None = None
) -> tuple[Occurrence, ...]:
    """Return the moments of a rule on a lived day, in order; none where the day is not one of the rule's.

    A time of day before ``day_starts_at`` belongs to the evening before it: of a monday, 00:30 is what
    the clock shows on tuesday. A moment chosen between two lies outside the quiet hours, unless the whole
    span is quiet. Whether the rule is switched on makes no difference here.
    """
    if not rule.days.includes(day):
        return ()
    if rule.between is not None:
        moments = [_chosen(rule.id, rule.between, day, day_starts_at, quiet_hours)]
    else:
        moments = sorted({_on_the_wall(day, at, day_starts_at) for at in rule.at})
    return tuple(Occurrence(f"{rule.id}@{_written(moment)}", rule, day, moment) for moment in moments)


def put_off_occurrence(rule: ReminderRule, day: date, until: datetime, local: datetime) -> Occurrence:
    """Return the occurrence of a rule that was put off ``until`` an instant.

    ``local`` is what a clock on the wall shows then. Its key holds the instant in UTC, so that it stays the
    same when the zone changes meanwhile.
    """
    instant = until.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return Occurrence(f"{rule.id}@{_written(instant)}Z", rule, day, local.replace(microsecond=0), True)


def moment_of(key: str) -> datetime | None:
    """Return the moment that a showing's key names: naive local time, or aware where it was put off.

    None where the key cannot be read.
    """
    try:
        return datetime.fromisoformat(key.partition("@")[2])
    except ValueError:
        return None


def rule_says(rule: ReminderRule, day_starts_at: time, quiet_hours: Span | None = None) -> str:
    """Return a text that differs whenever a rule's times, days or switch differ, or what bears on them.

    What the reminder says to the person makes no difference.
    """
    at = ",".join(map(str, sorted(set(rule.at))))
    between = "-".join(map(str, rule.between or ()))
    quiet = "-".join(map(str, quiet_hours or ())) if rule.between else ""
    days = "".join(map(str, sorted(rule.days.days)))
    return f"at {at} between {between} quiet {quiet} days {days} on {rule.enabled} from {day_starts_at}"


def _on_the_wall(day: date, at: time, day_starts_at: time) -> datetime:
    moment = datetime.combine(day, at)
    return moment + ONE_DAY if at < day_starts_at else moment


def _chosen(rule_id: str, span: Span, day: date, day_starts_at: time, quiet_hours: Span | None) -> datetime:
    """Return the whole minute of a span that is chosen for a day, both ends included.

    A span over the moment at which days turn is cut there, and the longer part of it counts.
    """
    turn = _minutes(day_starts_at)
    first, last = ((_minutes(end) - turn) % _MINUTES_IN_DAY for end in span)
    if first > last:
        if _MINUTES_IN_DAY - first > last:
            last = _MINUTES_IN_DAY - 1
        else:
            first = 0
    start, end = span
    number = crc32(f"{rule_id} {start}-{end} {day}".encode()) * _SPREADING & 0xFFFFFFFF
    minutes = range(first, last + 1)
    quiet = None if quiet_hours is None else (_minutes(quiet_hours[0]), _minutes(quiet_hours[1]))
    heard = [one for one in minutes if not _is_quiet((one + turn) % _MINUTES_IN_DAY, quiet)] or minutes
    minute = heard[number * len(heard) >> 32]
    return datetime.combine(day, time(day_starts_at.hour, day_starts_at.minute)) + timedelta(minutes=minute)


def _is_quiet(minute: int, quiet: tuple[int, int] | None) -> bool:
    if quiet is None:
        return False
    start, end = quiet
    return start <= minute < end if start <= end else minute >= start or minute < end


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
