"""Being woken at a moment of the wall clock, and noticing that the clock was moved."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

if TYPE_CHECKING:
    from connect_tui.domain.clock import Clock

_JOB = "look"
_MOVED_SECONDS = 2.0
"""From how much on the wall clock counts as moved against the time that has really passed."""


class Wakeups:
    """Wakes whoever waits: at a planned moment, when asked to, or after a while.

    APScheduler waits for the moment, all in UTC, so that a change of zone moves nothing. Its timers stand
    still while the machine sleeps, which is why the wait always ends after a while.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._bell = asyncio.Event()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )
        self._seen: tuple[datetime, float] | None = None

    def start(self) -> None:
        """Begin, on the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """End at once."""
        self._scheduler.shutdown(wait=False)

    def plan(self, wait: timedelta) -> None:
        """Wake once more after this time, instead of when it was planned before."""
        trigger = DateTrigger(datetime.now(UTC) + max(wait, timedelta(0)))
        self._scheduler.add_job(self._ring, trigger, id=_JOB, replace_existing=True)

    def soon(self) -> None:
        """Wake at once."""
        self._bell.set()

    async def wait(self, longest: float) -> None:
        """Wait until woken, or for so many seconds."""
        try:
            async with asyncio.timeout(longest):
                await self._bell.wait()
        except TimeoutError:
            return
        finally:
            self._bell.clear()

    def clock_moved(self) -> bool:
        """Tell whether, since it was last asked, the wall clock has gone otherwise than time has.

        So it is after a sleep, too, in which the machine's own time stands still. A change of zone counts.
        """
        now, passed = self._clock.now().replace(tzinfo=None), time.monotonic()
        before, self._seen = self._seen, (now, passed)
        if before is None:
            return True
        moved = abs((now - before[0]).total_seconds() - (passed - before[1])) > _MOVED_SECONDS
        if moved:
            self._scheduler.wakeup()
        return moved

    async def _ring(self) -> None:
        self._bell.set()
