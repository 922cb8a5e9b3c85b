"""Folders and files for trying the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.config.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state")


@pytest.fixture
def own(paths: Paths) -> Path:
    """Where the person's own file belongs; its folder is there, the file is not."""
    paths.config.mkdir()
    return paths.habits_file
