"""What pictures and pages of a review say, beside what they share with screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from connect_tui.domain.looking_back import is_without_pause
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Standing, State
from connect_tui.domain.retrospect import Overview, PracticePage, Share
from connect_tui.exchange.review import words

BRAND = "CONNECT"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_SHORT = tuple(name[:3] for name in WEEKDAYS)
MONTHS_SHORT = tuple(name[:3] for name in words.MONTHS)

STATES = {
    State.DONE: "done",
    State.REST: "rest",
    State.MISSED: "not done",
    State.OPEN: "open",
    State.OFF: "off the schedule",
}

STRENGTH = "Strength"
BEST_STREAKS = "Best streaks"
BY_WEEKDAY = "By weekday"
BY_MONTH = "By month"
COMEBACKS = "Comebacks"
BALANCE = "Balance of the three"
NOTES = "Notes"
WITH = "with"
NUMBERS = "Every number"
STRENGTH_TOLD = "Strength at the end of each day"
DAY_BY_DAY = "Day by day"
PRACTICES = "Every practice"
TOGETHER = "All practices together"
NO_STREAKS = "No streak touches this time yet. One begins with a single day."
NO_PRACTICES = "There are no practices on the schedule in this time."
NOTHING_YET = "Nothing is recorded here yet. Every day is a good one to begin."
YEARS_CUT = "The last {count} years are drawn; the line and the numbers tell of all of them."
AS_OF = "as of {day}"
MADE = "Made by Connect on this machine, from what was recorded up to {day}."
UNITS = {
    PeriodUnit.YEAR: "By year",
    PeriodUnit.QUARTER: "By quarter",
    PeriodUnit.MONTH: "Month by month",
    PeriodUnit.WEEK: "Week by week",
}

HEADS = {
    "practice": "Practice",
    "pillar": "Pillar",
    "schedule": "Schedule",
    "done": "Done days",
    "active": "Days with a practice done",
    "days": "Days that count",
    "kept": "Kept",
    "met": "Kept or missed",
    "missed": "Missed",
    "rested": "Rested",
    "rate": "Rate",
    "before": "Rate before",
    "share": "Part of all that was done",
    "current": "Streak",
    "best": "Best streak",
    "left": "Days left",
    "strength": "Strength",
    "this": "This time",
    "former": "The time before",
    "what": "What",
    "day": "Day",
    "state": "State",
    "from": "From",
    "to": "To",
    "length": "Length",
    "away": "Away for",
    "weekday": "Weekday",
    "month": "Month",
    "person": "Person",
    "circle": "Circle",
    "in_touch": "Days in touch",
}
SHORT_HEADS = {"rate": "rate", "current": "streak", "best": "best", "strength": "strength"}


def sentence(text: str) -> str:
    """Return words as a sentence: with a capital and a full stop; nothing for nothing."""
    return f"{text[0].upper()}{text[1:]}." if text else ""


def joined(parts: Iterable[str]) -> str:
    """Return those parts that say something, beside each other."""
    return " · ".join(part for part in parts if part)


def month_name(month: date) -> str:
    """Return a month with its year."""
    return f"{words.MONTHS[month.month - 1]} {month.year}"


def days_told(what: str, states: Iterable[State]) -> str:
    """Return how many days there were of each state."""
    found = list(states)
    told = [f"{found.count(state)} {STATES[state]}" for state in STATES if state in found]
    return f"{what}: {', '.join(told)}"


def overview_lines(found: Overview, names: Mapping[str, str]) -> list[str]:
    """Return what there is to say of all practices: how much, how it changed, which stood out."""
    totals = found.totals
    before = found.before.rate if found.before else None
    change = words.change(totals.rate, before, found.period, found.today)
    rate = words.percent_kept(totals.rate)
    rate = f"{rate} kept" if rate else ""
    outside = words.outside(found.period, found.today, found.first_day)
    kept = outside or words.kept(totals.done, totals.active_days, totals.days)
    lines = [joined([kept, rate, change])]
    stood_out = [
        words.strongest(names[found.strongest]) if found.strongest else "",
        words.quietest(names[found.quietest]) if found.quietest else "",
    ]
    lines += [sentence(one) for one in stood_out if one]
    return [lines[0][0].upper() + lines[0][1:], *lines[1:]]


def practice_lines(found: PracticePage, *, streaks: bool) -> list[str]:
    """Return what there is to say of one practice."""
    counts, standing = found.counts, found.standing
    if standing.first is None:
        return [NOTHING_YET]
    change = words.change(counts.rate, found.before.rate, found.period, found.today)
    told = joined([words.counts(counts, standing.unit), words.percent_kept(counts.rate), change])
    lines = [told[0].upper() + told[1:]] if told else []
    aside = words.laid_aside(found.practice, min(found.period.end, found.today))
    if streaks:
        until = None
        if found.period.end >= found.today and standing.current and standing.days_left:
            until = found.today + timedelta(days=standing.days_left - 1)
        lines.append(streak_line(standing, until, aside))
    elif aside:
        lines.append(sentence(aside))
    lines.append(comebacks(found))
    return lines


def comebacks(found: PracticePage) -> str:
    """Return how often it was taken up again, as a sentence."""
    return sentence(words.comebacks(len(found.comebacks), without_pause=is_without_pause(found)))


def streak_line(standing: Standing, until: date | None, aside: str) -> str:
    """Return the living streak and up to when it waits, the longest one and the strength.

    In place of the living streak stands ``aside``, if anything: since when the practice is laid aside.
    """
    now = aside or words.streak_now(standing.current, standing.unit)
    if until is not None and not aside:
        now = f"{now}, {words.streak_goes_on(until)}"
    return joined(
        [
            now[0].upper() + now[1:],
            f"longest ever {words.counted(standing.best, standing.unit)}",
            f"strength {words.percent(standing.strength)}",
        ]
    )


def practice_told(practice: Practice, done: int, rate: float | None) -> str:
    """Return one practice's row in words."""
    told = f"{practice.name}: {words.counted(done, 'day')} done"
    return f"{told}, rate {words.percent(rate)}" if words.percent_kept(rate) else told


def from_to(first: float, last: float) -> str:
    """Return how strength went from the first day to the last."""
    return f"{STRENGTH}: {words.percent(first)} at first, {words.percent(last)} at last"


def shared(share: Share, *, of_met: bool = True) -> str:
    """Return how many of how many; without ``of_met`` how many alone, as for a quota."""
    if not share.met:
        return words.NONE
    return f"{share.kept:,} of {share.met:,}" if of_met else words.counted(share.kept, "day")


def filled(shares: Sequence[Share], *, of_met: bool = True) -> list[float]:
    """Return how far the bars of shares are filled, 0 to 1; without ``of_met`` beside the longest of them."""
    most = max((one.kept for one in shares), default=0)
    wholes = [one.met if of_met else most for one in shares]
    return [one.kept / whole if whole else 0.0 for one, whole in zip(shares, wholes, strict=True)]


def long_legend(*, streaks: bool) -> str:
    """Return how the bars of a long time are read."""
    line = "The line is strength. " if streaks else ""
    return f"{line}Each bar is how much of a month, or of a quarter of a very long time, was kept."
