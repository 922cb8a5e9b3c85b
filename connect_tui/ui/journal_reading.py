"""Reading the journal a little at a time, so that keys are never kept waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.services.journal_book import Hit, JournalBook, Query

FIRST_FEW = 80
"""How many entries are asked for before all others: as many as any terminal shows."""


class Reading:
    """What a source of entries has given so far."""

    def __init__(self, source: Iterator[list[Hit]]) -> None:
        self._source = source
        self.number = 0
        """How many were found."""
        self.is_over = False

    def read(self, seconds: float, is_enough: Callable[[list[Hit]], bool] = lambda _: False) -> list[Hit]:
        """Return what comes next: what is found within so many seconds, or until it is enough."""
        until = time.monotonic() + seconds
        found: list[Hit] = []
        while not is_enough(found):
            step = next(self._source, None)
            if step is None:
                self.is_over = True
                break
            found += step
            if time.monotonic() >= until:
                break
        self.number += len(found)
        return found


def everything(book: JournalBook, query: Query) -> Iterator[list[Hit]]:
    """Yield all entries, newest first, those that are seen first as soon as can be."""
    from connect_tui.services.journal_book import Hit

    first = [Hit(entry) for entry in book.newest(FIRST_FEW)]
    yield first
    seen = {hit.entry.id for hit in first}
    for step in book.entries(query):
        yield [hit for hit in step if hit.entry.id not in seen] if seen else step
