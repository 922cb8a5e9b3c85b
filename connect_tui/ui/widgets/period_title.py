"""The line at the top of what looks back: which period, the units to choose from, and words below it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import review_texts, texts
from connect_tui.ui.content import fit, literal

MARGIN = 2
_GAP = 3
_AROUND_ALL = 2 * MARGIN + 2 * _GAP + 4 + 2 * len(review_texts.UNITS)
"""Blanks, arrows and brackets around everything that the first line may hold."""

Phrase: TypeAlias = tuple[str, str]
"""A text and its kind, one of those of a DrawnList; ``bold`` may follow."""


class _Spot(NamedTuple):
    """What a stretch of the first line stands for."""

    left: int
    right: int
    means: str


class TitledHeader(Widget):
    """Shows a period, and says what was asked by a click; what else it shows, others know."""

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

    NAME: ClassVar[str] = ""
    """What is looked back on, where the period alone does not tell."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self.styles.height = 1
        self._style_of = style_of

    @property
    @abstractmethod
    def period(self) -> Period | None:
        """The period shown, or None as long as there is none."""

    @abstractmethod
    def line_below(self, y: int, width: int) -> list[Phrase]:
        """Return a line below the first, which is 1."""

    @abstractmethod
    def words_below(self, x: int, y: int) -> str:
        """Return in full what is under a cell below the first line."""

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, width, period = self.rich_style, self.size.width, self.period
        phrases: list[Phrase] = []
        if period is not None:
            phrases = self.line_below(y, width) if y else _title(period, width, self.NAME)[0]
        segments = [Segment(text, styled(self._style_of, kind)) for text, kind in phrases]
        return Strip(segments).adjust_cell_length(width, ground).apply_style(ground)

    def _means(self, x: int, y: int) -> str:
        if self.period is None or y != 0:
            return ""
        _, spots = _title(self.period, self.size.width, self.NAME)
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
        words = self.words_below(event.x, event.y) if event.y else self._tip(event.x)
        self.tooltip = literal(words) if words else None

    def _tip(self, x: int) -> str:
        means = self._means(x, 0)
        unit = next((one for one in review_texts.UNITS if one.value == means), None)
        tips = {
            "period_back": review_texts.TIP_BACK,
            "period_forth": review_texts.TIP_FORTH,
            "jump": review_texts.TIP_JUMP,
        }
        return review_texts.unit_tip(unit) if unit else tips.get(means, "")


def _title(period: Period, width: int, title: str) -> tuple[list[Phrase], list[_Spot]]:
    """Return the first line and what can be clicked there."""
    name = review_words.period_name(period)
    phrases: list[Phrase] = [(" " * MARGIN, "quiet")]
    units_and_name = cell_len(f"{name}{''.join(review_texts.UNITS.values())}") + _AROUND_ALL
    titled = cell_len(title) + _GAP if title else 0
    if units_and_name + cell_len(texts.APP) + titled <= width:
        phrases += [(texts.APP, "focus bold"), (" " * _GAP, "quiet")]
    if title and units_and_name - _GAP + titled <= width:
        phrases += [(title, "text bold"), (" " * _GAP, "quiet")]
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
