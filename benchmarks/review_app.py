"""Connect with two more keys, as floors: f9 goes to a screen with one line on it, f10 changes that line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from benchmarks.history import midday
from connect_tui.config.keys import KeyContext
from connect_tui.config.paths import Paths
from connect_tui.services.workspace import Workspace
from connect_tui.ui import key_texts
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.widgets.key_bar import KeyEntry

_KEYS = tuple(KeyEntry((one,), key_texts.LABELS[one]) for one in ("review", "reminders", "keys"))


class EmptyPlace(PlaceScreen):
    """A place like the others, that shows one line."""

    PLACE: ClassVar[KeyContext] = "reminders"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _KEYS)
        self.line = Static("floor-0")

    def compose_place(self) -> Iterator[Widget]:
        """Yield the line."""
        yield self.line

    def use_room(self, width: int, height: int) -> None:
        """Stay as it is."""

    def reload(self) -> None:
        """Stay as it is."""

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Do nothing."""
        return {}


class ReviewApp(ConnectApp):
    """Connect, and the floors."""

    BINDINGS: ClassVar[list[BindingType]] = [("f9", "floor", "floor"), ("f10", "line", "line")]

    def action_floor(self) -> None:
        """Go to the empty place, over Today as all places."""
        self._changes = 0
        if "reminders" in self._places:
            self.show_place("reminders")
            return
        place = self._places["reminders"] = EmptyPlace(self.workspace)
        self.install_screen(place, "reminders")
        self.push_screen(place)

    def action_line(self) -> None:
        """Change its line."""
        self._changes += 1
        if isinstance(self.place, EmptyPlace):
            self.place.line.update(f"floor-{self._changes}")


def main() -> None:
    """Run it at noon of a day on a history."""
    home, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    paths = Paths(home / "data", home / "config", home / "state")
    ReviewApp(Workspace(paths, midday(day))).run()


if __name__ == "__main__":
    main()
