"""Which lines the list of people has: whom to reach out to now, everyone by circle, and those put away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from connect_tui.domain.people import Circle
from connect_tui.services.people_views import PeopleView, PersonView

Kind: TypeAlias = Literal["now", "calm", "more", "circle", "person", "away", "fold", "gap", "add"]

NOW = "now/"
"""Stands before the id of someone in the first part of the list."""
MORE = "/more"
"""What the cursor is on when it is on the line for the others whom it would be good to reach out to."""
FOLD = "/fold"
"""What it is on when it is on the line for those put away."""
ADD = "/add"
"""What it is on when nobody was found, and adding them is offered."""


class PeopleLine(NamedTuple):
    """One line of the list."""

    kind: Kind
    target: str = ""
    """For lines that the cursor rests on: an id, one after NOW, MORE, FOLD, or ADD."""
    view: PersonView | None = None
    circle: Circle | None = None
    """Of the heading of a circle."""
    number: int = 0
    """How many people a heading or a folded line stands for."""


class PeopleListView(NamedTuple):
    """All that the list shows."""

    people: PeopleView
    few: int
    """How many of those to reach out to are shown first."""
    airy: bool
    """Whether there is an empty line between the parts."""
    dates_ahead: int
    """How many days before a birthday or another date it has its sign."""
    with_more: bool = False
    """Whether all whom it would be good to reach out to are shown first."""
    with_put_away: bool = False
    words: tuple[str, ...] = ()
    """The words of the filter, folded; with any, only who fits is shown."""
    typed: str = ""
    """The filter as it was typed."""


def people_lines(
    view: PeopleListView, finds: Callable[[tuple[str, ...]], list[PersonView]]
) -> list[PeopleLine]:
    """Return the lines; ``finds`` returns whom a filter finds, and is asked only where there is one."""
    if view.words:
        return _found(view, finds(view.words))
    today = view.people.today
    present = [one for one in view.people.everyone if not one.profile.is_archived(today)]
    away = [one for one in view.people.everyone if one.profile.is_archived(today)]
    parts = [_now(view)] if present else []
    parts += _circles(present)
    if away:
        folded = [PeopleLine("fold", FOLD, number=len(away))]
        parts.append(folded + (_people(away) if view.with_put_away else []))
    return _apart(parts, airy=view.airy)


def target_of(person: str, lines: Iterable[PeopleLine]) -> str:
    """Return the line to rest on for a person, among everyone before among the first; empty for none."""
    targets = {line.target for line in lines}
    return next((one for one in (person, NOW + person) if one in targets), "")


def person_in(target: str) -> str:
    """Return the id of the person that a target stands for; empty where it stands for no one."""
    return target.removeprefix(NOW) if target not in (MORE, FOLD, ADD) else ""


def _now(view: PeopleListView) -> list[PeopleLine]:
    reach_out = view.people.reach_out_from_todays
    if not reach_out:
        return [PeopleLine("calm")]
    few = len(reach_out) if len(reach_out) == view.few + 1 else view.few
    seen = reach_out if view.with_more else reach_out[:few]
    lines = [PeopleLine("now", number=len(reach_out))]
    lines += [PeopleLine("person", NOW + one.profile.id, one) for one in seen]
    if len(reach_out) > few:
        lines.append(PeopleLine("more", MORE, number=len(reach_out) - few))
    return lines


def _found(view: PeopleListView, found: Sequence[PersonView]) -> list[PeopleLine]:
    if not found:
        return [PeopleLine("gap"), PeopleLine("add", ADD)]
    present, away = _apart_from_away(view, found)
    parts = _circles(present)
    if away:
        parts.append([PeopleLine("away", number=len(away)), *_people(away)])
    return _apart(parts, airy=view.airy)


def _apart_from_away(
    view: PeopleListView, people: Iterable[PersonView]
) -> tuple[list[PersonView], list[PersonView]]:
    """Return those who are not put away, and those who are."""
    today = view.people.today
    present: list[PersonView] = []
    away: list[PersonView] = []
    for one in people:
        (away if one.profile.is_archived(today) else present).append(one)
    return present, away


def _circles(people: Iterable[PersonView]) -> list[list[PeopleLine]]:
    members: dict[Circle, list[PersonView]] = {circle: [] for circle in Circle}
    for one in people:
        members[one.profile.circle].append(one)
    return [
        [PeopleLine("circle", circle=circle, number=len(of_it)), *_people(of_it)]
        for circle, of_it in members.items()
        if of_it
    ]


def _people(people: Iterable[PersonView]) -> list[PeopleLine]:
    return [PeopleLine("person", one.profile.id, one) for one in people]


def _apart(parts: Sequence[list[PeopleLine]], *, airy: bool) -> list[PeopleLine]:
    lines: list[PeopleLine] = []
    for part in parts:
        if lines and airy:
            lines.append(PeopleLine("gap"))
        lines += part
    return lines
