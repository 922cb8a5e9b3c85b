"""Having reminders start at login: what is written and run, what is taken away, and what is left alone."""

from __future__ import annotations

import plistlib
import stat
from pathlib import Path

import pytest

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.background import ALREADY_RUNS
from connect_tui.reminders.login import files_written, installing, places
from connect_tui.reminders.login.installing import install, plan, status, uninstall, uninstall_plan
from connect_tui.reminders.login.machine import LoginKind, best_kind, run_program
from tests.reminders.login_world import COMMAND, ENTRY, OTHER, UNIT, World, set_up

RELOAD = "systemctl --user daemon-reload"
ENABLE = "systemctl --user enable --now connect-tui-reminders.service"
DISABLE = "systemctl --user disable --now connect-tui-reminders.service"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def mac(tmp_path: Path) -> World:
    return World(tmp_path, "darwin")


def test_a_plan_touches_nothing(world: World) -> None:
    planned = plan(world.machine, COMMAND)
    assert (planned.kind, planned.path) == (LoginKind.SYSTEMD, world.config / UNIT)
    assert [" ".join(command) for command in planned.commands] == [RELOAD, ENABLE]
    assert planned.starts_now
    assert not planned.replaces
    assert "ExecStart=/opt/connect/bin/python -P -m connect_tui remind run\n" in planned.content
    assert (world.files(), world.calls()) == ({}, [])
    assert list((world.folder / "home").iterdir()) == []


def test_systemd_from_first_to_last(world: World) -> None:
    result = install(world.machine, plan(world.machine, COMMAND))
    assert result.written == (world.config / UNIT,)
    assert (result.removed, result.by_hand) == ((), ())
    assert world.calls() == [RELOAD, ENABLE]
    assert [ran.succeeded for ran in result.ran] == [True, True]
    assert stat.S_IMODE((world.config / UNIT).stat().st_mode) == 0o644
    assert [path.name for path in (world.config / UNIT).parent.iterdir()] == [Path(UNIT).name]

    world.forget()
    removal = uninstall_plan(world.machine)
    assert (removal.paths, world.calls()) == ((world.config / UNIT,), [])
    result = uninstall(world.machine, removal)
    assert result.removed == (world.config / UNIT,)
    assert world.calls() == [DISABLE, RELOAD]
    assert (world.files(), result.by_hand) == ({}, ())


def test_the_unit_says_what_it_has_to(world: World) -> None:
    lines = plan(world.machine, COMMAND).content.splitlines()
    for line in (
        "Type=exec",
        "PartOf=graphical-session.target",
        "After=graphical-session.target",
        "Restart=on-failure",
        "RestartSec=10",
        f"RestartPreventExitStatus={ALREADY_RUNS}",
        f"SuccessExitStatus={ALREADY_RUNS}",
        "WantedBy=graphical-session.target",
    ):
        assert line in lines
    names = {line.partition("=")[0] for line in lines}
    assert {"StartLimitIntervalSec", "StartLimitBurst", "MemoryMax", "Nice", "NoNewPrivileges"} <= names
    assert files_written.ALREADY_RUNS == ALREADY_RUNS


def test_without_a_graphical_target_the_plain_one_starts_it(world: World) -> None:
    world.fail("is-active")
    assert "\nWantedBy=default.target\n" in plan(world.machine, COMMAND).content


def test_what_runs_already_gets_no_second_one(world: World) -> None:
    planned = plan(world.machine, COMMAND, runs_already=True)
    install(world.machine, planned)
    assert not planned.starts_now
    assert world.calls() == [RELOAD, "systemctl --user enable connect-tui-reminders.service"]


def test_an_older_one_of_ours_is_replaced(world: World) -> None:
    set_up(world, LoginKind.SYSTEMD, OTHER)
    planned = plan(world.machine, COMMAND)
    assert planned.replaces
    install(world.machine, planned)
    assert (world.config / UNIT).read_text() == planned.content
    assert world.calls() == [
        RELOAD,
        "systemctl --user reenable connect-tui-reminders.service",
        "systemctl --user try-restart connect-tui-reminders.service",
        ENABLE,
    ]
    world.forget()
    again = plan(world.machine, COMMAND)
    assert not again.replaces
    install(world.machine, again)
    assert world.calls() == [RELOAD, ENABLE]


