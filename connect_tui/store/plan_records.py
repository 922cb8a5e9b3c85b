"""How plans are written down as documents."""

from __future__ import annotations

from datetime import UTC, date, time
from typing import TYPE_CHECKING, Any

from connect_tui.domain.plans import Plan
from connect_tui.domain.schedules import WEEKDAYS, Quota, Schedule, Weekdays, weekly_quota
from connect_tui.store.contact_records import needed_in, text_in
from connect_tui.store.records import are_texts, instant_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.store.codec import Document


def plan_from(key: str, document: Mapping[str, Any]) -> Plan | None:
    """Return the plan a document tells of, None of a tombstone. Raises ValueError where there is none."""
    if document.get("deleted") is True:
        return None
    people, practices = document.get("people") or [], document.get("practices") or []
    if not are_texts(people) or not are_texts(practices):
        raise ValueError(key)
    return Plan(
        id=key,
        what=needed_in(document, "what"),
        people=tuple(people),
        day=date.fromisoformat(needed_in(document, "day")),
        at=_time(document),
        repeat=repeat_from(document.get("repeat")),
        until=_day(document, "until"),
        place=text_in(document, "place"),
        practices=tuple(practices),
        dropped=_day(document, "dropped"),
        made=instant_from(document.get("made")),
    )


def plan_fields(plan: Plan) -> Document:
    """Return the fields that a plan sets in its document; empty ones are None."""
    return {
        "what": plan.what,
        "people": list(plan.people),
        "day": plan.day.isoformat(),
        "at": plan.at.isoformat("minutes") if plan.at is not None else None,
        "repeat": repeat_fields(plan.repeat),
        "until": plan.until.isoformat() if plan.until is not None else None,
        "place": plan.place or None,
        "practices": list(plan.practices),
        "dropped": plan.dropped.isoformat() if plan.dropped is not None else None,
        "made": plan.made.astimezone(UTC).isoformat() if plan.made is not None else None,
    }


def repeat_from(value: object) -> Schedule | None:
    """Return how a plan repeats: a list of weekdays, or so many times a week. Raises ValueError."""
    if value is None:
        return None
    if isinstance(value, list) and value and all(one in WEEKDAYS for one in value):
        return Weekdays(frozenset(WEEKDAYS.index(one) for one in value))
    if isinstance(value, dict) and type(value.get("times")) is int:
        return weekly_quota(value["times"])
    raise ValueError(value)


def repeat_fields(repeat: Schedule | None) -> object:
    """Return how a plan repeats, as :func:`repeat_from` reads it."""
    if repeat is None:
        return None
    if isinstance(repeat, Quota):
        return {"times": repeat.times}
    return [WEEKDAYS[number] for number in sorted(repeat.days)]


def _day(document: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(needed_in(document, name)) if document.get(name) is not None else None


def _time(document: Mapping[str, Any]) -> time | None:
    if document.get("at") is None:
        return None
    at = time.fromisoformat(needed_in(document, "at"))
    if at.tzinfo is not None:
        raise ValueError(at)
    return at
