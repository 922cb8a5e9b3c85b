"""The place about oneself: what one does there, and how it looks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.me import MeKind
from connect_tui.domain.people import Style
from connect_tui.services import me
from connect_tui.ui.screens.me import MeScreen
from tests.ui.home import NOW, TODAY, opened
from tests.ui.hostile import HOSTILE, assert_harmless
from tests.ui.test_pictures import _compare as compare

if TYPE_CHECKING:
    from connect_tui.domain.me import AboutMe
    from tests.ui.home import Home, Sitting


def about(home: Home) -> AboutMe:
    return me.me(home.workspace())


def put_something(home: Home) -> None:
    """Note something of every kind, some of it over."""
    workspace = home.workspace()
    home.clock.moment = NOW - timedelta(days=200)
    me.set_style(workspace, Style.SECURE)
    me.add(workspace, MeKind.WANT, "To laugh more together, and to be heard when it is hard. " * 3)
    home.clock.moment = NOW - timedelta(days=30)
    me.set_style(workspace, Style.ANXIOUS)
    me.add(workspace, MeKind.BOUNDARY, "Not over the phone after ten")
    steps = ["find his number", "ask about the garden"]
    goal, _ = me.add(workspace, MeKind.GOAL, "Call Dad", until=date(2026, 12, 4), steps=steps)
    me.mark_step(workspace, goal.id, goal.steps[0])
    me.add(workspace, MeKind.DARE, "Say hello first", until=TODAY - timedelta(days=3))
    gone, _ = me.add(workspace, MeKind.DARE, "Dance")
    me.let_go(workspace, gone.id)
    home.clock.moment = NOW


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_all_of_it(home: Home, size: tuple[int, int]) -> None:
    put_something(home)
    async with opened(home, size) as sitting:
        await sitting.press("M", "tab", "tab", "tab")
        await sitting.until_shown("1 of 2 steps")
        compare(f"me-{size[0]}x{size[1]}", sitting.lines())


async def test_from_nothing_to_a_goal_that_is_done(home: Home) -> None:
    async with opened(home, (80, 24)) as sitting:
        await sitting.press("M")
        await sitting.until_shown("About me")
        assert "What you hope for" in sitting.text()
        await sitting.press("tab", "n", "right", "ctrl+s")
        assert about(home).style is Style.SECURE
        await sitting.press("tab", "tab", "n", *"sing", "tab", *"friday", "tab", *"hum", "enter", *"aloud")
        await sitting.press("ctrl+s")
        (goal,) = about(home).goals
        assert (goal.text, goal.until, [one.text for one in goal.steps]) == (
            "sing",
            date(2026, 11, 27),
            ["hum", "aloud"],
        )
        await sitting.press("down", "space", "down", "space")
        (goal,) = about(home).goals
        assert [one.done for one in goal.steps] == [TODAY, TODAY]
        await sitting.press("up", "up", "x")
        assert about(home).goals[0].dropped == TODAY
        await sitting.press("u", "delete")
        assert about(home).goals == ()
        await sitting.press("u", "e", *" more", "ctrl+s", "space")
        (goal,) = about(home).goals
        assert (goal.text.strip("sing "), goal.done) == ("more", TODAY)


async def test_by_mouse(home: Home) -> None:
    put_something(home)
    async with opened(home, (120, 40)) as sitting:
        await sitting.press("M")
        await sitting.until_shown("Call Dad")
        y = sitting.line("ask about the garden")
        await sitting.click(sitting.lines()[y].index("○"), y)
        assert about(home).goals[0].next_step is None
        y = sitting.line("1 done or let go")
        await sitting.click(6, y)
        assert "Dance" in sitting.text()
        x = sitting.lines()[1].index("Boundaries")
        await sitting.click(x, 1)
        assert screen(sitting).part is MeKind.BOUNDARY


async def test_hostile_words_are_only_shown(home: Home) -> None:
    workspace = home.workspace()
    for text in HOSTILE.values():
        me.add(workspace, MeKind.GOAL, text, steps=[text])
    async with opened(home, (120, 40)) as sitting:
        await sitting.press("M", "tab", "tab", "tab")
        for key in ("down", "G", "e"):
            assert_harmless(sitting)
            await sitting.press(key)
        assert_harmless(sitting)


def screen(sitting: Sitting) -> MeScreen:
    found = sitting.app.place_called("me")
    assert isinstance(found, MeScreen)
    return found
