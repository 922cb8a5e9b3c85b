"""The line at the top of People: how many there are, and the filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from connect_tui.ui import people_texts
from connect_tui.ui.widgets.clickable import Clickable, cells_of
from connect_tui.ui.widgets.search_header import SearchHeader, Words, keyed, typed_words

_LEAST_FILTER = 12


class PeopleCounts(NamedTuple):
    """All that the header shows."""

    everyone: int
    """Without those put away."""
    typed: str
    is_writing: bool
    found: int
    """How many of them the filter finds."""
    found_away: int
    """How many it finds among those put away."""
    filter_key: str
    leave_key: str


class PeopleHeader(SearchHeader[PeopleCounts]):
    """How many people there are, or whom the filter is to find and how many it does."""

    TITLE = people_texts.TITLE
    SEARCH = "filter"
    TIPS: ClassVar[Mapping[str, str]] = {
        "filter": people_texts.FILTER_TIP,
        "back": people_texts.FILTER_LEAVE_TIP,
    }

    def words(self, counts: PeopleCounts, room: int) -> tuple[Words, Words]:
        """Return how many there are at the right end, or the filter and how many it finds."""
        if not (counts.typed or counts.is_writing):
            return [], self._how_many(counts, room)
        right = self._found(counts) if room > _LEAST_FILTER + 10 else []
        return typed_words(counts.typed, room - cells_of(right) - 5, is_writing=counts.is_writing), right

    @staticmethod
    def _found(counts: PeopleCounts) -> Words:
        found = people_texts.found_count(counts.found, counts.everyone, counts.found_away)
        number: Words = [Clickable(found if counts.typed else "", "quiet")]
        return number + keyed(counts.leave_key, people_texts.ALL, "back")

    @staticmethod
    def _how_many(counts: PeopleCounts, room: int) -> Words:
        words: Words = []
        if counts.everyone:
            words = [Clickable(people_texts.people_count(counts.everyone), "quiet")]
            words += keyed(counts.filter_key, people_texts.FILTER, "filter")
        while cells_of(words) > room:
            words.pop(0)
            words[:1] = [one._replace(text=one.text.lstrip()) for one in words[:1]]
        return words
