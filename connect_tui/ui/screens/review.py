"""Review: how all practices went over a week, a month, a quarter, a year, or ever since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.geometry import Size
from textual.widget import Widget

from connect_tui.config.keys import KeyContext
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.retrospect import Overview
from connect_tui.services.rest_ahead import is_worth_a_look
from connect_tui.services.retrospect import overview, period_of
from connect_tui.services.workspace import Workspace
from connect_tui.ui import key_texts, review_texts, texts
from connect_tui.ui.keys import bindings
from connect_tui.ui.review_room import list_lines, room_in
from connect_tui.ui.review_texts import Sort
from connect_tui.ui.screens.period_place import PeriodPlace
from connect_tui.ui.screens.place import InView
from connect_tui.ui.small_year import small_year
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.period_header import HeaderView, PeriodHeader
from connect_tui.ui.widgets.review_columns import columns_for, window_of
from connect_tui.ui.widgets.review_list import ReviewList
from connect_tui.ui.widgets.review_panel import PanelView, ReviewPanel, change_of
from connect_tui.ui.widgets.review_rows import ListView, legend, lines_of

if TYPE_CHECKING:
    from connect_tui.ui.screens.company import CompanyScreen
    from connect_tui.ui.screens.practice import PracticeScreen
    from connect_tui.ui.screens.year import YearScreen

FAR = 100_000

KEY_BAR = (
    KeyEntry(("open_practice",), key_texts.LABELS["open_practice"]),
    KeyEntry(("period_back", "period_forth"), review_texts.LABEL_PERIOD),
    KeyEntry(("shorter", "longer"), review_texts.LABEL_UNIT),
    *(
        KeyEntry((one,), key_texts.LABELS[one])
        for one in ("look_back", "guide", "sort", "company", "year", "jump", "today", "keys")
    ),
)
IN_VAIN_AT_FIRST = (
    *("open_practice", "guide", "period_back", "period_forth", "shorter", "longer", "look_back", "sort"),
)
"""What changes nothing before the first check-in."""


class ReviewScreen(PeriodPlace):
    """A period, the present month unless the person moves."""

    PLACE: ClassVar[KeyContext] = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.sort: Sort = "catalogue"
        self.view: Overview | None = None
        self._fitted = Size(0, 0)
        self._panel_lines = 0
        self._with_year = False
        self._legend: tuple[str, ...] = ()
        self._as_of: tuple[object, ...] = ()
        self._list = ReviewList()
        self._header = PeriodHeader(self._list.style_of)
        self._panel = ReviewPanel(self._list.style_of)

    def compose_place(self) -> Iterator[Widget]:
        """Yield the header, the list and the panel."""
        yield self._header
        yield self._list
        yield self._panel

    def on_mount(self) -> None:
        """Show the period before the first frame."""
        self._fitted = self.app.size
        self.fit_to_size()
        self.app.attempt(self.reload)
        self._list.focus()
        self.call_after_refresh(self._show_year_too)

    def _show_year_too(self) -> None:
        """Show the small calendar from now on: its days are read only once the first frame is there."""
        self._with_year = True
        self._show_panel()

    def on_resize(self) -> None:
        """Follow the terminal."""
        if self._fitted != self.app.size:
            self._fitted = self.app.size
            self.fit_to_size()
            self.app.attempt(self.reload, tell_once=True)

    def use_room(self, width: int, height: int) -> None:
        """Arrange everything once it is read: ``reload`` does."""

    def reload(self) -> None:
        """Read the period again and show it, staying where the person is; a day that turned is followed."""
        self.follow_today()
        self._as_of = self._now()
        self.view = overview(self.workspace, self.period, cells=self._days_to_read())
        self.show_view()

    def come_back(self) -> None:
        """Show what was shown, or read it again where anything has changed meanwhile."""
        if self._as_of != self._now():
            super().come_back()

    def _now(self) -> tuple[object, ...]:
        """Return what is another thing once what is shown may no longer be right."""
        return self.workspace.book.version, self.workspace.today(), self.app.size

    def _days_to_read(self) -> int:
        """Return how many days up to the period's end the widest list could show."""
        period = self.period
        most = columns_for(self.app.size.width, period.days, left=0, longest=0, show_streaks=False).cells
        return max(1, window_of(period, self.today, most).reach(period))

    def show_view(self) -> None:
        """Show the period that was read, in the room there is."""
        view = self.view
        if view is None:
            return
        settings, room = self.workspace.settings, room_in(self.app.size)
        pillars = {pillar.id: pillar.name for pillar in self.workspace.loaded.catalogue.pillars}
        if self.sort in ("streak", "strength") and not settings.show_streaks:
            self.sort = "catalogue"
        header = HeaderView(view, pillars, room)
        listed = ListView(
            view, pillars, self.sort, settings.show_streaks, settings.week_starts_on, room.grouped, room.airy
        )
        height = header.height(self.app.size.width)
        lines = max(1, self.app.size.height - 1 - height)
        taken = list_lines(len(lines_of(listed)), lines)
        self._panel_lines = lines - taken
        self._header.styles.height = height
        self._list.styles.height = taken
        self._list.display = view.first_day is not None and bool(view.rows)
        self._header.show(header)
        self._list.show(listed)
        self.key_bar.leave_out(*(() if self._list.display else IN_VAIN_AT_FIRST))
        marked = settings.show_streaks and any(
            review_texts.carry_on(row, self._list.state_on(row, view.today)) for row in view.rows
        )
        self._legend = legend(marked=marked)
        self._show_panel()

    @on(ReviewList.CursorMoved)
    def _show_panel(self) -> None:
        self.app.attempt(self._read_panel, tell_once=True)

    def _read_panel(self) -> None:
        view, row = self.view, self._list.row
        if view is None or view.first_day is None:
            self._panel.show(None, review_texts.NOTHING_YET_MORE)
        elif row is None:
            self._panel.show(None, texts.NO_PRACTICES)
        else:
            roomy = self._with_year and self._panel.has_room_for_year(self._panel_lines)
            year = small_year(self.workspace, row, self.period, self.today) if roomy else None
            state = self._list.state_on(row, view.today)
            change = change_of(row, view.period, view.today)
            streaks = self.workspace.settings.show_streaks
            aside = review_texts.aside(row, view)
            self._panel.show(
                PanelView(row, view.today, state, change, streaks, year, aside, self._legend),
            )

    @property
    def in_view(self) -> InView:
        """What is looked at just now."""
        row = self._list.row
        return InView(None if row is None else row.practice.id)

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            "undo": self.undo,
            "cursor_down": lambda: self._list.move(1),
            "cursor_up": lambda: self._list.move(-1),
            "first": lambda: self._list.move(-FAR),
            "last": lambda: self._list.move(FAR),
            "open_practice": self.open_practice,
            **self.period_actions(),
            "sort": self._sort_on,
            "look_back": self._look_back,
            "company": self._show_company,
            "year": self._show_year,
            "back": lambda: self.app.show_place("today"),
        }

    def no_further_on(self, period: Period) -> str:
        """Return why a period is not worth a look; empty where it is."""
        worth = is_worth_a_look(self.workspace, self.workspace.practices, period, self.today)
        return "" if worth else review_texts.NO_FURTHER_ON

    def _sort_on(self) -> None:
        orders: tuple[Sort, ...] = ("catalogue", "streak", "strength", "rate")
        if not self.workspace.settings.show_streaks:
            orders = ("catalogue", "rate")
        self.sort_by(orders[(orders.index(self.sort) + 1) % len(orders)])

    def sort_by(self, sort: Sort) -> None:
        """Put the practices in another order."""
        self.sort = sort
        self.show_view()

    def open_practice(self, day: date | None = None) -> None:
        """Look closer at the practice under the cursor, on a day of the period."""
        row = self._list.row
        if row is None or not self._list.display:
            self.say(review_texts.NOTHING_TO_OPEN)
        else:
            screen = cast("PracticeScreen", self.app.place_called("practice"))
            period = self.period
            if day is not None and not period.start <= day <= period.end:
                period = period_of(self.workspace, PeriodUnit.YEAR, day)
            at = day or max(period.start, min(period.end, self.day))
            screen.show_practice(row.practice.id, period, at)
            self.app.show_place("practice")

    def _look_back(self) -> None:
        from connect_tui.ui.screens.look_back import open_look_back

        open_look_back(self, self.period)

    def _show_year(self) -> None:
        cast("YearScreen", self.app.place_called("year")).show_year(self.day.year, came_from="review")
        self.app.show_place("year")

    def _show_company(self) -> None:
        screen = cast("CompanyScreen", self.app.place_called("company"))
        screen.show_period(self.period, came_from="review")
        self.app.show_place("company")

    @on(ReviewList.OpenAsked)
    def _row_clicked(self, event: ReviewList.OpenAsked) -> None:
        self.app.attempt(lambda: self.open_practice(event.day))

    @on(ReviewPanel.DayAsked)
    def _year_clicked(self, event: ReviewPanel.DayAsked) -> None:
        self.app.attempt(lambda: self.open_practice(event.day))

    @on(ReviewList.SortAsked)
    def _head_clicked(self, event: ReviewList.SortAsked) -> None:
        self.sort_by(event.sort)
