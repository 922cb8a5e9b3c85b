"""The lines of the page of one person that draw the course over time, and which practices were with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from connect_tui.ui import person_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.person_course import (
    PAUSE,
    ROWS,
    Course,
    bar,
    by_year,
    course,
    gaps_between,
    picture_rows,
    small_bars,
)
from connect_tui.ui.person_rows import MARGIN, Looks, PageRow, Part, wrapped
from connect_tui.ui.widgets.braille import date_marks

if TYPE_CHECKING:
    from connect_tui.services.person_views import PersonPage

AXIS = 7
"""Cells at the left of the picture, for the rhythm."""
_EDGE = "▔"
_EACH = 2
"""Cells of each column: the bar, and what lies between it and the next."""
_FEWEST_COLUMNS = 16
_FEWEST_CONTACTS = 3
"""With fewer there is no course yet to be seen."""
_MOST_BAR = 24
_ROOM_FOR_BARS = 40
_FEWEST_YEARS = 3


def course_rows(page: PersonPage, looks: Looks) -> Iterator[PageRow]:
    """Yield the course over time and its words; nothing where there was no contact."""
    room = looks.width - MARGIN - 2
    columns = room - AXIS
    one = course(page.contact_days, page.today, page.view.in_touch.rhythm, columns // _EACH)
    if one is None:
        return
    yield PageRow(Part.OVER_TIME, "heading", text=Part.OVER_TIME.value)
    if columns >= _FEWEST_COLUMNS and len(page.contact_days) >= _FEWEST_CONTACTS:
        yield from _picture(one, columns)
    yield from _words(page, room)


def _picture(one: Course, columns: int) -> Iterator[PageRow]:
    """Yield the bars, with the rhythm as edges that they reach or pass."""
    tips = [told.column(*one.days_of(number), gap, one.end) for number, gap in enumerate(one.gaps)]
    by_cell = ("",) * (MARGIN + AXIS) + tuple(tip for tip in tips for _ in range(_EACH))
    labels = {0: one.rhythm.longest, ROWS // 2: one.rhythm.wished}
    for number, blocks in enumerate(picture_rows(one)):
        days = labels.get(number)
        label = f"{days} d" if days is not None else ""
        drawn = "".join(f"{block} " for block in blocks)
        if days is not None:
            drawn = drawn.replace(" ", _EDGE)
        style = "hand" if number < ROWS // 2 else "heart"
        parts = ((f"{label:>{AXIS - 1}} ", "quiet"), *_styled(drawn, style))
        yield PageRow(Part.OVER_TIME, "picture", parts=parts, tips=by_cell)
    width = len(one.gaps) * _EACH
    marks = date_marks(one.starts[0], one.end, width).rstrip() or _from_to(one, columns)
    yield PageRow(Part.OVER_TIME, "picture", parts=((" " * AXIS + marks, "quiet"),))


def _styled(blocks: str, style: str) -> Iterator[tuple[str, str]]:
    """Yield the blocks in their style, and the edges between them quietly."""
    run, quiet = "", False
    for block in blocks:
        is_edge = block in (_EDGE, PAUSE, " ")
        if run and is_edge != quiet:
            yield run, "quiet" if quiet else style
            run = ""
        run, quiet = run + block, is_edge
    if run:
        yield run, "quiet" if quiet else style


def _from_to(one: Course, columns: int) -> str:
    return fit(f"{texts.short_date(one.starts[0])} to {texts.short_date(one.end)}", columns).rstrip()


def _words(page: PersonPage, room: int) -> Iterator[PageRow]:
    days = page.contact_days
    gaps = gaps_between(days)
    longest_until: date | None = None
    if gaps:
        place = len(gaps) - 1 - gaps[::-1].index(max(gaps))
        longest_until = days[place + 1]
    sentences = told.course(gaps, days, longest_until, page.today)
    for number, line in enumerate(wrapped(" ".join(sentences), room)):
        yield PageRow(Part.OVER_TIME, text=line, target="course", goes_on=number > 0)
    years = by_year(days)
    if len(years) >= _FEWEST_YEARS:
        yield _years(years, room)


def _years(years: dict[int, int], room: int) -> PageRow:
    """Return the days in touch of each year as one line of bars, the latest where there is less room."""
    best = told.years(years)
    first, last = min(years), max(years)
    spare = room - cell_len(f"{first}  {last}   {best}")
    shown_years = list(years)[-max(4, spare) :]
    bars = small_bars([years[year] for year in shown_years])
    tips = ("",) * (MARGIN + 5) + tuple(
        f"{year}: {texts.count(years[year], 'day', 'days')}" for year in shown_years
    )
    return PageRow(
        Part.OVER_TIME,
        "picture",
        parts=((f"{shown_years[0]} ", "quiet"), (bars, "heart"), (f" {last}   {best}", "quiet")),
        tips=tips,
    )


def practice_rows(page: PersonPage, looks: Looks) -> Iterator[PageRow]:
    """Yield which practices were with them, and how often; nothing where none was."""
    if not page.practices:
        return
    room = looks.width - MARGIN - 2
    yield PageRow(Part.PRACTISED, "heading", text=Part.PRACTISED.value)
    most = page.practices[0].days
    counted = {one.practice: texts.count(one.days, "day", "days") for one in page.practices}
    last = max(map(cell_len, counted.values()))
    names = {
        one.practice: shown(looks.practices[one.practice].name)
        if one.practice in looks.practices
        else shown(one.practice)
        for one in page.practices
    }
    name_room = min(max(map(cell_len, names.values())), max(8, room - last - 4), 30)
    bar_room = min(_MOST_BAR, room - name_room - last - 4) if room >= _ROOM_FOR_BARS else 0
    for one in page.practices:
        practice = looks.practices.get(one.practice)
        hue = practice.pillar.value if practice is not None else "quiet"
        filled = fit(bar(one.days, most, bar_room), bar_room) if bar_room > 0 else ""
        yield PageRow(
            Part.PRACTISED,
            parts=(
                (fit(names[one.practice], name_room) + "  ", "text"),
                (filled + "  " if filled else "", hue),
                (counted[one.practice].rjust(last), "quiet"),
            ),
            target=one,
        )
