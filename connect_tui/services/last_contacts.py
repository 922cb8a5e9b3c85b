"""When one was last in touch with everyone, out of a cache for the past and the records for what has changed.

The cache names the version of each file it was made from. A file that is another now is read again, and all
of it can be thrown away at any time. The month and the year of the day that is asked about are read
themselves, as they may hold records ahead of it.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from connect_tui.store import Store

_FORMAT = 1

_NO_CACHE = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
"""What reading a file that is none of ours may raise."""

_TablesRead = dict[str, tuple[str, dict[str, int]]]
"""By table: the fingerprint of its file, and the last day of each person as an ordinal."""


class Version(NamedTuple):
    """Which files were read, or would be: their fingerprints by table."""

    until: date
    past: dict[str, str]
    """Of months and years that lie wholly before that day's."""
    present: dict[str, str]
    every: frozenset[str]
    """All tables there are, later ones too."""


class LastContacts:
    """Tells the last day in touch with everyone, up to any day."""

    def __init__(self, store: Store, file: Path) -> None:
        self._store = store
        self._file = file
        self._loaded = False
        self._unread = True
        self._tables: _TablesRead = {}
        self._past: tuple[dict[str, str], dict[str, int]] = ({}, {})
        self.read: Version | None = None
        """What was read last."""
        self._present: dict[str, tuple[str, date, dict[str, int]]] = {}

    def up_to(self, until: date) -> dict[str, date]:
        """Return, by person, the last day up to ``until`` on which one was in touch with them.

        Whoever was never in touch is left out; people who were removed may be there.
        """
        read = self.version(until)
        latest = dict(self._of_the_past(read.past, read.every))
        for table, fingerprint in read.present.items():
            _take_later(latest, self._up_to(until, table, fingerprint))
        self.read = read
        return {person: date.fromordinal(day) for person, day in latest.items()}

    def version(self, until: date) -> Version:
        """Return what tells whether the records up to a day are those that were read before."""
        every, day = self._store.tables_with_people(), until.isoformat()
        past: list[str] = []
        present: list[str] = []
        for table in every:
            held = table.partition("-")[2]  # the month or the year, as a day begins with it
            now = day[: len(held)]
            if held <= now:
                (past if held < now else present).append(table)
        prints = self._store.table_fingerprints([*past, *present])
        return Version(
            until, {one: prints[one] for one in past}, {one: prints[one] for one in present}, frozenset(every)
        )

    def _up_to(self, until: date, table: str, fingerprint: str) -> dict[str, int]:
        known = self._present.get(table)
        if known is None or known[:2] != (fingerprint, until):
            days = _ordinals(self._store.last_days(table, until))
            known = self._present[table] = (fingerprint, until, days)
        return known[2]

    def _of_the_past(self, fingerprints: dict[str, str], there: frozenset[str]) -> Mapping[str, int]:
        """Return the last days in tables that lie wholly in the past, of those there are.

        What was computed of fewer of them than before, for an earlier day, is not written down.
        """
        if not self._loaded:
            self._load()
        if self._past[0] != fingerprints:
            self._read_tables()
            for table, fingerprint in fingerprints.items():
                known = self._tables.get(table)
                if known is None or known[0] != fingerprint:
                    self._tables[table] = (fingerprint, _ordinals(self._store.last_days(table)))
            latest: dict[str, int] = {}
            for table in fingerprints:
                _take_later(latest, self._tables[table][1])
            shorter = any(table in there for table in self._past[0].keys() - fingerprints.keys())
            self._past = (fingerprints, latest)
            if not shorter:
                self._save()
        return self._past[1]

    def _load(self) -> None:
        """Read what the file says of all tables together."""
        self._loaded = True
        try:
            with self._file.open("rb") as file:
                sums, past = json.loads(file.readline()), file.readline()
            if sums == _sums(past[:-1], sums["sums"][1]):
                found = json.loads(past)
                self._past = (_texts(found["tables"]), _days(found["last"]))
        except _NO_CACHE:
            return

    def _read_tables(self) -> None:
        """Read what the file says of each table, which is needed only once one of them has changed."""
        if self._unread:
            self._unread = False
            try:
                head, past, body = self._file.read_bytes().split(b"\n", 2)
                if json.loads(head) == _sums(past, crc32(body)):
                    self._tables = _tables(json.loads(body))
            except _NO_CACHE:
                return

    def _save(self) -> None:
        """Write the file. A place that takes none is no fault."""
        from connect_tui.services.progress_cache import write_cache

        fingerprints, latest = self._past
        numbers = {person: number for number, person in enumerate(latest)}
        tables = {
            table: [
                fingerprint,
                [one for person, day in self._tables[table][1].items() for one in (numbers[person], day)],
            ]
            for table, fingerprint in fingerprints.items()
        }
        past = _text({"tables": fingerprints, "last": latest})
        body = _text({"people": list(numbers), "tables": tables})
        head = _text(_sums(past.encode(), crc32(body.encode())))
        write_cache(self._file, f"{head}\n{past}\n{body}")


def _take_later(latest: dict[str, int], others: Mapping[str, int]) -> None:
    for person, day in others.items():
        if day > latest.get(person, 0):
            latest[person] = day


def _ordinals(days: Mapping[str, date]) -> dict[str, int]:
    return {person: day.toordinal() for person, day in days.items()}


def _days(found: Mapping[str, object]) -> dict[str, int]:
    """Return last days that a file tells. Raises ValueError where they are none."""
    last = date.max.toordinal()
    days = {person: day for person, day in found.items() if type(day) is int and 0 < day <= last}
    if len(days) < len(found):
        raise ValueError(found)
    return days


def _texts(found: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(text) for name, text in found.items()}


def _text(content: Mapping[str, object]) -> str:
    return json.dumps(content, separators=(",", ":"))


def _tables(found: Mapping[str, Any]) -> _TablesRead:
    """Return what a file tells of tables. Raises one of the errors of no cache where it tells nothing."""
    people = [str(one) for one in found["people"]]
    tables: _TablesRead = {}
    for table, (fingerprint, numbers) in found["tables"].items():
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        tables[table] = (fingerprint, _days({people[one]: day for one, day in pairs}))
    return tables


def _sums(past: bytes, body: int) -> dict[str, object]:
    """Return the line above the others, by which a damaged file is told."""
    return {"format": _FORMAT, "sums": [crc32(past), body]}
