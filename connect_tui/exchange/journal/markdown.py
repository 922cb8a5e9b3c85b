"""The journal as Markdown: a heading for each day and each entry, and below it what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.exchange.journal import words
from connect_tui.exchange.journal.nesting import escaped, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connect_tui.exchange.journal.told import Told

DEPTH = 3
"""How many levels of headings there are above those of an entry's own text."""


def dump(entries: Iterable[Told], title: str = words.TITLE) -> Iterator[str]:
    """Return the file in pieces; the entries are in the order of their days."""
    yield f"# {escaped(title)}\n"
    day = None
    for told in entries:
        if told.entry.day != day:
            day = told.entry.day
            yield f"\n## {words.spoken_day(day)}\n"
        yield f"\n### {words.heading(told, escaped)}\n"
        if told.text:
            yield f"\n{nested(told.text, DEPTH)}\n"
