"""Reading JSON that comes from elsewhere, with the place of what is wrong with it."""

from __future__ import annotations

import json

from connect_tui.domain.text import shortened
from connect_tui.exchange.errors import UnusableFileError


class _UnusableJsonError(Exception):
    """Valid for Python's reader, but not to be taken over; the text says why."""


def loaded(data: bytes) -> object:
    """Return what the bytes of a file say as JSON. Raises UnusableFileError where they say nothing clear."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError(f"This is not text in UTF-8 (byte {error.start}).") from error
    try:
        return json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip())
        what = "The file ends too early; it may have been cut off" if cut else "This is not JSON"
        raise UnusableFileError(
            f"{what} (line {error.lineno}, column {error.colno}).", hint="Fetch or export the file again."
        ) from error
    except _UnusableJsonError as error:
        raise UnusableFileError(f"This is not JSON that Connect can use: {error}.") from error
    except RecursionError as error:
        raise UnusableFileError("This is not JSON that Connect can use: it is nested too deeply.") from error
    except ValueError as error:
        raise UnusableFileError("This is not JSON that Connect can use: a number is too long.") from error


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _UnusableJsonError(f'"{shortened(twice)}" stands twice in one object')
    return found


def _no_number(text: str) -> object:
    raise _UnusableJsonError(f"{text} is not a number")
