"""Which field a step of a guide is answered in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.guides import Breathe, Choice, Scale, WhichFeeling, WhichPerson
from connect_tui.services.check_ins import known_people
from connect_tui.ui.widgets.guide_answers import PersonAnswer, WriteAnswer
from connect_tui.ui.widgets.guide_choices import ChoiceAnswer, FeelingAnswer
from connect_tui.ui.widgets.guide_scale import ScaleAnswer

if TYPE_CHECKING:
    from connect_tui.domain.guides import Step
    from connect_tui.ui.guide_walk import Walk
    from connect_tui.ui.widgets.guide_answers import GuideAnswer


def answer_to(walk: Walk, step: Step) -> GuideAnswer:
    """Return the field for a step, with what was answered so far."""
    before = walk.run.answer(step.id)
    value = before.value if before is not None else None
    match step:
        case Choice():
            return ChoiceAnswer(step.options, str(value or ""), walk.hue)
        case WhichPerson():
            return PersonAnswer(str(value or ""), known_people(walk.workspace))
        case WhichFeeling():
            chosen = value if isinstance(value, tuple) else ()
            families = walk.workspace.loaded.catalogue.feelings
            if not families:
                return WriteAnswer(", ".join(chosen), as_words=True)
            return FeelingAnswer(families, chosen, walk.hue)
        case Scale():
            return ScaleAnswer(step, value if isinstance(value, int) else None, walk.hue)
        case Breathe():
            from connect_tui.ui.widgets.breathing import BreathingPause

            return BreathingPause(step, walk.hue, still=walk.workspace.settings.reduced_motion)
        case _:
            return WriteAnswer(str(value or ""))
