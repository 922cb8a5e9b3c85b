"""How the tests share the machine."""

from __future__ import annotations

import gc
import os

from hypothesis import settings


def pytest_xdist_auto_num_workers() -> int:
    """Take more workers than there are cores, as screens and other processes are mostly waited for."""
    return 2 * (os.cpu_count() or 1) + 1


settings.register_profile("lean", max_examples=25)
settings.register_profile("thorough", max_examples=500)
settings.load_profile("lean")

# Screens leave so much to look through that looking for cycles takes a fifth of all the time.
gc.set_threshold(20_000, 20, 50)
