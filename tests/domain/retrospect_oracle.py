"""A second, slow and obvious telling of what looking back on a period finds.

Every number is counted day by day from its definition, with nothing of the quick computing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import fsum
from typing import NamedTuple, TypeVar

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Counts, Standing, State
from connect_tui.domain.records import Mark
from connect_tui.domain.retrospect import Comeback, Share, Total, Totals
from connect_tui.domain.schedules import Quota

from . import oracle
from .oracle import Life

_T = TypeVar("_T")


class Member(NamedTuple):
    """A practice of the catalogue, and what is known of it."""

    practice: Practice
    life: Life


def standing(life: Life, day: date) -> Standing:
    """Where the practice stands."""
    runs = oracle.streaks(life, day)
    return Standing(
        streak=runs[-1] if oracle.current(life, day) else None,
        best=oracle.best(life, day),
        unit="week" if isinstance(life.schedule, Quota) else "day",
        days_left=oracle.days_left(life, day),
        strength=oracle.strength(life, day),
        kept=oracle.count(life, "kept", day),
        missed=oracle.count(life, "missed", day),
        rested=oracle.count(life, "rested", day),
        first=oracle.first_check_in(life, day),
    )


def counts(life: Life, period: Period | None) -> Counts:
    """What was kept, missed and rested in a period; nothing where there is none."""
    if period is None:
        return Counts()
    start, end = period.start, period.end
    return Counts(
        oracle.count(life, "kept", end, start),
        oracle.count(life, "missed", end, start),
        oracle.count(life, "rested", end, start),
    )


def lived(life: Life, period: Period) -> list[date]:
    """The days of a period that are not ahead."""
    return [day for day in oracle.span(period.start, period.end) if day <= life.today]


def done_days(life: Life, period: Period) -> list[date]:
    """The days of a period on the schedule that were done."""
    return [d for d in lived(life, period) if oracle.seen(life, life.today).get(d) is Mark.DONE]


def course_days(life: Life, period: Period) -> list[date]:
    """The days that the course of strength is made of."""
    days = lived(life, period)
    if period.days <= 31:
        return days
    if period.days <= 100:
        first_of_week = life.week_starts_on
        return [d for d in days if (d + timedelta(days=1)).weekday() == first_of_week or d == days[-1]]
    return [d for d in days if (d + timedelta(days=1)).day == 1 or d == days[-1]]


def mean(numbers: Sequence[float | None]) -> float | None:
    """The mean of those there are."""
    known = [one for one in numbers if one is not None]
    return fsum(known) / len(known) if known else None


# All practices


def on_stage(members: Sequence[Member], period: Period) -> list[Member]:
    """Those that are not archived by the first day of a period."""
    return [m for m in members if m.life.archived is None or m.life.archived > period.start]


def first_day(members: Sequence[Member]) -> date | None:
    """The first check-in of any practice."""
    firsts = [oracle.first_check_in(m.life, m.life.today) for m in members]
    return min((d for d in firsts if d is not None), default=None)


def totals(members: Sequence[Member], period: Period) -> Totals:
    """All practices taken together."""
    there = on_stage(members, period)
    done = [done_days(m.life, period) for m in there]
    first, active = first_day(members), {d for days in done for d in days}
    today = members[0].life.today
    since = [d for d in lived(members[0].life, period) if first is not None and d >= first]
    return Totals(
        done=sum(len(days) for days in done),
        active_days=len(active),
        days=len([d for d in since if d != today or d in active]),
        rate=mean([counts(m.life, period).rate for m in there]),
    )


def pillar(members: Sequence[Member], period: Period, wanted: PillarId) -> tuple[int, float | None]:
    """A pillar's done days, and the mean of its rates."""
    own = [m for m in on_stage(members, period) if m.practice.pillar is wanted]
    rate = mean([counts(m.life, period).rate for m in own])
    return sum(len(done_days(m.life, period)) for m in own), rate


