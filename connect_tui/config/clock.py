"""The machine's own clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """Tells the machine's time in its current zone, also when the zone changes while running."""

    __slots__ = ()

    def now(self) -> datetime:
        """Return this moment as an aware datetime in the zone the machine is set to now."""
        if hasattr(time, "tzset"):
            time.tzset()
        return datetime.now(UTC).astimezone()
