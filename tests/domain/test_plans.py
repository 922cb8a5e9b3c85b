"""Where a plan stands: by example, and by what must hold of every plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.plans import Plan, PlanStanding, PlanState, plan_standing
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
ONCE = Plan("l1", "Opera", (), SUNDAY)
SATURDAYS = Weekdays(frozenset({5}))


def days(number: int) -> timedelta:
    return timedelta(days=number)


def stand(plan: Plan, *kept: date, day: date = SUNDAY, week_starts_on: int = 0) -> PlanStanding:
    return plan_standing(plan, kept, day, week_starts_on=week_starts_on)


def test_once() -> None:
    assert stand(ONCE) == PlanStanding(PlanState.COMING, SUNDAY, (), 0, None)
    assert stand(ONCE, day=SUNDAY + days(1))[:2] == (PlanState.PASSED, None)
    assert stand(ONCE, SUNDAY) == PlanStanding(PlanState.KEPT, None, (SUNDAY,), 1, None)
    assert stand(ONCE, SUNDAY - days(2)).state is PlanState.KEPT
    assert stand(ONCE, SUNDAY, day=SUNDAY - days(1)).state is PlanState.COMING
    dropped = ONCE._replace(dropped=SUNDAY - days(1))
    assert stand(dropped)[:2] == (PlanState.DROPPED, None)
    assert stand(dropped, day=SUNDAY - days(2)).state is PlanState.COMING
    assert stand(dropped, SUNDAY - days(3)).state is PlanState.KEPT


def test_on_weekdays() -> None:
    plan = Plan("l1", "Run", (), SUNDAY - days(20), repeat=SATURDAYS, until=SUNDAY + days(6))
    assert stand(plan)[:2] == (PlanState.COMING, SUNDAY + days(6))
    assert stand(plan, day=SUNDAY + days(6)).next == SUNDAY + days(6)
    kept = stand(plan, SUNDAY + days(6), day=SUNDAY + days(6))
    assert kept[:2] == (PlanState.KEPT, None)
    assert stand(plan, day=SUNDAY + days(7)).state is PlanState.ENDED
    assert stand(plan, SUNDAY - days(1), day=SUNDAY + days(7)).state is PlanState.KEPT
    assert stand(plan._replace(until=None), SUNDAY + days(6), day=SUNDAY + days(6)).next == SUNDAY + days(13)
    assert stand(plan._replace(day=SUNDAY + days(1), until=None)).next == SUNDAY + days(6)


def test_every_day_asks_for_tomorrow_once_today_is_kept() -> None:
    plan = Plan("l1", "Call", (), SUNDAY - days(3), repeat=DAILY)
    assert (stand(plan).next, stand(plan, SUNDAY).next) == (SUNDAY, MONDAY)


def test_so_many_times_a_week() -> None:
    plan = Plan("l1", "Climb", (), MONDAY, repeat=Quota(2))
    friday = MONDAY + days(4)
    assert stand(plan) == PlanStanding(PlanState.COMING, MONDAY, (), 0, 2)
    assert stand(plan, day=friday).next == friday
    assert stand(plan, friday, day=friday) == PlanStanding(
        PlanState.COMING, friday + days(1), (friday,), 1, 2
    )
    assert stand(plan, MONDAY, friday, day=friday) == PlanStanding(
        PlanState.COMING, MONDAY + days(7), (MONDAY, friday), 2, 2
    )
    sunday = MONDAY + days(6)
    assert stand(plan, sunday, day=sunday).next == MONDAY + days(7)
    assert stand(plan, MONDAY, friday, day=friday, week_starts_on=5).next == MONDAY + days(5)
    over = plan._replace(until=friday)
    assert stand(over, MONDAY, friday, day=friday)[:2] == (PlanState.KEPT, None)
    assert stand(over, day=friday + days(1))[:2] == (PlanState.ENDED, None)


schedules = st.one_of(
    st.none(),
    st.integers(1, 6).map(Quota),
    st.frozensets(st.integers(0, 6), min_size=1).map(Weekdays),
)
near = st.integers(-20, 20).map(lambda number: SUNDAY + days(number))


def meant_for(plan: Plan, kept: set[date], day: date, today: date, week_starts_on: int) -> bool:
    """Tell whether a plan can be meant for a day that is not over."""
    if day in kept or day < plan.day or (plan.until is not None and day > plan.until):
        return False
    if isinstance(plan.repeat, Quota):
        first = today - days((today.weekday() - week_starts_on) % 7)
        done = sum(first <= one <= today for one in kept)
        return today < plan.day or day >= first + days(7) or done < plan.repeat.times
    return day.weekday() in plan.repeat.days if plan.repeat is not None else day == plan.day and not kept


@given(
    near,
    schedules,
    st.none() | near,
    st.none() | near,
    st.frozensets(near, max_size=5),
    near,
    st.integers(0, 6),
)
def test_the_next_day_is_the_first_it_is_meant_for(
    first: date,
    repeat: Schedule | None,
    until: date | None,
    dropped: date | None,
    kept: frozenset[date],
    today: date,
    week_starts_on: int,
) -> None:
    plan = Plan("l1", "Tea", (), first, repeat=repeat, until=until if repeat else None, dropped=dropped)
    found = stand(plan, *kept, day=today, week_starts_on=week_starts_on)
    so_far = {one for one in kept if one <= today}
    ahead = (today + days(number) for number in range(60))
    coming = [one for one in ahead if meant_for(plan, so_far, one, today, week_starts_on)]
    gone = dropped is not None and dropped <= today
    assert found.next == (None if gone or not coming else coming[0])
    assert set(found.kept) == so_far
    assert (found.state is PlanState.COMING) == (found.next is not None)
    assert (found.state is PlanState.DROPPED) == (gone and not (repeat is None and bool(so_far)))
    assert (found.wanted_this_week is not None) == isinstance(repeat, Quota)


@pytest.mark.parametrize("repeat", [None, DAILY, Quota(3), SATURDAYS])
def test_at_the_end_of_the_calendar(repeat: Schedule | None) -> None:
    plan = Plan("l1", "Tea", (), date.max - days(1), repeat=repeat)
    assert stand(plan, day=date.max).kept == ()
    assert stand(plan, date.max, day=date.max).kept == (date.max,)
