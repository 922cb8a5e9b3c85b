"""The line at the top of the journal: how much there is, and what is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from rich.cells import cell_len

from connect_tui.ui import journal_texts as told
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.clickable import Clickable, cells_of
from connect_tui.ui.widgets.search_header import SearchHeader, Words, keyed, typed_words

_LEAST_SEARCH = 8
_ROOM_FOR_NARROWED = 20


class JournalCounts(NamedTuple):
    """All that the header shows."""

    number: int
    """How many entries are listed."""
    is_looking: bool
    """Whether there may be more."""
    typed: str
    is_writing: bool
    narrowed: str
    """What else is asked for, in words; empty where nothing is."""
    keys: tuple[str, str, str]
    """To search, to narrow, and to see everything again."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is listed."""
        return not (self.typed or self.is_writing or self.narrowed)


class JournalHeader(SearchHeader[JournalCounts]):
    """How much is written, or what is looked for and how much of that was found."""

    TITLE = told.TITLE
    SEARCH = "search"
    TIPS: ClassVar[Mapping[str, str]] = {
        "search": told.SEARCH_TIP,
        "narrow": told.NARROW_TIP,
        "back": told.ALL_TIP,
    }

    def words(self, counts: JournalCounts, room: int) -> tuple[Words, Words]:
        """Return how much there is; or what is asked for, and at the right end how much was found."""
        if counts.is_whole:
            return [], self._whole(counts, room)
        right = self._found(counts)
        return self._asked(counts, room - cells_of(right)), right

    @staticmethod
    def _asked(counts: JournalCounts, room: int) -> Words:
        words: Words = []
        if counts.typed or counts.is_writing:
            most = max(_LEAST_SEARCH, room - 5 - min(cell_len(counts.narrowed), _ROOM_FOR_NARROWED))
            words = typed_words(counts.typed, most, is_writing=counts.is_writing)
            room -= cell_len(words[1].text) + 3
        if counts.narrowed:
            before = "  " if words else ""
            narrowed = shown(counts.narrowed)
            narrowed = fit(narrowed, max(0, min(cell_len(narrowed), room - 3)))
            words.append(Clickable(before + narrowed, "focus"))
        return words

    @staticmethod
    def _found(counts: JournalCounts) -> Words:
        found = told.found_count(counts.number, is_looking=counts.is_looking)
        asks = bool(counts.typed or counts.narrowed)
        return [Clickable(found if asks else "", "quiet"), *keyed(counts.keys[2], told.ALL, "back")]

    @staticmethod
    def _whole(counts: JournalCounts, room: int) -> Words:
        if not counts.number:
            return []
        looking = " …" if counts.is_looking else ""
        words: Words = [Clickable(f"{told.entries_count(counts.number)}{looking}", "quiet")]
        words += keyed(counts.keys[0], told.SEARCH, "search")
        words += keyed(counts.keys[1], told.NARROW, "narrow")
        while cells_of(words) > room:
            words.pop()
        return words
