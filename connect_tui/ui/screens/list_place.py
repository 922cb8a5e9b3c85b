"""A place that shows a list, and beside or below it a panel about the line under the cursor."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from connect_tui.services.workspace import Workspace
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.widgets.key_bar import KeyEntry

_FAR = 1_000_000
"""As many lines as no list has."""


class ListPlace(PlaceScreen):
    """Follows the size of the terminal; what it lists, a place that derives from it knows."""

    ROOM_BESIDE: ClassVar[tuple[int, int]] = (100, 20)
    """Columns and lines from which the panel stands beside the list."""

    def __init__(self, workspace: Workspace, keys: tuple[KeyEntry, ...]) -> None:
        super().__init__(workspace, keys)
        self._fitted = Size(0, 0)
        self._parts: tuple[Widget, Widget, Widget] | None = None
        self._both: Container | None = None

    def hold(self, header: Widget, listed: Widget, panel: Widget) -> None:
        """Have a header, and below it a list with a panel."""
        self._parts, self._both = (header, listed, panel), Container(listed, panel)

    def compose_place(self) -> Iterator[Widget]:
        """Yield the header, and the list with its panel."""
        if self._parts is not None and self._both is not None:
            yield self._parts[0]
            yield self._both

    def on_mount(self) -> None:
        """Show the list before the first frame."""
        self._fitted = self.app.size
        self.fit_to_size()
        self.app.attempt(self.reload)
        if self._parts is not None:
            self._parts[1].focus()

    def on_resize(self) -> None:
        """Follow the terminal."""
        if self._fitted != self.app.size:
            self._fitted = self.app.size
            self.fit_to_size()
            self.show_again()

    @abstractmethod
    def show_again(self) -> None:
        """Show what was read in the room there is now."""

    @abstractmethod
    def panel_room(self, width: int, height: int) -> tuple[int, int]:
        """Return the columns of a panel beside the list, and the lines of one below it."""

    def has_room_beside(self, width: int, height: int) -> bool:
        """Tell whether the panel stands beside the list."""
        return width >= self.ROOM_BESIDE[0] and height >= self.ROOM_BESIDE[1]

    def use_room(self, width: int, height: int) -> None:
        """Put the panel beside the list, or below it."""
        if self._parts is None or self._both is None:
            return
        panel, beside = self._parts[2], self.has_room_beside(width, height)
        columns, lines = self.panel_room(width, height)
        panel.styles.background = self.app.theme_variables["surface"] if beside else None
        self._both.styles.layout = "horizontal" if beside else "vertical"
        panel.styles.width = columns if beside else "1fr"
        panel.styles.height = "1fr" if beside else lines


def cursor_actions(move: Callable[[int], object]) -> dict[str, Callable[[], object]]:
    """Return what the keys do that move a cursor by lines, by action."""
    return {
        "cursor_down": lambda: move(1),
        "cursor_up": lambda: move(-1),
        "first": lambda: move(-_FAR),
        "last": lambda: move(_FAR),
    }
