"""Plans and dates as an iCalendar file, read back by an independent parser and by a calendar program."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import vobject  # type: ignore[import-untyped]

from connect_tui.domain.people import Occasion, Profile
from connect_tui.domain.plans import Plan, plan_standing
from connect_tui.domain.schedules import DAILY, Quota, Weekdays
from connect_tui.exchange.people.ical import Source, calendar
from tests.living import NOON, ZONE
from tests.reminders.desktop import need

TODAY = NOON.date()
"""A Sunday."""
LAST = date(2029, 3, 31)
DAYS = [TODAY + timedelta(days=number) for number in range((LAST - TODAY).days + 1)]
MADE = datetime(2026, 11, 1, 10, tzinfo=UTC)

BEN = Profile(
    "p1",
    "Ben; [/red], \\ \u202eneB",
    birthday=Occasion("", 2, 29, 1992),
    dates=(Occasion("Wedding", 6, 12), Occasion("wedding", 6, 13, 2020), Occasion("Leap", 2, 29)),
)
YUI = Profile("p2", "田中 由衣", birthday=Occasion("", 12, 31))
PEOPLE = {
    one.id: one for one in (BEN, YUI, Profile("p3", "Gone", birthday=Occasion("", 1, 1), archived=TODAY))
}

TUESDAYS = Weekdays(frozenset({1}))
PLANS = {
    plan.id: plan
    for plan in (
        Plan(
            "once",
            "A walk, then; tea\\ " + "é" * 200,
            ("p1", "p2"),
            date(2026, 11, 24),
            time(19),
            place="Park, lake",
        ),
        Plan("past", "Dinner with 田中 由衣", ("p2",), date(2026, 11, 1), made=MADE),
        Plan("dropped", "Not any more", (), date(2026, 12, 1), dropped=TODAY),
        Plan("tuesdays", "Call", ("p1", "nobody"), date(2026, 11, 25), time(8, 30), TUESDAYS),
        Plan("some", "Run", (), date(2026, 11, 25), None, Weekdays(frozenset({0, 2, 6})), date(2027, 1, 3)),
        Plan("late", "Call far away", (), date(2026, 11, 23), time(1, 30), TUESDAYS, date(2026, 12, 15)),
        Plan("daily", "Good night", (), date(2026, 11, 30), time(21), DAILY, date(2026, 12, 3)),
        Plan("stopped", "Swim", (), date(2026, 11, 2), None, TUESDAYS, dropped=date(2026, 11, 17)),
        Plan("never", "Sing", (), date(2026, 11, 4), None, TUESDAYS, dropped=date(2026, 11, 10)),
        Plan("twice", "Train", (), date(2026, 11, 26), None, Quota(2), date(2027, 1, 31)),
    )
}


class Found(NamedTuple):
    """What a reader finds of an event."""

    summary: str
    days: list[date]
    at: time | None
    place: str


def _source(now: datetime = NOON) -> Source:
    return Source(tuple(PLANS.values()), PEOPLE, TODAY, now, time(3))


def _text(now: datetime = NOON) -> str:
    return calendar(_source(now)).decode()


def _id(uid: str) -> str:
    return uid.removeprefix("plan.").removesuffix("@connect-tui")


def _by_vobject() -> dict[str, Found]:
    found = {}
    for event in vobject.readOne(_text()).vevent_list:
        start = event.dtstart.value
        rules: Any = event.getrruleset(addRDate=True) if "rrule" in event.contents else None
        end = datetime.combine(LAST, time.max)
        days = (
            [
                one.date()
                for one in rules.between(datetime.combine(date(2026, 11, 1), time.min), end, inc=True)
            ]
            if rules
            else [start]
        )
        place = event.location.value if "location" in event.contents else ""
        timed = isinstance(start, datetime)
        plain = [one.date() if isinstance(one, datetime) else one for one in days]
        uid = _id(event.uid.value)
        found[uid] = Found(event.summary.value, plain, start.time() if timed else None, place)
    return found


def _by_khal(folder: Path) -> dict[str, Found]:
    need("khal")
    (folder / "calendar").mkdir()
    (folder / "plans.ics").write_bytes(calendar(_source()))
    (folder / "config").write_text(
        f"""[calendars]
