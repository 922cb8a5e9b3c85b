"""What becomes of a note about oneself that is said again, or changed in two windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.me import GoalStep, MeItem, MeKind
from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


def said_again(there: MeItem, again: MeItem) -> MeItem:
    """Return a note with the day and the steps that came along when just that was noted once more.

    The day takes the place of another; steps it has already are not added a second time.
    """
    known = {fold(one.text) for one in there.steps}
    added = [one for one in again.steps if fold(one.text) not in known]
    return there._replace(until=again.until or there.until, steps=(*there.steps, *added))


def merged(there: MeItem, before: MeItem, after: MeItem) -> MeItem:
    """Return a note with what differs between ``before`` and ``after``, beside what others changed."""
    differing = {
        name: value
        for name, value in after._asdict().items()
        if name not in ("id", "kind", "at") and value != getattr(before, name)
    }
    if "text" in differing and there.text not in (before.text, after.text) and there.kind is not MeKind.STYLE:
        differing["text"] = f"{there.text}\n{after.text}"
    if "steps" in differing and there.steps != before.steps:
        differing["steps"] = _merged_steps(there.steps, before.steps, after.steps)
    return there._replace(**differing)


def _merged_steps(
    there: Sequence[GoalStep], before: Sequence[GoalStep], after: Sequence[GoalStep]
) -> tuple[GoalStep, ...]:
    """Return steps with what ``after`` takes from ``before`` taken, and what it adds or marks put in."""
    old, new = {one.text: one for one in before}, {one.text: one for one in after}
    kept = {one.text: one for one in there if one.text in new or one.text not in old}
    for text, step in new.items():
        if text not in old or (text in kept and step != old[text]):
            kept[text] = step
    return tuple(kept.values())
