"""Which periods still to come have anything to show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from connect_tui.domain.periods import Period
from connect_tui.domain.practices import Practice
from connect_tui.services.workspace import Workspace


def is_worth_a_look(workspace: Workspace, practices: Iterable[Practice], period: Period, today: date) -> bool:
    """Tell whether a period has begun, or rest days of these practices are planned in it or after it."""
    if period.start <= today:
        return True
    planned = (workspace.book.planned_rests(practice.id, today) for practice in practices)
    return any(day >= period.start for days in planned for day in days)
