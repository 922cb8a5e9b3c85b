"""Exit statuses, help, and what is said where something is wrong."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

import pytest

from connect_tui import __version__
from connect_tui.cli.app import main
from connect_tui.cli.parser import COMMANDS, GROUPS
from connect_tui.services import days
from connect_tui.store import Store
from tests.cli.conftest import Connect

SECRET = "Maya told me a secret"


def test_version(connect: Connect) -> None:
    assert connect("--version") == (0, f"connect-tui {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_shows_examples(connect: Connect, command: str) -> None:
    ran = connect(command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"  connect-tui {command}" in ran.out.split("examples:")[1]


def test_help_lists_every_command(connect: Connect) -> None:
    out = connect("--help").out
    assert [name for name in COMMANDS if f"\n    {name} " not in out] == []
    assert "examples:" in out


def test_help_of_the_second_word(connect: Connect) -> None:
    for command, actions in GROUPS.items():
        for action in actions:
            assert f"connect-tui {command} {action}" in connect(command, action, "--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tody",), "Did you mean today?"),
        (("backup", "lst"), "Did you mean list?"),
        (("today", "--jsn"), "Did you mean --json?"),
        (("done", "listen", "--nte", "x"), "Did you mean --note or --date?"),
        (("status", "--format", "wayland"), "one of plain, json, waybar, tmux"),
        (("completion", "csh"), "one of bash, zsh, fish"),
        (("today", "--date"), "--date needs a value"),
        (("--data-dir", "", "done", "listen"), "--data-dir needs a value"),
        (("backup",), "ACTION"),
        (("done",), "needs something more: P"),
        (("undo", "listen"), "does not know what to do with listen"),
        (("export", "--format", "csv", "-"), "json"),
        (("--nonsense",), "--nonsense"),
        (("friends",), "There is no command"),
    ],
)
def test_wrong_use_is_told_kindly(connect: Connect, words: tuple[str, ...], said: str) -> None:
    ran = connect(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "usage:" not in ran.err


def test_folders_may_stand_before_or_after_the_command(connect: Connect) -> None:
    other = connect.paths.data.with_name("other")
    connect("--data-dir", str(other), "done", "listen")
    assert connect("today", "--json").json["done"] == 0
    assert connect("today", f"--data-dir={other}", "--json").json["done"] == 1
    assert connect("today", "--json", "--data-dir", str(other)).json["done"] == 1
    config = connect.paths.config.with_name("else")
    assert connect("--config-dir", str(config), "config", "path").out == f"{config}/habits.yaml\n"
    assert connect("config", "--config-dir", str(config), "path").out == f"{config}/habits.yaml\n"


def test_the_app_needs_a_terminal(connect: Connect) -> None:
    ran = connect()
    assert (ran.status, ran.out) == (1, "")
    assert "terminal" in ran.err
    assert connect("--debug").status == 1
    assert not connect.paths.data.exists()


def test_a_failure_inside_is_one_plain_line_without_notes_or_names(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ValueError(SECRET)

    monkeypatch.setattr(days, "_practice_on_day", fail)
    ran = connect("today")
    assert (ran.status, ran.out) == (1, "")
    assert "went wrong" in ran.err
    assert "--debug" in ran.err
    assert SECRET not in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("words", [("--debug", "today"), ("today", "--debug")])
def test_debug_shows_the_traceback(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ValueError(SECRET)

    monkeypatch.setattr(days, "_practice_on_day", fail)
    ran = connect(*words)
    assert ran.status == 1
    assert f"ValueError: {SECRET}" in ran.err
    assert "Traceback" in ran.err


def test_what_the_store_refuses_is_told_with_what_to_do(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    connect("done", "care")
    monkeypatch.setattr(os, "fsync", refuse)
    ran = connect("done", "listen")
    assert (ran.status, ran.out) == (1, "")
    assert "no room" in ran.err
    assert "untouched" in ran.err
    monkeypatch.undo()


def test_a_newer_data_folder_is_refused_and_left(connect: Connect) -> None:
    connect("done", "listen")
    meta = connect.paths.data / "meta.json"
    meta.write_text(meta.read_text().replace('"version":1', '"version":99'))
    before = meta.read_bytes()
    ran = connect("done", "care")
    assert (ran.status, ran.out) == (1, "")
    assert "newer" in ran.err
    assert meta.read_bytes() == before


def test_an_interruption_ends_with_130(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "check_ins", interrupt)
    assert connect("today") == (130, "", "Stopped.\n")


def test_what_happened_to_the_files_is_told_and_the_command_still_works(connect: Connect) -> None:
    connect("done", "listen")
    connect.clock.move(hours=1)
    connect("done", "care")
    (connect.paths.data / "checks-2026-11.json").write_bytes(b"{half")
    ran = connect("done", "self")
    assert ran.status == 0
    assert "checks-2026-11.json" in ran.err
    assert connect("today", "--json").json["done"] >= 2


def test_the_words_of_this_process_are_read(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["connect-tui", "today", "--date", "never"])
    assert main() == 2
