"""Every sentence about reminders that the screens show."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.schedules import DAILY, Weekdays
from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.outlook import Reason
from connect_tui.ui import texts

if TYPE_CHECKING:
    from connect_tui.reminders.popup import Delivery

TITLE = "Reminders"
RULES = "Your reminders"
TODAY = "Today"
NOTHING_TODAY = "Nothing is planned for today."
NOTHING_AHEAD = "Nothing is planned for the days ahead."
NO_DESK = "Reminders cannot be shown here just now."
NO_RULES = "There are no reminders. habits.yaml lists them: connect-tui config edit"
ALL_OFF = "Every reminder is switched off."
ALL_OFF_KEY = "{key} switches the one under the cursor on."
OFF = ("switched off", "off")
ON_WORD = "It is on. Click to switch it off."
OFF_WORD = "It is off. Click to switch it on."
CHANGE_TIMES = "Click to change when it comes."
NOW = "now"
GO_BACK = "Click to go back to Today."
CLICK_FOR_LOGIN = "Click to have them start at login, or no longer."

EVENING = "The evening"
EVENING_WAITS = "It opens once what is open here is closed: then ask for it again."
OPEN_HERE = "{key} closes the day here."

ABOUT = {
    ReminderKind.PEOPLE: "Reach out",
    ReminderKind.PLANS: "Plans",
    ReminderKind.DATES: "Birthdays and dates",
    ReminderKind.CHECK_ON: "See how someone is",
    ReminderKind.GOALS: "Your goals",
    ReminderKind.DARES: "Your small dares",
    ReminderKind.EVENING: EVENING,
    ReminderKind.WEEKLY: "The week",
}

POPUPS_OFF = "you have switched popups off in habits.yaml"
POPUPS = {
    Way.DBUS: "popups work through D-Bus",
    Way.PLYER: "popups work through plyer",
    Way.TOAST: "reminders appear here in Connect, not on the desktop",
}
NO_POPUPS = "popups cannot be shown just now"
BACKGROUND = "background reminders run since {when}"
AT_NEXT_LOGIN = (
    "they come while Connect is open, and from your next login on",
    "always from your next login on",
)
WHILE_OPEN = (
    "they come while Connect is open; press {key} to have them at login",
    "{key}: have them at login",
)
WHILE_OPEN_NO_KEY = ("they come while Connect is open", "while Connect is open")

REASONS = {
    Reason.DISABLED: ("switched off", "off"),
    Reason.POPUPS_OFF: ("popups are switched off", "popups off"),
    Reason.DONE: ("done already", "done"),
    Reason.REST: ("a rest day", "rest day"),
    Reason.NOT_SCHEDULED: ("not on the schedule that day", "not that day"),
    Reason.NOTHING: ("nothing to ask for just now", "nothing to ask"),
    Reason.SILENCED: ("not today, as you said", "not today"),
    Reason.SNOOZED: ("put off by you", "put off"),
    Reason.QUIET_HOURS: ("in your quiet hours", "quiet hours"),
    Reason.LIMIT: ("there were enough that day", "enough already"),
    Reason.DISTANCE: ("a little later, so that popups do not pile up", "a little later"),
    Reason.ONCE_A_DAY: ("once a day is enough", "once a day"),
    Reason.TOO_LATE: ("while you were away", "missed"),
}
"""Why something does not come, or not at its own moment: in full, and where there is little room."""

ANSWERS = {
    Answer.DONE: ("done", "done"),
    Answer.LATER: ("you put it off", "put off"),
    Answer.NOT_TODAY: ("not today, as you said", "not today"),
    Answer.SOMEONE_ELSE: ("you asked for someone else", "someone else"),
    Answer.OPENED: ("you opened it", "opened"),
    Answer.DISMISSED: ("shown, and closed", "closed"),
    Answer.EXPIRED: ("shown", "shown"),
    Answer.WITHDRAWN: ("shown, no longer needed", "settled"),
}
SHOWN = ("shown", "shown")
SHOWN_LATE = ("shown late", "shown late")
UNCONFIRMED = ("sent; nobody said whether it appeared", "sent")
FAILED = ("could not be shown", "not shown")
MISSED = ("while you were away", "missed")
DUE = ("now", "now")
LATE = ("as soon as you are there", "soon")

LATER_TOLD = "{what}: comes next {next}."
NOT_TODAY_TOLD = "{what}: no more today; next {next}."
NOT_THIS_WEEK = "after this week"
IS_OFF = "It is switched off."
IS_OFF_KEY = "It is switched off; {key} switches it on."
ASKING = "A popup is on its way."
NOT_READY_YET = "Reminders are still being got ready. Try again in a moment."
STOPPED = "reminders stopped because of a fault of Connect's own ({fault}); start it again to have them back"

TIMES_HINT = "20:30  or  08:00, 13:00  or  11:00-16:00"
TIMES_LEAVE = "enter keeps it   esc leaves it"
INSTALL_TITLE = "Reminders at login?"
UNINSTALL_TITLE = "No more reminders at login?"
INSTALL = "Yes, start them at login"
UNINSTALL = "Yes, take that away"
LEAVE = "No, leave it as it is"
LOGIN_HINT = "enter chooses   esc leaves"

_WAYS = {Way.DBUS: "D-Bus", Way.PLYER: "plyer"}


def trial(delivery: Delivery, detail: str) -> str:
    """Return what came of showing a popup to try it."""
    if delivery.shown is False:
        return f"No popup could be shown: {delivery.trouble}."
    if delivery.way is Way.TOAST:
        return "No popup can appear on the desktop here, so reminders appear like the one beside this."
    way = f"{_WAYS[delivery.way]} ({detail})"
    if delivery.shown:
        return f"A popup was shown through {way}."
    return f"A popup was handed over through {way}, but nothing has confirmed that it appeared."


def times(rule: ReminderRule) -> str:
    """Return when a rule comes, as in ``08:00, 13:00`` or ``11:00–16:00``."""
    return written_times(rule).replace("-", "–")


def written_times(rule: ReminderRule) -> str:
    """Return when a rule comes as a person would type it."""
    if rule.between is not None:
        return "-".join(f"{one:%H:%M}" for one in rule.between)
    return ", ".join(f"{one:%H:%M}" for one in rule.at)


def days(weekdays: Weekdays) -> str:
    """Return on which days a rule comes, as in ``Mon–Fri``."""
    if weekdays == DAILY:
        return "every day"
    parts = [part.strip().capitalize() for part in str(weekdays).split(",")]
    return ", ".join("–".join(one.capitalize() for one in part.split("-")) for part in parts)


def day_heading(day: date, today: date) -> tuple[str, str]:
    """Return how a day is called on the time line, and its date beside that."""
    name = {0: TODAY, 1: texts.TOMORROW}.get((day - today).days, texts.WEEKDAYS[day.weekday()])
    date_words = f"{day.day} {texts.MONTHS[day.month - 1]}"
    return name, f"{texts.WEEKDAYS[day.weekday()]} {date_words}" if (day - today).days in (
        0,
        1,
    ) else date_words


def next_time(at: datetime, day: date, today: date) -> tuple[str, str]:
    """Return when something comes next, as in ``tomorrow 17:30``, and shorter, as in ``Mon 17:30``."""
    weekday = texts.WEEKDAYS[day.weekday()][:3]
    name = {0: "today", 1: "tomorrow"}.get((day - today).days, weekday)
    return f"{name} {at:%H:%M}", f"{'today' if day == today else weekday} {at:%H:%M}"


def since(moment: datetime, now: datetime) -> str:
    """Return since when something has been so, as in ``Monday 08:02``, on the wall where it is ``now``."""
    local = moment if moment.tzinfo is None else moment.astimezone(now.tzinfo)
    started, today = local.replace(tzinfo=None), now.replace(tzinfo=None)
    if started.date() == today.date():
        return f"{started:%H:%M}"
    if today - started < timedelta(days=6):
        return f"{texts.WEEKDAYS[started.weekday()]} {started:%H:%M}"
    return f"{started.day} {texts.MONTHS[started.month - 1]}"
