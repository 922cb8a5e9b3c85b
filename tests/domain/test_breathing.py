"""A breathing pause, second by second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.breathing import Phase, breath_at, whole_breaths

_PATTERNS = st.lists(st.integers(1, 20), min_size=2, max_size=4)


def test_each_second_is_counted_within_its_phase() -> None:
    told = [(one.phase, one.second) for one in (breath_at((2, 1, 3), second) for second in range(7))]
    assert told == [
        (Phase.IN, 1),
        (Phase.IN, 2),
        (Phase.HOLD, 1),
        (Phase.OUT, 1),
        (Phase.OUT, 2),
        (Phase.OUT, 3),
        (Phase.IN, 1),
    ]


def test_a_pattern_of_two_is_in_and_out() -> None:
    assert [breath_at((1, 1), second).phase for second in range(3)] == [Phase.IN, Phase.OUT, Phase.IN]


@given(_PATTERNS, st.floats(0, 600))
def test_the_picture_never_leaps(pattern: list[int], at: float) -> None:
    one, next_one = breath_at(pattern, at), breath_at(pattern, at + 0.05)
    assert 0 <= one.fullness <= 1
    assert abs(next_one.fullness - one.fullness) < 0.1


@given(_PATTERNS, st.integers(10, 600))
def test_a_pause_ends_with_a_whole_breath_near_to_what_was_asked(pattern: list[int], seconds: int) -> None:
    lasts, breath = whole_breaths(pattern, seconds), sum(pattern)
    assert lasts % breath == 0
    assert lasts == breath or abs(lasts - seconds) <= breath / 2
