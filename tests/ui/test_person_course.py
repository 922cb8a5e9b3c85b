"""The course of being in touch with someone, as it is drawn."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.rhythms import Rhythm
from connect_tui.ui.person_course import (
    PAUSE,
    ROWS,
    bar,
    by_year,
    course,
    gaps_between,
    level,
    picture_rows,
    small_bars,
)

TODAY = date(2026, 11, 22)
WEEKLY = Rhythm(7, 14)

_days = st.lists(st.integers(0, 3000), min_size=1, max_size=60, unique=True).map(
    lambda ago: sorted(TODAY - timedelta(days=one) for one in ago)
)


def _ago(*days: int) -> list[date]:
    return sorted(TODAY - timedelta(days=one) for one in days)


def test_without_a_contact_there_is_no_course() -> None:
    assert course([], TODAY, WEEKLY, 40) is None
    assert course([TODAY + timedelta(days=1)], TODAY, WEEKLY, 40) is None


@given(_days, st.integers(1, 80))
def test_each_column_tells_the_most_days_apart_in_it(days: list[date], columns: int) -> None:
    one = course(days, TODAY, WEEKLY, columns)
    assert one is not None
    assert one.end == TODAY
    assert one.days_of(len(one.starts) - 1)[1] == TODAY
    for column, gap in enumerate(one.gaps):
        first, last = one.days_of(column)
        apart = []
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            before = [one_day for one_day in days if one_day < day]
            apart += [(day - before[-1]).days] if before else []
        assert gap == max(apart, default=None)


def test_a_year_is_shown_and_more_where_it_is_nearly_empty() -> None:
    lively = course(_ago(*range(0, 3000, 7)), TODAY, WEEKLY, 30)
    quiet = course(_ago(300, 900, 1500, 2100), TODAY, WEEKLY, 30)
    new = course(_ago(2), TODAY, WEEKLY, 30)
    assert lively is not None
    assert quiet is not None
    assert new is not None
    assert (TODAY - lively.starts[0]).days == 364
    assert (TODAY - quiet.starts[0]).days == 2100
    assert (TODAY - new.starts[0]).days == 27


@given(st.integers(1, 3000), st.integers(1, 100), st.integers(0, 100))
def test_the_rhythm_is_where_its_edges_are(gap: int, wished: int, more: int) -> None:
    rhythm = Rhythm(wished, wished + more)
    height = level(gap, rhythm)
    assert 1 <= height <= ROWS * 8
    assert (height <= ROWS * 4) == (gap <= wished)
    assert (height == ROWS * 8) == (gap >= rhythm.longest and gap > wished)


def test_a_long_pause_is_drawn_lightly() -> None:
    one = course(_ago(27, 20, 18, 0), TODAY, WEEKLY, 28)
    assert one is not None
    rows = picture_rows(one)
    assert len(rows) == ROWS
    assert {row[-1] for row in rows} == {PAUSE}
    assert PAUSE not in "".join(row[:-4] for row in rows)
    assert rows[-1][7] == "█"
    assert rows[0][7] == " "


def test_days_of_each_year_are_counted_and_years_without_any_too() -> None:
    days = [date(2023, 5, 1), date(2023, 6, 1), date(2025, 1, 1)]
    assert by_year(days) == {2023: 2, 2024: 0, 2025: 1}
    assert by_year([]) == {}
    assert gaps_between(days) == [31, 580]
    assert small_bars([2, 0, 1]) == "█ ▄"


@given(st.integers(0, 500), st.integers(1, 500), st.integers(1, 40))
def test_a_bar_never_leaves_its_room_nor_hides_anything(value: int, more: int, width: int) -> None:
    drawn = bar(value, value + more, width)
    assert len(drawn) <= width
    assert bool(drawn) == bool(value)
