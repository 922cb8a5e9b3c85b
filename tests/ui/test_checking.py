from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.progress import State
from connect_tui.services import check_ins
from connect_tui.ui import key_texts, texts
from tests.ui.home import FIRST_IN_LIST, TODAY, YESTERDAY, opened

if TYPE_CHECKING:
    from tests.ui.home import Home

FIRST, SECOND, THIRD = FIRST_IN_LIST[:3]


async def test_space_checks_and_takes_back(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space")
        assert home.row(FIRST).state is State.DONE
        assert "1 of 12" in sitting.lines()[0]
        assert "✓" in sitting.lines()[sitting.line("Find common ground")]
        await sitting.press("space")
        assert home.row(FIRST).state is State.OPEN
        assert "0 of 12" in sitting.lines()[0]


async def test_the_cursor_stays_where_it_was_when_checking(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("j", "space")
        assert sitting.cursor == SECOND
        assert [home.row(one).state for one in (FIRST, SECOND)] == [State.OPEN, State.DONE]


async def test_x_makes_a_rest_day_and_lifts_it(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("x")
        assert home.row(FIRST).state is State.REST
        assert "~" in sitting.lines()[sitting.line("Find common ground")]
        await sitting.press("x")
        assert home.row(FIRST).state is State.OPEN


async def test_keys_move_the_cursor_and_stop_at_both_ends(home: Home) -> None:
    async with opened(home) as sitting:
        order = [FIRST]
        for key in ("k", "j", "down", "up", "G", "j", "home"):
            await sitting.press(key)
            order.append(sitting.cursor)
        assert order == [FIRST, FIRST, SECOND, THIRD, SECOND, "make-time", "make-time", FIRST]


async def test_a_click_on_the_mark_checks(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.click(3, sitting.line("Be sincere"))
        await sitting.until(lambda: home.row("sincere").state is State.DONE)
        assert sitting.cursor == "sincere"
        await sitting.click(3, sitting.line("Be sincere"))
        await sitting.until(lambda: home.row("sincere").state is State.OPEN)


async def test_a_click_on_the_name_only_moves_the_cursor(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.click(20, sitting.line("Be sincere"))
        assert sitting.cursor == "sincere"
        assert home.row("sincere").state is State.OPEN


async def test_a_click_on_a_day_of_the_week_goes_there(home: Home) -> None:
    home.done("listen", day=YESTERDAY)
    async with opened(home) as sitting:
        line = sitting.lines()[sitting.line("Listen attentively")]
        await sitting.click(line.index("●"), sitting.line("Listen attentively"))
        await sitting.until(lambda: sitting.day == YESTERDAY)
        assert sitting.cursor == "listen"


async def test_a_click_on_a_heading_does_nothing(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.click(10, sitting.line("OPEN HEART"))
        assert sitting.cursor == FIRST


@pytest.mark.parametrize("entry", ["x rest", "n note", "u undo", "? keys"])
async def test_entries_of_the_key_bar_can_be_clicked(home: Home, entry: str) -> None:
    async with opened(home) as sitting:
        await sitting.click(sitting.lines()[-1].index(entry) + 2, 23)
        seen = {
            "x rest": lambda: home.row(FIRST).state is State.REST,
            "n note": lambda: texts.NOTE_HINT in sitting.text(),
            "u undo": lambda: texts.NOTHING_TO_UNDO in sitting.toasts(),
            "? keys": lambda: texts.KEYS_FILTER in sitting.text(),
        }
        await sitting.until(seen[entry])


async def test_the_two_halves_of_the_day_entry_go_both_ways(home: Home) -> None:
    async with opened(home) as sitting:
        bar = sitting.lines()[-1]
        await sitting.click(bar.index("←"), 23)
        await sitting.until(lambda: sitting.day == YESTERDAY)
        await sitting.click(bar.index("→"), 23)
        await sitting.until(lambda: sitting.day == TODAY)


async def test_pointing_explains(home: Home) -> None:
    home.done("listen", day=YESTERDAY)
    async with opened(home) as sitting:
        number = sitting.line("Listen attentively")
        line = sitting.lines()[number]
        for x, words in (
            (3, "open"),
            (line.index("●"), "Saturday 21 November: done"),
            (line.index("1 d"), "1 day, strength 5%"),
        ):
            await sitting.point(x, number)
            assert sitting.tooltip(x, number) == words
        await sitting.point(30, 0)
        assert sitting.tooltip(30, 0) == "Sunday 22 November: 0 of 12 done"
        await sitting.point(3, 23)
        assert sitting.tooltip(3, 23) == key_texts.HELP["check"]


async def test_undo_takes_back_step_by_step_and_says_what(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space", "j", "x", "u")
        assert home.row(SECOND).state is State.OPEN
        assert sitting.toasts()[-1] == "Adjust to attachment styles: the rest day today is lifted."
        await sitting.press("u")
        assert home.row(FIRST).state is State.OPEN
        assert sitting.toasts()[-1] == "Find common ground: no longer checked off today."
        await sitting.press("u")
        assert sitting.toasts()[-1] == texts.NOTHING_TO_UNDO


async def test_undo_takes_back_what_the_command_line_did(home: Home) -> None:
    async with opened(home) as sitting:
        home.done("give", "sincere", day=YESTERDAY)
        await sitting.press("u")
        assert home.row("give", YESTERDAY).state is State.OFF
        said = "Give more than you take, Be sincere: no longer checked off yesterday."
        assert sitting.toasts()[-1] == said


async def test_the_command_line_takes_back_what_the_screen_did(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space")
        undone = check_ins.undo(home.workspace())
        assert undone is not None
        assert undone.practices == (FIRST,)
        await sitting.until(lambda: "0 of 12" in sitting.lines()[0])


async def test_a_paste_outside_of_a_field_does_nothing(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.paste("x u \x1b[31m")
        assert home.row(FIRST).state is State.OPEN
        assert sitting.toasts() == []


async def test_the_wheel_scrolls_and_a_click_still_hits_what_it_shows(home: Home) -> None:
    async with opened(home, (60, 14)) as sitting:
        assert "Make time for them" not in sitting.text()
        for _ in range(4):
            await sitting.wheel_down(10, 4)
        await sitting.until_shown("Make time for them")
        await sitting.click(3, sitting.line("Make time for them"))
        await sitting.until(lambda: home.row("make-time").state is State.DONE)


async def test_a_change_that_is_refused_is_told_and_loses_nothing(home: Home) -> None:
    home.done("listen")
    async with opened(home) as sitting:
        before = (home.paths.data / "checks-2026-11.json").read_bytes()
        (home.paths.data / "checks-2026-11.json").unlink()
        (home.paths.data / "checks-2026-11.json").mkdir()
        await sitting.press("space")
        assert len(sitting.toasts()) >= 1
        (home.paths.data / "checks-2026-11.json").rmdir()
        (home.paths.data / "checks-2026-11.json").write_bytes(before)
        await sitting.press("space")
        await sitting.until(lambda: home.row(FIRST).state is State.DONE)
        assert home.row("listen").state is State.DONE
