"""Which lines the list of practices has, from a day: headings, practices, actions, the fold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from connect_tui.domain.practices import PillarId
from connect_tui.domain.progress import State
from connect_tui.services.views import DayView, PracticeOnDay

FOLD = "/fold"
"""What the cursor is on when it is on the line that stands for the folded practices; no practice's id."""


class DayLine(NamedTuple):
    """One line of the list."""

    kind: Literal["heading", "practice", "action", "fold", "gap"]
    target: str = ""
    """The practice's id or FOLD, for lines that the cursor rests on or that belong to one."""
    row: PracticeOnDay | None = None
    pillar: PillarId | None = None
    """Of a heading; None for the focus."""
    folded: int = 0


def day_lines(view: DayView, *, unfolded: bool, with_actions: bool, with_gaps: bool) -> list[DayLine]:
    """Return the lines of a day: what is in focus first and the others folded, or all by pillar."""
    rows = {row.practice.id: row for row in view.practices if is_listed(row)}
    focused = [rows.pop(one) for one in view.focus if one in rows]
    lines: list[DayLine] = []
    if focused:
        lines += _group(None, focused, with_actions=with_actions)
        if rows:
            lines += [DayLine("gap")] if with_gaps else []
            lines.append(DayLine("fold", FOLD, folded=len(rows)))
        if not unfolded:
            return lines
    for pillar in PillarId:
        group = [row for row in rows.values() if row.practice.pillar is pillar]
        if group:
            lines += [DayLine("gap")] if with_gaps and lines else []
            lines += _group(pillar, group, with_actions=with_actions)
    return lines


def is_listed(row: PracticeOnDay) -> bool:
    """Tell whether the day shows the practice: not when archived, unless something was recorded."""
    return not row.archived or row.state in (State.DONE, State.REST)


def _group(pillar: PillarId | None, rows: Iterable[PracticeOnDay], *, with_actions: bool) -> list[DayLine]:
    lines = [DayLine("heading", pillar=pillar)]
    for row in rows:
        lines.append(DayLine("practice", row.practice.id, row))
        if with_actions:
            lines.append(DayLine("action", row.practice.id, row))
    return lines


def targets(lines: Iterable[DayLine]) -> list[str]:
    """Return what the cursor can rest on, from top to bottom."""
    return [line.target for line in lines if line.kind in ("practice", "fold")]
