"""Having reminders start at login overwrites nothing of others, and breaks nothing where it fails."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

import pytest

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.login import files_written, places
from connect_tui.reminders.login.installing import install, plan, status, uninstall, uninstall_plan
from connect_tui.reminders.login.machine import LoginKind
from tests.reminders.login_world import COMMAND, ENTRY, OTHER, UNIT, World, set_up


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


NOT_OURS = ["text", "empty", "link", "dangling link", "link to ours", "folder", "pipe", "huge", "plist"]


def put(path: Path, what: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match what:
        case "link" | "link to ours" | "dangling link":
            target = path.with_name("other")
            if what != "dangling link":
                target.write_text(f"# {files_written.MARK}\n" if what == "link to ours" else "theirs")
            path.symlink_to(target)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "huge":
            path.write_text(f"# {files_written.MARK}\n" + "#" * 200_000)
        case "plist":
            path.write_bytes(plistlib.dumps({"Label": "theirs"}))
        case _:
            path.write_text("[Unit]\n" if what == "text" else "")


@pytest.mark.parametrize("kind", [LoginKind.SYSTEMD, LoginKind.AUTOSTART])
@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_not_ours_is_neither_overwritten_nor_removed(
    world: World, what: str, kind: LoginKind
) -> None:
    path = places.file_of(world.machine, kind)
    put(path, what)
    before = path.lstat()
    with pytest.raises(ConnectError, match="left alone") as caught:
        plan(world.machine, COMMAND, kind)
    assert caught.value.hint
    with pytest.raises(ConnectError, match="left alone"):
        uninstall_plan(world.machine)
    assert path.lstat() == before
    assert world.calls() == []
    found = status(world.machine, COMMAND)
    assert found is not None
    assert (found.kind, found.is_ours) == (kind, False)


def test_what_has_become_somebody_elses_meanwhile_is_left_alone(world: World) -> None:
    planned = plan(world.machine, COMMAND)
    put(planned.path, "text")
    with pytest.raises(ConnectError, match="left alone"):
        install(world.machine, planned)
    assert (world.files(), world.calls()) == ({f".config/{UNIT}": "[Unit]\n"}, [])
    planned.path.unlink()
    set_up(world, LoginKind.SYSTEMD)
    removal = uninstall_plan(world.machine)
    planned.path.write_text("[Unit]\n")
    with pytest.raises(ConnectError, match="left alone"):
        uninstall(world.machine, removal)
    assert (world.files(), world.calls()) == ({f".config/{UNIT}": "[Unit]\n"}, [])


def test_somebody_elses_file_hinders_no_other_way(world: World) -> None:
    put(world.config / ENTRY, "text")
    install(world.machine, plan(world.machine, COMMAND))
    assert uninstall(world.machine, uninstall_plan(world.machine)).removed == (world.config / UNIT,)
    assert world.files() == {f".config/{ENTRY}": "[Unit]\n"}


@pytest.mark.parametrize("kind", [LoginKind.SYSTEMD, LoginKind.AUTOSTART])
def test_a_folder_that_cannot_be_written_is_told(world: World, kind: LoginKind) -> None:
    world.config.write_text("a file")
    with pytest.raises(ConnectError, match="could not be written") as caught:
        install(world.machine, plan(world.machine, COMMAND, kind))
    assert caught.value.hint
    assert world.files() == {".config": "a file"}
    assert world.calls() == []


@pytest.mark.parametrize("call", ["fsync", "open", "fdopen"])
def test_a_full_disk_leaves_the_older_one(world: World, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    set_up(world, LoginKind.AUTOSTART, OTHER)
    before = world.files()
    planned = plan(world.machine, COMMAND, LoginKind.AUTOSTART)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(f"connect_tui.reminders.login.places.os.{call}", full)
        with pytest.raises(ConnectError, match="No space left"):
            install(world.machine, planned)
    assert world.files() == before
