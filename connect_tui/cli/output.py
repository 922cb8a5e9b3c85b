"""Writing for a person and for programs: what may reach a terminal, in which width and colour."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from typing import TYPE_CHECKING, TextIO

from connect_tui.domain.text import clean_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NARROWEST = 40

_STYLES = {"strong": "1", "faint": "2", "good": "32"}
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_CONTROL_BUT_STYLES = "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]|\x1b(?!\\[(?:0|1|2|32)m)"
_C1 = "[\x7f-\x9f]"


def plain(text: str) -> str:
    """Return a person's text on one line, with nothing in it that a terminal obeys."""
    return visible(clean_line(text))


def to_json(value: object) -> str:
    """Return the value as JSON on one line; numbers are not rounded, and no control character is bare."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return re.sub(_C1, lambda found: f"\\u{ord(found[0]):04x}", text)


def cells(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitted(text: str, width: int) -> str:
    """Return the text filled up with blanks to so many columns, or cut with an ellipsis to fit them."""
    used = cells(text)
    if used <= width:
        return text + " " * (width - used)
    kept, used = "", 0
    for character in text:
        used += _cells_of(character)
        if used > width - 1:
            break
        kept += character
    return kept + "…" + " " * (width - 1 - cells(kept))


def wrapped(text: str, width: int | None) -> Iterator[str]:
    """Return the text in lines of at most so many columns, broken at blanks; as it is where that is None."""
    if width is None:
        yield text
        return
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > width:
            yield fitted(line, width).rstrip()
            longer = word
        line = longer
    yield fitted(line, width).rstrip()


class Output:
    """Results on standard output, messages on standard error, both UTF-8 whatever the locale."""

    def __init__(self, env: Mapping[str, str]) -> None:
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="backslashreplace")
        self._colour = _is_terminal(sys.stdout) and not env.get("NO_COLOR") and env.get("TERM") != "dumb"
        self.width = terminal_width(env) if _is_terminal(sys.stdout) else None
        """Columns of the terminal; None where the output goes elsewhere and nothing must be cut."""

    def say(self, text: str = "") -> None:
        """Write lines of a result; whatever a terminal would obey is left out, but for our own styles."""
        unsafe = _CONTROL_BUT_STYLES if self._colour else _CONTROL
        _write(sys.stdout, visible(re.sub(unsafe, "", text)))

    def say_json(self, value: object) -> None:
        """Write a result for programs."""
        _write(sys.stdout, to_json(value))

    def tell(self, text: str, hint: str = "") -> None:
        """Write a message, and below it what can be done."""
        _write(sys.stderr, visible(re.sub(_CONTROL, "", f"{text}\n  {hint}" if hint else text)))

    def paint(self, text: str, style: str) -> str:
        """Return the text in a style, ``strong``, ``faint`` or ``good``, where colour is wanted."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._colour else text

    def ask(self, question: str) -> str:
        """Ask the person at the terminal and return the answer, without blanks around it."""
        sys.stderr.write(visible(re.sub(_CONTROL, "", question)))
        sys.stderr.flush()
        return sys.stdin.readline().strip()


def can_ask() -> bool:
    """Tell whether someone is there to answer: standard input and standard error are a terminal."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def is_full_terminal() -> bool:
    """Tell whether a screen can be drawn: standard input and standard output are a terminal."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write(text + "\n")


def terminal_width(env: Mapping[str, str]) -> int:
    """Return the columns of the terminal: what ``COLUMNS`` says, else what it says itself, else 80."""
    given = env.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given[:6]) > 0:
        return max(int(given[:6]), NARROWEST)
    if sys.stdout is None:
        return 80
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns or 80, NARROWEST)
    except (OSError, ValueError):
        return 80
