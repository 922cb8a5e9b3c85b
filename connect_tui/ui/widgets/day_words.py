"""What a practice was on one day, in words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from connect_tui.domain.progress import State
from connect_tui.services.views import PracticeOnDay
from connect_tui.ui import calendar_texts, texts
from connect_tui.ui.content import fit, shown, shown_lines
from connect_tui.ui.widgets.year_calendar import glyph_of

_QUIET = "$connect-quiet"


class DayInWords(NamedTuple):
    """All that is said."""

    row: PracticeOnDay
    day: date
    today: date
    show_streaks: bool
    felt: str = ""
    """What was felt on the days of the practice, said where there is a line left."""


class DayWords(Widget):
    """A line for the day with whom it was, and the note below it; then what was felt on such days."""

    DEFAULT_CSS = """
    DayWords { height: 2; padding: 0 2; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: DayInWords | None = None

    def show(self, words: DayInWords) -> None:
        """Show a day."""
        if words != self._shown:
            self._shown = words
            self.refresh()

    def render(self) -> Content:
        """Compose the text for the room there is."""
        if self._shown is None:
            return Content("")
        return day_words(self._shown, self.content_size.width, self.content_size.height)


def day_words(of: DayInWords, width: int, height: int) -> Content:
    """Return at most ``height`` lines of a width."""
    row, pillar = of.row, f"$connect-{of.row.practice.pillar.value}"
    state = calendar_texts.state(row.practice, of.day, row.state, of.today)
    day = calendar_texts.day_name(of.day, of.today)
    mark = glyph_of(row.state, of.day, of.today).strip()
    first = [(f"{day}  ", "bold $connect-text"), (f"{mark} " if mark else "", pillar)]
    first.append((state, pillar if row.state is State.DONE else _QUIET))
    if row.people:
        room = width - sum(cell_len(text) for text, _ in first) - len(texts.WITH) - 2
        names = fit(shown(", ".join(row.people)), min(cell_len(shown(", ".join(row.people))), max(0, room)))
        first += [(f", {texts.WITH} ", _QUIET), (names, "$connect-text")] if names else []
    used = sum(cell_len(text) for text, _ in first)
    strength = f"{texts.STRENGTH} {row.standing.strength:.0%}"
    says_strength = of.show_streaks and row.standing.first is not None and of.day <= of.today
    if says_strength and used + len(strength) + 3 <= width:
        first.append((f"   {strength}", _QUIET))
    lines = [Content.assemble(*first)]
    if row.note and height > 1:
        lines += Content.styled(shown_lines(row.note), "$connect-text").wrap(max(1, width))
        if len(lines) > height:
            rest = fit(shown(row.note), width * (height - 1)).rstrip()
            lines[1:] = Content.styled(rest, "$connect-text").wrap(max(1, width))
    if of.felt and len(lines) < height:
        told = Content.styled(of.felt, _QUIET).wrap(max(1, width))
        if len(told) > height - len(lines):
            told = [Content.styled(fit(of.felt, width), _QUIET)]
        lines += told
    return Content("\n").join(lines[:height])
