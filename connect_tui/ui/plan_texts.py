"""What the dialogs about plans say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.exchange.people import words
from connect_tui.ui import texts

if TYPE_CHECKING:
    from datetime import date, time

    from connect_tui.domain.plans import Plan

MAKE_TITLE, CHANGE_TITLE = "Plan something", "Change the plan"
WHAT, WHOM, WHEN, REPEAT = "What", "With", "When", "How often"
FROM = "From"
ON_DAYS, TIMES, UNTIL, PLACE = "on", "times a week", "until", "Where"
STANDS_FOR = "Stands for"

IDEAS = "Ideas"
WHAT_PLACEHOLDER = "something you would both like"
WHEN_PLACEHOLDER = "such as friday 19:00, or 4 December"
FROM_PLACEHOLDER = "today, or a first day; a time if you like"
DAYS_PLACEHOLDER = "such as tue, thu"
TIMES_PLACEHOLDER = "a number, 1 to 7"
UNTIL_PLACEHOLDER = "a date; empty for open"
UNTIL_HELP = "Leave it empty where the end is open."
PLACE_PLACEHOLDER = "wherever it is"
ONCE, WEEKDAYS, SO_MANY = "once", "weekdays", "so-many"
REPEATS = ((ONCE, "once"), (WEEKDAYS, "on weekdays"), (SO_MANY, "times a week"))
STANDS_FOR_HELP = "Keeping the plan checks these off, with the people named. Space chooses."
IDEAS_HINT = "ctrl+s keeps   esc leaves   enter takes it"

NO_DAY = "“{text}” is not a day I can place."
NO_DAY_HINT = "Write it as in friday, friday 19:00, 4 December or 2026-12-04 19:00."
NO_WHEN = "Any day in mind?"
NO_WHEN_HINT = "Write friday, friday 19:00 or 4 December."
NO_WHAT = "What would you like to do?"
NO_TIME = "“{text}” is no time of day."
NO_WEEKDAYS = "Which days of the week?"
NO_WEEKDAYS_HINT = "Write them as in tue, thu."
NO_TIMES = "How many times a week?"
NO_TIMES_HINT = "Write a number from 1 to 7."

KEEP_WAY, MOVE_WAY, CHANGE_WAY, DROP_WAY = "keep", "move", "change", "drop"
KEEP_NAME, MOVE_NAME = "It happened…", "Move it to another day…"
BEGIN_LATER_NAME = "Begin later…"
CHANGE_NAME, DROP_NAME = "Change it…", "Let it go"
MOVE_DROPPED_NAME = "Plan it again for another day…"
WAYS_HINT = "enter chooses   esc leaves it as it is"
STANDS = "Stands for {practices}"
KEPT_SO_FAR = "Kept {times} so far, last {when}"

KEEP_TITLE, MOVE_TITLE = "It happened", "Another day"
DAY, LINE, KEPT_PRACTICES = "Which day", "A line", "Checks off"
LINE_PLACEHOLDER = "how it was, if you like"
KEEP_HINT = "enter keeps it   space chooses   esc leaves"
MOVE_HINT = "enter keeps it   esc leaves"
KEEP_HELP = "Everyone in the plan counts as met on that day."
NOT_YET = "That day is still to come."
NOT_YET_HINT = "Choose today or an earlier day."
MADE = "Planned: {what}, {when}."
KEPT = "Kept: {what}. {key} takes it back."
MOVED = "Moved: {what}, {when}."
DROPPED = "Let go: {what}. {key} brings it back."
CHANGED = "The plan is changed."
KEPT_BEFORE = "{what} was kept before; nothing has changed."


def planned(plan: Plan, today: date) -> str:
    """Return when a plan is that was just made, as in ``every Saturday at 9:00``."""
    if plan.repeat is None:
        return understood(plan.day, plan.at, today)
    often = words.repeated(plan.repeat) + (f" at {plan.at:%H:%M}" if plan.at is not None else "")
    return often if plan.day <= today else f"{often}, from {understood(plan.day, None, today)}"


def understood(day: date, at: time | None, today: date) -> str:
    """Return a day and time as they were understood."""
    told = texts.long_date(day, year=day.year != today.year)
    return f"{told} at {at:%H:%M}" if at is not None else told
