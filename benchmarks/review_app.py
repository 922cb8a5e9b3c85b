"""Connect with three more keys, as floors: f9 goes to a screen with one line on it, f10 changes that line,
and f8 goes to a screen with nothing but a field to write in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

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
        self.line = self.make_line()

    def make_line(self) -> Widget:
        """Return the line."""
        return Static("floor-0")

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


class WritingPlace(EmptyPlace):
    """A place whose one line is written in."""

    PLACE: ClassVar[KeyContext] = "company"

    def make_line(self) -> Widget:
        """Return a field as Textual has it; it does not blink, which would be painted between the keys."""
        field = Input()
        field.cursor_blink = False
        return field

    def on_screen_resume(self) -> None:
        """Have the keys write."""
        self.line.focus()
        if isinstance(self.line, Input):
            self.line.value = ""


class ReviewApp(ConnectApp):
    """Connect, and the floors."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("f8", "floor('company')", "write"),
        ("f9", "floor('reminders')", "floor"),
        ("f10", "line", "line"),
    ]

    def action_floor(self, name: KeyContext) -> None:
        """Go to an empty place, over Today as all places."""
        self._changes = 0
        if name not in self._places:
            floor = WritingPlace if name == "company" else EmptyPlace
            place = self._places[name] = floor(self.workspace)
            self.install_screen(place, name)
        self.show_place(name)

    def action_line(self) -> None:
        """Change its line."""
        self._changes += 1
        if isinstance(self.place, EmptyPlace) and isinstance(self.place.line, Static):
            self.place.line.update(f"floor-{self._changes}")


def main() -> None:
    """Run it at noon of a day on a history."""
    home, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    paths = Paths(home / "data", home / "config", home / "state")
    ReviewApp(Workspace(paths, midday(day))).run()


if __name__ == "__main__":
    main()
