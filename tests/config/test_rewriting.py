"""A person's file is written whole and durably, or not at all, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.config import files, rewriting
from connect_tui.config.catalogue import load_catalogue
from connect_tui.config.changing import change_reminder, change_setting
from connect_tui.domain.errors import ConnectError
from tests.config.mistakes import IN_PRACTICES
from tests.config.mistakes_elsewhere import IN_REMINDERS_AND_SETTINGS
from tests.config.test_files_of_any_kind import UNREADABLE

if TYPE_CHECKING:
    from connect_tui.config.paths import Paths

TEXT = "# mine\nsettings: {theme: dark}\n"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_for_its_owner_alone(paths: Paths) -> None:
    previous = os.umask(0)
    try:
        change_setting(paths, "theme", "x")
    finally:
        os.umask(previous)
    assert stat.S_IMODE(paths.habits_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.config.stat().st_mode) == 0o700
    assert names_in(paths.config) == ["habits.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660])
def test_a_file_keeps_its_mode(paths: Paths, own: Path, mode: int) -> None:
    own.write_text(TEXT)
    own.chmod(mode)
    change_setting(paths, "theme", "x")
    assert stat.S_IMODE(own.stat().st_mode) == mode
    assert names_in(paths.config) == ["habits.yaml"]


def test_a_link_stays_one_and_what_it_points_to_is_changed(paths: Paths, own: Path, tmp_path: Path) -> None:
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    (dotfiles / "connect.yaml").write_text(TEXT)
    (dotfiles / "link").symlink_to("connect.yaml")
    own.symlink_to(dotfiles / "link")
    change_setting(paths, "theme", "x")
    assert own.readlink() == dotfiles / "link"
    assert (dotfiles / "connect.yaml").read_text() == "# mine\nsettings: {theme: x}\n"
    assert names_in(dotfiles) == ["connect.yaml", "link"]


def test_a_read_only_file_is_left_alone(paths: Paths, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.write_text(TEXT)
    monkeypatch.setattr(os, "access", lambda *_: False)  # for root, every file can be written
    with pytest.raises(ConnectError, match="read-only") as caught:
        change_setting(paths, "theme", "x")
    assert "chmod u+w" in caught.value.hint
    assert own.read_text() == TEXT


@pytest.mark.parametrize("kind", ["folder", "dangling link", "pipe"])
def test_what_is_no_file_is_told_and_stays(paths: Paths, own: Path, kind: str) -> None:
    match kind:
        case "folder":
            own.mkdir()
        case "pipe":
            os.mkfifo(own)
        case _:
            own.symlink_to("gone.yaml")
    before = own.lstat()
    with pytest.raises(ConnectError, match="mended before"):
        change_setting(paths, "theme", "x")
    assert own.lstat() == before
    assert names_in(paths.config) == ["habits.yaml"]


def test_a_file_for_a_folder_is_told(paths: Paths) -> None:
    paths.config.write_text("not a folder")
    with pytest.raises(ConnectError, match=r"could not be written|mended before"):
        change_setting(paths, "theme", "x")
    assert paths.config.read_text() == "not a folder"


def test_what_a_killed_process_has_left_is_removed(paths: Paths, own: Path) -> None:
    own.write_text(TEXT)
    theirs = [".habits.yaml.1.mine", ".habits.yaml.swp", "habits.yaml.bak"]
    for name in (".habits.yaml.4711.0123abcd", *theirs):
        (paths.config / name).write_text("half")
    change_setting(paths, "theme", "x")
    assert names_in(paths.config) == sorted(["habits.yaml", *theirs])


CALLS = ["open", "fdopen", "fsync", "replace"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("exists", [True, False])
def test_a_full_disk_leaves_what_was_there(
    paths: Paths, own: Path, monkeypatch: pytest.MonkeyPatch, call: str, exists: bool
) -> None:
    if exists:
        own.write_text(TEXT)
    real = getattr(os, call)

    def full(*args: object, **kwargs: object) -> object:
        if call == "open" and ".habits.yaml." not in str(args[0]):
            return real(*args, **kwargs)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(f"os.{call}", full)
    with pytest.raises(ConnectError, match="No space left") as caught:
        change_setting(paths, "theme", "x")
    monkeypatch.undo()
    assert "as it was" in caught.value.hint
    assert names_in(paths.config) == (["habits.yaml"] if exists else [])
    assert not exists or own.read_text() == TEXT


@pytest.mark.parametrize("before", [TEXT, None])
def test_what_another_program_has_saved_meanwhile_is_kept(
    paths: Paths, own: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before is not None:
        own.write_text(before)
    theirs = "# theirs\n" + TEXT

    def late(path: Path, old: bytes | None, new: bytes) -> None:
        own.write_text(theirs)
        files.replace_file(path, old, new)

    monkeypatch.setattr(rewriting, "replace_file", late)
    with pytest.raises(ConnectError, match="changed meanwhile"):
        change_setting(paths, "theme", "x")
    assert own.read_text() == theirs
    assert names_in(paths.config) == ["habits.yaml"]


def test_a_folder_that_another_holds_is_not_waited_for_forever(
    paths: Paths, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.write_text(TEXT)
    monkeypatch.setattr(files, "LOCK_PATIENCE", 0.0)
    with files.alone_in(paths.config), pytest.raises(ConnectError, match="Another Connect"):
        change_setting(paths, "theme", "x")
    assert own.read_text() == TEXT
    change_setting(paths, "theme", "x")


WRITER = """
    import sys
    from datetime import time
    from pathlib import Path
    from connect_tui.config import files
    from connect_tui.config.changing import change_reminder, change_setting
    from connect_tui.config.paths import Paths
    from connect_tui.domain.reminders import Moments

    folder, which = Path(sys.argv[1]), sys.argv[2]
    paths = Paths(folder, folder, folder)
    files.LOCK_PATIENCE = 60.0
    for turn in range(25):
        if which == "settings":
            change_setting(paths, "snooze", turn + 1)
        else:
            change_reminder(paths, which, moments=Moments(at=(time(9, turn),)))
