"""Changing single values in a YAML text and leaving all the rest of it as it was written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connect_tui.config.placed import Place, PlacedText


class Verbatim(str):
    """A value that is YAML already."""

    __slots__ = ()


Value: TypeAlias = str | tuple[str, ...]
"""A single value, or a list of them."""

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[0-9]+")
_NULL_WORDS = ("null", "Null", "NULL")
_DASH = re.compile(r" *-[ \t]+")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_FOLLOWING_COMMA = re.compile(r"[ \t]*,")


class CannotSpliceError(Exception):
    """The text is written in a way that cannot be changed here. It never leaves this layer."""


class SharedError(CannotSpliceError):
    """The value is shared with another place by an anchor and an alias."""


class Edit(NamedTuple):
    """Put ``new`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made, none of which may overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def line_break(text: str, start: int = 0) -> str:
    """Return how the line at ``start`` ends, or else the first line, or else a plain line end."""
    found = _BREAK.search(text, start) or _BREAK.search(text)
    return "\n" if found is None else found[0]


def rendered(value: Value, like: Place | None = None) -> str:
    """Return a value as YAML, in the quotes of ``like`` where it has some."""
    if isinstance(value, Verbatim):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(rendered(item, like) for item in value)}]"
    if like is not None and like.shape == "list":
        like = like.items[0] if like.items else None
    style = "" if like is None else like.style
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and _PLAIN.fullmatch(value) and value not in _NULL_WORDS:
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())


def value_edits(document: PlacedText, key: Place, old: Place, value: Value, *, anew: bool) -> list[Edit]:
    """Put a value in place of one that is there.

    A list keeps its shape and its comments as far as it can, unless ``anew`` and it stands on one line.
    Raises CannotSpliceError.
    """
    text = document.text
    if old.is_alias or (old.anchor and old.anchor in document.aliased):
        raise SharedError
    is_short = old.is_flow and not _BREAK.search(text, old.start, old.end)
    if old.shape == "list" and not (anew and is_short):
        return _list_edits(document, old, (value,) if isinstance(value, str) else value)
    new = rendered(value, old)
    if old.anchor:
        new = f"&{old.anchor} {new}"
    if old.style in ("|", ">"):
        return _block_scalar_edits(text, old, new)
    if old.start == old.end:
        new = _filling(text, key, old) + new
    return [Edit(old.start, old.end, new)]


def renaming(document: PlacedText, key: Place, name: str) -> Edit:
    """Give a key another name, in the quotes that it has. Raises CannotSpliceError."""
    quote = key.style if key.style in ("'", '"') else ""
    if key.is_alias or document.text[key.start : key.end] != f"{quote}{key.text}{quote}":
        raise CannotSpliceError
    return Edit(key.start, key.end, f"{quote}{name}{quote}")


def addition(document: PlacedText, group: Place, after: Place | None, fields: dict[str, str]) -> list[Edit]:
    """Add fields, already rendered, to a group: behind the value ``after``, else as its last."""
    if not fields:
        return []
    text = document.text
    last = after or (group.entries[-1][1] if group.entries else None)
    if group.is_flow:
        first = group.entries[0][0] if group.entries else None
        quote = '"' if first is not None and first.style == '"' else ""
        new = ", ".join(f"{quote}{name}{quote}: {value}" for name, value in fields.items())
        return [
            Edit(group.end - 1, group.end - 1, new) if last is None else Edit(last.end, last.end, f", {new}")
        ]
    if last is None:
        raise CannotSpliceError
    indent = " " * _column(text, group.entries[0][0].start)
    end = _line_end(text, _last_character(text, last))
    new = "".join(f"{line_break(text, end)}{indent}{name}: {value}" for name, value in fields.items())
    return [Edit(end, end, new)]


def section(document: PlacedText, name: str, lines: Sequence[str], flow: str) -> list[Edit]:
    """Write a section that is not there or empty: as lines, or as ``flow`` where all is in brackets."""
    text, root = document.text, document.root
    if root is None:
        return [_appended(document, [f"{name}:", *(f"  {line}" for line in lines)])]
    if root.shape != "group":
        raise CannotSpliceError
    found = root.field(name)
    if root.is_flow:
        if found is None:
            return addition(document, root, None, {name: flow})
        return value_edits(document, *found, Verbatim(flow), anew=True)
    indent = " " * _column(text, root.entries[0][0].start)
    body = [f"{indent}  {line}" for line in lines]
    if found is None:
        return [_appended(document, [f"{indent}{name}:", *body])]
    null = found[1]
    start = len(text[: null.start].rstrip(" ")) if null.start < null.end else null.start
    end = _line_end(text, null.end)
    new = "".join(line_break(text, end) + line for line in body)
    return [Edit(start, null.end, ""), Edit(end, end, new)] if start < null.end else [Edit(end, end, new)]


def _filling(text: str, key: Place, nothing: Place) -> str:
    """Return what has to stand between a key that has no value yet and its value."""
    if ":" not in text[key.end : nothing.start]:
        return ": "
    return "" if text[nothing.start - 1] in " \t" else " "


def _appended(document: PlacedText, lines: Sequence[str]) -> Edit:
    before = document.text[: document.closes_at]
    ending = line_break(document.text)
    new = ending.join(lines)
    is_closed = not before or bool(_BREAK.fullmatch(before[-1]))
    needs_blank = bool(before.strip()) and not before.endswith(ending * 2)
    lead = ("" if is_closed else ending) + (ending if needs_blank else "")
    return Edit(len(before), len(before), lead + new + (ending if is_closed else ""))


def _list_edits(document: PlacedText, old: Place, values: tuple[str, ...]) -> list[Edit]:
    """Change a list item by item, so that what is written around them stays."""
    slots = [item for item in old.items if not item.is_null]
    if not slots or not values:
        raise CannotSpliceError
    edits: list[Edit] = []
    for slot, value in zip(slots, values, strict=False):
        if slot.text.strip().zfill(len(value)) != value:
            edits += value_edits(document, slot, slot, value, anew=False)
    more, fewer = values[len(slots) :], slots[len(values) :]
    if old.is_flow:
        if more:
            new = "".join(f", {rendered(value, slots[-1])}" for value in more)
            edits.append(Edit(slots[-1].end, slots[-1].end, new))
        return edits + _without_flow_items(document.text, old, fewer)
    if more:
        end = _line_end(document.text, _last_character(document.text, slots[-1]))
        lead = line_break(document.text, end) + _dash_before(document.text, slots[-1])
        edits.append(Edit(end, end, "".join(lead + rendered(value, slots[-1]) for value in more)))
    return edits + [_without_line(document.text, slot) for slot in fewer]


def _without_flow_items(text: str, old: Place, fewer: Sequence[Place]) -> list[Edit]:
    if not fewer:
        return []
    before = old.items[old.items.index(fewer[0]) - 1]
    if re.fullmatch(r"[^#\r\n\x85\u2028\u2029]*", text[before.end : fewer[-1].end]):
        return [Edit(before.end, fewer[-1].end, "")]
    edits = []
    for item in fewer:
        comma = _FOLLOWING_COMMA.match(text, item.end)
        edits.append(Edit(item.start, item.end if comma is None else comma.end(), ""))
    return edits


def _without_line(text: str, item: Place) -> Edit:
    start = item.start - len(_dash_before(text, item))
    start = max((found.start() for found in _BREAK.finditer(text, 0, start)), default=0)
    return Edit(start, _line_end(text, _last_character(text, item)), "")


def _dash_before(text: str, item: Place) -> str:
    """Return what stands on the line before an item: blanks and its dash. Raises CannotSpliceError."""
    lead = text[item.start - _column(text, item.start) : item.start]
    if not _DASH.fullmatch(lead):
        raise CannotSpliceError
    return lead


def _block_scalar_edits(text: str, old: Place, new: str) -> list[Edit]:
    header = _BLOCK_HEADER.match(text, old.start)
    if header is None:
        raise CannotSpliceError
    content = _line_end(text, header.end())
    return [Edit(old.start, header.end(), new), Edit(content, max(content, _last_character(text, old)), "")]


def _last_character(text: str, place: Place) -> int:
    """Return where a value ends, without the blank lines that belong to one in block style."""
    return max(len(text[: place.end].rstrip()), place.start) if place.start < place.end else place.end


def _line_end(text: str, position: int) -> int:
    found = _BREAK.search(text, position)
    return len(text) if found is None else found.start()


def _column(text: str, position: int) -> int:
    last = max((found.end() for found in _BREAK.finditer(text, 0, position)), default=0)
    return position - last
