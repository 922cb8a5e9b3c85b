"""One person's Connect: their catalogue, their history, the clock, and the services over them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from connect_tui.config.catalogue import LoadedCatalogue, load_catalogue
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.domain.clock import Clock
from connect_tui.domain.days import lived_day
from connect_tui.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.config.settings import Settings
    from connect_tui.domain.practices import Practice
    from connect_tui.services.journal_book import JournalBook
    from connect_tui.services.last_contacts import LastContacts
    from connect_tui.services.people_views import PeopleView
    from connect_tui.services.progress_book import ProgressBook
    from connect_tui.services.reaching_out import ReasonsBook
    from connect_tui.services.reminder_subjects import SubjectsBook

_Stamp: TypeAlias = tuple[int, int, int]


class Workspace:
    """What every service works on. Making one reads the catalogue and touches nothing else.

    ``lock_timeout`` is how many seconds a change waits for another process that is changing something.
    """

    def __init__(self, paths: Paths, clock: Clock, *, lock_timeout: float = 10.0) -> None:
        self.paths = paths
        self.clock = clock
        self.store = Store(paths.data, clock, lock_timeout=lock_timeout)
        self.people_kept: tuple[object, object, PeopleView] | None = None
        """The last view of people, with what tells whether it still holds."""
        self.loaded: LoadedCatalogue
        self._read_before = False
        self.reload_catalogue()

    def reload_catalogue(self) -> None:
        """Read the catalogue again."""
        seen = self._look_at_habits()
        loaded = load_catalogue(self.paths)
        if loaded.problems and loaded.source == "shipped" and self._read_before:
            loaded = self.loaded._replace(source="last-good", problems=loaded.problems)
        self.loaded, self._habits_seen = loaded, seen
        self._read_before = loaded.source != "shipped"
        if "book" in self.__dict__:
            self.book.plan(self.practices, self.settings.week_starts_on)

    @cached_property
    def book(self) -> ProgressBook:
        """Where practices stand on their days."""
        from connect_tui.services.progress_book import ProgressBook

        book = ProgressBook(self.store, self.paths.cache / "progress.json")
        book.plan(self.practices, self.settings.week_starts_on)
        return book

    def save_book(self) -> None:
        """Keep for the next time what was computed of practices, if anything was."""
        if "book" in self.__dict__:
            self.book.save(self.today())

    @property
    def practices(self) -> tuple[Practice, ...]:
        """Every practice of the catalogue in its order, archived ones included."""
        return self.loaded.catalogue.practices

    @property
    def settings(self) -> Settings:
        """The person's settings."""
        return self.loaded.catalogue.settings

    @cached_property
    def last_contacts(self) -> LastContacts:
        """When one was last in touch with everyone."""
        from connect_tui.services.last_contacts import LastContacts

        return LastContacts(self.store, self.paths.cache / "contacts.json")

    @cached_property
    def reasons_book(self) -> ReasonsBook:
        """Why it would be good to reach out to whom."""
        from connect_tui.services.reaching_out import ReasonsBook

        return ReasonsBook(self)

    @cached_property
    def subjects_book(self) -> SubjectsBook:
        """What reminders name."""
        from connect_tui.services.reminder_subjects import SubjectsBook

        return SubjectsBook(self)

    @cached_property
    def journal_book(self) -> JournalBook:
        """The whole journal, to leaf through and to search."""
        from connect_tui.services.journal_book import JournalBook

        return JournalBook(self)

    def today(self) -> date:
        """Return the day the person is living now."""
        return lived_day(self.clock.now(), self.settings.day_starts_at)

    def follow(self) -> frozenset[str]:
        """Take in what other processes have changed in the records; return the tables they changed.

        A change of ``connect_tui.store.REMINDERS`` alone is one of popups, of which no day knows.
        """
        tables = self.store.refresh()
        for table in tables:
            if table.startswith("checks-") and "book" in self.__dict__:
                self.book.forget_since(table.removeprefix("checks-"))
        return tables

    def follow_catalogue(self) -> bool:
        """Read habits.yaml again if it was changed; tell whether it was."""
        seen = self._look_at_habits()
        if seen == self._habits_seen:
            return False
        self.reload_catalogue()
        return True

    def _look_at_habits(self) -> tuple[_Stamp | None, ...]:
        """Return what tells the person's file and the shipped one, which an upgrade replaces, from others."""
        return _stamp(self.paths.habits_file), _stamp(shipped_habits_file())


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
