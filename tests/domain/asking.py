"""Putting the questions to the domain that the oracle answers too."""

from __future__ import annotations

from datetime import date, timedelta

from connect_tui.domain.history import PracticeReview, new_progress, review, stand
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Standing, State
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import DAILY, Schedule

from .oracle import Life

PICTURE = {"D": Mark.DONE, "r": Mark.REST, ".": None}
LETTERS = {State.DONE: "D", State.REST: "r", State.OPEN: "o", State.MISSED: "m", State.OFF: "-"}


def practice_of(life: Life) -> Practice:
    """The practice that the life is about."""
    return Practice("listen", 8, "Listen", PillarId.MIND, schedule=life.schedule, archived=life.archived)


def pictured(
    start: str,
    days: str,
    *,
    today: str | None = None,
    schedule: Schedule = DAILY,
    archived: str | None = None,
    week_starts_on: int = 0,
) -> Life:
    """A life drawn as one letter a day: D done, r rest, a dot nothing; blanks are for the eye.

    Unless said otherwise, today is the last day drawn.
    """
    marks = [PICTURE[letter] for letter in days.replace(" ", "")]
    first = date.fromisoformat(start)
    return Life(
        {first + timedelta(days=n): mark for n, mark in enumerate(marks) if mark is not None},
        today=date.fromisoformat(today) if today else first + timedelta(days=len(marks) - 1),
        schedule=schedule,
        archived=date.fromisoformat(archived) if archived else None,
        week_starts_on=week_starts_on,
    )


def beginning(life: Life, *days: date) -> date:
    """A day on or before everything recorded and every day given."""
    return min([life.today, *life.marks, *days])


def planned_rests(life: Life) -> set[date]:
    """The rest days after today."""
    return {day for day, mark in life.marks.items() if mark is Mark.REST and day > life.today}


def standing_on(life: Life, day: date) -> Standing:
    """Where the practice stands on a day, in one pass from the beginning."""
    return stand(
        new_progress(practice_of(life), life.week_starts_on),
        beginning(life, day),
        day,
        today=life.today,
        marks=life.marks,
        rests=planned_rests(life),
    )


def reviewed(life: Life, start: date, end: date) -> PracticeReview:
    """The practice looked back at over a period, in one pass from the beginning."""
    return review(
        practice_of(life),
        new_progress(practice_of(life), life.week_starts_on),
        beginning(life, start),
        start=start,
        end=end,
        today=life.today,
        marks=life.marks,
        rests=planned_rests(life),
    )


def day(text: str) -> date:
    return date.fromisoformat(text)


def shape(life: Life) -> tuple[int, int, int | None]:
    """Current streak, best streak and days left, today."""
    told = standing_on(life, life.today)
    return told.current, told.best, told.days_left


def tally(life: Life) -> tuple[int, int, int]:
    """What was kept, missed and rested, as of today."""
    told = standing_on(life, life.today)
    return told.kept, told.missed, told.rested


def states(life: Life, start: str, end: str) -> str:
    """The states of a period, a letter each."""
    return "".join(LETTERS[one.state] for one in reviewed(life, day(start), day(end)).days)
