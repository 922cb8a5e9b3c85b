"""Real processes with engines that race for the same showings, on a clock that all of them share.

Run as a program it starts a process for each line of its input, by forking, so that one that was killed is
replaced at once. A line names the moment at which the process is to kill itself, and how many popups it shows
before; each process's number is written to standard output.
"""

from __future__ import annotations

import asyncio
import os
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.reminders import engine as engine_module
from connect_tui.reminders.engine import Engine
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.services.workspace import Workspace
from tests.living import ZONE, paths_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connect_tui.reminders.popup import Delivery, Popup

NEVER, CLAIMED, SENDING, SENT = "never", "claimed", "sending", "sent"
"""When a process kills itself: before it says that it sends, before it does, or right afterwards."""

_HEARTBEAT = 0.02
_LOCK_TIMEOUT = 20.0


class SharedClock:
    """A clock that stands still in every process until one of them sets it."""

    def __init__(self, file: Path) -> None:
        self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)

    def now(self) -> datetime:
        (seconds,) = struct.unpack("d", os.pread(self._descriptor, 8, 0))
        return datetime.fromtimestamp(seconds, UTC).astimezone(ZONE)

    def set(self, now: datetime) -> None:
        os.pwrite(self._descriptor, struct.pack("d", now.timestamp()), 0)

    def close(self) -> None:
        os.close(self._descriptor)


class MortalNotifier(DBusNotifier):
    """Kills its process at one popup or another."""

    def __init__(self, engine: Engine, moment: str, before: int) -> None:
        super().__init__(engine.events, os.environ)
        self._moment = moment
        self._before = before

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        self._before -= 1
        self._die_at(CLAIMED)

        def begin() -> None:
            before_sending()
            self._die_at(SENDING)

        delivery = await super().show(popup, begin)
        self._die_at(SENT)
        return delivery

    def _die_at(self, moment: str) -> None:
        if moment == self._moment and self._before < 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Racers:
    """The processes that race; one that has died is replaced when asked for."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.pids: list[int] = []
        self._starter = subprocess.Popen(
            [sys.executable, "-m", "tests.reminders.racers", str(folder)],
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, moment: str = NEVER, before: int = 0) -> int:
        """Start one more, and return its process number."""
        assert self._starter.stdin is not None
        assert self._starter.stdout is not None
        print(moment, before, file=self._starter.stdin, flush=True)
        pid = int(self._starter.stdout.readline())
        self.pids.append(pid)
        return pid

    def died(self) -> int:
        """Return how many have died since this was last asked."""
        living = [pid for pid in self.pids if is_alive(pid)]
        died = len(self.pids) - len(living)
        self.pids = living
        return died

    def kill(self, pid: int) -> None:
        """Kill one, and wait until it is gone."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        while is_alive(pid):
            os.sched_yield()

    def close(self) -> None:
        """Kill all that are left."""
        for pid in self.pids:
            self.kill(pid)
        self._starter.communicate()


def is_alive(pid: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _race(folder: Path, moment: str, before: int) -> None:
    async def run() -> None:
        clock = SharedClock(folder / "clock")
        workspace = Workspace(paths_in(folder), clock, lock_timeout=_LOCK_TIMEOUT)
        engine = Engine(workspace, f"background:{os.getpid()}")
        await engine.run(MortalNotifier(engine, moment, before))

    engine_module.HEARTBEAT = _HEARTBEAT
    asyncio.run(run())


def _start_all(folder: Path) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that the system clears the dead away
    for line in sys.stdin:
        moment, before = line.split()
        pid = os.fork()
        if not pid:
            try:
                _race(folder, moment, int(before))
            finally:
                os._exit(1)
        print(pid, flush=True)


if __name__ == "__main__":
    _start_all(Path(sys.argv[1]))
