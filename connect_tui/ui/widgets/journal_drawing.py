"""How each line of the journal's list looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.style import Style

from connect_tui.domain.finding_text import spans_of
from connect_tui.domain.journal import EntryKind
from connect_tui.ui import journal_texts as told
from connect_tui.ui.content import fit
from connect_tui.ui.widgets.journal_lines import (
    JournalLine,
    JournalView,
    Near,
    beside,
    draft_text,
    draft_title,
    lead,
    one_line,
)

if TYPE_CHECKING:
    from connect_tui.services.journal_book import Hit
    from connect_tui.ui.widgets.drawn_list import Parts

LEFT = 10
"""Cells before the words of an entry: the cursor, the day and the sign."""
_DAY = 7
_BETWEEN = " · "
_ROOM_FOR_BESIDE = 34
"""Cells from which people and feelings are told beside the words."""
_FOUND = Style(bold=True, underline=True)
_HUES = {
    EntryKind.GUIDE: "mind",
    EntryKind.FEELING: "heart",
    EntryKind.EVENING: "hand",
    EntryKind.WEEK: "focus",
    EntryKind.NOTE: "quiet",
}


class JournalDrawing(NamedTuple):
    """What a line is drawn with."""

    view: JournalView
    style_of: Callable[[str], Style]
    width: int
    near: Near

    def line(self, line: JournalLine, *, under: bool) -> Parts:
        """Return a line, ``under`` the cursor or not."""
        quiet = self.style_of("quiet")
        if line.hit is not None:
            return self._entry(line, line.hit, under=under)
        if line.draft is not None:
            return self._draft(line, under=under)
        if line.kind == "month" and line.day is not None:
            title = fit(told.month_title(line.day), self.width - 2)
            return [(f" {title}", self.style_of("text") + Style(bold=True))]
        if line.kind == "drafts":
            return [(f" {fit(told.DRAFTS, self.width - 2)}", self.style_of("focus") + Style(bold=True))]
        return [(f"  {fit(line.said, self.width - 3)}" if line.said else "", quiet)]

    def _entry(self, line: JournalLine, hit: Hit, *, under: bool) -> Parts:
        entry = hit.entry
        text = self.style_of("cursor" if under else "text")
        quiet = text if under else self.style_of("quiet")
        day = told.day_cell(line.day) if line.day is not None else ""
        parts: Parts = [
            ("▌" if under else " ", self.style_of("focus")),
            (day.ljust(_DAY), quiet),
            (f"{told.SIGNS[entry.kind]} ", self.style_of(_HUES[entry.kind])),
        ]
        room = self.width - LEFT - 1
        about = _BETWEEN.join(beside(entry, self.view.names)) if room >= _ROOM_FOR_BESIDE else ""
        aside = min(cell_len(about), room * 2 // 5)
        room -= aside + 2 if aside else 0
        title = lead(entry, self.view.names, self.view.today)
        titled = min(cell_len(title), room)
        parts += self._marked(fit(title, titled), text + Style(bold=True))
        gap = 2 if titled and room - titled > 2 else 0
        words = self.near(hit, room - titled - gap)
        if not title and not words:
            parts.append((fit(told.NO_WORDS, room), quiet))
        else:
            said = fit(words, room - titled - gap)
            parts += [(" " * gap, quiet), *self._marked(said, text if not title else quiet)]
        if aside:
            parts += [("  ", quiet), *self._marked(fit(about, aside), quiet)]
        return parts

    def _draft(self, line: JournalLine, *, under: bool) -> Parts:
        if (draft := line.draft) is None:
            return []
        text = self.style_of("cursor" if under else "text")
        title = draft_title(draft, self.view.names)
        room = self.width - LEFT - 1
        titled = min(cell_len(title), room)
        words = one_line(draft_text(draft))
        return [
            ("▌" if under else " ", self.style_of("focus")),
            (told.day_cell(draft.day).ljust(_DAY), text if under else self.style_of("quiet")),
            (f"{told.SIGN_DRAFT} ", self.style_of("focus")),
            (fit(title, titled), text + Style(bold=True)),
            ("  " + fit(words, room - titled - 2) if room > titled + 2 else "", text),
        ]

    def _marked(self, text: str, style: Style) -> Parts:
        """Return a text with what was looked for lifted out."""
        return marked(text, style, self.view.words, self.style_of("focus") + _FOUND)


def marked(text: str, style: Style, words: Sequence[str], lifted: Style) -> Parts:
    """Return a text in a style, with the words in it in another."""
    if not words:
        return [(text, style)]
    parts: Parts = []
    here = 0
    for start, end in spans_of(text, words):
        parts += [(text[here:start], style), (text[start:end], lifted)]
        here = end
    return [*parts, (text[here:], style)]
