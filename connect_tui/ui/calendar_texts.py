"""The words of the page of one practice."""

from __future__ import annotations

from datetime import date

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Counts, Standing, State, Streak
from connect_tui.domain.retrospect import PracticePage, Share, Total
from connect_tui.domain.schedules import DAILY, Quota
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import texts

EARLIER, LATER = "‹", "›"
EARLIER_TIP = "Click for the period before."
LATER_TIP = "Click for the period after."
PERIOD_TIP = "Click to go to a date."
LABEL_CHART = "chart"
LABEL_STEP = "period"
LABEL_PERIOD = "length"
LABEL_PRACTICE = "practice"
LEGEND = (
    (State.DONE, "done"),
    (State.REST, "rest day"),
    (State.MISSED, "not done"),
    (State.OPEN, "open"),
)
LEGEND_TODAY = "today, done"
AHEAD = "still to come"
LAID_ASIDE = "laid aside"
BEFORE_IT_BEGAN = "before it began"
NOT_THIS_DAY = "not on this day"
NO_PRACTICE_LEFT = "{name} is no longer in habits.yaml. What you recorded is kept."
NOTHING_YET = "Nothing here in this time. It waits for you."
NO_STREAKS = "A streak begins with one day."
NO_STRENGTH = "Strength grows from the first day on, and fades slowly."
NO_NOTES = "No notes in this time. n writes one, for any day."
NO_TOTALS = "Nothing to add up in this time yet."
NO_RECORDS = "nothing yet"
COMING_BACK = "Coming back after a pause counts as much as a streak."
COMING_BACK_WITHOUT_STREAKS = "Coming back after a pause counts as much as going on."
TOTALS_BY = "per"
CHART_NAMES = {
    "strength": "Strength",
    "streaks": "Streaks",
    "comebacks": "Comebacks",
    "weekdays": "Weekdays",
    "months": "Months",
    "totals": "Totals",
    "notes": "Notes",
}

UNIT_NAMES = {
    PeriodUnit.WEEK: "week",
    PeriodUnit.MONTH: "month",
    PeriodUnit.QUARTER: "quarter",
    PeriodUnit.YEAR: "year",
}


def short(day: date, *, year: bool = False) -> str:
    """Return a day as in ``17 Nov``, or ``17 Nov 2026``."""
    text = f"{day.day} {texts.MONTHS[day.month - 1][:3]}"
    return f"{text} {day.year}" if year else text


def span(start: date, end: date) -> str:
    """Return two days as in ``3 Aug – 2 Sep 2025``; a year that both share is named once."""
    if start == end:
        return short(end, year=True)
    return f"{short(start, year=start.year != end.year)} – {short(end, year=True)}"


def counts(page: PracticePage) -> str:
    """Return how often it was kept, not, and rested."""
    of, unit = page.counts, page.standing.unit
    if of == Counts():
        return NOTHING_YET
    words = [f"{texts.count(of.kept, unit, unit + 's')} kept"]
    if of.missed:
        words.append(f"{of.missed} not")
    if of.rested:
        words.append(f"{of.rested} at rest")
    return ", ".join(words)


def rate(page: PracticePage) -> list[str]:
    """Return the share kept, and how it has changed, as phrases."""
    if page.counts.rate is None:
        return []
    change = review_words.change(page.counts.rate, page.before.rate, page.period.unit)
    return [f"{page.counts.rate:.0%}", *([change] if change else [])]


def schedule(practice: Practice) -> str:
    """Return when it is meant to be done, where that is not every day."""
    return "" if practice.schedule == DAILY else str(practice.schedule)


def standing(of: Standing, *, show_streaks: bool) -> list[str]:
    """Return streak, best and strength as phrases."""
    if not show_streaks:
        return []
    if of.first is None:
        return []
    words = [f"{texts.STREAK} {texts.count(of.current, of.unit, of.unit + 's')}"] if of.current else []
    if of.best > of.current:
        words.append(f"best {texts.count(of.best, of.unit, of.unit + 's')}")
    return [*words, f"{texts.STRENGTH} {of.strength:.0%}"]


def state(practice: Practice, day: date, of: State, today: date) -> str:
    """Return what a day was for a practice."""
    if of is State.OPEN and day > today:
        return AHEAD
    if of is not State.OFF:
        return texts.STATE_WORDS[of]
    if practice.archived_on(day):
        return LAID_ASIDE
    if not practice.scheduled_on(day):
        return texts.STATE_WORDS[of]
    return NOT_THIS_DAY if isinstance(practice.schedule, Quota) else BEFORE_IT_BEGAN


def day_name(day: date, today: date) -> str:
    """Return a day in full, with the word for it where it is near."""
    near = {0: "Today, ", -1: f"{texts.YESTERDAY}, ", 1: f"{texts.TOMORROW}, "}.get((day - today).days, "")
    return near + texts.long_date(day, year=True)


def on_day(day: date, words: str) -> str:
    """Return what a day was, with the day."""
    return f"{texts.long_date(day, year=True)}: {words}"


def of_met(share: Share) -> str:
    """Return how many days were kept of those that were kept or missed."""
    return f"{share.kept} of {share.met}" if share.met else texts.NO_STREAK


def share_words(name: str, share: Share) -> str:
    """Return the same as a sentence."""
    if not share.met:
        return f"{name}: {NO_RECORDS}"
    return (
        f"{name}: {share.kept} of {texts.count(share.met, 'day', 'days')} kept, {share.kept / share.met:.0%}"
    )


def streak_words(one: Streak, unit: str) -> str:
    """Return a streak with its first and last day."""
    return f"{texts.count(one.length, unit, unit + 's')}, {span(one.start, one.end)}"


def total_name(unit: PeriodUnit, start: date) -> str:
    """Return what a week, month, quarter or year is called."""
    if unit is PeriodUnit.YEAR:
        return str(start.year)
    month = texts.MONTHS[start.month - 1][:3]
    if unit is PeriodUnit.QUARTER:
        return f"{month}–{texts.MONTHS[start.month + 1][:3]} {start.year}"
    return short(start, year=True) if unit is PeriodUnit.WEEK else f"{month} {start.year}"


def total_words(unit: PeriodUnit, total: Total) -> str:
    """Return what a week, month, quarter or year held."""
    name = total_name(unit, total.start)
    words = [f"{texts.count(total.done, 'day', 'days')} done"]
    if total.missed:
        words.append(f"{total.missed} not")
    if total.rested:
        words.append(f"{total.rested} at rest")
    return f"{'week of ' if unit is PeriodUnit.WEEK else ''}{name}: {', '.join(words)}"


def comebacks(number: int, *, show_streaks: bool) -> str:
    """Return, warmly, how often it was taken up again."""
    worth = COMING_BACK if show_streaks else COMING_BACK_WITHOUT_STREAKS
    if not number:
        return worth
    words = review_words.comebacks(number)
    return f"{words[0].upper()}{words[1:]}. {worth}"


def away(number: int, unit: str) -> str:
    """Return how long a pause was."""
    return f"after {texts.count(number, unit, unit + 's')} away"


def strength_on(day: date, strength: float) -> str:
    """Return how strong a practice was on a day."""
    return f"{texts.long_date(day, year=True)}: {texts.STRENGTH} {strength:.0%}"
