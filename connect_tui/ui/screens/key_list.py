"""The list of keys, which can be searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from connect_tui.config.keys import KEY_ACTIONS, KeyAction, KeyContext, keymap
from connect_tui.ui import key_texts, texts
from connect_tui.ui.content import fit
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.widgets.fields import LineField

_MOVING = (
    *("previous_day", "next_day", "week_back", "week_forth", "today", "review", "reminders", "back"),
    *("period_back", "period_forth", "earlier", "later_on", "shorter", "longer", "jump", "year"),
    *(
        "cursor_down",
        "cursor_up",
        "first",
        "last",
        "other_list",
        "next_chart",
        "previous_chart",
        "chart_down",
        "chart_up",
    ),
    *("previous_practice", "next_practice", "people", "company", "open_person"),
    *("next_part", "previous_part", "previous_person", "next_person"),
    *("journal", "open_entry", "on_this_day", "previous_entry", "next_entry", "feelings", "me"),
)
_KEY_WIDTH = 12
_BOX_SHARE = 92
"""What part of the height a dialog may take, in percent."""
_OTHER_ROWS, _LEAST_ROWS = 8, 3
"""Rows of the dialog beside the list: its edge, the title, the search and the hint."""


class KeyList(Dialog[None]):
    """Every key in three parts: here, moving about, everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_list(1)", id="keys.down", tooltip="Further down", show=False),
        Binding("up", "scroll_list(-1)", id="keys.up", tooltip="Back up", show=False),
        Binding("pagedown", "scroll_list(10)", id="keys.page-down", tooltip="A page down", show=False),
        Binding("pageup", "scroll_list(-10)", id="keys.page-up", tooltip="A page up", show=False),
    ]
    DEFAULT_CSS = """
    KeyList Input, KeyList Input:focus { border: none; background: $panel; height: 1; padding: 0 1; }
    KeyList VerticalScroll { height: auto; max-height: 58vh; margin-top: 1; scrollbar-size-vertical: 1; }
    """

    def __init__(self, chosen: Mapping[str, tuple[str, ...]], place: KeyContext) -> None:
        """List a person's keys for one place, and those that work everywhere."""
        super().__init__()
        self._place = place
        self._keys = keymap(chosen)

    def compose(self) -> ComposeResult:
        """Lay out the search and the list."""
        with Vertical(classes="box"):
            yield Static(texts.KEYS_TITLE, classes="title", markup=False)
            yield LineField(placeholder=texts.KEYS_FILTER)
            with VerticalScroll(can_focus=False):
                yield Static(self._listed(""), id="keys")
            yield Static(texts.KEYS_HINT + self._way_to_others(), classes="hint", markup=False)

    def _way_to_others(self) -> str:
        """Return how to come to what has no key here, if there is such a thing and a way."""
        contexts, palette = {self._place, "everywhere"}, self._keys["palette"]
        missing = any(not self._keys[one.id] for one in KEY_ACTIONS if contexts & set(one.contexts))
        return texts.KEYS_FIND.format(key=shown_keys(palette[:1])) if missing and palette else ""

    def on_resize(self) -> None:
        """Have the list take what room there is."""
        rows = max(_LEAST_ROWS, self.size.height * _BOX_SHARE // 100 - _OTHER_ROWS)
        self.query_one(VerticalScroll).styles.max_height = rows

    def action_scroll_list(self, lines: int) -> None:
        """Move through the list while the cursor stays in the search."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self.query_one("#keys", Static).update(self._listed(event.value.casefold().strip()))

    @on(Input.Submitted)
    def _done(self) -> None:
        self.dismiss(None)

    def _listed(self, wanted: str) -> Content:
        here = [action for action in KEY_ACTIONS if self._place in action.contexts]
        everywhere = [action for action in KEY_ACTIONS if "everywhere" in action.contexts]
        parts = {
            texts.KEYS_HERE: [action for action in here if action.id not in _MOVING],
            texts.KEYS_MOVING: [action for action in (*here, *everywhere) if action.id in _MOVING],
            texts.KEYS_EVERYWHERE: [action for action in everywhere if action.id not in _MOVING],
        }
        lines: list[Content] = []
        for title, actions in parts.items():
            found = [line for action in actions if (line := self._line(action, wanted)) is not None]
            if found:
                lines += [Content("")] if lines else []
                lines += [Content.styled(title, "bold $connect-quiet"), *found]
        return Content("\n").join(lines) if lines else Content.styled(texts.KEYS_NONE, "$connect-quiet")

    def _line(self, action: KeyAction, wanted: str) -> Content | None:
        keys = shown_keys(self._keys[action.id])
        words = key_texts.HELP[action.id]
        if wanted and wanted not in f"{keys or texts.KEYS_NO_KEY} {words}".casefold():
            return None
        if not keys:
            return Content.assemble((fit(texts.KEYS_NO_KEY, _KEY_WIDTH), "$connect-quiet"), words)
        return Content.assemble((fit(keys, _KEY_WIDTH), "bold $connect-key"), words)
