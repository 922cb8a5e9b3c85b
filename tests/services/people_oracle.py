"""Where one stands with everyone, told slowly out of what export writes: day by day, and person by person."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.services.workspace import Workspace

Records = dict[str, list[dict[str, Any]]]

Rests = list[tuple[date, date]]
"""First and last day of each rest of someone."""

WISHES = {"inner": (7, 14), "close": (21, 45), "wider": (90, 180)}


class Told(NamedTuple):
    """What the slow computation says of someone."""

    last: date | None
    days: int | None
    next: date | None
    due: bool
    past_longest: bool
    resting_until: date | None
    waking_days: int | None


def told_of_everyone(
    records: Records, day: date, rests: Mapping[str, Rests] | None = None
) -> dict[str, Told]:
    return {
        one["id"]: told(one, records, day, (rests or {}).get(one["id"], ()))
        for one in records["people"]
        if not one.get("deleted") and "name" in one
    }


def days_in_touch(records: Records, person: str, until: date) -> set[date]:
    """Each done check-in, each contact and each kept plan makes its day one in touch with whom it names."""
    found = set()
    for one in records["check_ins"]:
        if one.get("state") == "done" and not one.get("deleted") and person in (one.get("people") or []):
            found.add(date.fromisoformat(one["id"][:10]))
    for one in records["contacts"]:
        if not one.get("deleted") and person in (one.get("people") or []):
            found.add(date.fromisoformat(one["day"]))
    return {one for one in found if one <= until}


def told(
    person: dict[str, Any], records: Records, day: date, rests: Iterable[tuple[date, date]] = ()
) -> Told:
    touched = days_in_touch(records, person["id"], day)
    last = max(touched) if touched else None
    rhythm = person.get("rhythm")
    wished, longest = (
        (rhythm["wished"], rhythm["longest"]) if rhythm else WISHES[person.get("circle") or "wider"]
    )
    begun = [one for one in rests if one[0] <= day]
    rest = {
        first + timedelta(days=number) for first, last in begun for number in range((last - first).days + 1)
    }
    resting_until = max((last for first, last in begun if day <= last), default=None)
    days = None if last is None else (day - last).days
    waking = None if last is None else sum(one not in rest for one in days_after(last, day))
    archived = person.get("archived")
    if archived is not None and date.fromisoformat(archived) <= day:
        return Told(last, days, None, False, False, resting_until, waking)
    if last is None:
        added = date.fromisoformat(person["added"]) if person.get("added") else day
        first, rested = added, {one for one in rest if one > added - timedelta(days=wished)}
    else:
        first, rested = last + timedelta(days=wished), {one for one in rest if one > last}
    known = {one for one in rested if one <= day}
    asked_from = next(
        one
        for one in (first + timedelta(days=number) for number in count())
        if not known or one > max(rested)
    )
    due = day not in rest and asked_from <= day
    past_longest = due and waking is not None and waking > longest
    return Told(last, days, asked_from, due, past_longest, resting_until, waking)


def days_after(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]


def answered(workspace: Workspace, day: date | None = None) -> dict[str, Told]:
    """The same of the services."""
    from connect_tui.services.people import in_touch_with

    return {
        person: Told(*(getattr(one, name) for name in Told._fields))
        for person, one in in_touch_with(workspace, day).items()
    }
