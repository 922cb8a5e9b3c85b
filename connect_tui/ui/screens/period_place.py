"""A place that shows a period, and moves through periods."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date

from textual import on

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.periods import CALENDAR_UNITS, Period, PeriodUnit, neighbour
from connect_tui.services.retrospect import period_of
from connect_tui.services.workspace import Workspace
from connect_tui.ui import review_texts
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.period_title import TitledHeader

UNITS = (*CALENDAR_UNITS, PeriodUnit.ALL)
"""The shortest first."""


class PeriodPlace(PlaceScreen):
    """A period, the present month unless the person moves."""

    def __init__(self, workspace: Workspace, key_bar: tuple[KeyEntry, ...]) -> None:
        super().__init__(workspace, key_bar)
        self.day = self.today
        self.unit = PeriodUnit.MONTH

    @abstractmethod
    def no_further_on(self, period: Period) -> str:
        """Return why a period is not worth a look; empty where it is."""

    @property
    def period(self) -> Period:
        """The period looked at."""
        return period_of(self.workspace, self.unit, self.day)

    def follow_today(self) -> None:
        """Go along with a day that turned, where the present one was looked at."""
        today = self.workspace.today()
        if self.day == self.today:
            self.day = today
        self.today = today

    def period_actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys do that move through periods, by action."""
        return {
            "period_back": lambda: self._move_period(-1),
            "period_forth": lambda: self._move_period(1),
            "shorter": lambda: self._change_unit(-1),
            "longer": lambda: self._change_unit(1),
            "jump": self._jump,
        }

    def come_home(self) -> None:
        """Show the present period."""
        self.go_to_day(self.workspace.today())

    def go_to_day(self, day: date) -> None:
        """Show the period that a day lies in."""
        self.day = day
        self.reload()

    def use_unit(self, unit: PeriodUnit) -> None:
        """Show the period of another length around the same day."""
        self.unit = unit
        self.reload()

    def say(self, words: str) -> None:
        """Tell something in passing."""
        self.notify(words, markup=False)

    def _move_period(self, by: int) -> None:
        period = neighbour(self.period, by, self.workspace.settings.week_starts_on)
        if period is None or period.end < EARLIEST_DAY:
            everything = self.unit is PeriodUnit.ALL
            self.say(review_texts.ALL_IS_ALL if everything else review_texts.NO_FURTHER_BACK)
        elif told := self.no_further_on(period):
            self.say(told)
        else:
            self.go_to_day(self.today if period.start <= self.today <= period.end else period.end)

    def _change_unit(self, by: int) -> None:
        at = UNITS.index(self.unit) + by
        if 0 <= at < len(UNITS):
            self.use_unit(UNITS[at])
        else:
            self.say(review_texts.NO_SHORTER if by < 0 else review_texts.NO_LONGER)

    def _jump(self) -> None:
        from connect_tui.ui.screens.jump import JumpDialog

        def go(day: date | None) -> None:
            if day is not None:
                if self.unit is PeriodUnit.ALL:
                    self.unit = PeriodUnit.MONTH
                self.app.attempt(lambda: self.go_to_day(day))

        self.app.push_screen(JumpDialog(self.today), go)

    @on(TitledHeader.Asked)
    def _header_clicked(self, event: TitledHeader.Asked) -> None:
        self.do(event.action)

    @on(TitledHeader.UnitAsked)
    def _unit_clicked(self, event: TitledHeader.UnitAsked) -> None:
        self.app.attempt(lambda: self.use_unit(event.unit))
