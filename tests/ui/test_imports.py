"""What opening Today loads into memory, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.ui.home import NOW, TODAY, YESTERDAY

if TYPE_CHECKING:
    from tests.ui.home import Home

OPEN_TODAY = """
import asyncio, sys
from datetime import datetime
from pathlib import Path
from connect_tui.config.paths import Paths
from connect_tui.services.workspace import Workspace
from connect_tui.ui.app import ConnectApp


class Clock:
    def now(self):
        return datetime.fromisoformat(sys.argv[2])


async def look():
    folder = Path(sys.argv[1])
    app = ConnectApp(Workspace(Paths(folder / "data", folder / "config", folder / "state"), Clock()))
    async with app.run_test():
        loaded = sorted(sys.modules)
    print("\\n".join(loaded))

asyncio.run(look())
"""


@pytest.fixture
def loaded(home: Home) -> set[str]:
    """Return the modules that are loaded once Today is shown with a history behind it."""
    home.done("listen", day=YESTERDAY, note="tea", people=("Maya",))
    home.done("listen", day=TODAY)
    folder = home.paths.data.parent
    command = [sys.executable, "-c", OPEN_TODAY, str(folder), NOW.isoformat()]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return set(told.stdout.split())


def test_today_opens_without_what_it_does_not_need(loaded: set[str]) -> None:
    """Textual itself loads its inputs, option lists and platformdirs, so these are not ours to leave out."""
    assert "connect_tui.ui.screens.today" in loaded
    unneeded = {
        "yaml",
        "apscheduler",
        "plyer",
        "argcomplete",
        "textual.widgets._text_area",
        "textual.widgets._markdown",
        "textual.widgets._data_table",
        "textual.widgets._header",
        "textual.widgets._footer",
        "connect_tui.config.reading",
        "connect_tui.exchange.connect_json",
        "connect_tui.ui.screens.note",
        "connect_tui.ui.screens.naming",
        "connect_tui.ui.screens.people",
        "connect_tui.ui.screens.person",
        "connect_tui.ui.screens.company",
        "connect_tui.ui.screens.focus",
        "connect_tui.ui.screens.key_list",
        "connect_tui.ui.palette",
        "connect_tui.ui.screens.reminders",
        "connect_tui.ui.reminder_texts",
        "connect_tui.ui.crash",
        "connect_tui.reminders.outlook",
    }
    assert sorted(unneeded & loaded) == []
