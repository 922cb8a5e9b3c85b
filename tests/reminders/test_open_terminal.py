"""The evening opened in a terminal from its popup, with terminals that only note what they were given."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.showings import Answer
from connect_tui.reminders.open_terminal import EveningTerminal, terminal_words
from tests.living import paths_in
from tests.reminders.desk import CLOSING, EVENING, SUNDAY, Desk, habits
from tests.reminders.desktop import until
from tests.reminders.people_popups import labels, shown

if TYPE_CHECKING:
    from pathlib import Path


def program(folder: Path, name: str) -> str:
    """Make a program that writes down its arguments, each on a line, and whether it leads a session."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(
        f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {folder}/.draft\n"
        f"ps -o sid= -p $$ >> {folder}/.draft; echo $$ >> {folder}/.draft\n"
        f"mv {folder}/.draft {folder}/{name}.given\n"
    )
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(
    ("there", "terminal", "words"),
    [
        (("xterm", "kitty"), "", ("kitty",)),
        (("xterm", "x-terminal-emulator", "xdg-terminal-exec"), "", ("xdg-terminal-exec",)),
        (("gnome-terminal", "x-terminal-emulator"), "", ("x-terminal-emulator", "-e")),
        (("gnome-terminal",), "gone", ("gnome-terminal", "--")),
        (("xterm", "wezterm"), "wezterm", ("wezterm", "start", "--")),
        (("xterm", "mine"), "mine --title 'a b'", ("mine", "--title", "a b", "-e")),
        (("xterm",), "'unclosed", ("xterm", "-e")),
        ((), "xterm", None),
    ],
)
def test_the_terminal_one_has_chosen_comes_first(
    tmp_path: Path, there: tuple[str, ...], terminal: str, words: tuple[str, ...] | None
) -> None:
    for name in there:
        program(tmp_path / "bin", name)
    env = {"PATH": str(tmp_path / "bin"), "TERMINAL": terminal, "DISPLAY": ":0"}
    wanted = None if words is None else (str(tmp_path / "bin" / words[0]), *words[1:])
    assert terminal_words(env) == wanted
    assert terminal_words({**env, "DISPLAY": ""}) is None
    assert EveningTerminal(paths_in(tmp_path), env).is_there() is (words is not None)


async def test_open_starts_it_detached_and_says_nothing_private(desk: Desk, tmp_path: Path) -> None:
    given = tmp_path / "bin" / "kitty.given"
    program(given.parent, "kitty")
    env = {"PATH": f"{given.parent}:/usr/bin:/bin", "WAYLAND_DISPLAY": "wayland-0"}
    desk.evening = EveningTerminal(desk.paths, env)
    desk.done(people=["Zerafina"])
    _, body = await shown(desk, CLOSING, "20:30")
    assert body == "How was it?\n1 of 3 kept today."
    assert labels(desk) == ["Open", "Later", "Not today"]
    await desk.press("open")
    await until(given.exists)
    *words, session, process = given.read_text().split("\n")[:-1]
    assert words[:5] == [sys.executable, "-P", "-m", "connect_tui", "evening"]
    assert words[5:] == ["--data-dir", str(desk.paths.data), "--config-dir", str(desk.paths.config)]
    assert session.strip() == process
    assert desk.showing(EVENING).answer is Answer.OPENED
    assert desk.other.store.put_off() == {}


async def test_out_of_a_service_it_runs_in_a_scope_of_its_own(desk: Desk, tmp_path: Path) -> None:
    given = tmp_path / "bin" / "systemd-run.given"
    program(given.parent, "kitty")
    program(given.parent, "systemd-run")
    env = {"PATH": f"{given.parent}:/usr/bin:/bin", "DISPLAY": ":0", "INVOCATION_ID": "1"}
    EveningTerminal(desk.paths, env).open()
    await until(given.exists)
    words = given.read_text().split("\n")
    assert words[: words.index("--")] == ["--user", "--scope", "--quiet", "--collect"]
    assert words[words.index("--") + 1] == str(given.parent / "kitty")


async def test_where_there_is_no_terminal_the_popup_says_what_to_type(desk: Desk) -> None:
    desk.evening = EveningTerminal(desk.paths, {"PATH": "/nowhere", "DISPLAY": ":0"})
    _, body = await shown(desk, CLOSING, "20:30")
    assert body == "How was it?\nIn a terminal: connect-tui evening"
    assert labels(desk) == ["Later", "Not today"]


async def test_where_none_starts_the_popup_comes_again_and_says_what_to_type(
    desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "bin" / "kitty"
    program(broken.parent, "kitty")
    broken.write_text("#!/nowhere/at-all\n")
    desk.evening = EveningTerminal(desk.paths, {"PATH": str(broken.parent), "DISPLAY": ":0"})
    await shown(desk, CLOSING, "20:30")
    await desk.press("open")
    assert desk.showing(EVENING).answer is Answer.WITHDRAWN
    assert [one.body for one in desk.recorder.popups[1:]] == [
        "How was it?\nIn a terminal: connect-tui evening"
    ]
    assert labels(desk) == ["Later", "Not today"]
    await desk.at("2026-11-23 20:30")
    assert labels(desk) == ["Open", "Later", "Not today"]


async def test_an_evening_that_is_closed_is_not_asked_for(desk: Desk) -> None:
    await shown(desk, CLOSING.replace("'20:30'", "['20:30', '21:30']"), "20:30")
    with desk.other.store.change(ChangeInfo("evening", SUNDAY)) as change:
        change.put_journal(JournalEntry(f"evening-{SUNDAY}", SUNDAY, EntryKind.EVENING))
    await desk.look()
    assert desk.recorder.open == ()
    await desk.at("21:30")
    assert len(desk.recorder.popups) == 1
    desk.write(habits(CLOSING.replace("20:30", "21:31").replace("}", ", unless_done: false}")))
    await desk.at("21:31")
    assert len(desk.recorder.popups) == 2
