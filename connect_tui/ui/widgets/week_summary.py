"""What a week held, for the first step of looking back on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from connect_tui.domain.practices import PillarId
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.ui import look_back_texts as words
from connect_tui.ui.content import shown, shown_lines

if TYPE_CHECKING:
    from connect_tui.domain.retrospect import Moment, Overview, PersonInPeriod, PracticeInPeriod, WeekLookBack

DOT = "●"
MOST_DOTS = 18
MOST_PEOPLE = 5
"""How many of those met are named; the others are counted."""


def week_summary(look: WeekLookBack, names: Mapping[str, str]) -> Content:
    """Return the week in lines; ``names`` are the practices', by id."""
    lines = [Content(_in_a_sentence(look)), Content("")]
    if days := list(_days(look)):
        lines += [*days, Content("")]
    most = most_done(look.overview)
    if most is not None:
        lines.append(
            Content.assemble(
                (words.MOST_OFTEN, "$connect-quiet"),
                (shown(most.practice.name), f"$connect-{most.practice.pillar.value}"),
                (f", {words.on_days(most.done)}", "$connect-quiet"),
            )
        )
    if look.people:
        lines.append(Content.assemble((words.SEEN, "$connect-quiet"), people_words(look.people)))
    if look.notes:
        lines += [
            Content(""),
            Content.styled(words.NOTED, "$connect-key bold"),
            notes_words(look.notes, names),
        ]
    return Content("\n").join(lines)


def _in_a_sentence(look: WeekLookBack) -> str:
    seen = look.overview
    if seen.first_day is None:
        return words.JUST_BEGUN
    if look.week.end < seen.first_day:
        return words.BEFORE_ALL
    return words.kept_in_week(seen.totals, seen.before)


def most_done(overview: Overview) -> PracticeInPeriod | None:
    """Return the practice kept on most days, of several alike the strongest; None where there is no such."""
    most = max((row.done for row in overview.rows), default=0)
    rows = [row for row in overview.rows if row.done == most > 0]
    strongest = (row for row in rows if row.practice.id == overview.strongest)
    return rows[0] if len(rows) == 1 else next(strongest, None)


def people_words(people: tuple[PersonInPeriod, ...]) -> str:
    """Return who was met and on how many days."""
    named = [
        f"{shown(one.name)} ({words.on_days(one.days)})" if one.days > 1 else shown(one.name)
        for one in people[:MOST_PEOPLE]
    ]
    more = len(people) - MOST_PEOPLE
    return words.listed([*named, f"{more} more"] if more > 0 else named)


def notes_words(notes: Iterable[Moment], names: Mapping[str, str]) -> Content:
    """Return notes, each under its day and practice."""
    return Content("\n\n").join(_note(note, names) for note in notes)


def _note(note: Moment, names: Mapping[str, str]) -> Content:
    practice = shown(names.get(note.practice or "", note.practice or ""))
    people = f", with {words.listed([shown(one) for one in note.people])}" if note.people else ""
    return Content.assemble(
        (f"{words.weekday(note.day)}  {practice}{people}\n", "$connect-quiet"), shown_lines(note.text)
    )


def _days(look: WeekLookBack) -> Iterator[Content]:
    """Yield a line for each day, from the first day ever on."""
    rows, first = look.overview.rows, look.overview.first_day
    for number in range(DAYS_IN_WEEK):
        day = look.week.start + timedelta(days=number)
        if first is None or day < first:
            continue
        on = [
            (row.practice.pillar, row.states[number - DAYS_IN_WEEK])
            for row in rows
            if row.practice.scheduled_on(day)
        ]
        yield _day(day, on, min(MOST_DOTS, len(rows)) + 2, look.overview.today)


def _day(day: date, on: list[tuple[PillarId, State]], width: int, today: date) -> Content:
    """Return a line for a day: a dot for each practice kept, in the colour of its pillar, and words."""
    kept = [pillar for wanted in PillarId for pillar, state in on if pillar is wanted and state is State.DONE]
    rested = sum(state is State.REST for _, state in on)
    dots = [(DOT, f"$connect-{pillar.value}") for pillar in kept[:MOST_DOTS]]
    said = words.day_words(len(kept), rested, day, today)
    style = "" if kept else "$connect-quiet"
    return Content.assemble(
        (f"{words.weekday(day)}  ", "$connect-quiet"), *dots, " " * (width - len(dots)), (said, style)
    )
