"""How people, rhythms and plans are spoken of: the sentences that every front end shares.

Nobody is neglected and nothing is overdue here; one reconnects, or it would be good to. Names of dates and
plans are a person's own words and come back as they are: a front end makes them safe to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.contacts import How
from connect_tui.domain.people import Circle, Style
from connect_tui.domain.reaching_out import Why
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from connect_tui.domain.contacts import InTouch
    from connect_tui.domain.people import Occasion
    from connect_tui.domain.plans import Plan, PlanStanding
    from connect_tui.domain.reaching_out import Suggestion
    from connect_tui.domain.rhythms import Rhythm
    from connect_tui.domain.schedules import Schedule

CIRCLES = {Circle.INNER: "Inner circle", Circle.CLOSE: "Close circle", Circle.WIDER: "Wider circle"}

HOWS = {
    How.MET: "met",
    How.CALL: "called",
    How.VIDEO: "video call",
    How.MESSAGE: "wrote",
    How.LETTER: "letter",
    How.OTHER: "in touch",
}

STYLES = {
    Style.SECURE: "secure",
    Style.ANXIOUS: "anxious",
    Style.AVOIDANT: "avoidant",
    Style.FEARFUL: "fearful",
    Style.UNKNOWN: "unknown",
}

STYLE_TIPS: dict[Style, str] = {
    Style.SECURE: "Plain words tend to land well: say how you are, and ask what would be good for them.",
    Style.ANXIOUS: "A few words in between may do good: say when you will be in touch again, and keep to it.",
    Style.AVOIDANT: "Leave room: a light invitation, something to do side by side, no hurry for an answer.",
    Style.FEARFUL: "Small, steady steps: be clear and gentle, keep what you promise, let them set the pace.",
}
"""What someone of a style may find good, in a sentence; none where it is unknown."""

STYLE_CAUTION = "Your own guess, and no diagnosis; what they say of themselves counts for more."
"""Goes with every tip: a style that is misread can hurt."""

BIRTHDAY = "Birthday"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_IN_MONTHS, _IN_YEARS = 63, 730
_TIMES = {1: "once", 2: "twice"}


def reason(suggestion: Suggestion, today: date) -> str:
    """Return why it would be good to reach out, as in ``5 weeks since you were last in touch``."""
    why, days = suggestion.why, suggestion.days
    if why is Why.GOING_THROUGH:
        return "Going through something just now; a few kind words may do good"
    if why in (Why.BIRTHDAY, Why.DATE):
        name = BIRTHDAY if why is Why.BIRTHDAY else suggestion.occasion
        return f"{name} {_day(suggestion.day, today)}" if suggestion.day is not None else name
    if why is Why.NEW or suggestion.day is None:
        return "Nothing shared here yet; a first hello would be nice"
    since = f"{_span(days).capitalize()} since you were last in touch"
    return f"{since}; it would be good to reconnect" if why is Why.LONGEST else since


def reason_short(suggestion: Suggestion, today: date) -> str:
    """Return :func:`reason` in the fewest words, as in ``5 weeks since you were in touch``."""
    if suggestion.why in (Why.WISHED, Why.LONGEST) and suggestion.day is not None:
        return f"{_span(suggestion.days).capitalize()} since you were in touch"
    return reason(suggestion, today).partition("; ")[0]


def last_in_touch(in_touch: InTouch, today: date) -> str:
    """Return when one was last in touch, as in ``3 weeks ago``, ``today`` or ``not yet``."""
    if in_touch.last is None:
        return "not yet"
    days = (today - in_touch.last).days
    return {0: "today", 1: "yesterday"}.get(days) or f"{_span(days)} ago"


def rhythm(one: Rhythm) -> str:
    """Return a rhythm, as in ``every 2 weeks, 5 at most``."""
    (number, unit), (most, most_unit) = _exact(one.wished), _exact(one.longest)
    every = f"every {unit}" if number == 1 else f"every {number} {unit}s"
    if one.wished == one.longest:
        return every
    if number > 1 and most_unit == unit:
        return f"{every}, {most} at most"
    return f"{every}, {_counted(most, most_unit)} at most"


def occasion(one: Occasion, on: date, today: date) -> str:
    """Return a date that comes, as in ``Birthday on Thursday, 40``."""
    told = f"{one.name or BIRTHDAY} {_day(on, today)}"
    years = 0 if one.year is None else on.year - one.year
    if years <= 0:
        return told
    return f"{told}, {_counted(years, 'year') if one.name else years}"


def plan_when(plan: Plan, standing: PlanStanding, today: date) -> str:
    """Return when a plan is, as in ``tomorrow at 19:00`` or ``twice a week, 1 this week so far``."""
    at = "" if plan.at is None else f" at {plan.at:%H:%M}"
    if standing.state == "dropped":
        return "let go" if plan.dropped is None else f"let go {_day(plan.dropped, today)}"
    if plan.repeat is None:
        return _once(plan, standing, today, at)
    often = repeated(plan.repeat) + at
    if standing.state != "coming":
        times = _counted(len(standing.kept), "time")
        ended = f"over {_day(plan.until, today)}" if plan.until is not None else "over"
        return f"{often}, {ended}" + (f", kept {times}" if standing.kept else "")
    ends = f", until {_date(plan.until, today)}" if plan.until is not None else ""
    if plan.day > today:
        return f"{often}, from {_date(plan.day, today)}{ends}"
    if isinstance(plan.repeat, Quota):
        kept = standing.kept_this_week
        return f"{often}, {kept} this week{' so far' if kept < plan.repeat.times else ''}{ends}"
    coming = "" if standing.next is None else f", next {_day(standing.next, today)}"
    return f"{often}{coming}{ends}"


def repeated(schedule: Schedule) -> str:
    """Return how often a plan comes, as in ``twice a week`` or ``every Tuesday and Thursday``."""
    if isinstance(schedule, Quota):
        return f"{_TIMES.get(schedule.times, f'{schedule.times} times')} a week"
    if len(schedule.days) == DAYS_IN_WEEK:
        return "every day"
    return f"every {listed([WEEKDAYS[number] for number in sorted(schedule.days)])}"


def listed(words: Sequence[str]) -> str:
    """Return words as one says them, as in ``Ben, Maya and Tom``."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _once(plan: Plan, standing: PlanStanding, today: date, at: str) -> str:
    if standing.state == "kept":
        return f"kept {_day(standing.kept[-1] if standing.kept else plan.day, today)}"
    if standing.state == "passed":
        return f"was meant for {_day(plan.day, today).removeprefix('on ')}{at}"
    return f"{_day(standing.next or plan.day, today)}{at}"


