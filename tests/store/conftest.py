"""Folders in memory, where the system has them: these tests write thousands of small files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        yield Path(place)
