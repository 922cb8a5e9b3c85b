"""Keys as Textual binds them and as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding
from textual.keys import format_key, key_to_character
from textual.widget import Widget

from connect_tui.config.keys import KEY_ACTIONS, KeyContext, keymap
from connect_tui.ui import key_texts

_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}


def bindings(context: KeyContext) -> list[Binding]:
    """Return the bindings of one place, each with an id and a tooltip; a keymap may put other keys in."""
    return [
        Binding(
            ",".join(action.keys),
            "quit" if action.id == "quit" else f"do('{action.id}')",
            key_texts.LABELS[action.id],
            id=action.id,
            tooltip=key_texts.HELP[action.id],
            show=False,
            priority=action.id == "quit",
        )
        for action in KEY_ACTIONS
        if context in action.contexts
    ]


def as_keymap(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return what a person's own keys change, also for actions that give way to them, as Textual takes it.

    An empty entry would leave the keys as they were, so an action without a key gets one that nothing sends.
    """
    keys = keymap(chosen)
    return {
        action.id: ",".join(keys[action.id]) or f"no-key-for-{action.id}"
        for action in KEY_ACTIONS
        if keys[action.id] != action.keys
    }


def is_written_into(widget: Widget, key: str) -> bool:
    """Tell whether a key is text to a widget."""
    return widget.check_consume_key(key, key_to_character(key))


def shown_keys(keys: Iterable[str]) -> str:
    """Return keys as a person reads them, as in ``← h``."""
    return " ".join(_ARROWS.get(key) or format_key(key) for key in keys)
