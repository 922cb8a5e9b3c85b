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


def practice_names(workspace: Workspace, spoken_of: Iterable[str]) -> dict[str, str]:
    """Return what practices are called, by id: those of the catalogue, and others that are spoken of.

    One that the catalogue no longer lists is called as the shipped one calls it, else by its id, made
    readable.
    """
    names = {practice.id: practice.name for practice in workspace.practices}
    others = set(spoken_of) - names.keys()
    if others:
        from connect_tui.config.catalogue import shipped_catalogue
        from connect_tui.config.paths import shipped_habits_file

        shipped = {one.id: one.name for one in shipped_catalogue(shipped_habits_file()).practices}
        names |= {one: shipped.get(one) or one.replace("-", " ").capitalize() for one in others}
    return names


def spoken_of(people: Iterable[PersonInPeriod], moments: Iterable[Moment]) -> set[str]:
    """Return the ids of the practices that people and moments name."""
    return {one for person in people for one in person.practices} | {
        moment.practice for moment in moments if moment.practice is not None
    }


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
