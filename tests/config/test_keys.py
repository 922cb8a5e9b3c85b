"""The names of keys, and which actions have which."""

from __future__ import annotations

import string
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from connect_tui.config.keys import KEY_ACTIONS, KeyContext, clashes, key_name, keymap, known_key_names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"),
        ("G", "G"),
        ("shift+g", "G"),
        ("?", "question_mark"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        (" ", "space"),
        ("Space", "space"),
        ("Ctrl+S", "ctrl+s"),
        ("shift + ctrl + up", "ctrl+shift+up"),
        ("ctrl+i", "tab"),
        ("F12", "f12"),
        ("ä", "ä"),
        ("question_mark", "question_mark"),
    ],
)
def test_a_key_is_known_however_it_is_written(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize(
    "written", ["", "foo", "ctrl+", "ctl+x", "ctrl+ctrl+x", "+x", "x+ctrl", "f25", "\x1b", "x y", "+++"]
)
def test_there_is_no_such_key(written: str) -> None:
    assert key_name(written) is None


@pytest.mark.parametrize(
    "character", [*string.punctuation, *string.ascii_letters, *string.digits, "ß", "é", "§"]
)
def test_single_characters_have_the_names_that_textual_gives_them(character: str) -> None:
    assert key_name(character) == _character_to_key(character)


def test_named_keys_are_keys_of_textual() -> None:
    of_textual = {key.value for key in Keys} | {
        _character_to_key(character) for character in string.punctuation + " "
    }
    assert set(known_key_names()) <= of_textual | {"space"}


@given(st.text(string.printable, max_size=12))
def test_a_key_name_is_stable(written: str) -> None:
    name = key_name(written)
    assert name is None or key_name(name) == name


def test_the_shipped_keys_are_real_and_do_not_clash() -> None:
    assert [key for action in KEY_ACTIONS for key in action.keys if key_name(key) != key] == []
    assert list(clashes(keymap({}))) == []
    assert len({action.id for action in KEY_ACTIONS}) == len(KEY_ACTIONS)


def test_a_chosen_key_takes_the_place_of_the_own_ones() -> None:
    keys = keymap({"previous_day": ("comma",), "undo": ()})
    assert (keys["previous_day"], keys["undo"], keys["next_day"]) == (("comma",), (), ("right", "l"))


def test_a_key_given_away_is_free_for_another() -> None:
    assert list(clashes(keymap({"rest": ("n",), "note": ("x",)}))) == []
    assert [clash.key for clash in clashes(keymap({"rest": ("n", "u")}))] == ["n", "u"]


def test_a_key_may_do_two_things_on_two_screens_but_not_on_one() -> None:
    assert list(clashes(keymap({"later": ("n",), "note": ("n",)}))) == []
    assert [clash.key for clash in clashes(keymap({"later": ("y",)}))] == ["y"]
    assert {clash.second for clash in clashes(keymap({"reminders": ("u", "i")}))} == {"reminders", "at_login"}


def test_moving_and_taking_back_work_on_every_screen() -> None:
    places = set(get_args(KeyContext)) - {"everywhere"}
    moving = {"cursor_down", "cursor_up", "first", "last"}
    assert {action.id for action in KEY_ACTIONS if places == set(action.contexts)} == {*moving, "undo"}


def test_a_key_taken_on_several_screens_is_a_clash_on_each() -> None:
    found = clashes(keymap({"cursor_down": ("u", "z")}))
    assert [(clash.key, clash.first, clash.second) for clash in found] == [
        ("u", "undo", "cursor_down"),
        ("z", "cursor_down", "not_now"),
        ("z", "cursor_down", "later"),
    ]
