"""How practices on a day's schedule are settled: done, resting, or a week that has enough of them."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of, week_start
from connect_tui.domain.practices import MAKE_TIME
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace


class Settlement(StrEnum):
    """Why a reminder has nothing to ask for on a day."""

    DONE = "done"
    REST = "rest"
    NOT_SCHEDULED = "not-scheduled"
    """What it asks for is not on that day's schedule, archived, or no longer in the catalogue."""
    NOTHING = "nothing"
    """There is nobody to name, no plan, date, goal or dare, or they were named that day already."""


class SettledPractices:
    """Tells it, by what the records say when each month is first asked for; to be made anew for each look."""

    def __init__(self, workspace: Workspace) -> None:
        self._store = workspace.store
        self._practices = workspace.practices
        self._week_starts_on = workspace.settings.week_starts_on
        self._months: dict[str, Mapping[str, Mapping[date, Mark]]] = {}

    def practice(self, practice_id: str | None) -> Practice | None:
        """Return a practice of the catalogue, or None where it has none of this id."""
        return next((one for one in self._practices if one.id == practice_id), None)

    def mark(self, practice: Practice, day: date) -> Mark | None:
        """Return the mark of a day."""
        month = month_of(day)
        marks = self._months.get(month)
        if marks is None:
            marks = self._months[month] = self._store.marks(month)
        return marks.get(practice.id, {}).get(day)

    def of_scheduled(self, practice: Practice, day: date) -> Settlement | None:
        """Return how a practice on the day's schedule is settled: by its mark, or a week that has enough."""
        mark = self.mark(practice, day)
        if mark is not None:
            return Settlement(mark.value)
        if (
            isinstance(practice.schedule, Quota)
            and self._done_in_week(practice, day) >= practice.schedule.times
        ):
            return Settlement.DONE
        return None

    def of_making_time(self, day: date) -> Settlement | None:
        """Return how making time for someone is settled on a day; where it is, nobody more is asked for.

        None where it is not on that day's schedule, or in no catalogue.
        """
        practice = self.practice(MAKE_TIME)
        return self.of_scheduled(practice, day) if practice and practice.scheduled_on(day) else None

    def _done_in_week(self, practice: Practice, day: date) -> int:
        first = week_start(day, self._week_starts_on)
        days = (first + timedelta(days=number) for number in range(DAYS_IN_WEEK))
        return sum(self.mark(practice, one) is Mark.DONE for one in days)
