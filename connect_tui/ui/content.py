"""A person's words on a screen: always literal, never markup, never a command to the terminal."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from connect_tui.domain.text import clean_line, clean_text, visible

ELLIPSIS = "…"
TURN = "⇄"


def shown(text: str) -> str:
    """Return a person's text as one line that is safe to show."""
    return visible(clean_line(text))


def shown_lines(text: str) -> str:
    """Return a person's text as it may be shown over several lines."""
    return visible(clean_text(text)).expandtabs(4)


def pasted(text: str) -> str:
    """Return a text as it may enter a field: cleaned, but with the blanks around it."""
    return clean_text(f"|{text}|")[1:-1]


def with_turns_marked(text: str) -> str:
    """Return the text with each direction mark as one sign, so that every character keeps its place."""
    return "".join(TURN if visible(character) != character else character for character in text)


def literal(text: str) -> Content:
    """Return a person's text for a place that would read a plain string as markup."""
    return Content(shown_lines(text))


def fit(text: str, width: int) -> str:
    """Return the text in exactly ``width`` cells, cut with an ellipsis or filled with blanks."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + ELLIPSIS
    return set_cell_size(text, width)
