"""Reading a person's own words: the journal, notes about themselves, and drafts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from connect_tui.store.layout import year_in
from connect_tui.store.whole import WholeStore

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from connect_tui.domain.drafts import Draft
    from connect_tui.domain.journal import EntryKind, JournalEntry
    from connect_tui.domain.me import MeItem
    from connect_tui.store.files import Identity
    from connect_tui.store.journal import Journal
    from connect_tui.store.journal_years import JournalYear
    from connect_tui.store.own_words import OwnWords


class OwnWordsStore(WholeStore):
    """What a person has written, to be read."""

    def journal(self, start: date, end: date, kinds: Collection[EntryKind] = ()) -> list[JournalEntry]:
        """Return the journal entries of a period, both ends included, by day and then id.

        As quick to ask again as :meth:`marks`, and with ``kinds``, which leaves out all others, quick at
        once where there are few of them. Kinds that this version does not know are left out.
        """
        self._storage.ready()
        return self._journal.entries(self._watch.tables(), start, end, kinds)

    def felt(self, start: date, end: date) -> list[JournalEntry]:
        """Return the journal entries of a period that name a feeling, likewise quick where there are few."""
        self._storage.ready()
        return self._journal.felt(self._watch.tables(), start, end)

    def journal_on(self, day: date) -> list[JournalEntry]:
        """Return the journal entries of a day by id, without reading the others of its year.

        Only those of the day that was asked for last are kept in memory.
        """
        self._storage.ready()
        return self._journal.on(self._watch.tables(), day)

    def journal_years(self) -> list[str]:
        """Return the years, as in "2026", that have a file of journal entries, sorted."""
        self._storage.ready()
        return [year for table in self._watch.tables() if (year := year_in(table)) is not None]

    def journal_year(self, year: str) -> JournalYear:
        """Return the entries of a year, newest first, each of which is read when it is asked for.

        Nothing of it is kept in memory.
        """
        from connect_tui.store.journal_years import year_of

        self._storage.ready()
        return year_of(self._storage, self._reader, year)

    def journal_entry(self, entry_id: str) -> JournalEntry | None:
        """Return the journal entry of this id, or None. Reads no more of the journal than it must."""
        self._storage.ready()
        return self._journal.entry(self._watch.tables(), entry_id)

    def me(self) -> dict[str, MeItem]:
        """Return what a person notes about themselves, by id. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._own_words.me()

    def drafts(self) -> dict[str, Draft]:
        """Return what is still being written on this machine, by id."""
        self._storage.ready()
        return self._own_words.drafts()

    @cached_property
    def _journal(self) -> Journal:
        from connect_tui.store.journal import Journal

        return Journal(self._storage, self._database, self._reader)

    @cached_property
    def _own_words(self) -> OwnWords:
        from connect_tui.store.own_words import OwnWords

        return OwnWords(self._storage, self._database, self._reader)


def fingerprint_of(found: Identity | None) -> str:
    """Return a text that changes whenever the version of a file does; "" where there is none."""
    return "" if found is None else f"{found[0]:x}-{found[1]:x}-{found[2]:x}-{found[3]:x}"
