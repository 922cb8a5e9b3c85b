from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.people import Remembered
from connect_tui.services.people_changes import archive_person, save_person
from connect_tui.ui import people_texts
from connect_tui.ui.screens.people import PeopleScreen
from connect_tui.ui.screens.person import PersonScreen
from tests.ui.home import TODAY, opened
from tests.ui.hostile import assert_harmless
from tests.ui.people_home import a_few, chosen, people_list, profile_of, someone

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting

NOW = people_texts.NOW.upper()


def _is_on_people(sitting: Sitting) -> bool:
    return isinstance(sitting.app.screen, PeopleScreen)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ma", {"Maya"}), ("ZOE", {"Zoë"}), ("mayita", {"Maya"}), ("cello", {"Ben"}), ("be cel", {"Ben"})],
)
async def test_the_filter_finds_by_anything_worth_knowing(home: Home, typed: str, found: set[str]) -> None:
    ids = a_few(home)
    workspace = home.workspace()
    ben = workspace.store.profiles()[ids["Ben"]]
    save_person(workspace, ben, ben._replace(details=(Remembered("plays the cello"),)))
    async with opened(home) as sitting:
        await sitting.press("p", "slash", *("space" if one == " " else one for one in typed))
        assert "1 of 3" in sitting.text()
        assert {chosen(sitting)} == found
        assert NOW not in sitting.text()
        await sitting.press("escape")
        assert _is_on_people(sitting)
        assert {chosen(sitting)} == found
        assert "/ find" in sitting.lines()[0]


async def test_letters_go_into_the_filter_and_nothing_else_happens(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "slash", *"zaucvqjkpg?", "slash", "space")
        assert _is_on_people(sitting)
        assert people_list(sitting).typed == "zaucvqjkpg?/ "
        await sitting.press(*("backspace",) * 12)
        assert people_list(sitting).typed == "z"
        assert chosen(sitting) == "Zoë"
        await sitting.press("ctrl+u")
        assert NOW in sitting.text()
        await sitting.paste("ma\x1b[31m\ny")
        assert people_list(sitting).typed.isprintable()
        assert_harmless(sitting)


async def test_arrows_move_among_those_found_and_enter_opens(home: Home) -> None:
    someone(home, "Maya Lind", 1)
    someone(home, "Maya Okafor", 1)
    async with opened(home) as sitting:
        await sitting.press("p", "slash", *"maya", "down", "enter")
        assert isinstance(sitting.app.screen, PersonScreen)
        await sitting.press("escape")
        assert chosen(sitting) == "Maya Okafor"
        assert "2 of 2" in sitting.text()
        await sitting.press("escape")
        assert _is_on_people(sitting)
        await sitting.press("escape")
        assert sitting.is_on_today


async def test_who_is_not_found_can_be_added(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "slash", *"Ines", "enter", "enter")
        assert _is_on_people(sitting)
        assert chosen(sitting) == "Ines"
    assert profile_of(home, "Ines").added == TODAY


async def test_the_filter_can_be_opened_and_left_by_mouse(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        at = sitting.lines()[0].index(f"/ {people_texts.FILTER}")
        await sitting.click(at, 0)
        await sitting.press("m")
        assert chosen(sitting) == "Maya"
        await sitting.click(sitting.lines()[0].index("esc all") + 1, 0)
        assert NOW in sitting.text()


async def test_a_filter_stays_while_others_change_things(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "slash", "m", "a")
        someone(home, "Mariam", 3)
        await sitting.until_shown("2 of 4")
        await sitting.press("r")
        assert people_list(sitting).typed == "mar"
        assert chosen(sitting) == "Mariam"


async def test_the_filter_counts_those_put_away_apart(home: Home) -> None:
    ids = a_few(home)
    someone(home, "Maja", 4)
    archive_person(home.workspace(), ids["Maya"])
    async with opened(home) as sitting:
        await sitting.press("p", "slash", "m", "a")
        assert "1 of 3, 1 put away" in sitting.text()
        await sitting.press("j")
        assert "1 of 3," not in sitting.text()
        assert "1 of 3" in sitting.text()
