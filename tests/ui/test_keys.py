from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from connect_tui.config.keys import KEY_ACTIONS, KeyContext
from connect_tui.domain.progress import State
from connect_tui.services.journal import Writing, write_entry
from connect_tui.ui import key_texts, texts
from connect_tui.ui.keys import bindings
from connect_tui.ui.places import PLACES
from connect_tui.ui.screens.key_list import KeyList
from connect_tui.ui.screens.note import NoteArea
from connect_tui.ui.widgets.focus_list import FocusList
from connect_tui.ui.widgets.people_field import PeopleField
from tests.ui.home import FIRST_IN_LIST, TODAY, YESTERDAY, opened

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tests.ui.home import Home

FIRST = FIRST_IN_LIST[0]


@pytest.mark.parametrize("place", PLACES)
async def test_the_list_shows_every_key_of_the_screen_one_is_on(home: Home, place: KeyContext) -> None:
    write_entry(home.workspace(), Writing(TODAY, "A line to be read."))
    async with opened(home, (120, 90), with_desk=True) as sitting:
        if place == "entry":
            await sitting.press("o", "enter")
        sitting.app.show_place(place, again=False)
        await sitting.press("?")
        here = {
            key_texts.HELP[action.id]
            for action in KEY_ACTIONS
            if {place, "everywhere"} & set(action.contexts)
        }
        for words in key_texts.HELP.values():
            assert (words in sitting.text()) is (words in here)
        for title in (texts.KEYS_HERE, texts.KEYS_MOVING, texts.KEYS_EVERYWHERE):
            assert title in sitting.text()


