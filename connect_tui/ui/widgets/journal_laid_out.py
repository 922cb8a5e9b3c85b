"""The lines of a journal that may be long: only those that may soon be seen are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from connect_tui.ui.widgets.journal_lines import JournalLine, JournalView, draft_lines, entry_lines

if TYPE_CHECKING:
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.services.journal_book import Hit

_AT_ONCE = 300
"""How many entries get their lines together."""


class JournalLaidOut:
    """Drafts and entries, the lines of the first of them, and where a cursor can rest on those."""

    def __init__(self, view: JournalView | None = None, hits: Sequence[Hit] = ()) -> None:
        self._airy = view is not None and view.airy
        self._hits = list(hits)
        self._done = 0
        """How many of those have their lines."""
        self.lines: list[JournalLine] = []
        self.places: dict[str, int] = {}
        """The number of the line of each target that has one."""
        self.targets: list[str] = []
        """What the cursor can rest on, from the top, as far as it is laid out."""
        self._add_lines(draft_lines(view) if view is not None else [])

    @property
    def line_count(self) -> int:
        """How many lines there are, or nearly: months far below are not counted."""
        return len(self.lines) + len(self._hits) - self._done

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing for a cursor."""
        return not (self.targets or self._hits)

    def every_target(self) -> set[str]:
        """Return what the cursor can rest on: ids of entries, and of drafts after DRAFT."""
        return {*self.targets, *(hit.entry.id for hit in self._hits)}

    def add(self, hits: Sequence[Hit]) -> None:
        """Have more entries, below those there are."""
        self._hits += hits

    def entry_beside(self, entry_id: str, by: int) -> JournalEntry | None:
        """Return the entry that stands so many places below another one, or above it; None for none."""
        at = self._number_of(entry_id)
        if at is None or not 0 <= at + by < len(self._hits):
            return None
        return self._hits[at + by].entry

    def reach_line(self, number: int) -> None:
        """Lay out lines up to this one, as far as there are so many."""
        while len(self.lines) <= number and self._lay_out_more():
            pass

    def reach_place(self, place: int) -> None:
        """Lay out lines up to the target that is in this place, as far as there are so many."""
        while len(self.targets) <= place and self._lay_out_more():
            pass

    def reach(self, target: str) -> bool:
        """Lay out the line of a target, and tell whether there is one."""
        if target not in self.places:
            number = self._number_of(target)
            while number is not None and self._done <= number and self._lay_out_more():
                pass
        return target in self.places

    def _number_of(self, entry_id: str) -> int | None:
        """Return which of the entries has this id."""
        return next((n for n, hit in enumerate(self._hits) if hit.entry.id == entry_id), None)

    def _lay_out_more(self) -> bool:
        """Lay out the lines of some more entries; tell whether there were any."""
        more = self._hits[self._done : self._done + _AT_ONCE]
        self._done += len(more)
        last = self.lines[-1] if self.lines else None
        self._add_lines(entry_lines(more, last, airy=self._airy))
        return bool(more)

    def _add_lines(self, lines: Sequence[JournalLine]) -> None:
        for number, line in enumerate(lines, len(self.lines)):
            if line.target:
                self.places[line.target] = number
                self.targets.append(line.target)
        self.lines += lines
