"""Files that something broke, emptied, took away, linked or edited."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import ChangeInfo, Mark
from tests.store.claimers import showing
from tests.store.helpers import DAY, NEXT_MONTH, SetClock, clear, done, files_in, note_of, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = "checks-2026-11.json"

BREAKAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "garbage": lambda _: os.urandom(500),
    "zeros": lambda data: bytes(len(data)),
    "a list": lambda _: b"[1, 2]",
    "a number": lambda _: b"1" * 5000,
    "deep": lambda _: b'{"a":' * 100_000,
    "another encoding": lambda data: data.decode().encode("utf-16"),
    "two copies": lambda data: data + data,
}


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A folder with a backup of the day before, and the last change after it."""
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store, "give", note="é1")
    done(store, "self", note="2")
    clock.forward(days=1)
    done(store, "care", note="3")
    done(store, "listen", NEXT_MONTH, note="other month")
    return tmp_path


@pytest.mark.parametrize("how", BREAKAGES)
def test_a_broken_file_is_set_aside_and_brought_back(history: Path, how: str) -> None:
    path = history / TABLE
    broken = BREAKAGES[how](path.read_bytes())
    path.write_bytes(broken)
    store = open_store(history)
    found = {one.practice: one.note for one in store.check_ins(DAY, DAY)}
    assert found.items() >= {"give": "é1", "self": "2"}.items()
    (notice,) = store.take_notices()
    assert TABLE in notice.message
    kept = list((history / "broken").glob("*")) if broken else []
    assert [one.read_bytes() for one in kept] == ([broken] if broken else [])
    assert note_of(store, day=NEXT_MONTH) == "other month"
    again = open_store(history)
    assert {one.practice: one.note for one in again.check_ins(DAY, DAY)} == found
    assert again.take_notices() == []


def test_whole_lines_of_a_broken_file_are_newer_than_the_copy(history: Path) -> None:
    path = history / TABLE
    path.write_bytes(path.read_bytes()[:-4] + b"#!\n")
    store = open_store(history)
    assert {one.practice: one.note for one in store.check_ins(DAY, DAY)} == {
        "give": "é1",
        "self": "2",
        "care": "3",
    }


@pytest.mark.parametrize("how", ["emptied", "garbage", "missing"])
@pytest.mark.parametrize(
    "name",
    ["meta.json", "people.json", "local-undo.json", "local-device.json", "local-reminders.json", TABLE],
)
def test_any_table_may_break_and_work_goes_on(history: Path, name: str, how: str) -> None:
    with open_store(history).change(ChangeInfo("people")) as change:
        change.add_person("Maya")
        change.put_showing(showing("evening@1"))
    with open_store(history).change(ChangeInfo("people")) as change:
        change.add_person("Jo")
    if how == "missing":
        (history / name).unlink()
    else:
        (history / name).write_bytes(BREAKAGES[how](b""))
    store = open_store(history)
    assert note_of(store, "give") == "é1"
    assert "Maya" in {person.name for person in store.people().values()}
    assert store.months() == ["2026-11", "2026-12"]
    store.last_change()
    assert len(store.showings()) == (name != "local-reminders.json")
    done(store, "forgive", note="on")
    assert note_of(open_store(history), "forgive") == "on"
    assert store.undo() is not None


def test_a_missing_month_is_noticed_without_being_asked_for(history: Path) -> None:
    (history / TABLE).unlink()
    store = open_store(history)
    assert store.months() == ["2026-11", "2026-12"]
    (notice,) = store.take_notices()
    assert "missing" in notice.message
    assert store.marks("2026-11")["give"] == {DAY: Mark.DONE}


@pytest.mark.parametrize("how", ["truncated", "garbage", "emptied", "a list"])
def test_four_who_find_it_broken_at_once_set_it_aside_once(history: Path, how: str) -> None:
    path = history / TABLE
    path.write_bytes(BREAKAGES[how](path.read_bytes()))
    with ThreadPoolExecutor(4) as pool:
        notes = list(pool.map(lambda _: note_of(open_store(history), "give"), range(4)))
    assert notes == ["é1"] * 4
    assert len(list((history / "broken").glob("*"))) == (how != "emptied")


def test_a_file_edited_in_place_harms_no_copy_of_it(history: Path) -> None:
    store = open_store(history, SetClock())
    done(store, "give", NEXT_MONTH, note="a day's first change makes the backup")
    (history / TABLE).write_bytes(b"")
    assert len(open_store(history).check_ins(DAY, DAY)) >= 2
    for copy in (history / "backups").rglob(TABLE):
        assert copy.stat().st_ino != (history / TABLE).stat().st_ino


def test_an_edit_by_hand_is_read_and_kept(history: Path) -> None:
    store = open_store(history)
    assert note_of(store, "give") == "é1"
    path = history / TABLE
    documents = json.loads(path.read_text())
    documents["2026-11-22.give"]["note"] = "by hand"
    path.write_text(json.dumps(documents, indent=4))
    assert note_of(store, "give") == "by hand"
    assert TABLE.removesuffix(".json") in store.refresh()
    done(store, "self", note="after")
    assert note_of(open_store(history), "give") == "by hand"


def test_entries_that_are_no_records_are_told_left_out_and_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, note="fine")
    path = tmp_path / TABLE
    documents = json.loads(path.read_text())
    odd = {
        "2026-11-22.a": 5,
        "2026-11-31.b": {"state": "done"},
        "nonsense": {"state": "done"},
        "2026-11-22.c": {"state": "dancing"},
        "2026-11-22.d": {"state": "done", "note": 7},
        "2026-11-22.e": {"state": ["done"], "people": "x"},
    }
    path.write_text(json.dumps({**documents, **odd}))
    store = open_store(tmp_path)
    assert [one.note for one in store.check_ins(DAY, DAY)] == ["fine"]
    assert set(store.marks("2026-11")) == {"listen", "d"}
    assert store.take_notices() != []
    store.check_ins(DAY, DAY)
    assert store.take_notices() == []
    done(store, "care")
    after = json.loads(path.read_text())
    assert {key: after[key] for key in odd} == odd


def test_a_linked_file_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    folder, dotfiles = tmp_path / "data", tmp_path / "dotfiles"
    store = open_store(folder)
    done(store, note="a")
    dotfiles.mkdir()
    (folder / TABLE).rename(dotfiles / "november")
    (folder / TABLE).symlink_to(dotfiles / "november")
    done(store, note="b")
    other = open_store(folder)
    done(other, "care", note="c")
    assert (folder / TABLE).is_symlink()
    assert b'"note":"b"' in (dotfiles / "november").read_bytes()
    assert note_of(store, "care") == "c"
    assert sorted(path.name for path in dotfiles.iterdir()) == ["november"]
    other.erase()
    assert not (dotfiles / "november").exists()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_owner_may_look_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "above" / "data"
    clock = SetClock()
    before = os.umask(umask)
    try:
        store = open_store(folder, clock)
        done(store, note="a")
        done(store, note="b")
        clock.forward(days=1)
        clear(store)
        (folder / "people.json").write_text("broken")
        store.people()
    finally:
        os.umask(before)
    for path in [folder, *folder.rglob("*")]:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert len(files_in(folder)) > 10


def test_a_manifest_that_something_damaged_is_no_obstacle(history: Path) -> None:
    (history / ".commit").write_bytes(b"\xff{")
    store = open_store(history)
    assert note_of(store, "give") == "é1"
    done(store, "give", note="on")
    assert note_of(open_store(history), "give") == "on"
