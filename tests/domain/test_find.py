"""Which practice a person means."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.find import find_practice
from connect_tui.domain.practices import PillarId, Practice


def practice(practice_id: str, number: int, name: str) -> Practice:
    return Practice(practice_id, number, name, PillarId.MIND)


GIVE = practice("give", 1, "Give more than you take")
OPENNESS = practice("openness", 4, "Be an open person")
OPEN_UP = practice("open-up", 5, "Open up")
LISTEN = practice("listen", 8, "Listen attentively")
CAFE = practice("cafe", 13, "Sit in a Café")
YEAR = practice("year", 14, "8 letters in 1984")
NUMBER = practice("14", 15, "Fourteen")
ALL = (GIVE, OPENNESS, OPEN_UP, LISTEN, CAFE, YEAR, NUMBER)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("give", GIVE),
        ("GIVE", GIVE),
        (" listen ", LISTEN),
        ("8", LISTEN),
        ("14", NUMBER),
        ("attent", LISTEN),
        ("Open Up", OPEN_UP),
        ("open p", OPENNESS),
        ("café", CAFE),
        (unicodedata.normalize("NFD", "CAFÉ"), CAFE),
        ("1984", YEAR),
    ],
)
def test_an_id_a_number_or_a_part_of_the_name(text: str, found: Practice) -> None:
    assert find_practice(ALL, text) is found


def test_a_whole_name_is_not_ambiguous() -> None:
    care, more = practice("x", 1, "Care"), practice("y", 2, "Care more")
    assert find_practice((more, care), "care") is care


def test_an_ambiguous_part_names_what_it_could_be() -> None:
    with pytest.raises(WrongUse, match="openness or open-up") as caught:
        find_practice(ALL, "open")
    assert caught.value.nearest == ("openness", "open-up")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "nearest"), [("lisen", "listen"), ("atentively", "listen"), ("opennes!", "openness")]
)
def test_a_slip_of_the_pen_names_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(WrongUse) as caught:
        find_practice(ALL, text)
    assert caught.value.nearest[0] == nearest
    assert nearest in caught.value.hint


@pytest.mark.parametrize("text", ["99", "0", "zzz", "", " \t", "\x1b[31m", "9" * 5000])
def test_what_names_nothing_is_told_with_all_there_is(text: str) -> None:
    with pytest.raises(WrongUse) as caught:
        find_practice(ALL, text)
    assert caught.value.nearest == ()
    assert "give, openness, open-up" in caught.value.hint
    assert len(str(caught.value)) < 120


def test_an_empty_catalogue_names_the_file() -> None:
    with pytest.raises(WrongUse) as caught:
        find_practice((), "give")
    assert "habits.yaml" in caught.value.hint


def answer(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what is said to a text that names nothing, and the ids it could mean; or the id that it does."""
    try:
        return "", (find_practice(ALL, text).id,)
    except WrongUse as error:
        return f"{error} {error.hint}", error.nearest


@given(st.text(max_size=30))
def test_any_text_finds_a_practice_or_is_told_in_words_safe_to_print(text: str) -> None:
    said, ids = answer(text)
    assert not {unicodedata.category(character) for character in said} & {"Cc", "Cs", "Zl", "Zp"}
    assert set(ids) <= {one.id for one in ALL}
