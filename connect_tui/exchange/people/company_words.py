"""How a period is told by person: the sentences that every front end shares.

Nobody is ranked, and nobody is missing: whoever had little of one's time is an invitation. Names come back as
they are; a front end makes them safe to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.company import LISTENING, NEAR
from connect_tui.domain.periods import PeriodUnit
from connect_tui.exchange.people.words import listed
from connect_tui.exchange.review import words as review_words
from connect_tui.exchange.review.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from connect_tui.domain.company import Companion, Company
    from connect_tui.domain.periods import Period

TITLE = "With whom"
TABLE = "People and practices"
NOBODY_YET = "Nobody is in your Connect yet. Naming someone with a check-in brings them here."
NOBODY_HERE = "no check-in and no talk was noted with anyone here"
ALL_HEARD = "everyone near you has had your ear"
_NAMED = 2
"""How many people an invitation names."""


def during(period: Period, today: date) -> str:
    """Return when a period is, as one ends a sentence with it: ``this month``, ``in October 2026``."""
    if period.unit is PeriodUnit.ALL:
        return "so far"
    if period.start <= today <= period.end and period.unit is not PeriodUnit.DAYS:
        return f"this {review_words.UNIT_NAMES[period.unit]}"
    if period.unit in (PeriodUnit.WEEK, PeriodUnit.DAYS):
        return f"from {review_words.period_name(period)}" if period.days > 1 else "on this day"
    return f"in {review_words.period_name(period)}"


def summary(found: Company) -> str:
    """Return with how many people one was in touch, as in ``in touch with 9 people, on 17 days``."""
    if found.period.start > found.today:
        return "still to come"
    if not found.met:
        return NOBODY_HERE
    people = "1 person" if len(found.met) == 1 else f"{len(found.met):,} people"
    return f"in touch with {people}, on {counted(found.days, 'day')}"


def invitation(found: Company, shown: Callable[[str], str] = str) -> str:
    """Return who might like one's ear next; empty where there is nobody to say it of.

    As long as less than half of a period is over, it is too early to say. ``shown`` makes names safe.
    """
    if not found.period.is_half_over(found.today):
        return ""
    guests = found.invitations
    when = during(found.period, found.today)
    if not guests:
        near = [one for one in found.people if one.profile.circle in NEAR and one.days_of(LISTENING)]
        running = found.period.start <= found.today <= found.period.end
        return f"{ALL_HEARD} {when}" if near and running and found.listens else ""
    names = [shown(one.profile.name) for one in guests[:_NAMED]]
    more = len(guests) - len(names)
    if more:
        names.append("1 other" if more == 1 else f"{more} others")
    if len(guests) == 1:
        return f"{names[0]} has not had your ear yet {when}; an evening may be nice"
    return f"{listed(names)} have not had your ear yet {when}; an evening with one of them may be nice"


def in_touch(one: Companion, period: Period, today: date) -> str:
    """Return how often one was in touch with someone, and when last."""
    if not one.days or one.last is None:
        if one.invites:
            return f"nothing shared here yet {during(period, today)}; a few words may be a nice start"
        return f"nothing shared here {during(period, today)}"
    last = f", last {_on(one.last, today)}" if one.days > 1 else f", {_on(one.last, today)}"
    return f"in touch on {counted(one.days, 'day')}{last}"


def practices(one: Companion, names: Mapping[str, str], most: int = 100) -> str:
    """Return which practices were with someone and on how many days, the most frequent first.

    At most so many are named; empty for none.
    """
    found = sorted(one.practices, key=lambda together: -together.days)
    told = [f"{names.get(each.practice, each.practice)} {each.days:,}" for each in found[:most]]
    return ", ".join([*told, *([f"{len(found) - most} more"] if len(found) > most else [])])


def ear(one: Companion, period: Period, today: date) -> str:
    """Return an invitation to listen to someone; empty where there is none."""
    if not one.invites or not one.days:
        return ""
    return f"has not had your ear yet {during(period, today)}; an evening may be nice"


def _on(day: date, today: date) -> str:
    name = review_words.day_name(day)
    plain = name.removesuffix(f" {today.year}")
    return {0: "today", 1: "yesterday"}.get((today - day).days, f"on {plain}")