def extremes(members: Sequence[Member], period: Period) -> tuple[str | None, str | None]:
    """The strongest and the quietest practice."""
    last = min(period.end, members[0].life.today)
    rated = [
        m
        for m in members
        if (m.life.archived is None or m.life.archived > last)
        and sum(counts(m.life, period)[:2]) >= (2 if isinstance(m.life.schedule, Quota) else 4)
    ]

    def rate(member: Member) -> float:
        of = counts(member.life, period)
        return of.kept / (of.kept + of.missed)

    def better(one: Member, other: Member) -> bool:
        mine = rate(one), len(done_days(one.life, period))
        theirs = rate(other), len(done_days(other.life, period))
        if mine != theirs:
            return mine > theirs
        strengths = [oracle.strength(m.life, period.end) for m in (one, other)]
        return strengths[0] - strengths[1] > 1e-9

    strongest = [m for m in rated if rate(m) > 0 and all(better(m, n) for n in rated if n is not m)]
    quietest = [
        m
        for m in rated
        if rate(m) < 0.5
        and all(better(n, m) for n in rated if n is not m)
        and any(rate(n) > rate(m) for n in rated)
    ]
    return (
        strongest[0].practice.id if strongest else None,
        quietest[0].practice.id if quietest else None,
    )


# One practice


def is_met(life: Life, day: date) -> bool:
    """Whether a day says how well a practice was kept: it was done, or could and should have been."""
    first = oracle.first_check_in(life, life.today)
    if day > life.today or first is None or day < first or not oracle.scheduled(life, day):
        return False
    mark = life.marks.get(day)
    return mark is Mark.DONE or (mark is None and day < life.today)


def share(life: Life, days: Sequence[date]) -> Share:
    """The share kept of some days."""
    met = [d for d in days if is_met(life, d)]
    return Share(len([d for d in met if life.marks.get(d) is Mark.DONE]), len(met))


def unit_start(life: Life, unit: PeriodUnit, day: date) -> date:
    """Where the week, month, quarter or year of a day begins."""
    if unit is PeriodUnit.WEEK:
        return oracle.week_of(life, day)
    months = {PeriodUnit.MONTH: day.month, PeriodUnit.QUARTER: (1, 4, 7, 10)[(day.month - 1) // 3]}
    return date(day.year, months.get(unit, 1), 1)


def grouped(days: Sequence[date], key: Callable[[date], _T]) -> dict[_T, list[date]]:
    """The days by what they have in common, in order."""
    groups: dict[_T, list[date]] = {}
    for day in days:
        groups.setdefault(key(day), []).append(day)
    return groups


def totals_by(life: Life, period: Period, unit: PeriodUnit) -> list[Total]:
    """What each week, month, quarter or year held."""
    found = []
    there = [d for d in lived(life, period) if life.archived is None or d < life.archived]
    for start, days in grouped(there, lambda d: unit_start(life, unit, d)).items():
        states = [oracle.state(life, d) for d in days if oracle.scheduled(life, d)]
        numbers = [states.count(state.value) for state in (State.DONE, State.REST, State.MISSED)]
        found.append(Total(start, *numbers))
    return found


def comebacks(life: Life, period: Period) -> list[Comeback]:
    """When it was taken up again after a pause, as known at the end of the period."""
    pause = 2 if isinstance(life.schedule, Quota) else 3
    told = sorted(oracle.fates(life, period.end).items())
    found = []
    for number, (day, fate) in enumerate(told):
        before = [f for _, f in told[:number] if f != "rested"]
        if fate != "kept" or "kept" not in before:
            continue
        away = list(reversed(before)).index("kept")
        if isinstance(life.schedule, Quota):
            checks = oracle.seen(life, period.end)
            day = next(d for d in oracle.week_days(day) if checks.get(d) is Mark.DONE)
        if away >= pause and period.start <= day <= period.end:
            found.append(Comeback(day, away))
    return found
