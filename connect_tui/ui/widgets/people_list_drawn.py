"""Drawing the list of people quickly: a line is drawn anew only where it says something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from connect_tui.ui.content import shown
from connect_tui.ui.widgets.drawn_list import Parts
from connect_tui.ui.widgets.people_list_columns import LONGEST_NAME, PeopleColumns, columns_for
from connect_tui.ui.widgets.people_list_drawing import Drawing, Told
from connect_tui.ui.widgets.people_list_lines import PeopleLine, PeopleListView
from connect_tui.ui.widgets.searched_list import SearchedList

if TYPE_CHECKING:
    from connect_tui.services.people_views import PeopleView


class DrawnPeople(SearchedList):
    """Lines of people with a cursor; which lines there are, the list that derives from it knows."""

    def __init__(self, moved: Callable[[], object], searched: Callable[[], object]) -> None:
        super().__init__(moved, searched)
        self._view: PeopleListView | None = None
        self._lines: list[PeopleLine] = []
        self._places: dict[str, int] = {}
        self._drawing: Drawing | None = None
        self._told: dict[str, Told] = {}
        self._told_of: tuple[PeopleView, PeopleColumns, int] | None = None
        self._longest_name = 0

    @property
    def cursor_line(self) -> int | None:
        """The number of the line under the cursor."""
        return self._places.get(self.cursor)

    @property
    def columns(self) -> PeopleColumns:
        """Where the columns are."""
        return columns_for(self.drawn_width, self._longest_name)

    def measure_names(self) -> None:
        """Find out how much room the names take."""
        people = self._view.people.everyone if self._view is not None else ()
        names = (shown(one.profile.name[:LONGEST_NAME]) for one in people)
        self._longest_name = max((cell_len(name) for name in names), default=0)

    def _forget_drawn(self) -> None:
        super()._forget_drawn()
        self._drawing = None

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return one line, and whether it is under the cursor."""
        if self._view is None or number >= len(self._lines):
            return None
        line = self._lines[number]
        under = bool(line.target) and line.target == self.cursor
        if self._drawing is None:
            self._drawing = self._drawing_of(self._view, width)
        first = next((one for one in self._lines if one.circle is not None), None)
        return self._drawing.line(line, first=line is first, under=under), under

    def _drawing_of(self, view: PeopleListView, width: int) -> Drawing:
        told_of = view.people, self.columns, view.dates_ahead
        if told_of != self._told_of:
            self._told_of, self._told = told_of, {}
        return Drawing(view, self.columns, self.style_of, width, self._told)

    def put_cursor(self, target: str) -> None:
        """Put the cursor on a line, and have it seen."""
        before, self.cursor = self.cursor_line, target
        self.draw_again(before)
        self.draw_again(self.cursor_line)
        self.show_cursor()

    def first_with(self, number: int) -> int:
        """Return the line from which on is seen what belongs to another: all above the first."""
        return 0 if self.cursor == next(iter(self._places)) else number

    def notify_style_update(self) -> None:
        """Draw all anew: the theme has changed."""
        self._told_of = None
        super().notify_style_update()
