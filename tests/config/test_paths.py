"""Which folders are used, and who has the last word."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

import connect_tui
from connect_tui.config import paths as paths_module
from connect_tui.config.paths import Paths, resolve_paths, shipped_habits_file

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = {"HOME": "/home/maya"}


def resolved(
    env: Mapping[str, str], *, data_dir: Path | None = None, config_dir: Path | None = None
) -> tuple[str, str, str]:
    paths = resolve_paths(data_dir=data_dir, config_dir=config_dir, env=HOME | dict(env))
    return str(paths.data), str(paths.config), str(paths.state)


def test_a_flag_comes_before_the_environment() -> None:
    env = {"CONNECT_TUI_DATA_DIR": "/e/d", "CONNECT_TUI_CONFIG_DIR": "/e/c", "CONNECT_TUI_STATE_DIR": "/e/s"}
    assert resolved(env, data_dir=Path("/f/d"), config_dir=Path("/f/c")) == ("/f/d", "/f/c", "/e/s")
    assert resolved(env) == ("/e/d", "/e/c", "/e/s")


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_without_a_word_the_folders_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/maya")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    local = "/home/maya/.local"
    assert resolved({}) == (
        f"{local}/share/connect-tui",
        "/home/maya/.config/connect-tui",
        f"{local}/state/connect-tui",
    )


@pytest.mark.parametrize("xdg", ["", "relative", "/elsewhere"])
def test_the_folders_are_those_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch, xdg: str) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, xdg)
    dirs = platformdirs.PlatformDirs("connect-tui", appauthor=False)
    expected = Paths(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path)
    assert resolve_paths(data_dir=None, config_dir=None, env=dict(os.environ)) == expected


def test_a_chosen_data_folder_holds_the_state_too() -> None:
    assert resolved({}, data_dir=Path("/f"))[2] == "/f/state"
    assert resolved({"CONNECT_TUI_DATA_DIR": "/e"})[2] == "/e/state"
    assert resolved({}, config_dir=Path("/f"))[2] != "/f/state"


def test_an_empty_variable_counts_as_unset() -> None:
    assert resolved({"CONNECT_TUI_DATA_DIR": "", "CONNECT_TUI_STATE_DIR": ""}) == resolved({})


@pytest.mark.parametrize("written", ["~", "~/", "~/x y"])
def test_a_tilde_is_the_home_folder(written: str) -> None:
    assert resolved({"CONNECT_TUI_DATA_DIR": written})[0] == str(Path(written.replace("~", "/home/maya")))
    assert resolved({}, config_dir=Path(written))[1] == str(Path(written.replace("~", "/home/maya")))


def test_the_home_of_nobody_is_a_plain_name() -> None:
    assert resolved({"CONNECT_TUI_DATA_DIR": "~nobody-at-all"})[0] == str(Path.cwd() / "~nobody-at-all")


def test_folders_are_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert resolved({}, data_dir=Path("data"))[0] == str(tmp_path / "data")


def test_nothing_is_made(tmp_path: Path) -> None:
    paths = resolve_paths(data_dir=tmp_path / "d", config_dir=tmp_path / "c", env=HOME)
    assert paths.habits_file == tmp_path / "c" / "habits.yaml"
    assert paths.cache == tmp_path / "d" / "cache"
    assert paths.log_file == tmp_path / "d" / "state" / "connect-tui.log"
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_file_is_beside_the_package_or_inside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = Path(connect_tui.__file__).parent.parent
    assert shipped_habits_file() in (root / "habits.yaml", root / "connect_tui" / "habits.yaml")
    package = tmp_path / "site-packages" / "connect_tui"
    (package / "config").mkdir(parents=True)
    monkeypatch.setattr(paths_module, "__file__", str(package / "config" / "paths.py"))
    (package.parent / "habits.yaml").write_text("")
    assert shipped_habits_file() == package.parent / "habits.yaml"
    (package / "habits.yaml").write_text("")
    assert shipped_habits_file() == package / "habits.yaml"
