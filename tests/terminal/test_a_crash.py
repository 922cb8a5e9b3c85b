"""A fault of Connect's own: what it may say, and what it may not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal import crashing
from tests.terminal.terminal import Terminal, connect

if TYPE_CHECKING:
    from pathlib import Path

NOTE, NAME = "a-very-private-note", "Maya-the-confidant"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subprocess.run(
        connect(tmp_path, "done", "listen", "--note", NOTE, "--with", NAME), check=True, timeout=60
    )
    return tmp_path


def _crash(folder: Path, place: str, *options: str) -> Terminal:
    command = [sys.executable, crashing.__file__, str(folder), place, *options]
    with Terminal(command, folder) as terminal:
        if place == "action":
            terminal.until_shown("Make time for them")
            terminal.press(" ")
        assert terminal.finish() == 1
        assert terminal.is_restored
    return terminal


@pytest.mark.parametrize("place", ["action", "render"])
def test_a_crash_says_that_it_is_one_and_shows_nobodys_words(folder: Path, place: str) -> None:
    terminal = _crash(folder, place)
    after = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
    assert "Connect stopped because of a fault of its own" in after
    assert "RuntimeError in crashing.py" in after
    for private in (NOTE, NAME, "Traceback", "kept_as_a_local", str(folder)):
        assert private not in after


@pytest.mark.parametrize("place", ["action", "render"])
def test_asked_for_more_it_shows_where_but_no_local_values(folder: Path, place: str) -> None:
    terminal = _crash(folder, place, "--debug")
    after = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
    assert "Connect stopped because of a fault of its own" in after
    assert "Traceback" in after
    assert "locals" not in after
    assert "kept_as_a_local = [" not in after


def test_what_was_recorded_before_a_crash_is_there_after_it(folder: Path) -> None:
    _crash(folder, "action")
    told = subprocess.run(
        connect(folder, "today"), check=True, capture_output=True, timeout=60
    ).stdout.decode()
    assert NOTE in told
