"""What looking back costs: ``python -m benchmarks.review [RUNS] [FOLDER]``.

With 1, 20 and 50 years of history, in a pseudo-terminal of 80x24, from a key to the last byte that it has
painted: opening Review against going to a screen with one line on it, in the same app; changing the period;
opening a practice; and moving a day against changing that one line. Then the services alone. Histories are
made in FOLDER and found there again, or in one that goes afterwards.
"""

from __future__ import annotations

import compileall
import gc
import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.history import fill, midday
from benchmarks.timing import Terminal, python, report
from connect_tui.config.paths import Paths
from connect_tui.domain.periods import CALENDAR_UNITS, PeriodUnit
from connect_tui.services.days import day_view, practice_on_day
from connect_tui.services.retrospect import notes_of, overview, period_of, practice_page
from connect_tui.services.workspace import Workspace

YEARS = (1, 20, 50)
UNTIL = date(2026, 11, 23)
QUIET = 0.2
"""Seconds without a byte after which what a key has changed is painted."""
PATIENCE = 2.0
"""Seconds within which it begins to be, on a busy machine too."""

WRITING, FLOOR, LINE = b"\x1b[19~", b"\x1b[20~", b"\x1b[21~"
SCREEN_AIM, STEP_AIM, YEARS_AIM = 1.5, 2.0, 1.3


def main() -> None:
    """Measure and report."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for package in ("connect_tui", "benchmarks"):
        compileall.compile_dir(str(Path(__file__).parent.parent / package), quiet=1)
    with tempfile.TemporaryDirectory(prefix="review-") as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        homes = {years: _home(folder, years) for years in YEARS}
        _screens(homes, runs)
        _services(homes, runs)


def _home(folder: Path, years: int) -> Path:
    """Return where a history lies, with its caches as they are from the second day on."""
    home = folder / f"{years}-years"
    if not home.exists():
        (home / "config").mkdir(parents=True)
        fill(home / "data", years, UNTIL)
    workspace = _opened(home)
    day_view(workspace)
    workspace.book.save(UNTIL)
    for _ in workspace.book.prepare(UNTIL):
        pass
    return home


def _opened(home: Path) -> Workspace:
    return Workspace(Paths(home / "data", home / "config", home / "state"), midday(UNTIL))


class Sitting:
    """The app on one history, and how long its keys take."""

    def __init__(self, home: Path) -> None:
        self._terminal = Terminal(python("-m", "benchmarks.review_app", str(home), UNTIL.isoformat()))
        self._terminal.until(lambda seen: b"Make time" in seen)
        self.taken: dict[str, list[float]] = {}

    def press(self, key: bytes, name: str | None = None, *, until: bytes = b"", name_until: str = "") -> None:
        """Press a key and wait until all is painted; where it has a name, note how long that took.

        Under ``name_until`` it is noted how long it took until some bytes were among what was painted.
        """
        terminal = self._terminal
        pressed = painted = terminal.press(key)
        if until:
            painted = terminal.until(lambda seen: until in seen)
            self.taken.setdefault(name_until, []).append(painted - pressed)
        while select.select([terminal.master], [], [], QUIET if terminal.output else PATIENCE)[0]:
            terminal.output += os.read(terminal.master, 65536)
            painted = time.perf_counter()
        if not terminal.output:
            raise RuntimeError(f"nothing happened: {name or key!r}")
        if name is not None:
            self.taken.setdefault(name, []).append(painted - pressed)

    def median(self, name: str) -> float:
        """Return the median seconds of what has this name."""
        return statistics.median(self.taken[name])

    def close(self) -> None:
        """End the app."""
        self._terminal.close()


def _screens(homes: dict[int, Path], runs: int) -> None:
    sittings = {years: Sitting(home) for years, home in homes.items()}
    try:
        for number in range(runs):
            for sitting in sittings.values():
                _look_back(sitting, is_first=number == 0)
        _report_screens(sittings)
    finally:
        for sitting in sittings.values():
            sitting.close()


def _look_back(sitting: Sitting, *, is_first: bool) -> None:
    sitting.press(FLOOR, "floor first" if is_first else "floor")
    sitting.press(LINE, "line")
    sitting.press(b"t")
    sitting.press(b"r", "Review first" if is_first else "Review")
    for _ in range(3):
        sitting.press(b"+")
    sitting.press(b"h", "year before")
    sitting.press(b"l", "year after")
    for _ in range(3):
        sitting.press(b"-")
    sitting.press(b"h", "month before")
    sitting.press(b"l", "month after")
    sitting.press(b"\r", "practice first" if is_first else "practice")
    sitting.press(b"k", "day")
    sitting.press(b"j", "day")
    sitting.press(b"t")


def _report_screens(sittings: dict[int, Sitting]) -> None:
    for years, sitting in sittings.items():
        floor, line = sitting.median("floor"), sitting.median("line")
        report(f"Review, {years} years / empty screen", sitting.median("Review"), floor, SCREEN_AIM)
        report(f"practice, {years} years / empty screen", sitting.median("practice"), floor)
        first = sitting.median("floor first")
        report(
            f"Review for the first time, {years} years / empty screen", sitting.median("Review first"), first
        )
        report(f"moving a day, {years} years / changing one line", sitting.median("day"), line, STEP_AIM)
    for name in ("Review", "month before", "year before", "practice", "day"):
        one, fifty = (sittings[years].median(name) for years in (1, 50))
        report(f"{name}, 50 years / 1 year", fifty, one, YEARS_AIM)


def _services(homes: dict[int, Path], runs: int) -> None:
    taken: dict[str, dict[int, list[float]]] = {}
    ledger: dict[int, list[float]] = {}
    for _ in range(runs):
        for years, home in homes.items():
            workspace = _opened(home)
            day_view(workspace)
            start = time.process_time()
            for _ in workspace.book.prepare(UNTIL):
                pass
            ledger.setdefault(years, []).append(time.process_time() - start)
            gc.collect()
            gc.freeze()
            for again in ("", ", again"):
                for name, seconds in _asked(workspace):
                    taken.setdefault(name + again, {}).setdefault(years, []).append(seconds)
    taken = {"taking up the ledger": ledger, **taken}
    for name, found in taken.items():
        aim = None if "ledger" in name or " all" in name else YEARS_AIM
        one, fifty = (statistics.median(found[years]) for years in (1, 50))
        report(f"{name}, 50 years / 1 year", fifty, one, aim)


def _asked(workspace: Workspace) -> Iterator[tuple[str, float]]:
    """Yield what is asked of a workspace, and the seconds of processor time that the answer took."""
    practice = workspace.practices[7]
    for unit in (*CALENDAR_UNITS, PeriodUnit.ALL):
        period = period_of(workspace, unit, UNTIL)
        questions: dict[str, Callable[[], object]] = {
            "overview of": partial(overview, workspace, period, cells=60),
            "page of": partial(practice_page, workspace, practice, period),
            "notes of": partial(notes_of, workspace, practice, period, most=50),
            "a day of": partial(practice_on_day, workspace, practice, period.end),
        }
        for name, ask in questions.items():
            start = time.process_time()
            ask()
            yield f"{name} {unit}", time.process_time() - start


if __name__ == "__main__":
    main()
