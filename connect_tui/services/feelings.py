"""Noting how one feels, and looking at what was felt over a period."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import Family, all_words, family_of
from connect_tui.domain.felt import Beside, DaysOf, FeelingsView, FeltFamily, FeltOnDay
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.text import clean_text, fold, shortened
from connect_tui.services.check_ins import (
    Outcome,
    clean_names,
    names_of,
    people_ids,
    refuse_far_past,
    refuse_future,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from connect_tui.domain.periods import Period
    from connect_tui.services.workspace import Workspace

NOTHING_AHEAD = "nothing can be felt on it yet"
NOTHING_AHEAD_HINT = "Note it once the day has come."


def feel(
    workspace: Workspace,
    words: Iterable[str],
    *,
    strengths: Iterable[tuple[str, int]] = (),
    line: str = "",
    people: Iterable[str] = (),
    practice: str | None = None,
    day: date | None = None,
) -> tuple[JournalEntry, Outcome]:
    """Note how one feels, on a day, today unless told, as one change; ``people`` are names.

    Raises WrongUse where no feeling is named, or what is said with it cannot be kept.
    """
    from connect_tui.services.journal import checked_feelings

    on = day or workspace.today()
    refuse_future(workspace, on, NOTHING_AHEAD, NOTHING_AHEAD_HINT)
    refuse_far_past(on)
    _refuse_unknown(workspace, practice)
    felt, strong = checked_feelings(tuple(words), tuple(strengths))
    if not felt:
        raise WrongUse("No feeling is named.", hint="Name one, as in: connect-tui feel calm")
    names = clean_names(people)
    about = (practice,) if practice is not None else ()
    what = ChangeInfo("feeling", on, practices=about, people=names_of(workspace, (), names))
    with workspace.store.change(what) as change:
        ids = people_ids(change, names, workspace.today())
        entry = JournalEntry(
            "", on, EntryKind.FEELING, practice, ids, felt, clean_text(line), strengths=strong
        )
        entry = change.put_journal(entry)
    return entry, Outcome(what, change.changed)


def _refuse_unknown(workspace: Workspace, practice: str | None) -> None:
    if practice is not None and practice not in {one.id for one in workspace.practices}:
        raise WrongUse(
            f"There is no practice “{shortened(practice)}”.",
            hint="`connect-tui today` shows the practices there are.",
        )


def all_there_is(workspace: Workspace) -> Period:
    """Return the days from the first check-in or journal entry to today."""
    from connect_tui.services.retrospect import period_of

    period = period_of(workspace, PeriodUnit.ALL, workspace.today())
    store, starts = workspace.store, period.start
    for year in store.journal_years():
        if int(year) > starts.year:
            break
        there = store.journal_year(year)
        first = next((entry for head in reversed(there.heads) if (entry := there.entry(head))), None)
        if first is not None:
            return period._replace(start=min(starts, first.day))
    return period


def feelings_over(workspace: Workspace, period: Period) -> FeelingsView:
    """Return what was felt in a period, up to today; of the records its years alone are read."""
    today = workspace.today()
    entries = felt_entries(workspace, period.start, min(period.end, today))
    days = tuple(sorted({entry.day for entry in entries}))
    found = _Found(workspace, entries)
    return FeelingsView(
        period=period,
        today=today,
        days=days,
        feelings=found.families(),
        practices=tuple(found.beside_practices()),
        people=tuple(found.beside_people()),
    )


def felt_entries(workspace: Workspace, start: date, end: date) -> list[JournalEntry]:
    """Return the entries of a period, both ends included, that name a feeling, by day."""
    if start > end:
        return []
    return [one for one in workspace.store.felt(start, end) if one.kind is not EntryKind.WEEK]


def own_words(workspace: Workspace) -> tuple[str, ...]:
    """Return the words for feelings that the journal holds and habits.yaml does not, sorted."""
    listed = {fold(word) for word in all_words(workspace.loaded.catalogue.feelings)}
    felt = workspace.store.felt(date.min, date.max)
    found = {fold(word): word for entry in felt for word in entry.feelings}
    return tuple(sorted((word for folded, word in found.items() if folded not in listed), key=fold))


def felt_beside_practice(workspace: Workspace, practice: str, period: Period) -> Beside | None:
    """Return what was felt on the days of a practice in a period; None where nothing was noted."""
    entries = felt_entries(workspace, period.start, min(period.end, workspace.today()))
    if not entries:
        return None
    found = _Found(workspace, entries)
    return next((one for one in found.beside_practices() if one.id == practice), None)


def felt_with(workspace: Workspace, person_id: str, period: Period) -> Beside | None:
    """Return what was felt with someone in a period; None where nothing was noted."""
    entries = felt_entries(workspace, period.start, min(period.end, workspace.today()))
    named = [one for one in entries if person_id in one.people]
    return next((one for one in _Found(workspace, named).beside_people() if one.id == person_id), None)


class _Found:
    """Entries that name feelings, sorted out."""

    def __init__(self, workspace: Workspace, entries: Sequence[JournalEntry]) -> None:
        self._workspace = workspace
        self._entries = entries
        self._families: dict[str, Family] = {}
        self._order = list(workspace.loaded.catalogue.feelings)
        people = workspace.store.people() if any(one.people for one in entries) else {}
        self._names = {one.id: one.name for one in people.values()}
        self._practised = self._practices_by_day()
        self._on: dict[str, dict[date, FeltOnDay]] = {}
        for entry in entries:
            for felt in entry.felt:
                self._note(entry, felt.word, felt.strength)

    def _family(self, word: str) -> Family:
        folded = fold(word)
        if folded not in self._families:
            known = family_of(self._order, word)
            self._families[folded] = known or Family(folded, word)
        return self._families[folded]

    def _note(self, entry: JournalEntry, word: str, strength: int | None) -> None:
        on = self._on.setdefault(self._family(word).id, {})
        before = on.get(entry.day, FeltOnDay((), None, ()))
        said = [one for one in (before.strength, strength) if one is not None]
        known = {fold(one) for one in before.words}
        on[entry.day] = FeltOnDay(
            before.words if fold(word) in known else (*before.words, word),
            max(said, default=None),
            tuple(dict.fromkeys((*before.people, *(one for one in entry.people if one in self._names)))),
        )

    def _practices_by_day(self) -> dict[date, set[str]]:
        """Return the practices of each day on which anything was felt."""
        days = {entry.day for entry in self._entries}
        found: dict[date, set[str]] = {day: set() for day in days}
        for month in {month_of(day) for day in days}:
            for practice, marks in self._workspace.store.marks(month).items():
                for day, mark in marks.items():
                    if mark is Mark.DONE and day in found:
                        found[day].add(practice)
        for entry in self._entries:
            if entry.practice is not None:
                found[entry.day].add(entry.practice)
        return found

    def _in_order(self) -> list[Family]:
        """Return the families that were felt: those of the catalogue first, in its order."""
        place = {family.id: number for number, family in enumerate(self._order)}
        felt = {family.id: family for family in self._families.values()}
        return sorted(felt.values(), key=lambda one: (place.get(one.id, len(place)), one.id))

    def families(self) -> tuple[FeltFamily, ...]:
        return tuple(self._felt(family) for family in self._in_order())

    def _felt(self, family: Family) -> FeltFamily:
        on = self._on[family.id]
        words: Counter[str] = Counter()
        spelt: dict[str, str] = {}
        people: Counter[str] = Counter()
        practices: Counter[str] = Counter()
        for day, felt in on.items():
            for word in felt.words:
                words[fold(word)] += 1
                spelt.setdefault(fold(word), word)
            people.update(felt.people)
            practices.update(self._practised[day])
        return FeltFamily(
            family,
            dict(sorted(on.items())),
            tuple((spelt[word], days) for word, days in sorted(words.items(), key=lambda one: -one[1])),
            self._people(people),
            self._practices(practices),
        )

    def _people(self, days: Counter[str]) -> tuple[DaysOf, ...]:
        found = [DaysOf(one, self._names[one], number) for one, number in days.items()]
        return tuple(sorted(found, key=lambda one: (-one.days, fold(one.name), one.id)))

    def _practices(self, days: Counter[str]) -> tuple[DaysOf, ...]:
        place = {one.id: number for number, one in enumerate(self._workspace.practices)}
        names = self._practice_names
        found = [DaysOf(one, names[one], number) for one, number in days.items()]
        return tuple(sorted(found, key=lambda one: (-one.days, place.get(one.id, len(place)), one.id)))

    @property
    def _practice_names(self) -> Mapping[str, str]:
        from connect_tui.services.remembering import practice_names

        return practice_names(self._workspace, set().union(*self._practised.values()))

    def beside_practices(self) -> list[Beside]:
        """Return what was felt on the days of each practice, those of most such days first."""
        days: dict[str, set[date]] = {}
        for day, practices in self._practised.items():
            for practice in practices:
                days.setdefault(practice, set()).add(day)
        named = self._practices(Counter({one: len(on) for one, on in days.items()}))
        return [self._beside(one, days[one.id], None) for one in named]

    def beside_people(self) -> list[Beside]:
        """Return what was felt with each person, those of most such days first."""
        days: dict[str, set[date]] = {}
        for entry in self._entries:
            for person in entry.people:
                if person in self._names:
                    days.setdefault(person, set()).add(entry.day)
        named = self._people(Counter({one: len(on) for one, on in days.items()}))
        return [self._beside(one, days[one.id], one.id) for one in named]

    def _beside(self, one: DaysOf, days: set[date], person: str | None) -> Beside:
        """Return the families felt on these days; with a ``person``, only what was felt with them."""
        found = []
        for family in self._in_order():
            felt = self._on[family.id]
            number = sum(day in felt and (person is None or person in felt[day].people) for day in days)
            if number:
                found.append(DaysOf(family.id, family.name, number))
        return Beside(one.id, one.name, one.days, tuple(sorted(found, key=lambda each: -each.days)))
