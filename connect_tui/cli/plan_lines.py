"""Plans as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from connect_tui.cli import plan_texts as texts
from connect_tui.cli.output import cells, fitted, plain, wrapped
from connect_tui.cli.people_lines import column, in_column
from connect_tui.cli.texts import listed
from connect_tui.domain.plans import PlanState
from connect_tui.exchange.people import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from connect_tui.cli.session import Session
    from connect_tui.services.person_views import PlanView

_INDENT = 5
_GAP = 2
_LONGEST_WHAT = 36
_LEAST_BESIDE = 64
"""Columns below which the day of a plan stands under what is planned, not beside it."""


def plan_lines(session: Session, numbered: Sequence[tuple[int, PlanView]]) -> Iterator[str]:
    """Return plans, each with the number by which it can be named."""
    output, today = session.output, session.workspace.today()
    width = output.width
    practices = {one.id: plain(one.name) for one in session.workspace.practices}
    longest = max(cells(plain(view.plan.what)) for _, view in numbered)
    what_width = column(longest) if width is None else min(longest, _LONGEST_WHAT)
    for number, (heading, group) in enumerate(groupby(numbered, key=lambda one: _heading(one[1]))):
        if number:
            yield ""
        for line in wrapped(heading, width):
            yield output.paint(line, "strong")
        for position, view in group:
            when = plain(words.plan_when(view.plan, view.standing, today))
            details = _details(view, practices)
            if width is None or width >= _LEAST_BESIDE:
                what = in_column(plain(view.plan.what), what_width, width)
                room = None if width is None else width - _INDENT - what_width - _GAP
                first, *more = wrapped(when, room)
                yield f"{position:>3}  {what}{' ' * _GAP}{first}".rstrip()
                yield from (" " * (_INDENT + what_width + _GAP) + line for line in more)
            else:
                yield f"{position:>3}  {fitted(plain(view.plan.what), width - _INDENT)}".rstrip()
                details = [when, *details]
            for detail in details:
                for line in wrapped(detail, None if width is None else width - _INDENT):
                    yield f"{' ' * _INDENT}{line}"


def when_of(view: PlanView, today: date) -> str:
    """Return when a plan is, safe to print."""
    return plain(words.plan_when(view.plan, view.standing, today))


def _heading(view: PlanView) -> str:
    if view.standing.next is not None:
        return texts.COMING
    return texts.PASSED if view.standing.state is PlanState.PASSED else texts.OTHERS


def _details(view: PlanView, practices: dict[str, str]) -> list[str]:
    parts = []
    if view.people:
        parts.append(texts.WITH.format(names=listed([plain(name) for name in view.people])))
    if view.plan.place:
        parts.append(plain(view.plan.place))
    if view.plan.practices:
        names = [practices.get(one, plain(one)) for one in view.plan.practices]
        parts.append(texts.FOR.format(practices=listed(names)))
    return [" · ".join(parts)] if parts else []
