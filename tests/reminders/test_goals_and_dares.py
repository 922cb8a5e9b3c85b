"""Reminders of what one means to do: a goal, or a small dare."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connect_tui.domain.me import GoalStep, MeItem, MeKind
from connect_tui.domain.showings import Answer
from connect_tui.reminders.composing import headline
from connect_tui.reminders.situation import outlook_of
from connect_tui.services import check_ins
from connect_tui.services import me as me_service
from connect_tui.services.me import add, let_go, mark_done, mark_step, me, remove_item
from connect_tui.services.reminders import answer_item
from tests.reminders.desk import SUNDAY, Desk, habits
from tests.reminders.people_popups import ALL, labels, nothing_shown, shown

GOALS = "{id: my-goals, kind: goals, at: '10:00', text: A little today?}"
DARES = "{id: my-dares, kind: dares, at: '10:00', text: If you like.}"
TEN = "my-goals@2026-11-22T10:00"


def item(desk: Desk, item_id: str) -> MeItem:
    return desk.other.store.me()[item_id]


def goal(desk: Desk, *steps: str) -> str:
    until = SUNDAY + timedelta(days=4)
    return add(desk.other, MeKind.GOAL, "Call Mum <b>each</b> week", until=until, steps=steps)[0].id


async def test_done_takes_the_next_step_of_the_goal_it_names_and_one_undo_takes_it_back(desk: Desk) -> None:
    number = goal(desk, "Ask when it suits her", "Write it down")
    title, body = await shown(desk, GOALS, "10:00")
    assert title == "Your goal: Call Mum <b>each</b> week"
    assert body.splitlines() == ["Next step: Ask when it suits her", "By Thursday.", "A little today?"]
    assert labels(desk) == ALL
    assert desk.showing(TEN).item == number
    assert [headline(desk.other, one.occurrence, one.showing) for one in outlook_of(desk.other).entries] == [
        title
    ]
    await desk.press("done")
    assert [step.done for step in item(desk, number).steps] == [SUNDAY, None]
    assert (item(desk, number).done, desk.showing(TEN).answer) == (None, Answer.DONE)
    undone = check_ins.undo(desk.other)
    assert undone is not None
    assert undone.kind == "me"
    assert item(desk, number).next_step == ("Ask when it suits her", None)


async def test_a_popup_belongs_to_its_day_whatever_has_changed_since(desk: Desk) -> None:
    number = goal(desk, "Ask", "Write it down", "Call")
    await shown(desk, GOALS, "10:00")
    before = item(desk, number)
    me_service.change_item(desk.other, before, before._replace(steps=before.steps[1:]))
    after = SUNDAY + timedelta(days=1)
    desk.clock.move(days=1)
    for step in ("Ask", "Write it down"):
        answer_item(desk.other, number, step, SUNDAY)
    assert item(desk, number).steps == (GoalStep("Write it down", SUNDAY), GoalStep("Call"))
    mark_done(desk.other, number)
    for step in ("", "Call"):
        answer_item(desk.other, number, step, SUNDAY)
    assert (item(desk, number).done, item(desk, number).next_step) == (after, GoalStep("Call"))


async def test_a_goal_without_steps_and_a_dare_are_done_whole(desk: Desk) -> None:
    numbers = goal(desk), add(desk.other, MeKind.DARE, "Say hello first")[0].id
    desk.write(habits(GOALS, DARES.replace("10:00", "11:00")))
    desk.start()
    for at in ("10:00", "11:00"):
        await desk.at(at)
        await desk.press("done")
    assert desk.titles() == ["Your goal: Call Mum <b>each</b> week", "Your dare: Say hello first"]
    assert [item(desk, one).done for one in numbers] == [SUNDAY, SUNDAY]


async def test_without_any_or_on_a_day_with_a_step_there_is_none(desk: Desk) -> None:
    add(desk.other, MeKind.DARE, "Say hello first")
    await nothing_shown(desk, GOALS, "10:00")
    number = goal(desk, "Ask")
    mark_step(desk.other, number, GoalStep("Ask"))
    await desk.at("2026-11-22 10:05")
    assert desk.recorder.popups == []


@pytest.mark.parametrize("how", ["done", "let go", "removed"])
async def test_it_is_taken_back_once_it_no_longer_holds(desk: Desk, how: str) -> None:
    number = add(desk.other, MeKind.DARE, "Say hello first")[0].id
    await shown(desk, DARES, "10:00")
    if how == "done":
        mark_done(desk.other, number)
    elif how == "let go":
        let_go(desk.other, number)
    else:
        remove_item(desk.other, number)
    await desk.look()
    assert desk.recorder.open == ()
    assert [one.answer for one in desk.showings().values()] == [Answer.WITHDRAWN]


async def test_later_names_the_same_one_again(desk: Desk) -> None:
    for text in ("One", "Two", "Three"):
        add(desk.other, MeKind.GOAL, text)
    await shown(desk, GOALS, "10:00")
    await desk.press("later")
    await desk.at("10:30")
    assert len(desk.titles()) == 2
    assert len(set(desk.titles())) == 1


async def test_asked_about_once_a_week_each_has_their_turn_as_foretold(desk: Desk) -> None:
    for text in ("One", "Two", "Three", "Four"):
        add(desk.other, MeKind.GOAL, text)
    in_order = [f"Your goal: {one.text}" for one in me(desk.other).goals]
    desk.write(habits(GOALS.replace("}", ", days: sun}")))
    desk.start()
    foretold = []
    for week in range(6):
        day = SUNDAY + timedelta(weeks=week)
        await desk.at(f"{day} 10:00")
        (following,) = (one for one in outlook_of(desk.other, 8).entries if one.occurrence.day > day)
        foretold.append(headline(desk.other, following.occurrence))
    assert desk.titles() == in_order + in_order[:2]
    assert foretold[:-1] == desk.titles()[1:]


async def test_a_discreet_popup_says_nothing_of_it(desk: Desk) -> None:
    goal(desk, "Ask when it suits her")
    desk.write(habits(GOALS, popups="discreet"))
    desk.start()
    await desk.at("10:00")
    (popup,) = desk.recorder.popups
    assert (popup.title, popup.body) == ("Connect", "Something you mean to do is waiting for you.")
