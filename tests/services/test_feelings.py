"""Noting feelings, and looking at them over time, against a slow second computation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import Family, family_of
from connect_tui.domain.felt import DaysOf
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.people import Profile
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.domain.text import fold
from connect_tui.exchange.feelings import words
from connect_tui.services.check_ins import undo
from connect_tui.services.feelings import all_there_is, feel, feelings_over, felt_beside_practice, felt_with
from connect_tui.services.journal import Writing, change_entry
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in

TODAY = date(2026, 11, 22)
NOVEMBER = Period(PeriodUnit.MONTH, date(2026, 11, 1), date(2026, 11, 30))


def _entries(workspace: Workspace) -> list[JournalEntry]:
    return workspace.store.journal(TODAY - timedelta(days=400), TODAY)


def test_a_feeling_is_one_change_and_what_is_added_another(workspace: Workspace) -> None:
    entry, outcome = feel(workspace, ["calm"])
    assert (outcome.changed, outcome.change.kind, entry.kind, entry.day) == (
        True,
        "feeling",
        EntryKind.FEELING,
        TODAY,
    )
    added = Writing(
        TODAY, "by the lake", "listen", ("Maya",), ("calm", "peaceful"), (("calm", 4), ("peaceful", 2))
    )
    changed, _ = change_entry(workspace, entry, added)
    assert changed.felt == (("calm", 4), ("peaceful", 2))
    undo(workspace)
    assert _entries(workspace) == [entry]
    undo(workspace)
    assert _entries(workspace) == []


@pytest.mark.parametrize(
    ("given_words", "more"),
    [
        ([], {}),
        (["calm"], {"day": TODAY + timedelta(days=1)}),
        (["calm"], {"practice": "nothing"}),
        (["calm"], {"strengths": (("calm", 6),)}),
        (["calm"], {"strengths": (("sad", 2),)}),
    ],
)
def test_what_cannot_be_kept_is_refused(
    workspace: Workspace, given_words: list[str], more: dict[str, object]
) -> None:
    with pytest.raises(WrongUse):
        feel(workspace, given_words, **more)  # type: ignore[arg-type]
    assert _entries(workspace) == []


def test_it_is_told_with_whom_and_on_days_of_which_practice(workspace: Workspace) -> None:
    feel(workspace, ["calm"], people=["Maya"], practice="listen", day=TODAY)
    feel(workspace, ["peaceful", "glad"], people=["Maya"], day=TODAY - timedelta(days=1))
    feel(workspace, ["calm"], people=["Ben"], day=TODAY - timedelta(days=2))
    with workspace.store.change(ChangeInfo("done")) as change:
        change.put_check_in(CheckIn(TODAY - timedelta(days=1), "listen", Mark.DONE))
        change.put_check_in(CheckIn(TODAY - timedelta(days=2), "care", Mark.REST))
    view = feelings_over(workspace, NOVEMBER)
    assert words.summary(view) == "noted on 3 days: calm and glad"
    calm = next(one for one in view.feelings if one.family.id == "calm")
    assert words.family(calm) == (
        "calm on 3 days, most often with Maya, and on days you practised Listen attentively"
    )
    assert words.finer(calm) == "calm 2, peaceful 1"
    listened = felt_beside_practice(workspace, "listen", NOVEMBER)
    assert words.on_its_days(listened) == "On its days you felt calm (2 days), glad (1)."
    maya = next(one.id for one in workspace.store.people().values() if one.name == "Maya")
    assert words.with_them(felt_with(workspace, maya, NOVEMBER)) == (
        "With them you felt calm (2 days), glad (1)."
    )
    assert felt_beside_practice(workspace, "care", NOVEMBER) is None
    assert words.on_its_days(None) == ""


def test_all_there_is_begins_with_the_first_entry(workspace: Workspace) -> None:
    feel(workspace, ["sad"], day=date(2024, 2, 29))
    assert all_there_is(workspace).start == date(2024, 2, 29)


_DAYS = st.integers(-45, 3).map(lambda number: TODAY + timedelta(days=number))
_WORDS = ["glad", "grateful", "calm", "PEACEFUL", "sad", "wobbly", "Wobbly"]
_ENTRIES = st.builds(
    lambda day, feelings, strong, people, practice, kind: JournalEntry(
        "", day, kind, practice, tuple(people), tuple(feelings), "", strengths=tuple(strong.items())
    ),
    _DAYS,
    st.lists(st.sampled_from(_WORDS), max_size=3, unique_by=fold),
    st.dictionaries(st.sampled_from(_WORDS), st.integers(1, 5), max_size=2),
    st.lists(st.sampled_from(["p0", "p1", "gone"]), max_size=2, unique=True),
    st.sampled_from([None, "listen", "care"]),
    st.sampled_from([EntryKind.NOTE, EntryKind.FEELING, EntryKind.EVENING, EntryKind.GUIDE]),
)
_CHECKS = st.builds(
    CheckIn, _DAYS, st.sampled_from(["listen", "care"]), st.sampled_from([Mark.DONE, Mark.REST])
)


class _Slowly:
    """Looks through everything anew for each question."""

    def __init__(
        self,
        families: tuple[Family, ...],
        entries: list[JournalEntry],
        checks: list[CheckIn],
        ends: list[date],
    ) -> None:
        start, end = ends
        self.families, self.checks = families, checks
        self.inside = [one for one in entries if start <= one.day <= min(end, TODAY) and one.feelings]
        self.days = sorted({one.day for one in self.inside})
        self.names = {self.family(word) for one in self.inside for word in one.feelings}

    def family(self, word: str) -> str:
        known = family_of(self.families, word)
        return known.id if known is not None else fold(word)

    def felt(self, name: str, day: date, person: str = "") -> list[JournalEntry]:
        on_day = [one for one in self.inside if one.day == day and (not person or person in one.people)]
        return [one for one in on_day if name in map(self.family, one.feelings)]

    def strongest(self, name: str, day: date) -> int | None:
        said = [
            dict(entry.strengths).get(word)
            for entry in self.felt(name, day)
            for word in entry.feelings
            if self.family(word) == name
        ]
        return max((one for one in said if one is not None), default=None)

    def practised(self, practice: str, day: date) -> bool:
        marked = any((one.day, one.practice, one.mark) == (day, practice, Mark.DONE) for one in self.checks)
        return marked or any(one.day == day and one.practice == practice for one in self.inside)

    def days_with(self, name: str, person: str) -> int:
        return sum(bool(self.felt(name, day, person)) for day in self.days)

    def days_beside(self, name: str, practice: str) -> int:
        return sum(bool(self.felt(name, day)) and self.practised(practice, day) for day in self.days)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(_ENTRIES, max_size=10),
    st.lists(_CHECKS, max_size=8, unique_by=lambda one: (one.day, one.practice)),
    st.tuples(_DAYS, _DAYS).map(sorted),
)
def test_it_is_what_a_slow_second_computation_says(
    entries: list[JournalEntry], checks: list[CheckIn], ends: list[date]
) -> None:
    with TemporaryDirectory() as folder:
        workspace = Workspace(paths_in(Path(folder)), StandingClock())
        with workspace.store.change(ChangeInfo("import")) as change:
            for number in range(2):
                change.relations.put_profile(Profile(f"p{number}", f"P{number}"))
            for entry in entries:
                change.put_journal(entry)
            for check in checks:
                change.put_check_in(check)
        view = feelings_over(workspace, Period(PeriodUnit.DAYS, *ends))
        slow = _Slowly(workspace.loaded.catalogue.feelings, entries, checks, ends)
    assert list(view.days) == slow.days
    assert {one.family.id for one in view.feelings} == slow.names
    for one in view.feelings:
        name = one.family.id
        strengths = {day: slow.strongest(name, day) for day in slow.days if slow.felt(name, day)}
        assert {day: on_day.strength for day, on_day in one.on.items()} == strengths
        assert _told(one.people, "p0", "p1") == {who: slow.days_with(name, who) for who in ("p0", "p1")}
        beside = {which: slow.days_beside(name, which) for which in ("listen", "care")}
        assert _told(one.practices, "listen", "care") == beside
    for practice in view.practices:
        assert practice.days == sum(slow.practised(practice.id, day) for day in slow.days)
    for person in view.people:
        assert person.days == len({one.day for one in slow.inside if person.id in one.people})
        counts = {name: slow.days_with(name, person.id) for name in slow.names}
        assert {each.id: each.days for each in person.families} == {
            name: number for name, number in counts.items() if number
        }


def _told(counts: Iterable[DaysOf], *ids: str) -> dict[str, int]:
    days = {one.id: one.days for one in counts}
    return {one: days.get(one, 0) for one in ids}
