"""Guides as JSON, for the cache of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.guides import (
    KINDS,
    Breathe,
    Choice,
    Guide,
    Keep,
    Question,
    Scale,
    Step,
    WhichFeeling,
    WhichPerson,
)

if TYPE_CHECKING:
    from connect_tui.config.catalogue_json import Json


def guide_to_json(guide: Guide) -> Json:
    """Return a guide in lists, texts and numbers."""
    return [[[KINDS[type(step)], *step] for step in guide.steps], guide.minutes, guide.intro]


def guide_from_json(content: Json) -> Guide:
    """Return the guide that was written. Another shape raises ValueError or TypeError."""
    steps, minutes, intro = content
    return Guide(tuple(map(_step_from_json, steps)), minutes, intro)


def _step_from_json(content: Json) -> Step:
    match content:
        case ["question", step_id, text, keep]:
            return Question(step_id, text, Keep(keep))
        case ["choice", step_id, text, options, keep]:
            return Choice(step_id, text, tuple(options), Keep(keep))
        case ["person", step_id, text]:
            return WhichPerson(step_id, text)
        case ["feeling", step_id, text]:
            return WhichFeeling(step_id, text)
        case ["scale", step_id, text, low, high, steps]:
            return Scale(step_id, text, low, high, steps)
        case ["breathe", step_id, text, seconds, pattern]:
            return Breathe(step_id, text, seconds, tuple(pattern))
        case _:
            raise ValueError(content)
