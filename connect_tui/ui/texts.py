"""Every sentence the screens show."""

from __future__ import annotations

from datetime import date

from connect_tui.domain.progress import Standing, State
from connect_tui.domain.records import ChangeInfo
from connect_tui.ui.content import shown

APP = "connect"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

STATE_WORDS = {
    State.DONE: "done",
    State.REST: "rest day",
    State.OPEN: "open",
    State.MISSED: "not done",
    State.OFF: "not on the schedule",
}

PALETTE_GO = "Go to"
PALETTE_REMINDER = "Reminder"
PALETTE_THEME = "Change the theme"
PALETTE_THEME_HELP = "The colours of everything"
PALETTE_NO_KEY = "It has no key of its own just now"
PALETTE_PERSON = "look closer"
PALETTE_PERSON_HELP = "Their page: what to remember, what is planned, and everything shared"

YESTERDAY = "Yesterday"
TOMORROW = "Tomorrow"
NEXT = "next"
NEXT_REMINDER = "The next reminder, at {time}: {words}. Click to see them all."
STREAK = "streak"
STRENGTH = "strength"
TAKES_BACK = "{key} takes it back."
FOCUS = "In focus"
LAST_NOTES = "Last notes"
NO_STREAK = "–"
WITH = "with"
ACTION_TODAY = "Today"
ACTION_OTHER_DAY = "That day"
FIRST_DAY = "Your first day here. Pick one that speaks to you; one is plenty."
ALL_DONE = "All of today's practices are kept. Rest well."
ALL_DONE_OTHER = "Every practice of this day was kept."
EVERYTHING_RESTED = "A day of rest. It costs nothing."
FUTURE_DAY = "This day is still to come. It can be made a rest day."
STILL_TO_COME = "{When} is still to come."
MAKES_IT_REST = "{key} makes it a rest day."
BROKEN_CATALOGUE = "habits.yaml has a mistake, so the last good version is in use."
BROKEN_CATALOGUE_SHIPPED = "habits.yaml has a mistake, so the shipped practices are in use."
CHECK_CATALOGUE = "To see where: connect-tui config check"
CATALOGUE_TAKEN_OVER = "habits.yaml has changed and is in use."
NEW_DAY = "A new day has begun."
WORDS_KEPT = "your words are kept as a draft in the journal"
NOTHING_TO_UNDO = "There is nothing left to take back."
NO_PRACTICES = "There are no practices to show. habits.yaml lists them: connect-tui config edit"
TOO_SMALL = "Connect would like a little\nmore room: {width} by {height}."
KEEP_THEME = "To keep this theme, write theme: {name} under settings in habits.yaml."
THEME_KEPT = "The theme {name} is kept in habits.yaml."
UNKNOWN_THEME = "There is no theme called {name}, so Connect uses its own."

NOTE_TITLE = "A note"
NOTE_HINT = "enter keeps it   ctrl+j new line   esc leaves it"
UNSAVED = "Press it again to leave without these changes."
PEOPLE_TITLE = "With whom?"
PEOPLE_HINT = "enter adds a name, again keeps them   esc leaves"
PEOPLE_PLACEHOLDER = "A name"
PEOPLE_NOBODY = "nobody named yet"
FOCUS_TITLE = "A few to focus on"
FOCUS_INTRO = "Those you choose come first, in the order you choose them. The others wait, folded."
FOCUS_HINT = "space chooses   enter keeps it   esc leaves it"
KEYS_TITLE = "Keys"
KEYS_FILTER = "Type to find a key or what it does"
KEYS_HINT = "esc closes"
KEYS_HERE = "On this screen"
KEYS_EVERYWHERE = "Everywhere"
KEYS_MOVING = "Moving about"
KEYS_NONE = "No key does that."
KEYS_NO_KEY = "no key"
KEYS_FIND = "   {key} finds what has no key"

CRASHED = (
    "Connect stopped because of a fault of its own ({kind} in {place}).\n"
    "Whatever you had checked off is kept. Start it again to go on;\n"
    "connect-tui --debug shows where the fault lies, and may show your own words.\n"
)


def long_date(day: date, *, year: bool = False) -> str:
    """Return a day as in ``Sunday 22 November``."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def short_date(day: date) -> str:
    """Return a day as in ``Sun 22 Nov``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def day_title(day: date, today: date) -> str:
    """Return how a day is called at the top of the screen."""
    name = {0: "", -1: f"{YESTERDAY}, ", 1: f"{TOMORROW}, "}.get((day - today).days, "")
    return name + long_date(day, year=day.year != today.year)


def relative_day(day: date, today: date) -> str:
    """Return a day as one says it in a sentence: today, yesterday, or its date."""
    words = {0: "today", -1: "yesterday", 1: "tomorrow"}
    return words.get((day - today).days, f"on {long_date(day, year=day.year != today.year)}")


_NEAR_DAYS = 14
_YEAR_AHEAD_DAYS = 300


