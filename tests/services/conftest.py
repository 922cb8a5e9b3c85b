from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def opened(tmp_path: Path, clock: StandingClock) -> Callable[[], Workspace]:
    """Opens the same workspace as another process would."""
    return lambda: Workspace(paths_in(tmp_path), clock)


@pytest.fixture
def workspace(opened: Callable[[], Workspace]) -> Workspace:
    return opened()
