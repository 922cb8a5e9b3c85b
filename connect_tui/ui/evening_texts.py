"""The sentences of closing a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.exchange.feelings import evening_words
from connect_tui.ui import texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

TITLE = "Closing {day}"
TITLE_AGAIN = "{Day}, closed before"
HINTS = (
    "space checks   enter goes on   ctrl+s closes the day",
    "enter goes on   ctrl+s closes",
    "ctrl+s closes the day",
)
"""Each in fewer words."""
KEPT_OF = "{done} of {total} kept"
CHECKS, LINE, LINES, FEELING, WITH = "Kept", "One line", "Lines", "Feeling", "With"
LINE_EMPTY = "what stays with you from today"
WITH_EMPTY = "a name; it counts as being in touch"
DONE, OPEN, REST = "✓", "○", "~"
TIP_KEPT = "{name}: kept already"
TIP_CHOSEN = "{name}: is kept with the evening"
TIP_OPEN = "{name}: a click keeps it"
UNFINISHED_KEPT = "What you put in on the evening of {day} is kept."


def title(day: date, *, again: bool) -> str:
    """Return what stands above an evening."""
    name = texts.long_date(day)
    return TITLE_AGAIN.format(Day=name) if again else TITLE.format(day=name)


def closed(day: date, *, again: bool, undo_keys: str) -> str:
    """Return a warm word at the end, and how it is taken back."""
    told = evening_words.closed(day, again=again)
    return f"{told} {texts.TAKES_BACK.format(key=undo_keys)}" if undo_keys else told


def unfinished(days: Sequence[date]) -> str:
    """Return that what was cut short is kept."""
    return "\n".join(UNFINISHED_KEPT.format(day=texts.short_date(day)) for day in days)
