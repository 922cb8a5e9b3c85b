"""The names of keys, and which actions have which."""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from connect_tui.config.catalogue import Catalogue
from connect_tui.config.keys import (
    ALWAYS_REACHABLE,
    KEY_ACTIONS,
    Clash,
    KeyContext,
    clashes,
    key_name,
    keymap,
    known_key_names,
)
from connect_tui.config.reading import judged_catalogue


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


def test_an_action_gives_way_to_a_key_chosen_for_another() -> None:
    keys = keymap({"rest": ("n", "h", "down")})
    assert keys["rest"] == ("n", "h", "down")
    assert (keys["note"], keys["previous_day"], keys["cursor_down"]) == ((), ("left",), ("j",))
    assert keymap({"reminders": ("i",)})["at_login"] == ()


def test_an_action_keeps_a_key_chosen_for_another_that_is_never_in_reach_with_it() -> None:
    keys = keymap({"later": ("n",)})
    assert (keys["note"], keys["remember"]) == (("n",), ("n",))


def test_a_key_given_away_is_free_for_another() -> None:
    assert list(clashes({"rest": ("n",), "note": ("x",)})) == []
    assert keymap({"rest": ("n",), "note": ("x",)})["note"] == ("x",)


def test_only_keys_that_were_both_chosen_clash() -> None:
    assert list(clashes({"rest": ("n", "u")})) == []
    assert list(clashes({"rest": ("n", "u"), "undo": ("u",)})) == [Clash("u", "rest", "undo")]


def test_a_key_may_do_two_things_on_two_screens_but_not_on_one() -> None:
    assert list(clashes({"later": ("n",), "note": ("n",)})) == []
    assert list(clashes({"later": ("n",), "test_popup": ("n",)})) == [Clash("n", "later", "test_popup")]


def test_the_key_to_leave_is_given_away_only_for_another() -> None:
    assert list(clashes({"check": ("ctrl+q",)})) == [Clash("ctrl+q", "check", "quit")]
    assert list(clashes({"check": ("ctrl+q",), "quit": ("q",)})) == []


@given(
    st.dictionaries(
        st.sampled_from([action.id for action in KEY_ACTIONS]),
        st.lists(st.sampled_from([key for action in KEY_ACTIONS for key in action.keys]), max_size=3),
    )
)
def test_a_choice_that_does_not_contradict_itself_is_right(chosen: dict[str, list[str]]) -> None:
    unique = {action: tuple(dict.fromkeys(keys)) for action, keys in chosen.items()}
    clash = any(clashes(unique)) or unique.get(ALWAYS_REACHABLE) == ()
    content = json.dumps({"settings": {"keys": chosen}}).encode()
    reading = judged_catalogue(Path("habits.yaml"), content, Catalogue())
    assert bool(reading.problems) is clash
    assert clash or reading.catalogue.settings.keys == unique


def test_moving_and_taking_back_work_on_every_screen() -> None:
    places = set(get_args(KeyContext)) - {"everywhere"}
    moving = {"cursor_down", "cursor_up", "first", "last"}
    assert {action.id for action in KEY_ACTIONS if places == set(action.contexts)} == {*moving, "undo"}


def test_a_key_taken_on_several_screens_is_a_clash_on_each() -> None:
    chosen = {"cursor_down": ("u", "z"), "undo": ("u",), "not_now": ("z",), "later": ("z",)}
    assert list(clashes(chosen)) == [
        Clash("u", "undo", "cursor_down"),
        Clash("z", "cursor_down", "not_now"),
        Clash("z", "cursor_down", "later"),
    ]
