"""The engine where the store, habits.yaml, the server or the bus fail: it lives, says so, and recovers."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import tracemalloc
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from connect_tui.domain.records import Mark
from connect_tui.domain.showings import Answer, Stage, Way
from connect_tui.reminders import claims, texts
from connect_tui.reminders import engine as engine_module
from connect_tui.reminders.answers import OpenPopup
from connect_tui.reminders.notifiers import dbus, session
from connect_tui.reminders.notifiers.texts import DOES_NOT_ANSWER, NO_BUS, NO_SERVER
from connect_tui.reminders.situation import learn_rules
from connect_tui.reminders.status import status_of
from connect_tui.services.workspace import Workspace
from tests.reminders.desk import LISTENING, NINE, PRAISE, TEN, Desk, habits
from tests.reminders.desktop import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from connect_tui.services.reminder_subjects import Subject
    from connect_tui.services.workspace import Workspace

REFUSED = "org.freedesktop.Notifications.Error.ExcessNotificationGeneration"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (session, "PATIENCE"),
        (session, "START_PATIENCE"),
        (dbus, "REPLY_PATIENCE"),
        (dbus, "WITHDRAWAL_PATIENCE"),
        (engine_module, "LEAVING_SECONDS"),
    ):
        monkeypatch.setattr(module, name, 0.1)


@contextmanager
def full_disk(_: Desk) -> Iterator[None]:
    """Let nothing reach the disk any more."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full)
        yield


NO_WRITING = pytest.mark.parametrize("no_writing", [Desk.locked, full_disk], ids=["locked", "full"])
WRONG = {"locked": "has been writing", "full": "no room left"}


@NO_WRITING
async def test_nothing_can_be_claimed(
    desk: Desk, no_writing: Callable[[Desk], AbstractContextManager[None]], request: pytest.FixtureRequest
) -> None:
    wrong = WRONG[request.node.callspec.id]
    running = desk.start()
    await desk.look()
    with no_writing(desk):
        await desk.at("09:00")
        assert wrong in running.engine.trouble
        await desk.at("09:01")
        assert desk.recorder.popups == []
    assert desk.showings() == {}
    await desk.look()
    assert (desk.titles(), running.engine.trouble) == (["Listen attentively"], "")
    assert desk.showing(NINE).stage is Stage.SHOWN


@NO_WRITING
@pytest.mark.parametrize(("key", "mark"), [("done", Mark.DONE), ("not-today", Mark.REST), ("later", None)])
async def test_an_answer_that_cannot_be_recorded_is_kept(
    desk: Desk,
    no_writing: Callable[[Desk], AbstractContextManager[None]],
    request: pytest.FixtureRequest,
    key: str,
    mark: Mark | None,
) -> None:
    running = desk.start()
    await desk.at("09:00")
    with no_writing(desk):
        desk.recorder.press(1, key)
        await until(lambda: running.engine.trouble)
        await desk.look()
        assert WRONG[request.node.callspec.id.rpartition("-")[2]] in running.engine.trouble
        assert desk.showing(NINE).answer is None
    await desk.look()
    assert (desk.mark(), desk.showing(NINE).answer) == (mark, Answer(key))
    assert running.engine.trouble == ""
    assert ("listening" in desk.other.store.put_off()) is (key == "later")


async def test_what_cannot_be_recorded_is_recorded_in_its_order(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE))
    desk.start()
    await desk.at("09:00")
    await desk.at("10:00")
    with desk.locked():
        desk.recorder.press(1, "done")
        desk.recorder.press(2, "not-today")
        await desk.look()
        await desk.look()
    await desk.look()
    assert (desk.mark("listen"), desk.mark("sincere")) == (Mark.DONE, Mark.REST)
    assert (desk.showing(NINE).answer, desk.showing(TEN).answer) == (Answer.DONE, Answer.NOT_TODAY)


async def test_an_answer_that_cannot_be_recorded_before_the_end_is_tried_once_more(desk: Desk) -> None:
    running = desk.start()
    await desk.at("09:00")
    with desk.locked():
        desk.recorder.press(1, "done")
        await until(lambda: running.engine.trouble)
    await desk.close()
    assert (desk.mark(), desk.showing(NINE).answer) == (Mark.DONE, Answer.DONE)


async def test_it_ends_though_nothing_can_be_recorded(desk: Desk) -> None:
    running = desk.start()
    await desk.at("09:00")
    with desk.locked():
        await desk.close()
        assert running.task.done()
    assert desk.recorder.open == ()


async def test_that_it_was_shown_is_recorded_later(desk: Desk) -> None:
    running = desk.start()
    await desk.look()
    desk.recorder.deaf_to = frozenset({"Notify"})
    desk.clock.move(hours=1)
    running.engine.soon()
    await until(lambda: desk.recorder.popups)
    assert desk.showing(NINE).stage is Stage.SENDING
    with desk.locked():
        desk.recorder.go_on()
        await desk.look()
        assert running.engine.trouble
        assert desk.showing(NINE).stage is Stage.SENDING
    await desk.look()
    assert desk.showing(NINE).stage is Stage.SHOWN
    await desk.press("done")
    assert (desk.mark(), len(desk.recorder.popups)) == (Mark.DONE, 1)


