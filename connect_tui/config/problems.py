"""Mistakes in a catalogue file, told so that a person can mend them."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.text import clean_line, shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_COMPARED = 60


class Problem(NamedTuple):
    """One mistake. Its texts are safe to print: no control characters, long values shortened."""

    file: Path
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    column: int
    """Counted from 1; 0 where the whole file is meant."""
    place: str
    """Where in the file, as in ``practices[3] (listen) → schedule``; entries are counted from 1."""
    message: str
    """What is wrong."""
    hint: str
    """What would be right."""

    def __str__(self) -> str:
        file = visible(clean_line(str(self.file)))
        where = f"{file}:{self.line}" if self.line else file
        place = self.place.replace(" → ", ", ")
        said = f"{place}: {self.message}" if place else self.message
        return f"{where}: {said}" + (f"; {self.hint}" if self.hint else "")


def shown(value: str) -> str:
    """Return a value from a file in quotes, on one line of limited length, safe to print."""
    return f'"{shortened(value)}"'


def nearest(word: str, known: "Iterable[str]") -> str:
    """Return the known word that comes closest, or an empty text where none is close."""
    import difflib

    close = difflib.get_close_matches(word[:_LONGEST_COMPARED].casefold(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def listed(words: "Iterable[str]", last: str = "or") -> str:
    """Return the words as a phrase: ``a, b or c``."""
    words = list(words)
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
