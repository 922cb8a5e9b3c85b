"""``remind run`` as a process of its own: what it shows, how it ends, and that there is only one."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.showings import Answer
from connect_tui.reminders.endings import ENDINGS
from connect_tui.reminders.runner import is_running, lock_file, news
from tests.reminders.desktop import wait_until
from tests.reminders.processes import NAME, NOTE, PATIENCE, SECRETS, TEXT, Home, process_words

if TYPE_CHECKING:
    from tests.reminders.desktop import Bus
    from tests.reminders.recorder import Recorder

STARTED = "Reminders run now, in this terminal. ctrl+c ends them."
SIGNALS = pytest.mark.parametrize("ending", ENDINGS, ids=lambda one: one.name)


def started_well(err: str) -> bool:
    """Tell whether a process has said on its way what it should, and nothing else."""
    return err.startswith(STARTED) and len(err.splitlines()) == 2


def test_what_is_due_is_shown_and_answered(home: Home, recorder: Recorder) -> None:
    home.write(home.rule("listen", text=TEXT))
    home.known_since_yesterday()
    process = home.start()
    wait_until(lambda: home.is_shown("listen"), PATIENCE)
    (popup,) = recorder.popups
    assert popup.body.endswith(TEXT)
    status = home.json("remind", "status")
    assert (status["running"], status["hangs"], status["pid"]) == (True, False, process.pid)
    assert (status["notifier"], status["detail"], status["trouble"]) == ("dbus", "recorder 1.0", None)
    assert (status["last_shown"]["reminder"], status["last_shown"]["by"]) == ("listen", "background")
    assert not any(secret in process_words(process.pid) for secret in SECRETS)
    recorder.press(popup.id, "done")
    wait_until(lambda: home.practice("listen")["state"] == "done", PATIENCE)
    assert process.end() == 0
    assert (process.out, started_well(process.err)) == ("", True)
    assert len(recorder.popups) == 1
    assert "answered done" in home.log()
    assert not any(secret in home.log() for secret in SECRETS)
    assert {one.stat().st_mode & 0o777 for one in (home.paths.log_file, lock_file(home.paths))} == {0o600}


def test_somebody_is_named_in_the_popup_and_nowhere_else(home: Home, recorder: Recorder) -> None:
    home.write(home.rule_of("people", text=TEXT))
    home.known_since_yesterday()
    home.run("done", "make-time", "--date", "-200", "--with", NAME, "--note", NOTE)
    process = home.start()
    wait_until(lambda: home.is_shown("people"), PATIENCE)
    assert recorder.popups[0].title == f"Reach out to {NAME}"
    recorder.press(1, "done")
    wait_until(lambda: home.practice("make-time")["people"] == [NAME], PATIENCE)
    words = process_words(process.pid)
    assert process.end() == 0
    told = words + process.out + process.err + home.log() + lock_file(home.paths).read_text()
    assert not any(secret in told for secret in SECRETS)


# How it ends


@SIGNALS
def test_it_ends_at_once_with_a_popup_up(missed: Home, recorder: Recorder, ending: signal.Signals) -> None:
    process = missed.start()
    wait_until(lambda: missed.is_shown("listen"), PATIENCE)
    for one in (ending, *ENDINGS):  # whoever asks often is not told off for it
        process.popen.send_signal(one)
    assert process.wait() == 0
    assert started_well(process.err)
    assert recorder.closed == [1]
    showing = missed.showing("listen")
    assert showing is not None
    assert showing.answer is Answer.WITHDRAWN


@SIGNALS
def test_it_ends_at_once_without_a_bus(missed: Home, bus: Bus, ending: signal.Signals) -> None:
    bus.kill()
    process = missed.start()
    missed.until_logged("no way yet")
    assert process.end(ending) == 0
    assert started_well(process.err)
    assert missed.showing("listen") is None


def test_it_ends_at_once_while_the_bus_hangs(missed: Home, bus: Bus) -> None:
    bus.stall()
    process = missed.start()
    missed.until_logged("begun")
    assert process.end() == 0
    assert started_well(process.err)


@pytest.mark.parametrize("question", ["GetServerInformation", "Notify"])
def test_it_ends_at_once_while_the_server_hangs(missed: Home, recorder: Recorder, question: str) -> None:
    recorder.deaf_to = frozenset({question})
    process = missed.start()
    wait_until(lambda: question in recorder.asked, PATIENCE)
    assert process.end() == 0
    assert started_well(process.err)
    recorder.go_on()
    after = missed.start()
    missed.until_logged(f"process {after.pid}")
    wait_until(lambda: missed.showing("listen"), PATIENCE)
    assert after.end() == 0
    assert len(recorder.popups) == 1


@pytest.mark.usefixtures("recorder")
def test_it_ends_at_once_while_somebody_writes(missed: Home) -> None:
    with missed.locked():
        process = missed.start()
        missed.until_logged("trouble: BusyError")
        assert process.end() == 0
    assert started_well(process.err)


EARLY = """
import os, sys
signal, moment = int(sys.argv[1]), sys.argv[2]

