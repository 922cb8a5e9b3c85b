"""Lines of words, each in the style of one of the kinds of text of a list that is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from connect_tui.ui.content import fit

MARGIN = 2
"""Blanks left and right of a line."""

Phrase: TypeAlias = tuple[str, str]
"""A text and its kind, one of those of a DrawnList; ``bold`` may follow."""

CARET = "caret"
"""The kind of the cell on which the next letter will stand."""


def fitting(wordings: Sequence[str], room: int) -> str:
    """Return the first of the wordings that fits, else as much of the last as does."""
    last = wordings[-1]
    return next((one for one in wordings if cell_len(one) <= room), fit(last, min(room, cell_len(last))))


def clauses(text: str) -> list[str]:
    """Return a text with ever more clauses left out from its end, each wording a whole one."""
    ends = [found.start() for found in re.finditer(r"[;:.,] ", text)]
    return [f"{text[:end]}." for end in reversed(ends)]


def drawn(phrases: Iterable[Phrase], style_of: Callable[[str], Style], ground: Style, width: int) -> Strip:
    """Return a line of phrases on a ground, filled with blanks."""
    segments = [Segment(text, _style(style_of, kind)) for text, kind in phrases]
    return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)


def _style(style_of: Callable[[str], Style], kind: str) -> Style:
    if kind == CARET:
        return Style(reverse=True)
    name, _, weight = kind.partition(" ")
    return style_of(name) + Style(bold=True) if weight else style_of(name)
