"""A few ways to go on, one of which is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Ways(OptionList):
    """Lists them by id and name; enter, space or a click chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", id="ways.down", tooltip="Next one", show=False),
        Binding("k", "cursor_up", id="ways.up", tooltip="The one before", show=False),
        Binding("space", "select", id="ways.choose", tooltip="Choose it", show=False),
    ]
    DEFAULT_CSS = """
    Ways, Ways:focus {
        border: none; background: $surface; background-tint: transparent; height: auto; padding: 0;
        scrollbar-size-vertical: 1;
    }
    Ways > .option-list--option-highlighted, Ways:focus > .option-list--option-highlighted {
        color: $connect-on-cursor; background: $connect-cursor; text-style: none;
    }
    """

    def __init__(self, ways: Sequence[tuple[str, str]]) -> None:
        super().__init__(*[Option(Content(f" {name}"), id=way) for way, name in ways])

    def on_mount(self) -> None:
        """Begin on the first."""
        self.highlighted = 0 if self.option_count else None
