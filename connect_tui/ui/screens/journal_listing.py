"""The journal's list with its header and its panel, filled a little at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from connect_tui.domain.finding_text import words_of
from connect_tui.services.drafts import drafts
from connect_tui.services.journal_book import Hit, excerpt
from connect_tui.services.workspace import Workspace
from connect_tui.ui import journal_texts as told
from connect_tui.ui import key_texts
from connect_tui.ui.journal_asked import Asked
from connect_tui.ui.journal_reading import Reading
from connect_tui.ui.screens.search_place import ROOM_FOR_AIR, SearchPlace
from connect_tui.ui.widgets.journal_header import JournalCounts, JournalHeader
from connect_tui.ui.widgets.journal_lines import JournalNames, JournalView, one_line
from connect_tui.ui.widgets.journal_list import JournalList
from connect_tui.ui.widgets.journal_panel import JournalPanel, PanelView, first_words
from connect_tui.ui.widgets.key_bar import KeyEntry

if TYPE_CHECKING:
    from datetime import date

    from textual.timer import Timer

    from connect_tui.ui.screens.narrow import Narrowed

AT_FIRST, BETWEEN = 0.02, 0.025
"""Seconds of reading before a key is answered, and between two frames from then on."""
PAUSE = 0.005
"""Seconds between two steps of reading, in which keys are answered and frames are painted."""
COUNTED_AFTER = 0.1
"""Seconds between two times that it is told how much was found so far."""

_LETTERS = ("new_entry", "edit_entry", "search", "narrow", "on_this_day", "feelings", "own_editor")
_MORE = ("remove", "undo", "keys")
KEY_BAR = tuple(KeyEntry((action,), key_texts.LABELS[action]) for action in ("open_entry", *_LETTERS, *_MORE))


class JournalListing(SearchPlace):
    """Lists what is asked for: the first of it at once, all else between the frames."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self._names = JournalNames({}, {})
        self._narrowed: Narrowed | None = None
        self._on_day: date | None = None
        """The day whose like in other years are shown alone."""
        self._reading = Reading(iter(()))
        self._next_step: Timer | None = None
        self._looked_for = ""
        self._counted = 0.0
        """When it was told how much was found, by the monotonic clock."""
        self._list = JournalList(self._show_panel, self._typed, _near)
        self._header = JournalHeader(self._list.style_of)
        self._panel = JournalPanel(self._list.style_of)
        self.hold(self._header, self._list, self._panel)

    def panel_room(self, width: int, height: int) -> tuple[int, int]:
        """Return the columns of a panel beside the list, and the lines of one below it."""
        return width * 2 // 5, max(1, min(10, height // 3))

    def show_again(self) -> None:
        """Show what there is, in the room there is, with the cursor where it was."""
        self._begin(from_top=False)

    def _begin(self, *, from_top: bool) -> None:
        """List what is asked for anew: what comes at once now, all else between the frames."""
        if self._next_step is not None:
            self._next_step.stop()
            self._next_step = None
        listed = self._list
        reading = self._reading = Reading(self._asked.entries(self.workspace.journal_book))
        self._looked_for = listed.typed
        wanted = "" if from_top else listed.cursor
        height = self.app.size.height

        def is_enough(found: list[Hit]) -> bool:
            there = not wanted or "/" in wanted or any(hit.entry.id == wanted for hit in found)
            return there and len(found) >= height

        found = reading.read(AT_FIRST if from_top else 1.0, is_enough)
        view = JournalView(
            self._names,
            self.today,
            () if self._asked.is_for_some else drafts(self.workspace),
            words_of(listed.typed),
            airy=height >= ROOM_FOR_AIR,
        )
        listed.begin(view, found, from_top=from_top, said=self._asked.nothing(is_over=reading.is_over))
        self._go_on()
        self._counted = time.monotonic()
        self._show_header()
        self._make_room()

    @property
    def _asked(self) -> Asked:
        return Asked(self._list.typed, self._narrowed, self._on_day)

    def _go_on(self) -> None:
        """Read on between the frames, where there may be more."""
        if not self._reading.is_over:
            self._next_step = self.set_timer(PAUSE, self._step)

    def _step(self) -> None:
        reading = self._reading
        self.app.attempt(lambda: self._list.add(reading.read(BETWEEN)), tell_once=True)
        if reading.is_over and not self._list.has_targets:
            self._list.say(self._asked.nothing(is_over=True))
            self._make_room()
        self._go_on()
        now = time.monotonic()
        if reading.is_over or now - self._counted > COUNTED_AFTER:
            self._counted = now
            self._show_header()

    @property
    def _is_empty(self) -> bool:
        """Whether nothing at all is written yet."""
        return self._reading.is_over and not self._asked.is_for_some and not self._list.has_targets

    def _make_room(self) -> None:
        """Give all room to the first words while nothing is written."""
        self.make_room(is_empty=self._is_empty)
        self._show_panel()

    def _typed(self) -> None:
        """Look for what is typed now, or show that letters go into the search."""
        if self._list.typed:
            self._on_day = None
        if self._list.typed != self._looked_for:
            self.app.attempt(lambda: self._begin(from_top=True))
        else:
            self._show_header()
            self._show_keys()

    def _show_header(self) -> None:
        listed = self._list
        keys = self.key("search"), self.key("narrow"), self.key("back")
        number, looking, asked = self._reading.number, not self._reading.is_over, self._asked
        self._header.show(
            JournalCounts(number, looking, listed.typed, listed.is_writing, asked.in_words, keys)
        )

    def _show_keys(self) -> None:
        """Leave out the keys that have nothing to act on."""
        if self._list.is_writing:
            self.key_bar.leave_out(*_LETTERS, *_MORE)
        elif self._is_empty:
            self.key_bar.leave_out("open_entry", "edit_entry", "search", "narrow", "on_this_day", "remove")
        else:
            here = self._list.entry is not None or self._list.draft is not None
            self.key_bar.leave_out(*(() if here else ("open_entry", "edit_entry", "remove")))

    def _show_panel(self) -> None:
        self._show_keys()
        listed = self._list
        here = listed.entry or listed.draft
        message = first_words(self.key) if self._is_empty else (told.LEGEND,)
        self._panel.show(PanelView(here, self._names, self.today, words_of(listed.typed), message))


def _near(hit: Hit, width: int) -> str:
    """Return the part of an entry's text that holds what was looked for, on one line."""
    if width <= 0:
        return ""
    spans = hit.spans
    return one_line(excerpt(hit.entry, spans, width).text if spans else hit.entry.text)
