"""The JSON of feelings over time. Fields may be added, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from connect_tui.domain.felt import Beside, DaysOf, FeelingsView, FeltFamily

Object: TypeAlias = dict[str, object]


def over(view: FeelingsView, names: Mapping[str, str]) -> Object:
    """Return what was felt in a period; ``names`` are those of people, by id."""
    return {
        "period": view.period.unit.value,
        "from": view.period.start.isoformat(),
        "to": view.period.end.isoformat(),
        "today": view.today.isoformat(),
        "days": [day.isoformat() for day in view.days],
        "feelings": [_family(one, names) for one in view.feelings],
        "practices": [{"practice": one.id, **_beside(one)} for one in view.practices],
        "people": [{"id": one.id, "name": one.name, **_beside(one)} for one in view.people],
    }


def _family(one: FeltFamily, names: Mapping[str, str]) -> Object:
    return {
        "family": one.family.id,
        "name": one.family.name,
        "days": [
            {
                "date": day.isoformat(),
                "words": list(felt.words),
                "strength": felt.strength,
                "people": [names[person] for person in felt.people if person in names],
            }
            for day, felt in one.on.items()
        ],
        "words": [{"word": word, "days": days} for word, days in one.words],
        "people": [{"id": each.id, "name": each.name, "days": each.days} for each in one.people],
        "practices": [{"practice": each.id, "days": each.days} for each in one.practices],
    }


def _beside(one: Beside) -> Object:
    return {"days": one.days, "families": _families(one.families)}


def _families(found: Sequence[DaysOf]) -> list[Object]:
    return [{"family": one.id, "name": one.name, "days": one.days} for one in found]
