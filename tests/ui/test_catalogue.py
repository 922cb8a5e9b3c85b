"""habits.yaml as the screens take it: at the start, and when it changes while they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.progress import State
from connect_tui.ui import texts
from connect_tui.ui.themes import DARK, LIGHT
from tests.ui.home import FIRST_IN_LIST, TODAY, YESTERDAY, opened

if TYPE_CHECKING:
    from tests.ui.home import Home

FIRST = FIRST_IN_LIST[0]
TWO = "practices:\n  - {id: tea, name: Drink tea, pillar: heart, actions: [Boil water.]}\n  - id: listen\n"
BROKEN = "practices: [\n"


async def test_the_practices_are_the_persons_own_in_their_order(home: Home) -> None:
    home.write_habits(TWO)
    async with opened(home) as sitting:
        assert "0 of 2" in sitting.lines()[0]
        assert sitting.line("Listen attentively") < sitting.line("Drink tea")
        await sitting.press("j", "space")
        assert home.row("tea").state is State.DONE
        assert "Boil water." in sitting.panel_text()


@pytest.mark.parametrize("theme", ["connect-light", "ansi-dark", "dracula"])
async def test_the_theme_is_the_one_in_the_settings(home: Home, theme: str) -> None:
    home.write_habits(f"settings: {{theme: {theme}}}\n")
    async with opened(home) as sitting:
        assert sitting.app.theme == theme
        assert sitting.toasts() == []


async def test_an_unknown_theme_set_while_open_is_told(home: Home) -> None:
    async with opened(home) as sitting:
        home.write_habits("settings: {theme: plaid}\n")
        await sitting.until(lambda: texts.UNKNOWN_THEME.format(name="plaid") in sitting.toasts())
        assert sitting.app.theme == "connect-dark"


async def test_an_unknown_theme_is_told(home: Home) -> None:
    home.write_habits("settings: {theme: 'plaid [/mum]'}\n")
    async with opened(home) as sitting:
        assert sitting.app.theme == DARK.name
        await sitting.until_shown("plaid [/mum]")


async def test_a_broken_file_is_told_and_the_shipped_practices_are_there(home: Home) -> None:
    home.write_habits(BROKEN)
    async with opened(home) as sitting:
        assert "0 of 12" in sitting.lines()[0]
        assert sitting.toasts() == [f"{texts.BROKEN_CATALOGUE_SHIPPED}\n{texts.CHECK_CATALOGUE}"]


async def test_a_file_broken_while_open_leaves_the_last_good_practices(home: Home) -> None:
    home.write_habits(TWO)
    async with opened(home) as sitting:
        home.write_habits(BROKEN)
        await sitting.until(
            lambda: sitting.toasts() == [f"{texts.BROKEN_CATALOGUE}\n{texts.CHECK_CATALOGUE}"]
        )
        assert "Drink tea" in sitting.text()
        await sitting.press("space")
        assert home.row(sitting.cursor).state is State.DONE
        home.write_habits(TWO + "  - id: give\n")
        await sitting.until(lambda: "1 of 3" in sitting.lines()[0])
        assert sitting.toasts()[-1] == texts.CATALOGUE_TAKEN_OVER


async def test_practices_theme_and_settings_change_while_open(home: Home) -> None:
    async with opened(home) as sitting:
        home.write_habits(
            TWO + "settings: {theme: connect-light, show_streaks: false, week_starts_on: sunday}\n"
        )
        await sitting.until_shown("Drink tea")
        assert sitting.app.theme == LIGHT.name
        assert texts.STREAK not in sitting.lines()[1]
        assert sitting.toasts() == [texts.CATALOGUE_TAKEN_OVER]


async def test_a_pillar_renamed_while_open_is_shown(home: Home) -> None:
    async with opened(home) as sitting:
        home.write_habits("pillars: {mind: {name: Clear head}}\n")
        await sitting.until_shown("CLEAR HEAD")


async def test_the_cursor_is_seen_when_its_practice_goes_while_open(home: Home) -> None:
    home.write_habits("practices: [{id: a, name: Ah, pillar: mind}, {id: b, name: Beh, pillar: mind}]\n")
    async with opened(home) as sitting:
        await sitting.press("j")
        home.write_habits("practices: [{id: a, name: Ah, pillar: mind}, {id: c, name: Ceh, pillar: mind}]\n")
        await sitting.until_shown("Ceh")
        assert sitting.cursor == "a"
        assert sitting.lines()[sitting.line("Ah")].startswith("▌")


async def test_the_turn_of_the_day_moves_with_the_settings(home: Home) -> None:
    async with opened(home) as sitting:
        home.clock.moment = home.clock.moment.replace(hour=11, minute=0)
        home.write_habits('settings: {day_starts_at: "11:30"}\n')
        await sitting.until(lambda: sitting.day == YESTERDAY)
        home.write_habits("settings: {}\n")
        await sitting.until(lambda: sitting.day == TODAY)


async def test_a_practice_removed_keeps_its_history(home: Home) -> None:
    home.done(FIRST)
    home.write_habits(TWO)
    async with opened(home) as sitting:
        assert "Find common ground" not in sitting.text()
        home.write_habits("settings: {}\n")
        await sitting.until_shown("Find common ground")
        assert "1 of 12" in sitting.lines()[0]


async def test_no_practice_at_all_is_told_and_no_key_fails(home: Home) -> None:
    home.write_habits("practices:\n  - {id: tea, name: Tea, pillar: hand, archived: 2026-01-01}\n")
    async with opened(home) as sitting:
        assert texts.NO_PRACTICES in sitting.words()
        await sitting.press("space", "x", "n", "w", "j", "k", "G", "u")
        assert sitting.is_on_today


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hidden_streaks_are_hidden_everywhere(home: Home, size: tuple[int, int]) -> None:
    home.done("listen", day=YESTERDAY)
    home.done("listen")
    home.write_habits("settings: {show_streaks: false}\n")
    async with opened(home, size) as sitting:
        await sitting.press("j", "j")
        if sitting.cursor != "listen":
            await sitting.press("k")
        assert sitting.cursor == "listen"
        for word in (texts.STREAK, texts.STRENGTH, " d ", "%", "in a row", "best 2", "carries on"):
            assert word not in sitting.text(), word
        number = sitting.line("Listen attentively")
        for x in range(4, sitting.app.size.width, 7):
            await sitting.point(x, number)
            tooltip = sitting.tooltip(x, number)
            assert not any(word in tooltip for word in (texts.STREAK, texts.STRENGTH, "%", "in a row"))
