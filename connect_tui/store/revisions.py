"""Revisions: hybrid logical clocks as text, by which the newer of two versions of a record is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_LAST_COUNTER = 9999
_REVISION = re.compile(r"([0-8]\d{12})-(\d{4})-[0-9a-z]+")


def revision_of(document: Mapping[str, object] | None) -> str:
    """Return a record's revision, or "" (older than any) where it has none that can be read.

    A time later than the year 2255 counts as unreadable, so that a new revision can always be greater.
    """
    found = document.get("rev") if document is not None else None
    return found if isinstance(found, str) and _REVISION.fullmatch(found) else ""


class Revisions:
    """Gives out revisions of one device, each greater than the last."""

    __slots__ = ("_device", "_last", "_now")

    def __init__(self, now: datetime, device: str) -> None:
        self._now = int(now.timestamp() * 1000)
        self._device = device
        self._last = (0, 0)

    def after(self, previous: str) -> str:
        """Return a revision greater than ``previous`` and any given out before, whatever the clock says."""
        seen = self._last
        match = _REVISION.fullmatch(previous)
        if match is not None:
            seen = max(seen, (int(match[1]), int(match[2])))
        stamp, counter = (self._now, 0) if self._now > seen[0] else (seen[0], seen[1] + 1)
        if counter > _LAST_COUNTER:
            stamp, counter = stamp + 1, 0
        self._last = (stamp, counter)
        return f"{stamp:013d}-{counter:04d}-{self._device}"
