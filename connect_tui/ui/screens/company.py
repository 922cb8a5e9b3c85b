"""Which practices were with whom over a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType

from connect_tui.config.keys import KeyContext
from connect_tui.domain.company import Company
from connect_tui.domain.periods import Period
from connect_tui.services.company import company
from connect_tui.services.workspace import Workspace
from connect_tui.ui import company_texts, key_texts, review_texts
from connect_tui.ui.keys import bindings
from connect_tui.ui.screens.list_place import cursor_actions
from connect_tui.ui.screens.period_list_place import PeriodListPlace
from connect_tui.ui.widgets.company_list import CompanyList
from connect_tui.ui.widgets.company_panel import CompanyHeader, CompanyPanel
from connect_tui.ui.widgets.key_bar import KeyEntry

if TYPE_CHECKING:
    from connect_tui.ui.screens.person import PersonScreen
    from connect_tui.ui.screens.year import YearScreen

ROOM_FOR_AIR = 30
"""Lines from which an empty one stands above each circle."""
ROOM_FOR_WORDS = 16
"""Lines from which the words above the table are whole."""

KEY_BAR = (
    KeyEntry(("open_person",), key_texts.LABELS["open_person"]),
    KeyEntry(("period_back", "period_forth"), review_texts.LABEL_PERIOD),
    KeyEntry(("shorter", "longer"), review_texts.LABEL_UNIT),
    *(KeyEntry((one,), key_texts.LABELS[one]) for one in ("jump", "year", "back", "keys")),
)


class CompanyScreen(PeriodListPlace):
    """Which practices were with whom over a period: the present month, unless told."""

    PLACE: ClassVar[KeyContext] = "company"
    CAME_FROM: ClassVar[KeyContext] = "review"
    ROOM_BESIDE: ClassVar[tuple[int, int]] = (104, 20)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("company")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.view: Company | None = None
        self._list = CompanyList()
        self._header = CompanyHeader(self._list.style_of)
        self._panel = CompanyPanel(self._list.style_of)
        self.hold(self._header, self._list, self._panel)

    def panel_room(self, width: int, height: int) -> tuple[int, int]:
        """Return the columns of a panel beside the table, and the lines of one below it."""
        return min(56, width // 3), max(3, min(7, height // 4))

    def reload(self) -> None:
        """Read the period again and show it, staying where the person is; a day that turned is followed."""
        self.follow_today()
        self.view = company(self.workspace, self.period)
        self.show_again()

    def show_again(self) -> None:
        """Show the period that was read, in the room there is."""
        view = self.view
        if view is None:
            return
        self._header.show(view, low=self.app.size.height < ROOM_FOR_WORDS)
        self._header.styles.height = 1 + len(self._header.lines(self.app.size.width))
        self._list.display = bool(view.people)
        self._list.show(view, airy=self.app.size.height >= ROOM_FOR_AIR)
        self.key_bar.leave_out(*(() if view.people else ("open_person",)))
        self._show_panel()

    @on(CompanyList.CursorMoved)
    def _show_panel(self) -> None:
        if self.view is None:
            return
        known = bool(self.view.people or self.workspace.store.people())
        message = company_texts.NOBODY_HERE_MORE if known else company_texts.NOBODY_YET_MORE
        row = self._list.row if self.view.people else None
        self._panel.show(self.view, row, self.workspace.practices, message)

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            "undo": self.undo,
            **cursor_actions(self._list.move),
            "open_person": self._open,
            **self.period_actions(),
            "year": self._show_year,
        }

    def no_further_on(self, period: Period) -> str:
        """Return why a period is not worth a look; empty where it is."""
        return company_texts.NO_FURTHER_ON if period.start > self.today else ""

    def _open(self) -> None:
        row = self._list.row
        if row is None or not self._list.display:
            self.say(company_texts.NOTHING_TO_OPEN)
            return
        person = cast("PersonScreen", self.app.place_called("person"))
        person.show_person(row.profile.id, came_from="company")
        self.app.show_place("person")

    def _show_year(self) -> None:
        cast("YearScreen", self.app.place_called("year")).show_year(self.day.year, came_from="company")
        self.app.show_place("year")

    @on(CompanyList.OpenAsked)
    def _row_clicked(self) -> None:
        self.do("open_person")
