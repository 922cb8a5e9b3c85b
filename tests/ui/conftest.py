"""A person's Connect for every test, with the shipped catalogue read once for all of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.reminders.conftest import bus, recorder
from tests.ui.home import Home

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ("bus", "home", "read_once", "recorder")


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache of a home in which the shipped catalogue has been read."""
    home = Home(tmp_path_factory.mktemp("read-once"))
    home.workspace()
    return home.paths.cache


@pytest.fixture
def home(tmp_path: Path, read_once: Path) -> Home:
    home = Home(tmp_path)
    shutil.copytree(read_once, home.paths.cache)
    return home
