"""What other processes do while Connect is open."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from unittest.mock import patch

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.progress import State
from connect_tui.services import check_ins
from connect_tui.store import Store
from connect_tui.ui.following import FOLLOW_SECONDS
from tests.ui.home import FIRST_IN_LIST, TODAY, YESTERDAY, by_id, opened

if TYPE_CHECKING:
    from tests.ui.home import Home

FIRST = FIRST_IN_LIST[0]


def test_a_look_is_taken_often_enough_to_follow_within_a_second() -> None:
    assert FOLLOW_SECONDS <= 0.5


async def test_a_first_check_in_made_elsewhere_appears(home: Home) -> None:
    async with opened(home) as sitting:
        home.done("sincere", note="from the shell", people=("Maya",))
        await sitting.until(lambda: "1 of 12" in sitting.lines()[0])
        await sitting.press("G", "k")
        assert sitting.cursor == "sincere"
        assert "Maya" in sitting.panel_text()
        assert "from the shell" in sitting.panel_text()
        assert sitting.toasts() == []


async def test_later_changes_appear_too_and_both_sides_hold(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space")
        home.done("sincere")
        await sitting.until(lambda: "2 of 12" in sitting.lines()[0])
        workspace = home.workspace()
        check_ins.clear(workspace, [by_id(workspace, FIRST)], TODAY)
        await sitting.until(lambda: "1 of 12" in sitting.lines()[0])
        await sitting.press("j", "space")
    assert [home.row(one).state for one in (FIRST, FIRST_IN_LIST[1], "sincere")] == [
        State.OPEN,
        State.DONE,
        State.DONE,
    ]


async def test_a_streak_follows_a_past_day_checked_elsewhere(home: Home) -> None:
    home.done("listen")
    async with opened(home) as sitting:
        assert "1 d" in sitting.lines()[sitting.line("Listen attentively")]
        home.done("listen", day=YESTERDAY)
        await sitting.until(lambda: "2 d" in sitting.lines()[sitting.line("Listen attentively")])


async def test_the_cursor_and_an_open_dialog_are_left_alone(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("j", "n", "a")
        home.done(FIRST)
        await sitting.until(lambda: sitting.app.today_screen.view.done == 1)
        assert sitting.note == "a"
        await sitting.press("enter")
        assert sitting.cursor == FIRST_IN_LIST[1]
    assert home.row(FIRST_IN_LIST[1]).note == "a"


async def test_everything_erased_elsewhere_leaves_an_empty_day(home: Home) -> None:
    home.done(FIRST)
    async with opened(home) as sitting:
        assert "1 of 12" in sitting.lines()[0]
        home.workspace().store.erase()
        await sitting.until(lambda: "0 of 12" in sitting.lines()[0])
        await sitting.press("space")
        assert home.row(sitting.cursor).state is State.DONE


async def test_a_data_folder_taken_away_while_open_is_made_again(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space")
        shutil.rmtree(home.paths.data)
        await sitting.until(lambda: "0 of 12" in sitting.lines()[0])
        await sitting.press("space")
    assert home.row(FIRST).state is State.DONE


async def test_a_check_means_what_was_seen_even_if_it_was_made_elsewhere_just_now(home: Home) -> None:
    async with opened(home) as sitting:
        home.done(FIRST)
        sitting.app.today_screen.do("check")
    assert home.row(FIRST).state is State.DONE


async def test_records_that_cannot_be_read_while_open_are_told_of_once(home: Home) -> None:
    async with opened(home, size=(120, 40)) as sitting:
        with patch.object(Store, "check_ins", side_effect=ConnectError("It is gone.", hint="Look for it.")):
            await sitting.press("j", "j")
        assert sitting.toasts() == ["It is gone.\nLook for it."]
        await sitting.press("j", "space")
    assert home.row(FIRST_IN_LIST[3]).state is State.DONE
