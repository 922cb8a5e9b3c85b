"""The look back and the year as text, held against the pictures beside this file.

Where a difference is meant, look at it, then take the pictures anew with ``UPDATE_PICTURES=1``.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from connect_tui.services import check_ins
from connect_tui.services.look_back import keep_look_back, week_mostly_behind
from connect_tui.ui import look_back_texts as words
from tests.ui.home import TODAY, Home, by_id, opened
from tests.ui.test_pictures import _compare as compare
from tests.ui.test_pictures import lived_in

__all__ = ("lived_in",)


@pytest.fixture
def remembered(lived_in: Home) -> Home:
    """The season of the other pictures, with people of many scripts and a few weeks looked back on."""
    workspace = lived_in.workspace()
    for back, name in ((20, "李小龙"), (13, "שרה"), (12, "Maya"), (5, "Maya"), (3, "Ben")):
        care = by_id(workspace, "care")
        check_ins.done(
            workspace, [care], TODAY - timedelta(days=back), note=f"Soup with {name}.", people=[name]
        )
    for back in (7, 21, 35):
        week = week_mostly_behind(TODAY - timedelta(days=back), 0)
        keep_look_back(
            workspace,
            week,
            moment="We walked along the river until it was dark, and for once nobody looked at a phone.",
            people=["Maya"],
            focus=None,
        )
    return lived_in


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_year(remembered: Home, size: tuple[int, int]) -> None:
    async with opened(remembered, size) as sitting:
        sitting.app.show_place("year")
        await sitting.until_shown(words.YEAR_NUMBERS.upper())
        compare(f"year-{size[0]}x{size[1]}", sitting.lines())


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_looking_back(remembered: Home, size: tuple[int, int]) -> None:
    async with opened(remembered, size) as sitting:
        sitting.app.show_place("year")
        await sitting.until_shown(words.YEAR_NUMBERS.upper())
        await sitting.press("b")
        await sitting.until_shown(words.STEP.format(step=1, steps=words.STEPS))
        compare(f"look-back-{size[0]}x{size[1]}", sitting.lines())
