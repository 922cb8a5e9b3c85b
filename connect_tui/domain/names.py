"""Whom a name names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date


class Named(Protocol):
    """Someone with a name, and others they are known by."""

    @property
    def id(self) -> str:
        """Their id."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def also(self) -> tuple[str, ...]:
        """Other names they are known by."""

    @property
    def archived(self) -> date | None:
        """From which day on they are no longer spoken of."""


_Someone = TypeVar("_Someone", bound=Named)


def by_name(people: Iterable[_Someone]) -> dict[str, _Someone]:
    """Return people by each of their names, folded.

    Two histories that were merged may bring two people of one name. It then names whoever is not archived
    before whoever is, and whoever has it for their name before whoever is also known by it.
    """
    found: dict[str, _Someone] = {}
    everyone = sorted(people, key=lambda one: (one.archived is not None, one.id))
    for one in everyone:
        found.setdefault(fold(one.name), one)
    for one in everyone:
        for name in one.also:
            found.setdefault(fold(name), one)
    return found


def bearers(people: Collection[_Someone], name: str) -> list[_Someone]:
    """Return who is called so, by id: more than one only after two histories were merged.

    Whoever has it for their name comes before whoever is also known by it, as does whoever is not archived
    before whoever is; only those of the first such kind are returned.
    """
    key = fold(name)
    own = [one for one in people if fold(one.name) == key]
    named = own or [one for one in people if key in map(fold, one.also)]
    spoken_of = [one for one in named if one.archived is None]
    return sorted(spoken_of or named, key=lambda one: one.id)


def shared_names(people: Iterable[_Someone]) -> list[str]:
    """Return the names that several people bear who are not archived, each once, sorted."""
    found: dict[str, str] = {}
    twice: dict[str, str] = {}
    for one in people:
        if one.archived is None:
            (twice if fold(one.name) in found else found)[fold(one.name)] = one.name
    return sorted(twice.values(), key=fold)


def likeness(one: Named, other: Named) -> int:
    """Return how much the names of two people are alike, as of two records of the same human being.

    3 where they share a name, 2 where all words of a name stand in one of the other, 1 where they share a
    word, else 0.
    """
    first, second = ({fold(name) for name in (each.name, *each.also)} for each in (one, other))
    if not first.isdisjoint(second):
        return 3
    pairs = [(set(mine.split()), set(theirs.split())) for mine in first for theirs in second]
    if any(mine <= theirs or theirs <= mine for mine, theirs in pairs if mine and theirs):
        return 2
    return int(any(not mine.isdisjoint(theirs) for mine, theirs in pairs))