async def test_the_list_filters_by_word_and_by_key(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("?")
        await sitting.paste("take back the LAST")
        await sitting.until(lambda: key_texts.HELP["note"] not in sitting.text())
        assert key_texts.HELP["undo"] in sitting.text()
        await sitting.press("ctrl+u")
        await sitting.paste("ctrl")
        await sitting.until_shown(key_texts.HELP["quit"])
        assert key_texts.HELP["undo"] not in sitting.text()
        await sitting.press("ctrl+u", "[", "/")
        await sitting.until_shown(texts.KEYS_NONE)


async def test_the_end_of_the_list_is_reached_on_a_small_terminal(home: Home) -> None:
    async with opened(home, (60, 20)) as sitting:
        await sitting.press("?")
        assert key_texts.HELP["quit"] not in sitting.text()
        await sitting.press(*["pagedown"] * 4)
        assert key_texts.HELP["quit"] in sitting.text()
        await sitting.press(*["pageup"] * 4)
        assert key_texts.HELP["check"] in sitting.text()


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_the_list_closes(home: Home, key: str) -> None:
    async with opened(home) as sitting:
        await sitting.press("?", key)
        assert sitting.is_on_today


async def test_keys_are_remapped_by_settings(home: Home) -> None:
    home.write_habits("settings:\n  keys: {check: [b, enter], note: '1', previous_day: left}\n")
    async with opened(home) as sitting:
        assert "b check" in sitting.lines()[-1]
        assert "1 note" in sitting.lines()[-1]
        await sitting.press("space")
        assert home.row(FIRST).state is State.OPEN
        await sitting.press("b")
        assert home.row(FIRST).state is State.DONE
        await sitting.press("enter")
        assert home.row(FIRST).state is State.OPEN
        await sitting.press("1", "a", "enter")
        assert home.row(FIRST).note == "a"
        await sitting.press("h")
        assert sitting.day != YESTERDAY


async def test_keys_change_while_open_when_the_file_does(home: Home) -> None:
    async with opened(home) as sitting:
        home.write_habits("settings:\n  keys: {check: b, keys: f1, quit: ctrl+w}\n")
        await sitting.until(lambda: "b check" in sitting.lines()[-1])
        await sitting.press("space", "j", "b")
        assert [home.row(one).state for one in FIRST_IN_LIST[:2]] == [State.OPEN, State.DONE]
        await sitting.press("f1")
        assert "Keys" in sitting.text()
        await sitting.press("escape")
        home.write_habits("settings: {}\n")
        await sitting.until(lambda: "space check" in sitting.lines()[-1])
        await sitting.press("b")
        assert home.row(FIRST_IN_LIST[1]).state is State.DONE
        await sitting.press("space")
        assert home.row(FIRST_IN_LIST[1]).state is State.OPEN


async def test_a_key_taken_from_another_action_works_for_its_new_one_alone(home: Home) -> None:
    home.write_habits("settings:\n  keys: {check: x, rest: space}\n")
    async with opened(home) as sitting:
        await sitting.press("x")
        assert home.row(FIRST).state is State.DONE
        await sitting.press("space")
        assert home.row(FIRST).state is State.REST


async def test_an_action_may_have_no_key(home: Home) -> None:
    home.write_habits("settings:\n  keys: {undo: [], focus: []}\n")
    async with opened(home) as sitting:
        assert "undo" not in sitting.lines()[-1]
        await sitting.press("space", "u", "f")
        assert sitting.is_on_today
        assert home.row(FIRST).state is State.DONE
        await sitting.press("?")
        assert f"{texts.KEYS_NO_KEY}      {key_texts.HELP['undo']}" in sitting.text()
        assert texts.KEYS_FIND.format(key="ctrl+p") in sitting.text()


async def test_a_chosen_key_wins_over_one_that_another_action_came_with(home: Home) -> None:
    home.write_habits("settings:\n  keys: {check: p, people: [], back: [c, z]}\n")
    async with opened(home) as sitting:
        assert sitting.toasts() == []
        assert "p check" in sitting.lines()[-1]
        await sitting.press("p")
        assert home.row(FIRST).state is State.DONE
        assert sitting.is_on_today
        await sitting.press("ctrl+p")
        await sitting.paste("people")
        await sitting.until_shown(key_texts.IN_PALETTE["add_person"])
        await sitting.press("enter")
        await sitting.until(lambda: sitting.app.place.PLACE == "people")
        await sitting.press("c")
        assert sitting.is_on_today


async def test_the_remapped_key_to_leave_leaves(home: Home) -> None:
    home.write_habits("settings:\n  keys: {quit: q}\n")
    async with opened(home) as sitting:
        await sitting.press("q")
        await sitting.until(lambda: sitting.app._exit)
        assert sitting.app.return_code == 0


async def test_a_letter_to_leave_is_a_letter_where_one_writes(home: Home) -> None:
    home.write_habits("settings:\n  keys: {quit: q}\n")
    async with opened(home) as sitting:
        await sitting.press("n", "q", "enter")
        assert home.row(FIRST).note == "q"
        await sitting.press("w", "q", "enter", "enter")
        assert home.row(FIRST).people == ("q",)
        await sitting.press("f", "q")
        await sitting.until(lambda: sitting.app._exit)


async def test_ctrl_q_leaves_from_a_dialog_that_holds_nothing_new(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "ctrl+q")
        await sitting.until(lambda: sitting.app._exit)


async def test_ctrl_c_leaves_nothing_undone_and_stays(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space", "ctrl+c")
        assert sitting.app.is_running
        assert "ctrl+q" in sitting.toasts()[-1]
        assert home.row(FIRST).state is State.DONE


@pytest.mark.parametrize(
    "table",
    [
        *(bindings(context) for context in get_args(KeyContext)),
        FocusList.BINDINGS,
        NoteArea.BINDINGS,
        PeopleField.BINDINGS,
        KeyList.BINDINGS,
    ],
)
def test_every_binding_has_an_id_and_a_tooltip(table: list[BindingType]) -> None:
    from textual.binding import Binding

    assert table
    for one in table:
        assert isinstance(one, Binding)
        assert one.id
        assert one.tooltip