[[connect]]
path = {folder / "calendar"}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {ZONE.key}
default_timezone = {ZONE.key}
[sqlite]
path = {folder / "khal.db"}
[default]
default_calendar = connect
"""
    )
    for _ in range(2):
        _khal(folder, "import", "--batch", "--include-calendar", "connect", str(folder / "plans.ics"))
    form = "{uid}|{start-date}|{start-time}|{location}|{title}"
    listed = _khal(folder, "list", "--day-format", "", "--format", form, "2026-11-01", LAST.isoformat())
    found: dict[str, Found] = {}
    for line in listed.splitlines():
        uid, day, at, place, title = line.split("|")
        one = Found(title, [date.fromisoformat(day)], time.fromisoformat(at) if at else None, place)
        before = found.get(_id(uid), one._replace(days=[]))
        found[_id(uid)] = one._replace(days=before.days + one.days)
    return found


def _khal(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "LC_ALL": "C.UTF-8"}
    command = ["khal", "-c", str(folder / "config"), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _meant_for(plan: Plan, since: date = date(2026, 11, 1)) -> list[date]:
    """The days a plan is meant for, one after another, nothing of it being kept."""
    days = (since + timedelta(days=number) for number in range((LAST - since).days + 1))
    return [day for day in days if plan_standing(plan, (), day, week_starts_on=0).next == day]


def _check(found: dict[str, Found]) -> None:
    """Check what a reader has found against what Connect itself makes of plans and dates."""
    assert found.keys() == {
        *(PLANS.keys() - {"dropped", "never"}),
        *("birthday.p1", "birthday.p2"),
        *(uid for uid in found if uid.startswith("date.p1.")),
    }
    for key in ("once", "past", "tuesdays", "some", "daily"):
        assert found[key].days == _meant_for(PLANS[key]), key
        assert found[key].at == PLANS[key].at, key
    assert found["late"].days == [day + timedelta(days=1) for day in _meant_for(PLANS["late"])]
    assert found["stopped"].days == [date(2026, 11, 3), date(2026, 11, 10)]
    assert found["birthday.p1"].days == [day for day in DAYS if BEN.occasions[0].in_year(day.year) == day]
    assert found["birthday.p2"].days == [day for day in DAYS if (day.month, day.day) == (12, 31)]
    assert sorted(one.summary for uid, one in found.items() if uid.startswith("date.")) == [
        f"{name}: {BEN.name}" for name in ("Leap", "Wedding", "wedding")
    ]
    assert found["once"].summary == f"{PLANS['once'].what} with {BEN.name} and {YUI.name}"
    assert (found["past"].summary, found["tuesdays"].summary) == (PLANS["past"].what, f"Call with {BEN.name}")
    assert (found["once"].place, found["some"].place) == ("Park, lake", "")
    weeks = [day - timedelta(days=day.weekday()) for day in found["twice"].days]
    assert weeks == [date(2026, 11, 23) + timedelta(weeks=number) for number in range(10)]
    assert found["twice"].days[0] == PLANS["twice"].day


def test_an_independent_parser_finds_every_plan_and_date() -> None:
    _check(_by_vobject())


def test_a_calendar_program_takes_it_in_twice_and_shows_every_plan_and_date_once(tmp_path: Path) -> None:
    _check(_by_khal(tmp_path))


def test_a_file_is_the_same_again_but_for_the_moment_it_was_made() -> None:
    first, second = _text(), _text(NOON + timedelta(days=1))
    stamps = {line for line in first.splitlines() if line.startswith("DTSTAMP")}
    assert stamps == {"DTSTAMP:20261122T110000Z"}
    assert second == first.replace("20261122T110000Z", "20261123T110000Z")
    assert first != second


def test_lines_are_folded_and_times_are_those_on_the_wall() -> None:
    data = calendar(_source())
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"DTSTART:20261124T190000\r\n" in data
    assert b"METHOD" not in data
    assert b"CREATED:20261101T100000Z\r\n" in data


@pytest.mark.parametrize("day", [date(1900, 1, 1), date.max])
def test_the_ends_of_time_do_no_harm(day: date) -> None:
    plans = [Plan("a", "A", (), day, time(1)), Plan("b", "B", (), day, time(1), TUESDAYS, day)]
    plans += [Plan("c", "C", (), day, None, Quota(1), date.max), Plan("d", "\x1b\r\n\ud800", (), day)]
    text = calendar(Source(plans, {}, TODAY, NOON, time(3))).decode()
    assert "UID:plan.a@connect-tui\r\n" in text
    assert "\x1b" not in text


def test_with_nothing_planned_there_is_an_empty_calendar() -> None:
    text = calendar(Source((), {}, TODAY, NOON, time(3))).decode()
    assert vobject.readOne(text).contents.keys() == {"version", "prodid", "calscale", "x-wr-calname"}
