"""The JSON that commands print. Fields may be added, never renamed; numbers are never rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
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
        **of_practice(row.practice),
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


def of_practice(practice: Practice) -> Object:
    """Return what a practice is."""
    return {
        "id": practice.id,
        "number": practice.number,
        "name": practice.name,
        "pillar": practice.pillar.value,
        "schedule": str(practice.schedule),
    }
