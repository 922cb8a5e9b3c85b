"""Two people who are one: what is kept about both, brought together under one name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.people import (
    MOST_RESTS,
    Circle,
    GoingThrough,
    Occasion,
    Profile,
    Remembered,
    Style,
)
from connect_tui.domain.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEAP_YEAR = 2000


class Left(NamedTuple):
    """A value that one of the two had, where that of the other holds."""

    field: str
    """The field of the profile, such as ``circle`` or ``birthday``."""
    name: str
    """Who had it."""
    value: str
    """In words, on one line."""

    @property
    def detail(self) -> str:
        """The detail that keeps it, in the same words on every machine."""
        return f"From what was kept of {clean_line(self.name)}: {self.value}"


class Joining(NamedTuple):
    """What two people who are one come to."""

    profile: Profile
    """Under the id and the name of the one who stays."""
    gained: Mapping[str, int]
    """By field of the profile, how much the other one brings: entries of a list, 1 for anything else."""
    left: tuple[Left, ...]
    """What the other one had and does not hold; a detail keeps each, so that nothing is lost."""


_SINGLE = ("rhythm", "style", "birthday", "reach", "going_through", "notes")
_LISTS = ("also", "in_common", "details", "dates")


def joined(stays: Profile, goes: Profile, today: date) -> Joining:
    """Return the two as one, under the id and the name of the first.

    Lists are united without doubles: names and words that differ in case alone, or a date of the same name
    and day, are one. Where both have a value that of the first holds, but for something to go through that
    is over while that of the other lasts. The words that say what does not hold are the same on every
    machine, so that two that bring the same people together come to the same.
    """
    single, left = _values(stays, goes, today)
    told = [Remembered(one.detail, today) for one in left]
    after = _with_rests(single, stays, goes)._replace(
        also=_names(stays, goes),
        in_common=_remembered(stays.in_common, goes.in_common),
        details=_remembered(_remembered(stays.details, goes.details), told),
        dates=_dates(stays.dates, goes.dates),
        notes=_lines(stays.notes, goes.notes),
        added=min((one for one in (stays.added, goes.added) if one is not None), default=None),
        from_cards=tuple(dict.fromkeys((*stays.from_cards, *goes.from_cards))),
    )
    gained = {name: len(getattr(after, name)) - len(getattr(stays, name)) for name in _LISTS}
    gained["details"] -= len(told)
    gained |= {name: int(getattr(after, name) != getattr(stays, name)) for name in _SINGLE}
    return Joining(after, {name: number for name, number in gained.items() if number > 0}, left)


def _values(stays: Profile, goes: Profile, today: date) -> tuple[Profile, tuple[Left, ...]]:
    """Return the first with the values that only the other has, and those that do not hold."""
    going, was_going = _going(stays.going_through, goes.going_through, today)
    single = stays._replace(
        rhythm=stays.rhythm or goes.rhythm,
        style=stays.style if stays.style is not Style.UNKNOWN else goes.style,
        birthday=_birthday(stays.birthday, goes.birthday),
        reach=stays.reach or goes.reach,
        going_through=going,
    )
    left: list[Left] = []
    if goes.circle is not Circle.WIDER and goes.circle is not stays.circle:
        left.append(Left("circle", goes.name, f"{goes.circle.value} circle"))
    if goes.rhythm not in (None, single.rhythm) and goes.rhythm is not None:
        wished, longest = goes.rhythm
        left.append(Left("rhythm", goes.name, f"in touch every {wished} days, {longest} at most"))
    if goes.style not in (Style.UNKNOWN, single.style):
        left.append(Left("style", goes.name, f"{goes.style.value} style"))
    if goes.birthday is not None and not _says(single.birthday, goes.birthday):
        left.append(Left("birthday", goes.name, f"birthday {_date_text(goes.birthday)}"))
    if new := _new_lines(single.reach, goes.reach):
        left.append(Left("reach", goes.name, clean_line("reach " + ", ".join(filter(None, new)))))
    if was_going is not None:
        name = goes.name if was_going is goes.going_through else stays.name
        left.append(Left("going_through", name, _going_text(was_going)))
    return single, tuple(left)


def _going(
    stays: GoingThrough | None, goes: GoingThrough | None, today: date
) -> tuple[GoingThrough | None, GoingThrough | None]:
    """Return which of the two holds, and the one that does not, if there is one."""
    if stays is None or goes is None or stays == goes:
        return stays or goes, None
    over = stays.until is not None and stays.until < today
    lasts = goes.until is None or today <= goes.until
    return (goes, stays) if over and lasts else (stays, goes)


def _going_text(going: GoingThrough) -> str:
    until = f" until {_day_text(going.until)}" if going.until is not None else ""
    what = clean_line(going.what) or "something"
    return f"going through {what} since {_day_text(going.since)}{until}, a look in every {going.every} days"


def _birthday(stays: Occasion | None, goes: Occasion | None) -> Occasion | None:
    """Return the birthday: the first's, and its year where only the other has it."""
    if stays is None or goes is None:
        return stays or goes
    return goes if _says(goes, stays) else stays


