"""A breathing pause, second by second."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Phase(StrEnum):
    """What one does with a breath."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    """Holding once the breath is out."""


class Breath(NamedTuple):
    """One moment of a pause."""

    phase: Phase
    second: int
    """Which second of the phase this is, from 1."""
    fullness: float
    """How full the lungs are, 0 to 1."""


def phases(pattern: Sequence[int]) -> tuple[tuple[Phase, int], ...]:
    """Return the phases of one breath with their seconds, out of a pattern as ``Breathe`` has it.

    A pattern of two is in and out.
    """
    order = (Phase.IN, Phase.OUT) if len(pattern) == 2 else tuple(Phase)
    return tuple(zip(order, pattern, strict=False))


def whole_breaths(pattern: Sequence[int], seconds: int) -> int:
    """Return how long a pause of whole breaths lasts: the nearest to ``seconds``, one breath at least."""
    length = max(1, sum(pattern))
    return max(1, round(seconds / length)) * length


def breath_at(pattern: Sequence[int], elapsed: float) -> Breath:
    """Return what one does so many seconds after the first breath has begun."""
    breath = phases(pattern)
    left = max(0.0, elapsed) % max(1, sum(seconds for _, seconds in breath))
    for phase, seconds in breath:
        if left < seconds:
            return Breath(phase, int(left) + 1, _fullness(phase, left / seconds))
        left -= seconds
    return Breath(Phase.IN, 1, 0.0)


def _fullness(phase: Phase, part: float) -> float:
    """Return how full the lungs are when so much of a phase has passed: slow at both ends, as breath is."""
    eased = part * part * (3 - 2 * part)
    return {Phase.IN: eased, Phase.HOLD: 1.0, Phase.OUT: 1 - eased, Phase.REST: 0.0}[phase]
