"""Every sentence that popups say."""

from __future__ import annotations

from datetime import datetime

from connect_tui.domain.reminders import ReminderKind
from connect_tui.reminders.popup import Button

APP = "Connect"

LABELS = {
    Button.DONE: "Done",
    Button.LATER: "Later",
    Button.NOT_TODAY: "Not today",
    Button.SOMEONE_ELSE: "Someone else",
    Button.OPEN: "Open",
}

EVENING_TITLE = "This evening"
WEEKLY_TITLE = "This week"
PLANS_TITLE = "Your plans"
NAMED_TITLES = {
    ReminderKind.PEOPLE: "Reach out to {name}",
    ReminderKind.CHECK_ON: "See how {name} is doing",
    ReminderKind.DATES: "A date of {name}",
}
UNNAMED_TITLES = {
    ReminderKind.PEOPLE: "Reach out to someone",
    ReminderKind.CHECK_ON: "See how someone is doing",
    ReminderKind.DATES: "Birthdays and other dates",
}
ITEM_TITLES = {ReminderKind.GOALS: "Your goal: {what}", ReminderKind.DARES: "Your dare: {what}"}
UNNAMED_ITEMS = {ReminderKind.GOALS: "A goal of yours", ReminderKind.DARES: "A small dare of yours"}
PLAN_WITH = "{what} with {names}"
DATE_OF = "{name}: {what}"
SENTENCE = "{words}."
GOING_THROUGH = "Going through: {what}."
IN_COMMON = "In common: {what}"
WORTH_REMEMBERING = "Worth remembering: {what}"
NEXT_STEP = "Next step: {what}"
OF_SOMEONE = "{name}. "
ALSO = "Also: {what}"
SOMEONE_BODY = "Somebody may be glad to hear from you."
PRACTICE_BODY = "One small moment for it today?"
EVENING_BODY = "One minute is enough to close the day."
EVENING_COMMAND = "In a terminal: connect-tui evening"
WEEKLY_BODY = "Would you like to look back on it?"
PLANS_BODY = "Something to look forward to."
DATES_BODY = "A few words would be a joy."
CHECK_ON_BODY = "A few kind words may do good; nothing needs to be solved."
GOALS_BODY = "Is there a little time for it today?"
DARES_BODY = "A moment of courage, if you feel like it."
OWN_WORDS = {
    ReminderKind.PRACTICE: PRACTICE_BODY,
    ReminderKind.PEOPLE: SOMEONE_BODY,
    ReminderKind.PLANS: PLANS_BODY,
    ReminderKind.DATES: DATES_BODY,
    ReminderKind.CHECK_ON: CHECK_ON_BODY,
    ReminderKind.GOALS: GOALS_BODY,
    ReminderKind.DARES: DARES_BODY,
    ReminderKind.EVENING: EVENING_BODY,
    ReminderKind.WEEKLY: WEEKLY_BODY,
}
"""What a popup says where its rule has no text, and its practice no action."""

MISSED_TITLE = "While you were away"
PUT_OFF_TITLE = "A little later, as you asked"
MORE = "and {count} more"
FROM = "From {time}: {text}"
FROM_ABOVE = "From {time}.\n{text}"
KEPT_TODAY = "{done} of {total} kept today."

DISCREET = {
    ReminderKind.PRACTICE: "One small thing is waiting for you today.",
    ReminderKind.PEOPLE: SOMEONE_BODY,
    ReminderKind.PLANS: "Something you planned is near.",
    ReminderKind.DATES: "A date that you keep in mind is near.",
    ReminderKind.CHECK_ON: "Somebody may be glad of a kind word.",
    ReminderKind.GOALS: "Something you mean to do is waiting for you.",
    ReminderKind.DARES: "Something you mean to do is waiting for you.",
    ReminderKind.EVENING: EVENING_BODY,
    ReminderKind.WEEKLY: "A look back on the week, if you like.",
}
DISCREET_TOGETHER = "Some small things have waited for you."

TEST_TITLE = "Connect can reach you"
TEST_BODY = "This is a trial. Your reminders will look like this."

CATALOGUE_BROKEN = "habits.yaml has a mistake; the last version that was right is in use."
FAULT = "Something went wrong inside Connect ({fault}); it goes on trying."
NO_WAY_YET = "There is no way to show popups yet: {detail}."
DATA_GONE = "The data it watched over was removed."


def streak(length: int, unit: str) -> str:
    """Return how long a practice has been kept up."""
    return f"{length} {unit}s in a row so far."


def clock_time(moment: datetime) -> str:
    """Return a time of the day as in ``20:30``."""
    return f"{moment:%H:%M}"
