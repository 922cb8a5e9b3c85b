"""``review``: looking back on a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from connect_tui.cli import shapes, texts
from connect_tui.cli.output import cells, fitted, plain
from connect_tui.domain.days import EARLIEST_DAY, WEEKDAY_NAMES, week_start
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import DAYS_IN_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connect_tui.cli.session import Session
    from connect_tui.domain.history import PracticeReview
    from connect_tui.domain.practices import Practice

DEFAULT_DAYS = 30
_CALENDAR_WEEKS = 53
_BEST_STREAKS = 10
_NUMBERS_WIDTH = 42
_NARROWEST_NAME = 8


def review(session: Session) -> int:
    """Show what a period held, for one practice or all."""
    arguments = session.arguments
    start, end = _period(session)
    today = session.workspace.today()
    if arguments.practice is not None:
        practice = session.practices([arguments.practice])[0]
        found = session.workspace.book.review(practice, start, end, today)
        if arguments.json:
            session.output.say_json(shapes.review_of_one(practice, found))
        else:
            _say(session, _one(session, practice, found))
        return 0
    every = [
        (one, session.workspace.book.review(one, start, end, today)) for one in session.workspace.practices
    ]
    if arguments.json:
        session.output.say_json(shapes.review_of_all(every, start.isoformat(), end.isoformat()))
    else:
        _say(session, _all(session, every, start, end))
    return 0


def _period(session: Session) -> tuple[date, date]:
    arguments = session.arguments
    end = session.day(arguments.end)
    if arguments.start is None:
        start = max(end - timedelta(days=DEFAULT_DAYS - 1), EARLIEST_DAY)
    else:
        start = session.day(arguments.start)
        if arguments.end is None:
            end = max(end, start)
    if start > end:
        raise WrongUse(texts.START_AFTER_END, hint=texts.START_AFTER_END_HINT)
    return start, end


def _say(session: Session, lines: Iterator[str]) -> None:
    for line in lines:
        session.output.say(line)


def _all(
    session: Session, every: Sequence[tuple[Practice, PracticeReview]], start: date, end: date
) -> Iterator[str]:
    output, streaks_shown = session.output, session.workspace.settings.show_streaks
    yield output.paint(texts.period(start, end), "strong")
    yield ""
    if not every:
        yield texts.NO_PRACTICES
        return
    width = max(cells(plain(practice.name)) for practice, _ in every)
    if output.width is not None:
        width = max(min(width, output.width - _NUMBERS_WIDTH), _NARROWEST_NAME)
    heads = f"{'kept':>5}{'missed':>7}{'rested':>7}{'rate':>6}"
    if streaks_shown:
        heads += f"{'now':>6}{'best':>6}"
    yield output.paint(f"{' ' * 5}{fitted('', width)}{heads}", "faint")
    for practice, found in every:
        counts, standing = found.counts, found.standing
        line = f"{practice.number:>3}  {fitted(plain(practice.name), width)}"
        line += f"{counts.kept:>5}{counts.missed:>7}{counts.rested:>7}{texts.percent(counts.rate):>6}"
        if streaks_shown:
            unit = standing.unit[0]
            line += f"{f'{standing.current} {unit}':>6}{f'{standing.best} {unit}':>6}"
        yield line


def _one(session: Session, practice: Practice, found: PracticeReview) -> Iterator[str]:
    output = session.output
    yield output.paint(f"{plain(practice.name)} · {texts.period(found.start, found.end)}", "strong")
    yield ""
    yield from _calendar(found, session.workspace.settings.week_starts_on)
    yield ""
    yield from _in_words(session, found)
    if session.workspace.settings.show_streaks:
        yield ""
        yield from _best_streaks(found)


def _calendar(found: PracticeReview, week_starts_on: int) -> Iterator[str]:
    names = [WEEKDAY_NAMES[(week_starts_on + number) % DAYS_IN_WEEK] for number in range(DAYS_IN_WEEK)]
    yield " " * 13 + " ".join(name[:2].capitalize() for name in names)
    states = {one.day: one.state for one in found.days}
    first, last = week_start(found.start, week_starts_on), week_start(found.end, week_starts_on)
    weeks = (last - first).days // DAYS_IN_WEEK + 1
    if weeks > _CALENDAR_WEEKS:
        first = last - timedelta(weeks=_CALENDAR_WEEKS - 1)
    for number in range(min(weeks, _CALENDAR_WEEKS)):
        monday = first + timedelta(weeks=number)
        glyphs = "  ".join(
            texts.STATE_GLYPHS[states.get(monday + timedelta(days=one), State.OFF)]
            for one in range(DAYS_IN_WEEK)
        )
        yield f"{monday.day:>2} {monday:%b} {monday.year}   {glyphs}".rstrip()
    yield ""
    yield texts.LEGEND
    if weeks > _CALENDAR_WEEKS:
        yield texts.CALENDAR_CUT.format(count=_CALENDAR_WEEKS)


def _in_words(session: Session, found: PracticeReview) -> Iterator[str]:
    counts, standing = found.counts, found.standing
    unit = standing.unit
    yield texts.COUNTS.format(
        kept=texts.counted(counts.kept, unit), missed=counts.missed, rested=counts.rested
    )
    if counts.rate is not None:
        yield texts.RATE.format(rate=texts.percent(counts.rate))
    if session.workspace.settings.show_streaks:
        yield texts.STREAKS.format(
            now=texts.streak(standing) or texts.NO_STREAK_NOW,
            best=texts.counted(standing.best, unit),
            strength=texts.percent(standing.strength),
        )


def _best_streaks(found: PracticeReview) -> Iterator[str]:
    best = sorted(found.streaks, key=lambda one: (-one.length, -one.start.toordinal()))[:_BEST_STREAKS]
    if not best:
        yield texts.NO_STREAKS
        return
    yield texts.BEST_STREAKS
    for one in best:
        yield f"  {texts.counted(one.length, found.standing.unit):>9}   {texts.period(one.start, one.end)}"
