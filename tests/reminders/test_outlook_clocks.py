"""Clock trials: whatever the clock does, each showing comes exactly once, on its own day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

import pytest

from connect_tui.config.settings import Settings
from connect_tui.domain.reminders import ReminderRule
from tests.reminders.outlook_world import BERLIN, OPEN, World, awake, moment, rule

NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
MIDNIGHT = OPEN._replace(day_starts_at=time(0))


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def day_in(start: str, end: str, zone: ZoneInfo = BERLIN) -> Iterable[datetime]:
    """Somebody awake from one time to another, looking each 15 seconds."""
    return awake(at(start, zone), at(end, zone))


def shifted(instants: Iterable[datetime], **by: float) -> Iterable[datetime]:
    """The same instants as a clock tells them that is wrong by so much."""
    return (one + timedelta(**by) for one in instants)


def moved(instants: Iterable[datetime], zone: ZoneInfo) -> Iterable[datetime]:
    """The same instants, told in another zone."""
    return (one.astimezone(zone) for one in instants)


TRIALS: dict[str, tuple[tuple[ReminderRule, ...], Settings, Iterable[datetime], list[tuple[str, str]]]] = {
    "spring gap, days that turn at midnight: what the clock leaps over comes at once": (
        (rule("gap", "02:30"), rule("after", "03:10")),
        MIDNIGHT,
        day_in("2026-03-29 01:00", "2026-03-29 12:00"),
        [("gap@2026-03-29T02:30", "29 03:00 late"), ("after@2026-03-29T03:10", "29 03:10")],
    ),
    "spring gap, days that turn in it: the evening's last is over with its day, the new day's comes": (
        (rule("gap", "02:30"), rule("first", "03:00")),
        OPEN,
        day_in("2026-03-29 01:00", "2026-03-30 02:45"),
        [("first@2026-03-29T03:00", "29 03:00"), ("gap@2026-03-30T02:30", "30 02:30")],
    ),
    "autumn fold: once, at the first half past two": (
        (rule("fold", "02:30"),),
        MIDNIGHT,
        awake(at("2026-10-25 01:00"), at("2026-10-25 12:00")),
        [("fold@2026-10-25T02:30", "25 02:30")],
    ),
    "autumn fold, woken in the second half past two: once, on time": (
        (rule("fold", "02:30"),),
        OPEN,
        awake(datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(BERLIN), at("2026-10-25 12:00")),
        [("fold@2026-10-25T02:30", "25 02:30")],
    ),
    "autumn fold, distance: measured in the time that really passes": (
        (rule("a", "02:50"), rule("b", "03:10")),
        MIDNIGHT._replace(popup_distance=90),
        awake(at("2026-10-25 02:40"), at("2026-10-25 12:00")),
        [("a@2026-10-25T02:50", "25 02:50"), ("b@2026-10-25T03:10", "25 03:20")],
    ),
    "autumn fold, moved to an hour that comes twice: once, when the wall shows its moment again": (
        (rule("a", "02:50"), rule("b", "02:55")),
        MIDNIGHT._replace(popup_distance=20),
        awake(at("2026-10-25 02:40"), at("2026-10-25 12:00")),
        [("a@2026-10-25T02:50", "25 02:50"), ("b@2026-10-25T02:55", "25 02:55")],
    ),
    "sleep over one: shown on waking": (
        (rule("a", "10:00"), rule("b", "12:00")),
        OPEN,
        chain(day_in("2026-11-22 09:00", "2026-11-22 09:30"), day_in("2026-11-22 11:00", "2026-11-22 13:00")),
        [("a@2026-11-22T10:00", "22 11:00 late"), ("b@2026-11-22T12:00", "22 12:00")],
    ),
    "sleep over several: together, once; of one rule the last": (
        (rule("a", "10:00", "10:40"), rule("b", "10:20"), rule("c", "12:00")),
        OPEN,
        chain(day_in("2026-11-22 09:00", "2026-11-22 09:30"), day_in("2026-11-22 11:00", "2026-11-22 13:00")),
        [
            ("b@2026-11-22T10:20+a@2026-11-22T10:40", "22 11:00 late"),
            ("c@2026-11-22T12:00", "22 12:00"),
        ],
    ),
    "sleep into the next day: yesterday's do not come any more": (
        (rule("a", "10:00"), rule("b", "23:00")),
        OPEN._replace(missed_popups=1440),
        chain(day_in("2026-11-22 09:00", "2026-11-22 22:00"), day_in("2026-11-23 08:00", "2026-11-23 12:00")),
        [("a@2026-11-22T10:00", "22 10:00"), ("a@2026-11-23T10:00", "23 10:00")],
    ),
    "the clock is set forward by an hour: what it leaps over comes at once": (
        (rule("a", "10:00"), rule("b", "10:30"), rule("c", "11:15")),
        OPEN,
        chain(
            day_in("2026-11-22 09:30", "2026-11-22 09:50"),
            shifted(day_in("2026-11-22 09:50", "2026-11-22 12:00"), hours=1),
        ),
        [
            ("a@2026-11-22T10:00+b@2026-11-22T10:30", "22 10:50 late"),
            ("c@2026-11-22T11:15", "22 11:15"),
        ],
    ),
    "the clock is set back by an hour: nothing comes twice, and the rest at its time": (
        (rule("a", "10:00"), rule("b", "10:30"), rule("c", "11:15")),
        OPEN._replace(popup_distance=20),
        chain(
            day_in("2026-11-22 09:30", "2026-11-22 10:40"),
            shifted(day_in("2026-11-22 10:40", "2026-11-22 13:00"), hours=-1),
        ),
        [
            ("a@2026-11-22T10:00", "22 10:00"),
            ("b@2026-11-22T10:30", "22 10:30"),
            ("c@2026-11-22T11:15", "22 11:15"),
        ],
    ),
    "the clock is set back over the turn of the day: nothing comes twice": (
        (rule("a", "02:50"), rule("b", "03:10")),
        OPEN,
        chain(
            day_in("2026-11-23 02:30", "2026-11-23 03:30"),
            shifted(day_in("2026-11-23 03:30", "2026-11-23 05:00"), hours=-1),
        ),
        [("a@2026-11-23T02:50", "23 02:50"), ("b@2026-11-23T03:10", "23 03:10")],
    ),
    "a flight from Berlin to New York: the morning is not shown again": (
        (rule("morning", "08:00"), rule("noon", "12:00"), rule("evening", "20:30")),
        OPEN,
        chain(
            day_in("2026-11-22 07:00", "2026-11-22 13:00"),
            moved(day_in("2026-11-22 21:00", "2026-11-23 05:00"), NEW_YORK),
        ),
        [
            ("morning@2026-11-22T08:00", "22 08:00"),
            ("noon@2026-11-22T12:00", "22 12:00"),
            ("evening@2026-11-22T20:30", "22 20:30"),
        ],
    ),
    "a flight from Berlin to New York with the machine on: at the times there": (
        (rule("noon", "12:00"), rule("evening", "20:30")),
        OPEN,
        chain(
            day_in("2026-11-22 07:00", "2026-11-22 18:00"),
            moved(day_in("2026-11-22 18:00", "2026-11-23 05:00"), NEW_YORK),
        ),
        [("noon@2026-11-22T12:00", "22 12:00"), ("evening@2026-11-22T20:30", "22 20:30")],
    ),
    "a flight from Berlin to Tokyo: what the new zone leaps over comes at once": (
        (rule("morning", "08:00"), rule("noon", "12:00"), rule("later", "16:00"), rule("evening", "20:30")),
        OPEN,
        chain(
            day_in("2026-11-22 07:00", "2026-11-22 10:00"),
            moved(day_in("2026-11-22 10:00", "2026-11-22 16:00"), TOKYO),
        ),
        [
            ("morning@2026-11-22T08:00", "22 08:00"),
            ("later@2026-11-22T16:00", "22 18:00 late"),
            ("evening@2026-11-22T20:30", "22 20:30"),
        ],
    ),
    "29 February, and the night after it": (
        (rule("noon", "12:00"), rule("night", "00:30")),
        OPEN,
        day_in("2028-02-29 11:00", "2028-03-01 13:00"),
        [
            ("noon@2028-02-29T12:00", "29 12:00"),
            ("night@2028-03-01T00:30", "01 00:30"),
            ("noon@2028-03-01T12:00", "01 12:00"),
        ],
    ),
    "started late in the day: what is not too late, together": (
        (rule("morning", "08:00"), rule("noon", "14:00"), rule("later", "15:30"), rule("evening", "20:30")),
        OPEN,
        day_in("2026-11-22 16:00", "2026-11-22 23:00"),
        [
            ("noon@2026-11-22T14:00+later@2026-11-22T15:30", "22 16:00 late"),
            ("evening@2026-11-22T20:30", "22 20:30"),
        ],
    ),
}


@pytest.mark.parametrize("trial", TRIALS)
def test_each_showing_comes_once_and_on_its_day(trial: str) -> None:
    rules, settings, instants, expected = TRIALS[trial]
    assert World(*rules, settings=settings).look_at_each(instants) == expected


def test_first_start_ever_shows_only_what_is_on_time() -> None:
    rules = (rule("noon", "14:00"), rule("now", "16:00"), rule("evening", "20:30"))
    world = World(*rules, known=False)
    shown = world.look_at_each(day_in("2026-11-22 16:01", "2026-11-22 23:00"))
    assert shown == [("now@2026-11-22T16:00", "22 16:01"), ("evening@2026-11-22T20:30", "22 20:30")]
    assert [one.occurrence.rule.id for one in world.outlook("23:00").entries] == ["now", "evening"]


class TestSnoozePending:
    def test_at_the_turn_of_the_day(self) -> None:
        world = World(rule("a", "02:30"))
        world.look_at_each(day_in("2026-11-23 02:00", "2026-11-23 02:50"))
        world.put_off("a", "2026-11-23 02:50", 30)
        world.look_at_each(day_in("2026-11-23 02:50", "2026-11-24 02:20"))
        assert world.log == [("a@2026-11-23T02:30", "23 02:30")]

    @pytest.mark.parametrize(
        ("zone", "shown"), [(TOKYO, "22 19:30"), (NEW_YORK, "22 05:30")], ids=["tokyo", "new-york"]
    )
    def test_on_a_flight_comes_at_its_instant(self, zone: ZoneInfo, shown: str) -> None:
        world = World(rule("a", "11:00"))
        world.look(at("2026-11-22 11:00"))
        world.put_off("a", "11:00", 30)
        world.log.clear()
        world.look_at_each(moved(day_in("2026-11-22 11:10", "2026-11-22 12:00"), zone))
        assert world.log == [("a@2026-11-22T10:30Z", shown)]

    @pytest.mark.parametrize(
        ("hours", "shown"), [(1.0, "22 12:10 late"), (-1.0, "22 11:30")], ids=["forward", "back"]
    )
    def test_when_the_clock_is_set_lasts_until_the_wall_shows_its_end(self, hours: float, shown: str) -> None:
        world = World(rule("a", "11:00"))
        world.look(at("2026-11-22 11:00"))
        world.put_off("a", "11:00", 30)
        world.log.clear()
        world.look_at_each(shifted(day_in("2026-11-22 11:10", "2026-11-22 14:00"), hours=hours))
        assert world.log == [("a@2026-11-22T10:30Z", shown)]

    def test_in_the_autumn_fold_lasts_as_long_as_it_was_asked_for(self) -> None:
        world = World(rule("a", "02:30"), settings=MIDNIGHT)
        world.look(at("2026-10-25 02:30"))
        world.put_off("a", at("2026-10-25 02:50"), 20)
        world.log.clear()
        world.look_at_each(awake(at("2026-10-25 02:50"), at("2026-10-25 05:00")))
        assert world.log == [("a@2026-10-25T01:10Z", "25 02:10")]


def test_an_hour_asleep_over_the_turn_of_the_day_moves_nothing_to_the_other_day() -> None:
    world = World(rule("a", "02:59"), rule("b", "03:00"), settings=OPEN._replace(missed_popups=1440))
    world.look(moment("2026-11-23 02:30"))
    assert world.look(moment("2026-11-23 03:30")) == ["b@2026-11-23T03:00"]


def test_a_rule_first_seen_just_before_the_spring_gap_counts_from_then_on() -> None:
    world = World(rule("before", "01:30"), rule("gap", "02:30"), settings=MIDNIGHT, known=False)
    shown = world.look_at_each(day_in("2026-03-29 01:58", "2026-03-29 03:30"))
    assert shown == [("gap@2026-03-29T02:30", "29 03:00 late")]


def test_a_rule_first_seen_before_a_flight_east_is_late_where_the_clock_leapt_over_it() -> None:
    world = World(rule("a", "21:00"), known=False)
    world.look(at("2026-11-22 14:00"))
    assert world.look(at("2026-11-22 14:10").astimezone(TOKYO)) == ["a@2026-11-22T21:00"]
