from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from connect_tui.domain.progress import State
from connect_tui.ui import key_texts, texts
from connect_tui.ui.palette import ConnectCommands
from connect_tui.ui.screens.edit_person import EditPersonDialog
from tests.ui.home import FIRST_IN_LIST, TODAY, YESTERDAY, opened
from tests.ui.hostile import as_yaml
from tests.ui.people_home import someone

if TYPE_CHECKING:
    from textual.command import DiscoveryHit, Hit

    from tests.ui.home import Home, Sitting

MARKUP = "[/mum] [link='a [50%] \\"


async def _found(sitting: Sitting, query: str) -> list[Hit | DiscoveryHit]:
    provider = ConnectCommands(sitting.app.screen)
    return [hit async for hit in provider.search(query)]


async def test_it_reaches_every_practice_and_every_action(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        for practice in sitting.app.workspace.practices:
            titles = {str(hit.text) for hit in await _found(sitting, practice.name)}
            assert {
                f"{verb}: {practice.name}" for verb in ("Go to", "Check", "Rest", "Note", "With")
            } <= titles
        for title in key_texts.IN_PALETTE.values():
            assert title in {str(hit.text) for hit in await _found(sitting, title)}


async def test_what_gave_its_key_to_something_else_is_found(home: Home) -> None:
    home.write_habits("settings:\n  keys: {check: [down, j]}\n")
    async with opened(home) as sitting:
        (hit,) = (
            hit
            for hit in await _found(sitting, key_texts.HELP["cursor_down"])
            if hit.help == texts.PALETTE_NO_KEY
        )
        hit.command()
        await sitting.until(lambda: sitting.cursor == FIRST_IN_LIST[1])
        assert await _found(sitting, key_texts.HELP["cursor_up"]) == []


@pytest.mark.parametrize(
    ("typed", "state"), [("check be sincere", State.DONE), ("rest be sincere", State.REST)]
)
async def test_a_practice_is_settled_from_it(home: Home, typed: str, state: State) -> None:
    async with opened(home) as sitting:
        await sitting.press("ctrl+p")
        await sitting.paste(typed)
        await sitting.until_shown(typed.split()[0].capitalize() + ": Be sincere")
        await sitting.press("enter")
        await sitting.until(lambda: home.row("sincere").state is state)
        assert sitting.cursor == "sincere"
        assert home.row(FIRST_IN_LIST[0]).state is State.OPEN


async def test_it_moves_the_day(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("ctrl+p")
        await sitting.paste("day before")
        await sitting.until_shown("Day before")
        await sitting.press("enter")
        await sitting.until(lambda: sitting.day == YESTERDAY)


async def test_it_opens_what_a_key_opens(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("ctrl+p")
        await sitting.paste("note forgive")
        await sitting.until_shown("Note: Forgive")
        await sitting.press("enter")
        await sitting.until_shown(texts.NOTE_HINT)
        assert "Forgive but don't forget" in sitting.text()


async def test_a_folded_practice_is_unfolded_by_going_there(home: Home) -> None:
    home.set_focus("listen")
    async with opened(home) as sitting:
        (hit,) = [one for one in await _found(sitting, "go to be sincere") if one.text == "Go to: Be sincere"]
        hit.command()
        await sitting.until(lambda: sitting.cursor == "sincere")
        assert "11 others, shown below" in sitting.text()


async def test_names_with_markup_are_shown_as_written(home: Home) -> None:
    home.write_habits(as_yaml({"practices": [{"id": "odd", "name": MARKUP, "pillar": "mind"}]}))
    async with opened(home) as sitting:
        await sitting.press("ctrl+p")
        await sitting.until(lambda: isinstance(sitting.app.screen, CommandPalette))
        await sitting.until_shown(f"Go to: {MARKUP}")
        await sitting.paste("check link")
        await sitting.until_shown(f"Check: {MARKUP}")
        await sitting.press("enter")
        await sitting.until(lambda: home.row("odd").state is State.DONE)


async def test_a_practice_put_away_is_not_offered(home: Home) -> None:
    home.write_habits(
        "practices:\n  - id: listen\n  - {id: old, name: Old habit, pillar: mind, archived: 2026-01-01}\n"
    )
    async with opened(home) as sitting:
        assert [one.text for one in await _found(sitting, "check")] == ["Check: Listen attentively"]
        assert "Old habit" not in sitting.text()


async def test_people_are_found_by_any_name_and_their_page_is_shown(home: Home) -> None:
    someone(home, "Maya", also=("Mayita",))
    someone(home, "Ben", archived=TODAY)
    async with opened(home) as sitting:
        assert [str(hit.text) for hit in await _found(sitting, "Mayita")] == ["Maya, Mayita: look closer"]
        assert await _found(sitting, "Ben: look") == []
        await sitting.press("ctrl+p")
        await sitting.paste("mayita")
        await sitting.until_shown("Maya, Mayita: look closer")
        await sitting.press("enter")
        await sitting.until(lambda: sitting.app.place.PLACE == "person")
        await sitting.until_shown("Maya")
        titles = {str(hit.text) for hit in await _found(sitting, "Maya")}
        actions = ("edit_person", "remember", "archive_person", "remove")
        assert {f"{key_texts.LABELS[one].capitalize()}: Maya" for one in actions} <= titles
        edit = next(hit for hit in await _found(sitting, "Edit: Maya"))
        edit.command()
        await sitting.until(lambda: isinstance(sitting.app.screen, EditPersonDialog))


async def test_planning_comes_before_what_reminders_of_plans_do(home: Home) -> None:
    async with opened(home, with_desk=True) as sitting:
        found = sorted(await _found(sitting, "plan"), key=lambda hit: -getattr(hit, "score", 0))
        assert str(found[0].text) == key_texts.IN_PALETTE["plan"]
