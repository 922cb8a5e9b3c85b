"""Every sentence that Review shows, apart from those it shares with texts and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import Overview, PillarInPeriod, PracticeInPeriod, Totals
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.texts import count

Sort: TypeAlias = Literal["catalogue", "streak", "strength", "rate"]
"""What the practices can be sorted by."""

UNITS: Mapping[PeriodUnit, str] = {
    unit: review_words.UNIT_NAMES[unit] for unit in PeriodUnit if unit is not PeriodUnit.DAYS
}
PILLAR_MARKS = {PillarId.MIND: "◆", PillarId.HEART: "♥", PillarId.HAND: "▲"}

BEST = "best"
RATE = "rate"
STRENGTH_SHORT = "str."
CARRY_ON = "carry on"
TO_CARRY_ON = "carry on today or tomorrow"
TITLE = "Review"
MARK_CARRY_ON = "›"
ASIDE = "aside"
"""Stands for the streak of a practice that was laid aside."""
LABEL_PERIOD = "period"
LABEL_UNIT = "span"

SORTED = {
    "catalogue": "in their order",
    "streak": "by streak, longest first",
    "strength": "by strength, strongest first",
    "rate": "by rate, highest first",
}

NOTHING_YET = "There is nothing to look back on yet, and that is a fine place to begin."
NOTHING_YET_MORE = (
    "Pick one practice on Today that speaks to you. Every day you keep something will gather here, "
    "week by week, to be looked at whenever you like."
)
TO_COME = "{When} is still to come; rest days planned for it show as ~"
BEFORE_ALL = "before your first check-in, on {day}"
ALL_THERE_IS = "everything so far"
QUIET = "quiet days, and that is fine"
JUST_BEGUN = "it has only just begun"
NOTHING_HERE = "nothing to count in this period"
NO_FURTHER_BACK = "Connect goes no further back than this."
NO_FURTHER_ON = "Nothing is planned further on than this."
NOTHING_TO_OPEN = "There is nothing to look at closer yet: it begins with one check on Today."
ALL_IS_ALL = "This is everything so far. A shorter period can be moved."
NO_LONGER = "This is everything so far."
NO_SHORTER = "A week is the shortest."

JUMP_TITLE = "Go to a date"
JUMP_PLACEHOLDER = "a date"
JUMP_INTRO = "As in 2026-11-22, 2025-03, 2025, yesterday, monday, or -3 for three days ago."
JUMP_HINT = "enter goes there   esc leaves"
JUMP_OUT_OF_REACH = "{day} lies further away than Connect looks."
JUMP_REACH = "It looks from {first} to {last}."

TIP_BACK = "Go to the period before"
TIP_FORTH = "Go to the period after"
TIP_JUMP = "Click to go to a date"
TIP_OPEN = "Click to look closer"


def meant_perhaps(nearest: Sequence[str]) -> str:
    """Return a question after what was meant; empty where nothing is near."""
    return f"Did you mean {' or '.join(nearest)}?" if nearest else ""


def percent(share: float | None) -> str:
    """Return a share, 0 to 1, in per cent."""
    return review_words.percent(share)


def periods_away(period: Period, today: date) -> int:
    """Return by how many periods of its length it lies before (negative) or after the present one."""
    start = period.start
    if period.start <= today <= period.end or period.unit is PeriodUnit.ALL:
        return 0
    months = (start.year - today.year) * 12 + start.month - today.month
    if period.unit is PeriodUnit.MONTH:
        return months
    if period.unit is PeriodUnit.QUARTER:
        return (start.year - today.year) * 4 + (start.month - 1) // 3 - (today.month - 1) // 3
    if period.unit is PeriodUnit.YEAR:
        return start.year - today.year
    return -((today - start).days // DAYS_IN_WEEK)


def where(period: Period, today: date) -> str:
    """Return where a period stands, as in ``last month`` or ``3 weeks ago``."""
    if period.unit is PeriodUnit.ALL:
        return ALL_THERE_IS
    unit, away = UNITS[period.unit], periods_away(period, today)
    if abs(away) <= 1:
        return f"{('this', 'next', 'last')[away]} {unit}"
    words = count(abs(away), unit, unit + "s")
    return f"{words} ago" if away < 0 else f"in {words}"


def capital(text: str) -> str:
    """Return a phrase as a sentence begins."""
    return text[:1].upper() + text[1:]


def days_kept(totals: Totals) -> str:
    """Return on how many days of a time that has begun something was kept."""
    if not totals.days:
        return JUST_BEGUN
    if not totals.active_days:
        return QUIET
    return f"kept something on {totals.active_days:,} of {count(totals.days, 'day', 'days')}"


def rate_kept(share: float | None) -> str:
    """Return the share kept, where it is worth a word."""
    words = review_words.percent_kept(share)
    return f"{words} kept" if words else ""


def change(overview: Overview) -> str:
    """Return how the share kept has changed since the period before."""
    before = overview.before.rate if overview.before else None
    return review_words.change(overview.totals.rate, before, overview.period, overview.today)


def outside(overview: Overview) -> str:
    """Return why a period has no numbers: it is still to come, or lies before the first check-in."""
    period, first = overview.period, overview.first_day
    if period.start > overview.today:
        is_next = periods_away(period, overview.today) == 1
        named = where(period, overview.today) if is_next else review_words.period_name(period)
        return TO_COME.format(When=capital(named))
    if first is not None and period.end < first:
        before = BEFORE_ALL.format(day=review_words.day_name(first))
        return f"{capital(where(period, overview.today))}: {before}"
    return ""


def pillar_words(pillar: PillarInPeriod, name: str, part: str) -> str:
    """Return what a pillar's bar shows, in a sentence; ``part`` is its part of all in per cent."""
    if not pillar.done:
        return f"{name}: nothing kept here in this period"
    words = f"{name}: {count(pillar.done, 'check', 'checks')}, {part} of all"
    rate = review_words.percent_kept(pillar.rate)
    return f"{words}; its practices were kept at {rate}" if rate else words


