"""A second, slow and obvious telling of the rules of streaks and strength, to hold the quick one against.

Every number is worked out from its definition over the whole history, each time anew: nothing is folded
along, nothing remembered.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from math import fsum, sqrt
from typing import Literal, NamedTuple, TypeAlias

from connect_tui.domain.progress import Streak
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Quota, Schedule

Fate: TypeAlias = Literal["kept", "missed", "rested"]


class Life(NamedTuple):
    """Everything that is known of one practice."""

    marks: dict[date, Mark]
    today: date
    schedule: Schedule
    archived: date | None = None
    week_starts_on: int = 0


def span(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def scheduled(life: Life, day: date) -> bool:
    """Whether the day is on the schedule."""
    if life.archived is not None and day >= life.archived:
        return False
    return isinstance(life.schedule, Quota) or day.weekday() in life.schedule.days


def moment(life: Life, asked: date) -> date:
    """The day that the answer is really of: nothing is known of days to come."""
    return min(asked, life.today)


def seen(life: Life, asked: date) -> dict[date, Mark]:
    """The check-ins that count as of the day asked about."""
    return {d: mark for d, mark in life.marks.items() if d <= moment(life, asked) and scheduled(life, d)}


def first_check_in(life: Life, asked: date) -> date | None:
    """The first check-in that counts."""
    return min(seen(life, asked), default=None)


def state(life: Life, day: date) -> str:
    """The state as ``today --json`` names it."""
    mark = life.marks.get(day)
    if mark is Mark.REST or (mark is Mark.DONE and day <= life.today):
        return mark.value
    if not scheduled(life, day):
        return "off"
    if day >= life.today:
        return "open"
    first = first_check_in(life, life.today)
    if isinstance(life.schedule, Quota) or first is None or day < first:
        return "off"
    return "missed"


# Days and weeks with their fate


def day_fates(life: Life, asked: date) -> dict[date, Fate]:
    """The fate of each scheduled day since the first check-in, without an open today."""
    first = first_check_in(life, asked)
    if first is None:
        return {}
    fates: dict[date, Fate] = {}
    for day in span(first, moment(life, asked)):
        mark = life.marks.get(day)
        if not scheduled(life, day) or (day == life.today and mark is None):
            continue
        fates[day] = "missed" if mark is None else "kept" if mark is Mark.DONE else "rested"
    return fates


def week_of(life: Life, day: date) -> date:
    """The first day of the week that the day lies in."""
    return next(d for d in reversed(span(day - timedelta(days=6), day)) if d.weekday() == life.week_starts_on)


def week_days(start: date) -> list[date]:
    """The seven days of a week."""
    return span(start, start + timedelta(days=6))


def is_running(life: Life, start: date, asked: date) -> bool:
    """Whether the week is not over yet as of the day asked about; today is not over before the day turns."""
    last = start + timedelta(days=6)
    return last > moment(life, asked) or last == life.today


def week_fate(life: Life, start: date, asked: date) -> Fate | None:
    """The fate of a week, None where it does not count or is not settled."""
    assert isinstance(life.schedule, Quota)
    times = life.schedule.times
    checks = seen(life, asked)
    here = [checks[d] for d in week_days(start) if d in checks]
    first = first_check_in(life, asked)
    if here.count(Mark.DONE) >= times:
        return "kept"
    if first is None or first > start or not all(scheduled(life, d) for d in week_days(start)):
        return None
    if 7 - here.count(Mark.REST) < times:
        return "rested"
    return None if is_running(life, start, asked) else "missed"


def week_fates(life: Life, asked: date) -> dict[date, Fate]:
    """The fate of each week that counts, by its first day."""
    first = first_check_in(life, asked)
    if first is None:
        return {}
    starts = [
        d for d in span(week_of(life, first), moment(life, asked)) if d.weekday() == life.week_starts_on
    ]
    fates = {start: week_fate(life, start, asked) for start in starts}
    return {start: fate for start, fate in fates.items() if fate is not None}


def fates(life: Life, asked: date) -> dict[date, Fate]:
    """The fate of each day or week, whichever the schedule counts in."""
    return week_fates(life, asked) if isinstance(life.schedule, Quota) else day_fates(life, asked)


def count(life: Life, fate: Fate, asked: date, since: date = date.min) -> int:
    """How many days or weeks had this fate, of those that touch ``since`` to the day asked about."""
    reach = timedelta(days=6 if isinstance(life.schedule, Quota) else 0)
    return sum(1 for d, f in fates(life, asked).items() if f == fate and d + reach >= since and d <= asked)


def rate(life: Life, asked: date, since: date = date.min) -> float | None:
    """The share kept of what was kept or missed."""
    kept, missed = count(life, "kept", asked, since), count(life, "missed", asked, since)
    return kept / (kept + missed) if kept + missed else None


# Streaks


def streaks(life: Life, asked: date) -> list[Streak]:
    """Every streak, oldest first."""
    told = [(d, f) for d, f in sorted(fates(life, asked).items()) if f != "rested"]
    runs = [[d for d, _ in group] for fate, group in groupby(told, lambda pair: pair[1]) if fate == "kept"]
    if not isinstance(life.schedule, Quota):
        return [Streak(run[0], run[-1], len(run)) for run in runs]
    checks = seen(life, asked)
    done = [[d for start in run for d in week_days(start) if checks.get(d) is Mark.DONE] for run in runs]
    return [Streak(min(days), max(days), len(run)) for days, run in zip(done, runs, strict=True)]


def current(life: Life, asked: date) -> int:
    """The length of the streak that is alive."""
    told = [f for _, f in sorted(fates(life, asked).items()) if f != "rested"]
    return streaks(life, asked)[-1].length if told and told[-1] == "kept" else 0


def best(life: Life, asked: date) -> int:
    """The length of the longest streak."""
    return max((run.length for run in streaks(life, asked)), default=0)


def streaks_touching(life: Life, since: date, until: date) -> list[Streak]:
    """The streaks that touch a period, whole, as of its last day."""
    return [run for run in streaks(life, until) if run.start <= until and run.end >= since]


# How long the streak lives


def is_free(life: Life, day: date, asked: date) -> bool:
    """Whether, as far as is known as of the day asked about, it can still be done on this day."""
    at = moment(life, asked)
    if not scheduled(life, day) or day < at or (day == at < life.today):
        return False
    if at < life.today:
        return True
    mark = life.marks.get(day)
    return mark is not Mark.REST and not (mark is Mark.DONE and day == life.today)


def rests_known(life: Life, start: date, asked: date) -> int:
    """The rest days of a week, with those planned ahead where it is asked as of today."""
    until = moment(life, asked) if moment(life, asked) < life.today else date.max
    return sum(life.marks.get(d) is Mark.REST and scheduled(life, d) and d <= until for d in week_days(start))


def deadline_in_days(life: Life, asked: date) -> date | None:
    """The next scheduled day that can be done."""
    at = moment(life, asked)
    horizon = max([at, *life.marks]) + timedelta(days=8)
    return next((d for d in span(at, horizon) if is_free(life, d, asked)), None)


def deadline_in_weeks(life: Life, asked: date, quota: Quota) -> date | Literal["lost"] | None:
    """The last day for the next doing in the first week that still needs one."""
    at = moment(life, asked)
    checks = seen(life, asked)
    horizon = max([at, *life.marks]) + timedelta(days=15)
    for start in (d for d in span(week_of(life, at), horizon) if d.weekday() == life.week_starts_on):
        need = quota.times - sum(checks.get(d) is Mark.DONE for d in week_days(start))
        free = [d for d in week_days(start) if is_free(life, d, asked)]
        over = start + timedelta(days=6) == at < life.today
        stepped_over = 7 - rests_known(life, start, asked) < quota.times
        cut_short = not all(scheduled(life, d) for d in week_days(start))
        if need <= 0 or over or stepped_over or cut_short:
            continue
        return free[-need] if len(free) >= need else "lost"
    return None


def days_left(life: Life, asked: date) -> int | None:
    """How many days are left, the day asked about counted as 1, to keep the current streak alive."""
    if current(life, asked) == 0:
        return None
    last = (
        deadline_in_weeks(life, asked, life.schedule)
        if isinstance(life.schedule, Quota)
        else deadline_in_days(life, asked)
    )
    if last == "lost":
        return 0
    return None if last is None else (last - moment(life, asked)).days + 1


# Strength


def share(life: Life, day: date, checks: dict[date, Mark]) -> float:
    """How far a day was what the schedule wants, 0 to 1."""
    if not isinstance(life.schedule, Quota):
        return 1.0 if checks.get(day) is Mark.DONE else 0.0
    window: list[date] = []
    looked_at, first = day, min(checks)
    while len(window) < 14 and looked_at >= first:
        if checks.get(looked_at) is not Mark.REST:
            window.append(looked_at)
        looked_at -= timedelta(days=1)
    return min(1.0, sum(checks.get(d) is Mark.DONE for d in window) / (2 * life.schedule.times))


def smoothed(life: Life, asked: date, until: date) -> float:
    """The weighted sum that exponential smoothing comes to, over the days that make a step."""
    first = first_check_in(life, asked)
    if first is None:
        return 0.0
    checks = seen(life, asked)
    frequency = life.schedule.times / 7 if isinstance(life.schedule, Quota) else 1.0
    keep: float = 0.5 ** (sqrt(frequency) / 13)
    steps = [d for d in span(first, until) if scheduled(life, d) and checks.get(d) is not Mark.REST]
    return fsum(share(life, d, checks) * (1 - keep) * keep**age for age, d in enumerate(reversed(steps)))


def strength(life: Life, asked: date) -> float:
    """The strength as of the day asked about."""
    at = moment(life, asked)
    if at < life.today:
        return smoothed(life, asked, at)
    yesterday = smoothed(life, asked, at - timedelta(days=1))
    if life.marks.get(at) is not Mark.DONE:
        return yesterday
    return max(yesterday, smoothed(life, asked, at))
