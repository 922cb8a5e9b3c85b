"""What a long journal costs: ``python -m benchmarks.journal [RUNS] [FOLDER]``.

With 10,000 entries of 2,000 characters, over 20 years and again within 2, in a pseudo-terminal of 80x24:
opening the journal, until its newest entry is there, against going to a screen with one line on it, in the
same app; and from a key to the last byte that it has painted, a letter into the search against one into
Textual's own field on an otherwise empty screen. Then the services alone, the memory they take, and checking
off against the same without a journal. The histories are made in FOLDER and found there again, or in one that
goes afterwards.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.history import midday
from benchmarks.journal_history import NEWEST, fill_journal
from benchmarks.people_history import fill_people
from benchmarks.review import FLOOR, LINE, UNTIL, WRITING, Sitting
from benchmarks.timing import python, report
from connect_tui.config.paths import Paths
from connect_tui.domain.journal import JournalEntry
from connect_tui.services.check_ins import clear, done
from connect_tui.services.journal import Writing, change_entry, remove_entry, write_entry
from connect_tui.services.journal_book import JournalBook, Query
from connect_tui.services.workspace import Workspace

ENTRIES, LENGTH = 10_000, 2_000
YEARS = (20, 2)
FIRSTS = 5
SCREEN_AIM, ABOVE_A_KEY_AIM = 1.5, 0.050
LETTERS = b"kitchen"
"""What is looked for: it stands in nearly every entry. After it comes what stands in none."""
ESCAPE = b"\x1b"
NOWHERE = "\u2603"
"""What stands in no entry, so that the next search has nothing to narrow."""
MEMORY_PART = "--memory"


def main() -> None:
    """Measure and report."""
    if sys.argv[1:2] == [MEMORY_PART]:
        _memory(Path(sys.argv[2]))
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for package in ("connect_tui", "benchmarks"):
        compileall.compile_dir(str(Path(__file__).parent.parent / package), quiet=1)
    with tempfile.TemporaryDirectory(prefix="journal-") as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        homes = {years: folder / f"{years}-years" for years in YEARS}
        for years, home in homes.items():
            if not home.exists():
                (home / "config").mkdir(parents=True)
                fill_journal(home / "data", years, UNTIL, ENTRIES, LENGTH)
        without = folder / "without"
        if not without.exists():
            (without / "config").mkdir(parents=True)
            fill_people(without / "data", 20, UNTIL, 40)
        for years, home in homes.items():
            print(f"{ENTRIES} entries of {LENGTH} characters in {years} years")
            _screens(home, runs)
            _services(home, runs)
            subprocess.run(python("-m", "benchmarks.journal", MEMORY_PART, str(home)), check=True)
        _check_offs([*homes.values(), without], runs)


def _screens(home: Path, runs: int) -> None:
    firsts = [Sitting(home) for _ in range(FIRSTS)]
    try:
        for sitting in firsts:
            sitting.press(FLOOR, "floor first")
            sitting.press(b"t")
            sitting.press(b"o", "journal read", until=NEWEST.encode(), name_until="journal first")
        sitting = firsts[-1]
        sitting.press(b"t")
        for _ in range(runs):
            _look(sitting)
    finally:
        for one in firsts:
            one.close()
    first, first_floor = (
        statistics.median(one.taken[name][0] for one in firsts) for name in ("journal first", "floor first")
    )
    read = statistics.median(one.taken["journal read"][0] for one in firsts)
    print(f"  until all of the journal is read, and its length told: {read * 1000:.0f} ms")
    report("  opening the journal for the first time / empty screen", first, first_floor)
    report(
        "  opening the journal / empty screen", sitting.median("journal"), sitting.median("floor"), SCREEN_AIM
    )
    bare = sitting.median("written")
    for name in ("first letter", "letter", "letter not there"):
        _report_above(f"search, {name}", sitting.median(name), bare)
    report("  moving down / changing one line", sitting.median("down"), sitting.median("line"))


def _look(sitting: Sitting) -> None:
    sitting.press(FLOOR, "floor")
    sitting.press(LINE, "line")
    sitting.press(WRITING)
    for letter in LETTERS:
        sitting.press(bytes([letter]), "written")
    sitting.press(FLOOR)
    sitting.press(b"t")
    sitting.press(b"o", "journal")
    sitting.press(b"j", "down")
    sitting.press(b"/")
    for number, letter in enumerate(LETTERS):
        sitting.press(bytes([letter]), "letter" if number else "first letter")
    sitting.press(b"x", "letter not there")
    sitting.press(ESCAPE)
    sitting.press(b"t")


def _services(home: Path, runs: int) -> None:
    """Time the services in a process that has just begun, and in one that has been open for a while."""
    _tell(
        "the newest 80, nothing read before", [_first(home, lambda book: book.newest(80)) for _ in range(5)]
    )
    _tell(
        "on this day, nothing read before",
        [_first(home, lambda book: book.on_this_day(UNTIL)) for _ in range(5)],
    )
    workspace = _opened(home)
    book = workspace.journal_book
    steps = [_seconds(book.read_more)]
    while not _is_read(book):
        steps.append(_seconds(book.read_more))
    print(
        f"  reading all: {sum(steps) * 1000:.0f} ms, {len(steps)} steps of up to {max(steps) * 1000:.1f} ms"
    )
    for text in ("k", "zq", "maya kitchen"):
        taken = []
        for _ in range(runs):
            _search(book, NOWHERE)
            taken.append(_seconds(lambda text=text: _search(book, text)))  # type: ignore[misc]
        _tell(f"search for “{text}”", taken)
    typed = [LETTERS[: end + 1].decode() for end in range(len(LETTERS))]
    _search(book, NOWHERE)
    told = ", ".join(f"{_seconds(lambda text=text: _search(book, text)) * 1000:.1f}" for text in typed)  # type: ignore[misc]
    print(f"  search for “{typed[-1]}” as it is typed: {told} ms")
    written = write_entry(workspace, Writing(UNTIL, "Tea."))[0]
    changing = []
    after = []
    for number in range(runs):
        changing.append(_seconds(lambda number=number: _change(workspace, written, number)))  # type: ignore[misc]
        after.append(_seconds(lambda: book.newest(80)))
    _tell("changing an entry", changing)
    _tell("the newest 80 after that", after)
    workspace.store.undo()
    remove_entry(workspace, written.id)


def _search(book: JournalBook, text: str) -> None:
    for _ in book.entries(Query(text)):
        pass


def _first(home: Path, ask: Callable[[JournalBook], object]) -> float:
    """Return the seconds that a question takes of somebody who has just opened the app."""
    workspace = _opened(home)
    workspace.store.people()
    return _seconds(lambda: ask(workspace.journal_book))


def _is_read(book: JournalBook) -> bool:
    return not book.read_more()


def _change(workspace: Workspace, entry: JournalEntry, number: int) -> None:
    change_entry(workspace, entry, Writing(UNTIL, f"Tea {number}."))


def _memory(home: Path) -> None:
    """Say how much memory a process takes that has read and searched all of the journal."""
    workspace = _opened(home)
    workspace.store.people()
    before = _megabytes()
    _search(workspace.journal_book, "kitchen")
    print(f"  memory: {before:.0f} MB without the journal, {_megabytes():.0f} MB at most after a search")


def _megabytes() -> float:
    """Return the most memory that this process has taken so far."""
    told = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("VmHWM:")) / 1024


def _check_offs(homes: list[Path], runs: int) -> None:
    """Check off and take back in turns, in processes that stay open."""
    workspaces = [_opened(home) for home in homes]
    practice = [workspaces[0].practices[0]]
    taken: list[list[float]] = [[] for _ in homes]
    for number in range(runs + 1):
        for home, workspace in enumerate(workspaces):
            start = time.perf_counter()
            done(workspace, practice, UNTIL)
            clear(workspace, practice, UNTIL)
            if number:
                taken[home].append((time.perf_counter() - start) / 2)
    *with_journal, without = (statistics.median(one) for one in taken)
    for years, seconds in zip(YEARS, with_journal, strict=True):
        report(f"  a check-off, a journal of {years} years / no journal", seconds, without, 1.2)


def _opened(home: Path) -> Workspace:
    return Workspace(Paths(home / "data", home / "config", home / "state"), midday(UNTIL))


def _seconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def _tell(name: str, taken: list[float]) -> None:
    print(f"  {name}: {statistics.median(taken) * 1000:.1f} ms")


def _report_above(name: str, seconds: float, bare: float) -> None:
    above = seconds - bare
    missed = "" if above <= ABOVE_A_KEY_AIM else "  MISSED"
    print(
        f"  {name}: {seconds * 1000:.1f} ms, {above * 1000:.1f} above a bare key (aim"
        f" {ABOVE_A_KEY_AIM * 1000:.0f}){missed}"
    )


if __name__ == "__main__":
    main()
