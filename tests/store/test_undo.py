"""Changes are taken back newest first, by whoever asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark
from tests.store.helpers import DAY, clear, done, note_of, open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_each_store_takes_back_what_the_other_did(tmp_path: Path) -> None:
    one, other = open_store(tmp_path), open_store(tmp_path)
    done(one, note="a")
    done(other, note="b")
    clear(one)
    what = other.undo()
    assert what == ChangeInfo("clear", DAY, practices=("listen",))
    assert note_of(one) == "b"
    assert one.undo() is not None
    assert note_of(other) == "a"
    assert other.undo() is not None
    assert one.check_in(DAY, "listen") is None
    assert one.undo() is None


def test_undo_takes_back_people_and_focus_with_the_change(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(ChangeInfo("done", DAY, people=("Maya",))) as change:
        maya = change.add_person("Maya")
        change.put_check_in(CheckIn(DAY, "listen", Mark.DONE, None, (maya.id,)))
        change.put_focus(Focus(("listen",), DAY))
    assert store.undo() == ChangeInfo("done", DAY, people=("Maya",))
    assert (store.people(), store.focus(), store.check_ins(DAY, DAY)) == ({}, Focus(), [])


def test_an_undo_writes_newer_revisions_and_is_not_itself_undone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, note="a")
    done(store, note="b")
    before = store.export_records()["check_ins"][0]["rev"]
    store.undo()
    after = store.export_records()["check_ins"][0]
    assert (after["note"], after["rev"] > before) == ("a", True)
    assert store.last_change() == ChangeInfo("done", DAY, practices=("listen",))


def test_the_last_two_hundred_changes_can_be_taken_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for number in range(205):
        done(store, note=str(number))
    for number in reversed(range(4, 204)):
        assert store.undo() is not None
        assert note_of(store) == str(number)
    assert store.undo() is None
    assert note_of(store) == "4"


def test_a_large_change_keeps_the_log_small_and_can_be_taken_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, "care", note="kept")
    days = [DAY + timedelta(days=number) for number in range(100)]
    with store.change(ChangeInfo("rest", DAY, days[-1])) as change:
        for day in days:
            change.put_check_in(CheckIn(day, "care", Mark.REST, "away"))
    assert (tmp_path / "local-undo.json").stat().st_size < 2000
    assert (tmp_path / "local-undo-2.json").exists()
    assert store.undo() == ChangeInfo("rest", DAY, days[-1])
    assert [one.note for one in store.check_ins(date(2026, 1, 1), date(2027, 12, 31))] == ["kept"]
    assert not (tmp_path / "local-undo-2.json").exists()
    assert store.months() == ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]


def test_what_a_large_change_replaced_goes_when_its_entry_makes_room(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(ChangeInfo("rest")) as change:
        for number in range(65):
            change.put_check_in(CheckIn(DAY, f"p{number}", Mark.REST))
    for number in range(199):
        done(store, note=str(number))
    assert (tmp_path / "local-undo-1.json").exists()
    done(store, note="one more")
    assert not (tmp_path / "local-undo-1.json").exists()


def test_an_entry_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, note="a")
    with store.change(ChangeInfo("rest")) as change:
        for number in range(65):
            change.put_check_in(CheckIn(DAY, f"p{number}", Mark.REST))
    (tmp_path / "local-undo-2.json").unlink()
    assert open_store(tmp_path).undo() == ChangeInfo("done", DAY, practices=("listen",))
    assert store.undo() is None
