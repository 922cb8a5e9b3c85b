"""What a person notes about themselves: what holds, in which order, and what is asked about on a day."""

# Annotations are not postponed here, as in domain.me.
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from connect_tui.domain.me import AboutMe, MeItem, MeKind

TO_DO = frozenset((MeKind.GOAL, MeKind.DARE))
"""Kinds that are done one day; the others only hold."""

PARTS = (MeKind.WANT, MeKind.STYLE, MeKind.BOUNDARY, MeKind.GOAL, MeKind.DARE)
"""The kinds in the order in which they are shown."""

SOON = 7
"""Days up to its ``until`` within which a goal or a dare comes before those that have none so near."""


class PartOfMe(NamedTuple):
    """What there is of one kind."""

    kind: MeKind
    holding: tuple[MeItem, ...]
    """What holds and, being something to do, is still to be done: the oldest first."""
    over: tuple[MeItem, ...]
    """What is done, let go or, of styles, earlier: the newest end first."""


def parts_of_me(about: AboutMe) -> tuple[PartOfMe, ...]:
    """Return all there is, by parts in the order in which they are shown."""
    return tuple(_part(kind, about.of(kind)) for kind in PARTS)


def in_order(about: AboutMe, wanted: MeKind | None = None) -> tuple[MeItem, ...]:
    """Return all there is in one row: what holds, part by part, and then what is over, likewise.

    The place of an item in it, from 1, is the number by which it can be named; with ``wanted`` only that
    kind is returned.
    """
    parts = parts_of_me(about)
    row = (*(one for part in parts for one in part.holding), *(one for part in parts for one in part.over))
    return tuple(one for one in row if wanted in (None, one.kind))


def is_open_on(item: MeItem, day: date) -> bool:
    """Tell whether it was there on a day and neither done nor let go by then."""
    return (
        item.since <= day
        and (item.done is None or item.done > day)
        and (item.dropped is None or item.dropped > day)
    )


def open_to_ask(about: AboutMe, kind: MeKind, day: date, asked: Mapping[str, date]) -> MeItem | None:
    """Return the open goal or dare (``kind``) that is asked about on a day, or None where there is none.

    They take turns: it is one that was never asked about, in the order they were written down, or else the
    one that was longest ago; ``asked`` tells by id when each was last, on a day before. Those that are meant
    to be done within ``SOON`` days come before the others, and take turns among themselves. An ``until`` that
    has passed says nothing any more.
    """
    there = [one for one in about.of(kind) if is_open_on(one, day)]
    soon = [one for one in there if one.until is not None and 0 <= (one.until - day).days <= SOON]
    return min(soon or there, key=lambda one: asked.get(one.id, date.min), default=None)


def steps_done(item: MeItem) -> int:
    """Return how many of the steps are done."""
    return sum(step.done is not None for step in item.steps)


def _part(kind: MeKind, items: Iterable[MeItem]) -> PartOfMe:
    there = list(items)
    holding = [one for one in there if one.is_open]
    if kind is MeKind.STYLE:
        holding = there[-1:]
    over = [one for one in there if one not in holding]
    over.sort(key=lambda one: one.done or one.dropped or one.since, reverse=True)
    return PartOfMe(kind, tuple(holding), tuple(over))
