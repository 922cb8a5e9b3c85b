"""Making what is known of someone fit to be kept, and merging two edits of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.names import by_name
from connect_tui.domain.people import LONGEST_RHYTHM, GoingThrough, Occasion, Profile, Remembered
from connect_tui.domain.text import can_be_seen, clean_line, clean_text, fold, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LEAP_YEAR = 2000

_LISTS = ("also", "in_common", "details", "dates", "from_cards", "rested")
_TEXTS = ("reach", "notes")

_One = TypeVar("_One")


def cleaned(profile: Profile, today: date, before: Profile | None = None) -> Profile:
    """Return someone with their texts cleaned; what is newly remembered is of today unless it has a day.

    Raises WrongUse where the name is empty, and for a rhythm, a date or a time that cannot be.
    """
    name = clean_line(profile.name)
    if not can_be_seen(name):
        raise WrongUse("A person needs a name.", hint="Write how you call them.")
    known = before or profile._replace(in_common=(), details=())
    if profile.rhythm is not None:
        _refuse_rhythm(*profile.rhythm)
    return profile._replace(
        name=name,
        also=_also(profile.also, name),
        in_common=_remembered(profile.in_common, known.in_common, today),
        details=_remembered(profile.details, known.details, today),
        birthday=_possible(profile.birthday._replace(name="")) if profile.birthday is not None else None,
        dates=tuple(
            dict.fromkeys(_possible(one._replace(name=clean_line(one.name))) for one in profile.dates)
        ),
        reach=clean_text(profile.reach),
        going_through=_going(profile.going_through) if profile.going_through is not None else None,
        notes=clean_text(profile.notes),
    )


def refuse_taken(profile: Profile, profiles: Mapping[str, Profile]) -> None:
    """Raise WrongUse where somebody else bears one of someone's names."""
    taken = by_name(one for one in profiles.values() if one.id != profile.id)
    for name in (profile.name, *profile.also):
        other = taken.get(fold(name))
        if other is not None:
            known_as = "" if fold(other.name) == fold(name) else f" ({shortened(other.name)})"
            raise WrongUse(
                f"Somebody is called “{shortened(name)}” already{known_as}.",
                hint="Give one of them another name, such as a first name with an initial.",
                nearest=(other.name,),
            )


def merged(there: Profile, before: Profile, after: Profile) -> Profile:
    """Return ``there`` with what differs between ``before`` and ``after``, and all that others changed kept.

    Of lists each entry is taken for itself, of notes and how to reach them each line.
    """
    differing = {
        name: value
        for name, value in after._asdict().items()
        if name != "id" and value != getattr(before, name)
    }
    for name in differing.keys() & set(_LISTS):
        differing[name] = _list(getattr(there, name), getattr(before, name), differing[name])
    for name in differing.keys() & set(_TEXTS):
        differing[name] = _lines(getattr(there, name), getattr(before, name), differing[name])
    return there._replace(**differing)


def _list(there: tuple[_One, ...], before: tuple[_One, ...], after: tuple[_One, ...]) -> tuple[_One, ...]:
    if there == before:
        return after
    gone = [one for one in before if one not in after]
    kept = [one for one in there if one not in gone]
    return (*kept, *(one for one in after if one not in before and one not in kept))


def _lines(there: str, before: str, after: str) -> str:
    """Return lines with what ``after`` takes out of ``before`` taken out, and what it adds added at the end.

    Empty lines part what is written, so they come and go with the lines above them.
    """
    if there == before:
        return after
    old, new = before.split("\n"), after.split("\n")
    kept = _runs(there, lambda line: line in new or line not in old)
    present = set(kept)
    added = _runs(after, lambda line: line not in old and line not in present)
    return "\n".join((*kept, *added)).strip("\n")


def _runs(text: str, wanted: Callable[[str], bool]) -> list[str]:
    """Return the lines that are wanted, and the empty ones right below any of them."""
    found: list[str] = []
    below = False
    for line in text.split("\n"):
        below = wanted(line) if line else below
        if below:
            found.append(line)
    return found


def _also(names: Iterable[str], name: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in names:
        clean = clean_line(one)
        if clean and fold(clean) != fold(name):
            found.setdefault(fold(clean), clean)
    return tuple(found.values())


def _remembered(
    texts: Iterable[Remembered], known: Iterable[Remembered], today: date
) -> tuple[Remembered, ...]:
    there = set(known)
    found: dict[Remembered, None] = {}
    for one in texts:
        clean = one._replace(text=clean_text(one.text))
        if clean.text:
            found[clean if clean.day is not None or clean in there else clean._replace(day=today)] = None
    return tuple(found)


def _possible(occasion: Occasion) -> Occasion:
    try:
        date(_LEAP_YEAR if occasion.year is None else occasion.year, occasion.month, occasion.day)
    except (ValueError, OverflowError) as error:
        raise WrongUse(
            "There is no such day in the calendar.", hint="Write it as 1990-05-17, or --05-17 without a year."
        ) from error
    return occasion


def _going(going: GoingThrough) -> GoingThrough:
    if not 1 <= going.every <= LONGEST_RHYTHM:
        raise WrongUse(
            f"One cannot look in on someone every {going.every} days.",
            hint=f"Choose between 1 and {LONGEST_RHYTHM} days.",
        )
    if going.until is not None and going.until < going.since:
        raise WrongUse("The last day comes before the first.", hint="Choose a later last day, or none.")
    return going._replace(what=clean_text(going.what))


def _refuse_rhythm(wished: int, longest: int) -> None:
    if not 1 <= wished <= longest <= LONGEST_RHYTHM:
        raise WrongUse(
            f"A rhythm of {wished} days, {longest} at most, cannot be kept.",
            hint=f"Both are between 1 and {LONGEST_RHYTHM} days, and the longest is not the shorter one.",
        )
