"""What a person notes about themselves."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from connect_tui.domain.people import Style


class MeKind(StrEnum):
    """What a note about oneself is."""

    STYLE = "style"
    """One's own attachment style; the text is the value of a :class:`Style`. The newest one holds."""
    BOUNDARY = "boundary"
    GOAL = "goal"
    DARE = "dare"
    """Something small that takes courage."""
    WANT = "want"
    """Something one wants from one's relationships."""


class GoalStep(NamedTuple):
    """One step towards a goal."""

    text: str
    done: date | None = None


class MeItem(NamedTuple):
    """One thing a person notes about themselves."""

    id: str
    kind: MeKind
    text: str
    since: date
    """The day it was written down."""
    done: date | None = None
    """The day on which a goal or a dare was done."""
    dropped: date | None = None
    """From this day on it no longer holds; it is kept, and no longer asked about."""
    until: date | None = None
    """The day by which a goal or a dare is meant to be done."""
    steps: tuple[GoalStep, ...] = ()
    """The steps of a goal, in their order."""
    at: datetime | None = None
    """When it was first written, in UTC."""

    @property
    def is_open(self) -> bool:
        """Whether it holds and, being something to do, is still to be done."""
        return self.done is None and self.dropped is None

    @property
    def next_step(self) -> GoalStep | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.done is None), None)


class AboutMe(NamedTuple):
    """All that a person notes about themselves, each kind in the order it was written down."""

    styles: tuple[MeItem, ...] = ()
    boundaries: tuple[MeItem, ...] = ()
    goals: tuple[MeItem, ...] = ()
    dares: tuple[MeItem, ...] = ()
    wants: tuple[MeItem, ...] = ()

    @property
    def style(self) -> Style:
        """One's own attachment style as noted last."""
        return Style(self.styles[-1].text) if self.styles else Style.UNKNOWN

    def of(self, kind: MeKind) -> tuple[MeItem, ...]:
        """Return what there is of one kind."""
        return {
            MeKind.STYLE: self.styles,
            MeKind.BOUNDARY: self.boundaries,
            MeKind.GOAL: self.goals,
            MeKind.DARE: self.dares,
            MeKind.WANT: self.wants,
        }[kind]


def about_me(items: Iterable[MeItem]) -> AboutMe:
    """Return items by their kinds, each in the order of days, then moments and ids."""
    kinds: dict[MeKind, list[MeItem]] = {kind: [] for kind in MeKind}
    for item in sorted(items, key=lambda one: (one.since, one.at.isoformat() if one.at else "", one.id)):
        kinds[item.kind].append(item)
    return AboutMe(
        *(
            tuple(kinds[kind])
            for kind in (MeKind.STYLE, MeKind.BOUNDARY, MeKind.GOAL, MeKind.DARE, MeKind.WANT)
        )
    )
