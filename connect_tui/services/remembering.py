"""What check-ins of a period remember: whom they name, and what was noted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from connect_tui.domain.records import Mark
from connect_tui.domain.retrospect import Moment, PersonInPeriod
from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from connect_tui.domain.records import CheckIn
    from connect_tui.services.workspace import Workspace


def names_by_id(workspace: Workspace) -> dict[str, str]:
    """Return everyone's name."""
    return {person.id: person.name for person in workspace.store.people().values()}


def people_in(check_ins: Iterable[CheckIn], names: Mapping[str, str]) -> tuple[PersonInPeriod, ...]:
    """Return whom done check-ins name: those seen on most days first, then by name."""
    days: dict[str, set[date]] = {}
    practices: dict[str, Counter[str]] = {}
    for one in check_ins:
        if one.mark is Mark.DONE:
            for person in one.people:
                if person in names:
                    days.setdefault(person, set()).add(one.day)
                    practices.setdefault(person, Counter())[one.practice] += 1
    found = [
        PersonInPeriod(names[person], len(on), tuple(one for one, _ in practices[person].most_common()))
        for person, on in days.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, fold(one.name), one.practices)))


def notes_in(
    check_ins: Iterable[CheckIn], names: Mapping[str, str], practices: Sequence[str]
) -> tuple[Moment, ...]:
    """Return what was noted, by day and then in the order of these practices."""
    place = {practice: number for number, practice in enumerate(practices)}
    noted = [
        Moment(one.day, one.practice, one.note, tuple(names[who] for who in one.people if who in names))
        for one in check_ins
        if one.note
    ]
    return tuple(sorted(noted, key=lambda one: (one.day, place.get(one.practice or "", len(place)))))
