"""The one place where text that a person wrote goes into documents and comes out of them.

Whatever keeps such text from other eyes, such as a lock, belongs here and nowhere else.
"""

from __future__ import annotations


def prose_in(text: str) -> object:
    """Return how a document holds the text."""
    return text


def prose_out(value: object) -> str:
    """Return the text that a document holds, "" where it holds none. Raises ValueError."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError("no text")
    return value
