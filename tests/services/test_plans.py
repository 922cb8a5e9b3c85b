"""Making plans, keeping, moving and dropping them, and ideas for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from connect_tui.domain.contacts import How
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Profile, Remembered
from connect_tui.domain.plans import Plan, PlanState
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.schedules import Quota, Weekdays
from connect_tui.services import check_ins
from connect_tui.services.exchange import export_lines, import_data
from connect_tui.services.people_changes import add_person, remove_person
from connect_tui.services.plan_ideas import EVERYDAY
from connect_tui.services.plans import (
    add_plan,
    drop_plan,
    find_plan,
    keep_plan,
    move_plan,
    plan_ideas,
    plan_views,
    save_plan,
)
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in
from tests.services.people_oracle import answered

TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(days=1)


def plan(workspace: Workspace, what: str = "Tea", day: date = TODAY, **fields: Any) -> Plan:
    return add_plan(workspace, Plan("", what, (), day)._replace(**fields), ["Maya"])[0]


def stored(workspace: Workspace, made: Plan) -> Plan:
    return workspace.store.plans()[made.id]


def test_a_plan_is_read_back(workspace: Workspace, opened: Callable[[], Workspace]) -> None:
    maya = add_person(workspace, Profile("", "Maya"))[0]
    wanted = Plan(
        "x",
        " Tea\x07 ",
        ("gone", maya.id),
        TODAY,
        time(18, 30),
        Weekdays(frozenset({5, 6})),
        TOMORROW,
        "At ours",
        ("care",),
    )
    made, outcome = add_plan(workspace, wanted, ["Sam", "maya"])
    assert outcome.change == ChangeInfo("plan-added", TODAY, people=("Maya", "Sam"), what="Tea")
    sam = next(one.id for one in workspace.store.people().values() if one.name == "Sam")
    assert made == wanted._replace(id=made.id, what="Tea", people=(maya.id, sam), made=made.made)
    assert opened().store.plans() == {made.id: made}
    check_ins.undo(workspace)
    assert (opened().store.plans(), list(opened().store.people())) == ({}, [maya.id])


@pytest.mark.parametrize(
    "wrong",
    [
        Plan("", " \x07 ", (), TODAY),
        Plan("", "Tea", (), date(2040, 1, 1)),
        Plan("", "Tea", (), date(1899, 1, 1)),
        Plan("", "Tea", (), TODAY, repeat=Quota(1), until=TODAY - timedelta(days=1)),
        Plan("", "Tea", (), TODAY, repeat=Quota(1), until=date(9999, 1, 1)),
    ],
)
def test_what_cannot_be_planned_is_refused(workspace: Workspace, wrong: Plan) -> None:
    with pytest.raises(WrongUse):
        add_plan(workspace, wrong)
    assert plan_views(workspace, everything=True) == ()


def test_a_kept_plan_is_a_contact_and_checks_its_practices(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    made = plan(workspace, practices=("care", "no-longer-there", "together"))
    [maya] = made.people
    outcome = keep_plan(workspace, made.id, TODAY, text=" Lovely ")
    assert outcome.change == ChangeInfo(
        "plan-kept", TODAY, practices=("care", "together"), people=("Maya",), what="Tea"
    )
    [contact] = workspace.store.contacts(TODAY, TODAY)
    assert contact[:6] == (f"plan.{made.id}.2026-11-22", TODAY, (maya,), How.OTHER, "Lovely", made.id)
    assert [(one.practice, one.mark, one.people) for one in workspace.store.check_ins(TODAY, TODAY)] == [
        ("care", Mark.DONE, (maya,)),
        ("together", Mark.DONE, (maya,)),
    ]
    assert answered(workspace)[maya].last == TODAY
    [view] = plan_views(workspace, everything=True)
    assert (view.people, view.standing.state, view.standing.kept) == (("Maya",), PlanState.KEPT, (TODAY,))
    assert not keep_plan(opened(), made.id, TODAY).changed
    assert not keep_plan(opened(), made.id, TODAY - timedelta(days=1)).changed
    assert keep_plan(opened(), made.id, TODAY, text="And cake").changed
    assert workspace.store.contacts(TODAY, TODAY)[0].text == "Lovely\nAnd cake"
    check_ins.undo(workspace)
    check_ins.undo(workspace)
    assert (workspace.store.contacts(TODAY, TODAY), workspace.store.check_ins(TODAY, TODAY)) == ([], [])
    assert plan_views(opened())[0].standing.kept == ()


def test_keeping_takes_the_practices_one_names(workspace: Workspace) -> None:
    made = plan(workspace, practices=("care",), repeat=Quota(2))
    keep_plan(workspace, made.id, TODAY, practices=[])
    assert workspace.store.check_ins(TODAY, TODAY) == []
    before = TODAY - timedelta(days=1)
    keep_plan(workspace, made.id, before, practices=["listen"])
    assert [one.practice for one in workspace.store.check_ins(before, before)] == ["listen"]
    assert plan_views(workspace)[0].standing.kept == (before, TODAY)
    for wrong in (["no such"], ["Listen attentively"]):
        with pytest.raises(WrongUse, match="no practice"):
            keep_plan(workspace, made.id, TODAY, practices=wrong)
    for day, why in ((TOMORROW, "the plan cannot be kept yet"), (date(1899, 12, 31), "too long ago")):
        with pytest.raises(WrongUse, match=why):
            keep_plan(workspace, made.id, day)


def test_moving_and_dropping(workspace: Workspace) -> None:
    made = plan(workspace, at=time(18))
    assert move_plan(workspace, made.id, TOMORROW).change == ChangeInfo(
        "plan-moved", TOMORROW, people=("Maya",), what="Tea"
    )
    assert stored(workspace, made)[3:5] == (TOMORROW, time(18))
    assert not move_plan(workspace, made.id, TOMORROW).changed
    move_plan(workspace, made.id, TODAY, time(9))
    assert drop_plan(workspace, made.id).change == ChangeInfo(
        "plan-dropped", TODAY, people=("Maya",), what="Tea"
    )
    assert stored(workspace, made) == made._replace(at=time(9), dropped=TODAY)
    assert not drop_plan(workspace, made.id).changed
    assert plan_views(workspace) == ()
    move_plan(workspace, made.id, TOMORROW)
    assert [view.standing.next for view in plan_views(workspace)] == [TOMORROW]
    for _ in range(2):
        check_ins.undo(workspace)
    assert stored(workspace, made) == made._replace(at=time(9))
    weekly = plan(workspace, repeat=Quota(1), until=TOMORROW)
    with pytest.raises(WrongUse, match="last day"):
        move_plan(workspace, weekly.id, TOMORROW + timedelta(days=1))


def test_a_plan_that_is_gone_is_wrong_use(workspace: Workspace) -> None:
    made = plan(workspace)
    check_ins.undo(workspace)
    changes: list[Callable[[], object]] = [
        lambda: keep_plan(workspace, made.id, TODAY),
        lambda: move_plan(workspace, made.id, TODAY),
        lambda: drop_plan(workspace, made.id),
        lambda: save_plan(workspace, made, made._replace(what="Cake")),
    ]
    for change in changes:
        with pytest.raises(WrongUse, match="not there any more"):
            change()


def test_only_what_differs_is_saved(workspace: Workspace, opened: Callable[[], Workspace]) -> None:
    made = plan(workspace)
    save_plan(opened(), made, made._replace(what="Cake", repeat=Quota(2)))
    outcome = save_plan(workspace, made, made._replace(place=" Ours "), ["Sam", "maya"])
    assert outcome.change == ChangeInfo("plan", TODAY, people=("Sam", "Maya"), what="Tea")
    found = stored(workspace, made)
    names = workspace.store.people()
    assert (found.what, found.repeat, found.place) == ("Cake", Quota(2), "Ours")
    assert [names[one].name for one in found.people] == ["Sam", "Maya"]
    assert not save_plan(workspace, found, found).changed
    assert save_plan(workspace, found, found, []).changed
    assert stored(workspace, made).people == ()


def test_the_order_of_plans(workspace: Workspace, clock: StandingClock) -> None:
    for what, day, fields in (
        ("any time", TOMORROW, {}),
        ("late", TOMORROW, {"at": time(20)}),
        ("early", TOMORROW, {"at": time(8)}),
        ("passed", TODAY - timedelta(days=3), {}),
        ("passed later", TODAY - timedelta(days=2), {}),
        ("weekly", TODAY - timedelta(days=30), {"repeat": Weekdays(frozenset({1}))}),
        ("kept", TODAY - timedelta(days=9), {}),
        ("ended", TODAY - timedelta(days=50), {"repeat": Quota(1), "until": TODAY - timedelta(days=20)}),
    ):
        made = plan(workspace, what, day, **fields)
        if what == "kept":
            keep_plan(workspace, made.id, TODAY)
    open_ones = ["early", "late", "any time", "weekly", "passed later", "passed"]
    assert [view.plan.what for view in plan_views(workspace)] == open_ones
    assert [view.plan.what for view in plan_views(workspace, everything=True)] == [
        *open_ones,
        "kept",
        "ended",
    ]


def test_finding_a_plan(workspace: Workspace) -> None:
    for number, what in enumerate(("Tea", "Tea and cake", "Climbing", "3 games")):
        plan(workspace, what, TODAY + timedelta(days=number))
    views = plan_views(workspace)
    for text, found in (("tea", 0), ("2", 1), ("CLIMB", 2), ("3 g", 3), (views[3].plan.id, 3), (" 4 ", 3)):
        assert find_plan(views, text) is views[found]
    for wrong in ("cake or", "", " ", "0", "5", "٣", "te", "\x00"):
        with pytest.raises(WrongUse):
            find_plan(views, wrong)
    with pytest.raises(WrongUse) as caught:
        find_plan(views, "te")
    assert caught.value.nearest == ("Tea", "Tea and cake")


def test_ideas_begin_with_what_is_shared(workspace: Workspace, clock: StandingClock) -> None:
    climbing, tea = Remembered("Climbing", TODAY), Remembered("Loves strong tea.", TODAY)
    maya = add_person(
        workspace, Profile("", "Maya", in_common=(Remembered("Chess"), climbing), details=(tea,))
    )[0]
    sam = add_person(
        workspace,
        Profile("", "Sam", in_common=(Remembered("climbing"),), details=(Remembered("Has a twin"),)),
    )[0]
    found = plan_ideas(workspace, [maya.id, "gone", sam.id])
    assert found[:3] == ("Something with: Climbing", "Something with: Chess", "Something with: strong tea")
    assert set(found[3:]) < set(EVERYDAY)
    clock.move(days=1)
    assert plan_ideas(workspace, []) != found[3:]
    assert len(plan_ideas(workspace, [])) == len(found[3:])


@pytest.mark.parametrize(
    "detail",
    [
        "Likes to be called in the morning",
        "Does not like fish",
        "Loves it",
        "Moved into a flat",
        "Never enjoys films",
    ],
)
def test_a_detail_that_nobody_can_do_is_no_idea(workspace: Workspace, detail: str) -> None:
    maya = add_person(workspace, Profile("", "Maya", details=(Remembered(detail, TODAY),)))[0]
    assert plan_ideas(workspace, [maya.id]) == plan_ideas(workspace, [])


def test_two_machines_that_kept_the_same_plan_kept_it_once(
    workspace: Workspace, clock: StandingClock, tmp_path: Path
) -> None:
    made = plan(workspace, practices=("care",))
    elsewhere = Workspace(paths_in(tmp_path / "elsewhere"), clock)
    import_data(elsewhere, "".join(export_lines(workspace)).encode())
    keep_plan(workspace, made.id, TODAY, text="Here")
    clock.move(minutes=1)
    keep_plan(elsewhere, made.id, TODAY, text="There")
    for one, other in ((workspace, elsewhere), (elsewhere, workspace)):
        import_data(one, "".join(export_lines(other)).encode())
    assert workspace.store.export_records() == elsewhere.store.export_records()
    assert [one.text for one in workspace.store.contacts(TODAY, TODAY)] == ["There"]
    assert plan_views(workspace, everything=True) == plan_views(elsewhere, everything=True)
    assert plan_views(workspace, everything=True)[0].standing.kept == (TODAY,)


def test_a_kept_plan_is_not_moved(workspace: Workspace) -> None:
    made = plan(workspace)
    keep_plan(workspace, made.id, TODAY)
    with pytest.raises(WrongUse, match="kept"):
        move_plan(workspace, made.id, TOMORROW)
    assert stored(workspace, made).day == TODAY


def test_a_plan_for_weekdays_moves_among_them_only(workspace: Workspace) -> None:
    monday = TODAY + timedelta(days=1)
    made = plan(workspace, day=monday, repeat=Weekdays(frozenset({0})))
    with pytest.raises(WrongUse, match="Thursday") as caught:
        move_plan(workspace, made.id, monday + timedelta(days=3))
    assert caught.value.hint
    assert stored(workspace, made).day == monday
    assert move_plan(workspace, made.id, monday + timedelta(days=7)).changed


def test_keeping_a_plan_names_nobody_who_was_removed(workspace: Workspace) -> None:
    made = add_plan(workspace, Plan("", "Tea", (), TODAY), ["Maya", "Sam"])[0]
    remove_person(workspace, made.people[0])
    keep_plan(workspace, made.id, TODAY)
    assert [one.people for one in workspace.store.contacts(TODAY, TODAY)] == [made.people[1:]]


def test_kept_plans_are_found_in_a_file_laid_out_otherwise(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    made = plan(workspace, repeat=Quota(2))
    keep_plan(workspace, made.id, TODAY)
    table = workspace.paths.data / "contacts-2026.json"
    documents = json.loads(table.read_bytes())
    for layout in ({"indent": 4}, {"indent": 0}, {"separators": (", ", ": ")}):
        table.write_text(json.dumps(documents, **layout) + "\n")
        assert opened().store.kept_days() == {made.id: [TODAY]}
