"""Feelings over a period: on which days, with whom, and on days of which practices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType

from connect_tui.config.keys import KeyContext, keymap
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.services.feelings import all_there_is, feelings_over
from connect_tui.services.workspace import Workspace
from connect_tui.ui import feeling_texts as told
from connect_tui.ui import key_texts, review_texts
from connect_tui.ui.keys import bindings, shown_keys
from connect_tui.ui.screens.list_place import cursor_actions
from connect_tui.ui.screens.period_list_place import PeriodListPlace
from connect_tui.ui.screens.place import InView, PlaceScreen
from connect_tui.ui.widgets.feelings_list import FeelingRow, FeelingsList
from connect_tui.ui.widgets.feelings_panel import FeelingsHeader, FeelingsPanel
from connect_tui.ui.widgets.key_bar import KeyEntry

if TYPE_CHECKING:
    from connect_tui.domain.felt import FeelingsView
    from connect_tui.services.journal_book import Query
    from connect_tui.ui.screens.journal import JournalScreen
    from connect_tui.ui.screens.practice import PracticeScreen
    from connect_tui.ui.widgets.feelings_columns import Column

KEY_BAR = (
    KeyEntry(("back",), key_texts.LABELS["back"]),
    KeyEntry(("open_entry",), key_texts.LABELS["open_entry"]),
    KeyEntry(("feel",), key_texts.LABELS["feel"]),
    KeyEntry(("period_back", "period_forth"), review_texts.LABEL_PERIOD),
    KeyEntry(("shorter", "longer"), review_texts.LABEL_UNIT),
    *(KeyEntry((one,), key_texts.LABELS[one]) for one in ("jump", "undo", "keys")),
)


def open_feelings(place: PlaceScreen, period: Period | None = None) -> None:
    """Go to the feelings of a period, of the one looked at before unless told; going back leads here."""
    screen = cast("FeelingsScreen", place.app.place_called("feelings"))
    came_from = place.PLACE if place is not screen else None
    screen.show_period(period, came_from=came_from)
    place.app.show_place("feelings")


class FeelingsScreen(PeriodListPlace):
    """The present month, unless told."""

    PLACE: ClassVar[KeyContext] = "feelings"
    CAME_FROM: ClassVar[KeyContext] = "journal"
    ROOM_BESIDE: ClassVar[tuple[int, int]] = (112, 20)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("feelings")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.view: FeelingsView | None = None
        self._list = FeelingsList()
        self._header = FeelingsHeader(self._list.style_of)
        self._panel = FeelingsPanel(self._list.style_of)
        self.hold(self._header, self._list, self._panel)

    @property
    def period(self) -> Period:
        """The period looked at; all there is begins with the first entry, too."""
        return all_there_is(self.workspace) if self.unit is PeriodUnit.ALL else super().period

    def panel_room(self, width: int, height: int) -> tuple[int, int]:
        """Return the columns of a panel beside the picture, and the lines of one below it."""
        return min(44, width // 3), max(4, min(7, height // 4))

    def reload(self) -> None:
        """Read the period again and show it, staying where the person is; a day that turned is followed."""
        self.follow_today()
        self.view = feelings_over(self.workspace, self.period)
        self.show_again()

    def show_again(self) -> None:
        """Show the period that was read, in the room there is."""
        view = self.view
        if view is None:
            return
        people = self.workspace.store.people() if view.people else {}
        self._header.show(view)
        self._list.display = bool(view.days)
        self._list.show(
            view,
            self.workspace.loaded.catalogue.feelings,
            {one.id: one.name for one in people.values()},
            week_starts_on=self.workspace.settings.week_starts_on,
        )
        self.key_bar.leave_out(*(() if view.days else ("open_entry",)))
        self._show_panel()

    @on(FeelingsList.CursorMoved)
    def _show_panel(self) -> None:
        if self.view is None:
            return
        if self.view.days:
            legend = told.LEGEND_DAYS if self._list.by_day else told.LEGEND_LONGER
            self._panel.show(self._list.row, legend)
            return
        keys = shown_keys(keymap(self.workspace.settings.keys)["feel"][:1])
        elsewhere = bool(self.workspace.store.journal_years())
        more = told.NOTHING_HERE_MORE if elsewhere or not keys else told.NOTHING_YET_MORE.format(key=keys)
        self._panel.show(None, more)

    @property
    def in_view(self) -> InView:
        """What the row under the cursor is about."""
        row = self._list.row
        if row is None or row.beside is None:
            return InView()
        return InView(people=(row.beside.id,)) if row.is_person else InView(row.beside.id)

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            "undo": self.undo,
            **cursor_actions(self._list.move),
            "open_entry": lambda: self._read(None),
            **self.period_actions(),
        }

    def no_further_on(self, period: Period) -> str:
        """Return why a period is not worth a look; empty where it is."""
        return told.NO_FURTHER_ON if period.start > self.today else ""

    def _read(self, column: Column | None) -> None:
        """Show what was written with a row, or with one column of it; of a practice, its page."""
        row = self._list.row
        if row is None or not self._list.display or (row.beside is None and row.felt is None):
            self.say(told.NOTHING_TO_OPEN)
            return
        if row.beside is not None and not row.is_person:
            practice = cast("PracticeScreen", self.app.place_called("practice"))
            practice.show_practice(row.beside.id, self.period, self.day)
            self.app.show_place("practice")
            return
        period = self.period
        start, end = (column.start, column.end) if column is not None else (period.start, period.end)
        journal = cast("JournalScreen", self.app.place_called("journal"))
        period = Period(PeriodUnit.DAYS, start, end) if column is not None else period
        of = row.beside or row.family
        words = told.only(of.name if of is not None else "", period)
        journal.show_only(_query(row, start, end), words, came_from="feelings")
        self.app.show_place("journal")

    @on(FeelingsList.OpenAsked)
    def _row_clicked(self, event: FeelingsList.OpenAsked) -> None:
        self.app.attempt(lambda: self._read(event.column))


def _query(row: FeelingRow, start: date, end: date) -> Query:
    """Return which entries a row stands for."""
    from connect_tui.services.journal_book import Query

    if row.beside is None:
        return Query(feeling=row.family.id if row.family is not None else None, start=start, end=end)
    return Query(person=row.beside.id, start=start, end=end)
