"""What of the People screen is painted, and that it is what Textual would have painted in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from connect_tui.domain.people import Circle, Remembered
from connect_tui.ui.screens.place import PlaceScreen
from tests.ui.home import opened
from tests.ui.painting import assert_painted_where_changed, cells, settled
from tests.ui.people_home import a_few, people_list, someone

if TYPE_CHECKING:
    from tests.ui.home import Home


def _a_crowd(home: Home) -> None:
    for number in range(30):
        details = (Remembered("likes anchovies"),) if number % 5 == 0 else ()
        someone(home, f"Ana {'nab'[number % 3]} {number}", number, circle=Circle.CLOSE, details=details)
    someone(home, "Zoë", 3)


@pytest.mark.parametrize("theme", ["connect-dark", "ansi-light"])
async def test_the_quick_ways_of_drawing_show_what_the_slow_ones_do(home: Home, theme: str) -> None:
    _a_crowd(home)
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home) as sitting:
        await sitting.press("p", "slash", *"anch")
        listed = people_list(sitting)
        whole = listed.size.region
        assert cells(listed.render_lines(whole)) == cells(Widget.render_lines(listed, whole))
        await sitting.press("backspace", "backspace")
        slow = [strip.crop(0, whole.width - 1) for strip in Widget.render_lines(listed, whole)]
        assert cells(listed.render_lines(whole)) == cells(slow)
        bar = listed.vertical_scrollbar
        assert listed.show_vertical_scrollbar
        quick = cells(bar.render_lines(bar.size.region))
        assert quick == cells(ScrollBar.render_lines(bar, bar.size.region))
        assert quick[0] != quick[-1]


async def test_every_line_that_a_letter_changes_is_painted_and_the_keys_are_not(home: Home) -> None:
    _a_crowd(home)
    async with opened(home) as sitting:
        await sitting.press("p", "slash")
        keys = *"ana", "space", "n", "backspace", "b", "backspace", "backspace", *"zz", "backspace", "ctrl+u"
        await assert_painted_where_changed(sitting, keys)


async def test_a_place_under_another_one_is_not_painted_and_one_under_a_dialog_is(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        people, today = sitting.app.screen, sitting.app.today_screen
        assert (people.is_current, today.is_current) == (True, False)
        await sitting.press("question_mark")
        assert not isinstance(sitting.app.screen, PlaceScreen)
        assert (people.is_current, today.is_current) == (True, False)
        await sitting.press("escape", "t")
        assert (people.is_current, today.is_current) == (False, True)


async def test_a_theme_chosen_elsewhere_is_there_when_one_comes_back(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        dark = people_list(sitting).style_of("text").color
        await sitting.press("t")
        sitting.app.theme = "connect-light"
        await sitting.press("p")
        await settled(sitting)
        light = people_list(sitting).style_of("text").color
        await sitting.press("t", "p")
        assert people_list(sitting).style_of("text").color == light != dark
