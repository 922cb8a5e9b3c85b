"""How the reminders fare, as told to whoever asks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.showings import Showing, Stage, Way
from connect_tui.reminders.runner import RunnerLock, RunnerNews
from connect_tui.reminders.situation import learn_rules
from connect_tui.reminders.status import status_of
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in
from tests.reminders.desk import CLOSING, LISTENING, MORNING, NINE, PRAISE, SUNDAY, TEN, habits

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    paths = paths_in(tmp_path)
    paths.config.mkdir()
    paths.habits_file.write_text(habits(LISTENING, PRAISE, CLOSING))
    return Workspace(paths, StandingClock(MORNING))


def put(workspace: Workspace, key: str, *, shown: int = 0, failed: int = 0, late: bool = False) -> None:
    """Have a reminder shown, or fail, so many minutes from eight o'clock; 0 for never."""
    shown_at = MORNING + timedelta(minutes=shown) if shown else None
    failed_at = MORNING + timedelta(minutes=failed) if failed else None
    stage = Stage.SHOWN if shown else Stage.FAILED
    showing = Showing(key, key.partition("@")[0], SUNDAY, stage, MORNING, "background:1", shown_at, Way.DBUS)
    with workspace.store.change(None) as change:
        change.put_showing(showing._replace(failed_at=failed_at, late=late))


def test_nothing_yet(workspace: Workspace) -> None:
    status = status_of(workspace)
    assert (status.running, status.hangs, status.news) == (False, False, None)
    assert (status.last_shown, status.last_failed, status.missed) == (None, None, ())
    assert status.next is not None
    assert status.next.occurrence.key == NINE
    assert [one.name for one in workspace.paths.data.iterdir()] == ["cache"]


def test_the_last_ones(workspace: Workspace) -> None:
    put(workspace, TEN, shown=130, failed=120)
    put(workspace, NINE, failed=121)
    status = status_of(workspace)
    assert status.last_shown is not None
    assert status.last_failed is not None
    assert (status.last_shown.key, status.last_failed.key) == (TEN, NINE)


def test_what_was_missed(workspace: Workspace) -> None:
    learn_rules(workspace)
    clock = workspace.clock
    assert isinstance(clock, StandingClock)
    clock.move(hours=6)
    put(workspace, NINE, shown=180, late=True)
    status = status_of(workspace)
    assert [one.occurrence.key for one in status.missed] == [TEN, NINE]
    assert status.next is not None
    assert status.next.occurrence.rule.id == "closing"


@pytest.mark.parametrize(("minutes", "hangs"), [(0, False), (5, False), (5.1, True), (-5.1, True)])
def test_whether_it_hangs(workspace: Workspace, minutes: float, hangs: bool) -> None:
    lock = RunnerLock(workspace.paths)
    assert lock.acquire()
    told = RunnerNews(1, MORNING, MORNING - timedelta(minutes=minutes), Way.DBUS)
    lock.tell(told)
    assert status_of(workspace)[:3] == (True, hangs, told)
    lock.release()
    assert status_of(workspace)[:3] == (False, False, told)


def test_one_that_has_not_said_a_word(workspace: Workspace) -> None:
    lock = RunnerLock(workspace.paths)
    assert lock.acquire()
    assert status_of(workspace)[:3] == (True, False, None)
    lock.release()
