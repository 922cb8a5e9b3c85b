"""Removing people: what stays, what can be brought back, and what is gone for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Profile
from connect_tui.domain.plans import Plan
from connect_tui.domain.records import ChangeInfo
from connect_tui.services import check_ins, plans
from connect_tui.services.doctor import examine
from connect_tui.services.exchange import export_lines, import_data
from connect_tui.services.people import find_person, people_view
from connect_tui.services.people_changes import (
    add_person,
    forget_removed,
    log_contact,
    remove_person,
    save_person,
)
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in

TODAY = date(2026, 11, 22)
NAMES = ("Maya Quillfeather", "Majken", "Old Quill")


@pytest.fixture
def maya(workspace: Workspace) -> Profile:
    """Someone who was renamed, and whom check-ins, contacts and plans name."""
    added, _ = add_person(workspace, Profile("", "Old Quill"))
    save_person(workspace, added, added._replace(name=NAMES[0], also=("Majken",), notes="Quillfeather's own"))
    for back in range(3):
        check_ins.done(
            workspace, workspace.practices[:2], TODAY - timedelta(days=40 * back), people=["majken", "Sam"]
        )
    check_ins.set_people(workspace, workspace.practices[4], TODAY, ["Majken"])
    log_contact(workspace, ["Majken"], TODAY - timedelta(days=9), text="Tea")
    plan, _ = plans.add_plan(workspace, Plan("", "Tea", (), TODAY), ["Majken"])
    plans.keep_plan(workspace, plan.id, TODAY)
    return workspace.store.profiles()[added.id]


def files_naming(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(name.encode() in path.read_bytes() for name in ("Quill", "ajken"))
    )


def outside_backups(workspace: Workspace) -> list[str]:
    found = files_naming(workspace.paths.data)
    assert found, "the backups stay"
    return [name for name in found if not name.startswith("backups/")]


def test_a_mark_without_a_name_stays(workspace: Workspace, maya: Profile) -> None:
    found = remove_person(workspace, maya.id)
    assert found.outcome == (ChangeInfo("person-removed", TODAY, people=(maya.name,)), True, 0)
    assert found[1:] == (maya.name, 7, 2, 1, 0)
    assert [one.profile.name for one in people_view(workspace).everyone] == ["Sam"]
    record = workspace.store.check_in(TODAY, workspace.practices[0].id)
    assert record is not None
    assert maya.id in record.people
    with pytest.raises(WrongUse):
        find_person(workspace.store.profiles(), maya.name)
    with pytest.raises(WrongUse):
        remove_person(workspace, maya.id)
    [tombstone] = [one for one in workspace.store.export_records()["people"] if one["id"] == maya.id]
    assert tombstone.keys() == {"id", "rev", "deleted"}


def test_it_can_be_taken_back_for_thirty_days(
    workspace: Workspace, maya: Profile, clock: StandingClock, opened: Callable[[], Workspace]
) -> None:
    before = people_view(workspace)
    remove_person(workspace, maya.id)
    clock.move(days=29)
    assert forget_removed(opened()) == 0
    assert check_ins.undo(opened()) == ChangeInfo("person-removed", TODAY, people=(maya.name,))
    assert workspace.store.profiles()[maya.id] == maya
    clock.move(days=-29)
    assert people_view(opened()) == before


def test_after_thirty_days_it_is_passed_over(
    workspace: Workspace, maya: Profile, clock: StandingClock, opened: Callable[[], Workspace]
) -> None:
    remove_person(workspace, maya.id)
    clock.move(days=31)
    assert forget_removed(workspace) == 1
    assert forget_removed(workspace) == 0
    assert outside_backups(workspace) == []
    change = check_ins.undo(opened())
    assert change is not None
    assert change.kind == "plan-kept"
    while check_ins.undo(opened()) is not None:
        assert maya.id not in opened().store.profiles()


def test_the_log_forgets_by_itself_with_any_later_change(
    workspace: Workspace, maya: Profile, clock: StandingClock, opened: Callable[[], Workspace]
) -> None:
    remove_person(workspace, maya.id)
    clock.move(days=31)
    check_ins.done(opened(), workspace.practices[:1], TODAY + timedelta(days=31))
    assert outside_backups(workspace) == []


def test_an_undo_forgets_first(workspace: Workspace, maya: Profile, clock: StandingClock) -> None:
    remove_person(workspace, maya.id)
    clock.move(days=31)
    change = check_ins.undo(workspace)
    assert change is not None
    assert change.kind == "plan-kept"
    assert maya.id not in workspace.store.profiles()
    assert outside_backups(workspace) == []


def test_copies_are_forgotten_where_the_log_says_nothing_any_more(
    workspace: Workspace, maya: Profile, clock: StandingClock
) -> None:
    copies = workspace.paths.data / ".prev"
    remove_person(workspace, maya.id)
    left = {name: (copies / name).read_bytes() for name in ("people.json", "local-undo.json")}
    clock.move(days=31)
    assert forget_removed(workspace) == 1
    for name, data in left.items():
        (copies / name).write_bytes(data)
        assert forget_removed(workspace) == 0
        assert outside_backups(workspace) == []


def test_now_leaves_no_name_but_in_backups(
    workspace: Workspace, maya: Profile, clock: StandingClock, opened: Callable[[], Workspace]
) -> None:
    clock.move(days=1)
    found = remove_person(workspace, maya.id, now=True)
    assert found[1:] == (maya.name, 7, 2, 1, 0)
    assert outside_backups(workspace) == []
    kinds = []
    while (change := check_ins.undo(opened())) is not None:
        kinds.append(change.kind)
        assert not set(change.people) & set(NAMES)
        assert maya.id not in opened().store.profiles()
    assert kinds == ["plan-kept", "plan-added", "contact", "people", "done", "done", "done"]
    assert workspace.store.people() == {}
    assert outside_backups(workspace) == []


def test_now_forgets_what_a_large_change_replaced(workspace: Workspace, maya: Profile) -> None:
    newer = [{"id": maya.id, "rev": "8000000000000-0000-far", "name": "Quill the Third"}]
    many = [{"id": f"p{number}", "name": f"Name {number}"} for number in range(80)]
    workspace.store.merge({"people": [*newer, *many]}, ChangeInfo("import"))
    assert any(name.startswith("local-undo-") for name in files_naming(workspace.paths.data))
    remove_person(workspace, maya.id, now=True)
    assert outside_backups(workspace) == []
    check_ins.undo(workspace)
    assert [one.name for one in workspace.store.people().values()] == ["Sam"]


def test_an_older_export_does_not_bring_them_back(workspace: Workspace, maya: Profile) -> None:
    data = "".join(export_lines(workspace)).encode()
    remove_person(workspace, maya.id, now=True)
    import_data(workspace, data)
    assert maya.id not in workspace.store.profiles()


def test_a_removal_elsewhere_is_forgotten_here_too(
    workspace: Workspace, maya: Profile, clock: StandingClock, tmp_path: Path
) -> None:
    elsewhere = Workspace(paths_in(tmp_path / "elsewhere"), clock)
    import_data(elsewhere, "".join(export_lines(workspace)).encode())
    clock.move(minutes=5)
    remove_person(elsewhere, maya.id)
    import_data(workspace, "".join(export_lines(elsewhere)).encode())
    assert maya.id not in workspace.store.profiles()
    clock.move(days=31)
    assert forget_removed(workspace) == 1
    assert outside_backups(workspace) == []


def test_nobody_removed_costs_no_lock(workspace: Workspace, maya: Profile) -> None:
    before = {path: path.stat().st_mtime_ns for path in workspace.paths.data.iterdir()}
    assert forget_removed(workspace) == 0
    assert {path: path.stat().st_mtime_ns for path in workspace.paths.data.iterdir()} == before


def test_the_doctor_has_it_forgotten(workspace: Workspace, maya: Profile, clock: StandingClock) -> None:
    remove_person(workspace, maya.id)
    clock.move(days=31)
    assert all(one.ok for one in examine(workspace.paths, clock).findings)
    assert outside_backups(workspace) == []
