"""Pieces of text that stand side by side, each of which can be chosen: by keys, or by a click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from connect_tui.ui.content import fit


class Piece(NamedTuple):
    """A text, and what it stands for."""

    text: str
    style: str
    means: str = ""
    """What a click on it chooses; empty for nothing."""
    least: int = 0
    """How many cells it takes at the least."""

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return max(self.least, cell_len(self.text))


class PieceLines(NamedTuple):
    """Pieces laid out in lines."""

    lines: tuple[tuple[Piece, ...], ...]

    def at(self, x: int, y: int) -> str:
        """Return what the piece under a cell means; empty for none."""
        left = 0
        for piece in self.lines[y] if 0 <= y < len(self.lines) else ():
            if left <= x < left + piece.width:
                return piece.means
            left += piece.width
        return ""

    def content(self, width: int) -> Content:
        """Return them all, cut where there is not enough room."""
        told = []
        for line in self.lines:
            room, parts = width, []
            for piece in line:
                text = fit(piece.text, min(piece.width, room))
                parts.append(Content.styled(text, piece.style))
                room -= cell_len(text)
            told.append(Content("").join(parts))
        return Content("\n").join(told)


def under_cursor(style: str, variables: Mapping[str, str]) -> str:
    """Return a style as it is under the cursor; ``variables`` are those of the theme."""
    turned = variables["connect-cursor-style"]
    if turned == "none":
        return f"{style} on $connect-cursor"
    return f"{turned} bold" if "bold" in style else turned


def in_columns(pieces: Sequence[Piece], width: int, *, indent: int = 0) -> list[tuple[Piece, ...]]:
    """Return pieces in as few lines as there is room for, in columns of one width, evenly filled."""
    if not pieces:
        return []
    widest = max(piece.width for piece in pieces) + 2
    fitting = max(1, (width - indent + 2) // widest)
    lines = -(-len(pieces) // fitting)
    columns = -(-len(pieces) // lines)
    lead = (Piece(" " * indent, ""),) if indent else ()
    return [
        (*lead, *(piece._replace(least=widest) for piece in pieces[first : first + columns]))
        for first in range(0, len(pieces), columns)
    ]


def flowing(pieces: Sequence[tuple[Piece, ...]], width: int, *, indent: int = 0) -> list[tuple[Piece, ...]]:
    """Return groups of pieces one after another, on a new line where the next group does not fit."""
    lead = (Piece(" " * indent, ""),) if indent else ()
    lines: list[tuple[Piece, ...]] = []
    used = 0
    for group in pieces:
        needed = sum(piece.width for piece in group)
        if lines and used + needed <= width:
            lines[-1] = (*lines[-1], *group)
        else:
            lines.append((*lead, *group))
            used = indent
        used += needed
    return lines
