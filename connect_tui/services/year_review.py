"""The year in review: a year's numbers, moments and people."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.retrospect import Moment, Share, YearInReview
from connect_tui.domain.schedules import Quota
from connect_tui.domain.text import fold
from connect_tui.services.look_back import look_backs
from connect_tui.services.remembering import names_by_id, notes_in, people_in, practice_names, spoken_of
from connect_tui.services.retrospect import overview, period_of, practice_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from connect_tui.domain.periods import Period
    from connect_tui.domain.progress import Streak
    from connect_tui.domain.retrospect import PracticePage
    from connect_tui.services.workspace import Workspace

MOMENTS_OF_A_MONTH = 2
"""How many notes of each month a year tells again."""

_MONTHS = 12
_CELLS = 1


def year_in_review(workspace: Workspace, year_number: int) -> YearInReview:
    """Return a calendar year."""
    year = period_of(workspace, PeriodUnit.YEAR, date(year_number, 1, 1))
    seen = overview(workspace, year, cells=_CELLS)
    pages = [practice_page(workspace, row.practice, year) for row in seen.rows]
    names = names_by_id(workspace)
    records = workspace.store.check_ins(year.start, min(year.end, seen.today))
    notes = notes_in(records, names, [practice.id for practice in workspace.practices])
    people, moments = people_in(records, names), _longest_of_each_month(notes)
    return YearInReview(
        year=year_number,
        overview=seen,
        months=tuple(_together(page.by_month[month] for page in pages) for month in range(_MONTHS)),
        longest=_longest(pages),
        comebacks=sum(len(page.comebacks) for page in pages),
        people=people,
        look_backs=_look_backs(workspace, year, names),
        moments=moments,
        names=practice_names(workspace, spoken_of(people, moments)),
    )


def _together(shares: Iterable[Share]) -> Share:
    shares = list(shares)
    return Share(sum(one.kept for one in shares), sum(one.met for one in shares))


def _longest(pages: Iterable[PracticePage]) -> tuple[str, Streak] | None:
    """Return the longest streak counted in days; of several alike the latest, of the first practice."""
    found = [
        (page.practice.id, streak)
        for page in pages
        if not isinstance(page.practice.schedule, Quota)
        for streak in page.streaks
    ]
    return max(found, key=lambda one: (one[1].length, one[1].start), default=None)


def _look_backs(workspace: Workspace, year: Period, names: Mapping[str, str]) -> tuple[Moment, ...]:
    found = [
        Moment(one.day, None, one.text, tuple(names[who] for who in one.people if who in names))
        for one in look_backs(workspace.store, year.start, year.end)
    ]
    return tuple(one for one in found if one.text or one.people)


def _longest_of_each_month(notes: Sequence[Moment]) -> tuple[Moment, ...]:
    """Return the longest notes of each month, in the order of the notes; each text once."""
    kept: list[Moment] = []
    told: set[str] = set()
    for _, of_month in groupby(notes, key=lambda note: note.day.month):
        new: dict[str, Moment] = {}
        for note in of_month:
            if fold(note.text) not in told:
                new.setdefault(fold(note.text), note)
        longest = sorted(new, key=lambda text: -len(new[text].text))[:MOMENTS_OF_A_MONTH]
        kept += [note for text, note in new.items() if text in longest]
        told.update(longest)
    return tuple(kept)
