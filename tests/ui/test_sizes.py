from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.progress import State
from connect_tui.ui import texts
from connect_tui.ui.screens.place import LEAST_HEIGHT, LEAST_WIDTH
from tests.ui.home import FIRST_IN_LIST, YESTERDAY, opened

if TYPE_CHECKING:
    from tests.ui.home import Home

KIND_WORD = texts.TOO_SMALL.format(width=LEAST_WIDTH, height=LEAST_HEIGHT).split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    "size", [(44, 12), (60, 20), (80, 24), (104, 20), (120, 40), (200, 60), (1000, 12), (44, 300)]
)
async def test_every_line_fills_the_width_and_none_is_wider(home: Home, size: tuple[int, int]) -> None:
    home.done("listen", day=YESTERDAY, note="a note " * 40, people=("Maya",) * 1)
    async with opened(home, size) as sitting:
        strips = sitting.app.screen._compositor.render_strips()
        assert len(strips) == size[1]
        assert {strip.cell_length for strip in strips} == {size[0]}


async def test_all_practices_fit_on_80_by_24_with_streaks_and_strength(home: Home) -> None:
    async with opened(home) as sitting:
        assert all(one.name in sitting.text() for one in sitting.app.workspace.practices)
        assert texts.STREAK in sitting.lines()[1]
        assert texts.STRENGTH in sitting.lines()[1]


async def test_60_by_20_is_usable(home: Home) -> None:
    async with opened(home, (60, 20)) as sitting:
        assert "Sunday 22 November" in sitting.lines()[0]
        assert "0 of 12" in sitting.lines()[0]
        assert "? keys" in sitting.lines()[-1]
        for _ in sitting.app.workspace.practices[1:]:
            await sitting.press("j")
        assert sitting.cursor == "make-time"
        assert "▌" in sitting.lines()[sitting.line("Make time for them")]
        await sitting.press("space")
        assert home.row("make-time").state is State.DONE


async def test_120_by_40_adds_the_panel(home: Home) -> None:
    home.done(FIRST_IN_LIST[0], day=YESTERDAY, note="Tea with her.", people=("Maya",))
    async with opened(home, (120, 40)) as sitting:
        panel = sitting.panel_text()
        practice = sitting.app.workspace.practices[1]
        assert " ".join(practice.meaning.split()[:4]) in panel
        assert texts.LAST_NOTES.upper() in panel
        assert "Tea with her." in panel
        assert "■" in panel


async def test_a_live_resize_is_followed_and_keeps_the_place(home: Home) -> None:
    home.done("make-time", day=YESTERDAY, note="tea")
    async with opened(home, (120, 40)) as sitting:
        await sitting.press("G", "left")
        at = (sitting.cursor, sitting.day)
        for width, height in ((80, 24), (60, 20), (30, 8), (60, 20), (80, 24), (120, 40)):
            await sitting.resize(width, height)
            assert len(sitting.lines()) == height
            assert (KIND_WORD in sitting.text()) is (width == 30)
            assert ("▌" in sitting.text()) is (width != 30)
            assert (texts.LAST_NOTES.upper() in sitting.text()) is (width == 120)
            assert (sitting.cursor, sitting.day) == at


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (5, 3), (43, 12), (44, 11)])
async def test_a_terminal_that_is_too_small_gets_a_kind_word(home: Home, size: tuple[int, int]) -> None:
    async with opened(home, size) as sitting:
        assert len(sitting.lines()) == size[1]
        if size[0] > 40:
            assert KIND_WORD in sitting.text()
        await sitting.press("space", "u")
        await sitting.resize(80, 24)
        assert "0 of 12" in sitting.lines()[0]


@pytest.mark.parametrize("key", ["n", "w", "f", "?", "ctrl+p"])
async def test_dialogs_survive_any_size(home: Home, key: str) -> None:
    home.done("listen", people=("Maya", "Sam"))
    async with opened(home) as sitting:
        await sitting.press(key)
        for width, height in ((44, 12), (10, 4), (1, 1), (120, 40)):
            await sitting.resize(width, height)
            assert len(sitting.lines()) == height
        await sitting.press("escape")
        assert sitting.is_on_today
