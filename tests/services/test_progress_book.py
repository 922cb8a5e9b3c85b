"""Whatever is remembered between looks, the answer is the one that the records alone give."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.history import new_progress, review, stand
from connect_tui.domain.practices import Practice
from connect_tui.domain.records import Mark
from connect_tui.services import check_ins
from connect_tui.services.retrospect import practice_review
from connect_tui.services.workspace import Workspace
from tests.living import NOON, StandingClock, paths_in

LONG_AGO = date(2026, 1, 1)
HABITS = """
practices:
  - id: listen
  - {id: care, schedule: mon-fri}
  - {id: self, schedule: {times: 3, per: week}}
  - {id: give, archived: 2026-10-10}
settings: {week_starts_on: sunday}
"""
NAMES = ("listen", "care", "self", "give")


class Step(NamedTuple):
    kind: str
    practices: tuple[str, ...] = ()
    back: int = 0
    """Days before today; negative ones lie ahead."""
    elsewhere: bool = False
    """Whether another process takes this step."""


chosen = st.lists(st.sampled_from(NAMES), min_size=1, unique=True).map(tuple)
near_or_far = st.integers(0, 12) | st.integers(0, 260)


def step(kind: str, back: st.SearchStrategy[int]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(kind), chosen, back, st.booleans())


steps = st.lists(
    step("done", near_or_far)
    | step("rest", near_or_far | st.integers(-5, 0))
    | step("clear", near_or_far)
    | step("fill", st.integers(5, 250))
    | step("undo", st.just(0))
    | step("wait", st.integers(1, 45))
    | step("look", near_or_far)
    | step("save", st.just(0)),
    min_size=1,
    max_size=14,
)


class World:
    """Two processes on one folder, and what the records have to be."""

    def __init__(self, folder: Path) -> None:
        self.paths = paths_in(folder)
        self.paths.config.mkdir()
        self.paths.habits_file.write_text(HABITS)
        os.utime(self.paths.habits_file, (1, 1))
        self.clock = StandingClock(NOON)
        self.here = Workspace(self.paths, self.clock)
        self.there = Workspace(self.paths, self.clock)
        self.marks: dict[str, dict[date, Mark]] = defaultdict(dict)
        self._before: list[dict[str, dict[date, Mark]]] = []

    def take(self, step: Step) -> None:
        workspace = self.there if step.elsewhere else self.here
        practices = [one for one in workspace.practices if one.id in step.practices]
        today = workspace.today()
        day = today - timedelta(days=step.back)
        if step.kind == "wait":
            self.clock.move(days=step.back)
        elif step.kind == "save":
            self.here.book.save(today)
        elif step.kind == "look":
            self.agree(self.here, day)
        elif step.kind == "undo":
            taken_back = check_ins.undo(workspace)
            assert (taken_back is None) == (not self._before)
            if self._before:
                self.marks = self._before.pop()
        elif step.kind == "fill":
            outcome = check_ins.rest_period(workspace, practices, day, today)
            days = [day + timedelta(days=number) for number in range(step.back + 1)]
            self._note(outcome.changed, practices, days, Mark.REST, is_period=True)
        else:
            change = {"done": check_ins.done, "rest": check_ins.rest, "clear": check_ins.clear}[step.kind]
            outcome = change(workspace, practices, day)
            mark = {"done": Mark.DONE, "rest": Mark.REST, "clear": None}[step.kind]
            self._note(outcome.changed, practices, [day], mark)

    def _note(
        self,
        changed: bool,
        practices: list[Practice],
        days: list[date],
        mark: Mark | None,
        *,
        is_period: bool = False,
    ) -> None:
        before = {practice: dict(marks) for practice, marks in self.marks.items()}
        for practice in practices:
            marks = self.marks[practice.id]
            for day in days:
                if is_period and (marks.get(day) is Mark.DONE or not practice.scheduled_on(day)):
                    continue
                if mark is None:
                    marks.pop(day, None)
                else:
                    marks[day] = mark
        really = any(before.get(name, {}) != marks for name, marks in self.marks.items())
        assert changed == really
        if really:
            self._before.append(defaultdict(dict, before))

    def agree(self, workspace: Workspace, day: date) -> None:
        today = workspace.today()
        for practice in workspace.practices:
            marks = self.marks[practice.id]
            rests = [one for one, mark in marks.items() if mark is Mark.REST and one > today]
            fresh = new_progress(practice, workspace.settings.week_starts_on)
            alone = stand(fresh, LONG_AGO, day, today=today, marks=marks, rests=rests if day >= today else ())
            assert workspace.book.standing(practice, day, today) == alone, (practice.id, day)

    def agree_on_a_period(self, workspace: Workspace, start: date, end: date) -> None:
        today = workspace.today()
        for practice in workspace.practices:
            marks = self.marks[practice.id]
            rests = [one for one, mark in marks.items() if mark is Mark.REST and one > today]
            fresh = new_progress(practice, workspace.settings.week_starts_on)
            alone = review(
                practice, fresh, LONG_AGO, start=start, end=end, today=today, marks=marks, rests=rests
            )
            assert practice_review(workspace, practice, start, end) == alone


@contextmanager
def world() -> Iterator[World]:
    with tempfile.TemporaryDirectory() as folder:
        yield World(Path(folder))


@settings(max_examples=20, deadline=None)
@given(steps, near_or_far)
def test_remembered_and_computed_anew_are_the_same(taken: list[Step], back: int) -> None:
    with world() as one:
        for each in taken:
            one.here.follow()
            one.there.follow()
            one.take(each)
        one.here.follow()
        one.there.follow()
        today = one.here.today()
        with_cache = Workspace(one.paths, one.clock)
        one.here.book.save(today)
        (one.paths.cache / "progress.json").unlink(missing_ok=True)
        without_cache = Workspace(one.paths, one.clock)
        for workspace in (one.here, one.there, with_cache, without_cache):
            for day in (today, today - timedelta(days=back), today - timedelta(days=1)):
                one.agree(workspace, day)
        one.agree_on_a_period(one.here, today - timedelta(days=back), today + timedelta(days=3))


@pytest.fixture
def half_a_year(tmp_path: Path) -> World:
    one = World(tmp_path)
    for back in range(0, 190, 2):
        one.take(Step("done", ("listen", "self"), back))
    return one


def months_read(workspace: Workspace, ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Which months' records are asked for meanwhile."""
    asked: set[str] = set()
    marks = workspace.store.marks

    def noted(month: str) -> object:
        asked.add(month)
        return marks(month)

    with monkeypatch.context() as patch:
        patch.setattr(workspace.store, "marks", noted)
        ask()
    return asked


