"""When each person was last seen, out of the month files, without keeping those in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.days import month_of
from connect_tui.domain.records import Mark
from connect_tui.store.codec import Document, parse
from connect_tui.store.errors import BrokenTableError, typed_errors
from connect_tui.store.files import read_with_identity
from connect_tui.store.layout import checks_table
from connect_tui.store.records import check_in_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from connect_tui.store.files import Identity
    from connect_tui.store.storage import FolderStorage


class _Look(NamedTuple):
    """What a look at one version of a month has found."""

    identity: Identity
    until: date | None
    """The last day that was looked at, where that was not the whole month."""
    wanted: frozenset[str]
    found: Mapping[str, date]


class Contacts:
    """Finds the last days on which people were seen, from the newest month back until all are found.

    Of every month it remembers whom it looked for and whom it found, which is next to nothing: after a
    change only the months that have changed are read again.
    """

    def __init__(self, storage: FolderStorage) -> None:
        self._storage = storage
        self._looks: dict[str, _Look] = {}

    def last_seen(self, months: Sequence[str], wanted: Iterable[str], until: date) -> dict[str, date]:
        """Return the last day, up to ``until``, of a done check-in that names each of the wanted people.

        ``months`` are those there are, sorted. Whoever was never seen is left out.
        """
        seen: dict[str, date] = {}
        missing = frozenset(wanted)
        for month in reversed(months):
            if not missing:
                break
            if month <= month_of(until):
                found = self._in_month(month, missing, until)
                seen.update(found)
                missing = missing.difference(found) if found else missing
        return seen

    def _in_month(self, month: str, wanted: frozenset[str], until: date) -> Mapping[str, date]:
        last = until if month == month_of(until) else None
        look = self._looks.get(month)
        now = self._storage.identity(checks_table(month))
        if look is None or look.identity != now or look.until != last or not wanted <= look.wanted:
            identity, documents = self._read(month)
            found = _latest(month, documents, wanted, until)
            if identity is None:
                return found
            look = self._looks[month] = _Look(identity, last, wanted, found)
        return {person: day for person, day in look.found.items() if person in wanted}

    def _read(self, month: str) -> tuple[Identity | None, Mapping[str, Document]]:
        """Return a month's version and documents; of a broken or missing file, after it is repaired."""
        table = checks_table(month)
        with typed_errors(self._storage.folder):
            found = read_with_identity(self._storage.path(table))
        if found is not None:
            try:
                return found[1], parse(found[0]).documents
            except BrokenTableError:
                pass  # the storage repairs it and says so
        documents = self._storage.documents(table)
        return self._storage.identity_read(table), documents


def _latest(
    month: str, documents: Mapping[str, Document], wanted: frozenset[str], until: date
) -> dict[str, date]:
    latest: dict[str, date] = {}
    for day, people in _meetings(month, documents):
        if day <= until:
            for person in people:
                if person in wanted and day > latest.get(person, day.min):
                    latest[person] = day
    return latest


def _meetings(month: str, documents: Mapping[str, Document]) -> Iterator[tuple[date, tuple[str, ...]]]:
    """Return day and people of each done check-in with any; what cannot be understood counts nowhere."""
    for key, document in documents.items():
        if not document.get("people") or not key.startswith(month):
            continue
        try:
            check_in = check_in_from(key, document)
        except (ValueError, OverflowError):
            continue
        if check_in is not None and check_in.mark is Mark.DONE:
            yield check_in.day, check_in.people
