"""A breathing pause: a circle that grows and shrinks with the breath, and the count in words."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content

from connect_tui.domain.breathing import breath_at, whole_breaths
from connect_tui.exchange.guides.words import PHASES
from connect_tui.ui import guide_texts as told
from connect_tui.ui.widgets.guide_answers import GuideAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from connect_tui.domain.guide_runs import Value
    from connect_tui.domain.guides import Breathe

SETTLE_SECONDS = 3.0
"""How long there is to sit down before the first breath."""

_LOOKS_A_SECOND = 10
_LOOKS_HELD_STILL = 4
_SMALLEST, _STILL = 0.3, 0.7
_MOST_ROWS = 11
_WORD_ROWS = 3
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


class BreathingPause(GuideAnswer, can_focus=True):
    """Begins by itself and can be left at any time. With ``still`` only the words change."""

    HINTS = "breathe"
    IS_HIGH: ClassVar[bool] = True
    DEFAULT_CSS = "BreathingPause { height: 1fr; min-height: 4; }"

    def __init__(
        self, step: Breathe, hue: str, *, still: bool, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__()
        self._pattern: Sequence[int] = step.pattern
        self._seconds = whole_breaths(step.pattern, step.seconds)
        self._hue, self._still, self._clock = hue, still, clock
        self._began = clock() + SETTLE_SECONDS
        self._painted: tuple[int, str, str] | None = None

    def on_mount(self) -> None:
        """Begin to look at the clock."""
        rate = _LOOKS_HELD_STILL if self._still else _LOOKS_A_SECOND
        self.set_interval(1 / rate, self._look)

    @property
    def value(self) -> Value | None:
        """The seconds that were breathed; none for nothing."""
        return int(self._passed) or None

    @property
    def _passed(self) -> float:
        return min(max(0.0, self._clock() - self._began), float(self._seconds))

    def _look(self) -> None:
        """Paint anew only where something is to be seen of it."""
        if self.moment(self._rows) != self._painted:
            self.refresh()

    def moment(self, rows: int) -> tuple[int, str, str]:
        """Return the radius of a circle that has so many rows, in dots, and the words below it."""
        most = rows * 4 // 2
        still = int(most * _STILL)
        if self._clock() < self._began:
            return still if self._still else int(most * _SMALLEST), told.SETTLE, ""
        passed = self._passed
        if passed >= self._seconds:
            return still, told.BREATHED, ""
        breath = breath_at(self._pattern, passed)
        said = told.COUNTED.format(phase=PHASES[breath.phase], count=breath.second)
        radius = round(most * (_SMALLEST + (1 - _SMALLEST) * breath.fullness))
        seconds = told.PASSED.format(passed=int(passed) // 5 * 5, seconds=self._seconds)
        return still if self._still else radius, said, seconds

    @property
    def _rows(self) -> int:
        return max(0, min(_MOST_ROWS, self.content_size.height - _WORD_ROWS))

    def render(self) -> Content:
        """Compose the circle and the words."""
        self._painted = radius, said, seconds = self.moment(self._rows)
        width, rows = self.content_size.width, self._rows
        lines = [
            Content.styled(_centred(line, width), f"$connect-{self._hue}") for line in disc(radius, rows)
        ]
        lines += [
            Content.styled(_centred(said, width), "bold"),
            Content.styled(_centred(seconds, width), "$connect-quiet"),
        ]
        return Content("\n").join(lines if rows < 3 else [*lines[:rows], Content(""), *lines[rows:]])


@lru_cache(maxsize=64)
def disc(radius: int, rows: int) -> tuple[str, ...]:
    """Return a circle in braille, in the middle of so many rows: a soft inside and an edge."""
    across = rows * 2
    centre_x, centre_y = across - 0.5, rows * 2 - 0.5
    cells = [[0x2800] * across for _ in range(rows)]
    for y in range(rows * 4):
        for x in range(across * 2):
            away = ((x - centre_x) ** 2 + (y - centre_y) ** 2) ** 0.5
            edge = radius - 1.6 <= away < radius
            inside = away < radius - 2.6 and x % 2 == 0 and (y + x // 2 % 2 * 2) % 4 == 0
            if edge or inside:
                cells[y // 4][x // 2] |= _BITS[x % 2][y % 4]
    return tuple("".join(map(chr, row)) for row in cells)


def _centred(text: str, width: int) -> str:
    return " " * max(0, (width - cell_len(text)) // 2) + text
