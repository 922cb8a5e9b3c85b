"""Standings of every practice, quick at any length of history.

Progress is set down at the start of each month that was passed. The one at the start of last month is also
written to a cache file, so that a command reads two months instead of twenty years. The file names the
schedules and the month files it was computed from; where any of them differs it is not used.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.domain.days import ONE_DAY, month_of
from connect_tui.domain.history import PracticeReview, new_progress, review, stand
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import Progress, Standing, State, state_of
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import Quota

if TYPE_CHECKING:
    from connect_tui.store import Store

_FORMAT = 1
_WORTH_CACHING_MONTHS = 3

Dump = list[int | float | None]


def _first_day(month: str) -> date:
    return date.fromisoformat(month + "-01")


def _next_month(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


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

    def plan(self, practices: Iterable[Practice], week_starts_on: int) -> None:
        """Take over the schedules as they are now; what was computed by others is forgotten."""
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

    def forget_since(self, month: str) -> None:
        """Forget what was computed from ``month`` or a later one, since its records have changed."""
        self._known_months = None
        self._computed_from = {one: text for one, text in self._computed_from.items() if one < month}
        for checkpoints in self._checkpoints.values():
            for later in [one for one in checkpoints if one > month]:
                del checkpoints[later]
        if self._base is not None and month < self._base:
            self._base = None

    def standing(self, practice: Practice, day: date, today: date) -> Standing:
        """Return where the practice stands on ``day``; a day after today is answered as of today."""
        month = month_of(min(day, today))
        progress = self._progress_at(practice, month, today)
        marks = self._marks(practice.id, month, month)
        rests = self._planned_rests(practice.id, today) if day >= today else frozenset()
        return stand(progress, _first_day(month), day, today=today, marks=marks, rests=rests)

    def review(self, practice: Practice, start: date, end: date, today: date) -> PracticeReview:
        """Return the practice over a period, with every streak that touches it whole."""
        months = self._months()
        first_month = min([month_of(start), *months[:1]])
        progress = new_progress(practice, self._week_starts_on)
        return review(
            practice,
            progress,
            _first_day(first_month),
            start=start,
            end=end,
            today=today,
            marks=self._marks(practice.id, first_month, month_of(max(end, today))),
            rests=self._planned_rests(practice.id, today),
        )

    def states(
        self, practice: Practice, start: date, end: date, *, today: date, first: date | None
    ) -> tuple[State, ...]:
        """Return the state of each day of a period; ``first`` is the first check-in that counts."""
        marks = self._marks(practice.id, month_of(start), month_of(end))
        by_quota = isinstance(practice.schedule, Quota)
        days = (date.fromordinal(number) for number in range(start.toordinal(), end.toordinal() + 1))
        return tuple(
            state_of(
                day,
                marks.get(day),
                today=today,
                first=first,
                scheduled=practice.scheduled_on(day),
                by_quota=by_quota,
            )
            for day in days
        )

    def save(self, today: date) -> None:
        """Write the cache file where computing anew took long. A place that takes no files is no fault."""
        if not self._worth_saving:
            return
        base = _previous_month(today)
        progress = {
            practice: {"schedule": schedule, "at": self._checkpoints[practice][base]}
            for practice, schedule in self._schedules.items()
            if base in self._checkpoints.get(practice, {})
        }
        text = json.dumps(
            {
                "format": _FORMAT,
                "month": base,
                "months": self._read_before(base),
                "progress": progress,
            }
        )
        temporary = self._cache_file.with_name(f".{self._cache_file.name}.{os.getpid()}")
        try:
            self._cache_file.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(text)
            temporary.replace(self._cache_file)
        except OSError:
            return
        self._worth_saving = False

    def _progress_at(self, practice: Practice, month: str, today: date) -> Progress:
        """Return the progress of a practice at the start of a month, passing the months it takes."""
        self._take_up_cache(today)
        checkpoints = self._checkpoints.setdefault(practice.id, {})
        progress = new_progress(practice, self._week_starts_on)
        known = sorted(checkpoints)
        position = bisect_right(known, month)
        if position:
            at = known[position - 1]
            progress.load(checkpoints[at])
        else:
            at = min([month, *self._months()[:1]])
        self._note_what_is_read(month)
        passed = 0
        while at < month:
            following = _next_month(at)
            marks = self._store.marks(at).get(practice.id, {})
            progress.close(_first_day(at), _first_day(following) - ONE_DAY, marks)
            at = following
            checkpoints[at] = progress.dump()
            passed += 1
        self._worth_saving = self._worth_saving or passed >= _WORTH_CACHING_MONTHS
        return progress

    def _months(self) -> list[str]:
        if self._known_months is None:
            self._known_months = self._store.months()
        return self._known_months

    def _marks(self, practice: str, first: str, last: str) -> Mapping[date, Mark]:
        if first == last:
            return self._store.marks(first).get(practice, {})
        marks: dict[date, Mark] = {}
        for month in self._months():
            if first <= month <= last:
                marks.update(self._store.marks(month).get(practice, {}))
        return marks

    def _planned_rests(self, practice: str, today: date) -> frozenset[date]:
        last = self._months()[-1:]
        if not last or last[0] < month_of(today):
            return frozenset()
        marks = self._marks(practice, month_of(today), last[0])
        return frozenset(day for day, mark in marks.items() if mark is Mark.REST and day > today)

    def _note_what_is_read(self, before: str) -> None:
        """Take the months' fingerprints before they are read, so that a change meanwhile shows later."""
        new = [month for month in self._months() if month < before and month not in self._computed_from]
        if new:
            self._computed_from.update(self._store.fingerprints(new))

    def _read_before(self, month: str) -> dict[str, str]:
        return {one: text for one, text in self._computed_from.items() if one < month}

    def _take_up_cache(self, today: date) -> None:
        base = _previous_month(today)
        if self._base == base:
            return
        self._base = base
        self._note_what_is_read(base)
        try:
            cache = json.loads(self._cache_file.read_bytes())
            if cache["format"] != _FORMAT or cache["month"] != base:
                return
            if cache["months"] != self._read_before(base):
                return
            for practice, kept in cache["progress"].items():
                if kept["schedule"] == self._schedules.get(practice):
                    progress = new_progress(self._practices[practice], self._week_starts_on)
                    progress.load(kept["at"])
                    self._checkpoints.setdefault(practice, {})[base] = progress.dump()
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return
