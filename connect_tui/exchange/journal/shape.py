"""The JSON of a journal entry. Fields may be added, never renamed."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connect_tui.exchange.journal.told import Told


def entry(told: Told) -> dict[str, object]:
    """Return an entry for programs."""
    one = told.entry
    return {
        "id": one.id,
        "date": one.day.isoformat(),
        "kind": one.kind.value,
        "practice": one.practice,
        "people": list(told.people),
        "feelings": [
            {"word": felt.word, "family": family, "strength": felt.strength} for felt, family in told.felt
        ],
        "text": told.text,
        "at": one.at.astimezone(UTC).isoformat() if one.at is not None else None,
    }


def dump(entries: Iterable[Told]) -> Iterator[str]:
    """Return the lines of a file that holds entries, one a line, each with its end."""
    total = 0
    yield '{"entries": ['
    for told in entries:
        yield f"{',' if total else ''}\n{json.dumps(entry(told), ensure_ascii=False)}"
        total += 1
    yield f'\n], "total": {total}}}\n'
