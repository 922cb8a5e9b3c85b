"""Several engines over one history: who shows what, who takes over, and what a dead one has left behind."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import Mark
from connect_tui.domain.showings import Answer, Stage, Way
from connect_tui.reminders import claims
from connect_tui.reminders.board import Board
from connect_tui.reminders.claims import Claim, OvertakenError
from connect_tui.reminders.popup import Delivery
from connect_tui.reminders.situation import AT_ONCE, learn_rules
from tests.reminders.desk import LISTENING, NINE, PRAISE, Desk, habits
from tests.reminders.desktop import until

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace

NO_BUS = {"PATH": os.environ["PATH"]}


async def test_two_engines_show_one_popup(desk: Desk) -> None:
    background, app = desk.start(), desk.start("app", patience=45)
    await desk.look()
    await desk.at("09:00")
    await desk.at("09:01:30")
    assert len(desk.recorder.popups) == 1
    assert desk.showing(NINE).by == background.name
    (told,) = app.told
    (popup,) = desk.recorder.popups
    assert (told.title, told.body) == (popup.title, popup.body)
    assert background.told == []
    await desk.press("done")
    assert desk.mark() is Mark.DONE
    assert len(app.told) == 1


async def test_two_alike_show_one_popup(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE, PRAISE.replace("praise", "more").replace("sincere", "make-time")))
    first, second = desk.start(), desk.start("app")
    await desk.look()
    for _ in range(8):
        desk.clock.move(minutes=20)
        for one in (first, second):
            one.engine.soon()
        await desk.look()
    assert sorted(desk.titles()) == ["Be sincere", "Listen attentively", "Make time for them"]
    assert len(first.told) + len(second.told) == 3


async def test_several_are_told_as_they_were_shown(desk: Desk) -> None:
    desk.write(habits(LISTENING, PRAISE))
    await desk.restart()
    await desk.close()
    app = desk.start("app", patience=45)
    await desk.look()
    desk.clock.move(hours=2, minutes=30)
    await desk.start().look()
    await app.look()
    (told,), (popup,) = app.told, desk.recorder.popups
    assert popup.title == "While you were away"
    assert (told.title, told.body) == (popup.title, popup.body)


async def test_a_late_one_is_told_as_it_was_shown(desk: Desk) -> None:
    await desk.restart()
    await desk.close()
    app = desk.start("app", patience=45)
    await desk.look()
    desk.clock.move(hours=2, minutes=30)
    await desk.start().look()
    await app.look()
    assert [one.body for one in app.told] == ["From 09:00: Ask one more question."]


async def test_what_was_shown_before_is_not_told(desk: Desk) -> None:
    desk.start()
    await desk.at("09:00")
    app = desk.start("app", patience=45)
    await desk.look()
    desk.done("sincere")
    await desk.look()
    assert app.told == []


async def test_what_was_shown_a_while_ago_is_not_told(desk: Desk) -> None:
    app = desk.start("app", patience=45)
    await desk.look()
    desk.clock.move(hours=1)
    await desk.start().look()
    assert len(desk.recorder.popups) == 1
    desk.clock.move(minutes=2)
    await app.look()
    assert app.told == []


async def test_the_app_shows_what_the_background_cannot(desk: Desk) -> None:
    desk.start(env=NO_BUS)
    app = desk.start("app", patience=45)
    await desk.at("09:00")
    await desk.at("09:00:44")
    assert desk.recorder.popups == []
    await desk.at("09:00:45")
    assert len(desk.recorder.popups) == 1
    assert desk.showing(NINE).by == app.name
    assert app.told == []


async def test_one_that_has_claimed_and_died_is_stood_in_for(desk: Desk) -> None:
    first = desk.start()
    await desk.look()
    await desk.close()
    desk.clock.move(hours=1)
    claim = claims.take(first.workspace, first.name, AT_ONCE)
    assert claim is not None
    desk.start("app")
    await desk.at("09:00:19")
    assert desk.recorder.popups == []
    await desk.at("09:00:20")
    assert len(desk.recorder.popups) == 1
    with pytest.raises(OvertakenError):
        claims.begin_sending(first.workspace, claim, {})


async def killed_with_a_popup(desk: Desk, clock_hours: int = 1) -> int:
    """Have a process show a popup and be killed with -9; return its number."""
    await desk.restart()
    await desk.close()
    desk.clock.move(hours=clock_hours)
    process = desk.start_process("background")
    await until(lambda: desk.on_show())
    process.kill()
    process.wait()
    assert len(desk.recorder.open) == 1
    return process.pid


async def test_what_a_dead_process_left_on_show_is_taken_back(desk: Desk) -> None:
    pid = await killed_with_a_popup(desk)
    assert desk.showing(NINE).by == f"background:{pid}"
    desk.start()
    await desk.look()
    assert desk.recorder.open == ()
    assert desk.showing(NINE).answer is Answer.WITHDRAWN
    await desk.at("09:30")
    assert len(desk.recorder.popups) == 1


async def test_a_new_process_may_have_the_number_of_the_dead_one(desk: Desk) -> None:
    await killed_with_a_popup(desk)
    with desk.other.store.change(None) as change:
        change.put_showing(desk.showing(NINE)._replace(by=f"background:{os.getpid()}"))
    desk.start()
    await desk.look()
    assert desk.recorder.open == ()
    assert desk.showing(NINE).answer is Answer.WITHDRAWN


async def test_what_a_living_process_shows_is_left_alone(desk: Desk) -> None:
    await desk.restart()
    await desk.close()
    desk.clock.move(hours=1)
    process = desk.start_process("background")
    try:
        await until(lambda: desk.on_show())
        desk.start("app")
        await desk.look()
        assert len(desk.recorder.open) == 1
        assert desk.showing(NINE).answer is None
    finally:
        process.kill()
        process.wait()


def claimed(desk: Desk) -> tuple[Workspace, Claim]:
    """Have the popup of nine o'clock claimed by a process that has not begun to show it."""
    workspace = desk.other
    learn_rules(workspace)
    desk.clock.move(hours=1)
    claim = claims.take(workspace, "background:1", AT_ONCE)
    assert claim is not None
    return workspace, claim


