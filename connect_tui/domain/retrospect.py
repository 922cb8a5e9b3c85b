"""What looking back on a period finds: every number that screens, texts, JSON and pictures show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from connect_tui.domain.history import DayInReview
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Counts, Standing, State, Streak

MOST_STREAKS = 10
"""How many of the best streaks are told."""


class CoursePoint(NamedTuple):
    """How strong a practice was at the end of a day."""

    day: date
    strength: float


class PracticeInPeriod(NamedTuple):
    """One practice over a period, as a row among the others."""

    practice: Practice
    states: tuple[State, ...]
    """Of the last days of the period that were asked for, its last day last; days ahead included."""
    standing: Standing
    """As of the last day of the period, or of today where that comes first."""
    counts: Counts
    """Of the period; for a quota, of the weeks that touch it."""
    before: Counts
    """The same of the period before; all 0 where there is none."""
    done: int
    """Days of the period, up to today, on the schedule and done; for a quota too, counted in days."""
    course: tuple[CoursePoint, ...]
    """Strength over the period up to today, from its first day to its last: of every day where the period has
    at most 31, of the last days of weeks where it has at most 100, else of the last days of months. The last
    point is that of the period's last day, or of today, wherever that lies in its week or month."""


class PillarInPeriod(NamedTuple):
    """One pillar over a period."""

    pillar: PillarId
    done: int
    """Its practices' done days on the schedule, taken together."""
    share: float | None
    """Its part of all done days, 0 to 1; None where there are none."""
    rate: float | None
    """The mean of its practices' rates, each counted alike; None where none has a rate."""


class Totals(NamedTuple):
    """All practices of a period taken together."""

    done: int
    """Done days on the schedule, of all practices."""
    active_days: int
    """Days on which at least one practice on the schedule was done."""
    days: int
    """Days of the period that count: from the first check-in of any practice to today, which counts once
    something on the schedule is done on it."""
    rate: float | None
    """The mean of the practices' rates, each counted alike; None where none has a rate."""


class Overview(NamedTuple):
    """All practices over a period."""

    period: Period
    today: date
    rows: tuple[PracticeInPeriod, ...]
    """In the order of the catalogue; those archived by the first day of the period are left out."""
    totals: Totals
    before: Totals | None
    """Of the period before, as an overview of it would tell them; None where there is none, or where the
    first check-in of any practice came after its end."""
    pillars: tuple[PillarInPeriod, ...]
    """In their order."""
    strongest: str | None
    """The practice with the highest rate; where several are alike, the one with more done days, then the
    stronger one, and none where they are alike in that, too. Only those are held against one another that
    are not archived by the last day of the period, or by today, and of which at least four days, or two
    weeks for a quota, were kept or missed. None unless something of it was kept."""
    quietest: str | None
    """Among the same, the practice with the lowest rate; where several are alike, the one with fewer done
    days, then the weaker one, and none where they are alike in that, too. None unless its rate is below
    one half, and below the highest."""
    first_day: date | None
    """The first check-in of any practice that counts, ever; None before it."""


class Share(NamedTuple):
    """Days on the schedule that were kept, of those that were kept or missed.

    Of a quota, whose days are never missed, every day from the first check-in on that is no rest day counts
    as met. Today counts once it is done.
    """

    kept: int
    met: int


class Total(NamedTuple):
    """What a week, month, quarter or year held of a practice, if only nothing.

    Cut to the period that is looked at, and to the days before the practice was archived.
    """

    start: date
    """Where the week, month, quarter or year begins, also where that is before the period."""
    done: int
    """Done days on the schedule."""
    rested: int
    """Rest days on the schedule."""
    missed: int
    """Missed days; none for a quota."""


class Comeback(NamedTuple):
    """A practice taken up again after a pause.

    A pause is at least three missed scheduled days with none done between, or for a quota two missed weeks;
    rest days neither make nor break one. It comes after a day, or a week, that was kept: what begins for the
    first time does not come back. A comeback is where a streak begins, and is known once that streak is; a
    quota's week that is met only after the period does not count in it.
    """

    day: date
    """The day on which it was done again; for a quota the first done day of the week that met it."""
    away: int
    """Missed days, or weeks for a quota."""


class NoteLine(NamedTuple):
    """What was noted with a practice on a day: a note, people, or both."""

    day: date
    state: State
    note: str | None
    people: tuple[str, ...]
    """Names."""


class PracticePage(NamedTuple):
    """One practice over a period."""

    practice: Practice
    period: Period
    today: date
    days: tuple[DayInReview, ...]
    """Every day of the period, days ahead included."""
    standing: Standing
    """As of the last day of the period, or of today where that comes first."""
    counts: Counts
    before: Counts
    done: int
    streaks: tuple[Streak, ...]
    """Those that touch the period, whole, oldest first."""
    by_weekday: tuple[Share, ...]
    """Seven, by ``date.weekday()``, monday first."""
    by_month: tuple[Share, ...]
    """Twelve, january first."""
    totals: dict[PeriodUnit, tuple[Total, ...]]
    """By week, month, quarter and year, oldest first, from the period's first to its last, up to today or
    the last day before the practice was archived."""
    comebacks: tuple[Comeback, ...]
    """Those whose day lies in the period, oldest first."""

    @property
    def best_streaks(self) -> tuple[Streak, ...]:
        """The longest of them, at most ten; where several are alike, the latest first."""
        longest = sorted(self.streaks, key=lambda one: (-one.length, -one.start.toordinal()))
        return tuple(longest[:MOST_STREAKS])


class PersonInPeriod(NamedTuple):
    """Someone whom check-ins of a period name."""

    name: str
    days: int
    """On how many days."""
    practices: tuple[str, ...]
    """Practice ids, the most frequent first."""


class Moment(NamedTuple):
    """Something worth remembering: a note on a check-in, or what a weekly look back keeps."""

    day: date
    practice: str | None
    """None for a weekly look back."""
    text: str
    people: tuple[str, ...]
    """Names."""


class YearInReview(NamedTuple):
    """One calendar year."""

    year: int
    overview: Overview
    months: tuple[Share, ...]
    """Twelve: of all practices taken together, by month."""
    longest: tuple[str, Streak] | None
    """The practice id and the longest streak counted in days that touches the year, if any."""
    comebacks: int
    people: tuple[PersonInPeriod, ...]
    """Those seen on most days first."""
    look_backs: tuple[Moment, ...]
    """What weekly look backs of the year keep, oldest first."""
    moments: tuple[Moment, ...]
    """Notes of the year, oldest first: the longest of each month, each text once, at most 24."""
    names: Mapping[str, str]
    """What the practices of the catalogue, and others that are spoken of here, are called, by id."""


class WeekLookBack(NamedTuple):
    """A week as the weekly look back walks through it."""

    week: Period
    overview: Overview
    people: tuple[PersonInPeriod, ...]
    notes: tuple[Moment, ...]
    """Notes of the week, oldest first."""
    kept_before: bool
    """Whether a look back of this week is kept already."""
    moment: str
    """What it keeps; empty without one."""
    people_kept: tuple[str, ...]
    """Names that it keeps."""
    focus: tuple[str, ...]
    """Ids of the practices in focus now."""
    names: Mapping[str, str]
    """What the practices of the catalogue, and others that are spoken of here, are called, by id."""
