"""Plans and dates as an iCalendar file (RFC 5545), for any calendar program.

What is in it has an id that stays, so that a calendar that takes the file in again changes what it has and
doubles nothing. Times are those on the wall, wherever one is. Plans that were dropped are left out, of one
that repeats from the day on from which it is not meant any more; what is past stays, as calendars keep it.
Nothing names an address, and nothing asks to be answered.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota, Weekdays
from connect_tui.domain.text import clean_line, fold
from connect_tui.exchange.people import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from icalendar import Event

    from connect_tui.domain.people import Occasion, Profile
    from connect_tui.domain.plans import Plan

PRODUCER = "-//Connect//connect-tui//EN"

PLAN_LASTS = timedelta(hours=1)
"""How long a plan with a time lasts in a calendar, as Connect keeps no end of it."""

_UIDS = "connect-tui"
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ANY_LEAP_YEAR = 2000
"""In which a date begins whose year nobody knows."""


class Source(NamedTuple):
    """What goes into a calendar."""

    plans: Sequence[Plan]
    people: Mapping[str, Profile]
    """Everyone whom a plan may name, by id; dates are taken of those who are not archived."""
    today: date
    now: datetime
    """When the file is made."""
    day_starts_at: time
    """A plan at an earlier time of day belongs to the evening before it, as everywhere in Connect."""


def calendar(source: Source) -> bytes:
    """Return the file. Twice the same gives the same, but for the moment it was made."""
    from icalendar import Calendar  # takes its time

    whole = Calendar()
    whole.add("prodid", PRODUCER)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", "Connect")
    for plan in sorted(source.plans, key=lambda one: (one.day, one.id)):
        event = _of_plan(plan, source)
        if event is not None:
            whole.add_component(event)
    for person in sorted(source.people.values(), key=lambda one: (fold(one.name), one.id)):
        if not person.is_archived(source.today):
            for event in _of_dates(person, source):
                whole.add_component(event)
    data: bytes = whole.to_ical()
    return data


def _of_plan(plan: Plan, source: Source) -> Event | None:
    last = _last_day(plan)
    first = _first_day(plan)
    if (last is not None and last < first) or (plan.repeat is None and plan.dropped is not None):
        return None
    late = plan.at is not None and plan.at < source.day_starts_at
    shift = ONE_DAY if late and first < date.max else timedelta(0)
    names = [source.people[one].name for one in plan.people if one in source.people]
    event = _event(f"plan.{plan.id}", _summary(plan.what, names), source)
    _add_start(event, first + shift, plan.at)
    if plan.repeat is not None:
        event.add("rrule", _rule(plan, last, shift))
    if plan.place:
        event.add("location", clean_line(plan.place))
    if isinstance(plan.repeat, Quota):
        event.add("description", f"{words.repeated(plan.repeat).capitalize()}, on whichever days suit.")
    if plan.made is not None:
        event.add("created", plan.made.astimezone(UTC).replace(microsecond=0))
    return event


def _first_day(plan: Plan) -> date:
    """Return the first day a plan is meant for; of one on weekdays, the first of those."""
    if isinstance(plan.repeat, Weekdays):
        ahead = (
            plan.day + ONE_DAY * number for number in range(min(DAYS_IN_WEEK, (date.max - plan.day).days + 1))
        )
        return next((day for day in ahead if plan.repeat.includes(day)), plan.day)
    return plan.day


def _last_day(plan: Plan) -> date | None:
    """Return the last day a plan that repeats can be meant for, or None where it goes on."""
    if plan.repeat is None:
        return None
    ends = [plan.until] if plan.until is not None else []
    if plan.dropped is not None:
        ends.append(plan.dropped - ONE_DAY)
    return min(ends, default=None)


def _rule(plan: Plan, last: date | None, shift: timedelta) -> dict[str, Any]:
    """Return how it repeats: on its weekdays, or where any day may do, once for each week."""
    rule: dict[str, Any] = {"freq": "weekly"}
    if isinstance(plan.repeat, Weekdays):
        rule["byday"] = [_CODES[(day + shift.days) % DAYS_IN_WEEK] for day in sorted(plan.repeat.days)]
    if last is not None:
        end = last + shift if last < date.max else last
        rule["until"] = end if plan.at is None else datetime.combine(end, plan.at)
    return rule


def _of_dates(person: Profile, source: Source) -> Iterator[Event]:
    seen: set[str] = set()
    for one in person.occasions:
        uid = _date_uid(person, one, seen)
        event = _event(uid, f"{clean_line(one.name) or words.BIRTHDAY}: {clean_line(person.name)}", source)
        _add_start(event, _begins(one), None)
        event.add("rrule", _yearly(one))
        event.add("transp", "TRANSPARENT")
        yield event


def _date_uid(person: Profile, one: Occasion, seen: set[str]) -> str:
    if not one.name:
        return f"birthday.{person.id}"
    uid = f"date.{person.id}.{sha256(fold(one.name).encode('utf-8', 'replace')).hexdigest()[:8]}"
    while uid in seen:
        uid += "+"
    seen.add(uid)
    return uid


def _begins(one: Occasion) -> date:
    return one.in_year(one.year or _ANY_LEAP_YEAR)


def _yearly(one: Occasion) -> dict[str, Any]:
    """Return that it comes every year; the 29th of February is the last of it, as Connect keeps it."""
    if (one.month, one.day) == (2, 29):
        return {"freq": "yearly", "bymonth": 2, "bymonthday": -1}
    return {"freq": "yearly"}


def _event(uid: str, summary: str, source: Source) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@{_UIDS}")
    event.add("dtstamp", source.now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", summary)
    return event


def _add_start(event: Event, day: date, at: time | None) -> None:
    if at is not None:
        event.add("dtstart", datetime.combine(day, at))
        event.add("duration", PLAN_LASTS)
        return
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + ONE_DAY)


def _summary(what: str, names: Iterable[str]) -> str:
    """Return what is planned, and with whom unless that says so already."""
    told = clean_line(what)
    more = [clean_line(name) for name in names if fold(name) not in fold(told)]
    return f"{told} with {words.listed(more)}" if more else told
