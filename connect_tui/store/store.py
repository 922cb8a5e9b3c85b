"""The store: what every front end reads and changes a person's history through."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of
from connect_tui.store.errors import StoreNotice
from connect_tui.store.layout import (
    CHECK_INS_GROUP,
    CONTACTS_GROUP,
    META,
    PEOPLE,
    UNDO,
    checks_table,
    group_of,
)
from connect_tui.store.own_words_store import OwnWordsStore, fingerprint_of
from connect_tui.store.reader import months_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from connect_tui.domain.contacts import Contact
    from connect_tui.domain.people import Profile
    from connect_tui.domain.plans import Plan
    from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark, Person
    from connect_tui.domain.showings import KnownRule, PutOff, Showing
    from connect_tui.store.change import Change
    from connect_tui.store.joining import Naming
    from connect_tui.store.relations import About, Relations
    from connect_tui.store.reminder_reader import ReminderReader

_WITH_PEOPLE = (CHECK_INS_GROUP, CONTACTS_GROUP)


class Store(OwnWordsStore):
    """A person's history in a data folder, shared safely with other processes. Belongs to one thread.

    Making one touches nothing on disk; the folder is made with the first change. What a method returns is
    safe on disk where it changed something; where it raises a StoreError, everything saved before still is.
    """

    @property
    def notices(self) -> list[StoreNotice]:
        """What the person should be told and has not been yet."""
        return self._storage.notices

    def take_notices(self) -> list[StoreNotice]:
        """Return what the person should be told, and count it as told."""
        notices, self._storage.notices = self._storage.notices, []
        return notices

    # Reading

    def is_there(self) -> bool:
        """Tell whether anything has been recorded in the folder, and not been erased since."""
        return self._storage.identity(META) is not None

    def check_in(self, day: date, practice: str) -> CheckIn | None:
        """Return what is said of a practice on a day, or None."""
        self._storage.ready()
        return self._reader.check_in(day, practice)

    def check_ins(
        self, start: date, end: date, practice: str | None = None, *, with_people: bool = False
    ) -> list[CheckIn]:
        """Return what is said of the days of a period, both ends included, by day and then practice.

        Days that have only a note or people are there too. ``with_people`` leaves out what names nobody.
        """
        first, last = month_of(start), month_of(end)
        months = [first] if first == last else [month for month in self.months() if first <= month <= last]
        self._storage.ready()
        return self._reader.check_ins(months, start, end, practice, with_people=with_people)

    def months(self) -> list[str]:
        """Return the months, as in "2026-11", that have a file of check-ins, sorted."""
        self._storage.ready()
        return months_in(self._watch.tables())

    def marks(self, month: str) -> Mapping[str, Mapping[date, Mark]]:
        """Return the marked days of a month by practice id. Quick to ask again while nothing has changed."""
        self._storage.ready()
        return self._reader.marks(month)

    def fingerprint(self, month: str) -> str:
        """Return a text that changes whenever the month's file does, without reading it; "" where none is."""
        return self.fingerprints([month])[month]

    def fingerprints(self, months: Sequence[str]) -> dict[str, str]:
        """Return the fingerprint of each of these months, as :meth:`fingerprint` does."""
        tables = {checks_table(month): month for month in months}
        return {tables[table]: text for table, text in self.table_fingerprints(list(tables)).items()}

    def table_fingerprints(self, tables: Sequence[str]) -> dict[str, str]:
        """Return the fingerprint of each of these tables, as :meth:`fingerprint` does."""
        found = self._storage.identities(tables)
        return dict(zip(tables, map(fingerprint_of, found), strict=True))

    def people(self) -> dict[str, Person]:
        """Return everyone by id."""
        self._storage.ready()
        return self._reader.people()

    def profiles(self) -> dict[str, Profile]:
        """Return all that is kept of everyone, by id. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._relations.profiles()

    def plans(self) -> dict[str, Plan]:
        """Return every plan by id. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._relations.plans()

    def contacts(self, start: date, end: date) -> list[Contact]:
        """Return the contacts of a period, both ends included, by day and then id."""
        self._storage.ready()
        return self._relations.contacts(self._watch.tables(), start, end)

    def kept_days(self) -> dict[str, list[date]]:
        """Return the days on which plans were kept, those ahead of today too, by plan."""
        self._storage.ready()
        return self._relations.kept_days(self._watch.tables())

    def about(self, person_id: str, until: date) -> About:
        """Return what names someone, of days up to ``until``."""
        self._storage.ready()
        return self._relations.about(self._watch.tables(), person_id, until)

    def joins(self) -> dict[str, str]:
        """Return into whom people went who were made one with somebody, by id. As quick as :meth:`marks`."""
        self._storage.ready()
        return self._reminders.joins()

    def naming(self, person_id: str) -> Naming:
        """Return how many records name someone, those of any day."""
        from connect_tui.store.joining import naming

        self._storage.ready()
        return naming(self._storage, self._watch.tables(), person_id)

    def focus(self) -> Focus:
        """Return the focus."""
        self._storage.ready()
        return self._reader.focus()

    def put_off(self) -> dict[str, PutOff]:
        """Return what was put off, by reminder. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._reminders.put_off()

    def showings(self) -> dict[str, Showing]:
        """Return the showings on this machine, by key. As quick to ask again as :meth:`marks`."""
        self._storage.ready()
        return self._reminders.showings()

    def known_rules(self) -> dict[str, KnownRule]:
        """Return since when this machine has known each rule, by reminder."""
        self._storage.ready()
        return self._reminders.known_rules()

    def tables_with_people(self) -> list[str]:
        """Return the tables whose records can name people one was in touch with, sorted."""
        self._storage.ready()
        return [table for table in self._watch.tables() if group_of(table) in _WITH_PEOPLE]

    def last_days(self, table: str, until: date | None = None) -> dict[str, date]:
        """Return, by person, the last day in a table on which a done check-in or a contact names them.

        With ``until``, days after it count for nothing. Keeps nothing of the table in memory.
        """
        from connect_tui.store.contacts import last_days

        self._storage.ready()
        return last_days(self._storage, table, until)

    def refresh(self) -> frozenset[str]:
        """Return the tables (such as ``checks-2026-11``) that others have changed since we last looked.

        Costs a look at the folder and at what is in memory, as long as nothing has changed.
        """
        return self._watch.refresh()

    def last_change(self) -> ChangeInfo | None:
        """Return the change that an undo would take back next, or None."""
        from connect_tui.store import undo

        self._storage.ready()
        entry = undo.newest(self._database)
        return None if entry is None else entry.what

    # Changing

    @contextmanager
    def change(self, what: ChangeInfo | None) -> Iterator[Change]:
        """Make one change of several records: all of it is safe on disk when the block ends, or none of it.

        An exception in the block changes nothing. Where no record really changes, nothing is written and
        nothing can be undone. Without ``what`` it cannot be undone either: so showings are claimed. Inside
        the block every reading method tells what is on disk now. Raises a StoreError where the change cannot
        be made.
        """
        from connect_tui.store.change import Change

        with self._storage.transaction():
            change = Change(self._storage, self._database, self._reader)
            yield change
            change.finish(what)

    def undo(self) -> ChangeInfo | None:
        """Take back the newest change, whoever made it, and say what it was; None when nothing is left.

        Its records become what they were before it, under new revisions, even if something has changed them
        since without leaving an entry, as a merge by other means could. An entry that would change nothing
        is passed over.
        """
        from connect_tui.store.changing import undo_newest

        self._storage.ready()
        if not self._storage.documents(UNDO):
            return None
        return undo_newest(self._storage, self._database, self._reader)

    def forget_removed(self) -> int:
        """Have the undo log forget who was removed 30 days ago or more; return how many it spoke of."""
        from connect_tui.store.changing import forget_removed

        self._storage.ready()
        if not any("deleted" in document for document in self._storage.documents(PEOPLE).values()):
            return 0
        return forget_removed(self._storage, self._database)

    @cached_property
    def _reminders(self) -> ReminderReader:
        from connect_tui.store.reminder_reader import ReminderReader

        return ReminderReader(self._storage, self._database, self._reader)

    @cached_property
    def _relations(self) -> Relations:
        from connect_tui.store.relations import Relations

        return Relations(self._storage, self._database, self._reader)
