"""A YAML text as a tree of places: for every value, from where to where it was written, and how.

Only for texts that the ordinary reader has found right: nothing here guards against hostile ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Shape: TypeAlias = Literal["scalar", "list", "group"]

_NULLS = ("", "~", "null", "Null", "NULL")


class Place(NamedTuple):
    """A value, and where in the text it stands."""

    shape: Shape
    start: int
    """Counted in characters from 0; an anchor or a tag before the value belongs to it."""
    end: int
    """Past its last character; of a list or a group in block style, past its last value."""
    text: str = ""
    """What a scalar says."""
    style: str = ""
    """Of a scalar, its quote, ``|`` or ``>``; empty for a plain one."""
    is_flow: bool = False
    """Whether a list or a group is written in brackets."""
    is_null: bool = False
    anchor: str = ""
    is_alias: bool = False
    """Whether the value was written elsewhere, and only named here. Then what it holds lies there too."""
    items: tuple[Place, ...] = ()
    entries: tuple[tuple[Place, Place], ...] = ()

    def field(self, name: str) -> tuple[Place, Place] | None:
        """Return a group's key of this name with its value, or None where it has none."""
        return next((entry for entry in self.entries if entry[0].text == name), None)


class PlacedText(NamedTuple):
    """A text and the places in it."""

    text: str
    root: Place | None
    """None where the text says nothing at all; a null of its own is a root."""
    closes_at: int
    """Where the document ends that the text holds: before ``...``, or at the end."""
    aliased: frozenset[str]
    """The anchors that are used somewhere."""


def placed(text: str) -> PlacedText:
    """Work out where everything in a right YAML text stands."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _Placing(yaml.parse(text, Loader=loader)).whole(text)


class _Placing:
    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._anchored: dict[str, Place] = {}
        self._aliased: set[str] = set()

    def whole(self, text: str) -> PlacedText:
        root: Place | None = None
        closes_at = len(text)
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                root = self._place(event)
            elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
                closes_at = _start(event)
        if root is not None and root.is_null and root.start == root.end:
            root = None
        return PlacedText(text, root, closes_at, frozenset(self._aliased))

    def _place(self, event: yaml.Event) -> Place:
        anchor = getattr(event, "anchor", None) or ""
        if isinstance(event, yaml.AliasEvent):
            self._aliased.add(anchor)
            named = self._anchored[anchor]
            return named._replace(start=_start(event), end=_end(event), is_alias=True, anchor="")
        place = self._new_place(event)._replace(anchor=anchor)
        if anchor:
            self._anchored[anchor] = place
        return place

    def _new_place(self, event: yaml.Event) -> Place:
        if isinstance(event, yaml.ScalarEvent):
            is_null = not event.style and event.tag is None and event.value in _NULLS
            return Place(
                "scalar", _start(event), _end(event), event.value, event.style or "", is_null=is_null
            )
        is_flow = bool(getattr(event, "flow_style", False))
        if isinstance(event, yaml.SequenceStartEvent):
            items, closing = self._members()
            last = items[-1].end if items else _end(event)
            end = _end(closing) if is_flow else last
            return Place("list", _start(event), end, is_flow=is_flow, items=tuple(items))
        members, closing = self._members()
        last = members[-1].end if members else _end(event)
        end = _end(closing) if is_flow else last
        entries = tuple(zip(members[::2], members[1::2], strict=True))
        return Place("group", _start(event), end, is_flow=is_flow, entries=entries)

    def _members(self) -> tuple[list[Place], yaml.Event]:
        members: list[Place] = []
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return members, event
            members.append(self._place(event))
        raise ValueError


def _start(event: yaml.Event) -> int:
    mark = event.start_mark
    return 0 if mark is None else mark.index


def _end(event: yaml.Event) -> int:
    mark = event.end_mark
    return 0 if mark is None else mark.index
