"""Claims are as safe as any change, and whoever comes second does not get one."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import Focus
from connect_tui.domain.showings import Stage
from tests.store.claimers import claim, claim_until_killed, showing
from tests.store.helpers import DAY, Calls, SetClock, clear, done, note_of, open_store, watched

if TYPE_CHECKING:
    from pathlib import Path

KEYS = 100
KILLS = 20


@pytest.mark.parametrize("processes", [2, 4])
def test_every_showing_is_claimed_by_exactly_one_process(tmp_path: Path, processes: int) -> None:
    command = [sys.executable, "-m", "tests.store.claimers", str(tmp_path)]
    claimers = [
        subprocess.Popen([*command, f"c{number}", str(KEYS)], stdout=subprocess.PIPE, text=True)
        for number in range(processes)
    ]
    won = [claimer.communicate(timeout=120)[0].split() for claimer in claimers]
    assert [claimer.returncode for claimer in claimers] == [0] * processes
    assert sorted(int(number) for numbers in won for number in numbers) == list(range(KEYS))
    store = open_store(tmp_path)
    by = {key: one.by for key, one in store.showings().items()}
    assert by == {
        f"evening@{int(number):03d}": f"c{which}" for which, numbers in enumerate(won) for number in numbers
    }
    assert store.take_notices() == []


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_no_acknowledged_claim_is_lost_to_a_kill_and_nothing_else_is(tmp_path: Path) -> None:
    done(open_store(tmp_path), note="stays")
    chance = random.Random(3)
    acknowledged = 0
    for _ in range(KILLS):
        pipe, end = os.pipe()
        process = os.fork()
        if process == 0:
            try:
                os.close(pipe)
                claim_until_killed(tmp_path, "evening", acknowledged, end)
            finally:
                os._exit(1)
        os.close(end)
        assert select.select([pipe], [], [], 30)[0], "no claim was acknowledged"
        select.select([], [], [], chance.random() * 0.01)
        os.kill(process, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(process, 0)[1]), "the claimer ended by itself"
        told = b""
        while part := os.read(pipe, 1 << 16):
            told += part
        os.close(pipe)
        last = int(told.split()[-1])
        store = open_store(tmp_path)
        claimed = len(store.showings())
        assert last <= claimed <= last + 1
        assert set(store.showings()) == {f"evening@{number}" for number in range(1, claimed + 1)}
        assert note_of(store) == "stays"
        assert store.take_notices() == []
        acknowledged = claimed
    assert acknowledged >= KILLS


def test_a_claim_is_decided_by_what_is_on_disk_at_that_moment(tmp_path: Path) -> None:
    one, other = open_store(tmp_path), open_store(tmp_path)
    done(one, note="old")
    for store in (one, other):
        assert set(store.marks("2026-11")) == {"listen"}
        assert (store.showings(), store.put_off(), store.people(), store.focus()) == ({}, {}, {}, Focus())
    for number in range(5):
        clear(other)
        assert claim(other, f"evening@{number}", "other")
        with one.change(None) as change:
            assert one.marks("2026-11") == {}
            assert one.check_ins(DAY, DAY) == []
            assert one.check_in(DAY, "listen") is None
            assert one.showings() == change.showings()
            assert len(one.showings()) == number + 1
        done(other, note=str(number))
        with one.change(None):
            assert note_of(one) == str(number)
            assert set(one.marks("2026-11")) == {"listen"}
    assert not claim(one, "evening@4", "one")


def test_a_claim_writes_one_file_and_syncs_it_and_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path)
    done(store)
    claim(store, "evening@1", "one")
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir() if path.is_file()}
    with watched(monkeypatch, Calls(only="fsync")) as calls:
        assert claim(store, "evening@2", "one")
    assert calls.count == 2
    after = {path.name: path.stat().st_ino for path in tmp_path.iterdir() if path.is_file()}
    assert {name for name in after if after[name] != before[name]} == {"local-reminders.json"}
    with watched(monkeypatch, Calls(only="fsync")) as calls:
        assert not claim(store, "evening@2", "other")
    assert calls.count == 0


def test_a_failed_claim_is_no_claim(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim(store, "evening@1", "one")

    def go_wrong() -> None:
        with store.change(None) as change:
            change.put_showing(showing("evening@2"))
            change.drop_showings(["evening@1"])
            assert set(change.showings()) == {"evening@2"}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert set(store.showings()) == {"evening@1"}
    assert claim(store, "evening@2", "one")


def test_the_turn_of_the_day_makes_a_backup_without_showings(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store)
    claim(store, "evening@1", "one")
    clock.forward(days=1)
    claim(store, "evening@2", "one")
    assert store.backups() == []
    done(store, "care")
    assert [backup.name for backup in store.backups()] == ["2026-11-23"]
    assert list(tmp_path.rglob("local-reminders*")) == [tmp_path / "local-reminders.json"]
    with store.change(None) as change:
        change.put_showing(showing("evening@2", "one", Stage.SHOWN))
    assert list(tmp_path.rglob("local-reminders*")) == [tmp_path / "local-reminders.json"]
