"""The sheet that pictures of a review are drawn on: margins, title, words, and what is read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from connect_tui.exchange.review import texts
from connect_tui.exchange.review.colours import picture_style
from connect_tui.exchange.review.svg import Piece, fitted, label, moved, number, tag, written

WIDTH = 1280.0
MARGIN = 70.0
INNER = WIDTH - 2 * MARGIN
"""How wide everything on the sheet may be."""

_FOOT = 36.0


class Look(NamedTuple):
    """What a picture depends on beside the numbers."""

    pillars: Mapping[str, str]
    """The pillars' names by their ids."""
    streaks: bool
    """Whether streaks and strength are shown."""
    week_starts_on: int
    """As ``date.weekday()`` counts."""


def heading(title: str, under: str, lines: Sequence[str]) -> Piece:
    """Return the top of a sheet: the brand, the title, what stands under it, and some sentences."""
    parts = [
        label(texts.BRAND, 0, 10, class_="brand quiet"),
        label(fitted(title, INNER, 48), 0, 68, class_="title ink"),
    ]
    y = 74.0
    if under:
        y += 30
        parts.append(label(fitted(under, INNER, 21), 0, y, class_="head quiet"))
    y += 12
    for at, line in enumerate(lines):
        y += 28
        parts.append(
            label(fitted(line, INNER, 19 if at == 0 else 16), 0, y, class_="lead ink" if at == 0 else "quiet")
        )
    return Piece("".join(parts), y + 8)


def sheet(body: Piece, *, title: str, description: str, foot: str, margin: float = MARGIN) -> str:
    """Return the whole picture; without a margin it can stand among the words of a page."""
    width, height = INNER + 2 * margin, body.height + 2 * margin + _FOOT
    parts = [
        tag("title", written(title), id="connect-review-title"),
        tag("desc", written(description), id="connect-review-words"),
        f"<style>{picture_style()}</style>",
        tag("rect", width=width, height=height, class_="paper"),
        moved(body.markup, margin, margin),
        label(foot, margin, height - max(margin - 18, 4), class_="small quiet"),
    ]
    return tag(
        "svg",
        "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        class_="connect-review",
        lang="en",
        role="img",
        aria_labelledby="connect-review-title connect-review-words",
    )
