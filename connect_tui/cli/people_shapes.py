"""The JSON of people and plans. Fields may be added, never renamed; numbers are never rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from connect_tui.store.people_records import occasion_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from connect_tui.domain.people import GoingThrough, Remembered
    from connect_tui.domain.reaching_out import Suggestion
    from connect_tui.services.people_joining import Joined
    from connect_tui.services.people_views import PersonView
    from connect_tui.services.person_views import PersonPage, PlanView, Shared

Object: TypeAlias = dict[str, object]


def person(view: PersonView) -> Object:
    """Return someone, with where one stands with them today."""
    profile, stand = view.profile, view.in_touch
    return {
        "id": profile.id,
        "name": profile.name,
        "also": list(profile.also),
        "circle": profile.circle.value,
        "rhythm": {
            "wished": stand.rhythm.wished,
            "longest": stand.rhythm.longest,
            "own": profile.rhythm is not None,
        },
        "style": profile.style.value,
        "in_common": _remembered(profile.in_common),
        "details": _remembered(profile.details),
        "birthday": occasion_text(profile.birthday) if profile.birthday else None,
        "dates": [{"name": one.name, "date": occasion_text(one)} for one in profile.dates],
        "reach": profile.reach,
        "going_through": _going_through(profile.going_through),
        "notes": profile.notes,
        "added": _iso(profile.added),
        "resting_until": _iso(stand.resting_until),
        "archived": _iso(profile.archived),
        "last": _iso(stand.last),
        "days": stand.days,
        "next": _iso(stand.next),
        "due": stand.due,
        "past_longest": stand.past_longest,
        "why": _why(view.suggestion),
    }


def joined(view: PersonView, found: Joined) -> Object:
    """Return someone, and what another one who is the same human being has brought."""
    return {
        **person(view),
        "joined": {"id": found.goes.id, "name": found.goes.name},
        "moved": found.moved._asdict(),
        "gained": dict(found.joining.gained),
        "left": [one._asdict() for one in found.joining.left],
    }


def page(found: PersonPage) -> Object:
    """Return someone, with all there is to see of them."""
    return {
        "date": found.today.isoformat(),
        **person(found.view),
        "coming": [{"name": one.name, "date": on.isoformat()} for one, on in found.coming],
        "plans": [plan(one) for one in found.plans],
        "shared": [_shared(one) for one in found.shared],
        "contact_days": [day.isoformat() for day in found.contact_days],
        "practices": [one._asdict() for one in found.practices],
    }


def plan(view: PlanView) -> Object:
    """Return a plan, with where it stands today."""
    one, standing = view.plan, view.standing
    return {
        "id": one.id,
        "what": one.what,
        "people": list(view.people),
        "date": one.day.isoformat(),
        "time": f"{one.at:%H:%M}" if one.at is not None else None,
        "repeat": str(one.repeat) if one.repeat is not None else None,
        "until": _iso(one.until),
        "place": one.place,
        "practices": list(one.practices),
        "state": standing.state.value,
        "next": _iso(standing.next),
        "kept": [day.isoformat() for day in standing.kept],
        "kept_this_week": standing.kept_this_week,
        "wanted_this_week": standing.wanted_this_week,
    }


def _shared(one: Shared) -> Object:
    return {
        "date": one.day.isoformat(),
        "kind": one.kind.value,
        "practice": one.practice,
        "text": one.text,
        "people": list(one.people),
        "how": one.how.value if one.how is not None else None,
        "id": one.id or None,
    }


def _why(suggestion: Suggestion | None) -> Object | None:
    if suggestion is None:
        return None
    return {
        "reason": suggestion.why.value,
        "days": suggestion.days,
        "date": _iso(suggestion.day),
        "occasion": suggestion.occasion or None,
    }


def _going_through(one: GoingThrough | None) -> Object | None:
    if one is None:
        return None
    return {"what": one.what, "since": one.since.isoformat(), "until": _iso(one.until), "every": one.every}


def _remembered(those: Iterable[Remembered]) -> list[Object]:
    return [{"text": one.text, "date": _iso(one.day)} for one in those]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
