"""Once a day the app has whoever was removed long ago forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connect_tui.domain.people import Profile
from connect_tui.services.people_changes import add_person, remove_person
from connect_tui.ui import background
from tests.ui.home import Home, opened


async def test_an_app_that_stays_open_forgets_on_the_day(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "FIRST_KEYS_SECONDS", 0.0)
    monkeypatch.setattr(background, "DAY_TURN_SECONDS", 0.02)
    workspace = home.workspace()
    remove_person(workspace, add_person(workspace, Profile("", "Quillfeather"))[0].id)

    def named() -> bool:
        files = [*home.paths.data.glob("*.json"), *home.paths.data.glob(".prev/*.json")]
        return any(b"Quillfeather" in file.read_bytes() for file in files)

    async with opened(home) as sitting:
        assert named()
        home.clock.moment += timedelta(days=31)
        await sitting.until(lambda: not named())
