"""The keys: which actions have which, and what a person's own choice makes of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KeyContext: TypeAlias = Literal[
    "everywhere",
    "today",
    "review",
    "practice",
    "year",
    "company",
    "people",
    "person",
    "reminders",
    "journal",
    "entry",
    "feelings",
    "me",
]


class KeyAction(NamedTuple):
    """Something a key does."""

    id: str
    keys: tuple[str, ...]
    """The keys it has unless a person chooses others, by their Textual names."""
    contexts: tuple[KeyContext, ...]
    """Where the keys work; keys that work in the same place must differ."""

    def meets(self, other: KeyAction) -> bool:
        """Tell whether there is a place where both are in reach."""
        everywhere = "everywhere" in (*self.contexts, *other.contexts)
        return everywhere or not set(self.contexts).isdisjoint(other.contexts)


_LISTS: tuple[KeyContext, ...] = (
    "today",
    "review",
    "company",
    "people",
    "person",
    "reminders",
    "journal",
    "entry",
    "feelings",
    "me",
)
_DAYS: tuple[KeyContext, ...] = ("today", "practice")
_PERIODS: tuple[KeyContext, ...] = ("review", "practice", "company")
_PEOPLE: tuple[KeyContext, ...] = ("people", "person")
_WRITTEN: tuple[KeyContext, ...] = ("journal", "entry")


KEY_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("check", ("space",), _DAYS),
    KeyAction("rest", ("x",), _DAYS),
    KeyAction("note", ("n",), _DAYS),
    KeyAction("with", ("w",), _DAYS),
    KeyAction(
        "undo",
        ("u",),
        (*_DAYS, "review", "year", "company", *_PEOPLE, "reminders", *_WRITTEN, "feelings", "me"),
    ),
    KeyAction("previous_day", ("left", "h"), ("today",)),
    KeyAction("next_day", ("right", "l"), ("today",)),
    KeyAction("today", ("t",), ("everywhere",)),
    KeyAction("focus", ("f",), ("today",)),
    KeyAction("cursor_down", ("down", "j"), (*_LISTS, "practice", "year")),
    KeyAction("cursor_up", ("up", "k"), (*_LISTS, "practice", "year")),
    KeyAction("first", ("home",), (*_LISTS, "practice", "year")),
    KeyAction("last", ("end", "G"), (*_LISTS, "practice", "year")),
    KeyAction("review", ("r",), ("everywhere",)),
    KeyAction("open_practice", ("enter",), ("review",)),
    KeyAction("week_back", ("left", "h"), ("practice",)),
    KeyAction("week_forth", ("right", "l"), ("practice",)),
    KeyAction("period_back", ("left", "h", "pageup"), ("review", "year", "company", "feelings")),
    KeyAction("period_forth", ("right", "l", "pagedown"), ("review", "year", "company", "feelings")),
    KeyAction("earlier", ("pageup",), ("practice",)),
    KeyAction("later_on", ("pagedown",), ("practice",)),
    KeyAction("shorter", ("minus",), (*_PERIODS, "feelings")),
    KeyAction("longer", ("plus", "equals_sign"), (*_PERIODS, "feelings")),
    KeyAction("jump", ("d",), (*_PERIODS, "year", "feelings")),
    KeyAction("sort", ("s",), ("review",)),
    KeyAction("next_chart", ("tab",), ("practice",)),
    KeyAction("previous_chart", ("shift+tab",), ("practice",)),
    KeyAction("chart_down", ("shift+down", "J"), ("practice",)),
    KeyAction("chart_up", ("shift+up", "K"), ("practice",)),
    KeyAction("previous_practice", ("left_square_bracket",), ("practice",)),
    KeyAction("next_practice", ("right_square_bracket",), ("practice",)),
    KeyAction("look_back", ("b",), ("review", "year")),
    KeyAction("year", ("y",), _PERIODS),
    KeyAction("company", ("w",), ("review", "year")),
    KeyAction("people", ("p",), ("everywhere",)),
    KeyAction("open_person", ("enter",), ("people", "company")),
    KeyAction("filter", ("slash",), ("people",)),
    KeyAction("add_person", ("a",), ("people",)),
    KeyAction("talked", ("c",), ("today", *_PEOPLE)),
    KeyAction("not_now", ("z",), ("today", *_PEOPLE)),
    KeyAction("plan", ("v",), _PEOPLE),
    KeyAction("remember", ("n",), ("person",)),
    KeyAction("edit_person", ("e",), ("person",)),
    KeyAction("open_item", ("enter",), ("person",)),
    KeyAction("archive_person", ("A",), ("person",)),
    KeyAction("join_person", ("J",), ("person",)),
    KeyAction("remove", ("delete",), ("person", *_WRITTEN, "me")),
    KeyAction("next_part", ("tab",), ("person", "me")),
    KeyAction("previous_part", ("shift+tab",), ("person", "me")),
    KeyAction("previous_person", ("left_square_bracket",), ("person",)),
    KeyAction("next_person", ("right_square_bracket",), ("person",)),
    KeyAction("reminders", ("m",), ("everywhere",)),
    KeyAction("switch", ("space",), ("reminders",)),
    KeyAction("times", ("e", "enter"), ("reminders",)),
    KeyAction("later", ("z",), ("reminders",)),
    KeyAction("not_today", ("x",), ("reminders",)),
    KeyAction("test_popup", ("y",), ("reminders",)),
    KeyAction("at_login", ("i",), ("reminders",)),
    KeyAction("other_list", ("tab",), ("reminders",)),
    KeyAction("journal", ("o",), ("everywhere",)),
    KeyAction("new_entry", ("n",), _WRITTEN),
    KeyAction("open_entry", ("enter",), ("journal", "feelings")),
    KeyAction("edit_entry", ("e",), _WRITTEN),
    KeyAction("own_editor", ("ctrl+o",), _WRITTEN),
    KeyAction("search", ("slash",), ("journal",)),
    KeyAction("narrow", ("f",), ("journal",)),
    KeyAction("on_this_day", ("y",), _WRITTEN),
    KeyAction("previous_entry", ("left_square_bracket", "left", "h"), ("entry",)),
    KeyAction("next_entry", ("right_square_bracket", "right", "l"), ("entry",)),
    KeyAction("guide", ("g",), ("today", "review", "practice", "person", "me")),
    KeyAction("feel", ("F",), ("everywhere",)),
    KeyAction("feelings", ("i",), ("journal", "entry", "review", "me")),
    KeyAction("evening", ("E",), ("everywhere",)),
    KeyAction("me", ("M",), ("everywhere",)),
    KeyAction("add_me", ("n", "a"), ("me",)),
    KeyAction("done_me", ("space",), ("me",)),
    KeyAction("edit_me", ("e", "enter"), ("me",)),
    KeyAction("drop_me", ("x",), ("me",)),
    KeyAction(
        "back",
        ("escape",),
        (
            "review",
            "practice",
            "year",
            "company",
            *_PEOPLE,
            "reminders",
            *_WRITTEN,
            "feelings",
            "me",
        ),
    ),
    KeyAction("keys", ("question_mark",), ("everywhere",)),
    KeyAction("palette", ("ctrl+p",), ("everywhere",)),
    KeyAction("quit", ("ctrl+q",), ("everywhere",)),
)

ALWAYS_REACHABLE = "quit"
"""The action that must keep a key, so that nobody is locked in."""

_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_EDITING = ("escape", "tab", "enter", "space", "backspace", "delete", "insert")
_MOVING = ("home", "end", "pageup", "pagedown", "up", "down", "left", "right")
_NAMED = frozenset(_EDITING + _MOVING) | {f"f{number}" for number in range(1, 25)}
_SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SAME_KEY = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}


def key_name(text: str) -> str | None:
    """Return the Textual name of a key as a person writes it, or None where there is no such key.

    ``?`` becomes ``question_mark``, ``Ctrl+S`` ``ctrl+s`` and ``shift+g`` ``G``. Modifiers come before the
    key, joined by ``+``.
    """
    text = text if text == " " else text.strip()
    parts = [*text[:-1].removesuffix("+").split("+"), "+"] if text.endswith("++") else text.split("+")
    if text == "+":
        parts = ["+"]
    modifiers = {part.strip().casefold() for part in parts[:-1]}
    base = _base_name(parts[-1] if parts[-1] == " " else parts[-1].strip())
    if base is None or not modifiers <= set(_MODIFIERS) or len(modifiers) != len(parts) - 1:
        return None
    if len(base) == 1 and base.isalpha():
        if modifiers == {"shift"}:
            return base.upper()
        base = base.lower() if modifiers else base
    name = "+".join([modifier for modifier in _MODIFIERS if modifier in modifiers] + [base])
    return _SAME_KEY.get(name, name)


def _base_name(text: str) -> str | None:
    if len(text) == 1:
        return _character_name(text)
    name = text.casefold()
    return name if name in _NAMED or name in _punctuation_names() else None


def _character_name(character: str) -> str | None:
    if character.isalnum():
        return character
    if not character.isprintable() or unicodedata.combining(character):
        return None
    name = re.sub("[- ]", "_", unicodedata.name(character, "").lower())
    return _SHORT_NAMES.get(name, name) or None


def _punctuation_names() -> frozenset[str]:
    names = (_character_name(chr(code)) for code in range(0x21, 0x7F) if not chr(code).isalnum())
    return frozenset(name for name in names if name is not None)


def known_key_names() -> tuple[str, ...]:
    """Return the names of keys that are not a single character, for telling the nearest one."""
    return tuple(sorted(_NAMED | _punctuation_names()))


def keymap(chosen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of every action: those chosen for it, else its own. An empty tuple means no key.

    A chosen key is worth more than one that an action merely came with: an action for which none were chosen
    gives up, wherever it works, those of its own that were chosen for another which can be in reach with it.
    """
    by_person = [(action, chosen[action.id]) for action in KEY_ACTIONS if chosen.get(action.id)]
    return {
        action.id: chosen[action.id] if action.id in chosen else _kept_keys(action, by_person)
        for action in KEY_ACTIONS
    }


def _kept_keys(action: KeyAction, by_person: list[tuple[KeyAction, tuple[str, ...]]]) -> tuple[str, ...]:
    """Return an action's own keys without those which a person has chosen for another."""
    taken = {key for other, keys in by_person if other.meets(action) for key in keys}
    return tuple(key for key in action.keys if key not in taken)


class Clash(NamedTuple):
    """One key that would do two things in the same place."""

    key: str
    first: str
    """The action named earlier in the registry."""
    second: str


def clashes(chosen: Mapping[str, tuple[str, ...]]) -> Iterator[Clash]:
    """Yield each key chosen for two actions which can be in reach together.

    What leaves the app must keep a key, so its own count as chosen where it was given no others.
    """
    leaving = {action.id: action.keys for action in KEY_ACTIONS if action.id == ALWAYS_REACHABLE}
    keys = leaving | dict(chosen)
    for index, second in enumerate(KEY_ACTIONS):
        for first in KEY_ACTIONS[:index]:
            if first.meets(second):
                shared = [key for key in keys.get(second.id, ()) if key in keys.get(first.id, ())]
                yield from (Clash(key, first.id, second.id) for key in shared)