def test_a_saved_cache_spares_reading_the_past(half_a_year: World, monkeypatch: pytest.MonkeyPatch) -> None:
    one = half_a_year
    today = one.here.today()
    first = Workspace(one.paths, one.clock)
    assert len(months_read(first, lambda: one.agree(first, today), monkeypatch)) == 7
    first.book.save(today)
    second = Workspace(one.paths, one.clock)
    assert months_read(second, lambda: one.agree(second, today), monkeypatch) == {"2026-10", "2026-11"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": 1}',
        b'{"format": 1, "month": "2026-10", "months": [], "progress": 5}',
    ],
)
def test_a_damaged_cache_is_not_believed(half_a_year: World, content: bytes) -> None:
    one = half_a_year
    (one.paths.cache / "progress.json").write_bytes(content)
    one.agree(Workspace(one.paths, one.clock), one.here.today())


def test_a_cache_of_other_records_is_not_believed(half_a_year: World) -> None:
    one = half_a_year
    today = one.here.today()
    saving = Workspace(one.paths, one.clock)
    one.agree(saving, today)
    saving.book.save(today)
    one.take(Step("done", ("listen",), 101))
    one.agree(Workspace(one.paths, one.clock), today)


def test_a_cache_saved_while_others_changed_the_past_is_not_believed(half_a_year: World) -> None:
    one = half_a_year
    today = one.here.today()
    saving = Workspace(one.paths, one.clock)
    one.agree(saving, today)
    one.take(Step("done", ("listen",), 101, elsewhere=True))
    saving.book.save(today)
    one.agree(Workspace(one.paths, one.clock), today)


@pytest.mark.parametrize("schedule", ["mon-fri", "{times: 2, per: week}"])
def test_a_cache_of_another_schedule_is_not_believed(half_a_year: World, schedule: str) -> None:
    one = half_a_year
    today = one.here.today()
    saving = Workspace(one.paths, one.clock)
    one.agree(saving, today)
    saving.book.save(today)
    one.paths.habits_file.write_text(f"practices:\n  - {{id: listen, schedule: {schedule}}}\n  - id: self\n")
    one.agree(Workspace(one.paths, one.clock), today)
    saving.reload_catalogue()
    one.agree(saving, today)


def test_a_place_that_takes_no_cache_is_no_fault(half_a_year: World) -> None:
    one = half_a_year
    saving = Workspace(one.paths, one.clock)
    for file in one.paths.cache.iterdir():
        file.unlink()
    one.paths.cache.rmdir()
    one.paths.cache.write_text("in the way")
    one.agree(saving, one.here.today())
    saving.book.save(one.here.today())
    assert one.paths.cache.read_text() == "in the way"
