"""The sentences that commands say. Names and notes put into them are made safe by whoever prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from connect_tui.config.problems import Problem
    from connect_tui.domain.progress import Standing
    from connect_tui.domain.records import ChangeInfo

TOO_LONG_AGO = "{day} is too long ago."
EARLIEST = "The earliest day is {day}."
TOO_FAR_AHEAD = "{day} is too far ahead."
FURTHEST = "Connect looks at most ten years ahead."
NEAREST = "Did you mean {nearest}?"

WENT_WRONG = "Something went wrong inside Connect ({kind}). What was saved before is safe."
RUN_WITH_DEBUG = "Run it again with --debug to see more; that may show notes and names."
INTERRUPTED = "Stopped."
NOT_WRITTEN = "The output could not be written ({reason})."
SYSTEM_REFUSED = "The system did not allow it: {reason}."
NO_SCREEN = "The app needs a terminal to draw on, and there is none here."
NO_SCREEN_HINT = "Run connect-tui in a terminal, or use a command: connect-tui --help."

INPUT_NOT_TEXT = "What came in on standard input is not text in UTF-8."
INPUT_NOT_TEXT_HINT = "Nothing was changed. Convert it to UTF-8 first."
INPUT_TOO_LONG = "What came in on standard input is longer than {limit} bytes."
INPUT_TOO_LONG_HINT = "Nothing was changed. Send something shorter."

SEE_CONFIG_CHECK = "connect-tui config check tells every mistake."
_RUNS_ON = {
    "own": "Connect uses what is right in it.",
    "last-good": "Connect goes on with what it said before.",
    "shipped": "Connect goes on with the practices it came with.",
}

STATE_WORDS = {
    "done": "done",
    "rest": "rest",
    "open": "open",
    "missed": "not done",
    "off": "off",
}
STATE_GLYPHS = {"done": "✓", "rest": "~", "open": "○", "missed": "·", "off": " "}

DONE = "{name}: done{when}."
RESTS = "{name}: rest day{when}."
CLEARED = "{name}: {state} again{when}."
ALREADY = "{name}: {state} already{when}; nothing to change."
COUNTS_NOWHERE = "It is not on the schedule that day, so it counts nowhere."
STREAK_WAITS = "{streak} so far, and they wait for you."
RESTED_PERIOD = "{who}: rest {when}."
RESTED_NOTHING = "{who}: nothing to change {when}."
TODAY = "today"
LEFT_DONE = "{count} done already, and left so."
ALL_PRACTICES = "All practices"
ALL_ALONE = "“all” stands for every practice, so it needs no others beside it."
ALL_ALONE_HINT = "Write rest all, or name the practices."
PERIOD_OR_DAY = "Give either --date for one day, or --from and --to for several."
BOTH_ENDS = "A period needs both its ends."
BOTH_ENDS_HINT = "Give --from and --to, or --date for one day."
NOTHING_TO_UNDO = "There is nothing left to take back."
NEW_HERE = "New here, in the wider circle: {names}."
UNDONE = "Taken back: {what}."
WORDS_KEPT = (
    "Your words are kept as a draft: connect-tui journal drafts lists it, and so does the app's journal."
)

NO_PRACTICES = "There are no practices in habits.yaml."
NOTE = "note"
WITH = "with {names}"
NEXT = "next: {name}"
ALL_DONE = "all done"
REST_OF_DAY = "a day of rest"
NOTHING_SCHEDULED = "nothing on today's schedule"


def counted(number: int, word: str) -> str:
    """Return a number with its noun, as in ``1 day`` and ``3 days``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def spoken_day(day: date) -> str:
    """Return a day in words, as in ``Sunday, 22 November 2026``."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def when(day: date, today: date) -> str:
    """Return nothing for today, else the day with its preposition."""
    return "" if day == today else f" on {spoken_day(day)}"


def spoken_period(start: date, end: date, today: date) -> str:
    """Return a day or a period in words, with its preposition."""
    if start == end:
        return TODAY if start == today else f"on {spoken_day(start)}"
    return f"from {spoken_day(start)} to {spoken_day(end)}"


def period(start: date, end: date) -> str:
    """Return a period in words."""
    if start == end:
        return f"{end.day} {end:%B} {end.year}"
    return f"{start.day} {start:%B} {start.year} to {end.day} {end:%B} {end.year}"


def streak(standing: Standing) -> str:
    """Return the living streak in words, empty without one."""
    return f"{counted(standing.current, standing.unit)} in a row" if standing.current else ""


def short_streak(standing: Standing) -> str:
    """Return the living streak as briefly as can be, as in ``12 d``, empty without one."""
    return f"{standing.current} {standing.unit[0]}" if standing.current else ""


def percent(share: float | None) -> str:
    """Return a share of 0 to 1 in percent, a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f} %"


def listed(words: Sequence[str]) -> str:
    """Return words as a phrase: ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def or_listed(words: Iterable[str]) -> str:
    """Return words as a choice: ``a, b or c``."""
    words = list(words)
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def catalogue_problems(first: Problem, count: int, source: str) -> str:
    """Return what is said where the person's habits.yaml has mistakes."""
    more = f" (and {counted(count - 1, 'more mistake')})" if count > 1 else ""
    return f"{first}{more}\n  {_RUNS_ON[source]}"


