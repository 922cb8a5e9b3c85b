"""The real command, in a process or a terminal of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

HEAVY = {
    "textual",
    "rich",
    "yaml",
    "apscheduler",
    "argcomplete",
    "subprocess",
    "logging",
    "shutil",
    "tempfile",
}
UNNEEDED = {
    "connect_tui.config.reading",
    "connect_tui.domain.guides",
    "connect_tui.domain.journal",
    "connect_tui.domain.plans",
    "connect_tui.services.person_views",
}
"""What of Connect itself no such command has a use for."""
COMMAND = [sys.executable, "-m", "connect_tui"]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name != "_ARGCOMPLETE"},
        "CONNECT_TUI_DATA_DIR": str(tmp_path / "data"),
        "CONNECT_TUI_CONFIG_DIR": str(tmp_path / "config"),
        "TERM": "xterm-256color",
    }


def run(env: dict[str, str], *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *words], env=env, input=given, capture_output=True, check=False, timeout=30
    )


@pytest.mark.parametrize("words", [("status",), ("done", "listen"), ("today",), ("undo",), ("people", "due")])
def test_nothing_heavy_is_imported(env: dict[str, str], words: tuple[str, ...]) -> None:
    run(env, "people", "add", "Maya")
    run(env, "done", "care")
    script = f"""
import sys
from connect_tui.cli.app import main
status = main({words!r})
heavy = sorted(name for name in sys.modules if name.split(".")[0] in {HEAVY!r} or name in {UNNEEDED!r})
print(status, *heavy, file=sys.stderr)
"""
    ran = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True, timeout=30)
    assert ran.stderr.decode().strip() == "0"


@pytest.mark.parametrize("language", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale(env: dict[str, str], language: str) -> None:
    env |= {"LC_ALL": language, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    run(env, "done", "listen", "--note", "-", "--with", "Zoë", given="naïve 👩‍👩‍👧‍👦".encode())
    ran = run(env, "today", "--json")
    listen = json.loads(ran.stdout.decode())["practices"][7]
    assert listen["note"] == "naïve 👩‍👩‍👧‍👦"
    assert "✓ done" in run(env, "today").stdout.decode()


def test_a_reader_that_leaves_early_is_no_fault(env: dict[str, str]) -> None:
    process = subprocess.Popen(
        [*COMMAND, "review", "listen", "--from", "1900-01-01", "--json"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_told(env: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "today"], env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert "could not be written" in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()


def test_a_closed_output_is_no_traceback(env: dict[str, str]) -> None:
    ran = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *COMMAND, "today"], env=env, stderr=subprocess.PIPE, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


def spawn(env: dict[str, str], *words: str) -> pexpect.spawn:
    return pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], *words], env=env, encoding="utf-8", timeout=20, dimensions=(24, 50)
    )


def ended(child: pexpect.spawn) -> int | None:
    child.expect(pexpect.EOF)
    child.close()
    status: int | None = child.exitstatus
    return status


def test_erase_asks_in_a_terminal(env: dict[str, str]) -> None:
    run(env, "done", "listen")
    child = spawn(env, "erase")
    child.expect("Type erase")
    child.sendline("yes")
    child.expect("Nothing was removed")
    assert ended(child) == 1
    assert json.loads(run(env, "today", "--json").stdout)["done"] == 1
    child = spawn(env, "erase")
    child.expect("Type erase")
    child.sendline("erase")
    child.expect("Removed")
    assert ended(child) == 0
    assert not Path(env["CONNECT_TUI_DATA_DIR"]).exists()


def test_going_back_to_a_backup_asks_in_a_terminal(env: dict[str, str]) -> None:
    run(env, "done", "listen")
    run(env, "done", "care")
    name = json.loads(run(env, "backup", "list", "--json").stdout)["backups"][0]["name"]
    for answer, status, done in (("", 1, 2), ("y", 0, 1)):
        child = spawn(env, "backup", "restore", name)
        child.expect("y/N")
        child.sendline(answer)
        assert ended(child) == status
        assert json.loads(run(env, "today", "--json").stdout)["done"] == done


def test_config_edit_offers_to_edit_again(env: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys\n"
        "file = open(sys.argv[1], 'r+')\n"
        "text = file.read()\n"
        "file.seek(0), file.truncate()\n"
        "file.write('settings: {}\\n' if text.startswith('oops') else 'oops: 1\\n')\n"
    )
    child = spawn(env | {"VISUAL": f"{sys.executable} {script}"}, "config", "edit")
    child.expect("Edit it again")
    child.sendline("")
    child.expect("12 practices, all well")
    assert ended(child) == 0


def test_colour_only_in_a_terminal_and_not_with_no_color(env: dict[str, str]) -> None:
    run(env, "done", "listen")
    env.pop("NO_COLOR", None)
    shown = {}
    for name, more in (("colour", {}), ("none", {"NO_COLOR": "1"}), ("dumb", {"TERM": "dumb"})):
        child = spawn(env | more, "today")
        child.expect(pexpect.EOF)
        shown[name] = child.before or ""
        child.close()
    assert "\x1b[32m✓ done" in shown["colour"]
    assert "\x1b" not in shown["none"] + shown["dumb"]
    assert b"\x1b" not in run(env, "today").stdout


def test_lines_keep_to_the_width_of_the_terminal(env: dict[str, str]) -> None:
    run(env, "done", "together", "--with", "Maya")
    env.pop("COLUMNS", None)
    for words in (("today",), ("review",)):
        child = spawn(env | {"NO_COLOR": "1"}, *words)
        child.expect(pexpect.EOF)
        lines = (child.before or "").splitlines()
        child.close()
        assert max(len(line) for line in lines) <= 50
