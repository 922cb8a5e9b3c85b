"""Run every benchmark: ``python -m benchmarks [RUNS]``.

Each line is a median against a floor of the same run, taken in turns with it. The code is compiled first,
as an installer does. The aims are those of a program that is opened many
times a day: it should cost little more than the smallest one that could do its work.
"""

from __future__ import annotations

import compileall
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.history import fill
from benchmarks.timing import Terminal, command_seconds, first_paint, python

CHECK_BYTES = 60_000
"""About what a check-in writes: a month of check-ins and the undo log."""


def main() -> None:
    """Measure and report."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for package in ("connect_tui", "benchmarks"):
        compileall.compile_dir(str(Path(__file__).parent.parent / package), quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        folders = {years: Path(scratch) / f"{years}-years" for years in (1, 20)}
        for years, folder in folders.items():
            fill(folder / "data", years, date.today())  # noqa: DTZ011 - a history up to today
            (folder / "config").mkdir()
            command_seconds([_connect(folder, "today")], 1)
        _commands(folders, runs)
        _first_paint(folders, runs)
        _check_off(folders, runs, Path(scratch))


def _connect(folder: Path, *arguments: str) -> list[str]:
    places = ("--data-dir", str(folder / "data"), "--config-dir", str(folder / "config"))
    return [str(Path(sys.executable).with_name("connect-tui")), *arguments, *places]


def _commands(folders: dict[int, Path], runs: int) -> None:
    bare = python("-c", "pass")
    changing = ("done and clear in turns", ("done", "listen"), ("clear", "listen"))
    for name, *turns in (("status", ("status",)), ("today", ("today",)), changing):
        commands = [_connect(folders[years], *turn) for turn in turns for years in (1, 20)]
        floor, *taken = command_seconds([bare, *commands], runs)
        one, twenty = statistics.mean(taken[::2]), statistics.mean(taken[1::2])
        _report(f"{name}, 20 years / python -c pass", twenty, floor, 6.0)
        _report(f"{name}, 20 years / 1 year", twenty, one, 1.2)


def _first_paint(folders: dict[int, Path], runs: int) -> None:
    floor_command = python("-m", "benchmarks.floor_app")
    taken: dict[str, list[float]] = {"floor": [], "1": [], "20": []}
    for _ in range(runs):
        taken["floor"].append(first_paint(floor_command, b"floor-0"))
        for years, folder in folders.items():
            taken[str(years)].append(first_paint(_connect(folder), b"Make time"))
    floor, one, twenty = (statistics.median(taken[key]) for key in ("floor", "1", "20"))
    _report("first paint of Today, 20 years / smallest app", twenty, floor, 1.3)
    _report("first paint of Today, 20 years / 1 year", twenty, one, 1.2)


def _check_off(folders: dict[int, Path], runs: int, scratch: Path) -> None:
    floor = _key_to_paint(python("-m", "benchmarks.floor_app"), b"floor-0", runs)
    fsync = _bare_fsync(scratch / "bytes", runs)
    one, twenty = (_key_to_paint(_connect(folders[years]), b"Make time", runs) for years in (1, 20))
    above = (twenty - floor - fsync) * 1000
    print(
        f"check-off, 20 years: {twenty * 1000:.1f} ms; floor {floor * 1000:.1f} ms + fsync"
        f" {fsync * 1000:.1f} ms; above the floor {above:.1f} ms (aim 15)"
    )
    _report("check-off, 20 years / 1 year", twenty, one, 1.2)


def _key_to_paint(command: list[str], ready: bytes, runs: int) -> float:
    """Return the median seconds from a key until the screen has changed."""
    terminal = Terminal(command)
    try:
        terminal.until(lambda seen: ready in seen)
        taken = []
        for _ in range(runs * 2):
            pressed = terminal.press(b" ")
            taken.append(terminal.until(lambda seen: len(seen) > 0) - pressed)
        return statistics.median(taken)
    finally:
        terminal.close()


def _bare_fsync(path: Path, runs: int) -> float:
    """Return the median seconds to write and fsync as many bytes as a check-in does."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        with path.open("wb") as file:
            file.write(b"x" * CHECK_BYTES)
            file.flush()
            os.fsync(file.fileno())
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _report(name: str, seconds: float, floor: float, aim: float) -> None:
    ratio = seconds / floor
    missed = "" if ratio <= aim else "  MISSED"
    print(f"{name}: {seconds * 1000:.1f} / {floor * 1000:.1f} ms = {ratio:.2f} (aim {aim}){missed}")


if __name__ == "__main__":
    main()
