"""The journal as plain text: lines of at most WIDTH columns, broken at blanks and never within a word.

What was written is indented, so that no line of it can be taken for that of a day or an entry.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from connect_tui.exchange.journal import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connect_tui.exchange.journal.told import Told

WIDTH = 78
INDENT = "  "

_BLANKS = " \t"
"""Where a line may be broken. Other blanks are meant to hold together what stands beside them."""


def dump(entries: Iterable[Told], title: str = words.TITLE) -> Iterator[str]:
    """Return the file in pieces; the entries are in the order of their days."""
    yield f"{title}\n{'=' * len(title)}\n"
    day = None
    for told in entries:
        if told.entry.day != day:
            day = told.entry.day
            spoken = words.spoken_day(day)
            yield f"\n{spoken}\n{'-' * len(spoken)}\n"
        yield "\n" + "".join(f"{line}\n" for line in wrapped(words.heading(told), WIDTH))
        if told.text:
            yield "\n" + "".join(_indented(told.text))


def _indented(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for part in wrapped(line, WIDTH - len(INDENT)):
            yield f"{INDENT}{part}".rstrip(_BLANKS) + "\n"


def wrapped(line: str, width: int) -> Iterator[str]:
    """Return a line in parts of at most so many columns, all indented as it is; a longer word stays whole."""
    if _columns(line) <= width:
        yield line
        return
    indent = line[: len(line) - len(line.lstrip(_BLANKS))]
    part = ""
    for word in line.replace("\t", " ").split(" "):
        if not word:
            continue
        longer = f"{part} {word}" if part else indent + word
        if part and _columns(longer) > width:
            yield part
            longer = indent + word
        part = longer
    yield part


def _columns(text: str) -> int:
    if text.isascii():
        return len(text.expandtabs())
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    unseen = sum(unicodedata.category(one) in ("Mn", "Me", "Cf") for one in text)
    return len(text.expandtabs()) + wide - unseen
