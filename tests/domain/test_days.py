"""When a day turns, which week it lies in, and which day a person means."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.days import (
    WEEKDAY_NAMES,
    lived_day,
    parse_day,
    week_start,
    weekday_number,
)
from connect_tui.domain.errors import ConnectError, WrongUse

SUNDAY = date(2026, 11, 22)

THREE = time(3)

reasonable_days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


class TestLivedDay:
    @pytest.mark.parametrize(
        ("now", "day"),
        [
            ("2026-11-22T00:00+01:00", date(2026, 11, 21)),
            ("2026-11-22T02:59:59.999999+01:00", date(2026, 11, 21)),
            ("2026-11-22T03:00+01:00", date(2026, 11, 22)),
            ("2026-11-22T23:59+01:00", date(2026, 11, 22)),
            ("2024-03-01T01:30+00:00", date(2024, 2, 29)),
            ("2027-01-01T02:00-08:00", date(2026, 12, 31)),
        ],
    )
    def test_turns_at_three(self, now: str, day: date) -> None:
        assert lived_day(moment(now), THREE) == day

    def test_turns_at_any_time_set(self) -> None:
        assert lived_day(moment("2026-11-22T00:00+01:00"), time(0)) == date(2026, 11, 22)
        assert lived_day(moment("2026-11-22T04:44:59+01:00"), time(4, 45)) == date(2026, 11, 21)
        assert lived_day(moment("2026-11-22T04:45+01:00"), time(4, 45)) == date(2026, 11, 22)

    @pytest.mark.parametrize(
        ("now", "day"),
        [
            ("2026-03-29T01:59+01:00", date(2026, 3, 28)),
            ("2026-03-29T03:00+02:00", date(2026, 3, 29)),
            ("2026-10-25T02:30+02:00", date(2026, 10, 24)),
            ("2026-10-25T02:30+01:00", date(2026, 10, 24)),
            ("2026-10-25T03:00+01:00", date(2026, 10, 25)),
        ],
        ids=["before-the-leap", "after-the-leap", "first-half-past-two", "second-half-past-two", "three"],
    )
    def test_on_the_night_of_a_clock_change_goes_by_the_clock_on_the_wall(self, now: str, day: date) -> None:
        assert lived_day(moment(now), THREE) == day

    def test_a_day_set_to_turn_in_the_skipped_hour_turns_after_it(self) -> None:
        half_past_two = time(2, 30)
        assert lived_day(moment("2026-03-29T01:59+01:00"), half_past_two) == date(2026, 3, 28)
        assert lived_day(moment("2026-03-29T03:00+02:00"), half_past_two) == date(2026, 3, 29)

    @given(
        wall=st.datetimes(datetime(1950, 1, 2), datetime(2150, 1, 1)),  # noqa: DTZ001 - a wall clock
        hours=st.integers(-12, 14),
        turn=st.times(),
    )
    def test_is_today_or_yesterday_and_the_same_in_every_zone(
        self, wall: datetime, hours: int, turn: time
    ) -> None:
        turn = turn.replace(microsecond=0)
        day = lived_day(wall.replace(tzinfo=timezone(timedelta(hours=hours))), turn)
        assert day == (wall.date() if wall.time() >= turn else wall.date() - timedelta(days=1))


class TestWeekStart:
    @pytest.mark.parametrize(
        ("day", "week_starts_on", "start"),
        [
            (date(2026, 11, 22), 0, date(2026, 11, 16)),
            (date(2026, 11, 16), 0, date(2026, 11, 16)),
            (date(2026, 11, 22), 6, date(2026, 11, 22)),
            (date(2026, 11, 21), 6, date(2026, 11, 15)),
            (date(2026, 1, 1), 0, date(2025, 12, 29)),
            (date(2024, 3, 1), 5, date(2024, 2, 24)),
        ],
    )
    def test_examples(self, day: date, week_starts_on: int, start: date) -> None:
        assert week_start(day, week_starts_on) == start

    @given(day=reasonable_days, week_starts_on=st.integers(0, 6))
    def test_is_the_last_such_weekday(self, day: date, week_starts_on: int) -> None:
        start = week_start(day, week_starts_on)
        assert start.weekday() == week_starts_on
        assert 0 <= (day - start).days <= 6


class TestWeekdayNumber:
    @pytest.mark.parametrize(
        ("text", "number"),
        [("mon", 0), ("Monday", 0), (" SUN ", 6), ("wednesday", 2), ("tues", None), ("", None), ("0", None)],
    )
    def test_knows_short_and_full_names(self, text: str, number: int | None) -> None:
        assert weekday_number(text) == number


class TestParseDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("today", date(2026, 11, 22)),
            ("  Today ", date(2026, 11, 22)),
            ("yesterday", date(2026, 11, 21)),
            ("tomorrow", date(2026, 11, 23)),
            ("-3", date(2026, 11, 19)),
            ("-0", date(2026, 11, 22)),
            ("+14", date(2026, 12, 6)),
            ("-22", date(2026, 10, 31)),
            ("2026-11-22", date(2026, 11, 22)),
            ("2024-02-29", date(2024, 2, 29)),
            ("saturday", date(2026, 11, 21)),
            ("mon", date(2026, 11, 16)),
            ("MONDAY", date(2026, 11, 16)),
            ("0001-01-01", date.min),
            ("9999-12-31", date.max),
        ],
    )
    def test_examples(self, text: str, day: date) -> None:
        assert parse_day(text, SUNDAY) == day

    def test_a_weekday_named_on_that_weekday_is_a_week_ago(self) -> None:
        assert parse_day("sunday", SUNDAY) == date(2026, 11, 15)
        assert parse_day("sun", SUNDAY) == date(2026, 11, 15)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "2026-02-30",
            "2026-13-01",
            "2025-02-29",
            "2026-1-1",
            "20261122",
            "2026-W47-7",
            "2026-11-22T10:00",
            "22.11.2026",
            "3",
            "--3",
            "- 3",
            "-3.5",
            "-999999",
            "-9999999999999999999999",
            "+2912012",
            "0000-01-01",
            "٢٠٢٦-١١-٢٢",
            "-٣",
            "２０２６-11-22",
            "next week",
            "\x1b[31m",
            "x" * 10_000,
        ],
    )
    def test_refuses_what_is_no_day(self, text: str) -> None:
        with pytest.raises(WrongUse) as caught:
            parse_day(text, SUNDAY)
        assert isinstance(caught.value, ConnectError)
        assert text in str(caught.value)
        assert "-3" in caught.value.hint

    @pytest.mark.parametrize(
        ("text", "nearest"), [("yesterdy", "yesterday"), ("Tuseday", "tuesday"), ("todya", "today")]
    )
    def test_names_the_nearest_word(self, text: str, nearest: str) -> None:
        with pytest.raises(WrongUse) as caught:
            parse_day(text, SUNDAY)
        assert caught.value.nearest[0] == nearest

    def test_names_nothing_near_where_nothing_is(self) -> None:
        with pytest.raises(WrongUse) as caught:
            parse_day("2026-02-30", SUNDAY)
        assert caught.value.nearest == ()

    @given(day=reasonable_days, today=reasonable_days)
    def test_reads_what_a_date_is_written_as(self, day: date, today: date) -> None:
        assert parse_day(day.isoformat(), today) == day

    @given(today=reasonable_days, number=st.integers(0, 6), short=st.booleans())
    def test_a_weekday_lies_in_the_seven_days_before_today(
        self, today: date, number: int, short: bool
    ) -> None:
        day = parse_day(WEEKDAY_NAMES[number][: 3 if short else None], today)
        assert day.weekday() == number
        assert 1 <= (today - day).days <= 7

    @given(today=reasonable_days, days=st.integers(-15_000, 15_000))
    def test_counts_days_away(self, today: date, days: int) -> None:
        assert parse_day(f"{days:+}", today) - today == timedelta(days=days)

    @given(text=st.from_regex(r"[+-]?[0-9]{1,6}|[0-9]{4}-[01][0-9]-[0-3][0-9]|mon|fryday", fullmatch=True))
    def test_gives_the_day_or_a_hint(self, text: str) -> None:
        wanted = _day_meant(text)
        if wanted is not None:
            assert parse_day(text, SUNDAY) == wanted
        else:
            with pytest.raises(WrongUse) as caught:
                parse_day(text, SUNDAY)
            assert caught.value.hint


def _day_meant(text: str) -> date | None:
    """The day that one of the forms above means, None where it means none."""
    if text in ("mon", "fryday"):
        return date(2026, 11, 16) if text == "mon" else None
    if len(text) < 10 and text[0].isdigit():
        return None
    try:
        return date(*map(int, text.split("-"))) if len(text) == 10 else SUNDAY + timedelta(days=int(text))
    except (ValueError, OverflowError):
        return None
