from __future__ import annotations

import sys
from pathlib import Path

import pytest

from connect_tui.config.paths import shipped_habits_file
from tests.cli.conftest import Connect

BROKEN = "practices:\n  - id: listen\n    schedule: evry day\n  - id: care\n    pilar: heart\n"


def editor(tmp_path: Path, text: str) -> str:
    """A command that appends the text to the file it is given, as an editor would."""
    script = tmp_path / "editor.py"
    script.write_text(f"import sys\nopen(sys.argv[1], 'a').write({text!r})\n")
    return f"{sys.executable} {script}"


def test_path_prints_the_path_alone_on_standard_output(connect: Connect) -> None:
    ran = connect("config", "path")
    assert (ran.status, ran.out) == (0, f"{connect.paths.habits_file}\n")
    assert "not there yet" in ran.err
    connect.write_habits("")
    assert "your own" in connect("config", "path").err


def test_check_is_content_with_what_connect_comes_with(connect: Connect) -> None:
    ran = connect("config", "check")
    assert (ran.status, ran.out) == (0, f"{shipped_habits_file()}: 12 practices, all well.\n")


def test_check_tells_every_mistake_with_its_line(connect: Connect) -> None:
    connect.write_habits(BROKEN)
    ran = connect("config", "check")
    assert ran.status == 1
    own = connect.paths.habits_file
    lines = ran.out.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{own}:3", f"{own}:5"]
    assert ran.err == f"2 mistakes in {own}.\n"


def test_another_file_can_be_checked(connect: Connect, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("practices:\n  - id: listen\n")
    assert connect("config", "check", str(file)).out == f"{file}: all well.\n"
    assert connect("config", "check", str(tmp_path / "none.yaml")).status == 1


def test_mistakes_do_not_stop_other_commands_and_are_told_once_briefly(connect: Connect) -> None:
    connect.write_habits(BROKEN)
    ran = connect("done", "listen")
    assert (ran.status, ran.out) == (0, "✓ Listen attentively: done. 1 day in a row.\n")
    assert "evry day" in ran.err
    assert "and 1 more mistake" in ran.err
    assert "connect-tui config check" in ran.err
    assert len(connect("today", "--json").json["practices"]) == 12


def test_edit_copies_the_shipped_file_and_checks_it(
    connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, "\n# mine\n"))
    ran = connect("config", "edit")
    own = connect.paths.habits_file
    assert (ran.status, ran.out) == (0, f"{own}: 12 practices, all well.\n")
    assert own.read_text() == shipped_habits_file().read_text() + "\n# mine\n"


def test_edit_tells_mistakes_and_goes_on_with_what_was_right(
    connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect.write_habits("practices:\n  - id: listen\n  - id: care\n")
    assert connect("today", "--json").json["total"] == 2
    monkeypatch.setenv("VISUAL", editor(tmp_path, "  - id: 'No Id'\n"))
    ran = connect("config", "edit")
    assert (ran.status, len(ran.out.splitlines())) == (1, 1)
    assert "Nothing you recorded is lost." in ran.err
    assert connect("today", "--json").json["total"] == 2


@pytest.mark.parametrize("command", ["no-such-editor-anywhere", "'", "/"])
def test_an_editor_that_cannot_be_started_is_told(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    ran = connect("config", "edit")
    assert (ran.status, ran.out) == (1, "")
    assert "EDITOR" in ran.err or "VISUAL" in ran.err
