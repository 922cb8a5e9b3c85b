"""The whole journal to leaf through and to search, kept in memory as far as it was read."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain import finding_text
from connect_tui.domain.finding_text import Excerpt, Span, spans_of, words_of
from connect_tui.domain.text import fold
from connect_tui.services.journal_pages import Page, Pages, PagesOfYear, newest_first
from connect_tui.services.remembering import names_by_id, practice_names
from connect_tui.store import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from connect_tui.domain.journal import EntryKind, JournalEntry
    from connect_tui.services.workspace import Workspace

STEP = 100
"""How many entries are read or looked through in one step: few enough that no key has to wait."""

_LEAP_DAY, _DAY_BEFORE_IT = "02-29", "02-28"


class Query(NamedTuple):
    """Which entries are wanted; what is empty leaves none out."""

    text: str = ""
    """Words, all of which an entry has, each anywhere in its text, the names of its people, the name of its
    practice or its feelings, by NFC and casefold."""
    practice: str | None = None
    person: str | None = None
    """The id of a person."""
    feeling: str | None = None
    """A word for a feeling, or the id or name of a family, which stands for all its words."""
    kinds: frozenset[EntryKind] = frozenset()
    start: date | None = None
    end: date | None = None
    """The last day."""


class Hit(NamedTuple):
    """An entry that a query wants."""

    entry: JournalEntry
    words: tuple[str, ...] = ()
    """The words looked for, folded."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where those of the words that are in the text stand in it; computed each time it is asked for."""
        return spans_of(self.entry.text, self.words) if self.words else ()


def excerpt(entry: JournalEntry, spans: Sequence[Span], width: int) -> Excerpt:
    """Return up to ``width`` characters of an entry's text on one line, around the first of these spans."""
    return finding_text.excerpt(entry.text, spans, width)


