"""How the reminders fare: who shows them, by which way, and what came of them lately."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.reminders.outlook import Entry, Status
from connect_tui.reminders.runner import RunnerNews, is_running, news
from connect_tui.reminders.situation import DAYS_AHEAD, next_of, outlook_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from connect_tui.domain.showings import Showing
    from connect_tui.services.workspace import Workspace

SILENT_FOR = timedelta(minutes=5)
"""After how long without a word the background process counts as hanging."""


class ReminderStatus(NamedTuple):
    """How the reminders fare."""

    running: bool
    """Whether the background process runs."""
    hangs: bool
    """Whether it runs, but has not looked for some minutes."""
    news: RunnerNews | None
    """What it told last; also after it has ended."""
    last_shown: Showing | None
    last_failed: Showing | None
    missed: tuple[Entry, ...]
    """Today's that nobody was there to show in time, those that were shown later included."""
    next: Entry | None


def status_of(workspace: Workspace) -> ReminderStatus:
    """Return how the reminders fare now."""
    found = outlook_of(workspace, DAYS_AHEAD)
    told, running = news(workspace.paths), is_running(workspace.paths)
    showings = list(workspace.store.showings().values())
    return ReminderStatus(
        running=running,
        hangs=running and told is not None and abs(found.now - told.beat) > SILENT_FOR,
        news=told,
        last_shown=_latest(showings, lambda one: one.shown_at),
        last_failed=_latest(showings, lambda one: one.failed_at),
        missed=tuple(
            one
            for one in found.entries
            if one.occurrence.day == found.today
            and (one.status is Status.MISSED or (one.late and one.status is Status.SHOWN))
        ),
        next=next_of(found),
    )


def _latest(showings: Iterable[Showing], when: Callable[[Showing], datetime | None]) -> Showing | None:
    dated = [(at, one) for one in showings if (at := when(one)) is not None]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None
