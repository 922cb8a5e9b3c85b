"""How the tests share the machine."""

from __future__ import annotations

import os

from hypothesis import settings


def pytest_xdist_auto_num_workers() -> int:
    """Take more workers than there are cores, as screens and other processes are mostly waited for."""
    return 2 * (os.cpu_count() or 1) + 1


settings.register_profile("lean", max_examples=50)
settings.load_profile("lean")
