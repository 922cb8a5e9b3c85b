"""Invented histories of any length, the same on every run."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from connect_tui.domain.records import ChangeInfo
from connect_tui.store import Store

PRACTICES = (
    *("give", "common-ground", "together", "openness", "open-up", "attachment"),
    *("sincere", "listen", "care", "forgive", "make-time", "self"),
)
NAMES = ("Maya", "Sam", "Mum", "Ines", "Tomasz", "Yuki")
NOTES = (
    "Let the silence be. It helped.",
    "Asked one more question before saying anything of my own.",
    "A walk around the lake, phones at home.",
    "I cut in twice, and said sorry.",
    "Told her exactly which sentence had stayed with me.",
    "Nothing big: soup, and an hour at the kitchen table.",
)


class FixedClock:
    """A clock that stands still."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self._moment


def midday(day: date) -> FixedClock:
    """Return a clock that stands at noon of a day, in the machine's zone."""
    return FixedClock(datetime.combine(day, time(12)).astimezone())


def records(
    years: float, until: date, *, kept: float = 0.78, seed: int = 12
) -> dict[str, list[dict[str, object]]]:
    """Return twelve check-ins a day for so many years up to the day before ``until``, notes on a third.

    ``kept`` is about the share of days done; the rest are missed or rest days. Practices differ in it.
    """
    chance = random.Random(seed)
    share = {practice: min(1.0, kept + chance.uniform(-0.25, 0.2)) for practice in PRACTICES}
    people: list[dict[str, object]] = [
        {"id": f"person-{number}", "rev": _rev(until, number), "name": name}
        for number, name in enumerate(NAMES)
    ]
    check_ins: list[dict[str, object]] = []
    for back in range(int(years * 365.25), 0, -1):
        day = until - timedelta(days=back)
        for number, practice in enumerate(PRACTICES):
            draw = chance.random()
            if draw < share[practice] + 0.06:
                check_ins.append(_check_in(chance, day, number, practice, done=draw < share[practice]))
    return {"check_ins": check_ins, "people": people, "journal": [], "state": []}


def _check_in(
    chance: random.Random, day: date, number: int, practice: str, *, done: bool
) -> dict[str, object]:
    noted = done and chance.random() < 1 / 3
    return {
        "id": f"{day}.{practice}",
        "rev": _rev(day, number),
        "day": day.isoformat(),
        "practice": practice,
        "state": "done" if done else "rest",
        "note": chance.choice(NOTES) if noted else None,
        "people": [f"person-{chance.randrange(len(NAMES))}"] if done and chance.random() < 0.3 else [],
        "at": datetime.combine(day, time(20), UTC).isoformat(),
    }


def _rev(day: date, number: int) -> str:
    moment = datetime.combine(day, time(20), UTC).timestamp()
    return f"{int(moment * 1000):013d}-{number:04d}-00000000"


def fill(folder: Path, years: float, until: date, *, kept: float = 0.78) -> Store:
    """Write such a history into a data folder and return the store."""
    store = Store(folder, midday(until))
    store.merge(records(years, until, kept=kept), ChangeInfo("import"))
    return store
