"""The lines at the top of Review: which period, and how it went in a few words and three bars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from connect_tui.domain.periods import Period
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.retrospect import Overview
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import review_texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.review_room import ReviewRoom
from connect_tui.ui.widgets.period_title import MARGIN, Phrase, TitledHeader, flowed, styled

__all__ = [
    "MARGIN",
    "HeaderView",
    "PeriodHeader",
    "Phrase",
    "flowed",
    "styled",
    "told",
    "without_shared_words",
]

_GAP = 3
_WIDEST_BAR = 24
_LONGEST_NAME = 32
_LEAST_BAR = 4
_ROOM_FOR_WHOLE_NAMES = 22


class HeaderView(NamedTuple):
    """All that the header shows."""

    overview: Overview
    pillars: Mapping[PillarId, str]
    """What they are called."""
    room: ReviewRoom

    def sentences(self, width: int) -> list[list[Phrase]]:
        """Return the lines of words on a terminal so many cells wide."""
        phrases = told(self.overview)
        most = self.room.sentences
        if most == 1 and len(phrases) > 1:
            (first, style), *others = phrases[1:]
            phrases = [(review_texts.capital(first), style), *others]
        return flowed(phrases, width - 2 * MARGIN)[:most]

    def height(self, width: int) -> int:
        """Return how many lines it takes there."""
        return 1 + len(self.sentences(width)) + self.shows_bars + 2 * self.room.airy

    @property
    def shows_bars(self) -> bool:
        """Whether there is something to show there."""
        return self.room.bars and self.overview.totals.done > 0


class PeriodHeader(TitledHeader):
    """A period, how it went in a few words, and a bar for each pillar."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        super().__init__(style_of)
        self._view: HeaderView | None = None

    def show(self, view: HeaderView) -> None:
        """Show a period."""
        if view != self._view:
            self._view = view
            self.refresh()

    @property
    def period(self) -> Period | None:
        """The period shown."""
        return self._view.overview.period if self._view is not None else None

    def line_below(self, y: int, width: int) -> list[Phrase]:
        """Return a line of words, or the bars."""
        view = self._view
        if view is None:
            return []
        y -= 1 + view.room.airy
        lines = view.sentences(width)
        if 0 <= y < len(lines):
            return [(" " * MARGIN, "quiet"), *lines[y]]
        return self._bars(view, width) if view.shows_bars and y == len(lines) else []

    def _bars(self, view: HeaderView, width: int) -> list[Phrase]:
        room, phrases = self._bar_room(width), [(" " * MARGIN, "quiet")]
        pillars = view.overview.pillars
        parts = review_words.parts(pillars)
        largest = max((one.share or 0 for one in pillars), default=0)
        names = [shown(view.pillars.get(one.pillar, one.pillar.value)) for one in pillars]
        if room < _ROOM_FOR_WHOLE_NAMES:
            names = without_shared_words(names)
        longest = min(max((cell_len(name) for name in names), default=0), max(0, room - _LEAST_BAR - 8))
        widest = min(_WIDEST_BAR, room - longest - 8)
        for one, name in zip(pillars, names, strict=True):
            bar = _bar((one.share or 0) / largest if largest else 0, max(0, widest))
            text = f"{review_texts.PILLAR_MARKS[one.pillar]} {fit(name, min(cell_len(name), longest))} "
            told = f"{text}{bar}{' ' if bar else ''}{parts[one.pillar]}"
            phrases += [(text + bar, one.pillar.value), (told[len(text + bar) :], "text")]
            phrases.append((" " * max(1, room + 1 - cell_len(told)), "quiet"))
        return phrases

    @staticmethod
    def _bar_room(width: int) -> int:
        """Return how many cells each pillar has."""
        return min(52, (width - 2 * MARGIN + _GAP) // 3 - 1)

    def words_below(self, x: int, y: int) -> str:
        """Return what a bar stands for, or all there is to tell."""
        view = self._view
        if view is None:
            return ""
        if view.shows_bars and y == 1 + view.room.airy + len(view.sentences(self.size.width)):
            number = (x - MARGIN) // (self._bar_room(self.size.width) + 1)
            if 0 <= number < len(view.overview.pillars):
                pillar = view.overview.pillars[number]
                name = shown(view.pillars.get(pillar.pillar, ""))
                part = review_words.parts(view.overview.pillars)[pillar.pillar]
                return review_texts.pillar_words(pillar, name, part)
            return ""
        return "\n".join(text for text, _ in told(view.overview))


def _bar(share: float, width: int) -> str:
    """Return a line of at most ``width`` cells, exact to half a cell."""
    halves = round(share * width * 2)
    return "━" * (halves // 2) + ("╸" if halves % 2 else "")


def without_shared_words(names: list[str]) -> list[str]:
    """Return the names without the words that all of them begin with, so that they differ where cut."""
    words = [name.split() for name in names]
    while len(words) > 1 and all(len(one) > 1 for one in words) and len({one[0] for one in words}) == 1:
        words = [one[1:] for one in words]
    return [" ".join(one) for one in words]


def told(overview: Overview) -> list[Phrase]:
    """Return what there is to tell of a period, the most telling first."""
    if overview.first_day is None:
        return [(review_texts.NOTHING_YET, "text")]
    if outside := review_texts.outside(overview):
        return [(outside, "text")]
    period, totals = overview.period, overview.totals
    phrases = [
        (review_texts.capital(review_texts.where(period, overview.today)), "quiet"),
        (review_texts.days_kept(totals), "text"),
        (review_texts.rate_kept(totals.rate), "text bold"),
        (review_texts.change(overview), "quiet"),
    ]
    named: dict[str, Practice] = {row.practice.id: row.practice for row in overview.rows}
    for which, words in (
        (overview.strongest, review_words.strongest),
        (overview.quietest, review_words.quietest),
    ):
        if which is not None and which in named:
            name = review_texts.practice_name(named[which])
            phrases.append((words(fit(name, min(cell_len(name), _LONGEST_NAME))), named[which].pillar.value))
    return [(text, style) for text, style in phrases if text]