"""


def test_two_writers_lose_nothing_of_each_other(paths: Paths, own: Path) -> None:
    own.write_text("# mine\n")
    code = textwrap.dedent(WRITER)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(paths.config), which], stderr=subprocess.PIPE, text=True
        )
        for which in ("settings", "evening", "week")
    ]
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert (writer.returncode, said) == (0, "")
    catalogue = load_catalogue(paths).catalogue
    times = {rule.id: f"{rule.at[0]:%H:%M}" for rule in catalogue.reminders if rule.at}
    assert (catalogue.settings.snooze, times["evening"], times["week"]) == (25, "09:24", "09:24")
    assert own.read_text().startswith("# mine\n")
    assert names_in(paths.config) == ["habits.yaml"]


def test_the_file_is_not_written_where_it_would_not_say_what_was_wished(
    paths: Paths, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.write_text(TEXT)
    monkeypatch.setattr(rewriting, "edited", lambda text, _edits: text + "  \n# a slip\n")
    with pytest.raises(ConnectError, match="could not be changed safely"):
        change_reminder(paths, "evening", enabled=False)
    assert own.read_text() == TEXT


HOSTILE = [
    *(content for _, content, _, _ in UNREADABLE),
    *(text.encode() for _, text, *_ in IN_PRACTICES + IN_REMINDERS_AND_SETTINGS),
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_or_mistaken_file_stays_to_the_byte(paths: Paths, own: Path, content: bytes) -> None:
    own.write_bytes(content)
    with pytest.raises(ConnectError, match="mended before"):
        change_reminder(paths, "evening", enabled=False)
    with pytest.raises(ConnectError, match="mended before"):
        change_setting(paths, "theme", "x")
    assert own.read_bytes() == content
    assert names_in(paths.config) == ["habits.yaml"]
