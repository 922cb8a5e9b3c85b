"""What a period and its numbers are called, the same on screens, in texts and in pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Counts, Standing
from connect_tui.domain.retrospect import PillarInPeriod, Total

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

UNIT_NAMES = {
    PeriodUnit.WEEK: "week",
    PeriodUnit.MONTH: "month",
    PeriodUnit.QUARTER: "quarter",
    PeriodUnit.YEAR: "year",
    PeriodUnit.ALL: "all",
    PeriodUnit.DAYS: "days",
}

NONE = "–"
"""Stands for a number that there is none of."""
QUIET = "a quiet time, and that is fine"
QUIET_TIME = "quiet"
NO_PAUSE = "there was no pause here to come back from"


def period_name(period: Period) -> str:
    """Return what a period is called, as in ``16 to 22 November 2026`` or ``July to September 2026``."""
    start, end = period.start, period.end
    if period.unit is PeriodUnit.MONTH:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if period.unit is PeriodUnit.QUARTER:
        return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {start.year}"
    if period.unit is PeriodUnit.YEAR:
        return str(start.year)
    if start == end:
        return _date(start)
    if start.year != end.year:
        return f"{_date(start)} to {_date(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {_date(end)}"
    return f"{start.day} to {_date(end)}"


def strongest(name: str) -> str:
    """Return a kind word about the practice that was kept up best."""
    return f"{name} carried you most"


def quietest(name: str) -> str:
    """Return a kind word about the practice that was kept up least."""
    return f"{name} has been quiet, and waits for you"


def change(now: float | None, before: float | None, period: Period, today: date) -> str:
    """Return how the share kept, 0 to 1, has changed since the period before.

    Empty where one is unknown, where nothing is kept now, and as long as less than half of a running period
    is over: a few days say little beside a whole one.
    """
    if not now or before is None or not period.is_half_over(today):
        return ""
    unit = period.unit
    points = round(now * 100) - round(before * 100)
    than = "the days before" if unit is PeriodUnit.DAYS else f"the {UNIT_NAMES[unit]} before"
    if points == 0:
        return f"as much as {than}"
    word = "point" if abs(points) == 1 else "points"
    return f"{abs(points)} {word} {'more' if points > 0 else 'less'} than {than}"


def comebacks(number: int, *, without_pause: bool = False) -> str:
    """Return how often a practice was taken up again after a pause, or that there was none."""
    if number == 0:
        return NO_PAUSE if without_pause else "coming back after a pause always counts"
    times = {1: "once", 2: "twice"}.get(number, f"{number} times")
    return f"taken up again {times} after a pause"


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def percent(share: float | None) -> str:
    """Return a share of 0 to 1 in percent; a dash where there is none."""
    return NONE if share is None else f"{share:.0%}"


def percent_kept(share: float | None) -> str:
    """Return the share kept in percent; empty where there is none, or so little that it would read 0%."""
    return percent(share) if share and round(share * 100) else ""


def parts(pillars: Sequence[PillarInPeriod]) -> dict[PillarId, str]:
    """Return in percent what part of all that was done each pillar has; together they are 100%.

    Each is rounded down, and what is missing goes to those that lost most.
    """
    exact = {one.pillar: (one.share or 0.0) * 100 for one in pillars}
    whole = {pillar: int(share) for pillar, share in exact.items()}
    missing = round(sum(exact.values())) - sum(whole.values())
    for pillar in sorted(exact, key=lambda one: whole[one] - exact[one])[:missing]:
        whole[pillar] += 1
    return {one.pillar: NONE if one.share is None else f"{whole[one.pillar]}%" for one in pillars}


def counted(number: int, word: str) -> str:
    """Return a number with its noun, as in ``1 day`` and ``1,204 days``."""
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"


def kept(done: int, active_days: int, days: int) -> str:
    """Return how much was done on how many of the days that count."""
    if not days:
        return "nothing recorded yet"
    if not done:
        return "nothing was done here, and that is fine"
    return f"{check_ins(done)}, on {active_days:,} of {counted(days, 'day')}"


def check_ins(number: int) -> str:
    """Return how many days of several practices were done, taken together."""
    return counted(number, "check-in")


def outside(period: Period, today: date, first: date | None) -> str:
    """Return why a period can have no numbers, empty where it can.

    ``first`` is the first check-in of all that counts.
    """
    if period.start > today:
        return "still to come; rest days can be planned for it"
    if first is not None and period.end < first:
        return f"before your first check-in, on {_date(first)}"
    return ""


def counts(of: Counts, unit: str) -> str:
    """Return what was kept of the days or weeks that were no rest, and how many were; empty without any."""
    met, words = of.kept + of.missed, []
    if of.kept:
        words.append(f"{counted(of.kept, unit)} kept" + (f" of {met:,}" if of.missed else ""))
    elif met:
        words.append(QUIET)
    if of.rested:
        words.append(f"{of.rested:,} at rest" if words else f"{counted(of.rested, unit)} of rest")
    return ", ".join(words)


def held(total: Total) -> str:
    """Return what a week, month, quarter or year held."""
    words, met = [QUIET_TIME], total.done + total.missed
    if total.done:
        words = [f"{f'{total.done:,} of ' if total.missed else ''}{counted(met, 'day')} done"]
    return ", ".join([*words, *([f"{total.rested:,} at rest"] if total.rested else [])])


def laid_aside(practice: Practice, last: date) -> str:
    """Return since when a practice is archived, where it was so by the last day that is looked at."""
    if practice.archived is None or not practice.archived_on(last):
        return ""
    return f"laid aside on {_date(practice.archived)}"


def streak_short(standing: Standing, practice: Practice, last: date) -> str:
    """Return the living streak in a few cells; a dash for one that was laid aside."""
    return NONE if practice.archived_on(last) else f"{standing.current:,} {standing.unit[0]}"


def streak_now(current: int, unit: str) -> str:
    """Return the living streak in words."""
    return f"{counted(current, unit)} in a row" if current else "no streak just now"


def streak_goes_on(until: date) -> str:
    """Return up to which day a living streak waits to be taken on."""
    return f"to go on by {_date(until)}"


def dates(start: date, end: date) -> str:
    """Return two days and what lies between them, as briefly as can be."""
    return period_name(Period(PeriodUnit.DAYS, start, end))


def day_name(day: date) -> str:
    """Return a day, as in ``22 November 2026``."""
    return _date(day)


def away(number: int, unit: str) -> str:
    """Return how long a pause was."""
    return f"after {counted(number, unit)} away"


def stretch(unit: PeriodUnit, start: date) -> str:
    """Return what a week, month, quarter or year is called that begins on a day."""
    if unit is PeriodUnit.WEEK:
        return f"week of {_date(start)}"
    if unit is PeriodUnit.YEAR:
        return str(start.year)
    if unit is PeriodUnit.QUARTER:
        return f"{MONTHS[start.month - 1]} to {MONTHS[start.month + 1]} {start.year}"
    return f"{MONTHS[start.month - 1]} {start.year}"
