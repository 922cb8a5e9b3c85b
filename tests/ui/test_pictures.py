"""Today as text, held against the pictures beside this file.

Where a difference is meant, look at it, then take the pictures anew with ``UPDATE_PICTURES=1``.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.history import fill
from connect_tui.domain.showings import Answer
from connect_tui.reminders.outlook import Reason
from connect_tui.services import check_ins
from connect_tui.ui import texts
from tests.ui.home import NOW, TODAY, Home, by_id, opened

if TYPE_CHECKING:
    from tests.ui.desk import FakeDesk

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


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_month_looked_back_on(lived_in: Home, size: tuple[int, int]) -> None:
    async with opened(lived_in, size) as sitting:
        await sitting.press("r", "j", "j")
        await sitting.until(lambda: size != (120, 40) or "■" in sitting.text())
        _compare(f"review-{size[0]}x{size[1]}", sitting.lines())


async def test_a_year_looked_back_on_by_strength(lived_in: Home) -> None:
    async with opened(lived_in) as sitting:
        await sitting.press("r", "plus", "plus", "s", "s")
        _compare("review-year-80x24", sitting.lines())


def _compare(name: str, lines: list[str]) -> None:
    picture = PICTURES / f"{name}.txt"
    seen = "\n".join(line.rstrip() for line in lines) + "\n"
    if os.environ.get("UPDATE_PICTURES"):
        picture.write_text(seen, encoding="utf-8")
    assert seen.splitlines() == picture.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (44, 12)])
async def test_the_reminders(lived_in: Home, size: tuple[int, int]) -> None:
    async with opened(lived_in, size, with_desk=True) as sitting:
        _live_with_reminders(sitting.desk)
        await sitting.press("m", "j")
        _compare(f"reminders-{size[0]}x{size[1]}", sitting.lines())


async def test_the_next_reminder(lived_in: Home) -> None:
    async with opened(lived_in, with_desk=True) as sitting:
        _live_with_reminders(sitting.desk)
        await sitting.until_shown(f"{texts.NEXT} 12:45")
        _compare("next-80x24", sitting.lines()[:1])


def _live_with_reminders(desk: FakeDesk) -> None:
    """Have one reminder answered, one put off, one missed, one settled, and the background run."""
    for reminder, at, answer in (("morning", "08:12", Answer.DONE), ("give", "11:30", Answer.LATER)):
        desk.was_shown(reminder, datetime.fromisoformat(f"2026-11-22T{at}+01:00"), answer)
    desk.put_off("give", 45)
    desk.has_known("care")
    desk.settled["week"] = Reason.DONE
    desk.told = desk.told._replace(background=NOW - timedelta(days=3, hours=4))
