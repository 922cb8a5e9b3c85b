"""At which moments a rule asks for a popup, and what tells that its times have changed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.days import lived_day
from connect_tui.domain.schedules import Weekdays
from connect_tui.reminders.occurrences import moment_of, occurrences_on, put_off_occurrence, rule_says
from tests.reminders.outlook_world import SUNDAY, rule

THREE = time(3)
MONDAY = SUNDAY + timedelta(days=1)

times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
day_starts = st.integers(0, 12 * 60).map(lambda minute: time(minute // 60, minute % 60))


def keys(*at: str, day: date = SUNDAY, on: Weekdays | None = None, starts: time = THREE) -> list[str]:
    reminder = rule("r", *at) if on is None else rule("r", *at, days=on)
    return [one.key for one in occurrences_on(reminder, day, starts)]


class TestAtTimes:
    def test_are_in_order_and_each_once(self) -> None:
        assert keys("20:30", "08:00", "20:30") == ["r@2026-11-22T08:00", "r@2026-11-22T20:30"]

    def test_seconds_are_named_where_there_are_any(self) -> None:
        assert keys("08:00:30") == ["r@2026-11-22T08:00:30"]

    def test_after_midnight_belong_to_the_evening_before(self) -> None:
        monday = Weekdays(frozenset((0,)))
        (one,) = occurrences_on(rule("r", "00:30", days=monday), MONDAY, THREE)
        assert (one.key, one.day, one.moment) == (
            "r@2026-11-24T00:30",
            MONDAY,
            datetime.fromisoformat("2026-11-24 00:30"),
        )
        assert keys("00:30", day=SUNDAY, on=monday) == []

    def test_begin_with_the_day(self) -> None:
        assert keys("03:00", "02:59") == ["r@2026-11-22T03:00", "r@2026-11-23T02:59"]
        assert keys("00:30", starts=time(0)) == ["r@2026-11-22T00:30"]

    def test_only_come_on_the_days_named(self) -> None:
        weekend = Weekdays(frozenset((5, 6)))
        week = [SUNDAY + timedelta(ahead) for ahead in range(7)]
        assert [len(keys("09:00", day=day, on=weekend)) for day in week] == [1, 0, 0, 0, 0, 0, 1]

    def test_of_a_rule_switched_off_are_there_too(self) -> None:
        assert occurrences_on(rule("r", "08:00", enabled=False), SUNDAY, THREE)

    def test_exist_on_a_leap_day(self) -> None:
        assert keys("00:30", "12:00", day=date(2028, 2, 29)) == ["r@2028-02-29T12:00", "r@2028-03-01T00:30"]

    def test_may_be_none(self) -> None:
        assert keys() == []

    @given(st.lists(times, max_size=5), days, day_starts)
    def test_lie_on_their_lived_day(self, at: list[time], day: date, starts: time) -> None:
        reminder = rule("r", *map(str, at))
        found = occurrences_on(reminder, day, starts)
        assert [one.moment for one in found] == sorted(one.moment for one in found)
        assert {one.moment.time() for one in found} == set(at)
        assert all(lived_day(one.moment, starts) == day == one.day for one in found)


class TestBetween:
    @given(times, times, days, day_starts)
    def test_is_one_whole_minute_of_its_lived_day(
        self, start: time, end: time, day: date, starts: time
    ) -> None:
        (one,) = occurrences_on(rule("r", between=(str(start), str(end))), day, starts)
        assert lived_day(one.moment, starts) == day
        assert one.moment.second == one.moment.microsecond == 0
        at = one.moment.time()
        assert start <= at <= end if start <= end else at >= start or at <= end

    @pytest.mark.parametrize(
        ("span", "first", "last"),
        [
            (("11:00", "11:04"), "11:00", "11:04"),
            (("23:58", "00:02"), "23:58", "00:02"),
            (("02:50", "03:20"), "03:00", "03:20"),
            (("02:30", "03:04"), "02:30", "02:59"),
            (("12:00", "12:00"), "12:00", "12:00"),
        ],
        ids=["in-the-day", "over-midnight", "mostly-after-the-turn", "mostly-before-the-turn", "one-minute"],
    )
    def test_reaches_each_minute_evenly(self, span: tuple[str, str], first: str, last: str) -> None:
        reminder = rule("r", between=span)
        found = Counter(
            one.moment - datetime.combine(day, THREE)
            for day in (SUNDAY + timedelta(ahead) for ahead in range(7300))
            for one in occurrences_on(reminder, day, THREE)
        )
        wall = [f"{datetime.combine(SUNDAY, THREE) + after:%H:%M}" for after in sorted(found)]
        assert (wall[0], wall[-1]) == (first, last)
        assert len(found) == (max(found) - min(found)) // timedelta(minutes=1) + 1
        even = 7300 / len(found)
        assert all(abs(count - even) < 5 * even**0.5 for count in found.values())

    @given(times, times, days, st.tuples(times, times))
    def test_lies_outside_the_quiet_hours_if_anything_does(
        self, start: time, end: time, day: date, quiet: tuple[time, time]
    ) -> None:
        def is_quiet(at: time) -> bool:
            return quiet[0] <= at < quiet[1] if quiet[0] <= quiet[1] else at >= quiet[0] or at < quiet[1]

        reminder = rule("r", between=(str(start), str(end)))
        (one,) = occurrences_on(reminder, day, time(0), quiet)
        (plain,) = occurrences_on(reminder, day, time(0))
        assert lived_day(one.moment, time(0)) == day
        if is_quiet(one.moment.time()):
            assert one == plain

    def test_of_an_evening_is_chosen_from_what_is_not_quiet(self) -> None:
        reminder = rule("r", between=("20:00", "23:30"))
        nights = (time(22), time(7))
        chosen = [
            occurrences_on(reminder, SUNDAY + timedelta(n), THREE, nights)[0].moment.time() for n in range(99)
        ]
        assert (min(chosen), max(chosen)) == (time(20), time(21, 59))

    def test_differs_between_rules_and_days(self) -> None:
        span = ("08:00", "18:00")
        of_days = {
            occurrences_on(rule("r", between=span), SUNDAY + timedelta(n), THREE)[0].moment.time()
            for n in range(60)
        }
        of_rules = {
            occurrences_on(rule(f"r{n}", between=span), SUNDAY, THREE)[0].moment.time() for n in range(60)
        }
        assert min(len(of_days), len(of_rules)) > 45

    def test_is_the_same_in_every_process(self) -> None:
        code = (
            "from datetime import date, time; from tests.reminders.outlook_world import rule;"
            "from connect_tui.reminders.occurrences import occurrences_on;"
            "print(occurrences_on(rule('r', between=('08:00', '18:00')), date(2026, 11, 22), time(3))[0].key)"
        )
        run = (sys.executable, "-c", code)
        printed = {
            subprocess.run(
                run, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
            ).stdout
            for seed in ("1", "2")
        }
        (one,) = occurrences_on(rule("r", between=("08:00", "18:00")), SUNDAY, THREE)
        assert printed == {f"{one.key}\n"}

    def test_does_not_move_with_the_text_or_the_switch(self) -> None:
        plain = rule("r", between=("08:00", "18:00"))
        other = plain._replace(text="Hello", enabled=False, unless_done=False)
        assert occurrences_on(plain, SUNDAY, THREE)[0].key == occurrences_on(other, SUNDAY, THREE)[0].key


class TestPutOff:
    def test_is_named_by_its_instant(self) -> None:
        until = datetime(2026, 11, 22, 20, 0, 0, 999, tzinfo=UTC)
        one = put_off_occurrence(
            rule("r"), SUNDAY, until, datetime.fromisoformat("2026-11-22 21:00:00.000999")
        )
        assert (one.key, one.moment, one.was_put_off) == (
            "r@2026-11-22T20:00Z",
            datetime.fromisoformat("2026-11-22 21:00"),
            True,
        )

    def test_names_its_seconds(self) -> None:
        until = datetime(2026, 11, 22, 20, 0, 7, tzinfo=UTC)
        one = put_off_occurrence(rule("r"), SUNDAY, until, datetime.fromisoformat("2026-11-22 21:00:07"))
        assert one.key == "r@2026-11-22T20:00:07Z"
        assert moment_of(one.key) == until

    @pytest.mark.parametrize("key", ["", "r", "r@", "r@soon", "@", "r@2026-13-01T00:00"])
    def test_key_that_names_no_moment(self, key: str) -> None:
        assert moment_of(key) is None


class TestRuleSays:
    def test_differs_with_times_days_switch_and_the_day_s_start(self) -> None:
        plain = rule("r", "08:00")
        variants = [
            plain,
            rule("r", "08:01"),
            rule("r", "08:00", "09:00"),
            rule("r", between=("08:00", "09:00")),
            rule("r", between=("08:00", "09:01")),
            rule("r", "08:00", days=Weekdays(frozenset((0,)))),
            rule("r", "08:00", enabled=False),
        ]
        says = [rule_says(one, THREE) for one in variants] + [rule_says(plain, time(4))]
        assert len(set(says)) == len(says)

    def test_is_the_same_whatever_the_reminder_says(self) -> None:
        plain = rule("r", "08:00", "09:00")
        same = plain._replace(text="Hello", unless_done=False, at=(time(9), time(8)))
        assert rule_says(plain, THREE) == rule_says(same, THREE)
