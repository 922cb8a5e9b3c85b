"""Which part of the journal is asked for just now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.services.journal_book import Hit, Query
from connect_tui.ui import journal_texts as told
from connect_tui.ui.journal_reading import everything

if TYPE_CHECKING:
    from connect_tui.services.journal_book import JournalBook
    from connect_tui.ui.screens.narrow import Narrowed


class Asked(NamedTuple):
    """What is looked for; all of it where nothing is."""

    typed: str = ""
    """What was typed into the search."""
    narrowed: Narrowed | None = None
    on_day: date | None = None
    """The day whose like in other years are shown alone."""

    @property
    def is_for_some(self) -> bool:
        """Whether only some of it is asked for."""
        return bool(self.typed.strip() or self.narrowed or self.on_day)

    @property
    def in_words(self) -> str:
        """What is asked for besides the words that are typed."""
        if self.on_day is not None:
            return told.ON_THIS_DAY.format(day=told.day_of_year(self.on_day))
        return self.narrowed.words if self.narrowed is not None else ""

    def nothing(self, *, is_over: bool) -> str:
        """Return what is said where nothing was found; ``is_over`` where nothing more is looked through."""
        if not is_over:
            return told.STILL_LOOKING
        if self.on_day is not None:
            return told.NOTHING_THAT_DAY.format(day=told.day_of_year(self.on_day))
        return told.NOTHING_FOUND if self.typed else told.NOTHING_NARROWED

    def entries(self, book: JournalBook) -> Iterator[list[Hit]]:
        """Return what is asked for, newest first, in steps."""
        if self.on_day is not None:
            return iter([[Hit(entry) for entry in book.on_this_day(self.on_day)]])
        query = (self.narrowed.query if self.narrowed is not None else Query())._replace(text=self.typed)
        return book.entries(query) if self.is_for_some else everything(book, query)
