"""People as text, held against the pictures beside this file, as Today is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.people import Circle, GoingThrough, Occasion, Remembered, Style
from tests.ui.home import TODAY, opened
from tests.ui.people_home import someone
from tests.ui.test_pictures import _compare as compare

if TYPE_CHECKING:
    from tests.ui.home import Home


@pytest.fixture
def among_people(home: Home) -> Home:
    """A home with people of every circle, in every state."""
    someone(
        home,
        "Maya Lind",
        5,
        also=("Mayita",),
        circle=Circle.INNER,
        style=Style.SECURE,
        in_common=(Remembered("we both play the cello, badly", TODAY),),
        details=(Remembered("her sister moved to Porto", TODAY),),
        birthday=Occasion("", 11, 26, 1986),
        going_through=GoingThrough("exams", TODAY - timedelta(days=9), TODAY + timedelta(days=5)),
        reach="Signal, in the evening",
    )
    someone(home, "Mum", 3, circle=Circle.INNER)
    someone(home, "Ines", 12, circle=Circle.INNER, rests_from=TODAY, rests_until=TODAY + timedelta(days=7))
    someone(home, "Tomasz", 35, circle=Circle.CLOSE)
    someone(home, "Ben", 60, circle=Circle.CLOSE)
    someone(home, "田中さくら", 20, in_common=(Remembered("Kyoto", TODAY),))
    someone(home, "New neighbour", added=TODAY)
    someone(home, "Pat", 400, archived=TODAY)
    return home


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_people(among_people: Home, size: tuple[int, int]) -> None:
    async with opened(among_people, size) as sitting:
        await sitting.press("p")
        await sitting.until_shown("Tue 17 Nov  met")
        compare(f"people-{size[0]}x{size[1]}", sitting.lines())


async def test_people_found(among_people: Home) -> None:
    async with opened(among_people) as sitting:
        await sitting.press("p", "slash", "i", "n")
        await sitting.until_shown("met")
        compare("people-found-80x24", sitting.lines())
