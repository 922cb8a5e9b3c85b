"""Any choice of keys that does not contradict itself comes out of Textual as it was made."""

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


@given(CHOICES.filter(lambda chosen: not list(clashes(chosen))))
def test_each_key_does_what_was_chosen_and_no_key_does_two_things(chosen: dict[str, tuple[str, ...]]) -> None:
    contexts: tuple[KeyContext, ...] = get_args(KeyContext)
    for place in contexts:
        done_by: dict[str, set[str | None]] = {}
        for context in {place, contexts[0]}:
            bound = BindingsMap(bindings(context))
            bound.apply_keymap(as_keymap(chosen))
            for key, found in bound.key_to_bindings.items():
                if not key.startswith("no-key-for-"):
                    done_by.setdefault(key, set()).update(binding.id for binding in found)
        here = {action.id: action.keys for action in KEY_ACTIONS if {place, contexts[0]} & {*action.contexts}}
        wanted = {key: {action} for action, keys in chosen.items() if action in here for key in keys}
        assert {key: actions for key, actions in done_by.items() if key in wanted} == wanted
        assert all(len(actions) == 1 for actions in done_by.values())
        for key, (action,) in done_by.items():
            assert key in chosen.get(str(action), here[str(action)])


@given(CHOICES.filter(lambda chosen: not list(clashes(chosen))))
def test_an_action_gives_up_only_keys_that_were_chosen_for_another(
    chosen: dict[str, tuple[str, ...]],
) -> None:
    keys = keymap(chosen)
    for action in KEY_ACTIONS:
        if action.id not in chosen:
            lost = set(action.keys) - set(keys[action.id])
            assert lost <= {key for others in chosen.values() for key in others}
            assert [key for key in action.keys if key not in lost] == [*keys[action.id]]
