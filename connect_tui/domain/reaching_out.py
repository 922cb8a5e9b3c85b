"""Whom it would be good to reach out to, and why."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.contacts import InTouch
from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.people import Occasion, Profile
from connect_tui.domain.text import fold


class Why(StrEnum):
    """Why it would be good to reach out to someone, in the order in which one is asked."""

    GOING_THROUGH = "going-through"
    """They are going through something, and a look in on them is due."""
    BIRTHDAY = "birthday"
    """Their birthday is near, or today, and one has not been in touch for it."""
    DATE = "date"
    """Another of their dates is."""
    LONGEST = "longest"
    """The longest gap has passed."""
    WISHED = "wished"
    """The wished gap has passed."""
    NEW = "new"
    """They were added, and one has not been in touch yet."""


class Suggestion(NamedTuple):
    """Someone to reach out to, and why."""

    person: str
    """Their id."""
    why: Why
    days: int = 0
    """Of a birthday or a date: days until it, 0 for today. Of a look in: days since it is due, 0 for today.
    Else days since the last contact; 0 of someone new."""
    day: date | None = None
    """Of a birthday or a date: when it is. Else the last day in touch; None where there was none."""
    occasion: str = ""
    """The name of the date, of the reason DATE."""


class Asked(NamedTuple):
    """Whom a popup has named, and on which day."""

    person: str
    """Their id."""
    day: date


def suggestion_for(profile: Profile, stand: InTouch, day: date, dates_ahead: int) -> Suggestion | None:
    """Return the most pressing reason to reach out to someone on a day, or None where there is none.

    ``stand`` is where one stands with them as of that day, and ``dates_ahead`` how many days before a date
    it is a reason. Nobody who rests or is archived is ever suggested.
    """
    if profile.is_archived(day) or profile.rests_on(day):
        return None
    look_in = _look_in(profile, stand, day)
    return look_in or _date_near(profile, stand, day, dates_ahead) or _gap(profile, stand)


def warm_order(
    people: Iterable[tuple[Profile, InTouch]], day: date, dates_ahead: int
) -> tuple[Suggestion, ...]:
    """Return everyone there is a reason for, each once: by reason, then what is most pressing first.

    That is a hard time that has waited longest, the nearest date, the largest multiple of the wished rhythm
    not counting days of rest, whoever was added last. Those who are alike in that come by name.
    """
    found: list[tuple[tuple[int, float, str, str], Suggestion]] = []
    for profile, stand in people:
        suggestion = suggestion_for(profile, stand, day, dates_ahead)
        if suggestion is not None:
            place = _ORDER[suggestion.why], _pressing(suggestion, profile, stand), fold(profile.name)
            found.append(((*place, profile.id), suggestion))
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda one: one[0]))


def whom_to_ask_for(
    found: Iterable[Suggestion],
    asked: Asked | None,
    day: date,
    named: Iterable[str] = (),
    *,
    even_again: bool = False,
) -> Suggestion | None:
    """Return the one to be asked for on a day, of suggestions in warm order.

    ``asked`` is whom a popup named last. On another day they are passed over for somebody else, and are not
    asked for on the day right after even where there is nobody else, unless ``even_again``. What was asked
    for on the day itself stays so, as ``named`` tells: whom popups have named on it, of whom the last is
    asked for again where there still is a reason.
    """
    found = tuple(found)
    there = {one.person: one for one in found}
    for person in reversed(tuple(named)):
        if person in there:
            return there[person]
    before = asked.person if asked is not None and asked.day < day else None
    others = (one for one in found if one.person != before)
    too_soon = asked is not None and day - asked.day <= ONE_DAY and not even_again
    alone = None if before is None or too_soon else there.get(before)
    return next(others, alone)


def nears(occasion: Occasion, day: date) -> int:
    """Return how many days it is to the next coming of a date, 0 on the day itself."""
    return (occasion.next_on(day) - day).days


_ORDER = {why: number for number, why in enumerate(Why)}


def _look_in(profile: Profile, stand: InTouch, day: date) -> Suggestion | None:
    """Return that a look in on someone is due: so many days after the last contact since it began."""
    time = profile.going_through
    if time is None or not time.lasts_on(day):
        return None
    since = time.since if stand.last is None else max(time.since, stand.last)
    waited = (day - since).days - time.every
    return Suggestion(profile.id, Why.GOING_THROUGH, waited, stand.last) if waited >= 0 else None


def _date_near(profile: Profile, stand: InTouch, day: date, ahead: int) -> Suggestion | None:
    """Return that a date of someone is near, the birthday first, then the nearest.

    One contact since it came near is enough until the day itself, which asks for one of its own.
    """
    near: list[tuple[bool, int, Suggestion]] = []
    for occasion in profile.occasions:
        coming = occasion.next_on(day)
        days = (coming - day).days
        if days > ahead:
            continue
        enough_since = coming if not days else coming - timedelta(days=ahead)
        if stand.last is None or stand.last < enough_since:
            why = Why.DATE if occasion.name else Why.BIRTHDAY
            near.append((bool(occasion.name), days, Suggestion(profile.id, why, days, coming, occasion.name)))
    return min(near, key=lambda one: one[:2])[2] if near else None


def _gap(profile: Profile, stand: InTouch) -> Suggestion | None:
    """Return that so much time has passed, or that someone is new."""
    if not stand.due:
        return None
    if stand.last is None:
        return Suggestion(profile.id, Why.NEW)
    why = Why.LONGEST if stand.past_longest else Why.WISHED
    return Suggestion(profile.id, why, stand.days or 0, stand.last)


def _pressing(suggestion: Suggestion, profile: Profile, stand: InTouch) -> float:
    """Return a number by which the most pressing of one reason comes first."""
    if suggestion.why is Why.GOING_THROUGH:
        return -suggestion.days
    if suggestion.why in (Why.BIRTHDAY, Why.DATE):
        return suggestion.days
    if suggestion.why is Why.NEW:
        return -(profile.added.toordinal() if profile.added is not None else 0)
    return -(stand.waking_days or 0) / stand.rhythm.wished
