"""Lives of several practices, laid before the services as if a store held them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from hypothesis import strategies as st

from connect_tui.domain.days import month_of
from connect_tui.domain.periods import CALENDAR_UNITS, Period, PeriodUnit, period_around
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.records import Mark
from connect_tui.services.progress_book import ProgressBook
from connect_tui.services.workspace import Workspace
from connect_tui.store import Store
from tests.domain.oracle import Life
from tests.domain.retrospect_oracle import Member
from tests.domain.strategies import lives


class StoreInMemory:
    """Answers as a store does whose files hold these marks."""

    def __init__(self, marks: Mapping[str, Mapping[date, Mark]]) -> None:
        self.months_read: list[str] = []
        self.take_over(marks)

    def take_over(self, marks: Mapping[str, Mapping[date, Mark]]) -> None:
        """Hold these marks from now on."""
        self._months: dict[str, dict[str, dict[date, Mark]]] = defaultdict(lambda: defaultdict(dict))
        for practice, found in marks.items():
            for day, mark in found.items():
                self._months[month_of(day)][practice][day] = mark

    def months(self) -> list[str]:
        return sorted(self._months)

    def marks(self, month: str) -> Mapping[str, Mapping[date, Mark]]:
        self.months_read.append(month)
        return self._months.get(month, {})

    def fingerprints(self, months: Sequence[str]) -> dict[str, str]:
        return {month: repr(sorted(self._months[month].items())) for month in months}


class Home:
    """A workspace over such a store; its caches lie in a folder."""

    def __init__(self, members: Sequence[Member], caches: Path) -> None:
        self.store = StoreInMemory({one.practice.id: one.life.marks for one in members})
        life = members[0].life
        self.book = ProgressBook(cast("Store", self.store), caches / "progress.json")
        practices = tuple(one.practice for one in members)
        self.book.plan(practices, life.week_starts_on)
        stand_in = SimpleNamespace(
            store=self.store,
            book=self.book,
            practices=practices,
            settings=SimpleNamespace(week_starts_on=life.week_starts_on),
            today=lambda: life.today,
        )
        self.workspace = cast("Workspace", stand_in)


def member(life: Life, number: int = 0) -> Member:
    """The practice that a life is about."""
    practice = Practice(
        f"practice-{number}",
        number,
        f"Practice {number}",
        tuple(PillarId)[number % 3],
        schedule=life.schedule,
        archived=life.archived,
    )
    return Member(practice, life)


def _moved(life: Life, days: timedelta) -> Life:
    archived = None if life.archived is None else life.archived + days
    return life._replace(marks={d + days: mark for d, mark in life.marks.items()}, archived=archived)


@st.composite
def companies(draw: st.DrawFn, most: int = 4) -> list[Member]:
    """Some practices with lives beside one another."""
    first = draw(lives())
    members = [member(first)]
    for number in range(1, draw(st.integers(1, most))):
        life = draw(lives())
        by = timedelta(days=draw(st.integers(-60, 60)))
        if life.marks and first.marks:
            by += min(first.marks) - min(life.marks)
        else:
            by += first.today - life.today
        life = _moved(life, by)._replace(today=first.today, week_starts_on=first.week_starts_on)
        members.append(member(life, number))
    return members


def periods(members: Sequence[Member]) -> st.SearchStrategy[Period]:
    """Periods of all units around a life: before it, in it, across today and ahead."""
    life = members[0].life
    first = min([life.today, *(d for one in members for d in one.life.marks)]) - timedelta(days=40)
    last = max(first, life.today + timedelta(days=40))
    near = st.integers(-45, 20).map(lambda n: life.today + timedelta(days=n))
    days = near | st.dates(first, last)
    calendar = st.builds(
        lambda unit, day: period_around(unit, day, life.week_starts_on), st.sampled_from(CALENDAR_UNITS), days
    )
    lengths = st.integers(1, 40) | st.sampled_from([31, 32, 100, 101, 500])
    chosen = st.builds(
        lambda start, length: Period(PeriodUnit.DAYS, start, start + timedelta(days=length - 1)),
        days,
        lengths,
    )
    return calendar | chosen
