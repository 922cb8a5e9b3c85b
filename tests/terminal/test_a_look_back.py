"""Looking back on the week in a real terminal, also when that is cut short."""

from __future__ import annotations

import json
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.terminal import Terminal, connect

if TYPE_CHECKING:
    from pathlib import Path

READY = "Make time for them"


def _journal(folder: Path) -> list[dict[str, Any]]:
    told = subprocess.run(connect(folder, "export", "-"), check=True, capture_output=True, timeout=60)
    found: list[dict[str, Any]] = json.loads(told.stdout)["journal"]
    return found


def _begin(terminal: Terminal) -> None:
    terminal.until_shown(READY)
    terminal.press("r")
    terminal.until_shown("look back")
    terminal.press("b")
    terminal.until_shown("1 of 4")
    terminal.press("\r")
    terminal.until_shown("2 of 4", "One moment to remember")


def test_a_moment_is_kept_and_taken_back(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        _begin(terminal)
        terminal.press("We danced.")
        terminal.until_shown("We danced.")
        terminal.press("\x13")
        terminal.until_shown("Kept.")
        terminal.press("\r")
        terminal.until_gone("Kept.")
        (entry,) = _journal(tmp_path)
        assert (entry["kind"], entry["text"]) == ("week", "We danced.")
        terminal.press("u")
        terminal.until_shown("is as it was before")
        terminal.press("\x11")
        assert terminal.finish() == 0
    (entry,) = _journal(tmp_path)
    assert entry["deleted"] is True


@pytest.mark.parametrize("ending", ["window", signal.SIGTERM])
def test_a_moment_that_is_being_written_is_kept(tmp_path: Path, ending: str | signal.Signals) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        _begin(terminal)
        terminal.press("half a thought")
        terminal.until_shown("half a thought")
        if isinstance(ending, signal.Signals):
            terminal.process.send_signal(ending)
            assert terminal.finish() != 0
        else:
            terminal.hang_up()
            terminal.process.wait(timeout=30)
    assert [entry["text"] for entry in _journal(tmp_path)] == ["half a thought"]


def test_a_focus_that_was_not_yet_kept_is_not_kept_with_the_words(tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        _begin(terminal)
        terminal.press("half a thought\r")
        terminal.until_shown("3 of 4")
        terminal.press("\r")
        terminal.until_shown("4 of 4")
        terminal.press(" ")
        terminal.until_shown(" 1  Give more")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.finish() != 0
    assert [entry["text"] for entry in _journal(tmp_path)] == ["half a thought"]
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        terminal.press("f")
        terminal.until_shown("A few to focus on", " ○  Give more")
