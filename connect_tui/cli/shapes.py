"""The JSON that commands print. Fields may be added, never renamed; numbers are never rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.history import PracticeReview
    from connect_tui.domain.practices import Practice
    from connect_tui.services.views import DayView, PracticeOnDay

Object: TypeAlias = dict[str, object]


def day(view: DayView) -> Object:
    """Return a day with its practices."""
    return {
        "date": view.day.isoformat(),
        "done": view.done,
        "rest": view.rest,
        "total": view.total,
        "focus": list(view.focus),
        "practices": [_practice_on_day(row) for row in view.practices],
    }


def _practice_on_day(row: PracticeOnDay) -> Object:
    standing = row.standing
    return {
        **_practice(row.practice),
        "archived": row.practice.archived.isoformat() if row.practice.archived else None,
        "scheduled": row.scheduled,
        "state": row.state.value,
        "note": row.note,
        "people": list(row.people),
        "action": row.action,
        "streak": {
            "current": standing.current,
            "best": standing.best,
            "unit": standing.unit,
            "days_left": standing.days_left,
        },
        "strength": standing.strength,
    }


def _practice(practice: Practice) -> Object:
    return {
        "id": practice.id,
        "number": practice.number,
        "name": practice.name,
        "pillar": practice.pillar.value,
        "schedule": str(practice.schedule),
    }


def review_of_one(practice: Practice, found: PracticeReview) -> Object:
    """Return one practice over a period, day by day."""
    return {
        "id": practice.id,
        "name": practice.name,
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "days": [
            {"date": one.day.isoformat(), "state": one.state.value, "strength": one.strength}
            for one in found.days
        ],
        "streaks": [
            {"start": one.start.isoformat(), "end": one.end.isoformat(), "length": one.length}
            for one in found.streaks
        ],
        **_numbers(found),
    }


def review_of_all(found: Sequence[tuple[Practice, PracticeReview]], start: str, end: str) -> Object:
    """Return the numbers of every practice over a period."""
    return {
        "from": start,
        "to": end,
        "practices": [{**_practice(practice), **_numbers(one)} for practice, one in found],
    }


def _numbers(found: PracticeReview) -> Object:
    standing, counts = found.standing, found.counts
    return {
        "current": standing.current,
        "best": standing.best,
        "unit": standing.unit,
        "days_left": standing.days_left,
        "kept": counts.kept,
        "missed": counts.missed,
        "rested": counts.rested,
        "rate": counts.rate,
        "strength": standing.strength,
    }
