"""What ``people`` says at the terminal, beside the sentences that every front end shares.

Nobody is neglected and nothing is overdue. Names and words of a person are made safe by whoever prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli.texts import counted, listed, spoken_day, when

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from connect_tui.services.people_changes import Removal

NO_REST = "--days wants a number of days, and “{text}” is none."
REST_HINT = "Write a number from 1 to {most}."
UNTIL_ALONE = "--until and --every belong to something they are going through, and nothing is said of that."
UNTIL_ALONE_HINT = "Add --going-through with a few words."
BOTH_WAYS = "{set_} and {take} cannot both be meant."
NOTHING_TO_CHANGE = "Nothing is said of what to change."
NOTHING_TO_CHANGE_HINT = "connect-tui people edit --help shows what can be."
FORGET_NOTHING = "Nothing that is kept of {name} has “{text}” in it."
FORGET_NOTHING_HINT = "Other names, dates, details and what you have in common can be taken away so."
FORGET_SEVERAL = "“{text}” could be {what}."
FORGET_SEVERAL_HINT = "Write a little more."
NOBODY_HINT = "connect-tui people add adds someone, and --new adds them with this."
ADD_ASK = "Nobody here is called “{name}” yet.{nearest} Add them? [y/N] "
NOT_LOGGED = "Nothing was noted."
NOBODY_ADDED = "This was only a try: nobody was added, nothing was changed."

NOBODY_YET = "There is nobody here yet."
NOBODY_YET_HINT = "connect-tui people add NAME adds someone; a name is enough."
NOBODY_FITS = "Nobody fits that."
NOBODY_DUE = "You are in touch with everyone just now."

GOOD_TO_REACH = "good to reach out to just now: {count}"
LEGEND_REACH = "→ it would be good to hear from each other; connect-tui people due says why"
LEGEND_REST = "~ resting: nothing is asked about them"
DUE_HEAD = "It would be good to hear from each other"
DUE_MORE = "And {people} more, in time; --all names them."
ARCHIVED_HEAD = "Put away"
RESTS = "rests until {day}"
RESTING = "They rest {until}."
REACH_MARK, REST_MARK, ARCHIVED_MARK = "→", "~", "·"
IN_COMMON_LINE = "in common: {what}"
GOING_THROUGH_LINE = "going through: {what}"
TODAYS = "Today · {reason}"

KNOWN_AS = "also {names}"
ADDED = "{name} is here now: {circle}."
ALREADY_SO = "{name}: all of that is so already; nothing to change."
CHANGED = "{name}: changed."
RENAMED = "{before} is called {name} now."
LAST = "Last in touch: {last}."
RHYTHM_OWN = "Their own rhythm: {rhythm}."
RHYTHM_CIRCLE = "Rhythm: {rhythm}."
NEXT = "Good to hear from each other again {when}."
REASON = "→ {reason}."
LOGGED = "✓ In touch with {names}{how}{when}."
LOGGED_ALREADY = "All of that is noted already; nothing to change."
HOW = " ({how})"
NEW_HERE = "New here, in the wider circle: {names}."
AGAIN = "{name}: good to hear from each other again {when}."
FROM_TODAY = "from today on"
FROM_DAY = "from {day} on"

REST_TODAY = "today"
REST_UNTIL = "until {day}"
RESTED = "~ {name} rests {until}: nothing is asked, and nothing is counted."
RESTS_ALREADY = "~ {name} rests {until} already."
REST_OVER = "{name} rests no longer."
REST_NONE = "{name} was not resting; nothing to change."
ARCHIVED = "{name} is put away, with all that was. people archive --back brings them back."
ARCHIVED_ALREADY = "{name} is put away already."
BROUGHT_BACK = "{name} is back."
NOT_ARCHIVED = "{name} was not put away; nothing to change."

REMOVE_ASK = "Remove {name} at once and for good? Not even undo brings them back. [y/N] "
REMOVE_NEEDS_YES = "Removing someone for good needs a yes, and nobody is here to ask."
KEPT_AS_IS = "{name} is still here."
REMOVED = "{name} is removed, with all that was kept about them."
MARKS = "{what} keep a mark without a name, so that what you did stays counted."
MARK = "{what} keeps a mark without a name, so that what you did stays counted."
NO_MARKS = "Nothing else pointed to them."
FREE_TEXT = (
    "Notes and journal entries in your own words, exports, backups and damaged files that were set aside"
    " (in broken) may still name them."
)
UNDO_REMOVE = "connect-tui undo brings them back, for 30 days."
NO_UNDO = "It cannot be undone."

JOIN_ASK = "Make them one? [y/N] "
JOIN_NEEDS_YES = "Making two people one needs a yes, and nobody is here to ask."
JOIN_APART = "They are two people still."
UNDO_JOIN = "connect-tui undo makes them two again."

SECTIONS = {
    "in_common": "In common",
    "details": "Worth remembering",
    "coming": "Dates",
    "plans": "Plans",
    "practices": "Practised together",
    "shared": "Shared",
    "notes": "Notes",
}
REACH = "Reach: {reach}"
STYLE = "Style: {style}, as you guess it. {tip}"
GOING_THROUGH = "Going through something since {since}{until}; you look in every {days}."
GOING_THROUGH_WHAT = "Going through: {what}, since {since}{until}; you look in every {days}."
GOING_UNTIL = ", until {day}"
IS_ARCHIVED = "Put away since {day}."
SHARED_MORE = "And {count} more before; --all shows them."
SHARED_WITH = "with {names}"
NOTHING_SHARED = "Nothing shared here yet."
KEPT_PLAN = "kept: {what}"
KEPT_SOMETHING = "a plan, kept"
NOTED = "{practice} (a note, not done)"
PRACTICE_DAYS = "{name}, {days}"


def people(number: int) -> str:
    """Return a number of people in words."""
    return "1 person" if number == 1 else f"{number:,} people"


def short_day(day: date) -> str:
    """Return a day as a list shows it, as in ``22 Nov 2026``."""
    return f"{day.day:>2} {day:%b} {day.year}"


def until(day: date, today: date) -> str:
    """Return the last day of a rest, as in ``until Sunday, 29 November 2026``."""
    return REST_TODAY if day == today else REST_UNTIL.format(day=spoken_day(day))


def from_when(day: date, today: date) -> str:
    """Return from when on it would be good to be in touch again."""
    return FROM_TODAY if day <= today else FROM_DAY.format(day=spoken_day(day))


def logged(names: Sequence[str], how: str, day: date, today: date) -> str:
    """Return what is said of a contact that was noted; ``how`` may be empty."""
    told = HOW.format(how=how) if how else ""
    return LOGGED.format(names=listed(names), how=told, when=when(day, today))


def marks(removal: Removal) -> str:
    """Return what stays of someone who was removed."""
    entries = removal.journal
    counts = [
        (removal.check_ins, counted(removal.check_ins, "check-in")),
        (removal.contacts, counted(removal.contacts, "contact")),
        (removal.plans, counted(removal.plans, "plan")),
        (entries, "1 journal entry" if entries == 1 else f"{entries} journal entries"),
    ]
    kept = [words for count, words in counts if count]
    if not kept:
        return NO_MARKS
    return (MARK if sum(count for count, _ in counts) == 1 else MARKS).format(what=listed(kept))
