"""The lines at the top of Review: which period, and how it went in a few words and three bars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.retrospect import Overview
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import fit, literal, shown
from connect_tui.ui.review_room import ReviewRoom

MARGIN = 2
_GAP = 3
_AROUND_ALL = 2 * MARGIN + 2 * _GAP + 4 + 2 * len(review_texts.UNITS)
"""Blanks, arrows and brackets around everything that the first line may hold."""
_WIDEST_BAR = 24
_LONGEST_NAME = 32
_LEAST_BAR = 4
_ROOM_FOR_WHOLE_NAMES = 22

Phrase: TypeAlias = tuple[str, str]
"""A text and its kind, one of those of a DrawnList; ``bold`` may follow."""


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


class _Spot(NamedTuple):
    """What a stretch of the first line stands for."""

    left: int
    right: int
    means: str


class PeriodHeader(Widget):
    """Says what was asked by a click; what it shows, others know."""

    class Asked(Message):
        """Something was clicked that stands for an action."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    class UnitAsked(Message):
        """A unit was clicked."""

        def __init__(self, unit: PeriodUnit) -> None:
            super().__init__()
            self.unit = unit

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self.styles.height = 1
        self._style_of = style_of
        self._view: HeaderView | None = None

    def show(self, view: HeaderView) -> None:
        """Show a period."""
        if view != self._view:
            self._view = view
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, width = self.rich_style, self.size.width
        phrases = self._line(y, width) if self._view is not None else []
        segments = [Segment(text, styled(self._style_of, kind)) for text, kind in phrases]
        return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)

    def _line(self, y: int, width: int) -> list[Phrase]:
        view = self._view
        if view is None:
            return []
        if y == 0:
            return self._title(view, width)[0]
        y -= 1 + view.room.airy
        lines = view.sentences(width)
        if 0 <= y < len(lines):
            return [(" " * MARGIN, "quiet"), *lines[y]]
        return self._bars(view, width) if view.shows_bars and y == len(lines) else []

    def _title(self, view: HeaderView, width: int) -> tuple[list[Phrase], list[_Spot]]:
        """Return the first line and what can be clicked there."""
        period = view.overview.period
        name = review_words.period_name(period)
        phrases: list[Phrase] = [(" " * MARGIN, "quiet")]
        if cell_len(f"{texts.APP}{name}{''.join(review_texts.UNITS.values())}") + _AROUND_ALL <= width:
            phrases += [(texts.APP, "focus bold"), (" " * _GAP, "quiet")]
        spots: list[_Spot] = []
        at = sum(cell_len(text) for text, _ in phrases)
        movable = period.unit is not PeriodUnit.ALL
        for text, style, means in (
            ("‹ ", "focus bold", "period_back"),
            (name, "text bold", "jump"),
            (" ›", "focus bold", "period_forth"),
        ):
            if movable or means == "jump":
                spots.append(_Spot(at, at + cell_len(text), means))
                phrases.append((text, style))
                at += cell_len(text)
        units = _units(period.unit, width - at - _GAP - MARGIN)
        gap = max(1, width - at - MARGIN - sum(cell_len(text) for text, _, _ in units))
        phrases.append((" " * gap, "quiet"))
        at += gap
        for text, style, unit in units:
            if unit:
                spots.append(_Spot(at, at + cell_len(text), unit))
            phrases.append((text, style))
            at += cell_len(text)
        return phrases, spots

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

    def _means(self, x: int, y: int) -> str:
        if self._view is None or y != 0:
            return ""
        _, spots = self._title(self._view, self.size.width)
        return next((spot.means for spot in spots if spot.left <= x < spot.right), "")

    def on_click(self, event: events.Click) -> None:
        """Say what was asked for."""
        means = self._means(event.x, event.y)
        if means in (unit.value for unit in PeriodUnit):
            self.post_message(self.UnitAsked(PeriodUnit(means)))
        elif means:
            self.post_message(self.Asked(means))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in full what is under the pointer."""
        words = self._words(event.x, event.y)
        self.tooltip = literal(words) if words else None

    def _words(self, x: int, y: int) -> str:
        view = self._view
        if view is None:
            return ""
        if y == 0:
            means = self._means(x, y)
            unit = next((one for one in review_texts.UNITS if one.value == means), None)
            tips = {
                "period_back": review_texts.TIP_BACK,
                "period_forth": review_texts.TIP_FORTH,
                "jump": review_texts.TIP_JUMP,
            }
            return review_texts.unit_tip(unit) if unit else tips.get(means, "")
        if view.shows_bars and y == 1 + view.room.airy + len(view.sentences(self.size.width)):
            number = (x - MARGIN) // (self._bar_room(self.size.width) + 1)
            if 0 <= number < len(view.overview.pillars):
                pillar = view.overview.pillars[number]
                name = shown(view.pillars.get(pillar.pillar, ""))
                part = review_words.parts(view.overview.pillars)[pillar.pillar]
                return review_texts.pillar_words(pillar, name, part)
            return ""
        return "\n".join(text for text, _ in told(view.overview))


def _units(current: PeriodUnit, room: int) -> list[tuple[str, str, str]]:
    """Return texts, styles and units: all names where they fit, else the first letters of the others."""

    def of(names: Mapping[PeriodUnit, str]) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        for unit, name in names.items():
            here = unit is current
            found.append((f"[{name}]" if here else f" {name} ", "text bold" if here else "quiet", unit.value))
        return found

    for names in (
        review_texts.UNITS,
        {unit: name if unit is current else name[0] for unit, name in review_texts.UNITS.items()},
    ):
        units = of(names)
        if sum(len(text) for text, _, _ in units) <= room:
            return units
    return [one for one in units if one[2] == current.value] if room >= len(current.value) + 2 else []


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


def styled(style_of: Callable[[str], Style], kind: str) -> Style:
    """Return the style of a kind of text."""
    name, _, weight = kind.partition(" ")
    return style_of(name) + Style(bold=True) if weight else style_of(name)


def flowed(phrases: list[Phrase], width: int) -> list[list[Phrase]]:
    """Return the phrases one after another, on a new line where the next one does not fit."""
    lines: list[list[Phrase]] = []
    used = 0
    for text, style in phrases:
        if lines and used + _GAP + cell_len(text) <= width:
            lines[-1] += [(" " * _GAP, "quiet"), (text, style)]
            used += _GAP + cell_len(text)
        else:
            lines.append([(fit(text, min(cell_len(text), width)), style)])
            used = cell_len(text)
    return lines
