"""Connect's own complete JSON: everything a person has recorded, in one file.

It names itself and the version of its form, and holds each collection as a list, one document a line and
sorted by id, so that equal histories give equal files and a diff can be read. What lies on one machine
alone, such as the undo log, is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from connect_tui.domain.text import shortened
from connect_tui.exchange.documents import COLLECTIONS, Document, checked
from connect_tui.exchange.errors import ForeignFileError, NewerFileError, UnusableFileError
from connect_tui.exchange.json_reading import loaded

FORMAT = "connect-tui"
VERSION = 1

Records: TypeAlias = dict[str, list[Document]]
"""The documents of each collection, sorted by id."""

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), sort_keys=True)
_ascii_encoder = json.JSONEncoder(ensure_ascii=True, separators=(", ", ": "), sort_keys=True)


def dump(records: Mapping[str, Sequence[Mapping[str, object]]]) -> Iterator[str]:
    """Return the lines of the file, each with its end."""
    yield f'{{\n"format": "{FORMAT}",\n"version": {VERSION}'
    for collection in COLLECTIONS:
        documents = sorted(records.get(collection, ()), key=lambda document: str(document.get("id")))
        yield f',\n"{collection}": ['
        for number, document in enumerate(documents):
            yield f"{',' if number else ''}\n{_line(document)}"
        yield "\n]" if documents else "]"
    yield "\n}\n"


def _line(document: Mapping[str, object]) -> str:
    line = _encoder.encode(document)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which only an escape can hold
        return _ascii_encoder.encode(document)
    return line


def parse(data: bytes) -> Records:
    """Return the records that the bytes of a file hold, checked whole and their texts cleaned.

    A collection that is missing is empty, a revision may be missing, fields that are not known are kept.
    Raises ForeignFileError for another program's file, NewerFileError for one of a later version, and
    UnusableFileError, which names the place, for one that is damaged.
    """
    whole = loaded(data)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ForeignFileError(
            "This is not a file that Connect has written.", hint="Choose one that connect-tui export wrote."
        )
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise UnusableFileError("this is not a version of the format", place="version")
    if version > VERSION:
        raise NewerFileError(
            f"This file has version {version} of the format, and this Connect knows only {VERSION}.",
            hint="Update Connect, then import it again.",
        )
    return {collection: _collection(whole, collection) for collection in COLLECTIONS}


def _collection(whole: Mapping[str, Any], collection: str) -> list[Document]:
    documents = whole.get(collection, [])
    if not isinstance(documents, list):
        raise UnusableFileError("this has to be a list", place=collection)
    found: dict[str, Document] = {}
    for number, document in enumerate(documents, start=1):
        place = f"{collection}[{number}]"
        one = checked(collection, document, place)
        if one["id"] in found:
            raise UnusableFileError(
                "a record of this id comes twice", place=f"{place} ({shortened(one['id'])})"
            )
        found[one["id"]] = one
    return [found[one] for one in sorted(found)]
