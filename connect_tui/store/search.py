"""Finding the few records of many tables that name someone, without reading all the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from connect_tui.store.errors import typed_errors
from connect_tui.store.files import read_with_identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.store.codec import Document
    from connect_tui.store.storage import FolderStorage

_START, _END = b"{\n", b"\n}\n"
_OPENS = b'":{'
"""What stands after the id on each line, where there are no spaces, nor several lines for a document."""
_BACKSLASH, _ESCAPE = b"\\", b"\\u"


def spelling(text: str) -> bytes:
    """Return how a text, with its quotes, stands in a table file that has no escapes."""
    return json.dumps(text, ensure_ascii=False).encode(errors="surrogatepass")


def found_in(storage: FolderStorage, table: str, wanted: bytes) -> Mapping[str, Document]:
    """Return, of a table as it lies on disk, at least the documents in whose lines these bytes stand.

    Only those lines are parsed, as the store writes one document a line. A file laid out otherwise, or with
    characters that are escaped, which a hand or another program may have left, is read whole.
    """
    with typed_errors(storage.folder):
        read = read_with_identity(storage.path(table))
    if read is not None:
        storage.known.setdefault(table, read[1])
    if read is not None and _is_our_own(read[0]):
        found = _lines_with(read[0], wanted)
        if found is not None:
            return found
    return storage.documents(table)


def _is_our_own(data: bytes) -> bool:
    first = data[: data.find(b"\n", len(_START))]
    if not data.startswith(_START) or not data.endswith(_END) or _OPENS not in first:
        return False
    return _BACKSLASH not in data or _ESCAPE not in data  # one byte is found much sooner than two


def _lines_with(data: bytes, wanted: bytes) -> dict[str, Document] | None:
    documents: dict[str, Document] = {}
    place = data.find(wanted)
    while place >= 0:
        end = data.find(b"\n", place)
        document = _parsed(data[data.rfind(b"\n", 0, place) + 1 : end])
        if document is None:
            return None
        documents.update(document)
        place = data.find(wanted, end)
    return documents


def _parsed(line: bytes) -> dict[str, Document] | None:
    try:
        found = json.loads(b"{" + line.removesuffix(b",") + b"}")
    except (ValueError, RecursionError):
        return None
    return found if len(found) == 1 and all(isinstance(one, dict) for one in found.values()) else None