def _day(day: date, today: date) -> str:
    """Return a day as one says it in a sentence: tomorrow, on Thursday, on 3 December."""
    away = (day - today).days
    if -1 <= away <= 1:
        return ("yesterday", "today", "tomorrow")[away + 1]
    if 1 < away < DAYS_IN_WEEK:
        return f"on {WEEKDAYS[day.weekday()]}"
    return f"on {_date(day, today)}"


def _date(day: date, today: date) -> str:
    """Return a date, with its year unless it lies within the year to come or in this one."""
    plain = f"{day.day} {day:%B}"
    return plain if day.year == today.year or 0 <= (day - today).days < 365 else f"{plain} {day.year}"


def _span(days: int) -> str:
    """Return about how long so many days are, as in ``3 weeks``."""
    if days < 2 * DAYS_IN_WEEK:
        return "a week" if days == DAYS_IN_WEEK else _counted(days, "day")
    if days < _IN_MONTHS:
        return _counted(round(days / DAYS_IN_WEEK), "week")
    if days < _IN_YEARS:
        months = min(23, round(days / 30.44))
        return "a year" if months == 12 else _counted(months, "month")
    return _counted(days // 365, "year")


def _exact(days: int) -> tuple[int, str]:
    """Return days as a whole number of the longest unit that they fill."""
    for length, unit in ((365, "year"), (30, "month"), (DAYS_IN_WEEK, "week")):
        if days % length == 0:
            return days // length, unit
    return days, "day"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"