class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == moment:
            os.kill(os.getpid(), signal)

sys.meta_path.insert(0, Finder)
sys.argv[1:] = ["remind", "run"]
from connect_tui.__main__ import main
sys.exit(main())
"""


@SIGNALS
@pytest.mark.parametrize(
    "moment",
    ["connect_tui.reminders.background", "apscheduler.schedulers.asyncio", "connect_tui.reminders.stale"],
)
def test_it_ends_while_it_is_still_starting(missed: Home, ending: signal.Signals, moment: str) -> None:
    process = missed.start_program(sys.executable, "-c", EARLY, str(int(ending)), moment)
    assert process.wait() == 0
    assert started_well(process.err)
    assert f"ending: {ending.name}" in missed.log()


def test_nohup_holds(missed: Home) -> None:
    process = missed.start("nohup")
    missed.until_logged("popups by")
    process.popen.send_signal(signal.SIGHUP)
    assert process.end(signal.SIGTERM) == 0
    assert [line[-15:] for line in missed.log().splitlines() if "ending" in line] == ["ending: SIGTERM"]


@pytest.mark.usefixtures("recorder")
def test_erased_data_ends_it_and_stays_erased(missed: Home) -> None:
    process = missed.start()
    wait_until(lambda: missed.is_shown("listen"), PATIENCE)
    assert missed.run("erase", "--yes").returncode == 0
    assert process.wait() == 0
    assert started_well(process.err)
    left = [one for folder in missed.paths for one in folder.rglob("*")]
    assert [one for one in left if one.is_file()] == []


# That there is only one


@pytest.mark.usefixtures("recorder")
def test_a_second_one_leaves_it_to_the_first(missed: Home) -> None:
    assert not is_running(missed.paths)
    first = missed.start()
    missed.until_logged("begun")
    assert is_running(missed.paths)
    second = missed.start()
    assert second.wait() == 3
    assert second.err.startswith("Reminders run already, in another process")
    told = news(missed.paths)
    assert told is not None
    assert told.pid == first.pid
    assert first.end() == 0
    assert not is_running(missed.paths)
    assert missed.json("remind", "status")["running"] is False


def test_what_a_killed_one_left_on_show_is_taken_back(missed: Home, recorder: Recorder) -> None:
    first = missed.start()
    wait_until(lambda: missed.is_shown("listen"), PATIENCE)
    first.kill()
    assert not is_running(missed.paths)
    assert recorder.open == (1,)
    second = missed.start()
    wait_until(lambda: recorder.closed == [1], PATIENCE)
    wait_until(lambda: (one := missed.showing("listen")) and one.answer is Answer.WITHDRAWN, PATIENCE)
    assert second.end() == 0
    assert len(recorder.popups) == 1
