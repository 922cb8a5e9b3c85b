"""Two machines that change, join and remove people apart from each other, and come together again."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.people import Occasion, Profile, Remembered
from connect_tui.exchange.errors import UnusableFileError
from connect_tui.services import check_ins
from connect_tui.services.exchange import export_lines, import_data
from connect_tui.services.people_changes import (
    add_person,
    forget_removed,
    remove_person,
    rest_person,
    save_person,
)
from connect_tui.services.people_joining import join_people
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in
from tests.store.helpers import folder_in_memory

TODAY = date(2026, 11, 22)
NAMES = ("Maya", "Maya Chen", "Zed")
Facts: TypeAlias = frozenset[str]


class Two:
    """Two machines that know the same three people, and their one clock."""

    def __init__(self, place: Path) -> None:
        self.clock = StandingClock()
        self.machines = [Workspace(paths_in(place / name), self.clock) for name in ("one", "other")]
        for name in NAMES:
            birthday = Occasion("", 5, 17, 1990) if name == "Maya Chen" else None
            known = (Remembered(f"{name} sings"),)
            add_person(self.machines[0], Profile("", name, birthday=birthday, details=known))
        self.ids = {one.name: one.id for one in self.machines[0].store.people().values()}
        self.bring(0, 1)

    def bring(self, source: int, target: int) -> None:
        self.clock.move(minutes=1)
        import_data(self.machines[target], exported(self.machines[source]))

    def settle(self, first: int = 0) -> None:
        for _ in range(3):
            self.bring(first, 1 - first)
            self.bring(1 - first, first)

    def join(self, machine: int, stays: str, goes: str) -> None:
        self.clock.move(minutes=1)
        join_people(self.machines[machine], self.ids[stays], self.ids[goes])

    def rest(self, machine: int, name: str, days: int = 0) -> None:
        self.clock.move(minutes=1)
        rest_person(self.machines[machine], self.ids[name], TODAY + timedelta(days))

    def remember(self, machine: int, name: str, text: str) -> None:
        self.clock.move(minutes=1)
        before = self.machines[machine].store.profiles()[self.ids[name]]
        after = before._replace(details=(*before.details, Remembered(text)))
        save_person(self.machines[machine], before, after)

    def everyone(self) -> dict[str, Facts]:
        """Return what both machines say of everyone, which has to be the same."""
        one, other = (machine.store.export_records() for machine in self.machines)
        assert one == other
        return {name: facts(profile) for name, profile in self.machines[0].store.profiles().items()}


def exported(workspace: Workspace) -> bytes:
    return "".join(export_lines(workspace)).encode()


def facts(profile: Profile) -> Facts:
    birthday = () if profile.birthday is None else (f"{profile.birthday.day}.{profile.birthday.month}.",)
    return frozenset((profile.name, *profile.also, *(one.text for one in profile.details), *birthday))


CHEN = {"Maya Chen", "Maya Chen sings", "17.5."}
ALL = CHEN | {"Maya", "Maya sings", "Zed", "Zed sings"}


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


@pytest.mark.parametrize("first", [0, 1])
def test_a_newer_version_of_who_stayed_takes_nothing_from_who_went(two: Two, first: int) -> None:
    two.join(0, "Maya", "Maya Chen")
    two.rest(1, "Maya")
    two.settle(first)
    found = two.everyone()
    assert found.keys() == {two.ids["Maya"], two.ids["Zed"]}
    assert found[two.ids["Maya"]] >= CHEN
    assert two.machines[0].store.profiles()[two.ids["Maya"]].rests_on(TODAY)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("later", [("Maya Chen", "Zed"), ("Zed", "Maya Chen"), ("Zed", "Maya")])
def test_joinings_that_cross_lose_nobody(two: Two, first: int, later: tuple[str, str]) -> None:
    two.join(0, "Maya", "Maya Chen")
    two.join(0, "Zed", "Maya")
    two.remember(1, later[1], "Went later")
    two.join(1, *later)
    two.rest(1, later[0])
    two.settle(first)
    assert list(two.everyone().values()) == [ALL | {"Went later"}]


@pytest.mark.parametrize("first", [0, 1])
def test_what_was_written_elsewhere_before_the_joining_goes_along(two: Two, first: int) -> None:
    two.remember(1, "Maya Chen", "Has a dog")
    two.join(0, "Maya", "Maya Chen")
    two.settle(first)
    assert two.everyone()[two.ids["Maya"]] == CHEN | {"Maya", "Maya sings", "Has a dog"}


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_joinings_of_one_the_later_has_all_that_was_kept_of_them(two: Two, first: int) -> None:
    two.remember(0, "Maya", "Has a dog")
    two.join(0, "Zed", "Maya")
    two.join(1, "Maya Chen", "Maya")
    two.rest(1, "Zed")
    two.settle(first)
    assert two.everyone()[two.ids["Maya Chen"]] == CHEN | {"Maya", "Maya sings", "Has a dog"}


def test_what_was_deleted_after_the_joining_stays_deleted(two: Two) -> None:
    two.join(0, "Maya", "Maya Chen")
    two.rest(1, "Maya")
    old = exported(two.machines[1])
    two.settle()
    one = two.machines[1]
    before = one.store.profiles()[two.ids["Maya"]]
    two.clock.move(minutes=1)
    save_person(one, before, before._replace(details=(), also=()))
    two.settle()
    for machine in two.machines:
        import_data(machine, old)
    two.settle()
    assert two.everyone()[two.ids["Maya"]] == {"Maya", "17.5."}


def left_of_chen(workspace: Workspace) -> list[str]:
    return [
        str(path.relative_to(workspace.paths.data))
        for path in sorted(workspace.paths.data.rglob("*"))
        if path.is_file() and b"Chen" in path.read_bytes() and "backups" not in path.parts
    ]


@pytest.mark.parametrize("now", [True, False])
def test_no_name_is_left_on_either_machine(two: Two, *, now: bool) -> None:
    two.join(0, "Maya", "Maya Chen")
    two.join(0, "Zed", "Maya")
    two.settle()
    two.rest(1, "Zed")
    two.settle()
    two.clock.move(minutes=1)
    remove_person(two.machines[1], two.ids["Zed"], now=now)
    assert bool(left_of_chen(two.machines[1])) is not now
    two.bring(1, 0)
    two.clock.move(days=31)
    for machine in two.machines:
        forget_removed(machine)
        assert left_of_chen(machine) == []
        while (change := check_ins.undo(machine)) is not None:
            assert change.kind != "person-joined"
        assert machine.store.people() == {} or machine is two.machines[0]


def test_removed_and_brought_back_nothing_is_missing(two: Two) -> None:
    two.join(0, "Maya", "Maya Chen")
    before = two.machines[0].store.profiles()
    two.clock.move(minutes=1)
    remove_person(two.machines[0], two.ids["Maya"])
    check_ins.undo(two.machines[0])
    two.rest(1, "Maya")
    two.settle()
    assert two.everyone()[two.ids["Maya"]] == facts(before[two.ids["Maya"]])


@pytest.mark.parametrize(
    "was", ['"Maya"', "{}", '{"name": 3}', '{"name": "M", "rev": 7}', '{"name": "M", "birthday": "soon"}']
)
def test_nonsense_about_who_went_is_refused(two: Two, was: str) -> None:
    text = exported(two.machines[0]).decode()
    assert text.count('"state": []') == 1
    text = text.replace('"state": []', f'"state": [{{"id": "joined.p2", "into": "p1", "was": {was}}}]')
    with pytest.raises(UnusableFileError, match="was"):
        import_data(two.machines[0], text.encode())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["join", "join", "edit", "rest", "sync", "remove"]),
        st.integers(0, 1),
        st.permutations(NAMES),
    ),
    min_size=2,
    max_size=7,
)


class History:
    """What was done on two machines, with all that was ever the newest of someone."""

    def __init__(self, two: Two) -> None:
        self.two = two
        self.together = {key: {key} for key in two.ids.values()}
        self.removed: set[str] = set()
        self.written = {key: facts(one) for key, one in two.machines[0].store.profiles().items()}

    def step(self, number: int, what: str, machine: int, name: str, other: str) -> None:
        """Do something, where the people it needs are there."""
        two, (key, second) = self.two, (self.two.ids[name], self.two.ids[other])
        there = two.machines[machine].store.people()
        if what == "sync":
            two.bring(machine, 1 - machine)
        elif key in there and (what != "join" or second in there):
            self._change(number, what, machine, name, other)
            now = two.machines[machine].store.profiles()
            if key in now:
                self.written[key] = facts(now[key])

    def _change(self, number: int, what: str, machine: int, name: str, other: str) -> None:
        two, (key, second) = self.two, (self.two.ids[name], self.two.ids[other])
        if what == "join":
            two.join(machine, name, other)
            both = self.together[key] | self.together[second]
            self.together.update(dict.fromkeys(both, both))
        elif what == "edit":
            two.remember(machine, name, f"Detail {number}")
        elif what == "rest":
            two.rest(machine, name, number)
        else:
            two.clock.move(minutes=1)
            remove_person(two.machines[machine], key)
            self.removed.add(key)

    def not_lost(self) -> dict[str, Facts]:
        """Return all that was written of those who have nothing to do with anybody removed."""
        return {key: one for key, one in self.written.items() if self.together[key].isdisjoint(self.removed)}


@given(STEPS, st.integers(0, 1))
@settings(max_examples=20, deadline=None)
def test_whatever_happens_apart_nothing_of_anyone_is_lost(
    steps: list[tuple[str, int, list[str]]], first: int
) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        history = History(two := Two(Path(place)))
        for number, (what, machine, (name, other, _)) in enumerate(steps):
            history.step(number, what, machine, name, other)
        two.settle(first)
        found, joins = two.everyone(), two.machines[0].store.joins()
        for key, known in history.not_lost().items():
            assert known <= found[joins.get(key, key)]
