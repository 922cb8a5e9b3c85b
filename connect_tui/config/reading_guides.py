"""Guides as a person writes them: each step is a group whose key says what kind of step it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connect_tui.config.problems import listed
from connect_tui.config.spots import Fields, Spot, fields_of, items_of, missing
from connect_tui.config.values import read_id, read_integer, read_line, read_text, read_word
from connect_tui.domain.guides import (
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
    from collections.abc import Mapping

STEP_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "question": ("keep",),
    "choice": ("options", "keep"),
    "person": (),
    "feeling": (),
    "scale": ("low", "high", "steps"),
    "breathe": ("seconds", "pattern"),
}
"""The kinds of step, each with the fields it may have besides ``id`` and its text."""

_ALL_STEP_KEYS = (
    "id",
    *STEP_FIELDS,
    *dict.fromkeys(field for fields in STEP_FIELDS.values() for field in fields),
)
_PLAIN_PATTERN = (4, 2, 6)
_PLAIN_PAUSE = 60


def read_guide(spot: Spot | None, base: Guide | None) -> Guide | None:
    """Read a guide; what it leaves out comes from ``base``, the shipped guide of the same practice."""
    if spot is None:
        return base
    fields = fields_of(spot, ("minutes", "intro", "steps"))
    if fields is None:
        return base
    plain = base or Guide(())
    steps_spot = fields.get("steps")
    if steps_spot is None and base is None:
        missing(spot, "steps", "the questions and pauses of the guide, 1 to 20")
    return Guide(
        steps=plain.steps if steps_spot is None else _steps(steps_spot),
        minutes=read_integer(fields.get("minutes"), plain.minutes, low=1, high=30),
        intro=read_text(fields.get("intro"), plain.intro),
    )


def _steps(spot: Spot) -> tuple[Step, ...]:
    steps: list[Step] = []
    lines: dict[str, int] = {}
    for number, item in enumerate(items_of(spot, least=1, most=20) or [], start=1):
        step = _step(item, f"step-{number}")
        if step is None:
            continue
        if step.id in lines:
            item.wrong(f"the id {step.id} is taken", f"choose another; it is used on line {lines[step.id]}")
        lines.setdefault(step.id, item.node.line)
        steps.append(step)
    return tuple(steps)


def _step(spot: Spot, plain_id: str) -> Step | None:
    fields = fields_of(spot, _ALL_STEP_KEYS)
    if fields is None:
        return None
    kinds = [kind for kind in STEP_FIELDS if fields.get(kind) is not None]
    if len(kinds) != 1:
        said = (
            f"{listed(kinds, 'and')} cannot be one step"
            if kinds
            else "it is not said what kind of step this is"
        )
        spot.wrong(said, f"write one of {listed(STEP_FIELDS)}, with its text")
        return None
    kind = kinds[0]
    _report_strangers(fields, kind)
    id_spot = fields.get("id")
    step_id = (read_id(id_spot) if id_spot is not None else None) or plain_id
    text = read_text(fields.get(kind), "", empty=False)
    return _made(fields, kind, step_id, text)


def _report_strangers(fields: Fields, kind: str) -> None:
    allowed = ("id", kind, *STEP_FIELDS[kind])
    for key, spot in fields.values.items():
        if key not in allowed:
            spot.wrong(
                f"a {kind} has no {key}", f"it can have {listed(key for key in allowed if key != kind)}"
            )


def _made(fields: Fields, kind: str, step_id: str, text: str) -> Step:
    match kind:
        case "question":
            return Question(step_id, text, read_word(fields.get("keep"), Keep.JOURNAL, Keep))
        case "choice":
            return Choice(step_id, text, _options(fields), read_word(fields.get("keep"), Keep.JOURNAL, Keep))
        case "person":
            return WhichPerson(step_id, text)
        case "feeling":
            return WhichFeeling(step_id, text)
        case "scale":
            return Scale(
                step_id,
                text,
                low=_end(fields, "low"),
                high=_end(fields, "high"),
                steps=read_integer(fields.get("steps"), 5, low=2, high=10),
            )
        case _:
            seconds = read_integer(fields.get("seconds"), _PLAIN_PAUSE, low=10, high=600)
            return Breathe(step_id, text, seconds, _pattern(fields.get("pattern")))


def _options(fields: Fields) -> tuple[str, ...]:
    spot = fields.get("options")
    if spot is None:
        missing(fields.spot, "options", "2 to 12 answers to choose from")
        return ()
    return tuple(read_line(item, "") for item in items_of(spot, least=2, most=12) or [])


def _end(fields: Fields, key: str) -> str:
    spot = fields.get(key)
    if spot is None:
        missing(fields.spot, key, "a word or two for that end of the scale")
    return read_line(spot, "")


def _pattern(spot: Spot | None) -> tuple[int, ...]:
    if spot is None:
        return _PLAIN_PATTERN
    items = items_of(spot, least=2, most=4)
    if items is None:
        return _PLAIN_PATTERN
    return tuple(read_integer(item, 1, low=1, high=20) for item in items)
