"""The files that start reminders at login say to every reader of them the very command that is meant."""

from __future__ import annotations

import json
import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.config.paths import Paths, resolve_paths
from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.login.command import RunCommand, run_command
from connect_tui.reminders.login.files_written import desktop_entry, is_ours, launch_agent, systemd_unit

NAMES = [
    "plain",
    "two words ",
    "100%h %% %n",
    "$HOME ${X} $$",
    "a\"b'c`d`",
    "back\\slash\\",
    "ä🫶 \u202e\u00a0",
    "#;&|<>*?~()",
    "a=b",
    "-dash",
]

Words = tuple[str, ...]


def tool(name: str, *, rare: bool = False) -> str:
    """Return a program of the system that judges what we write; without it, the test is left out."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI") == "true" and not rare:
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    return found


def unit_words(value: str) -> Words:
    """Split a value as systemd.syntax(7) says, and replace what stands for a sign of its own."""
    words: list[str] = []
    word, inside, rest = "", False, iter(value)
    for character in rest:
        if inside and character == "\\":
            word += next(rest)
        elif character == '"':
            inside = not inside
        elif character == " " and not inside:
            words.append(word)
            word = ""
        else:
            assert inside or character not in "'\\;"
            word += character
    assert not inside
    return tuple(said.replace("%%", "%") for said in [*words, word])


def entry_words(value: str) -> Words:
    """Read a value of a desktop entry, and in it the arguments as the entry's own rules have them."""
    value = value.replace("\\s", " ") if value.startswith("\\s") else value
    return unit_words(value.replace("\\\\", "\\"))


def field(content: str, name: str) -> str:
    (found,) = [line for line in content.splitlines() if line.startswith(f"{name}=")]
    return found.partition("=")[2]


def from_unit(content: str) -> Words:
    return tuple(word.replace("$$", "$") for word in unit_words(field(content, "ExecStart")))


def without_shell(words: Words) -> Words:
    """Return the command that a shell is asked to become."""
    return words[3:] if words[:3] == ("/bin/sh", "-c", 'exec "$0" "$@"') else words


writable = st.one_of(
    st.text(st.characters(codec="utf-8").filter(str.isprintable), max_size=12),
    st.text(alphabet="a \\\"'`$%;#={}", max_size=8),
)
commands = st.builds(
    lambda program, words, state: RunCommand(
        (f"/{program}", *words), (("CONNECT_TUI_STATE_DIR", f"/{state}"),) if state else ()
    ),
    writable,
    st.lists(writable, max_size=4),
    writable,
)


@given(commands)
def test_a_unit_says_the_command(command: RunCommand) -> None:
    content = systemd_unit(command, "default.target")
    words = from_unit(content)
    assert without_shell(words) == command.words
    assert "$" not in words[0]
    if command.environment:
        (said,) = unit_words(field(content, "Environment"))
        assert said == "=".join(command.environment[0])
    assert is_ours(content.encode())


@given(commands)
def test_an_entry_says_the_command(command: RunCommand) -> None:
    content = desktop_entry(command)
    words = entry_words(field(content, "Exec"))
    if command.environment:
        assert words[:2] == ("/usr/bin/env", "=".join(command.environment[0]))
        words = words[2:]
    assert without_shell(words) == command.words
    assert is_ours(content.encode())


@given(commands)
def test_an_agent_says_the_command(command: RunCommand) -> None:
    content = launch_agent(command)
    agent = plistlib.loads(content.encode())
    assert tuple(agent["ProgramArguments"]) == command.words
    assert agent.get("EnvironmentVariables", {}) == dict(command.environment)
    assert is_ours(content.encode())


@given(st.binary(max_size=200))
def test_what_bears_no_mark_is_not_ours(content: bytes) -> None:
    assert not is_ours(content)


RECORDER = """#!{python}
import json, os, sys
with open({into!r}, "w") as file:
    json.dump([sys.argv, os.environ.get("CONNECT_TUI_STATE_DIR")], file)
"""


class Recording:
    """A command in a folder with a name of its own, whose program notes how it was called."""

    def __init__(self, folder: Path, name: str) -> None:
        place = folder / name
        place.mkdir()
        program = place / "python"
        self.into = folder / "called"
        program.write_text(RECORDER.format(python=sys.executable, into=str(self.into)))
        program.chmod(0o700)
        self.state = str(place)
        self.command = RunCommand(
            (str(program), "-m", "x", "--data-dir", str(place), name),
            (("CONNECT_TUI_STATE_DIR", self.state),),
        )

    def called(self) -> tuple[Words, str]:
        words, state = json.loads(self.into.read_text())
        return tuple(words), state


