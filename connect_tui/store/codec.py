"""The text of a table file: one JSON object, one document a line, sorted by id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from connect_tui.store.errors import BrokenTableError

if TYPE_CHECKING:
    from collections.abc import Mapping

Document: TypeAlias = dict[str, Any]
"""A record as it lies in a table, without its id, which is its key there."""

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_ascii_encoder = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True)


class Content:
    """What one table file says.

    ``documents`` are its records by id. ``odd`` is what else stands there and is no record; it is kept and
    written back, never looked at. The text is remembered until the next writing, which takes over the
    lines of documents that have not changed.
    """

    __slots__ = ("_lines", "_text", "documents", "odd")

    def __init__(
        self, documents: dict[str, Document], odd: dict[str, object] | None = None, text: str | None = None
    ) -> None:
        self.documents = documents
        self.odd = odd or {}
        self._text = text
        self._lines: dict[str, str] | None = None

    def lines(self) -> dict[str, str]:
        """Return the line that each document has in the file; none where the file is laid out otherwise."""
        if self._lines is None:
            self._lines = {} if self._text is None or self.odd else _own_lines(self._text, self.documents)
            self._text = None
        return self._lines

    def replaced_by(self, documents: dict[str, Document]) -> tuple[Content, bytes]:
        """Return the content with these documents instead, and its bytes for the file.

        A document that is the very object it was counts as unchanged, so it must not have been altered.
        """
        known, old = self.lines(), self.documents
        lines: dict[str, str] = {}
        for key in sorted(documents):
            document = documents[key]
            line = known.get(key)
            lines[key] = line if line is not None and old[key] is document else _line(key, document)
        odd = {key: value for key, value in self.odd.items() if key not in documents}
        content = Content(documents, odd)
        content._lines = lines
        every = (
            lines if not odd else dict(sorted([*lines.items(), *((k, _line(k, v)) for k, v in odd.items())]))
        )
        return content, ("{\n" + ",\n".join(every.values()) + "\n}\n").encode()


def canonical(document: Mapping[str, object]) -> str:
    """Return the one JSON text that equal documents share."""
    return _encoder.encode(document)


def parse(data: bytes) -> Content:
    """Return what a table file says. Raises BrokenTableError where it is no table."""
    try:
        text = data.decode()
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenTableError(str(error)) from error
    if not isinstance(whole, dict):
        raise BrokenTableError("not an object")
    documents = {key: value for key, value in whole.items() if isinstance(value, dict)}
    odd = {} if len(documents) == len(whole) else {k: v for k, v in whole.items() if k not in documents}
    return Content(documents, odd, text)


def salvage(data: bytes) -> dict[str, Document]:
    """Return the documents whose lines are whole in a file that is broken elsewhere."""
    found: dict[str, Document] = {}
    for raw in data.split(b"\n"):
        try:
            value = json.loads("{" + raw.decode().strip().removesuffix(",") + "}")
        except (ValueError, RecursionError):
            continue
        found.update((key, document) for key, document in value.items() if isinstance(document, dict))
    return found


def _line(key: str, value: object) -> str:
    line = f"{_encoder.encode(key)}:{_encoder.encode(value)}"
    try:
        line.encode()
    except UnicodeEncodeError:
        return f"{_ascii_encoder.encode(key)}:{_ascii_encoder.encode(value)}"
    return line


def _own_lines(text: str, documents: dict[str, Document]) -> dict[str, str]:
    lines = [line.removesuffix(",") for line in text.split("\n")[1:-2]]
    if len(lines) != len(documents):
        return {}
    for key, line in zip(documents, lines, strict=True):
        if not line.startswith(f'"{key}":{{"') or not line.endswith("}"):
            return {}
    return dict(zip(documents, lines, strict=True))
