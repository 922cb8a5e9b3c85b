"""Backups are made before they are needed, thinned out, and brought back whole."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.store import UnknownBackupError, UnreadableBackupError
from tests.store.helpers import DAY, NEXT_MONTH, SetClock, clear, done, files_in, note_of, open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_change_of_a_day_keeps_what_was_before_it(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store, note="a")
    clock.forward(days=1)
    done(store, note="b")
    done(store, note="c")
    (backup,) = store.backups()
    assert (backup.name, backup.when) == ("2026-11-23", clock.now())
    assert (backup.files, backup.size > 0) == (4, True)
    store.restore("2026-11-23")
    assert note_of(open_store(tmp_path), "listen") == "a"


def test_fourteen_days_and_twelve_months_are_kept(tmp_path: Path) -> None:
    clock = SetClock(datetime(2025, 1, 1, 12, tzinfo=UTC))
    store = open_store(tmp_path, clock)
    for number in range(0, 620, 2):
        done(store, note=str(number))
        clock.forward(days=2)
    names = sorted(backup.name for backup in store.backups())
    assert len(names) == 14 + 12
    assert names[-1] == "2026-09-11"
    assert len({name[:7] for name in names[:12]}) == 12


def test_ten_named_backups_are_kept(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store)
    made = []
    for number in range(13):
        clock.forward(minutes=number)
        made.append(store.restore(store.backups()[-1].name if number else _first_named(store)))
    named = [backup.name for backup in store.backups() if backup.name.startswith("before-")]
    assert named == made[:-11:-1]


def _first_named(store: object) -> str:
    from connect_tui.store import Store

    assert isinstance(store, Store)
    store.merge({"people": [{"id": "p", "name": "Jo"}]}, ChangeInfo("import"))
    return store.backups()[-1].name


def test_unchanged_files_are_shared_between_backups_and_never_with_those_in_use(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store, day=NEXT_MONTH, note="still")
    for note in "abc":
        done(store, note=note)
        clock.forward(days=1)
    done(store, note="d")
    copies = {path.stat().st_ino for path in (tmp_path / "backups").rglob("checks-2026-12.json")}
    assert len(list((tmp_path / "backups").rglob("checks-2026-12.json"))) == 4
    assert len(copies) == 1
    assert (tmp_path / "checks-2026-12.json").stat().st_ino not in copies


def test_restore_brings_back_everything_and_can_itself_be_taken_back(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    with store.change(ChangeInfo("done", DAY)) as change:
        maya = change.add_person("Maya")
        change.put_check_in(CheckIn(DAY, "listen", Mark.DONE, "then", (maya.id,)))
    before = store.export_records()
    clock.forward(days=1)
    done(store, day=NEXT_MONTH)
    clear(store)
    after = store.export_records()
    made = store.restore("2026-11-23")
    assert store.export_records() == before
    assert store.last_change() == ChangeInfo("done", DAY)
    store.restore(made)
    assert store.export_records() == after
    assert open_store(tmp_path).export_records() == after


def test_a_backup_that_is_not_there_or_broken_changes_nothing(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store)
    clock.forward(days=1)
    done(store, note="b")
    before = files_in(tmp_path)
    for name in ("2026-01-01", "..", "", "../backups/2026-11-23", ".new"):
        with pytest.raises(UnknownBackupError) as told:
            store.restore(name)
        assert told.value.names == ("2026-11-23",)
    (tmp_path / "backups/2026-11-23/checks-2026-11.json").write_text("{")
    before["backups/2026-11-23/checks-2026-11.json"] = b"{"
    with pytest.raises(UnreadableBackupError):
        store.restore("2026-11-23")
    assert files_in(tmp_path) == before


def test_a_folder_of_someone_else_among_the_backups_stays(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store)
    clock.forward(days=1)
    done(store, note="b")
    (tmp_path / "backups/holiday").mkdir()
    (tmp_path / "backups/holiday/photo").write_text("x")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "checks-2026-13.json").write_text("mine")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/people.json").write_text("{}")
    removed = store.erase()
    assert len(removed) == len(set(removed)) > 8
    assert sorted(files_in(tmp_path)) == ["backups/holiday/photo", "checks-2026-13.json", "notes.txt"]
    assert store.backups() == []


def test_another_store_survives_an_erase(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    one, other = open_store(folder), open_store(folder)
    done(one)
    assert note_of(other) is None
    assert other.check_ins(DAY, DAY) != []
    other.refresh()
    one.erase()
    assert not folder.exists()
    assert "checks-2026-11" in other.refresh()
    assert (other.check_ins(DAY, DAY), other.months(), other.undo()) == ([], [], None)
    done(other, "care")
    assert [checked.practice for checked in one.check_ins(DAY, DAY)] == ["care"]
    assert (one.take_notices(), other.take_notices()) == ([], [])
