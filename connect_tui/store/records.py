"""How check-ins, people and focus are written down as documents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark, Person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.store.codec import Document

FOCUS_ID = "focus"

_MARKS = {"done": Mark.DONE, "rest": Mark.REST}
_BESIDES_CONTENT = frozenset({"rev", "at"})


def check_in_id(day: date, practice: str) -> str:
    """Return the id of the check-in of a practice on a day."""
    return f"{day.isoformat()}.{practice}"


def split_id(key: str) -> tuple[date, str]:
    """Return the day and practice of a check-in's id. Raises ValueError."""
    day, _, practice = key.partition(".")
    if not practice or len(day) != 10:
        raise ValueError(key)
    return date.fromisoformat(day), practice


def mark_of(document: Mapping[str, Any]) -> Mark | None:
    """Return what a check-in's document marks its day as. Raises ValueError for an unknown state."""
    state = document.get("state")
    if state is None or document.get("deleted") is True:
        return None
    mark = _MARKS.get(state) if isinstance(state, str) else None
    if mark is None:
        raise ValueError(state)
    return mark


def check_in_from(key: str, document: Mapping[str, Any]) -> CheckIn | None:
    """Return the check-in a document tells of, None of a tombstone. Raises ValueError where there is none."""
    day, practice = split_id(key)
    if document.get("deleted") is True:
        return None
    note, people, at = document.get("note"), document.get("people") or [], document.get("at")
    if not (note is None or isinstance(note, str)) or not are_texts(people):
        raise ValueError(key)
    return CheckIn(day, practice, mark_of(document), note, tuple(people), instant_from(at))


def check_in_fields(check_in: CheckIn) -> Document:
    """Return the fields that a check-in sets in its document."""
    return {
        "day": check_in.day.isoformat(),
        "practice": check_in.practice,
        "state": check_in.mark.value if check_in.mark is not None else None,
        "note": check_in.note,
        "people": list(check_in.people),
        "at": check_in.at.astimezone(UTC).isoformat() if check_in.at is not None else None,
    }


def person_from(key: str, document: Mapping[str, Any]) -> Person | None:
    """Return the person a document tells of, None of a tombstone. Raises ValueError where there is none."""
    if document.get("deleted") is True:
        return None
    name, also = document.get("name"), document.get("also") or []
    if not isinstance(name, str):
        raise ValueError(key)
    known = tuple([one for one in also if isinstance(one, str)]) if isinstance(also, list) else ()
    return Person(key, name, known, _day_or_none(document.get("archived")))


def focus_from(document: Mapping[str, Any] | None) -> Focus:
    """Return the focus a document tells of, empty without one. Raises ValueError where there is none."""
    if document is None or document.get("deleted") is True:
        return Focus()
    practices, since = document.get("practices", []), document.get("since")
    if not are_texts(practices) or not (since is None or isinstance(since, str)):
        raise ValueError(FOCUS_ID)
    return Focus(tuple(practices), date.fromisoformat(since) if since is not None else None)


def focus_fields(focus: Focus) -> Document:
    """Return the fields that a focus sets in its document."""
    return {
        "practices": list(focus.practices),
        "since": focus.since.isoformat() if focus.since is not None else None,
    }


def tombstone(before: Mapping[str, Any]) -> Document:
    """Return what stays of a deleted record, without ``rev``: that it was, and of which day and practice."""
    return {"deleted": True, **{name: before[name] for name in ("day", "practice") if name in before}}


def says_the_same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Tell whether documents differ at most in when they were written; a tombstone says what none says."""
    if one is None or other is None or one.get("deleted") is True or other.get("deleted") is True:
        return _is_gone(one) and _is_gone(other)
    return all(
        name in _BESIDES_CONTENT or one.get(name) == other.get(name) for name in one.keys() | other.keys()
    )


def change_fields(what: ChangeInfo) -> Document:
    """Return what a change was, as the undo log keeps it."""
    return {
        "kind": what.kind,
        "day": what.day.isoformat() if what.day is not None else None,
        "until": what.until.isoformat() if what.until is not None else None,
        "practices": list(what.practices),
        "count": what.record_count,
        "people": list(what.people),
        "reminders": list(what.reminders),
        "what": what.what,
    }


def change_from(fields: Mapping[str, Any]) -> ChangeInfo:
    """Return what a change was. Raises ValueError, KeyError or TypeError where the fields do not tell."""
    day, until = fields.get("day"), fields.get("until")
    return ChangeInfo(
        str(fields["kind"]),
        date.fromisoformat(day) if day is not None else None,
        date.fromisoformat(until) if until is not None else None,
        tuple(str(practice) for practice in fields.get("practices", ())),
        int(fields.get("count", 0)),
        tuple(str(name) for name in fields.get("people", ())),
        tuple(str(reminder) for reminder in fields.get("reminders", ())),
        str(fields.get("what", "")),
    )


def _day_or_none(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _is_gone(document: Mapping[str, Any] | None) -> bool:
    return document is None or document.get("deleted") is True


def are_texts(value: object) -> bool:
    """Tell whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def instant_from(text: object) -> datetime | None:
    """Return the moment that a field tells of, in UTC unless it says otherwise. Raises ValueError."""
    if not isinstance(text, str):
        return None
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
