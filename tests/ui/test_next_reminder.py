"""The reminder that comes next, in the header of Today."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from connect_tui.reminders.outlook import Reason
from connect_tui.ui import reminder_texts
from tests.ui.home import NOW, YESTERDAY, opened
from tests.ui.hostile import HOSTILE, as_yaml, assert_harmless, expected

if TYPE_CHECKING:
    from tests.ui.home import Home

EVENING = "reminders:\n  - {id: e, kind: evening, at: '20:30'}\n  - {id: w, kind: weekly, at: '21:00'}\n"


@pytest.mark.parametrize(
    ("size", "told"),
    [((120, 40), "next 20:30 This evening"), ((80, 24), "next 20:30 This evening"), ((60, 20), "next 20:30")],
)
async def test_it_stands_beside_the_day(home: Home, size: tuple[int, int], told: str) -> None:
    home.write_habits(EVENING)
    async with opened(home, size, with_desk=True) as sitting:
        await sitting.until(lambda: told in sitting.lines()[0])
        assert "Sunday 22 November" in sitting.lines()[0]
        assert "0 of 12" in sitting.lines()[0]
        assert cell_len(sitting.lines()[0]) == size[0]
        await sitting.press("left")
        assert "next" not in sitting.lines()[0]
        assert sitting.day == YESTERDAY


async def test_it_follows_the_clock_the_records_and_the_file(home: Home) -> None:
    home.write_habits(EVENING)
    async with opened(home, with_desk=True) as sitting:
        await sitting.until_shown("next 20:30 This evening")
        sitting.desk.settled["e"] = Reason.DONE
        await sitting.press("space")
        await sitting.until_shown("next 21:00 This week")
        home.write_habits(EVENING.replace("21:00", "21:30"))
        await sitting.until_shown("next 21:30 This week")
        home.clock.moment = NOW.replace(hour=21, minute=31)
        sitting.desk.was_shown("w", datetime.fromisoformat("2026-11-22T21:30:00+01:00"))
        await sitting.until(lambda: "next" not in sitting.lines()[0])


async def test_a_click_on_it_leads_to_the_reminders(home: Home) -> None:
    home.write_habits(EVENING)
    async with opened(home, with_desk=True) as sitting:
        await sitting.until_shown("next 20:30")
        await sitting.click(20, 0)
        assert sitting.is_on_today
        x = sitting.lines()[0].index("next")
        await sitting.point(x, 0)
        assert sitting.tooltip(x, 0).startswith("The next reminder, at 20:30: This evening")
        await sitting.click(x, 0)
        await sitting.until(lambda: sitting.is_on_reminders)


@pytest.mark.parametrize("width", [44, 60, 80])
@pytest.mark.parametrize("key", ["link", "ansi", "bidi", "family", "wide"])
async def test_any_words_fit_any_width_and_are_harmless(home: Home, key: str, width: int) -> None:
    practices = [{"id": "odd", "name": HOSTILE[key] * 3, "pillar": "mind"}]
    rules = [{"id": "r", "kind": "practice", "practice": "odd", "at": "20:30"}]
    home.write_habits(as_yaml({"practices": practices, "reminders": rules}))
    assert home.workspace().loaded.problems == ()
    async with opened(home, (width, 20), with_desk=True) as sitting:
        if width >= 60:
            await sitting.until(lambda: "next 20:30" in sitting.lines()[0])
        assert_harmless(sitting)
        assert expected(HOSTILE[key])[:2] in sitting.text()
        await sitting.point(width - 4, 0)
        assert_harmless(sitting)
        await sitting.press("m")
        assert_harmless(sitting)
        for x, y in ((2, 0), (20, 4), (20, 12), (3, 12), (width - 3, 12)):
            await sitting.point(x, min(y, 18))
            assert_harmless(sitting)
        await sitting.press("e")
        assert_harmless(sitting)


async def test_hostile_rules_on_the_reminders_screen(home: Home) -> None:
    practices = [
        {"id": f"p{number}", "name": text, "pillar": "heart"} for number, text in enumerate(HOSTILE.values())
    ]
    rules = [
        {"id": f"r{number}", "kind": "practice", "practice": f"p{number}", "at": "20:30", "text": text * 300}
        for number, text in enumerate(HOSTILE.values())
    ]
    home.write_habits(as_yaml({"practices": practices, "reminders": rules}))
    assert home.workspace().loaded.problems == ()
    for size in ((120, 40), (60, 20)):
        async with opened(home, size, with_desk=True) as sitting:
            sitting.desk.told = sitting.desk.told._replace(trouble="[/mum] \x1b[31m" * 400)
            await sitting.press("m")
            assert reminder_texts.TITLE in sitting.lines()[0]
            for _ in rules:
                assert_harmless(sitting)
                await sitting.press("j")
            await sitting.press("tab", "G")
            assert_harmless(sitting)
