"""People and plans in a terminal: its width, what is completed in it, and what a quick command loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from connect_tui.cli import output
from connect_tui.cli.output import cells
from tests.cli.conftest import Connect
from tests.cli.test_completion import offered
from tests.cli.test_processes import HEAVY

NAMES = (
    "Maya",
    "陳美玲 (Meiling Chen)",
    "יעל כהן",
    "Ana-Sofía Hernández de la Vega y Montenegro y Aragón",
    "👩‍👩‍👧‍👦 The Okafors",
)
QUICK = HEAVY | {"icalendar", "difflib", "dateutil", "random", "secrets"}


@pytest.fixture
def lively(connect: Connect) -> Connect:
    """People with odd names, something shared and planned with each."""
    for number, name in enumerate(NAMES):
        connect(
            *(
                "people",
                "add",
                name,
                "--circle",
                ("inner", "close", "wider")[number % 3],
                "--rhythm",
                "10/20",
            ),
            *("--in-common", "the choir on Thursdays, and long walks by the river in any weather"),
        )
        connect("people", "log", name, "--date", f"-{number * 25}", "--note", "A long, long talk. " * 5)
        connect(
            "plan", "add", f"{name}: soup and a walk", "--with", name, "--place", "the park", "--date", "+3"
        )
    connect("people", "rest", "Maya")
    return connect


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(
    lively: Connect, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(output, "_is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    for words in (
        ("people", "list"),
        ("people", "due"),
        ("people", "show", "Ana"),
        ("people", "show", "陳美玲"),
        ("plan", "list"),
    ):
        ran = lively(*words)
        assert ran.status == 0
        assert max(cells(line) for line in ran.out.splitlines()) <= width, words
        assert "\x1b" not in ran.out


def test_nothing_is_cut_where_the_output_goes_elsewhere(lively: Connect) -> None:
    assert all(name in lively("people", "list").out for name in NAMES)
    assert all(f"{name}: soup and a walk" in lively("plan", "list").out for name in NAMES)


def test_columns_stay_straight_under_wide_names(lively: Connect) -> None:
    rows = [line for line in lively("people", "list").out.splitlines() if " ago" in line]
    assert len(rows) == len(NAMES) - 1
    for column in (r"\S+ \S+ ago", "every 10 days"):
        found = [re.search(column, row) for row in rows]
        assert len({cells(row[: one.start()]) for row, one in zip(rows, found, strict=True) if one}) == 1
        assert all(found)


@pytest.mark.parametrize(
    "words", [("people", "due"), ("people", "due", "--json"), ("people", "list"), ("plan", "list")]
)
def test_nothing_heavy_is_loaded_to_look(lively: Connect, words: tuple[str, ...]) -> None:
    script = f"""
import sys
from connect_tui.cli.app import main
status = main({words!r})
heavy = sorted(name for name in sys.modules if name.split(".")[0] in {QUICK!r})
print(status, *heavy, file=sys.stderr)
"""
    paths = ("--data-dir", str(lively.paths.data), "--config-dir", str(lively.paths.config))
    ran = subprocess.run(
        [sys.executable, "-c", script.replace(repr(words), repr((*words, *paths)))],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert ran.stderr.decode().strip() == "0"


def test_names_of_people_and_plans_are_completed(connect: Connect, tmp_path: Path) -> None:
    connect("people", "add", "Maya")
    connect("people", "add", "Tom")
    connect("plan", "add", "Soup")
    paths = f"--data-dir {connect.paths.data} --config-dir {connect.paths.config}"
    env = {"PATH": "/usr/bin:/bin"}
    for line, words in (
        (f"connect-tui people {paths} show M", ["Maya"]),
        (f"connect-tui people {paths} log Maya T", ["Tom"]),
        (f"connect-tui people {paths} log Maya --how vid", ["video"]),
        (f"connect-tui plan {paths} add Tea --with M", ["Maya"]),
        (f"connect-tui plan {paths} keep So", ["Soup"]),
        (f"connect-tui plan {paths} move Soup satu", ["saturday"]),
    ):
        assert offered(env, line, tmp_path) == words, line
