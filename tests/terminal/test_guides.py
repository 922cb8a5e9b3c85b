"""Every shipped guide walked through by keyboard in a real terminal: to its end, and cut short by kill -9."""

from __future__ import annotations

import json
import signal
import subprocess
from functools import partial
from typing import TYPE_CHECKING, Any

from connect_tui.config.catalogue import Catalogue, shipped_catalogue
from connect_tui.config.paths import shipped_habits_file
from connect_tui.domain.guides import Breathe, Choice, Question, Scale, Step, WhichFeeling, WhichPerson
from connect_tui.domain.practices import PillarId
from tests.terminal.terminal import Terminal, connect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

READY = "Make time for them"
AT_ONCE = 3
"""Guides that are under way when the app is killed; the last of them is open."""
HOSTILE = "[/mum] {0} \\u202e[@click=app.quit]go[/]"


def _in_order(catalogue: Catalogue) -> list[str]:
    """The practices as Today lists them."""
    return [one.id for pillar in PillarId for one in catalogue.practices if one.pillar is pillar]


def _keys(practice: str, step: Step) -> str:
    """What answers a step and goes on."""
    match step:
        case Question():
            return f"\x1b[200~{practice} {step.id} {HOSTILE}\x1b[201~\r"
        case WhichPerson():
            return "Maya\r\r"
        case WhichFeeling():
            return "11\r"
        case Choice():
            return "2\r"
        case Scale():
            return "3\r"
        case Breathe():
            return "\r"


def _typed(practice: str, steps: Iterable[Step]) -> list[str]:
    return [f"{practice} {one.id} {HOSTILE}" for one in steps if isinstance(one, Question)]


def _entries(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries that guides led to, by practice, as another process exports them."""
    told = subprocess.run(connect(folder, "export", "-"), check=True, capture_output=True, timeout=60)
    journal = json.loads(told.stdout)["journal"]
    found = {one["practice"]: one for one in journal if one.get("kind") == "guide"}
    assert len(found) == len(journal)
    return found


def _finish(terminal: Terminal, keys: str) -> None:
    terminal.press(keys)
    terminal.until_shown("What you answered", "Check off")
    terminal.press("\r")
    terminal.until_gone("What you answered")


def test_every_guide_is_walked_to_its_end(tmp_path: Path) -> None:
    catalogue = shipped_catalogue(shipped_habits_file())
    practices = _in_order(catalogue)
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        for number, practice in enumerate(practices):
            guide = catalogue.guides[practice]
            terminal.press("\x1b[H" + "j" * number + "g")
            terminal.until_shown(f"1 of {len(guide.steps)}")
            _finish(terminal, "".join(_keys(practice, step) for step in guide.steps))
        terminal.until_shown("12 of 12")
        terminal.press("\x11")
        assert terminal.finish() == 0
    entries = _entries(tmp_path)
    assert set(entries) == set(practices)
    for practice in practices:
        for typed in _typed(practice, catalogue.guides[practice].steps):
            assert typed in entries[practice]["text"]


def test_every_guide_is_taken_up_where_kill_9_cut_it_short(tmp_path: Path) -> None:
    catalogue = shipped_catalogue(shipped_habits_file())
    practices = _in_order(catalogue)
    for first in range(0, len(practices), AT_ONCE):
        with Terminal(connect(tmp_path), tmp_path) as terminal:
            terminal.until_shown(READY)
            for practice in practices[max(0, first - AT_ONCE) : first]:
                _take_up(terminal, practice, catalogue)
                _leave(terminal)
            for practice in practices[first : first + AT_ONCE]:
                if practice != practices[first]:
                    _leave(terminal)
                _go_midway(terminal, practice, catalogue)
                terminal.until(partial(_is_kept, f"half of {practice}", tmp_path / "data"))
            terminal.process.kill()
            assert terminal.finish() == -signal.SIGKILL
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown(READY)
        for practice in practices[-AT_ONCE:-1]:
            _take_up(terminal, practice, catalogue)
            _leave(terminal)
        last = practices[-1]
        steps, at = catalogue.guides[last].steps, _midway(catalogue.guides[last].steps)
        _take_up(terminal, last, catalogue)
        _finish(terminal, " and the rest\r" + "".join(_keys(last, step) for step in steps[at + 1 :]))
        terminal.until_shown("1 of 12")
    ((practice, entry),) = _entries(tmp_path).items()
    assert practice == last
    assert f"half of {last} and the rest" in entry["text"]
    for typed in _typed(last, (*steps[:at], *steps[at + 1 :])):
        assert typed in entry["text"]


def _take_up(terminal: Terminal, practice: str, catalogue: Catalogue) -> None:
    """Go into a guide that was cut short, from the practice at the top of the list."""
    steps = catalogue.guides[practice].steps
    terminal.press("\x1b[H" + "j" * _in_order(catalogue).index(practice) + "g")
    terminal.until_shown(f"{_midway(steps) + 1} of {len(steps)}", "it goes on here", f"half of {practice}")


def _go_midway(terminal: Terminal, practice: str, catalogue: Catalogue) -> None:
    """Begin a guide and write half of an answer in the middle of it."""
    steps = catalogue.guides[practice].steps
    terminal.press("\x1b[H" + "j" * _in_order(catalogue).index(practice) + "g")
    terminal.until_shown(f"1 of {len(steps)}")
    terminal.press("".join(_keys(practice, step) for step in steps[: _midway(steps)]))
    terminal.press(f"half of {practice}")


def _leave(terminal: Terminal) -> None:
    """Leave a guide as it is."""
    terminal.press("\x1b")
    terminal.until_gone("half of")


def _midway(steps: tuple[Step, ...]) -> int:
    """The index of a question in the middle of a guide."""
    questions = [number for number, step in enumerate(steps) if isinstance(step, Question)]
    return questions[len(questions) // 2]


def _is_kept(text: str, folder: Path) -> bool:
    return any(text in file.read_text(encoding="utf-8") for file in folder.glob("local-*.json"))
