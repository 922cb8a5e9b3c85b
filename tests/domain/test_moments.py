"""Times of a reminder as a person types them."""

from __future__ import annotations

import contextlib
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.reminders import MOST_TIMES, Moments, moments_text, parse_moments

TYPED: list[tuple[str, Moments]] = [
    ("20:30", Moments((time(20, 30),))),
    (" 8:05 ", Moments((time(8, 5),))),
    ("at 00:00", Moments((time(0),))),
    ("13:00, 08:00", Moments((time(8), time(13)))),
    ("8:00 8:00;13:00", Moments((time(8), time(13)))),
    ("8:00 and 13:00", Moments((time(8), time(13)))),
    ("8:00, 13:00, and 15:00", Moments((time(8), time(13), time(15)))),
    ("11:00-16:00", Moments(between=(time(11), time(16)))),
    ("11:00 – 16:00", Moments(between=(time(11), time(16)))),
    ("Between 11:00 and 16:00", Moments(between=(time(11), time(16)))),
    ("between 11:00 - 16:00", Moments(between=(time(11), time(16)))),
    ("from 22:30 to 0:30", Moments(between=(time(22, 30), time(0, 30)))),
    ("9:00 until 10:00", Moments(between=(time(9), time(10)))),
]


@pytest.mark.parametrize(("text", "moments"), TYPED)
def test_times_as_people_type_them(text: str, moments: Moments) -> None:
    assert parse_moments(text) == moments


WRONG = [
    "",
    "  ",
    "8pm",
    "24:00",
    "8:60",
    "8:5",
    "11-16",
    "11:00-",
    "-",
    "between 8:00",
    "8:00 or 9:00",
    ",",
    "٨:٠٠",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_time_is_told_with_examples(text: str) -> None:
    with pytest.raises(WrongUse) as caught:
        parse_moments(text)
    for example in ("20:30", "08:00, 13:00", "11:00-16:00"):
        assert example in caught.value.hint


def test_a_stretch_without_length_and_too_many_times_are_told() -> None:
    with pytest.raises(WrongUse, match="no stretch"):
        parse_moments("8:00-08:00")
    with pytest.raises(WrongUse, match=f"{MOST_TIMES + 1} times"):
        parse_moments(", ".join(f"10:{minute:02}" for minute in range(MOST_TIMES + 1)))


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
several = st.sets(times, min_size=1, max_size=MOST_TIMES).map(lambda found: Moments(tuple(sorted(found))))
spans = (
    st.tuples(times, times).filter(lambda span: span[0] != span[1]).map(lambda span: Moments(between=span))
)


@given(several | spans)
def test_what_is_shown_can_be_typed(moments: Moments) -> None:
    assert parse_moments(moments_text(moments)) == moments


@given(st.text())
def test_no_text_brings_anything_but_times_or_a_refusal(text: str) -> None:
    with contextlib.suppress(WrongUse):
        moments = parse_moments(text)
        assert bool(moments.at) is (moments.between is None)


@given(st.text(alphabet="0123456789:-, andbetwto", max_size=40))
def test_nor_does_one_that_looks_like_times(text: str) -> None:
    with contextlib.suppress(WrongUse):
        moments = parse_moments(text)
        assert parse_moments(moments_text(moments)) == moments
