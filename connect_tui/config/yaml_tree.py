"""YAML into a plain tree in which every value keeps its text, its line and its column.

The tree is built from parser events and not by a YAML constructor: no text is turned into a number, a
date or an object by guessing, and the size of what aliases stand for is known before anything expands it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

from connect_tui.config.problems import shown
from connect_tui.domain.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NODES = 100_000
"""The most values a file may hold, counting what each alias stands for."""
DEEPEST = 40
"""How deep values may be nested."""

_CORE_TAG = re.compile(r"!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq|timestamp)")
_NULLS = ("", "~", "null", "Null", "NULL")


class Scalar(NamedTuple):
    """A single value, as it was written."""

    line: int
    column: int
    text: str
    is_null: bool
    """Whether nothing was written, or ``null``."""


class Sequence(NamedTuple):
    """A list of values."""

    line: int
    column: int
    items: list[Node]


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; a key written twice is there twice."""

    line: int
    column: int
    entries: list[tuple[Scalar, Node]]


Node: TypeAlias = "Scalar | Sequence | Mapping"


class RefusedError(Exception):
    """What makes a whole file unreadable, and where: lines and columns from 1, or 0 for the whole file.

    It never leaves this layer: it becomes a Problem.
    """

    def __init__(self, message: str, hint: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line
        self.column = column


class _Frame:
    """A list or a mapping that is still open, with the size of what it holds so far."""

    __slots__ = ("anchor", "key", "node", "size")

    def __init__(self, node: Sequence | Mapping, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Scalar | None = None
        self.size = 1


class _Anchored(NamedTuple):
    node: Node
    size: int


class _TreeBuilder:
    """Takes parser events one by one and keeps the tree that they make."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._documents = 0
        self._open: list[_Frame] = []
        self._anchors: dict[str, _Anchored] = {}

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises RefusedError where it asks for what is not supported."""
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            plain = not event.style and event.tag is None
            node = Scalar(*_position(event), event.value, plain and event.value in _NULLS)
            self._finish(node, event.anchor, 1, event)
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start(Sequence(*_position(event), []), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._start(Mapping(*_position(event), []), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            frame = self._open.pop()
            self._finish(frame.node, frame.anchor, frame.size, event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _refused_at(event, "a second document starts here", "keep one document, without ---")

    def _start(
        self, node: Sequence | Mapping, event: yaml.SequenceStartEvent | yaml.MappingStartEvent
    ) -> None:
        self._check_tag(event)
        if len(self._open) >= DEEPEST:
            raise _refused_at(event, "the values are nested too deeply", f"{DEEPEST} levels are the most")
        self._open.append(_Frame(node, event.anchor))
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and not _CORE_TAG.fullmatch(event.tag):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise _refused_at(event, f"the tag {shown(tag)} is not allowed", "leave it out")

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        anchored = self._anchors.get(name)
        if anchored is not None:
            self._attach(anchored.node, anchored.size, event)
        elif any(frame.anchor == name for frame in self._open):
            raise _refused_at(event, f"*{name[:40]} would contain itself", "write the values out")
        else:
            hint = f"mark a value above with &{name[:40]}, or put the text in quotes"
            raise _refused_at(event, f"*{name[:40]} stands for nothing", hint)

    def _finish(self, node: Node, anchor: str | None, size: int, event: yaml.Event) -> None:
        if anchor is not None:
            self._anchors[anchor] = _Anchored(node, size)
        self._attach(node, size, event)

    def _attach(self, node: Node, size: int, event: yaml.Event) -> None:
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        frame.size += size
        if frame.size > MOST_NODES:
            raise _refused_at(event, f"there are more than {MOST_NODES} values", "use fewer aliases (*name)")
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key is not None:
            frame.node.entries.append((frame.key, node))
            frame.key = None
        elif isinstance(node, Scalar):
            frame.key = node
        else:
            raise _refused_at(event, "a list or a group cannot be a key", "put the text in quotes")


def parse_tree(text: str) -> Node | None:
    """Build the tree of a YAML text, None where it says nothing.

    Raises RefusedError for the first mistake that makes it no YAML, or YAML that is not supported.
    """
    builder = _TreeBuilder()
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line, column = _error_position(error)
        message = f"this is not YAML: {_said(error)}"
        raise RefusedError(message, _syntax_hint(error), line=line, column=column) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        raise RefusedError("this is not YAML", "look for characters that do not belong in a text") from None
    root = builder.root
    return None if isinstance(root, Scalar) and root.is_null else root


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return events


def _position(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (0, 0) if mark is None else (mark.line + 1, mark.column + 1)


def _error_position(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Return where to look: for a quote or a bracket that was not closed, where it was opened."""
    mark, context = error.problem_mark, error.context_mark
    not_closed = "flow" in (error.context or "") or "end of stream" in (error.problem or "")
    if mark is None or (not_closed and context is not None):
        mark = context
    return (0, 0) if mark is None else (mark.line + 1, mark.column + 1)


def _refused_at(event: yaml.Event, message: str, hint: str) -> RefusedError:
    line, column = _position(event)
    return RefusedError(message, hint, line=line, column=column)


def _said(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return shortened(", ".join(parts), 160)


_SYNTAX_HINTS = (
    ("mapping values are not allowed", "put a text that contains a colon in quotes, and check the indents"),
    (
        "cannot start any token",
        "indent with spaces, not tabs, and put a text that starts with @, ` or % in quotes",
    ),
    ("simple key", "a colon may be missing here, or a quote on a line before"),
    ("could not find expected ':'", "a colon may be missing here or on the line before"),
    ("end of stream", "a quote or a bracket was opened and not closed"),
    ("expected ','", "a comma is missing in brackets, or a bracket was opened and not closed"),
    ("document start", "put a text that starts with % in quotes, and check the indents"),
)


def _syntax_hint(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context} {error.problem}"
    for words, hint in _SYNTAX_HINTS:
        if words in said:
            return hint
    return "check the indents, quotes and brackets here and on the line before"
