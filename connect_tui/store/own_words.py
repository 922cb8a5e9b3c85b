"""Reading what a person notes about themselves, and what they are still writing.

Kept apart, as most commands have no need of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store.draft_records import draft_from
from connect_tui.store.layout import DRAFTS, ME, STATE
from connect_tui.store.me_records import me_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.domain.drafts import Draft
    from connect_tui.domain.me import MeItem
    from connect_tui.domain.records import Person
    from connect_tui.store.codec import Document
    from connect_tui.store.files import Identity
    from connect_tui.store.reader import Reader
    from connect_tui.store.storage import FolderStorage
    from connect_tui.store.tables import Database


class OwnWords:
    """Reads notes about oneself, again only once their file has changed, and drafts."""

    def __init__(self, storage: FolderStorage, database: Database, reader: Reader) -> None:
        self._storage = storage
        self._database = database
        self._reader = reader
        self._known: tuple[Identity | None, dict[str, MeItem]] | None = None

    def me(self) -> dict[str, MeItem]:
        """Return the notes by id."""
        now = self._storage.identity(ME)
        known = self._known
        if known is None or now is None or known[0] != now:
            found = me_of(self._reader, self._database.records(ME).documents())
            known = self._known = (self._storage.identity_read(ME), found)
        return dict(known[1])

    def drafts(self) -> dict[str, Draft]:
        """Return the drafts by id; one that cannot be understood is left out."""
        documents = self._database.records(DRAFTS).documents()
        known = self._known_people() if documents else {}
        found: dict[str, Draft] = {}
        for key, document in documents.items():
            try:
                found[key] = draft_from(key, document, known)
            except (ValueError, OverflowError):
                continue
        return found

    def _known_people(self) -> dict[str, Person]:
        """Return people by id, and by the ids of those who went into them."""
        from connect_tui.store.joining_records import joins_of

        people = self._reader.people()
        joins = joins_of(self._database.records(STATE).documents())
        return {**{goes: people[stays] for goes, stays in joins.items() if stays in people}, **people}


def me_of(reader: Reader, documents: Mapping[str, Document]) -> dict[str, MeItem]:
    """Return the notes that documents tell of, by id."""
    found = (reader.understood(me_from, key, document, ME) for key, document in documents.items())
    return {item.id: item for item in found if item is not None}
