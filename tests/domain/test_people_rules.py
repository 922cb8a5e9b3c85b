"""What a person writes of people and of days with them, and what it means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import GoingThrough, Occasion
from connect_tui.domain.people_rules import (
    going_through_of,
    lasting,
    occasion_of,
    parse_birthday,
    parse_day_ahead,
    parse_day_behind,
    parse_named_occasion,
    parse_occasion,
    parse_rhythm,
    parse_span,
    rhythm_of,
)
from connect_tui.domain.rhythms import LONGEST_RHYTHM, Rhythm

TODAY = date(2026, 11, 22)
"""A sunday."""
OF_CIRCLE = Rhythm(21, 45)


@pytest.mark.parametrize(
    "text",
    [
        *("17 May 1990", "May 17, 1990", "17. may 1990", "1990-05-17", "17th May 1990", "17 MAY, 1990"),
        *("1990-5-17", " 17  May  1990 "),
    ],
)
def test_a_date_can_be_written_in_many_ways(text: str) -> None:
    assert parse_occasion(text) == Occasion("", 5, 17, 1990)


@pytest.mark.parametrize("text", ["17 May", "--05-17", "05-17", "May 17", "17 may.", "may 17th"])
def test_a_date_needs_no_year(text: str) -> None:
    assert parse_occasion(text, "Day") == Occasion("Day", 5, 17)


@pytest.mark.parametrize(
    "text",
    [
        *("", "May", "31 April", "29 February 2023", "17 Ma", "2020-13-01", "--02-30", "٣ May", "0 May"),
        *("2023-02-29", "1990-05-17-1", "17 May 90"),
    ],
)
def test_no_date_is_guessed(text: str) -> None:
    with pytest.raises(WrongUse) as raised:
        parse_occasion(text)
    assert "17 May" in raised.value.hint


@pytest.mark.parametrize("year", [0, 1, 1604, 1899])
def test_a_year_from_before_anything_can_be_recorded_is_left_out(year: int) -> None:
    assert occasion_of("", 5, 17, year) == Occasion("", 5, 17)
    assert parse_occasion(f"17 May {year:04d}") == Occasion("", 5, 17)


def test_a_birthday_is_not_to_come() -> None:
    assert parse_birthday("22 November 2026", TODAY) == Occasion("", 11, 22, 2026)
    with pytest.raises(WrongUse, match="year to come"):
        parse_birthday("23 November 2026", TODAY)


@pytest.mark.parametrize("text", ["Wedding=2012-06-09", "Wedding: 9 June 2012", " Wedding :2012-6-9"])
def test_a_date_has_its_name_before_it(text: str) -> None:
    assert parse_named_occasion(text) == Occasion("Wedding", 6, 9, 2012)


def test_a_name_may_have_any_signs_in_it() -> None:
    assert parse_named_occasion("a=b: c: 9 June") == Occasion("a=b: c", 6, 9)


@pytest.mark.parametrize("text", ["9 June", "=9 June", ": 9 June", ""])
def test_a_date_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="needs a name"):
        parse_named_occasion(text)


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("today", TODAY, TODAY),
        ("Monday", date(2026, 11, 23), date(2026, 11, 16)),
        ("sun", date(2026, 11, 29), date(2026, 11, 15)),
        ("17 May", date(2027, 5, 17), date(2026, 5, 17)),
        ("22 nov", TODAY, TODAY),
        ("4 December", date(2026, 12, 4), date(2025, 12, 4)),
        ("4 December 2028", date(2028, 12, 4), date(2028, 12, 4)),
        ("17 May 1850", date(1850, 5, 17), date(1850, 5, 17)),
        ("2026-12-04", date(2026, 12, 4), date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 23), date(2026, 11, 23)),
        ("+3", date(2026, 11, 25), date(2026, 11, 25)),
        ("-3", date(2026, 11, 19), date(2026, 11, 19)),
    ],
)
def test_a_day_is_looked_for_ahead_or_behind(text: str, ahead: date, behind: date) -> None:
    assert parse_day_ahead(text, TODAY) == ahead
    assert parse_day_behind(text, TODAY) == behind


@pytest.mark.parametrize("text", ["", "someday", "31 April", "0000-05-17-1"])
def test_no_day_is_guessed(text: str) -> None:
    for parse, hint in ((parse_day_ahead, "the next one"), (parse_day_behind, "the last one")):
        with pytest.raises(WrongUse) as raised:
            parse(text, TODAY)
        assert hint in raised.value.hint


@pytest.mark.parametrize(
    ("text", "days"),
    [("10", 10), ("10 d", 10), ("2 weeks", 14), ("every 3 months", 90), ("Week", 7), ("every year", 365)],
)
def test_lengths_of_time_can_be_written_in_many_ways(text: str, days: int) -> None:
    assert parse_span(text) == days


@pytest.mark.parametrize("text", ["", "often", "every", "0", "4000", "-1", "1.5 weeks", "11 years", "٣"])
def test_no_length_of_time_is_guessed(text: str) -> None:
    with pytest.raises(WrongUse):
        parse_span(text)


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("14", Rhythm(14, 28)),
        ("2 weeks", Rhythm(14, 28)),
        ("14/30", Rhythm(14, 30)),
        ("2 weeks / month", Rhythm(14, 30)),
        ("3650", Rhythm(LONGEST_RHYTHM, LONGEST_RHYTHM)),
        ("Circle", None),
    ],
)
def test_a_rhythm_is_a_wish_and_a_longest_gap(text: str, rhythm: Rhythm | None) -> None:
    assert parse_rhythm(text, OF_CIRCLE) == rhythm


@pytest.mark.parametrize("text", ["30/14", "/14", "1/2/3", "", "0/1"])
def test_no_rhythm_is_guessed(text: str) -> None:
    with pytest.raises(WrongUse) as raised:
        parse_rhythm(text, OF_CIRCLE)
    assert "14/30" in raised.value.hint


@pytest.mark.parametrize(("wished", "longest"), [(4000, None), (None, 4000), (14, 4000), (4000, 4000)])
def test_no_rhythm_is_longer_than_ten_years(wished: int | None, longest: int | None) -> None:
    with pytest.raises(WrongUse, match="ten years"):
        rhythm_of(wished, longest, OF_CIRCLE)


@given(st.none() | st.integers(1, LONGEST_RHYTHM), st.none() | st.integers(1, LONGEST_RHYTHM))
def test_where_one_length_is_given_the_other_follows(wished: int | None, longest: int | None) -> None:
    if wished is not None and longest is not None and longest < wished:
        with pytest.raises(WrongUse):
            rhythm_of(wished, longest, OF_CIRCLE)
        return
    found = rhythm_of(wished, longest, OF_CIRCLE)
    assert (found is None) == (wished is None and longest is None)
    if found is not None:
        assert 1 <= found.wished <= found.longest <= LONGEST_RHYTHM
        assert wished in (None, found.wished)
        assert longest in (None, found.longest)


def test_something_new_after_something_that_is_over_begins_afresh() -> None:
    over = GoingThrough("a move", date(2026, 10, 1), date(2026, 11, 21), 2)
    assert lasting(over, TODAY) is None
    assert going_through_of("a cold", None, None, over, TODAY) == GoingThrough("a cold", TODAY)


def test_what_lasts_keeps_its_beginning() -> None:
    still = GoingThrough("a move", date(2026, 10, 1), TODAY, 2)
    assert lasting(still, TODAY) == still
    later = going_through_of("the move", date(2026, 12, 1), 5, still, TODAY)
    assert later == GoingThrough("the move", date(2026, 10, 1), date(2026, 12, 1), 5)


def test_nothing_is_over_before_it_began() -> None:
    with pytest.raises(WrongUse, match="before it began"):
        going_through_of("a cold", date(2026, 11, 21), None, None, TODAY)
