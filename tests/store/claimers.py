"""Processes that claim showings, and say on standard output which of them they have got."""

from __future__ import annotations

import os
import sys
from datetime import UTC
from pathlib import Path

from connect_tui.domain.showings import Showing, Stage
from connect_tui.store import Store
from tests.store.helpers import DAY, NOW, SetClock, open_store


def showing(key: str, by: str = "", stage: Stage = Stage.CLAIMED) -> Showing:
    return Showing(key, key.partition("@")[0], DAY, stage, NOW.astimezone(UTC), by)


def claim(store: Store, key: str, by: str) -> bool:
    """Claim one showing unless somebody else has."""
    with store.change(None) as change:
        if key in change.showings():
            return False
        change.put_showing(showing(key, by))
    return True


def claim_until_killed(folder: Path, name: str, start: int, pipe: int) -> None:
    """Claim one showing after another, acknowledging each once it is safe."""
    store = open_store(folder, SetClock())
    number = start
    while True:
        number += 1
        claim(store, f"{name}@{number}", name)
        os.write(pipe, f"{name} {number}\n".encode())


def claim_all(folder: Path, name: str, count: int) -> None:
    store = open_store(folder, SetClock(), lock_timeout=60.0)
    for number in range(count):
        if claim(store, f"evening@{number:03d}", name):
            print(number, flush=True)


if __name__ == "__main__":
    claim_all(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
