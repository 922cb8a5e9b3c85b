"""Looking back, held against the oracle over random histories."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.domain.days import month_of
from connect_tui.domain.periods import CALENDAR_UNITS, Period, PeriodUnit, neighbour
from connect_tui.domain.progress import Standing
from connect_tui.domain.retrospect import Overview, PracticePage
from connect_tui.services.retrospect import overview, period_of, practice_page
from tests.domain import oracle
from tests.domain import retrospect_oracle as told
from tests.domain.oracle import Life
from tests.domain.retrospect_oracle import Member

from .looking_back import Home, companies, periods

SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CELLS = 40


def close_to(number: float) -> object:
    return pytest.approx(number, rel=1e-9, abs=1e-12)


def same_standing(found: Standing, wanted: Standing) -> bool:
    return found._replace(strength=0.0) == wanted._replace(strength=0.0) and (
        found.strength == close_to(wanted.strength)
    )


def check_overview(found: Overview, members: Sequence[Member], period: Period) -> None:
    life = members[0].life
    before = neighbour(period, -1, life.week_starts_on)
    there = told.on_stage(members, period)
    assert (found.period, found.today) == (period, life.today)
    assert [row.practice.id for row in found.rows] == [one.practice.id for one in there]
    for row, one in zip(found.rows, there, strict=True):
        assert same_standing(row.standing, told.standing(one.life, period.end))
        assert row.counts == told.counts(one.life, period)
        assert row.before == told.counts(one.life, before)
        assert row.done == len(told.done_days(one.life, period))
        cells = oracle.span(period.start, period.end)[-CELLS:]
        assert [state.value for state in row.states] == [oracle.state(one.life, d) for d in cells]
        assert [point.day for point in row.course] == told.course_days(one.life, period)
        for point in {*row.course[:2], *row.course[-2:]}:
            assert point.strength == close_to(oracle.strength(one.life, point.day))
    first = told.first_day(members)
    assert found.first_day == first
    assert found.totals == told.totals(members, period)
    if before is None or first is None or first > before.end:
        assert found.before is None
    else:
        assert found.before == told.totals(members, before)
    for pillar in found.pillars:
        done, rate = told.pillar(members, period, pillar.pillar)
        assert (pillar.done, pillar.rate) == (done, rate)
        assert pillar.share == (done / found.totals.done if found.totals.done else None)
    assert (found.strongest, found.quietest) == told.extremes(members, period)


def check_page(found: PracticePage, life: Life, period: Period) -> None:
    days = oracle.span(period.start, period.end)
    assert (found.period, found.today) == (period, life.today)
    assert [one.day for one in found.days] == days
    assert [one.state.value for one in found.days] == [oracle.state(life, d) for d in days]
    for one in {*found.days[:2], *found.days[-2:]}:
        assert one.strength == close_to(oracle.strength(life, one.day))
    assert same_standing(found.standing, told.standing(life, period.end))
    assert found.counts == told.counts(life, period)
    assert found.before == told.counts(life, neighbour(period, -1, life.week_starts_on))
    assert found.done == len(told.done_days(life, period))
    assert list(found.streaks) == oracle.streaks_touching(life, period.start, period.end)
    weekdays = [[d for d in days if d.weekday() == number] for number in range(7)]
    months = [[d for d in days if d.month == number] for number in range(1, 13)]
    assert list(found.by_weekday) == [told.share(life, one) for one in weekdays]
    assert list(found.by_month) == [told.share(life, one) for one in months]
    assert found.totals.keys() == set(CALENDAR_UNITS)
    for unit, totals in found.totals.items():
        assert list(totals) == told.totals_by(life, period, unit)
    assert list(found.comebacks) == told.comebacks(life, period)


def prepared(members: Sequence[Member], caches: Path) -> Home:
    home = Home(members, caches)
    for _ in home.book.prepare(members[0].life.today):
        pass
    return home


@settings(SLOW, max_examples=25)
@given(data=st.data(), members=companies())
def test_overview_is_what_the_oracle_tells(data: st.DataObject, members: list[Member]) -> None:
    with tempfile.TemporaryDirectory() as caches:
        home = data.draw(st.sampled_from([Home, prepared]))(members, Path(caches))
        for _ in range(2):
            period = data.draw(periods(members))
            check_overview(overview(home.workspace, period, cells=CELLS), members, period)


@SLOW
@given(data=st.data(), members=companies(most=1))
def test_practice_page_is_what_the_oracle_tells(data: st.DataObject, members: list[Member]) -> None:
    with tempfile.TemporaryDirectory() as caches:
        home = data.draw(st.sampled_from([Home, prepared]))(members, Path(caches))
        for _ in range(2):
            period = data.draw(periods(members))
            check_page(practice_page(home.workspace, members[0].practice, period), members[0].life, period)


@settings(SLOW, max_examples=20)
@given(members=companies(most=3))
def test_all_there_is_is_what_the_oracle_tells(members: list[Member]) -> None:
    with tempfile.TemporaryDirectory() as caches:
        home = Home(members, Path(caches))
        today = members[0].life.today
        period = period_of(home.workspace, PeriodUnit.ALL, today + timedelta(days=400))
        assert period == Period(PeriodUnit.ALL, told.first_day(members) or today, today)
        check_overview(overview(home.workspace, period, cells=CELLS), members, period)
        check_page(practice_page(home.workspace, members[0].practice, period), members[0].life, period)


@settings(SLOW, max_examples=20)
@given(data=st.data(), members=companies(most=3))
def test_the_ledger_says_what_the_records_say(data: st.DataObject, members: list[Member]) -> None:
    """Also where records or schedules have changed since it was written."""
    with tempfile.TemporaryDirectory() as folder:
        prepared(members, Path(folder))
        here = members[0]
        other = data.draw(companies(most=1))[0].life
        changed = here.life
        if data.draw(st.booleans()) and here.life.marks:
            gone = data.draw(st.sampled_from(sorted(here.life.marks)))
            changed = changed._replace(marks={d: m for d, m in here.life.marks.items() if d != gone})
        if data.draw(st.booleans()):
            changed = changed._replace(schedule=other.schedule)
        practice = here.practice._replace(schedule=changed.schedule)
        now = [Member(practice, changed), *members[1:]]
        home = data.draw(st.sampled_from([Home, prepared]))(now, Path(folder))
        period = data.draw(periods(now))
        check_overview(overview(home.workspace, period, cells=CELLS), now, period)
        check_page(practice_page(home.workspace, practice, period), changed, period)


@settings(SLOW, max_examples=20)
@given(data=st.data(), members=companies(most=2))
def test_what_is_remembered_follows_a_change(data: st.DataObject, members: list[Member]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = prepared(members, Path(folder))
        period = data.draw(periods(members))
        overview(home.workspace, period, cells=CELLS)
        life = members[0].life
        day = data.draw(st.sampled_from([*sorted(life.marks), life.today]))
        changed = life._replace(marks={d: m for d, m in life.marks.items() if d != day})
        now = [members[0]._replace(life=changed), *members[1:]]
        home.store.take_over({one.practice.id: one.life.marks for one in now})
        home.book.forget_since(month_of(day))
        check_overview(overview(home.workspace, period, cells=CELLS), now, period)
        check_page(practice_page(home.workspace, members[0].practice, period), changed, period)
