"""When a practice is on, how a schedule is written, and whose turn an action is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.schedules import DAILY, WEEKDAYS, Quota, Weekdays, weekly_quota

MONDAY = date(2026, 11, 16)
SATURDAY = date(2026, 11, 21)

some_days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def practice(number: int = 8, actions: tuple[str, ...] = ()) -> Practice:
    return Practice("listen", number, "Listen", PillarId.MIND, actions=actions)


class TestWeekdays:
    @pytest.mark.parametrize(
        ("days", "text"),
        [
            ({0, 1, 2, 3, 4, 5, 6}, "daily"),
            ({0, 1, 2, 3, 4}, "mon-fri"),
            ({1, 2, 3}, "tue-thu"),
            ({0, 1, 2, 3, 4, 5}, "mon-sat"),
            ({5, 6}, "sat, sun"),
            ({0, 1}, "mon, tue"),
            ({0, 2, 4}, "mon, wed, fri"),
            ({0, 1, 2, 4}, "mon, tue, wed, fri"),
            ({4, 5, 6, 0}, "mon, fri, sat, sun"),
            ({3}, "thu"),
        ],
    )
    def test_is_written_as_a_person_would(self, days: set[int], text: str) -> None:
        assert str(Weekdays(frozenset(days))) == text

    @given(days=st.frozensets(st.integers(0, 6), min_size=1))
    def test_what_is_written_names_just_those_days(self, days: frozenset[int]) -> None:
        text = str(Weekdays(days)).replace("daily", "mon-sun")
        if "-" in text:
            first, last = (WEEKDAYS.index(name) for name in text.split("-"))
            named = set(range(first, last + 1))
        else:
            named = {WEEKDAYS.index(name) for name in text.split(", ")}
        assert named == days

    def test_includes_the_named_days_only(self) -> None:
        weekend = Weekdays(frozenset({5, 6}))
        week = [MONDAY + timedelta(days=n) for n in range(7)]
        assert [weekend.includes(day) for day in week] == [False] * 5 + [True] * 2
        assert all(DAILY.includes(day) for day in week)


class TestQuota:
    @pytest.mark.parametrize("times", [1, 2, 3, 4, 5, 6])
    def test_is_written_as_times_a_week_and_takes_any_day(self, times: int) -> None:
        quota = weekly_quota(times)
        assert quota == Quota(times)
        assert str(quota) == f"{times} a week"
        assert all(quota.includes(MONDAY + timedelta(days=n)) for n in range(7))

    def test_seven_a_week_is_daily(self) -> None:
        assert weekly_quota(7) == DAILY
        assert str(weekly_quota(7)) == "daily"

    @pytest.mark.parametrize("times", [-1, 0, 8, 100])
    def test_refuses_more_or_less_than_a_week_holds(self, times: int) -> None:
        with pytest.raises(ValueError, match=str(times)):
            weekly_quota(times)


class TestScheduledOn:
    def test_from_the_day_of_archiving_on_nothing_is(self) -> None:
        archived = practice()._replace(archived=SATURDAY)
        assert archived.scheduled_on(SATURDAY - timedelta(days=1))
        assert not archived.scheduled_on(SATURDAY)
        assert not archived.scheduled_on(SATURDAY + timedelta(days=400))

    def test_before_that_by_its_schedule(self) -> None:
        archived = practice()._replace(schedule=Weekdays(frozenset({0})), archived=SATURDAY)
        assert archived.scheduled_on(MONDAY)
        assert not archived.scheduled_on(MONDAY + timedelta(days=1))
        assert practice()._replace(schedule=Quota(2)).scheduled_on(SATURDAY)


class TestActionOn:
    @given(start=some_days, count=st.integers(1, 30), number=st.integers(-5, 500))
    def test_brings_each_action_once_in_as_many_days(self, start: date, count: int, number: int) -> None:
        actions = tuple(f"action {n}" for n in range(count))
        brought = [practice(number, actions).action_on(start + timedelta(days=n)) for n in range(count)]
        assert sorted(brought, key=str) == sorted(actions)

    @given(day=some_days, count=st.integers(1, 30))
    def test_comes_round_again(self, day: date, count: int) -> None:
        actions = tuple(f"action {n}" for n in range(count))
        one = practice(8, actions)
        assert one.action_on(day) == one.action_on(day + timedelta(days=count))

    def test_is_the_same_on_every_start(self) -> None:
        assert practice(8, ("ask", "wait", "nod")).action_on(date(2026, 11, 22)) == "ask"
        assert practice(9, ("ask", "wait", "nod")).action_on(date(2026, 11, 22)) == "wait"

    def test_is_none_where_there_are_none(self) -> None:
        assert practice().action_on(MONDAY) is None
