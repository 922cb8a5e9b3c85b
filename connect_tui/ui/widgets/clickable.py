"""Texts side by side on one line, some of which can be clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from rich.cells import cell_len

Wish = TypeVar("Wish")


class Clickable(NamedTuple, Generic[Wish]):
    """A text and the name of its style."""

    text: str
    style: str
    asks: Wish | None = None
    """What a click on it asks for."""


def cells_of(pieces: Iterable[Clickable[Wish]]) -> int:
    """Return how many cells they take side by side."""
    return sum(cell_len(one.text) for one in pieces)


def asked_at(pieces: Iterable[Clickable[Wish]], x: int) -> Wish | None:
    """Return what a click on a cell of the line asks for."""
    left = 0
    for one in pieces:
        right = left + cell_len(one.text)
        if left <= x < right:
            return one.asks
        left = right
    return None