@pytest.mark.parametrize("how", ["done", "rest", "habits"])
async def test_what_is_settled_before_it_leaves_does_not_leave(desk: Desk, how: str) -> None:
    workspace, claim = claimed(desk)
    if how == "habits":
        desk.write(habits(PRAISE))
        assert desk.other is workspace
    else:
        getattr(desk, how)()
    with pytest.raises(OvertakenError):
        claims.begin_sending(workspace, claim, {})
    assert desk.showing(NINE).stage is Stage.CLAIMED


async def test_a_claim_that_was_overtaken_is_no_trouble(desk: Desk) -> None:
    running = desk.start()
    await desk.look()
    workspace, claim = claimed(desk)
    desk.done()
    board = Board(workspace, claim.by, lambda: None, lambda: True)
    assert not await board.put_up(running.notifier, claim)
    assert desk.recorder.popups == []


async def test_who_was_overtaken_writes_nothing_about_it(desk: Desk) -> None:
    workspace, claim = claimed(desk)
    desk.clock.move(seconds=20)
    other = claims.take(workspace, "app:2", AT_ONCE)
    assert other is not None
    claims.begin_sending(workspace, other, {})
    claims.settle(workspace, other.keys, "app:2", Delivery(Way.DBUS, shown=True, popup=7, server=":1.5"))
    shown = desk.showing(NINE)
    claims.settle(workspace, claim.keys, claim.by, Delivery(Way.DBUS, shown=False, trouble="no bus"))
    assert desk.showing(NINE) == shown
    assert (shown.by, shown.stage, shown.popup) == ("app:2", Stage.SHOWN, 7)


async def test_the_first_answer_holds(desk: Desk) -> None:
    workspace, claim = claimed(desk)
    claims.mark_answer(workspace, claim.keys, Answer.DONE)
    before = desk.showing(NINE)
    desk.clock.move(minutes=1)
    claims.mark_answer(workspace, claim.keys, Answer.WITHDRAWN)
    assert desk.showing(NINE) == before
    claims.mark_answer(workspace, ["gone@2026-11-22T09:00"], Answer.DONE)
    assert list(desk.showings()) == [NINE]


async def test_nothing_is_claimed_that_is_not_due(desk: Desk) -> None:
    workspace, claim = claimed(desk)
    assert claims.take(workspace, "app:2", AT_ONCE) is None
    assert list(desk.showings()) == [NINE]
    shown = desk.showing(NINE)
    assert (shown.stage, shown.by, shown.changed_at) == (Stage.CLAIMED, claim.by, desk.clock.now())
