"""What people cost: ``python -m benchmarks.people [RUNS] [FOLDER]``.

With 500 people over 20 years: ``people due`` in a fresh process against ``python -c pass``, also after a
month of the past was changed. Then, in a pseudo-terminal of 80x24, from a key to the last byte that it has
painted: opening People against going to a screen with one line on it, in the same app; a letter into the
filter against one into Textual's own field on an otherwise empty screen, and against changing that one line;
and one person's page. Then the services alone. The history is made in FOLDER and found there again, or in one
that goes afterwards.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.history import midday
from benchmarks.people_history import fill_people
from benchmarks.review import FLOOR, LINE, UNTIL, WRITING, Sitting
from benchmarks.timing import python, report
from connect_tui.config.paths import Paths
from connect_tui.services.people import people_view, person_page
from connect_tui.services.people_changes import log_contact
from connect_tui.services.workspace import Workspace

PEOPLE, YEARS = 500, 20
COMMAND_AIM, SCREEN_AIM = 6.0, 1.5
LETTERS = b"maya"
ESCAPE = b"\x1b"


def main() -> None:
    """Measure and report."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for package in ("connect_tui", "benchmarks"):
        compileall.compile_dir(str(Path(__file__).parent.parent / package), quiet=1)
    with tempfile.TemporaryDirectory(prefix="people-") as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        home = folder / f"{PEOPLE}-people"
        if not home.exists():
            (home / "config").mkdir(parents=True)
            fill_people(home / "data", YEARS, UNTIL, PEOPLE)
        _commands(home, runs)
        _screens(home, runs)
        _services(home, runs)


def _commands(home: Path, runs: int) -> None:
    """Time the command, in turns with the floor and with changes of a month long past."""
    places = ("--data-dir", str(home / "data"), "--config-dir", str(home / "config"))
    due = [str(Path(sys.executable).with_name("connect-tui")), "people", "due", *places]
    bare = python("-c", "pass")
    taken: dict[str, list[float]] = {"bare": [], "due": [], "after a change": []}
    for number in range(runs + 1):
        changed = _opened(home)
        log_contact(changed, ["Somebody"], UNTIL - timedelta(days=2000 + number), text=str(number))
        for name, command in (("bare", bare), ("after a change", due), ("due", due)):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if number:  # the first of each finds no caches
                taken[name].append(time.perf_counter() - start)
    floor, plain, after = (statistics.median(taken[name]) for name in ("bare", "due", "after a change"))
    report("people due / python -c pass", plain, floor, COMMAND_AIM)
    report("people due after a change in the past / python -c pass", after, floor)


def _screens(home: Path, runs: int) -> None:
    sitting = Sitting(home)
    try:
        for number in range(runs):
            _look(sitting, is_first=number == 0)
    finally:
        sitting.close()
    floor, line = sitting.median("floor"), sitting.median("line")
    report("People / empty screen", sitting.median("People"), floor, SCREEN_AIM)
    report(
        "People for the first time / empty screen",
        sitting.median("People first"),
        sitting.median("floor first"),
    )
    letter, written = sitting.median("letter"), sitting.median("written")
    report("a letter into the filter / a letter into an empty screen's field", letter, written, SCREEN_AIM)
    report("a letter into the filter / changing one line", letter, line)
    report("moving down / changing one line", sitting.median("down"), line)
    report("one person / empty screen", sitting.median("person"), floor)


def _look(sitting: Sitting, *, is_first: bool) -> None:
    sitting.press(FLOOR, "floor first" if is_first else "floor")
    sitting.press(LINE, "line")
    sitting.press(WRITING)
    for letter in LETTERS:
        sitting.press(bytes([letter]), "written")
    sitting.press(FLOOR)
    sitting.press(b"t")
    sitting.press(b"p", "People first" if is_first else "People")
    sitting.press(b"j", "down")
    sitting.press(b"/")
    for letter in LETTERS:
        sitting.press(bytes([letter]), "letter")
    sitting.press(ESCAPE)
    sitting.press(b"j")
    sitting.press(b"\r", "person first" if is_first else "person")
    sitting.press(b"t")


def _services(home: Path, runs: int) -> None:
    """Time answers in an app that has been open for a while, a change in an old month before each."""
    workspace = _opened(home)
    people_view(workspace)
    taken: dict[str, list[float]] = {"again": [], "after a change": [], "a page": []}
    for number in range(runs):
        someone = next(iter(workspace.store.profiles()))
        for name in ("after a change", "again"):
            if name == "after a change":
                day = date(2011, 3, 1) + timedelta(days=number)
                log_contact(_opened(home), [], day, text=str(number), person_ids=[someone])
            start = time.process_time()
            people_view(workspace)
            taken[name].append(time.process_time() - start)
        start = time.process_time()
        person_page(workspace, someone)
        taken["a page"].append(time.process_time() - start)
    for name, seconds in taken.items():
        print(f"services, {name}: {statistics.median(seconds) * 1000:.2f} ms")


def _opened(home: Path) -> Workspace:
    return Workspace(Paths(home / "data", home / "config", home / "state"), midday(UNTIL))


if __name__ == "__main__":
    main()
