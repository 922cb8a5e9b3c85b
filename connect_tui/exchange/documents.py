"""Checking the records of a file one by one, before any of them is taken over."""

from __future__ import annotations

import math
import re
from typing import Any, TypeAlias

from connect_tui.domain.text import shortened
from connect_tui.exchange import checks
from connect_tui.exchange.errors import UnusableFileError
from connect_tui.exchange.own_words_checks import ME, strengths
from connect_tui.exchange.people_checks import CONTACT, PERSON, PLAN, person
from connect_tui.store.joining_records import JOINED_PREFIX, WAS
from connect_tui.store.reminder_records import PUT_OFF_PREFIX

Document: TypeAlias = dict[str, Any]

LATEST_REVISION_MS = 9_000_000_000_000
"""Milliseconds since 1970 from which on a revision is not believed: later ones would leave no room above."""

DEEPEST = 50
"""Levels that a document may be nested."""

_ID = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,200}")
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
    fields = _FIELDS[collection]
    if collection == "state":
        fields = next((one for prefix, one in _OF_STATE.items() if key.startswith(prefix)), fields)
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


def _person(value: object, place: str) -> object:
    clean = person(value, place)
    _check_revision(clean, place)
    return clean


def _check_key(key: str, document: Document, place: str) -> None:
    day, _, practice = key.partition(".")
    checks.day(day, f"{place}, id")
    if not checks.WORD.fullmatch(practice):
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


_FIELDS: dict[str, checks.Fields] = {
    "check_ins": {
        "day": (True, checks.day),
        "practice": (True, checks.practice),
        "state": (False, checks.state),
        "note": (False, checks.note),
        "people": (False, checks.texts),
        "at": (False, checks.instant),
    },
    "people": PERSON,
    "contacts": CONTACT,
    "plans": PLAN,
    "journal": {
        "day": (True, checks.day),
        "kind": (False, checks.or_null(checks.kind)),
        "practice": (False, checks.or_null(checks.practice)),
        "people": (False, checks.texts),
        "feelings": (False, checks.texts),
        "text": (False, checks.note),
        "at": (False, checks.instant),
        "strengths": (False, checks.or_null(strengths)),
    },
    "me": ME,
    "state": {"practices": (False, checks.texts), "since": (False, checks.or_null(checks.day))},
}
"""What is known of each collection's fields."""

_OF_STATE: dict[str, checks.Fields] = {
    PUT_OFF_PREFIX: {
        "day": (True, checks.day),
        "until": (False, checks.instant),
        "asked_at": (False, checks.instant),
    },
    JOINED_PREFIX: {"into": (True, checks.name), WAS: (False, checks.or_null(_person))},
}
"""The same of what lies among the state, by how ids begin: what was put off, and who went into whom."""

COLLECTIONS = tuple(_FIELDS)
"""The collections of a file, in their order."""
