"""The JSON that jrnl exports (``jrnl --format json``, as of its version 4): written, and read.

An entry there has ``title``, ``body``, ``date``, ``time``, ``tags`` and ``starred``; here its title is the
first line of the text. What jrnl has no place for stands in a field of its own, ``connect``, from which it
is read again; other programs pass over it. A star, which Connect has no place for, stands at the end of the
first line, where jrnl itself writes it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connect_tui.exchange.journal.told import Told

STAR = " *"
OWN_FIELD = "connect"

_TAG = re.compile(r"(?<!\S)([@#]\w[-+*#/\w]*)")
_NO_TIME = "00:00"


def dump(entries: Iterable[Told]) -> Iterator[str]:
    """Return the file in pieces."""
    shapes = [_shape(told) for told in entries]
    counts = Counter(tag for shape in shapes for tag in _texts(shape["tags"]))
    tags = dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    yield f'{{\n"tags": {json.dumps(tags, ensure_ascii=False)},\n"entries": ['
    for number, shape in enumerate(shapes):
        yield f"{',' if number else ''}\n{json.dumps(shape, ensure_ascii=False)}"
    yield "\n]\n}\n"


def _shape(told: Told) -> dict[str, object]:
    title, _, body = told.text.partition("\n")
    starred = title.endswith(STAR)
    return {
        "title": title.removesuffix(STAR),
        "body": body,
        "date": told.entry.day.isoformat(),
        "time": told.clock or _NO_TIME,
        "tags": tags_in(told.text),
        "starred": starred,
        OWN_FIELD: _own(told),
    }


def _own(told: Told) -> dict[str, object]:
    entry = told.entry
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "practice": entry.practice,
        "people": list(told.people),
        "feelings": [{"word": felt.word, "strength": felt.strength} for felt in entry.felt],
        "at": entry.at.astimezone(UTC).isoformat() if entry.at is not None else None,
    }


def tags_in(text: str) -> list[str]:
    """Return the tags that jrnl would find in a text, such as ``@maya``, each once."""
    return list(dict.fromkeys(tag.lower() for tag in _TAG.findall(text)))


def _texts(found: object) -> list[str]:
    return found if isinstance(found, list) else []
