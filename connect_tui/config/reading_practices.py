"""The pillars and the list of practices as a person writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.reading_guides import read_guide
from connect_tui.config.reading_schedules import read_schedule
from connect_tui.config.spots import Fields, Spot, fields_of, items_of, missing
from connect_tui.config.values import read_date, read_id, read_integer, read_line, read_text, required_word
from connect_tui.domain.practices import Pillar, PillarId, Practice
from connect_tui.domain.schedules import DAILY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from connect_tui.config.yaml_tree import Node
    from connect_tui.domain.guides import Guide

LONGEST_NAME = 80
HIGHEST_NUMBER = 9999
ALL = "all"
"""What a command says for every practice, and so no practice's id."""

_FIELDS = (
    "id",
    "number",
    "name",
    "pillar",
    "meaning",
    "caution",
    "schedule",
    "archived",
    "actions",
    "guide",
)
_UNNUMBERED = 0


def read_pillars(spot: Spot | None, base: tuple[Pillar, ...]) -> tuple[Pillar, ...]:
    """Read what the file says of the pillars; each field it leaves out comes from ``base``."""
    fields = fields_of(spot, PillarId) if spot is not None else None
    if fields is None:
        return base
    return tuple(_pillar(fields.get(pillar.id), pillar) for pillar in base)


def _pillar(spot: Spot | None, base: Pillar) -> Pillar:
    fields = fields_of(spot, ("name", "meaning")) if spot is not None else None
    if fields is None:
        return base
    name = read_line(fields.get("name"), base.name, longest=LONGEST_NAME)
    return Pillar(base.id, name, read_text(fields.get("meaning"), base.meaning))


class _Entry(NamedTuple):
    practice: Practice
    guide: Guide | None
    spot: Spot
    number_at: Node
    """Where the number stands, or the entry where it has none of its own."""


def read_practices(
    spot: Spot | None, base: tuple[Practice, ...], guides: Mapping[str, Guide]
) -> tuple[tuple[Practice, ...], Mapping[str, Guide]]:
    """Read the list of practices, and their guides by id.

    Fields an entry leaves out come from the one with its id in ``base``, its guide from ``guides``. Without a
    list, it is those two. New practices without a number get the numbers after the highest.
    """
    items = items_of(spot) if spot is not None else None
    if items is None:
        return base, guides
    shipped = {practice.id: practice for practice in base}
    entries: list[_Entry] = []
    id_lines: dict[str, int] = {}
    for item in items:
        entry = _entry(item, shipped, guides)
        if entry is None:
            continue
        first = id_lines.setdefault(entry.practice.id, item.node.line)
        if first != item.node.line:
            entry.spot.wrong(
                f"the id {entry.practice.id} is taken", f"choose another; the first is on line {first}"
            )
        else:
            entries.append(entry)
    _report_shared_numbers(entries)
    found = {entry.practice.id: entry.guide for entry in entries if entry.guide is not None}
    return _numbered([entry.practice for entry in entries], base), found


def _entry(spot: Spot, shipped: dict[str, Practice], guides: Mapping[str, Guide]) -> _Entry | None:
    spot = spot.labelled()
    fields = fields_of(spot, _FIELDS)
    if fields is None:
        return None
    id_spot = fields.get("id")
    if id_spot is None:
        missing(spot, "id", "a short name of its own, as in make-time")
        return None
    practice_id = read_id(id_spot)
    if practice_id == ALL:
        id_spot.wrong(f'"{ALL}" cannot be an id', "choose another; it stands for every practice")
    if practice_id is None:
        return None
    number = fields.get("number")
    practice = _practice(fields, practice_id, shipped.get(practice_id))
    guide = read_guide(fields.get("guide"), guides.get(practice_id))
    return _Entry(practice, guide, fields.spot, number.node if number is not None else spot.node)


def _practice(fields: Fields, practice_id: str, base: Practice | None) -> Practice:
    if base is None and fields.get("name") is None:
        missing(fields.spot, "name", f"what it is called, up to {LONGEST_NAME} characters")
    plain = base or Practice(practice_id, _UNNUMBERED, practice_id, PillarId.MIND, schedule=DAILY)
    pillar = required_word(
        fields.get("pillar"), fields.spot, "pillar", PillarId, base.pillar if base is not None else None
    )
    return Practice(
        id=practice_id,
        number=read_integer(fields.get("number"), plain.number, low=1, high=HIGHEST_NUMBER),
        name=read_line(fields.get("name"), plain.name, longest=LONGEST_NAME),
        pillar=pillar or plain.pillar,
        meaning=read_text(fields.get("meaning"), plain.meaning),
        caution=read_text(fields.get("caution"), plain.caution),
        actions=_actions(fields.get("actions"), plain.actions),
        schedule=read_schedule(fields.get("schedule"), plain.schedule),
        archived=read_date(fields.get("archived"), plain.archived),
    )


def _actions(spot: Spot | None, default: tuple[str, ...]) -> tuple[str, ...]:
    items = items_of(spot) if spot is not None else None
    if items is None:
        return default
    return tuple(read_line(item, "") for item in items)


def _report_shared_numbers(entries: Iterable[_Entry]) -> None:
    first: dict[int, _Entry] = {}
    for entry in entries:
        number = entry.practice.number
        if number == _UNNUMBERED:
            continue
        other = first.setdefault(number, entry)
        if other is not entry:
            hint = f"choose another; {other.practice.id} has it, on line {other.number_at.line}"
            entry.spot.wrong(f"the number {number} is taken", hint, at=entry.number_at)


def _numbered(practices: Sequence[Practice], base: Iterable[Practice]) -> tuple[Practice, ...]:
    highest = max((practice.number for practice in (*practices, *base)), default=0)
    result: list[Practice] = []
    for practice in practices:
        if practice.number == _UNNUMBERED:
            highest += 1
            result.append(practice._replace(number=highest))
        else:
            result.append(practice)
    return tuple(result)
