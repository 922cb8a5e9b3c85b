"""What of the People screen is painted, and that it is what Textual would have painted in its own way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from textual._compositor import ChopsUpdate
from textual.app import App
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from connect_tui.domain.people import Circle, Remembered
from connect_tui.ui.screens.place import PlaceScreen
from tests.ui.home import opened
from tests.ui.people_home import a_few, people_list, someone

if TYPE_CHECKING:
    from textual.strip import Strip

    from tests.ui.home import Home, Sitting

HEIGHT = 24


def _a_crowd(home: Home) -> None:
    for number in range(30):
        details = (Remembered("likes anchovies"),) if number % 5 == 0 else ()
        someone(home, f"Ana {'nab'[number % 3]} {number}", number, circle=Circle.CLOSE, details=details)
    someone(home, "Zoë", 3)


def _cells(strips: list[Strip]) -> list[list[tuple[object, ...]]]:
    """Return each cell with the colours that can be seen of it."""
    lines = []
    for strip in strips:
        cells: list[tuple[object, ...]] = []
        for text, style, _ in strip:
            assert style is not None
            ink, ground = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
            cells += [(one, ink if one.strip() else None, ground, bool(style.reverse)) for one in text]
        lines.append(cells)
    return lines


def _painting(sitting: Sitting) -> list[list[tuple[object, ...]]]:
    return _cells(sitting.app.screen._compositor.render_strips())


async def _settled(sitting: Sitting) -> None:
    """Wait until what was asked to be painted is."""
    painted = asyncio.Event()
    sitting.app.screen.call_after_refresh(painted.set)
    await painted.wait()


@pytest.mark.parametrize("theme", ["connect-dark", "ansi-light"])
async def test_the_quick_ways_of_drawing_show_what_the_slow_ones_do(home: Home, theme: str) -> None:
    _a_crowd(home)
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home) as sitting:
        await sitting.press("p", "slash", *"anch")
        listed = people_list(sitting)
        whole = listed.size.region
        assert _cells(listed.render_lines(whole)) == _cells(Widget.render_lines(listed, whole))
        await sitting.press("backspace", "backspace")
        slow = [strip.crop(0, whole.width - 1) for strip in Widget.render_lines(listed, whole)]
        assert _cells(listed.render_lines(whole)) == _cells(slow)
        bar = listed.vertical_scrollbar
        assert listed.show_vertical_scrollbar
        quick = _cells(bar.render_lines(bar.size.region))
        assert quick == _cells(ScrollBar.render_lines(bar, bar.size.region))
        assert quick[0] != quick[-1]


async def test_every_line_that_a_letter_changes_is_painted_and_the_keys_are_not(home: Home) -> None:
    _a_crowd(home)
    painted: set[int] = set()
    display = App._display

    def watched(app: App[Any], screen: Any, renderable: Any) -> None:
        whole = range(HEIGHT)
        is_part = isinstance(renderable, ChopsUpdate)
        painted.update((y for y, _, _ in renderable.spans) if is_part else whole)
        display(app, screen, renderable)

    async with opened(home, (80, HEIGHT)) as sitting:
        await sitting.press("p", "slash")
        await _settled(sitting)
        before = _painting(sitting)
        with patch.object(App, "_display", watched):
            for key in (*"ana n", "backspace", "b", "backspace", "backspace", *"zz", "backspace", "ctrl+u"):
                painted.clear()
                await sitting.press("space" if key == " " else key)
                await _settled(sitting)
                after = _painting(sitting)
                changed = {y for y in range(HEIGHT) if after[y] != before[y]}
                assert changed
                assert changed <= painted, key
                assert HEIGHT - 1 not in painted
                before = after


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
        await _settled(sitting)
        light = people_list(sitting).style_of("text").color
        await sitting.press("t", "p")
        assert people_list(sitting).style_of("text").color == light != dark
