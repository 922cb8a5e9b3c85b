"""What a person notes about themselves: by example, and whatever two windows do to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.me import GoalStep, MeItem, MeKind
from connect_tui.domain.people import Style
from connect_tui.services import check_ins, me
from connect_tui.services.exchange import export_lines, import_data
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in

TODAY = date(2026, 11, 22)


def only(workspace: Workspace, kind: MeKind) -> MeItem:
    (item,) = me.me(workspace).of(kind)
    return item


def test_what_is_noted_is_there_for_others_and_one_undo_takes_it_back(
    opened: Callable[[], Workspace], workspace: Workspace
) -> None:
    item, outcome = me.add(
        workspace,
        MeKind.GOAL,
        "  Call Dad\x07\r\nevery week ",
        until=date(2026, 12, 4),
        steps=["find\nhis number", " ", "ask"],
    )
    assert outcome.changed
    found = only(opened(), MeKind.GOAL)
    assert found == item
    assert (found.text, found.since, found.until) == ("Call Dad\nevery week", TODAY, date(2026, 12, 4))
    assert found.steps == (GoalStep("find his number"), GoalStep("ask"))
    undone = check_ins.undo(workspace)
    assert undone is not None
    assert undone.kind == "me"
    assert me.me(opened()).goals == ()


def test_just_that_again_changes_nothing_until_it_is_over(workspace: Workspace) -> None:
    first, _ = me.add(workspace, MeKind.DARE, "Dance")
    again, outcome = me.add(workspace, MeKind.DARE, " dance ")
    assert (again, outcome.changed) == (first, False)
    me.mark_done(workspace, first.id)
    another, outcome = me.add(workspace, MeKind.DARE, "dance")
    assert outcome.changed
    assert another.id != first.id


@pytest.mark.parametrize(
    ("kind", "text", "more"),
    [
        (MeKind.WANT, " \u200b ", {}),
        (MeKind.WANT, "rest", {"until": TODAY}),
        (MeKind.DARE, "dance", {"steps": ["one"]}),
        (MeKind.GOAL, "fly", {"until": date(2046, 1, 1)}),
        (MeKind.STYLE, "cheerful", {}),
    ],
)
def test_what_cannot_be_noted_is_refused_with_a_way_on(
    workspace: Workspace, kind: MeKind, text: str, more: dict[str, object]
) -> None:
    with pytest.raises(WrongUse) as refused:
        me.add(workspace, kind, text, **more)  # type: ignore[arg-type]
    assert refused.value.hint
    assert workspace.store.me() == {}


def test_marking_done_and_letting_go(workspace: Workspace, clock: StandingClock) -> None:
    item, _ = me.add(workspace, MeKind.GOAL, "Call Dad", steps=["a", "b"])
    clock.move(days=2)
    second = me.step_numbered(item, 2)
    assert me.mark_step(workspace, item.id, second).changed
    assert not me.mark_step(workspace, item.id, second, day=TODAY).changed
    assert [step.done for step in only(workspace, MeKind.GOAL).steps] == [None, date(2026, 11, 24)]
    with pytest.raises(WrongUse, match="no such step"):
        me.step_numbered(item, 3)
    with pytest.raises(WrongUse, match="still to come"):
        me.mark_step(workspace, item.id, item.steps[0], day=date(2026, 11, 25))
    me.let_go(workspace, item.id)
    assert only(workspace, MeKind.GOAL).dropped == date(2026, 11, 24)
    me.mark_done(workspace, item.id, day=TODAY)
    now = only(workspace, MeKind.GOAL)
    assert (now.done, now.dropped) == (TODAY, None)
    assert not me.mark_done(workspace, item.id).changed
    with pytest.raises(WrongUse, match="still to come"):
        me.mark_done(workspace, item.id, day=date(2026, 11, 25))
    me.mark_done(workspace, item.id, done=False)
    assert only(workspace, MeKind.GOAL).is_open
    boundary, _ = me.add(workspace, MeKind.BOUNDARY, "Not after ten")
    with pytest.raises(WrongUse, match="goal or a dare"):
        me.mark_done(workspace, boundary.id)
    me.remove_item(workspace, item.id)
    assert me.me(workspace).goals == ()
    with pytest.raises(me.ItemGone):
        me.let_go(workspace, item.id)


def test_the_step_that_was_seen_is_marked_wherever_it_stands_by_now(
    opened: Callable[[], Workspace], workspace: Workspace
) -> None:
    item, _ = me.add(workspace, MeKind.GOAL, "Call Dad", steps=["a", "b", "c"])
    other = opened()
    me.change_item(other, item, item._replace(steps=item.steps[1:]))
    me.mark_step(workspace, item.id, item.steps[1], day=date(2026, 11, 21))
    assert only(workspace, MeKind.GOAL).steps == (GoalStep("b", date(2026, 11, 21)), GoalStep("c"))
    assert not me.mark_step(workspace, item.id, item.steps[1]).changed
    with pytest.raises(me.ItemGone):
        me.mark_step(workspace, item.id, item.steps[0])
    me.let_go(workspace, item.id)
    assert not me.mark_step(workspace, item.id, item.steps[2], if_open=True).changed


def test_a_goal_said_again_takes_the_day_and_the_steps_that_come_along(workspace: Workspace) -> None:
    first, _ = me.add(workspace, MeKind.GOAL, "Call home", steps=["find a time"])
    me.mark_step(workspace, first.id, first.steps[0])
    day = date(2026, 12, 4)
    again, outcome = me.add(workspace, MeKind.GOAL, "call HOME", until=day, steps=["Find a time", "ring"])
    assert outcome.changed
    assert only(workspace, MeKind.GOAL) == again
    assert (again.id, again.text, again.until) == (first.id, "Call home", day)
    assert again.steps == (GoalStep("find a time", TODAY), GoalStep("ring"))
    kept, outcome = me.add(workspace, MeKind.GOAL, "Call home", steps=["ring"])
    assert (kept, outcome.changed) == (again, False)


def test_a_style_holds_from_its_day_on_and_one_of_the_same_day_takes_its_place(
    workspace: Workspace, clock: StandingClock
) -> None:
    me.set_style(workspace, Style.SECURE)
    clock.move(days=1)
    for style in (Style.ANXIOUS, Style.FEARFUL):
        assert me.set_style(workspace, style).changed
    assert not me.set_style(workspace, Style.FEARFUL).changed
    with workspace.store.change(None) as change:
        me.put_new(change, MeKind.STYLE, "avoidant", date(2026, 11, 23))
        me.put_new(change, MeKind.STYLE, "fearful", date(2026, 11, 23))
    assert [(one.text, one.since.day) for one in me.me(workspace).styles] == [("secure", 22), ("fearful", 23)]
    me.set_style(workspace, Style.SECURE)
    assert [(one.text, one.since.day) for one in me.me(workspace).styles] == [("secure", 22)]


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (MeKind.STYLE, "Rather anxious, I think", "anxious"),
        (MeKind.STYLE, "neither anxious nor avoidant", None),
        (MeKind.STYLE, "secure", None),
        (MeKind.DARE, "DANCE", None),
        (MeKind.DARE, " sing\n", "sing"),
        (MeKind.GOAL, "\u200b", None),
    ],
)
def test_what_a_guide_keeps_is_kept_once(
    workspace: Workspace, kind: MeKind, text: str, kept: str | None
) -> None:
    me.set_style(workspace, Style.SECURE)
    me.add(workspace, MeKind.DARE, "dance")
    with workspace.store.change(None) as change:
        item = me.put_new(change, kind, text, TODAY)
    assert (item.text if item is not None else None) == kept
    assert item is None or workspace.store.me()[item.id] == item


def test_two_windows_change_a_goal_and_nothing_is_lost(
    opened: Callable[[], Workspace], workspace: Workspace
) -> None:
    before, _ = me.add(workspace, MeKind.GOAL, "Call Dad", steps=["a", "b", "c"])
    other = opened()
    me.mark_step(other, before.id, before.steps[0])
    marked = only(other, MeKind.GOAL)
    me.change_item(other, marked, marked._replace(text="Call Mum", until=date(2026, 12, 1)))
    after = before._replace(text="Call them", steps=(GoalStep("a"), GoalStep("c", TODAY), GoalStep("d")))
    me.change_item(workspace, before, after)
    now = only(workspace, MeKind.GOAL)
    assert (now.text, now.until) == ("Call Mum\nCall them", date(2026, 12, 1))
    assert now.steps == (GoalStep("a", TODAY), GoalStep("c", TODAY), GoalStep("d"))


WORDS = st.text("abc \n", min_size=1, max_size=6).filter(str.strip)
STEPS = st.lists(WORDS.map(lambda text: GoalStep(" ".join(text.split()))), max_size=3).map(tuple)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, STEPS, STEPS, st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_whoever_is_alone_gets_just_what_they_wrote(
    workspace: Workspace,
    text: str,
    other: str,
    steps: tuple[GoalStep, ...],
    others: tuple[GoalStep, ...],
    until: date | None,
) -> None:
    with workspace.store.change(None) as change:
        before = change.put_me(MeItem("", MeKind.GOAL, text.strip(), TODAY, steps=steps))
    me.change_item(workspace, before, before._replace(text=other, steps=others, until=until))
    now = workspace.store.me()[before.id]
    assert (now.text, now.steps, now.until) == (other.strip(), others, until)


def test_finding_by_number_id_and_part(workspace: Workspace) -> None:
    dare, _ = me.add(workspace, MeKind.DARE, "Call the neighbour")
    goal, _ = me.add(workspace, MeKind.GOAL, "Call Dad")
    want, _ = me.add(workspace, MeKind.WANT, "To laugh more")
    for text, item in (
        ("1", want),
        ("2", goal),
        ("3", dare),
        (dare.id, dare),
        ("LAUGH", want),
        ("dad", goal),
    ):
        assert me.find_item(workspace, None, text) == item
    assert me.find_item(workspace, MeKind.DARE, "call") == dare
    with pytest.raises(WrongUse) as several:
        me.find_item(workspace, None, "call")
    assert set(several.value.nearest) == {"Call Dad", "Call the neighbour"}
    with pytest.raises(WrongUse) as unknown:
        me.find_item(workspace, None, "laughs")
    assert unknown.value.nearest == ("To laugh more",)
    me.mark_done(workspace, goal.id)
    assert me.find_item(workspace, None, "call") == dare
    assert me.find_item(workspace, None, "call", over_first=True).id == goal.id
    with pytest.raises(WrongUse, match="Nothing was named"):
        me.find_item(workspace, None, " ")


def test_all_of_it_goes_along_to_another_machine(
    workspace: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    goal, _ = me.add(workspace, MeKind.GOAL, "Call Dad\n[/mum] \u202e", until=TODAY, steps=["a", "b"])
    me.mark_step(workspace, goal.id, goal.steps[1])
    me.set_style(workspace, Style.AVOIDANT)
    dare, _ = me.add(workspace, MeKind.DARE, "dance")
    me.mark_done(workspace, dare.id)
    boundary, _ = me.add(workspace, MeKind.BOUNDARY, "not after ten")
    me.let_go(workspace, boundary.id)
    other = Workspace(paths_in(tmp_path / "other"), clock)
    import_data(other, "".join(export_lines(workspace)).encode())
    assert me.me(other) == me.me(workspace)
