"""Fields to write in: no command to the terminal gets into them, and nothing turns text about unseen."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import Input, TextArea

from connect_tui.ui.content import pasted, with_turns_marked


class LineField(Input):
    """A field for one line."""

    DEFAULT_CSS = """
    LineField:ansi.-filled { text-style: underline; }
    LineField:ansi > .input--placeholder { color: ansi_default; text-style: dim italic; }
    """

    def watch_value(self, value: str) -> None:
        """Tell by more than colour what is written from what stands in an empty field."""
        self.set_class(bool(value), "-filled")

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it gets in."""
        event.text = pasted(event.text)

    @property
    def _value(self) -> Text:
        return Text(with_turns_marked(self.value), no_wrap=True, overflow="ignore", end="")


class TextField(TextArea):
    """A field for several lines."""

    DEFAULT_CSS = """
    TextField:ansi.-filled { text-style: underline; }
    TextField:ansi > .text-area--placeholder { color: ansi_default; text-style: dim italic; }
    """

    def on_mount(self) -> None:
        """Tell by more than colour what is written from what stands in an empty field."""
        self.on_text_area_changed()

    def on_text_area_changed(self) -> None:
        """Tell them apart still."""
        self.set_class(bool(self.text), "-filled")

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it gets in."""
        event.text = pasted(event.text)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is painted."""
        return Text(with_turns_marked(self.document.get_line(line_index)), end="", no_wrap=True)
