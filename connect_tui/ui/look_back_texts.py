"""Every sentence of the weekly look back and of the year in review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from connect_tui.ui.texts import MONTHS, WEEKDAYS, count

if TYPE_CHECKING:
    from connect_tui.domain.periods import Period
    from connect_tui.domain.retrospect import Share, Totals

STEPS = 4

LOOKING_BACK = "Looking back"
STEP = "{step} of {steps}"
BACK = "‹ back"
ON = "go on ›"
KEEP = "keep it ›"
CLOSE = "close ›"
_WRITING = (
    "enter on   shift+tab back   ctrl+s keep   esc leave",
    "enter on   ctrl+s keep   esc leave",
    "enter on   esc leaves",
)
HINTS = {
    1: ("enter goes on   esc leaves", "enter on   esc leaves"),
    2: _WRITING,
    3: _WRITING,
    4: (
        "space chooses   enter keeps it   esc leaves",
        "space picks  enter keeps  esc leaves",
        "space picks  esc leaves",
    ),
    5: ("enter closes",),
}
"""The keys that matter at each step, in fewer words from one to the next; after the last step, what was kept
is shown."""

BEFORE_ALL = "That was before your first day here. What you remember of it counts all the same."
JUST_BEGUN = "You have only just begun. What you remember of these days counts all the same."
QUIET_WEEK = "A quiet week. What you remember of it counts all the same."
TODAY_SO_FAR = "so far today"
TODAY_OPEN = "today, still open"
TO_COME = "still to come"
QUIET_DAY = "a quiet day"
QUIET_MONTH = "quiet"
MOST_OFTEN = "With you most: "
SEEN = "You were with "
NOTED = "What you noted"

MOMENT = "One moment to remember"
MOMENT_INTRO = "A look, a sentence, a laugh: a few words are plenty. Leave it empty if none comes."
WITH_WHOM = "Who was it with?"
WITH_INTRO = "Name whoever shared the moment, or the week."
FOCUS_ON = "What will you focus on from now on?"
FOCUS_ON_INTRO = "Choose a few, or leave it as it is. The others wait, folded."
WAITS = "{practice} was quiet {week}, if you would like to give it room."
THIS_WEEK = "this week"
THAT_WEEK = "in that week"

KEPT = "Kept."
LOOKED_BACK = "You looked back."
KEPT_WITH = "with "
KEPT_FOCUS = "First from now on: "
KEPT_NO_FOCUS = "From now on all your practices stand side by side."
CLOSING = "Thank you for looking back. Have a good week."

BLANK_YEAR = "The page of {year} is still blank. It begins with one small thing."
YEAR_TO_COME = "{year} is still to come."
NO_YEAR_BEFORE = "{year} is the earliest year."
EMPTY_YEAR = "Nothing was kept in {year}, and that is all right. There is room for what comes."


def days_words(start: date, end: date, today: date) -> str:
    """Return a stretch of days as in ``16 to 22 November``, with the year where it is not this one."""
    year = f" {end.year}" if end.year != today.year else ""
    if start.month == end.month:
        return f"{start.day} to {end.day} {MONTHS[end.month - 1]}{year}"
    begun = f" {start.year}" if start.year != end.year else ""
    return f"{start.day} {MONTHS[start.month - 1]}{begun} to {end.day} {MONTHS[end.month - 1]}{year}"


def week_title(week: Period, today: date) -> str:
    """Return which week is looked back on."""
    return days_words(week.start, week.end, today)


def weekday(day: date) -> str:
    """Return a day as in ``Mon 16``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day:>2}"


def kept_in_week(totals: Totals, before: Totals | None) -> str:
    """Return what was kept in a week in a sentence, and how much more than the week before, if it is."""
    if not totals.done:
        return QUIET_WEEK
    words = f"{kept_times(totals.done)}, {on_some_days(totals)}."
    more = totals.done - before.done if before is not None and before.days else 0
    return f"{words} That is {more} more than the week before." if more > 0 else words


def on_some_days(totals: Totals) -> str:
    """Return on how many days of those that count something was kept."""
    if totals.days == 1:
        return "on one day"
    if totals.active_days == totals.days:
        return f"on each of {totals.days:,} days"
    return f"on {totals.active_days:,} of {totals.days:,} days"


