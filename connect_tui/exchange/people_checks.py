"""What the fields of people, contacts and plans may hold."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from connect_tui.domain.people import LONGEST_RHYTHM
from connect_tui.exchange.checks import (
    WORD,
    Fields,
    day,
    instant,
    name,
    note,
    or_null,
    practice,
    text,
    texts,
)
from connect_tui.exchange.errors import UnusableFileError
from connect_tui.store.joining_records import MARKS
from connect_tui.store.people_records import occasion_from
from connect_tui.store.plan_records import repeat_from

if TYPE_CHECKING:
    from connect_tui.exchange.checks import Check


def _word(value: object, place: str) -> object:
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise UnusableFileError("this is not a word such as a circle or a way of being in touch", place=place)
    return value


def _days(value: object, place: str) -> object:
    if type(value) is not int or not 1 <= value <= LONGEST_RHYTHM:
        raise UnusableFileError(f"this is not a number of days from 1 to {LONGEST_RHYTHM}", place=place)
    return value


def _object(value: object, place: str, fields: Fields) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnusableFileError("this has to be an object", place=place)
    clean = dict(value)
    for field, (needed, check) in fields.items():
        if field in clean:
            clean[field] = check(clean[field], f"{place}, {field}")
        elif needed:
            raise UnusableFileError("this is missing", place=f"{place}, {field}")
    return clean


def _rhythm(value: object, place: str) -> object:
    clean = _object(value, place, {"wished": (True, _days), "longest": (True, _days)})
    if clean["wished"] > clean["longest"]:
        raise UnusableFileError("the longest gap is shorter than the wished one", place=place)
    return clean


def _going_through(value: object, place: str) -> object:
    fields: Fields = {
        "what": (False, text),
        "since": (True, day),
        "until": (False, or_null(day)),
        "every": (False, _days),
    }
    return _object(value, place, fields)


def several(fields: Fields) -> Check:
    """Return a check of a list of objects with these fields."""

    def check(value: object, place: str) -> object:
        if not isinstance(value, list):
            raise UnusableFileError("this has to be a list", place=place)
        return [_object(one, f"{place}[{number}]", fields) for number, one in enumerate(value, start=1)]

    return check


def _occasion(value: object, place: str) -> object:
    try:
        if isinstance(value, str):
            occasion_from(value)
            return value
    except ValueError:
        pass  # falls through to the one refusal below
    raise UnusableFileError("this is not a date such as 1990-05-17 or --05-17", place=place)


def _time(value: object, place: str) -> object:
    try:
        if isinstance(value, str) and time.fromisoformat(value).tzinfo is None:
            return value
    except ValueError:
        pass  # falls through to the one refusal below
    raise UnusableFileError("this is not a time such as 19:00", place=place)


def _repeat(value: object, place: str) -> object:
    try:
        repeat_from(value)
    except ValueError as error:
        raise UnusableFileError(
            'this is neither weekdays such as ["sat"] nor {"times": 1 to 7}', place=place
        ) from error
    return value


def _practices(value: object, place: str) -> object:
    if not isinstance(value, list):
        raise UnusableFileError("this has to be a list", place=place)
    return [practice(one, f"{place}[{number}]") for number, one in enumerate(value, start=1)]


def _marks(value: object, place: str) -> object:
    clean = _object(value, place, {})
    for goes, revision in clean.items():
        text(revision, f"{place}, {goes}")
    return clean


_REMEMBERED = or_null(several({"text": (True, text), "date": (False, or_null(day))}))

PERSON: Fields = {
    "name": (True, name),
    "also": (False, or_null(texts)),
    "circle": (False, or_null(_word)),
    "rhythm": (False, or_null(_rhythm)),
    "style": (False, or_null(_word)),
    "in_common": (False, _REMEMBERED),
    "details": (False, _REMEMBERED),
    "birthday": (False, or_null(_occasion)),
    "dates": (False, or_null(several({"name": (False, text), "date": (True, _occasion)}))),
    "reach": (False, note),
    "going_through": (False, or_null(_going_through)),
    "notes": (False, note),
    "added": (False, or_null(day)),
    "rests_from": (False, or_null(day)),
    "rests_until": (False, or_null(day)),
    "archived": (False, or_null(day)),
    "from_cards": (False, or_null(texts)),
    "rested": (False, or_null(several({"from": (True, day), "until": (True, day)}))),
    MARKS: (False, or_null(_marks)),
}


def person(value: object, place: str) -> dict[str, Any]:
    """Check what is kept of somebody inside another record."""
    return _object(value, place, PERSON)


CONTACT: Fields = {
    "day": (True, day),
    "people": (False, texts),
    "how": (False, or_null(_word)),
    "text": (False, note),
    "plan": (False, note),
    "at": (False, instant),
}

PLAN: Fields = {
    "what": (True, name),
    "people": (False, texts),
    "day": (True, day),
    "at": (False, or_null(_time)),
    "repeat": (False, _repeat),
    "until": (False, or_null(day)),
    "place": (False, note),
    "practices": (False, or_null(_practices)),
    "dropped": (False, or_null(day)),
    "made": (False, instant),
}
