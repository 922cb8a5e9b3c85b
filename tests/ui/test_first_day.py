from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.progress import State
from connect_tui.ui import texts
from tests.ui.home import FIRST_IN_LIST, opened

if TYPE_CHECKING:
    from tests.ui.home import Home


async def test_the_first_frame_is_today_without_a_dialog(home: Home) -> None:
    async with opened(home) as sitting:
        assert sitting.is_on_today
        assert sitting.cursor == FIRST_IN_LIST[0]
        assert "Sunday 22 November" in sitting.lines()[0]
        assert "0 of 12" in sitting.lines()[0]
        assert sitting.toasts() == []
        for practice in sitting.app.workspace.practices:
            assert practice.name in sitting.text()


async def test_an_empty_first_day_invites(home: Home) -> None:
    async with opened(home) as sitting:
        assert texts.FIRST_DAY in sitting.words()
        await sitting.press("left")
        assert texts.FIRST_DAY not in sitting.words()


async def test_opening_writes_no_records(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("j")
    assert list(home.paths.data.glob("*.json")) == []


async def test_the_cursor_begins_on_the_first_open_practice(home: Home) -> None:
    home.done(*FIRST_IN_LIST[:2])
    async with opened(home) as sitting:
        assert sitting.cursor == FIRST_IN_LIST[2]


@pytest.mark.parametrize(("settled", "words"), [("done", texts.ALL_DONE), ("rest", texts.EVERYTHING_RESTED)])
async def test_a_settled_day_is_told_so(home: Home, settled: str, words: str) -> None:
    from connect_tui.services import check_ins

    workspace = home.workspace()
    {"done": check_ins.done, "rest": check_ins.rest}[settled](
        workspace, workspace.practices, workspace.today()
    )
    async with opened(home) as sitting:
        assert words in sitting.words()
        assert sitting.cursor == FIRST_IN_LIST[0]
        assert home.row(sitting.cursor).state is (State.DONE if settled == "done" else State.REST)


async def test_a_practice_missed_is_told_plainly(home: Home) -> None:
    from datetime import timedelta

    from tests.ui.home import TODAY

    home.done("listen", day=TODAY - timedelta(days=3))
    async with opened(home) as sitting:
        line = sitting.lines()[sitting.line("Listen attentively")]
        assert "● · · ○" in line
        x = line.index("·")
        await sitting.point(x, sitting.line("Listen attentively"))
        assert sitting.tooltip(x, sitting.line("Listen attentively")) == "Friday 20 November: not done"