@pytest.mark.parametrize("name", NAMES)
def test_systemd_understands_the_unit(tmp_path: Path, name: str) -> None:
    recording = Recording(tmp_path, name)
    unit = tmp_path / "connect-tui-reminders.service"
    unit.write_text(systemd_unit(recording.command, "default.target"))
    (tmp_path / "runtime").mkdir()
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path / "runtime"), "HOME": str(tmp_path)}
    verify = [tool("systemd-analyze"), "verify", "--user", "--man=no", "--recursive-errors=no", str(unit)]
    verified = subprocess.run(verify, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert (verified.returncode, verified.stdout, verified.stderr) == (0, "", "")

    env["SYSTEMD_LOG_LEVEL"] = "debug"
    told = subprocess.run(verify, env=env, capture_output=True, text=True, check=True, timeout=60)
    lines = (told.stdout + told.stderr).splitlines()
    (said,) = [line.lstrip("\t") for line in lines if line.startswith("\t\t\tCommand Line: ")]
    words = [re.sub(r"\\([$`])", r"\1", word) for word in shlex.split(said.removeprefix("Command Line: "))]
    assert without_shell(tuple(word.replace("$$", "$") for word in words)) == recording.command.words
    assert f"Environment: CONNECT_TUI_STATE_DIR={recording.state}" in [line.lstrip("\t") for line in lines]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_unit_runs_arrives(tmp_path: Path, name: str) -> None:
    recording = Recording(tmp_path, name)
    words = from_unit(systemd_unit(recording.command, "default.target"))
    subprocess.run(words, check=True, timeout=60, env={"CONNECT_TUI_STATE_DIR": recording.state})
    assert recording.called() == (recording.command.words, recording.state)


@pytest.mark.parametrize("name", NAMES)
def test_the_validator_has_nothing_to_say_of_the_entry(tmp_path: Path, name: str) -> None:
    entry = tmp_path / "connect-tui-reminders.desktop"
    entry.write_text(desktop_entry(Recording(tmp_path, name).command))
    ran = subprocess.run(
        [tool("desktop-file-validate"), str(entry)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_desktop_runs_what_is_meant(tmp_path: Path, name: str) -> None:
    recording = Recording(tmp_path, name)
    entry = tmp_path / "connect-tui-reminders.desktop"
    entry.write_text(desktop_entry(recording.command))
    os.mkfifo(recording.into)  # reading it waits for the program, which gio does not wait for
    launch = [tool("gio", rare=True), "launch", str(entry)]
    launched = subprocess.Popen(launch, stderr=subprocess.PIPE, text=True)
    said = subprocess.run(
        ["cat", str(recording.into)], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert launched.communicate(timeout=60)[1] == ""
    assert json.loads(said) == [list(recording.command.words), recording.state]


@pytest.mark.parametrize("name", NAMES)
def test_plutil_has_nothing_to_say_of_the_agent(tmp_path: Path, name: str) -> None:
    agent = tmp_path / "connect-tui.reminders.plist"
    agent.write_text(launch_agent(Recording(tmp_path, name).command))
    if sys.platform != "darwin":
        assert plistlib.loads(agent.read_bytes())["Label"] == "connect-tui.reminders"
        return
    ran = subprocess.run([tool("plutil", rare=True), "-lint", str(agent)], check=False, timeout=60)
    assert ran.returncode == 0


def home_env(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder)}


def custom(env: dict[str, str]) -> Paths:
    return resolve_paths(data_dir=None, config_dir=None, env=env)


def test_the_custom_folders_are_not_named(tmp_path: Path) -> None:
    env = home_env(tmp_path)
    command = run_command(custom(env), env, "/usr/bin/python3")
    assert command == RunCommand(("/usr/bin/python3", "-P", "-m", "connect_tui", "remind", "run"))


def test_folders_that_were_chosen_are_named_and_the_state_lies_where_it_was(tmp_path: Path) -> None:
    env = home_env(tmp_path)
    chosen = {**env, "CONNECT_TUI_DATA_DIR": "/d/data", "CONNECT_TUI_CONFIG_DIR": "/d/config"}
    command = run_command(custom(chosen), chosen, "/p")
    assert command.words[6:] == ("--data-dir", "/d/data", "--config-dir", "/d/config")
    assert command.environment == ()
    chosen["CONNECT_TUI_STATE_DIR"] = "/d/log"
    command = run_command(custom(chosen), chosen, "/p")
    assert command.environment == (("CONNECT_TUI_STATE_DIR", "/d/log"),)
    only_state = {**env, "CONNECT_TUI_STATE_DIR": "/d/log"}
    command = run_command(custom(only_state), only_state, "/p")
    assert (len(command.words), command.environment) == (6, (("CONNECT_TUI_STATE_DIR", "/d/log"),))


def test_a_folder_from_a_variable_that_may_be_gone_at_login_is_named(tmp_path: Path) -> None:
    env = {**home_env(tmp_path), "XDG_DATA_HOME": "/elsewhere"}
    paths = custom(env)
    command = run_command(paths, env, "/p")
    assert command.words[6:] == ("--data-dir", str(paths.data))
    assert command.environment == (("CONNECT_TUI_STATE_DIR", str(paths.state)),)
    resolved = resolve_paths(data_dir=paths.data, config_dir=None, env=dict(command.environment))
    assert (resolved.data, resolved.state) == (paths.data, paths.state)


@pytest.mark.parametrize("bad", ["a\nb", "a\rb", "\x1b[31m", "a\tb", "\x7f", "\x9b", "\udcff"])
def test_a_name_that_no_line_can_hold_is_refused(bad: str) -> None:
    for paths in (
        Paths(Path("/", bad), Path("/c"), Path("/s")),
        Paths(Path("/d"), Path("/", bad), Path("/s")),
        Paths(Path("/d"), Path("/c"), Path("/", bad)),
    ):
        with pytest.raises(ConnectError, match="line break") as caught:
            run_command(paths, {}, "/usr/bin/python3")
        assert caught.value.hint
    with pytest.raises(ConnectError, match="line break"):
        run_command(Paths(Path("/d"), Path("/c"), Path("/s")), {}, f"/{bad}")


@pytest.mark.parametrize("python", ["", "python3"])
def test_a_python_that_cannot_be_told_is_refused(python: str) -> None:
    with pytest.raises(ConnectError, match="which Python"):
        run_command(Paths(Path("/d"), Path("/c"), Path("/s")), {}, python)


def test_the_command_runs_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "connect_tui.py").write_text("raise SystemExit('the wrong one')")
    env = {"HOME": str(tmp_path)}
    words = run_command(Paths(tmp_path / "d", tmp_path / "c", tmp_path / "s"), env).words
    assert words[0] == sys.executable
    ran = subprocess.run(
        [*words, "--help"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "--data-dir" in ran.stdout
