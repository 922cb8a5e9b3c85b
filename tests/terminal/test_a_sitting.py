"""A person's way through Connect in a real terminal, and every way to leave it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.terminal.terminal import Terminal, connect

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

READY = "Make time for them"


def _today(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the practices of today as the command line has them."""
    told = subprocess.run(connect(folder, "today", "--json"), check=True, capture_output=True, timeout=60)
    return {one["id"]: one for one in json.loads(told.stdout)["practices"]}


def test_open_check_note_rest_undo_and_quit(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY, "0 of 12")
        for done in ("1 of 12", "2 of 12", "3 of 12"):
            terminal.press(" ")
            terminal.until_shown(done)
            terminal.press("j")
        terminal.press("n")
        terminal.until_shown("enter keeps it")
        terminal.paste("Tea, and time.")
        terminal.until_shown("Tea, and time.")
        terminal.press("\r")
        terminal.until_gone("enter keeps it")
        terminal.until_shown("Tea, and time.")
        terminal.press("x")
        terminal.until_shown("~ 12")
        terminal.press("u")
        terminal.until_shown("○ 12", "the rest day today is lifted")
        terminal.press("\x11")
        assert terminal.finish() == 0
        assert terminal.is_restored
    today = _today(tmp_path)
    assert {one for one, row in today.items() if row["state"] == "done"} == {
        "common-ground",
        "attachment",
        "listen",
    }
    assert {row["state"] for row in today.values()} == {"done", "open"}
    assert today["self"]["note"] == "Tea, and time."


def test_killed_right_after_the_change_is_painted(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press(" ")
        terminal.until_shown("1 of 12")
        terminal.process.kill()
        assert terminal.finish() == -signal.SIGKILL
    assert _today(tmp_path)["common-ground"]["state"] == "done"


def test_the_window_is_closed(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press(" ")
        terminal.until_shown("1 of 12")
        terminal.hang_up()
        terminal.process.wait(timeout=30)
    assert _today(tmp_path)["common-ground"]["state"] == "done"


@pytest.mark.parametrize("ending", ["window", signal.SIGHUP, signal.SIGTERM])
def test_a_note_that_is_being_written_is_kept(tmp_path: Path, ending: str | signal.Signals) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press("n")
        terminal.until_shown("enter keeps it")
        terminal.press("half a thought")
        terminal.until_shown("half a thought")
        if isinstance(ending, signal.Signals):
            terminal.process.send_signal(ending)
            assert terminal.finish() != 0
        else:
            terminal.hang_up()
            terminal.process.wait(timeout=30)
    assert _today(tmp_path)["common-ground"]["note"] == "half a thought"


def test_a_hangup_reaches_only_the_program(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press(" ")
        terminal.until_shown("1 of 12")
        terminal.process.send_signal(signal.SIGHUP)
        assert terminal.finish() != 0
    assert _today(tmp_path)["common-ground"]["state"] == "done"


@pytest.mark.parametrize("open_first", ["", "n"])
def test_a_request_to_end_gives_the_terminal_back(tmp_path: Path, open_first: str) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press(" " + open_first)
        terminal.until_shown("1 of 12", "enter keeps it" if open_first else READY)
        terminal.process.terminate()
        assert terminal.finish() == 128 + signal.SIGTERM
        assert terminal.is_restored
    assert _today(tmp_path)["common-ground"]["state"] == "done"


def test_suspending_is_not_needed_to_leave_from_a_dialog(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press("n")
        terminal.until_shown("enter keeps it")
        terminal.press("\x11")
        assert terminal.finish() == 0
        assert terminal.is_restored


def test_a_history_that_cannot_be_read_is_told_before_anything_is_drawn(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press(" ")
        terminal.until_shown("1 of 12")
        terminal.press("\x11")
        assert terminal.finish() == 0
    meta = tmp_path / "data" / "meta.json"
    meta.write_text(meta.read_text().replace('"version":1', '"version":99'))
    before = {path.name: path.read_bytes() for path in (tmp_path / "data").glob("*.json")}
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        assert terminal.finish() == 1
        assert b"\x1b[?1049h" not in terminal.raw
        assert "newer" in terminal.text()
        assert "Traceback" not in terminal.text()
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").glob("*.json")} == before


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press(" ")
        terminal.until_shown("1 of 12")
        terminal.press("\x11")
        assert terminal.finish() == 0
    for path in (tmp_path / "data").rglob("*"):
        assert os.stat(path).st_mode & 0o077 == 0, path  # noqa: PTH116
