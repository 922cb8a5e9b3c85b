"""Today as text, held against the pictures beside this file.

Where a difference is meant, look at it, then take the pictures anew with ``UPDATE_PICTURES=1``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.history import fill
from connect_tui.services import check_ins
from tests.ui.home import TODAY, Home, by_id, opened

PICTURES = Path(__file__).parent / "pictures"


@pytest.fixture
def lived_in(home: Home) -> Home:
    """A home with a season behind it, and today begun."""
    home.write_habits((PICTURES / "habits.yaml").read_text(encoding="utf-8"))
    fill(home.paths.data, 0.3, TODAY)
    home.done("listen", note="Let the silence be.\nIt helped.", people=("Maya",))
    home.done("common-ground", "sincere")
    workspace = home.workspace()
    check_ins.rest(workspace, [by_id(workspace, "self")], TODAY)
    return home


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_day_begun(lived_in: Home, size: tuple[int, int]) -> None:
    async with opened(lived_in, size) as sitting:
        sitting.app.today_screen.show_practice("listen")
        await sitting.pilot.pause()
        _compare(f"today-{size[0]}x{size[1]}", sitting.lines())


async def test_a_few_in_focus(lived_in: Home) -> None:
    lived_in.set_focus("listen", "care", "give")
    async with opened(lived_in) as sitting:
        sitting.app.today_screen.show_practice("care")
        await sitting.pilot.pause()
        _compare("focus-80x24", sitting.lines())


def _compare(name: str, lines: list[str]) -> None:
    picture = PICTURES / f"{name}.txt"
    seen = "\n".join(line.rstrip() for line in lines) + "\n"
    if os.environ.get("UPDATE_PICTURES"):
        picture.write_text(seen, encoding="utf-8")
    assert seen.splitlines() == picture.read_text(encoding="utf-8").splitlines()
