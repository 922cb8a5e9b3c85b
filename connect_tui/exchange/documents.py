"""Checking the records of a file one by one, before any of them is taken over."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NoReturn, TypeAlias

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.text import clean_line, clean_text, shortened
from connect_tui.exchange.errors import UnusableFileError
from connect_tui.store.reminder_records import PUT_OFF_PREFIX

Document: TypeAlias = dict[str, Any]

LATEST_REVISION_MS = 9_000_000_000_000
"""Milliseconds since 1970 from which on a revision is not believed: later ones would leave no room above."""

DEEPEST = 50
"""Levels that a document may be nested."""

_ID = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,200}")
_WORD = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REVISION = re.compile(r"([0-9]{13})-[0-9]{4}-[0-9a-z]{1,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def checked(collection: str, document: object, place: str) -> Document:
    """Return the document with its texts cleaned. Raises UnusableFileError where it cannot be a record."""
    if not isinstance(document, dict):
        raise UnusableFileError("this has to be an object", place=place)
    key = document.get("id")
    if not isinstance(key, str) or not _ID.fullmatch(key):
        raise UnusableFileError("this is not an id", place=f"{place}, id")
    place = f"{place} ({shortened(key)})"
    clean = {
        _storable_text(name): _storable(value, f"{place}, {shortened(name)}")
        for name, value in document.items()
    }
    _check_revision(clean, place)
    deleted = clean.get("deleted", False)
    if not isinstance(deleted, bool):
        raise UnusableFileError("this is true or false", place=f"{place}, deleted")
    fields = _PUT_OFF if collection == "state" and key.startswith(PUT_OFF_PREFIX) else _FIELDS[collection]
    for name, (needed, check) in fields.items():
        at = f"{place}, {name}"
        if name in clean:
            clean[name] = check(clean[name], at)
        elif needed and not deleted:
            raise UnusableFileError("this is missing", place=at)
    if collection == "check_ins":
        _check_key(key, clean, place)
    return clean


def _check_revision(document: Document, place: str) -> None:
    revision = document.get("rev")
    if revision is None:
        document.pop("rev", None)
        return
    found = _REVISION.fullmatch(revision) if isinstance(revision, str) else None
    if found is None or int(found[1]) >= LATEST_REVISION_MS:
        raise UnusableFileError("this is not a revision", place=f"{place}, rev")


def _check_key(key: str, document: Document, place: str) -> None:
    day, _, practice = key.partition(".")
    _day(day, f"{place}, id")
    if not _WORD.fullmatch(practice):
        raise UnusableFileError("this does not name a day and a practice", place=f"{place}, id")
    for name, value in (("day", day), ("practice", practice)):
        if document.get(name, value) != value:
            raise UnusableFileError("this does not match the id", place=f"{place}, {name}")


def _storable(value: object, place: str, depth: int = 1) -> object:
    """Return the value with nothing in it that no file could hold."""
    if depth > DEEPEST:
        raise UnusableFileError("this is nested too deeply", place=place)
    if isinstance(value, str):
        return _storable_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise UnusableFileError("this number is too large", place=place)
    if isinstance(value, list):
        return [_storable(one, place, depth + 1) for one in value]
    if isinstance(value, dict):
        return {_storable_text(name): _storable(one, place, depth + 1) for name, one in value.items()}
    return value


def _storable_text(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _day(value: object, place: str) -> object:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return value if date.fromisoformat(value) >= EARLIEST_DAY else _no_day(place)
    except ValueError:
        pass  # falls through to the one refusal below
    return _no_day(place)


def _no_day(place: str) -> NoReturn:
    raise UnusableFileError(
        f"this is not a date such as 2026-11-22, from {EARLIEST_DAY.isoformat()} on", place=place
    )


def _practice(value: object, place: str) -> object:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise UnusableFileError("this is not the id of a practice", place=place)
    return value


def _kind(value: object, place: str) -> object:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise UnusableFileError('this is not a kind of entry such as "week"', place=place)
    return value


def _state(value: object, place: str) -> object:
    if value not in (None, "done", "rest"):
        raise UnusableFileError('this is neither "done" nor "rest" nor null', place=place)
    return value


def _text(value: object, place: str) -> object:
    if not isinstance(value, str):
        raise UnusableFileError("this has to be text", place=place)
    return clean_text(value)


def _note(value: object, place: str) -> object:
    return None if value is None else _text(value, place) or None


def _name(value: object, place: str) -> object:
    name = clean_line(value) if isinstance(value, str) else ""
    if not name:
        raise UnusableFileError("this has to be a name", place=place)
    return name


def _texts(value: object, place: str) -> object:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnusableFileError("this has to be a list of texts", place=place)
    return [clean_line(one) for one in value]


def _instant(value: object, place: str) -> object:
    try:
        if value is None:
            return None
        if isinstance(value, str):
            datetime.fromisoformat(value)
            return value
    except ValueError:
        pass  # falls through to the one refusal below
    raise UnusableFileError("this is not a moment such as 2026-11-22T08:30:00+00:00", place=place)


def _or_null(check: Callable[[object, str], object]) -> Callable[[object, str], object]:
    return lambda value, place: None if value is None else check(value, place)


_FIELDS: dict[str, dict[str, tuple[bool, Callable[[object, str], object]]]] = {
    "check_ins": {
        "day": (True, _day),
        "practice": (True, _practice),
        "state": (False, _state),
        "note": (False, _note),
        "people": (False, _texts),
        "at": (False, _instant),
    },
    "people": {"name": (True, _name)},
    "journal": {
        "day": (True, _day),
        "kind": (False, _or_null(_kind)),
        "practice": (False, _or_null(_practice)),
        "people": (False, _texts),
        "feelings": (False, _texts),
        "text": (False, _note),
        "at": (False, _instant),
    },
    "state": {"practices": (False, _texts), "since": (False, _or_null(_day))},
}
"""What is known of each collection's fields: whether one must be there, and its check."""

_PUT_OFF: dict[str, tuple[bool, Callable[[object, str], object]]] = {
    "day": (True, _day),
    "until": (False, _instant),
    "asked_at": (False, _instant),
}
"""The same of what was put off, which lies among the state."""

COLLECTIONS = tuple(_FIELDS)
"""The collections of a file, in their order."""
