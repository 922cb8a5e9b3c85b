"""Going between the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.config.keys import KEY_ACTIONS
from connect_tui.domain.progress import State
from connect_tui.ui import key_texts, reminder_texts, texts
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.places import PLACES
from tests.ui.home import FIRST_IN_LIST, TODAY, TOMORROW, YESTERDAY, opened

if TYPE_CHECKING:
    from tests.ui.home import Home


def test_a_key_leads_to_every_screen_from_everywhere() -> None:
    everywhere = {action.id for action in KEY_ACTIONS if "everywhere" in action.contexts}
    reached_from_another = {"practice", "year", "company", "person", "entry", "feelings"}
    assert set(PLACES) - reached_from_another <= everywhere
    assert reached_from_another <= set(PLACES)


@pytest.mark.parametrize("back", ["escape", "t"])
async def test_to_the_reminders_and_back(home: Home, back: str) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("j", "left", "m")
        assert sitting.is_on_reminders
        assert reminder_texts.TITLE in sitting.lines()[0]
        await sitting.press("m")
        assert sitting.is_on_reminders
        await sitting.press(back)
        assert sitting.is_on_today
        assert (sitting.cursor, sitting.day) == (FIRST_IN_LIST[1], YESTERDAY)
        await sitting.press("t")
        assert sitting.day == TODAY
        await sitting.press("m", back, "m")
        assert sitting.is_on_reminders


async def test_today_does_nothing_while_another_screen_is_shown(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m", "n", "w", "f", "u", "left")
        assert sitting.is_on_reminders
        assert sitting.day == TODAY


async def test_today_is_right_when_one_comes_back(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m")
        home.done("sincere")
        home.clock.moment = home.clock.moment.replace(minute=1)
        home.write_habits("settings: {keys: {check: b}}\n")
        await sitting.until(lambda: texts.CATALOGUE_TAKEN_OVER in sitting.toasts())
        await sitting.press("escape")
        assert "1 of 12" in sitting.lines()[0]
        assert "b check" in sitting.lines()[-1]
        await sitting.press("b")
        assert home.row(FIRST_IN_LIST[0]).state is State.DONE


async def test_a_day_that_turned_meanwhile_is_followed(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m")
        home.clock.moment = home.clock.moment.replace(day=23)
        await sitting.until_shown("Monday 23 November")
        await sitting.press("escape")
        assert sitting.day == TOMORROW
        assert "Monday 23 November" in sitting.lines()[0]


async def test_a_resize_meanwhile_is_followed(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m")
        await sitting.resize(120, 40)
        await sitting.press("escape")
        await sitting.until_shown(texts.ACTION_TODAY.upper())
        assert {strip.cell_length for strip in sitting.app.screen._compositor.render_strips()} == {120}


async def test_an_open_dialog_stays(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("n", "m", "t")
        assert sitting.note == "mt"
        sitting.app.show_place("reminders")
        await sitting.pilot.pause()
        assert sitting.note == "mt"


async def test_the_keys_to_the_screens_can_be_others(home: Home) -> None:
    home.write_habits("settings: {keys: {reminders: f2, back: f3}}\n")
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("m")
        assert sitting.is_on_today
        await sitting.press("f2", "escape")
        assert sitting.is_on_reminders
        await sitting.press("f3")
        assert sitting.is_on_today


async def test_without_a_desk_the_reminders_say_so_and_the_bar_does_not_name_them(home: Home) -> None:
    async with opened(home, (120, 40)) as sitting:
        assert key_texts.LABELS["reminders"] not in sitting.lines()[-1]
        await sitting.press("m")
        assert reminder_texts.NO_DESK in sitting.text()
        await sitting.press("space", "e", "z", "x", "y", "i", "tab", "j")
        assert sitting.is_on_reminders
        assert sitting.toasts() == []
        assert key_texts.LABELS["test_popup"] not in sitting.lines()[-1]


async def test_the_palette_leads_there_and_back(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("ctrl+p")
        await sitting.paste("reminders popup")
        await sitting.until_shown(key_texts.IN_PALETTE["test_popup"])
        await sitting.press("enter")
        await sitting.until(lambda: ("test",) in sitting.desk.asked)
        assert sitting.is_on_reminders
        await sitting.press("ctrl+p")
        await sitting.paste("check be sincere")
        await sitting.until_shown("Check: Be sincere")
        await sitting.press("enter")
        await sitting.until(lambda: home.row("sincere").state is State.DONE)
        assert sitting.is_on_today
        assert sitting.cursor == "sincere"


async def test_the_palette_reaches_each_reminder(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        await sitting.press("ctrl+p")
        await sitting.paste("reminder not today evening")
        await sitting.until_shown("Reminder not today: The evening")
        await sitting.press("enter")
        await sitting.until(lambda: ("put_off", "evening", None) in sitting.desk.asked)
        assert sitting.rule == "evening"


def test_before_the_first_screen_and_after_the_last_one_is_on_today(home: Home) -> None:
    app = ConnectApp(home.workspace())
    assert app.place is app.today_screen