def about_day(day: date, today: date) -> str:
    """Return a day ahead as one says it that is no appointment: near, itself, else the part of its month."""
    away = (day - today).days
    if away < _NEAR_DAYS:
        return relative_day(day, today)
    part = ("the beginning", "the middle", "the end")[min(2, (day.day - 1) // 10)]
    year = f" {day.year}" if away > _YEAR_AHEAD_DAYS else ""
    return f"around {part} of {MONTHS[day.month - 1]}{year}"


def still_to_come(day: date, today: date, rest_key: str) -> str:
    """Return that a day cannot be done yet, and the key that makes it a rest day where that would do so."""
    tomorrow = (day - today).days == 1
    words = STILL_TO_COME.format(When=TOMORROW if tomorrow else long_date(day, year=day.year != today.year))
    return f"{words} {MAKES_IT_REST.format(key=rest_key)}" if rest_key else words


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def progress(done: int, total: int, *, focus: bool) -> str:
    """Return how far the day is."""
    return f"{done} of {total}{' in focus' if focus else ''}"


def streak(standing: Standing) -> str:
    """Return a streak in a few cells."""
    return f"{standing.current} {standing.unit[0]}" if standing.current else NO_STREAK


def streak_words(standing: Standing) -> str:
    """Return a streak in words."""
    if not standing.current:
        return f"best {count(standing.best, standing.unit, standing.unit + 's')}" if standing.best else ""
    words = count(standing.current, standing.unit, standing.unit + "s")
    return f"{words} in a row" if standing.current > 1 else words


def kept_words(kept: int, met: int, weeks: int) -> str:
    """Return how many of the days that were not rest were kept lately."""
    return f"{kept} of {met} days kept in {weeks} weeks" if met else ""


def best_words(standing: Standing) -> str:
    """Return the longest streak, where it is longer than the living one."""
    return f"best {standing.best:,}" if standing.best > standing.current > 0 else ""


def days_left(standing: Standing, state: State) -> str:
    """Return, in words, until when a streak waits; empty where there is no need to say."""
    if not standing.current or standing.days_left is None:
        return ""
    if standing.days_left == 0:
        return "a fresh start next week"
    if standing.days_left == 1:
        return "carries on if done today"
    if standing.unit == "week" and state is not State.DONE and standing.days_left <= 3:
        return f"{count(standing.days_left, 'day', 'days')} left for this week"
    return ""


def folded(number: int, *, unfolded: bool) -> str:
    """Return the line that stands for the practices outside the focus."""
    others = count(number, "other", "others")
    return f"{others}, shown below" if unfolded else f"{others}, folded"


def week_of(day: date, today: date) -> str:
    """Return a week as one says it, by its first day."""
    return f"the week of {day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" * (day.year != today.year))


def taken_back(change: ChangeInfo, names: dict[str, str], today: date) -> str:
    """Return what an undo took back."""
    what = ", ".join(shown(names.get(one, one)) for one in change.practices[:3])
    if len(change.practices) > 3:
        what = count(len(change.practices), "practice", "practices")
    when = f" {relative_day(change.day, today)}" if change.day else ""
    if change.until and change.day and change.until != change.day:
        when = f" from {short_date(change.day)} to {short_date(change.until)}"
    phrase = (
        {
            "done": f"{what}: no longer checked off{when}",
            "rest": f"{what}: the rest day{when} is lifted",
            "clear": f"{what}: back to what it was{when}",
            "note": f"{what}: the note{when} is as it was before",
            "people": f"{what}: the people{when} are as they were before",
            "focus": "The focus is as it was before",
            "look-back": f"The look back on {week_of(change.day or today, today)} is as it was before",
            "import": "The import is taken back",
            "people-import": "The import of people is taken back",
            "put-off": "The reminder comes as it would have",
        }.get(change.kind)
        or _taken_back_of_words(change, what, when)
        or _taken_back_with_people(change, when)
    )
    return f"{phrase}; {WORDS_KEPT}." if change.keeps_draft else f"{phrase}."


def _taken_back_of_words(change: ChangeInfo, practice: str, when: str) -> str:
    """Return what an undo took back of what a person has written, felt or noted about themselves."""
    return {
        "journal": f"What you wrote{when} is taken back",
        "journal-changed": f"What you wrote{when} is as it was before",
        "journal-removed": f"What you wrote{when} is there again",
        "journal-imported": "The import of journal entries is taken back",
        "guide": f"{practice}: the guide{when} is taken back",
        "feeling": f"The feelings{when} are as they were before",
        "evening": f"The evening{when} is as it was before",
        "me": "What you note about yourself is as it was before",
    }.get(change.kind, "")


def _taken_back_with_people(change: ChangeInfo, when: str) -> str:
    """Return what an undo took back of people, contacts or plans; a word for anything else."""
    who = ", ".join(shown(one) for one in change.people[:3]) or "Someone"
    if len(change.people) > 3:
        who = count(len(change.people), "person", "people")
    plan = f"The plan “{shown(change.what)}”" if change.what else "The plan"
    return {
        "person-added": f"{who}: no longer among your people",
        "person": f"{who}: what is kept is as it was before",
        "person-rest": f"{who}: the rest is as it was before",
        "person-archived": f"{who}: back where they were before",
        "person-removed": f"{who}: among your people again",
        "person-joined": f"{who}: two people again",
        "contact": f"{who}: being in touch{when} is taken back",
        "contact-dropped": f"{who}: being in touch{when} is there again",
        "plan-added": f"{plan} is taken back",
        "plan": f"{plan} is as it was before",
        "plan-kept": f"{plan}: no longer kept{when}",
        "plan-moved": f"{plan} is on its day before",
        "plan-dropped": f"{plan} is on again",
    }.get(change.kind, "The last change is taken back")
