"""What front ends are shown of one person, and of plans."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.company import Together
    from connect_tui.domain.contacts import How
    from connect_tui.domain.people import Occasion, Remembered
    from connect_tui.domain.plans import Plan, PlanStanding
    from connect_tui.services.people_views import PersonView


class PlanView(NamedTuple):
    """A plan, whom it is with, and where it stands today."""

    plan: Plan
    people: tuple[str, ...]
    """Names."""
    standing: PlanStanding


class SharedKind(StrEnum):
    """What was shared with someone."""

    CHECK_IN = "check-in"
    """A done check-in that names them."""
    NOTED = "noted"
    """A note that names them on a day that is not done; no contact."""
    CONTACT = "contact"
    KEPT_PLAN = "kept-plan"


class Shared(NamedTuple):
    """One thing shared with someone."""

    day: date
    kind: SharedKind
    practice: str | None = None
    text: str = ""
    """The note, the line about it, or what was planned."""
    people: tuple[str, ...] = ()
    """The names of the others who were there."""
    how: How | None = None
    id: str = ""
    """The id of the contact, where it is one; it can be taken away by it."""


class PersonPage(NamedTuple):
    """All there is to see of someone."""

    today: date
    view: PersonView
    coming: tuple[tuple[Occasion, date], ...]
    """Their dates, each with its next coming, nearest first."""
    plans: tuple[PlanView, ...]
    """Plans with them: those to come first, soonest first; then passed ones; then the others, newest first.
    """
    shared: tuple[Shared, ...]
    """Everything shared with them, newest first."""
    contact_days: tuple[date, ...]
    """Every day in touch, in order: the course over time."""
    practices: tuple[Together, ...]
    """Which practices with them, the most frequent first."""
    remember: tuple[Remembered, ...]
    """What to have in mind before meeting: in common and details, newest first."""
