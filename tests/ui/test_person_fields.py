"""What is written into the fields about people and plans, and what it means."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import LONGEST_RHYTHM, Occasion, Remembered
from connect_tui.domain.people_rules import parse_occasion, parse_span
from connect_tui.ui.person_fields import (
    dates_text,
    occasion_text,
    parse_dates,
    remembered_lines,
    span_text,
)
from connect_tui.ui.plan_fields import parse_past_day, parse_when, when_text

TODAY = date(2026, 11, 22)
"""A sunday."""
EARLIER, LATER = date(2020, 1, 1), date(2024, 2, 2)


_occasions = st.builds(
    lambda day, with_year, name: Occasion(name, day.month, day.day, day.year if with_year else None),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.booleans(),
    st.sampled_from(["Wedding", "Day: one", "誕生日"]),
)


@given(st.lists(_occasions, max_size=4))
def test_dates_are_read_as_they_were_written(occasions: list[Occasion]) -> None:
    assert parse_dates(dates_text(occasions)) == tuple(occasions)
    for one in occasions:
        assert parse_occasion(occasion_text(one), one.name) == one


@given(st.integers(1, LONGEST_RHYTHM))
def test_lengths_of_time_are_read_as_they_were_written(days: int) -> None:
    assert parse_span(span_text(days)) == days


def test_lines_keep_their_dates_however_they_are_moved_and_mended() -> None:
    before = (Remembered("Allergic to nuts", EARLIER), Remembered("Sings in a choir", LATER))
    written = "Sings in the choir\n\nHas a dog\nAllergic to nuts"
    assert remembered_lines(written, before, TODAY) == (
        Remembered("Sings in the choir", LATER),
        Remembered("Has a dog", TODAY),
        Remembered("Allergic to nuts", EARLIER),
    )


def test_the_same_line_twice_keeps_both_dates() -> None:
    before = (Remembered("Tea", EARLIER), Remembered("Tea", LATER))
    assert remembered_lines("Tea\nTea", before, TODAY) == before
    assert remembered_lines("Tea", before, TODAY) == before[:1]


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("friday 19:00", date(2026, 11, 27), time(19)),
        ("sunday", date(2026, 11, 29), None),
        ("tomorrow at 7pm", date(2026, 11, 23), time(19)),
        ("12am", TODAY, time(0)),
        ("+3, 8.30", date(2026, 11, 25), time(8, 30)),
        ("2026-12-04", date(2026, 12, 4), None),
        ("4 December 9:05", date(2026, 12, 4), time(9, 5)),
        ("17 May", date(2027, 5, 17), None),
        ("17 May 2028", date(2028, 5, 17), None),
    ],
)
def test_one_looks_ahead_to_a_plan(text: str, day: date, at: time | None) -> None:
    assert parse_when(text, TODAY) == (day, at)


@pytest.mark.parametrize("text", ["", "at", "19:00 friday", "friday 24:00", "friday 13pm", "0pm", "later"])
def test_no_day_is_guessed(text: str) -> None:
    with pytest.raises(WrongUse):
        parse_when(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.none() | st.times())
def test_days_and_times_are_read_as_they_were_written(day: date, at: time | None) -> None:
    minute = at.replace(second=0, microsecond=0) if at is not None else None
    assert parse_when(when_text(day, minute), TODAY) == (day, minute)


def test_a_day_that_is_over_is_not_to_come() -> None:
    assert parse_past_day("Monday", TODAY) == date(2026, 11, 16)
    assert parse_past_day("4 December", TODAY) == date(2025, 12, 4)
    with pytest.raises(WrongUse):
        parse_past_day("tomorrow", TODAY)
