"""What the marks of days mean, drawn beside their words."""

from __future__ import annotations

from connect_tui.exchange.review import texts
from connect_tui.exchange.review.marks import Cell, cells
from connect_tui.exchange.review.svg import Piece, label, moved, width_of

_PITCH = 18.0


def legend(pillar: str = "mind") -> Piece:
    """Return a line that shows every mark with its word."""
    parts, x = [], 0.0
    for state, word in texts.STATES.items():
        parts.append(moved(cells([Cell(0, 0, state)], _PITCH, pillar), x, 0))
        parts.append(label(word, x + 24, 12, class_="small quiet"))
        x += 24 + width_of(word, 13) + 26
    return Piece("".join(parts), _PITCH)
