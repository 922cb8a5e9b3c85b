"""The words of the page of one practice."""

from __future__ import annotations

from datetime import date

from connect_tui.domain.looking_back import is_without_pause
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import State, Streak
from connect_tui.domain.retrospect import PracticePage, Share, Total
from connect_tui.domain.schedules import DAILY, Quota
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import texts

EARLIER, LATER = "‹", "›"
SHORTER, LONGER = "-", "+"
EARLIER_TIP = "Click for the period before."
LATER_TIP = "Click for the period after."
PERIOD_TIP = "Click to go to a date."
TITLE_TIPS = {
    "earlier": EARLIER_TIP,
    "later_on": LATER_TIP,
    "jump": PERIOD_TIP,
    "shorter": "Click for a shorter period.",
    "longer": "Click for a longer period.",
    "previous_practice": "Click for the practice before.",
    "next_practice": "Click for the next practice.",
}
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
ELSEWHERE = "another {unit}"
OTHER_DAYS = "other days"
AHEAD = "still to come"
LAID_ASIDE = "laid aside"
BEFORE_IT_BEGAN = "before it began"
NOT_THIS_DAY = "not on this day"
NO_PRACTICE_LEFT = "{name} is no longer in habits.yaml. What you recorded is kept."
NOTHING_YET = "Nothing here yet. It waits for you."
STILL_TO_COME = "Still to come. Any day of it can be made a rest day."
JUST_BEGUN = "This has only just begun. It waits for you."
BEFORE_THE_FIRST = "This was before it began."
WAS_QUIET = "A quiet time, and that is fine."
NO_FURTHER_ON = "Nothing is planned further on than this."
NO_FURTHER_BACK = "Connect goes no further back than this."
NO_ROOM_FOR_CHARTS = "The charts stand below the calendar, in a window that is a little taller."
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
    """Return how often it was kept, of how often, and rested."""
    words = review_words.counts(page.counts, page.standing.unit)
    return f"{words[0].upper()}{words[1:]}" if words else nothing_here(page)


def nothing_here(page: PracticePage) -> str:
    """Return why a period has nothing to count."""
    period, never = page.period, page.standing.first is None
    if page.practice.archived_on(period.start):
        return ""
    if period.start > page.today:
        return STILL_TO_COME
    if period.end >= page.today:
        return NOTHING_YET if never else JUST_BEGUN
    return BEFORE_THE_FIRST if never else WAS_QUIET


def elsewhere(unit: PeriodUnit) -> str:
    """Return what a day outside of a period is called."""
    return ELSEWHERE.format(unit=UNIT_NAMES[unit]) if unit in UNIT_NAMES else OTHER_DAYS


def rate(page: PracticePage) -> list[str]:
    """Return the share kept, and how it has changed, as phrases."""
    change = review_words.change(page.counts.rate, page.before.rate, page.period, page.today)
    return [one for one in (review_words.percent_kept(page.counts.rate), change) if one]


def schedule(practice: Practice) -> str:
    """Return when it is meant to be done, where that is not every day."""
    return "" if practice.schedule == DAILY else str(practice.schedule)


def standing(page: PracticePage, *, show_streaks: bool) -> list[str]:
    """Return streak, best and strength as phrases; of what is laid aside since when, in place of a streak."""
    of, aside = page.standing, review_words.laid_aside(page.practice, min(page.period.end, page.today))
    words = [aside] if aside else []
    if not show_streaks or of.first is None:
        return words
    if of.current and not aside:
        words.append(f"{texts.STREAK} {texts.count(of.current, of.unit, of.unit + 's')}")
    if of.best > of.current or (of.best and aside):
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


def of_met(share: Share, *, by_quota: bool = False) -> str:
    """Return how many days were kept of those that were kept or missed; of a quota how many alone."""
    if not share.met:
        return texts.NO_STREAK
    return texts.count(share.kept, "day", "days") if by_quota else f"{share.kept:,} of {share.met:,}"


def share_percent(share: Share) -> str:
    """Return the share in per cent; empty where it is worth no word."""
    return review_words.percent_kept(share.kept / share.met) if share.met else ""


def share_words(name: str, share: Share, *, by_quota: bool = False) -> str:
    """Return the same as a sentence."""
    if not share.met:
        return f"{name}: {NO_RECORDS}"
    if by_quota:
        return f"{name}: {texts.count(share.kept, 'day', 'days')} kept"
    words = f"{name}: {share.kept:,} of {texts.count(share.met, 'day', 'days')} kept"
    return ", ".join(filter(None, (words, share_percent(share))))


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
    week = "week of " if unit is PeriodUnit.WEEK else ""
    return f"{week}{total_name(unit, total.start)}: {review_words.held(total)}"


def comebacks(page: PracticePage, *, show_streaks: bool) -> str:
    """Return, warmly, how often it was taken up again, or that there was no pause."""
    worth = COMING_BACK if show_streaks else COMING_BACK_WITHOUT_STREAKS
    without_pause = is_without_pause(page)
    if not page.comebacks and not without_pause:
        return worth
    words = review_words.comebacks(len(page.comebacks), without_pause=without_pause)
    return f"{words[0].upper()}{words[1:]}. {worth}"


def strength_on(day: date, strength: float) -> str:
    """Return how strong a practice was on a day."""
    return f"{texts.long_date(day, year=True)}: {texts.STRENGTH} {strength:.0%}"
