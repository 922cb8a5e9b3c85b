"""Two handles on one folder behave as one dict, whatever is done through which, errors and undo included."""

from __future__ import annotations

import errno
import os
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.store import Store, StoreError
from tests.store.claimers import claim
from tests.store.helpers import DAY, NEXT_MONTH, SetClock, folder_in_memory

DAYS = st.sampled_from([DAY, NEXT_MONTH])
PRACTICES = st.sampled_from(["listen", "care"])
WHICH = st.sampled_from([0, 1])
MARKS = st.sampled_from([Mark.DONE, Mark.REST, None])
NOTES = st.sampled_from([None, "a", "é\n\u202e"])

State = dict[tuple[date, str], tuple[Mark | None, str | None]]


class TwoHandles(RuleBasedStateMachine):
    """Compares two stores on one folder with a dict and a list of its earlier states."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory(dir=folder_in_memory())
        self.clock = SetClock()
        self.folder = Path(self.place.name) / "data"
        self.handles = [Store(self.folder, self.clock), Store(self.folder, self.clock)]
        self.state: State = {}
        self.earlier: list[State] = []
        self.shown: set[str] = set()
        self.backups: dict[str, tuple[State, list[State]]] = {}

    def teardown(self) -> None:
        self.place.cleanup()

    def _set(self, new: State) -> None:
        if new != self.state:
            self.earlier.append(self.state)
            self.state = new

    @rule(which=WHICH, day=DAYS, practice=PRACTICES, mark=MARKS, note=NOTES)
    def put(self, which: int, day: date, practice: str, mark: Mark | None, note: str | None) -> None:
        with self.handles[which].change(ChangeInfo("done")) as change:
            change.put_check_in(CheckIn(day, practice, mark, note))
        new = {key: value for key, value in self.state.items() if key != (day, practice)}
        self._set(new if mark is None and note is None else {**new, (day, practice): (mark, note)})

    @rule(which=WHICH, key=st.sampled_from(["evening@1", "evening@2"]))
    def claim(self, which: int, key: str) -> None:
        assert claim(self.handles[which], key, "one") == (key not in self.shown)
        self.shown.add(key)

    @rule(which=WHICH, day=DAYS)
    def drop_showings_with_a_check_in(self, which: int, day: date) -> None:
        with self.handles[which].change(ChangeInfo("done")) as change:
            change.drop_showings(self.shown)
            change.put_check_in(CheckIn(day, "care", Mark.DONE))
        self.shown = set()
        self._set({**self.state, (day, "care"): (Mark.DONE, None)})

    @rule(which=WHICH, mark=MARKS)
    def put_all(self, which: int, mark: Mark | None) -> None:
        new: State = {}
        with self.handles[which].change(ChangeInfo("rest")) as change:
            for day in (DAY, NEXT_MONTH):
                for practice in ("listen", "care"):
                    change.put_check_in(CheckIn(day, practice, mark, "all"))
                    new[day, practice] = (mark, "all")
        self._set(new)

    @rule(which=WHICH, day=DAYS)
    def fail_in_the_middle(self, which: int, day: date) -> None:
        class OopsError(Exception):
            pass

        try:
            with self.handles[which].change(ChangeInfo("done")) as change:
                change.put_check_in(CheckIn(day, "listen", Mark.DONE, "never"))
                raise OopsError
        except OopsError:
            return

    @rule(which=WHICH, day=DAYS)
    def fail_on_disk(self, which: int, day: date) -> None:
        def failing(fd: object) -> None:
            raise OSError(errno.EIO, "injected")

        real, os.fsync = os.fsync, failing
        try:
            with self.handles[which].change(ChangeInfo("done")) as change:
                change.put_check_in(CheckIn(day, "listen", Mark.DONE, "never"))
        except StoreError:
            return
        finally:
            os.fsync = real
        raise AssertionError("an error of the disk was not told")

    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        undone = self.handles[which].undo()
        assert (undone is not None) == bool(self.earlier)
        if self.earlier:
            self.state = self.earlier.pop()

    @rule(which=WHICH)
    def replace_handle(self, which: int) -> None:
        self.handles[which] = Store(self.folder, self.clock)

    @rule(which=WHICH)
    def erase(self, which: int) -> None:
        self.handles[which].erase()
        assert not self.folder.exists()
        self.state, self.earlier, self.shown, self.backups = {}, [], set(), {}

    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        store = self.handles[which]
        found = store.backups()
        if not found:
            return
        before = (self.state, list(self.earlier))
        name = found[-1].name
        made = store.restore(name)
        if name in self.backups:
            self.state, self.earlier = self.backups[name][0], list(self.backups[name][1])
        else:
            self._adopt(store)
        self.backups[made] = before

    @rule(days=st.integers(-2, 3))
    def time_passes(self, days: int) -> None:
        self.clock.forward(days=days)

    def _adopt(self, store: Store) -> None:
        """A backup of the day's beginning: take its state as found, and do without its undo log."""
        self.state = _said(store)
        while store.undo() is not None:
            continue
        self.earlier = []
        self.state = _said(store)

    @invariant()
    def both_agree_with_the_dict(self) -> None:
        for store in self.handles:
            assert _said(store) == self.state
            assert set(store.showings()) == self.shown
            marks = {
                (day, practice): mark
                for month in store.months()
                for practice, days in store.marks(month).items()
                for day, mark in days.items()
            }
            assert marks == {key: mark for key, (mark, _) in self.state.items() if mark is not None}
            assert store.take_notices() == []


def _said(store: Store) -> State:
    found = store.check_ins(date(2026, 1, 1), date(2027, 12, 31))
    return {(one.day, one.practice): (one.mark, one.note) for one in found}


TestTwoHandles = TwoHandles.TestCase
TestTwoHandles.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
