"""A list with a search that letters go into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from connect_tui.ui.content import pasted
from connect_tui.ui.widgets.quick_list import QuickList

if TYPE_CHECKING:
    from textual import events

_LONGEST_SEARCH = 80
"""Characters that can be typed to find something."""


class SearchedList(QuickList):
    """Takes what is typed while its search is open; what that finds, a list that derives from it knows."""

    def __init__(self, moved: Callable[[], object], searched: Callable[[], object]) -> None:
        """Call ``moved`` once the cursor rests on another line, and ``searched`` once the search is another.

        At once and not by a message, so that all that changes with them is painted together.
        """
        super().__init__()
        self._moved, self._searched = moved, searched
        self.cursor = ""
        """What the cursor rests on; empty where there is nothing."""
        self.is_writing = False
        """Whether letters go into the search."""
        self.typed = ""
        """What was typed into it."""

    def move(self, by: int) -> None:
        """Move the cursor by so many lines that it can rest on, stopping at both ends."""
        raise NotImplementedError

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.move(by * max(1, self.size.height - 2))

    def open_search(self) -> None:
        """Have letters go into the search, as it was left."""
        if not self.is_writing:
            self.is_writing = True
            self._searched()

    def close_search(self) -> None:
        """Have letters be keys again; what was found stays."""
        if self.is_writing:
            self.is_writing = False
            self._searched()

    def leave_search(self) -> None:
        """Look for nothing any more."""
        self.is_writing = False
        self.search_for("")

    def search_for(self, typed: str) -> None:
        """Have this in the search."""
        self.typed = typed
        self.show_found()
        self._searched()

    def show_found(self) -> None:
        """Show what the search finds, where the list itself knows."""

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Tell whether a key is a letter of the search."""
        return self.is_writing and character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """Write into the search while it is open."""
        if not self.is_writing:
            return
        deleted = {
            "backspace": self.typed[:-1],
            "ctrl+u": "",
            "ctrl+w": self.typed.rstrip().rpartition(" ")[0],
        }
        if event.key in deleted:
            typed = deleted[event.key]
        elif event.is_printable and event.character is not None:
            typed = (self.typed + pasted(event.character))[:_LONGEST_SEARCH]
        else:
            return
        event.stop()
        event.prevent_default()
        self.search_for(typed)

    def on_paste(self, event: events.Paste) -> None:
        """Write what is pasted into the search while it is open."""
        if self.is_writing:
            event.stop()
            self.search_for((self.typed + " ".join(pasted(event.text).split()))[:_LONGEST_SEARCH])
