"""Everyone, and whom it would be good to reach out to, as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from connect_tui.cli import people_texts as texts
from connect_tui.cli.output import cells, fitted, plain, wrapped
from connect_tui.exchange.people import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from connect_tui.cli.output import Output
    from connect_tui.cli.session import Session
    from connect_tui.domain.people import Circle
    from connect_tui.services.people_views import PeopleView, PersonView

FIRST_FEW = 7
"""How many people ``people due`` names unless all are asked for: a few to choose from, and no long list."""

_MARK = 2
_LAST = 14
_GAP = 2
_LONGEST_NAME = 28
_LONGEST_COLUMN = 60
"""Cells of the column of names where lines have no limit; a longer name makes its own line longer."""
_LONGEST_SHOWN = 120
"""Cells of a name where lines have no limit."""
_SHORTEST_NAME = 10
_LEAST_REST = 16
_LEAST_BESIDE = 56
"""Columns below which a reason stands under the name, not beside it."""
_MOST_IN_COMMON = 3


def list_lines(session: Session, today: date, views: Sequence[PersonView]) -> Iterator[str]:
    """Return everyone by circle, each with when one was last in touch."""
    output = session.output
    names = _name_width(views, output.width)
    reach = sum(view.suggestion is not None for view in views)
    head = texts.people(len(views)) + (f" · {texts.GOOD_TO_REACH.format(count=reach)}" if reach else "")
    yield from (output.paint(line, "strong") for line in wrapped(head, output.width))

    def group_of(view: PersonView) -> Circle | None:
        return None if view.profile.is_archived(today) else view.profile.circle

    for circle, group in groupby(views, key=group_of):
        yield ""
        heading = texts.ARCHIVED_HEAD
        if circle is not None:
            rhythm = words.rhythm(session.workspace.settings.rhythms.of(circle))
            heading = f"{words.CIRCLES[circle]} · {rhythm}"
        yield from wrapped(heading, output.width)
        for view in group:
            yield _row(output, view, today, names)
    resting = any(view.in_touch.resting_until is not None for view in views)
    legend = [told for told, there in ((texts.LEGEND_REACH, reach), (texts.LEGEND_REST, resting)) if there]
    if legend:
        yield ""
    for told in legend:
        yield from wrapped(told, output.width)


def due_lines(session: Session, found: PeopleView) -> Iterator[str]:
    """Return whom it would be good to reach out to, each with why and what to remember.

    Whoever is asked for today comes first, and then all in warm order.
    """
    output, width = session.output, session.output.width
    shown = found.reach_out_from_todays
    shown = shown if session.arguments.everyone else shown[:FIRST_FEW]
    names = _name_width(shown, width)
    beside = width is None or width >= _LEAST_BESIDE
    indent = names + _GAP if beside else _GAP
    yield from (output.paint(line, "strong") for line in wrapped(texts.DUE_HEAD, width))
    yield ""
    for view in shown:
        name = plain(view.profile.name)
        lines = list(_reasons(view, found, None if width is None else width - indent))
        if beside:
            yield f"{in_column(name, names, width)}{' ' * _GAP}{lines.pop(0)}"
        else:
            yield _cut(name, width)
        yield from (f"{' ' * indent}{line}" for line in lines)
    more = len(found.reach_out) - len(shown)
    if more:
        yield ""
        yield from wrapped(texts.DUE_MORE.format(people=texts.people(more)), width)


def column(longest: int) -> int:
    """Return how wide a column of names is where lines have no limit, and the longest has so many cells."""
    return min(longest, _LONGEST_COLUMN)


def in_column(name: str, column: int, width: int | None) -> str:
    """Return a name in a column of names; where lines have no limit, a longer one reaches beyond it."""
    return fitted(name, column if width is not None else max(column, min(cells(name), _LONGEST_SHOWN)))


def _reasons(view: PersonView, found: PeopleView, room: int | None) -> Iterator[str]:
    profile, suggestion, today = view.profile, view.suggestion, found.today
    if suggestion is None:
        yield ""
    else:
        said = plain(words.reason(suggestion, today))
        yield from wrapped(texts.TODAYS.format(reason=said) if found.is_todays(view) else said, room)
    going = profile.going_through
    if going is not None and going.lasts_on(today) and going.what:
        yield from wrapped(texts.GOING_THROUGH_LINE.format(what=plain(going.what)), room)
    shared = [plain(one.text) for one in profile.in_common[-_MOST_IN_COMMON:]]
    if shared:
        yield from wrapped(texts.IN_COMMON_LINE.format(what=", ".join(shared)), room)


def _row(output: Output, view: PersonView, today: date, names: int) -> str:
    stand, profile = view.in_touch, view.profile
    mark, told = " ", ""
    if profile.is_archived(today):
        mark = texts.ARCHIVED_MARK
    elif stand.resting_until is not None:
        mark, told = texts.REST_MARK, texts.RESTS.format(day=texts.short_day(stand.resting_until).strip())
    elif view.suggestion is not None:
        mark = texts.REACH_MARK
    if not told and profile.rhythm is not None:
        told = words.rhythm(profile.rhythm)
    name = in_column(plain(profile.name), names, output.width)
    last = words.last_in_touch(stand, today)
    line = f"{output.paint(mark, 'good') if mark == texts.REACH_MARK else mark} {name}"
    line += f"{' ' * _GAP}{last:<{_LAST}}"
    if not told:
        return line.rstrip()
    if output.width is not None:
        room = output.width - _MARK - names - 2 * _GAP - max(_LAST, len(last))
        if room < _LEAST_REST:
            return line.rstrip()
        told = fitted(told, room).rstrip()
    return f"{line}{' ' * _GAP}{told}"


def _name_width(views: Sequence[PersonView], width: int | None) -> int:
    longest = max((cells(plain(view.profile.name)) for view in views), default=_SHORTEST_NAME)
    if width is None:
        return column(longest)
    return min(longest, _LONGEST_NAME, max(_SHORTEST_NAME, width - _MARK - _GAP - _LAST))


def _cut(text: str, width: int | None) -> str:
    return text if width is None else fitted(text, width).rstrip()
