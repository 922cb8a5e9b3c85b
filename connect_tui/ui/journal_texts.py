"""What the journal says on its screens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from connect_tui.domain.feelings import Felt
from connect_tui.domain.journal import EntryKind
from connect_tui.exchange.feelings.words import strength, strength_drawn
from connect_tui.exchange.journal.words import KINDS as KINDS
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.texts import count

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "Journal"
SIGNS = {
    EntryKind.NOTE: "✎",
    EntryKind.GUIDE: "◆",
    EntryKind.FEELING: "♡",
    EntryKind.EVENING: "☾",
    EntryKind.WEEK: "↺",
}
SIGN_DRAFT = "…"
DRAFT_NEW = "Not finished yet"
DRAFT_CHANGE = "Changes not finished yet"
DRAFT_TAKEN_BACK = "Taken back"
DRAFTS = "NOT FINISHED"
NO_WORDS = "no words"

FIRST_TITLE = "Nothing is written here yet."
FIRST_WORDS = (
    "This is room for whatever you would like to keep: a moment with someone, what a talk has taught you, "
    "how a day felt. A line is plenty, and nobody else reads it."
)
FIRST_KEYS = {
    "new_entry": "write something",
    "feel": "say how you feel, in two keys",
    "evening": "close the day in under a minute",
}
FIRST_GUIDE = "{key} on a practice leads you through it, in a few steps; what you find is kept here too."
LEGEND = "✎ written   ◆ guide   ♡ how I felt   ☾ evening   ↺ look back on a week"

SEARCH = "search"
NARROW = "narrow"
ALL = "all"
SEARCH_TIP = "Click to search all you have written"
NARROW_TIP = "Click to show only some of it: a practice, a person, a feeling, a kind or a time"
ALL_TIP = "Click to see everything again"
NOTHING_FOUND = "Nothing written has that in it."
NOTHING_NARROWED = "Nothing written is like that."
STILL_LOOKING = "Looking …"
NOTHING_THAT_DAY = "Nothing was written on {day} in other years."
ON_THIS_DAY = "on {day}, in other years"
TIP_OPEN = "Click again to read it"
TIP_DRAFT = "Click again to go on writing"

GONE = "That entry is no longer here."
REMOVED = "What you wrote {when} is removed."
GIVE_UP_FIRST = "Press it again to give up what is not finished."
GIVEN_UP = "What was not finished is given up."
NOTHING_HERE = "Nothing is under the cursor."
ONLY_ONE = "There is nothing further this way."

WRITE_TITLE = "Write"
CHANGE_TITLE = "Change what you wrote"
TEXT_EMPTY = "What would you like to keep?"
DAY = "Day"
PRACTICE = "Practice"
NO_PRACTICE = "none"
WITH = "With"
FEELINGS = "Feelings"
FEELINGS_EMPTY = "words, with a number up to 5 if you like: calm, sad 3"
WRITE_HINT = "ctrl+s keeps   esc later   ctrl+g gives up"
WRITE_HINT_LONG = "ctrl+s keeps   esc later   ctrl+g gives up   ctrl+o own editor   tab on"
TAKEN_UP = "You left this unfinished, so here it is again."
TAKEN_BACK_IS_HERE = "You took this back, and here are your words again."
KEPT = "Kept."
KEPT_AS_DRAFT = "Not finished: it waits at the top of your journal."
NOTHING_CHANGED = "Nothing was changed."
NOT_KEPT_YET = "Press it again to give up what you have written here."
EDITOR_DRAFT = "What it holds waits at the top of your journal, not finished."
NO_STEPPING_ASIDE = "Connect cannot step aside for an editor in this terminal."
NO_STEPPING_ASIDE_HINT = "It can be written right here instead."

NARROW_TITLE = "Show only …"
NARROW_INTRO = "Leave open what does not matter."
NARROW_SHOW = "Show"
NARROW_HINT = "ctrl+s shows them   esc leaves"
NARROW_PERSON = "With"
NARROW_PERSON_EMPTY = "anyone"
NARROW_FEELING = "Feeling"
NARROW_KIND = "Kind"
NARROW_FROM = "From"
NARROW_TO = "To"
NARROW_TIME_EMPTY = "any time; 2025, 2025-03 or a day"
NARROW_ANY = "any"
NOBODY_CALLED = "Nobody is called “{name}”."
FEELING_NEAR = "Perhaps one of these: {near}."
LABEL_NEWER_OLDER = "newer, older"
NO_SUCH_FEELING = "“{word}” is no word for a feeling that Connect knows or your journal holds."


def entries_count(number: int) -> str:
    """Return how many entries there are."""
    return count(number, "entry", "entries")


def found_count(number: int, *, is_looking: bool) -> str:
    """Return how many were found so far."""
    return f"{number:,}{' …' if is_looking else ''} found"


def month_title(day: date) -> str:
    """Return the heading of a month."""
    return f"{texts.MONTHS[day.month - 1]} {day.year}".upper()


def day_cell(day: date) -> str:
    """Return a day of a month in six cells."""
    return f"{texts.WEEKDAYS[day.weekday()][:3]} {day.day:>2}"


def day_of_year(day: date) -> str:
    """Return a day without its year."""
    return f"{day.day} {texts.MONTHS[day.month - 1]}"


def week_title(day: date, today: date) -> str:
    """Return the title of a look back on the week that begins on a day."""
    return f"Look back on {texts.week_of(day, today)}"


def feeling(felt: Felt) -> str:
    """Return a feeling, with its strength as a picture where that was said, as in ``sad ●●●○○``."""
    return f"{shown(felt.word)} {strength_drawn(felt.strength)}".rstrip()


def feeling_in_full(felt: Felt) -> str:
    """Return a feeling with its strength as a picture and in words, as in ``sad ●●●○○ clear``."""
    return f"{feeling(felt)} {strength(felt.strength)}".rstrip()


def listed_feelings(felt: Sequence[Felt]) -> str:
    """Return feelings in a row."""
    return ", ".join(feeling(one) for one in felt)


def removed(day: date, today: date, undo_key: str) -> str:
    """Return that an entry is removed, and what brings it back."""
    said = REMOVED.format(when=texts.relative_day(day, today))
    return f"{said} {texts.TAKES_BACK.format(key=undo_key)}" if undo_key else said


def time_span(first: str, last: str) -> str:
    """Return a span of time as it was typed; empty for any time."""
    first, last = shown(first), shown(last)
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first:
        return f"from {first}"
    return f"up to {last}" if last else ""
