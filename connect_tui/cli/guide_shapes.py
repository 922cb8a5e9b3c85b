"""A guide, and what was answered so far, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from connect_tui.domain.guides import Keep
from connect_tui.exchange.guides import words
from connect_tui.services import guides

if TYPE_CHECKING:
    from connect_tui.domain.guide_runs import GuideRun
    from connect_tui.domain.guides import Guide, Step
    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace

_FIELDS = ("options", "low", "high", "steps", "seconds", "pattern")


def guide_shape(workspace: Workspace, practice: Practice) -> dict[str, Any]:
    """Return the steps of a guide; ``begun`` is null unless a walk is under way."""
    guide = guides.guide_of(workspace, practice.id)
    under_way = guides.has_begun(workspace, practice.id)
    return {
        "id": practice.id,
        "name": practice.name,
        "minutes": guide.minutes,
        "intro": guide.intro,
        "steps": [_step(one) for one in guide.steps],
        "begun": _run(guide, guides.begin(workspace, practice.id)) if under_way else None,
    }


def _step(step: Step) -> dict[str, Any]:
    shape: dict[str, Any] = {"id": step.id, "kind": words.kind_of(step), "text": step.text}
    keep = words.keep_of(step)
    if keep is not Keep.JOURNAL:
        shape["keep"] = keep.value
    fields = step._asdict()
    shape |= {name: fields[name] for name in _FIELDS if name in fields}
    return shape


def _run(guide: Guide, run: GuideRun) -> dict[str, Any]:
    step = guides.step_at(guide, run)
    return {
        "at": step.id if step is not None else None,
        "started": run.started.isoformat() if run.started is not None else None,
        "person": run.person_name or None,
        "answers": [{"step": one.step, "kind": one.kind, "value": one.value} for one in run.answers],
    }
