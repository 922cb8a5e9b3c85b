"""How Review's list and header are laid out, for any width, period and course."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.periods import Period, PeriodUnit, period_around
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Counts, Standing, State, Streak
from connect_tui.domain.retrospect import CoursePoint, PracticeInPeriod
from connect_tui.ui import review_texts, texts
from connect_tui.ui.widgets.period_header import flowed, without_shared_words
from connect_tui.ui.widgets.review_columns import columns_for, window_of
from connect_tui.ui.widgets.review_rows import day_cell, day_labels, sorted_rows, spark
from tests.ui.home import TODAY, TOMORROW, YESTERDAY

DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))
UNITS = st.sampled_from([PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR])


@given(
    st.integers(30, 400),
    st.integers(1, 20_000),
    st.integers(4, 8),
    st.integers(0, 60),
    st.booleans(),
    st.booleans(),
)
def test_columns_never_take_more_than_there_is(
    width: int, days: int, left: int, longest: int, show_streaks: bool, with_today: bool
) -> None:
    columns = columns_for(
        width, days, left=left, longest=longest, show_streaks=show_streaks, with_today=with_today
    )
    right = columns.right + columns.streak + columns.best + columns.carry + columns.strength + columns.rate
    assert right <= max(width, 38)
    assert 1 <= columns.cells <= days
    assert columns.rate > 0
    assert show_streaks or not columns.streak + columns.best + columns.carry + columns.strength
    assert with_today or not columns.carry
    seen = [columns.column_at(x)[0] for x in range(right + 3)]
    assert seen.count("day") == columns.cells * columns.step
    assert seen.count("strength") == columns.strength
    assert seen[right:] == ["", "", ""]


@pytest.mark.parametrize(("width", "streaks"), [(60, False), (79, True), (119, True)])
def test_a_whole_month_is_shown_at_every_size(width: int, streaks: bool) -> None:
    columns = columns_for(width, 31, left=5, longest=32, show_streaks=True)
    assert columns.cells == 31
    assert (columns.streak > 0) is streaks
    assert (columns.strength > 0) is streaks


@given(UNITS, DAYS, DAYS, st.integers(1, 400))
def test_the_days_shown_lie_in_the_period_and_are_the_last_that_have_come(
    unit: PeriodUnit, day: date, today: date, cells: int
) -> None:
    period = period_around(unit, day, 0)
    window = window_of(period, today, cells)
    last = window.day(window.size - 1)
    assert period.start <= window.first
    assert last <= period.end
    assert window.size == min(cells, period.days)
    assert window.reach(period) >= window.size
    if window.size < period.days and window.first > period.start:
        assert last == min(today, period.end)


NONE_KEPT = Counts()


def row(
    number: int, *, current: int = 0, unit: str = "day", strength: float = 0, rate: Counts = NONE_KEPT
) -> PracticeInPeriod:
    streak = Streak(YESTERDAY, TODAY, current) if current else None
    standing = Standing(streak, current, "week" if unit == "week" else "day", None, strength, 0, 0, 0, None)
    practice = Practice(str(number), number, f"Practice {number}", PillarId.MIND)
    return PracticeInPeriod(practice, (), standing, rate, Counts(), 0, ())


def test_what_has_more_comes_first_and_alike_keep_their_order() -> None:
    rows = [
        row(1),
        row(2, current=3, strength=0.5, rate=Counts(1, 1)),
        row(3, current=1, unit="week", strength=0.5, rate=Counts(0, 3)),
        row(4, current=6, strength=0.9, rate=Counts(2, 0)),
    ]

    def order(sort: review_texts.Sort) -> list[int]:
        return [one.practice.number for one in sorted_rows(rows, sort)]

    assert order("catalogue") == [1, 2, 3, 4]
    assert order("streak") == [3, 4, 2, 1]  # a week counts as seven days
    assert order("strength") == [4, 2, 3, 1]
    assert order("rate") == [4, 2, 3, 1]


@given(st.lists(st.floats(0, 1), max_size=400), st.integers(1, 40))
def test_a_course_fills_its_cells_and_ends_where_the_strength_is_now(
    strengths: list[float], width: int
) -> None:
    course = [CoursePoint(TODAY + timedelta(days=number), one) for number, one in enumerate(strengths)]
    drawn = spark(course, width)
    assert len(drawn) == width
    if strengths:
        assert drawn[-1] == spark([CoursePoint(TODAY, strengths[-1])], 1)


def test_a_stronger_course_is_drawn_higher() -> None:
    heights = [spark([CoursePoint(TODAY, number / 7 + 0.01)], 1) for number in range(7)]
    assert heights == sorted(heights)
    assert len(set(heights)) == 7
    assert spark([CoursePoint(TODAY, 0.0)], 1) == " "


def test_a_day_to_come_is_empty_unless_it_is_a_rest_day() -> None:
    assert day_cell(State.OPEN, TODAY, TODAY) == "○"
    assert day_cell(State.OPEN, TOMORROW, TODAY) == " "
    assert day_cell(State.REST, TOMORROW, TODAY) == "~"
    assert len({day_cell(state, TODAY, TODAY) for state in State}) == len(State)


@given(UNITS, DAYS, st.integers(38, 200), st.integers(0, 6))
def test_labels_stand_above_the_days_they_name(
    unit: PeriodUnit, day: date, width: int, week_starts_on: int
) -> None:
    period = period_around(unit, day, week_starts_on)
    columns = columns_for(width, period.days, left=4, longest=20, show_streaks=True)
    window = window_of(period, day, columns.cells)
    labels = day_labels(window, columns, week_starts_on)
    assert len(labels) == columns.cells * columns.step
    for number in range(window.size):
        at = number * columns.step
        if unit is not PeriodUnit.WEEK and labels[at].isdigit() and (at == 0 or labels[at - 1] == " "):
            assert labels[at:].split()[0] == str(window.day(number).day)


@given(UNITS, DAYS, st.integers(38, 200), st.integers(0, 6))
def test_a_number_before_a_month_is_a_day_of_it(
    unit: PeriodUnit, day: date, width: int, week_starts_on: int
) -> None:
    period = period_around(unit, day, week_starts_on)
    columns = columns_for(width, period.days, left=4, longest=20, show_streaks=True)
    window = window_of(period, day, columns.cells)
    for found in re.finditer(r"(\d+) ([A-Z][a-z]{2})", day_labels(window, columns, week_starts_on)):
        meant = window.day(found.start() // columns.step)
        assert (found[1], found[2]) == (str(meant.day), texts.MONTHS[meant.month - 1][:3])


@pytest.mark.parametrize("width", [59, 79, 99, 119, 199])
@pytest.mark.parametrize("with_today", [True, False])
def test_a_longer_period_shows_more_days_in_the_same_width(width: int, with_today: bool) -> None:
    cells = [
        columns_for(width, days, left=4, longest=32, show_streaks=True, with_today=with_today).cells
        for days in (92, 365, 7305)
    ]
    assert len(set(cells)) == 1 or width > 150
    assert min(cells) >= {59: 24, 79: 27}.get(width, 31)


@given(st.lists(st.text("ab よ", min_size=1, max_size=30), max_size=8), st.integers(4, 60))
def test_phrases_flow_over_lines_and_none_is_lost(phrases: list[str], width: int) -> None:
    lines = flowed([(text, "text") for text in phrases], width)
    assert sum(
        len([part for part in line if part[0].strip() or part[0] in phrases]) for line in lines
    ) >= len([text for text in phrases if text.strip()])


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Open mind", "Open heart", "Open hand"], ["mind", "heart", "hand"]),
        (["Open mind", "Warm heart", "Open hand"], ["Open mind", "Warm heart", "Open hand"]),
        (["mind", "mind"], ["mind", "mind"]),
        (["Mind"], ["Mind"]),
    ],
)
def test_where_it_is_narrow_names_lose_what_they_share(names: list[str], short: list[str]) -> None:
    assert without_shared_words(names) == short


@pytest.mark.parametrize(
    ("unit", "day", "words"),
    [
        (PeriodUnit.WEEK, TODAY, "this week"),
        (PeriodUnit.WEEK, date(2026, 11, 15), "last week"),
        (PeriodUnit.WEEK, date(2026, 11, 23), "next week"),
        (PeriodUnit.WEEK, date(2026, 12, 1), "in 2 weeks"),
        (PeriodUnit.MONTH, date(2025, 11, 3), "12 months ago"),
        (PeriodUnit.QUARTER, date(2026, 9, 30), "last quarter"),
        (PeriodUnit.QUARTER, date(2027, 4, 1), "in 2 quarters"),
        (PeriodUnit.YEAR, date(2024, 2, 29), "2 years ago"),
    ],
)
def test_where_a_period_stands(unit: PeriodUnit, day: date, words: str) -> None:
    assert review_texts.where(period_around(unit, day, 0), TODAY) == words


def test_everything_so_far_has_a_name_of_its_own() -> None:
    assert review_texts.where(Period(PeriodUnit.ALL, YESTERDAY, TODAY), TODAY) == review_texts.ALL_THERE_IS