def kept(row: PracticeInPeriod) -> str:
    """Return what was kept of a practice in the period."""
    counts, unit = row.counts, row.standing.unit
    met = counts.kept + counts.missed
    if not met:
        return f"{count(counts.rested, unit, unit + 's')} of rest" if counts.rested else ""
    words = review_words.QUIET
    if counts.kept:
        told = (
            f"kept {counts.kept:,} of {count(met, unit, unit + 's')}",
            review_words.percent_kept(counts.rate),
        )
        words = ", ".join(filter(None, told))
    return f"{words}, with {count(counts.rested, unit, unit + 's')} of rest" if counts.rested else words


def strength(row: PracticeInPeriod) -> str:
    """Return the strength, and where it came from in the period."""
    now = row.standing.strength
    if not now and not any(point.strength for point in row.course):
        return ""
    began = row.course[0].strength if row.course else now
    words = f"strength {percent(now)}"
    if percent(began) == percent(now):
        return words
    return f"{words}, {'up' if now > began else 'down'} from {percent(began)}"


def streaks(row: PracticeInPeriod) -> str:
    """Return the living streak, and the longest."""
    alone = f"{texts.STREAK} " if row.standing.current == 1 else ""
    words = (alone + texts.streak_words(row.standing), texts.best_words(row.standing))
    return ", ".join(one for one in words if one)


def carry_on(row: PracticeInPeriod, state: State | None) -> str:
    """Return by when a living streak wants to be carried on, where that is today or tomorrow.

    ``state`` is the one of today; None where the period does not hold today.
    """
    standing = row.standing
    if state in (None, State.DONE) or not standing.current:
        return ""
    return {1: "today", 2: "tomorrow"}.get(standing.days_left or 0, "")


def carry_on_words(row: PracticeInPeriod, state: State | None) -> str:
    """Return the same as a phrase."""
    when = carry_on(row, state)
    by = "by " if when == "tomorrow" else ""
    return f"{MARK_CARRY_ON} carries on if done {by}{when}" if when else ""


def aside(row: PracticeInPeriod, overview: Overview) -> str:
    """Return since when a practice is laid aside, where that is so by the end of the period, or today."""
    return review_words.laid_aside(row.practice, min(overview.period.end, overview.today))


def standing(row: PracticeInPeriod, aside: str) -> str:
    """Return the living streak and the longest, or ``aside`` with the longest."""
    of = row.standing
    if not aside:
        return streaks(row)
    return f"{aside}, best {count(of.best, of.unit, of.unit + 's')}" if of.best else aside


def days_shown(first: date, last: date) -> str:
    """Return which days of a period there is room for."""
    return f"There is room for {review_words.dates(first, last)}; a wider window shows more."


def day_words(day: date, state: State, today: date) -> str:
    """Return what a day was."""
    word = "still to come" if day > today and state is State.OPEN else texts.STATE_WORDS[state]
    return f"{texts.long_date(day, year=day.year != today.year)}: {word}"


def course_words(row: PracticeInPeriod) -> str:
    """Return the course of the strength, in a sentence."""
    if len(row.course) < 2:
        return strength(row)
    first, last = row.course[0], row.course[-1]
    high = max(row.course, key=lambda point: point.strength)
    return (
        f"strength {percent(first.strength)} on {review_words.day_name(first.day)}, "
        f"{percent(last.strength)} on {review_words.day_name(last.day)}, "
        f"at its highest {percent(high.strength)} on {review_words.day_name(high.day)}"
    )


def calendar_words(start: date, end: date, states: Sequence[State]) -> str:
    """Return what the small calendar shows."""
    done, rest = states.count(State.DONE), states.count(State.REST)
    first, last = review_words.day_name(start), review_words.day_name(end)
    words = f"{first} to {last}: done on {count(done, 'day', 'days')}"
    return f"{words}, {rest} of rest" if rest else words


def practice_name(practice: Practice) -> str:
    """Return a practice's name as it may stand in a sentence."""
    return shown(practice.name)


def unit_tip(unit: PeriodUnit) -> str:
    """Return what a click on a unit does."""
    return "Show everything so far" if unit is PeriodUnit.ALL else f"Show the {UNITS[unit]}"


def sort_tip(sort: Sort) -> str:
    """Return what a click on the head of a column does."""
    what = {"catalogue": "put them in their order", "rate": "sort by the rate of this period"}
    return f"Click to {what.get(sort, f'sort by {sort}')}"


def name_tip(row: PracticeInPeriod) -> str:
    """Return a practice's name in full, and what a click does."""
    return f"{practice_name(row.practice)}\n{TIP_OPEN}"
