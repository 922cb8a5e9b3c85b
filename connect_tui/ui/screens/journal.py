"""The journal: what is written, newest first, to be searched, read and written on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType

from connect_tui.config.keys import KeyContext
from connect_tui.services.journal_book import Query
from connect_tui.services.remembering import names_by_id
from connect_tui.services.workspace import Workspace
from connect_tui.ui.keys import bindings
from connect_tui.ui.screens.journal_deeds import JournalDeeds
from connect_tui.ui.screens.journal_listing import JournalListing
from connect_tui.ui.screens.list_place import cursor_actions
from connect_tui.ui.widgets.journal_header import JournalHeader
from connect_tui.ui.widgets.journal_lines import JournalNames
from connect_tui.ui.widgets.journal_list import JournalList
from connect_tui.ui.widgets.journal_panel import JournalPanel

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.journal import JournalEntry
    from connect_tui.ui.screens.entry import EntryScreen
    from connect_tui.ui.screens.narrow import Narrowed


class JournalScreen(JournalListing):
    """What is written, newest first."""

    PLACE: ClassVar[KeyContext] = "journal"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("journal")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._came_from: KeyContext | None = None
        """Where going back leads while what another place has asked for is shown."""
        self._deeds = JournalDeeds(
            self,
            lambda: self._list.entry,
            lambda: self._list.draft,
            lambda entry: self.go_to(entry.id),
        )

    def reload(self) -> None:
        """Read everything again and show it, staying where the person is."""
        self.note_time()
        self._names = JournalNames(
            names_by_id(self.workspace), {one.id: one.name for one in self.workspace.practices}
        )
        self.show_again()

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            **self._deeds.actions(),
            **cursor_actions(self._list.move),
            "undo": self._undo,
            "open_entry": self._open,
            "search": self._search,
            "narrow": self._narrow,
            "on_this_day": self._on_this_day,
            "back": self._back,
        }

    def come_home(self) -> None:
        """Show everything from the top."""
        self._show_all()
        cursor_actions(self._list.move)["first"]()
        self.reload()

    def go_to(self, entry_id: str) -> None:
        """Put the cursor on an entry, if it is listed."""
        self._list.go_to(entry_id)

    def come_from_entry(self, entry_id: str) -> None:
        """Have the cursor on the entry that was read last."""
        if self.is_mounted:
            self.go_to(entry_id)

    def entry_beside(self, entry_id: str, by: int) -> JournalEntry | None:
        """Return the entry listed so many places below another, or above it."""
        return self._list.entry_beside(entry_id, by)

    def _undo(self) -> None:
        """Take back the last change, and go to what it brings back."""
        before = self._list.targets
        self.undo()
        brought_back = self._list.targets - before
        if len(brought_back) == 1:
            self.go_to(next(iter(brought_back)))

    def _open(self) -> None:
        """Read the entry under the cursor, or go on with what is not finished; the search stays."""
        self._list.close_search()
        entry = self._list.entry
        if entry is None:
            self._deeds.edit()
            return
        screen = cast("EntryScreen", self.app.place_called("entry"))
        screen.show_entry(entry, came_from="journal", beside=self.entry_beside)
        self.app.show_place("entry")

    def _search(self) -> None:
        if not self._is_empty:
            self._list.open_search()

    def _narrow(self) -> None:
        from connect_tui.ui.screens.narrow import NarrowDialog

        if self._is_empty:
            return
        dialog = NarrowDialog(self.workspace, self._narrowed)

        def closed(kept: bool | None) -> None:  # noqa: FBT001 - as Textual answers
            chosen = dialog.narrowed
            if kept and chosen is not None:
                self._narrowed, self._on_day = chosen if chosen.words else None, None
                self.app.attempt(lambda: self._begin(from_top=True))

        self.app.push_screen(dialog, closed)

    def _on_this_day(self) -> None:
        """Show what was written on this day in other years, or everything again."""
        self._show_part(None, None if self._on_day is not None else self.today)

    def show_day_in_other_years(self, day: date) -> None:
        """Show what was written on a day in years other than its own."""
        self._show_part(None, day)

    def show_only(self, query: Query, words: str, *, came_from: KeyContext) -> None:
        """Show only some of it, as ``words`` say on one line; going back leads to where one came from."""
        from connect_tui.ui.screens.narrow import Narrowed

        self._show_part(Narrowed(query, words), None)
        self._came_from = came_from

    def _show_part(self, narrowed: Narrowed | None, on_day: date | None) -> None:
        """Show only some of it, or all, from the top; what was typed into the search is forgotten."""
        self._list.leave_search()
        self._narrowed, self._on_day = narrowed, on_day
        if self.is_mounted:
            self.app.attempt(lambda: self._begin(from_top=True))

    def _back(self) -> None:
        came_from, self._came_from = self._came_from, None
        if self._asked.is_for_some or self._list.is_writing:
            self._show_all()
            if came_from is not None:
                self.app.show_place(came_from)
        else:
            self.app.show_place("today")

    def _show_all(self) -> None:
        """Look for nothing in particular any more, with the cursor on the same entry."""
        entry = self._list.cursor
        self._narrowed = self._on_day = None
        self._list.leave_search()
        self._list.cursor = entry
        self._begin(from_top=False)

    @on(JournalList.OpenAsked)
    @on(JournalPanel.OpenAsked)
    def _clicked(self) -> None:
        self.do("open_entry")

    @on(JournalHeader.Asked)
    def _header_clicked(self, event: JournalHeader.Asked) -> None:
        self.do(event.action)
