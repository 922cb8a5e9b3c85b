"""A failure, or the sudden end, at every single system call of a change."""

from __future__ import annotations

import errno
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.contacts import Contact
from connect_tui.domain.people import Profile
from connect_tui.domain.plans import Plan
from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark
from connect_tui.domain.showings import KnownRule, PutOff, Stage
from connect_tui.store import Store, StoreError
from tests.store.claimers import claim, showing
from tests.store.helpers import (
    DAY,
    NEXT_MONTH,
    NOW,
    Calls,
    PowerCutError,
    SetClock,
    done,
    files_in,
    open_store,
    watched,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD_DAY = date(2026, 10, 5)

Change = tuple[str, "Callable[[Store], object]"]


def one_check_in(store: Store) -> None:
    done(store, note="new")


def many_tables(store: Store) -> None:
    with store.change(ChangeInfo("done")) as change:
        maya = change.relations.put_profile(Profile("", "Maya", ("Majken",), notes="new"))
        for day in (OLD_DAY, DAY):
            change.put_check_in(CheckIn(day, "care", Mark.DONE, "new", (maya.id,)))
        change.relations.put_contact(Contact("c1", DAY, (maya.id,), text="new"))
        change.relations.put_plan(Plan("l1", "Tea", (maya.id,), NEXT_MONTH))
        change.put_focus(Focus(("care",), DAY))


def large_change(store: Store) -> None:
    with store.change(ChangeInfo("rest")) as change:
        for number in range(70):
            change.put_check_in(CheckIn(DAY, f"p{number}", Mark.REST))


def claimed(store: Store) -> None:
    with store.change(None) as change:
        change.put_showing(showing("evening@2", stage=Stage.SENDING))
        change.drop_showings(["evening@1"])
        change.put_known_rule(KnownRule("evening", "20:30", NOW))


def answered(store: Store) -> None:
    with store.change(ChangeInfo("put-off", DAY)) as change:
        change.put_showing(showing("evening@1", stage=Stage.SHOWN))
        change.put_put_off(PutOff("evening", DAY, None, NOW))
        change.put_check_in(CheckIn(DAY, "listen", Mark.DONE, "new"))


def removed_for_good(store: Store) -> None:
    with store.change(None) as change:
        change.relations.drop_person("p0")
        change.relations.forget("p0")


def undo(store: Store) -> None:
    store.undo()


def merge(store: Store) -> None:
    documents = [
        {"id": f"{day}.give", "rev": "1795390703676-0001-far", "state": "done"} for day in (DAY, NEXT_MONTH)
    ]
    store.merge({"check_ins": documents, "people": [{"id": "p1", "name": "Jo"}]}, ChangeInfo("import"))


def restore(store: Store) -> None:
    store.restore("before-import-2026-11-20T120000")


CHANGES = [one_check_in, many_tables, large_change, claimed, answered, removed_for_good, undo, merge, restore]

Seen = tuple[object, ...]


def prepared(folder: Path) -> None:
    clock = SetClock(SetClock().now().replace(day=20))
    store = open_store(folder, clock)
    done(store, "self", OLD_DAY, note="old")
    store.merge({"check_ins": [{"id": "2026-09-01.self", "state": "rest"}]}, ChangeInfo("import"))
    done(store, note="old")
    done(store, "give", note="old")
    with store.change(ChangeInfo("person-added", people=("Ida",))) as change:
        change.relations.put_profile(Profile("p0", "Ida"))
    with store.change(ChangeInfo("person", people=("Ida",))) as change:
        change.relations.put_profile(Profile("p0", "Ida", notes="old"))
    claim(store, "evening@1", "one")


def seen(folder: Path) -> Seen:
    """What a fresh process finds: everything that a change may touch."""
    store = open_store(folder)
    found = store.check_ins(date(2026, 1, 1), date(2027, 12, 31))
    said = tuple((one.day, one.practice, one.mark, one.note, len(one.people)) for one in found)
    people = tuple(sorted((person[1:3], person.notes) for person in store.profiles().values()))
    told = tuple(one.text for one in store.contacts(OLD_DAY, NEXT_MONTH)), tuple(store.plans())
    local = (tuple(sorted(store.showings().items())), tuple(store.known_rules()), tuple(store.put_off()))
    state = (said, people, told, store.focus(), store.last_change(), local)
    assert store.take_notices() == []
    return state


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
@pytest.mark.parametrize("how", ["fails", "dies"])
def test_all_or_nothing_at_every_system_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Store], object], how: str
) -> None:
    pristine = tmp_path / "pristine"
    prepared(pristine)
    before = seen(pristine)
    after_folder = tmp_path / "after"
    shutil.copytree(pristine, after_folder)
    with watched(monkeypatch, Calls()) as calls:
        change(open_store(after_folder))
    after = seen(after_folder)
    assert after != before
    assert calls.count > 20
    for point in range(1, calls.count + 1):
        folder = tmp_path / str(point)
        shutil.copytree(pristine, folder)
        store = open_store(folder)
        told = None
        with watched(
            monkeypatch, Calls(point, cut=how == "dies", number=(errno.EIO, errno.ENOSPC)[point % 2])
        ):
            try:
                change(store)
            except (StoreError, PowerCutError) as error:
                told = error
        found = seen(folder)
        assert found in (before, after), f"mixed after {how} at call {point} {calls.names[point - 1]}"
        assert told is not None or found == after, f"lost an acknowledged change at call {point}"
        if how == "fails" and point % 3 == 0:
            assert_goes_on(store, folder)
        shutil.rmtree(folder)


def assert_goes_on(store: Store, folder: Path) -> None:
    """The same process, and another, can go on working after an error."""
    done(store, "attachment", note="on")
    other = open_store(folder)
    assert [one.note for one in other.check_ins(DAY, DAY, "attachment")] == ["on"]
    done(other, "attachment", note="and on")
    assert [one.note for one in store.check_ins(DAY, DAY, "attachment")] == ["and on"]


@pytest.mark.parametrize("how", ["fails", "dies"])
def test_the_first_change_of_all_at_every_system_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    with watched(monkeypatch, Calls()) as calls:
        many_tables(open_store(tmp_path / "probe"))
    after = seen(tmp_path / "probe")
    for point in range(1, calls.count + 1):
        folder = tmp_path / str(point) / "data"
        told = None
        with watched(monkeypatch, Calls(point, cut=how == "dies")):
            try:
                many_tables(open_store(folder))
            except (StoreError, PowerCutError) as error:
                told = error
        found = seen(folder)
        assert found in (((), (), ((), ()), Focus(), None, ((), (), ())), after)
        assert told is not None or found == after
        done(open_store(folder))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_an_error_of_the_system_is_told_and_leaves_every_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    store = open_store(tmp_path)
    done(store, note="older")
    done(store, note="old")
    before = {name: data for name, data in files_in(tmp_path).items() if "/" not in name}
    for at in (1, 2, 3):
        with watched(monkeypatch, Calls(at, only="fsync", number=number)), pytest.raises(StoreError) as told:
            done(store, note="other")
        assert told.value.hint
        assert str(tmp_path) in str(told.value)
        assert {name: data for name, data in files_in(tmp_path).items() if name in before} == before
    assert [document["note"] for document in store.export_records()["check_ins"]] == ["old"]


def test_a_change_syncs_each_file_its_manifest_and_the_folder_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path)
    done(store, note="old")
    clock = SetClock()
    clock.forward(days=1)
    done(open_store(tmp_path, clock), note="with the backup of the day")
    with watched(monkeypatch, Calls(only="fsync")) as calls:
        done(open_store(tmp_path, clock), note="new")
    assert calls.count == 4