async def test_locked_between_the_claim_and_the_sending(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_sending = claims.begin_sending

    def locked(workspace: Workspace, claim: claims.Claim, named: Mapping[str, Subject]) -> None:
        monkeypatch.setattr(claims, "begin_sending", begin_sending)
        with desk.locked():
            begin_sending(workspace, claim, named)

    monkeypatch.setattr(claims, "begin_sending", locked)
    running = desk.start()
    await desk.at("09:00")
    assert desk.recorder.popups == []
    assert desk.showing(NINE).stage is Stage.CLAIMED
    await desk.at("09:00:20")
    assert desk.titles() == ["Listen attentively"]
    assert running.engine.trouble == ""


async def test_broken_habits(desk: Desk) -> None:
    running = desk.start()
    await desk.look()
    desk.write("reminders: [{id: listening")
    await desk.at("09:00")
    assert running.engine.trouble == texts.CATALOGUE_BROKEN
    assert desk.titles() == ["Listen attentively"]
    desk.write(habits(PRAISE))
    await desk.at("10:00")
    assert running.engine.trouble == ""
    assert desk.titles() == ["Listen attentively", "Be sincere"]


async def test_no_bus_until_later(desk: Desk) -> None:
    desk.recorder.vanish()
    desk.bus.kill()
    running = desk.start()
    await desk.look()
    assert (running.engine.way, running.engine.readiness.detail) == (None, NO_BUS)
    await desk.at("09:00")
    assert desk.showings() == {}
    desk.bus.start()
    await desk.look()
    assert (running.engine.way, running.engine.readiness.detail) == (None, NO_SERVER)
    desk.recorder.come_back()
    await desk.look()
    assert desk.titles() == ["Listen attentively"]
    assert (running.engine.way, running.engine.readiness.detail) == (Way.DBUS, "recorder 1.0")
    assert desk.showing(NINE).stage is Stage.SHOWN


async def test_it_is_noticed_that_popups_can_be_shown_before_one_is_due(desk: Desk) -> None:
    desk.recorder.vanish()
    running = desk.start()
    await desk.look()
    assert (running.engine.way, running.engine.readiness.detail) == (None, NO_SERVER)
    desk.recorder.come_back()
    await desk.look()
    assert (running.engine.way, running.engine.readiness.detail) == (Way.DBUS, "recorder 1.0")


async def test_no_bus_for_too_long(desk: Desk) -> None:
    desk.recorder.vanish()
    desk.start()
    await desk.at("09:00")
    await desk.at("11:30")
    desk.recorder.come_back()
    await desk.look()
    assert [one.body for one in desk.recorder.popups] == ["From 09:00: Ask one more question."]


@pytest.mark.parametrize("what", ["server", "bus"])
async def test_restarted_in_between(desk: Desk, what: str) -> None:
    desk.write(habits(LISTENING, PRAISE))
    desk.start()
    await desk.at("09:00")
    if what == "server":
        desk.recorder.come_back()
    else:
        desk.recorder.vanish()
        desk.bus.restart()
        desk.recorder.come_back()
    await until(lambda: desk.showing(NINE).answer)
    assert desk.showing(NINE).answer is Answer.WITHDRAWN
    await desk.at("09:30")
    await desk.at("10:00")
    assert desk.titles() == ["Listen attentively", "Be sincere"]
    await desk.press("done")
    assert desk.mark("sincere") is Mark.DONE


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_hangs(desk: Desk) -> None:
    desk.start()
    await desk.look()
    desk.recorder.hang()
    await desk.at("09:00")
    shown = desk.showing(NINE)
    assert (shown.stage, shown.trouble, shown.popup) == (Stage.UNCONFIRMED, DOES_NOT_ANSWER, 0)
    for time in ("09:01", "09:30", "11:00"):
        await desk.at(time)
    assert len(desk.recorder.popups) == 1
    desk.recorder.go_on()
    await until(lambda: desk.showing(NINE).stage is Stage.SHOWN)
    await desk.at("11:30")
    assert len(desk.recorder.popups) == 1
    assert desk.showing(NINE).popup == 1
    await desk.press("done")
    assert desk.mark() is Mark.DONE


@pytest.mark.usefixtures("impatient")
async def test_what_is_never_confirmed_is_not_kept_for_ever(desk: Desk) -> None:
    desk.recorder.deaf_to = frozenset({"Notify"})
    desk.start()
    for day in range(22, 28):
        await desk.at(f"2026-11-{day} 09:00")
    assert {one.stage for one in desk.showings().values()} == {Stage.UNCONFIRMED}
    assert len(desk.showings()) == len(desk.recorder.popups) == 6
    gc.collect()
    assert sum(isinstance(one, OpenPopup) for one in gc.get_objects()) == 1


@pytest.mark.usefixtures("impatient")
async def test_confirmed_after_it_was_done_elsewhere(desk: Desk) -> None:
    desk.start()
    await desk.look()
    desk.recorder.hang()
    await desk.at("09:00")
    desk.done()
    await desk.look()
    desk.recorder.go_on()
    await until(lambda: desk.recorder.closed)
    await desk.look()
    assert desk.showing(NINE).answer is Answer.WITHDRAWN
    assert desk.recorder.open == ()


@pytest.mark.usefixtures("impatient")
async def test_refused_after_all(desk: Desk) -> None:
    desk.start()
    await desk.look()
    desk.recorder.hang()
    await desk.at("09:00")
    desk.recorder.refuses = REFUSED
    desk.recorder.go_on()
    await until(lambda: desk.showing(NINE).stage is Stage.FAILED)
    desk.recorder.refuses = ""
    await desk.at("09:00:29")
    assert len(desk.recorder.popups) == 1
    await desk.at("09:00:30")
    assert len(desk.recorder.popups) == 2
    assert desk.showing(NINE).stage is Stage.SHOWN


async def test_a_server_that_refuses(desk: Desk) -> None:
    desk.start()
    desk.recorder.refuses = REFUSED
    await desk.at("09:00")
    failed = desk.showing(NINE)
    assert (failed.stage, failed.shown_at, failed.failed_at) == (Stage.FAILED, None, desk.clock.now())
    assert "ExcessNotificationGeneration" in failed.trouble
    assert status_of(desk.other).last_failed == failed
    await desk.at("09:00:29")
    assert len(desk.recorder.popups) == 1
    desk.recorder.refuses = ""
    await desk.at("09:00:30")
    assert len(desk.recorder.popups) == 2
    shown = desk.showing(NINE)
    assert (shown.stage, shown.shown_at) == (Stage.SHOWN, desk.clock.now())
    assert shown.failed_at == failed.failed_at
    status = status_of(desk.other)
    assert (status.last_shown, status.last_failed) == (shown, shown)


async def test_a_server_that_goes_on_refusing_is_asked_ever_more_rarely(desk: Desk) -> None:
    desk.start()
    desk.recorder.refuses = REFUSED
    for _ in range(120):
        await desk.look()
        desk.clock.move(seconds=30)
        if not desk.recorder.popups:
            await desk.at("09:00")
    assert 3 <= len(desk.recorder.popups) <= 9
    assert desk.showing(NINE).stage is Stage.FAILED


def threads_and_descriptors() -> tuple[int, int]:
    return len(list(Path("/proc/self/task").iterdir())), len(list(Path("/proc/self/fd").iterdir()))


async def test_a_lock_that_is_held_for_long_grows_nothing(desk: Desk) -> None:
    desk.start()
    await desk.look()
    with desk.locked():
        await desk.at("09:00")
        before = threads_and_descriptors()
        for _ in range(5):
            await desk.look()
        assert threads_and_descriptors() == before
    await desk.look()
    assert desk.titles() == ["Listen attentively"]


async def test_a_thousand_looks_grow_nothing(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE))
    running = desk.start()
    await desk.at("09:00")
    await desk.at("10:00")

    async def look(times: int) -> tuple[int, int, int]:
        for _ in range(times):
            running.engine.soon()
            looks = running.looks
            desk.clock.move(seconds=1)
            await until(lambda looks=looks: running.looks > looks)  # type: ignore[misc]
        gc.collect()
        descriptors = len(list(Path("/proc/self/fd").iterdir()))
        return len(asyncio.all_tasks()), descriptors, tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        tasks, descriptors, memory = await look(100)
        now = await look(1000)
    finally:
        tracemalloc.stop()
    assert now[:2] == (tasks, descriptors)
    assert now[2] - memory < 20_000
    assert len(desk.recorder.popups) == 2


async def test_one_fault_does_not_end_the_reminders_to_come(desk: Desk) -> None:
    running = desk.start()
    await running.look()
    with patch.object(claims, "take", side_effect=RuntimeError("Maya")):
        await desk.at("09:00")
        assert "RuntimeError" in running.engine.trouble
        assert "Maya" not in running.engine.trouble
    await desk.look()
    await until(lambda: len(desk.recorder.popups) == 1)
    assert running.engine.trouble == ""


async def test_two_with_other_rules_do_not_write_against_each_other(desk: Desk, tmp_path: Path) -> None:
    first = desk.start("app")
    await first.look()
    other = Workspace(desk.paths._replace(config=tmp_path / "other"), desk.clock)
    learned = learn_rules(other)
    before = desk.other.store.known_rules()
    await first.look()
    assert learn_rules(other, learned) == learned
    assert desk.other.store.known_rules() == before
