"""An invented history with many people in it: with whom each practice was, contacts, and plans."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from benchmarks.history import midday, records
from connect_tui.domain.records import ChangeInfo
from connect_tui.store import Store

_FIRST = (
    *("Maya", "Sam", "Ines", "Tomasz", "Yuki", "Zoë", "Adebayo", "Priya", "Leïla", "Karl", "Noor", "Greta"),
    *("José", "Ольга", "Ngozi", "Wei", "Aoife", "Mehmet", "Freya", "Luca", "Hana", "Omar", "Ida", "Björn"),
)
_LAST = (
    *("Lind", "Okafor", "Wójcik", "Tanaka", "Nguyen", "Brandt", "Costa", "Haddad", "Novák", "Singh"),
    *("Moreau", "Larsen", "Petrov", "Yılmaz", "Byrne", "Ricci", "Kim", "Sato", "Weber", "Mensah", "Ito"),
)
_CIRCLES = ("inner", "close", "close", "wider", "wider", "wider", "wider", "wider")
_SHARED = ("Climbing", "The choir", "Old films", "Chess by post", "Both grew up by the sea", "Sourdough")
_WHAT = ("Climbing at the hall", "A walk around the lake", "Dinner at ours", "Film night", "A long call")
_HOWS = ("met", "call", "message", "video", "letter", "other")


def people_records(
    years: int, until: date, people: int, *, seed: int = 5
) -> dict[str, list[dict[str, object]]]:
    """Return such records up to the day before ``until``."""
    chance = random.Random(seed)
    whole = records(years, until, seed=seed)
    ids = [f"p{chance.getrandbits(64):016x}" for _ in range(people)]
    liveliness = [chance.paretovariate(1.1) for _ in ids]
    for check_in in whole["check_ins"]:
        if check_in["people"]:
            named = chance.choices(ids, liveliness, k=1 + (chance.random() < 0.2))
            check_in["people"] = list(dict.fromkeys(named))
    first = until - timedelta(days=int(years * 365.25))
    days = (until - first).days
    return {
        **whole,
        "people": [_person(chance, one, number, first, days) for number, one in enumerate(ids)],
        "contacts": [
            _contact(chance, f"c{chance.getrandbits(64):016x}", first + timedelta(days=back), ids, liveliness)
            for back in range(days)
            for _ in range(chance.random() < 0.6)
        ],
        "plans": [
            _plan(chance, first + timedelta(days=chance.randrange(days + 60)), ids) for _ in range(years * 12)
        ],
    }


def fill_people(folder: Path, years: int, until: date, people: int) -> Store:
    """Write such a history into a data folder and return the store."""
    store = Store(folder, midday(until))
    store.merge(people_records(years, until, people), ChangeInfo("import"))
    return store


def _person(chance: random.Random, key: str, number: int, first: date, days: int) -> dict[str, Any]:
    added = first + timedelta(days=chance.randrange(max(1, days // 2)))
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]}"
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(70 * 365))
    person: dict[str, Any] = {
        "id": key,
        "rev": _rev(added),
        "name": name if number < len(_FIRST) * len(_LAST) else f"{name} {number}",
        "added": added.isoformat(),
        "circle": _CIRCLES[number % len(_CIRCLES)],
        "in_common": [{"text": chance.choice(_SHARED), "date": added.isoformat()}],
    }
    if chance.random() < 0.6:
        person["birthday"] = (
            born.isoformat() if chance.random() < 0.7 else born.isoformat().replace(f"{born.year}-", "--", 1)
        )
    if chance.random() < 0.4:
        person["details"] = [{"text": f"Has a sister in {chance.choice(_LAST)}", "date": added.isoformat()}]
        person["reach"] = f"+49 30 {chance.randrange(10**6):06d}"
        person["style"] = chance.choice(["secure", "anxious", "avoidant", "fearful"])
    if chance.random() < 0.06:
        person["archived"] = (added + timedelta(days=200)).isoformat()
    return person


def _contact(
    chance: random.Random, key: str, day: date, ids: list[str], liveliness: list[float]
) -> dict[str, Any]:
    return {
        "id": key,
        "rev": _rev(day),
        "day": day.isoformat(),
        "people": list(dict.fromkeys(chance.choices(ids, liveliness, k=1 + (chance.random() < 0.2)))),
        "how": chance.choice(_HOWS),
        "text": chance.choice(("", "Talked about the move.", "Laughed a lot.")) or None,
        "at": datetime.combine(day, time(20), UTC).isoformat(),
    }


def _plan(chance: random.Random, day: date, ids: list[str]) -> dict[str, Any]:
    repeat = chance.choice([None, None, None, ["sat"], {"times": 1}])
    return {
        "id": f"l{chance.getrandbits(64):016x}",
        "rev": _rev(day),
        "what": chance.choice(_WHAT),
        "people": [chance.choice(ids)],
        "day": day.isoformat(),
        "at": "19:00",
        "repeat": repeat,
        "until": (day + timedelta(days=80)).isoformat() if repeat else None,
        "practices": ["together"],
    }


def _rev(day: date) -> str:
    moment = datetime.combine(day, time(20), UTC).timestamp()
    return f"{int(moment * 1000):013d}-0000-00000000"
