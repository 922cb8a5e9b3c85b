"""Keys that come all at once, as from a quick hand or out of a buffer: none is lost or goes astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from connect_tui.ui.screens.people import PeopleScreen
from tests.ui.home import opened
from tests.ui.person_home import is_here, live_with, page_of, plans, profile

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting

NAMED = {"\r": "enter", "\t": "tab", " ": "space", "\x13": "ctrl+s", "\x1b": "escape", "\x15": "ctrl+u"}


def _type_at_once(sitting: Sitting, keys: str) -> None:
    """Have all these keys there before the first is looked at."""
    for key in keys:
        named = NAMED.get(key, key)
        character = key if key.isprintable() or key in "\r\t" else None
        sitting.app.post_message(events.Key(named, character))


def _names(home: Home) -> list[str]:
    return [one.name for one in home.workspace().store.people().values()]


async def test_a_plan_typed_at_once_stands_as_typed(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        _type_at_once(sitting, "vTeatime at nine\t\t\ttomorrow\x13")
        await sitting.until(lambda: any(one.plan.what == "Teatime at nine" for one in plans(home)))
        await sitting.until(lambda: is_here(sitting))


async def test_someone_is_edited_at_once(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        _type_at_once(sitting, "eRunning\tMoves often\x13")
        await sitting.until(lambda: [one.text for one in profile(home, "Ben").in_common] == ["Running"])
        assert [one.text for one in profile(home, "Ben").details] == ["Moves often"]


async def test_two_are_added_at_once_and_a_letter_in_a_name_does_nothing_else(home: Home) -> None:
    async with opened(home, (80, 24)) as sitting:
        await sitting.press("p")
        assert isinstance(sitting.app.screen, PeopleScreen)
        _type_at_once(sitting, "aAnnabella\raBo zzu\r")
        await sitting.until(lambda: sorted(_names(home)) == ["Annabella", "Bo zzu"])
        await sitting.until(lambda: isinstance(sitting.app.screen, PeopleScreen))


@pytest.mark.parametrize("paste", ["Gran", "Ömer 🙂"])
async def test_what_is_pasted_at_once_reaches_the_dialog(home: Home, paste: str) -> None:
    async with opened(home, (80, 24)) as sitting:
        await sitting.press("p")
        _type_at_once(sitting, "a")
        sitting.app.post_message(events.Paste(paste))
        _type_at_once(sitting, "\r")
        await sitting.until(lambda: _names(home) == [paste])


async def test_a_dialog_left_at_once_gives_the_keys_back(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        _type_at_once(sitting, "v\x1bnlikes tea\r")
        await sitting.until(lambda: any(one.text == "likes tea" for one in profile(home, "Ben").details))
