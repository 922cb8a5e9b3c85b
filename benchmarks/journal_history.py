"""An invented history with a long journal: entries of a given length, spread evenly over years."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from benchmarks.history import PRACTICES, midday
from benchmarks.people_history import people_records
from connect_tui.domain.records import ChangeInfo
from connect_tui.store import Store

_SPOKEN = (
    "the and a we I she he they it was is to of in that with for at about not but so then when after before"
    " talked walked listened asked laughed waited called wrote cooked remembered forgot noticed tried said"
    " quiet slow warm long short hard easy honest tired glad angry sorry grateful uneasy lake kitchen table"
    " train phone letter morning evening Sunday winter summer question answer silence sister brother mother"
    " friend neighbour work school garden soup tea bread music film story plan promise mistake’s “really”"
    " café naïve Zoë für Straße…"
)
_WORDS = tuple(_SPOKEN.split())
NEWEST = "Lighthouse"
"""How the newest entry begins; the word stands in no other."""
_FEELINGS = ("happy", "calm", "sad", "angry", "afraid", "tired", "grateful", "lonely")


def entry_records(
    years: float, until: date, entries: int, length: int, people: list[str], *, seed: int = 7
) -> list[dict[str, Any]]:
    """Return so many entries, of about ``length`` characters each, up to the day before ``until``."""
    chance = random.Random(seed)
    days = int(years * 365.25)
    found = [
        _entry(chance, until - timedelta(days=1 + number * days // entries), length, people)
        for number in range(entries)
    ]
    newest = max(found, key=lambda one: (one["day"], one["at"]))
    newest["text"] = f"{NEWEST} {newest['text']}"
    return found


def fill_journal(folder: Path, years: float, until: date, entries: int, length: int = 2000) -> Store:
    """Write twenty years of check-ins, and such a journal, into a data folder and return the store."""
    store = Store(folder, midday(until))
    records = people_records(20, until, 40)
    people = [str(one["id"]) for one in records["people"]]
    store.merge(
        {**records, "journal": entry_records(years, until, entries, length, people)}, ChangeInfo("import")
    )
    return store


def _entry(chance: random.Random, day: date, length: int, people: list[str]) -> dict[str, Any]:
    moment = datetime.combine(day, time(20), UTC) + timedelta(seconds=chance.randrange(7200))
    felt = chance.sample(_FEELINGS, chance.choice((0, 0, 1, 2)))
    return {
        "id": f"j{chance.getrandbits(64):016x}",
        "rev": f"{int(moment.timestamp() * 1000):013d}-0000-00000000",
        "day": day.isoformat(),
        "kind": chance.choice(("note", "note", "note", "guide", "feeling")),
        "practice": chance.choice((None, *PRACTICES)),
        "people": chance.sample(people, chance.choice((0, 1, 1, 2))),
        "feelings": felt,
        "strengths": {word: chance.randint(1, 5) for word in felt},
        "text": _text(chance, length),
        "at": moment.isoformat(),
    }


def _text(chance: random.Random, length: int) -> str:
    words: list[str] = []
    size = 0
    while size < length:
        word = chance.choice(_WORDS)
        words.append(word + chance.choice(("", "", "", "", "", "", ".", ",", "\n\n")))
        size += len(words[-1]) + 1
    return " ".join(words)[:length].strip()
