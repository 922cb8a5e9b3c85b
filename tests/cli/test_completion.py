"""What a shell is offered when a person presses tab."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEPARATOR = "\x0b"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "CONNECT_TUI_DATA_DIR": str(tmp_path / "data"),
        "CONNECT_TUI_CONFIG_DIR": str(tmp_path / "config"),
    }


def offered(env: dict[str, str], line: str, tmp_path: Path) -> list[str]:
    answers = tmp_path / "answers"
    command = [sys.executable, "-m", "connect_tui"]
    ran = subprocess.run(
        command,
        env=env
        | {
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_SHELL": "bash",
            "_ARGCOMPLETE_STDOUT_FILENAME": str(answers),
            "COMP_LINE": line,
            "COMP_POINT": str(len(line.encode())),
            "IFS": SEPARATOR,
        },
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert ran.stdout == b""
    return [one.strip() for one in answers.read_text().split(SEPARATOR) if one.strip()]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("connect-tui to", {"today"}),
        ("connect-tui done li", {"listen"}),
        ("connect-tui done listen ca", {"care"}),
        ("connect-tui rest al", {"all"}),
        ("connect-tui done al", set()),
        ("connect-tui review Atten", set()),
        ("connect-tui today --date yes", {"yesterday"}),
        ("connect-tui rest all --from mon", {"monday"}),
        ("connect-tui status --format way", {"waybar"}),
        ("connect-tui backup r", {"restore"}),
        ("connect-tui completion f", {"fish"}),
        ("connect-tui review --js", {"--json"}),
        ("connect-tui remind sn", {"snooze"}),
        ("connect-tui remind snooze eve", {"evening"}),
        ("connect-tui remind install --how auto", {"autostart"}),
        ("connect-tui journal se", {"search"}),
        ("connect-tui journal list --kind ev", {"evening"}),
        ("connect-tui feel grat", {"grateful"}),
    ],
)
def test_words_are_completed(env: dict[str, str], tmp_path: Path, line: str, words: set[str]) -> None:
    assert set(offered(env, line, tmp_path)) == words


def test_practices_are_completed_by_name_too(env: dict[str, str], tmp_path: Path) -> None:
    (found,) = offered(env, "connect-tui done Listen", tmp_path)
    assert found.replace("\\", "") == "Listen attentively"


def test_known_names_and_backups_are_completed(env: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "connect_tui", "done", "listen", "--with"]
    for name in ("Maya", "Tom"):
        subprocess.run([*command, name], env=env, capture_output=True, check=True, timeout=30)
    assert offered(env, "connect-tui done care --with M", tmp_path) == ["Maya"]
    assert len(offered(env, "connect-tui backup restore 2", tmp_path)) == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(env: dict[str, str], shell: str) -> None:
    command = [sys.executable, "-m", "connect_tui", "completion", shell]
    ran = subprocess.run(command, env=env, capture_output=True, check=True, timeout=30)
    assert b"_ARGCOMPLETE" in ran.stdout
    assert b"connect-tui" in ran.stdout
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=ran.stdout, check=True, timeout=30)
