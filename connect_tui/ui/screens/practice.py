"""One practice: its year day by day, and what its weeks, months and years add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from connect_tui.config.keys import KeyContext
from connect_tui.domain.periods import CALENDAR_UNITS, Period, PeriodUnit
from connect_tui.domain.practices import Practice
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.services.workspace import Workspace
from connect_tui.ui import calendar_texts, key_texts, review_texts
from connect_tui.ui.content import shown
from connect_tui.ui.felt_beside import felt_on_days_of
from connect_tui.ui.keys import bindings
from connect_tui.ui.screens.deeds import Chosen, Deeds
from connect_tui.ui.screens.place import InView, PlaceScreen
from connect_tui.ui.screens.practice_look import PracticeLook
from connect_tui.ui.widgets.chart_board import ChartBoard
from connect_tui.ui.widgets.charts import OF_STREAKS, ChartId
from connect_tui.ui.widgets.day_words import DayInWords, DayWords
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.practice_header import HeaderView, PracticeHeader
from connect_tui.ui.widgets.year_calendar import YearCalendar

ROOM_FOR_FOOT = 22
"""Lines from which the calendar has its last one."""
ROOM_FOR_BLANKS = 30
ROOM_FOR_CHARTS = 15
"""Lines from which at least one of a chart can be seen."""
ROOM_BESIDE = 160
"""Columns from which the words of the day stand beside the calendar."""

_KEYS = ("back", "check", "rest", "note", "with")
KEY_BAR = (
    *(KeyEntry((action,), key_texts.LABELS[action]) for action in _KEYS),
    KeyEntry(("next_chart",), calendar_texts.LABEL_CHART),
    KeyEntry(("guide",), key_texts.LABELS["guide"]),
    KeyEntry(("earlier", "later_on"), calendar_texts.LABEL_STEP),
    KeyEntry(("shorter", "longer"), calendar_texts.LABEL_PERIOD),
    KeyEntry(("previous_practice", "next_practice"), calendar_texts.LABEL_PRACTICE),
    *(KeyEntry((action,), key_texts.LABELS[action]) for action in ("undo", "jump", "year", "keys")),
)


class PracticeScreen(PlaceScreen):
    """A practice over a period, with a cursor on one of its days."""

    PLACE: ClassVar[KeyContext] = "practice"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practice")]
    DEFAULT_CSS = """
    PracticeScreen #days { layout: vertical; height: auto; }
    PracticeScreen #days YearCalendar { width: 1fr; }
    PracticeScreen.-low PracticeHeader { height: 2; }
    PracticeScreen.-low YearCalendar { height: 8; }
    PracticeScreen.-tall PracticeHeader { height: 4; }
    PracticeScreen.-tall DayWords { height: 3; padding: 1 2 0 2; }
    PracticeScreen.-tall ChartBoard { margin-top: 1; }
    PracticeScreen.-beside #days { layout: horizontal; height: 10; }
    PracticeScreen.-beside #days YearCalendar { width: 112; }
    PracticeScreen.-beside DayWords { width: 1fr; height: 9; padding: 1 2 0 4; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.look = PracticeLook(workspace)
        self._header, self._calendar = PracticeHeader(), YearCalendar()
        self._words, self._board = DayWords(), ChartBoard()
        self._felt = ""
        self._deeds = Deeds(self, self._chosen, lambda _: self.reload())

    def compose_place(self) -> Iterator[Widget]:
        """Yield the header, the year with the words of a day, and the charts."""
        self.fit_to_size()
        yield self._header
        with Horizontal(id="days"):
            yield self._calendar
            yield self._words
        yield self._board

    def on_mount(self) -> None:
        """Show the practice before the first frame."""
        self.fit_to_size()
        self.app.attempt(self.reload)

    def on_screen_resume(self) -> None:
        """Leave, once a dialog is closed, where habits.yaml no longer has the practice."""
        if self.look.page is not None:
            self._leave()

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.fit_to_size()

    def use_room(self, width: int, height: int) -> None:
        """Leave out what is spare on a low terminal, and use a wide one."""
        self.set_class(height < ROOM_FOR_FOOT, "-low")
        self.key_bar.leave_out(*(() if height >= ROOM_FOR_CHARTS else ("next_chart",)))
        self.set_class(height >= ROOM_FOR_BLANKS, "-tall")
        self.set_class(width >= ROOM_BESIDE and height >= ROOM_FOR_BLANKS, "-beside")

    def show_practice(self, practice_id: str, period: Period, day: date) -> None:
        """Show a practice with the cursor on a day, over the year around it unless all there is is wanted."""
        self.look.look_at(practice_id, period, day)
        if self.is_mounted and self.app.place is self:
            self.app.attempt(self.reload)

    def reload(self) -> None:
        """Read everything again and show it, staying where the person is; a day that turned is followed."""
        practice = self.look.read()
        self.today = self.look.today
        if practice is None or self.look.page is None:
            self.call_later(self._leave)
            return
        pillars = {one.id: one.name for one in self.workspace.loaded.catalogue.pillars}
        show_streaks = self.workspace.settings.show_streaks
        self._header.show(HeaderView(self.look.page, pillars[practice.pillar], show_streaks))
        self._felt = felt_on_days_of(self.workspace, practice.id, self.look.period)
        self._show_weeks(practice)
        self._show_charts()

    def _leave(self) -> None:
        """Go back to the overview, since habits.yaml no longer has the practice."""
        if self.app.screen is self and self.look.practice is None:
            if self.look.page is not None:
                name = shown(self.look.page.practice.name)
                self.notify(calendar_texts.NO_PRACTICE_LEFT.format(name=name), markup=False)
            self.app.show_place("review")

    def _show_weeks(self, practice: Practice) -> None:
        self._calendar.show(self.look.read_weeks(practice, self._calendar.view))
        self._show_day(practice)

    def _show_day(self, practice: Practice) -> None:
        row, show_streaks = self.look.read_day(practice), self.workspace.settings.show_streaks
        self._words.show(DayInWords(row, self.look.day, self.today, show_streaks, self._felt))

    def _show_charts(self) -> None:
        data = self.look.chart_data
        if data is not None:
            show_streaks = self.workspace.settings.show_streaks
            charts = [one for one in ChartId if show_streaks or one not in OF_STREAKS]
            self._board.show(data, charts, data.page.practice.pillar.value)

    def _chosen(self) -> Chosen | None:
        row = self.look.row
        return None if row is None else Chosen(row, self.look.day)

    @property
    def in_view(self) -> InView:
        """What is looked at just now."""
        return InView(self.look.practice_id or None)

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            **self._deeds.actions(),
            "undo": self.undo,
            "cursor_down": lambda: self._move(1),
            "cursor_up": lambda: self._move(-1),
            "week_back": lambda: self._move(-DAYS_IN_WEEK),
            "week_forth": lambda: self._move(DAYS_IN_WEEK),
            "first": lambda: self.go_to_day(self.look.first_day),
            "last": lambda: self.go_to_day(self.look.last_day),
            "earlier": lambda: self._step(-1),
            "later_on": lambda: self._step(1),
            "shorter": lambda: self._reload_if(self.look.change_unit(-1)),
            "longer": lambda: self._reload_if(self.look.change_unit(1)),
            "jump": self._jump,
            "next_chart": lambda: self._next_chart(1),
            "previous_chart": lambda: self._next_chart(-1),
            "chart_down": lambda: self._board.scroll_chart(1),
            "chart_up": lambda: self._board.scroll_chart(-1),
            "previous_practice": lambda: self._next_practice(-1),
            "next_practice": lambda: self._next_practice(1),
            "year": self._year,
            "back": lambda: self.app.show_place("review"),
        }

    def go_to_day(self, day: date) -> None:
        """Put the cursor on a day; weeks that are not shown come in sight."""
        practice = self.look.practice
        self.look.day = self.look.reachable(day)
        if practice is None:
            self.reload()
        elif self._calendar.move_cursor(self.look.day):
            self._show_day(practice)
        else:
            self._show_weeks(practice)

    def _move(self, by: int) -> None:
        self.go_to_day(self.look.day_from_here(by))

    def come_home(self) -> None:
        """Show today, in the period of the same length."""
        self._look_at(self.today)

    def _look_at(self, day: date) -> None:
        """Go to a day, and to the period around it where it lies in another."""
        if self.look.go_to(day):
            self.reload()
        else:
            self.go_to_day(day)

    def _reload_if(self, changed: bool) -> None:  # noqa: FBT001
        if changed:
            self.reload()

    def _step(self, by: int) -> None:
        """Go to the period before or after, or say why there is none."""
        if self.look.step(by):
            self.reload()
        elif self.look.period.unit is PeriodUnit.ALL:
            self._say(review_texts.ALL_IS_ALL)
        else:
            self._say(calendar_texts.NO_FURTHER_ON if by > 0 else calendar_texts.NO_FURTHER_BACK)

    def _say(self, words: str) -> None:
        self.notify(words, markup=False)

    def _jump(self) -> None:
        from connect_tui.ui.screens.jump import JumpDialog

        def go(day: date | None) -> None:
            if day is not None:
                self.app.attempt(lambda: self._look_at(day))

        self.app.push_screen(JumpDialog(self.today), go)

    def _next_practice(self, by: int) -> None:
        self.look.next_practice(by)
        self.reload()

    def _next_chart(self, by: int) -> None:
        """Go on to the next chart; the totals are first shown by the week, then by what is longer."""
        if not self._board.has_room:
            self._say(calendar_texts.NO_ROOM_FOR_CHARTS)
            return
        if self._board.chosen is not ChartId.TOTALS or not self.look.turn_totals(by):
            self._board.choose_next(by)
            if self._board.chosen is ChartId.TOTALS:
                self.look.totals_by = CALENDAR_UNITS[0 if by > 0 else -1]
        self._show_charts()

    def _year(self) -> None:
        from connect_tui.ui.screens.year import YearScreen

        screen = self.app.place_called("year")
        if isinstance(screen, YearScreen):
            screen.show_year(self.look.day.year, came_from="practice")
        self.app.show_place("year")

    @on(ChartBoard.NotesAsked)
    def _notes_asked(self) -> None:
        practice = self.look.practice
        if practice is not None and self.app.attempt(lambda: self.look.read_more_notes(practice)):
            self._show_charts()

    @on(ChartBoard.ChartAsked)
    def _chart_clicked(self, event: ChartBoard.ChartAsked) -> None:
        self._board.choose(event.chart)

    @on(ChartBoard.TotalsAsked)
    def _totals_clicked(self, event: ChartBoard.TotalsAsked) -> None:
        self.look.totals_by = event.unit
        self._show_charts()

    @on(ChartBoard.DayAsked)
    @on(YearCalendar.DayAsked)
    def _day_clicked(self, event: ChartBoard.DayAsked | YearCalendar.DayAsked) -> None:
        self.app.attempt(lambda: self.go_to_day(event.day))

    @on(PracticeHeader.Asked)
    def _header_clicked(self, event: PracticeHeader.Asked) -> None:
        self.do(event.action)