_UNDO_PHRASES = {
    "done": "{practices} done",
    "rest": "rest for {practices}",
    "clear": "clearing {practices}",
    "note": "the note with {practices}",
    "people": "the people with {practices}",
    "focus": "the choice of focus",
    "import": "an import of {count}",
    "people-import": "an import of {brought}",
    "put-off": "putting off a reminder",
    "look-back": "the look back on the week of",
    "person-added": "adding {people}",
    "person": "what was changed about {people}",
    "person-rest": "the change to when {people} rests",
    "person-archived": "putting {people} away, or bringing them back",
    "person-removed": "removing {people}",
    "person-joined": "making {people} one person",
    "contact": "being in touch with {people}",
    "contact-dropped": "taking away that you were in touch with {people}",
    "plan-added": "the plan {plan}",
    "plan": "what was changed about the plan {plan}",
    "plan-kept": "keeping the plan {plan}",
    "plan-moved": "moving the plan {plan} to another day",
    "plan-dropped": "letting go of the plan {plan}",
    "journal": "what you wrote",
    "journal-changed": "what you changed in what you wrote",
    "journal-removed": "removing what you wrote",
    "journal-imported": "an import of {entries} for the journal",
    "guide": "the guide of {practices}",
    "feeling": "how you felt",
    "evening": "closing the day",
    "me": "what was changed {mine}",
}
_WITHOUT_DAY = ("person-rest", "person-removed", "plan", "plan-added", "plan-moved", "plan-dropped", "me")
"""Kinds of which the day is not that of the change, or says nothing."""


def change(info: ChangeInfo, practices: Sequence[str], people: Sequence[str], plan: str) -> str:
    """Return a change in words; ``practices`` and ``people`` are names, ``plan`` what was planned."""
    who = listed(practices) if len(practices) <= 3 else counted(len(practices), "practice")
    whom = listed(people) if len(people) <= 3 else f"{len(people)} people"
    phrase = _UNDO_PHRASES.get(info.kind, "the last change").format(
        practices=who or "a practice",
        count=counted(info.record_count, "record"),
        brought="1 person" if info.record_count == 1 else f"{info.record_count} people",
        entries="1 entry" if info.record_count == 1 else f"{info.record_count:,} entries",
        people=whom or "someone",
        plan=f"“{plan}”" if plan else "of something",
        mine=f"about “{plan}”" if plan else "in what you note about yourself",
    )
    day, until = info.day, info.until
    if day is None or info.kind in _WITHOUT_DAY:
        return phrase
    if until is not None and until != day:
        return f"{phrase} from {period(day, until)}"
    return f"{phrase} {spoken_day(day)}" if info.kind == "look-back" else f"{phrase} on {spoken_day(day)}"


EXPORTED = "Everything recorded is written to {path}."
IMPORTED = "{added} new, {updated} brought up to date."
IMPORTED_NOTHING = "Nothing changed: everything in it was here already."
IMPORTED_OLDER = "Nothing changed."
IMPORT_KEPT = "Newer here than in the file, and kept: {older}."
IMPORT_NAME_SHARED = (
    "Several people are called {name} now. `connect-tui people list --json` tells their ids;"
    " `people edit ID --name` gives one another name, and `people join ID ID` makes two who are the same one."
)
IMPORT_UNDO = "connect-tui undo takes it back."

NO_BACKUPS = "There are no backups yet. One is made each day before the first change."
BACKUP_LINE = "{name}   {when}   {files}, {size}"
RESTORE_ASK = "Bring back all that was recorded as of {name}? [y/N] "
RESTORED = "Everything recorded is as it was in {name}."
RESTORED_FROM = "What was there until now is kept as backup {kept}."
LEFT_AS_IT_WAS = "Left as it was."
YES_HINT = "Add --yes if you are sure."

ERASE_WARNING = (
    "This removes everything that Connect keeps on this machine, backups and your habits.yaml too:"
)
ERASE_ASK = "It cannot be undone. Type {word} to go on: "
ERASE_WORD = "erase"
ERASE_NEEDS_YES = "Erasing everything needs a yes, and nobody is here to ask."
ERASED = "Removed {files}:"
ERASED_NOTHING = "There was nothing to remove."
NOTHING_REMOVED = "Nothing was removed."

CONFIG_EXISTS = "This is your own; connect-tui config edit opens it."
CONFIG_MISSING = "It is not there yet, so Connect uses what it came with; connect-tui config edit makes one."
CATALOGUE_MISTAKES = "{mistakes} in {path}."
CATALOGUE_KEEPS = (
    "Until they are mended, Connect goes on with what it knew before. Nothing you recorded is lost."
)
EDIT_AGAIN = "Edit it again? [Y/n] "
EDITOR_FAILED = "The editor {editor} could not be started ({reason})."
EDITOR_FAILED_HINT = "Set EDITOR to the command of yours, as in EDITOR=nano."
EDITOR_STATUS = "The editor ended with status {status}."

ALL_WELL = "All is well."
SOMETHING_WRONG = "Something needs a look; see the lines that begin with a cross."
ODD_ENTRIES = (
    "1 entry cannot be understood and is left where it is:",
    "{count:,} entries cannot be understood and are left where they are:",
)
ODD_ENTRY = "{table}: {id}: {why}"
ODD_ENTRY_IN_PART = "{table}: {id}: {why}; the rest of it counts"
MORE_ODD_ENTRIES = "and {count:,} more, which --json lists"
ODD_ENTRIES_HINT = "Put them right in the files of these names, or restore a backup."
PLACE_THERE = "there"
PLACE_NOT_YET = "not there yet"
PLACE_FORBIDDEN = "cannot be {what}"


def catalogue_right(path: str, practices: str) -> str:
    """Return what is said of a habits.yaml without mistakes; ``practices`` may be empty."""
    return f"{path}: {practices}, all well." if practices else f"{path}: all well."


def size(number: int) -> str:
    """Return a number of bytes in words."""
    return (
        f"{number} B"
        if number < 1024
        else f"{number / 1024:.0f} KiB"
        if number < 1 << 20
        else f"{number / (1 << 20):.1f} MiB"
    )
