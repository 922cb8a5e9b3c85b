"""``remind run`` where the bus, the server, the history, the disk or habits.yaml fail, and are well again."""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.showings import Answer
from connect_tui.reminders import texts
from connect_tui.reminders.notifiers.texts import DOES_NOT_ANSWER, NO_BUS, NO_SERVER
from tests.reminders.desktop import wait_until
from tests.reminders.processes import PATIENCE, Home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reminders.desktop import Bus
    from tests.reminders.recorder import Recorder

SMALL = "256k"


def in_trouble(home: Home, words: str) -> None:
    """Wait until it tells of this trouble, or of none."""

    def is_told() -> bool:
        status = home.json("remind", "status")
        if not status["running"]:
            return False
        trouble = status["trouble"] or ""
        return words in trouble if words else not trouble and bool(status["notifier"])

    wait_until(is_told, PATIENCE)


def is_well(home: Home) -> None:
    """Wait until all is well."""
    in_trouble(home, "")


def test_it_starts_before_the_bus(missed: Home, bus: Bus, recorder: Recorder) -> None:
    recorder.vanish()
    bus.kill()
    process = missed.start()
    in_trouble(missed, NO_BUS)
    bus.restart()
    in_trouble(missed, NO_SERVER)
    assert missed.workspace.store.showings() == {}
    recorder.come_back()
    wait_until(lambda: missed.is_shown("listen"), PATIENCE)
    is_well(missed)
    assert process.end() == 0
    assert len(recorder.popups) == 1


def test_it_outlives_the_server_and_the_bus(home: Home, bus: Bus, recorder: Recorder) -> None:
    practices = ("listen", "sincere", "care")
    home.write(*(home.rule(one) for one in practices))
    home.known_since_yesterday()
    home.run("done", *practices[1:])
    process = home.start()

    def is_withdrawn(practice: str) -> bool:
        showing = home.showing(practice)
        return showing is not None and showing.answer is Answer.WITHDRAWN

    wait_until(lambda: home.is_shown("listen"), PATIENCE)
    recorder.come_back()
    wait_until(lambda: is_withdrawn("listen"), PATIENCE)
    home.run("clear", "sincere")
    wait_until(lambda: home.is_shown("sincere"), PATIENCE)
    recorder.vanish()
    bus.restart()
    recorder.come_back()
    wait_until(lambda: is_withdrawn("sincere"), PATIENCE)
    home.run("clear", "care")
    wait_until(lambda: home.is_shown("care"), PATIENCE)
    recorder.press(recorder.popups[-1].id, "done")
    wait_until(lambda: home.practice("care")["state"] == "done", PATIENCE)
    assert len(recorder.popups) == 3
    assert process.end() == 0


def test_it_waits_for_a_server_that_hangs(missed: Home, recorder: Recorder) -> None:
    recorder.hang()
    process = missed.start()
    in_trouble(missed, DOES_NOT_ANSWER)
    recorder.go_on()
    wait_until(lambda: missed.is_shown("listen"), PATIENCE)
    assert process.end() == 0
    assert len(recorder.popups) == 1


def test_it_follows_habits(home: Home, recorder: Recorder) -> None:
    rule = home.rule("listen", text="Ask.")
    home.write(rule, popups="off")
    home.known_since_yesterday()
    process = home.start()
    is_well(home)
    home.write_text("reminders: [{id: listening")
    in_trouble(home, texts.CATALOGUE_BROKEN)
    assert recorder.popups == []
    home.write(rule)
    wait_until(lambda: home.is_shown("listen"), PATIENCE)
    is_well(home)
    assert process.end() == 0
    assert len(recorder.popups) == 1


def test_it_waits_while_somebody_writes(missed: Home, recorder: Recorder) -> None:
    with missed.locked():
        process = missed.start()
        in_trouble(missed, "has been writing")
        assert recorder.popups == []
    wait_until(lambda: missed.is_shown("listen"), PATIENCE)
    is_well(missed)
    assert process.end() == 0
    assert len(recorder.popups) == 1


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Have a folder lie on a disk of its own. Needs more rights than most have."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=0700,uid={os.getuid()}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("mount is not installed")
    if mounted.returncode:
        pytest.skip(f"a disk may not be mounted here: {mounted.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk that a folder lies on, and return the file that does so."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        size = 1 << 16
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    return filler


def test_it_waits_while_the_disk_is_full(bus: Bus, recorder: Recorder) -> None:
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)):
        home = Home(Path(folder), bus.env)
        try:
            rule = home.rule("listen")
            home.write(rule, popups="off")
            home.known_since_yesterday()
            process = home.start()
            is_well(home)
            home.write(rule)
            filler = fill(home.folder)
            in_trouble(home, "no room left")
            assert recorder.popups == []
            filler.unlink()
            wait_until(lambda: home.is_shown("listen"), PATIENCE)
            is_well(home)
            assert process.end() == 0
            assert len(recorder.popups) == 1
        finally:
            home.close()