class JournalBook:
    """Reads no more of the journal than is asked for, and all of it once it is searched.

    Whatever is written, here or elsewhere, is in it at the next look.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._pages = Pages(workspace.store)
        self._names: tuple[object, _Names] | None = None
        self._found: _Found | None = None
        self._that_day: tuple[object, list[JournalEntry]] | None = None

    def years(self) -> tuple[str, ...]:
        """Return the years, as in "2026", newest first, that have entries, as far as that is known."""
        found = self._pages.versions()
        return tuple(year for year, version in found.items() if not self._is_empty(year, version))

    def newest(self, limit: int) -> list[JournalEntry]:
        """Return so many entries, newest first, reading hardly more than those."""
        found: list[Page] = []
        for year, version in self._versions().items():
            pages = self._pages.year(year, version)
            while not pages.is_read and len(pages.pages) < limit - len(found):
                pages.read(limit - len(found) - len(pages.pages))
            found += pages.pages
            if len(found) >= limit:
                break
        return [page.entry for page in found[:limit]]

    def in_year(self, year: str) -> list[JournalEntry]:
        """Return every entry of a year such as "2026", newest first."""
        version = self._versions().get(year)
        return [] if version is None else [page.entry for page in _whole(self._pages.year(year, version))]

    def read_more(self) -> bool:
        """Read a little more of the journal in advance, newest years first; tell whether any is left.

        One call reads a few hundred entries, or takes a first look at a year.
        """
        versions = self._versions()
        for year, version in versions.items():
            if not self._pages.is_known(year, version):
                self._pages.year(year, version)
                return True
            pages = self._pages.year(year, version)
            if not pages.is_read:
                before = len(pages.pages)
                pages.read(STEP)
                _fold(pages.pages[before:])
                return True
        return False

    def entries(self, query: Query) -> Iterator[list[Hit]]:
        """Return what a query wants, newest first, in steps that may each be empty.

        What is not in memory yet is read on the way. Where words are only added or go on to be typed, only
        what was found before is looked through again. Changes made meanwhile are not waited for: ask again.
        """
        versions, names = self._versions(), self._names_version()
        words = words_of(query.text)
        last, version = self._found, (tuple(versions.items()), names)
        if last is not None and last.version == version and last.holds_all_of(query, words):
            steps = _in_steps(last.pages)
        else:
            steps = self._every(query, versions)
        matches = self._matching(query, words)
        found: list[Page] = []
        for pages in steps:
            here = [page for page in pages if matches(page)]
            found += here
            yield [Hit(page.entry, words) for page in here]
        self._found = _Found(version, query._replace(text=""), words, found)

    def on_this_day(self, day: date) -> list[JournalEntry]:
        """Return the entries of this month and day in other years, newest first.

        On the 28th of February of a year without a 29th, those of the 29th are there as well.
        """
        versions = self._versions()
        key = (day, tuple(versions.items()))
        if self._that_day is None or self._that_day[0] != key:
            others = ((year, version) for year, version in versions.items() if int(year) not in (0, day.year))
            found = chain.from_iterable(self._on(year, version, day) for year, version in others)
            self._that_day = key, sorted(found, key=newest_first, reverse=True)
        return list(self._that_day[1])

    def _on(self, year: str, version: str, day: date) -> Iterator[JournalEntry]:
        days = tuple(_same_days(int(year), day))
        if self._pages.is_known(year, version) and (pages := self._pages.year(year, version)).is_read:
            yield from (page.entry for page in pages.pages if page.entry.day in days)
        else:
            yield from chain.from_iterable(map(self._workspace.store.journal_on, days))

    def _versions(self) -> dict[str, str]:
        versions = self._pages.versions()
        self._pages.forget_others(versions)
        return versions

    def _is_empty(self, year: str, version: str) -> bool:
        if not self._pages.is_known(year, version):
            return False
        pages = self._pages.year(year, version)
        return pages.is_read and not pages.pages

    def _every(self, query: Query, versions: Mapping[str, str]) -> Iterator[list[Page]]:
        first = f"{query.start.year:04d}" if query.start is not None else ""
        last = f"{query.end.year:04d}" if query.end is not None else "9999"
        for year, version in versions.items():
            if first <= year <= last:
                pages = self._pages.year(year, version)
                done = 0
                while not pages.is_read:
                    before = len(pages.pages)
                    pages.read(STEP)
                    _fold(pages.pages[before:])
                    if not pages.is_read:
                        yield pages.pages[done:]
                        done = len(pages.pages)
                yield from _in_steps(pages.pages[done:])

    def _matching(self, query: Query, words: tuple[str, ...]) -> Callable[[Page], bool]:
        """Return what tells whether a query wants an entry."""
        wants = self._filter(query) if query != Query(query.text) else None
        about = self._abouts() if words else None

        def matches(page: Page) -> bool:
            if wants is not None and not wants(page.entry):
                return False
            if about is not None:
                for word in words:
                    if word not in page.folded and word not in about(page):
                        return False
            return True

        return matches

    def _filter(self, query: Query) -> Callable[[JournalEntry], bool]:
        feelings = self._words_for(query.feeling)

        def wants(entry: JournalEntry) -> bool:
            if query.start is not None and entry.day < query.start:
                return False
            if query.end is not None and entry.day > query.end:
                return False
            if query.practice is not None and entry.practice != query.practice:
                return False
            if query.person is not None and query.person not in entry.people:
                return False
            if query.kinds and entry.kind not in query.kinds:
                return False
            return feelings is None or any(fold(word) in feelings for word in entry.feelings)

        return wants

    def _words_for(self, feeling: str | None) -> frozenset[str] | None:
        if feeling is None:
            return None
        wanted = fold(feeling)
        for family in self._workspace.loaded.catalogue.feelings:
            if wanted in (fold(family.id), fold(family.name)):
                return frozenset(map(fold, (family.id, family.name, *family.words)))
        return frozenset({wanted})

    def _names_version(self) -> object:
        return self._workspace.loaded, self._workspace.store.table_fingerprints([PEOPLE])[PEOPLE]

    def _abouts(self) -> Callable[[Page], str]:
        """Return what tells, folded, whom and what an entry is about, besides its text."""
        version = self._names_version()
        if self._names is None or self._names[0] != version:
            self._names = version, _Names(self._workspace)
        names = self._names[1]

        def about(page: Page) -> str:
            if page.about_of is not names:
                page.about, page.about_of = names.of(page.entry), names
            return page.about

        return about


class _Names:
    """What people and practices are called."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._people = names_by_id(workspace)
        self._practices: dict[str, str] = {}

    def of(self, entry: JournalEntry) -> str:
        """Return whom and what an entry is about, folded."""
        said = [self._people[one] for one in entry.people if one in self._people]
        if entry.practice is not None:
            if entry.practice not in self._practices:
                self._practices |= practice_names(self._workspace, [entry.practice])
            said.append(self._practices[entry.practice])
        return fold("\n".join((*said, *entry.feelings)))


class _Found(NamedTuple):
    """What was found last, all of it."""

    version: object
    filters: Query
    words: tuple[str, ...]
    pages: list[Page]

    def holds_all_of(self, query: Query, words: tuple[str, ...]) -> bool:
        """Tell whether another query can want nothing but these."""
        if self.filters != query._replace(text=""):
            return False
        return all(any(before in word for word in words) for before in self.words)


def _whole(pages: PagesOfYear) -> list[Page]:
    while not pages.is_read:
        pages.read(STEP)
    return pages.pages


def _fold(pages: Sequence[Page]) -> None:
    """Fold texts as they are read, so that the first letter of a search has not to wait for it."""
    for page in pages:
        _ = page.folded


def _in_steps(pages: Sequence[Page]) -> Iterator[list[Page]]:
    for start in range(0, len(pages), STEP):
        yield list(pages[start : start + STEP])


def _same_days(year: int, day: date) -> Iterator[date]:
    """Return the days of another year that are remembered on a day."""
    text = day.isoformat()[5:]
    days = [text, _LEAP_DAY] if text == _DAY_BEFORE_IT and not _has_leap_day(day.year) else [text]
    for one in days:
        if one != _LEAP_DAY or _has_leap_day(year):
            yield day.replace(year=year, month=int(one[:2]), day=int(one[3:]))


def _has_leap_day(year: int) -> bool:
    from calendar import isleap

    return isleap(year)
