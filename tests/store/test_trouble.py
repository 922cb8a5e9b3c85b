"""Full disks, folders that may not be written, locks that are held, and formats of another time."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark
from connect_tui.store import (
    BusyError,
    DiskFullError,
    NewerVersionError,
    ReadOnlyError,
    StoreError,
)
from tests.store.helpers import DAY, Calls, SetClock, done, files_in, note_of, open_store, watched

if TYPE_CHECKING:
    from connect_tui.store.migrations import Tables

FIXTURE = Path(__file__).parent / "fixtures" / "v1"


def test_a_limit_on_the_size_of_files_is_told_and_harms_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, note="small")
    before = files_in(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(DiskFullError):
            done(store, "care", note="x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {name: data for name, data in files_in(tmp_path).items() if name in before} == before
    assert store.check_in(DAY, "care") is None
    assert done(store, "care", note="x" * 10_000)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, ReadOnlyError),
        (errno.EACCES, ReadOnlyError),
        (errno.EIO, StoreError),
    ],
)
def test_each_error_of_the_system_has_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StoreError]
) -> None:
    store = open_store(tmp_path)
    done(store)
    with watched(monkeypatch, Calls(1, only="write", number=number)), pytest.raises(StoreError) as told:
        done(store, "care")
    assert type(told.value) is kind
    assert os.strerror(number) in str(told.value)
    assert told.value.hint


def test_a_folder_that_may_not_be_written_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(open_store(tmp_path), note="there")
    before = files_in(tmp_path)
    store = open_store(tmp_path)
    real_open = os.open

    def read_only(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real_open(path, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    assert note_of(store) == "there"
    assert (store.focus(), store.months()) == (Focus(), ["2026-11"])
    with pytest.raises(ReadOnlyError):
        done(store)
    with pytest.raises(ReadOnlyError):
        store.erase()
    assert all(finding.message for finding in store.check())
    monkeypatch.undo()
    assert files_in(tmp_path) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_of_somebody_else_is_told(tmp_path: Path) -> None:
    done(open_store(tmp_path / "data"))
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setuid(65534)
            open_store(tmp_path / "data").check_ins(DAY, DAY)
        except ReadOnlyError:
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    store = open_store(tmp_path / "data")
    with pytest.raises(StoreError):
        store.check_ins(DAY, DAY)
    with pytest.raises(StoreError):
        done(store)
    assert not store.check()[0].ok
    assert (tmp_path / "data").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(StoreError, match="/proc/connect-tui cannot be used"):
        done(open_store(Path("/proc/connect-tui")))


def test_a_lock_that_is_never_let_go_stops_writers_but_no_readers(tmp_path: Path) -> None:
    store = open_store(tmp_path, lock_timeout=0.1)
    done(store, note="old")
    holder = os.open(tmp_path / ".lock", os.O_RDWR)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with pytest.raises(BusyError) as told:
        done(store, note="new")
    assert told.value.hint
    assert note_of(store) == "old"
    assert [finding.subject for finding in store.check() if not finding.ok] == ["lock"]
    os.close(holder)
    assert done(store, note="new")


def test_whoever_gives_up_waiting_does_not_keep_the_lock(tmp_path: Path) -> None:
    impatient, other = open_store(tmp_path, lock_timeout=0.01), open_store(tmp_path)
    done(other)
    for number in range(5):
        with other.change(_info()) as change:
            change.put_check_in(CheckIn(DAY, "care", Mark.DONE, str(number)))
            with pytest.raises(BusyError):
                done(impatient, note=str(number))
    assert done(impatient, note="now")


def _info() -> ChangeInfo:
    return ChangeInfo("done", DAY)


def test_an_unfinished_erase_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SetClock()
    store = open_store(tmp_path / "data", clock)
    done(store, note="gone")
    clock.forward(days=1)
    done(store, "care")
    (tmp_path / "data" / "mine.txt").write_text("stays")
    with watched(monkeypatch, Calls(8, only="unlink")), pytest.raises(StoreError):
        store.erase()
    fresh = open_store(tmp_path / "data")
    assert (fresh.check_ins(DAY, DAY), fresh.months(), fresh.take_notices()) == ([], [], [])
    assert sorted(files_in(tmp_path / "data")) == ["mine.txt"]


def test_the_first_released_format_still_opens(tmp_path: Path) -> None:
    folder = tmp_path / "v1"
    shutil.copytree(FIXTURE, folder)
    store = open_store(folder)
    assert store.months() == ["2026-10", "2026-11"]
    assert {person.name for person in store.people().values()} == {"Maya", "Zoë"}
    assert store.focus() == Focus(("listen", "care"), DAY)
    assert note_of(store) == "a walk\nand tea"
    assert store.marks("2026-11")["care"] == {DAY: Mark.REST}
    assert store.check_in(DAY, "give") is None
    assert [len(records) for records in store.export_records().values()] == [4, 2, 0, 0, 1, 0, 1]
    assert store.take_notices() == []
    assert store.undo() is not None


def with_mood(tables: Tables) -> Tables:
    return {
        table: {key: {**document, "mood": None} for key, document in documents.items()}
        if table.startswith("checks-")
        else documents
        for table, documents in tables.items()
    }


def renamed_state(tables: Tables) -> Tables:
    return {**tables, "state": {"moved": {"rev": "1"}}}


MIGRATIONS = (with_mood, renamed_state)


def test_an_earlier_format_is_brought_up_after_a_backup(tmp_path: Path) -> None:
    folder = tmp_path / "v1"
    shutil.copytree(FIXTURE, folder)
    revisions = [record["rev"] for record in open_store(folder).export_records()["check_ins"]]
    store = open_store(folder, migrations=MIGRATIONS)
    assert note_of(store) == "a walk\nand tea"
    records = store.export_records()
    assert [record["rev"] for record in records["check_ins"]] == revisions
    assert all("mood" in record for record in records["check_ins"])
    assert records["state"] == [{"id": "moved", "rev": "1"}]
    assert '"version":3' in (folder / "meta.json").read_text()
    (backup,) = store.backups()
    assert backup.name.startswith("before-upgrade-")
    files = files_in(folder)
    assert open_store(folder, migrations=MIGRATIONS).export_records() == records
    assert files_in(folder) == files
    store.restore(backup.name)
    assert store.export_records() == records


def test_a_migration_happens_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FIXTURE, tmp_path / "probe")
    with watched(monkeypatch, Calls()) as calls:
        after = open_store(tmp_path / "probe", migrations=MIGRATIONS).export_records()
    for point in range(1, calls.count + 1, 2):
        folder = tmp_path / str(point)
        shutil.copytree(FIXTURE, folder)
        with watched(monkeypatch, Calls(point)), suppress(StoreError):
            open_store(folder, migrations=MIGRATIONS).export_records()
        assert open_store(folder, migrations=MIGRATIONS).export_records() == after


def test_a_newer_format_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = open_store(folder, migrations=MIGRATIONS)
    done(store, note="from the future")
    before = files_in(folder)
    running = open_store(folder)
    for ask in (lambda: running.check_ins(DAY, DAY), running.months, running.undo, running.export_records):
        with pytest.raises(NewerVersionError) as told:
            ask()
        assert "Update" in told.value.hint
    with pytest.raises(NewerVersionError):
        done(running)
    assert [finding.subject for finding in running.check() if not finding.ok] == ["format"]
    assert files_in(folder) == before


def test_a_look_at_the_folder_changes_nothing_and_names_what_is_wrong(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    assert [finding.ok for finding in store.check()] == [True]
    assert not (tmp_path / "data").exists()
    done(store)
    assert all(finding.ok for finding in store.check())
    assert "(1 entry)" in " ".join(finding.message for finding in store.check())
    (tmp_path / "data" / "people.json").write_text("[")
    before = files_in(tmp_path)
    assert [finding.subject for finding in store.check() if not finding.ok] == ["people.json"]
    assert files_in(tmp_path) == before