def test_another_way_takes_the_place_of_the_one_before(world: World) -> None:
    set_up(world, LoginKind.SYSTEMD)
    planned = plan(world.machine, COMMAND, LoginKind.AUTOSTART)
    assert planned.removal.paths == (world.config / UNIT,)
    assert not planned.starts_now
    result = install(world.machine, planned)
    assert (result.written, result.removed) == ((world.config / ENTRY,), (world.config / UNIT,))
    assert world.calls() == [DISABLE, RELOAD]
    assert list(world.files()) == [f".config/{ENTRY}"]
    world.forget()
    assert uninstall(world.machine, uninstall_plan(world.machine)).removed == (world.config / ENTRY,)
    assert (world.files(), world.calls()) == ({}, [])


@pytest.mark.parametrize("word", ["daemon-reload", "enable"])
def test_a_command_that_fails_is_left_to_be_run_by_hand(world: World, word: str) -> None:
    world.fail(word)
    planned = plan(world.machine, COMMAND)
    result = install(world.machine, planned)
    assert result.written == (world.config / UNIT,)
    assert (world.config / UNIT).read_text() == planned.content
    by_hand = [" ".join(command) for command in result.by_hand]
    assert by_hand == ([RELOAD, ENABLE] if word == "daemon-reload" else [ENABLE])
    assert (result.ran[-1].status, result.ran[-1].output) == (1, f"Failed to {word} unit: no way")


def test_uninstalling_goes_on_where_systemd_does_not_answer(world: World) -> None:
    set_up(world, LoginKind.SYSTEMD)
    links = places.links_of(world.config / UNIT)
    for link in links:
        link.parent.mkdir()
        link.symlink_to(world.config / UNIT)
    world.fail("--user")
    result = uninstall(world.machine, uninstall_plan(world.machine))
    assert world.files() == {}
    assert not any(link.is_symlink() for link in links)
    stop = "systemctl --user stop connect-tui-reminders.service"
    assert [" ".join(command) for command in result.by_hand] == [stop, RELOAD]


@pytest.mark.parametrize("program", ["missing", "hanging"])
def test_a_program_that_cannot_be_run_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    systemctl = world.folder / "bin/systemctl"
    if program == "missing":
        world.env["PATH"] = str(world.folder / "nowhere")
    else:
        monkeypatch.setattr("connect_tui.reminders.login.machine.PATIENCE", 0.2)
        systemctl.write_text("#!/bin/sh\nexec sleep 60\n")
    ran = world.run(("systemctl", "--user", "daemon-reload"))
    assert (ran.status, ran.succeeded) == (None, False)
    assert ran.output
    result = install(world.machine, plan(world.machine, COMMAND, LoginKind.SYSTEMD))
    assert len(result.by_hand) == 2
    assert (world.config / UNIT).exists()


def test_what_a_program_says_is_caught_whatever_it_is(
    world: World, capfd: pytest.CaptureFixture[str]
) -> None:
    systemctl = world.folder / "bin/systemctl"
    systemctl.write_text("#!/bin/sh\nprintf 'a\\377b'\nprintf 'oops' >&2\ncat\nexit 7\n")
    ran = run_program(("systemctl", "a", "b"), world.env)
    assert (ran.command, ran.status, ran.output) == (("systemctl", "a", "b"), 7, "a\ufffdboops")
    assert capfd.readouterr() == ("", "")


def test_status_tells_what_is_there(world: World) -> None:
    assert status(world.machine, COMMAND) is None
    install(world.machine, plan(world.machine, COMMAND))
    found = status(world.machine, COMMAND)
    assert found is not None
    assert (found.kind, found.is_ours, found.is_current, found.is_enabled) == ("systemd", True, True, False)
    link = places.links_of(world.config / UNIT)[1]
    link.parent.mkdir()
    link.symlink_to(world.config / UNIT)
    world.forget()
    found = status(world.machine, OTHER)
    assert found is not None
    assert (found.is_current, found.is_enabled) == (False, True)
    assert world.calls() == []


