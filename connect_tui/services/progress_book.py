"""Standings of every practice, quick at any length of history.

Progress is set down at the start of each month that was passed. The one at the start of last month is also
written to a cache file, so that a command reads two months instead of twenty years. The file names the
schedules and the month files it was computed from; where any of them differs it is not used. What lies longer
ago is looked up in the ledger, which is opened when it is first needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.domain.days import ONE_DAY, first_of, month_of, months_between, next_month
from connect_tui.domain.history import days_between, new_progress, stand, states_of
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Progress, Standing, State
from connect_tui.domain.records import Mark
from connect_tui.services.progress_cache import Dump, keep_progress, kept_progress

if TYPE_CHECKING:
    from connect_tui.domain.month_marks import MonthMarks
    from connect_tui.services.ledger import Ledger
    from connect_tui.store import Store

_WORTH_CACHING_MONTHS = 3

_PREPARED_AT_ONCE = 2
_AFTER_ALL_MONTHS = "9999-99"


def _previous_month(day: date) -> str:
    return month_of(day.replace(day=1) - ONE_DAY)


class ProgressBook:
    """Answers where practices stand, from the store's months and what it remembers of them."""

    def __init__(self, store: Store, cache_file: Path) -> None:
        self._store = store
        self._cache_file = cache_file
        self._week_starts_on = 0
        self._practices: dict[str, Practice] = {}
        self._schedules: dict[str, str] = {}
        self._checkpoints: dict[str, dict[str, Dump]] = {}
        self._base: str | None = None
        self._computed_from: dict[str, str] = {}
        self._known_months: list[str] | None = None
        self._worth_saving = False
        self._ledger: Ledger | None = None
        self._held: dict[str, Mapping[str, Mapping[date, Mark]]] | None = None
        self.version = 0
        """A number that is another one once schedules or check-ins have changed, as far as is noticed."""

    def plan(self, practices: Iterable[Practice], week_starts_on: int) -> None:
        """Take over the schedules as they are now; what was computed by others is forgotten."""
        self.version += 1
        self._week_starts_on = week_starts_on
        self._practices = {one.id: one for one in practices}
        schedules = {
            one.id: f"{one.schedule!s}/{one.archived}/{week_starts_on}" for one in self._practices.values()
        }
        if schedules != self._schedules:
            self._schedules = schedules
            self._checkpoints.clear()
            self._computed_from.clear()
            self._base = None
            self._ledger = None

    def forget_since(self, month: str) -> None:
        """Forget what was computed from ``month`` or a later one, since its records have changed."""
        self.version += 1
        self._known_months = None
        self._computed_from = {one: text for one, text in self._computed_from.items() if one < month}
        self._forget_progress_after(month)
        if self._base is not None and month < self._base:
            self._base = None

    def _forget_progress_after(self, month: str) -> None:
        """Forget where practices stood after ``month``, which they were not yet known to rest on."""
        for checkpoints in self._checkpoints.values():
            for later in [one for one in checkpoints if one > month]:
                del checkpoints[later]

    def standing(self, practice: Practice, day: date, today: date) -> Standing:
        """Return where the practice stands on ``day``; a day after today is answered as of today."""
        month = month_of(min(day, today))
        progress = self.progress_at(practice, month, today)
        marks = self.marks(practice.id, month, month)
        rests = self.planned_rests(practice.id, today) if day >= today else frozenset()
        return stand(progress, first_of(month), day, today=today, marks=marks, rests=rests)

    def states(
        self, practice: Practice, start: date, end: date, *, today: date, first: date | None
    ) -> tuple[State, ...]:
        """Return the state of each day of a period; ``first`` is the first check-in that counts."""
        marks = self.marks(practice.id, month_of(start), month_of(end))
        return states_of(practice, days_between(start, end), marks, today=today, first=first)

    def save(self, today: date) -> None:
        """Write the cache file where computing anew took long. A place that takes no files is no fault."""
        if not self._worth_saving:
            return
        base = _previous_month(today)
        progress = {
            practice: self._checkpoints[practice][base]
            for practice in self._schedules
            if base in self._checkpoints.get(practice, {})
        }
        kept_from = self._read_before(base)
        self._worth_saving = not keep_progress(self._cache_file, base, kept_from, self._schedules, progress)

    def keep(self, today: date) -> None:
        """Have the next look back be as quick as it can be, where this one had to read far."""
        if self._worth_saving:
            self.save(today)
            for _ in self.prepare(today):
                pass

    def prepare(self, today: date) -> Iterator[None]:
        """Make looking back over many years quick: read what the ledger lacks, in small steps, and keep it.

        The records may change between two steps.
        """
        ledger = self._opened_ledger(today)
        yield
        last = month_of(today)
        for number, month in enumerate(one for one in self._months() if one < last):
            self.short_marks(month)
            for practice in self._practices.values():
                if next_month(month) not in self._checkpoints.get(practice.id, {}):
                    self.progress_at(practice, next_month(month), today)
            if number % _PREPARED_AT_ONCE == 0:
                yield
        if ledger is self._ledger and self._base is not None:
            ledger.save(self._base, self._read_before(self._base), self._schedules, self._checkpoints)

    def strengths(self, practice: Practice, months: Sequence[str], today: date) -> list[float]:
        """Return how strong the practice was when each of these months began, none of which is after today's.

        They come in order.
        """
        self._take_up_cache(today)
        known = self._checkpoints.setdefault(practice.id, {})
        first = min([month_of(today), *self._months()[:1]])
        for month in reversed(months):
            if month not in known and month > first:
                self.progress_at(practice, month, today)
        return [float(known[month][0] or 0.0) if month > first else 0.0 for month in months]

    def progress_at(self, practice: Practice, month: str, today: date) -> Progress:
        """Return the progress of a practice at the start of a month, which is not after today's."""
        self._take_up_cache(today)
        checkpoints = self._checkpoints.setdefault(practice.id, {})
        progress = new_progress(practice, self._week_starts_on)
        at = self._last_known(checkpoints, month)
        if self._ledger is None and months_between(at, month) >= _WORTH_CACHING_MONTHS:
            self._opened_ledger(today)
            at = self._last_known(checkpoints, month)
        if at in checkpoints:
            progress.load(checkpoints[at])
        if at < month:
            self._note_what_is_read(month)
        passed = 0
        while at < month:
            following = next_month(at)
            progress.close(first_of(at), first_of(following) - ONE_DAY, self._marks_in(at, practice.id))
            at = following
            checkpoints[at] = progress.dump()
            passed += 1
        self._worth_saving = self._worth_saving or passed >= _WORTH_CACHING_MONTHS
        return progress

    def _last_known(self, checkpoints: Mapping[str, Dump], month: str) -> str:
        """Return the last month up to ``month`` at whose start the progress is known, if only as nothing."""
        if month in checkpoints:
            return month
        return max((one for one in checkpoints if one < month), default=min([month, *self._months()[:1]]))

    def short_marks(self, month: str) -> Mapping[str, MonthMarks]:
        """Return the marks of a month by practice id in short form."""
        from connect_tui.domain.month_marks import month_marks

        if self._ledger is None or self._base is None or month >= self._base:
            return {practice: month_marks(found) for practice, found in self._read(month).items()}
        if month not in self._computed_from:
            self._note_what_is_read(next_month(month))
        fingerprint = self._computed_from.get(month, "")
        known = self._ledger.month(month, fingerprint)
        return self._ledger.note(month, fingerprint, self._read(month)) if known is None else known

    def _marks_in(self, month: str, practice: str) -> Mapping[date, Mark]:
        if self._ledger is None or self._base is None or month >= self._base:
            return self._read(month).get(practice, {})
        from connect_tui.domain.month_marks import marks_in

        short = self.short_marks(month).get(practice)
        return {} if short is None else marks_in(month, short)

    def look_back_to(self, day: date, today: date) -> None:
        """Open the ledger where a look back to a day would read many months without it."""
        if self._ledger is None and months_between(month_of(day), month_of(today)) > _WORTH_CACHING_MONTHS:
            self._opened_ledger(today)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Read each month at most once within the block, so that all its answers are of one moment."""
        if self._held is not None:
            yield
            return
        self._held = {}
        try:
            yield
        finally:
            self._held = None

    def _read(self, month: str) -> Mapping[str, Mapping[date, Mark]]:
        """Return the marks of a month; none of one that others have begun and nobody was told of yet.

        Otherwise some answers would know of it, and what is remembered of others would not.
        """
        if not self.months(month, month):
            return {}
        if self._held is None:
            return self._store.marks(month)
        if month not in self._held:
            self._held[month] = self._store.marks(month)
        return self._held[month]

    def _opened_ledger(self, today: date) -> Ledger:
        self._take_up_cache(today)
        if self._ledger is None:
            from connect_tui.services.ledger import Ledger

            self._note_what_is_read(_AFTER_ALL_MONTHS)
            ledger = Ledger(self._cache_file.with_name("ledger.json"))
            for practice, found in ledger.load(self._computed_from, self._schedules).items():
                self._checkpoints[practice] = {**found, **self._checkpoints.get(practice, {})}
            self._ledger = ledger
        return self._ledger

    def _months(self) -> list[str]:
        if self._known_months is None:
            self._known_months = self._store.months()
        return self._known_months

    def marks(self, practice: str, first: str, last: str) -> Mapping[date, Mark]:
        """Return the marked days of a practice in the months from ``first`` to ``last``."""
        if first == last:
            return self._marks_in(first, practice)
        marks: dict[date, Mark] = {}
        for month in self.months(first, last):
            marks.update(self._marks_in(month, practice))
        return marks

    def months(self, first: str, last: str) -> list[str]:
        """Return the months from ``first`` to ``last`` in which anything was recorded, oldest first."""
        known = self._months()
        return known[bisect_left(known, first) : bisect_right(known, last)]

    def planned_rests(self, practice: str, today: date) -> frozenset[date]:
        """Return the rest days of a practice after today."""
        last = self._months()[-1:]
        if not last or last[0] < month_of(today):
            return frozenset()
        marks = self.marks(practice, month_of(today), last[0])
        return frozenset(day for day, mark in marks.items() if mark is Mark.REST and day > today)

    def _note_what_is_read(self, before: str) -> None:
        """Take the months' fingerprints before they are read, so that a change meanwhile shows later."""
        new = [month for month in self._months() if month < before and month not in self._computed_from]
        if new:
            self._forget_progress_after(new[0])
            self._computed_from.update(self._store.fingerprints(new))
            for month in new:
                (self._held or {}).pop(month, None)

    def _read_before(self, month: str) -> dict[str, str]:
        return {one: text for one, text in self._computed_from.items() if one < month}

    def _take_up_cache(self, today: date) -> None:
        base = _previous_month(today)
        if self._base == base:
            return
        self._base = base
        self._note_what_is_read(base)
        kept = kept_progress(self._cache_file, base, self._read_before(base), self._schedules)
        for practice, dump in kept.items():
            try:
                progress = new_progress(self._practices[practice], self._week_starts_on)
                progress.load(dump)
            except (ValueError, TypeError, OverflowError):
                continue
            self._checkpoints.setdefault(practice, {})[base] = progress.dump()
