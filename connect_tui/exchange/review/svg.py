"""Pieces of SVG as text: elements, numbers, and words that are safe in them whatever a person wrote."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import NamedTuple

from connect_tui.domain.text import clean_line, visible

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EM_OF_WIDE = 1.05
_EM_OF_CAPITAL = 0.74
_EM_OF_SLIM = 0.36
_EM_OF_OTHERS = 0.61
_SLIM = frozenset(" .,;:!'|iljtfI()[]")
_WIDEST_LATIN = frozenset("mwMW@%")


class Piece(NamedTuple):
    """Something drawn from its own top left corner, and how high it is."""

    markup: str
    height: float


def printable(text: str) -> str:
    """Return a person's text on one line, with nothing that XML forbids or that turns the line around."""
    return _NOT_IN_XML.sub("\ufffd", visible(clean_line(text)))


def written(text: str) -> str:
    """Return a person's text as it may stand between tags or quotes."""
    return escape(printable(text))


def number(value: float) -> str:
    """Return a length or place with at most two digits behind the point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attribute(value: str | float) -> str:
    return written(value) if isinstance(value, str) else number(value)


def tag(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """Return an element around markup. Attributes that are None are left out; ``class_`` is ``class``."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def label(text: str, x: float, y: float, **attributes: str | float | None) -> str:
    """Return a line of words that begins, or ends where it is anchored, at a place on its base line."""
    return tag("text", written(text), x=x, y=y, **attributes)


def titled(words: str) -> str:
    """Return what says in words what an element shows, when pointed at or read aloud."""
    return tag("title", written(words))


def moved(markup: str, x: float, y: float, **attributes: str | float | None) -> str:
    """Return markup at another place."""
    return tag("g", markup, transform=f"translate({number(x)} {number(y)})", **attributes)


def stacked(pieces: list[Piece], *, gap: float) -> Piece:
    """Return pieces one below the other; those without height are left out."""
    markup, y = [], 0.0
    for piece in pieces:
        if piece.height:
            markup.append(moved(piece.markup, 0, y))
            y += piece.height + gap
    return Piece("".join(markup), max(y - gap, 0))


def width_of(text: str, size: float) -> float:
    """Return about how wide a line is in a letter size, whichever font is there; rather too much."""
    return sum(_em(character) for character in text) * size


def fitted(text: str, width: float, size: float) -> str:
    """Return a person's text, cut with an ellipsis where it would be wider than that."""
    text = printable(text)
    if width_of(text, size) <= width:
        return text
    left = width - size
    kept = ""
    for character in text:
        left -= _em(character) * size
        if left < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def _em(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or character > "\u3000":
        return _EM_OF_WIDE
    if character in _SLIM:
        return _EM_OF_SLIM
    if character in _WIDEST_LATIN:
        return 0.96
    return _EM_OF_CAPITAL if character.isupper() else _EM_OF_OTHERS
