"""The smallest Textual app, as a floor: one Static and one binding."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class FloorApp(App[None]):
    """Shows a word, and another one on a key."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "change", "change")]

    def compose(self) -> ComposeResult:
        """Show the word."""
        yield Static("floor-0")

    def on_mount(self) -> None:
        """Begin to count."""
        self.pressed = 0

    def action_change(self) -> None:
        """Show the next word."""
        self.pressed += 1
        self.query_one(Static).update(f"floor-{self.pressed}")


if __name__ == "__main__":
    FloorApp().run()
