"""A place that lists what may be long, with a search of its own."""

from __future__ import annotations

import time
from collections.abc import Mapping

from connect_tui.config.keys import keymap
from connect_tui.services.workspace import Workspace
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.list_place import ListPlace
from connect_tui.ui.widgets.key_bar import KeyEntry

ROOM_FOR_AIR = 22
"""Lines from which an empty one stands between the parts of the list."""
ROOM_FOR_MORE = 30
"""Lines from which an empty one stands below the header, and the list may begin with more."""
_SETTLED_AFTER_NS = 2_000_000_000
"""A folder that changed a shorter while ago may change again without a change of its time."""


class SearchPlace(ListPlace):
    """Reads again on coming back only where anything may have changed; ``reload`` begins with note_time."""

    def __init__(self, workspace: Workspace, keys: tuple[KeyEntry, ...]) -> None:
        super().__init__(workspace, keys)
        self._as_of: tuple[object, ...] | None = None
        self._keys: tuple[object, Mapping[str, tuple[str, ...]]] | None = None
        """The keys chosen, and those of every action that follow from them."""

    def use_room(self, width: int, height: int) -> None:
        """Put the panel beside the list, or below it."""
        super().use_room(width, height)
        if self._parts is not None:
            header, _, panel = self._parts
            panel.set_class(self.has_room_beside(width, height), "-beside")
            header.styles.height = 2 if height >= ROOM_FOR_MORE else 1

    def make_room(self, *, is_empty: bool) -> None:
        """Show the list with its panel; or the panel alone, for the first words, while nothing is there."""
        if self._parts is None:
            return
        _, listed, panel = self._parts
        listed.display = not is_empty
        if is_empty:
            panel.styles.width, panel.styles.height = "1fr", "1fr"
        else:
            self.use_room(*self.app.size)

    def note_time(self) -> None:
        """Remember as of when everything is shown."""
        self.today = self.workspace.today()
        self._as_of = self._now()

    def come_back(self) -> None:
        """Show what was shown, or read it again where anything may have changed meanwhile."""
        if self._as_of is None or self._as_of != self._now():
            super().come_back()

    def _now(self) -> tuple[object, ...] | None:
        """Return what is another thing once what is shown may no longer be right; None where none tells."""
        try:
            changed = self.workspace.paths.data.stat().st_mtime_ns
        except OSError:
            return None
        if time.time_ns() - changed < _SETTLED_AFTER_NS:
            return None
        return changed, self.workspace.today(), self.app.size, self.workspace.loaded

    def key(self, action: str) -> str:
        """Return the first key of an action as it is shown; empty where none does it."""
        chosen = self.workspace.settings.keys
        if self._keys is None or self._keys[0] is not chosen:
            self._keys = chosen, keymap(chosen)
        return shown_keys(self._keys[1][action][:1])
