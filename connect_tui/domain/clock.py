"""The clock that everything asking for the time is handed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """Tells the time. Injected, so that a test or a picture can live on any day."""

    def now(self) -> datetime:
        """Return this moment as an aware datetime in the machine's current time zone."""
        ...
