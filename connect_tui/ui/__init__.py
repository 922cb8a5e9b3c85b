"""The full-screen app. Nothing outside this folder imports Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.config.paths import Paths
    from connect_tui.domain.clock import Clock


LOCK_TIMEOUT = 2.0
"""Seconds a change waits for another process: the screen stands still meanwhile."""


def run(paths: Paths, clock: Clock, *, debug: bool = False, first: str = "") -> int:
    """Run the app until the person leaves it, and return the exit status.

    ``first`` is the action of a key that works everywhere, which is done once the first frame is there.

    Raises ConnectError where the history cannot be read; nothing has been drawn then.
    """
    import gc
    import os

    from connect_tui.services.workspace import Workspace

    gc.disable()  # a collection during the first frame costs more than it frees
    workspace = Workspace(paths, clock, lock_timeout=LOCK_TIMEOUT)
    from connect_tui.ui.app import ConnectApp
    from connect_tui.ui.live_desk import LiveDesk

    def keep_theme(name: str) -> None:
        from connect_tui.config.changing import change_setting

        change_setting(paths, "theme", name)

    desk = LiveDesk(workspace, os.environ)
    app = ConnectApp(workspace, desk=desk, keep_theme=keep_theme, debug=debug, first=first)
    app.run()
    workspace.book.save(workspace.today())
    return app.return_code or 0