def _says(one: Occasion | None, other: Occasion) -> bool:
    """Tell whether a date says all that another of the same name says."""
    if one is None or (one.month, one.day) != (other.month, other.day):
        return False
    return other.year in (None, one.year)


def _date_text(one: Occasion) -> str:
    named = f"{one.day} {date(_LEAP_YEAR, one.month, one.day):%B}"
    return named if one.year is None else f"{named} {one.year}"


def _day_text(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _names(stays: Profile, goes: Profile) -> tuple[str, ...]:
    found = {fold(stays.name): stays.name}
    for name in (*stays.also, goes.name, *goes.also):
        found.setdefault(fold(name), name)
    return tuple(found.values())[1:]


def _remembered(stays: Sequence[Remembered], goes: Sequence[Remembered]) -> tuple[Remembered, ...]:
    """Return all of both; of one that both have, with the earlier day."""
    found = list(stays)
    places = {fold(one.text): number for number, one in reversed(tuple(enumerate(found)))}
    for one in goes:
        place = places.setdefault(fold(one.text), len(found))
        if place == len(found):
            found.append(one)
        elif one.day is not None:
            found[place] = found[place]._replace(day=min(one.day, found[place].day or one.day))
    return tuple(found)


def _dates(stays: tuple[Occasion, ...], goes: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """Return all of both; of one that both have, with the year where either knows it."""
    found = list(stays)
    for one in goes:
        alike = [n for n, other in enumerate(found) if fold(other.name) == fold(one.name)]
        if any(_says(found[n], one) for n in alike):
            continue
        fuller = next((n for n in alike if _says(one, found[n])), None)
        if fuller is None:
            found.append(one)
        else:
            found[fuller] = found[fuller]._replace(year=one.year)
    return tuple(found)


def _lines(stays: str, goes: str) -> str:
    new = _new_lines(stays, goes)
    return "\n".join((*([stays] if stays else []), *new)) if new else stays


def _new_lines(stays: str, goes: str) -> list[str]:
    """Return the lines of the second text that the first lacks, with the empty ones between them."""
    there = set(stays.split("\n"))
    lines = [line for line in goes.split("\n") if not line or line not in there]
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []


def _with_rests(profile: Profile, stays: Profile, goes: Profile) -> Profile:
    """Return someone with the rests of both: the one that ends last is the present one, others are earlier.

    An earlier one of which it is not known when it began is left out.
    """
    spans = {*stays.rests, *goes.rests}
    with_end = [(one.rests_until, one.rests_from) for one in (stays, goes) if one.rests_until is not None]
    until, begins = max(with_end, key=lambda one: (one[0], one[1] or date.min), default=(None, None))
    earlier = sorted(span for span in spans if span != (begins, until))
    return profile._replace(rests_from=begins, rests_until=until, rested=tuple(earlier)[-MOST_RESTS:])
