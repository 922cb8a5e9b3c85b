from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.progress import State
from connect_tui.ui import texts
from connect_tui.ui.widgets.practice_list import FOLD
from tests.ui.home import FIRST_IN_LIST, opened

if TYPE_CHECKING:
    from tests.ui.home import Home

FOCUS = ("listen", "give")


async def test_the_order_of_choosing_is_kept(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("f", "j", "space", "k", "space", "enter")
        assert sitting.is_on_today
        assert home.focus() == ("common-ground", "give")
        assert sitting.line("Find common ground") < sitting.line("Give more than you take")
        assert "0 of 2 in focus" in sitting.lines()[0]


async def test_choosing_again_leaves_out_and_escape_changes_nothing(home: Home) -> None:
    home.set_focus(*FOCUS)
    async with opened(home) as sitting:
        await sitting.press("f", "space", "enter")
        assert home.focus() == ("listen",)
        await sitting.press("f", "space", "escape", "escape")
        assert sitting.is_on_today
        assert home.focus() == ("listen",)


async def test_choosing_none_lifts_the_focus(home: Home) -> None:
    home.set_focus("give")
    async with opened(home) as sitting:
        await sitting.press("f", "space", "enter")
        assert home.focus() == ()
        assert "OPEN HEART" in sitting.text()
        assert "0 of 12" in sitting.lines()[0]


async def test_a_practice_is_chosen_by_a_click(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("f")
        number = sitting.line("Be sincere")
        await sitting.click(sitting.lines()[number].index("Be sincere"), number)
        await sitting.press("enter")
    assert home.focus() == ("sincere",)


async def test_the_others_are_folded_with_their_number(home: Home) -> None:
    home.set_focus(*FOCUS)
    async with opened(home) as sitting:
        assert sitting.cursor == FOCUS[0]
        assert "10 others, folded" in sitting.text()
        assert "Be sincere" not in sitting.text()
        await sitting.press("G")
        assert sitting.cursor == FOLD
        await sitting.press("space")
        assert "10 others, shown below" in sitting.text()
        assert sitting.cursor == FOLD
        await sitting.press("j")
        assert sitting.cursor == FIRST_IN_LIST[0]
        await sitting.press("k", "space")
        assert "10 others, folded" in sitting.text()


async def test_the_fold_opens_and_closes_by_click(home: Home) -> None:
    home.set_focus(*FOCUS)
    async with opened(home) as sitting:
        await sitting.click(10, sitting.line("10 others"))
        await sitting.until_shown("10 others, shown below")
        await sitting.click(10, sitting.line("10 others"))
        await sitting.until_shown("10 others, folded")


async def test_on_the_fold_no_key_changes_a_record(home: Home) -> None:
    home.set_focus(*FOCUS)
    async with opened(home) as sitting:
        await sitting.press("G", "x", "n", "w")
        assert sitting.is_on_today
    workspace = home.workspace()
    assert all(home.row(one.id).state is State.OPEN for one in workspace.practices)


async def test_the_header_counts_the_focus(home: Home) -> None:
    home.set_focus(*FOCUS)
    home.done("listen", "sincere", "care")
    async with opened(home) as sitting:
        assert "1 of 2 in focus" in sitting.lines()[0]
        await sitting.press("space")
        await sitting.until(lambda: "2 of 2 in focus" in sitting.lines()[0])


async def test_an_undo_brings_the_focus_before(home: Home) -> None:
    home.set_focus(*FOCUS)
    async with opened(home) as sitting:
        await sitting.press("f", "space", "enter", "u")
        assert sitting.toasts()[-1] == "The focus is as it was before."
    assert home.focus() == FOCUS


async def test_a_focus_chosen_on_the_command_line_appears(home: Home) -> None:
    async with opened(home) as sitting:
        home.set_focus("care", "listen")
        await sitting.until_shown(texts.FOCUS.upper())
        assert sitting.line("Show that you care") < sitting.line("Listen attentively")


async def test_what_is_archived_later_on_can_be_in_focus_and_is_listed_until_then(home: Home) -> None:
    home.write_habits(
        "practices:\n"
        "  - {id: listen, schedule: mon-fri, archived: 2027-01-01}\n"
        "  - {id: attachment, archived: 2026-11-22}\n"
        "  - {id: self}\n"
    )
    async with opened(home) as sitting:
        assert "Listen attentively" in sitting.text()
        assert "Adjust to attachment styles" not in sitting.text()
        await sitting.press("f", "space", "j", "space", "enter")
    assert home.focus() == ("listen", "self")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_how_to_keep_the_focus_is_in_sight(home: Home, size: tuple[int, int]) -> None:
    async with opened(home, size) as sitting:
        await sitting.press("f")
        assert texts.FOCUS_HINT in sitting.text()
