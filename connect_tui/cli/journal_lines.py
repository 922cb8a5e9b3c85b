"""Journal entries as text for a terminal or a pipe."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from connect_tui.cli import journal_texts as texts
from connect_tui.cli.output import fitted, plain, wrapped
from connect_tui.domain.text import visible
from connect_tui.exchange.journal import words
from connect_tui.exchange.journal.text import wrapped as wrapped_text
from connect_tui.services.journal_exchange import tell_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connect_tui.cli.session import Session
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.exchange.journal.told import Told

SHORT_ID = 8
"""Characters of a made id that are shown; few journals need more to tell it from the others."""

_INDENT = "  "
_WHERE_ENDLESS = 160
"""Columns of a line about an entry where lines have no limit."""


def short_id(entry: JournalEntry) -> str:
    """Return the beginning of an id, or all of one that speaks for itself."""
    return entry.id if "-" in entry.id else entry.id[:SHORT_ID]


def heading(told: Told) -> str:
    """Return what an entry is, safe to print."""
    return words.heading(told, plain)


def list_lines(session: Session, found: Sequence[tuple[JournalEntry, str]], total: int) -> Iterator[str]:
    """Return entries by day, each with an excerpt of its text, and how many more there are."""
    output = session.output
    told = tell_all(session.workspace, [entry for entry, _ in found])
    excerpts = {entry.id: excerpt for entry, excerpt in found}
    width = output.width or _WHERE_ENDLESS
    for number, (day, entries) in enumerate(groupby(told, key=lambda one: one.entry.day)):
        if number:
            yield ""
        yield output.paint(words.spoken_day(day), "strong")
        for one in entries:
            room = width - len(_INDENT) - len(short_id(one.entry)) - 1
            head = fitted(heading(one), room) if output.width else heading(one)
            yield f"{_INDENT}{head} {output.paint(short_id(one.entry), 'faint')}"
            if excerpt := excerpts[one.entry.id]:
                yield f"{_INDENT * 2}{fitted(plain(excerpt), width - 2 * len(_INDENT)).rstrip()}"
    if total > len(found):
        yield ""
        yield texts.MORE.format(count=total - len(found), total=total)


def whole_lines(session: Session, told: Told) -> Iterator[str]:
    """Return an entry whole."""
    output, entry = session.output, told.entry
    title = f"{words.spoken_day(entry.day)} · {heading(told)}"
    for line in wrapped(title, output.width):
        yield output.paint(line, "strong")
    yield output.paint(entry.id, "faint")
    if told.text:
        yield ""
        for line in visible(told.text).split("\n"):
            yield from [line] if output.width is None else wrapped_text(line, output.width)
