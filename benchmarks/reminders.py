"""What reminders in the background weigh: ``python -m benchmarks.reminders [SECONDS]``.

Runs ``remind run`` on a session bus of its own, beside a process that only imports what it is built from, and
reports memory against that floor, the processor time of an idle hour (measured over SECONDS, 300 unless
given), and how late a popup comes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.history import fill
from benchmarks.timing import python
from tests.reminders.desktop import Bus, wait_until
from tests.reminders.recorder import Recorder

FLOOR = "import apscheduler.schedulers.asyncio, jeepney.io.asyncio, tinydb, time; time.sleep(100_000)"
YEARS = 20
SETTLED_SECONDS = 4.0
POPUP_PATIENCE = 130.0

RULE = """reminders:
  - id: soon
    kind: practice
    practice: listen
    at: "{at:%H:%M}"
settings:
  day_starts_at: "00:00"
  quiet_hours: off
"""


def main() -> None:
    """Measure and report."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 300.0
    with tempfile.TemporaryDirectory(prefix="weight-") as scratch:
        folder = Path(scratch)
        fill(folder / "data", YEARS, datetime.now().astimezone().date())
        (folder / "config").mkdir()
        bus = Bus(folder)
        recorder = Recorder(bus.address)
        env = bus.env | {
            "CONNECT_TUI_DATA_DIR": str(folder / "data"),
            "CONNECT_TUI_CONFIG_DIR": str(folder / "config"),
        }
        subprocess.run(python("-m", "connect_tui", "today"), env=env, stdout=subprocess.DEVNULL, check=True)
        try:
            _weight(env, seconds)
            _lateness(env, folder / "config" / "habits.yaml", recorder)
        finally:
            recorder.vanish()
            bus.kill()


def _weight(env: dict[str, str], seconds: float) -> None:
    floor = subprocess.Popen(python("-c", FLOOR), env=env)
    background = _background(env)
    try:
        time.sleep(SETTLED_SECONDS)
        spent, began = _processor_seconds(background.pid), time.monotonic()
        time.sleep(seconds)
        hour = (_processor_seconds(background.pid) - spent) / (time.monotonic() - began) * 3600
        own, least = _resident_mib(background.pid), _resident_mib(floor.pid)
        print(f"memory: {own:.1f} / {least:.1f} MiB = {own / least:.2f} (aim 1.25)")
        print(f"processor time of an idle hour: {hour:.2f} s (aim 3), over {seconds:.0f} s")
    finally:
        for process in (background, floor):
            process.terminate()
            process.wait()


def _lateness(env: dict[str, str], habits: Path, recorder: Recorder) -> None:
    at = datetime.now().astimezone() + timedelta(seconds=75)
    at = at.replace(second=0, microsecond=0)
    habits.write_text(RULE.format(at=at), encoding="utf-8")
    background = _background(env)
    try:
        before = len(recorder.popups)
        wait_until(lambda: len(recorder.popups) > before, POPUP_PATIENCE)
        came = time.time() - (time.monotonic() - recorder.popups[-1].at)
        print(f"a popup came {came - at.timestamp():.3f} s after its moment (aim 1)")
    finally:
        background.terminate()
        background.wait()


def _background(env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(python("-m", "connect_tui", "remind", "run"), env=env, stderr=subprocess.DEVNULL)


def _processor_seconds(process: int) -> float:
    """Return the processor time a process has used, as proc(5) tells it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mib(process: int) -> float:
    """Return the memory of a process that is not swapped out, as proc(5) tells it."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the process has ended")


if __name__ == "__main__":
    main()
