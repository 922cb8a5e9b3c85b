"""What the page of one practice is drawn with, without a screen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY
from connect_tui.domain.periods import Period, PeriodUnit, period_around
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import Quota, Weekdays
from connect_tui.ui import calendar_texts
from connect_tui.ui.widgets.braille import braille_rows, date_marks, spread
from connect_tui.ui.widgets.chart_lines import bar, in_columns, line_of
from connect_tui.ui.widgets.chart_places import places
from connect_tui.ui.widgets.charts import ChartId
from connect_tui.ui.widgets.year_calendar import (
    WEEKS,
    CalendarView,
    foot_line,
    last_day,
    months_line,
    plan,
    weekday_line,
)

PRACTICE = Practice("listen", 8, "Listen attentively", PillarId.MIND)
TODAY = date(2026, 11, 23)
"""A monday."""
YEAR = period_around(PeriodUnit.YEAR, TODAY, 0)
CHARTS = tuple(ChartId)
WANTED = dict.fromkeys(CHARTS, 10)
DAYS = st.dates(min_value=EARLIEST_DAY, max_value=date(2036, 12, 31))

_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


def _view(cursor: date, *, states: dict[date, State] | None = None, today: date = TODAY) -> CalendarView:
    end = last_day(None, cursor, today, today + timedelta(days=3653), 0)
    start = end - timedelta(days=WEEKS * 7 - 1)
    found = tuple((states or {}).get(start + ONE_DAY * number, State.MISSED) for number in range(WEEKS * 7))
    return CalendarView(PRACTICE, start, found, today, YEAR, cursor)


def _text(parts: list[tuple[str, str]]) -> str:
    return "".join(text for text, _ in parts)


def _heights_of_dots(rows: list[str]) -> list[list[int]]:
    """Return for each column of dots the lines, from the top, that have one."""
    columns: list[list[int]] = [[] for _ in range(len(rows[0]) * 2)]
    for number, row in enumerate(rows):
        for cell, character in enumerate(row):
            for side in range(2):
                for bit in range(4):
                    if ord(character) - 0x2800 & _DOTS[side][bit]:
                        columns[cell * 2 + side].append(number * 4 + bit)
    return columns


def test_a_line_goes_from_the_top_to_the_bottom() -> None:
    rows = braille_rows([1.0, 1.0, 0.0, 0.0], 1)
    assert _heights_of_dots(rows) == [[0], [0], [1, 2, 3], [3]]
    assert braille_rows([1.0, 1.0], 2) == ["⠉", "⠀"]


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=60),
    st.integers(min_value=1, max_value=12),
)
def test_a_line_touches_each_value_holds_together_and_stays_away_from_gaps(
    values: list[float | None], height: int
) -> None:
    columns = _heights_of_dots(braille_rows(values, height))
    for number, value in enumerate(values):
        if value is None:
            assert columns[number] == []
            continue
        assert round((1 - value) * (height * 4 - 1)) in columns[number]
        if number and values[number - 1] is not None:
            near = min(abs(a - b) for a in columns[number - 1] for b in columns[number])
            assert near <= 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=500), st.integers(min_value=2, max_value=200))
def test_values_spread_over_columns_end_with_the_last_and_invent_no_extremes(
    values: list[float], columns: int
) -> None:
    found = [one for one in spread(values, columns) if one is not None]
    assert len(found) == columns
    assert found[-1] == pytest.approx(values[-1])
    assert min(values) - 1e-9 <= min(found)
    assert max(found) <= max(values) + 1e-9


def test_a_gap_among_few_values_stays_a_gap() -> None:
    assert spread([None, 0.5, 1.0], 5) == [None, None, 0.5, 0.75, 1.0]
    assert spread([], 3) == [None, None, None]


@given(DAYS, st.integers(min_value=0, max_value=40_000), st.integers(min_value=0, max_value=190))
def test_dates_below_a_line_never_run_into_each_other(start: date, days: int, width: int) -> None:
    end = min(date(2036, 12, 31), start + timedelta(days=days))
    line = date_marks(start, end, width)
    assert len(line) == width
    named = [part.strip() for part in line.split("  ") if part.strip()]
    assert all(len(name.split()) <= 2 for name in named)


@pytest.mark.parametrize(
    ("start", "end", "named"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), ["16 Nov", "19 Nov", "22 Nov"]),
        (date(2026, 1, 1), date(2026, 11, 23), ["Feb", "Jul", "Nov"]),
        (date(2024, 2, 1), date(2026, 11, 23), ["Jul", "2025", "2026"]),
        (date(1976, 1, 1), date(2026, 11, 23), ["1980", "2000", "2020"]),
    ],
)
def test_dates_below_a_line_are_days_months_or_years(start: date, end: date, named: list[str]) -> None:
    line = date_marks(start, end, 74)
    assert [line.find(one) for one in named] == sorted(line.find(one) for one in named)
    assert all(one in line for one in named)


@given(st.floats(0, 1), st.integers(min_value=1, max_value=80))
def test_a_bar_is_as_long_as_its_share_and_seen_where_there_is_any(share: float, width: int) -> None:
    drawn = bar(share, width)
    assert len(drawn) == width
    halves = drawn.count("━") * 2 + drawn.count("╸")
    assert abs(halves - share * width * 2) <= 1
    assert (halves > 0) is (share > 0)


@given(st.integers(1, 14), st.integers(20, 120), st.integers(1, 14))
def test_rows_stand_in_columns_where_they_would_not_fit_below_each_other(
    count: int, width: int, height: int
) -> None:
    lines = in_columns(
        lambda number, room: line_of([(f"{number:<{room}}", "text")], str(number)), count, width, height
    )
    assert len(lines) <= max(height, -(-count // max(1, (width + 3) // 29)))
    found = [spot.words for line in lines for spot in line.spots]
    assert sorted(map(int, found)) == list(range(count))
    for line in lines:
        assert all(line.text[spot.left : spot.right].strip() == spot.words for spot in line.spots)


@given(DAYS, st.integers(0, 6))
def test_the_weeks_hold_the_cursor_and_stay_while_they_do(cursor: date, week_starts_on: int) -> None:
    latest = date(2036, 11, 23)
    cursor = min(cursor, latest)
    end = last_day(None, cursor, TODAY, latest, week_starts_on)
    start = end - timedelta(days=WEEKS * 7 - 1)
    assert start <= cursor <= end
    assert start.weekday() == week_starts_on
    known = CalendarView(PRACTICE, start, (State.OFF,) * (WEEKS * 7), TODAY, YEAR, cursor)
    for day in (start, end, start + ONE_DAY * 100):
        assert last_day(known, day, TODAY, max(latest, end), week_starts_on) == end


def test_the_weeks_end_with_the_week_of_today_or_of_the_period() -> None:
    assert last_day(None, TODAY, TODAY, date(2036, 1, 1), 0) == date(2026, 11, 29)
    assert last_day(None, date(2020, 3, 1), date(2020, 12, 31), date(2036, 1, 1), 0) == date(2021, 1, 3)
    assert last_day(None, TODAY, TODAY, date(2036, 1, 1), 6) == date(2026, 11, 28)


@given(DAYS.filter(lambda day: day <= date(2035, 12, 31)), st.integers(min_value=44, max_value=220))
def test_every_line_of_the_calendar_fits_and_the_cursor_is_in_sight(cursor: date, width: int) -> None:
    view = _view(cursor)
    where = plan(view, width)
    week, weekday = view.place_of(cursor)
    assert where.first <= week < where.first + where.weeks
    column = where.column(week)
    for line in range(7):
        text = _text(weekday_line(view, where, line))
        assert len(text) <= width
        if line == weekday:
            assert "▸" in text or (text[column - 1], text[column + 1 : column + 2]) in (("[", "]"), ("[", ""))
    assert len(months_line(view, where)) <= width
    assert where.step == (2 if width >= 110 else 1)
    assert where.weeks == WEEKS or width < 58
    if where.step == 1:
        assert _text(foot_line(view, where)) == " " * column + "▴"


def test_each_state_has_a_glyph_of_its_own_and_a_day_ahead_is_blank() -> None:
    monday = date(2026, 11, 16)
    states = dict(zip((monday + ONE_DAY * number for number in range(5)), State, strict=True))
    states |= {TODAY: State.DONE, TODAY + ONE_DAY: State.OPEN, TODAY + ONE_DAY * 2: State.REST}
    view = _view(date(2026, 1, 1), states=states)
    where = plan(view, 120)
    cells = ""
    for day in states:
        week, weekday = view.place_of(day)
        cells += _text(weekday_line(view, where, weekday))[where.column(week)]
    assert cells == "■~□· ▣ ~"


def test_the_months_stand_above_the_week_of_their_first_day() -> None:
    view = _view(TODAY)
    where = plan(view, 120)
    line = months_line(view, where)
    for month, name in ((2, "Feb"), (7, "Jul"), (11, "Nov")):
        week, _ = view.place_of(date(2026, month, 1))
        assert line[where.column(week) :].startswith(name)


@given(st.sampled_from(CHARTS), st.integers(44, 220), st.integers(0, 60), st.booleans())
def test_charts_never_overlap_and_the_chosen_one_is_in_sight(
    chosen: ChartId, width: int, height: int, hidden: bool
) -> None:
    charts = CHARTS[2:] if hidden else CHARTS
    chosen = chosen if chosen in charts else charts[0]
    found = places(charts, chosen, WANTED, width, height)
    taken: set[tuple[int, int]] = set()
    for tile in found.tiles:
        assert tile.left + tile.width < width
        assert tile.top + tile.height <= height
        cells = {
            (x, y)
            for x in range(tile.left, tile.left + tile.width)
            for y in range(tile.top, tile.top + tile.height)
        }
        assert not cells & taken
        taken |= cells
    assert (chosen in [tile.chart for tile in found.tiles]) is (height > 0)
    if not found.with_names and height:
        assert {tile.chart for tile in found.tiles} == set(charts)


def test_one_chart_at_a_time_on_a_small_terminal_and_all_on_a_large_one() -> None:
    assert [one.chart for one in places(CHARTS, ChartId.MONTHS, WANTED, 80, 8).tiles] == [ChartId.MONTHS]
    assert len(places(CHARTS, ChartId.MONTHS, WANTED, 120, 12).tiles) == 3
    assert len(places(CHARTS, ChartId.MONTHS, WANTED, 120, 22).tiles) == 7
    assert len(places(CHARTS, ChartId.MONTHS, WANTED, 200, 44).tiles) == 7


@pytest.mark.parametrize(
    ("practice", "state", "day", "words"),
    [
        (PRACTICE, State.OFF, date(2020, 1, 1), calendar_texts.BEFORE_IT_BEGAN),
        (PRACTICE, State.OPEN, TODAY, "open"),
        (PRACTICE, State.OPEN, TODAY + ONE_DAY, calendar_texts.AHEAD),
        (PRACTICE, State.MISSED, date(2026, 11, 2), "not done"),
        (PRACTICE._replace(archived=date(2026, 1, 1)), State.OFF, TODAY, calendar_texts.LAID_ASIDE),
        (PRACTICE._replace(schedule=Quota(3)), State.OFF, date(2026, 11, 2), calendar_texts.NOT_THIS_DAY),
        (
            PRACTICE._replace(schedule=Weekdays(frozenset({5}))),
            State.OFF,
            date(2026, 11, 2),
            "not on the schedule",
        ),
    ],
)
def test_a_day_is_named_for_what_it_was(practice: Practice, state: State, day: date, words: str) -> None:
    assert calendar_texts.state(practice, day, state, TODAY) == words


def test_stretches_are_named_with_each_year_once() -> None:
    assert calendar_texts.span(date(2026, 8, 3), date(2026, 9, 2)) == "3 Aug – 2 Sep 2026"
    assert calendar_texts.span(date(2025, 12, 28), date(2026, 1, 17)) == "28 Dec 2025 – 17 Jan 2026"
    assert calendar_texts.span(TODAY, TODAY) == "23 Nov 2026"
    assert calendar_texts.total_name(PeriodUnit.QUARTER, date(2026, 7, 1)) == "Jul–Sep 2026"
    assert calendar_texts.total_name(PeriodUnit.WEEK, date(2026, 6, 29)) == "29 Jun 2026"


def test_days_outside_the_period_are_drawn_more_quietly() -> None:
    inside, outside = date(2026, 3, 2), date(2025, 12, 29)
    view = _view(TODAY, states={inside: State.DONE, outside: State.DONE})
    where = plan(view, 80)
    styles = {
        day: weekday_line(view, where, 0)[1 + view.place_of(day)[0] - where.first][1]
        for day in (inside, outside)
    }
    assert styles == {inside: "hue", outside: "quiet"}
    monday = _text(weekday_line(view, where, 0))
    assert [monday[where.column(view.place_of(day)[0])] for day in (inside, outside)] == ["■", "▪"]
    assert Period(PeriodUnit.YEAR, date(2026, 1, 1), date(2026, 12, 31)) == YEAR
