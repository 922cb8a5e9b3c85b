"""The year in review: one page to read through, from its numbers to its moments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.widget import Widget

from connect_tui.config.keys import KeyContext
from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.services.workspace import Workspace
from connect_tui.services.year_review import year_in_review
from connect_tui.ui import key_texts
from connect_tui.ui import look_back_texts as words
from connect_tui.ui.keys import bindings
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.year_lines import YearView
from connect_tui.ui.widgets.year_page import YearPage

if TYPE_CHECKING:
    from connect_tui.domain.retrospect import YearInReview
    from connect_tui.ui.screens.company import CompanyScreen

KEY_BAR = (
    KeyEntry(("period_back", "period_forth"), key_texts.LABELS["year"]),
    *(
        KeyEntry((action,), key_texts.LABELS[action])
        for action in ("jump", "look_back", "back", "company", "keys")
    ),
)


FAR = 100_000


class YearScreen(PlaceScreen):
    """A year, this one unless told."""

    PLACE: ClassVar[KeyContext] = "year"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("year")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.year = self.today.year
        self._came_from: KeyContext = "review"
        self._review: YearInReview | None = None
        self._page = YearPage()

    def compose_place(self) -> Iterator[Widget]:
        """Yield the page."""
        yield self._page

    def on_mount(self) -> None:
        """Show the year."""
        self._page.focus()
        self.fit_to_size()
        self.app.attempt(self.reload)

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.fit_to_size()
        self.app.attempt(self._show, tell_once=True)

    def use_room(self, width: int, height: int) -> None:
        """Leave the page to lay itself out."""

    def show_year(self, year: int, *, came_from: KeyContext | None = None) -> None:
        """Show another year; one that cannot be looked at gives way to the nearest that can.

        ``came_from`` is where going back leads from now on.
        """
        self._came_from = came_from or self._came_from
        self.year = max(EARLIEST_DAY.year, min(self.workspace.today().year, year))
        if self.is_mounted and self.app.place is self:
            self.app.attempt(self.reload)

    def reload(self) -> None:
        """Read the year again and show it; on New Year's Day a running year becomes a past one."""
        self.today = self.workspace.today()
        self._review = year_in_review(self.workspace, self.year)
        self._show()

    def _show(self) -> None:
        if self._review is None:
            return
        workspace = self.workspace
        pillars = {pillar.id: pillar for pillar in workspace.loaded.catalogue.pillars}
        view = YearView(self._review, self._review.names, pillars, workspace.settings.show_streaks)
        self._page.show(view, self.app.size.width)
        first, running = self.year <= EARLIEST_DAY.year, self.year >= self.today.year
        self.key_bar.leave_out(*["period_back"] * first, *["period_forth"] * running)

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            "cursor_down": lambda: self._page.move(1),
            "cursor_up": lambda: self._page.move(-1),
            "first": lambda: self._page.move(-FAR),
            "last": lambda: self._page.move(FAR),
            "period_back": lambda: self._go_to_year(self.year - 1),
            "period_forth": lambda: self._go_to_year(self.year + 1),
            "jump": self._jump,
            "look_back": self._look_back,
            "company": self._show_company,
            "undo": self.undo,
            "back": lambda: self.app.show_place(self._came_from),
        }

    def _go_to_year(self, year: int) -> None:
        """Show another year, or say why not."""
        if year > self.workspace.today().year:
            self.notify(words.YEAR_TO_COME.format(year=year), markup=False)
        elif year < EARLIEST_DAY.year:
            self.notify(words.NO_YEAR_BEFORE.format(year=EARLIEST_DAY.year), markup=False)
        else:
            self.show_year(year)

    def _jump(self) -> None:
        from connect_tui.ui.screens.jump import JumpDialog

        def go(day: date | None) -> None:
            if day is not None:
                self._go_to_year(day.year)

        self.app.push_screen(JumpDialog(self.today), go)

    def _show_company(self) -> None:
        screen = cast("CompanyScreen", self.app.place_called("company"))
        start, end = date(self.year, 1, 1), date(self.year, 12, 31)
        screen.show_period(Period(PeriodUnit.YEAR, start, end), came_from="year")
        self.app.show_place("company")

    def _look_back(self) -> None:
        from connect_tui.ui.screens.look_back import open_look_back

        open_look_back(self)
