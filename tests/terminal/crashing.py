"""Runs Connect with a fault put into it: ``crashing.py FOLDER PLACE [--debug]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from unittest.mock import patch

from connect_tui.config.clock import SystemClock
from connect_tui.config.paths import Paths
from connect_tui.services import check_ins
from connect_tui.ui import run
from connect_tui.ui.widgets.practice_panel import PracticePanel

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace


def _fail(workspace: Workspace, *_: object) -> NoReturn:
    """Raise an error with a person's words in its message and in local values, as a careless fault could."""
    kept_as_a_local = workspace.store.check_ins(workspace.today(), workspace.today())
    raise RuntimeError(f"{kept_as_a_local} {workspace.store.people()}")


def main() -> int:
    folder, place = Path(sys.argv[1]), sys.argv[2]
    paths = Paths(folder / "data", folder / "config", folder / "state")
    debug = "--debug" in sys.argv
    if place == "action":
        with patch.object(check_ins, "done", _fail):
            return run(paths, SystemClock(), debug=debug)
    with patch.object(PracticePanel, "render", lambda panel: _fail(panel.app.workspace)):
        return run(paths, SystemClock(), debug=debug)


if __name__ == "__main__":
    sys.exit(main())
