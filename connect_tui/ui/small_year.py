"""The days of the small calendar that Review shows of the practice under its cursor."""

from __future__ import annotations

from datetime import date, timedelta

from connect_tui.domain.days import week_start
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.retrospect import PracticeInPeriod
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.services.workspace import Workspace
from connect_tui.ui.widgets.review_panel import WEEKS, YearOfDays


def small_year(workspace: Workspace, row: PracticeInPeriod, period: Period, today: date) -> YearOfDays:
    """Return the days of the year looked at, or of the last weeks up to the end of the period."""
    starts_on = workspace.settings.week_starts_on
    if period.unit is PeriodUnit.YEAR:
        start, last = week_start(period.start, starts_on), period.end
    else:
        last = min(period.end, max(today, period.start))
        start = week_start(last, starts_on) - timedelta(days=DAYS_IN_WEEK * (WEEKS - 1))
    end = week_start(last, starts_on) + timedelta(days=DAYS_IN_WEEK - 1)
    states = workspace.book.states(row.practice, start, end, today=today, first=row.standing.first)
    return YearOfDays(start, min(last, max(today, start)), states)
