"""The line at the bottom: the keys that matter here, each of which can also be clicked."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.ui import key_texts
from connect_tui.ui.keys import shown_keys

_GAP = 3


class KeyEntry(NamedTuple):
    """One entry of the bar: an action, or two whose keys stand side by side."""

    actions: tuple[str, ...]
    label: str


class _Placed(NamedTuple):
    column: int
    keys: tuple[tuple[str, str], ...]
    """Action and key of each."""
    label: str

    @property
    def width(self) -> int:
        return cell_len(" ".join(key for _, key in self.keys)) + 1 + cell_len(self.label)


class KeyBar(Widget):
    """Keys with their names, as many as fit; the key list itself always does."""

    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        dock: bottom;
        background: $panel;
        & > .keys--key { color: $connect-key; text-style: bold; }
        & > .keys--label { color: $connect-quiet; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label"}

    class Pressed(Message):
        """An entry was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, keymap: dict[str, tuple[str, ...]], entries: tuple[KeyEntry, ...]) -> None:
        super().__init__()
        self._keymap = keymap
        self._entries = entries
        self._left_out: tuple[str, ...] = ()

    def use(self, keymap: dict[str, tuple[str, ...]]) -> None:
        """Show other keys."""
        self._keymap = keymap
        self.refresh()

    def leave_out(self, *actions: str) -> None:
        """Do not show these actions for now: they would change nothing."""
        if actions != self._left_out:
            self._left_out = actions
            self.refresh()

    def _placed(self) -> list[_Placed]:
        """Return the entries that fit; the last one, which leads to all keys, always does."""
        found = [
            _Placed(0, keys, entry.label)
            for entry in self._entries
            if (
                keys := tuple(
                    (action, shown_keys(self._keymap[action][:1]))
                    for action in entry.actions
                    if self._keymap.get(action) and action not in self._left_out
                )
            )
        ]
        room = self.size.width - 3
        while len(found) > 1 and sum(one.width + _GAP for one in found) - _GAP > room:
            del found[-2]
        placed, column = [], 2
        for one in found:
            placed.append(one._replace(column=column))
            column += one.width + _GAP
        return placed

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the line."""
        ground = Style(bgcolor=self.rich_style.bgcolor)
        key_style, label_style = (self.get_component_rich_style(f"keys--{one}") for one in ("key", "label"))
        segments, column = [], 0
        for one in self._placed():
            keys = " ".join(key for _, key in one.keys)
            segments += [Segment(" " * (one.column - column)), Segment(keys, key_style)]
            segments.append(Segment(f" {one.label}", label_style))
            column = one.column + one.width
        return Strip(segments).adjust_cell_length(self.size.width, ground).apply_style(ground)

    def _action_at(self, x: int) -> str | None:
        for one in self._placed():
            if one.column <= x < one.column + one.width:
                first_key = cell_len(one.keys[0][1])
                return one.keys[0 if x <= one.column + first_key else -1][0]
        return None

    def on_click(self, event: events.Click) -> None:
        """Do what the entry says."""
        if action := self._action_at(event.x):
            self.post_message(self.Pressed(action))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the entry under the pointer."""
        action = self._action_at(event.x)
        self.tooltip = key_texts.HELP[action] if action else None
