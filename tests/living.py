"""A world to live in for a test: a clock that stands still until told, and folders of one's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from connect_tui.config.paths import Paths

ZONE = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 22, 12, tzinfo=ZONE)
"""A sunday."""


class StandingClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move(self, **by: float) -> None:
        self._now += timedelta(**by)


def paths_in(folder: Path) -> Paths:
    return Paths(folder / "data", folder / "config", folder / "data" / "state")


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
