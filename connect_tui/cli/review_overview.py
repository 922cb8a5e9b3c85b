"""All practices over a period, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import review_texts as texts
from connect_tui.cli.output import cells, fitted, plain, wrapped
from connect_tui.cli.texts import STATE_GLYPHS
from connect_tui.domain.practices import PillarId
from connect_tui.exchange.review import words
from connect_tui.exchange.review.texts import joined
from connect_tui.exchange.review.texts import overview_lines as in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from connect_tui.cli.output import Output
    from connect_tui.domain.periods import Period
    from connect_tui.domain.retrospect import Overview, PracticeInPeriod

_WIDTHS = {"kept": 6, "missed": 8, "rested": 8, "rate": 7, "current": 7, "best": 7, "strength": 10}
_SPARED_FIRST = ("kept", "missed", "rested", "strength")
_OF_STREAKS = ("current", "best", "strength")
_NUMBER = 5
_GAP = 2
_LEAST_NAME = 14
_FEWEST_CELLS = 7
_MOST_CELLS_UNCUT = 31


class Columns:
    """Which columns a table has, and how wide they are: what a terminal's width has room for.

    ``width`` is None where the output goes elsewhere and nothing may be cut.
    """

    def __init__(self, names: Sequence[str], days: int, width: int | None, *, streaks: bool) -> None:
        self.width = width
        self.numbers = [one for one in _WIDTHS if streaks or one not in _OF_STREAKS]
        longest = max((cells(plain(name)) for name in names), default=_LEAST_NAME)
        if width is None:
            self.name, self.cells = longest, min(days, _MOST_CELLS_UNCUT)
            return
        if width - self._taken() < _LEAST_NAME:
            self.numbers = [one for one in self.numbers if one not in _SPARED_FIRST]
        room = width - self._taken()
        self.cells = min(days, max(room - longest - _GAP, _FEWEST_CELLS))
        if room - self.cells - _GAP < _LEAST_NAME:
            self.cells = 0
        self.name = min(longest, room - self.cells - (_GAP if self.cells else 0))

    def ahead(self, period: Period, today: date) -> int:
        """Return how many days still to come are left out, so that those lived have the room."""
        return max(0, min((period.end - today).days, period.days - self.cells))

    def _taken(self) -> int:
        return _NUMBER + sum(_WIDTHS[one] for one in self.numbers)


def overview_lines(
    output: Output, found: Overview, columns: Columns, pillars: Mapping[PillarId, str]
) -> Iterator[str]:
    """Return the text, line by line."""
    width = columns.width
    yield output.paint(words.period_name(found.period), "strong")
    yield ""
    if not found.rows:
        yield from wrapped(texts.NO_PRACTICES, width)
        return
    names = {row.practice.id: plain(row.practice.name) for row in found.rows}
    for line in in_words(found, names):
        yield from wrapped(line, width)
    if found.totals.done:
        parts = words.parts(found.pillars)
        shares = [
            texts.OF_DONE.format(name=plain(pillars[one.pillar]), share=parts[one.pillar])
            for one in found.pillars
        ]
        yield from wrapped(texts.BALANCE.format(parts=", ".join(shares)), width)
    yield ""
    yield output.paint(_heads(columns), "faint")
    for pillar in found.pillars:
        rows = [row for row in found.rows if row.practice.pillar is pillar.pillar]
        if not rows:
            continue
        done = words.check_ins(pillar.done) if pillar.done else ""
        told = joined([plain(pillars[pillar.pillar]), done, words.percent_kept(pillar.rate)])
        yield output.paint(told if width is None else fitted(told, width).rstrip(), "strong")
        for row in rows:
            yield _row(output, row, columns, found)
    if columns.cells:
        yield ""
        yield texts.LEGEND


def _heads(columns: Columns) -> str:
    gap = columns.name + (_GAP + columns.cells if columns.cells else 0) + _NUMBER
    return " " * gap + "".join(f"{texts.HEADS[one]:>{_WIDTHS[one]}}" for one in columns.numbers)


def _row(output: Output, row: PracticeInPeriod, columns: Columns, found: Overview) -> str:
    standing, counts = row.standing, row.counts
    last = min(found.period.end, found.today)
    shown = {
        "kept": f"{counts.kept:,}",
        "missed": f"{counts.missed:,}",
        "rested": f"{counts.rested:,}",
        "rate": words.percent(counts.rate),
        "current": words.streak_short(standing, row.practice, last),
        "best": f"{standing.best:,} {standing.unit[0]}",
        "strength": words.percent(standing.strength),
    }
    glyphs = ""
    if columns.cells:
        until = len(row.states) - columns.ahead(found.period, found.today)
        shown_days = row.states[max(0, until - columns.cells) : until]
        glyphs = " " * _GAP + "".join(STATE_GLYPHS[state] for state in shown_days)
    name = fitted(plain(row.practice.name), columns.name)
    numbers = "".join(f"{shown[one]:>{_WIDTHS[one]}}" for one in columns.numbers)
    return f"{row.practice.number:>3}  {name}{output.paint(glyphs, 'good') if glyphs else ''}{numbers}"
