"""A catalogue of one's own, and the editor for it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from connect_tui.config.edit import editor_command, ensure_own_copy
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.domain.errors import ConnectError


def test_the_shipped_file_is_copied_for_its_owner_alone(paths: Paths) -> None:
    own = ensure_own_copy(paths)
    assert own == paths.habits_file
    assert own.read_bytes() == shipped_habits_file().read_bytes()
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.config.stat().st_mode) == 0o700
    assert list(paths.config.iterdir()) == [own]


def test_what_is_there_is_kept(paths: Paths, own: Path) -> None:
    own.write_text("mine")
    assert ensure_own_copy(paths).read_text() == "mine"
    own.unlink()
    own.symlink_to("gone")
    assert ensure_own_copy(paths).readlink() == Path("gone")


def test_a_file_for_a_folder_is_told(paths: Paths) -> None:
    paths.config.write_text("not a folder")
    with pytest.raises(ConnectError, match="not a folder") as caught:
        ensure_own_copy(paths)
    assert "--config-dir" in caught.value.hint
    assert paths.config.read_text() == "not a folder"


def test_a_full_disk_is_told_and_leaves_no_half_file(
    paths: Paths, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdopen", full)
    with pytest.raises(ConnectError, match="No space left"):
        ensure_own_copy(paths)
    assert not own.exists()


def test_the_editor_is_the_one_the_person_named() -> None:
    assert editor_command({"VISUAL": "code --wait 'a b'", "EDITOR": "vim"}) == ["code", "--wait", "a b"]
    assert editor_command({"VISUAL": " ", "EDITOR": "vim -R"}) == ["vim", "-R"]


def test_without_a_word_an_installed_editor_is_found(tmp_path: Path) -> None:
    for name in ("vi", "vim"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o700)
    assert editor_command({"PATH": str(tmp_path)}) == [str(tmp_path / "vim")]


def test_no_editor_and_a_broken_variable_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConnectError, match="No text editor") as none:
        editor_command({"PATH": str(tmp_path)})
    assert "EDITOR" in none.value.hint
    with pytest.raises(ConnectError, match=r"\$EDITOR has a quote"):
        editor_command({"EDITOR": "vim 'a"})