def kept_times(number: int) -> str:
    """Return how often something was kept."""
    return f"You kept a practice {times(number)}"


def times(number: int) -> str:
    """Return a number of times."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def day_words(kept: int, rested: int, day: date, today: date) -> str:
    """Return what a day held."""
    if day > today:
        return TO_COME
    parts = [f"{kept} kept"] if kept else []
    parts += [f"{rested} at rest" if kept else "a day of rest"] if rested else []
    if day == today:
        return f"{', '.join(parts)} {TODAY_SO_FAR}" if parts else TODAY_OPEN
    return ", ".join(parts) or QUIET_DAY


def listed(words: Sequence[str]) -> str:
    """Return words as a phrase: ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def on_days(number: int) -> str:
    """Return on how many days, as in ``3 days``."""
    return count(number, "day", "days")


def month_words(month: int, share: Share, *, of_met: bool = True) -> str:
    """Return what a month held: ``November: 210 of 330 days kept``; without ``of_met``: ``210 days kept``."""
    if not share.kept:
        return f"{MONTHS[month - 1]}: {QUIET_MONTH}"
    kept = f"{share.kept:,} of {on_days(share.met)}" if of_met else on_days(share.kept)
    return f"{MONTHS[month - 1]}: {kept} kept"


YEAR_NUMBERS = "The year in numbers"
YEAR_MONTHS = "Month by month"
YEAR_PILLARS = "Three ways of being open"
YEAR_PEOPLE = "The people"
YEAR_MOMENTS = "Moments"

CLOSEST = "Closest to you: "
LONGEST = "The longest streak: "
NO_MOMENTS = "No note was written this year. A few words now and then would gather here."
PEOPLE_INTRO = "On how many days, and with what most often."
MOMENTS_INTRO = "In your own words, as the year went."
WEEK_OF = "the week of "
MORE_PEOPLE = "and {people} more"


def year_line(totals: Totals, year: int, first: date | None, today: date) -> list[str]:
    """Return the year in a few words, for its head."""
    if not totals.done:
        return [(BLANK_YEAR if year == today.year else EMPTY_YEAR).format(year=year)]
    since = (
        f" since {first.day} {MONTHS[first.month - 1]}" if first is not None and first.year == year else ""
    )
    return [f"{kept_times(totals.done)},", f"{on_some_days(totals)}{since}."]


def more_than_before(totals: Totals, before: Totals | None, year: int) -> str:
    """Return by how much more was kept than in the year before; empty where it was not.

    Nor where fewer days of that year count, as when it was begun late: to have kept more then says little.
    """
    comparable = before is not None and before.done and before.days >= totals.days
    more = totals.done - before.done if before is not None and comparable else 0
    return f"That is {more:,} more than in {year - 1}." if more > 0 else ""


def streak_days(length: int, start: date, end: date, year: int) -> str:
    """Return how long a streak was and when."""

    def told(day: date) -> str:
        return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if day.year != year else ''}"

    when = f"on {told(start)}" if start == end else f"{told(start)} to {told(end)}"
    return f"{count(length, 'day', 'days')}, {when}"


def comebacks(number: int, *, show_streaks: bool) -> str:
    """Return how often something was taken up again."""
    worth = "That is worth as much as a streak." if show_streaks else "That is worth a lot."
    return f"You came back to a practice {times(number)} after a pause. {worth}"


def pillar_words(done: int, part: str) -> str:
    """Return what part of a year a pillar was; ``part`` is in per cent."""
    return f"{part}, {times(done)}" if done else part


def month_aside(share: Share, *, ahead: bool, of_met: bool = True) -> str:
    """Return what stands beside the bar of a month; without ``of_met`` how many days were kept alone."""
    if ahead:
        return TO_COME
    if not share.met:
        return "–"
    if not share.kept:
        return QUIET_MONTH
    return f"{share.kept:,} of {share.met:,}" if of_met else on_days(share.kept)


def closing(year: int, today: date) -> str:
    """Return the last words of a year."""
    if year == today.year:
        left = (date(year, 12, 31) - today).days
        if not left:
            return f"That was {year}. May the new year be kind to you, and you to it."
        return f"{year} goes on: {count(left, 'day is', 'days are')} still to come."
    return f"That was {year}."
