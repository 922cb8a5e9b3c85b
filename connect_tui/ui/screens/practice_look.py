"""What the page of one practice looks at: the practice, the period, the day; and what is read of them."""

from __future__ import annotations

from datetime import date

from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY
from connect_tui.domain.periods import CALENDAR_UNITS, Period, PeriodUnit, neighbour
from connect_tui.domain.practices import Practice
from connect_tui.domain.retrospect import NoteLine, PracticePage
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.services.check_ins import FURTHEST_REST_DAYS
from connect_tui.services.days import practice_on_day
from connect_tui.services.rest_ahead import is_worth_a_look
from connect_tui.services.retrospect import notes_of, period_of, practice_page
from connect_tui.services.views import PracticeOnDay
from connect_tui.services.workspace import Workspace
from connect_tui.ui.widgets.charts import ChartData
from connect_tui.ui.widgets.year_calendar import WEEKS, CalendarView, last_day

UNITS = (*CALENDAR_UNITS, PeriodUnit.ALL)
NOTES_AT_ONCE = 60


class PracticeLook:
    """Moves about, and reads what is to be shown."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.today = self.day = workspace.today()
        self.practice_id = ""
        self.period = Period(PeriodUnit.DAYS, self.today, self.today)
        self.totals_by = PeriodUnit.MONTH
        self.page: PracticePage | None = None
        self._read: tuple[PracticeOnDay, date] | None = None
        self._notes: tuple[NoteLine, ...] | None = None
        self._notes_wanted = 0

    def look_at(self, practice_id: str, period: Period, day: date) -> None:
        """Look at a practice with the cursor on a day.

        A year or all there is stays the period; of anything shorter the page shows the year around it, since
        a page of one practice has little to say about a week.
        """
        self.practice_id = practice_id
        self.day = self.reachable(day)
        wide = period.unit in (PeriodUnit.YEAR, PeriodUnit.ALL)
        self._change_period(period if wide else self._around(PeriodUnit.YEAR))

    @property
    def practice(self) -> Practice | None:
        """The practice, as habits.yaml has it now."""
        practices = self._workspace.practices
        return next((one for one in practices if one.id == self.practice_id), None)

    @property
    def latest(self) -> date:
        """The last day that anything can be planned for."""
        return self.today + ONE_DAY * FURTHEST_REST_DAYS

    def reachable(self, day: date) -> date:
        """Return the day, or the nearest one that anything can be recorded on."""
        return max(EARLIEST_DAY, min(self.latest, day))

    def day_from_here(self, days: int) -> date:
        """Return the day so many days from the cursor."""
        return self.reachable(date.fromordinal(max(1, self.day.toordinal() + days)))

    @property
    def first_day(self) -> date:
        """The first check-in of all, or the first day of a period that begins later."""
        first = self.page.standing.first if self.page else None
        return max(self.period.start, first or self.period.start)

    @property
    def last_day(self) -> date:
        """Today, or the last day of a period that is over."""
        return max(self.period.start, min(self.period.end, self.today))

    def _around(self, unit: PeriodUnit) -> Period:
        return period_of(self._workspace, unit, self.day)

    def _change_period(self, period: Period) -> None:
        """Look at another period; its notes are read once they come in sight."""
        self.period = period
        self._notes, self._notes_wanted = None, 0

    def go_to(self, day: date) -> bool:
        """Go to a day, and to the period around it where it lies in another; tell whether it does."""
        self.day = self.reachable(day)
        if self.period.unit not in CALENDAR_UNITS or self.period.start <= self.day <= self.period.end:
            return False
        self._change_period(self._around(self.period.unit))
        return True

    def step(self, by: int) -> bool:
        """Go to the period before or after, with the day; tell whether there is one.

        After the one that holds today there is none but those up to the last rest day that is planned.
        """
        period = neighbour(self.period, by, self._workspace.settings.week_starts_on)
        practice = self.practice
        if period is None or practice is None:
            return False
        if by > 0 and not is_worth_a_look(self._workspace, [practice], period, self.today):
            return False
        self._change_period(period)
        if not period.start <= self.day <= period.end:
            self.day = self.reachable(self.last_day)
        return True

    def change_unit(self, by: int) -> bool:
        """Look at a shorter (negative) or longer period around the day; tell whether there is one."""
        number = UNITS.index(self.period.unit) + by
        if not 0 <= number < len(UNITS):
            return False
        self._change_period(self._around(UNITS[number]))
        return True

    def turn_totals(self, by: int) -> bool:
        """Add up by the next longer or shorter stretch; tell whether there is one."""
        number = CALENDAR_UNITS.index(self.totals_by) + by
        if not 0 <= number < len(CALENDAR_UNITS):
            return False
        self.totals_by = CALENDAR_UNITS[number]
        return True

    def next_practice(self, by: int) -> None:
        """Look at the practice before or after; those laid aside before the period began are passed over."""
        start = self.period.start
        ids = [
            one.id
            for one in self._workspace.practices
            if one.id == self.practice_id or not one.archived_on(start)
        ]
        if self.practice_id in ids:
            self.practice_id = ids[(ids.index(self.practice_id) + by) % len(ids)]
            self._change_period(self.period)

    def read(self) -> Practice | None:
        """Read the practice over the period anew, following a day that turned; None where it is gone."""
        today = self._workspace.today()
        if today != self.today:
            follows, self.today = self.day == self.today, today
            if follows:
                self.go_to(today)
        if not self.practice_id and self._workspace.practices:
            self.practice_id = self._workspace.practices[0].id
        if self.period.unit is PeriodUnit.DAYS:
            self.period = self._around(PeriodUnit.YEAR)
        elif self.period.unit is PeriodUnit.ALL:
            self.period = self._around(PeriodUnit.ALL)
        practice = self.practice
        if practice is not None:
            self.page = practice_page(self._workspace, practice, self.period)
            if self._notes is not None:
                self._notes = notes_of(self._workspace, practice, self.period, most=self._notes_wanted)
        return practice

    def read_day(self, practice: Practice) -> PracticeOnDay:
        """Read the day."""
        row = practice_on_day(self._workspace, practice, self.day)
        self._read = row, self.day
        return row

    @property
    def row(self) -> PracticeOnDay | None:
        """The practice on the day of the cursor; None where that could not be read, or where it is gone."""
        if self._read is None or self.practice is None:
            return None
        row, day = self._read
        return row if (row.practice.id, day) == (self.practice_id, self.day) else None

    def read_weeks(self, practice: Practice, known: CalendarView | None) -> CalendarView:
        """Read the weeks of the calendar: those already ``known`` where they hold the day."""
        if known is not None and (known.period, known.practice.id) != (self.period, practice.id):
            known = None
        end, starts_on = min(self.period.end, self.today), self._workspace.settings.week_starts_on
        last = last_day(known, self.day, end, self.latest, starts_on)
        start = last - ONE_DAY * (WEEKS * DAYS_IN_WEEK - 1)
        book = self._workspace.book
        first = book.standing(practice, last, self.today).first
        states = book.states(practice, start, last, today=self.today, first=first)
        return CalendarView(practice, start, states, self.today, self.period, self.day)

    def read_more_notes(self, practice: Practice) -> None:
        """Read some more notes of the period."""
        self._notes_wanted += NOTES_AT_ONCE
        self._notes = notes_of(self._workspace, practice, self.period, most=self._notes_wanted)

    @property
    def chart_data(self) -> ChartData | None:
        """What the charts are to show; None before anything was read."""
        if self.page is None:
            return None
        settings = self._workspace.settings
        all_notes = self._notes is not None and len(self._notes) < self._notes_wanted
        return ChartData(
            page=self.page,
            notes=self._notes,
            totals_by=self.totals_by,
            week_starts_on=settings.week_starts_on,
            show_streaks=settings.show_streaks,
            all_notes=all_notes,
        )