def test_an_entry_that_a_desktop_has_switched_off_is_seen(world: World) -> None:
    set_up(world, LoginKind.AUTOSTART)
    found = status(world.machine, COMMAND)
    assert found is not None
    assert (found.kind, found.is_current, found.is_enabled) == ("autostart", True, True)
    entry = world.config / ENTRY
    for line in ("Hidden=true", "X-GNOME-Autostart-enabled=false"):
        entry.write_text(plan(world.machine, COMMAND, LoginKind.AUTOSTART).content + line + "\n")
        found = status(world.machine, COMMAND)
        assert found is not None
        assert (found.is_ours, found.is_current, found.is_enabled) == (True, False, False)


def test_uninstalling_where_nothing_is_does_nothing(world: World) -> None:
    removal = uninstall_plan(world.machine)
    assert removal == installing.Removal()
    assert uninstall(world.machine, removal) == installing.LoginResult((), (), (), ())
    assert world.calls() == []


def test_the_way_is_chosen_by_what_runs_here(world: World) -> None:
    assert best_kind(world.machine) is LoginKind.SYSTEMD
    world.fail("show")
    assert best_kind(world.machine) is LoginKind.AUTOSTART
    world.fail()
    (world.folder / "runtime/systemd/private").rmdir()
    assert best_kind(world.machine) is LoginKind.AUTOSTART
    (world.folder / "runtime/bus").touch()
    assert best_kind(world.machine) is LoginKind.SYSTEMD
    assert best_kind(world.machine._replace(root=world.folder)) is LoginKind.AUTOSTART
    world.env.pop("XDG_RUNTIME_DIR")
    assert best_kind(world.machine) is LoginKind.AUTOSTART
    assert best_kind(world.machine._replace(platform="darwin")) is LoginKind.LAUNCHD


def test_files_belong_where_the_custom_has_them(world: World) -> None:
    world.env["XDG_CONFIG_HOME"] = str(world.folder / "conf")
    assert plan(world.machine, COMMAND).path == world.folder / "conf" / UNIT
    world.env["XDG_CONFIG_HOME"] = "relative"
    assert plan(world.machine, COMMAND).path == world.config / UNIT
    world.env["HOME"] = ""
    with pytest.raises(ConnectError, match="home folder"):
        plan(world.machine, COMMAND)


def test_a_kind_of_another_system_is_refused(world: World) -> None:
    with pytest.raises(ConnectError, match="launchd") as caught:
        plan(world.machine, COMMAND, LoginKind.LAUNCHD)
    assert "systemd or autostart" in caught.value.hint


def test_launchd_from_first_to_last(mac: World) -> None:
    planned = plan(mac.machine, COMMAND)
    path = mac.folder / "home/Library/LaunchAgents/connect-tui.reminders.plist"
    assert (planned.kind, planned.path) == (LoginKind.LAUNCHD, path)
    install(mac.machine, planned)
    assert mac.calls() == [f"launchctl bootstrap gui/1000 {path}"]
    agent = plistlib.loads(path.read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND.words)
    assert (agent["RunAtLoad"], agent["KeepAlive"]) == (True, {"SuccessfulExit": False})
    assert agent["LimitLoadToSessionType"] == "Aqua"
    mac.forget()
    mac.fail("bootout")
    assert install(mac.machine, plan(mac.machine, COMMAND)).by_hand == ()
    bootout = "launchctl bootout gui/1000/connect-tui.reminders"
    assert mac.calls() == [bootout, f"launchctl bootstrap gui/1000 {path}"]
    mac.forget()
    uninstall(mac.machine, uninstall_plan(mac.machine))
    assert (mac.calls(), mac.files()) == ([bootout], {})
