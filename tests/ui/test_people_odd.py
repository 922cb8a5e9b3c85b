from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.people import GoingThrough, Occasion, Remembered
from tests.ui.home import TODAY, opened
from tests.ui.hostile import HOSTILE, assert_harmless, expected
from tests.ui.people_home import a_few, chosen, someone

if TYPE_CHECKING:
    from tests.ui.home import Home


@pytest.mark.parametrize("size", [(44, 12), (200, 60)])
async def test_odd_names_are_harmless(home: Home, size: tuple[int, int]) -> None:
    texts_and_more = [*HOSTILE.values(), "very long " * 1000]
    for number, text in enumerate(texts_and_more):
        someone(
            home,
            f"{number} {text}",
            number * 20,
            also=(f"A{number} {text}",),
            details=(Remembered(text, date(2026, 1, 1)),),
            going_through=GoingThrough(text, TODAY - timedelta(days=1)) if number % 2 else None,
            birthday=Occasion("", 11, 25),
            notes=text,
            reach=text,
        )
    async with opened(home, size) as sitting:
        await sitting.press("p", "j", "j")
        for _ in range(len(texts_and_more)):
            await sitting.press("j")
            assert_harmless(sitting)
        await sitting.press("slash")
        for key in ("[", "/", "a"):
            await sitting.press(key)
            assert_harmless(sitting)


async def test_a_name_is_shown_literally(home: Home) -> None:
    someone(home, HOSTILE["closing"], 500)
    someone(home, HOSTILE["bidi"], 500)
    async with opened(home) as sitting:
        await sitting.press("p")
        assert HOSTILE["closing"] in sitting.text()
        assert expected(HOSTILE["bidi"])[:12] in sitting.text()
        await sitting.press("z")
        assert HOSTILE["closing"] in sitting.toasts()[-1]


@pytest.mark.parametrize(
    "size", [(44, 12), (60, 20), (80, 24), (100, 20), (120, 40), (200, 60), (500, 12), (44, 100)]
)
async def test_every_line_fills_the_width(home: Home, size: tuple[int, int]) -> None:
    a_few(home)
    someone(home, "田中さくら" * 4, 90, in_common=(Remembered("京都" * 30, TODAY),))
    async with opened(home, size) as sitting:
        await sitting.press("p", "j")
        strips = sitting.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {size[0]}
        assert len(strips) == size[1]


async def test_a_live_resize_keeps_the_place(home: Home) -> None:
    a_few(home)
    async with opened(home, (120, 40)) as sitting:
        await sitting.press("p", "G")
        for width, height in ((80, 24), (60, 20), (30, 8), (44, 12), (200, 60)):
            await sitting.resize(width, height)
            assert chosen(sitting) == "Zoë"
            assert ("▌" in sitting.text()) is (width != 30)
