"""Whom a name names, also where two histories were merged."""

from __future__ import annotations

from datetime import date

import pytest

from connect_tui.domain.names import bearers, by_name, likeness, shared_names
from connect_tui.domain.people import Profile
from connect_tui.domain.text import can_be_seen

ANN, ANN_TOO = Profile("p2", "Ann"), Profile("p1", "ANN")
ZED = Profile("p3", "Zed", also=("Ann", "Zadie"))
AWAY = Profile("p0", "Ann", archived=date(2026, 1, 1))


def test_whoever_has_it_for_their_name_comes_before_whoever_is_also_known_by_it() -> None:
    assert bearers([ZED, ANN], "ann") == [ANN]
    assert by_name([ZED, ANN])["ann"] == ANN
    assert bearers([ZED], "ann") == [ZED]


def test_several_of_one_name_are_all_named() -> None:
    assert bearers([ANN, ANN_TOO, ZED], "ann") == [ANN_TOO, ANN]
    assert bearers([ANN], "Maya") == []


def test_whoever_is_archived_is_meant_where_nobody_else_is() -> None:
    assert bearers([AWAY, ANN], "ann") == [ANN]
    assert bearers([AWAY], "ann") == [AWAY]


def test_names_that_several_bear() -> None:
    assert shared_names([ANN, ANN_TOO, ZED, AWAY]) == ["ANN"]
    assert shared_names([ANN, AWAY, ZED]) == []


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u202e\u200d", "\u0301", "\u00a0\u2003"])
def test_a_text_that_shows_nothing(text: str) -> None:
    assert not can_be_seen(text)


@pytest.mark.parametrize("text", ["a", "\u200bMaya", "愛", "🙂", "مها", "!"])
def test_a_text_that_shows_something(text: str) -> None:
    assert can_be_seen(text)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (ANN, ANN_TOO, 3),
        (ANN, ZED, 3),
        (ANN, Profile("", "Ann Mayer"), 2),
        (Profile("", "Dr Ann Mayer"), Profile("", "MAYER Ann", also=("Annie",)), 2),
        (Profile("", "Ann Mayer"), Profile("", "Ann Lind"), 1),
        (ANN, Profile("", "Annika"), 0),
        (ANN, Profile("", "Ben"), 0),
    ],
)
def test_how_much_names_are_alike(one: Profile, other: Profile, wanted: int) -> None:
    assert likeness(one, other) == likeness(other, one) == wanted
