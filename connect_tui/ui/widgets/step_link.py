"""A word to click that leads to another step of a dialog."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Static


class StepLink(Static):
    """A word to click that leads to another step."""

    class Pressed(Message):
        """It was clicked."""

        def __init__(self, link: StepLink) -> None:
            super().__init__()
            self.link = link

    def on_click(self, event: events.Click) -> None:
        """Lead there."""
        event.stop()
        self.post_message(self.Pressed(self))
