"""What one can do on the Reminders screen: by keyboard alone, and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.errors import ConnectError
from connect_tui.ui import reminder_texts, texts
from connect_tui.ui.widgets.rule_list import SWITCHES
from tests.ui.desk import PLAN
from tests.ui.home import opened

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


async def test_a_switch_says_what_was_seen(sitting: Sitting) -> None:
    await sitting.press("j", "space")
    assert sitting.desk.asked == [("switch", "sincere", False)]


async def test_a_rule_that_is_off_shows_it_without_colour_and_is_switched_on(home: Home) -> None:
    home.write_habits("reminders:\n  - {id: a, kind: evening, at: '20:00', enabled: false}\n")
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m")
        line = sitting.lines()[sitting.line("The evening")]
        assert SWITCHES[False] in line
        assert reminder_texts.OFF[0] in line
        assert reminder_texts.ALL_OFF_KEY.format(key="space") in sitting.text()
        await sitting.press("z", "x")
        assert sitting.desk.asked == []
        assert reminder_texts.IS_OFF_KEY.format(key="space") in sitting.toasts()
        await sitting.press("space")
        assert sitting.desk.asked == [("switch", "a", True)]


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_a_time_is_changed_in_place(sitting: Sitting, key: str) -> None:
    line = sitting.line("17:30         Reach out")
    await sitting.press("j", "j", key)
    await sitting.press("1", "9")
    await sitting.paste(":15")
    assert "19:15" in sitting.lines()[line]
    await sitting.press("enter")
    assert sitting.is_on_reminders
    assert sitting.desk.asked == [("set_times", "reach-out", "19:15")]


async def test_a_mistake_is_told_in_words_and_what_was_typed_stays(sitting: Sitting) -> None:
    await sitting.press("e")
    await sitting.paste("[/noon] often")
    await sitting.press("enter")
    assert "“[/noon] often” is not a time." in sitting.text()
    assert "Write one like 20:30." in sitting.text()
    assert "[/noon] often" in sitting.lines()[sitting.line("every day")]
    assert sitting.desk.asked == []
    await sitting.press("ctrl+u", "9")
    assert "is not a time" not in sitting.text()
    await sitting.press("enter")
    assert sitting.desk.asked == [("set_times", "morning", "9")]


async def test_a_file_that_cannot_be_written_keeps_what_was_typed(sitting: Sitting) -> None:
    await sitting.press("e", "9")
    sitting.desk.refusal = ConnectError("The disk is full.", hint="Free some space.")
    await sitting.press("enter")
    await sitting.until_shown("The disk is full.")
    assert not sitting.is_on_reminders
    sitting.desk.refusal = None
    await sitting.press("enter")
    assert sitting.desk.asked == [("set_times", "morning", "9")]


async def test_leaving_changed_times_asks_once(sitting: Sitting) -> None:
    await sitting.press("e", "9", "escape")
    assert texts.UNSAVED[:30] in sitting.text()
    await sitting.press("escape")
    assert sitting.is_on_reminders
    await sitting.press("e", "escape")
    assert sitting.is_on_reminders
    await sitting.press("e", "enter")
    assert sitting.is_on_reminders
    assert sitting.desk.asked == []


async def test_later_and_not_today(sitting: Sitting) -> None:
    await sitting.press("G", "k", "k", "z")
    assert sitting.desk.asked == [("put_off", "week", 30)]
    assert "The week: comes next today 18:00." in sitting.toasts()
    assert "12:30 This week" not in sitting.text()
    await sitting.press("k", "x")
    assert sitting.desk.asked[1:] == [("put_off", "evening", None)]
    await sitting.until(lambda: "not today" in sitting.lines()[sitting.line("20:30 This evening")])


async def test_a_popup_is_tried(sitting: Sitting) -> None:
    await sitting.press("y")
    await sitting.until(lambda: "A popup was shown through D-Bus." in sitting.toasts())
    sitting.desk.refusal = ConnectError("Nobody answered.", hint="Look for a server.")
    await sitting.press("y")
    await sitting.until(lambda: "Nobody answered.\nLook for a server." in sitting.toasts())
    sitting.desk.refusal = None
    await sitting.press("y")
    await sitting.until(lambda: sitting.desk.asked == [("test",), ("test",)])


async def test_login_is_asked_about_before_anything_is_written(sitting: Sitting) -> None:
    await sitting.press("i")
    await sitting.until_shown(reminder_texts.INSTALL_TITLE)
    assert all(word in sitting.text() for word in PLAN.split())
    await sitting.press("escape")
    assert sitting.desk.asked == []
    await sitting.press("i", "enter")
    await sitting.until(lambda: sitting.desk.asked == [("install",)])
    sitting.desk.told = sitting.desk.told._replace(at_login=True)
    await sitting.press("i")
    await sitting.until_shown(reminder_texts.UNINSTALL_TITLE)
    await sitting.press("enter")
    assert sitting.is_on_reminders
    assert sitting.desk.asked == [("install",)]
    await sitting.press("i", "up", "enter")
    await sitting.until(lambda: sitting.desk.asked == [("install",), ("uninstall",)])


async def test_by_mouse_alone(sitting: Sitting) -> None:
    await sitting.click(3, sitting.line("11:00–16:00"))
    assert sitting.desk.asked.pop() == ("switch", "sincere", False)
    await sitting.click(10, sitting.line("The week  "))
    await sitting.until_shown(reminder_texts.TIMES_LEAVE)
    await sitting.press("escape")
    await sitting.click(25, sitting.line("The evening"))
    assert sitting.rule == "evening"
    assert sitting.is_on_reminders
    for word, asked in (("later", ("put_off", "evening", 30)), ("not today", ("put_off", "evening", None))):
        await sitting.click(sitting.lines()[-1].index(word), 23)
        assert sitting.desk.asked.pop() == asked
    await sitting.click(sitting.lines()[-1].index("test"), 23)
    await sitting.until(lambda: ("test",) in sitting.desk.asked)
    await sitting.click(60, 1)
    await sitting.until_shown(reminder_texts.INSTALL_TITLE)
    await sitting.click(20, sitting.line(reminder_texts.INSTALL))
    await sitting.until(lambda: ("install",) in sitting.desk.asked)
    await sitting.click(14, 0)
    assert sitting.is_on_today


async def test_a_second_click_changes_the_time(home: Home) -> None:
    async with opened(home, (120, 40), with_desk=True) as sitting:
        await sitting.press("m")
        line = sitting.line("Reach out    ")
        await sitting.pilot.click(offset=(80, line), times=2)
        await sitting.until_shown(reminder_texts.TIMES_LEAVE)
        await sitting.press("9", "enter")
        assert sitting.desk.asked == [("set_times", "reach-out", "9")]
        await sitting.click(78, sitting.line("20:30   every day"))
        await sitting.until_shown(reminder_texts.TIMES_LEAVE)
