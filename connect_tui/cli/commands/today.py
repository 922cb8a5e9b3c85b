"""``today``."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.cli import shapes, texts
from connect_tui.cli.output import cells, fitted, plain
from connect_tui.domain.progress import State
from connect_tui.domain.text import clean_text, visible
from connect_tui.services.days import day_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.cli.output import Output
    from connect_tui.cli.session import Session
    from connect_tui.services.views import DayView, PracticeOnDay

_LEAD = 19
"""Columns before a name: margin, state, number."""

_STATE_WIDTH = 10
_STREAK_WIDTH = 17
_SHORT_STREAK_WIDTH = 6
_STRENGTH_WIDTH = 5
_NARROWEST_NAME = 8
_NARROW = 64
"""Columns below which a streak is told by its number alone."""


def today(session: Session) -> int:
    """Show a day."""
    view = day_view(session.workspace, session.day(session.arguments.date))
    if session.arguments.json:
        session.output.say_json(shapes.day(view))
        return 0
    for line in _lines(session, view):
        session.output.say(line)
    return 0


def _lines(session: Session, view: DayView) -> Iterator[str]:
    output, catalogue = session.output, session.workspace.loaded.catalogue
    yield output.paint(f"{texts.spoken_day(view.day)} · {_progress(view)}", "strong")
    rows = [row for row in view.practices if not row.archived or row.state is not State.OFF]
    if not rows:
        yield texts.NO_PRACTICES
        return
    order = {pillar.id: position for position, pillar in enumerate(catalogue.pillars)}
    rows.sort(key=lambda row: order[row.practice.pillar])
    layout = _layout(output.width, max(cells(plain(row.practice.name)) for row in rows))
    for pillar, group in groupby(rows, key=lambda row: row.practice.pillar):
        yield ""
        yield plain(catalogue.pillar(pillar).name)
        for row in group:
            yield from _row(session, row, layout)


class _Layout(NamedTuple):
    name: int
    streak: int
    is_short: bool


def _layout(width: int | None, longest_name: int) -> _Layout:
    if width is None:
        return _Layout(longest_name, _STREAK_WIDTH, is_short=False)
    is_short = width < _NARROW
    streak = _SHORT_STREAK_WIDTH if is_short else _STREAK_WIDTH
    room = width - _LEAD - 2 - streak - _STRENGTH_WIDTH
    return _Layout(max(min(longest_name, room), _NARROWEST_NAME), streak, is_short)


def _progress(view: DayView) -> str:
    return f"{view.done} of {view.total} done" + (f", {view.rest} rest" if view.rest else "")


def _row(session: Session, row: PracticeOnDay, layout: _Layout) -> Iterator[str]:
    output = session.output
    state = fitted(f"{texts.STATE_GLYPHS[row.state]} {texts.STATE_WORDS[row.state]}", _STATE_WIDTH)
    name = fitted(plain(row.practice.name), layout.name)
    line = f"  {_painted(output, row.state, state)}  {row.practice.number:>3}  {name}"
    if session.workspace.settings.show_streaks and row.standing.first is not None:
        streak = texts.short_streak(row.standing) if layout.is_short else texts.streak(row.standing)
        line += f"  {fitted(streak, layout.streak)}{texts.percent(row.standing.strength):>{_STRENGTH_WIDTH}}"
    yield line.rstrip()
    if row.people:
        yield f"{' ' * _LEAD}{texts.WITH.format(names=texts.listed([plain(name) for name in row.people]))}"
    for note_line in visible(clean_text(row.note)).split("\n") if row.note else ():
        yield f"{' ' * _LEAD}{note_line}"


def _painted(output: Output, state: State, text: str) -> str:
    if state is State.DONE:
        return output.paint(text, "good")
    return output.paint(text, "faint") if state in (State.REST, State.OFF) else text
