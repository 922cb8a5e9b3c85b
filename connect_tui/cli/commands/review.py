"""``review``: looking back on a period."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.cli import review_texts as texts
from connect_tui.cli.output import plain
from connect_tui.cli.session import STANDARD_STREAM, write_bytes
from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.services import retrospect

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.session import Session
    from connect_tui.domain.company import Company
    from connect_tui.domain.practices import Practice
    from connect_tui.domain.retrospect import NoteLine, Overview
    from connect_tui.exchange.review.frame import Look

DEFAULT_DAYS = 30


def review(session: Session) -> int:
    """Show what a period held, for one practice or all, or write it as a picture or a page."""
    arguments = session.arguments
    _refuse_several_outputs(session)
    period = _period(session)
    if arguments.practice is None:
        _all(session, period)
    else:
        _one(session, session.practices([arguments.practice])[0], period)
    session.workspace.book.keep(session.workspace.today())
    return 0


def _all(session: Session, period: Period) -> None:
    arguments, workspace = session.arguments, session.workspace
    if arguments.json or _draws(session):
        found = retrospect.overview(workspace, period, cells=period.days)
        if _draws(session):
            from connect_tui.exchange.review.html import overview_html
            from connect_tui.exchange.review.svg_overview import overview_svg

            look = _look(session)
            _write(
                session,
                lambda: overview_svg(found, look) + "\n",
                lambda: overview_html(found, look, _company(session, period)),
            )
        if arguments.json:
            _say_json(session, found, _company(session, period))
        return
    from connect_tui.cli.review_overview import Columns, overview_lines

    names = [practice.name for practice in workspace.practices]
    columns = Columns(names, period.days, session.output.width, streaks=workspace.settings.show_streaks)
    ahead = columns.ahead(period, workspace.today())
    found = retrospect.overview(workspace, period, cells=columns.cells + ahead)
    pillars = {pillar.id: pillar.name for pillar in workspace.loaded.catalogue.pillars}
    for line in overview_lines(session.output, found, columns, pillars):
        session.output.say(line)
    by_person = _company(session, period)
    if by_person is not None:
        from connect_tui.cli.review_people import people_lines

        practices = {practice.id: practice.name for practice in workspace.practices}
        for line in people_lines(session.output, by_person, practices, session.output.width):
            session.output.say(line)


def _say_json(session: Session, found: Overview, by_person: Company | None) -> None:
    from connect_tui.cli import review_shapes
    from connect_tui.cli.review_people import people_shape

    shape = review_shapes.overview(found)
    more = {} if by_person is None else {"people": people_shape(by_person)}
    session.output.say_json({**shape, **more})


def _company(session: Session, period: Period) -> Company | None:
    """Return the period by person, unless people are to be left out."""
    if session.arguments.no_notes:
        return None
    from connect_tui.services.company import company

    return company(session.workspace, period)


def _one(session: Session, practice: Practice, period: Period) -> None:
    arguments, settings = session.arguments, session.workspace.settings
    found = retrospect.practice_page(session.workspace, practice, period)
    if _draws(session):
        from connect_tui.exchange.review.html import practice_html
        from connect_tui.exchange.review.svg_practice import practice_svg

        look = _look(session)
        _write(
            session,
            lambda: practice_svg(found, look) + "\n",
            lambda: practice_html(found, look, _notes(session, practice, period) or ()),
        )
    if arguments.json:
        from connect_tui.cli import review_shapes

        session.output.say_json(review_shapes.practice_page(found, _notes(session, practice, period)))
    elif not _draws(session):
        from connect_tui.cli.review_practice import practice_lines

        for line in practice_lines(session.output, found, settings):
            session.output.say(line)


def _notes(session: Session, practice: Practice, period: Period) -> tuple[NoteLine, ...] | None:
    if session.arguments.no_notes:
        return None
    return retrospect.notes_of(session.workspace, practice, period, most=period.days)


def _period(session: Session) -> Period:
    arguments = session.arguments
    if arguments.period is not None:
        if arguments.start is not None or arguments.end is not None:
            raise WrongUse(texts.PERIOD_OR_ENDS, hint=texts.PERIOD_OR_ENDS_HINT)
        day = session.day(arguments.date)
        return retrospect.period_of(session.workspace, PeriodUnit(arguments.period), day)
    if arguments.date is not None:
        raise WrongUse(texts.DATE_ALONE, hint=texts.DATE_ALONE_HINT)
    end = session.day(arguments.end)
    if arguments.start is None:
        start = max(end - timedelta(days=DEFAULT_DAYS - 1), EARLIEST_DAY)
    else:
        start = session.day(arguments.start)
        if arguments.end is None:
            end = max(end, start)
    if start > end:
        raise WrongUse(texts.START_AFTER_END, hint=texts.START_AFTER_END_HINT)
    return Period(PeriodUnit.DAYS, start, end)


def _draws(session: Session) -> bool:
    return session.arguments.svg is not None or session.arguments.html is not None


def _refuse_several_outputs(session: Session) -> None:
    arguments = session.arguments
    streams = [arguments.svg, arguments.html].count(STANDARD_STREAM) + (1 if arguments.json else 0)
    if streams > 1 and STANDARD_STREAM in (arguments.svg, arguments.html):
        raise WrongUse(texts.ONE_STREAM, hint=texts.ONE_STREAM_HINT)
    for option, file in (("--svg", arguments.svg), ("--html", arguments.html)):
        if file == "":
            raise WrongUse(texts.NO_FILE.format(option=option), hint=texts.NO_FILE_HINT)
    if arguments.svg is not None and arguments.html is not None and _are_one(arguments.svg, arguments.html):
        raise WrongUse(texts.SAME_FILE, hint=texts.SAME_FILE_HINT)


def _are_one(one: str, other: str) -> bool:
    from connect_tui.exchange.files import resolved

    return one == other or resolved(Path(one)) == resolved(Path(other))


def _look(session: Session) -> Look:
    from connect_tui.exchange.review.frame import Look

    catalogue = session.workspace.loaded.catalogue
    return Look(
        {pillar.id.value: pillar.name for pillar in catalogue.pillars},
        streaks=catalogue.settings.show_streaks,
        week_starts_on=catalogue.settings.week_starts_on,
    )


def _write(session: Session, svg: Callable[[], str], html: Callable[[], str]) -> None:
    """Write the files that were asked for; both are made before the first is written."""
    arguments = session.arguments
    asked = [
        (arguments.svg, svg, texts.PICTURE_WRITTEN),
        (arguments.html, html, texts.PAGE_WRITTEN),
    ]
    made = [(file, draw(), said) for file, draw, said in asked if file is not None]
    from connect_tui.services.exchange import write_out

    for file, text, said in made:
        if file == STANDARD_STREAM:
            write_bytes(text.encode())
            continue
        write_out(session.workspace, Path(file), [text])
        session.output.tell(said.format(path=plain(file)))
