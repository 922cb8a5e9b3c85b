"""Sudden death and company: processes killed at random moments, and many writing at once."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.helpers import DAY, done, note_of, open_store
from tests.store.writers import write_until_killed

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 300
BATCHES = 4
WRITERS = 3


class Writer:
    """A forked process that writes, and what it has acknowledged."""

    def __init__(self, folder: Path, name: str, start: int) -> None:
        self.name = name
        self.acknowledged = start
        self._pipe, end = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            try:
                os.close(self._pipe)
                write_until_killed(folder, name, start, end)
            finally:
                os._exit(1)
        os.close(end)

    def wait_for_a_change(self) -> None:
        ready, _, _ = select.select([self._pipe], [], [], 30)
        assert ready, "no change was acknowledged"
        self._take(os.read(self._pipe, 1 << 16))

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        assert os.WIFSIGNALED(status), "the writer ended by itself"
        while part := os.read(self._pipe, 1 << 16):
            self._take(part)
        os.close(self._pipe)

    def _take(self, part: bytes) -> None:
        lines = part.decode().splitlines()
        self.acknowledged = int(lines[-1].split()[1])


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_no_acknowledged_change_is_lost_to_a_kill(tmp_path: Path, batch: int) -> None:
    chance = random.Random(batch)
    acknowledged = {f"w{number}": 0 for number in range(WRITERS)}
    for _ in range(KILLS // BATCHES // WRITERS):
        writers = [Writer(tmp_path, name, last) for name, last in acknowledged.items()]
        writers[0].wait_for_a_change()
        for writer in chance.sample(writers, WRITERS):
            select.select([], [], [], chance.random() * 0.012)
            writer.kill()
        reader = open_store(tmp_path)
        for writer in writers:
            note = note_of(reader, writer.name) or "0"
            assert writer.acknowledged <= int(note) <= writer.acknowledged + 1
            third = note_of(reader, writer.name, DAY + timedelta(days=40)) or "0"
            assert int(third) == int(note) // 3 * 3, "a change was torn in two"
            told = [one.text for one in reader.contacts(DAY, DAY) if one.people == (writer.name,)] or ["0"]
            assert told == [third], "a change was torn in two"
            acknowledged[writer.name] = int(note)
        assert reader.take_notices() == []
    assert sum(acknowledged.values()) >= KILLS // BATCHES // WRITERS


def test_four_processes_with_two_hundred_changes_each_lose_none(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.writers", str(tmp_path)]
    writers = [subprocess.Popen([*command, f"w{number}", "200"]) for number in range(4)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    store = open_store(tmp_path)
    assert note_of(store, "shared") == "800"
    assert len(store.check_ins(date(2026, 1, 1), date(2026, 12, 31))) == 801
    assert store.take_notices() == []


def test_an_edit_from_outside_just_before_the_replacing_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path)
    done(store, note="old")
    table = tmp_path / "checks-2026-11.json"
    edited = table.read_text().replace("old", "edited by hand")
    real_fsync = os.fsync

    def edit_then_fsync(descriptor: int) -> None:
        table.write_text(edited)
        real_fsync(descriptor)

    from connect_tui.store import EditedMeanwhileError

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", edit_then_fsync)
        with pytest.raises(EditedMeanwhileError):
            done(store, "care")
    assert note_of(store) == "edited by hand"
    done(store, "care")
    assert note_of(open_store(tmp_path)) == "edited by hand"
