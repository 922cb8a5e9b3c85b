"""The years of a journal in memory, read little by little, newest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from connect_tui.domain.journal import JournalEntry
    from connect_tui.store import Store
    from connect_tui.store.journal_years import JournalYear

_NEVER = datetime.min.replace(tzinfo=UTC)


class Page:
    """An entry, with its text as it is searched."""

    __slots__ = ("_folded", "about", "about_of", "entry", "mark")

    def __init__(self, entry: JournalEntry, mark: int) -> None:
        self.entry = entry
        self.mark = mark
        """As good as different for records that differ in anything."""
        self.about = ""
        """Whom and what it is about, folded, where ``about_of`` are the names that hold now."""
        self.about_of: object = None
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """The text, folded when it is first asked for."""
        if self._folded is None:
            text = fold(self.entry.text)
            self._folded = self.entry.text if text == self.entry.text else text
        return self._folded


class PagesOfYear:
    """The entries of one year, of which so many are read as were asked for.

    ``known`` are pages by their marks, of an earlier version of the same year.
    """

    def __init__(self, found: JournalYear, known: Mapping[int, Page]) -> None:
        self.version = found.version
        self.pages: list[Page] = []
        """Newest first."""
        self._found = found
        self._known = known
        self._left = found.heads[::-1]

    @property
    def is_read(self) -> bool:
        """Whether every entry is in ``pages``."""
        return not self._left

    def read(self, count: int) -> None:
        """Read so many more records, fewer where there are no more."""
        for head in [self._left.pop() for _ in range(min(count, len(self._left)))]:
            mark = self._found.mark(head)
            page = self._known.get(mark)
            if page is None:
                entry = self._found.entry(head)
                page = None if entry is None else Page(entry, mark)
            if page is not None:
                self.pages.append(page)
        if not self._left:
            self._known = {}
            self._found.let_go()
            self.pages.sort(key=lambda page: newest_first(page.entry), reverse=True)

    def by_mark(self) -> dict[int, Page]:
        """Return the pages by their marks, those of the earlier version too."""
        return {**self._known, **{page.mark: page for page in self.pages}}


class Pages:
    """The years of the journal as they are on disk now, each read again only once its file has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._years: dict[str, PagesOfYear] = {}

    def versions(self) -> dict[str, str]:
        """Return the fingerprints of the years there are, newest year first."""
        from connect_tui.store.journal import table_of_year

        tables = {table_of_year(year): year for year in reversed(self._store.journal_years())}
        found = self._store.table_fingerprints(list(tables))
        return {tables[table]: version for table, version in found.items()}

    def year(self, year: str, version: str) -> PagesOfYear:
        """Return a year, with nothing more of it read than was, where it is of this version."""
        there = self._years.get(year)
        if there is None or there.version != version:
            known = there.by_mark() if there is not None else {}
            there = self._years[year] = PagesOfYear(self._store.journal_year(year), known)
        return there

    def is_known(self, year: str, version: str) -> bool:
        """Tell whether a year of this version was looked at."""
        there = self._years.get(year)
        return there is not None and there.version == version

    def forget_others(self, years: Mapping[str, str]) -> None:
        """Let go of years that are no longer there."""
        self._years = {year: pages for year, pages in self._years.items() if year in years}


def newest_first(entry: JournalEntry) -> tuple[date, datetime, str]:
    """Return what to sort entries by, in reverse, to have the newest first."""
    return entry.day, entry.at or _NEVER, entry.id
