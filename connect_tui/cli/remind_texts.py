"""The sentences of ``remind``. Names put into them are made safe by whoever prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.showings import Answer, Stage, Way
from connect_tui.reminders.outlook import Reason, Status

if TYPE_CHECKING:
    from datetime import date, datetime

STARTED = "Reminders run now, in this terminal. ctrl+c ends them."
STARTED_HINT = "To have them at every login: connect-tui remind install"
RUNS_ALREADY = "Reminders run already, in another process, so this one ends."
RUNS_ALREADY_HINT = "connect-tui remind status tells more."

DAYS_WRONG = "“{days}” is not a number of days from 1 to {most}."
DAYS_HINT = "Write it as in --days 7."
MINUTES_WRONG = "“{minutes}” is not a number of minutes."
MINUTES_HINT = "Write it as in --minutes 45."
MINUTES_OR_TODAY = "Give either --minutes or --today."
MINUTES_OR_TODAY_HINT = "--today means: not again today."

NOTHING_COMES = "No reminder comes in that time. --days 7 looks further."
NO_RULES = "habits.yaml has no reminders."

WAYS = {Way.DBUS: "D-Bus", Way.PLYER: "plyer", Way.TOAST: "a message in the app"}
TEST_SHOWN = "A popup was shown through {way} ({detail})."
TEST_HANDED_OVER = "A popup was handed over through {way} ({detail}), which does not say whether it appeared."
TEST_NO_ANSWER = "A popup was handed over through {way} ({detail}), but nothing has confirmed it."
TEST_FAILED = "No popup could be shown: {trouble}."
TEST_FAILED_HINT = "While the app is open, reminders appear in it all the same."

RUNNING_UNTOLD = "Reminders run in the background."
RUNNING = "Reminders run in the background since {since}, process {pid}."
HANGING = "They have not looked since {beat}, so they may hang."
HANGING_HINT = "End process {pid}; at login it starts again, or by connect-tui remind run."
NOT_RUNNING = "Reminders do not run in the background; they come while the app is open."
BY_WAY = "Popups come through {way} ({detail})."
TROUBLE = "Just now: {trouble}"
LAST_SHOWN = "Last shown:  {what}"
LAST_FAILED = "Last failed: {what} ({trouble})"
MISSED = "Missed today: {what}"
NEXT = "Next:        {what}"
NEVER = "none"
LOGIN = "At login:    {what}"
AT_LOGIN_NO = "not started; connect-tui remind install has it started"
AT_LOGIN_YES = "started by {path}"

PUT_OFF_ALL = "Reminders wait. The next: {next}."
PUT_OFF_ONE = "{reminder} waits. The next: {next}."
SILENCED_ALL = "No more reminders today. The next: {next}."
SILENCED_ONE = "{reminder} does not come again today. The next: {next}."
NOT_THIS_WEEK = "not in the week to come"
NO_SUCH_REMINDER = "There is no reminder “{reminder}”."
ALL_WITHOUT_NAME = "To put off all of them, name none: connect-tui remind snooze"

STATUS_WORDS = {
    Status.SHOWN: "shown",
    Status.DUE: "due now",
    Status.PLANNED: "",
    Status.HELD: "not shown",
    Status.MISSED: "missed",
}
REASONS = {
    Reason.DISABLED: "switched off",
    Reason.POPUPS_OFF: "popups are off",
    Reason.DONE: "done already",
    Reason.REST: "a rest day",
    Reason.NOT_SCHEDULED: "not on the schedule",
    Reason.NOTHING: "nothing to ask for",
    Reason.SILENCED: "not today, as you said",
    Reason.SNOOZED: "later, as you said",
    Reason.QUIET_HOURS: "quiet hours",
    Reason.LIMIT: "enough popups for one day",
    Reason.DISTANCE: "a little later, so that popups do not pile up",
    Reason.ONCE_A_DAY: "once a day is enough",
    Reason.TOO_LATE: "nobody was there to show it",
}
ANSWERS = {
    Answer.DONE: "done",
    Answer.LATER: "later",
    Answer.NOT_TODAY: "not today",
    Answer.SOMEONE_ELSE: "someone else",
    Answer.DISMISSED: "closed",
    Answer.EXPIRED: "went by itself",
    Answer.WITHDRAWN: "taken back",
}
STAGES = {
    Stage.CLAIMED: "about to be shown",
    Stage.SENDING: "handed over",
    Stage.SHOWN: "shown",
    Stage.UNCONFIRMED: "handed over, not confirmed",
    Stage.FAILED: "not shown",
}


def moment(at: datetime, today: date) -> str:
    """Return a moment, with its day where that is not today."""
    return f"{at:%H:%M}" if at.date() == today else f"{at:%A} {at.day} {at:%B}, {at:%H:%M}"
