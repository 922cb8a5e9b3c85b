"""Any right choice of keys comes out of Textual as it was made."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from textual.binding import BindingsMap

from connect_tui.config.keys import KEY_ACTIONS, KeyContext, clashes, keymap
from connect_tui.ui.keys import as_keymap, bindings

KEYS = sorted({key for action in KEY_ACTIONS for key in action.keys} | {"a", "b", "f5", "comma", "ctrl+a"})
CHOICES = st.dictionaries(
    st.sampled_from([action.id for action in KEY_ACTIONS]),
    st.lists(st.sampled_from(KEYS), max_size=3, unique=True).map(tuple),
)


@given(CHOICES.filter(lambda chosen: not list(clashes(keymap(chosen)))))
def test_each_key_does_what_was_chosen_and_nothing_else(chosen: dict[str, tuple[str, ...]]) -> None:
    places: tuple[KeyContext, ...] = get_args(KeyContext)
    for place in places:
        bound = BindingsMap(bindings(place))
        bound.apply_keymap(as_keymap(chosen))
        done_by = {
            key: {binding.id for binding in found}
            for key, found in bound.key_to_bindings.items()
            if not key.startswith("no-key-for-")
        }
        here = {action.id for action in KEY_ACTIONS if place in action.contexts}
        assert done_by == {
            key: {action} for action, keys in keymap(chosen).items() if action in here for key in keys
        }
