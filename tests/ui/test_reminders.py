"""The Reminders screen: what it shows, at any size, in any state."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.showings import Answer
from connect_tui.ui import key_texts, reminder_texts
from tests.ui.home import NOW, ZONE, opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.ui.home import Home, Sitting

RULES = (
    *("morning", "sincere", "reach-out", "dates", "check-on", "plans-today", "plans", "evening", "week"),
    *("dares", "goals"),
)
SIZES = [(120, 40), (80, 24), (60, 20), (44, 12)]


@pytest.fixture
async def sitting(home: Home) -> AsyncIterator[Sitting]:
    async with opened(home, with_desk=True) as one:
        await one.press("m")
        yield one


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 22, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_fills_the_width_and_the_cursor_reaches_every_rule(
    home: Home, size: tuple[int, int]
) -> None:
    async with opened(home, size, with_desk=True) as sitting:
        await sitting.press("m")
        for rule in RULES:
            assert sitting.rule == rule
            strips = sitting.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
            assert sum(line.startswith("▌") or "▌" in line for line in sitting.lines()) >= 1
            await sitting.press("j")
        await sitting.press("home")
        assert sitting.rule == RULES[0]
        await sitting.press("G")
        assert sitting.rule == RULES[-1]


async def test_it_shows_what_was_what_comes_and_why_not(home: Home) -> None:
    async with opened(home, (120, 40), with_desk=True) as sitting:
        sitting.desk.was_shown("morning", _at(8, 12), Answer.DONE)
        sitting.desk.was_shown("sincere", _at(11, 30), Answer.NOT_TODAY)
        sitting.desk.put_off("week", None)
        await sitting.press("m")
        lines = sitting.lines()
        rows = [sitting.line(part) for part in ("✓ 08:12", "~ 11:30", "12:00 now", "- 18:00", "○ 20:30")]
        assert rows == sorted(rows)
        assert lines[rows[0]][: lines[rows[0]].index("done")].strip() == "✓ 08:12 Listen attentively"
        assert reminder_texts.ANSWERS[Answer.NOT_TODAY][0] in lines[rows[1]]
        assert "not today, as you said" in lines[rows[3]]
        for heading in ("TODAY  Sunday 22 November", "TOMORROW  Monday 23 November", "TUESDAY  24 November"):
            assert heading in sitting.text()


async def test_what_is_under_the_pointer_is_explained(sitting: Sitting) -> None:
    line = sitting.line("11:00–16:00")
    told = {
        (3, line): reminder_texts.ON_WORD,
        (8, line): reminder_texts.CHANGE_TIMES,
        (30, line): "Is there something good you could tell someone today?",
        (20, sitting.line("20:30 This evening")): "20:30 This evening",
        (14, 0): reminder_texts.GO_BACK,
        (60, 1): reminder_texts.CLICK_FOR_LOGIN,
        (40, 23): key_texts.HELP["not_today"],
    }
    for (x, y), words in told.items():
        await sitting.point(x, y)
        assert words in sitting.tooltip(x, y)


async def test_the_time_line_scrolls_by_keys_and_by_wheel(sitting: Sitting) -> None:
    assert "12:00 now" in sitting.text()
    await sitting.press("tab", "G")
    assert "12:00 now" not in sitting.text()
    await sitting.press("home")
    assert "12:00 now" in sitting.text()
    await sitting.press("j", "j", "j", "j")
    assert "12:00 now" not in sitting.text()
    assert sitting.rule == RULES[0]
    await sitting.press("tab", "j")
    assert sitting.rule == RULES[1]
    await sitting.press("tab", "home")
    await sitting.wheel_down(20, 6)
    await sitting.until(lambda: "TODAY  Sunday" not in sitting.text())


async def test_on_a_low_terminal_one_list_is_shown_at_a_time(home: Home) -> None:
    async with opened(home, (44, 12), with_desk=True) as sitting:
        await sitting.press("m")
        assert "12:00 now" not in sitting.text()
        assert "tab list" in sitting.lines()[-1]
        await sitting.press("tab")
        assert "12:00 now" in sitting.text()
        assert reminder_texts.RULES.upper() not in sitting.text()
        await sitting.press("space")
        assert sitting.desk.asked == []
        assert reminder_texts.RULES.upper() in sitting.text()
        await sitting.press("space")
        assert sitting.desk.asked == [("switch", "morning", False)]


async def test_a_live_resize_is_followed_and_keeps_the_place(sitting: Sitting) -> None:
    await sitting.press("j", "j")
    for width, height in ((120, 40), (60, 20), (30, 8), (44, 12), (1, 1), (104, 20), (80, 24)):
        await sitting.resize(width, height)
        assert len(sitting.lines()) == height
        assert sitting.rule == RULES[2]
    assert "12:00 now" in sitting.text()
    for key in ("e", "i"):
        await sitting.press(key)
        for width, height in ((44, 12), (10, 4), (1, 1), (120, 40)):
            await sitting.resize(width, height)
            assert len(sitting.lines()) == height
        await sitting.press("escape")
        assert sitting.is_on_reminders


async def test_changes_made_elsewhere_appear(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m", "j")
        home.write_habits(
            "settings: {keys: {switch: s}}\n"
            "reminders:\n  - {id: new, kind: evening, at: ['07:00', '21:15']}\n  - {id: sincere}\n"
        )
        await sitting.until_shown("07:00, 21:15")
        assert sitting.rule == "sincere"
        assert "s on/off" in sitting.lines()[-1]
        sitting.desk.was_shown("new", _at(7), Answer.DONE)
        await sitting.until_shown("✓ 07:00")
        sitting.desk.told = sitting.desk.told._replace(trouble="The bus is gone.")
        await sitting.until_shown("The bus is gone.")
        home.clock.moment = NOW.replace(minute=1)
        await sitting.until_shown("12:01 now")
        home.write_habits("reminders: []\n")
        await sitting.until_shown(reminder_texts.NO_RULES)
        await sitting.press("space", "e", "tab", "j", "z")
        assert sitting.desk.asked == []


async def test_a_cursor_whose_rule_is_gone_goes_to_the_one_in_its_place(home: Home) -> None:
    rule = "  - {{id: {}, kind: evening, at: '20:00'}}\n"
    home.write_habits("reminders:\n" + "".join(rule.format(one) for one in "abc"))
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m", "j")
        home.write_habits("reminders:\n" + "".join(rule.format(one) for one in "ac"))
        await sitting.until(lambda: sitting.rule == "c")


async def test_trouble_with_the_desk_is_told_once_and_nothing_is_lost(sitting: Sitting) -> None:
    sitting.desk.refusal = ConnectError("It is locked.", hint="Wait a moment.")
    await sitting.until(lambda: "It is locked.\nWait a moment." in sitting.toasts())
    looks = 0

    def looked_often() -> bool:
        nonlocal looks
        looks += 1
        return looks > 12

    await sitting.until(looked_often)
    assert sitting.toasts().count("It is locked.\nWait a moment.") == 1
    sitting.desk.refusal = None
    await sitting.press("j", "space")
    assert sitting.desk.asked == [("switch", "sincere", False)]


async def test_a_reminder_in_the_app_is_literal_text_with_a_bell(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        rung: list[bool] = []
        sitting.app.bell = lambda: rung.append(True)  # type: ignore[method-assign]
        sitting.app.show_reminder("[/mum] hi", "[link='a\nlong " + "words " * 1000)
        await sitting.until_shown("[/mum] hi")
        assert "[link='a" in sitting.text()
        assert rung == [True]
        assert all(len(toast) <= 400 for toast in sitting.toasts())
        assert len(sitting.lines()) == 24
