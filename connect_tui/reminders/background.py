"""``remind run``: reminders without the app, until told to end."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from connect_tui import __version__
from connect_tui.reminders import endings, texts
from connect_tui.reminders.engine import Engine, Hooks
from connect_tui.reminders.log import LOGGER_NAME, fault, start_log, stop_log
from connect_tui.reminders.notifiers.desktop import desktop_notifier
from connect_tui.reminders.open_terminal import EveningTerminal
from connect_tui.reminders.runner import RunnerLock, RunnerNews
from connect_tui.services.workspace import Workspace
from connect_tui.store.errors import typed_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connect_tui.config.paths import Paths
    from connect_tui.domain.clock import Clock

ALREADY_RUNS = 3
"""The exit status where another one runs already."""

LOCK_TIMEOUT = 0.5
"""Seconds to wait for a process that is writing: as long a request to end may have to wait as well."""

TELL_EVERY = timedelta(minutes=1)

_logger = logging.getLogger(LOGGER_NAME)


def run(paths: Paths, clock: Clock, env: Mapping[str, str], started: Callable[[], None]) -> int:
    """Show reminders until SIGTERM, SIGHUP or SIGINT, or until the data is erased; return the exit status.

    ``started`` is called once it is the one that runs. Raises ConnectError where its lock file cannot be had
    or the history cannot be read. It leaves these signals held back: the process is to end.
    """
    endings.hold_back()
    gc.enable()  # a command leaves the collector off, and this one is to run for months
    lock = RunnerLock(paths)
    with typed_errors(paths.data):
        if not lock.acquire():
            return ALREADY_RUNS
    log = start_log(paths)
    try:
        started()
        return asyncio.run(_Background(paths, clock, env, lock).run())
    except Exception as error:
        _logger.critical("ended by a fault: %s", fault(error))
        raise
    finally:
        stop_log(log)
        lock.release()


class _Background:
    """The engine, its news for others, and the end."""

    def __init__(self, paths: Paths, clock: Clock, env: Mapping[str, str], lock: RunnerLock) -> None:
        self._clock = clock
        self._env = env
        self._lock = lock
        self._since = clock.now().astimezone(UTC)
        self._told: RunnerNews | None = None
        self._task: asyncio.Task[None] | None = None
        self._ending = False
        lock.tell(RunnerNews(os.getpid(), self._since, self._since))
        workspace = Workspace(paths, clock, lock_timeout=LOCK_TIMEOUT)
        evening = EveningTerminal(paths, env)
        hooks = Hooks(looked=self._looked, wanted=lock.is_ours, evening=evening)
        self._engine = Engine(workspace, f"background:{os.getpid()}", hooks)

    async def run(self) -> int:
        """Run the engine until ended from outside."""
        notifier = desktop_notifier(self._engine.events, self._env)
        self._task = asyncio.create_task(self._engine.run(notifier))
        endings.hear(asyncio.get_running_loop(), self._end)
        _logger.info("begun, version %s, process %d", __version__, os.getpid())
        try:
            await self._task
            _logger.info("ended: %s", texts.DATA_GONE)
        except asyncio.CancelledError:
            _logger.info("ended")
        finally:
            endings.hold_back()
        return 0

    def _end(self, why: str) -> None:
        """End, in order; asked again, go on with that."""
        if self._task is not None and not self._ending:
            self._ending = True
            _logger.info("ending: %s", why)
            self._task.cancel()

    def _looked(self) -> None:
        """Let others know how it goes, where that has changed or some time has passed."""
        engine, now = self._engine, self._clock.now().astimezone(UTC)
        trouble = engine.trouble
        if engine.way is None and not trouble:
            trouble = texts.NO_WAY_YET.format(detail=engine.readiness.detail)
        news = RunnerNews(os.getpid(), self._since, now, engine.way, engine.readiness.detail, trouble)
        if self._told is None or self._is_news(self._told, news, now):
            self._told = news
            self._lock.tell(news)

    @staticmethod
    def _is_news(told: RunnerNews, news: RunnerNews, now: datetime) -> bool:
        return told._replace(beat=now) != news or abs(now - told.beat) >= TELL_EVERY
