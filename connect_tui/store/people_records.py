"""How all that is kept about someone is written down, field by field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from connect_tui.domain.people import (
    LONGEST_RHYTHM,
    Circle,
    GoingThrough,
    Occasion,
    Profile,
    Remembered,
    Rhythm,
    Style,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from connect_tui.store.codec import Document

_LEAP_YEAR = 2000
_NOT_UNDERSTOOD = (ValueError, TypeError, KeyError, AttributeError, OverflowError)
"""What reading a field of somebody else's making may raise."""
_CIRCLES = {one.value: one for one in Circle}
_STYLES = {one.value: one for one in Style}


def profile_from(key: str, document: Mapping[str, Any]) -> tuple[Profile, Sequence[str]] | None:
    """Return someone, and the names of the fields of which not all can be understood.

    Of a list, the entries that can be are there; any other such field counts as empty. None of a tombstone.
    Raises ValueError where there is nobody. A circle, a style that this version does not know count as the
    usual ones.
    """
    if document.get("deleted") is True:
        return None
    name = document.get("name")
    if not isinstance(name, str):
        raise ValueError(key)
    found: dict[str, Any] = {}
    odd = []
    for field, value in document.items():
        read, read_entry = _READ.get(field), _READ_ENTRY.get(field)
        if value is None:
            continue
        try:
            if read is not None:
                found[field] = read(value)
            elif read_entry is not None:
                found[field] = tuple(map(read_entry, _list(value)))
        except _NOT_UNDERSTOOD:
            odd.append(field)
            if read_entry is not None and isinstance(value, list):
                entries = [_read_or_none(read_entry, one) for one in value]
                found[field] = tuple([one for one in entries if one is not None])
    return Profile(key, name, **found), odd


def profile_fields(
    profile: Profile, before: Profile, document: Mapping[str, Any]
) -> tuple[Document, list[str]]:
    """Return the fields that differ from ``before``, and the names of those that are empty now.

    ``document`` is what ``before`` was read from: entries of its lists that this version cannot read, and
    what else stands in those that have not changed, are taken over.
    """
    differing = [name for name in _WRITE if getattr(profile, name) != getattr(before, name)]
    fields = {name: _written(name, getattr(profile, name), document.get(name)) for name in differing}
    empty = [name for name, value in fields.items() if not value]
    return {name: value for name, value in fields.items() if value}, empty


def _written(name: str, value: Any, there: object) -> Any:
    """Return what to write of a field where ``there`` stands now."""
    read_entry, written = _READ_ENTRY.get(name), _WRITE[name](value)
    if read_entry is not None and isinstance(there, list):
        known = [(_read_or_none(read_entry, one), one) for one in there]
        return [
            *(
                next((raw for read, raw in known if read == one), new)
                for one, new in zip(value, written, strict=True)
            ),
            *(raw for read, raw in known if read is None),
        ]
    if isinstance(written, dict) and isinstance(there, dict):
        return {**{key: one for key, one in there.items() if key not in _KNOWN[name]}, **written}
    return written


def _read_or_none(read: Callable[[Any], object], value: object) -> object | None:
    try:
        return read(value)
    except _NOT_UNDERSTOOD:
        return None


def occasion_from(text: str, name: str = "") -> Occasion:
    """Return the date of a text such as ``1990-05-17``, or ``--05-17`` without a year.

    Raises ValueError or TypeError.
    """
    whole = f"{_LEAP_YEAR}{text[1:]}" if text[:2] == "--" else text
    day = date.fromisoformat(whole)
    if day.isoformat() != whole:
        raise ValueError(text)
    return Occasion(name, day.month, day.day, None if whole is not text else day.year)


def occasion_text(occasion: Occasion) -> str:
    """Return the text of a date, as :func:`occasion_from` reads it."""
    year = "-" if occasion.year is None else f"{occasion.year:04d}"
    return f"{year}-{occasion.month:02d}-{occasion.day:02d}"


def rhythm_from(value: Mapping[str, Any]) -> Rhythm:
    """Return the rhythm of a field. Raises ValueError, KeyError or TypeError where it is none."""
    rhythm = Rhythm(_days(value["wished"]), _days(value["longest"]))
    if rhythm.wished > rhythm.longest:
        raise ValueError(value)
    return rhythm


def remembered_from(value: Mapping[str, Any]) -> Remembered:
    """Return what is remembered by an entry. Raises ValueError, KeyError or TypeError where it is nothing."""
    return Remembered(_text(value["text"]), _day(value.get("date")))


def going_through_from(value: Mapping[str, Any]) -> GoingThrough:
    """Return what someone is going through. Raises ValueError, KeyError or TypeError where it is nothing."""
    since = _day(value["since"])
    if since is None:
        raise ValueError(value)
    until, every = _day(value.get("until")), _days(value.get("every", 3))
    return GoingThrough(_text(value.get("what", "")), since, until, every)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _days(value: object) -> int:
    if type(value) is not int or not 1 <= value <= LONGEST_RHYTHM:
        raise ValueError(value)
    return value


def _circle(value: object) -> Circle:
    return _CIRCLES.get(_text(value), Circle.WIDER)


def _style(value: object) -> Style:
    return _STYLES.get(_text(value), Style.UNKNOWN)


def _named_date(value: Mapping[str, Any]) -> Occasion:
    return occasion_from(value["date"], _text(value.get("name", "")))


def _rest(value: Mapping[str, Any]) -> tuple[date, date]:
    return date.fromisoformat(value["from"]), date.fromisoformat(value["until"])


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _remembered_fields(remembered: Sequence[Remembered]) -> list[Document]:
    return [{"text": one.text, **({"date": one.day.isoformat()} if one.day else {})} for one in remembered]


def _going_through_fields(going: GoingThrough | None) -> Document | None:
    if going is None:
        return None
    fields = {"what": going.what, "since": going.since.isoformat(), "until": _day_text(going.until)}
    return {**{name: value for name, value in fields.items() if value}, "every": going.every}


_READ: dict[str, Callable[[Any], object]] = {
    "circle": _circle,
    "rhythm": rhythm_from,
    "style": _style,
    "birthday": occasion_from,
    "reach": _text,
    "going_through": going_through_from,
    "notes": _text,
    "added": _day,
    "rests_from": _day,
    "rests_until": _day,
    "archived": _day,
}

_READ_ENTRY: dict[str, Callable[[Any], object]] = {
    "also": _text,
    "in_common": remembered_from,
    "details": remembered_from,
    "dates": _named_date,
    "from_cards": _text,
    "rested": _rest,
}
"""How one entry of a field that is a list is read."""

_KNOWN = {"rhythm": ("wished", "longest"), "going_through": ("what", "since", "until", "every")}
"""What is known of the fields that hold several things."""

_WRITE: dict[str, Callable[[Any], Any]] = {
    "name": str,
    "also": list,
    "circle": str,
    "rhythm": lambda one: None if one is None else {"wished": one.wished, "longest": one.longest},
    "style": str,
    "in_common": _remembered_fields,
    "details": _remembered_fields,
    "birthday": lambda one: None if one is None else occasion_text(one),
    "dates": lambda every: [{"name": one.name, "date": occasion_text(one)} for one in every],
    "reach": str,
    "going_through": _going_through_fields,
    "notes": str,
    "added": _day_text,
    "rests_from": _day_text,
    "rests_until": _day_text,
    "archived": _day_text,
    "from_cards": list,
    "rested": lambda every: [{"from": one.isoformat(), "until": other.isoformat()} for one, other in every],
}
