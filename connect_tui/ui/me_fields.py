"""What stands in the form about oneself, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.me import GoalStep
from connect_tui.domain.people_rules import parse_day_ahead
from connect_tui.domain.text import can_be_seen, clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def until_text(until: date | None) -> str:
    """Return the day as it is written."""
    return until.isoformat() if until is not None else ""


def until_of(text: str, today: date) -> date | None:
    """Return the day that is written; None where nothing is. Raises WrongUse."""
    return parse_day_ahead(text, today) if clean_line(text) else None


def steps_text(steps: Sequence[GoalStep]) -> str:
    """Return steps, one a line."""
    return "\n".join(step.text for step in steps)


def steps_of(text: str, before: Sequence[GoalStep]) -> tuple[GoalStep, ...]:
    """Return the steps that are written, one a line; each keeps its mark, also where only its words changed.

    A line that is no step of before takes over the mark of the one that stood in its place, if that is gone.
    """
    lines = [line for one in clean_text(text).split("\n") if can_be_seen(line := clean_line(one))]
    left = {clean_line(step.text): step for step in reversed(before)}
    same = [left.pop(line, None) for line in lines]
    gone = {number: step for number, step in enumerate(before) if clean_line(step.text) in left}
    found = []
    for number, (line, step) in enumerate(zip(lines, same, strict=True)):
        was = step or (gone.get(number) if len(lines) == len(before) else None)
        found.append(GoalStep(line, was.done if was is not None else None))
    return tuple(found)
